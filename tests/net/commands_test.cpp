// From an officer's command to its answer.
#include <thread>

#include <gtest/gtest.h>

#include "support.h"

namespace dais::net::test {
namespace {

Json open_meeting(const std::string& id) {
    return {{"type", "command"},
            {"id", id},
            {"command", {{"type", "OpenMeeting"}, {"meeting", "mon-am"}}}};
}

TEST(Commands, goToTheDeskAndComeBackAnswered) {
    Running server;
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    officer->send(open_meeting("a-1"));
    const auto request = server.hub.next_request();
    ASSERT_TRUE(request);
    EXPECT_EQ(request->id.text, "a-1");
    EXPECT_EQ(request->actor, (meeting::Actor{2, "Ana"}));
    EXPECT_EQ(request->command, meeting::Command{meeting::OpenMeeting{{"mon-am"}}});
    server.wire.deliver({request->connection, request->id, meeting::Accepted{{420}, {421}}, ""});
    EXPECT_EQ(officer->next("answer"), (Json{{"type", "answer"},
                                             {"id", "a-1"},
                                             {"accepted", true},
                                             {"action", 420},
                                             {"last", 421}}));
}

TEST(Commands, areRefusedInTheDesksWords) {
    Running server;
    const auto officer =
        RawScreen::connected(server.wire.port(), kOfficerToken, {{"name", "Olga"}});
    officer->send(open_meeting("a-1"));
    const auto request = server.hub.next_request();
    ASSERT_TRUE(request);
    EXPECT_EQ(request->actor, (meeting::Actor{2, "Olga"}));
    server.wire.deliver({request->connection, request->id,
                         meeting::Refusal{"meeting.not-scheduled",
                                          {{"meeting", "1st meeting"}},
                                          meeting::ActionId{410},
                                          meeting::Actor{5, "Ben"}},
                         "The 1st meeting is open already."});
    const Json answer = officer->next("answer");
    EXPECT_EQ(answer["accepted"], false);
    EXPECT_EQ(answer["rule"], "meeting.not-scheduled");
    EXPECT_EQ(answer["text"], "The 1st meeting is open already.");
    EXPECT_EQ(answer["by"]["name"], "Ben");
}

Json what_if(const std::string& meeting) {
    return {{"type", "what_if"},
            {"id", "q-1"},
            {"meeting", meeting},
            {"what_if", {{"close_list", true}}}};
}

TEST(WhatIf, isAnsweredWithoutTheDesk) {
    Running server;
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    officer->send(what_if("mon-am"));
    const Json answer = officer->next("what_if");
    EXPECT_EQ(answer["id"], "q-1");
    EXPECT_EQ(answer["projection"]["meeting"], "mon-am");
    EXPECT_EQ(answer["projection"]["turns"], Json::array());
    officer->send(what_if("tue-am"));
    EXPECT_EQ(officer->next("answer")["rule"], "meeting.not-in-session");
}

TEST(WhatIf, isForOfficersAndTheChair) {
    Running server;
    for (const std::string& token : {std::string{}, kKenyaToken, kBoothToken}) {
        const auto screen = RawScreen::connected(server.wire.port(), token);
        screen->send(what_if("mon-am"));
        EXPECT_EQ(screen->next("answer")["rule"], "access.not-for-role");
    }
    const auto chair = RawScreen::connected(server.wire.port(), kChairToken);
    chair->send(what_if("mon-am"));
    EXPECT_EQ(chair->next("what_if")["id"], "q-1");
}

TEST(WhatIf, thatCannotBeReadIsTrouble) {
    Running server;
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    Json question = what_if("mon-am");
    question["what_if"] = {{"faster", true}};
    officer->send(question);
    EXPECT_NE(officer->next("trouble")["text"].get<std::string>().find("faster"),
              std::string::npos);
}

TEST(Commands, areAnsweredAfterTheChangeTheyMade) {
    Running server;
    server.hub.answer_with([&](const Request& request) {
        // As the desk does: publish, then reply; from a thread of its own.
        std::thread{[&server, request] {
            const std::int64_t version = std::stoll(request.id.text);
            server.hub.change([&](views::Board& board) { give_floor(board, version, "Kenya"); });
            server.wire.deliver(
                {request.connection, request.id, meeting::Accepted{{version}, {version}}, ""});
        }}.join();
    });
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    (void)officer->all_until_now();
    for (int version = 500; version < 700; ++version) {
        officer->send(open_meeting(std::to_string(version)));
        std::int64_t seen = 0;
        for (Json message = officer->next(); message["type"] != "answer";
             message = officer->next()) {
            ASSERT_FALSE(message.is_null());
            if (message["name"] == "floor") {
                seen = message["version"];
            }
        }
        EXPECT_EQ(seen, version);
    }
}

TEST(Commands, needAPersonalLink) {
    Running server;
    const auto hall = RawScreen::connected(server.wire.port());
    hall->send(open_meeting("a-1"));
    const Json answer = hall->next("answer");
    EXPECT_EQ(answer["id"], "a-1");
    EXPECT_EQ(answer["accepted"], false);
    EXPECT_EQ(answer["rule"], "access.links-only");
    hall->send({{"type", "command"}, {"id", "a-2"}, {"command", {{"type", "Fly"}}}});
    EXPECT_EQ(hall->next("answer")["rule"], "access.links-only");
}

// What a link may do is decided at the desk: the wire says whose it is.
TEST(Commands, comeToTheDeskWithTheLinkThatSaidThem) {
    Running server;
    std::vector<meeting::Actor> actors;
    server.hub.answer_with([&](const Request& request) {
        actors.push_back(request.actor);
        server.wire.deliver({request.connection, request.id,
                             meeting::Refusal{"access.not-for-role", {}, {}, {}}, "No."});
    });
    for (const std::string& token : {kKenyaToken, kChairToken, kBoothToken}) {
        const auto screen = RawScreen::connected(server.wire.port(), token, {{"name", "Somebody"}});
        screen->send(open_meeting("a-1"));
        EXPECT_EQ(screen->next("answer")["rule"], "access.not-for-role");
    }
    EXPECT_EQ(actors, (std::vector<meeting::Actor>{{8, "Kenya"}, {7, "Chair"}, {10, "Booths"}}))
        << "only officers say who acts";
}

TEST(Commands, thatCannotBeReadAreAnsweredWithTheirId) {
    Running server;
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    for (int i = 0; i < 10; ++i) {  // more often than unreadable messages are borne
        officer->send({{"type", "command"},
                       {"id", "a-" + std::to_string(i)},
                       {"command", {{"type", "OpenMeeting"}, {"meting", "mon-am"}}}});
        const Json answer = officer->next("answer");
        EXPECT_EQ(answer["id"], "a-" + std::to_string(i));
        EXPECT_EQ(answer["rule"], "command.unreadable");
        EXPECT_NE(answer["text"].get<std::string>().find("meeting"), std::string::npos);
    }
}

TEST(Commands, areRefusedWhileTheDeskIsBusy) {
    Running server;
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    server.hub.refuse_all(true);
    officer->send(open_meeting("a-1"));
    EXPECT_EQ(officer->next("answer")["rule"], "desk.busy");
    server.hub.refuse_all(false);
    officer->send(open_meeting("a-2"));
    EXPECT_EQ(server.hub.next_request()->id.text, "a-2");
}

TEST(Commands, ofOneClientWaitInALimitedNumber) {
    Limits limits;
    limits.outstanding_commands = 3;
    Running server{limits};
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    for (const std::string id : {"a", "b", "c", "d"}) {
        officer->send(open_meeting(id));
    }
    const Json busy = officer->next("answer");
    EXPECT_EQ(busy["id"], "d");
    EXPECT_EQ(busy["rule"], "desk.busy");
    const auto request = server.hub.next_request();
    server.wire.deliver({request->connection, request->id, meeting::Accepted{{1}, {1}}, ""});
    EXPECT_EQ(officer->next("answer")["id"], "a");
    officer->send(open_meeting("e"));
    (void)server.hub.next_request();
    (void)server.hub.next_request();
    EXPECT_EQ(server.hub.next_request()->id.text, "e");
}

TEST(Commands, whoseSenderIsGoneAreForgotten) {
    Running server;
    auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    officer->send(open_meeting("a-1"));
    const auto request = server.hub.next_request();
    officer.reset();
    EXPECT_NE(server.hub.screens_where(
                  [](const views::ScreensView& view) { return view.screens.empty(); }),
              nullptr);
    server.wire.deliver({request->connection, request->id, meeting::Accepted{{1}, {1}}, ""});
    const auto other = RawScreen::connected(server.wire.port(), kOtherToken);
    for (const Json& message : other->all_until_now()) {
        EXPECT_NE(message["type"], "answer");
    }
}

TEST(Commands, ofTwoOfficersGoBackToTheOneWhoAsked) {
    Running server;
    server.hub.answer_with([&](const Request& request) {
        server.wire.deliver(
            {request.connection, request.id, meeting::Accepted{{request.actor.link}, {1}}, ""});
    });
    const auto ana = RawScreen::connected(server.wire.port(), kOfficerToken);
    const auto ben = RawScreen::connected(server.wire.port(), kOtherToken);
    for (int i = 0; i < 100; ++i) {
        ana->send(open_meeting("same"));
        ben->send(open_meeting("same"));
        EXPECT_EQ(ana->next("answer")["action"], 2);
        EXPECT_EQ(ben->next("answer")["action"], 5);
    }
}

}  // namespace
}  // namespace dais::net::test
