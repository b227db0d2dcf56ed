#include "timing/countdown.h"

#include <algorithm>

namespace dais::timing {

Duration used(const Countdown& countdown, Instant now) {
    if (!countdown.running_since) {
        return countdown.used_before;
    }
    // "As of N seconds ago" may lie after a reading taken earlier: then nothing has run yet.
    return countdown.used_before + std::max(now - *countdown.running_since, Duration::zero());
}

CountdownReading read(const Countdown& countdown, Instant now) {
    const Duration spent = used(countdown, now);
    const Duration remaining = countdown.allotted - spent;
    const bool untouched = !countdown.running_since && spent == Duration::zero();
    Phase phase = Phase::normal;
    if (untouched) {
        phase = Phase::ready;
    } else if (remaining <= Duration::zero()) {
        phase = Phase::over;
    } else if (remaining <= countdown.warning) {
        phase = Phase::warning;
    }
    return {.phase = phase, .used = spent, .remaining = remaining};
}

std::optional<Instant> due(const Countdown& countdown, Instant now) {
    if (!countdown.running_since) {
        return std::nullopt;
    }
    const Instant end = *countdown.running_since + (countdown.allotted - countdown.used_before);
    return end > now ? std::optional{end} : std::nullopt;
}

ShownTime shown(Duration remaining) {
    using std::chrono::seconds;
    if (remaining <= Duration::zero()) {
        // At exactly zero the time is over, and both conventions show 0:00.
        return {.over = true, .seconds = std::chrono::floor<seconds>(-remaining).count()};
    }
    return {.over = false, .seconds = std::chrono::ceil<seconds>(remaining).count()};
}

}  // namespace dais::timing
