// Reading and writing: there and back again, and one sentence for whatever is wrong.
#include "meeting/codec/codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "meeting/codec/event_rows.h"
#include "meeting/codec/strings.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using codec::Json;
using testing::HasSubstr;

std::string trouble(const std::string& text) {
    try {
        static_cast<void>(codec::command_from(codec::parse(text)));
    } catch (const codec::DecodeError& error) {
        return error.what();
    }
    return "no trouble";
}

TEST(Commands, ThereAndBackAgain) {
    const std::vector<Command> commands{
        OpenMeeting{{"m"}},
        SuspendMeeting{{"m"}, StatementId{4}},
        ResumeMeeting{{"m"}},
        AdjournMeeting{{"m"}, {}},
        InscribeSpeaker{{"6"},
                        {"KEN"},
                        OnBehalfOf{GroupKey{"caricom"}, {}, {}},
                        ClassKey{"states"},
                        Modality::pre_recorded},
        InscribeSpeaker{{"6"}, {"KEN"}, OnBehalfOf{{}, "Friends", {{"FRA"}, {"DEU"}}}, {}, {}},
        WithdrawInscription{{9}},
        MoveInscription{{9}, InscriptionId{7}, Authority::mutual_agreement},
        GiveFloor{{"m"}, {9}, StatementId{3}},
        GiveFloorToPresider{
            {"m"}, PresiderOffice::presenter, "Trends", std::chrono::minutes{20}, {}},
        StartStatement{{4}, std::chrono::seconds{5}},
        PauseStatement{{4}},
        ResumeStatement{{4}},
        ConcludeStatement{{4}},
        ReleaseSpeakers{{"m"}, 3},
        UndoAction{{12}},
        AdvanceRehearsal{std::chrono::minutes{3}},
        SetRehearsalClock{test_morning()},
        ConfirmClock{}};
    for (const auto& command : commands) {
        const std::string text = codec::to_json(command).dump();
        EXPECT_EQ(codec::command_from(codec::parse(text)), command) << text;
    }
}

template <std::size_t... I>
std::vector<Command> one_of_each(std::index_sequence<I...> /*alternatives*/) {
    return {Command{std::variant_alternative_t<I, CommandKinds>{}}...};
}

TEST(Commands, EachKindComesBackAsItself) {
    for (const auto& command :
         one_of_each(std::make_index_sequence<std::variant_size_v<CommandKinds>>{})) {
        const std::string text = codec::to_json(command).dump();
        EXPECT_EQ(codec::command_from(codec::parse(text)), command) << text;
    }
}

struct Bad {
    const char* text;
    const char* sentence;
};

TEST(Commands, WhatIsWrongIsSaidInOneSentence) {
    const Bad rows[] = {
        {"{", "this is not JSON: it breaks at line 1, column 2."},
        {"[]", "this must be an object"},
        {"{}", "\"type\": this field is missing."},
        {R"({"type":7})", "\"type\": this must be text, not 7."},
        {R"({"type":"GiveFlor"})", "\"type\": \"GiveFlor\" is not known; use one of: OpenMeeting"},
        {R"({"type":"Give\nFl\u0000oor"})",
         "\"Give?Fl?oor\" is not known; use one of: OpenMeeting"},
        {R"({"type":"GiveFloor","meeting":"m"})", "\"inscription\": this field is missing."},
        {R"({"type":"GiveFloor","meeting":"m","inscription":"first"})",
         "\"inscription\": this must be a whole number, not \"first\"."},
        {R"({"type":"GiveFloor","meeting":"m","inscription":1.5})", "a whole number, not 1.5"},
        {R"({"type":"GiveFloor","meeting":"m","inscription":18446744073709551615})",
         "a whole number"},
        {R"({"type":"GiveFloor","meeting":"m","inscription":4,"replacin":3})",
         "\"replacin\": there is no such field; there are: meeting, inscription, "
         "replacing, authority, holds_another."},
        {R"({"type":"ConfirmClock","now":true})", "\"now\": there is no such field; leave it out."},
        {R"({"type":"InscribeSpeaker","list":"6","delegation":"KEN","modality":"by post"})",
         "\"modality\": \"by post\" is not known; use one of: in-person, remote, pre-recorded."},
        {R"({"type":"InscribeSpeaker","list":"6","delegation":"KEN","on_behalf_of":{"states":[5]}})",
         "\"on_behalf_of.states[0]\": this must be text, not 5."},
        {R"({"type":"AdvanceRehearsal","by_us":9223372036854775807})", "below 290 years"},
        {R"({"type":"SetRehearsalClock","utc":"yesterday"})",
         "\"utc\": \"yesterday\" is not a UTC time: write 2021-07-28T16:22:00Z."},
        {R"({"type":"SetRehearsalClock","utc":"0985-01-01T00:00:00Z"})", "is not a UTC time"},
        {R"({"type":"SetRehearsalClock","utc":"2300-01-01T00:00:00Z"})", "is not a UTC time"},
        {R"({"type":"ReleaseSpeakers","meeting":"m","count":99999999999})",
         "a smaller whole number"},
    };
    for (const Bad& row : rows) {
        EXPECT_THAT(trouble(row.text), HasSubstr(row.sentence)) << row.text;
    }
}

TEST(Commands, AQuotationIsNotCutInTheMiddleOfALetter) {
    for (int ahead = 0; ahead < 3; ++ahead) {
        std::string letters(static_cast<std::size_t>(ahead), 'x');
        for (int i = 0; i < 40; ++i) {
            letters += "é";
        }
        const Json sentence = trouble(R"({"type":[")" + letters + R"("]})");
        EXPECT_NO_THROW(static_cast<void>(sentence.dump())) << "it is UTF-8";
    }
}

TEST(Commands, ABrokenLineIsCountedAsPeopleCount) {
    EXPECT_THAT(trouble("{\n  \"type\": \"ConfirmClock\",\n  oops\n}"),
                HasSubstr("line 3, column 3"));
}

TEST(Events, EveryRowOfALongRecordComesBackAsItWas) {
    Bench bench;
    bench.say(OpenMeeting{{"2021-07-26-morning"}});
    bench.say(InscribeSpeaker{{"6"}, {"KEN"}, OnBehalfOf{{}, "Friends", {{"FRA"}}}, {}, {}});
    for (const auto& row : bench.desk->state().rows) {
        const auto stored = codec::to_row(row.event);
        const auto again =
            codec::to_row(codec::from_row(stored.type, stored.version, stored.payload));
        EXPECT_EQ(again.payload, stored.payload);
        EXPECT_EQ(again.type, stored.type);
    }
}

TEST(Events, ARowOfANewerProgramIsNamed) {
    EXPECT_THROW(codec::from_row("FloorSold", 1, "{}"), codec::DecodeError);
    EXPECT_THROW(codec::from_row("MeetingOpened", 2, "{}"), codec::DecodeError);
    EXPECT_THROW(codec::from_row("MeetingOpened", 1, "{}"), codec::DecodeError);
}

TEST(Times, UtcTextKeepsMicroseconds) {
    const timing::UtcTime utc = test_morning() + std::chrono::microseconds{1};
    EXPECT_EQ(codec::to_text(utc), "2026-03-02T09:00:00.000001Z");
    EXPECT_EQ(codec::utc_from_text(codec::to_text(utc), ""), utc);
    EXPECT_EQ(codec::to_text(test_morning()), "2026-03-02T09:00:00Z");
}

TEST(Strings, FillInNamesAndShowGaps) {
    codec::Strings strings;
    strings.add(R"({"a":"Floor to {who}, {who}!","b":"no names"})");
    EXPECT_EQ(strings.say("a", {{"who", "Kenya"}}), "Floor to Kenya, Kenya!");
    EXPECT_EQ(strings.say("a"), "Floor to {who}, {who}!");
    EXPECT_EQ(strings.say("a", {{"who", "{who}"}}), "Floor to {who}, {who}!");
    EXPECT_EQ(strings.say("c"), "c");
    EXPECT_THROW(strings.add(R"({"b":"again"})"), codec::DecodeError);
    EXPECT_THROW(strings.add(R"({"d":5})"), codec::DecodeError);
}

}  // namespace
}  // namespace dais::meeting::test
