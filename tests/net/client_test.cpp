// The client of `dais tell`, of the second console and of scripts, against the real server.
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "net/client.h"
#include "net/clock_sync.h"
#include "net/tell.h"
#include "support.h"

namespace dais::net::test {
namespace {

// ---- links ------------------------------------------------------------------------------------

TEST(Links, areReadAsTheyAreHandedOut) {
    struct Row {
        std::string url;
        std::string host;
        int port;
        std::string token;
    };
    const std::vector<Row> rows{
        {"ws://dais.local:8026", "dais.local", 8026, ""},
        {"ws://dais.local:8026/ws", "dais.local", 8026, ""},
        {"http://10.0.0.7:8026/hall#token=abc", "10.0.0.7", 8026, "abc"},
        {"http://10.0.0.7:8026/#token=abc", "10.0.0.7", 8026, "abc"},
        {"10.0.0.7:8026", "10.0.0.7", 8026, ""},
        {"dais.local", "dais.local", 80, ""},
        {"ws://[::1]:8026/ws", "::1", 8026, ""},
        {"wss://dais.local:8026/ws", "dais.local", 8026, ""},
        {"https://dais.local/hall#token=abc", "dais.local", 443, "abc"},
    };
    for (const Row& row : rows) {
        const Link link = read_link(row.url);
        EXPECT_EQ(link.host, row.host) << row.url;
        EXPECT_EQ(link.port, row.port) << row.url;
        EXPECT_EQ(link.token, row.token) << row.url;
    }
    EXPECT_EQ(read_link("ws://[::1]:8026").place(), "[::1]:8026");
    EXPECT_EQ(read_link("http://a:1/#token=abc").place(), "a:1");
    EXPECT_EQ(read_link("ws://a:1").http(), "http://a:1");
    EXPECT_EQ(read_link("wss://a:1").http(), "https://a:1");
    EXPECT_TRUE(read_link("https://a").secure);
    EXPECT_FALSE(read_link("a:1").secure);
}

TEST(Links, thatAreNoneAreRefusedWithASentence) {
    for (const std::string url : {"", "ws://", "ftp://a", "ws://a:b", "ws://a:0", "ws://a:70000",
                                  "ws://a b", "ws://a:80\nws://b", "ws://[::1", "ws://[::1]8026",
                                  "wss://a:b", "https://", "ws://:8026"}) {
        try {
            (void)read_link(url);
            ADD_FAILURE() << url;
        } catch (const LinkError& error) {
            EXPECT_GT(std::string{error.what()}.size(), 20U) << url;
            EXPECT_EQ(std::string{error.what()}.find('\n'), std::string::npos) << url;
        }
    }
}

// ---- clocks -----------------------------------------------------------------------------------

TEST(ClockSync, countsTheShortestOfItsLastRoundTrips) {
    using std::chrono::milliseconds;
    ClockSync clock;
    const timing::BootInstant start{std::chrono::hours{1}};
    const timing::Instant meeting{std::chrono::hours{5}};
    const auto reading = [](timing::BootInstant boot) { return timing::Reading{boot, {}, {}}; };
    clock.restart(meeting, start);
    EXPECT_EQ(clock.face().at(reading(start + milliseconds{3})), meeting + milliseconds{3});
    EXPECT_FALSE(clock.settled());

    // True offset: the meeting is at `meeting` when the counter is at `start`.
    const auto sample = [&](milliseconds at, milliseconds there, milliseconds back) {
        const timing::BootInstant sent = start + at;
        clock.add(sent, sent + there + back, meeting + at + there);
    };
    const auto error = [&] {
        const timing::BootInstant later = start + std::chrono::minutes{10};
        return clock.face().at(reading(later)) - (meeting + std::chrono::minutes{10});
    };
    sample(milliseconds{100}, milliseconds{90}, milliseconds{10});
    EXPECT_EQ(error(), milliseconds{40});
    sample(milliseconds{200}, milliseconds{5}, milliseconds{5});
    EXPECT_EQ(error(), milliseconds{0});
    sample(milliseconds{300}, milliseconds{10}, milliseconds{200});
    EXPECT_EQ(error(), milliseconds{0});
    for (int i = 0; i < 20; ++i) {  // the good one is forgotten after twenty
        sample(milliseconds{400 + i}, milliseconds{20}, milliseconds{40});
    }
    EXPECT_TRUE(clock.settled());
    EXPECT_EQ(error(), milliseconds{-10});
    sample(milliseconds{500}, milliseconds{0}, milliseconds{-1});  // impossible: left out
    EXPECT_EQ(error(), milliseconds{-10});
}

// ---- the client -------------------------------------------------------------------------------

/// Keeps what a client tells.
class Recorder {
  public:
    ClientEvents events() {
        ClientEvents events;
        events.opened = [this] { note([this] { ++opened_; }); };
        events.received = [this](const Json& message) {
            note([&] { messages_.push_back(message); });
        };
        events.parted = [this](const Parting& parting) {
            note([&] { partings_.push_back(parting); });
        };
        return events;
    }
    bool opened(int times) {
        return wait([&] { return opened_ >= times; });
    }
    std::optional<Parting> parted() {
        const bool parted = wait([&] { return !partings_.empty(); });
        return parted ? std::optional{partings_.front()} : std::nullopt;
    }
    Json message(const std::string& type) {
        Json found;
        wait([&] {
            for (const Json& each : messages_) {
                if (each["type"] == type) {
                    found = each;
                    return true;
                }
            }
            return false;
        });
        return found;
    }

  private:
    void note(const std::function<void()>& what) {
        const std::lock_guard lock{mutex_};
        what();
        changed_.notify_all();
    }
    bool wait(const std::function<bool()>& condition) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, kDeadline, condition);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    int opened_ = 0;
    std::vector<Json> messages_;
    std::vector<Parting> partings_;
};

Link link_to(int port, const std::string& token = {}) { return {"127.0.0.1", port, token}; }

std::string hello_of(const std::string& page) {
    Hello hello;
    hello.page = page;
    return hello_message(hello);
}

/// A port on which nobody listens.
int free_port() { return Running{}.wire.port(); }

TEST(Client, connectsAndTalks) {
    Running server;
    Recorder recorder;
    Client client{link_to(server.wire.port(), kOfficerToken), {}, recorder.events()};
    client.start();
    ASSERT_TRUE(recorder.opened(1));
    EXPECT_TRUE(client.send(hello_of("script")));
    EXPECT_EQ(recorder.message("hello")["role"], "officer");
    EXPECT_TRUE(client.send(command_message({"a"}, {{"type", "ConfirmClock"}})));
    const auto request = server.hub.next_request();
    ASSERT_TRUE(request);
    server.wire.deliver({request->connection, request->id, meeting::Accepted{{1}, {1}}, ""});
    EXPECT_EQ(recorder.message("answer")["id"], "a");
}

TEST(Client, saysWhyItIsNotLetIn) {
    const Running server;
    Recorder recorder;
    ClientOptions once;
    once.reconnect = false;
    Client client{link_to(server.wire.port(), "forged"), once, recorder.events()};
    client.start();
    const auto parting = recorder.parted();
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting->why, Parting::Why::refused);
    EXPECT_EQ(parting->status, 403);
    EXPECT_NE(parting->sentence.find("does not accept this link"), std::string::npos);
    EXPECT_EQ(parting->sentence.find("forged"), std::string::npos);
    EXPECT_FALSE(client.send("{}"));
}

TEST(Client, saysThatNobodyAnswers) {
    Recorder recorder;
    ClientOptions once;
    once.reconnect = false;
    Client client{link_to(free_port()), once, recorder.events()};
    client.start();
    const auto parting = recorder.parted();
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting->why, Parting::Why::unreachable);
}

TEST(Client, handsOnTheReasonOfAClose) {
    Running server;
    Recorder recorder;
    ClientOptions once;
    once.reconnect = false;
    Client client{link_to(server.wire.port()), once, recorder.events()};
    client.start();
    ASSERT_TRUE(recorder.opened(1));
    server.time.pass(std::chrono::seconds{6});  // no hello
    const auto parting = recorder.parted();
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting->why, Parting::Why::closed);
    EXPECT_EQ(parting->status, 1008);
    EXPECT_NE(parting->sentence.find("no hello came in time"), std::string::npos);
}

TEST(Client, comesBackWhenTheServerDoes) {
    auto server = std::make_unique<Running>();
    const int port = server->wire.port();
    Recorder recorder;
    ClientOptions hurry;
    hurry.first_delay = std::chrono::milliseconds{20};
    hurry.longest_delay = std::chrono::milliseconds{50};
    Client client{link_to(port), hurry, recorder.events()};
    client.start();
    ASSERT_TRUE(recorder.opened(1));
    server.reset();
    ASSERT_TRUE(recorder.parted());
    timing::SystemTimeSource time;
    FakeHub hub{time};
    const Wire again{{"127.0.0.1", port, "", ""}, {}, hub, time};
    EXPECT_TRUE(recorder.opened(2));
    EXPECT_TRUE(client.send(hello_of("script")));
    EXPECT_EQ(recorder.message("hello")["type"], "hello");
}

TEST(Client, canBeDestroyedAtAnyMoment) {
    const Running server;
    const int nobody = free_port();
    for (int i = 0; i < 20; ++i) {
        Recorder recorder;
        Client client{link_to(i % 2 == 0 ? server.wire.port() : nobody), {}, recorder.events()};
        if (i % 5 != 0) {
            client.start();
        }
        if (i % 5 != 0 && i % 4 == 2) {
            recorder.opened(1);
        }
    }
}

// ---- tell -------------------------------------------------------------------------------------

TEST(Tell, saysOneCommandAndWhatBecameOfIt) {
    Running server;
    server.hub.answer_with([&](const Request& request) {
        if (request.command == meeting::Command{meeting::ConfirmClock{}}) {
            server.wire.deliver(
                {request.connection, request.id, meeting::Accepted{{412}, {413}}, ""});
        } else {
            server.wire.deliver({request.connection, request.id,
                                 meeting::Refusal{"meeting.unknown", {}, {}, {}},
                                 "There is no such meeting."});
        }
    });
    const Link link = link_to(server.wire.port(), kOfficerToken);
    const Told accepted = tell(link, R"({"type":"ConfirmClock"})");
    EXPECT_TRUE(accepted.accepted) << accepted.sentence;
    EXPECT_EQ(Json::parse(accepted.answer)["action"], 412);

    const Told refused = tell(link, R"({"type":"OpenMeeting","meeting":"x"})");
    EXPECT_FALSE(refused.accepted);
    EXPECT_EQ(refused.sentence, "There is no such meeting.");
    EXPECT_EQ(Json::parse(refused.answer)["rule"], "meeting.unknown");

    const Told own =
        tell(link, R"({"type":"command","id":"mine","command":{"type":"ConfirmClock"}})");
    EXPECT_TRUE(own.accepted) << own.sentence;
    EXPECT_EQ(Json::parse(own.answer)["id"], "mine");
}

TEST(Tell, saysWhatIsWrong) {
    Running server;
    const Link good = link_to(server.wire.port(), kOfficerToken);
    struct Row {
        Link link;
        std::string command;
        std::string sentence;
    };
    const std::vector<Row> rows{
        {good, "{", "cannot be read"},
        {good, "[]", "JSON object"},
        {good, R"({"type":"command","command":{}})", "id"},
        {good, R"({"type":"Fly"})", "Fly"},
        {good, R"({"type":"OpenMeeting"})", "meeting"},
        {link_to(server.wire.port()), R"({"type":"ConfirmClock"})", "personal link"},
        {link_to(server.wire.port(), "forged"), R"({"type":"ConfirmClock"})", "new one"},
        {link_to(free_port()), R"({"type":"ConfirmClock"})", "Nobody answers"},
    };
    for (const Row& row : rows) {
        const Told told = tell(row.link, row.command);
        EXPECT_FALSE(told.accepted);
        EXPECT_NE(told.sentence.find(row.sentence), std::string::npos)
            << row.command << ": " << told.sentence;
    }
}

TEST(Tell, waitsNoLongerThanItsPatience) {
    Running server;  // takes the command and never answers
    const Told told = tell(link_to(server.wire.port(), kOfficerToken), R"({"type":"ConfirmClock"})",
                           {}, std::chrono::seconds{2});
    EXPECT_FALSE(told.accepted);
    EXPECT_NE(told.sentence.find("not known"), std::string::npos);
    EXPECT_TRUE(server.hub.next_request());
}

}  // namespace
}  // namespace dais::net::test
