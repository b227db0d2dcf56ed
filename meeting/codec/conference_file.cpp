#include "meeting/codec/conference_file.h"

#include <date/date.h>

#include "meeting/codec/conference_file_reader.h"
#include "timing/zones.h"

namespace dais::meeting::codec {

namespace {

using files::at;
using files::Reader;

void read_agenda(const Reader& reader, const format::Conference& file, ConferenceFacts& facts) {
    std::set<ItemKey> items;
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
                           ConferenceFacts& facts) {
    std::set<RoomKey> rooms;
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

    facts->profile = files::profile_from(
        profile_reader, profile_reader.read<format::Profile>(profile.text, "dais-profile"));
    const auto directory =
        delegations_reader.read<format::Delegations>(delegations.text, "dais-delegations");
    files::read_delegations(delegations_reader, directory, facts->first_day, *facts);

    read_rooms_and_bureau(reader, file, *facts);
    read_agenda(reader, file, *facts);
    files::read_programme(reader, file, *facts);
    facts->texts = files::texts_from(reader, file.texts, *facts);
    return facts;
}

}  // namespace dais::meeting::codec
