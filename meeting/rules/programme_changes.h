// Changes of the programme of work: meetings and their slots. Each makes a new published version.
// A change that collides is refused until the command names the collision as accepted
// (programme_collisions.h). Formal meetings not yet begun are numbered anew, in one series.
//
// Every command here refuses: meeting.unknown, programme.over (the meeting is adjourned),
// programme.nothing-changed, programme.no-such-time (clocks skip it), programme.beyond-years, and
// the collisions.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

// ---- meetings: programme_changes.cpp

/// Refuses: programme.room-unknown, programme.hours, programme.no-title, programme.time-twice.
[[nodiscard]] Decision decide(const Situation& situation, const AddMeeting& command);
/// Refuses: programme.no-title, programme.hours (of the interpretation).
[[nodiscard]] Decision decide(const Situation& situation, const ChangeMeeting& command);
/// Refuses: programme.cancelled, programme.room-unknown, programme.hours, programme.time-twice,
/// programme.under-way, programme.slot-outside.
[[nodiscard]] Decision decide(const Situation& situation, const MoveMeeting& command);
/// Refuses: programme.under-way, programme.cancelled.
[[nodiscard]] Decision decide(const Situation& situation, const PostponeMeeting& command);
/// Refuses: programme.under-way.
[[nodiscard]] Decision decide(const Situation& situation, const CancelMeeting& command);
[[nodiscard]] Decision decide(const Situation& situation, const ReinstateMeeting& command);
/// Refuses: programme.under-way, programme.cancelled, programme.cannot-split.
[[nodiscard]] Decision decide(const Situation& situation, const SplitMeeting& command);
/// Refuses: programme.under-way, programme.cancelled, programme.cannot-merge.
[[nodiscard]] Decision decide(const Situation& situation, const MergeMeetings& command);
/// Refuses what adding or moving each of them would, and meetings.unknown rooms or items.
[[nodiscard]] Decision decide(const Situation& situation, const ImportProgramme& command);

// ---- slots: programme_slots.cpp; all refuse programme.slot-unknown, programme.cancelled,
// programme.no-items, programme.item-unknown, programme.slot-outside, programme.slots-overlap

[[nodiscard]] Decision decide(const Situation& situation, const AddSlot& command);
[[nodiscard]] Decision decide(const Situation& situation, const ChangeSlot& command);
[[nodiscard]] Decision decide(const Situation& situation, const MoveSlot& command);
[[nodiscard]] Decision decide(const Situation& situation, const RemoveSlot& command);
/// Refuses: programme.cannot-split.
[[nodiscard]] Decision decide(const Situation& situation, const SplitSlot& command);
/// Refuses: programme.cannot-merge.
[[nodiscard]] Decision decide(const Situation& situation, const MergeSlots& command);
/// Refuses: programme.cannot-split.
[[nodiscard]] Decision decide(const Situation& situation, const ReallocateTime& command);

[[nodiscard]] Decision decide(const Situation& situation, const ShowTurns& command);

/// The longest a meeting may be planned for.
inline constexpr timing::Duration kLongestMeeting = std::chrono::hours{24};

// ---- shared by the two files

/// One change in the making: meetings as they shall be, to be published together.
struct Change {
    ProgrammeChange kind = ProgrammeChange::meeting_changed;
    MeetingKey meeting;
    std::vector<PlannedMeeting> meetings;
    std::string reason;
    std::vector<Collision> accepting;
};

/// The event, or the refusal: wall times, hours, slots, collisions.
[[nodiscard]] Decision publish(const Situation& situation, Change change);

/// The refusal if a meeting's slots cannot be changed; nothing if they can.
[[nodiscard]] std::optional<Refusal> not_open_to_change(const Situation& situation,
                                                        const MeetingKey& key);

/// A key that no slot of a meeting has.
[[nodiscard]] SlotKey free_key(const PlannedMeeting& meeting);

/// Cuts a meeting's slots at an hour: those before it, and those after it. A slot across it is in
/// both.
void cut(const PlannedMeeting& meeting, timing::WallTime at, std::vector<Slot>& before,
         std::vector<Slot>& after);

}  // namespace dais::meeting::rules
