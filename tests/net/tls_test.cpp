// TLS: certificates are checked at the start, pages and screens are served over it, and a client
// gives its token to the right server only.
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "net/certificate.h"
#include "net/client.h"
#include "support.h"
#include "tls_screen.h"

namespace dais::net::test {
namespace {

using std::chrono::hours;

const std::vector<std::string> kNames{"localhost", "127.0.0.1"};

/// A certificate with its key in a folder of their own.
struct Files {
    explicit Files(hours lasting = hours{24}, const std::vector<std::string>& names = kNames) {
        const MadeCertificate made = make_certificate(names, lasting);
        folder.write("cert.pem", made.certificate);
        folder.write("key.pem", made.key);
    }
    [[nodiscard]] TlsFiles tls() const { return {folder.path("cert.pem"), folder.path("key.pem")}; }
    TemporaryFolder folder;
};

std::string why_not(const TlsFiles& files) {
    try {
        const timing::SystemTimeSource time;
        FakeHub hub{time};
        const Wire wire{{.bind = "127.0.0.1", .port = 0, .tls = files}, Limits{}, hub, time};
        return "it started";
    } catch (const ServerError& error) {
        return error.what();
    }
}

std::string locked_key() {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    BIO* memory = BIO_new(BIO_s_mem());
    std::string passphrase = "secret";
    PEM_write_bio_PrivateKey(memory, key, EVP_aes_128_cbc(),
                             reinterpret_cast<unsigned char*>(passphrase.data()),
                             static_cast<int>(passphrase.size()), nullptr, nullptr);
    char* text = nullptr;
    const long length = BIO_get_mem_data(memory, &text);
    std::string pem{text, static_cast<std::size_t>(length)};
    BIO_free(memory);
    EVP_PKEY_free(key);
    return pem;
}

TEST(Certificate, thatCannotBeUsedIsRefusedWithASentence) {
    const Files good;
    const Files another;
    const Files expired{hours{-1}};
    good.folder.write("letter.txt", "Excellency,");
    good.folder.write("locked.pem", locked_key());
    struct Row {
        TlsFiles files;
        std::string sentence;
    };
    const std::vector<Row> rows{
        {{good.folder.path("none.pem"), good.tls().key}, "cannot be read"},
        {{good.tls().certificate, good.folder.path("none.pem")}, "cannot be read"},
        {{good.folder.path("letter.txt"), good.tls().key}, "no certificate in PEM"},
        {{good.tls().key, good.tls().key}, "no certificate in PEM"},
        {{good.tls().certificate, good.folder.path("letter.txt")}, "no private key in PEM"},
        {{good.tls().certificate, good.tls().certificate}, "no private key in PEM"},
        {{good.tls().certificate, good.folder.path("locked.pem")}, "passphrase"},
        {{good.tls().certificate, another.tls().key}, "is not the one of the certificate"},
        {expired.tls(), "has expired"},
        {good.tls(), "it started"},
    };
    for (const Row& row : rows) {
        EXPECT_NE(why_not(row.files).find(row.sentence), std::string::npos)
            << row.sentence << ": " << why_not(row.files);
    }
}

TEST(Certificate, isKeptWhileItIsGoodForAllNames) {
    const Files files{hours{100}};
    EXPECT_TRUE(still_good(files.tls(), kNames, hours{99}));
    EXPECT_FALSE(still_good(files.tls(), kNames, hours{101}));
    EXPECT_FALSE(still_good(files.tls(), {"localhost", "10.0.0.7"}, hours{1}));
    EXPECT_FALSE(still_good(files.tls(), {"dais.local"}, hours{1}));
    EXPECT_FALSE(still_good({files.folder.path("none"), files.tls().key}, kNames, hours{1}));
    EXPECT_NE(checked_fingerprint(files.tls()), checked_fingerprint(Files{}.tls()));
}

TEST(Certificate, hasAFingerprintThatIsReadInAnyForm) {
    const std::string fingerprint = checked_fingerprint(Files{}.tls());
    EXPECT_EQ(fingerprint.size(), 95U);
    const std::string digits = fingerprint_digits(fingerprint);
    EXPECT_EQ(digits.size(), 64U);
    EXPECT_EQ(fingerprint_digits(digits), digits);
    EXPECT_EQ(fingerprint_digits(digits + "0"), "");
    EXPECT_EQ(fingerprint_digits("AB:CD"), "");
    EXPECT_EQ(fingerprint_digits(std::string(64, 'x')), "");
}

/// A wire with TLS and its hub.
struct Secure {
    explicit Secure(const Limits& limits = {})
        : hub{time},
          wire{{.bind = "127.0.0.1",
                .port = 0,
                .web_root = std::string{DAIS_ASSETS} + "/web",
                .strings_root = std::string{DAIS_ASSETS} + "/strings",
                .tls = files.tls()},
               limits,
               hub,
               time} {
        hub.connect(&wire);
    }
    ~Secure() { hub.connect(nullptr); }
    Secure(const Secure&) = delete;
    Secure& operator=(const Secure&) = delete;
    Secure(Secure&&) = delete;
    Secure& operator=(Secure&&) = delete;

    Files files;
    MovableTime time;
    FakeHub hub;
    Wire wire;
};

TEST(Tls, servesPagesWhole) {
    const Secure server;
    TlsScreen screen{server.wire.port()};
    ASSERT_TRUE(screen.shaken());
    for (int i = 0; i < 3; ++i) {  // one connection, several pages
        const std::string head =
            screen.ask("GET /strings/ru.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
        ASSERT_EQ(head.substr(0, 15), "HTTP/1.1 200 OK");
        const std::size_t at = head.find("Content-Length: ");
        ASSERT_NE(at, std::string::npos);
        const std::size_t bytes = std::stoul(head.substr(at + 16));
        EXPECT_GT(bytes, 32U * 1024U);
        const std::string body = screen.read(bytes);
        ASSERT_EQ(body.size(), bytes);
        EXPECT_TRUE(Json::accept(body));
    }
}

// What it writes is HTTP/1.1, so it must not be talked into HTTP/2.
TEST(Tls, speaksHttp1AloneAndTls12AtLeast) {
    const Secure server;
    const std::string both{"\x02h2\x08http/1.1", 12};
    EXPECT_EQ(TlsScreen(server.wire.port(), both).alpn(), "http/1.1");
    TlsScreen screen{server.wire.port()};
    EXPECT_NE(screen.ask("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").find("200"),
              std::string::npos);
}

TEST(Tls, takesAPageThatCameByTlsAlone) {
    const Secure server;
    const auto upgrade = [&](const std::string& origin) {
        TlsScreen screen{server.wire.port()};
        return screen
            .ask(
                "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                "Sec-WebSocket-Protocol: dais.v1\r\nOrigin: " +
                origin + "\r\n\r\n")
            .substr(9, 3);
    };
    EXPECT_EQ(upgrade("https://localhost"), "101");
    EXPECT_EQ(upgrade("http://localhost"), "403");
}

TEST(Tls, waitsForAHandshakeNoLongerThanItsTime) {
    Limits limits;
    limits.request_time = std::chrono::seconds{1};
    const Secure server{limits};
    RawScreen silent{server.wire.port()};
    RawScreen half{server.wire.port()};
    half.send_raw(std::string_view{"\x16\x03\x01\x02\x00\x01", 6});
    RawScreen plain{server.wire.port()};
    plain.send_raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_TRUE(silent.closed());
    EXPECT_TRUE(half.closed());
    EXPECT_TRUE(plain.closed());
    EXPECT_TRUE(TlsScreen{server.wire.port()}.shaken());
}

/// What becomes of one attempt to connect and to be greeted.
std::string outcome(Link link) {
    std::mutex mutex;
    std::condition_variable changed;
    std::string told;
    std::unique_ptr<Client> client;
    const auto tell = [&](const std::string& what) {
        const std::lock_guard lock{mutex};
        told = told.empty() ? what : told;
        changed.notify_all();
    };
    ClientEvents events;
    events.opened = [&] { client->send(R"({"type":"hello","page":"test"})"); };
    events.received = [&](const Json& message) {
        if (message.at("type") == "hello") {
            tell(message.at("role"));
        }
    };
    events.parted = [&](const Parting& parting) { tell(parting.sentence); };
    ClientOptions options;
    options.reconnect = false;
    client = std::make_unique<Client>(std::move(link), options, std::move(events));
    client->start();
    std::unique_lock lock{mutex};
    changed.wait_for(lock, kDeadline, [&] { return !told.empty(); });
    const std::string result = told;
    lock.unlock();
    client.reset();
    return result;
}

TEST(Tls, clientConnectsToTheServerItTrustsAlone) {
    const Secure server;
    const Files another;
    const std::string port = std::to_string(server.wire.port());
    const std::string own = fingerprint_digits(checked_fingerprint(server.files.tls()));
    const std::string others = fingerprint_digits(checked_fingerprint(another.tls()));
    struct Row {
        std::string host;
        std::string ca_file;
        std::string fingerprint;
        std::string told;
    };
    const std::string no = "not trusted";
    const std::vector<Row> rows{
        {"127.0.0.1", server.files.tls().certificate, "", "officer"},
        {"localhost", server.files.tls().certificate, "", "officer"},
        {"127.0.0.1", another.tls().certificate, "", no},
        {"127.0.0.1", "", "", no},
        {"127.0.0.1", "", own, "officer"},
        {"127.0.0.1", "", others, no},
        {"127.0.0.1", server.files.tls().certificate, others, no},
    };
    for (const Row& row : rows) {
        Link link = read_link("wss://" + row.host + ":" + port + "/ws#token=" + kOfficerToken);
        link.ca_file = row.ca_file;
        link.fingerprint = row.fingerprint;
        EXPECT_NE(outcome(link).find(row.told), std::string::npos)
            << row.host << ' ' << row.ca_file << ' ' << row.fingerprint;
    }
}

TEST(Tls, clientAsksForTheRightName) {
    const timing::SystemTimeSource time;
    FakeHub hub{time};
    const Files elsewhere{hours{24}, {"dais.example", "10.0.0.7"}};
    const Wire wire{{.bind = "127.0.0.1", .port = 0, .tls = elsewhere.tls()}, Limits{}, hub, time};
    for (const std::string host : {"localhost", "127.0.0.1"}) {
        Link link = read_link("wss://" + host + ":" + std::to_string(wire.port()));
        link.ca_file = elsewhere.tls().certificate;
        EXPECT_NE(outcome(link).find("not trusted"), std::string::npos) << host;
        link.ca_file.clear();
        link.fingerprint = fingerprint_digits(checked_fingerprint(elsewhere.tls()));
        EXPECT_EQ(outcome(link), "public") << host << ": the fingerprint says enough";
    }
}

}  // namespace
}  // namespace dais::net::test
