// Files that are there for good: what was written survives a power cut, and so does its name.
#pragma once

#include <filesystem>
#include <optional>

#include <sys/types.h>

namespace dais::meeting::journal {

/// Which file stands under a name.
struct FileId {
    dev_t device = 0;
    ino_t number = 0;
    friend bool operator==(const FileId& a, const FileId& b) {
        return a.device == b.device && a.number == b.number;
    }
};

enum class Looked { there, gone, unknown };

/// Whether there is a file, and which; unknown: the disk does not say now.
struct FileAt {
    Looked looked = Looked::unknown;
    FileId id;
};
[[nodiscard]] FileAt file_at(const std::filesystem::path& path);
[[nodiscard]] FileId file_of(int descriptor);

/// The content is on disk. Throws std::filesystem::filesystem_error.
void make_durable(const std::filesystem::path& file);

/// The names in a folder are on disk: of what was made, renamed or removed there. A disk that
/// cannot promise it does not matter.
void make_names_durable(const std::filesystem::path& folder);

/// The folder of a path, also where the path names none.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& file);

/// A name beside a file that nothing has yet: "week.dais.part", then "week.dais.part-2".
[[nodiscard]] std::filesystem::path free_name(const std::filesystem::path& file,
                                              const std::string& ending);

/// Gives a file its name where no other has it. False: one has. Throws
/// std::filesystem::filesystem_error.
[[nodiscard]] bool name_anew(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace dais::meeting::journal
