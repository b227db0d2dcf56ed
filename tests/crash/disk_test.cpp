// A disk in trouble under the running program: slow, read-only, the record's files deleted or
// replaced. Screens go on, the officers are told, what could not be recorded is refused, and when
// the disk is back so is the record, without a restart.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using namespace meeting;
using testing::HasSubstr;

const MeetingKey kFirst{"2021-07-26-morning"};

const auto kWritten = [](const Json& record) { return record["written"].get<bool>(); };
const auto kNotWritten = [](const Json& record) { return !record["written"].get<bool>(); };

class Disk : public testing::Test {
  protected:
    void SetUp() override { make_bms7(file()); }
    [[nodiscard]] fs::path file() const { return folder_ / "m.dais"; }
    [[nodiscard]] fs::path part(const char* ending) const { return file().string() + ending; }

    // The program on a disk that does as it is told (tests/support/troubled_disk.cpp).
    [[nodiscard]] std::map<std::string, std::string> troubled() const {
        const char* sanitizer = std::getenv("ASAN_OPTIONS");
        return {{"LD_PRELOAD", DAIS_TROUBLED_DISK},
                {"DAIS_TEST_DISK", control().string()},
                {"ASAN_OPTIONS", (sanitizer == nullptr ? std::string{} : sanitizer) +
                                     std::string{":verify_asan_link_order=0"}}};
    }
    void tell_disk(const std::string& what) const { std::ofstream{control()} << what << '\n'; }
    void sound_with(std::int64_t rows) const {
        const Finished verified = dais({"verify", file().string()});
        EXPECT_EQ(verified.exit_code, 0) << verified.err;
        EXPECT_THAT(verified.out, HasSubstr(": " + std::to_string(rows) + " rows"));
    }

    Folder folder_;

  private:
    [[nodiscard]] fs::path control() const { return folder_ / "disk-does"; }
};

TEST_F(Disk, SlowIsSaidWhileItIsAndScreensGoOn) {
    Serving serving{file(), troubled()};
    Officer ana{serving, "Ana"};
    ASSERT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
    tell_disk("slow");
    const std::string id = ana.send(ReleaseSpeakers{kFirst, 3});
    const Json record = ana.slice("record", kNotWritten);
    EXPECT_THAT(record["trouble"].get<std::string>(), HasSubstr("The disk is slow"));
    // The desk waits for its disk: a screen that comes now is greeted, with the time, all the same.
    Officer ben{serving, "Ben"};
    EXPECT_EQ(ben.slice("floor/main", [](const Json&) { return true; })["state"], "in-session");
    EXPECT_FALSE(ben.slice("record", [](const Json&) { return true; })["written"]);
    tell_disk("");
    const Json answer = ana.answer(id);
    EXPECT_TRUE(answer["accepted"]);
    const Json written = ana.slice("record", kWritten);
    EXPECT_EQ(written["trouble"], "");
    EXPECT_TRUE(ana.say(ReleaseSpeakers{kFirst, 4})["accepted"]);
    EXPECT_EQ(serving.stop(), 0);
    EXPECT_EQ(dais({"verify", file().string()}).exit_code, 0);
}

TEST_F(Disk, ReadOnlyRefusesAndGoesOnWhenItCanBeWritten) {
    Serving serving{file(), troubled()};
    Officer ana{serving, "Ana"};
    ASSERT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
    tell_disk("read-only");
    const Json refused = ana.say(ReleaseSpeakers{kFirst, 3});
    EXPECT_EQ(refused["rule"], "record.unavailable");
    EXPECT_THAT(refused["text"].get<std::string>(), HasSubstr("read-only"));
    EXPECT_THAT(ana.slice("record", kNotWritten)["trouble"].get<std::string>(),
                HasSubstr("read-only"));
    EXPECT_EQ(ana.slice("floor/main", [](const Json&) { return true; })["state"], "in-session");
    tell_disk("");
    const Json accepted = ana.say(ReleaseSpeakers{kFirst, 4});
    ASSERT_TRUE(accepted["accepted"]);
    static_cast<void>(ana.slice("record", kWritten));
    EXPECT_EQ(serving.stop(), 0);
    sound_with(accepted["last"]);
}

TEST_F(Disk, ADeletedRecordIsPutBackWithEverythingInIt) {
    Serving serving{file()};
    Officer ana{serving, "Ana"};
    ASSERT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
    for (const auto& parts : std::vector<std::vector<const char*>>{
             {""}, {"-wal"}, {"-shm"}, {"-wal", "-shm"}, {"", "-wal", "-shm"}}) {
        for (const char* each : parts) {
            fs::remove(part(each));
        }
        const Json accepted = ana.say(ReleaseSpeakers{kFirst, 1 + static_cast<int>(parts.size())});
        ASSERT_TRUE(accepted["accepted"]) << accepted << " without " << parts.front();
        sound_with(accepted["last"]);
        const fs::perms mode = fs::status(file()).permissions();
        EXPECT_EQ(mode, fs::perms::owner_read | fs::perms::owner_write);
    }
    // It is locked, as the first one was.
    EXPECT_THAT(dais({"serve", file().string(), "--port", "0"}).err,
                HasSubstr("is open in another Dais"));
    serving.kill();
    Serving again{file()};
    Officer ben{again, "Ben"};
    EXPECT_TRUE(ben.say(ReleaseSpeakers{kFirst, 9})["accepted"]);
}

TEST_F(Disk, ADeletedRecordIsPutBackWhileNobodySaysAnything) {
    Serving serving{file()};
    Officer ana{serving, "Ana"};
    const Json accepted = ana.say(OpenMeeting{kFirst});
    ASSERT_TRUE(accepted["accepted"]);
    for (const char* each : {"", "-wal", "-shm"}) {
        fs::remove(part(each));
    }
    const auto until = std::chrono::steady_clock::now() + kDeadline;
    // It is there before it is whole.
    while (dais({"verify", file().string()}).exit_code != 0 &&
           std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    sound_with(accepted["last"]);
}

TEST_F(Disk, WhatStandsInTheRecordsPlaceIsNeverTouched) {
    Serving serving{file()};
    Officer ana{serving, "Ana"};
    ASSERT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
    fs::remove(file());
    std::ofstream{folder_ / "letter"} << "mine";
    fs::rename(folder_ / "letter", file());
    const Json record = ana.slice("record", kNotWritten);
    EXPECT_THAT(record["trouble"].get<std::string>(), HasSubstr("move it away"));
    const Json refused = ana.say(ReleaseSpeakers{kFirst, 3});
    EXPECT_EQ(refused["rule"], "record.unavailable");
    std::string text;
    std::getline(std::ifstream{file()}, text);
    EXPECT_EQ(text, "mine");

    fs::rename(file(), folder_ / "moved-away");
    static_cast<void>(ana.slice("record", kWritten));  // by itself
    const Json accepted = ana.say(ReleaseSpeakers{kFirst, 4});
    ASSERT_TRUE(accepted["accepted"]) << accepted;
    sound_with(accepted["last"]);
}

TEST_F(Disk, AProgramThatEndsWhileAnotherFileStandsThereSavesTheRecordBesideIt) {
    Serving serving{file()};
    Officer ana{serving, "Ana"};
    const Json accepted = ana.say(OpenMeeting{kFirst});
    ASSERT_TRUE(accepted["accepted"]);
    std::ofstream{folder_ / "letter"} << "mine";
    fs::rename(folder_ / "letter", file());
    EXPECT_EQ(serving.stop(), 0);
    EXPECT_EQ(fs::file_size(file()), 4U);
    const Finished verified = dais({"verify", part(".saved").string()});
    EXPECT_EQ(verified.exit_code, 0) << verified.err;
    EXPECT_THAT(verified.out, HasSubstr(": " + accepted["last"].dump() + " rows"));
}

TEST_F(Disk, AFolderThatIsGoneIsWaitedFor) {
    const fs::path place = folder_ / "stick";
    fs::create_directory(place);
    fs::rename(file(), place / "m.dais");
    Serving serving{place / "m.dais"};
    Officer ana{serving, "Ana"};
    ASSERT_TRUE(ana.say(OpenMeeting{kFirst})["accepted"]);
    fs::rename(place, folder_ / "pulled out");
    EXPECT_THAT(ana.slice("record", kNotWritten)["trouble"].get<std::string>(),
                HasSubstr("is gone and cannot be put back"));
    EXPECT_EQ(ana.say(ReleaseSpeakers{kFirst, 3})["rule"], "record.unavailable");
    fs::create_directory(place);
    static_cast<void>(ana.slice("record", kWritten));
    EXPECT_TRUE(ana.say(ReleaseSpeakers{kFirst, 4})["accepted"]);
    EXPECT_EQ(serving.stop(), 0);
    EXPECT_EQ(dais({"verify", (place / "m.dais").string()}).exit_code, 0);
}

}  // namespace
}  // namespace dais::test
