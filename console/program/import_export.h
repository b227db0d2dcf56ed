// The sub-commands import and export, for a list of speakers as CSV (speakers_csv.h): into and out
// of a conference file, or into a Dais that runs, over its protocol. All speakers are imported or
// none, as one action that is undone at once (ImportSpeakers).
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

#include "console/program/not_imported.h"
#include "console/program/progress.h"
#include "console/program/speakers_csv.h"
#include "meeting/codec/strings.h"
#include "meeting/views.h"
#include "net/link.h"

namespace dais::console {

/// What is imported, into which list, and for whom it is reported.
struct Import {
    std::filesystem::path csv;
    std::string list;
    std::string actor;        ///< who acts, and can undo it; empty: the user's login
    bool only_check = false;  ///< report what would happen, change nothing
};

/// What a file of speakers would do to a list; nothing is done yet.
struct SpeakersRead {
    std::string list;          ///< its name
    SpeakerFile file;          ///< with what the rules say to each line, where they were asked
    std::string refused = {};  ///< what they say to the whole; empty: nothing, or nobody asked
};

/// Matches a file with a conference file and tries it there. Throws NotImported,
/// meeting::JournalError.
[[nodiscard]] SpeakersRead read_speakers(const Import& import, const std::filesystem::path& file,
                                         const meeting::codec::Strings& strings,
                                         const Progress& progress = {});
/// Matches it with what a running Dais shows to officers; the rules are not asked. Throws
/// NotImported.
[[nodiscard]] SpeakersRead read_speakers(const Import& import,
                                         const meeting::views::DirectoryView& directory,
                                         const meeting::views::ListsView& lists,
                                         const meeting::codec::Strings& strings,
                                         const Progress& progress = {});
/// All speakers of the file, as one command.
[[nodiscard]] meeting::ImportSpeakers command_of(const Import& import, const SpeakersRead& read);

/// "http://127.0.0.1:8026", as opposed to a file's name.
[[nodiscard]] bool is_address(std::string_view file_or_address);

/// Imports into a conference file that no other Dais has open. First everything is tried without
/// writing, so that a file that cannot be imported leaves no row; the report goes to `out`. Throws
/// NotImported, meeting::JournalError.
void import_into_file(const Import& import, const std::filesystem::path& file,
                      const meeting::codec::Strings& strings, std::ostream& out);

/// Imports over the protocol; the link is an officer's. Names are matched here, with the
/// directory that the running Dais shows to officers; the rules are applied there. Throws
/// NotImported.
void import_into_running(const Import& import, const net::Link& link,
                         const meeting::codec::Strings& strings, std::ostream& out);

/// Those who wait on a list, in order, as CSV that can be imported again. Throws NotImported where
/// there is no such list, meeting::JournalError.
void export_list(const std::filesystem::path& file, const std::string& list,
                 const meeting::codec::Strings& strings, std::ostream& out,
                 const Progress& progress = {});
/// The same from what officers are shown: without the States of a group that is free text.
void export_list(const meeting::views::ListView& list,
                 const meeting::views::DirectoryView& directory, std::ostream& out);

}  // namespace dais::console
