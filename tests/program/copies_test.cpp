// The rolling copy to a second folder, and dais salvage as an operator types it.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using namespace meeting;
using testing::HasSubstr;

const MeetingKey kFirst{"2021-07-26-morning"};

std::vector<fs::path> copies_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (const auto& each : fs::directory_iterator{folder, failed}) {
        if (each.path().filename().string().starts_with("m.row-") &&
            each.path().extension() == ".dais") {
            found.push_back(each.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::int64_t rows_of(const fs::path& copy) {
    return std::stoll(copy.filename().string().substr(std::string{"m.row-"}.size()));
}

// The newest copy, once it holds so many rows.
fs::path copy_with(const fs::path& folder, std::int64_t rows) {
    const auto until = std::chrono::steady_clock::now() + kDeadline;
    while (std::chrono::steady_clock::now() < until) {
        const auto copies = copies_in(folder);
        if (!copies.empty() && rows_of(copies.back()) >= rows) {
            return copies.back();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    ADD_FAILURE() << "no copy with " << rows << " rows came in time";
    return {};
}

TEST(Copies, TheNewestThreeAreKeptAndWhatIsNotOursStays) {
    const Folder folder;
    const fs::path stick = folder / "stick";
    fs::create_directory(stick);
    const fs::path foreign = stick / "m.row-000000001.dais";
    std::ofstream{foreign} << "not a record";
    make_bms7(folder / "m.dais");
    Serving serving{folder / "m.dais", {}, {"--backup-to", stick.string(), "--backup-every", "1"}};
    Officer ana{serving, "Ana"};
    std::int64_t last = ana.say(OpenMeeting{kFirst})["last"];
    constexpr int kRounds = 5;
    for (int i = 1; i <= kRounds; ++i) {
        const fs::path copy = copy_with(stick, last);
        const Finished verified = dais({"verify", copy.string()});
        EXPECT_EQ(verified.exit_code, 0) << verified.err;
        EXPECT_EQ(fs::status(copy).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        last = ana.say(ReleaseSpeakers{kFirst, i})["last"];
    }
    static_cast<void>(copy_with(stick, last));
    EXPECT_EQ(serving.stop(), 0);
    EXPECT_EQ(copies_in(stick).size(), 3U + 1U) << "three, and the one that is not ours";
    EXPECT_TRUE(fs::exists(foreign));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& each : fs::directory_iterator{stick}) {
        ++files;
    }
    EXPECT_EQ(files, 4U) << "nothing half done is left";
}

TEST(Copies, AFolderThatGoesAndComesBackIsSaidAndTriedAgain) {
    const Folder folder;
    const fs::path stick = folder / "stick";
    fs::create_directory(stick);
    make_bms7(folder / "m.dais");
    Serving serving{folder / "m.dais", {}, {"--backup-to", stick.string(), "--backup-every", "1"}};
    Officer ana{serving, "Ana"};
    static_cast<void>(copy_with(stick, ana.say(OpenMeeting{kFirst})["last"]));
    fs::rename(stick, folder / "pulled");
    const std::int64_t last = ana.say(ReleaseSpeakers{kFirst, 3})["last"];
    // A busy disk may be said to be slow first.
    const Json record = ana.slice("record", [](const Json& each) {
        return each["trouble"].get<std::string>().starts_with("No new copy of the record");
    });
    EXPECT_TRUE(record["written"]) << "the record itself goes on";
    fs::rename(folder / "pulled", stick);
    const fs::path copy = copy_with(stick, last);
    EXPECT_EQ(dais({"verify", copy.string()}).exit_code, 0);
    static_cast<void>(ana.slice(
        "record", [](const Json& each) { return each["trouble"].get<std::string>().empty(); }));
    EXPECT_EQ(serving.stop(), 0);
    EXPECT_THAT(serving.written().second, HasSubstr("No new copy of the record"));
}

// A copy is a conference file like any other.
TEST(Copies, AMeetingGoesOnFromACopy) {
    const Folder folder;
    const fs::path stick = folder / "stick";
    fs::create_directory(stick);
    make_bms7(folder / "m.dais");
    fs::path copy;
    {
        Serving serving{folder / "m.dais", {}, {"--backup-to", stick.string()}};
        copy = copy_with(stick, 1);
    }
    Serving again{copy};
    Officer ana{again, "Ana"};
    EXPECT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
}

// Flips one byte of the text `what` where it stands last in a file.
void damage(const fs::path& file, const std::string& what) {
    std::ifstream in{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const std::size_t at = bytes.find(what);
    ASSERT_NE(at, std::string::npos);
    bytes[at] = '#';
    std::ofstream{file, std::ios::binary} << bytes;
}

TEST(Salvage, SavesTheSoundBeginningAndSaysWhatWasNotTaken) {
    const Folder folder;
    const fs::path file = folder / "m.dais";
    make_bms7(file);
    {
        Serving serving{file};
        Officer ana{serving, "Ana"};
        ASSERT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
        ASSERT_TRUE(ana.say(SayPrivately{"for the Chair's eyes only"})["accepted"]);
        ASSERT_TRUE(ana.say(ReleaseSpeakers{kFirst, 3})["accepted"]);
        EXPECT_EQ(serving.stop(), 0);
    }
    damage(file, "MeetingOpened");
    for (const auto& arguments :
         std::vector<std::vector<std::string>>{{"verify", file.string()},
                                               {"serve", file.string(), "--port", "0"},
                                               {"record", file.string()},
                                               {"export", file.string()}}) {
        const Finished refused = dais(arguments);
        EXPECT_EQ(refused.exit_code, 1) << arguments.front();
        EXPECT_THAT(refused.err, HasSubstr("is damaged at row 4")) << arguments.front();
        EXPECT_THAT(refused.err, HasSubstr("dais salvage")) << arguments.front();
    }
    const auto before = fs::last_write_time(file);
    const fs::path to = folder / "saved.dais";
    const Finished saved = dais({"salvage", file.string(), to.string()});
    EXPECT_EQ(saved.exit_code, 0) << saved.err;
    EXPECT_THAT(saved.out, HasSubstr("a sound record of 3 rows. From row 4 on nothing was taken"));
    EXPECT_EQ(dais({"verify", to.string()}).exit_code, 0);
    EXPECT_EQ(fs::last_write_time(file), before);
    EXPECT_EQ(dais({"verify", file.string()}).exit_code, 1) << "it is as it was";

    std::ifstream rest{to.string() + ".rest.jsonl"};
    std::string lines{std::istreambuf_iterator<char>{rest}, {}};
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 3);
    EXPECT_THAT(lines, HasSubstr("SpeakersReleased"));
    EXPECT_THAT(lines, HasSubstr("PrivatelySaid"));
    EXPECT_THAT(lines, testing::Not(HasSubstr("for the Chair's eyes only")));

    EXPECT_THAT(dais({"salvage", file.string(), to.string()}).err, HasSubstr("is there already"));
    Serving again{to};
    Officer ben{again, "Ben"};
    EXPECT_TRUE(ben.say(OpenMeeting{kFirst})["accepted"]);
}

TEST(Salvage, RefusesWhatIsNotThereInUseOrNoRecord) {
    const Folder folder;
    const fs::path file = folder / "m.dais";
    const std::string to = (folder / "saved.dais").string();
    EXPECT_THAT(dais({"salvage", file.string(), to}).err, HasSubstr("There is no file"));
    std::ofstream{folder / "letter"} << std::string(5'000, 'x');
    EXPECT_THAT(dais({"salvage", (folder / "letter").string(), to}).err, HasSubstr("can be saved"));
    make_bms7(file);
    const Serving serving{file};
    EXPECT_THAT(dais({"salvage", file.string(), to}).err, HasSubstr("is open in another Dais"));
    EXPECT_FALSE(fs::exists(to));
}

}  // namespace
}  // namespace dais::test
