// What the record of a conference says, before it is written in a format: the statements as they
// were made, the requests that led to none, the course of the meetings, the corrections and the
// figures. Made from the whole journal; what was undone is not in it, what was corrected is, as
// corrected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/program/remark.h"
#include "meeting/figures.h"

namespace dais::console {

/// A moment in the conference's zone and in UTC, as its clock showed it.
struct ShownMoment {
    timing::WallTime wall;
    timing::UtcTime utc;
};

/// Each time the floor was held; of an interrupted statement each part.
struct StatementLine {
    std::int64_t id = 0;
    ShownMoment given;
    std::optional<ShownMoment> ended;
    meeting::MeetingKey meeting;
    std::string meeting_name;
    std::string list;  ///< empty for presiders and dialogues
    std::string name;  ///< as lists print it: "Jamaica (CARICOM)", "Secretariat (film)"
    std::optional<meeting::DelegationKey> delegation;
    std::string on_behalf_of;
    std::string speaker_class;
    std::string modality;  ///< key of record.modality.…; empty for presiders and dialogues
    std::string people;    ///< who spoke: "H.E. Ms. A. Smith, Minister"; several with semicolons
    std::optional<timing::Duration> allotted;  ///< as the floor was given
    timing::Duration extension{};              ///< by the Chair; negative: a reduction
    std::optional<timing::Duration> used;      ///< none: under way, or without a clock
    timing::Duration over{};
    std::vector<Remark> remarks;
};

/// A request that led to no statement.
struct UnspokenLine {
    std::string list;
    std::string name;
    Remark outcome;
};

/// What happened at a meeting beside the statements.
struct CourseLine {
    ShownMoment at;
    std::string meeting_name;  ///< empty where it belongs to none
    Remark what;
    std::string text;  ///< in the Chair's or the mover's words; may be empty
};

struct CorrectionLine {
    ShownMoment at;
    std::string action;                        ///< key of the strings tables: "action.step-quorum"
    std::map<std::string, std::string> names;  ///< of that sentence
    ShownMoment announced;                     ///< when what was corrected had been recorded
    std::string reason;
    std::string by;  ///< who corrected it
};

struct RecordContent {
    std::string conference;
    std::string title;
    std::string zone;
    bool rehearsal = false;
    std::vector<StatementLine> statements;
    std::vector<UnspokenLine> unspoken;
    std::vector<CourseLine> course;
    std::vector<CorrectionLine> corrections;
    meeting::Figures figures;
};

/// Of a state that holds a conference. Throws std::runtime_error where this machine does not know
/// the conference's zone.
[[nodiscard]] RecordContent record_of(const meeting::State& state);

}  // namespace dais::console
