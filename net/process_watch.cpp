#include "net/process_watch.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dais::net {

namespace {

constexpr const char* kDescriptors = "/proc/self/fd";

std::int64_t resident_bytes() {
    std::int64_t all = 0;
    std::int64_t resident = -1;
    std::ifstream file{"/proc/self/statm"};
    file >> all >> resident;
    return file ? resident * sysconf(_SC_PAGESIZE) : -1;
}

// One by one; -1 where they cannot be seen.
std::int64_t listed_descriptors() {
    std::error_code failed;
    std::int64_t count = -1;  // the one by which they are counted
    for (std::filesystem::directory_iterator each{kDescriptors, failed}, end;
         !failed && each != end; each.increment(failed)) {
        ++count;
    }
    return failed ? -1 : count;
}

// What the kernel says at once; 0 where it does not.
std::int64_t told_descriptors() {
    struct stat folder {};
    return ::stat(kDescriptors, &folder) == 0 ? folder.st_size : 0;
}

}  // namespace

ProcessFigures ProcessWatch::look(std::int64_t connections) {
    constexpr std::int64_t kFew = 256;
    rlimit limit{};
    const bool known = getrlimit(RLIMIT_NOFILE, &limit) == 0;
    std::int64_t descriptors = told_descriptors();
    if (descriptors == 0) {
        if (connections <= kFew) {
            others_ = listed_descriptors() - connections;
        }
        descriptors = others_ + connections;
    }
    return {resident_bytes(), descriptors, known ? static_cast<std::int64_t>(limit.rlim_cur) : -1};
}

}  // namespace dais::net
