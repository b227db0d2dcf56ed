// The figures of the server for whoever watches it (/metrics). Gathered on the wire's thread, at
// most once in a while, so that asking often costs nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/counters.h"
#include "net/histogram.h"
#include "net/hub.h"
#include "net/limits.h"
#include "net/process_watch.h"
#include "timing/instant.h"
#include "timing/time_source.h"

namespace dais::net {

class Sessions;

class MetricsPage {
  public:
    MetricsPage(const Hub& hub, const timing::TimeSource& time, const Limits& limits,
                const Counters& counters)
        : hub_{hub}, time_{time}, limits_{limits}, counters_{counters} {}

    /// Whose figures they are; nothing is asked of the page before. They outlive its last use.
    void watch(const Sessions& sessions) { sessions_ = &sessions; }
    /// A change of the board was told to every screen that was ready, this long after it.
    void told_all(timing::Duration after) { fanout_.observe(after); }

    /// `connections` and `requests` are those of now.
    [[nodiscard]] const std::string& text(int connections, int requests);

  private:
    const Hub& hub_;
    const timing::TimeSource& time_;
    const Limits& limits_;
    const Counters& counters_;
    const Sessions* sessions_ = nullptr;
    Histogram fanout_;
    ProcessWatch process_;
    std::string text_;
    std::optional<timing::BootInstant> made_;
};

/// Whether a request may be taken for one of somebody at this machine: from it, to it by its own
/// name, and not handed on by a proxy that says so. A page of another site that got itself a name
/// for this machine names that one.
[[nodiscard]] bool is_from_here(std::string_view peer, std::string_view host,
                                bool handed_on_by_proxy);

}  // namespace dais::net
