// The programme of work: conference > day > meeting > slot. Plain values in the conference's zone.
// What a conference file brings is its first version; every change makes the next one
// (rules/programme_changes.h), and screens are told which version they show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "timing/instant.h"
#include "timing/zones.h"

namespace dais::meeting {

/// `pause`: a break inside a meeting.
enum class SlotKind {
    opening,
    debate,
    presentation,
    consultation,
    adoption,
    closing,
    right_of_reply,
    pause
};

struct Slot {
    SlotKey key;
    SlotKind kind = SlotKind::debate;
    std::vector<ItemKey> items;  ///< several are debated jointly
    std::string title;
    timing::WallTime starts;  ///< in the conference's zone
    timing::WallTime ends;
    bool assumed = false;  ///< not from a paper: screens mark it
    friend bool operator==(const Slot&, const Slot&) = default;
};

enum class MeetingKind { plenary, informal_consultation, briefing, presentation };
enum class MeetingModality { in_person, hybrid, virtual_only };

/// A span of a day's hours, in the conference's zone: "10:00-13:00".
struct Hours {
    timing::Duration from{};  ///< since midnight
    timing::Duration until{};
    friend bool operator==(const Hours&, const Hours&) = default;
};

/// Interpreters are booked for hours of their own: they leave at 13:00 and 18:00 unless they grant
/// minutes (PROCEDURE, found).
struct Interpretation {
    std::vector<std::string> languages;  ///< ISO 639-1; empty: the meeting has no interpretation
    timing::WallTime starts;
    timing::WallTime ends;
    friend bool operator==(const Interpretation&, const Interpretation&) = default;
};

/// Whether a meeting is to be held. Postponed means without a date; with one, it is only moved.
enum class MeetingPlan { planned, postponed, cancelled };

struct PlannedMeeting {
    MeetingKey key;
    int ordinal = 0;  ///< formal meetings are numbered in one series; 0 for informal ones
    MeetingKind kind = MeetingKind::plenary;
    RoomKey room;
    timing::WallTime starts;  ///< of a postponed or cancelled meeting: what it was
    timing::WallTime ends;
    MeetingModality modality = MeetingModality::in_person;
    bool webcast = false;
    bool open_to_public = false;
    bool hours_assumed = false;
    std::string title;
    std::vector<Slot> slots;
    MeetingPlan plan = MeetingPlan::planned;
    std::string reason;     ///< why it was postponed or cancelled; may be empty
    std::string link;       ///< of a virtual or hybrid one: where to connect
    std::string guide;      ///< the technical guide for it
    std::string team;       ///< the officers who serve it; empty: not said
    std::string presiding;  ///< who is to preside, where it is not the Chair
    Interpretation interpretation;
    /// The hours are the second time clocks show them, in the night when they are set back.
    bool second_time = false;
    friend bool operator==(const PlannedMeeting&, const PlannedMeeting&) = default;
};

/// The programme in force.
struct Programme {
    std::vector<PlannedMeeting> meetings;  ///< in the order of their start
    friend bool operator==(const Programme&, const Programme&) = default;
};

/// nullptr where there is none.
[[nodiscard]] const PlannedMeeting* find(const Programme& programme, const MeetingKey& key);
[[nodiscard]] const Slot* find(const PlannedMeeting& meeting, const SlotKey& key);

/// A wall time of a meeting (its own, a slot's, its interpretation's) as a moment.
[[nodiscard]] timing::UtcTime utc_of(const timing::Zone& zone, const PlannedMeeting& meeting,
                                     timing::WallTime wall);

/// In the order of their start; those that start together, by key.
void put_in_order(std::vector<PlannedMeeting>& meetings);

}  // namespace dais::meeting
