#include "meeting/journal/durable.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dais::meeting::journal {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, int error) {
    throw fs::filesystem_error{"write", file, std::error_code{error, std::generic_category()}};
}

int synced(const fs::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return errno;
    }
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return failed;
}

}  // namespace

FileAt file_at(const fs::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0) {
        return {Looked::there, {found.st_dev, found.st_ino}};
    }
    return {errno == ENOENT || errno == ENOTDIR ? Looked::gone : Looked::unknown, {}};
}

FileId file_of(int descriptor) {
    struct stat found {};
    if (::fstat(descriptor, &found) != 0) {
        return {};
    }
    return {found.st_dev, found.st_ino};
}

void make_durable(const fs::path& file) {
    const int failed = synced(file, 0);
    // Some network drives cannot promise that, and have written all the same.
    if (failed != 0 && failed != EINVAL && failed != ENOTSUP) {
        fail(file, failed);
    }
}

void make_names_durable(const fs::path& folder) { synced(folder, O_DIRECTORY); }

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path{"."};
}

fs::path free_name(const fs::path& file, const std::string& ending) {
    fs::path name = file.string() + ending;
    std::error_code ignored;
    for (int count = 2; fs::exists(name, ignored); ++count) {
        name = file.string() + ending + "-" + std::to_string(count);
    }
    return name;
}

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

}  // namespace dais::meeting::journal
