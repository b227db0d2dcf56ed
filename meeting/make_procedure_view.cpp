#include "meeting/make_procedure_view.h"

#include <algorithm>

#include "meeting/make_views.h"
#include "meeting/rules/formal_steps.h"
#include "meeting/rules/motions.h"
#include "meeting/rules/right_of_reply.h"

namespace dais::meeting::views {

namespace {

PointView point_view(const Conference& conference, const PointOfOrder& point) {
    return {.id = point.id,
            .delegation = point.delegation,
            .name = name_of(conference, point.delegation),
            .raised = point.raised,
            .recognized = point.recognized.has_value(),
            .ruled = point.closed && !point.withdrawn,
            .ruling = point.ruling,
            .standing = point.standing,
            .appealed_by = point.appealed_by ? name_of(conference, *point.appealed_by) : ""};
}

MotionView motion_view(const Conference& conference, const Motion& motion) {
    MotionView view{.id = motion.id,
                    .kind = motion.kind,
                    .name = name_of(conference, motion.delegation),
                    .text = motion.text,
                    .debate = motion.debate,
                    .state = motion.state,
                    .in_favour = motion.in_favour,
                    .against = motion.against,
                    .abstaining = motion.abstaining};
    if (const MotionRule* rule = find(conference.facts->profile, motion.kind)) {
        view.speakers_for = rule->speakers_for;
        view.speakers_against = rule->speakers_against;
    }
    return view;
}

std::vector<MotionChoiceView> choices(const rules::Situation& situation,
                                      const MeetingKey& meeting) {
    std::vector<MotionChoiceView> made;
    for (const auto& rule : situation.facts.profile.motions) {
        MotionChoiceView choice{.kind = rule.kind, .rule = {}, .names = {}};
        if (const auto refusal = rules::not_in_order(situation, meeting, rule.kind)) {
            choice.rule = refusal->rule;
            choice.names = refusal->names;
        }
        made.push_back(std::move(choice));
    }
    return made;
}

FormalStepView step_view(const State& state, const FormalStep& step) {
    const Conference& conference = state.conference;
    FormalStepView view{.action = {step.row.value},
                        .step = step.step,
                        .at = step.at,
                        .name = step.name,
                        .office = step.office,
                        .item = {},
                        .present = step.present,
                        .needed = step.needed,
                        .text = step.text};
    if (step.delegation) {
        view.name = name_of(conference, *step.delegation);
    }
    if (step.item) {
        view.item = number_of(*conference.facts, *step.item);
    }
    return view;
}

template <class Row>
void keep_newest(std::vector<Row>& rows) {
    if (rows.size() > kProcedureRows) {
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(kProcedureRows));
    }
}

MeetingProcedureView meeting_view(const rules::Situation& situation,
                                  const PlannedMeeting& meeting) {
    const Conference& conference = situation.conference;
    const MeetingRun& run = run_of(conference, meeting.key);
    MeetingProcedureView view;
    view.meeting = meeting.key;
    view.room = meeting.room;
    for (const auto& [id, point] : conference.points) {
        if (point.meeting == meeting.key && !point.withdrawn) {
            view.points.push_back(point_view(conference, point));
        }
    }
    for (const auto& [id, motion] : conference.motions) {
        if (motion.meeting == meeting.key) {
            view.motions.push_back(motion_view(conference, motion));
        }
    }
    for (const auto& step : conference.steps) {
        if (step.meeting == meeting.key) {
            view.steps.push_back(step_view(situation.state, step));
        }
    }
    keep_newest(view.points);
    keep_newest(view.motions);
    keep_newest(view.steps);
    view.choices = choices(situation, meeting.key);
    if (run.lost) {
        view.lost = run.lost->service;
        view.lost_channel = run.lost->channel;
    }
    view.strictness = run.strictness.value_or(conference.facts->profile.strictness.policy);
    view.microphones = conference.floors.at(meeting.room).microphones;
    view.quorum = rules::quorum_of(*conference.facts);
    for (const auto& [key, list] : conference.lists) {
        if (list.kind == ListKind::right_of_reply && !list.waiting.empty()) {
            view.replies_heard = rules::reply_place(conference, meeting, list).key;
        }
    }
    return view;
}

}  // namespace

ProcedureView procedure_view(const State& state) {
    const Conference& conference = state.conference;
    // Which motions are in order does not depend on who asks, nor on when.
    const Actor nobody;
    const rules::Situation situation{state, conference, *conference.facts, nobody, {}};
    ProcedureView view;
    view.bureau = conference.bureau;
    for (const auto& meeting : conference.programme->meetings) {
        if (is_on(conference, meeting.key)) {
            view.meetings.push_back(meeting_view(situation, meeting));
        }
    }
    return view;
}

}  // namespace dais::meeting::views
