#include "net/messages.h"

#include <gtest/gtest.h>

namespace dais::net {
namespace {

const Limits kLimits;

FromScreen read(std::string_view text) { return read_message(text, kLimits); }

std::string trouble_of(std::string_view text) {
    const auto message = read(text);
    const auto* unreadable = std::get_if<Unreadable>(&message);
    return unreadable == nullptr ? "it was read" : unreadable->sentence;
}

TEST(Messages, readsAHello) {
    const auto message = read(
        R"({"type":"hello","page":"hall","room":"main","name":"Ana","have":{"floor/main":417},)"
        R"("epoch":3})");
    const auto& hello = std::get<Hello>(message);
    EXPECT_EQ(hello.page, "hall");
    EXPECT_EQ(hello.room, "main");
    EXPECT_EQ(hello.name, "Ana");
    EXPECT_EQ(hello.have.at("floor/main"), 417);
    EXPECT_EQ(hello.epoch, 3);
}

TEST(Messages, readsWhatItWritesItself) {
    Hello hello;
    hello.page = "console";
    hello.name = "Zoë \"x\"";
    hello.have = {{"lists", 9}};
    const auto again = read(hello_message(hello));
    EXPECT_EQ(std::get<Hello>(again).name, hello.name);
    EXPECT_EQ(std::get<Hello>(again).have, hello.have);
    EXPECT_FALSE(std::get<Hello>(again).room);

    const auto asked = read(time_question(77, 12));
    EXPECT_EQ(std::get<TimeAsked>(asked).sent, "77");
    EXPECT_EQ(std::get<TimeAsked>(asked).round_trip_ms, 12);

    const auto ordered = read(command_message({"a-1"}, {{"type", "ConfirmClock"}}));
    EXPECT_EQ(std::get<Commanded>(ordered).id.text, "a-1");
    EXPECT_EQ(std::get<Commanded>(ordered).command, meeting::Command{meeting::ConfirmClock{}});
}

TEST(Messages, givesATimeBackAsItWasSent) {
    for (const std::string sent : {"1234.5", "0", "-3", "9007199254740993", "0.1"}) {
        const auto message = read(R"({"type":"time","sent":)" + sent + "}");
        const std::string answer = time_answer(std::get<TimeAsked>(message).sent,
                                               timing::Instant{std::chrono::nanoseconds{1'999}});
        EXPECT_EQ(answer, R"({"type":"time","sent":)" + sent + R"(,"now_us":1})");
    }
}

TEST(Messages, saysWhatIsWrong) {
    struct Row {
        std::string text;
        std::string sentence;  // must be in it
    };
    const std::vector<Row> rows{
        {"", "not JSON"},
        {"{", "not JSON"},
        {"[]", "one JSON object"},
        {"7", "one JSON object"},
        {"{}", "type"},
        {R"({"type":7})", "text"},
        {R"({"type":"sing"})", "hello, time, command"},
        {R"({"type":"hello"})", "page"},
        {R"({"type":"hello","page":""})", "1 to"},
        {R"({"type":"hello","page":7})", "text"},
        {R"({"type":"hello","page":"hall","colour":"red"})", "colour"},
        {R"({"type":"hello","page":"hall","have":[]})", "have"},
        {R"({"type":"hello","page":"hall","have":{"floor":"x"}})", "have.floor"},
        {R"({"type":"hello","page":"hall","epoch":1.5})", "epoch"},
        {R"({"type":"time"})", "sent"},
        {R"({"type":"time","sent":"x"})", "a number"},
        {R"({"type":"time","sent":1e999})", "not JSON as it should be"},
        {R"({"type":"time","sent":1,"rtt_ms":-1})", "rtt_ms"},
        {R"({"type":"time","sent":1,"wall":2})", "wall"},
        {R"({"type":"command"})", "id"},
        {R"({"type":"command","id":""})", "1 to 64"},
        {R"({"type":"command","id":7})", "id"},
        {"{\"type\":\"time\",\"sent\":\"\xff\"}", "JSON"},
        {R"({"type":"hello","page":"hall","screen":""})", "1 to 40"},
        {R"({"type":"hello","page":"hall","screen":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})",
         "1 to 40"},
        {R"({"type":"screens"})", "do"},
        {R"({"type":"screens","do":"dance"})", "identify, rename, page"},
        {R"({"type":"screens","do":"blank","screens":7})", "list of screens"},
        {R"({"type":"screens","do":"blank","screens":["a"]})", "screens[0]"},
        {R"({"type":"screens","do":"message","text":7})", "text"},
        {R"({"type":"screens","do":"blank","id":""})", "1 to 64"},
        {R"({"type":"screens","do":"blank","now":true})", "now"},
    };
    for (const Row& row : rows) {
        const std::string sentence = trouble_of(row.text);
        EXPECT_NE(sentence.find(row.sentence), std::string::npos) << row.text << ": " << sentence;
    }
}

TEST(Messages, keepsTheIdOfACommandThatCannotBeRead) {
    struct Row {
        std::string text;
        std::string sentence;
    };
    const std::vector<Row> rows{
        {R"({"type":"command","id":"a"})", "command"},
        {R"({"type":"command","id":"a","command":7})", "object"},
        {R"({"type":"command","id":"a","command":{}})", "type"},
        {R"({"type":"command","id":"a","command":{"type":"Fly"}})", "Fly"},
        {R"({"type":"command","id":"a","command":{"type":"OpenMeeting"}})", "meeting"},
        {R"({"type":"command","id":"a","command":{"type":"OpenMeeting","meeting":7}})", "meeting"},
        {R"({"type":"command","id":"a","command":{"type":"OpenMeeting","meeting":"m","x":1}})",
         "x"},
        {R"({"type":"command","id":"a","now":1,"command":{"type":"ConfirmClock"}})", "now"},
    };
    for (const Row& row : rows) {
        const auto message = read(row.text);
        const auto* unreadable = std::get_if<UnreadableCommand>(&message);
        ASSERT_NE(unreadable, nullptr) << row.text;
        EXPECT_EQ(unreadable->id.text, "a");
        EXPECT_NE(unreadable->sentence.find(row.sentence), std::string::npos)
            << row.text << ": " << unreadable->sentence;
    }
}

TEST(Messages, refusesDeepNesting) {
    std::string text = R"({"type":"command","id":"a","command":{"type":"OpenMeeting","meeting":)";
    text += std::string(4000, '[') + std::string(4000, ']') + "}}";
    EXPECT_NE(trouble_of(text).find("nested"), std::string::npos);
    // Brackets within texts are no nesting.
    const auto harmless = read(R"({"type":"hello","page":"[[[[[[[[[[[[[[[[[[[[\"[[["})");
    EXPECT_TRUE(std::holds_alternative<Hello>(harmless));
}

TEST(Messages, writesAnswersAndReadsThemAgain) {
    const Reply accepted{0, {"a"}, meeting::Accepted{{412}, {413}}, ""};
    const Json json = Json::parse(answer_message(accepted));
    EXPECT_EQ(
        json,
        (Json{
            {"type", "answer"}, {"id", "a"}, {"accepted", true}, {"action", 412}, {"last", 413}}));
    EXPECT_EQ(read_answer(json).answer, accepted.answer);

    const Reply refused{0,
                        {"b"},
                        meeting::Refusal{"floor.held-by-another",
                                         {{"who", "Jamaica"}},
                                         meeting::ActionId{410},
                                         meeting::Actor{2, "Ana"}},
                        "Jamaica has the floor."};
    const Json other = Json::parse(answer_message(refused));
    EXPECT_EQ(other, (Json{{"type", "answer"},
                           {"id", "b"},
                           {"accepted", false},
                           {"rule", "floor.held-by-another"},
                           {"text", "Jamaica has the floor."},
                           {"names", {{"who", "Jamaica"}}},
                           {"because_of", 410},
                           {"by", {{"link", 2}, {"name", "Ana"}}}}));
    EXPECT_EQ(read_answer(other).answer, refused.answer);
    EXPECT_EQ(read_answer(other).sentence, refused.sentence);
}

TEST(Messages, writesSlicesAndClocks) {
    EXPECT_EQ(
        slice_message("floor", "main", 417, R"({"room":"main"})"),
        R"({"type":"slice","name":"floor","room":"main","version":417,"value":{"room":"main"}})");
    EXPECT_EQ(slice_message("lists", "", 3, "{}"),
              R"({"type":"slice","name":"lists","version":3,"value":{}})");
    EXPECT_EQ(clock_message(5, timing::Instant{std::chrono::seconds{2}}),
              R"({"type":"clock","epoch":5,"now_us":2000000})");
}

}  // namespace
}  // namespace dais::net
