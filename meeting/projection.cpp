#include "meeting/projection.h"

#include <algorithm>
#include <array>
#include <map>

#include "meeting/projection_pace.h"

namespace dais::meeting {

namespace {

using std::chrono::milliseconds;
using timing::Duration;
using timing::UtcTime;

// One in ten of a normal distribution lies more than this many thousandths of its standard
// deviation beyond the average.
constexpr std::int64_t kOneInTen = 1'282;
constexpr std::int64_t kPerMille = 1'000;
// However many asked just now, no more than this many are expected to.
constexpr int kMostExpected = 20;
// Who asks in the first minutes says little of how many will: the rate is taken from this long.
constexpr Duration kAskedLeast = std::chrono::minutes{15};

std::int64_t ms(Duration length) {
    return std::chrono::duration_cast<milliseconds>(length).count();
}
std::int64_t square(std::int64_t value) { return value * value; }

/// The three of a range, in their order.
constexpr std::array<std::int64_t, 3> kSides{-1, 0, 1};
constexpr std::size_t kLikely = 1;
template <class T>
using Three = std::array<T, 3>;

Range range_of(const Three<UtcTime>& three) { return {three[0], three[1], three[2]}; }

// Time worked through from now on, as though nothing but the list were heard: statements and gaps
// one after another, each with its scatter, and with what is not known of their averages, which
// errs the same way for all.
class Work {
  public:
    explicit Work(const ProjectionBasis& basis) : basis_{basis}, lengths_(basis.paces.size()) {
        expected_ = ms(basis.holder);
        scatter_ = square(ms(basis.holder_spread));
    }

    void gap() {
        ++gaps_;
        expected_ += ms(basis_.gap.average);
        scatter_ += square(ms(basis_.gap.spread));
    }
    /// The one under way.
    void rest_of_gap() {
        const pace::Rest rest =
            pace::rest_of(basis_.gap.average, pace::together(basis_.gap.spread, basis_.gap.unsure),
                          basis_.gap_passed);
        expected_ += ms(rest.expected);
        scatter_ += square(ms(rest.spread));
    }
    void statement(const Coming& coming, Duration limit) {
        const std::int64_t length = ms(limit);
        if (coming.recorded) {
            expected_ += length;
            scatter_ += square(length * pace::kRecordingSpread / kPerMille);
            return;
        }
        for (std::size_t i = 0; i < basis_.paces.size(); ++i) {
            const Pace& pace = basis_.paces[i];
            if (pace.speaker_class == coming.speaker_class) {
                expected_ += length * pace.per_mille / kPerMille;
                scatter_ += square(length * pace.spread_per_mille / kPerMille);
                lengths_[i] += length;
                break;
            }
        }
        // Whoever is called in vain speaks later on: the list is no shorter, but those behind come
        // sooner. Nobody knows who it will be, so it only widens the range.
        scatter_ += square(length) * basis_.absent_per_mille / kPerMille;
    }

    /// By now: early, likely, late; never less than before.
    [[nodiscard]] Three<Duration> so_far() {
        std::int64_t variance = scatter_ + square(gaps_ * ms(basis_.gap.unsure));
        for (std::size_t i = 0; i < lengths_.size(); ++i) {
            variance += square(lengths_[i] * basis_.paces[i].unsure_per_mille / kPerMille);
        }
        const std::int64_t wide = pace::whole_root(variance) * kOneInTen / kPerMille;
        for (std::size_t side = 0; side < kSides.size(); ++side) {
            const Duration at = milliseconds{expected_ + kSides[side] * wide};
            latest_[side] = std::max({latest_[side], at, Duration::zero()});
        }
        return latest_;
    }

  private:
    const ProjectionBasis& basis_;
    std::int64_t expected_ = 0;
    std::int64_t scatter_ = 0;           // a variance
    std::vector<std::int64_t> lengths_;  // by class, as `paces`
    std::int64_t gaps_ = 0;
    Three<Duration> latest_{};
};

// From when to when a statement lasts, in time worked through.
struct Turn {
    Three<Duration> starts;
    Three<Duration> ends;
};

// A span in which the list is heard: this meeting, then the later ones.
struct Span {
    UtcTime from;
    UtcTime until;
};

// The clock on the wall while the list is worked through: a statement that would begin inside time
// that is taken begins after it; one that would not be done before the end goes to a later meeting.
class Wall {
  public:
    Wall(UtcTime from, const std::vector<Taken>& taken, const std::vector<Span>& spans)
        : at_{from}, taken_{taken}, spans_{spans} {}

    struct Placed {
        UtcTime starts;
        UtcTime ends;
        std::size_t span = 0;
    };
    Placed place(Duration starts, Duration ends) {
        pass_until(starts);
        for (const Taken& each : taken_) {
            const bool inside = each.from <= at_ && at_ < each.until;
            at_ = inside && !each.yields ? each.until : at_;
        }
        const Duration length = ends - starts;
        while (span_ + 1 < spans_.size() && at_ + length > spans_[span_].until &&
               at_ != spans_[span_].from) {
            ++span_;
            at_ = std::max(at_, spans_[span_].from);
        }
        return {at_, at_ + length, span_};
    }

  private:
    void pass_until(Duration worked) {
        at_ += worked - done_;
        done_ = worked;
    }

    UtcTime at_;
    Duration done_{};
    const std::vector<Taken>& taken_;
    const std::vector<Span>& spans_;
    std::size_t span_ = 0;
};

class Prediction {
  public:
    Prediction(const ProjectionBasis& basis, const WhatIf& what_if)
        : basis_{basis}, what_if_{what_if}, begins_{basis.now}, taken_{basis.taken} {
        if (basis.resumes && !what_if.without_breaks) {
            begins_ = std::max(begins_, *basis.resumes);
        }
        if (what_if.without_breaks) {
            std::erase_if(taken_, [](const Taken& each) { return each.pause; });
        }
        here_ = {{begins_, basis.ends}};
        all_ = here_;
        for (const Later& later : basis.later) {
            all_.push_back({later.from, later.until});
        }
        work_through();
        made_.meeting = basis.meeting;
        made_.room = basis.room;
        made_.ends = basis.ends;
        made_.ends_with_interpretation = basis.ends_with_interpretation;
        predict_turns();
        predict_list();
        predict_keeping_time();
        predict_behind();
    }

    [[nodiscard]] Projection made() && { return std::move(made_); }

  private:
    [[nodiscard]] Duration limit_of(const Coming& coming) const {
        const bool changes = what_if_.limit && !coming.kept && !coming.recorded;
        return changes ? std::min(coming.limit, *what_if_.limit) : coming.limit;
    }

    void work_through() {
        Work work{basis_};
        floor_free_ = work.so_far();
        turns_.reserve(basis_.coming.size() + kMostExpected);
        bool first = true;
        const auto add = [&](const Coming& each) {
            if (first && !basis_.floor_taken) {
                work.rest_of_gap();
            } else {
                work.gap();
            }
            first = false;
            const Three<Duration> starts = work.so_far();
            work.statement(each, limit_of(each));
            turns_.push_back({starts, work.so_far()});
        };
        for (const Coming& each : basis_.coming) {
            add(each);
        }
        const int more = expected_more();
        made_.expected_more = more;
        if (more > 0) {
            const Coming& newcomer = usual_newcomer();
            for (int i = 0; i < more; ++i) {
                add(newcomer);
            }
        }
    }

    // As many as asked lately, for as long as the list goes on, until its announced closing.
    [[nodiscard]] int expected_more() const {
        if (!basis_.list_open || what_if_.close_list || turns_.empty()) {
            return 0;
        }
        Duration asking = turns_.back().ends[kLikely];
        if (basis_.closes) {
            asking = std::min<Duration>(asking, *basis_.closes - begins_);
        }
        const std::int64_t lately = ms(std::max(basis_.asked_in, kAskedLeast));
        const std::int64_t more = basis_.asked * std::max<std::int64_t>(ms(asking), 0) / lately;
        return static_cast<int>(std::min<std::int64_t>(more, kMostExpected));
    }

    // One of the class that most of those who wait are of.
    [[nodiscard]] const Coming& usual_newcomer() const {
        std::map<ClassKey, int> count;
        for (const Coming& each : basis_.coming) {
            count[each.speaker_class] += each.kept || each.recorded ? 0 : 1;
        }
        const Coming* usual = &basis_.coming.back();
        int most = 0;
        for (const Coming& each : basis_.coming) {
            const bool ordinary = !each.kept && !each.recorded;
            if (ordinary && count[each.speaker_class] > most) {
                most = count[each.speaker_class];
                usual = &each;
            }
        }
        return *usual;
    }

    [[nodiscard]] Three<Wall> walls(const std::vector<Span>& spans) const {
        return {Wall{begins_, taken_, spans}, Wall{begins_, taken_, spans},
                Wall{begins_, taken_, spans}};
    }

    void predict_turns() {
        auto sides = walls(all_);
        for (std::size_t i = 0; i < basis_.coming.size(); ++i) {
            TurnProjection turn;
            turn.inscription = basis_.coming[i].inscription;
            turn.ahead = static_cast<int>(i);
            Three<UtcTime> starts;
            Three<bool> done_here;
            for (std::size_t side = 0; side < kSides.size(); ++side) {
                const auto placed = sides[side].place(turns_[i].starts[side], turns_[i].ends[side]);
                starts[side] = placed.starts;
                done_here[side] = placed.span == 0 && placed.ends <= basis_.ends;
                if (side == kLikely) {
                    note_meeting(turn, placed.span);
                }
            }
            turn.starts = range_of(starts);
            turn.fits = done_here[2] ? Fits::yes : done_here[0] ? Fits::perhaps : Fits::no;
            made_.not_fitting += turn.fits == Fits::no ? 1 : 0;
            made_.perhaps_fitting += turn.fits == Fits::perhaps ? 1 : 0;
            made_.turns.push_back(std::move(turn));
        }
    }

    void note_meeting(TurnProjection& turn, std::size_t span) const {
        turn.meeting = basis_.meeting;
        if (span > 0) {
            turn.meeting = basis_.later[span - 1].meeting;
            turn.not_before = basis_.later[span - 1].from;
        }
    }

    // When the last of the list is done, if it is heard in these spans.
    [[nodiscard]] Three<Wall::Placed> end_in(const std::vector<Span>& spans) const {
        auto sides = walls(spans);
        Three<Wall::Placed> last;
        for (std::size_t side = 0; side < kSides.size(); ++side) {
            const UtcTime free = begins_ + floor_free_[side];
            last[side] = {free, free, 0};
            for (const Turn& turn : turns_) {
                last[side] = sides[side].place(turn.starts[side], turn.ends[side]);
            }
        }
        return last;
    }

    void predict_list() {
        const auto last = end_in(here_);
        made_.list_ends = range_of({last[0].ends, last[1].ends, last[2].ends});
    }

    void predict_keeping_time() {
        Wall wall{begins_, taken_, here_};
        Duration worked = basis_.holder_left;
        UtcTime ends = begins_ + worked;
        Duration gap = basis_.floor_taken
                           ? basis_.gap.average
                           : std::max(basis_.gap.average - basis_.gap_passed, Duration::zero());
        for (const Coming& each : basis_.coming) {
            const Duration starts = worked + gap;
            worked = starts + limit_of(each);
            ends = wall.place(starts, worked).ends;
            gap = basis_.gap.average;
        }
        made_.keeping_time_ends = ends;
        made_.courtesy = ends - basis_.ends;
    }

    // When a meeting is over whose list ends then: with all that is still to come after it, breaks
    // left out that nothing follows.
    [[nodiscard]] UtcTime meeting_ends(UtcTime list_ends) const {
        UtcTime ends = list_ends;
        Duration pauses{};
        for (const Taken& each : taken_) {
            const bool under_way = each.from <= ends && ends < each.until;
            if (under_way && !each.yields) {
                ends = each.until;
            } else if (each.yields || each.from > list_ends) {
                const Duration length = each.until - each.from;
                ends += each.pause ? Duration::zero() : length + pauses;
                pauses = each.pause ? pauses + length : Duration::zero();
            }
        }
        return ends;
    }

    void predict_behind() {
        const UtcTime list_ends = made_.list_ends.likely;
        if (basis_.slot_ends) {
            made_.slot_behind = list_ends - *basis_.slot_ends;
        }
        made_.meeting_behind = meeting_ends(list_ends) - basis_.planned_ends;
        made_.day_behind = day_behind();
    }

    // What this meeting does not finish goes on the same day, where a later meeting takes it up;
    // time that one meeting is late is made up by the pause before the next.
    [[nodiscard]] Duration day_behind() const {
        std::vector<Span> today = here_;
        for (const Later& later : basis_.later) {
            if (later.until <= basis_.day_ends) {
                today.push_back({later.from, later.until});
            }
        }
        const Wall::Placed last = end_in(today)[kLikely];
        if (last.span > 0) {
            return last.ends - today[last.span].until;
        }
        const bool last_of_day = basis_.planned_ends >= basis_.day_ends;
        return last_of_day ? made_.meeting_behind
                           : std::min(made_.meeting_behind, Duration::zero());
    }

    const ProjectionBasis& basis_;
    const WhatIf& what_if_;
    UtcTime begins_;
    std::vector<Taken> taken_;
    std::vector<Span> here_;  // this meeting alone
    std::vector<Span> all_;   // and the later ones
    Three<Duration> floor_free_{};
    std::vector<Turn> turns_;  // of those who wait, then of those expected to ask
    Projection made_;
};

}  // namespace

Projection project(const ProjectionBasis& basis, const WhatIf& what_if) {
    return Prediction{basis, what_if}.made();
}

}  // namespace dais::meeting
