// A disk that is really full: commands are refused with one sentence, the screens go on, and when
// there is room again so does the record.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using namespace meeting;
using testing::HasSubstr;

// A small disk of this test's own, seen by this process and its children only.
bool mount_small_disk(const fs::path& at) {
    fs::create_directory(at);
    const bool own = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    return own && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("tmpfs", at.c_str(), "tmpfs", 0, "size=1m") == 0;
}

void fill(const fs::path& file) {
    std::ofstream out{file};
    const std::string block(4096, 'x');
    while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
    // The last pages too, byte by byte.
    out.clear();
    while (out.put('x').flush()) {
    }
}

TEST(FullDisk, RefusesWhatCannotBeRecordedAndGoesOnWhenThereIsRoom) {
    const Folder folder;
    const fs::path disk = folder / "disk";
    if (!mount_small_disk(disk)) {
        GTEST_SKIP() << "this user may not mount a small disk to fill";
    }
    make_bms7(disk / "m.dais");
    Serving serving{disk / "m.dais"};
    Officer ana{serving, "Ana"};
    const MeetingKey first{"2021-07-26-morning"};
    ASSERT_TRUE(ana.say(OpenMeeting{first})["accepted"]);
    fill(disk / "filler");

    Json refused;
    int more = 0;
    do {  // the write-ahead log may have some room of its own left
        refused = ana.say(ReleaseSpeakers{first, ++more});
    } while (refused["accepted"] && more < 400);
    EXPECT_EQ(refused["rule"], "record.unavailable");
    EXPECT_THAT(refused["text"].get<std::string>(), HasSubstr("is full: free some space"));
    const Json record = ana.slice("record", [](const Json& each) { return !each["written"]; });
    EXPECT_THAT(record["trouble"].get<std::string>(), HasSubstr("is full"));
    EXPECT_EQ(ana.slice("floor/main", [](const Json&) { return true; })["state"], "in-session");

    fs::remove(disk / "filler");
    EXPECT_TRUE(ana.say(ReleaseSpeakers{first, 7})["accepted"]);
    static_cast<void>(ana.slice("record", [](const Json& each) { return each["written"]; }));
    EXPECT_EQ(serving.stop(), 0);
    EXPECT_EQ(dais({"verify", (disk / "m.dais").string()}).exit_code, 0);
}

}  // namespace
}  // namespace dais::test
