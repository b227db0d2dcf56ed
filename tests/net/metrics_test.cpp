// The server's figures: that they can be read, are right, tell nothing of anybody, and are for the
// operators alone.
#include <chrono>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "net/metrics_page.h"
#include "net/metrics_text.h"
#include "net/process_watch.h"
#include "support.h"

namespace dais::net::test {
namespace {

Limits at_once() {
    Limits limits;
    limits.metrics_interval = std::chrono::milliseconds{0};
    return limits;
}

HttpAnswer metrics_of(const Running& server) {
    return RawScreen{server.wire.port()}.request("GET", "/metrics");
}

/// Every series with its value: `dais_screens{role="public",room="main"}` -> 2.
std::map<std::string, double> series_of(const std::string& text) {
    std::map<std::string, double> series;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line[0] != '#') {
            const std::size_t space = line.rfind(' ');
            series[line.substr(0, space)] = std::stod(line.substr(space + 1));
        }
    }
    return series;
}

using Series = std::map<std::string, double>;

/// The series once a condition holds for them.
Series series_where(const Running& server, const std::function<bool(Series&)>& condition) {
    const timing::SystemTimeSource system;
    const timing::BootInstant start = system.read().boot;
    while (true) {
        Series series = series_of(metrics_of(server).body);
        if (condition(series)) {
            return series;
        }
        if (system.read().boot - start > kDeadline) {
            ADD_FAILURE() << "the figures never became so";
            return series;
        }
    }
}

TEST(Metrics, areInTheFormatOfPrometheus) {
    const Running server{at_once()};
    const auto screen = RawScreen::connected(server.wire.port(), {}, {{"room", "main"}});
    (void)screen->all_until_now();
    const HttpAnswer answer = metrics_of(server);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    const std::regex help{R"(# HELP ([a-z_]+) [^\\]+)"};
    const std::regex type{R"(# TYPE ([a-z_]+) (gauge|counter|histogram))"};
    const std::regex sample{
        R"re(([a-z_]+)(\{[a-z]+="(?:[^"\\\n]|\\.)*"(?:,[a-z]+="(?:[^"\\\n]|\\.)*")*\})? -?[0-9.]+)re"};
    std::string family;
    std::string kind;
    std::set<std::string> families;
    std::set<std::string> samples;
    std::istringstream lines{answer.body};
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (std::regex_match(line, found, help)) {
            family = found[1];
            EXPECT_TRUE(families.insert(family).second) << line;
        } else if (std::regex_match(line, found, type)) {
            EXPECT_EQ(found[1], family);
            kind = found[2];
            EXPECT_EQ(kind == "counter", family.ends_with("_total")) << family;
        } else {
            ASSERT_TRUE(std::regex_match(line, found, sample)) << line;
            const std::string name = found[1];
            EXPECT_TRUE(name == family || (kind == "histogram" && name.starts_with(family)))
                << line;
            EXPECT_TRUE(samples.insert(line.substr(0, line.rfind(' '))).second) << line;
        }
    }
    EXPECT_TRUE(answer.body.ends_with('\n'));
    EXPECT_GT(families.size(), 15U);
    EXPECT_EQ(RawScreen{server.wire.port()}.request("HEAD", "/metrics").status, 200);
}

TEST(Metrics, countScreensByRoleAndRoom) {
    const Running server{at_once()};
    std::vector<std::unique_ptr<RawScreen>> screens;
    const auto join = [&](const std::string& token, const Json& hello) {
        screens.push_back(RawScreen::connected(server.wire.port(), token, hello));
        (void)screens.back()->all_until_now();
    };
    join({}, {{"room", "main"}});
    join({}, {{"room", "main"}});
    join({}, {{"room", "side"}});
    join(kOfficerToken, Json::object());
    join(kChairToken, {{"room", "main"}});
    RawScreen mute{server.wire.port()};  // no hello: a connection and no screen
    EXPECT_EQ(mute.upgrade("dais.v1"), 101);
    RawScreen asking{server.wire.port()};
    asking.send_raw("GET / HTTP/1.1\r\n");
    const Series series = series_where(server, [](Series& each) {
        return each["dais_connections"] == 6 && each["dais_requests"] == 2;
    });
    EXPECT_EQ(series.at(R"(dais_screens{role="public",room="main"})"), 2);
    EXPECT_EQ(series.at(R"(dais_screens{role="public",room="side"})"), 1);
    EXPECT_EQ(series.at(R"(dais_screens{role="officer",room=""})"), 1);
    EXPECT_EQ(series.at(R"(dais_screens{role="chair",room="main"})"), 1);
    EXPECT_EQ(series.count(R"(dais_screens{role="delegation",room=""})"), 0U);
    screens.clear();
    (void)series_where(server, [](Series& each) { return each["dais_connections"] == 1; });
}

TEST(Metrics, countWhatComesAndGoes) {
    Running server{at_once()};
    const auto hall = RawScreen::connected(server.wire.port(), {}, {{"room", "main"}});
    (void)hall->all_until_now();
    const Series before = series_of(metrics_of(server).body);
    constexpr int kChanges = 20;
    for (int i = 1; i <= kChanges; ++i) {
        server.hub.change([&](views::Board& board) { give_floor(board, 500 + i, "Kenya"); });
        EXPECT_EQ(hall->next_slice("floor")["version"], 500 + i);
    }
    const std::string question = R"({"type":"time","sent":1})";
    hall->send_text(question);
    EXPECT_EQ(hall->next("time")["sent"], 1);
    const Series after = series_where(server, [&](Series& each) {
        return each["dais_fanout_seconds_count"] >= before.at("dais_fanout_seconds_count") + 1 &&
               each["dais_record_rows"] == 500 + kChanges;
    });
    const auto grown = [&](const std::string& name) { return after.at(name) - before.at(name); };
    EXPECT_EQ(grown("dais_messages_received_total"), 1);
    EXPECT_EQ(grown("dais_bytes_received_total"), static_cast<double>(question.size()));
    EXPECT_EQ(grown("dais_wholes_sent_total"), kChanges);
    EXPECT_EQ(grown("dais_slices_encoded_total"), kChanges);
    EXPECT_EQ(grown("dais_messages_sent_total"), kChanges + 1);
    EXPECT_GT(grown("dais_bytes_sent_total"), kChanges * 100);
    EXPECT_LE(grown("dais_fanout_seconds_count"), kChanges);
    EXPECT_GT(grown("dais_fanout_seconds_sum"), 0);
    EXPECT_EQ(after.at(R"(dais_fanout_seconds_bucket{le="+Inf"})"),
              after.at("dais_fanout_seconds_count"));
    EXPECT_EQ(after.at("dais_record_written"), 1);
    EXPECT_EQ(after.at("dais_outbox_bytes"), 0);
    EXPECT_GT(after.at("process_resident_memory_bytes"), 1'000'000);
    EXPECT_GT(after.at("process_open_fds"), 3);
    EXPECT_GT(after.at("process_max_fds"), after.at("process_open_fds"));
    EXPECT_EQ(after.count("dais_journal_commit_seconds_count"), 0U) << "this hub has no journal";
}

TEST(Metrics, countWhatWaits) {
    Limits limits = at_once();
    limits.screen_rate = {std::chrono::microseconds{1}, 10'000'000};
    limits.queued_bytes = 64UL * 1024 * 1024;
    limits.silence = limits.slow_client = std::chrono::hours{1};
    Running server{limits};
    const auto officer = RawScreen::connected(server.wire.port(), kOfficerToken);
    for (const std::string id : {"a", "b", "c"}) {
        officer->send({{"type", "command"}, {"id", id}, {"command", {{"type", "ConfirmClock"}}}});
    }
    (void)officer->all_until_now();
    EXPECT_EQ(series_of(metrics_of(server).body).at("dais_commands_outstanding"), 3);
    RawScreen deaf{server.wire.port(), 4096};
    EXPECT_EQ(deaf.upgrade("dais.v1"), 101);
    deaf.hello();
    const Series series = series_where(server, [&](Series& each) {
        for (int i = 0; i < 20'000; ++i) {
            deaf.send_text(R"({"type":"time","sent":1})");
        }
        return each["dais_outbox_bytes"] > 0;
    });
    EXPECT_EQ(series.at("dais_outbox_bytes"), series.at("dais_outbox_bytes_max"));
    EXPECT_EQ(series.at("dais_outbox_entries"), series.at("dais_outbox_entries_max"));
    EXPECT_GT(series.at("dais_outbox_entries"), 0);
    EXPECT_EQ(series.at("dais_screens_stalled"), 1);
}

TEST(Metrics, countEveryEndingByItsName) {
    const Running server{at_once()};
    const auto screen = RawScreen::connected(server.wire.port());
    screen->send_frame(kBinaryFrame, "x");
    EXPECT_EQ(screen->close_told().first, 1003);
    const Series series = series_of(metrics_of(server).body);
    for (const EndingText& text : kEndingTexts) {
        EXPECT_EQ(series.at("dais_refusals_total{ending=\"" + std::string{text.name} + "\"}"),
                  text.ending == Ending::binary_message ? 1 : 0);
    }
}

TEST(Metrics, sayNothingOfAnybody) {
    Running server{at_once()};
    const auto officer =
        RawScreen::connected(server.wire.port(), kOfficerToken, {{"name", "Ana Officer"}});
    const auto hall = RawScreen::connected(
        server.wire.port(), {}, {{"name", "Left of the podium"}, {"page", "a page's own name"}});
    const auto kenya = RawScreen::connected(server.wire.port(), kKenyaToken);
    for (const auto* screen : {&officer, &hall, &kenya}) {
        (void)(*screen)->all_until_now();
    }
    const std::string text = metrics_of(server).body;
    for (const std::string_view word :
         {std::string_view{"Ana"}, std::string_view{"podium"}, std::string_view{"own name"},
          std::string_view{"Kenya"}, std::string_view{"KEN"}, std::string_view{"127.0.0.1"},
          std::string_view{kOfficerToken}, std::string_view{kKenyaToken}, kSecret}) {
        EXPECT_EQ(text.find(word), std::string::npos) << word;
    }
}

TEST(Metrics, escapeTheNamesOfRooms) {
    EXPECT_EQ(escaped_label("main"), "main");
    EXPECT_EQ(escaped_label("a \"b\" \\ c\nd"), R"(a \"b\" \\ c\nd)");
    Running server{at_once()};
    server.hub.change([](views::Board& board) {
        auto conference = *board.open.conference;
        conference.value.rooms.push_back({{"Room \"4\"\\\n"}, "Room", true});
        board.open.conference =
            std::make_shared<views::Versioned<views::ConferenceView>>(conference);
    });
    const auto hall = RawScreen::connected(server.wire.port(), {}, {{"room", "Room \"4\"\\\n"}});
    EXPECT_EQ(hall->next("hello")["type"], "hello");
    EXPECT_EQ(series_of(metrics_of(server).body)
                  .at(R"(dais_screens{role="public",room="Room \"4\"\\\n"})"),
              1);
}

TEST(Metrics, areGatheredAtMostOnceInAWhile) {
    Limits limits;
    limits.metrics_interval = std::chrono::seconds{60};
    Running server{limits};
    const std::string first = metrics_of(server).body;
    const auto screen = RawScreen::connected(server.wire.port());
    (void)screen->all_until_now();
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(metrics_of(server).body, first);
    }
    (void)screen->all_until_now();
    server.time.pass(std::chrono::seconds{20});
    (void)screen->all_until_now();
    server.time.pass(std::chrono::seconds{20});
    (void)screen->all_until_now();
    server.time.pass(std::chrono::seconds{20});
    EXPECT_EQ(series_of(metrics_of(server).body).at("dais_connections"), 1);
}

TEST(Metrics, areForWhoeverIsAtThisMachine) {
    struct Row {
        std::string_view peer;
        std::string_view host;
        bool by_proxy;
        bool here;
    };
    for (const Row& row : std::vector<Row>{{"127.0.0.1", "localhost:8026", false, true},
                                           {"127.0.0.1", "localhost", false, true},
                                           {"127.0.0.7", "127.0.0.1:8026", false, true},
                                           {"::1", "[::1]:8026", false, true},
                                           {"127.0.0.1", "localhost:8026", true, false},
                                           {"127.0.0.1", "dais.example.org", false, false},
                                           {"127.0.0.1", "127.0.0.1.example.org", false, false},
                                           {"127.0.0.1", "localhost.example.org", false, false},
                                           {"127.0.0.1", "", false, false},
                                           {"127.0.0.1", "[", false, false},
                                           {"10.0.0.7", "localhost:8026", false, false},
                                           {"10.0.0.7", "10.0.0.1:8026", false, false},
                                           {"2001:db8::1", "[::1]:8026", false, false},
                                           {"", "localhost", false, false}}) {
        EXPECT_EQ(is_from_here(row.peer, row.host, row.by_proxy), row.here)
            << row.peer << ", " << row.host;
    }
}

// From somewhere else: asked for by another name, or handed on by a proxy.
TEST(Metrics, areForOfficersFromElsewhere) {
    Running server{at_once()};
    const auto ask = [&](const std::string& headers) {
        RawScreen screen{server.wire.port()};
        screen.send_raw("GET /metrics HTTP/1.1\r\n" + headers + "\r\n");
        return screen.read_http();
    };
    const std::string by_name = "Host: dais.example.org\r\n";
    const std::string by_proxy = "Host: localhost\r\nX-Forwarded-For: 10.0.0.7\r\n";
    for (const std::string& elsewhere : {by_name, by_proxy}) {
        const HttpAnswer refused = ask(elsewhere);
        EXPECT_EQ(refused.status, 401);
        EXPECT_EQ(refused.headers.at("www-authenticate"), "Bearer");
        EXPECT_EQ(refused.body, "Ask with an officer's token: Authorization: Bearer TOKEN.\n");
        const auto with = [&](const std::string& token) {
            return ask(elsewhere + "Authorization: Bearer " + token + "\r\n");
        };
        EXPECT_EQ(with("0000").status, 403);
        EXPECT_EQ(with(kChairToken).status, 403);
        EXPECT_EQ(with(kKenyaToken).body, "Only an officer's link opens the server's figures.\n");
        const HttpAnswer answer = with(kOfficerToken);
        EXPECT_EQ(answer.status, 200);
        EXPECT_NE(answer.body.find("dais_connections 0\n"), std::string::npos);
        EXPECT_EQ(answer.headers.count("access-control-allow-origin"), 0U);
    }
}

TEST(ProcessWatch, countsDescriptorsAsTheyAre) {
    ProcessWatch watch;
    const ProcessFigures before = watch.look(0);
    EXPECT_GT(before.resident_bytes, 1'000'000);
    std::vector<std::unique_ptr<std::ifstream>> more;
    for (int i = 0; i < 20; ++i) {
        more.push_back(std::make_unique<std::ifstream>("/dev/null"));
    }
    EXPECT_EQ(watch.look(0).descriptors, before.descriptors + 20);
}

TEST(Histograms, countUpToEachBound) {
    Histogram histogram;
    for (std::size_t i = 0; i < Histogram::kBounds.size(); ++i) {
        const auto& bound = Histogram::kBounds.at(i);
        EXPECT_DOUBLE_EQ(std::stod(std::string{bound.seconds}),
                         std::chrono::duration<double>(bound.up_to).count());
        histogram.observe(bound.up_to);
        EXPECT_EQ(histogram.count(i), 1);
    }
    histogram.observe(std::chrono::hours{1});
    EXPECT_EQ(histogram.count(Histogram::kBounds.size()), 1);
    EXPECT_GT(histogram.sum(), std::chrono::hours{1});
}

}  // namespace
}  // namespace dais::net::test
