// One example of every message as the program makes it today, kept in tests/protocol: a change of
// the wire is seen in review. The command that renews them is in each failure.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "examples.h"
#include "net/protocol_schema.h"
#include "support.h"

namespace dais::net::test {
namespace {

using Lines = std::vector<std::string>;

const std::string kFolder = DAIS_SOURCES "/tests/protocol/";
const std::string kTechnicianToken = "7ec47ec47ec47ec47ec47ec47ec47ec4";
constexpr std::int64_t kVersion = 500;

std::string joined(const Lines& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

void expect_kept(const std::string& name, const Lines& lines) {
    const std::string made = joined(lines);
    if (std::getenv("DAIS_RENEW") != nullptr) {
        std::ofstream{kFolder + name, std::ios::binary} << made;
    }
    std::ostringstream kept;
    kept << std::ifstream{kFolder + name, std::ios::binary}.rdbuf();
    EXPECT_EQ(made, kept.str())
        << "The program makes other messages than tests/protocol/" << name
        << " says. Where that is meant, renew it with "
           "DAIS_RENEW=1 ./dais test --only ctest -- -R Golden, and say so in net/PROTOCOL.md.";
}

template <class View>
views::Slice<View> slice() {
    return std::make_shared<views::Versioned<View>>(
        views::Versioned<View>{kVersion, example<View>()});
}

views::Audience audience() {
    views::Audience all;
    all.conference = slice<views::ConferenceView>();
    all.programme = slice<views::ProgrammeView>();
    all.texts = slice<views::TextsView>();
    all.floors[{"main"}] = slice<views::FloorView>();
    all.queues[{"main"}] = slice<views::QueueView>();
    return all;
}

void fill(views::Board& board) {
    board.version = kVersion;
    board.open = board.participants = board.officers = audience();
    board.delegations = {{{"KEN"}, slice<views::DelegationView>()}};
    board.chairs = {{{"main"}, slice<views::ChairView>()}};
    board.booths = {{{"main"}, slice<views::BoothView>()}};
    board.access = slice<views::AccessView>();
    board.proceedings = slice<views::ProceedingsView>();
    board.directory = slice<views::DirectoryView>();
    board.lists = slice<views::ListsView>();
    board.procedure = slice<views::ProcedureView>();
    board.script = slice<views::ScriptView>();
    board.podium = slice<views::PodiumView>();
    board.figures = slice<meeting::Figures>();
    board.projections = slice<views::ProjectionsView>();
    board.history = slice<views::HistoryView>();
    board.record = slice<views::RecordView>();
    auto grants = *board.grants;
    grants.push_back({.link = 11,
                      .role = meeting::Role::technician,
                      .name = "Cabin",
                      .token_hash = sha256_hex(kTechnicianToken)});
    board.grants = std::make_shared<std::vector<views::Grant>>(std::move(grants));
}

/// All slices that a link is sent after its hello, as they were written; not the list of screens,
/// which tells of this connection.
Lines slices_for(Running& server, const std::string& token) {
    const auto screen = RawScreen::connected(server.wire.port(), token);
    std::map<std::string, std::string> newest;
    const auto old = [&] {
        for (const auto& [name, text] : newest) {
            if (Json::parse(text).at("version") != kVersion) {
                return true;
            }
        }
        return newest.empty();
    };
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    do {
        screen->send({{"type", "time"}, {"sent", 1}});
        while (const auto frame = screen->next_frame()) {
            const Json message = Json::parse(frame->payload);
            if (message.at("type") == "time") {
                break;
            }
            if (message.at("type") == "slice" && message.at("name") != "screens" &&
                message.value("room", std::string{}) != "side") {
                newest[message.at("name")] = frame->payload;
            }
        }
    } while (old() && std::chrono::steady_clock::now() < deadline);
    Lines lines;
    for (const auto& [name, text] : newest) {
        lines.push_back(text);
    }
    return lines;
}

class Golden : public ::testing::Test {
  protected:
    void expect_slices(const std::string& role, const std::string& token) {
        Running server;
        server.hub.change(fill);
        Lines lines = slices_for(server, token);
        if (role == "officer") {
            lines.push_back(
                slice_message("screens", "", kVersion,
                              text_of(meeting::codec::to_json(example<views::ScreensView>()))));
        }
        const Schema definitions = protocol_schema().at("$defs");
        for (const auto& line : lines) {
            const auto name = Json::parse(line).at("name").get<std::string>();
            ASSERT_TRUE(definitions.contains("to.slice." + name)) << name;
            const Schema& schema = definitions.at("to.slice." + name);
            const auto seen_by = schema.value("x-seen-by", std::vector<std::string>{role});
            EXPECT_NE(std::find(seen_by.begin(), seen_by.end(), role), seen_by.end()) << name;
        }
        expect_kept("to-" + role + ".jsonl", lines);
    }
};

TEST_F(Golden, whatAnOfficerIsSent) { expect_slices("officer", kOfficerToken); }
TEST_F(Golden, whatTheChairIsSent) { expect_slices("chair", kChairToken); }
TEST_F(Golden, whatADelegationIsSent) { expect_slices("delegation", kKenyaToken); }
TEST_F(Golden, whatInterpretersAreSent) { expect_slices("interpreter", kBoothToken); }
TEST_F(Golden, whatATechnicianIsSent) { expect_slices("technician", kTechnicianToken); }
TEST_F(Golden, whatThePublicIsSent) { expect_slices("public", ""); }

TEST_F(Golden, whatElseGoesToAScreen) {
    const timing::Instant now = example<timing::Instant>("now_us");
    const meeting::Actor actor{2, "Ana"};
    Lines lines{
        hello_answer({.role = "public", .screen = 12, .epoch = 3, .now = now, .version = 417}),
        hello_answer({.role = "officer",
                      .screen = 13,
                      .epoch = 3,
                      .now = now,
                      .version = 417,
                      .actor = actor,
                      .name = "Left of the podium",
                      .message = "We resume at 3 p.m.",
                      .blank = true}),
        hello_answer({.role = "delegation",
                      .screen = 14,
                      .epoch = 3,
                      .now = now,
                      .version = 417,
                      .delegation = meeting::DelegationKey{"KEN"}}),
        hello_answer({.role = "public",
                      .screen = 15,
                      .epoch = 3,
                      .now = now,
                      .version = 417,
                      .elsewhere = {"ws://screens2.example.org/ws"}}),
        elsewhere_message({"ws://screens2.example.org/ws"}),
        patch_message("queue", "main", 417, 418, R"({"next":{"$by":{"12":null},"$order":[]}})"),
        patch_message("texts", "", 417, 420, R"({"bureau":[]})"),
        clock_message(4, now),
        time_answer("1234.5", now),
        answer_message({{}, {"a-1"}, meeting::Accepted{{412}, {413}}, {}}),
    };
    meeting::Refusal refusal;
    refusal.rule = "floor.held-by-another";
    refusal.names = {{"speaker", "Kenya"}};
    refusal.because_of = meeting::ActionId{410};
    refusal.by = actor;
    lines.push_back(answer_message({{}, {"a-2"}, refusal, "Kenya has the floor."}));
    lines.push_back(what_if_answer({"a-3"}, example<meeting::Projection>()));
    for (const auto word : order_words()) {
        const Json order{{"type", "screens"}, {"do", word}, {"text", "/hall"}};
        const auto ordered = std::get<Ordered>(read_message(order.dump(), {}));
        lines.push_back(screen_message(ordered.order, word == "identify" ? "10.0.0.7" : ""));
    }
    lines.push_back(order_answer({"a-4"}, 2));
    lines.push_back(trouble_message("\"type\": this field is missing."));
    expect_kept("to-screen.jsonl", lines);
}

TEST_F(Golden, whatAScreenSays) {
    Lines lines{
        hello_message({.page = "hall"}),
        hello_message({.page = "hall",
                       .room = "main",
                       .name = "Left of the podium",
                       .have = {{"floor/main", 417}},
                       .epoch = 3,
                       .screen = "f3a9",
                       .wants = std::vector<std::string>{"conference", "floor"},
                       .patches = true}),
        R"({"type":"time","sent":1234.5})",
        time_question(1234, 7),
        text_of(Json{{"type", "what_if"},
                     {"id", "a-3"},
                     {"meeting", "2021-07-28-morning"},
                     {"what_if", meeting::codec::to_json(example<meeting::WhatIf>())}}),
    };
    for (const auto word : order_words()) {
        lines.push_back(text_of(Json{{"type", "screens"},
                                     {"id", "a-4"},
                                     {"do", word},
                                     {"screens", {12, 14}},
                                     {"text", "/hall"}}));
    }
    const meeting::CommandKinds* kinds = nullptr;
    for (const auto& command : examples_of(kinds)) {
        lines.push_back(command_message({"a-1"}, command));
    }
    for (const auto& line : lines) {
        const auto read = read_message(line, {});
        EXPECT_FALSE(std::holds_alternative<Unreadable>(read)) << line;
        if (const auto* command = std::get_if<UnreadableCommand>(&read)) {
            ADD_FAILURE() << command->sentence << " " << line;
        }
        if (const auto* command = std::get_if<Commanded>(&read)) {
            EXPECT_EQ(meeting::codec::to_json(command->command), Json::parse(line).at("command"));
        }
    }
    expect_kept("from-screen.jsonl", lines);
}

}  // namespace
}  // namespace dais::net::test
