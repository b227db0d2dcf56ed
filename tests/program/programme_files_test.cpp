// dais import and dais export of the programme of work: the real program on real files, and on one
// that a running Dais has open. All of a file is taken, or nothing.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ProgrammeFiles : public ::testing::Test {
  protected:
    void SetUp() override { make_bms7(file); }

    [[nodiscard]] std::string written(const std::string& name, const std::string& content) const {
        const fs::path path = folder / name;
        std::ofstream{path, std::ios::binary} << content;
        return path.string();
    }
    [[nodiscard]] static std::string exported(const std::string& from, const std::string& format) {
        const Finished run = dais({"export", from, "--programme", "--format", format});
        EXPECT_EQ(run.exit_code, 0) << run.err;
        return run.out;
    }
    [[nodiscard]] std::string rows() const { return dais({"export", file}).out; }

    const Folder folder;
    const std::string file = (folder / "m.dais").string();
    const std::string evening =
        "day,starts,ends,kind,title,room\n"
        "2021-07-28,19:00,20:00,briefing,Evening briefing,main\n";
};

TEST_F(ProgrammeFiles, AreWrittenInEveryFormat) {
    EXPECT_THAT(exported(file, "csv"), HasSubstr("2021-07-28"));
    EXPECT_THAT(exported(file, "markdown"), HasSubstr("version 1"));
    EXPECT_EQ(Json::parse(exported(file, "json"))["zone"], "America/New_York");
    const std::string calendar = exported(file, "ics");
    EXPECT_THAT(calendar, StartsWith("BEGIN:VCALENDAR\r\n"));
    EXPECT_THAT(calendar, HasSubstr("BEGIN:VTIMEZONE"));
    const std::string beside = (folder / "out.ics").string();
    ASSERT_EQ(dais({"export", file, "--ics", beside}).exit_code, 0);
    std::ifstream read{beside, std::ios::binary};
    const std::string content{std::istreambuf_iterator<char>{read}, {}};
    EXPECT_EQ(content, calendar) << "the same programme, the same bytes";
}

TEST_F(ProgrammeFiles, ThePublicOnesHoldWhatIsPublic) {
    const Finished run = dais({"export", file, "--programme", "--format", "csv", "--public"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, Not(HasSubstr("Informal consultations")));
    EXPECT_THAT(exported(file, "csv"), HasSubstr("Informal consultations"));
}

TEST_F(ProgrammeFiles, WhatIsExportedChangesNothing) {
    for (const char* format : {"csv", "ics"}) {
        const std::string before = rows();
        const std::string again = written(std::string{"again."} + format, exported(file, format));
        const Finished run = dais({"import", file, again, "--programme"});
        EXPECT_EQ(run.exit_code, 0) << format << ": " << run.out << run.err;
        EXPECT_EQ(rows(), before) << format;
    }
}

TEST_F(ProgrammeFiles, ACollisionIsShownBeforeItIsTaken) {
    const std::string csv = written("evening.csv", evening);
    const std::string before = rows();
    const Finished refused = dais({"import", file, csv, "--programme"});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("Evening briefing would go beyond the ordinary hours"));
    EXPECT_EQ(rows(), before);

    const Finished taken = dais({"import", file, csv, "--programme", "--accept", "hours"});
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_THAT(exported(file, "markdown"), HasSubstr("version 2"));
    EXPECT_THAT(exported(file, "markdown"), HasSubstr("Evening briefing"));
}

TEST_F(ProgrammeFiles, OnlyCheckedNothingIsChanged) {
    const std::string before = rows();
    const Finished run = dais({"import", file, written("evening.csv", evening), "--programme",
                               "--check", "--accept", "hours"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(rows(), before);
}

TEST_F(ProgrammeFiles, GoIntoARunningDais) {
    const Serving serving{file};
    Officer officer{serving, "Ana"};
    const Finished run =
        dais({"import", serving.ws(), written("evening.csv", evening), "--programme", "--accept",
              "hours", "--token", serving.token(), "--name", "Ben"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    const Json programme =
        officer.slice("programme", [](const Json& value) { return value["version"] == 2; });
    EXPECT_EQ(programme["changes"][0]["name"], "Evening briefing");
    EXPECT_EQ(programme["changes"][0]["what"], "added");
}

TEST_F(ProgrammeFiles, AreRefusedWithASentence) {
    const std::string before = rows();
    const auto refused = [&](const std::string& path) {
        const Finished run = dais({"import", file, path, "--programme"});
        EXPECT_EQ(run.exit_code, 1) << path;
        EXPECT_THAT(run.err, Not(testing::IsEmpty())) << path;
        return run.err + run.out;
    };
    EXPECT_THAT(refused(written("broken.ics", "BEGIN:VCALENDAR\r\n")), HasSubstr("broken.ics"));
    EXPECT_THAT(refused(written("attic.csv",
                                "day,starts,ends,kind,title,room\n"
                                "2021-07-28,19:00,20:00,briefing,Evening,attic\n")),
                HasSubstr("attic"));
    EXPECT_EQ(rows(), before);
}

}  // namespace
}  // namespace dais::test
