// The sub-commands import and export for the programme of work: as iCalendar, CSV, Markdown, JSON;
// into and out of a conference file, or into a Dais that runs. All meetings are imported or none,
// as one action that makes one version of the programme (ImportProgramme).
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "console/program/not_imported.h"
#include "meeting/codec/strings.h"
#include "meeting/facts.h"
#include "meeting/programme.h"
#include "meeting/programme_commands.h"
#include "meeting/views.h"
#include "net/link.h"

namespace dais::console {

/// What is imported and for whom it is reported.
struct ProgrammeImport {
    std::filesystem::path from;                 ///< a calendar (.ics) or a table (.csv)
    std::vector<meeting::Collision> accepting;  ///< collisions that are taken all the same
    std::string actor;                          ///< who acts, and can undo it; empty: the login
    bool only_check = false;                    ///< report what would happen, change nothing
};

/// Whether a file is a programme by its name alone: a calendar. (A .csv may be a list of speakers.)
[[nodiscard]] bool is_calendar(const std::filesystem::path& file);

/// The collision of a word ("room"); nothing for a word that is none.
[[nodiscard]] std::optional<meeting::Collision> collision_from(std::string_view word);

/// Imports into a conference file that no other Dais has open. First everything is tried without
/// writing; what is new and what changes is told on `out`. A file that says nothing new changes
/// nothing. Throws NotImported, meeting::JournalError.
void import_programme_into_file(const ProgrammeImport& import, const std::filesystem::path& file,
                                const meeting::codec::Strings& strings, std::ostream& out);

/// The same over the protocol; the link is an officer's. The rules are applied there. Throws
/// NotImported.
void import_programme_into_running(const ProgrammeImport& import, const net::Link& link,
                                   const meeting::codec::Strings& strings, std::ostream& out);

/// The meetings of a file that the programme does not hold as they are there; what is new and what
/// changes is told on `out`. Throws NotImported.
[[nodiscard]] std::vector<meeting::PlannedMeeting> read_programme(
    const std::filesystem::path& from, const meeting::ConferenceFacts& facts,
    const meeting::Programme& programme, const meeting::codec::Strings& strings, std::ostream& out);

enum class ProgrammeFormat { ics, csv, markdown, json };

/// The format of a word ("ics"); nothing for a word that is none.
[[nodiscard]] std::optional<ProgrammeFormat> programme_format_from(std::string_view word);

/// The programme of a conference file as officers see it, or as the public does. Throws
/// meeting::JournalError, std::runtime_error.
[[nodiscard]] std::string export_programme(const std::filesystem::path& file,
                                           ProgrammeFormat format, bool only_public,
                                           const meeting::codec::Strings& strings);
/// The programme as an audience sees it.
[[nodiscard]] std::string programme_as(ProgrammeFormat format,
                                       const meeting::views::Audience& audience,
                                       const meeting::codec::Strings& strings);

}  // namespace dais::console
