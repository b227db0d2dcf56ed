// Medians and percentiles of what a bench measured.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

#include "timing/instant.h"

namespace dais::console {

/// The value below which this share of all lies (0.5: the median). `all` is not empty.
inline double at_share(std::vector<double> all, double share) {
    std::sort(all.begin(), all.end());
    return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
}

inline double milliseconds(timing::Duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

}  // namespace dais::console
