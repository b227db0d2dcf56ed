// The fields of the three kinds of file that users write, as they are in the file
// (assets/conferences/README.md says what each means). conference_file.cpp turns them into facts,
// with conference_file_profile.cpp, conference_file_delegations.cpp,
// conference_file_programme.cpp and conference_file_texts.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/codec/descriptions.h"
#include "meeting/codec/json_bodies.h"
#include "meeting/facts.h"

namespace dais::meeting::codec {

namespace format {

/// Where a value comes from.
enum class Source { seed, found, common, assumed };

struct DelegationName {
    std::optional<std::string> from;
    std::optional<std::string> until;
    Source source = Source::common;
    NameForms en;
    std::map<std::string, std::string> lists;   ///< the list name in other languages, by code
    std::map<std::string, std::string> spoken;  ///< and how it is said there
};

struct Rights {
    bool vote = true;
    bool point_of_order = true;
    int replies = 2;
    Source source = Source::common;
};

struct Delegation {
    DelegationKey key;
    DelegationKind kind = DelegationKind::member;
    std::optional<Rights> rights;
    std::string iso2;
    std::string iso3;
    std::string region;
    std::string electoral_group;
    ClassKey listed_in;
    std::vector<std::string> aliases;
    std::string note;
    std::vector<DelegationName> names;
};

struct GroupNameForms {
    std::string list;
    std::string short_name;
    std::string spoken;
};

struct GroupName {
    std::optional<std::string> from;
    std::optional<std::string> until;
    Source source = Source::common;
    GroupNameForms en;
};

struct Member {
    DelegationKey delegation;
    Source source = Source::common;
    std::optional<std::string> from;
    std::optional<std::string> until;
};

struct Group {
    GroupKey key;
    GroupKind kind = GroupKind::negotiating;
    std::vector<GroupName> names;
    std::vector<std::string> aliases;
    std::vector<Member> members;
    std::string note;
};

struct Delegations {
    std::string format;
    int format_version = 0;
    std::vector<Delegation> delegations;
    std::vector<Group> groups;
};

struct Class {
    ClassKey key;
    std::string name;
    int limit_seconds = 0;
    Source source = Source::assumed;
    OrderInClass order = OrderInClass::inscription;
};

struct Rank {
    RankKey key;
    std::string name;
    Source source = Source::assumed;
};

struct Strictness {
    StrictnessPolicy policy = StrictnessPolicy::visible;
    int second_call_seconds = 15;
    int grace_seconds = 15;
    Source source = Source::assumed;
};

struct Replies {
    int first_limit_seconds = 600;
    int second_limit_seconds = 300;
    ReplyPlace place = ReplyPlace::end_of_day;
    Source source = Source::assumed;
};

struct Motion {
    MotionKind kind = MotionKind::suspend_meeting;
    int precedence = 0;
    int speakers_for = 0;
    int speakers_against = 0;
    bool two_thirds = false;
    Source source = Source::assumed;
};

struct Explanations {
    int limit_seconds = 600;
    Source source = Source::assumed;
};

struct Consent {
    bool to_close = false;
    bool to_reopen = false;
    Source source = Source::assumed;
};

struct Interpretation {
    int words_a_minute = 120;
    Source source = Source::assumed;
};

struct Quorum {
    int open_one_in = 4;
    Source source = Source::assumed;
};

/// What delegations may do by their personal links; left out: everything.
struct ByLink {
    std::vector<DelegationAct> may = meeting::Profile{}.by_link;
    Source source = Source::assumed;
};

struct Profile {
    std::string format;
    int format_version = 0;
    std::string key;
    std::string name;
    std::vector<Class> classes;
    bool by_class = true;
    ClassKey group_statement_class;
    int warning_seconds = 0;
    Source warning_source = Source::assumed;
    int released_next = 0;
    Source released_next_source = Source::assumed;
    std::vector<Rank> ranks;
    Explanations explanations;
    Consent list_consent;
    Interpretation interpretation;
    Strictness strictness;
    Replies replies;
    std::vector<Motion> motions;
    Quorum quorum;
    ByLink delegations_by_link;
};

struct Room {
    RoomKey key;
    std::string name;
    bool name_known = true;
    std::string note;
};

struct Officer {
    std::string office;
    DelegationKey delegation;
    std::string group;
    std::string status;
    Source source = Source::assumed;
};

struct Item {
    ItemKey key;
    std::string number;
    std::string letter;
    std::string title;
    std::string short_title;
    bool debate = false;
    Source source = Source::assumed;
};

struct Slot {
    SlotKey key;
    SlotKind kind = SlotKind::debate;
    std::vector<ItemKey> items;
    std::string title;
    std::string starts;
    std::string ends;
    Source source = Source::assumed;
};

/// Hours that are not said are the meeting's own, as far as the ordinary hours go.
struct MeetingInterpretation {
    std::vector<std::string> languages;
    std::optional<std::string> starts;
    std::optional<std::string> ends;
    Source source = Source::assumed;
};

struct Meeting {
    MeetingKey key;
    int ordinal = 0;
    MeetingKind kind = MeetingKind::plenary;
    RoomKey room;
    std::string day;
    std::string starts;
    std::string ends;
    MeetingModality modality = MeetingModality::in_person;
    bool webcast = false;
    bool open_to_public = false;
    std::string title;
    Source hours_source = Source::assumed;
    Source source = Source::assumed;
    std::vector<Slot> slots;
    MeetingPlan plan = MeetingPlan::planned;
    std::string reason;
    std::string link;
    std::string guide;
    std::string team;
    std::string presiding;
    std::optional<MeetingInterpretation> interpretation;
};

struct DayHours {
    std::string from;
    std::string until;
    Source source = Source::assumed;
};

struct SeriesEntry {
    std::string key;
    std::string title;
    std::string first_day;
    std::string last_day;
    std::string venue;
    Source source = Source::assumed;
};

/// A day and, where it is known, its hour.
struct Moment {
    std::string day;
    std::optional<std::string> time;
};

/// On whose behalf: a group of the directory, or what stands for one.
struct Voice {
    std::optional<DelegationKey> delegation;
    std::optional<GroupKey> group;
    std::string on_behalf_of;
};

struct LanguageVersion {
    std::string language;
    std::optional<Moment> issued;
    std::string link;
};

struct Section {
    SectionKey key;
    std::string heading;
    int level = 1;
    std::optional<ItemKey> item;
};

struct Paragraph {
    ParagraphKey number;
    std::string label;
    std::string text;
    std::optional<SectionKey> section;
    std::optional<ItemKey> item;
    std::optional<ParagraphKey> was;
    ParagraphState state = ParagraphState::open;
};

struct Document {
    DocumentKey key;
    DocumentKind kind = DocumentKind::outcome;
    std::string symbol;
    std::string title;
    std::optional<int> draft;
    Moment issued;
    std::optional<DocumentKey> supersedes;
    bool released = false;
    std::vector<LanguageVersion> languages;
    std::string link;
    std::vector<Section> sections;
    std::vector<Paragraph> paragraphs;
    Source source = Source::assumed;
};

struct Proposal {
    ProposalKey key;
    std::optional<DelegationKey> delegation;
    std::optional<GroupKey> group;
    std::string on_behalf_of;
    std::optional<DocumentKey> document;
    std::vector<ParagraphKey> paragraphs;
    std::optional<ItemKey> item;
    std::string title;
    std::string text;
    std::string link;
    Moment received;
    bool circulated = false;
    Source source = Source::assumed;
};

struct StickingPoint {
    StickingPointKey key;
    std::string title;
    std::vector<Voice> concerned;
    std::string facilitator;
    std::string note;
    std::optional<DocumentKey> document;
    std::vector<ParagraphKey> paragraphs;
    Source source = Source::assumed;
};

struct Texts {
    std::vector<Document> documents;
    std::vector<Proposal> proposals;
    std::vector<StickingPoint> sticking_points;
};

struct Sources {
    std::string seed;
    std::string found;
    std::string common;
    std::string assumed;
};

struct Conference {
    std::string format;
    int format_version = 0;
    std::string key;
    std::string short_title;
    std::string title;
    std::string venue;
    std::string zone;
    std::string first_day;
    std::string last_day;
    std::string profile;
    std::string delegations;
    Sources sources;
    std::vector<Room> rooms;
    std::vector<Officer> bureau;
    std::vector<Item> agenda;
    std::vector<Meeting> meetings;
    std::vector<DayHours> hours;
    std::vector<SeriesEntry> series;
    Texts texts;
};

}  // namespace format

}  // namespace dais::meeting::codec

namespace dais::meeting {

template <>
struct WordsOf<codec::format::Source> {
    using Source = codec::format::Source;
    static constexpr auto words = words_of<Source>({{Source::seed, "seed"},
                                                    {Source::found, "found"},
                                                    {Source::common, "common"},
                                                    {Source::assumed, "assumed"}});
};

}  // namespace dais::meeting

namespace dais::meeting::codec {

#define DAIS_FORMAT(Type, ...)                                       \
    template <>                                                      \
    struct FieldsOf<format::Type> {                                  \
        using T = format::Type;                                      \
        static constexpr auto fields = std::make_tuple(__VA_ARGS__); \
    }

DAIS_FORMAT(DelegationName, field("from", &T::from), field("until", &T::until),
            field("source", &T::source), field("en", &T::en), optional_field("lists", &T::lists),
            optional_field("spoken", &T::spoken));
DAIS_FORMAT(Rights, field("vote", &T::vote), field("point_of_order", &T::point_of_order),
            field("replies", &T::replies), field("source", &T::source));
DAIS_FORMAT(Delegation, field("key", &T::key), field("kind", &T::kind), field("rights", &T::rights),
            field("iso2", &T::iso2), field("iso3", &T::iso3), field("region", &T::region),
            field("electoral_group", &T::electoral_group), field("class", &T::listed_in),
            field("aliases", &T::aliases), field("note", &T::note), field("names", &T::names));
DAIS_FORMAT(GroupNameForms, field("list", &T::list), field("short", &T::short_name),
            field("spoken", &T::spoken));
DAIS_FORMAT(GroupName, field("from", &T::from), field("until", &T::until),
            field("source", &T::source), field("en", &T::en));
DAIS_FORMAT(Member, field("delegation", &T::delegation), field("source", &T::source),
            field("from", &T::from), field("until", &T::until));
DAIS_FORMAT(Group, field("key", &T::key), field("kind", &T::kind), field("names", &T::names),
            field("aliases", &T::aliases), field("members", &T::members), field("note", &T::note));
DAIS_FORMAT(Delegations, field("format", &T::format), field("format_version", &T::format_version),
            field("delegations", &T::delegations), field("groups", &T::groups));
DAIS_FORMAT(Class, field("key", &T::key), field("name", &T::name),
            field("limit_seconds", &T::limit_seconds), field("source", &T::source),
            optional_field("order", &T::order));
DAIS_FORMAT(Rank, field("key", &T::key), field("name", &T::name), field("source", &T::source));
DAIS_FORMAT(Strictness, field("policy", &T::policy),
            field("second_call_seconds", &T::second_call_seconds),
            field("grace_seconds", &T::grace_seconds), field("source", &T::source));
DAIS_FORMAT(Replies, field("first_limit_seconds", &T::first_limit_seconds),
            field("second_limit_seconds", &T::second_limit_seconds), field("place", &T::place),
            field("source", &T::source));
DAIS_FORMAT(Motion, field("kind", &T::kind), field("precedence", &T::precedence),
            field("speakers_for", &T::speakers_for),
            field("speakers_against", &T::speakers_against), field("two_thirds", &T::two_thirds),
            field("source", &T::source));
DAIS_FORMAT(Explanations, field("limit_seconds", &T::limit_seconds), field("source", &T::source));
DAIS_FORMAT(Consent, field("to_close", &T::to_close), field("to_reopen", &T::to_reopen),
            field("source", &T::source));
DAIS_FORMAT(Interpretation, field("words_a_minute", &T::words_a_minute),
            field("source", &T::source));
DAIS_FORMAT(Quorum, field("open_one_in", &T::open_one_in), field("source", &T::source));
DAIS_FORMAT(ByLink, field("may", &T::may), field("source", &T::source));
DAIS_FORMAT(Profile, field("format", &T::format), field("format_version", &T::format_version),
            field("key", &T::key), field("name", &T::name), field("classes", &T::classes),
            field("group_statement_class", &T::group_statement_class),
            field("warning_seconds", &T::warning_seconds),
            field("warning_source", &T::warning_source), field("released_next", &T::released_next),
            field("released_next_source", &T::released_next_source),
            optional_field("by_class", &T::by_class), optional_field("ranks", &T::ranks),
            optional_field("explanations", &T::explanations),
            optional_field("list_consent", &T::list_consent),
            optional_field("interpretation", &T::interpretation),
            optional_field("strictness", &T::strictness), optional_field("replies", &T::replies),
            optional_field("motions", &T::motions), optional_field("quorum", &T::quorum),
            optional_field("delegations_by_link", &T::delegations_by_link));
DAIS_FORMAT(Room, field("key", &T::key), field("name", &T::name),
            field("name_known", &T::name_known), field("note", &T::note));
DAIS_FORMAT(Officer, field("office", &T::office), field("delegation", &T::delegation),
            field("group", &T::group), field("status", &T::status), field("source", &T::source));
DAIS_FORMAT(Item, field("key", &T::key), field("number", &T::number), field("letter", &T::letter),
            field("title", &T::title), field("short_title", &T::short_title),
            field("debate", &T::debate), field("source", &T::source));
DAIS_FORMAT(Slot, field("key", &T::key), field("kind", &T::kind), field("items", &T::items),
            field("title", &T::title), field("starts", &T::starts), field("ends", &T::ends),
            field("source", &T::source));
DAIS_FORMAT(MeetingInterpretation, field("languages", &T::languages), field("starts", &T::starts),
            field("ends", &T::ends), field("source", &T::source));
DAIS_FORMAT(Meeting, field("key", &T::key), field("ordinal", &T::ordinal), field("kind", &T::kind),
            field("room", &T::room), field("day", &T::day), field("starts", &T::starts),
            field("ends", &T::ends), field("modality", &T::modality), field("webcast", &T::webcast),
            field("public", &T::open_to_public), field("title", &T::title),
            field("hours_source", &T::hours_source), field("source", &T::source),
            field("slots", &T::slots), optional_field("plan", &T::plan),
            optional_field("reason", &T::reason), optional_field("link", &T::link),
            optional_field("guide", &T::guide), optional_field("team", &T::team),
            optional_field("presiding", &T::presiding),
            field("interpretation", &T::interpretation));
DAIS_FORMAT(DayHours, field("from", &T::from), field("until", &T::until),
            field("source", &T::source));
DAIS_FORMAT(SeriesEntry, field("key", &T::key), field("title", &T::title),
            field("first_day", &T::first_day), field("last_day", &T::last_day),
            field("venue", &T::venue), field("source", &T::source));
DAIS_FORMAT(Moment, field("day", &T::day), field("time", &T::time));
DAIS_FORMAT(Voice, field("delegation", &T::delegation), field("group", &T::group),
            optional_field("on_behalf_of", &T::on_behalf_of));
DAIS_FORMAT(LanguageVersion, field("language", &T::language), field("issued", &T::issued),
            optional_field("link", &T::link));
DAIS_FORMAT(Section, field("key", &T::key), field("heading", &T::heading),
            optional_field("level", &T::level), field("item", &T::item));
DAIS_FORMAT(Paragraph, field("number", &T::number), optional_field("label", &T::label),
            optional_field("text", &T::text), field("section", &T::section),
            field("item", &T::item), field("was", &T::was), optional_field("state", &T::state));
DAIS_FORMAT(Document, field("key", &T::key), field("kind", &T::kind), field("symbol", &T::symbol),
            field("title", &T::title), field("draft", &T::draft), field("issued", &T::issued),
            field("supersedes", &T::supersedes), field("released", &T::released),
            optional_field("languages", &T::languages), optional_field("link", &T::link),
            optional_field("sections", &T::sections), optional_field("paragraphs", &T::paragraphs),
            field("source", &T::source));
DAIS_FORMAT(Proposal, field("key", &T::key), field("delegation", &T::delegation),
            field("group", &T::group), optional_field("on_behalf_of", &T::on_behalf_of),
            field("document", &T::document), optional_field("paragraphs", &T::paragraphs),
            field("item", &T::item), field("title", &T::title), optional_field("text", &T::text),
            optional_field("link", &T::link), field("received", &T::received),
            field("circulated", &T::circulated), field("source", &T::source));
DAIS_FORMAT(StickingPoint, field("key", &T::key), field("title", &T::title),
            optional_field("concerned", &T::concerned),
            optional_field("facilitator", &T::facilitator), optional_field("note", &T::note),
            field("document", &T::document), optional_field("paragraphs", &T::paragraphs),
            field("source", &T::source));
DAIS_FORMAT(Texts, optional_field("documents", &T::documents),
            optional_field("proposals", &T::proposals),
            optional_field("sticking_points", &T::sticking_points));
DAIS_FORMAT(Sources, field("seed", &T::seed), field("found", &T::found),
            field("common", &T::common), field("assumed", &T::assumed));
DAIS_FORMAT(Conference, field("format", &T::format), field("format_version", &T::format_version),
            field("key", &T::key), field("short_title", &T::short_title), field("title", &T::title),
            field("venue", &T::venue), field("zone", &T::zone), field("first_day", &T::first_day),
            field("last_day", &T::last_day), field("profile", &T::profile),
            field("delegations", &T::delegations), field("sources", &T::sources),
            field("rooms", &T::rooms), field("bureau", &T::bureau), field("agenda", &T::agenda),
            field("meetings", &T::meetings), optional_field("hours", &T::hours),
            optional_field("series", &T::series), optional_field("texts", &T::texts));

#undef DAIS_FORMAT

}  // namespace dais::meeting::codec
