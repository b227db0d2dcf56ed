#include "meeting/fold.h"

namespace dais::meeting {

PointOfOrder* Fold::point(PointId id) {
    const auto found = c_.points.find(id);
    return found == c_.points.end() ? nullptr : &found->second;
}

Motion* Fold::motion(MotionId id) {
    const auto found = c_.motions.find(id);
    return found == c_.motions.end() ? nullptr : &found->second;
}

void Fold::operator()(const PointOfOrderRaised& event) {
    const PointId id{row_.sequence.value};
    PointOfOrder& made = c_.points[id];
    made.id = id;
    made.meeting = event.meeting;
    made.delegation = event.delegation;
    made.on_the_voting = event.on_the_voting;
    made.raised = event.at;
    lower_nameplate(event.meeting, event.delegation);
}

void Fold::operator()(const PointOfOrderRecognized& event) {
    if (PointOfOrder* found = point(event.point)) {
        found->recognized = event.at;
    }
}

void Fold::operator()(const PointOfOrderWithdrawn& event) {
    if (PointOfOrder* found = point(event.point)) {
        found->closed = event.at;
        found->withdrawn = true;
    }
}

void Fold::operator()(const PointOfOrderRuled& event) {
    if (PointOfOrder* found = point(event.point)) {
        found->closed = event.at;
        found->ruling = event.ruling;
    }
}

void Fold::operator()(const RulingAppealed& event) {
    if (PointOfOrder* found = point(event.point)) {
        found->standing = RulingState::appealed;
        found->appealed_by = event.delegation;
    }
}

void Fold::operator()(const AppealDecided& event) {
    if (PointOfOrder* found = point(event.point)) {
        found->standing = event.overruled ? RulingState::overruled : RulingState::upheld;
    }
}

void Fold::operator()(const MotionMade& event) {
    const MotionId id{row_.sequence.value};
    Motion& made = c_.motions[id];
    made.id = id;
    made.meeting = event.meeting;
    made.kind = event.kind;
    made.delegation = event.delegation;
    made.text = event.text;
    made.of = event.list;
    made.made = event.at;
    if (!event.debated) {
        return;
    }
    const ListKey key{"motion-" + std::to_string(id.value)};
    made.debate = key;
    ListOfSpeakers& list = c_.lists[key];
    list.key = key;
    list.kind = ListKind::motion;
    list.meeting = event.meeting;
    list.motion = id;
}

void Fold::operator()(const MotionWithdrawn& event) {
    if (Motion* found = motion(event.motion)) {
        found->state = MotionState::withdrawn;
    }
}

void Fold::operator()(const MotionDecided& event) {
    Motion* found = motion(event.motion);
    if (found == nullptr) {
        return;
    }
    found->state = event.carried ? MotionState::carried : MotionState::lost;
    found->in_favour = event.in_favour;
    found->against = event.against;
    found->abstaining = event.abstaining;
    const auto list = found->of ? c_.lists.find(*found->of) : c_.lists.end();
    if (!event.carried || list == c_.lists.end()) {
        return;
    }
    if (found->kind == MotionKind::adjourn_debate) {
        list->second.debate = DebateState::adjourned;
    } else if (found->kind == MotionKind::close_debate) {
        list->second.debate = DebateState::closed;
    } else if (found->kind == MotionKind::reconsideration) {
        list->second.debate = DebateState::under_way;
    }
}

}  // namespace dais::meeting
