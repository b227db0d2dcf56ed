#include "meeting/figures.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "meeting/delivered.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/set_aside.h"
#include "meeting/words.h"
#include "timing/zones.h"

namespace dais::meeting {

namespace {

using timing::Duration;

constexpr const char* kNoRegion = "none";

// Rows in an order of their own: by rank, then by what sorts them, then by key.
class Table {
  public:
    FigureRow& row(const std::string& key, const std::string& name, int rank = 0,
                   const std::string& sort = {}) {
        FigureRow& found = rows_[{rank, sort, key}];
        found.key = key;
        found.name = name;
        return found;
    }
    [[nodiscard]] std::vector<FigureRow> rows() const {
        std::vector<FigureRow> rows;
        for (const auto& [place, each] : rows_) {
            rows.push_back(each);
        }
        return rows;
    }

  private:
    std::map<std::tuple<int, std::string, std::string>, FigureRow> rows_;
};

void add(FigureRow& row, const Delivered& statement) {
    ++row.statements;
    row.allotted += statement.allotted;
    row.used += statement.used;
    row.over += statement.over();
}

std::string key_of(const OnBehalfOf& group) { return group.group ? group.group->text : group.name; }

// Every table of delegations' statements, filled side by side so that they cannot differ.
class Tables {
  public:
    explicit Tables(const Conference& conference) : conference_{conference} {}

    void add(const Delivered& statement) {
        const Inscription& by = *statement.inscription;
        for (FigureRow* row : {&total_, &delegation(by), &region(by), &speaker_class(by),
                               &modality(by), &list(by)}) {
            meeting::add(*row, statement);
        }
        if (by.on_behalf_of) {
            const std::string name = name_of(conference_, *by.on_behalf_of);
            meeting::add(groups_.row(key_of(*by.on_behalf_of), name, 0, name), statement);
        }
    }
    void write(Figures& figures) const {
        figures.total = total_;
        figures.delegations = delegations_.rows();
        figures.groups = groups_.rows();
        figures.regions = regions_.rows();
        figures.classes = classes_.rows();
        figures.modalities = modalities_.rows();
        figures.lists = lists_.rows();
    }

  private:
    FigureRow& delegation(const Inscription& by) {
        const Delegation* found = find(*conference_.facts, by.delegation);
        return delegations_.row(by.delegation.text, name_of(conference_, by.delegation), 0,
                                found == nullptr ? std::string{} : found->en.sort);
    }
    FigureRow& region(const Inscription& by) {
        const Delegation* found = find(*conference_.facts, by.delegation);
        if (found == nullptr || found->region.empty() || found->region == kNoRegion) {
            return regions_.row({}, {}, 1);
        }
        const Group* group = find(*conference_.facts, GroupKey{found->region});
        return regions_.row(found->region, group == nullptr ? found->region : group->list);
    }
    FigureRow& speaker_class(const Inscription& by) {
        const SpeakerClass* found = find(*conference_.facts, by.speaker_class);
        return classes_.row(by.speaker_class.text,
                            found == nullptr ? by.speaker_class.text : found->name,
                            rank(conference_.facts->profile, by.speaker_class));
    }
    FigureRow& modality(const Inscription& by) {
        return modalities_.row(std::string{word(by.modality)}, {}, static_cast<int>(by.modality));
    }
    FigureRow& list(const Inscription& by) {
        const ListOfSpeakers* found = find(conference_, by.list);
        const int next = static_cast<int>(first_spoken_from_.size());
        const auto place = first_spoken_from_.try_emplace(by.list, next).first;
        return lists_.row(by.list.text,
                          found == nullptr ? by.list.text : rules::name_of(conference_, *found),
                          place->second);
    }

    const Conference& conference_;
    FigureRow total_;
    Table delegations_;
    Table groups_;
    Table regions_;
    Table classes_;
    Table modalities_;
    Table lists_;
    std::map<ListKey, int> first_spoken_from_;
};

void note_overrun(OverrunFigures& overruns, const Conference& conference,
                  const Delivered& statement) {
    const Duration over = statement.over();
    if (over == Duration::zero()) {
        return;
    }
    ++overruns.statements;
    overruns.sum += over;
    if (over > overruns.longest) {
        overruns.longest = over;
        overruns.longest_by = name_of(conference, *statement.inscription);
    }
}

timing::Instant end_of(const Statement& statement) {
    return std::get<Concluded>(statement.state).at;
}

std::vector<FigureRow> offices_of(const Conference& conference) {
    Table offices;
    constexpr int kAfterPresiders = 100;
    for (const auto& [id, statement] : conference.statements) {
        if (!delivered(statement) || std::holds_alternative<FromList>(statement.holder)) {
            continue;
        }
        const auto* presider = std::get_if<Presider>(&statement.holder);
        FigureRow& row = presider == nullptr ? offices.row("dialogue", {}, kAfterPresiders)
                                             : offices.row(std::string{word(presider->office)}, {},
                                                           static_cast<int>(presider->office));
        const bool clock = statement.allotted.has_value();
        const Duration allotted = clock ? *statement.allotted + statement.extension : Duration{};
        const Duration used =
            clock ? statement.used_before : end_of(statement) - statement.given_at;
        ++row.statements;
        row.allotted += allotted;
        row.used += used;
        row.over += clock ? std::max(used - allotted, Duration::zero()) : Duration::zero();
    }
    return offices.rows();
}

void add(SpanFigures& spans, Duration span) {
    ++spans.count;
    spans.sum += span;
    spans.average = spans.sum / spans.count;
}

SpanFigures courtesy_of(const Conference& conference) {
    SpanFigures courtesy;
    for (const auto& [id, statement] : conference.statements) {
        const bool of_delegation = std::holds_alternative<FromList>(statement.holder);
        if (of_delegation && delivered(statement) && statement.started_at) {
            add(courtesy, *statement.started_at - statement.given_at);
        }
    }
    return courtesy;
}

// What a meeting went through, as far as the conference does not keep it.
struct Course {
    MeetingKey meeting;
    timing::Instant opened;
    std::optional<timing::Instant> adjourned;
    std::vector<timing::Instant> suspended;
    std::vector<timing::Instant> resumed;
};
using Courses = std::vector<Course>;

bool suspended_between(const Courses& courses, const MeetingKey& meeting, timing::Instant from,
                       timing::Instant to) {
    return std::any_of(courses.begin(), courses.end(), [&](const Course& course) {
        return course.meeting == meeting &&
               std::any_of(course.suspended.begin(), course.suspended.end(),
                           [&](timing::Instant at) { return from <= at && at <= to; });
    });
}

SpanFigures gaps_of(const Conference& conference, const Courses& courses) {
    SpanFigures gaps;
    std::map<MeetingKey, timing::Instant> last_end;
    for (const auto& [id, statement] : conference.statements) {
        if (statement.not_delivered) {
            continue;
        }
        const auto last = last_end.find(statement.meeting);
        const bool follows = last != last_end.end();
        if (follows &&
            !suspended_between(courses, statement.meeting, last->second, statement.given_at)) {
            add(gaps, statement.given_at - last->second);
        }
        if (concluded(statement)) {
            last_end[statement.meeting] = end_of(statement);
        }
    }
    return gaps;
}

void count_inscriptions(CountFigures& counts, const Conference& conference) {
    for (const auto& [id, each] : conference.inscriptions) {
        counts.called_in_vain += each.absences;
        counts.passed += std::holds_alternative<Passed>(each.state) ? 1 : 0;
        counts.in_writing += std::holds_alternative<InWriting>(each.state) ? 1 : 0;
        counts.withdrawn += std::holds_alternative<Withdrawn>(each.state) ? 1 : 0;
        counts.not_reached += std::holds_alternative<Waiting>(each.state) ? 1 : 0;
        counts.late_refused += std::holds_alternative<Refused>(each.state) ? 1 : 0;
        counts.late_pending += std::holds_alternative<Pending>(each.state) ? 1 : 0;
    }
}

void count_points(CountFigures& counts, const Conference& conference) {
    for (const auto& [id, each] : conference.points) {
        ++counts.points_of_order;
        counts.points_recognized += each.recognized ? 1 : 0;
        counts.rulings_appealed += each.appealed_by ? 1 : 0;
        counts.rulings_overruled += each.standing == RulingState::overruled ? 1 : 0;
    }
}

void count_motions(CountFigures& counts, const Conference& conference) {
    for (const auto& [id, each] : conference.motions) {
        ++counts.motions;
        counts.motions_carried += each.state == MotionState::carried ? 1 : 0;
        counts.motions_lost += each.state == MotionState::lost ? 1 : 0;
        counts.motions_withdrawn += each.state == MotionState::withdrawn ? 1 : 0;
    }
}

bool is_reply(const Conference& conference, const Delivered& statement) {
    const ListOfSpeakers* list = find(conference, statement.inscription->list);
    return list != nullptr && list->kind == ListKind::right_of_reply;
}

Figures figures_with(const Conference& conference, const Courses& courses) {
    Figures figures;
    if (conference.facts == nullptr) {
        return figures;
    }
    Tables tables{conference};
    for (const Delivered& statement : statements_of_delegations(conference)) {
        tables.add(statement);
        note_overrun(figures.overruns, conference, statement);
        figures.counts.replies += is_reply(conference, statement) ? 1 : 0;
    }
    tables.write(figures);
    figures.offices = offices_of(conference);
    figures.courtesy = courtesy_of(conference);
    figures.gaps = gaps_of(conference, courses);
    count_inscriptions(figures.counts, conference);
    count_points(figures.counts, conference);
    count_motions(figures.counts, conference);
    return figures;
}

// What only the rows tell.
class FromRows {
  public:
    explicit FromRows(const State& state) {
        for (const Recorded* row : rows_that_count(state)) {
            std::visit([&](const auto& event) { note(event); }, row->event);
        }
    }
    Courses courses;
    int called_in_vain = 0;
    int late_granted = 0;

  private:
    template <class Event>
    void note(const Event& /*event*/) {}
    void note(const MeetingOpened& event) {
        courses.push_back({event.meeting, event.at, std::nullopt, {}, {}});
    }
    void note(const MeetingSuspended& event) {
        if (Course* course = of(event.meeting)) {
            course->suspended.push_back(event.at);
        }
    }
    void note(const MeetingResumed& event) {
        if (Course* course = of(event.meeting)) {
            course->resumed.push_back(event.at);
        }
    }
    void note(const MeetingAdjourned& event) {
        if (Course* course = of(event.meeting)) {
            course->adjourned = event.at;
        }
    }
    void note(const SpeakerAbsent& /*event*/) { ++called_in_vain; }
    void note(const SpeakerPassed& /*event*/) { ++called_in_vain; }
    void note(const RequestGranted& /*event*/) { ++late_granted; }

    Course* of(const MeetingKey& meeting) {
        const auto found = std::find_if(courses.begin(), courses.end(), [&](const Course& course) {
            return course.meeting == meeting;
        });
        return found == courses.end() ? nullptr : &*found;
    }
};

Duration time_suspended(const Course& course) {
    Duration sum{};
    for (std::size_t i = 0; i < course.suspended.size(); ++i) {
        if (i < course.resumed.size()) {
            sum += course.resumed[i] - course.suspended[i];
        } else if (course.adjourned) {
            sum += *course.adjourned - course.suspended[i];
        }
    }
    return sum;
}

std::vector<MeetingFigures> punctuality(const State& state, const Courses& courses) {
    const ConferenceFacts& facts = *state.conference.facts;
    const timing::Zone zone = timing::Zone::named(facts.zone);
    const ClockHistory clock{state};
    std::vector<MeetingFigures> meetings;
    for (const Course& course : courses) {
        const PlannedMeeting* planned = find(state.conference, course.meeting);
        if (planned == nullptr) {
            continue;
        }
        MeetingFigures figures{.meeting = course.meeting,
                               .name = name_of(*planned),
                               .planned_start = zone.utc_or_first(planned->starts),
                               .opened = clock.utc(course.opened),
                               .planned_end = zone.utc_or_first(planned->ends),
                               .adjourned = {},
                               .adjourned_late = {},
                               .suspended = time_suspended(course)};
        figures.opened_late = figures.opened - figures.planned_start;
        if (course.adjourned) {
            figures.adjourned = clock.utc(*course.adjourned);
            figures.adjourned_late = *figures.adjourned - figures.planned_end;
        }
        meetings.push_back(std::move(figures));
    }
    return meetings;
}

}  // namespace

Figures figures_of(const Conference& conference) { return figures_with(conference, {}); }

Figures figures_of(const State& state) {
    const FromRows rows{state};
    Figures figures = figures_with(state.conference, rows.courses);
    if (state.conference.facts == nullptr) {
        return figures;
    }
    figures.meetings = punctuality(state, rows.courses);
    figures.counts.called_in_vain = rows.called_in_vain;
    figures.counts.late_granted = rows.late_granted;
    return figures;
}

std::vector<const Recorded*> rows_that_count(const State& state) {
    std::vector<const Recorded*> rows;
    rows.reserve(state.rows.size());
    for (const Recorded& row : state.rows) {
        const Action* action = find_action(state, row.action);
        if ((action == nullptr || !action->undone) && !is_set_aside(state, row.sequence)) {
            rows.push_back(&row);
        }
    }
    return rows;
}

ClockHistory::ClockHistory(const State& state) {
    for (const Recorded* row : rows_that_count(state)) {
        if (const auto* created = std::get_if<ConferenceCreated>(&row->event)) {
            anchors_.emplace_back(timing::Instant{}, created->utc_at_zero);
        } else if (const auto* anchored = std::get_if<UtcAnchored>(&row->event)) {
            anchors_.emplace_back(row->recorded, anchored->utc_at_zero);
        }
    }
}

timing::UtcTime ClockHistory::utc(timing::Instant instant) const {
    timing::UtcTime at_zero;
    for (const auto& [from, anchor] : anchors_) {
        if (from <= instant) {
            at_zero = anchor;
        }
    }
    return at_zero + instant.time_since_epoch();
}

}  // namespace dais::meeting
