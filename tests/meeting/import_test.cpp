// The import that users get: the sample's facts, the directory's completeness, and one sentence for
// whatever is wrong in a file.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/region.h>

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

Files files() {
    const fs::path assets{DAIS_ASSETS};
    return {codec::parse(read_file(assets / "conferences/bms7.json")),
            codec::parse(read_file(assets / "profiles/biennial-meeting.json")),
            codec::parse(read_file(assets / "delegations.json"))};
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
    const auto* presentation = find(*facts, MeetingKey{"2021-07-28-afternoon"});
    EXPECT_EQ(presentation->slots[0].kind, SlotKind::presentation);
    EXPECT_EQ(codec::to_text(presentation->slots[0].starts), "2021-07-28T15:00:00");
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
