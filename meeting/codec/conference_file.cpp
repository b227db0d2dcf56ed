#include "meeting/codec/conference_file.h"

#include <algorithm>
#include <set>

#include <date/date.h>

#include "meeting/codec/conference_file_format.h"
#include "timing/zones.h"

namespace dais::meeting::codec {

namespace {

// Carries the name of the file that is being looked at, so that every problem names it.
class Reader {
  public:
    explicit Reader(const std::string& file) : file_{file} {}

    [[noreturn]] void fail(const std::string& path, const std::string& problem) const {
        throw ImportError{file_, path, problem};
    }

    template <class T>
    [[nodiscard]] T read(const std::string& text, std::string_view format) const {
        try {
            const Json json = parse(text);
            if (!json.is_object() || !json.contains("format") || json["format"] != format) {
                fail("format", "this is not a file of the kind \"" + std::string{format} + "\".");
            }
            T value = from_json<T>(json);
            if (value.format_version != 1) {
                fail("format_version", "this Dais reads version 1 only: get a newer Dais.");
            }
            return value;
        } catch (const DecodeError& error) {
            fail(error.path(), error.problem());
        }
    }

    [[nodiscard]] timing::WallTime day(const std::string& text, const std::string& path) const {
        try {
            return wall_from_text(text + "T00:00:00", path);
        } catch (const DecodeError&) {
            fail(path, "\"" + text + "\" is not a day: write 2021-07-26.");
        }
    }

    [[nodiscard]] timing::WallTime time(const std::string& day, const std::string& time,
                                        const std::string& path) const {
        try {
            return wall_from_text(day + "T" + time + ":00", path);
        } catch (const DecodeError&) {
            fail(path, "\"" + time + "\" is not a time of day: write 15:00.");
        }
    }

    void not_empty(const std::string& text, const std::string& path) const {
        if (text.empty()) {
            fail(path, "this must not be empty.");
        }
    }

    template <class KeyType>
    void unique(std::set<KeyType>& seen, const KeyType& key, const std::string& path) const {
        not_empty(key.text, path);
        if (!seen.insert(key).second) {
            fail(path, "\"" + key.text + "\" is there twice: keys are unique.");
        }
    }

    template <class KeyType>
    void known(const std::set<KeyType>& keys, const KeyType& key, const std::string& path,
               std::string_view what) const {
        if (keys.count(key) == 0) {
            fail(path, "there is no " + std::string{what} + " \"" + key.text + "\".");
        }
    }

    // The one of some dated entries that holds on a day; nullptr if none does.
    template <class Dated>
    [[nodiscard]] const Dated* valid_on(const std::vector<Dated>& entries, timing::WallTime on,
                                        const std::string& path) const {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (holds(entries[i], on, detail::join(path, i))) {
                return &entries[i];
            }
        }
        return nullptr;
    }

    template <class Dated>
    [[nodiscard]] bool holds(const Dated& entry, timing::WallTime on,
                             const std::string& path) const {
        return (!entry.from || day(*entry.from, path + ".from") <= on) &&
               (!entry.until || on < day(*entry.until, path + ".until"));
    }

  private:
    const std::string& file_;
};

std::string at(std::string_view list, std::size_t index, std::string_view field = {}) {
    return std::string{list} + "[" + std::to_string(index) + "]" + (field.empty() ? "" : ".") +
           std::string{field};
}

constexpr std::string_view kDated =
    "no name holds on the conference's first day: add one whose "
    "from and until include it.";

constexpr int kLongestSeconds = 3 * 60 * 60;

std::chrono::seconds seconds_from(const Reader& reader, int seconds, int least,
                                  const std::string& path) {
    if (seconds < least || seconds > kLongestSeconds) {
        reader.fail(path, "this is " + std::to_string(least) + " to 10800 seconds.");
    }
    return std::chrono::seconds{seconds};
}

void read_classes(const Reader& reader, const format::Profile& file, Profile& profile) {
    std::set<ClassKey> keys;
    for (std::size_t i = 0; i < file.classes.size(); ++i) {
        const auto& each = file.classes[i];
        reader.unique(keys, each.key, at("classes", i, "key"));
        reader.not_empty(each.name, at("classes", i, "name"));
        if (each.limit_seconds < 1 || each.limit_seconds > kLongestSeconds) {
            reader.fail(at("classes", i, "limit_seconds"),
                        "a statement's time is 1 to 10800 seconds.");
        }
        profile.classes.push_back({.key = each.key,
                                   .name = each.name,
                                   .limit = std::chrono::seconds{each.limit_seconds},
                                   .source = std::string{word(each.source)},
                                   .order = each.order});
    }
    if (profile.classes.empty()) {
        reader.fail("classes", "there must be at least one class of speakers.");
    }
    reader.known(keys, file.group_statement_class, "group_statement_class", "class");
    std::set<RankKey> ranks;
    for (std::size_t i = 0; i < file.ranks.size(); ++i) {
        reader.unique(ranks, file.ranks[i].key, at("ranks", i, "key"));
        reader.not_empty(file.ranks[i].name, at("ranks", i, "name"));
        profile.ranks.push_back({file.ranks[i].key, file.ranks[i].name});
    }
}

void read_motions(const Reader& reader, const format::Profile& file, Profile& profile) {
    constexpr int kMostSpeakers = 20;
    std::set<MotionKind> kinds;
    std::set<int> places;
    for (std::size_t i = 0; i < file.motions.size(); ++i) {
        const auto& each = file.motions[i];
        if (!kinds.insert(each.kind).second) {
            reader.fail(at("motions", i, "kind"), "this motion is there twice: remove one.");
        }
        const bool place_free = each.precedence == 0 || places.insert(each.precedence).second;
        if (each.precedence < 0 || !place_free) {
            reader.fail(at("motions", i, "precedence"),
                        "give each motion a place of its own, 1 first; or 0 for one outside the "
                        "order.");
        }
        if (std::min(each.speakers_for, each.speakers_against) < 0 ||
            std::max(each.speakers_for, each.speakers_against) > kMostSpeakers) {
            reader.fail(at("motions", i), "0 to 20 may speak for it, and against it.");
        }
        profile.motions.push_back({.kind = each.kind,
                                   .precedence = each.precedence,
                                   .speakers_for = each.speakers_for,
                                   .speakers_against = each.speakers_against,
                                   .two_thirds = each.two_thirds,
                                   .source = std::string{word(each.source)}});
    }
}

Profile profile_from(const Reader& reader, const format::Profile& file) {
    Profile profile;
    profile.key = file.key;
    profile.name = file.name;
    profile.by_class = file.by_class;
    profile.group_statement_class = file.group_statement_class;
    profile.warning = std::chrono::seconds{file.warning_seconds};
    profile.released_next = file.released_next;
    read_classes(reader, file, profile);
    if (file.warning_seconds < 0 || file.released_next < 0) {
        reader.fail(file.warning_seconds < 0 ? "warning_seconds" : "released_next",
                    "this must not be negative.");
    }
    profile.explanation_limit =
        seconds_from(reader, file.explanations.limit_seconds, 10, "explanations.limit_seconds");
    profile.consent_to_close = file.list_consent.to_close;
    profile.consent_to_reopen = file.list_consent.to_reopen;
    constexpr int kMostWords = 400;
    profile.words_a_minute = file.interpretation.words_a_minute;
    if (profile.words_a_minute < 1 || profile.words_a_minute > kMostWords) {
        reader.fail("interpretation.words_a_minute", "this is 1 to 400 words.");
    }
    profile.strictness = {
        .policy = file.strictness.policy,
        .second_call = seconds_from(reader, file.strictness.second_call_seconds, 0,
                                    "strictness.second_call_seconds"),
        .grace = seconds_from(reader, file.strictness.grace_seconds, 0, "strictness.grace_seconds"),
        .source = std::string{word(file.strictness.source)}};
    profile.replies = {.first_limit = seconds_from(reader, file.replies.first_limit_seconds, 10,
                                                   "replies.first_limit_seconds"),
                       .second_limit = seconds_from(reader, file.replies.second_limit_seconds, 10,
                                                    "replies.second_limit_seconds"),
                       .place = file.replies.place,
                       .source = std::string{word(file.replies.source)}};
    read_motions(reader, file, profile);
    constexpr int kLargestShare = 1000;
    profile.quorum = {.open_one_in = file.quorum.open_one_in,
                      .source = std::string{word(file.quorum.source)}};
    if (profile.quorum.open_one_in < 0 || profile.quorum.open_one_in > kLargestShare) {
        reader.fail("quorum.open_one_in", "write 4 for one quarter, or 0 for no quorum.");
    }
    return profile;
}

// What a delegation may do where its file does not say (PROCEDURE, common): observers do not vote;
// an organization raises no points of order, and replies only where its file says so.
Rights rights_from(const Reader& reader, const format::Delegation& file, const std::string& path) {
    if (!file.rights) {
        switch (file.kind) {
            case DelegationKind::member: return {};
            case DelegationKind::observer_state:
                return {.vote = false, .point_of_order = true, .replies = 2};
            case DelegationKind::observer_organization:
                return {.vote = false, .point_of_order = false, .replies = 0};
        }
    }
    constexpr int kMostReplies = 10;
    if (file.rights->replies < 0 || file.rights->replies > kMostReplies) {
        reader.fail(path + ".replies", "this is 0 to 10 replies for one item at one meeting.");
    }
    return {.vote = file.rights->vote,
            .point_of_order = file.rights->point_of_order,
            .replies = file.rights->replies};
}

void read_delegations(const Reader& reader, const format::Delegations& file, const Profile& profile,
                      timing::WallTime on, ConferenceFacts& facts) {
    std::set<ClassKey> classes;
    for (const auto& each : profile.classes) {
        classes.insert(each.key);
    }
    std::set<DelegationKey> keys;
    for (std::size_t i = 0; i < file.delegations.size(); ++i) {
        const auto& each = file.delegations[i];
        reader.unique(keys, each.key, at("delegations", i, "key"));
        reader.known(classes, each.listed_in, at("delegations", i, "class"), "class");
        const std::string names = at("delegations", i, "names");
        const auto* name = reader.valid_on(each.names, on, names);
        if (name == nullptr) {
            reader.fail(names, std::string{kDated});
        }
        for (const auto& [form, text] : {std::pair{"list", &name->en.list},
                                         {"sort", &name->en.sort},
                                         {"full", &name->en.full},
                                         {"spoken", &name->en.spoken}}) {
            reader.not_empty(*text, names + ".en." + form);
        }
        facts.delegations.push_back(
            {.key = each.key,
             .kind = each.kind,
             .rights = rights_from(reader, each, at("delegations", i, "rights")),
             .iso2 = each.iso2,
             .region = each.region,
             .electoral_group = each.electoral_group,
             .listed_in = each.listed_in,
             .en = name->en,
             .aliases = each.aliases,
             .note = each.note});
    }
    std::sort(facts.delegations.begin(), facts.delegations.end(),
              [](const Delegation& a, const Delegation& b) { return a.en.sort < b.en.sort; });
}

void read_groups(const Reader& reader, const format::Delegations& file, timing::WallTime on,
                 ConferenceFacts& facts) {
    std::set<DelegationKey> delegations;
    for (const auto& each : facts.delegations) {
        delegations.insert(each.key);
    }
    std::set<GroupKey> keys;
    for (std::size_t i = 0; i < file.groups.size(); ++i) {
        const auto& each = file.groups[i];
        reader.unique(keys, each.key, at("groups", i, "key"));
        const std::string names = at("groups", i, "names");
        const auto* name = reader.valid_on(each.names, on, names);
        if (name == nullptr) {
            reader.fail(names, std::string{kDated});
        }
        Group group{.key = each.key,
                    .kind = each.kind,
                    .list = name->en.list,
                    .short_name = name->en.short_name,
                    .spoken = name->en.spoken,
                    .aliases = each.aliases,
                    .members = {}};
        reader.not_empty(group.list, names + ".en.list");
        reader.not_empty(group.short_name, names + ".en.short");
        reader.not_empty(group.spoken, names + ".en.spoken");
        for (std::size_t m = 0; m < each.members.size(); ++m) {
            const std::string path = at("groups", i, at("members", m));
            reader.known(delegations, each.members[m].delegation, path + ".delegation",
                         "delegation");
            if (reader.holds(each.members[m], on, path)) {
                group.members.push_back(each.members[m].delegation);
            }
        }
        facts.groups.push_back(std::move(group));
    }
}

void read_agenda(const Reader& reader, const format::Conference& file, ConferenceFacts& facts,
                 std::set<ItemKey>& items) {
    for (std::size_t i = 0; i < file.agenda.size(); ++i) {
        const auto& each = file.agenda[i];
        reader.unique(items, each.key, at("agenda", i, "key"));
        reader.not_empty(each.short_title, at("agenda", i, "short_title"));
        facts.agenda.push_back({.key = each.key,
                                .number = each.number,
                                .letter = each.letter,
                                .title = each.title,
                                .short_title = each.short_title,
                                .debate = each.debate});
    }
}

void read_rooms_and_bureau(const Reader& reader, const format::Conference& file,
                           ConferenceFacts& facts, std::set<RoomKey>& rooms) {
    for (std::size_t i = 0; i < file.rooms.size(); ++i) {
        const auto& each = file.rooms[i];
        reader.unique(rooms, each.key, at("rooms", i, "key"));
        reader.not_empty(each.name, at("rooms", i, "name"));
        facts.rooms.push_back({.key = each.key, .name = each.name, .name_known = each.name_known});
    }
    if (facts.rooms.empty()) {
        reader.fail("rooms", "there must be at least one room: each has its own floor.");
    }
    for (std::size_t i = 0; i < file.bureau.size(); ++i) {
        const auto& each = file.bureau[i];
        if (!each.delegation.text.empty() && find(facts, each.delegation) == nullptr) {
            reader.fail(at("bureau", i, "delegation"),
                        "there is no delegation \"" + each.delegation.text + "\".");
        }
        facts.bureau.push_back({.office = each.office,
                                .delegation = each.delegation,
                                .group = each.group,
                                .status = each.status});
    }
}

Slot slot_from(const Reader& reader, const format::Slot& file, const std::string& day,
               const std::string& path, const std::set<ItemKey>& items) {
    for (std::size_t i = 0; i < file.items.size(); ++i) {
        reader.known(items, file.items[i], path + at(".items", i), "agenda item");
    }
    Slot slot{.key = file.key,
              .kind = file.kind,
              .items = file.items,
              .title = file.title,
              .starts = reader.time(day, file.starts, path + ".starts"),
              .ends = reader.time(day, file.ends, path + ".ends"),
              .assumed = file.source == format::Source::assumed};
    if (slot.ends <= slot.starts) {
        reader.fail(path + ".ends", "it must end after it starts.");
    }
    return slot;
}

// Each planned time must be one that the zone's clocks show exactly once.
void check_wall_time(const Reader& reader, const timing::Zone& zone, timing::WallTime wall,
                     const std::string& path) {
    const timing::ToUtc utc = zone.utc(wall);
    if (std::holds_alternative<timing::NoSuchWallTime>(utc)) {
        reader.fail(
            path, "clocks in " + zone.name() + " skip this time when they change: choose another.");
    }
    if (std::holds_alternative<timing::TwiceWallTime>(utc)) {
        reader.fail(path, "clocks in " + zone.name() +
                              " show this time twice when they change: choose another.");
    }
}

void read_meetings(const Reader& reader, const format::Conference& file, ConferenceFacts& facts,
                   const std::set<RoomKey>& rooms, const std::set<ItemKey>& items) {
    const timing::Zone zone = timing::Zone::named(facts.zone);
    std::set<MeetingKey> keys;
    for (std::size_t i = 0; i < file.meetings.size(); ++i) {
        const auto& each = file.meetings[i];
        const std::string path = at("meetings", i);
        reader.unique(keys, each.key, path + ".key");
        reader.known(rooms, each.room, path + ".room", "room");
        reader.not_empty(each.title, path + ".title");
        PlannedMeeting meeting{.key = each.key,
                               .ordinal = each.ordinal,
                               .kind = each.kind,
                               .room = each.room,
                               .starts = reader.time(each.day, each.starts, path + ".starts"),
                               .ends = reader.time(each.day, each.ends, path + ".ends"),
                               .modality = each.modality,
                               .webcast = each.webcast,
                               .open_to_public = each.open_to_public,
                               .hours_assumed = each.hours_source == format::Source::assumed,
                               .title = each.title,
                               .slots = {}};
        if (meeting.ends <= meeting.starts) {
            reader.fail(path + ".ends", "the meeting must end after it starts.");
        }
        check_wall_time(reader, zone, meeting.starts, path + ".starts");
        check_wall_time(reader, zone, meeting.ends, path + ".ends");
        std::set<SlotKey> slots;
        for (std::size_t s = 0; s < each.slots.size(); ++s) {
            const std::string slot_path = path + at(".slots", s);
            reader.unique(slots, each.slots[s].key, slot_path + ".key");
            Slot slot = slot_from(reader, each.slots[s], each.day, slot_path, items);
            if (slot.starts < meeting.starts || slot.ends > meeting.ends) {
                reader.fail(slot_path, "it must lie inside its meeting's hours.");
            }
            meeting.slots.push_back(std::move(slot));
        }
        facts.meetings.push_back(std::move(meeting));
    }
    std::stable_sort(
        facts.meetings.begin(), facts.meetings.end(),
        [](const PlannedMeeting& a, const PlannedMeeting& b) { return a.starts < b.starts; });
}

void check_days_and_zone(const Reader& reader, const ConferenceFacts& facts) {
    if (facts.last_day < facts.first_day) {
        reader.fail("last_day", "it must not be before first_day.");
    }
    const date::year_month_day last{date::floor<date::days>(facts.last_day)};
    if (last.year() > date::year{timing::Zone::kLastSureYear}) {
        reader.fail("last_day",
                    "years after 2037 are refused: this Dais's time zone library "
                    "loses daylight saving time then.");
    }
    try {
        static_cast<void>(timing::Zone::named(facts.zone));
    } catch (const std::runtime_error& error) {
        reader.fail("zone", error.what());
    }
}

}  // namespace

ImportError::ImportError(const std::string& file, const std::string& path,
                         const std::string& problem)
    : std::runtime_error{file + (path.empty() ? "" : ", \"" + path + "\"") + ": " + problem} {}

ConferenceReferences references_of(const NamedText& conference) {
    const Reader reader{conference.name};
    const auto file = reader.read<format::Conference>(conference.text, "dais-conference");
    return {.profile = file.profile, .delegations = file.delegations};
}

std::shared_ptr<const ConferenceFacts> conference_from(const NamedText& conference,
                                                       const NamedText& profile,
                                                       const NamedText& delegations) {
    const Reader reader{conference.name};
    const auto file = reader.read<format::Conference>(conference.text, "dais-conference");
    const Reader profile_reader{profile.name};
    const Reader delegations_reader{delegations.name};

    auto facts = std::make_shared<ConferenceFacts>();
    facts->key = file.key;
    facts->short_title = file.short_title;
    facts->title = file.title;
    facts->venue = file.venue;
    facts->zone = file.zone;
    reader.not_empty(file.short_title, "short_title");
    reader.not_empty(file.title, "title");
    facts->first_day = reader.day(file.first_day, "first_day");
    facts->last_day = reader.day(file.last_day, "last_day");
    check_days_and_zone(reader, *facts);

    facts->profile = profile_from(
        profile_reader, profile_reader.read<format::Profile>(profile.text, "dais-profile"));
    const auto directory =
        delegations_reader.read<format::Delegations>(delegations.text, "dais-delegations");
    read_delegations(delegations_reader, directory, facts->profile, facts->first_day, *facts);
    read_groups(delegations_reader, directory, facts->first_day, *facts);

    std::set<RoomKey> rooms;
    std::set<ItemKey> items;
    read_rooms_and_bureau(reader, file, *facts, rooms);
    read_agenda(reader, file, *facts, items);
    read_meetings(reader, file, *facts, rooms, items);
    return facts;
}

}  // namespace dais::meeting::codec
