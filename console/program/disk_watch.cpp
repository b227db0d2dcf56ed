#include "console/program/disk_watch.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>

namespace dais::console {

namespace {

constexpr std::chrono::milliseconds kLookEvery{250};

std::string sentence_of(const std::optional<timing::Duration>& writing) {
    if (!writing || *writing < kSlowDisk) {
        return {};
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*writing).count();
    return "The disk is slow: it has been writing what was said last for " +
           std::to_string(seconds) +
           " s. Clocks and screens go on; what is said now waits for its turn.";
}

}  // namespace

DiskWatch::DiskWatch(WritingFor writing_for, std::function<std::string()> copies, DeskThread& desk)
    : thread_{[writing_for = std::move(writing_for), copies = std::move(copies),
               &desk](const std::stop_token& stop) {
          std::mutex waiting;
          std::condition_variable_any stopped;
          while (!stop.stop_requested()) {
              desk.show_disk(
                  [&] { return DiskSeen{.slow = sentence_of(writing_for()), .copies = copies()}; });
              std::unique_lock lock{waiting};
              stopped.wait_for(lock, stop, kLookEvery, [] { return false; });
          }
      }} {}

}  // namespace dais::console
