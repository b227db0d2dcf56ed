// The sub-commands import and export for the paragraphs of a document: from a CSV file or the
// pasted text of a draft, into a conference file or a Dais that runs; out as CSV. All paragraphs
// are imported or none, as one action.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "console/program/not_imported.h"
#include "meeting/codec/strings.h"
#include "net/link.h"

namespace dais::console {

struct TextImport {
    std::filesystem::path from;  ///< .csv is a table; anything else the text of a draft
    std::string document;        ///< its key, symbol, or the number of a draft: "3"
    std::string actor;           ///< who acts, and can undo it; empty: the login
    bool only_check = false;     ///< report what would happen, change nothing
};

/// Throws NotImported, meeting::JournalError. What was found, and what is to be looked at, is told
/// on `out`.
void import_text_into_file(const TextImport& import, const std::filesystem::path& file,
                           const meeting::codec::Strings& strings, std::ostream& out);

/// The same over the protocol; the link is an officer's. Throws NotImported.
void import_text_into_running(const TextImport& import, const net::Link& link,
                              const meeting::codec::Strings& strings, std::ostream& out);

/// The paragraphs of a document as CSV that can be imported again. Throws NotImported where there
/// is no such document, meeting::JournalError.
void export_text(const std::filesystem::path& file, const std::string& document,
                 const meeting::codec::Strings& strings, std::ostream& out);

}  // namespace dais::console
