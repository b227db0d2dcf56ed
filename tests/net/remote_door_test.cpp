// The second console's door against the real server.
#include <thread>

#include <gtest/gtest.h>

#include "net/remote_door.h"
#include "support.h"

namespace dais::net::test {
namespace {

Link link_to(int port, const std::string& token = kOfficerToken) {
    return {"127.0.0.1", port, token};
}

ClientOptions hurry() {
    ClientOptions options;
    options.first_delay = std::chrono::milliseconds{20};
    options.longest_delay = std::chrono::milliseconds{50};
    return options;
}

/// Answers as a desk does: publish, then reply.
void answer_all(Running& server) {
    server.hub.answer_with([&](const Request& request) {
        const std::int64_t version = server.hub.board()->version + 1;
        server.hub.change([&](views::Board& board) { give_floor(board, version, "Kenya"); });
        server.wire.deliver(
            {request.connection, request.id, meeting::Accepted{{version}, {version}}, ""});
    });
}

TEST(RemoteDoor, showsTheBoardOfTheOtherSide) {
    Running server;
    RemoteDoor door{link_to(server.wire.port()), "Olga", server.time};
    ASSERT_TRUE(eventually([&] { return door.board() != nullptr; })) << door.trouble();
    const auto here = door.board();
    const auto there = server.hub.board();
    EXPECT_EQ(here->version, there->version);
    EXPECT_EQ(here->officers.conference->value, there->officers.conference->value);
    EXPECT_EQ(here->officers.programme->value, there->officers.programme->value);
    EXPECT_EQ(here->lists->value, there->lists->value);
    EXPECT_EQ(here->directory->value, there->directory->value);
    EXPECT_EQ(here->history->value, there->history->value);
    EXPECT_EQ(here->record->value, there->record->value);
    for (const auto& [room, floor] : there->officers.floors) {
        EXPECT_EQ(here->officers.floors.at(room)->value, floor->value);
        EXPECT_EQ(here->officers.queues.at(room)->value, there->officers.queues.at(room)->value);
    }
    EXPECT_TRUE(here->grants->empty());
    EXPECT_EQ(door.trouble(), "");
    EXPECT_EQ(door.actor(), (meeting::Actor{2, "Olga"}));
    ASSERT_TRUE(eventually([&] { return door.screens() != nullptr; }));
    EXPECT_EQ(door.screens()->screens.at(0).page, "console");

    server.hub.change([](views::Board& board) { give_floor(board, 420, "Kenya"); });
    EXPECT_TRUE(eventually([&] { return door.board()->version == 420; }));
    const auto& floor = door.board()->officers.floors.at({"main"})->value;
    EXPECT_EQ(floor.statement->speaker.name, "Kenya");
}

TEST(RemoteDoor, carriesCommandsAndTheirOutcomes) {
    Running server;
    answer_all(server);
    RemoteDoor door{link_to(server.wire.port()), "", server.time};
    ASSERT_TRUE(eventually([&] { return door.board() != nullptr; }));
    for (int i = 0; i < 50; ++i) {
        const auto id = door.send(meeting::ConfirmClock{});
        ASSERT_TRUE(id);
        std::vector<meeting::Outcome> outcomes;
        ASSERT_TRUE(eventually([&] {
            outcomes = door.outcomes();
            return !outcomes.empty();
        }));
        ASSERT_EQ(outcomes.size(), 1U);
        EXPECT_EQ(outcomes[0].command, *id);
        // The change is on the board when its outcome is.
        EXPECT_GE(door.board()->version,
                  std::get<meeting::Accepted>(outcomes[0].answer).last.value);
    }
}

TEST(RemoteDoor, tellsRefusals) {
    Running server;
    server.hub.refuse_all(true);
    RemoteDoor door{link_to(server.wire.port()), "", server.time};
    ASSERT_TRUE(eventually([&] { return door.board() != nullptr; }));
    ASSERT_TRUE(door.send(meeting::ConfirmClock{}));
    std::vector<meeting::Outcome> outcomes;
    ASSERT_TRUE(eventually([&] {
        outcomes = door.outcomes();
        return !outcomes.empty();
    }));
    EXPECT_EQ(std::get<meeting::Refusal>(outcomes[0].answer).rule, "desk.busy");
    EXPECT_FALSE(outcomes[0].sentence.empty());
}

TEST(RemoteDoor, knowsTheTimeOfTheOtherSide) {
    Running server;
    RemoteDoor door{link_to(server.wire.port()), "", server.time};
    ASSERT_TRUE(eventually([&] { return door.board() != nullptr; }));
    const auto error = [&] {
        const auto there = server.hub.board()->face.at(server.time.read());
        return std::chrono::abs(door.now() - there);
    };
    EXPECT_TRUE(eventually([&] { return error() < std::chrono::milliseconds{100}; }));
    server.hub.change([](views::Board& board) { leap(board, 430, std::chrono::hours{2}); });
    EXPECT_TRUE(eventually([&] { return door.board()->version == 430; }));
    EXPECT_TRUE(eventually([&] { return error() < std::chrono::milliseconds{100}; }));
    EXPECT_GT(door.now().time_since_epoch(), std::chrono::hours{3});
}

TEST(RemoteDoor, comesBackAndSaysSoMeanwhile) {
    auto server = std::make_unique<Running>();
    const int port = server->wire.port();
    timing::SystemTimeSource time;
    RemoteDoor door{link_to(port), "", time, hurry()};
    ASSERT_TRUE(eventually([&] { return door.board() != nullptr; }));
    const auto id = door.send(meeting::ConfirmClock{});  // never answered by this server
    ASSERT_TRUE(id);
    ASSERT_TRUE(server->hub.next_request());
    server.reset();
    const std::string place = "127.0.0.1:" + std::to_string(port);
    EXPECT_TRUE(eventually(
        [&] { return door.trouble() == "Not connected to " + place + ", trying again."; }));
    EXPECT_FALSE(door.send(meeting::ConfirmClock{}));
    EXPECT_NE(door.board(), nullptr);  // the last one known

    FakeHub hub{time};
    Wire again{{"127.0.0.1", port, "", ""}, {}, hub, time};
    hub.connect(&again);
    EXPECT_TRUE(eventually([&] { return door.trouble().empty(); }));
    // What was not answered is said again, under the same id.
    const auto request = hub.next_request();
    ASSERT_TRUE(request);
    EXPECT_EQ(request->id, *id);
    again.deliver({request->connection, request->id, meeting::Accepted{{1}, {1}}, ""});
    EXPECT_TRUE(eventually([&] { return !door.outcomes().empty(); }));
    hub.change([](views::Board& board) { give_floor(board, 440, "Kenya"); });
    EXPECT_TRUE(eventually([&] { return door.board()->version == 440; }));
    hub.connect(nullptr);
}

TEST(RemoteDoor, saysThatItsLinkIsNotAnOfficers) {
    Running server;
    const RemoteDoor visitor{link_to(server.wire.port(), ""), "", server.time, hurry()};
    EXPECT_TRUE(eventually(
        [&] { return visitor.trouble().find("not an officer's") != std::string::npos; }));
    const RemoteDoor forged{link_to(server.wire.port(), "forged"), "", server.time, hurry()};
    EXPECT_TRUE(eventually(
        [&] { return forged.trouble().find("does not accept this link") != std::string::npos; }));
}

TEST(RemoteDoor, sendsNothingWhileNobodyAnswers) {
    const int nobody = Running{}.wire.port();
    const timing::SystemTimeSource time;
    RemoteDoor door{link_to(nobody), "Olga", time, hurry()};
    EXPECT_FALSE(door.send(meeting::ConfirmClock{}));
    EXPECT_TRUE(
        eventually([&] { return door.trouble().find("Not connected to") != std::string::npos; }));
    EXPECT_FALSE(door.send(meeting::ConfirmClock{}));
    EXPECT_EQ(door.board(), nullptr);
    EXPECT_EQ(door.actor().name, "Olga");
}

TEST(RemoteDoor, takesAServerThatFellSilentForDead) {
    Running server;
    MovableTime time;
    const RemoteDoor door{link_to(server.wire.port()), "", time, hurry()};
    const auto first = server.hub.screens_where(
        [](const views::ScreensView& view) { return view.screens.size() == 1; });
    ASSERT_NE(first, nullptr);
    ASSERT_TRUE(eventually([&] { return door.board() != nullptr; }));
    time.pass(std::chrono::seconds{13});  // as if no answer had come in between
    EXPECT_NE(server.hub.screens_where([&](const views::ScreensView& view) {
        return view.screens.size() == 1 && view.screens[0].id != first->screens[0].id;
    }),
              nullptr);
    EXPECT_TRUE(eventually([&] { return door.trouble().empty(); }));
}

}  // namespace
}  // namespace dais::net::test
