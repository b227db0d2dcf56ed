// Who may connect, as the operator chose at the start: the real program with its options.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/certificate.h"
#include "net/tell.h"
#include "tests/program/support.h"

namespace dais::test {
namespace {

using testing::HasSubstr;

const std::string kOpen = R"({"type":"SetRehearsalClock","utc":"2021-07-28T14:05:00Z"})";

TEST(Door, isNotOpenToOtherMachinesWithoutTlsUnlessAsked) {
    const Folder folder;
    const std::string file = (folder / "a.dais").string();
    make_bms7(file);
    const std::string before = dais({"export", file}).out;
    struct Row {
        std::vector<std::string> options;
        int exit_code;
        const char* sentence;
    };
    const std::vector<Row> rows{
        {{"--bind", "0.0.0.0"}, 2, "--plain-http"},
        {{"--bind", "::"}, 2, "--tls-self-made"},
        {{"--bind", "192.0.2.7"}, 2, "192.0.2.7"},
        {{"--bind", "dais.local"}, 1, "is not an address to listen on"},
        {{"--tls-cert", "a.pem"}, 2, "give both"},
        {{"--tls-key", "a.pem"}, 2, "give both"},
        {{"--tls-self-made", "--plain-http"}, 2, "Choose one"},
        {{"--tls-self-made", "--tls-cert", "a", "--tls-key", "b"}, 2, "Choose one"},
        {{"--tls-cert", "none.pem", "--tls-key", "none.pem"}, 1, "cannot be read"},
        {{"--pin", "471"}, 2, "4 to 12 digits"},
        {{"--pin", "4711471147114"}, 2, "4 to 12 digits"},
        {{"--pin", "secret"}, 2, "4 to 12 digits"},
        {{"--origin", "dais.example"}, 1, "--origin"},
    };
    for (const char* command : {"serve", "console"}) {
        for (const Row& row : rows) {
            std::vector<std::string> arguments{command, file, "--port", "0"};
            arguments.insert(arguments.end(), row.options.begin(), row.options.end());
            const Finished ended = dais(arguments, {{"DISPLAY", ""}});
            EXPECT_EQ(ended.exit_code, row.exit_code) << row.options.front();
            EXPECT_THAT(ended.err, HasSubstr(row.sentence));
            EXPECT_EQ(ended.out, "");
        }
    }
    EXPECT_EQ(dais({"export", file}).out, before) << "a start that serves nothing is not recorded";
}

TEST(Door, isOpenWithoutTlsWhereItWasAsked) {
    const Folder folder;
    make_bms7(folder / "a.dais");
    Serving all{folder / "a.dais", {}, {"--bind", "0.0.0.0", "--plain-http"}};
    EXPECT_THAT(all.ws(), HasSubstr("ws://127.0.0.1:"));
    EXPECT_EQ(all.stop(), 0);
    Serving loopback{folder / "a.dais", {}, {"--bind", "127.0.0.2"}};
    EXPECT_THAT(loopback.ws(), HasSubstr("ws://127.0.0.2:"));
}

TEST(Door, makesItsOwnCertificateAndKeepsIt) {
    const Folder folder;
    make_bms7(folder / "a.dais");
    const std::map<std::string, std::string> environment{{"XDG_STATE_HOME", folder / "state"}};
    const fs::path kept = folder / "state/dais/tls-self-made.pem";
    std::string first;
    for (int i = 0; i < 2; ++i) {
        const Serving serving{
            folder / "a.dais", environment, {"--bind", "0.0.0.0", "--tls-self-made"}};
        EXPECT_THAT(serving.ws(), HasSubstr("wss://"));
        EXPECT_THAT(serving.ready().at("http").get<std::string>(), HasSubstr("https://"));
        const std::string fingerprint = serving.ready().at("tls_fingerprint");
        EXPECT_EQ(fingerprint.size(), 95U);
        first = first.empty() ? fingerprint : first;
        EXPECT_EQ(fingerprint, first) << "the same at the next start";
        EXPECT_EQ(fs::status(kept).permissions(), fs::perms::owner_read | fs::perms::owner_write);

        const std::vector<std::string> tell{"tell", serving.ws(), kOpen, "--token",
                                            serving.token()};
        const auto with = [&](std::vector<std::string> more) {
            more.insert(more.begin(), tell.begin(), tell.end());
            return dais(more);
        };
        EXPECT_EQ(with({"--tls-fingerprint", fingerprint}).exit_code, 0);
        EXPECT_EQ(with({"--tls-ca", kept.string()}).exit_code, 0);
        const Finished untrusted = with({});
        EXPECT_EQ(untrusted.exit_code, 1);
        EXPECT_THAT(untrusted.err, HasSubstr("not trusted"));
        EXPECT_THAT(untrusted.err, HasSubstr("--tls-fingerprint"));
        EXPECT_EQ(with({"--tls-fingerprint", std::string(64, '0')}).exit_code, 1);
        EXPECT_EQ(with({"--tls-fingerprint", "00"}).exit_code, 2);
    }
    // One that no longer is good is made anew.
    const auto made = net::make_certificate({"elsewhere.example"}, std::chrono::hours{24 * 300});
    std::ofstream{kept} << made.key << made.certificate;
    const Serving anew{folder / "a.dais", environment, {"--tls-self-made"}};
    EXPECT_NE(anew.ready().at("tls_fingerprint"), first);
    EXPECT_EQ(fs::status(kept).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Door, servesWithACertificateThatWasGiven) {
    const Folder folder;
    make_bms7(folder / "a.dais");
    const auto made = net::make_certificate({"127.0.0.1"}, std::chrono::hours{24});
    std::ofstream{folder / "cert.pem"} << made.certificate;
    std::ofstream{folder / "key.pem"} << made.key;
    const std::string cert = (folder / "cert.pem").string();
    const Serving serving{
        folder / "a.dais", {}, {"--tls-cert", cert, "--tls-key", (folder / "key.pem").string()}};
    EXPECT_EQ(
        dais({"tell", serving.ws(), kOpen, "--token", serving.token(), "--tls-ca", cert}).exit_code,
        0);
    const Finished links = dais({"links", serving.ready().at("http"), "--token", serving.token(),
                                 "--tls-ca", cert, "--role", "chair"});
    EXPECT_EQ(links.exit_code, 0) << links.err;
    EXPECT_THAT(links.out, HasSubstr("https://127.0.0.1:"));
}

TEST(Door, asksForAPin) {
    const Folder folder;
    make_bms7(folder / "a.dais");
    {
        const Serving given{folder / "a.dais", {}, {"--pin", "4711"}};
        EXPECT_EQ(given.ready().at("pin"), "4711");
    }
    {
        const Serving made{folder / "a.dais", {}, {"--pin"}};
        const std::string pin = made.ready().at("pin");
        EXPECT_EQ(pin.size(), 6U);
        EXPECT_EQ(pin.find_first_not_of("0123456789"), std::string::npos);
    }
    const Serving open{folder / "a.dais"};
    EXPECT_FALSE(open.ready().contains("pin"));
    EXPECT_FALSE(open.ready().contains("tls_fingerprint"));
}

// What is written to the terminal ends up in logs.
TEST(Door, writesNoTokenThatIsSentToIt) {
    const Folder folder;
    make_bms7(folder / "a.dais");
    Serving serving{folder / "a.dais", {}, {"--pin", "4711"}};
    const std::string wrong = "5ec5e75ec5e75ec5e75ec5e75ec5e75e";
    net::Link link = net::read_link(serving.ws());
    for (const std::string& token : {wrong, serving.token()}) {
        link.token = token;
        EXPECT_EQ(net::tell(link, kOpen).accepted, token != wrong);
    }
    EXPECT_EQ(serving.stop(), 0);
    const auto& [out, err] = serving.written();
    for (const std::string& text : {out, err}) {
        EXPECT_EQ(text.find(wrong), std::string::npos);
        EXPECT_EQ(text.find(serving.token()), std::string::npos)
            << "after the line that hands it out";
    }
    EXPECT_EQ(err, "");
}

}  // namespace
}  // namespace dais::test
