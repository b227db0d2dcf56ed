#include "console/program/simulated_meetings.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <stdexcept>

#include "meeting/apply.h"
#include "meeting/decide.h"
#include "timing/zones.h"

namespace dais::console {

namespace {

using namespace meeting;
using std::chrono::milliseconds;
using timing::Duration;

constexpr std::int64_t kPerMille = 1'000;
constexpr int kSpeakers = 60;
constexpr std::array<int, 5> kMoments{3, 8, 15, 25, 40};
// One in so many.
constexpr int kClockStands = 50;
constexpr int kCalledInVain = 40;

// The standard library's distributions differ from one machine to another.
class Random {
  public:
    explicit Random(std::uint64_t seed) : next_{seed} {}
    std::uint64_t seed() { return next_(); }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low +
               static_cast<std::int64_t>(next_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool one_in(int many) { return between(1, many) == 1; }
    Duration span(Duration low, Duration high) {
        return milliseconds{between(std::chrono::duration_cast<milliseconds>(low).count(),
                                    std::chrono::duration_cast<milliseconds>(high).count())};
    }
    /// About `average`, with that standard deviation; far above is likelier than far below.
    std::int64_t skewed(std::int64_t average, std::int64_t deviation) {
        // The sum of two cubes of numbers between nought and one: average 500, deviation 401.
        const auto cube = [&] {
            const std::int64_t one = between(0, kPerMille);
            return one * one / kPerMille * one / kPerMille;
        };
        constexpr std::int64_t kAverage = 500;
        constexpr std::int64_t kDeviation = 401;
        return average + deviation * (cube() + cube() - kAverage) / kDeviation;
    }

  private:
    std::mt19937_64 next_;
};

struct Drawn {
    std::int64_t average = 0;
    std::int64_t deviation = 0;
};

// A conference whose first debate goes on for as long as it takes: carrying over is not what is
// measured here.
std::shared_ptr<const ConferenceFacts> with_long_debate(const ConferenceFacts& sample) {
    constexpr Duration kLong = std::chrono::hours{12};
    auto facts = std::make_shared<ConferenceFacts>(sample);
    for (PlannedMeeting& meeting : facts->meetings) {
        for (const Slot& slot : meeting.slots) {
            if (slot.kind == SlotKind::debate) {
                Slot debate = slot;
                debate.starts = meeting.starts;
                debate.ends = meeting.ends = meeting.starts + kLong;
                meeting.slots = {debate};
                meeting.interpretation = {};
                facts->meetings = {PlannedMeeting{meeting}};
                return facts;
            }
        }
    }
    throw std::runtime_error{"the sample conference debates nothing"};
}

class Simulation {
  public:
    Simulation(const ConferenceFacts& sample, std::uint64_t seed, int speakers) : random_{seed} {
        const auto facts = with_long_debate(sample);
        meeting_ = facts->meetings.front().key;
        const timing::Zone zone = timing::Zone::named(facts->zone);
        enter({1},
              ConferenceCreated{facts, true, zone.utc_or_first(facts->meetings.front().starts)});
        for (const SpeakerClass& each : facts->profile.classes) {
            paces_[each.key] = {random_.between(650, 1250), random_.between(80, 350)};
        }
        const std::int64_t gap = random_.between(8'000, 50'000);
        gap_ = {gap, gap * random_.between(200, 600) / kPerMille};
        const auto list =
            std::find_if(conference().lists.begin(), conference().lists.end(),
                         [](const auto& each) { return each.second.kind == ListKind::speakers; });
        list_ = list->first;
        inscribe(speakers);
        say(CloseList{list_, true});
        say(OpenMeeting{meeting_});
    }

    std::vector<Foretold> hold() {
        while (!waiting().empty()) {
            call(std::find(kMoments.begin(), kMoments.end(), heard_) != kMoments.end());
        }
        return what_came();
    }
    ProjectionBasis after(int heard) {
        for (int i = 0; i < heard; ++i) {
            call(false);
        }
        return *basis_of(conference(), meeting_, now_);
    }

  private:
    [[nodiscard]] const Conference& conference() const { return state_.conference; }
    [[nodiscard]] const std::vector<InscriptionId>& waiting() const {
        return conference().lists.at(list_).waiting;
    }

    void enter(ActionId action, Event event) {
        state_ = apply(std::move(state_),
                       Recorded{.sequence = {static_cast<std::int64_t>(state_.rows.size()) + 1},
                                .term = 1,
                                .action = action,
                                .actor = {1, "Simulation"},
                                .recorded = now_,
                                .reading = {},
                                .event = std::move(event)});
    }
    void say(const Command& command) {
        const Decision decision = decide(state_, command, {1, "Simulation"}, now_);
        if (const auto* refusal = std::get_if<Refusal>(&decision)) {
            throw std::runtime_error{"the simulated meeting broke a rule: " + refusal->rule};
        }
        const ActionId action{static_cast<std::int64_t>(state_.rows.size()) + 1};
        for (const Event& event : std::get<rules::Events>(decision)) {
            enter(action, event);
        }
    }

    // A list as such lists are: groups, many States, then the others.
    void inscribe(int speakers) {
        const ConferenceFacts& facts = *conference().facts;
        const auto& classes = facts.profile.classes;
        for (int i = 0; i < speakers; ++i) {
            const auto place = static_cast<std::size_t>(i);
            const std::size_t last = classes.size() - 1;
            const std::size_t speaker_class =
                i * 10 < speakers ? 0
                : i * 10 < speakers * 8
                    ? std::min<std::size_t>(1, last)
                    : std::min(2 + (place % std::max<std::size_t>(last - 1, 1)), last);
            say(InscribeSpeaker{.list = list_,
                                .delegation = facts.delegations.at(place).key,
                                .on_behalf_of = {},
                                .speaker_class = classes[speaker_class].key,
                                .modality = {},
                                .details = {},
                                .side = {},
                                .meeting = {}});
        }
    }

    // Calls the next speaker, who may not be there.
    void call(bool foretelling) {
        const InscriptionId next = waiting().front();
        const Inscription& speaker = *find(conference(), next);
        constexpr std::int64_t kShortestGap = 2'000;
        const Duration gap =
            milliseconds{std::max(random_.skewed(gap_.average, gap_.deviation), kShortestGap)};
        const Drawn pace = paces_.at(speaker.speaker_class);
        const Duration called = gap / 3;
        pass(called);
        if (foretelling) {
            foretell();
        }
        say(GiveFloor{.meeting = meeting_,
                      .inscription = next,
                      .replacing = {},
                      .authority = {},
                      .holds_another = false});
        const StatementId statement = *conference().floors.at(room()).held;
        pass(gap - called);
        if (speaker.absences == 0 && random_.one_in(kCalledInVain)) {
            say(MarkAbsent{next});
            in_vain_.push_back(next);
            return;
        }
        say(StartStatement{statement});
        constexpr std::int64_t kShortest = 150;
        const std::int64_t share =
            std::max(random_.skewed(pace.average, pace.deviation), kShortest);
        speak(statement, *find(conference(), statement)->allotted * share / kPerMille, foretelling);
        say(ConcludeStatement{statement});
        ++heard_;
    }

    void speak(StatementId statement, Duration length, bool foretelling) {
        const Duration first = length * random_.between(100, 900) / kPerMille;
        pass(first);
        if (foretelling) {
            foretell();
        }
        if (random_.one_in(kClockStands)) {
            say(PauseStatement{statement});
            pass(random_.span(std::chrono::seconds{15}, std::chrono::seconds{120}));
            say(ResumeStatement{statement});
        }
        pass(length - first);
    }

    void pass(Duration by) { now_ += by; }
    [[nodiscard]] RoomKey room() const { return find(conference(), meeting_)->room; }

    void foretell() {
        const Projection projection = project(*basis_of(conference(), meeting_, now_));
        for (const int ahead : kAhead) {
            const auto place = static_cast<std::size_t>(ahead) - 1;
            if (place < projection.turns.size()) {
                const TurnProjection& turn = projection.turns[place];
                foretold_.push_back({turn.inscription, {heard_, ahead, turn.starts, {}}});
            }
        }
    }

    std::vector<Foretold> what_came() {
        std::map<InscriptionId, timing::UtcTime> began;
        for (const auto& [id, statement] : conference().statements) {
            const Inscription* inscription = inscription_of(conference(), statement);
            if (inscription != nullptr && statement.started_at) {
                began[inscription->id] = utc_at(conference(), *statement.started_at);
            }
        }
        std::vector<Foretold> came;
        for (auto& [inscription, each] : foretold_) {
            if (std::find(in_vain_.begin(), in_vain_.end(), inscription) == in_vain_.end()) {
                each.actual = began.at(inscription);
                came.push_back(each);
            }
        }
        return came;
    }

    Random random_;
    State state_;
    timing::Instant now_;
    MeetingKey meeting_;
    ListKey list_;
    std::map<ClassKey, Drawn> paces_;  // per mille of the limit
    Drawn gap_;                        // milliseconds
    int heard_ = 0;
    std::vector<std::pair<InscriptionId, Foretold>> foretold_;
    std::vector<InscriptionId> in_vain_;
};

Duration median(std::vector<Duration> lengths) {
    if (lengths.empty()) {
        return {};
    }
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

Calibration calibration_of(const std::vector<Foretold>& all, int ahead) {
    Calibration calibration{.ahead = ahead};
    std::vector<Duration> widths;
    std::vector<Duration> errors;
    for (const Foretold& each : all) {
        if (each.ahead != ahead) {
            continue;
        }
        const bool early = each.actual < each.predicted.early;
        const bool late = each.actual > each.predicted.late;
        ++calibration.cases;
        calibration.inside += early || late ? 0 : 1;
        calibration.before += early ? 1 : 0;
        widths.push_back(each.predicted.late - each.predicted.early);
        errors.push_back(std::chrono::abs(each.actual - each.predicted.likely));
    }
    calibration.width = median(std::move(widths));
    calibration.error = median(std::move(errors));
    return calibration;
}

}  // namespace

std::vector<Foretold> hold_simulated_meeting(const ConferenceFacts& sample, std::uint64_t seed) {
    return Simulation{sample, seed, kSpeakers}.hold();
}

std::vector<Calibration> calibrate(const ConferenceFacts& sample, std::uint64_t seed,
                                   int meetings) {
    Random random{seed};
    std::vector<Foretold> all;
    for (int i = 0; i < meetings; ++i) {
        const auto held = hold_simulated_meeting(sample, random.seed());
        all.insert(all.end(), held.begin(), held.end());
    }
    std::vector<Calibration> calibrations;
    for (const int ahead : kAhead) {
        calibrations.push_back(calibration_of(all, ahead));
    }
    return calibrations;
}

ProjectionBasis full_list(const ConferenceFacts& sample, std::uint64_t seed) {
    constexpr int kEverybody = 193;
    constexpr int kHeard = 10;
    const auto present = static_cast<int>(sample.delegations.size());
    const int heard = std::clamp(present - kEverybody, 0, kHeard);
    ProjectionBasis basis = Simulation{sample, seed, kEverybody + heard}.after(heard);
    if (basis.coming.size() > kEverybody) {
        basis.coming.resize(kEverybody);  // someone was called in vain and waits again
    }
    return basis;
}

}  // namespace dais::console
