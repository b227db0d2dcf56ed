// Every ending of net/limits.h, one after the other: it is reached, counted and told as the table
// says, and another screen that is connected meanwhile goes on getting its slices.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support.h"
#include "witness.h"

namespace dais::net::test {
namespace {

constexpr int kSmallBuffer = 4096;

/// What whoever went beyond a limit was told: a code of HTTP or of a close with its reason; code 0:
/// nothing, the connection was cut off; or what a command was answered.
using Told = std::pair<int, std::string>;

struct Scene {
    Running& server;
    Witness& witness;
    [[nodiscard]] int port() const { return server.wire.port(); }
    [[nodiscard]] bool counted(Ending ending) const { return server.wire.counted(ending) > 0; }
    [[nodiscard]] bool is_counted(Ending ending) const {
        return comes_true(witness, [&] { return counted(ending); });
    }
};

struct Case {
    Ending ending;
    std::function<void(Limits&)> with;
    std::function<Told(const Scene&)> act;
};

// ---- what is done wrong -----------------------------------------------------------------------

Told told_on_upgrade(int port, const std::string& subprotocols) {
    RawScreen screen{port};
    HttpAnswer answer =
        screen.request("GET", "/ws",
                       "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " +
                           subprotocols + "\r\n");
    if (!answer.body.empty()) {
        answer.body.pop_back();  // the end of its line
    }
    return {answer.status, answer.body};
}

Told cut_off(RawScreen& screen) {
    return screen.closed() ? Told{0, {}} : Told{-1, "it is still connected"};
}

Told refused_upgrade(const Scene& scene) { return told_on_upgrade(scene.port(), "dais.v1"); }

Told one_wrong_token_too_many(const Scene& scene) {
    const std::string wrong = "dais.v1, token.00000000000000000000000000000000";
    (void)told_on_upgrade(scene.port(), wrong);
    return told_on_upgrade(scene.port(), wrong);
}

Told one_request_too_many(const Scene& scene) {
    RawScreen first{scene.port()};
    first.send_raw("GET / HTTP/1.1\r\n");
    RawScreen second{scene.port()};
    second.send_raw("GET / HTTP/1.1\r\n");
    RawScreen third{scene.port()};
    return cut_off(third);
}

Told half_a_request(const Scene& scene) {
    RawScreen screen{scene.port()};
    screen.send_raw("GET /ws HTTP/1.1\r\nHost: x\r\nUpgr");
    return cut_off(screen);
}

Told a_download_not_taken(const Scene& scene) {
    RawScreen screen{scene.port(), kSmallBuffer};
    screen.send_raw("GET /assets/large.svg HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(scene.is_counted(Ending::stalled_download));
    return cut_off(screen);
}

Told an_endless_offer(const Scene& scene) {
    return told_on_upgrade(scene.port(), "dais.v1, " + std::string(200, 'x'));
}

Told no_hello(const Scene& scene) {
    RawScreen screen{scene.port()};
    EXPECT_EQ(screen.upgrade("dais.v1"), 101);
    scene.witness.asks_for_the_time();  // by then the upgrade is over for the server too
    scene.server.time.pass(std::chrono::seconds{6});
    return screen.close_told();
}

Told no_word(const Scene& scene) {
    const auto screen = RawScreen::connected(scene.port());
    EXPECT_EQ(screen->next("hello")["type"], "hello");
    scene.witness.asks_for_the_time();
    scene.server.time.pass(std::chrono::seconds{20});
    scene.witness.asks_for_the_time();
    scene.server.time.pass(std::chrono::seconds{6});
    return screen->close_told();
}

// Until what waits for those who do not read no longer fits into the system's own buffers.
void change_much(const Scene& scene) {
    constexpr std::size_t kLongName = 200'000;
    scene.server.hub.change(
        [&](views::Board& board) { give_floor(board, 1, std::string(kLongName, 'x')); });
    scene.witness.sees_a_change();
}

Told nothing_taken(const Scene& scene) {
    RawScreen screen{scene.port(), kSmallBuffer};
    EXPECT_EQ(screen.upgrade("dais.v1"), 101);
    screen.hello();
    // What the system's own buffers took lets it breathe now and then, so there is always more.
    EXPECT_TRUE(comes_true(scene.witness, [&] {
        change_much(scene);
        scene.server.time.pass(std::chrono::seconds{1});
        return scene.counted(Ending::slow);
    }));
    return screen.close_told();
}

Told a_message(const Scene& scene, const std::function<void(RawScreen&)>& say) {
    const auto screen = RawScreen::connected(scene.port());
    say(*screen);
    return screen->close_told();
}

Told questions_and_no_ear(const Scene& scene) {
    RawScreen screen{scene.port(), kSmallBuffer};
    EXPECT_EQ(screen.upgrade("dais.v1"), 101);
    screen.hello();
    const Json question{{"type", "time"}, {"sent", 1}};
    EXPECT_TRUE(comes_true(scene.witness, [&] {
        for (int i = 0; i < 1'000; ++i) {
            screen.send(question);
        }
        return scene.counted(Ending::too_much_queued);
    }));
    return screen.close_told();
}

Told answer_to_commands(const Scene& scene, int count) {
    const auto screen = RawScreen::connected(scene.port(), kOfficerToken);
    for (int i = 0; i < count; ++i) {
        screen->send({{"type", "command"},
                      {"id", std::to_string(i)},
                      {"command", {{"type", "ConfirmClock"}}}});
    }
    const Json answer = screen->next("answer");
    EXPECT_EQ(answer["accepted"], false);
    (void)screen->all_until_now();  // the connection goes on
    return {0, answer["rule"].get<std::string>()};
}

Told busy_desk(const Scene& scene) {
    scene.server.hub.refuse_all(true);
    return answer_to_commands(scene, 1);
}

Told no_answer_to_a_close(const Scene& scene) {
    const auto screen = RawScreen::connected(scene.port());
    screen->send_frame(kBinaryFrame, "x");
    EXPECT_EQ(screen->close_told().first, 1003);
    scene.server.time.pass(std::chrono::seconds{6});
    return cut_off(*screen);
}

Told a_link_that_changes(const Scene& scene, const std::function<void(meeting::Grant&)>& how) {
    const auto screen = RawScreen::connected(scene.port(), kOtherToken);
    (void)screen->all_until_now();
    scene.server.hub.change([&](views::Board& board) {
        auto grants = *board.grants;
        how(grants.at(1));
        board.grants = std::make_shared<std::vector<meeting::Grant>>(std::move(grants));
    });
    return screen->close_told();
}

Told a_failure_inside(const Scene& scene) {
    scene.server.hub.answer_with(
        [](const Request&) { throw std::runtime_error{"what nobody thought of"}; });
    const auto screen = RawScreen::connected(scene.port(), kOfficerToken);
    screen->send({{"type", "command"}, {"id", "1"}, {"command", {{"type", "ConfirmClock"}}}});
    return screen->close_told();
}

// ---- the table --------------------------------------------------------------------------------

std::vector<Case> cases_before_a_screen() {
    return {
        {Ending::too_many_connections, [](Limits& limits) { limits.connections = 1; },
         refused_upgrade},
        {Ending::too_many_from_address, [](Limits& limits) { limits.connections_per_address = 1; },
         refused_upgrade},
        {Ending::too_many_requests, [](Limits& limits) { limits.requests = 2; },
         one_request_too_many},
        {Ending::late_request,
         [](Limits& limits) { limits.request_time = std::chrono::seconds{1}; }, half_a_request},
        {Ending::stalled_download,
         [](Limits& limits) { limits.download_stall = std::chrono::seconds{1}; },
         a_download_not_taken},
        {Ending::subprotocols_too_long, {}, an_endless_offer},
        {Ending::too_many_wrong_tokens, [](Limits& limits) { limits.wrong_tokens_free = 1; },
         one_wrong_token_too_many},
    };
}

std::vector<Case> cases_of_messages() {
    return {
        {Ending::message_too_long,
         {},
         [](const Scene& scene) {
             return a_message(scene, [](const RawScreen& screen) {
                 screen.send_text(std::string(16 * 1024 + 1, ' '));
             });
         }},
        {Ending::binary_message,
         {},
         [](const Scene& scene) {
             return a_message(
                 scene, [](const RawScreen& screen) { screen.send_frame(kBinaryFrame, "{}"); });
         }},
        {Ending::too_many_messages,
         {},
         [](const Scene& scene) {
             return a_message(scene, [](const RawScreen& screen) {
                 for (int i = 0; i < 200; ++i) {
                     screen.send({{"type", "time"}, {"sent", i}});
                 }
             });
         }},
        {Ending::too_many_bad_messages,
         {},
         [](const Scene& scene) {
             return a_message(scene, [](const RawScreen& screen) {
                 for (int i = 0; i < 5; ++i) {
                     screen.send_text("{");
                 }
             });
         }},
        {Ending::too_much_queued,
         [](Limits& limits) {
             limits.screen_rate = {std::chrono::microseconds{1}, 10'000'000};
         },
         questions_and_no_ear},
        {Ending::too_many_commands, [](Limits& limits) { limits.outstanding_commands = 3; },
         [](const Scene& scene) { return answer_to_commands(scene, 4); }},
        {Ending::desk_busy, {}, busy_desk},
    };
}

std::vector<Case> cases_of_screens() {
    return {
        {Ending::no_hello, {}, no_hello},
        {Ending::silent, {}, no_word},
        {Ending::slow, [](Limits& limits) { limits.silence = std::chrono::hours{1}; },
         nothing_taken},
        {Ending::close_unanswered, {}, no_answer_to_a_close},
        {Ending::access_revoked,
         {},
         [](const Scene& scene) {
             return a_link_that_changes(
                 scene, [](meeting::Grant& grant) { grant.revoked = timing::Instant{}; });
         }},
        {Ending::access_expired,
         {},
         [](const Scene& scene) {
             return a_link_that_changes(
                 scene, [](meeting::Grant& grant) { grant.until = timing::UtcTime{}; });
         }},
        {Ending::server_failed, {}, a_failure_inside},
    };
}

std::vector<Case> all_cases() {
    std::vector<Case> all = cases_before_a_screen();
    for (const auto& more : {cases_of_messages(), cases_of_screens()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

std::string name_of(const ::testing::TestParamInfo<Case>& info) {
    std::string name{text_of(info.param.ending).name};
    name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
    return name;
}

class Endings : public ::testing::TestWithParam<Case> {};

TEST_P(Endings, areToldAndCountedAndHarmNobodyElse) {
    const Case& tried = GetParam();
    const EndingText& text = text_of(tried.ending);
    const TemporaryFolder web;
    for (const std::string page : {"index", "hall", "queue", "programme", "texts"}) {
        web.write(page + ".html", "<!doctype html>");
    }
    web.write("assets/large.svg", std::string(8'000'000, 's'));
    Limits limits;
    if (tried.with) {
        tried.with(limits);
    }
    Running server{limits, web.path()};
    Witness witness{server};
    EXPECT_EQ(server.wire.counted(tried.ending), 0);
    const Told told = tried.act({server, witness});
    if (text.code == 0) {
        // Nothing can be told; or a command is answered, and the reason begins with its rule.
        const std::string rule{text.reason.substr(0, text.reason.find(':'))};
        EXPECT_EQ(told, (Told{0, rule == "desk.busy" ? rule : std::string{}}));
    } else {
        EXPECT_EQ(told, (Told{text.code, std::string{text.reason}}));
    }
    // What is counted when a connection has gone may come a little later than its end.
    EXPECT_TRUE(comes_true(witness, [&] { return server.wire.counted(tried.ending) > 0; }));
    EXPECT_EQ(server.wire.counted(tried.ending), 1);
    witness.sees_a_change();
}

INSTANTIATE_TEST_SUITE_P(OfTheTable, Endings, ::testing::ValuesIn(all_cases()), name_of);

TEST(EndingsOfTheTable, haveACaseEach) {
    std::map<Ending, int> tried;
    for (const Case& each : all_cases()) {
        ++tried[each.ending];
    }
    ++tried[Ending::desk_away];      // a relay's: relay_test.cpp
    ++tried[Ending::led_elsewhere];  // a desk that was taken over: program/standby_test.cpp
    ++tried[Ending::server_stops];   // below: of a server that has stopped nothing can be asked
    for (const EndingText& text : kEndingTexts) {
        EXPECT_EQ(tried[text.ending], 1) << text.name;
    }
}

TEST(EndingsOfTheTable, tellAllWhenTheServerStops) {
    auto server = std::make_unique<Running>();
    std::vector<std::unique_ptr<RawScreen>> screens;
    for (int i = 0; i < 20; ++i) {
        screens.push_back(RawScreen::connected(server->wire.port()));
        (void)screens.back()->all_until_now();
    }
    server.reset();
    const EndingText& text = text_of(Ending::server_stops);
    for (const auto& screen : screens) {
        EXPECT_EQ(screen->close_told(), (Told{text.code, std::string{text.reason}}));
    }
}

}  // namespace
}  // namespace dais::net::test
