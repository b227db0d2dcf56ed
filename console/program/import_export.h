// The sub-commands import and export, for a list of speakers as CSV (speakers_csv.h): into and out
// of a conference file, or into a Dais that runs, over its protocol. All speakers are imported or
// none, as one action that is undone at once (ImportSpeakers).
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

#include "console/program/not_imported.h"
#include "meeting/codec/strings.h"
#include "net/link.h"

namespace dais::console {

/// What is imported, into which list, and for whom it is reported.
struct Import {
    std::filesystem::path csv;
    std::string list;
    std::string actor;        ///< who acts, and can undo it; empty: the user's login
    bool only_check = false;  ///< report what would happen, change nothing
};

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
                 const meeting::codec::Strings& strings, std::ostream& out);

}  // namespace dais::console
