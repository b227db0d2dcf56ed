// The sub-commands that work on conference files: new, verify, backup, export (record: record.h).
// Each throws std::exception with one sentence where it cannot do its work; then nothing is left
// half done.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace dais::console {

/// Makes a conference file from a conference in JSON (assets/conferences/README.md). The profile
/// and the delegations it names are looked for beside it, then in the assets. Returns whether it
/// opens as a rehearsal: a past conference always does.
bool make_conference(const std::filesystem::path& file, const std::filesystem::path& from,
                     const std::filesystem::path& assets, bool rehearsal);

/// Checks a file's chain of hashes and says how many rows are sound.
void verify_file(const std::filesystem::path& file, std::ostream& out);

/// Copies a file, also while it is in use.
void backup_file(const std::filesystem::path& file, const std::filesystem::path& to,
                 std::ostream& out);

/// Every row as one JSON object a line.
void export_file(const std::filesystem::path& file, std::ostream& out);

}  // namespace dais::console
