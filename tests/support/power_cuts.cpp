#include "tests/support/power_cuts.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <new>
#include <optional>
#include <set>

namespace dais::test {

namespace fs = std::filesystem;

namespace {

using Step = DiskStep;

// What SQLite's own system calls it by reaches these through plain C functions: so one place for
// all.
struct Disk {
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs noting{};
    sqlite3_syscall_ptr open_directory = nullptr;
    std::vector<Step> steps;
    std::set<std::string> seen;
    int failing_syncs = 0;
};
Disk* disk = nullptr;

// SQLite's file, as large as its own plus this in front.
struct NotedFile {
    sqlite3_file base;
    char name[64];  // without the folder; empty: nobody's business (a scratch file)
    sqlite3_file* real;
};

NotedFile* noted(sqlite3_file* file) { return reinterpret_cast<NotedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return noted(file)->real; }
const sqlite3_io_methods* methods(sqlite3_file* file) { return real(file)->pMethods; }

int close_file(sqlite3_file* file) { return methods(file)->xClose(real(file)); }
int read_file(sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
    return methods(file)->xRead(real(file), to, count, at);
}
int write_file(sqlite3_file* file, const void* from, int count, sqlite3_int64 at) {
    const int result = methods(file)->xWrite(real(file), from, count, at);
    if (result == SQLITE_OK) {
        disk->steps.push_back({Step::Kind::write,
                               noted(file)->name,
                               at,
                               {static_cast<const char*>(from), static_cast<std::size_t>(count)}});
    }
    return result;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    const int result = methods(file)->xTruncate(real(file), size);
    if (result == SQLITE_OK) {
        disk->steps.push_back({Step::Kind::truncate, noted(file)->name, size, {}});
    }
    return result;
}
int sync_file(sqlite3_file* file, int flags) {
    if (disk->failing_syncs > 0) {
        --disk->failing_syncs;
        return SQLITE_IOERR_FSYNC;
    }
    const int result = methods(file)->xSync(real(file), flags);
    if (result == SQLITE_OK) {
        disk->steps.push_back({Step::Kind::sync, noted(file)->name, 0, {}});
    }
    return result;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return methods(file)->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int how) { return methods(file)->xLock(real(file), how); }
int unlock_file(sqlite3_file* file, int how) { return methods(file)->xUnlock(real(file), how); }
int is_reserved(sqlite3_file* file, int* out) {
    return methods(file)->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int what, void* with) {
    // Mapped memory would be written without anybody noting it.
    return what == SQLITE_FCNTL_MMAP_SIZE ? SQLITE_NOTFOUND
                                          : methods(file)->xFileControl(real(file), what, with);
}
int sector_size(sqlite3_file* file) { return methods(file)->xSectorSize(real(file)); }
int traits(sqlite3_file* file) { return methods(file)->xDeviceCharacteristics(real(file)); }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
    return methods(file)->xShmMap(real(file), page, size, extend, at);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return methods(file)->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file* file) { methods(file)->xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
    return methods(file)->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods{2,         close_file,   read_file, write_file,  truncate_file,
                                  sync_file, file_size,    lock_file, unlock_file, is_reserved,
                                  control,   sector_size,  traits,    map_shared,  lock_shared,
                                  barrier,   unmap_shared, nullptr,   nullptr};

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* opened = new (file) NotedFile{};
    opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
    if (name != nullptr) {
        const std::string plain = fs::path{name}.filename().string();
        plain.copy(opened->name, sizeof opened->name - 1);
        if (!fs::exists(name) || disk->seen.count(plain) == 0) {
            disk->steps.push_back({Step::Kind::create, plain, 0, {}});
            disk->seen.insert(plain);
        }
    }
    const int result = disk->real->xOpen(disk->real, name, opened->real, flags, out);
    file->pMethods = result == SQLITE_OK ? &kMethods : nullptr;
    return result;
}

int delete_file(sqlite3_vfs* /*vfs*/, const char* name, int sync_folder) {
    // Before the folder is synced in there.
    disk->steps.push_back({Step::Kind::remove, fs::path{name}.filename().string(), 0, {}});
    return disk->real->xDelete(disk->real, name, sync_folder);
}

// SQLite opens a folder only to sync it.
int open_directory(const char* file, int* descriptor) {
    disk->steps.push_back({Step::Kind::names_synced, {}, 0, {}});
    return reinterpret_cast<int (*)(const char*, int*)>(disk->open_directory)(file, descriptor);
}

}  // namespace

PowerCuts::PowerCuts() {
    disk = new Disk;
    disk->real = sqlite3_vfs_find(nullptr);
    disk->noting = *disk->real;
    disk->noting.zName = "power-cuts";
    disk->noting.pNext = nullptr;
    disk->noting.szOsFile = static_cast<int>(sizeof(NotedFile)) + disk->real->szOsFile;
    disk->noting.xOpen = open_file;
    disk->noting.xDelete = delete_file;
    disk->open_directory = disk->real->xGetSystemCall(disk->real, "openDirectory");
    disk->real->xSetSystemCall(disk->real, "openDirectory",
                               reinterpret_cast<sqlite3_syscall_ptr>(open_directory));
    sqlite3_vfs_register(&disk->noting, 1);
}

PowerCuts::~PowerCuts() {
    sqlite3_vfs_unregister(&disk->noting);
    sqlite3_vfs_register(disk->real, 1);
    disk->real->xSetSystemCall(disk->real, "openDirectory", nullptr);
    delete disk;
    disk = nullptr;
}

const std::vector<DiskStep>& PowerCuts::steps() const { return disk->steps; }

void PowerCuts::fail_syncs(int count) { disk->failing_syncs = count; }

namespace {

// A file's content on disk, and what has been done to it since.
struct Content {
    std::string synced;
    std::vector<Step> since;
};

// What a folder says a name is: the content is kept by a number, as an inode is.
struct Folder {
    std::map<std::string, std::size_t> names;
};

void put(std::string& content, std::int64_t at, const std::string& bytes) {
    const auto end = static_cast<std::size_t>(at) + bytes.size();
    if (content.size() < end) {
        content.resize(end, '\0');
    }
    content.replace(static_cast<std::size_t>(at), bytes.size(), bytes);
}

void apply_whole(std::string& content, const Step& step) {
    if (step.kind == Step::Kind::truncate) {
        content.resize(static_cast<std::size_t>(step.at), '\0');
    } else {
        put(content, step.at, step.bytes);
    }
}

// Of each write the sectors that made it; within the last one only its beginning.
void apply_torn(std::string& content, const Step& step, std::mt19937& random) {
    if (random() % 2 == 0) {
        if (random() % 2 == 0) {
            apply_whole(content, step);
        }
        return;
    }
    constexpr std::size_t kSector = 512;
    for (std::size_t from = 0; from < step.bytes.size(); from += kSector) {
        if (random() % 2 == 0) {
            const bool part = random() % 8 == 0;
            const std::size_t most = std::min(kSector, step.bytes.size() - from);
            const std::size_t count = part ? random() % most : most;
            put(content, step.at + static_cast<std::int64_t>(from), step.bytes.substr(from, count));
        }
    }
}

std::string after_cut(const Content& file, Lost lost, std::mt19937& random) {
    std::string content = file.synced;
    if (lost == Lost::torn) {
        for (const Step& step : file.since) {
            apply_torn(content, step, random);
        }
    }
    return content;
}

}  // namespace

void write_files_after_cut(const std::vector<Step>& steps, std::size_t cut, Lost lost,
                           std::mt19937& random, const fs::path& folder) {
    std::vector<Content> files;
    std::map<std::string, std::size_t> names;         // as the program sees them
    std::map<std::string, std::size_t> synced_names;  // as they are on disk
    for (std::size_t i = 0; i < cut; ++i) {
        const Step& step = steps[i];
        switch (step.kind) {
            case Step::Kind::create:
                names[step.file] = files.size();
                files.emplace_back();
                break;
            case Step::Kind::write:
            case Step::Kind::truncate: files[names.at(step.file)].since.push_back(step); break;
            case Step::Kind::sync: {
                Content& file = files[names.at(step.file)];
                for (const Step& each : file.since) {
                    apply_whole(file.synced, each);
                }
                file.since.clear();
                break;
            }
            case Step::Kind::remove: names.erase(step.file); break;
            case Step::Kind::names_synced: synced_names = names; break;
        }
    }
    // A name that was not synced may have come to the disk all the same, or gone from it.
    std::map<std::string, std::size_t> there = synced_names;
    if (lost == Lost::torn) {
        for (const auto& [name, file] : names) {
            if (random() % 2 == 0) {
                there[name] = file;
            }
        }
        for (const auto& [name, file] : synced_names) {
            if (names.count(name) == 0 && random() % 2 == 0) {
                there.erase(name);
            }
        }
    }
    for (const auto& [name, file] : there) {
        std::ofstream out{folder / name, std::ios::binary};
        out << after_cut(files[file], lost, random);
    }
}

}  // namespace dais::test
