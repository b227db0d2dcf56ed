// Figures for the record: how many statements were made, by whom, for whom, from where, what time
// they were given and what they took; and whether the meetings kept their hours.
//
// What counts: statements that were concluded and delivered. One that was interrupted and taken up
// again is one statement; its allotted time is that of its first part (and what the Chair added to
// any), because a continuation gets what the interruption left. A speaker called in vain made none.
// Whoever spoke again after a reinstatement made two. Statements in reply, in explanation of
// position and on motions count like those on an item; the rows by list tell them apart.
// Presiders and dialogues are no delegation's time: they have rows of their own.
//
// So the statements and times by delegation, by region, by class, by modality and by list each add
// up to the same sums. (Source: issue of the founders, "Figures for the record".)
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "meeting/conference.h"
#include "meeting/history.h"

namespace dais::meeting {

/// Statements that have something in common.
struct FigureRow {
    std::string key;   ///< of the delegation, group, class, list; empty: of none
    std::string name;  ///< empty where the key is a word of the strings tables (modality, office)
    int statements = 0;
    timing::Duration allotted{};  ///< extensions and reductions by the Chair counted in
    timing::Duration used{};
    timing::Duration over{};  ///< beyond what was allotted; time left by others does not lessen it
    friend bool operator==(const FigureRow&, const FigureRow&) = default;
};

/// Statements of delegations that took longer than allotted.
struct OverrunFigures {
    int statements = 0;
    timing::Duration sum{};
    timing::Duration longest{};
    std::string longest_by;  ///< "Jamaica (CARICOM)"; empty: nobody was over
    friend bool operator==(const OverrunFigures&, const OverrunFigures&) = default;
};

/// Lengths of time of one sort.
struct SpanFigures {
    int count = 0;
    timing::Duration sum{};
    timing::Duration average{};  ///< zero where there is none
    friend bool operator==(const SpanFigures&, const SpanFigures&) = default;
};

/// Whether a meeting kept its hours. Late is positive, early negative.
struct MeetingFigures {
    MeetingKey meeting;
    std::string name;
    timing::UtcTime planned_start;
    timing::UtcTime opened;
    timing::Duration opened_late{};
    timing::UtcTime planned_end;
    std::optional<timing::UtcTime> adjourned;  ///< none: it is still on
    std::optional<timing::Duration> adjourned_late;
    timing::Duration suspended{};  ///< in all; a suspension that has not ended does not count
    friend bool operator==(const MeetingFigures&, const MeetingFigures&) = default;
};

/// How often something happened.
struct CountFigures {
    int called_in_vain = 0;  ///< calls, not speakers: twice for one who was passed over
    int passed = 0;          ///< absent twice
    int in_writing = 0;
    int withdrawn = 0;
    int not_reached = 0;              ///< still waiting
    std::optional<int> late_granted;  ///< requests after the closing; none: not known, see below
    int late_refused = 0;
    int late_pending = 0;
    int replies = 0;  ///< delivered
    int points_of_order = 0;
    int points_recognized = 0;
    int rulings_appealed = 0;
    int rulings_overruled = 0;
    int motions = 0;
    int motions_carried = 0;
    int motions_lost = 0;
    int motions_withdrawn = 0;
    friend bool operator==(const CountFigures&, const CountFigures&) = default;
};

struct Figures {
    FigureRow total;                     ///< of delegations; key and name are empty
    std::vector<FigureRow> delegations;  ///< in English alphabetical order
    std::vector<FigureRow> groups;       ///< on whose behalf; a free text is its own key
    std::vector<FigureRow> regions;      ///< of the delegation, also where it spoke for a group
    std::vector<FigureRow> classes;      ///< in the profile's order
    std::vector<FigureRow> modalities;   ///< "in-person", "remote", "pre-recorded"
    std::vector<FigureRow> lists;        ///< in the order in which they were first spoken from
    /// "chair", "secretariat", "presenter", "facilitator", "panellist", "dialogue". Who had no
    /// clock used the time for which the floor was held.
    std::vector<FigureRow> offices;
    OverrunFigures overruns;
    /// From giving the floor to starting the clock, counted to nobody.
    SpanFigures courtesy;
    /// From the end of one statement to giving the floor for the next at the same meeting,
    /// whoever's: calls in vain lengthen it.
    SpanFigures gaps;
    std::vector<MeetingFigures> meetings;  ///< those that were opened, in that order
    CountFigures counts;
    friend bool operator==(const Figures&, const Figures&) = default;
};

/// From the conference alone. It does not keep when a meeting was opened or suspended, what became
/// of late requests, and who was absent before a reinstatement: so there are no `meetings` and no
/// `late_granted`, gaps count suspensions in, and reinstated speakers were never absent.
[[nodiscard]] Figures figures_of(const Conference& conference);

/// From the whole record: everything. Walks all rows, about 100,000 after a week, so make it when
/// it is asked for rather than at every change. Throws std::runtime_error where this machine does
/// not know the conference's zone.
[[nodiscard]] Figures figures_of(const State& state);

/// The rows of all actions that were neither undone nor corrected.
[[nodiscard]] std::vector<const Recorded*> rows_that_count(const State& state);

/// What the conference's clock showed at each instant: in a rehearsal it is set while time goes on.
class ClockHistory {
  public:
    explicit ClockHistory(const State& state);
    [[nodiscard]] timing::UtcTime utc(timing::Instant instant) const;

  private:
    std::vector<std::pair<timing::Instant, timing::UtcTime>> anchors_;  ///< UTC at zero, from when
};

}  // namespace dais::meeting
