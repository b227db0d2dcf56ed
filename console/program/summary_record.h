// The summary record of one meeting: who presided, what happened in its order, what was decided and
// put on record, and the delegations that took the floor, named in six languages. Made from what
// the public may know of the meeting, to be printed (PDF), read (Markdown) and processed (JSON).
// Two runs of one record give identical bytes.
#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

#include "console/program/progress.h"
#include "console/program/record_texts.h"
#include "meeting/codec/strings.h"
#include "meeting/history.h"

namespace dais::console {

/// One paragraph of the proceedings; they are numbered when they are written.
struct SummaryParagraph {
    timing::WallTime at;
    std::string lead_in;  ///< who took the floor; empty for what the Chair or the meeting did
    std::string text;
};

/// A delegation's list names by language: "en", "fr", …
using NamesByLanguage = std::map<std::string, std::string>;

struct SummaryRecord {
    std::string conference;
    std::string short_title;               ///< of the conference
    std::string key;                       ///< of the meeting
    std::string title;                     ///< "Summary record of the 8th meeting"
    std::vector<std::string> particulars;  ///< place, day, hours, who presided
    std::vector<SummaryParagraph> proceedings;
    std::vector<DecisionRecord> decisions;
    std::vector<Dated<meeting::views::DocumentView>> documents;  ///< before the meeting
    std::vector<NamesByLanguage> delegations;  ///< that took the floor, in alphabetical order
    bool rehearsal = false;
    std::string created;  ///< UTC: when the meeting was adjourned, else the record's newest row
};

enum class SummaryFormat { pdf, markdown, json };

/// The meeting that an officer names: by its number or its key. Throws std::runtime_error with a
/// sentence that lists the keys.
[[nodiscard]] meeting::MeetingKey meeting_named(const meeting::State& state,
                                                const std::string& said,
                                                const meeting::codec::Strings& strings);

/// Throws std::runtime_error where this machine does not know the conference's zone.
[[nodiscard]] SummaryRecord summary_of(const meeting::State& state,
                                       const meeting::MeetingKey& meeting,
                                       const meeting::codec::Strings& strings);

/// Throws std::runtime_error with one sentence where a PDF cannot be made: no font is installed.
void write_summary(const SummaryRecord& summary, SummaryFormat format,
                   const meeting::codec::Strings& strings, const std::string& language,
                   std::ostream& out, const Progress& progress = {});

}  // namespace dais::console
