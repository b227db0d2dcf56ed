#include "console/program/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace dais::console {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, int error) {
    throw fs::filesystem_error{"write", file, std::error_code{error, std::generic_category()}};
}

// What was written survives a power cut before it gets its name.
void make_durable(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        fail(file, errno);
    }
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // Some network drives cannot promise that, and have written all the same.
    if (failed != 0 && failed != EINVAL && failed != ENOTSUP) {
        fail(file, failed);
    }
}

// And so does the name, where the drive can promise it.
void make_name_durable(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

// Gives a file its name where no other has it. False: one has.
bool name_anew(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno == EEXIST) {
        return false;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        fail(to, errno);
    }
    if (fs::exists(to)) {  // a drive that knows only plain renaming
        return false;
    }
    fs::rename(from, to);
    return true;
}

}  // namespace

WholeFile::WholeFile(fs::path target) : target_{std::move(target)} {
    part_ = target_.string() + ".part";
    std::error_code ignored;
    for (int count = 2; fs::exists(part_, ignored); ++count) {
        part_ = target_.string() + ".part-" + std::to_string(count);
    }
}

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
    make_durable(part_);
    if (replacing) {
        fs::rename(part_, target_);
    } else if (!name_anew(part_, target_)) {
        return false;
    }
    make_name_durable(target_);
    return true;
}

void WholeFile::keep_as(const fs::path& name) const {
    make_durable(part_);
    fs::rename(part_, name);
    make_name_durable(name);
}

}  // namespace dais::console
