#include "net/access.h"

#include <gtest/gtest.h>

#include "meeting/words.h"
#include "net/limits.h"
#include "net/rate.h"

namespace dais::net {
namespace {

using meeting::Role;

const timing::UtcTime kNoon{std::chrono::hours{12}};
constexpr timing::Duration kSecond = std::chrono::seconds{1};

const std::vector<meeting::views::Grant> kGrants{
    {.link = 2, .role = Role::officer, .name = "Ana", .token_hash = sha256_hex("right")},
    {.link = 3, .role = Role::open, .name = "Zoe", .token_hash = sha256_hex("of no role")},
    {.link = 4,
     .role = Role::delegation,
     .name = "Kenya",
     .token_hash = sha256_hex("Nairobi"),
     .delegation = meeting::DelegationKey{"KEN"}},
    {.link = 5,
     .role = Role::interpreter,
     .name = "Booths",
     .token_hash = sha256_hex("until noon"),
     .until = kNoon},
    {.link = 6,
     .role = Role::chair,
     .name = "Chair",
     .token_hash = sha256_hex("taken back"),
     .revoked = timing::Instant{std::chrono::hours{1}}},
};

TEST(Access, hashesAsSha256) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Access, readsWhatAClientNames) {
    struct Row {
        std::string header;
        bool dais;
        std::vector<std::string> tokens;
    };
    const std::vector<Row> rows{
        {"", false, {}},
        {"dais.v1", true, {}},
        {"dais.v1, token.abc", true, {"abc"}},
        {"token.abc,dais.v1", true, {"abc"}},
        {" dais.v1 ,\ttoken.a.b ", true, {"a.b"}},
        {"dais.v2, token.abc", false, {"abc"}},
        {"dais.v1,token.a,token.b", true, {"a", "b"}},
        {"dais.v1, token.", true, {""}},
        {",,", false, {}},
        {"dais.v1x", false, {}},
    };
    for (const Row& row : rows) {
        const Offer offer = read_offer(row.header);
        EXPECT_EQ(offer.dais, row.dais) << row.header;
        EXPECT_EQ(offer.tokens, row.tokens) << row.header;
    }
}

TEST(Access, letsInOrRefuses) {
    struct Row {
        std::string header;
        int status;  // 101: let in
        std::string_view role;
        std::int64_t link;
    };
    const std::vector<Row> rows{
        {"", 400, "", 0},
        {"chat", 400, "", 0},
        {"token.right", 400, "", 0},
        {"dais.v1", 101, "public", 0},
        {"dais.v1, token.right", 101, "officer", 2},
        {"dais.v1, token.Nairobi", 101, "delegation", 4},
        {"dais.v1, token.until noon", 101, "interpreter", 5},
        {"dais.v1, token.taken back", 403, "", 0},
        {"dais.v1, token.wrong", 403, "", 0},
        {"dais.v1, token.", 403, "", 0},
        {"dais.v1, token.RIGHT", 403, "", 0},
        {"dais.v1, token.of no role", 403, "", 0},
        {"dais.v1, token.right, token.right", 400, "", 0},
    };
    for (const Row& row : rows) {
        const auto access = admit(row.header, kGrants, kNoon - kSecond);
        if (const auto* admission = std::get_if<Admission>(&access)) {
            EXPECT_EQ(101, row.status) << row.header;
            EXPECT_EQ(meeting::word(admission->role), row.role) << row.header;
            EXPECT_EQ(admission->actor.link, row.link) << row.header;
        } else {
            EXPECT_EQ(std::get<Refused>(access).status, row.status) << row.header;
            EXPECT_FALSE(std::get<Refused>(access).sentence.empty()) << row.header;
        }
    }
}

TEST(Access, ofALinkExpires) {
    EXPECT_TRUE(
        std::holds_alternative<Admission>(admit_token("until noon", kGrants, kNoon - kSecond)));
    const auto late = admit_token("until noon", kGrants, kNoon);
    ASSERT_TRUE(std::holds_alternative<Refused>(late));
    EXPECT_NE(std::get<Refused>(late).sentence.find("expired"), std::string_view::npos);
    const auto own = std::get<Admission>(admit_token("Nairobi", kGrants, kNoon));
    EXPECT_EQ(own.delegation, meeting::DelegationKey{"KEN"});
    EXPECT_EQ(own.actor, (meeting::Actor{4, "Kenya"}));
}

TEST(Access, saysNothingOfTheToken) {
    const auto access = admit("dais.v1, token.forged", kGrants, kNoon);
    EXPECT_EQ(std::get<Refused>(access).sentence.find("forged"), std::string_view::npos);
}

TEST(RateMeter, allowsABurstAndThenOneEachInterval) {
    RateMeter meter;
    const MessageRate rate{std::chrono::milliseconds{100}, 3};
    timing::BootInstant now{std::chrono::hours{5}};
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_FALSE(meter.allow(now, rate));
    now += std::chrono::milliseconds{99};
    EXPECT_FALSE(meter.allow(now, rate));
    now += std::chrono::milliseconds{1};
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_FALSE(meter.allow(now, rate));
    now += std::chrono::hours{1};
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_TRUE(meter.allow(now, rate));
    EXPECT_FALSE(meter.allow(now, rate));
}

TEST(Limits, haveOneTextEachThatFitsIntoACloseFrame) {
    for (std::size_t i = 0; i < kEndings; ++i) {
        const EndingText& text = kEndingTexts.at(i);
        EXPECT_EQ(static_cast<std::size_t>(text.ending), i);
        EXPECT_LE(text.reason.size(), 123U);
        EXPECT_FALSE(text.name.empty()) << text.reason;
        EXPECT_TRUE(text.code == 0 || text.code == 400 || text.code == 503 || text.code == 429 ||
                    (text.code >= 1000 && text.code <= 1013))
            << text.reason;
    }
}

}  // namespace
}  // namespace dais::net
