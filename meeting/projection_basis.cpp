// What a prediction needs, taken from the conference as it stands.
#include <algorithm>
#include <set>

#include <date/date.h>

#include "meeting/projection.h"
#include "meeting/projection_pace.h"
#include "meeting/rules/interpretation.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"
#include "timing/zones.h"

namespace dais::meeting {

namespace {

using std::chrono::milliseconds;
using timing::Duration;
using timing::UtcTime;

// Newcomers are expected at the rate of this long (assumed).
constexpr Duration kAskedWithin = std::chrono::minutes{30};
// What nobody can know (assumed): how long the Chair speaks between, how long a clock stands still.
constexpr Duration kChairSpeaks = std::chrono::minutes{1};
constexpr Duration kClockStands = std::chrono::minutes{1};
// How far a presenter with a clock is off it, per mille (assumed).
constexpr int kPresenterSpread = 250;
constexpr int kPerMille = 1'000;

Duration whole(Duration length) { return std::chrono::duration_cast<milliseconds>(length); }
UtcTime whole(UtcTime at) { return date::floor<milliseconds>(at); }

class Basis {
  public:
    Basis(const Conference& conference, const PlannedMeeting& meeting, timing::Instant now)
        : c_{conference},
          meeting_{meeting},
          run_{run_of(conference, meeting.key)},
          zone_{timing::Zone::named(conference.facts->zone)},
          now_{now},
          called_{rules::current_list(conference, meeting)},
          subject_{called_ == nullptr ? list_of_floor() : called_} {
        basis_.meeting = meeting.key;
        basis_.room = meeting.room;
        basis_.now = whole(utc_at(c_, now));
        basis_.paces = pace::paces_of(c_);
        basis_.gap = pace::gap_of(c_);
        basis_.absent_per_mille = pace::absent_of(c_);
        take_ends();
        take_slot();
        take_taken();
        take_floor();
        if (called_ != nullptr) {
            take_list();
        }
        if (subject_ != nullptr) {
            take_later();
        }
    }

    [[nodiscard]] ProjectionBasis made() && { return std::move(basis_); }

  private:
    [[nodiscard]] UtcTime utc(const PlannedMeeting& meeting, timing::WallTime wall) const {
        return utc_of(zone_, meeting, wall);
    }

    // Who holds the floor at this meeting, else who held it last.
    [[nodiscard]] const Statement* newest() const {
        const Floor& floor = c_.floors.at(meeting_.room);
        for (const auto& id : {floor.held, floor.last}) {
            const Statement* statement = id ? find(c_, *id) : nullptr;
            if (statement != nullptr && statement->meeting == meeting_.key) {
                return statement;
            }
        }
        return nullptr;
    }
    // A list that nobody waits on any more, while its last speakers are heard.
    [[nodiscard]] const ListOfSpeakers* list_of_floor() const {
        const Statement* statement = newest();
        return statement == nullptr ? nullptr : list_of(c_, *statement);
    }

    void take_ends() {
        basis_.planned_ends = utc(meeting_, meeting_.ends);
        basis_.ends = basis_.planned_ends;
        const auto interpretation = rules::interpretation_ends(c_, meeting_);
        if (interpretation && !run_.without_interpretation) {
            basis_.ends = *interpretation;
            basis_.ends_with_interpretation = true;
        }
        if (run_.state == MeetingState::suspended && run_.expected_until) {
            basis_.resumes = whole(utc_at(c_, *run_.expected_until));
        }
        const auto day = date::floor<date::days>(meeting_.starts);
        basis_.day_ends = basis_.planned_ends;
        for (const PlannedMeeting& other : c_.programme->meetings) {
            const bool same_day = date::floor<date::days>(other.starts) == day;
            if (same_day && other.room == meeting_.room && other.plan == MeetingPlan::planned) {
                basis_.day_ends = std::max(basis_.day_ends, utc(other, other.ends));
            }
        }
    }

    [[nodiscard]] bool is_for_subject(const Slot& slot) const {
        const bool debated =
            slot.kind == SlotKind::debate || slot.kind == SlotKind::consultation ||
            (slot.kind == SlotKind::right_of_reply && subject_->kind == ListKind::right_of_reply);
        return debated &&
               std::any_of(slot.items.begin(), slot.items.end(), [&](const ItemKey& item) {
                   return std::find(subject_->items.begin(), subject_->items.end(), item) !=
                          subject_->items.end();
               });
    }

    // The list's slot: the last of its slots that has begun, else the first of them.
    void take_slot() {
        const Slot* by_clock = nullptr;
        const Slot* of_list = nullptr;
        for (const Slot& slot : meeting_.slots) {
            const UtcTime from = utc(meeting_, slot.starts);
            if (from <= basis_.now && basis_.now < utc(meeting_, slot.ends)) {
                by_clock = &slot;
            }
            const bool begun = from <= basis_.now;
            if (subject_ != nullptr && is_for_subject(slot) && (of_list == nullptr || begun)) {
                of_list = &slot;
            }
        }
        // A list that the programme has no slot for is called in whatever slot it is.
        slot_ = of_list != nullptr ? of_list : by_clock;
        if (slot_ == nullptr) {
            return;
        }
        basis_.slot = slot_->key;
        if (subject_ != nullptr) {
            basis_.slot_ends = utc(meeting_, slot_->ends);
        }
    }

    // A slot in which the list was called is over, or was never begun.
    [[nodiscard]] bool called_in(UtcTime from) const {
        const Statement* statement = newest();
        return statement != nullptr && list_of(c_, *statement) != nullptr &&
               utc_at(c_, statement->given_at) >= from;
    }

    void take_taken() {
        for (const Slot& slot : meeting_.slots) {
            const UtcTime from = utc(meeting_, slot.starts);
            Taken taken{.from = from,
                        .until = utc(meeting_, slot.ends),
                        .pause = slot.kind == SlotKind::pause,
                        .yields = slot.kind == SlotKind::debate ||
                                  slot.kind == SlotKind::consultation ||
                                  slot.kind == SlotKind::right_of_reply};
            const bool lists = &slot == slot_ && subject_ != nullptr;
            if (lists || (subject_ != nullptr && is_for_subject(slot))) {
                continue;
            }
            if (taken.yields && subject_ != nullptr) {
                // It waits for the list, however late; what came before the list is over.
                if (slot_ == nullptr || from > utc(meeting_, slot_->starts)) {
                    basis_.taken.push_back(taken);
                }
                continue;
            }
            if (taken.until <= basis_.now || (from <= basis_.now && called_in(from))) {
                continue;
            }
            taken.from = taken.yields ? std::max(from, basis_.now) : from;
            basis_.taken.push_back(taken);
        }
        std::stable_sort(basis_.taken.begin(), basis_.taken.end(),
                         [](const Taken& a, const Taken& b) { return a.from < b.from; });
        for (std::size_t i = 1; i < basis_.taken.size(); ++i) {
            Taken& each = basis_.taken[i];
            each.from = std::max(each.from, basis_.taken[i - 1].until);
            each.until = std::max(each.until, each.from);
        }
    }

    [[nodiscard]] const Pace& pace_of(const ClassKey& key) const {
        static const Pace kNone;
        const auto found =
            std::find_if(basis_.paces.begin(), basis_.paces.end(),
                         [&](const Pace& pace) { return pace.speaker_class == key; });
        return found == basis_.paces.end() ? kNone : *found;
    }

    // The time a statement on the floor takes in all, as expected.
    [[nodiscard]] pace::Rest length_of(const Statement& statement) const {
        const Duration limit = statement.allotted.value_or(Duration::zero()) + statement.extension;
        const Inscription* inscription = inscription_of(c_, statement);
        if (inscription == nullptr) {
            return {limit, limit * kPresenterSpread / kPerMille};
        }
        if (statement.recorded) {
            return {limit, limit * pace::kRecordingSpread / kPerMille};
        }
        const Pace& pace = pace_of(inscription->speaker_class);
        const Duration spread = limit * pace.spread_per_mille / kPerMille;
        const Duration unsure = limit * pace.unsure_per_mille / kPerMille;
        return {limit * pace.per_mille / kPerMille, pace::together(spread, unsure)};
    }

    // Since when nobody speaks; nothing where nobody has spoken at this meeting yet.
    [[nodiscard]] Duration silent_since_last() const {
        const Floor& floor = c_.floors.at(meeting_.room);
        const Statement* last = floor.last ? find(c_, *floor.last) : nullptr;
        const bool here = last != nullptr && last->meeting == meeting_.key && concluded(*last);
        if (!here || run_.state == MeetingState::suspended) {
            return {};
        }
        // After a suspension the gap begins anew.
        const timing::Instant ended = std::get<Concluded>(last->state).at;
        const timing::Instant since = run_.changed_at ? std::max(ended, *run_.changed_at) : ended;
        return std::max(whole(now_ - since), Duration::zero());
    }

    void take_floor() {
        const Statement* held = floor_holder(c_, meeting_.room);
        if (held == nullptr || held->meeting != meeting_.key) {
            basis_.gap_passed = silent_since_last();
            return;
        }
        basis_.floor_taken = true;
        if (!held->allotted) {
            basis_.holder = basis_.holder_left = kChairSpeaks;
            basis_.holder_spread = kChairSpeaks;
            return;
        }
        const pace::Rest length = length_of(*held);
        pace::Rest rest = pace::rest_of(length.expected, length.spread, used(*held, now_));
        const Duration left = timing::read(*countdown(*held), now_).remaining;
        Duration before{};
        if (std::holds_alternative<Standing>(held->state)) {
            const Gap& gap = basis_.gap;
            const pace::Rest silence = pace::rest_of(
                gap.average, pace::together(gap.spread, gap.unsure), silent_since_last());
            before = silence.expected;
            rest = {length.expected, pace::together(length.spread, silence.spread)};
        } else if (std::holds_alternative<Paused>(held->state)) {
            before = kClockStands;
            rest.spread = pace::together(rest.spread, kClockStands);
        }
        basis_.holder = whole(before + rest.expected);
        basis_.holder_spread = whole(rest.spread);
        basis_.holder_left = whole(before + std::max(left, Duration::zero()));
    }

    void take_list() {
        basis_.list = called_->key;
        for (const InscriptionId id : called_->waiting) {
            const Inscription& each = *find(c_, id);
            const bool kept = each.kept.has_value();
            basis_.coming.push_back({.inscription = id,
                                     .list = called_->key,
                                     .speaker_class = each.speaker_class,
                                     .limit = whole(rules::limit_of(c_, each)),
                                     .kept = kept,
                                     .recorded = !kept && each.modality == Modality::pre_recorded &&
                                                 each.details.length.has_value()});
        }
        basis_.list_open =
            called_->kind == ListKind::speakers && called_->status == ListStatus::open;
        if (basis_.list_open) {
            basis_.closes = called_->closes;
            take_asked();
        }
    }

    // Those who asked while the meeting was on. An import puts many on the list at one moment: it
    // counts once.
    void take_asked() {
        const timing::Instant changed = run_.changed_at.value_or(now_);
        const bool suspended = run_.state == MeetingState::suspended;
        const timing::Instant until = suspended ? changed : now_;
        const timing::Instant from =
            suspended ? until - kAskedWithin : std::max(until - kAskedWithin, changed);
        std::set<timing::Instant> moments;
        for (const auto& [id, each] : c_.inscriptions) {
            if (each.list == called_->key && from < each.asked && each.asked <= until) {
                moments.insert(each.asked);
            }
        }
        basis_.asked = static_cast<int>(moments.size());
        basis_.asked_in = whole(until - from);
    }

    void take_later() {
        for (const PlannedMeeting& other : c_.programme->meetings) {
            const bool comes = other.starts > meeting_.starts &&
                               other.plan == MeetingPlan::planned &&
                               run_of(c_, other.key).state == MeetingState::scheduled;
            if (!comes) {
                continue;
            }
            for (const Slot& slot : other.slots) {
                if (slot.kind == SlotKind::debate && is_for_subject(slot)) {
                    basis_.later.push_back(
                        {other.key, utc(other, slot.starts), utc(other, slot.ends)});
                }
            }
        }
    }

    const Conference& c_;
    const PlannedMeeting& meeting_;
    const MeetingRun& run_;
    timing::Zone zone_;
    timing::Instant now_;
    const ListOfSpeakers* called_;
    const ListOfSpeakers* subject_;  // the same, or the one whose last speaker was just heard
    const Slot* slot_ = nullptr;     // in which it is called
    ProjectionBasis basis_;
};

}  // namespace

std::optional<ProjectionBasis> basis_of(const Conference& conference, const MeetingKey& meeting,
                                        timing::Instant now) {
    const PlannedMeeting* planned = find(conference, meeting);
    if (planned == nullptr || !is_on(conference, meeting)) {
        return std::nullopt;
    }
    return Basis{conference, *planned, now}.made();
}

}  // namespace dais::meeting
