// Every role, every command, every field: what is not a command reaches no desk, whoever sends it,
// and what is one reaches it under the sender's own link. What a role may do is decided there
// (tests/meeting/access_test.cpp).
#include <gtest/gtest.h>

#include "support.h"
#include "tests/support/every_command.h"

namespace dais::net::test {
namespace {

namespace codec = meeting::codec;

struct Role {
    std::string token;
    std::string name;
    std::int64_t link;
};

const std::vector<Role>& roles() {
    static const std::vector<Role> kRoles{{kOfficerToken, "officer", 2},
                                          {kChairToken, "chair", 7},
                                          {kKenyaToken, "delegation", 8},
                                          {kBoothToken, "interpreter", 10},
                                          {"", "public", 0}};
    return kRoles;
}

Limits hurried() {
    Limits limits;
    limits.screen_rate = limits.officer_rate = {std::chrono::microseconds{1}, 1'000'000};
    return limits;
}

class Roles : public testing::Test {
  protected:
    void SetUp() override {
        server.hub.answer_with([this](const Request& request) {
            reached.push_back(request);
            server.wire.deliver(
                {request.connection, request.id, meeting::Accepted{{420}, {420}}, ""});
        });
    }

    Json say(RawScreen& screen, const Json& command) {
        screen.send({{"type", "command"}, {"id", std::to_string(++said)}, {"command", command}});
        return screen.next("answer");
    }

    Running server{hurried()};
    std::vector<Request> reached;  // on the wire's thread; read after its answer
    int said = 0;
};

TEST_F(Roles, ReachTheDeskUnderTheirOwnLinkAndThePublicDoesNot) {
    for (const Role& role : roles()) {
        const auto screen = RawScreen::connected(server.wire.port(), role.token);
        const Json hello = screen->next("hello");
        EXPECT_EQ(hello["role"], role.name);
        for (const meeting::Command& command : meeting::test::every_command()) {
            const Json json = codec::to_json(command);
            reached.clear();
            const Json answer = say(*screen, json);
            if (role.name == "public") {
                EXPECT_EQ(answer["rule"], "access.links-only") << json;
                EXPECT_TRUE(reached.empty()) << json;
                continue;
            }
            if (!answer["accepted"].get<bool>()) {
                // Empty is too little for it: it says which field.
                EXPECT_EQ(answer["rule"], "command.unreadable") << json;
                EXPECT_TRUE(reached.empty()) << json;
                continue;
            }
            ASSERT_EQ(reached.size(), 1U) << json;
            EXPECT_EQ(reached.front().actor.link, role.link) << json;
            EXPECT_EQ(reached.front().command, command) << json;
        }
    }
}

/// What no field of any command is.
const Json kNothingLikeIt{{"nothing", {"like", {"it", 0.5}}}};

TEST_F(Roles, AreToldWhichFieldIsWrongAndTheDeskNeverHearsOfIt) {
    std::size_t fields = 0;
    for (const Role& role : roles()) {
        const auto screen = RawScreen::connected(server.wire.port(), role.token);
        const bool open = role.name == "public";
        const auto refused = [&](const Json& command, const std::string& named) {
            reached.clear();
            const Json answer = say(*screen, command);
            EXPECT_EQ(answer["accepted"], false) << command;
            EXPECT_EQ(answer["rule"], open ? "access.links-only" : "command.unreadable") << command;
            if (!open) {
                EXPECT_NE(answer["text"].get<std::string>().find(named), std::string::npos)
                    << command << "\n"
                    << answer["text"];
            }
            EXPECT_TRUE(reached.empty()) << command;
            ++fields;
        };
        for (const meeting::Command& command : meeting::test::every_command()) {
            const Json json = codec::to_json(command);
            for (const auto& [field, value] : json.items()) {
                Json wrong = json;
                wrong[field] = kNothingLikeIt;
                refused(wrong, field);
            }
            Json more = json;
            more["surprise"] = true;
            refused(more, "surprise");
        }
    }
    EXPECT_GT(fields, 1'500U);
}

}  // namespace
}  // namespace dais::net::test
