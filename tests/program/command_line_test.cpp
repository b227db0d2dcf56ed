// The command line: exit codes, one clear sentence for whatever is wrong, nothing changed by it.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program/support.h"

namespace dais::test {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::StartsWith;

const std::string kSample = std::string{DAIS_ASSETS} + "/conferences/bms7.json";

std::string content(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Row {
    std::vector<std::string> arguments;
    int exit_code;
    const char* sentence;
};

TEST(CommandLine, EverySubCommandHasHelp) {
    for (const char* command : {"console", "serve", "relay", "limits", "schema", "new", "tell",
                                "record", "export", "verify", "backup", "bench"}) {
        const Finished help = dais({command, "--help"});
        EXPECT_EQ(help.exit_code, 0) << command;
        EXPECT_THAT(help.out, HasSubstr("Usage")) << command;
    }
    EXPECT_EQ(dais({"--help"}).exit_code, 0);
    EXPECT_EQ(dais({"--version"}).exit_code, 0);
}

TEST(CommandLine, EverySampleMakesAConference) {
    const Folder folder;
    for (const std::string sample : {"bms6", "bms7", "bms7-preparations"}) {
        const std::string file = (folder / (sample + ".dais")).string();
        const Finished made = dais(
            {"new", file, "--from", std::string{DAIS_ASSETS} + "/conferences/" + sample + ".json"});
        EXPECT_EQ(made.exit_code, 0) << made.err;
        EXPECT_THAT(made.out, HasSubstr("rehearsal")) << sample << " is past";
        EXPECT_EQ(dais({"verify", file}).exit_code, 0) << sample;
    }
}

TEST(CommandLine, WrongUsageIsTwo) {
    EXPECT_EQ(dais({"dance"}).exit_code, 2);
    EXPECT_EQ(dais({"serve"}).exit_code, 2);
    EXPECT_EQ(dais({"relay", "--port", "0"}).exit_code, 2);
    EXPECT_EQ(dais({"serve", "a", "--port", "70000"}).exit_code, 2);
    EXPECT_EQ(dais({"new", "a"}).exit_code, 2);
    EXPECT_EQ(dais({"tell", "ws://127.0.0.1:1/ws"}).exit_code, 2);
}

TEST(CommandLine, LimitsArePrintedAndSetByTheirNames) {
    const Finished table = dais({"limits"});
    EXPECT_EQ(table.exit_code, 0) << table.err;
    EXPECT_THAT(table.out, HasSubstr("connections-per-address"));
    EXPECT_GT(std::count(table.out.begin(), table.out.end(), '\n'), 20);
    const Folder folder;
    make_bms7(folder / "m.dais");
    const std::string file = (folder / "m.dais").string();
    const std::vector<std::pair<std::string, std::string>> rows{
        {"silense=30", "the nearest is \"silence\""},
        {"silence=1", "is a whole number of seconds from 12 to 3600, not \"1\""},
        {"silence=soon", "not \"soon\""},
        {"silence", "NAME=VALUE"},
    };
    for (const auto& [limit, sentence] : rows) {
        const Finished run =
            dais({"serve", file, "--port", "0", "--limit", "requests=9", "--limit", limit});
        EXPECT_EQ(run.exit_code, 2) << limit;
        EXPECT_THAT(run.err, HasSubstr(sentence));
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    }
    // A limit that was set counts: with no place for a screen, none is let in.
    const Serving serving{
        folder / "m.dais", {}, {"--limit", "connections=1", "--limit", "silence=60"}};
    Officer first{serving, "Ana"};
    (void)first.greeting();
    const Finished second = dais({"tell", serving.ws(), "--token", serving.token(), "{}"});
    EXPECT_EQ(second.exit_code, 1);
    EXPECT_THAT(second.err, HasSubstr("has as many connections as it takes"));
}

TEST(CommandLine, BadInputIsOneWithOneSentence) {
    const Folder folder;
    const std::string good = (folder / "good.dais").string();
    make_bms7(good);
    std::ofstream{folder / "letter.txt"} << "Excellency,";
    std::ofstream{folder / "broken.json"} << "{\"format\":";
    std::ofstream{folder / "wrong.json"} << R"({"format":"dais-conference","format_version":1})";
    const std::string made = (folder / "made.dais").string();
    const std::vector<Row> rows{
        {{"serve", folder / "none.dais"}, 1, "There is no file"},
        {{"verify", folder / "none.dais"}, 1, "There is no file"},
        {{"serve", folder / "letter.txt"}, 1, "is not a Dais conference file"},
        {{"record", folder / "letter.txt"}, 1, "is not a Dais conference file"},
        {{"new", good, "--from", kSample}, 1, "is there already"},
        {{"new", made, "--from", folder / "none.json"}, 1, "There is no file"},
        {{"new", made, "--from", folder / "broken.json"}, 1, "this is not JSON"},
        {{"new", made, "--from", folder / "wrong.json"}, 1, "\"key\": this field is missing"},
        {{"new", folder / "no/where.dais", "--from", kSample}, 1, "see that the folder exists"},
        {{"backup", good, good}, 1, "is there already"},
        {{"tell", "ws://127.0.0.1:1/ws", "--token", "x", R"({"type":"ConfirmClock"})"},
         1,
         "127.0.0.1:1"},
        {{"tell", "not a url", "--token", "x", "{}"}, 1, ""},
        {{"console", "--connect", "not a url", "--token", "x"}, 1, ""},
        {{"relay", "--nats", "nonsense://", "--port", "0"}, 1, "as in nats://host:4222"},
        {{"serve", good, "--port", "0", "--nats", "nonsense://"}, 1, "as in nats://host:4222"},
        {{"relay", "--nats", "nats://127.0.0.1:1", "--port", "0", "--address", "over there"},
         1,
         "write it as http://host:port"},
    };
    for (const Row& row : rows) {
        const Finished run = dais(row.arguments);
        EXPECT_EQ(run.exit_code, row.exit_code) << row.arguments[0] << ' ' << row.arguments[1];
        EXPECT_THAT(run.err, HasSubstr(row.sentence));
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
        EXPECT_EQ(run.out, "") << row.arguments[0];
    }
    EXPECT_FALSE(fs::exists(made)) << "nothing half made";
    EXPECT_EQ(content(folder / "letter.txt"), "Excellency,");
}

TEST(CommandLine, ASecondProcessOnTheSameFileIsRefused) {
    const Folder folder;
    make_bms7(folder / "m.dais");
    const Serving serving{folder / "m.dais"};
    const Finished second = dais({"serve", (folder / "m.dais").string(), "--port", "0"});
    EXPECT_EQ(second.exit_code, 1);
    EXPECT_THAT(second.err, HasSubstr("is open in another Dais"));
}

TEST(CommandLine, APortInUseIsNamedAndNothingIsWritten) {
    const Folder folder;
    make_bms7(folder / "m.dais");
    make_bms7(folder / "other.dais");
    const Serving serving{folder / "m.dais"};
    const std::string port = std::to_string(net::read_link(serving.ws()).port);
    const std::string before = dais({"verify", (folder / "other.dais").string()}).out;
    const Finished second = dais({"serve", (folder / "other.dais").string(), "--port", port});
    EXPECT_EQ(second.exit_code, 1);
    EXPECT_THAT(second.err, StartsWith("Port " + port + " is in use"));
    EXPECT_EQ(dais({"verify", (folder / "other.dais").string()}).out, before);
}

TEST(CommandLine, TellSaysWhatBecameOfACommand) {
    const Folder folder;
    make_bms7(folder / "m.dais");
    Serving serving{folder / "m.dais"};
    const auto tell = [&](const std::string& token, const std::string& command) {
        return dais({"tell", serving.ws(), "--token", token, command});
    };
    const std::string open = R"({"type":"OpenMeeting","meeting":"2021-07-26-morning"})";
    const Finished first = tell(serving.token(), open);
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_TRUE(Json::parse(first.out)["accepted"]);
    const Finished second = tell(serving.token(), open);
    EXPECT_EQ(second.exit_code, 1);
    EXPECT_EQ(second.err, "1st meeting is in session already. That was done by Officer.\n");
    EXPECT_EQ(tell("0123456789abcdef0123456789abcdef", open).exit_code, 1) << "a forged token";
    const Finished missing = tell(serving.token(), R"({"type":"OpenMeeting"})");
    EXPECT_EQ(missing.exit_code, 1);
    EXPECT_THAT(missing.err, HasSubstr("\"meeting\": this field is missing"));
    const Finished broken = tell(serving.token(), "{oops");
    EXPECT_EQ(broken.exit_code, 1);
    EXPECT_THAT(broken.err, HasSubstr("this is not JSON"));
    EXPECT_EQ(serving.stop(), 0);
}

TEST(CommandLine, TheRecordAndTheExportCanBeReadBesideAMeeting) {
    const Folder folder;
    make_bms7(folder / "m.dais");
    const Serving serving{folder / "m.dais"};
    Officer ana{serving, "Ana"};
    using namespace meeting;
    const MeetingKey first{"2021-07-26-morning"};
    ASSERT_TRUE(ana.say(OpenMeeting{first})["accepted"]);
    const Json kenya = ana.say(InscribeSpeaker{{"6"}, {"KEN"}, {}, {}, {}});
    const Json given = ana.say(GiveFloor{first, {kenya["action"]}, {}});
    ASSERT_TRUE(ana.say(StartStatement{{given["action"]}, {}})["accepted"]);
    ASSERT_TRUE(ana.say(AdvanceRehearsal{std::chrono::seconds{200}})["accepted"]);
    ASSERT_TRUE(ana.say(ConcludeStatement{{given["action"]}})["accepted"]);
    const Finished record = dais({"record", (folder / "m.dais").string()});
    EXPECT_THAT(
        record.out,
        ContainsRegex(R"(\| 2021-07-26 09:50 \| 1st meeting \| Kenya \| 3:00 \| 3:2. \| 0:2. \|)"));
    const Finished rows = dais({"export", (folder / "m.dais").string()});
    std::istringstream lines{rows.out};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        EXPECT_EQ(Json::parse(line)["sequence"], ++number);
    }
    EXPECT_GT(number, 8);
    EXPECT_EQ(rows.out.find(serving.token()), std::string::npos) << "no token is ever written";
}

}  // namespace
}  // namespace dais::test
