#include "meeting/rules/programme_collisions.h"

#include <algorithm>

#include "timing/zones.h"

namespace dais::meeting::rules {

namespace {

class Search {
  public:
    Search(const ConferenceFacts& facts, const Programme& before, const Programme& after,
           const std::vector<Collision>& accepting)
        : facts_{facts},
          zone_{timing::Zone::named(facts.zone)},
          before_{before},
          after_{after},
          accepting_{accepting} {}

    [[nodiscard]] std::optional<Refusal> first() const {
        for (const auto& meeting : after_.meetings) {
            if (meeting.plan != MeetingPlan::planned || !differs(meeting)) {
                continue;
            }
            for (const auto& other : after_.meetings) {
                if (auto refusal = with(meeting, other)) {
                    return refusal;
                }
            }
            if (auto refusal = with_hours(meeting)) {
                return refusal;
            }
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] bool accepts(Collision kind) const {
        return std::find(accepting_.begin(), accepting_.end(), kind) != accepting_.end();
    }

    [[nodiscard]] const PlannedMeeting* as_it_was(const PlannedMeeting& meeting) const {
        const PlannedMeeting* was = find(before_, meeting.key);
        return was == nullptr || was->plan != MeetingPlan::planned ? nullptr : was;
    }

    // In what collisions are about.
    [[nodiscard]] bool differs(const PlannedMeeting& meeting) const {
        const PlannedMeeting* was = as_it_was(meeting);
        return was == nullptr || was->starts != meeting.starts || was->ends != meeting.ends ||
               was->room != meeting.room || was->team != meeting.team ||
               was->second_time != meeting.second_time ||
               was->interpretation != meeting.interpretation;
    }

    [[nodiscard]] std::optional<Refusal> with(const PlannedMeeting& meeting,
                                              const PlannedMeeting& other) const {
        if (&meeting == &other || other.plan != MeetingPlan::planned ||
            !overlap(zone_, meeting, other)) {
            return std::nullopt;
        }
        const PlannedMeeting* was = as_it_was(meeting);
        const PlannedMeeting* other_was = as_it_was(other);
        const bool overlapped =
            was != nullptr && other_was != nullptr && overlap(zone_, *was, *other_was);
        const Names names{{"meeting", name_of(meeting)},
                          {"other", name_of(other)},
                          {"from", text_of(other.starts)},
                          {"until", text_of(other.ends)}};
        const bool same_room = meeting.room == other.room;
        const bool had_room = overlapped && was->room == other_was->room;
        if (same_room && !had_room && !accepts(Collision::room)) {
            Refusal refusal = refuse("programme.room-taken", names);
            const Room* room = find(facts_, meeting.room);
            refusal.names["room"] = room == nullptr ? meeting.room.text : room->name;
            return refusal;
        }
        const bool same_team = !meeting.team.empty() && meeting.team == other.team;
        const bool had_team = overlapped && was->team == other_was->team;
        if (same_team && !had_team && !accepts(Collision::team)) {
            Refusal refusal = refuse("programme.team-taken", names);
            refusal.names["team"] = meeting.team;
            return refusal;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Refusal> with_hours(const PlannedMeeting& meeting) const {
        const PlannedMeeting* was = as_it_was(meeting);
        const bool same_hours =
            was != nullptr && was->starts == meeting.starts && was->ends == meeting.ends;
        const Interpretation& interpretation = meeting.interpretation;
        if (!interpretation.languages.empty()) {
            const bool beyond =
                meeting.starts < interpretation.starts || meeting.ends > interpretation.ends;
            const bool was_so = same_hours && was->interpretation == interpretation;
            if (beyond && !was_so && !accepts(Collision::interpretation)) {
                return refuse("programme.beyond-interpretation",
                              {{"meeting", name_of(meeting)},
                               {"from", text_of(interpretation.starts)},
                               {"until", text_of(interpretation.ends)}});
            }
            // Who accepted that has seen the hour: 13:00 is when the interpreters leave.
            return std::nullopt;
        }
        if (!same_hours && !facts_.hours.empty() && !accepts(Collision::hours)) {
            const Span hours = ordinary_hours(facts_, meeting.starts, meeting.ends);
            const bool outside = !in_ordinary_hours(meeting);
            if (outside) {
                return refuse("programme.beyond-hours", {{"meeting", name_of(meeting)},
                                                         {"from", text_of(hours.from)},
                                                         {"until", text_of(hours.until)}});
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool in_ordinary_hours(const PlannedMeeting& meeting) const {
        const timing::WallTime midnight = date::floor<date::days>(meeting.starts);
        return std::any_of(facts_.hours.begin(), facts_.hours.end(), [&](const Hours& hours) {
            return meeting.starts >= midnight + hours.from &&
                   meeting.ends <= midnight + hours.until;
        });
    }

    const ConferenceFacts& facts_;
    timing::Zone zone_;
    const Programme& before_;
    const Programme& after_;
    const std::vector<Collision>& accepting_;
};

}  // namespace

std::optional<Refusal> collision(const ConferenceFacts& facts, const Programme& before,
                                 const Programme& after, const std::vector<Collision>& accepting) {
    return Search{facts, before, after, accepting}.first();
}

bool overlap(const timing::Zone& zone, const PlannedMeeting& one, const PlannedMeeting& other) {
    return utc_of(zone, one, one.starts) < utc_of(zone, other, other.ends) &&
           utc_of(zone, other, other.starts) < utc_of(zone, one, one.ends);
}

Span ordinary_hours(const ConferenceFacts& facts, timing::WallTime starts, timing::WallTime ends) {
    const timing::WallTime midnight = date::floor<date::days>(starts);
    Span best{starts, ends};
    timing::Duration most{};
    for (const auto& hours : facts.hours) {
        const Span each{midnight + hours.from, midnight + hours.until};
        const timing::Duration shared = std::min(ends, each.until) - std::max(starts, each.from);
        if (shared > most) {
            most = shared;
            best = each;
        }
    }
    return best;
}

std::string text_of(timing::WallTime wall) {
    return date::format("%Y-%m-%d %H:%M", date::floor<std::chrono::minutes>(wall));
}

}  // namespace dais::meeting::rules
