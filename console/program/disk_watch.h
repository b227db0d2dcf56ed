// Watches the record's disk from outside: while the desk's thread waits for it, somebody else must
// say so.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "console/program/desk_thread.h"
#include "timing/instant.h"

namespace dais::console {

/// An entry of the record that takes longer than this to be on disk is spoken of.
inline constexpr std::chrono::seconds kSlowDisk{1};

class DiskWatch {
  public:
    /// For how long an entry has been on its way to the disk; nothing: none is.
    using WritingFor = std::function<std::optional<timing::Duration>()>;

    /// Both are asked on the watch's thread; `desk` outlives it.
    DiskWatch(WritingFor writing_for, std::function<std::string()> copies, DeskThread& desk);

  private:
    std::jthread thread_;
};

}  // namespace dais::console
