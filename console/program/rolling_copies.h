// A copy of the record now and then in a second folder, or on a stick: while the meeting goes on,
// on a thread of its own. Each is checked before it gets its name. A few of the newest are kept.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <sys/types.h>

namespace dais::console {

/// How often, where nobody says otherwise; nothing is written where nothing was recorded since.
inline constexpr std::chrono::seconds kCopyEvery{60};
/// After a copy could not be made it is tried again so often, if that is sooner.
inline constexpr std::chrono::seconds kCopyAgain{5};
inline constexpr std::size_t kCopiesKept = 3;

struct CopyOptions {
    std::filesystem::path folder;  ///< empty: no copies
    std::chrono::seconds every = kCopyEvery;
};

class RollingCopies {
  public:
    /// Told, on the copies' thread, of what trouble() says, whenever that is something else.
    using Told = std::function<void(const std::string& trouble)>;
    RollingCopies(std::filesystem::path file, CopyOptions options, Told told);
    /// Gives up the copy under way and waits for that.
    ~RollingCopies() = default;
    RollingCopies(const RollingCopies&) = delete;
    RollingCopies& operator=(const RollingCopies&) = delete;
    RollingCopies(RollingCopies&&) = delete;
    RollingCopies& operator=(RollingCopies&&) = delete;

    /// Why there is no new copy, as one sentence; empty: all is well. Any thread.
    [[nodiscard]] std::string trouble() const;

  private:
    void run(const std::stop_token& stop);
    void copy_if_changed(const std::function<bool()>& given_up);
    void refuse_other_disk();
    void remove_older(std::int64_t rows, const std::string& beginning) const;
    [[nodiscard]] std::filesystem::path name_of(std::int64_t rows) const;
    void say(const std::string& trouble);

    std::filesystem::path file_;
    CopyOptions options_;
    Told told_;
    std::int64_t copied_ = 0;  // rows in the newest copy of this run
    std::optional<bool> on_another_disk_;
    mutable std::mutex mutex_;
    std::string trouble_;
    std::jthread thread_;  // the last member: it is joined before anything that it uses goes
};

}  // namespace dais::console
