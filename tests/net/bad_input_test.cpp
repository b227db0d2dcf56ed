// Input that nobody would send on purpose, and input that somebody would: at random from a seed
// that is printed with a failure, and slowly. A witness is told of every change meanwhile.
// DAIS_FUZZ_SEED and DAIS_FUZZ_ROUNDS try others.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support.h"
#include "witness.h"

namespace dais::net::test {
namespace {

std::uint32_t from_environment(const char* name, std::uint32_t otherwise) {
    const char* said = std::getenv(name);
    return said == nullptr ? otherwise
                           : static_cast<std::uint32_t>(std::strtoul(said, nullptr, 10));
}

/// Chances from one seed.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_{seed} {}
    std::size_t up_to(std::size_t most) {
        return std::uniform_int_distribution<std::size_t>{0, most}(engine_);
    }
    bool one_in(std::size_t n) { return up_to(n - 1) == 0; }
    template <class T>
    const T& any(const std::vector<T>& of) {
        return of[up_to(of.size() - 1)];
    }
    char byte() { return static_cast<char>(up_to(255)); }
    std::string bytes(std::size_t count) {
        std::string made(count, '\0');
        std::generate(made.begin(), made.end(), [&] { return byte(); });
        return made;
    }

  private:
    std::mt19937 engine_;
};

std::string length_field(std::uint64_t length, int bytes) {
    std::string field;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        field += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    return field;
}

// A frame that may break any rule: opcode, reserved bits, mask, a length that is not what follows.
std::string random_frame(Dice& dice, const std::string& payload) {
    unsigned first = static_cast<unsigned>(dice.one_in(3) ? dice.up_to(15) : 1);
    first |= dice.one_in(4) ? 0U : 0x80U;
    first |= dice.one_in(10) ? static_cast<unsigned>(dice.up_to(7)) << 4U : 0U;
    const unsigned masked = dice.one_in(10) ? 0U : 0x80U;
    const std::uint64_t length = dice.one_in(5) ? dice.up_to(200'000) : payload.size();
    const int form = dice.one_in(8) ? 127 : length < 126 ? 0 : length < 65536 ? 126 : 127;
    std::string frame(1, static_cast<char>(first));
    if (form == 0) {
        frame += static_cast<char>(masked | length);
    } else {
        frame += static_cast<char>(masked | static_cast<unsigned>(form));
        frame += form == 126 ? length_field(length, 2)
                             : length_field(dice.one_in(4) ? ~length : length, 8);
    }
    std::string mask(4, '\0');
    if (masked != 0) {
        mask = dice.bytes(4);
        frame += mask;
    }
    for (std::size_t i = 0; i < payload.size(); ++i) {
        frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    }
    return frame;
}

// A message of the protocol with something wrong in it, or nothing.
std::string random_message(Dice& dice) {
    static const std::vector<std::string> kMessages{
        R"({"type":"hello","page":"hall","room":"main","have":{"floor/main":417},"epoch":1})",
        R"({"type":"time","sent":1234.5,"rtt_ms":3})",
        R"({"type":"command","id":"a-1","command":{"type":"GiveFloor","meeting":"m","inscription":"7"}})",
        R"({"type":"what_if","id":"x","meeting":"mon-am","what_if":{"limit_us":120000000}})",
        R"({"type":"screens","id":"o","do":"message","screens":[1,2],"text":"We resume"})",
        R"([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])",
        R"({"type":"time","sent":1e999})",
        R"({"type":"hello","page":"\ud800","name":"\u0000"})",
        R"(null)"};
    std::string text = dice.any(kMessages);
    for (std::size_t changes = dice.up_to(3); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = dice.up_to(text.size() - 1);
        switch (dice.up_to(3)) {
            case 0: text[at] = dice.byte(); break;
            case 1: text.erase(at, dice.up_to(10)); break;
            case 2: text.insert(at, dice.any(kMessages)); break;
            default:
                text.insert(at, 1, dice.any(std::vector<char>{'{', '"', '[', '9', '-'}));
                break;
        }
    }
    return text;
}

/// Tries an input many times, each from a seed of its own, on a server that must outlive them all.
template <class Try>
void fuzz(std::uint32_t rounds, const Try& attempt) {
    Running server;
    Witness witness{server};
    const std::uint32_t seed = from_environment("DAIS_FUZZ_SEED", 20'210'726);
    rounds = from_environment("DAIS_FUZZ_ROUNDS", rounds);
    for (std::uint32_t round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
        SCOPED_TRACE("DAIS_FUZZ_SEED=" + std::to_string(seed + round) + " DAIS_FUZZ_ROUNDS=1");
        Dice dice{seed + round};
        attempt(server.wire.port(), dice);
        witness.sees_a_change();
    }
    EXPECT_EQ(server.wire.counted(Ending::server_failed), 0);
    ::testing::Test::RecordProperty(
        "longest_ms", static_cast<int>(witness.longest() / std::chrono::milliseconds{1}));
}

std::string token_of(Dice& dice) {
    return dice.any(std::vector<std::string>{"", "", kOfficerToken, kChairToken, kKenyaToken});
}

TEST(BadInput, randomBytesAfterTheUpgrade) {
    fuzz(300, [](int port, Dice& dice) {
        const auto screen = RawScreen::connected(port, token_of(dice));
        screen->send_raw(dice.bytes(dice.up_to(4'000)));
    });
}

TEST(BadInput, randomBytesInsteadOfARequest) {
    fuzz(300, [](int port, Dice& dice) {
        const RawScreen screen{port};
        screen.send_raw(dice.bytes(dice.up_to(6'000)));
    });
}

TEST(BadInput, requestsWithRandomHeaders) {
    static const std::vector<std::string> kLines{
        "GET /ws HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\n",
        "HEAD /hall HTTP/1.0\r\n",
        "Host: x\r\n",
        "Upgrade: websocket\r\n",
        "Connection: Upgrade\r\n",
        "Sec-WebSocket-Version: 13\r\n",
        "Sec-WebSocket-Version: 8\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        "Sec-WebSocket-Key: short\r\n",
        "Sec-WebSocket-Protocol: dais.v1\r\n",
        "Sec-WebSocket-Protocol: ,,,,\r\n",
        "Sec-WebSocket-Extensions: permessage-deflate; x=\"\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: -1\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Expect: 100-continue\r\n",
        "Authorization: Bearer \r\n",
        "If-None-Match: *\r\n",
        "\r\n",
        "\n"};
    fuzz(300, [](int port, Dice& dice) {
        const RawScreen screen{port};
        std::string request = dice.one_in(8) ? "" : kLines[dice.up_to(2)];
        for (std::size_t lines = dice.up_to(12); lines > 0; --lines) {
            request += dice.any(kLines);
            if (dice.one_in(12)) {
                request += "X: " + dice.bytes(dice.up_to(5'000)) + "\r\n";
            }
        }
        screen.send_raw(request + "\r\n");
    });
}

TEST(BadInput, framesWithRandomOpcodesLengthsAndMasks) {
    fuzz(300, [](int port, Dice& dice) {
        const auto screen = RawScreen::connected(port, token_of(dice));
        std::string frames;
        for (std::size_t count = 1 + dice.up_to(20); count > 0; --count) {
            frames += random_frame(
                dice, dice.one_in(2) ? random_message(dice) : dice.bytes(dice.up_to(300)));
        }
        screen->send_raw(frames);
    });
}

TEST(BadInput, messagesThatAreAlmostRight) {
    fuzz(300, [](int port, Dice& dice) {
        const auto screen = std::make_unique<RawScreen>(port);
        const std::string token = token_of(dice);
        screen->upgrade(token.empty() ? "dais.v1" : "dais.v1, token." + token);
        for (std::size_t count = 1 + dice.up_to(20); count > 0; --count) {
            screen->send_text(random_message(dice));
        }
        screen->send_frame(kCloseFrame, "\x03\xe8");
        // Whatever it was told, it comes to an end. The reason may be lost: whoever still sends
        // while the other end closes is reset, and what was on its way with it.
        EXPECT_TRUE(screen->close_told().first != 0 || screen->closed());
    });
}

TEST(BadInput, closeFramesOfEveryKind) {
    fuzz(60, [](int port, Dice& dice) {
        const auto screen = RawScreen::connected(port);
        screen->send_frame(kCloseFrame, dice.bytes(dice.up_to(125)));
        EXPECT_TRUE(screen->closed());
    });
}

// ---- giant, in pieces -------------------------------------------------------------------------

TEST(BadInput, giantMessagesAreEndedAtTheirFirstBytes) {
    Running server;
    Witness witness{server};
    for (const std::uint64_t length :
         {std::uint64_t{65'536}, std::uint64_t{1} << 32U, (std::uint64_t{1} << 63U) - 1}) {
        const auto screen = RawScreen::connected(server.wire.port());
        screen->send_raw("\x81\xff" + length_field(length, 8) + "abcd" + std::string(100, 'x'));
        EXPECT_EQ(screen->close_told().first, 1009) << length;
        witness.sees_a_change();
    }
}

TEST(BadInput, messagesInCrumbsWithPingsBetweenAreEnded) {
    Running server;
    Witness witness{server};
    const auto screen = RawScreen::connected(server.wire.port());
    screen->send_frame(kTextFrame, "{", false);
    for (int i = 0; i < 300; ++i) {
        screen->send_frame(0, " ", false);
        screen->send_frame(9, "ping");
    }
    EXPECT_EQ(screen->close_told().first, 1008);
    EXPECT_EQ(server.wire.counted(Ending::too_many_messages), 1);
    witness.sees_a_change();
}

// ---- slowly -----------------------------------------------------------------------------------

constexpr std::string_view kUpgrade =
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Protocol: dais.v1\r\nX-Padding: ";

// Each sends a byte of a header that never ends, again and again, until all were dropped.
TEST(BadInput, headersAByteAtATimeAreDroppedInTheirTime) {
    constexpr int kSlow = 100;
    Limits limits;
    limits.request_time = std::chrono::seconds{1};
    Running server{limits};
    Witness witness{server};
    std::vector<std::unique_ptr<RawScreen>> slow;
    for (int i = 0; i < kSlow; ++i) {
        slow.push_back(std::make_unique<RawScreen>(server.wire.port()));
    }
    const timing::SystemTimeSource system;
    const timing::BootInstant start = system.read().boot;
    std::size_t at = 0;
    EXPECT_TRUE(comes_true(witness, [&] {
        const std::string_view byte = at < kUpgrade.size() ? kUpgrade.substr(at, 1) : "a";
        ++at;
        for (const auto& each : slow) {
            each->send_raw(byte);
        }
        return server.wire.counted(Ending::late_request) == kSlow;
    }));
    EXPECT_LT(system.read().boot - start, kDeadline);
    for (const auto& each : slow) {
        EXPECT_TRUE(each->closed());
    }
}

TEST(BadInput, halfAnUpgradeAndThenNothingIsDroppedInItsTime) {
    Limits limits;
    limits.request_time = std::chrono::seconds{1};
    limits.requests = 60;
    Running server{limits};
    Witness witness{server};
    std::vector<std::unique_ptr<RawScreen>> half;
    for (std::size_t i = 0; i < 50; ++i) {
        half.push_back(std::make_unique<RawScreen>(server.wire.port()));
        half.back()->send_raw(kUpgrade.substr(0, kUpgrade.size() * i / 50));
    }
    EXPECT_TRUE(
        comes_true(witness, [&] { return server.wire.counted(Ending::late_request) == 50; }));
    for (const auto& each : half) {
        EXPECT_TRUE(each->closed());
    }
    EXPECT_EQ(RawScreen{server.wire.port()}.request("GET", "/healthz").status, 200);
}

TEST(BadInput, anUpgradeThatNeverSaysHelloKeepsNoPlace) {
    Limits limits;
    limits.connections = 21;
    Running server{limits};
    Witness witness{server};
    std::vector<std::unique_ptr<RawScreen>> mute;
    for (int i = 0; i < 20; ++i) {
        mute.push_back(std::make_unique<RawScreen>(server.wire.port()));
        ASSERT_EQ(mute.back()->upgrade("dais.v1"), 101);
        mute.back()->send_raw(std::string{"\x81\xfe\x01", 3});  // the beginning of a message
    }
    witness.asks_for_the_time();
    server.time.pass(std::chrono::seconds{6});
    EXPECT_TRUE(comes_true(witness, [&] { return server.wire.counted(Ending::no_hello) == 20; }));
    server.time.pass(std::chrono::seconds{6});
    EXPECT_TRUE(comes_true(
        witness, [&] { return RawScreen{server.wire.port()}.upgrade("dais.v1") == 101; }));
}

// ---- too much ---------------------------------------------------------------------------------

// At the rate that officers' scripts may have: each command is answered once, until the connection
// is closed for hurrying.
TEST(BadInput, aThousandCommandsASecondAreAnsweredUntilTheyAreTooMany) {
    Running server;
    Witness witness{server};
    server.hub.answer_with([&](const Request& request) {
        server.wire.deliver({request.connection, request.id, meeting::Accepted{{1}, {1}}, {}});
    });
    const auto script = RawScreen::connected(server.wire.port(), kOfficerToken);
    constexpr int kSent = 10'000;
    for (int i = 0; i < kSent && server.wire.counted(Ending::too_many_messages) == 0; ++i) {
        script->send({{"type", "command"},
                      {"id", std::to_string(i)},
                      {"command", {{"type", "ConfirmClock"}}}});
        if (i % 100 == 0) {
            witness.sees_a_change();
        }
    }
    EXPECT_EQ(server.wire.counted(Ending::too_many_messages), 1);
    std::vector<int> answers(kSent, 0);
    for (Json message = script->next("answer"); !message.is_null();
         message = script->next("answer")) {
        ++answers.at(static_cast<std::size_t>(std::stoi(message["id"].get<std::string>())));
    }
    EXPECT_LE(*std::max_element(answers.begin(), answers.end()), 1);
    EXPECT_GE(std::count(answers.begin(), answers.end(), 1), 500);
    witness.sees_a_change();
    ::testing::Test::RecordProperty(
        "longest_ms", static_cast<int>(witness.longest() / std::chrono::milliseconds{1}));
}

}  // namespace
}  // namespace dais::net::test
