// The import that users get: the sample's facts, the directory's completeness, and one sentence for
// whatever is wrong in a file.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/region.h>

#include "meeting/rules/documents.h"
#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

using codec::Json;
using std::chrono::minutes;
using testing::HasSubstr;

struct Files {
    Json conference;
    Json profile;
    Json delegations;
};

// A sample with the files it names.
Files files(const std::string& sample = "bms7") {
    const fs::path assets{DAIS_ASSETS};
    const std::string conference = read_file(assets / "conferences" / (sample + ".json"));
    const auto names = codec::references_of({sample, conference});
    return {codec::parse(conference),
            codec::parse(read_file(assets / "profiles" / (names.profile + ".json"))),
            codec::parse(read_file(assets / (names.delegations + ".json")))};
}

std::shared_ptr<const ConferenceFacts> import(const Files& from) {
    return codec::conference_from({"c.json", from.conference.dump()},
                                  {"p.json", from.profile.dump()},
                                  {"d.json", from.delegations.dump()});
}

std::string trouble(const std::function<void(Files&)>& spoil) {
    Files from = files();
    spoil(from);
    try {
        static_cast<void>(import(from));
    } catch (const codec::ImportError& error) {
        return error.what();
    }
    return "no trouble";
}

// "2021-07-22 10:00-13:00"
std::string text_of(timing::WallTime from, timing::WallTime until) {
    return date::format("%F %R", date::floor<minutes>(from)) + "-" +
           date::format("%R", date::floor<minutes>(until));
}

const PlannedMeeting& meeting_of(const ConferenceFacts& facts, const char* key) {
    const auto found = std::find_if(facts.meetings.begin(), facts.meetings.end(),
                                    [&](const auto& each) { return each.key.text == key; });
    EXPECT_NE(found, facts.meetings.end()) << key;
    return *found;
}

TEST(Sample, HoldsTheFactsOfBms7) {
    const auto facts = bms7();
    EXPECT_EQ(facts->zone, "America/New_York");
    EXPECT_EQ(facts->profile.warning, std::chrono::seconds{30});
    EXPECT_EQ(find(*facts, ClassKey{"states"})->limit, minutes{3});
    EXPECT_EQ(find(*facts, ClassKey{"groups"})->limit, minutes{5});
    EXPECT_FALSE(find(*facts, RoomKey{"main"})->name_known);
    int formal = 0;
    for (const auto& meeting : facts->meetings) {
        formal += meeting.ordinal > 0 ? 1 : 0;
        if (meeting.ordinal > 0) {
            EXPECT_EQ(meeting.ordinal, formal) << meeting.key.text;
            EXPECT_TRUE(meeting.webcast && meeting.open_to_public && meeting.hours_assumed);
            EXPECT_EQ(meeting.ends - meeting.starts, std::chrono::hours{3});
        }
    }
    EXPECT_EQ(formal, 10);
    EXPECT_EQ(facts->agenda.size(), 10U);
    EXPECT_EQ(facts->agenda[6].number + facts->agenda[6].letter, "7B");
    ASSERT_EQ(facts->bureau.size(), 7U);
    EXPECT_EQ(facts->bureau[0].delegation.text, "KEN");
    EXPECT_EQ(facts->bureau[6].status, "not yet nominated");
    const auto& presentation = meeting_of(*facts, "2021-07-28-afternoon");
    EXPECT_EQ(presentation.slots[0].kind, SlotKind::presentation);
    EXPECT_EQ(codec::to_text(presentation.slots[0].starts), "2021-07-28T15:00:00");
}

TEST(Sample, HasTheHousesHoursAndInterpretersForTheFormalMeetings) {
    for (const char* sample : {"bms6", "bms7"}) {
        const auto facts = import(files(sample));
        EXPECT_EQ(facts->hours,
                  (std::vector<Hours>{{std::chrono::hours{10}, std::chrono::hours{13}},
                                      {std::chrono::hours{15}, std::chrono::hours{18}}}));
        for (const auto& meeting : facts->meetings) {
            if (meeting.ordinal == 0) {
                EXPECT_EQ(meeting.interpretation, Interpretation{}) << meeting.key.text;
                continue;
            }
            EXPECT_THAT(meeting.interpretation.languages,
                        testing::ElementsAre("ar", "zh", "en", "fr", "ru", "es"));
            EXPECT_EQ(meeting.interpretation.starts, meeting.starts) << meeting.key.text;
            EXPECT_EQ(meeting.interpretation.ends, meeting.ends) << meeting.key.text;
        }
    }
}

TEST(Sample, HoldsTheFactsOfBms6) {
    const auto facts = import(files("bms6"));
    EXPECT_EQ(codec::to_text(facts->first_day), "2016-06-06T00:00:00");
    EXPECT_EQ(codec::to_text(facts->last_day), "2016-06-10T00:00:00");
    EXPECT_EQ(facts->zone, "America/New_York");
    ASSERT_EQ(facts->bureau.size(), 1U);
    EXPECT_EQ(facts->bureau[0].delegation.text, "JAM");
    std::string letters;
    for (const auto& item : facts->agenda) {
        letters += item.debate ? item.letter + " " : "";
    }
    EXPECT_EQ(letters, "I II III IV ");
    const auto& april = meeting_of(*facts, "2016-04-26-informal");
    EXPECT_EQ(text_of(april.starts, april.ends), "2016-04-26 10:00-13:00");
    EXPECT_EQ(find(*facts, april.room)->name, "ECOSOC Chamber");
    EXPECT_FALSE(april.hours_assumed);
    int formal = 0;
    int freed = 0;
    for (const auto& meeting : facts->meetings) {
        formal += meeting.ordinal > 0 ? 1 : 0;
        EXPECT_TRUE(meeting.ordinal == 0 || meeting.ordinal == formal) << meeting.key.text;
        EXPECT_EQ(meeting.modality, MeetingModality::in_person);
        for (const auto& slot : meeting.slots) {
            freed += meeting.ordinal > 0 && slot.kind == SlotKind::consultation ? 1 : 0;
        }
    }
    EXPECT_EQ(formal, 8);
    EXPECT_EQ(freed, 3) << "Monday, Tuesday and Wednesday ran ahead; consultations had the time";
    EXPECT_EQ(meeting_of(*facts, "2016-06-08-morning").ordinal, 5);
    EXPECT_EQ(meeting_of(*facts, "2016-06-09-morning").slots[0].items.size(), 4U)
        << "the last interventions, those of organizations and civil society at their end";
    EXPECT_EQ(find(*facts, DelegationKey{"SWZ"})->en.list, "Swaziland");
    EXPECT_EQ(find(*facts, DelegationKey{"TUR"})->en.list, "Turkey");
    EXPECT_EQ(find(*facts, GroupKey{"european-union"})->members.size(), 28U);
}

TEST(Sample, HoldsThePreparationsOfBms7) {
    const auto facts = import(files("bms7-preparations"));
    const auto& april = meeting_of(*facts, "2021-04-28-informal");
    EXPECT_EQ(text_of(april.starts, april.ends), "2021-04-28 15:00-17:00");
    EXPECT_EQ(april.modality, MeetingModality::virtual_only);
    EXPECT_THAT(april.presiding, HasSubstr("Deputy Permanent Representative of Kenya"));
    EXPECT_THAT(april.guide, HasSubstr("e-delegate portal"));
    EXPECT_FALSE(april.hours_assumed);
    const auto& postponed = meeting_of(*facts, "2021-04-30-informal");
    EXPECT_EQ(postponed.plan, MeetingPlan::postponed);
    EXPECT_THAT(postponed.reason, HasSubstr("agenda"));
    const auto& july = meeting_of(*facts, "2021-07-22-informal");
    EXPECT_EQ(text_of(july.starts, july.ends), "2021-07-22 10:00-13:00");
    for (const auto& meeting : facts->meetings) {
        EXPECT_EQ(meeting.ordinal, 0) << meeting.key.text;
        EXPECT_FALSE(meeting.open_to_public) << meeting.key.text;
        EXPECT_EQ(meeting.plan == MeetingPlan::postponed, &meeting == &postponed);
    }
    EXPECT_EQ(facts->meetings.size(), 7U);
    EXPECT_FALSE(facts->profile.by_class);
}

TEST(Sample, KnowsTheCycleItBelongsTo) {
    const auto facts = bms7();
    std::vector<std::string> entries;
    for (const auto& each : facts->series) {
        entries.push_back(each.key + " " +
                          date::format("%F", date::floor<date::days>(each.first_day)) + ".." +
                          date::format("%F", date::floor<date::days>(each.last_day)));
    }
    EXPECT_THAT(entries,
                testing::ElementsAre(
                    "revcon2 2012-08-27..2012-09-07", "bms5 2014-06-16..2014-06-20",
                    "mge2 2015-06-01..2015-06-05", "bms6 2016-06-06..2016-06-10",
                    "revcon3 2018-06-18..2018-06-29", "bms7-preparations 2021-04-22..2021-07-22",
                    "bms7 2021-07-26..2021-07-30", "bms8-briefing-1 2022-06-20..2022-06-20",
                    "bms8-briefing-2 2022-06-23..2022-06-23", "bms8 2022-06-27..2022-07-01",
                    "revcon4 2024-06-18..2024-06-28"));
    for (const char* other : {"bms6", "bms7-preparations"}) {
        const auto its = import(files(other));
        EXPECT_EQ(its->series, facts->series) << other;
        const auto self = std::find_if(its->series.begin(), its->series.end(),
                                       [&](const auto& each) { return each.key == other; });
        ASSERT_NE(self, its->series.end());
        EXPECT_EQ(self->first_day, its->first_day) << other;
        EXPECT_EQ(self->last_day, its->last_day) << other;
    }
}

TEST(Import, AFileWithoutTheNewerFieldsIsGood) {
    Files old = files();
    old.conference.erase("hours");
    old.conference.erase("series");
    for (auto& meeting : old.conference["meetings"]) {
        meeting.erase("interpretation");
    }
    const auto facts = import(old);
    EXPECT_THAT(facts->hours, testing::IsEmpty());
    EXPECT_THAT(facts->series, testing::IsEmpty());
    for (const auto& meeting : facts->meetings) {
        EXPECT_EQ(meeting.plan, MeetingPlan::planned);
        EXPECT_EQ(meeting.interpretation, Interpretation{});
    }
}

TEST(Import, ReadsWhatAMeetingSaysOfItself) {
    Files from = files();
    auto& meeting = from.conference["meetings"][1];
    meeting["link"] = "https://meet.example/1";
    meeting["guide"] = "https://meet.example/guide";
    meeting["team"] = "A";
    meeting["presiding"] = "Vice-Chair";
    meeting["plan"] = "cancelled";
    meeting["reason"] = "The debate ran ahead";
    meeting["slots"][0]["kind"] = "break";
    meeting["slots"][1]["kind"] = "right-of-reply";
    const auto facts = import(from);
    const auto& read = meeting_of(*facts, "2021-07-26-morning");
    EXPECT_EQ(read.link, "https://meet.example/1");
    EXPECT_EQ(read.guide, "https://meet.example/guide");
    EXPECT_EQ(read.team, "A");
    EXPECT_EQ(read.presiding, "Vice-Chair");
    EXPECT_EQ(read.plan, MeetingPlan::cancelled);
    EXPECT_EQ(read.reason, "The debate ran ahead");
    EXPECT_EQ(read.slots[0].kind, SlotKind::pause);
    EXPECT_EQ(read.slots[1].kind, SlotKind::right_of_reply);
}

struct Booked {
    const char* name;
    const char* meeting_starts;
    const char* meeting_ends;
    Json said;  ///< of the interpretation's hours
    const char* booked;
};

TEST(Import, InterpretersStayForTheOrdinaryHoursUnlessTheFileSaysElse) {
    const std::vector<Booked> rows{
        {"as the meeting", "10:00", "13:00", Json::object(), "2021-07-22 10:00-13:00"},
        {"the meeting goes on", "10:00", "13:30", Json::object(), "2021-07-22 10:00-13:00"},
        {"it is short", "10:30", "12:00", Json::object(), "2021-07-22 10:30-12:00"},
        {"it is over lunch", "12:30", "16:00", Json::object(), "2021-07-22 15:00-16:00"},
        {"it is early", "08:00", "09:30", Json::object(), "2021-07-22 08:00-09:30"},
        {"longer by the file", "10:00", "13:30", {{"ends", "13:15"}}, "2021-07-22 10:00-13:15"},
        {"all by the file",
         "09:00",
         "13:00",
         {{"starts", "09:00"}, {"ends", "12:00"}},
         "2021-07-22 09:00-12:00"},
    };
    for (const Booked& row : rows) {
        Files from = files();
        auto& meeting = from.conference["meetings"][0];
        meeting["starts"] = row.meeting_starts;
        meeting["ends"] = row.meeting_ends;
        meeting["slots"] = Json::array();
        meeting["interpretation"] = row.said;
        meeting["interpretation"]["languages"] = {"fr"};
        meeting["interpretation"]["source"] = "assumed";
        const auto facts = import(from);
        const Interpretation& booked = facts->meetings[0].interpretation;
        EXPECT_EQ(text_of(booked.starts, booked.ends), row.booked) << row.name;
    }
    Files without = files();
    without.conference.erase("hours");
    without.conference["meetings"][1]["ends"] = "13:30";
    EXPECT_EQ(codec::to_text(import(without)->meetings[1].interpretation.ends),
              "2021-07-26T13:30:00")
        << "without ordinary hours they stay to the end";
}

TEST(Import, OnlyWhatIsStillPlannedLiesInsideTheConferencesDays) {
    const auto on = [](const char* day, int ordinal, const char* plan) {
        return trouble([=](Files& from) {
            auto& meeting = from.conference["meetings"][0];
            meeting["day"] = day;
            meeting["ordinal"] = ordinal;
            meeting["plan"] = plan;
        });
    };
    EXPECT_EQ(on("2021-05-03", 0, "planned"), "no trouble") << "consultations may come before";
    EXPECT_THAT(on("2021-05-03", 1, "planned"),
                HasSubstr("\"meetings[0].day\": a formal meeting must not be before first_day."));
    EXPECT_THAT(on("2021-07-31", 0, "planned"),
                HasSubstr("\"meetings[0].day\": it must not be after last_day"));
    EXPECT_EQ(on("2021-05-03", 1, "postponed"), "no trouble");
    EXPECT_EQ(on("2021-08-03", 1, "postponed"), "no trouble");
    EXPECT_EQ(on("2021-08-03", 0, "cancelled"), "no trouble");
}

TEST(Directory, HasTheMembersOfTheUnitedNations) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Region* nations = icu::Region::getInstance("UN", status);
    ASSERT_TRUE(U_SUCCESS(status));
    const std::unique_ptr<icu::StringEnumeration> territories{
        nations->getContainedRegions(URGN_TERRITORY, status)};
    std::set<std::string> expected;
    while (const char* code = territories->next(nullptr, status)) {
        expected.insert(code);
    }
    std::set<std::string> members;
    const auto facts = bms7();
    for (const auto& each : facts->delegations) {
        if (each.kind == DelegationKind::member) {
            EXPECT_TRUE(members.insert(each.iso2).second) << each.iso2 << " twice";
        }
    }
    EXPECT_EQ(members.size(), 193U);
    EXPECT_EQ(members, expected);
}

TEST(Directory, CountsItsRegionalGroups) {
    std::map<std::string, int> regions;
    std::map<std::string, int> electoral;
    const auto facts = bms7();
    for (const auto& each : facts->delegations) {
        if (each.kind == DelegationKind::member) {
            ++regions[each.region];
            ++electoral[each.electoral_group];
        }
    }
    EXPECT_EQ(regions, (std::map<std::string, int>{{"african", 54},
                                                   {"asia-pacific", 54},
                                                   {"eastern-european", 23},
                                                   {"latin-american-caribbean", 33},
                                                   {"western-european-other", 28},
                                                   {"none", 1}}));
    EXPECT_EQ(electoral["western-european-other"], 29) << "the United States counts for elections";
    EXPECT_EQ(find(*facts, GroupKey{"caricom"})->members.size(), 14U);
    EXPECT_EQ(find(*facts, GroupKey{"european-union"})->members.size(), 27U) << "in July 2021";
    EXPECT_EQ(find(*facts, GroupKey{"african-group"})->members.size(), 54U);
    for (const char* key : {"arab-group", "non-aligned-movement", "ecowas", "mercosur",
                            "pacific-islands-forum", "sica", "asean"}) {
        EXPECT_NE(find(*facts, GroupKey{key}), nullptr) << key;
    }
}

TEST(Directory, NamesAreThoseOfTheDay) {
    const auto name = [](const std::shared_ptr<const ConferenceFacts>& facts, const char* key) {
        return find(*facts, DelegationKey{key})->en.list;
    };
    EXPECT_EQ(name(bms7(), "TUR"), "Turkey");
    EXPECT_EQ(name(bms7(), "SWZ"), "Eswatini");
    Files in_2016 = files();
    in_2016.conference["first_day"] = "2016-06-06";
    EXPECT_EQ(name(import(in_2016), "SWZ"), "Swaziland");
    EXPECT_EQ(find(*import(in_2016), GroupKey{"european-union"})->members.size(), 28U);
    Files later = files();
    later.conference["first_day"] = "2024-06-17";
    later.conference["last_day"] = "2024-06-28";
    later.conference["meetings"] = Json::array();
    EXPECT_EQ(name(import(later), "TUR"), "Türkiye");
    EXPECT_EQ(find(*bms7(), DelegationKey{"IRN"})->en.spoken, "the Islamic Republic of Iran");
    EXPECT_EQ(find(*bms7(), DelegationKey{"PHL"})->en.spoken, "the Philippines");
}

TEST(Directory, IsSortedAsTheUnitedNationsSorts) {
    const auto facts = bms7();
    const auto place = [&](const char* key) {
        return find(*facts, DelegationKey{key}) - facts->delegations.data();
    };
    EXPECT_LT(place("CRI"), place("CIV"));
    EXPECT_LT(place("CIV"), place("HRV"));
    EXPECT_LT(place("DNK"), place("DJI"));
    EXPECT_LT(place("QAT"), place("KOR"));
}

// ---- profiles: the numbers are those of the rules of procedure ----------------------------------

// The sample's week under another set of rules.
std::shared_ptr<const ConferenceFacts> under(const std::string& profile) {
    Files from = files();
    from.profile =
        codec::parse(read_file(fs::path{DAIS_ASSETS} / "profiles" / (profile + ".json")));
    return import(from);
}

minutes limit(const ConferenceFacts& facts, const char* key) {
    return std::chrono::duration_cast<minutes>(find(facts, ClassKey{key})->limit);
}

// As a rule is read out: place, who may speak for and against, what carries it.
std::string motion(const ConferenceFacts& facts, MotionKind kind) {
    const MotionRule* rule = find(facts.profile, kind);
    return rule == nullptr
               ? "none"
               : std::to_string(rule->precedence) + ": " + std::to_string(rule->speakers_for) +
                     " for, " + std::to_string(rule->speakers_against) + " against, " +
                     (rule->two_thirds ? "two thirds" : "majority");
}

TEST(Profiles, TheBiennialMeetingHasThreeAndFiveMinutes) {
    const auto facts = under("biennial-meeting");
    const Profile& profile = facts->profile;
    EXPECT_EQ(limit(*facts, "states"), minutes{3});
    EXPECT_EQ(limit(*facts, "groups"), minutes{5});
    EXPECT_EQ(profile.warning, std::chrono::seconds{30});
    EXPECT_EQ(profile.released_next, 0) << "nothing of the list is public until released";
    EXPECT_EQ(profile.words_a_minute, 120);
    EXPECT_EQ(profile.strictness.policy, StrictnessPolicy::visible);
    EXPECT_TRUE(profile.by_class);
    EXPECT_FALSE(profile.consent_to_close || profile.consent_to_reopen);
    std::vector<std::string> order;
    for (const SpeakerClass& each : profile.classes) {
        EXPECT_EQ(each.order, OrderInClass::inscription) << each.key.text;
        order.push_back(each.key.text);
    }
    EXPECT_THAT(order, testing::ElementsAre("groups", "states", "observers", "organizations",
                                            "civil-society"));
}

TEST(Profiles, ACommitteeHasTheFirstCommitteesTimesAndRanks) {
    const auto facts = under("general-assembly-committee");
    const Profile& profile = facts->profile;
    EXPECT_EQ(limit(*facts, "states"), minutes{8});
    EXPECT_EQ(limit(*facts, "groups"), minutes{12});
    EXPECT_EQ(profile.explanation_limit, minutes{10});
    EXPECT_TRUE(profile.consent_to_close && profile.consent_to_reopen);
    EXPECT_EQ(profile.strictness.policy, StrictnessPolicy::call_to_order);
    EXPECT_EQ(profile.strictness.second_call, std::chrono::seconds{15});
    EXPECT_EQ(find(*facts, ClassKey{"states"})->order, OrderInClass::rank);
    const auto place = [&](const char* key) { return rank(profile, RankKey{key}); };
    EXPECT_LT(place("head-of-state"), place("head-of-government"));
    EXPECT_LT(place("head-of-government"), place("minister"));
    EXPECT_LT(place("minister"), place("representative"));
}

TEST(Profiles, TheFormalOnesHaveMotionsRepliesAndAQuorum) {
    for (const char* key : {"biennial-meeting", "general-assembly-committee"}) {
        const auto facts = under(key);
        EXPECT_EQ(facts->profile.key, key);
        EXPECT_EQ(motion(*facts, MotionKind::suspend_meeting), "1: 0 for, 0 against, majority");
        EXPECT_EQ(motion(*facts, MotionKind::adjourn_meeting), "2: 0 for, 0 against, majority");
        EXPECT_EQ(motion(*facts, MotionKind::adjourn_debate), "3: 2 for, 2 against, majority");
        EXPECT_EQ(motion(*facts, MotionKind::close_debate), "4: 0 for, 2 against, majority");
        EXPECT_EQ(motion(*facts, MotionKind::division), "0: 2 for, 2 against, majority");
        EXPECT_EQ(motion(*facts, MotionKind::competence), "0: 0 for, 0 against, majority");
        EXPECT_EQ(motion(*facts, MotionKind::reconsideration), "0: 0 for, 2 against, two thirds");
        EXPECT_EQ(facts->profile.replies.first_limit, minutes{10});
        EXPECT_EQ(facts->profile.replies.second_limit, minutes{5});
        EXPECT_EQ(facts->profile.replies.place, ReplyPlace::end_of_day);
        EXPECT_EQ(facts->profile.quorum.open_one_in, 4) << "one quarter, to open";
    }
}

TEST(Profiles, InformalConsultationsGoByTheOrderOfAsking) {
    const auto facts = under("informal");
    EXPECT_FALSE(facts->profile.by_class);
    EXPECT_THAT(facts->profile.motions, testing::IsEmpty());
    EXPECT_EQ(facts->profile.quorum.open_one_in, 0);
    EXPECT_EQ(facts->profile.replies.place, ReplyPlace::end_of_meeting);
}

TEST(Profiles, OfAUserMayLeaveOutWhatIsCustomary) {
    Files from = files();
    for (const char* field : {"explanations", "list_consent", "interpretation", "strictness",
                              "replies", "motions", "quorum"}) {
        ASSERT_EQ(from.profile.erase(field), 1U) << field;
    }
    const auto facts = import(from);
    const Profile& profile = facts->profile;
    EXPECT_EQ(profile.explanation_limit, minutes{10});
    EXPECT_EQ(profile.words_a_minute, 120);
    EXPECT_EQ(profile.strictness.policy, StrictnessPolicy::visible);
    EXPECT_EQ(profile.replies.second_limit, minutes{5});
    EXPECT_EQ(profile.quorum.open_one_in, 4);
    EXPECT_THAT(profile.motions, testing::IsEmpty());
}

TEST(Directory, KnowsWhatADelegationMayDo) {
    const auto facts = bms7();
    const auto rights = [&](const char* key) { return find(*facts, DelegationKey{key})->rights; };
    EXPECT_EQ(rights("KEN"), (Rights{.vote = true, .point_of_order = true, .replies = 2}));
    EXPECT_EQ(rights("VAT"), (Rights{.vote = false, .point_of_order = true, .replies = 2}));
    EXPECT_EQ(rights("EU"), (Rights{.vote = false, .point_of_order = false, .replies = 1}));
    EXPECT_EQ(find(*facts, DelegationKey{"EU"})->listed_in.text, "groups")
        << "where it is listed is not what it may do";
    Files without = files();
    for (auto& each : without.delegations["delegations"]) {
        each.erase("rights");
    }
    EXPECT_EQ(find(*import(without), DelegationKey{"EU"})->rights,
              (Rights{.vote = false, .point_of_order = false, .replies = 0}))
        << "an observer organization, unless its file says else";
}

struct Bad {
    const char* name;
    std::function<void(Files&)> spoil;
    const char* sentence;
};

Json rank_named(const char* name) {
    return {{"key", "minister"}, {"name", name}, {"source", "found"}};
}

Json rights_with(int replies) {
    return {{"vote", true}, {"point_of_order", true}, {"replies", replies}, {"source", "assumed"}};
}

// Spoils the first formal meeting's interpretation.
std::function<void(Files&)> interpretation_with(const char* field, Json value) {
    return [=](Files& f) { f.conference["meetings"][1]["interpretation"][field] = value; };
}

std::function<void(Files&)> series_with(const char* field, Json value) {
    return [=](Files& f) { f.conference["series"][1][field] = value; };
}

std::function<void(Files&)> hours_with(std::size_t index, const char* field, Json value) {
    return [=](Files& f) { f.conference["hours"][index][field] = value; };
}

TEST(Import, WhatIsWrongInTheNewerFieldsIsNamed) {
    const std::vector<Bad> rows{
        {"no such plan", [](Files& f) { f.conference["meetings"][1]["plan"] = "perhaps"; },
         "\"meetings[1].plan\": \"perhaps\" is not known; use one of: planned, postponed"},
        {"a reason for nothing",
         [](Files& f) { f.conference["meetings"][1]["reason"] = "It rains"; },
         "\"meetings[1].reason\": only a meeting that is postponed or cancelled has a reason"},
        {"a link that is no text", [](Files& f) { f.conference["meetings"][1]["link"] = 7; },
         "\"meetings[1].link\": this must be"},
        {"no such kind of slot",
         [](Files& f) { f.conference["meetings"][1]["slots"][0]["kind"] = "lunch"; },
         "\"meetings[1].slots[0].kind\": \"lunch\" is not known; use one of: opening"},
        {"no languages", interpretation_with("languages", Json::array()),
         "\"meetings[1].interpretation.languages\": name at least one language, or leave"},
        {"a language's name", interpretation_with("languages", Json{"en", "French"}),
         "\"meetings[1].interpretation.languages[1]\": \"French\" is not a language's code of two "
         "letters: write fr for French."},
        {"a capital code", interpretation_with("languages", Json::array({"FR"})),
         "\"meetings[1].interpretation.languages[0]\": \"FR\" is not a language's code"},
        {"a language twice", interpretation_with("languages", Json{"en", "en"}),
         "\"meetings[1].interpretation.languages[1]\": \"en\" is there twice: remove one."},
        {"no such hour", interpretation_with("ends", "13h"),
         "\"meetings[1].interpretation.ends\": \"13h\" is not a time of day"},
        {"interpretation reversed", interpretation_with("ends", "09:00"),
         "\"meetings[1].interpretation.ends\": interpretation must end after it starts."},
        {"interpretation of nothing",
         [](Files& f) {
             f.conference["meetings"][1]["interpretation"]["starts"] = "15:00";
             f.conference["meetings"][1]["interpretation"]["ends"] = "18:00";
         },
         "\"meetings[1].interpretation\": its hours must share some time with the meeting's."},
        {"interpretation from nowhere",
         [](Files& f) { f.conference["meetings"][1]["interpretation"].erase("source"); },
         "\"meetings[1].interpretation.source\": this field is missing."},
        {"interpretation at an hour that clocks skip",
         [](Files& f) {
             auto& meeting = f.conference["meetings"][0];
             meeting["day"] = "2021-03-14";
             meeting["starts"] = "01:00";
             meeting["ends"] = "04:00";
             meeting["interpretation"] = {
                 {"languages", {"fr", "en"}}, {"ends", "02:30"}, {"source", "assumed"}};
         },
         "\"meetings[0].interpretation.ends\": clocks in America/New_York skip this time"},
        {"hours that are no time", hours_with(0, "from", "ten"),
         "\"hours[0].from\": \"ten\" is not a time of day: write 15:00."},
        {"hours reversed", hours_with(0, "until", "09:00"),
         "\"hours[0].until\": the hours must end after they begin."},
        {"hours that overlap", hours_with(1, "from", "12:00"),
         "\"hours[1].from\": hours stand in the order of the day and do not overlap."},
        {"hours from nowhere", [](Files& f) { f.conference["hours"][0].erase("source"); },
         "\"hours[0].source\": this field is missing."},
        {"a series without a key", series_with("key", ""),
         "\"series[1].key\": this must not be empty."},
        {"one twice in a series", series_with("key", "revcon2"),
         "\"series[1].key\": \"revcon2\" is there twice: keys are unique."},
        {"one without a title in a series", series_with("title", ""),
         "\"series[1].title\": this must not be empty."},
        {"no such day in a series", series_with("first_day", "2014-06-31"),
         "\"series[1].first_day\": \"2014-06-31\" is not a day"},
        {"days reversed in a series", series_with("last_day", "2014-06-15"),
         "\"series[1].last_day\": it must not be before first_day."},
        {"a series out of order", series_with("first_day", "2011-06-16"),
         "\"series[1].first_day\": a series stands in the order of its dates: move this one up."},
        {"an unknown source in a series", series_with("source", "hearsay"),
         "\"series[1].source\": \"hearsay\" is not known"},
    };
    for (const Bad& row : rows) {
        EXPECT_THAT(trouble(row.spoil), HasSubstr(row.sentence)) << row.name;
    }
}

TEST(Import, WhatIsWrongIsNamedWithFileAndPath) {
    const std::vector<Bad> rows{
        {"not a conference", [](Files& f) { f.conference["format"] = "recipe"; },
         "c.json, \"format\": this is not a file of the kind \"dais-conference\"."},
        {"a newer format", [](Files& f) { f.conference["format_version"] = 2; },
         "c.json, \"format_version\": this Dais reads version 1 only"},
        {"a missing field", [](Files& f) { f.conference.erase("zone"); },
         "c.json, \"zone\": this field is missing."},
        {"a misspelt field", [](Files& f) { f.conference["agenda"][2]["titel"] = "x"; },
         "c.json, \"agenda[2].titel\": there is no such field"},
        {"a wrong type", [](Files& f) { f.conference["meetings"][0]["ordinal"] = "first"; },
         "c.json, \"meetings[0].ordinal\": this must be a whole number, not \"first\"."},
        {"an unknown zone", [](Files& f) { f.conference["zone"] = "America/Nairobi"; },
         "c.json, \"zone\": The time zone \"America/Nairobi\" is not known"},
        {"no such day", [](Files& f) { f.conference["first_day"] = "2021-02-30"; },
         "c.json, \"first_day\": \"2021-02-30\" is not a day"},
        {"days reversed", [](Files& f) { f.conference["last_day"] = "2021-07-25"; },
         "c.json, \"last_day\": it must not be before first_day."},
        {"too far ahead", [](Files& f) { f.conference["last_day"] = "2038-01-01"; },
         "years after 2037 are refused"},
        {"no such time", [](Files& f) { f.conference["meetings"][0]["starts"] = "25:00"; },
         "c.json, \"meetings[0].starts\": \"25:00\" is not a time of day"},
        {"a time that does not exist",
         [](Files& f) {
             auto& meeting = f.conference["meetings"][0];
             meeting["day"] = "2021-03-14";
             meeting["starts"] = "02:30";
         },
         "\"meetings[0].starts\": clocks in America/New_York skip this time"},
        {"a time that exists twice",
         [](Files& f) {
             auto& meeting = f.conference["meetings"][0];
             meeting["day"] = "2021-11-07";
             meeting["starts"] = "01:30";
         },
         "\"meetings[0].starts\": clocks in America/New_York show this time twice"},
        {"ends before it starts", [](Files& f) { f.conference["meetings"][1]["ends"] = "09:00"; },
         "\"meetings[1].ends\": the meeting must end after it starts."},
        {"a slot outside",
         [](Files& f) { f.conference["meetings"][1]["slots"][0]["starts"] = "08:00"; },
         "\"meetings[1].slots[0]\": it must lie inside its meeting's hours."},
        {"an unknown room", [](Files& f) { f.conference["meetings"][0]["room"] = "attic"; },
         "\"meetings[0].room\": there is no room \"attic\"."},
        {"an unknown item",
         [](Files& f) { f.conference["meetings"][1]["slots"][0]["items"][0] = "77"; },
         "\"meetings[1].slots[0].items[0]\": there is no agenda item \"77\"."},
        {"a key twice", [](Files& f) { f.conference["agenda"][1]["key"] = "1"; },
         "\"agenda[1].key\": \"1\" is there twice"},
        {"no room", [](Files& f) { f.conference["rooms"] = Json::array(); },
         "\"rooms\": there must be at least one room"},
        {"an unknown chair", [](Files& f) { f.conference["bureau"][0]["delegation"] = "XXX"; },
         "\"bureau[0].delegation\": there is no delegation \"XXX\"."},
        {"an empty title", [](Files& f) { f.conference["title"] = ""; },
         "\"title\": this must not be empty."},
        {"no classes", [](Files& f) { f.profile["classes"] = Json::array(); },
         "p.json, \"classes\": there must be at least one class of speakers."},
        {"no time", [](Files& f) { f.profile["classes"][0]["limit_seconds"] = 0; },
         "p.json, \"classes[0].limit_seconds\": a statement's time is 1 to 10800 seconds."},
        {"an unknown class", [](Files& f) { f.profile["group_statement_class"] = "gangs"; },
         "p.json, \"group_statement_class\": there is no class \"gangs\"."},
        {"a negative number", [](Files& f) { f.profile["released_next"] = -1; },
         "p.json, \"released_next\": this must not be negative."},
        {"no such order in a class", [](Files& f) { f.profile["classes"][1]["order"] = "age"; },
         "p.json, \"classes[1].order\": \"age\" is not known; use one of: inscription, rank"},
        {"a class twice", [](Files& f) { f.profile["classes"][1]["key"] = "groups"; },
         "p.json, \"classes[1].key\": \"groups\" is there twice"},
        {"an order that is no yes or no", [](Files& f) { f.profile["by_class"] = "yes"; },
         "p.json, \"by_class\": this must be true or false, not \"yes\"."},
        {"a rank twice",
         [](Files& f) {
             f.profile["ranks"] = Json::array({rank_named("Minister"), rank_named("Minister")});
         },
         "p.json, \"ranks[1].key\": \"minister\" is there twice"},
        {"a rank without a name",
         [](Files& f) { f.profile["ranks"] = Json::array({rank_named("")}); },
         "p.json, \"ranks[0].name\": this must not be empty."},
        {"a short explanation", [](Files& f) { f.profile["explanations"]["limit_seconds"] = 9; },
         "p.json, \"explanations.limit_seconds\": this is 10 to 10800 seconds."},
        {"an explanation without a source",
         [](Files& f) { f.profile["explanations"].erase("source"); },
         "p.json, \"explanations.source\": this field is missing."},
        {"consent that is no yes or no",
         [](Files& f) { f.profile["list_consent"]["to_close"] = 1; },
         "p.json, \"list_consent.to_close\": this must be true or false, not 1."},
        {"no words a minute", [](Files& f) { f.profile["interpretation"]["words_a_minute"] = 0; },
         "p.json, \"interpretation.words_a_minute\": this is 1 to 400 words."},
        {"too many words a minute",
         [](Files& f) { f.profile["interpretation"]["words_a_minute"] = 401; },
         "p.json, \"interpretation.words_a_minute\": this is 1 to 400 words."},
        {"no such strictness", [](Files& f) { f.profile["strictness"]["policy"] = "merciless"; },
         "p.json, \"strictness.policy\": \"merciless\" is not known; use one of: visible"},
        {"a second call before the first",
         [](Files& f) { f.profile["strictness"]["second_call_seconds"] = -1; },
         "p.json, \"strictness.second_call_seconds\": this is 0 to 10800 seconds."},
        {"an endless grace", [](Files& f) { f.profile["strictness"]["grace_seconds"] = 10801; },
         "p.json, \"strictness.grace_seconds\": this is 0 to 10800 seconds."},
        {"a short reply", [](Files& f) { f.profile["replies"]["first_limit_seconds"] = 9; },
         "p.json, \"replies.first_limit_seconds\": this is 10 to 10800 seconds."},
        {"a long second reply",
         [](Files& f) { f.profile["replies"]["second_limit_seconds"] = 10801; },
         "p.json, \"replies.second_limit_seconds\": this is 10 to 10800 seconds."},
        {"replies tomorrow", [](Files& f) { f.profile["replies"]["place"] = "tomorrow"; },
         "p.json, \"replies.place\": \"tomorrow\" is not known; use one of: end-of-meeting"},
        {"no such motion", [](Files& f) { f.profile["motions"][0]["kind"] = "filibuster"; },
         "p.json, \"motions[0].kind\": \"filibuster\" is not known; use one of: suspend-meeting"},
        {"a motion twice", [](Files& f) { f.profile["motions"][1]["kind"] = "suspend-meeting"; },
         "p.json, \"motions[1].kind\": this motion is there twice: remove one."},
        {"two motions in one place", [](Files& f) { f.profile["motions"][1]["precedence"] = 1; },
         "p.json, \"motions[1].precedence\": give each motion a place of its own"},
        {"a motion before the first", [](Files& f) { f.profile["motions"][0]["precedence"] = -1; },
         "p.json, \"motions[0].precedence\": give each motion a place of its own"},
        {"everybody for it", [](Files& f) { f.profile["motions"][2]["speakers_for"] = 21; },
         "p.json, \"motions[2]\": 0 to 20 may speak for it, and against it."},
        {"fewer than nobody against",
         [](Files& f) { f.profile["motions"][3]["speakers_against"] = -1; },
         "p.json, \"motions[3]\": 0 to 20 may speak for it, and against it."},
        {"a negative quorum", [](Files& f) { f.profile["quorum"]["open_one_in"] = -4; },
         "p.json, \"quorum.open_one_in\": write 4 for one quarter, or 0 for no quorum."},
        {"a tiny quorum", [](Files& f) { f.profile["quorum"]["open_one_in"] = 1001; },
         "p.json, \"quorum.open_one_in\": write 4 for one quarter, or 0 for no quorum."},
        {"too many replies",
         [](Files& f) { f.delegations["delegations"][0]["rights"] = rights_with(11); },
         "d.json, \"delegations[0].rights.replies\": this is 0 to 10 replies"},
        {"fewer than no replies",
         [](Files& f) { f.delegations["delegations"][0]["rights"] = rights_with(-1); },
         "d.json, \"delegations[0].rights.replies\": this is 0 to 10 replies"},
        {"half the rights",
         [](Files& f) {
             f.delegations["delegations"][0]["rights"] = {{"vote", false}};
         },
         "d.json, \"delegations[0].rights.point_of_order\": this field is missing."},
        {"a missing form",
         [](Files& f) { f.delegations["delegations"][0]["names"][0]["en"].erase("spoken"); },
         "d.json, \"delegations[0].names[0].en.spoken\": this field is missing."},
        {"an empty form",
         [](Files& f) { f.delegations["delegations"][0]["names"][0]["en"]["spoken"] = ""; },
         "d.json, \"delegations[0].names.en.spoken\": this must not be empty."},
        {"no name that day",
         [](Files& f) { f.delegations["delegations"][0]["names"][0]["until"] = "2020-01-01"; },
         "d.json, \"delegations[0].names\": no name holds on the conference's first day"},
        {"an unknown member",
         [](Files& f) { f.delegations["groups"][0]["members"][0]["delegation"] = "XXX"; },
         "d.json, \"groups[0].members[0].delegation\": there is no delegation \"XXX\"."},
        {"a delegation of no class",
         [](Files& f) { f.delegations["delegations"][0]["class"] = "nobility"; },
         "d.json, \"delegations[0].class\": there is no class \"nobility\"."},
        {"an unknown source", [](Files& f) { f.conference["agenda"][0]["source"] = "hearsay"; },
         "\"agenda[0].source\": \"hearsay\" is not known; use one of: seed, found"},
    };
    for (const Bad& row : rows) {
        EXPECT_THAT(trouble(row.spoil), HasSubstr(row.sentence)) << row.name;
    }
    EXPECT_EQ(trouble([](Files&) {}), "no trouble");
}

// ---- texts --------------------------------------------------------------------------------------

// "2021-07-19 16:00Z ~": a moment, and whether its hour is assumed.
std::string issued(const Document& document) {
    return date::format("%F %RZ", date::floor<minutes>(document.issued)) +
           (document.issued_assumed ? " ~" : "");
}

TEST(Sample, HoldsTheTextsOfBms7) {
    const auto facts = bms7();
    const auto& texts = facts->texts;
    ASSERT_EQ(texts.documents.size(), 2U);
    EXPECT_EQ(issued(texts.documents[0]), "2021-07-16 16:00Z ~");
    EXPECT_EQ(texts.documents[0].kind, DocumentKind::other);
    const Document& draft = texts.documents[1];
    EXPECT_EQ(draft.symbol, "A/CONF.192/BMS/2021/CRP.2");
    EXPECT_EQ(draft.draft, 3);
    EXPECT_EQ(issued(draft), "2021-07-19 16:00Z ~") << "noon in New York, shown as a day";
    EXPECT_TRUE(draft.released);
    std::map<std::string, int> of_item;
    for (const Paragraph& each : draft.paragraphs) {
        ++of_item[each.item ? each.item->text : ""];
        EXPECT_THAT(each.label, testing::Not(testing::IsEmpty()));
        EXPECT_THAT(each.text, testing::IsEmpty());
    }
    EXPECT_EQ(draft.paragraphs.size(), 117U);
    EXPECT_EQ(of_item,
              (std::map<std::string, int>{{"", 23}, {"6", 53}, {"7", 18}, {"8", 22}, {"9", 1}}));
    EXPECT_EQ(find(draft, SectionKey{"s1"})->item, ItemKey{"6"});
    ASSERT_EQ(texts.proposals.size(), 3U);
    for (const Proposal& each : texts.proposals) {
        EXPECT_EQ(each.place.item, ItemKey{"7"}) << "agenda item B";
        EXPECT_TRUE(each.circulated);
        EXPECT_THAT(each.text, testing::IsEmpty());
    }
    EXPECT_EQ(texts.proposals[0].by.on_behalf_of->group, GroupKey{"european-union"});
    EXPECT_EQ(texts.proposals[1].by.delegation, DelegationKey{"IRN"});
    EXPECT_EQ(texts.proposals[1].by.on_behalf_of->name, "Like-minded States");
    EXPECT_EQ(texts.proposals[2].by, Voice{}) << "the Chair";
}

TEST(Sample, HoldsTheTextsOfBms6) {
    const auto facts = import(files("bms6"));
    const auto& texts = facts->texts;
    std::vector<std::string> ladder;
    for (const Document& each : texts.documents) {
        ladder.push_back(std::to_string(each.draft.value_or(-1)) + " " + issued(each) + " " +
                         (each.superseded_by ? each.superseded_by->text : "stands"));
    }
    EXPECT_THAT(ladder, testing::ElementsAre("0 2016-02-29 17:00Z ~ draft-1",
                                             "1 2016-04-20 16:00Z ~ draft-4",
                                             "4 2016-06-03 16:00Z ~ stands"));
    EXPECT_EQ(texts.documents[2].paragraphs.size(), 110U);
    EXPECT_EQ(texts.documents[2].paragraphs.back().number, ParagraphKey{"110"});
    EXPECT_EQ(texts.sticking_points.size(), 8U);
    EXPECT_THAT(texts.proposals, testing::IsEmpty());
    EXPECT_EQ(import(files("bms7-preparations"))->texts, ImportedTexts{});
}

// Two drafts, each with paragraphs, and one of what else there may be.
Files with_texts() {
    Files from = files();
    const Json issued_then = {{"day", "2021-07-01"}, {"time", "18:30"}};
    from.conference["texts"] = {
        {"documents",
         {{{"key", "d1"},
           {"kind", "outcome"},
           {"symbol", ""},
           {"title", ""},
           {"draft", 1},
           {"issued", {{"day", "2021-07-02"}}},
           {"supersedes", "d0"},
           {"released", true},
           {"languages",
            {{{"language", "fr"}, {"issued", issued_then}, {"link", "https://x.example"}},
             {{"language", "es"}}}},
           {"sections",
            {{{"key", "s1"}, {"heading", "A. Title"}, {"item", "6"}},
             {{"key", "s2"}, {"heading", "1. Part"}, {"level", 2}}}},
           {"paragraphs",
            {{{"number", "1"}, {"label", "Tents"}, {"section", "s1"}, {"was", "2"}},
             {{"number", "1 bis"}, {"section", "s2"}, {"item", "7"}, {"state", "bracketed"}}}},
           {"source", "assumed"}},
          {{"key", "d0"},
           {"kind", "outcome"},
           {"symbol", "CRP.1"},
           {"title", "Zero draft"},
           {"draft", 0},
           {"issued", issued_then},
           {"released", false},
           {"paragraphs", {{{"number", "2"}}}},
           {"source", "assumed"}}}},
        {"proposals",
         {{{"key", "p1"},
           {"delegation", "KEN"},
           {"group", "african-group"},
           {"document", "d1"},
           {"paragraphs", {"1 bis"}},
           {"title", "Words"},
           {"text", "So and so"},
           {"received", issued_then},
           {"circulated", false},
           {"source", "assumed"}}}},
        {"sticking_points",
         {{{"key", "k1"},
           {"title", "Ropes"},
           {"facilitator", "Kenya"},
           {"note", "x"},
           {"concerned", {{{"delegation", "IRN"}, {"on_behalf_of", "Like-minded States"}}}},
           {"document", "d1"},
           {"paragraphs", {"1"}},
           {"source", "assumed"}}}}};
    return from;
}

TEST(Import, ReadsTextsInTheOrderOfTheirMoments) {
    const auto texts = import(with_texts())->texts;
    ASSERT_EQ(texts.documents.size(), 2U);
    const Document& zero = texts.documents[0];
    const Document& first = texts.documents[1];
    EXPECT_EQ(issued(zero), "2021-07-01 22:30Z") << "18:30 in New York";
    EXPECT_EQ(zero.superseded_by, DocumentKey{"d1"});
    EXPECT_EQ(first.supersedes, DocumentKey{"d0"});
    EXPECT_FALSE(first.superseded_by);
    ASSERT_EQ(first.languages.size(), 2U);
    EXPECT_EQ(first.languages[0].issued, zero.issued);
    EXPECT_EQ(first.languages[0].link, "https://x.example");
    EXPECT_FALSE(first.languages[1].issued);
    EXPECT_EQ(first.sections[1].level, 2);
    EXPECT_EQ(first.paragraphs[0].item, ItemKey{"6"}) << "its section's";
    EXPECT_EQ(first.paragraphs[0].was, ParagraphKey{"2"});
    EXPECT_EQ(first.paragraphs[1].item, ItemKey{"7"});
    EXPECT_EQ(first.paragraphs[1].state, ParagraphState::bracketed);
    ASSERT_EQ(texts.proposals.size(), 1U);
    EXPECT_EQ(texts.proposals[0].by,
              (Voice{DelegationKey{"KEN"}, OnBehalfOf{GroupKey{"african-group"}, "", {}}}));
    EXPECT_EQ(texts.proposals[0].received, zero.issued);
    EXPECT_EQ(texts.proposals[0].place.paragraphs, std::vector<ParagraphKey>{{"1 bis"}});
    ASSERT_EQ(texts.sticking_points.size(), 1U);
    EXPECT_EQ(texts.sticking_points[0].concerned[0].on_behalf_of->name, "Like-minded States");
}

TEST(Import, WhatIsWrongInTextsIsNamed) {
    const auto at = [](const char* path, Json value) {
        return [=](Files& f) { f.conference["texts"][Json::json_pointer{path}] = value; };
    };
    const auto without = [](const char* list, const char* field) {
        return [=](Files& f) { f.conference["texts"][list][0].erase(field); };
    };
    const std::string d = "\"texts.documents[0]";
    const std::string p = "\"texts.proposals[0]";
    const std::string k = "\"texts.sticking_points[0]";
    struct Row {
        const char* name;
        std::function<void(Files&)> spoil;
        std::string sentence;
    };
    const std::vector<Row> rows{
        {"no source", without("documents", "source"), d + ".source\": this field is missing."},
        {"no key", at("/documents/0/key", ""), d + ".key\": this must not be empty."},
        {"a key twice", at("/documents/1/key", "d1"), "\"d1\" is there twice: keys are unique."},
        {"a key of the record's", at("/documents/0/key", "document-7"),
         d + ".key\": keys that begin with \"document-\" are given to what is added later"},
        {"no such kind", at("/documents/0/kind", "poem"),
         d + ".kind\": \"poem\" is not known; use one of: outcome"},
        {"no name",
         [](Files& f) {
             auto& document = f.conference["texts"]["documents"][0];
             document["kind"] = "report";
             document.erase("draft");
         },
         d + ".title\": give the document a symbol, a title or a draft's number."},
        {"a report's draft", at("/documents/0/kind", "report"),
         d + ".draft\": only an outcome document has a draft's number"},
        {"a draft before the zero draft", at("/documents/0/draft", -1),
         d + ".draft\": this is 0, for the zero draft, to 99."},
        {"no such day", at("/documents/0/issued/day", "2021-06-31"),
         d + ".issued.day\": \"2021-06-31\" is not a day"},
        {"long ago", at("/documents/0/issued/day", "1945-06-26"),
         d + ".issued.day\": this must be a day of the years 1970 to 2037."},
        {"no such hour", at("/documents/0/issued/time", "noon"),
         d + ".issued.time\": \"noon\" is not a time of day"},
        {"an hour that clocks skip",
         at("/documents/1/issued", {{"day", "2021-03-14"}, {"time", "02:30"}}),
         "\"texts.documents[1].issued.time\": clocks in America/New_York skip this time"},
        {"an unknown predecessor", at("/documents/0/supersedes", "d7"),
         d + ".supersedes\": there is no document \"d7\"."},
        {"itself", at("/documents/0/supersedes", "d1"),
         d + ".supersedes\": documents supersede each other in a circle"},
        {"a circle",
         [](Files& f) {
             auto& documents = f.conference["texts"]["documents"];
             documents[1]["supersedes"] = "d1";
             documents[1]["issued"] = documents[0]["issued"];
         },
         "\"texts.documents[1].supersedes\": documents supersede each other in a circle: \"d0\""},
        {"a younger one", at("/documents/0/issued/day", "2021-06-01"),
         d + ".supersedes\": \"d0\" was issued later"},
        {"two successors",
         [](Files& f) {
             auto& documents = f.conference["texts"]["documents"];
             documents.push_back(documents[0]);
             documents[2]["key"] = "d2";
         },
         "\"texts.documents[2].supersedes\": \"d0\" is superseded by \"d1\" already"},
        {"a language's name", at("/documents/0/languages/0/language", "French"),
         d + ".languages[0].language\": \"French\" is not a language's code of two letters"},
        {"a language twice", at("/documents/0/languages/1/language", "fr"),
         d + ".languages[1].language\": \"fr\" is there twice: remove one."},
        {"a section twice", at("/documents/0/sections/1/key", "s1"),
         d + ".sections[1].key\": \"s1\" is there twice"},
        {"a section without a heading", at("/documents/0/sections/0/heading", ""),
         d + ".sections[0].heading\": this must not be empty."},
        {"a section of no item", at("/documents/0/sections/0/item", "77"),
         d + ".sections[0].item\": there is no agenda item \"77\"."},
        {"a third level", at("/documents/0/sections/1/level", 3),
         d + ".sections[1].level\": this is 1 for a chapter, 2 for a part of one."},
        {"a number twice", at("/documents/0/paragraphs/1/number", "1"),
         d + ".paragraphs[1].number\": \"1\" is there twice"},
        {"a paragraph of no section", at("/documents/0/paragraphs/0/section", "s9"),
         d + ".paragraphs[0].section\": there is no section \"s9\"."},
        {"a paragraph of no item", at("/documents/0/paragraphs/1/item", "77"),
         d + ".paragraphs[1].item\": there is no agenda item \"77\"."},
        {"agreed before adoption", at("/documents/0/paragraphs/1/state", "agreed"),
         d + ".paragraphs[1].state\": a paragraph is agreed when the whole is adopted"},
        {"a long paragraph",
         at("/documents/0/paragraphs/0/text", std::string(rules::kLongestParagraph + 1, 'x')),
         d + ".paragraphs[0].text\": a paragraph's text has at most 20000 bytes."},
        {"too many paragraphs",
         [](Files& f) {
             auto& paragraphs = f.conference["texts"]["documents"][0]["paragraphs"];
             while (paragraphs.size() <= rules::kMostParagraphs) {
                 paragraphs.push_back({{"number", "x" + std::to_string(paragraphs.size())}});
             }
         },
         d + ".paragraphs\": a document has at most 1000 paragraphs"},
        {"was what there never was", at("/documents/0/paragraphs/0/was", "9"),
         d + ".paragraphs[0].was\": \"d0\" has no paragraph \"9\"."},
        {"was in nothing", without("documents", "supersedes"),
         d + ".paragraphs[0].was\": the document supersedes none"},
        {"a proposal's key of the record's", at("/proposals/0/key", "proposal-7"),
         p + ".key\": keys that begin with \"proposal-\""},
        {"an unknown delegation", at("/proposals/0/delegation", "XXX"),
         p + ".delegation\": there is no delegation \"XXX\"."},
        {"an unknown group", at("/proposals/0/group", "campers"),
         p + ".group\": there is no group \"campers\"."},
        {"a group without its speaker", without("proposals", "delegation"),
         p + ".delegation\": a delegation speaks for the group"},
        {"two groups", at("/proposals/0/on_behalf_of", "Campers"),
         p + ".on_behalf_of\": the group is named by its key already"},
        {"a proposal for nothing", without("proposals", "document"),
         p + "\": say where it is meant to stand"},
        {"a proposal for two things", at("/proposals/0/item", "7"),
         p + "\": say where it is meant to stand"},
        {"a proposal for no item",
         [](Files& f) {
             auto& proposal = f.conference["texts"]["proposals"][0];
             proposal.erase("document");
             proposal["item"] = "77";
         },
         p + ".item\": there is no agenda item \"77\"."},
        {"paragraphs of an item",
         [](Files& f) {
             auto& proposal = f.conference["texts"]["proposals"][0];
             proposal.erase("document");
             proposal["item"] = "7";
         },
         p + ".paragraphs\": say of which document they are."},
        {"an unknown document", at("/proposals/0/document", "d7"),
         p + ".document\": there is no document \"d7\"."},
        {"an unknown paragraph", at("/proposals/0/paragraphs/0", "9"),
         p + ".paragraphs[0]\": \"d1\" has no paragraph \"9\"."},
        {"a paragraph named twice", at("/proposals/0/paragraphs", {"1", "1"}),
         p + ".paragraphs[1]\": \"1\" is there twice"},
        {"no such day of receipt", at("/proposals/0/received/day", "yesterday"),
         p + ".received.day\": \"yesterday\" is not a day"},
        {"a point's key of the record's", at("/sticking_points/0/key", "sticking-point-7"),
         k + ".key\": keys that begin with \"sticking-point-\""},
        {"a point without a title", at("/sticking_points/0/title", ""),
         k + ".title\": this must not be empty."},
        {"nobody concerned", at("/sticking_points/0/concerned/0", Json::object()),
         k + ".concerned[0].delegation\": name the delegation that is concerned."},
        {"an unknown one concerned", at("/sticking_points/0/concerned/0/delegation", "XXX"),
         k + ".concerned[0].delegation\": there is no delegation \"XXX\"."},
        {"a point on no document", at("/sticking_points/0/document", "d7"),
         k + ".document\": there is no document \"d7\"."},
    };
    for (const Row& row : rows) {
        const auto spoil = [&](Files& from) {
            from = with_texts();
            row.spoil(from);
        };
        EXPECT_THAT(trouble(spoil), HasSubstr(row.sentence)) << row.name;
    }
    EXPECT_EQ(trouble([](Files& from) { from = with_texts(); }), "no trouble");
}

TEST(Import, ABrokenFileIsNamed) {
    try {
        static_cast<void>(codec::references_of({"c.json", "{\n \"format\": oops }"}));
        FAIL();
    } catch (const codec::ImportError& error) {
        EXPECT_STREQ(error.what(), "c.json: this is not JSON: it breaks at line 2, column 12.");
    }
}

}  // namespace
}  // namespace dais::meeting::test
