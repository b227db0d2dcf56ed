#include "meeting/projection_pace.h"

#include <algorithm>
#include <array>
#include <map>

#include "meeting/delivered.h"

namespace dais::meeting::pace {

namespace {

using std::chrono::milliseconds;
using timing::Duration;

// What is usual before anything was measured (assumed).
constexpr std::int64_t kUsualPace = 950;        // per mille of the limit
constexpr std::int64_t kUsualPaceUnsure = 180;  // between one conference and another
constexpr std::int64_t kBetweenClasses = 170;   // between the classes of one conference
constexpr std::int64_t kUsualPaceSpread = 210;  // between statements
constexpr std::int64_t kUsualGap = 26'000;      // milliseconds
constexpr std::int64_t kUsualGapUnsure = 12'000;
constexpr std::int64_t kUsualGapSpread = 14'000;
// One of so many who are called is not there.
constexpr std::int64_t kUsuallyThere = 40;
// How many statements' worth a usual spread is.
constexpr std::int64_t kSpreadWorth = 4;
// Statements all alike by chance do not make the next one certain.
constexpr std::int64_t kLeastPaceSpread = 30;
constexpr std::int64_t kLeastGapSpread = 1'000;
// One statement that ran away says no more than this.
constexpr std::int64_t kMostPace = 3'000;

constexpr std::int64_t kPerMille = 1'000;

std::int64_t square(std::int64_t value) { return value * value; }

// What was measured of one thing.
struct Measured {
    std::int64_t count = 0;
    std::int64_t sum = 0;
    std::vector<std::int64_t> values;

    void add(std::int64_t value) {
        ++count;
        sum += value;
        values.push_back(value);
    }
    [[nodiscard]] std::int64_t average() const { return count == 0 ? 0 : sum / count; }
    [[nodiscard]] std::int64_t squares() const {
        std::int64_t squares = 0;
        for (const std::int64_t value : values) {
            squares += square(value - average());
        }
        return squares;
    }
    /// How many deviations from the average say something about the spread.
    [[nodiscard]] std::int64_t freedom() const { return std::max<std::int64_t>(count - 1, 0); }
};

// A value and how unsure it is (a variance).
struct Estimate {
    std::int64_t value = 0;
    std::int64_t variance = 0;
};

// Estimates of the same thing, the surer weighing more.
class Weighed {
  public:
    explicit Weighed(const Estimate& first) { add(first); }
    void add(const Estimate& each) {
        const std::int64_t weight = kOne / std::max(each.variance, kLeastVariance);
        weights_ += weight;
        // Relative to the first, so that the products stay small.
        first_ = any_ ? first_ : each.value;
        any_ = true;
        sum_ += weight / kPerMille * (each.value - first_);
    }
    [[nodiscard]] Estimate both() const {
        return {first_ + sum_ / std::max<std::int64_t>(weights_ / kPerMille, 1), kOne / weights_};
    }

  private:
    // Large enough that weights of gaps, in milliseconds, keep their digits; small enough that the
    // sum of weighed values does not overflow.
    static constexpr std::int64_t kOne = 4'000'000'000'000'000;
    static constexpr std::int64_t kLeastVariance = 100;
    bool any_ = false;
    std::int64_t first_ = 0;
    std::int64_t weights_ = 0;
    std::int64_t sum_ = 0;
};

std::int64_t variance_of(const Measured& measured, std::int64_t usual_variance,
                         std::int64_t least) {
    const std::int64_t variance =
        (kSpreadWorth * usual_variance + measured.squares()) / (kSpreadWorth + measured.freedom());
    return std::max(variance, square(least));
}

using ByClass = std::map<ClassKey, Measured>;

ByClass measured_paces(const Conference& conference) {
    ByClass measured;
    for (const Delivered& each : statements_of_delegations(conference)) {
        // Of the time it was given: those who wait are not yet granted an extension.
        const auto limit = std::chrono::duration_cast<milliseconds>(each.allotted - each.extension);
        const auto used = std::chrono::duration_cast<milliseconds>(each.used);
        const bool tells =
            !each.continues && !each.recorded && limit.count() > 0 && used.count() > 0;
        if (tells) {
            measured[each.inscription->speaker_class].add(
                std::min(used.count() * kPerMille / limit.count(), kMostPace));
        }
    }
    return measured;
}

// The spread of statements about their class's average, whatever the class.
std::int64_t common_variance(const ByClass& measured) {
    std::int64_t squares = kSpreadWorth * square(kUsualPaceSpread);
    std::int64_t freedom = kSpreadWorth;
    for (const auto& [key, each] : measured) {
        squares += each.squares();
        freedom += each.freedom();
    }
    return std::max(squares / freedom, square(kLeastPaceSpread));
}

// What the other classes lead one to expect of a class.
Estimate expected_of(const ByClass& measured, const ClassKey& key, std::int64_t variance) {
    Weighed all{{kUsualPace, square(kUsualPaceUnsure)}};
    for (const auto& [other, each] : measured) {
        if (other != key) {
            all.add({each.average(), variance / each.count + square(kBetweenClasses)});
        }
    }
    const Estimate common = all.both();
    return {common.value, common.variance + square(kBetweenClasses)};
}

bool point_between(const Conference& conference, const MeetingKey& meeting, timing::Instant from,
                   timing::Instant to) {
    return std::any_of(conference.points.begin(), conference.points.end(), [&](const auto& each) {
        const PointOfOrder& point = each.second;
        return point.meeting == meeting && point.recognized && *point.recognized <= to &&
               point.closed.value_or(to) >= from;
    });
}

bool resumed_between(const MeetingRun& run, timing::Instant from, timing::Instant to) {
    return run.changed_at && from <= *run.changed_at && *run.changed_at <= to;
}

Measured measured_gaps(const Conference& conference) {
    Measured gaps;
    std::map<MeetingKey, timing::Instant> last_end;
    for (const auto& [id, statement] : conference.statements) {
        if (!delivered(statement) || !statement.started_at) {
            continue;
        }
        const auto last = last_end.find(statement.meeting);
        const timing::Instant began = *statement.started_at;
        if (last != last_end.end()) {
            const Duration gap = began - last->second;
            const bool usual =
                gap >= Duration::zero() && gap <= kLongestGap &&
                !resumed_between(run_of(conference, statement.meeting), last->second, began) &&
                !point_between(conference, statement.meeting, last->second, began);
            if (usual) {
                gaps.add(std::chrono::duration_cast<milliseconds>(gap).count());
            }
        }
        last_end[statement.meeting] = std::get<Concluded>(statement.state).at;
    }
    return gaps;
}

}  // namespace

std::int64_t whole_root(std::int64_t square) {
    if (square <= 0) {
        return 0;
    }
    // Newton's method from above: it falls until it is there.
    std::int64_t root = std::int64_t{1} << 31;
    while (root / 2 >= 1 && (root / 2) * (root / 2) >= square) {
        root /= 2;
    }
    while (root > square / root) {
        root = (root + square / root) / 2;
    }
    return root;
}

Duration together(Duration one, Duration other) {
    const auto a = std::chrono::duration_cast<milliseconds>(one).count();
    const auto b = std::chrono::duration_cast<milliseconds>(other).count();
    return milliseconds{whole_root(square(a) + square(b))};
}

Rest rest_of(Duration usual, Duration spread, Duration passed) {
    // Of a normal distribution cut off at what has passed: its average beyond the cut and its
    // deviation, in thousandths of the spread, by how many half spreads the cut lies before the
    // average. The last lines are longer than a normal's: who overruns, overruns.
    struct Line {
        std::int64_t expected;
        std::int64_t spread;
    };
    static constexpr std::array<Line, 9> kLines{{{600, 600},
                                                 {641, 560},
                                                 {798, 603},
                                                 {1009, 697},
                                                 {1288, 794},
                                                 {1639, 879},
                                                 {2055, 942},
                                                 {2518, 978},
                                                 {3004, 993}}};
    constexpr std::int64_t kFirst = -1'000;
    constexpr std::int64_t kStep = 500;
    const auto wide =
        std::max<std::int64_t>(std::chrono::duration_cast<milliseconds>(spread).count(), 1);
    const auto left = std::chrono::duration_cast<milliseconds>(usual - passed).count();
    const std::int64_t before = std::max(left * kPerMille / wide, kFirst);
    const std::int64_t place = (before - kFirst) / kStep;
    if (place + 1 >= std::ssize(kLines)) {
        return {usual - passed, spread};
    }
    const Line& low = kLines[static_cast<std::size_t>(place)];
    const Line& high = kLines[static_cast<std::size_t>(place) + 1];
    const std::int64_t part = (before - kFirst) % kStep;
    const auto between = [&](std::int64_t from, std::int64_t to) {
        return milliseconds{wide * (from + (to - from) * part / kStep) / kPerMille};
    };
    return {between(low.expected, high.expected), between(low.spread, high.spread)};
}

std::vector<Pace> paces_of(const Conference& conference) {
    const ByClass measured = measured_paces(conference);
    const std::int64_t common = common_variance(measured);
    std::vector<Pace> paces;
    for (const SpeakerClass& each : conference.facts->profile.classes) {
        const auto found = measured.find(each.key);
        const Measured own = found == measured.end() ? Measured{} : found->second;
        const std::int64_t variance = variance_of(own, common, kLeastPaceSpread);
        Weighed weighed{expected_of(measured, each.key, common)};
        if (own.count > 0) {
            weighed.add({own.average(), variance / own.count});
        }
        const Estimate estimate = weighed.both();
        paces.push_back({.speaker_class = each.key,
                         .measured = static_cast<int>(own.count),
                         .per_mille = static_cast<int>(estimate.value),
                         .spread_per_mille = static_cast<int>(whole_root(variance)),
                         .unsure_per_mille = static_cast<int>(whole_root(estimate.variance))});
    }
    return paces;
}

Gap gap_of(const Conference& conference) {
    const Measured measured = measured_gaps(conference);
    const std::int64_t variance = variance_of(measured, square(kUsualGapSpread), kLeastGapSpread);
    Weighed weighed{{kUsualGap, square(kUsualGapUnsure)}};
    if (measured.count > 0) {
        weighed.add({measured.average(), variance / measured.count});
    }
    const Estimate estimate = weighed.both();
    return {.measured = static_cast<int>(measured.count),
            .average = milliseconds{estimate.value},
            .spread = milliseconds{whole_root(variance)},
            .unsure = milliseconds{whole_root(estimate.variance)}};
}

int absent_of(const Conference& conference) {
    std::int64_t in_vain = 0;
    for (const auto& [id, each] : conference.inscriptions) {
        in_vain += each.absences;
    }
    const auto called = static_cast<std::int64_t>(conference.statements.size()) + in_vain;
    return static_cast<int>((1 + in_vain) * kPerMille / (kUsuallyThere + called));
}

}  // namespace dais::meeting::pace
