// The figures of the wire as Prometheus reads them: its text format 0.0.4.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "net/counters.h"
#include "net/histogram.h"
#include "net/session_figures.h"

namespace dais::net {

/// What this process takes of the machine (process_watch.h). -1: it cannot be read here.
struct ProcessFigures {
    std::int64_t resident_bytes = -1;
    std::int64_t descriptors = -1;
    std::int64_t descriptors_most = -1;
};

struct WireFigures {
    const Counters& counters;
    const Histogram& fanout;
    const Histogram* commits = nullptr;  ///< null: there is no journal in this process
    int connections = 0;                 ///< WebSockets now
    int requests = 0;                    ///< connections that are none, or not yet
    SessionFigures sessions;
    ProcessFigures process;
};

inline constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";
[[nodiscard]] std::string metrics_text(const WireFigures& figures);

/// A label's value, with what would end it escaped.
[[nodiscard]] std::string escaped_label(std::string_view value);

}  // namespace dais::net
