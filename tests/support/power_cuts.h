// A disk that notes what reaches it: everything SQLite writes goes to the real files and is noted
// in order, with what was synced when. From that, the files as they may lie on disk after the power
// was cut at any moment can be made: what was not synced is lost, or reached the disk in part and
// in any order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace dais::test {

/// One thing that happened to a file.
struct DiskStep {
    enum class Kind { create, write, truncate, sync, remove, names_synced };
    Kind kind = Kind::write;
    std::string file;     ///< name without the folder
    std::int64_t at = 0;  ///< offset of a write; the new size of a truncation
    std::string bytes;
};

/// SQLite's default while it lives. One at a time.
class PowerCuts {
  public:
    PowerCuts();
    ~PowerCuts();
    PowerCuts(const PowerCuts&) = delete;
    PowerCuts& operator=(const PowerCuts&) = delete;
    PowerCuts(PowerCuts&&) = delete;
    PowerCuts& operator=(PowerCuts&&) = delete;

    [[nodiscard]] const std::vector<DiskStep>& steps() const;

    /// The next syncs, so many, fail as a dying disk's do; what was written may or may not be
    /// there.
    void fail_syncs(int count);

  private:
    struct Base;
};

/// The files after a cut before the step `cut`. Drop: nothing that was not synced is there. Torn:
/// each piece of it is there or not.
enum class Lost { drop, torn };
void write_files_after_cut(const std::vector<DiskStep>& steps, std::size_t cut, Lost lost,
                           std::mt19937& random, const std::filesystem::path& folder);

}  // namespace dais::test
