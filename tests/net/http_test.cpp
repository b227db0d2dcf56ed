#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "net/qr_code.h"
#include "net/server.h"
#include "support.h"

namespace dais::net::test {
namespace {

class Http : public ::testing::Test {
  protected:
    Http() {
        web_.write("index.html", "<!doctype html>index");
        web_.write("hall.html", "<!doctype html>hall");
        web_.write("queue.html", "<!doctype html>queue");
        web_.write("programme.html", "<!doctype html>programme");
        web_.write("texts.html", "<!doctype html>texts");
        web_.write("assets/hall.js", "export const hall = 1;");
        web_.write("assets/deep/clock.css", "body{}");
        web_.write("assets/large.svg", std::string(300'000, 's'));
        web_.write("assets/empty.js", "");
        web_.write("private.txt", "private");
        strings_.write("en/displays.json", R"({"hall.over":"time"})");
        server_.emplace(Limits{}, web_.path(), strings_.path());
    }

    HttpAnswer get(const std::string& path) {
        return RawScreen{server_->wire.port()}.request("GET", path);
    }

    TemporaryFolder web_;
    TemporaryFolder strings_;
    std::optional<Running> server_;
};

TEST_F(Http, servesItsPages) {
    struct Row {
        std::string path;
        std::string type;
        std::string body;
    };
    const std::vector<Row> rows{
        {"/", "text/html; charset=utf-8", "<!doctype html>index"},
        {"/hall", "text/html; charset=utf-8", "<!doctype html>hall"},
        {"/hall?room=main", "text/html; charset=utf-8", "<!doctype html>hall"},
        {"/queue", "text/html; charset=utf-8", "<!doctype html>queue"},
        {"/programme", "text/html; charset=utf-8", "<!doctype html>programme"},
        {"/assets/hall.js", "text/javascript; charset=utf-8", "export const hall = 1;"},
        {"/assets/deep/clock.css", "text/css; charset=utf-8", "body{}"},
        {"/assets/large.svg", "image/svg+xml", std::string(300'000, 's')},
        {"/assets/empty.js", "text/javascript; charset=utf-8", ""},
        {"/strings/en.json", "application/json; charset=utf-8", R"({"hall.over":"time"})"},
        {"/healthz", "text/plain; charset=utf-8", "ok\n"},
        {"/readyz", "text/plain; charset=utf-8", "ready\n"},
    };
    for (const Row& row : rows) {
        const HttpAnswer answer = get(row.path);
        EXPECT_EQ(answer.status, 200) << row.path;
        EXPECT_EQ(answer.headers.at("content-type"), row.type) << row.path;
        EXPECT_EQ(answer.body, row.body) << row.path;
    }
}

TEST_F(Http, sendsStrictHeadersWithEverything) {
    for (const std::string path : {"/hall", "/nothing", "/healthz"}) {
        const auto headers = get(path).headers;
        EXPECT_EQ(headers.at("x-content-type-options"), "nosniff") << path;
        EXPECT_EQ(headers.at("referrer-policy"), "no-referrer") << path;
        EXPECT_EQ(headers.at("cache-control"), "no-cache") << path;
        const std::string policy = headers.at("content-security-policy");
        for (const std::string rule :
             {"default-src 'self'", "connect-src 'self'", "style-src 'self'",
              "img-src 'self' data:", "base-uri 'none'", "frame-ancestors 'self'"}) {
            EXPECT_NE(policy.find(rule), std::string::npos) << path << ": " << rule;
        }
        EXPECT_EQ(headers.count("access-control-allow-origin"), 0U) << path;
    }
}

TEST_F(Http, servesThePublicProgrammeAsACalendar) {
    const HttpAnswer first = get("/programme.ics");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.headers.at("content-type"), "text/calendar; charset=utf-8");
    EXPECT_EQ(first.headers.at("cache-control"), "no-cache");
    EXPECT_EQ(first.headers.at("content-disposition").rfind("attachment; filename=", 0), 0U);
    EXPECT_EQ(first.body.rfind("BEGIN:VCALENDAR\r\n", 0), 0U) << first.body;
    EXPECT_EQ(first.body.find(kSecret), std::string::npos);

    // Who has it already is not sent it again, until it changes.
    const std::string etag = first.headers.at("etag");
    RawScreen screen{server_->wire.port()};
    const std::string known = "If-None-Match: " + etag + "\r\n";
    const HttpAnswer same = screen.request("GET", "/programme.ics", known);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(same.headers.at("etag"), etag);
    server_->hub.change([](views::Board& board) {
        auto programme = *board.open.programme;
        ++programme.version;
        ++programme.value.version;
        views::MeetingView meeting;
        meeting.key = {"added"};
        meeting.name = "An added meeting";
        programme.value.meetings.push_back(meeting);
        board.open.programme = std::make_shared<views::Versioned<views::ProgrammeView>>(programme);
    });
    const HttpAnswer changed = screen.request("GET", "/programme.ics", known);
    EXPECT_EQ(changed.status, 200);
    EXPECT_NE(changed.headers.at("etag"), etag);
    EXPECT_NE(changed.body.find("UID:added@"), std::string::npos);
    EXPECT_EQ(RawScreen{server_->wire.port()}.request("HEAD", "/programme.ics").status, 200);
}

TEST_F(Http, packsItsPagesForWhoeverTakesGzip) {
    const auto asked = [&](const std::string& path, const std::string& encodings) {
        return RawScreen{server_->wire.port()}.request("GET", path,
                                                       "Accept-Encoding: " + encodings + "\r\n");
    };
    const HttpAnswer packed = asked("/assets/large.svg", "gzip, deflate, br");
    EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 10'000U);
    EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
    for (const std::string encodings : {"identity", "gzip;q=0", "br"}) {
        const HttpAnswer plain = asked("/assets/large.svg", encodings);
        EXPECT_EQ(plain.headers.count("content-encoding"), 0U) << encodings;
        EXPECT_EQ(plain.body.size(), 300'000U) << encodings;
    }
    // What is too small gains nothing.
    EXPECT_EQ(asked("/assets/deep/clock.css", "gzip").body, "body{}");
}

TEST_F(Http, servesTheDelegationsNamesInOtherLanguages) {
    EXPECT_EQ(get("/names/fr.json").body, "{}");
    server_->hub.change([](views::Board& board) {
        auto directory = *board.directory;
        ++directory.version;
        meeting::Delegation delegation;
        delegation.en.list = "Germany";
        delegation.note = kSecret;
        delegation.list_names = {{"fr", "Allemagne"}, {"zh", "德国"}};
        directory.value.delegations.push_back(delegation);
        board.directory = std::make_shared<views::Versioned<views::DirectoryView>>(directory);
    });
    const HttpAnswer french = get("/names/fr.json");
    EXPECT_EQ(french.status, 200);
    EXPECT_EQ(french.headers.at("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(french.body, R"({"Germany":"Allemagne"})");
    EXPECT_EQ(get("/names/zh.json").body, R"({"Germany":"德国"})");
    EXPECT_EQ(get("/names/en.json").body, "{}");
    // Who has them already is not sent them again.
    const std::string known = "If-None-Match: " + french.headers.at("etag") + "\r\n";
    RawScreen screen{server_->wire.port()};
    EXPECT_EQ(screen.request("GET", "/names/fr.json", known).status, 304);
    EXPECT_EQ(screen.request("GET", "/names/zh.json", known).status, 200);
    for (const std::string path : {"/names/", "/names/fr", "/names/FR.json", "/names/fra.json"}) {
        EXPECT_EQ(get(path).status, 404) << path;
    }
}

TEST_F(Http, givesTheCodeOfARoomsPageAtTheHostThatWasAskedFor) {
    const HttpAnswer answer = get("/qr.svg?room=main");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.at("content-type"), "image/svg+xml");
    EXPECT_TRUE(answer.body == qr_svg("http://localhost/queue?room=main"));
}

TEST_F(Http, refusesTheCodeOfNoRoom) {
    for (const std::string path : {"/qr.svg", "/qr.svg?room=", "/qr.svg?room=nowhere",
                                   "/qr.svg?room=main%3Cscript%3E", "/qr.svg?x=main"}) {
        const HttpAnswer answer = get(path);
        EXPECT_EQ(answer.status, 404) << path;
        EXPECT_EQ(answer.body, "There is no such room here: ask as /qr.svg?room=main.\n");
    }
}

TEST(QrCode, isOfWhatABrowserWouldAskFor) {
    EXPECT_EQ(room_address("http", "dais.local:8026", "/queue", "main"),
              "http://dais.local:8026/queue?room=main");
    EXPECT_EQ(room_address("https", "[::1]", "/queue", "Room 4 \xC3\xA9&x"),
              "https://[::1]/queue?room=Room%204%20%C3%A9%26x");
    EXPECT_EQ(room_address("http", "", "/queue", "main"), std::nullopt);
    EXPECT_EQ(room_address("http", "a/b?\"<", "/queue", "main"), std::nullopt);
}

TEST(QrCode, isNotMadeOfNothingOrTooMuch) {
    EXPECT_EQ(qr_svg(""), std::nullopt);
    EXPECT_EQ(qr_svg(std::string(kLongestInCode + 1, 'a')), std::nullopt);
    EXPECT_TRUE(qr_svg(std::string(kLongestInCode, 'a')));
}

TEST_F(Http, knowsNoOtherPath) {
    for (const std::string path :
         {"/nothing", "/hall/", "/hall.html", "/private.txt", "/assets", "/assets/",
          "/assets/../private.txt", "/assets/%2e%2e/private.txt", "/../private.txt",
          "/assets/..%2fprivate.txt", "//assets/hall.js/..", "/assets/deep", "/strings/fr.json",
          "/assets/hall.js%00"}) {
        const HttpAnswer answer = get(path);
        EXPECT_NE(answer.status, 200) << path;
        EXPECT_EQ(answer.body.find("private"), std::string::npos) << path;
    }
    const HttpAnswer answer = get("/nothing");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body, "There is no such page here: start at /.\n");
}

TEST_F(Http, answersHeadWithoutABody) {
    RawScreen screen{server_->wire.port()};
    const HttpAnswer head = screen.request("HEAD", "/assets/large.svg");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), "300000");
    // Nothing follows but the next answer, on the same connection.
    const HttpAnswer next = screen.request("GET", "/hall");
    EXPECT_EQ(next.body, "<!doctype html>hall");
    EXPECT_EQ(screen.request("HEAD", "/nothing").status, 404);
    EXPECT_EQ(screen.request("HEAD", "/healthz").status, 200);
}

TEST_F(Http, refusesOtherMethods) {
    for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
        const HttpAnswer answer =
            RawScreen{server_->wire.port()}.request(method, "/hall", "Content-Length: 0\r\n");
        EXPECT_EQ(answer.status, 405) << method;
        EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD") << method;
        EXPECT_EQ(answer.body, "Only GET and HEAD are understood here.\n") << method;
    }
    RawScreen with_body{server_->wire.port()};
    with_body.send_raw("POST /hall HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(with_body.read_http().status, 405);
}

TEST_F(Http, servesSeveralRequestsOnOneConnection) {
    RawScreen screen{server_->wire.port()};
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(screen.request("GET", "/assets/large.svg").body.size(), 300'000U);
    }
}

TEST_F(Http, isNotReadyWhileTheRecordIsNotWritten) {
    server_->hub.change([](views::Board& board) {
        auto record = *board.record;
        record.value.written = false;
        record.value.trouble = "The disk is full: free some space.";
        board.record = std::make_shared<views::Versioned<views::RecordView>>(record);
    });
    const HttpAnswer answer = get("/readyz");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.body, "The disk is full: free some space.\n");
    EXPECT_EQ(get("/healthz").status, 200);
}

std::string why_not(const ServerOptions& options) {
    const timing::SystemTimeSource time;
    FakeHub hub{time};
    try {
        const Server server{options, hub, time};
    } catch (const ServerError& error) {
        return error.what();
    }
    return "it started";
}

TEST(Listening, saysThatAPortIsInUse) {
    const Running other;
    const std::string port = std::to_string(other.wire.port());
    EXPECT_EQ(
        why_not({"127.0.0.1", other.wire.port(), "", ""}),
        "Port " + port + " is in use by another program: close it or choose another with --port.");
}

TEST(Listening, saysWhatIsWrongWithAnAddress) {
    EXPECT_NE(why_not({"not an address", 0, "", ""}).find("not an address"), std::string::npos);
    EXPECT_NE(why_not({"192.0.2.7", 0, "", ""}).find("does not have the address"),
              std::string::npos);
}

TEST(Listening, saysThatPagesAreMissing) {
    const TemporaryFolder empty;
    const std::string sentence = why_not({"127.0.0.1", 0, empty.path(), ""});
    EXPECT_NE(sentence.find("index.html"), std::string::npos) << sentence;
}

TEST(Listening, takesAllAddressesAndIPv6) {
    const timing::SystemTimeSource time;
    FakeHub hub{time};
    const Server all{{"0.0.0.0", 0, "", ""}, hub, time};
    EXPECT_EQ(RawScreen{all.port()}.request("GET", "/healthz").status, 200);
    const Server dual{{"::", 0, "", ""}, hub, time};
    EXPECT_EQ(RawScreen{dual.port()}.request("GET", "/healthz").status, 200);
}

/// Puts the limit of descriptors back.
class DescriptorLimit {
  public:
    DescriptorLimit() { getrlimit(RLIMIT_NOFILE, &before_); }
    ~DescriptorLimit() { restore(); }
    DescriptorLimit(const DescriptorLimit&) = delete;
    DescriptorLimit& operator=(const DescriptorLimit&) = delete;
    DescriptorLimit(DescriptorLimit&&) = delete;
    DescriptorLimit& operator=(DescriptorLimit&&) = delete;

    /// Lets this process open so many more.
    void leave(int more) const {
        const int next = dup(0);
        close(next);
        rlimit limit = before_;
        limit.rlim_cur = static_cast<rlim_t>(next + more);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    void restore() const { setrlimit(RLIMIT_NOFILE, &before_); }

  private:
    rlimit before_{};
};

TEST(Listening, goesOnAfterDescriptorsRanOut) {
    const Running server;
    auto witness = RawScreen::connected(server.wire.port());
    (void)witness->all_until_now();
    const DescriptorLimit limit;
    limit.leave(1);  // for this side of the connection, not for the server's
    RawScreen waiting{server.wire.port()};
    waiting.send_raw("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(witness->all_until_now().empty());
    limit.restore();
    EXPECT_EQ(waiting.read_http().status, 200);
}

TEST(Listening, saysGoodbye) {
    auto server = std::make_unique<Running>();
    const auto screen = RawScreen::connected(server->wire.port());
    (void)screen->all_until_now();
    server.reset();
    EXPECT_EQ(screen->close_told(),
              (std::pair<int, std::string>{1001, "the server is being stopped"}));
}

TEST(Listening, canStartAgainOnThePortItJustLeft) {
    const timing::SystemTimeSource time;
    FakeHub hub{time};
    int port = 0;
    for (int i = 0; i < 3; ++i) {
        const Server server{{"127.0.0.1", port, "", ""}, hub, time};
        port = server.port();
        const auto screen = RawScreen::connected(port);
        EXPECT_EQ(screen->next("hello")["type"], "hello");
    }
}

}  // namespace
}  // namespace dais::net::test
