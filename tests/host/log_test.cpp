// The log says who did what, and holds no token and nothing that anybody typed: every command with
// a mark in every field that is text, over the wire; then what the log and the process's other
// output hold.
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "console/program/log.h"
#include "meeting/codec/codec.h"
#include "net/access.h"
#include "net/protocol_schema.h"
#include "tests/host/support.h"

namespace dais::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// What stands in every field that is text.
const std::string kMark = "MARKED";
// Fields by which something of the conference is named, and which the table may allow.
const std::set<std::string> kKeys{"meeting",  "list",      "delegation", "room",  "slot", "with",
                                  "document", "paragraph", "proposal",   "point", "to"};

// An example of what the protocol's schema describes, with every optional field.
class Example {
  public:
    [[nodiscard]] Json of(const std::string& command) const {
        return of(defined("from." + command));
    }

    [[nodiscard]] std::vector<std::string> commands() const {
        std::vector<std::string> names;
        for (const Json& each : defined("from.Command").at("oneOf")) {
            names.push_back(each.at("$ref").get<std::string>().substr(kPrefix.size()));
        }
        return names;
    }

  private:
    [[nodiscard]] const Json& defined(const std::string& name) const {
        return schema_.at("$defs").at(name);
    }

    // NOLINTNEXTLINE(misc-no-recursion): a schema is a tree
    [[nodiscard]] Json of(const Json& node, const std::string& field = {}) const {
        if (const auto ref = node.find("$ref"); ref != node.end()) {
            const std::string name = ref->get<std::string>().substr(std::string{"#/$defs/"}.size());
            if (name == "utc") {
                return "2021-07-26T14:00:00Z";
            }
            return name == "wall" ? Json("2021-07-26T10:00:00") : of(defined(name), field);
        }
        if (node.contains("const")) {
            return node.at("const");
        }
        if (node.contains("enum")) {
            return node.at("enum").front();
        }
        const std::string type = node.value("type", "");
        if (type == "object") {
            Json made = Json::object();
            for (const auto& [name, each] : node.at("properties").items()) {
                made[name] = of(each, name);
            }
            return made;
        }
        if (type == "array") {
            return Json::array({of(node.at("items"), field)});
        }
        if (type == "boolean") {
            return true;
        }
        if (type == "integer") {
            return 7;
        }
        return kKeys.count(field) > 0 ? "key-" + field : kMark;
    }

    static constexpr std::string_view kPrefix = "#/$defs/from.";
    const Json schema_ = net::protocol_schema();
};

TEST(Log, OfAnAcceptedCommandNoFieldIsWrittenThatSomebodyTyped) {
    const Example example;
    const auto commands = example.commands();
    EXPECT_GT(commands.size(), 100U) << "the schema is not as it is read";
    for (const std::string& type : commands) {
        const Json json = example.of(type);
        const auto command = meeting::codec::command_from(json);
        for (const meeting::Answer& answer :
             {meeting::Answer{meeting::Accepted{{40}, {41}}},
              meeting::Answer{meeting::Refusal{"list.closed", {}, {}, {}}}}) {
            const std::string text = console::log_text(command, answer);
            EXPECT_THAT(text, testing::StartsWith(type));
            if (type == "GrantAccess") {
                continue;  // whom a link is for is told: see below
            }
            EXPECT_THAT(text, Not(HasSubstr(kMark)));
        }
        const std::string refused =
            console::log_text(command, meeting::Refusal{"list.closed", {}, {}, {}});
        EXPECT_THAT(refused, HasSubstr("refused, list.closed"));
        EXPECT_THAT(refused, Not(HasSubstr("key-"))) << "what was refused may be anything";
    }
}

TEST(Log, TellsForWhomALinkIsAndNeverWhatOpensIt) {
    const std::string hash(64, 'a');
    const meeting::GrantAccess granted{.links = {{.role = meeting::Role::delegation,
                                                  .name = "Kenya",
                                                  .token_hash = hash,
                                                  .delegation = meeting::DelegationKey{"KEN"}}}};
    const std::string text = console::log_text(granted, meeting::Accepted{{40}, {40}});
    EXPECT_EQ(text, "GrantAccess delegation=\"Kenya\": action 40");
}

// Every command over the wire, marked; then some that are accepted, by all kinds of links.
TEST(Log, HoldsWhoDidWhatAndNoSecretOfARealMeeting) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const std::string chair(32, 'c');
    const std::string kenya(32, 'k');
    const std::string wrong(32, 'w');
    std::string officer;
    std::string log;
    {
        Desked desked;
        officer = desked.link.token;
        const auto grant = [](const char* role, const char* name, const std::string& token) {
            return Json{{"role", role}, {"name", name}, {"token_hash", net::sha256_hex(token)}};
        };
        Json for_kenya = grant("delegation", "Kenya", kenya);
        for_kenya["delegation"] = "KEN";
        desked.must(
            {{"type", "GrantAccess"}, {"links", {grant("chair", "The Chair", chair), for_kenya}}});
        const Example example;
        for (const std::string& type : example.commands()) {
            static_cast<void>(desked.say(example.of(type)));
        }
        const char* first = "2021-07-26-morning";
        desked.must({{"type", "OpenMeeting"}, {"meeting", first}});
        desked.must({{"type", "SayPrivately"}, {"text", kMark + " to the Chair"}}, chair);
        desked.must({{"type", "ShowToChair"}, {"meeting", first}, {"text", kMark}});
        const auto inscribed =
            desked.must({{"type", "InscribeSpeaker"},
                         {"list", "6"},
                         {"delegation", "KEN"},
                         {"details", {{"people", {{{"name", kMark}, {"title", kMark}}}}}}},
                        kenya);
        desked.must({{"type", "HandInText"}, {"inscription", inscribed}, {"text", kMark}}, kenya);
        desked.must({{"type", "InscribeSpeaker"},
                     {"list", "6"},
                     {"delegation", "FRA"},
                     {"details", {{"note", kMark + " a note for the desk"}}}});
        net::Link guessed = desked.link;
        guessed.token = wrong;
        EXPECT_FALSE(net::tell(guessed, R"({"type":"ConfirmClock"})").accepted);
        {
            const timing::SystemTimeSource time;
            const net::RemoteDoor second{desked.link, "Ben", time};
            until("who is connected, in the log",
                  [&] { return text_in(desked.log()).find("connected") != std::string::npos; });
        }
        desked.host.reset();
        log = text_in(desked.log());
    }
    const std::string out = testing::internal::GetCapturedStdout();
    const std::string err = testing::internal::GetCapturedStderr();
    for (const std::string& written : {log, out, err}) {
        for (const std::string& secret : {kMark, officer, chair, kenya, wrong,
                                          net::sha256_hex(officer), net::sha256_hex(kenya)}) {
            EXPECT_THAT(written, Not(HasSubstr(secret)));
        }
    }
    for (const char* line :
         {"officer \"Ana\" (link ", ": OpenMeeting meeting=2021-07-26-morning: action ",
          "chair \"The Chair\" (link ", ": SayPrivately: action ", "delegation \"Kenya\" (link ",
          ": HandInText inscription=", ": refused, ",
          "GrantAccess chair=\"The Chair\" delegation=\"Kenya\": action ", " connected",
          "somebody: AskSlower"}) {
        EXPECT_THAT(log, HasSubstr(line));
    }
}

TEST(Log, KeepsOneOlderGenerationOfABoundedLength) {
    const Folder folder;
    const fs::path file = folder / "m.log";
    constexpr std::int64_t kMost = 2'000;
    const std::string line(99, 'x');
    for (int i = 0; i < 100; ++i) {
        // Each of its own, so that each is written by itself.
        console::LogFile log{file, kMost};
        log.add(line);
    }
    EXPECT_LE(fs::file_size(file), static_cast<std::uintmax_t>(kMost));
    EXPECT_LE(fs::file_size(file.string() + ".1"), static_cast<std::uintmax_t>(kMost));
    EXPECT_GT(fs::file_size(file.string() + ".1"), 0U);
    int files = 0;
    for (const auto& each : fs::directory_iterator{file.parent_path()}) {
        files += each.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(files, 2);
}

TEST(Log, ThatCannotBeWrittenIsSaidOnceAndKeepsNobody) {
    const Folder folder;
    testing::internal::CaptureStderr();
    {
        console::LogFile log{folder / "no-such-folder" / "m.log"};
        log.add("one");
        log.add("two");
    }
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("The log is not being written"));
}

}  // namespace
}  // namespace dais::test
