// When each speaker may expect to speak, when the list ends, and who will not fit: predicted from
// the live list, the limits, the pace of each class as measured so far, and the gaps between
// speakers. A prediction is never a decision. It is for officers and the Chair, and for a
// delegation about its own turn as far as the officer allows (TurnsShown); never public.
//
// Two steps, so that "what if" needs neither the record nor the desk: basis_of takes from the
// conference what a prediction needs (once a change, and again as time goes on); project is a pure
// function of it, cheap enough to answer while a slider is dragged.
//
// Whole numbers throughout: the same basis gives the same answer on every machine.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/conference.h"
#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting {

/// One in ten is earlier than `early`, one in ten later than `late`.
struct Range {
    timing::UtcTime early;
    timing::UtcTime likely;
    timing::UtcTime late;
    friend bool operator==(const Range&, const Range&) = default;
};

/// How much of its time a class's statements take, as measured at this conference so far, drawn
/// towards what is usual while little was measured.
struct Pace {
    ClassKey speaker_class;
    int measured = 0;          ///< statements it is taken from
    int per_mille = 1000;      ///< of the limit, used on average
    int spread_per_mille = 0;  ///< standard deviation of one statement
    int unsure_per_mille = 0;  ///< standard deviation of the average itself
    friend bool operator==(const Pace&, const Pace&) = default;
};

/// From the end of one statement to the start of the next one's clock.
struct Gap {
    int measured = 0;
    timing::Duration average{};
    timing::Duration spread{};
    timing::Duration unsure{};
    friend bool operator==(const Gap&, const Gap&) = default;
};

/// Who is still to speak, in order.
struct Coming {
    InscriptionId inscription;
    ListKey list;
    ClassKey speaker_class;
    timing::Duration limit{};  ///< what it would get now
    bool kept = false;         ///< the rest of an interrupted statement: no what-if changes it
    bool recorded = false;     ///< takes its own length: neither pace nor what-if changes it
    friend bool operator==(const Coming&, const Coming&) = default;
};

/// Time of the meeting that is not the list's: a break, a presentation at a fixed hour, the
/// closing.
struct Taken {
    timing::UtcTime from;
    timing::UtcTime until;
    bool pause = false;   ///< a break: "without breaks" leaves it out
    bool yields = false;  ///< another debate, consultations, replies: wait until this list is done
    friend bool operator==(const Taken&, const Taken&) = default;
};

/// A later meeting that takes the list's items up, for whoever does not fit.
struct Later {
    MeetingKey meeting;
    timing::UtcTime from;  ///< when the items come up there
    timing::UtcTime until;
    friend bool operator==(const Later&, const Later&) = default;
};

/// What a prediction about one meeting needs.
struct ProjectionBasis {
    MeetingKey meeting;
    RoomKey room;
    timing::UtcTime now;                     ///< whole milliseconds, as all times and lengths here
    std::optional<timing::UtcTime> resumes;  ///< suspended, and expected to last until then
    std::optional<ListKey> list;             ///< that is being called; none: nobody waits
    bool list_open = false;                  ///< more may ask for the floor
    std::optional<timing::UtcTime> closes;   ///< the list, as announced: nobody asks after it
    /// Of whoever holds the floor: expected time until the floor is free, and how unsure that is;
    /// the time left if they keep to it. Zero where the floor is with the Chair.
    timing::Duration holder{};
    timing::Duration holder_spread{};
    timing::Duration holder_left{};
    bool floor_taken = false;
    timing::Duration gap_passed{};  ///< of the gap under way, while the floor is with the Chair
    std::vector<Coming> coming;
    std::vector<Pace> paces;
    Gap gap;
    int absent_per_mille = 0;  ///< how many of those who are called are not there
    /// Inscriptions on the list in the last half hour while it was open, and for how long it was.
    int asked = 0;
    timing::Duration asked_in{};
    /// When the meeting must end: the end of interpretation (minutes granted counted in), else its
    /// planned end.
    timing::UtcTime ends;
    bool ends_with_interpretation = false;
    timing::UtcTime planned_ends;
    std::vector<Taken> taken;  ///< in order, none overlapping
    std::vector<Later> later;  ///< in order
    /// The slot of the list that is being called, else the one under way by the clock; none:
    /// between slots. When the list's was to end; none: no list was called yet.
    std::optional<SlotKey> slot;
    std::optional<timing::UtcTime> slot_ends;
    /// The last meeting of the day: when it was to end.
    timing::UtcTime day_ends;
    friend bool operator==(const ProjectionBasis&, const ProjectionBasis&) = default;
};

/// Questions without touching anything.
struct WhatIf {
    std::optional<timing::Duration> limit;  ///< nobody is given more than this
    bool close_list = false;                ///< now: nobody else asks
    bool without_breaks = false;
    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

/// Whether a speaker is done before the meeting must end.
enum class Fits { yes, perhaps, no };

struct TurnProjection {
    InscriptionId inscription;
    int ahead = 0;  ///< how many of those who wait speak before it
    Range starts;   ///< each of the three where it would be heard: here, or at a later meeting
    Fits fits = Fits::yes;
    MeetingKey meeting;                         ///< at which it is likely to be heard
    std::optional<timing::UtcTime> not_before;  ///< the hour of that meeting, if it is a later one
    friend bool operator==(const TurnProjection&, const TurnProjection&) = default;
};

struct Projection {
    MeetingKey meeting;
    RoomKey room;
    std::vector<TurnProjection> turns;  ///< as `coming`
    /// More speakers who are to be expected counted in, and as if the meeting went on until then.
    Range list_ends;
    int expected_more = 0;
    /// If everybody who waits keeps exactly to the limit, and nobody else asks.
    timing::UtcTime keeping_time_ends;
    /// How far that is beyond the end the meeting must keep; negative: that much is left.
    timing::Duration courtesy{};
    timing::UtcTime ends;
    bool ends_with_interpretation = false;
    int not_fitting = 0;
    int perhaps_fitting = 0;
    // Behind is positive, ahead negative. Of the slot under way, the meeting, the day.
    std::optional<timing::Duration> slot_behind;
    timing::Duration meeting_behind{};
    timing::Duration day_behind{};
    friend bool operator==(const Projection&, const Projection&) = default;
};

/// Of a meeting in session or suspended; nothing of any other. Throws std::runtime_error where this
/// machine does not know the conference's zone.
[[nodiscard]] std::optional<ProjectionBasis> basis_of(const Conference& conference,
                                                      const MeetingKey& meeting,
                                                      timing::Instant now);

[[nodiscard]] Projection project(const ProjectionBasis& basis, const WhatIf& what_if = {});

}  // namespace dais::meeting
