// A list of speakers as CSV, in the style of the United Nations' e-deleGATE: what each line means,
// or why it means nothing. Nothing is guessed: a name must be a name, code or alias of the
// conference's directory (accents, case and punctuation aside); what is merely near to one is
// offered in the report and not taken.
//
// Columns, by their names in English or French, in any order: delegation (required), speaker,
// title, form of address, capacity, on behalf of, language, modality, length, note; and, so that
// an exported list comes back whole, States (listed with a group that is free text), rank,
// aligning, and speaker 2, title 2, … for those who share a slot.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "console/program/csv.h"
#include "console/program/progress.h"
#include "meeting/codec/strings.h"
#include "meeting/command.h"
#include "meeting/views.h"

namespace dais::console {

/// One line of the file and what was understood of it.
struct SpeakerLine {
    int line = 0;
    std::string name;  ///< "Jamaica (CARICOM)"; as written where there is no such delegation
    meeting::ImportedSpeaker speaker;   ///< whole where there are no problems
    std::vector<Remark> problems = {};  ///< why it does not match
    std::vector<Remark> remarks = {};   ///< what was taken as it stands
    std::string refused = {};           ///< the rules' sentence, where whoever asked them found one
};

struct SpeakerFile {
    std::vector<SpeakerLine> lines;            ///< in the file's order
    std::vector<std::string> unknown_columns;  ///< as written; they are left out
};

/// Throws CsvError where no line can be read: csv.no-delegation, csv.column-twice, csv.no-lines.
[[nodiscard]] SpeakerFile match_speakers(const CsvTable& table,
                                         const meeting::views::DirectoryView& directory,
                                         const Progress& progress = {});

/// Whether every line matched.
[[nodiscard]] bool all_match(const SpeakerFile& file);

/// The speakers of the lines, as the command ImportSpeakers takes them.
[[nodiscard]] std::vector<meeting::ImportedSpeaker> speakers_of(const SpeakerFile& file);

/// One sentence a line, then how many matched.
void write_report(const SpeakerFile& file, const meeting::codec::Strings& strings,
                  std::ostream& out);

/// Speakers in their order as CSV that match_speakers reads as the same speakers.
void write_speakers(const std::vector<meeting::ImportedSpeaker>& speakers,
                    const meeting::views::DirectoryView& directory, std::ostream& out);

}  // namespace dais::console
