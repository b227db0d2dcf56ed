// What the record of a conference says, before it is written in a format: the statements as they
// were made, the requests that led to none, the course of the meetings, the corrections and the
// figures. Made from the whole journal; what was undone is not in it, what was corrected is, as
// corrected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/program/record_texts.h"
#include "console/program/remark.h"
#include "meeting/codec/strings.h"
#include "meeting/figures.h"
#include "meeting/history.h"

namespace dais::console {

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
    Remark what;       ///< a key of record.…; an action's sentence ("action.…") as it is
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
    RecordTexts texts;
    meeting::Figures figures;
};

/// Of a state that holds a conference. Throws std::runtime_error where this machine does not know
/// the conference's zone.
[[nodiscard]] RecordContent record_of(const meeting::State& state);

/// A part of the record in one sentence; an action's sentence is its own.
[[nodiscard]] std::string sentence_of(const Remark& remark, const meeting::codec::Strings& strings);
[[nodiscard]] std::string sentence_of(const CourseLine& line,
                                      const meeting::codec::Strings& strings);

}  // namespace dais::console
