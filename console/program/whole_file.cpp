#include "console/program/whole_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "meeting/journal/durable.h"

namespace dais::console {

namespace fs = std::filesystem;
namespace journal = meeting::journal;

namespace {

[[noreturn]] void fail(const fs::path& file, int error) {
    throw fs::filesystem_error{"write", file, std::error_code{error, std::generic_category()}};
}

}  // namespace

WholeFile::WholeFile(fs::path target)
    : target_{std::move(target)}, part_{journal::free_name(target_, ".part")} {}

WholeFile::~WholeFile() { remove(); }

void WholeFile::remove() const {
    // What a database that was given up leaves beside itself, too.
    for (const char* beside : {"", "-journal", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(part_.string() + beside, ignored);
    }
}

void WholeFile::write(const std::string& bytes) const {
    errno = 0;
    std::ofstream out{part_, std::ios::binary};
    out << bytes;
    out.close();
    if (!out) {
        fail(part_, errno == 0 ? EIO : errno);
    }
}

bool WholeFile::keep(bool replacing) {
    journal::make_durable(part_);
    if (replacing) {
        fs::rename(part_, target_);
    } else if (!journal::name_anew(part_, target_)) {
        return false;
    }
    journal::make_names_durable(journal::folder_of(target_));
    return true;
}

void WholeFile::keep_as(const fs::path& name) const {
    journal::make_durable(part_);
    fs::rename(part_, name);
    journal::make_names_durable(journal::folder_of(name));
}

}  // namespace dais::console
