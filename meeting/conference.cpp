#include "meeting/conference.h"

#include <algorithm>

namespace dais::meeting {

namespace {

template <class Map, class KeyType>
auto value_of(const Map& map, const KeyType& key) -> const typename Map::mapped_type* {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

std::string_view name_of(PresiderOffice office) {
    switch (office) {
        case PresiderOffice::chair: return "Chair";
        case PresiderOffice::secretariat: return "Secretariat";
        case PresiderOffice::presenter: return "Presenter";
        case PresiderOffice::facilitator: return "Facilitator";
        case PresiderOffice::panellist: return "Panellist";
    }
    return {};
}

}  // namespace

std::optional<timing::Countdown> countdown(const Statement& statement) {
    if (!statement.allotted) {
        return std::nullopt;
    }
    timing::Countdown clock{.allotted = *statement.allotted + statement.extension,
                            .warning = statement.warning,
                            .used_before = statement.used_before,
                            .running_since = std::nullopt};
    if (const auto* running = std::get_if<Running>(&statement.state)) {
        clock.running_since = running->since;
    }
    return clock;
}

timing::Duration used(const Statement& statement, timing::Instant now) {
    timing::Countdown clock{.allotted = {},
                            .warning = {},
                            .used_before = statement.used_before,
                            .running_since = std::nullopt};
    if (const auto* running = std::get_if<Running>(&statement.state)) {
        clock.running_since = running->since;
    }
    return timing::used(clock, now);
}

bool concluded(const Statement& statement) {
    return std::holds_alternative<Concluded>(statement.state);
}

const Grant* grant_of(const Conference& conference, std::int64_t link) {
    // In the order of their rows.
    const auto found = std::lower_bound(
        conference.grants.begin(), conference.grants.end(), link,
        [](const Grant& grant, std::int64_t number) { return grant.link < number; });
    return found == conference.grants.end() || found->link != link ? nullptr : &*found;
}

const Statement* find(const Conference& conference, StatementId id) {
    return value_of(conference.statements, id);
}
const Inscription* find(const Conference& conference, InscriptionId id) {
    return value_of(conference.inscriptions, id);
}
const ListOfSpeakers* find(const Conference& conference, const ListKey& key) {
    return value_of(conference.lists, key);
}

const PointOfOrder* find(const Conference& conference, PointId id) {
    return value_of(conference.points, id);
}
const Motion* find(const Conference& conference, MotionId id) {
    return value_of(conference.motions, id);
}

const PlannedMeeting* find(const Conference& conference, const MeetingKey& key) {
    return find(*conference.programme, key);
}

const MeetingRun& run_of(const Conference& conference, const MeetingKey& key) {
    static const MeetingRun kNotYet;
    const MeetingRun* run = value_of(conference.meetings, key);
    return run == nullptr ? kNotYet : *run;
}

bool is_on(const Conference& conference, const MeetingKey& key) {
    const MeetingState state = run_of(conference, key).state;
    return state == MeetingState::in_session || state == MeetingState::suspended;
}

const PointOfOrder* open_point(const Conference& conference, const MeetingKey& meeting) {
    for (const auto& [id, point] : conference.points) {
        const bool unruled = point.recognized && !point.closed;
        if (point.meeting == meeting && (unruled || point.standing == RulingState::appealed)) {
            return &point;
        }
    }
    return nullptr;
}

const Inscription* inscription_of(const Conference& conference, const Statement& statement) {
    const auto* from_list = std::get_if<FromList>(&statement.holder);
    return from_list == nullptr ? nullptr : find(conference, from_list->inscription);
}

const ListOfSpeakers* list_of(const Conference& conference, const Statement& statement) {
    const Inscription* inscription = inscription_of(conference, statement);
    return inscription == nullptr ? nullptr : find(conference, inscription->list);
}

const DelegationKey* delegation_of(const Conference& conference, const Statement& statement) {
    const Inscription* inscription = inscription_of(conference, statement);
    return inscription == nullptr ? nullptr : &inscription->delegation;
}

timing::UtcTime utc_at(const Conference& conference, timing::Instant instant) {
    return conference.utc_at_zero + instant.time_since_epoch();
}

const Statement* floor_holder(const Conference& conference, const RoomKey& room) {
    const Floor* floor = value_of(conference.floors, room);
    return floor == nullptr || !floor->held ? nullptr : find(conference, *floor->held);
}

std::string name_of(const Conference& conference, const DelegationKey& key) {
    const Delegation* delegation = find(*conference.facts, key);
    return delegation == nullptr ? key.text : delegation->en.list;
}

std::string name_of(const Conference& conference, const OnBehalfOf& group) {
    if (!group.group) {
        return group.name;
    }
    const Group* known = find(*conference.facts, *group.group);
    return known == nullptr ? group.group->text : known->short_name;
}

std::string name_of(const Conference& conference, const Voice& voice) {
    if (!voice.delegation) {
        return "the Chair";
    }
    std::string name = name_of(conference, *voice.delegation);
    if (voice.on_behalf_of) {
        name += " (" + name_of(conference, *voice.on_behalf_of) + ")";
    }
    return name;
}

std::string name_of(const Conference& conference, const Matter& matter) {
    const Document* document =
        matter.document ? find(*conference.texts, *matter.document) : nullptr;
    if (document != nullptr) {
        return name_of(*document);
    }
    const Proposal* proposal =
        matter.proposal ? find(*conference.texts, *matter.proposal) : nullptr;
    if (proposal != nullptr) {
        return proposal->title.empty() ? "the proposal of " + name_of(conference, proposal->by)
                                       : proposal->title;
    }
    if (matter.item) {
        return "item " + number_of(*conference.facts, *matter.item);
    }
    return matter.text;
}

std::string name_of(const Conference& conference, const Inscription& inscription) {
    std::string name = name_of(conference, inscription.delegation);
    if (inscription.on_behalf_of) {
        name += " (" + name_of(conference, *inscription.on_behalf_of) + ")";
    }
    return name;
}

std::string name_of(const Conference& conference, const Statement& statement) {
    if (const auto* presider = std::get_if<Presider>(&statement.holder)) {
        std::string name{name_of(presider->office)};
        return presider->name.empty() ? name : name + " (" + presider->name + ")";
    }
    if (const auto* dialogue = std::get_if<Dialogue>(&statement.holder)) {
        return dialogue->title;
    }
    const Inscription* inscription = inscription_of(conference, statement);
    return inscription == nullptr ? std::string{} : name_of(conference, *inscription);
}

std::string people_of(const SpeakerDetails& details) {
    const auto add = [](std::string& text, const char* between, const std::string& part) {
        text += text.empty() || part.empty() ? "" : between;
        text += part;
    };
    std::string people;
    for (const auto& person : details.people) {
        std::string who = person.address;
        add(who, " ", person.name);
        add(who, ", ", person.title);
        add(people, "; ", who);
    }
    return people;
}

std::string name_of(const PlannedMeeting& meeting) {
    if (meeting.ordinal == 0) {
        return meeting.title;
    }
    const int tens = meeting.ordinal % 100;
    const int ones = meeting.ordinal % 10;
    const bool teens = tens >= 11 && tens <= 13;
    const std::string ending = teens       ? "th"
                               : ones == 1 ? "st"
                               : ones == 2 ? "nd"
                               : ones == 3 ? "rd"
                                           : "th";
    return std::to_string(meeting.ordinal) + ending + " meeting";
}

}  // namespace dais::meeting
