// Commands that change the programme of work. Each makes a new published version of it
// (rules/programme_changes.h says what they refuse). Wall times are in the conference's zone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "meeting/programme.h"
#include "timing/instant.h"

namespace dais::meeting {

/// What a change may run into. An officer who has seen it may accept it by naming it in the
/// command: same room, same team of officers, hours of interpretation, the end of the day's hours.
enum class Collision { room, team, interpretation, hours };

/// What was done to the programme, for the record and for people.
enum class ProgrammeChange {
    meeting_added,
    meeting_changed,
    meeting_moved,  ///< to other hours or another room; shortened and lengthened too
    meeting_postponed,
    meeting_cancelled,
    meeting_reinstated,
    meeting_split,
    meetings_merged,
    slot_added,
    slot_changed,
    slot_moved,
    slot_removed,
    slot_split,
    slots_merged,
    time_reallocated,
    imported
};

/// What is said of a meeting besides its hours and its slots.
struct MeetingDetails {
    MeetingKind kind = MeetingKind::plenary;  ///< a plenary is formal: it is numbered
    std::string title;                        ///< of a plenary: may be empty, its number names it
    MeetingModality modality = MeetingModality::in_person;
    bool webcast = false;
    bool open_to_public = false;
    std::string link;
    std::string guide;
    std::string team;
    std::string presiding;
    std::vector<std::string> languages;  ///< of the interpretation; empty: none
    /// The interpreters' hours; none: the meeting's own.
    std::optional<timing::WallTime> interpretation_starts;
    std::optional<timing::WallTime> interpretation_ends;
    friend bool operator==(const MeetingDetails&, const MeetingDetails&) = default;
};

struct AddMeeting {
    RoomKey room;
    timing::WallTime starts;
    timing::WallTime ends;
    MeetingDetails details;
    /// Where clocks show the hours twice that night: whether the second time is meant.
    std::optional<bool> second_time;
    std::vector<Collision> accepting;
    friend bool operator==(const AddMeeting&, const AddMeeting&) = default;
};

/// What is known about a meeting, as it shall be from now on.
struct ChangeMeeting {
    MeetingKey meeting;
    MeetingDetails details;
    std::vector<Collision> accepting;
    friend bool operator==(const ChangeMeeting&, const ChangeMeeting&) = default;
};

/// To other hours or another room. Slots move with the start; what the new end leaves no room for
/// is shortened. Of a meeting under way only the end can change. A postponed meeting that is given
/// hours is planned again.
struct MoveMeeting {
    MeetingKey meeting;
    timing::WallTime starts;
    timing::WallTime ends;
    std::optional<RoomKey> room;  ///< none: where it is
    std::optional<bool> second_time;
    std::vector<Collision> accepting;
    friend bool operator==(const MoveMeeting&, const MoveMeeting&) = default;
};

/// Without a new date; with one, it is a MoveMeeting.
struct PostponeMeeting {
    MeetingKey meeting;
    std::string reason;
    friend bool operator==(const PostponeMeeting&, const PostponeMeeting&) = default;
};

struct CancelMeeting {
    MeetingKey meeting;
    std::string reason;
    friend bool operator==(const CancelMeeting&, const CancelMeeting&) = default;
};

/// A cancelled or postponed meeting is held after all, at the hours it had.
struct ReinstateMeeting {
    MeetingKey meeting;
    std::vector<Collision> accepting;
    friend bool operator==(const ReinstateMeeting&, const ReinstateMeeting&) = default;
};

/// In two, at an hour: the second part is a meeting of its own with the same details.
struct SplitMeeting {
    MeetingKey meeting;
    timing::WallTime at;
    friend bool operator==(const SplitMeeting&, const SplitMeeting&) = default;
};

/// One meeting instead of two that follow each other; the later one is cancelled.
struct MergeMeetings {
    MeetingKey meeting;
    MeetingKey with;
    std::vector<Collision> accepting;
    friend bool operator==(const MergeMeetings&, const MergeMeetings&) = default;
};

struct AddSlot {
    MeetingKey meeting;
    SlotKind kind = SlotKind::debate;
    std::vector<ItemKey> items;
    std::string title;
    timing::WallTime starts;
    timing::WallTime ends;
    friend bool operator==(const AddSlot&, const AddSlot&) = default;
};

struct ChangeSlot {
    MeetingKey meeting;
    SlotKey slot;
    SlotKind kind = SlotKind::debate;
    std::vector<ItemKey> items;
    std::string title;
    friend bool operator==(const ChangeSlot&, const ChangeSlot&) = default;
};

/// To other hours, in its meeting or in another.
struct MoveSlot {
    MeetingKey meeting;
    SlotKey slot;
    timing::WallTime starts;
    timing::WallTime ends;
    std::optional<MeetingKey> to;
    friend bool operator==(const MoveSlot&, const MoveSlot&) = default;
};

struct RemoveSlot {
    MeetingKey meeting;
    SlotKey slot;
    friend bool operator==(const RemoveSlot&, const RemoveSlot&) = default;
};

/// In two of the same kind and items, at an hour.
struct SplitSlot {
    MeetingKey meeting;
    SlotKey slot;
    timing::WallTime at;
    friend bool operator==(const SplitSlot&, const SplitSlot&) = default;
};

/// With the slot that follows it: the items of both, debated jointly.
struct MergeSlots {
    MeetingKey meeting;
    SlotKey slot;
    SlotKey with;
    friend bool operator==(const MergeSlots&, const MergeSlots&) = default;
};

/// What is left of a slot from an hour on goes to something else: another item, or consultations.
struct ReallocateTime {
    MeetingKey meeting;
    SlotKey slot;
    std::optional<timing::WallTime> from;  ///< none: now, on the minute
    SlotKind kind = SlotKind::consultation;
    std::vector<ItemKey> items;
    std::string title;
    friend bool operator==(const ReallocateTime&, const ReallocateTime&) = default;
};

/// Meetings of a file: those whose key the programme knows become as given, the others are added.
/// What the file does not name stays as it is. All or nothing.
struct ImportProgramme {
    std::vector<PlannedMeeting> meetings;  ///< an empty key: a new meeting
    std::vector<Collision> accepting;
    friend bool operator==(const ImportProgramme&, const ImportProgramme&) = default;
};

/// The interpreters grant minutes beyond the end of their hours.
struct GrantInterpretation {
    MeetingKey meeting;
    timing::Duration by{};
    friend bool operator==(const GrantInterpretation&, const GrantInterpretation&) = default;
};

/// The meeting agrees to go on without interpretation.
struct GoOnWithoutInterpretation {
    MeetingKey meeting;
    bool agreed = false;  ///< the meeting was asked and agreed
    friend bool operator==(const GoOnWithoutInterpretation&,
                           const GoOnWithoutInterpretation&) = default;
};

/// What a delegation is told about its own turn: nothing, how many speak before it, or when it may
/// expect to speak. The officer decides, meeting by meeting.
enum class TurnsShown { nothing, places, times };

struct ShowTurns {
    MeetingKey meeting;
    TurnsShown show = TurnsShown::nothing;
    friend bool operator==(const ShowTurns&, const ShowTurns&) = default;
};

}  // namespace dais::meeting
