// Loaded before the program (LD_PRELOAD): a disk that becomes slow or read-only for conference
// files while the program runs. What it does stands in the file that DAIS_TEST_DISK names: nothing,
// "slow" (each sync takes two seconds) or "read-only".
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include <dlfcn.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

namespace {

bool of_a_record(int descriptor) {
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    std::string path(4096, '\0');
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    return size > 0 &&
           path.substr(0, static_cast<std::size_t>(size)).find(".dais") != std::string::npos;
}

bool told(const char* what) {
    const char* name = std::getenv("DAIS_TEST_DISK");
    std::string word;
    return name != nullptr && std::getline(std::ifstream{name}, word) && word == what;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int sync_with(const char* name, int descriptor) {
    constexpr timespec kWhile{.tv_sec = 0, .tv_nsec = 50'000'000};
    while (of_a_record(descriptor) && told("slow")) {
        ::nanosleep(&kWhile, nullptr);
    }
    return next<int(int)>(name)(descriptor);
}

bool refused(int descriptor) {
    if (!of_a_record(descriptor) || !told("read-only")) {
        return false;
    }
    errno = EROFS;
    return true;
}

}  // namespace

extern "C" {

int fsync(int descriptor) { return sync_with("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_with("fdatasync", descriptor); }
ssize_t pwrite(int descriptor, const void* from, size_t count, off_t at) {
    return refused(descriptor) ? -1
                               : next<ssize_t(int, const void*, size_t, off_t)>("pwrite")(
                                     descriptor, from, count, at);
}
ssize_t pwrite64(int descriptor, const void* from, size_t count, off64_t at) {
    return refused(descriptor) ? -1
                               : next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(
                                     descriptor, from, count, at);
}
ssize_t write(int descriptor, const void* from, size_t count) {
    return refused(descriptor)
               ? -1
               : next<ssize_t(int, const void*, size_t)>("write")(descriptor, from, count);
}

}  // extern "C"
