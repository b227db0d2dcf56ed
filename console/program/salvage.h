// dais salvage: what is sound of a damaged conference file, as a new file.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace dais::console {

/// Writes the longest sound beginning of `file` to the new file `to`, checks it, and says which
/// rows were not taken; those that can be read are in TO.rest.jsonl, one JSON object a line. Never
/// touches `file`. Throws std::exception with one sentence; then there is no `to`.
void salvage_file(const std::filesystem::path& file, const std::filesystem::path& to,
                  std::ostream& out);

}  // namespace dais::console
