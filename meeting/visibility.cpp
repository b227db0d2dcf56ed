#include "meeting/visibility.h"

#include <algorithm>
#include <array>

namespace dais::meeting {

namespace {

enum class Seen { by_all, by_officers };

struct Row {
    std::string_view path;  ///< "a.*": everything below a
    Seen seen;
};

// Sorted only for people; looked up from top to bottom, the first match counts.
constexpr auto kTable = std::to_array<Row>({
    {"conference.short_title", Seen::by_all},
    {"conference.key", Seen::by_all},
    {"conference.title", Seen::by_all},
    {"conference.venue", Seen::by_all},
    {"conference.zone", Seen::by_all},
    {"conference.rehearsal", Seen::by_all},
    {"conference.utc_at_zero", Seen::by_all},
    {"conference.clock_epoch", Seen::by_all},
    {"conference.elapsed_to_confirm_us", Seen::by_officers},
    {"conference.agenda_adopted", Seen::by_all},
    {"conference.closed", Seen::by_all},
    {"conference.rooms", Seen::by_all},
    {"conference.rooms.key", Seen::by_all},
    {"conference.rooms.name", Seen::by_all},
    {"conference.rooms.name_known", Seen::by_all},

    {"programme.meetings", Seen::by_all},
    {"programme.meetings.key", Seen::by_all},
    {"programme.meetings.name", Seen::by_all},
    {"programme.meetings.ordinal", Seen::by_all},
    {"programme.meetings.kind", Seen::by_all},
    {"programme.meetings.room", Seen::by_all},
    {"programme.meetings.starts", Seen::by_all},
    {"programme.meetings.ends", Seen::by_all},
    {"programme.meetings.modality", Seen::by_all},
    {"programme.meetings.webcast", Seen::by_all},
    {"programme.meetings.open_to_public", Seen::by_all},
    {"programme.meetings.hours_assumed", Seen::by_all},
    {"programme.meetings.state", Seen::by_all},
    {"programme.meetings.changed_at_us", Seen::by_all},
    {"programme.meetings.released_next", Seen::by_officers},
    {"programme.meetings.expected_until_us", Seen::by_all},
    {"programme.meetings.informal", Seen::by_all},
    {"programme.meetings.presiding", Seen::by_all},
    {"programme.meetings.item", Seen::by_all},
    {"programme.version", Seen::by_all},
    {"programme.published", Seen::by_all},
    {"programme.changes", Seen::by_all},
    {"programme.changes.version", Seen::by_all},
    {"programme.changes.published", Seen::by_all},
    {"programme.changes.meeting", Seen::by_all},
    {"programme.changes.name", Seen::by_all},
    {"programme.changes.what", Seen::by_all},
    {"programme.changes.was_starts", Seen::by_all},
    {"programme.changes.was_ends", Seen::by_all},
    {"programme.changes.was_room", Seen::by_all},
    {"programme.meetings.plan", Seen::by_all},
    {"programme.meetings.reason", Seen::by_all},
    {"programme.meetings.languages", Seen::by_all},
    {"programme.meetings.interpretation_ends", Seen::by_all},
    {"programme.meetings.without_interpretation", Seen::by_all},
    {"programme.meetings.changed_in", Seen::by_all},
    {"programme.meetings.changed", Seen::by_all},
    {"programme.meetings.title", Seen::by_officers},
    {"programme.meetings.to_preside", Seen::by_officers},
    {"programme.meetings.to_be_webcast", Seen::by_officers},
    {"programme.meetings.link", Seen::by_officers},
    {"programme.meetings.guide", Seen::by_officers},
    {"programme.meetings.team", Seen::by_officers},
    {"programme.meetings.interpretation_starts", Seen::by_officers},
    {"programme.meetings.interpretation_granted_us", Seen::by_officers},
    {"programme.meetings.interpretation_noted", Seen::by_officers},
    {"programme.meetings.turns_shown", Seen::by_officers},
    {"programme.meetings.slots", Seen::by_all},
    {"programme.meetings.slots.key", Seen::by_all},
    {"programme.meetings.slots.kind", Seen::by_all},
    {"programme.meetings.slots.title", Seen::by_all},
    {"programme.meetings.slots.starts", Seen::by_all},
    {"programme.meetings.slots.ends", Seen::by_all},
    {"programme.meetings.slots.assumed", Seen::by_all},
    {"programme.meetings.slots.items", Seen::by_all},
    {"programme.meetings.slots.items.key", Seen::by_all},
    {"programme.meetings.slots.items.number", Seen::by_all},
    {"programme.meetings.slots.items.letter", Seen::by_all},
    {"programme.meetings.slots.items.title", Seen::by_all},
    {"programme.meetings.slots.items.short_title", Seen::by_all},

    {"floor.room", Seen::by_all},
    {"floor.room_name", Seen::by_all},
    {"floor.room_name_known", Seen::by_all},
    {"floor.meeting", Seen::by_all},
    {"floor.meeting_name", Seen::by_all},
    {"floor.state", Seen::by_all},
    {"floor.items", Seen::by_all},
    {"floor.items.key", Seen::by_all},
    {"floor.items.number", Seen::by_all},
    {"floor.items.letter", Seen::by_all},
    {"floor.items.title", Seen::by_all},
    {"floor.items.short_title", Seen::by_all},
    {"floor.statement", Seen::by_all},
    {"floor.statement.id", Seen::by_all},
    {"floor.statement.kind", Seen::by_all},
    {"floor.statement.office", Seen::by_all},
    {"floor.statement.speaker", Seen::by_all},
    {"floor.statement.speaker.name", Seen::by_all},
    {"floor.statement.speaker.iso2", Seen::by_all},
    {"floor.statement.speaker.on_behalf_of", Seen::by_all},
    {"floor.statement.speaker.on_behalf_of_short", Seen::by_all},
    {"floor.statement.speaker.modality", Seen::by_all},
    {"floor.point_of_order", Seen::by_all},
    {"floor.voting", Seen::by_all},
    {"floor.statement.speaker.person", Seen::by_all},
    {"floor.statement.extension_us", Seen::by_all},
    {"floor.statement.turn", Seen::by_all},
    {"floor.statement.turn.batch", Seen::by_all},
    {"floor.statement.turn.question", Seen::by_all},
    {"floor.statement.turn.name", Seen::by_all},
    {"floor.statement.list", Seen::by_all},
    {"floor.statement.started_at_us", Seen::by_officers},
    {"floor.statement.paused_because", Seen::by_officers},
    {"floor.statement.link_lost_us", Seen::by_officers},
    {"floor.statement.recorded", Seen::by_officers},
    {"floor.statement.interrupted", Seen::by_officers},
    {"floor.statement.not_delivered", Seen::by_officers},
    {"floor.statement.calls_to_order", Seen::by_officers},
    {"floor.statement.microphone", Seen::by_officers},
    {"floor.statement.inscription", Seen::by_officers},
    {"floor.statement.given_at_us", Seen::by_all},
    {"floor.statement.clock", Seen::by_all},
    {"floor.statement.allotted_us", Seen::by_all},
    {"floor.statement.warning_us", Seen::by_all},
    {"floor.statement.used_before_us", Seen::by_all},
    {"floor.statement.running_since_us", Seen::by_all},
    {"floor.last", Seen::by_officers},
    {"floor.last.*", Seen::by_officers},

    {"queue.room", Seen::by_all},
    {"queue.released", Seen::by_all},
    {"queue.items", Seen::by_all},
    {"queue.items.key", Seen::by_all},
    {"queue.items.number", Seen::by_all},
    {"queue.items.letter", Seen::by_all},
    {"queue.items.title", Seen::by_all},
    {"queue.items.short_title", Seen::by_all},
    {"queue.status", Seen::by_all},
    {"queue.closes", Seen::by_all},
    {"queue.next.speaker.person", Seen::by_officers},
    {"queue.next", Seen::by_all},
    {"queue.next.position", Seen::by_all},
    {"queue.next.class_name", Seen::by_all},
    {"queue.next.speaker", Seen::by_all},
    {"queue.next.speaker.name", Seen::by_all},
    {"queue.next.speaker.iso2", Seen::by_all},
    {"queue.next.speaker.on_behalf_of", Seen::by_all},
    {"queue.next.speaker.on_behalf_of_short", Seen::by_all},
    {"queue.next.speaker.modality", Seen::by_all},

    {"directory.*", Seen::by_officers},
    {"lists.*", Seen::by_officers},
    {"procedure.*", Seen::by_officers},
    {"figures.*", Seen::by_officers},
    {"projection.*", Seen::by_officers},
    {"history.*", Seen::by_officers},
    {"record.*", Seen::by_officers},
    {"screens.*", Seen::by_officers},
});

bool matches(std::string_view row, std::string_view path) {
    if (!row.ends_with(".*")) {
        return row == path;
    }
    const std::string_view stem = row.substr(0, row.size() - 1);  // with its dot
    return path.size() > stem.size() && path.starts_with(stem);
}

const Row* row_of(std::string_view path) {
    const auto* const found = std::find_if(kTable.begin(), kTable.end(),
                                           [&](const Row& row) { return matches(row.path, path); });
    return found == kTable.end() ? nullptr : found;
}

}  // namespace

bool may_see(Role role, std::string_view path) {
    const Row* row = row_of(path);
    return row != nullptr && (row->seen == Seen::by_all || role == Role::officer);
}

bool known_field(std::string_view path) { return row_of(path) != nullptr; }

std::optional<Role> role_from(std::string_view word) {
    if (word == "officer") {
        return Role::officer;
    }
    if (word == "public") {
        return Role::open;
    }
    return std::nullopt;
}

}  // namespace dais::meeting
