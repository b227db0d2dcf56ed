// What officers tell displays to do: who may, whom it reaches, what is refused, and that a display
// which comes back is what it was.
#include <gtest/gtest.h>

#include "net/remote_door.h"
#include "net/screen_memory.h"
#include "net/tell.h"
#include "support.h"

namespace dais::net::test {
namespace {

using meeting::ScreenOrder;
using What = ScreenOrder::What;

class Orders : public ::testing::Test {
  protected:
    Orders() {
        web_.write("index.html", "<!doctype html>");
        for (const std::string page : {"hall", "queue", "programme", "texts"}) {
            web_.write(page + ".html", "<!doctype html>");
        }
        web_.write("assets/hall.js", "");
        server = std::make_unique<Running>(Limits{}, web_.path());
        officer = RawScreen::connected(port(), kOfficerToken, {{"page", "console"}});
        officer_id = officer->next("hello")["screen"];
    }

    [[nodiscard]] int port() const { return server->wire.port(); }
    /// A display, and its number.
    std::pair<std::unique_ptr<RawScreen>, std::int64_t> display(const Json& more = {}) {
        Json hello{{"page", "hall"}};
        hello.update(more.is_null() ? Json::object() : more);
        auto screen = RawScreen::connected(port(), "", hello);
        const std::int64_t id = screen->next("hello")["screen"];
        (void)screen->all_until_now();
        return {std::move(screen), id};
    }
    /// The answer to an order.
    Json order(Json order) {
        order["type"] = "screens";
        order["id"] = "o-1";
        officer->send(order);
        for (Json message = officer->next(); !message.is_null(); message = officer->next()) {
            if (message.value("id", std::string{}) == "o-1") {
                return message;
            }
        }
        return {};
    }
    std::string refusal(Json wanted) {
        const Json answer = order(std::move(wanted));
        EXPECT_EQ(answer["type"], "answer");
        EXPECT_EQ(answer["accepted"], false);
        EXPECT_EQ(answer["rule"], "screens.cannot");
        return answer.value("text", std::string{});
    }
    /// What the officers' list says of a screen, once it says so.
    std::optional<views::ScreenView> listed(
        const std::function<bool(const views::ScreenView&)>& as_wanted) {
        const auto all = server->hub.screens_where([&](const views::ScreensView& view) {
            return std::any_of(view.screens.begin(), view.screens.end(), as_wanted);
        });
        if (!all) {
            return std::nullopt;
        }
        return *std::find_if(all->screens.begin(), all->screens.end(), as_wanted);
    }

    TemporaryFolder web_;
    std::unique_ptr<Running> server;
    std::unique_ptr<RawScreen> officer;
    std::int64_t officer_id = 0;
};

TEST_F(Orders, reachTheDisplaysNamedAndNoOther) {
    const auto [one, first] = display();
    const auto [two, second] = display();
    EXPECT_EQ(order({{"do", "message"}, {"screens", {first}}, {"text", "Back at 3"}}),
              (Json{{"type", "screens"}, {"id", "o-1"}, {"told", 1}}));
    EXPECT_EQ(one->next(), (Json{{"type", "screen"}, {"do", "message"}, {"text", "Back at 3"}}));
    EXPECT_TRUE(two->all_until_now().empty());
}

TEST_F(Orders, withoutNamesReachAllDisplaysAndNoOfficer) {
    const auto [one, first] = display();
    const auto [two, second] = display();
    const auto ben = RawScreen::connected(port(), kOtherToken);
    (void)ben->all_until_now();
    EXPECT_EQ(order({{"do", "blank"}})["told"], 2);
    EXPECT_EQ(one->next(), (Json{{"type", "screen"}, {"do", "blank"}}));
    EXPECT_EQ(two->next(), (Json{{"type", "screen"}, {"do", "blank"}}));
    for (const Json& message : ben->all_until_now()) {
        EXPECT_NE(message["type"], "screen");
    }
}

TEST_F(Orders, namedTwiceAreToldOnce) {
    const auto [one, id] = display();
    EXPECT_EQ(order({{"do", "restore"}, {"screens", {id, id}}})["told"], 1);
    EXPECT_EQ(one->all_until_now().size(), 1U);
}

TEST_F(Orders, toldByADisplayAreRefused) {
    const auto [one, id] = display();
    const auto [two, other] = display();
    one->send({{"type", "screens"}, {"id", "mine"}, {"do", "blank"}});
    const Json answer = one->next("answer");
    EXPECT_EQ(answer["id"], "mine");
    EXPECT_EQ(answer["rule"], "access.officers-only");
    one->send({{"type", "screens"}, {"do", "blank"}});
    EXPECT_NE(one->next("trouble")["text"].get<std::string>().find("officer's link"),
              std::string::npos);
    EXPECT_TRUE(two->all_until_now().empty());
}

TEST_F(Orders, toAScreenThatIsGoneAreRefusedAndNobodyIsTold) {
    const auto [one, id] = display();
    EXPECT_EQ(refusal({{"do", "blank"}, {"screens", {id, 9999}}}),
              "Screen 9999 is not connected (any more).");
    EXPECT_TRUE(one->all_until_now().empty());
}

TEST_F(Orders, toAConsoleAreRefused) {
    EXPECT_NE(refusal({{"do", "blank"}, {"screens", {officer_id}}}).find("no display"),
              std::string::npos);
}

TEST_F(Orders, withoutAnIdAreRefusedByTrouble) {
    officer->send({{"type", "screens"}, {"do", "blank"}, {"screens", {9999}}});
    EXPECT_NE(officer->next("trouble")["text"].get<std::string>().find("9999"), std::string::npos);
}

TEST_F(Orders, thatSayNothingOrTooMuchAreRefused) {
    const auto [one, id] = display();
    struct Row {
        std::string what;
        std::string text;
        std::string sentence;  // must be in it
    };
    const std::vector<Row> rows{
        {"rename", "", "to be called"},
        {"rename", std::string(81, 'n'), "80 bytes"},
        {"message", "", "are to show"},
        {"message", std::string(301, 'm'), "300 bytes"},
        {"page", "", "no page"},
        {"page", "/attic", "no page"},
        {"page", "hall", "no page"},
        {"page", "//elsewhere.org/hall", "no page"},
        {"page", "https://elsewhere.org/hall", "no page"},
        {"page", "/assets/hall.js", "no page"},
        {"page", "/hall#token=x", "no page"},
        {"page", "/hall?room=" + std::string(300, 'r'), "300 bytes"},
        {"blank", "now", "no text"},
        {"restore", "now", "no text"},
        {"identify", "now", "no text"},
    };
    for (const Row& row : rows) {
        const std::string sentence = refusal({{"do", row.what}, {"text", row.text}});
        EXPECT_NE(sentence.find(row.sentence), std::string::npos) << row.text << ": " << sentence;
    }
    EXPECT_TRUE(one->all_until_now().empty());
}

TEST_F(Orders, leadToEveryPageThatIsServed) {
    const auto [one, id] = display();
    for (const std::string page : {"/", "/hall", "/queue?room=side", "/programme", "/texts"}) {
        EXPECT_EQ(order({{"do", "page"}, {"screens", {id}}, {"text", page}})["told"], 1) << page;
        EXPECT_EQ(one->next(), (Json{{"type", "screen"}, {"do", "page"}, {"text", page}}));
    }
}

TEST_F(Orders, toIdentifySayTheAddress) {
    const auto [one, id] = display();
    (void)order({{"do", "identify"}, {"screens", {id}}});
    EXPECT_EQ(one->next(),
              (Json{{"type", "screen"}, {"do", "identify"}, {"address", "127.0.0.1"}}));
}

TEST_F(Orders, areSeenInTheListOfScreens) {
    const auto [one, number] = display();
    const std::int64_t id = number;
    (void)order({{"do", "rename"}, {"screens", {id}}, {"text", "Left"}});
    (void)order({{"do", "message"}, {"screens", {id}}, {"text", "Lunch"}});
    auto seen = listed([&](const auto& each) { return each.id == id && each.message == "Lunch"; });
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->name, "Left");
    (void)order({{"do", "blank"}, {"screens", {id}}});
    seen = listed([&](const auto& each) { return each.id == id && each.blank; });
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->message, "");
    (void)order({{"do", "restore"}, {"screens", {id}}});
    seen = listed([&](const auto& each) { return each.id == id && !each.blank; });
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->name, "Left");
    EXPECT_TRUE(listed([&](const auto& each) { return each.name == "Ana"; }));
}

TEST_F(Orders, areToldAgainToADisplayThatComesBack) {
    auto [one, id] = display({{"screen", "abc"}});
    (void)order({{"do", "rename"}, {"screens", {id}}, {"text", "Left"}});
    (void)order({{"do", "message"}, {"screens", {id}}, {"text", "Lunch"}});
    one.reset();
    const auto again = RawScreen::connected(port(), "", {{"screen", "abc"}});
    Json hello = again->next("hello");
    EXPECT_EQ(hello["name"], "Left");
    EXPECT_EQ(hello["message"], "Lunch");
    EXPECT_FALSE(hello.contains("blank"));

    (void)order({{"do", "blank"}, {"screens", {hello["screen"]}}});
    const auto third = RawScreen::connected(port(), "", {{"screen", "abc"}, {"name", "Own"}});
    hello = third->next("hello");
    EXPECT_EQ(hello["name"], "Left");
    EXPECT_EQ(hello["blank"], true);
    EXPECT_FALSE(hello.contains("message"));

    const auto stranger = RawScreen::connected(port(), "", {{"screen", "xyz"}});
    hello = stranger->next("hello");
    EXPECT_FALSE(hello.contains("name") || hello.contains("blank"));
}

TEST_F(Orders, toAConnectionWhoseDisplayHasComeBackReachItThere) {
    const auto [lost, before] = display({{"screen", "123"}});
    const auto [back, after] = display({{"screen", "123"}});
    const auto [other, another] = display({{"screen", "456"}});
    EXPECT_NE(before, after);
    EXPECT_EQ(order({{"do", "message"}, {"screens", {before}}, {"text", "Back at 3"}})["told"], 2);
    EXPECT_EQ(back->next("screen")["text"], "Back at 3");
    EXPECT_TRUE(other->all_until_now().empty());
}

TEST_F(Orders, leaveANameToADisplayThatBringsIt) {
    const auto [one, id] = display({{"screen", "abc"}, {"name", "Lobby"}});
    EXPECT_TRUE(listed([](const auto& each) { return each.name == "Lobby"; }));
}

TEST_F(Orders, goOverTheDoorOfASecondConsole) {
    const auto [one, id] = display();
    RemoteDoor door{{"127.0.0.1", port(), kOtherToken}, "Ben", server->time};
    ASSERT_TRUE(listed([](const auto& each) { return each.name == "Ben"; }));
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    while (!door.order({What::message, {id}, "Lunch"})) {
        ASSERT_LT(std::chrono::steady_clock::now(), deadline);
    }
    EXPECT_EQ(one->next(), (Json{{"type", "screen"}, {"do", "message"}, {"text", "Lunch"}}));
    EXPECT_TRUE(door.order({What::blank, {9999}, ""}));
    std::vector<meeting::Outcome> outcomes;
    while (outcomes.empty()) {
        ASSERT_LT(std::chrono::steady_clock::now(), deadline);
        outcomes = door.outcomes();
    }
    EXPECT_EQ(outcomes[0].sentence, "Screen 9999 is not connected (any more).");
}

TEST(OrdersOfADoor, thatIsNotConnectedAreNotSent) {
    const timing::SystemTimeSource time;
    RemoteDoor door{{"127.0.0.1", 1, kOfficerToken}, "", time};
    EXPECT_FALSE(door.order({What::blank, {}, ""}));
}

TEST_F(Orders, goOverTheServersOwnDoor) {
    const auto [one, id] = display();
    std::string why = "nothing was said";
    std::mutex mutex;
    std::condition_variable said;
    const auto refused = [&](const std::string& sentence) {
        const std::lock_guard lock{mutex};
        why = sentence;
        said.notify_all();
    };
    server->wire.order({{What::rename, {id}, "Left"}, refused});
    EXPECT_EQ(one->next(), (Json{{"type", "screen"}, {"do", "rename"}, {"text", "Left"}}));
    server->wire.order({{What::rename, {id}, ""}, refused});
    std::unique_lock lock{mutex};
    EXPECT_TRUE(said.wait_for(lock, kDeadline,
                              [&] { return why == "Say what the screen is to be called."; }));
}

TEST_F(Orders, canBeToldByAScript) {
    const auto [one, id] = display();
    const Link link{"127.0.0.1", port(), kOfficerToken};
    const Told told = tell(link, R"({"type":"screens","do":"message","text":"Lunch"})");
    EXPECT_TRUE(told.accepted) << told.sentence;
    EXPECT_EQ(one->next()["text"], "Lunch");
    const Told refused = tell(link, R"({"type":"screens","do":"page","text":"/attic"})");
    EXPECT_FALSE(refused.accepted);
    EXPECT_NE(refused.sentence.find("/attic"), std::string::npos);
}

TEST(ScreenMemory, forgetsWhatWasToldLongestAgo) {
    ScreenMemory memory{2};
    memory.keep("a", {"A", "", false});
    memory.keep("b", {"B", "", false});
    memory.keep("a", {"A", "Lunch", false});
    memory.keep("c", {"C", "", false});
    EXPECT_EQ(memory.size(), 2U);
    EXPECT_EQ(memory.find("b"), nullptr);
    ASSERT_NE(memory.find("a"), nullptr);
    EXPECT_EQ(memory.find("a")->message, "Lunch");
    ASSERT_NE(memory.find("c"), nullptr);
}

TEST(ScreenMemory, keepsNothingOfADisplayThatWasToldNothing) {
    ScreenMemory memory{2};
    memory.keep("a", {"", "", true});
    memory.keep("a", {});
    EXPECT_EQ(memory.size(), 0U);
    EXPECT_EQ(memory.find("a"), nullptr);
}

TEST(ScreenMemory, ofNoSizeKeepsNothing) {
    ScreenMemory memory{0};
    memory.keep("a", {"A", "", false});
    EXPECT_EQ(memory.size(), 0U);
}

}  // namespace
}  // namespace dais::net::test
