#include "meeting/make_delegation_view.h"

#include <algorithm>

#include "meeting/make_list_views.h"
#include "meeting/rules/access.h"
#include "meeting/rules/inscriptions.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"
#include "meeting/turns.h"

namespace dais::meeting::views {

namespace {

struct StateOf {
    PlaceState operator()(const Waiting& /*state*/) const { return PlaceState::waiting; }
    PlaceState operator()(const Pending& /*state*/) const { return PlaceState::pending; }
    PlaceState operator()(const Speaking& /*state*/) const { return PlaceState::speaking; }
    PlaceState operator()(const Spoken& /*state*/) const { return PlaceState::spoken; }
    PlaceState operator()(const Withdrawn& /*state*/) const { return PlaceState::withdrawn; }
    PlaceState operator()(const Refused& /*state*/) const { return PlaceState::refused; }
    PlaceState operator()(const Passed& /*state*/) const { return PlaceState::passed; }
    PlaceState operator()(const InWriting& /*state*/) const { return PlaceState::in_writing; }
};

bool over(PlaceState state) {
    return state != PlaceState::waiting && state != PlaceState::pending &&
           state != PlaceState::speaking;
}

void add_turn(PlaceView& view, const OwnTurn& turn) {
    view.ahead = turn.ahead;
    view.meeting = turn.meeting;
    view.starts = turn.starts;
    view.not_before = turn.not_before;
    if (view.modality == Modality::remote && turn.starts) {
        view.connect_by = turn.starts->early - kConnectAhead;
    }
}

PlaceView place_view(const Conference& conference, const Inscription& inscription,
                     const Turns& turns) {
    PlaceView view;
    view.inscription = inscription.id;
    view.list = inscription.list;
    if (const ListOfSpeakers* list = find(conference, inscription.list)) {
        view.list_name = rules::name_of(conference, *list);
        view.kind = list->kind;
        view.items = item_views(*conference.facts, list->items);
    }
    view.state = std::visit(StateOf{}, inscription.state);
    if (const auto* refused = std::get_if<Refused>(&inscription.state)) {
        view.reason = refused->reason;
    }
    view.asked = inscription.asked;
    view.late = inscription.late;
    const SpeakerView speaker = speaker_view(conference, inscription);
    view.on_behalf_of = speaker.on_behalf_of;
    view.on_behalf_of_short = speaker.on_behalf_of_short;
    view.modality = inscription.modality;
    view.limit = rules::limit_of(conference, inscription);
    view.language = inscription.details.language;
    view.people = inscription.details.people;
    view.words_fit = rules::words_that_fit(conference.facts->profile, view.limit);
    if (inscription.text) {
        view.text_received = inscription.text->received;
        view.words = inscription.text->words;
        view.too_many_words = view.words && *view.words > view.words_fit;
    }
    view.readiness = inscription.readiness;
    view.readiness_since = inscription.readiness_since;
    view.tested = inscription.tested;
    view.ready = inscription.ready;
    const auto turn = turns.find(inscription.id);
    if (turn != turns.end()) {
        add_turn(view, turn->second);
    }
    return view;
}

bool heard_now(const Conference& conference, const ListOfSpeakers& list) {
    const auto& meetings = conference.programme->meetings;
    return std::any_of(meetings.begin(), meetings.end(), [&](const PlannedMeeting& meeting) {
        return is_on(conference, meeting.key) && rules::takes_up(meeting, list);
    });
}

// Where a delegation can ask: the lists of speakers on items, and what belongs to a meeting while
// it is on.
std::vector<AskView> lists_to_ask(const Conference& conference) {
    std::vector<AskView> lists;
    for (const auto& [key, list] : conference.lists) {
        const bool shown = list.kind == ListKind::speakers ||
                           (list.kind != ListKind::motion && heard_now(conference, list));
        if (!shown || list.debate != DebateState::under_way) {
            continue;
        }
        lists.push_back({.list = key,
                         .name = rules::name_of(conference, list),
                         .kind = list.kind,
                         .items = item_views(*conference.facts, list.items),
                         .status = list.status,
                         .opens = list.opens,
                         .closes = list.closes});
    }
    return lists;
}

OwnPointView point_view(const PointOfOrder& point) {
    OwnPointView view{.point = point.id,
                      .meeting = point.meeting,
                      .raised = point.raised,
                      .state = OwnPointState::raised,
                      .ruling = point.ruling};
    if (point.withdrawn) {
        view.state = OwnPointState::withdrawn;
    } else if (point.closed) {
        view.state = OwnPointState::ruled;
    } else if (point.recognized) {
        view.state = OwnPointState::recognized;
    }
    return view;
}

void add_floors(const Conference& conference, std::map<DelegationKey, DelegationView>& views) {
    for (const auto& meeting : conference.programme->meetings) {
        if (!is_on(conference, meeting.key)) {
            continue;
        }
        const Statement* held = floor_holder(conference, meeting.room);
        const DelegationKey* holder = held == nullptr ? nullptr : delegation_of(conference, *held);
        for (auto& [key, view] : views) {
            OwnFloorView floor{.meeting = meeting.key, .room = meeting.room};
            if (holder != nullptr && *holder == key) {
                floor.live = true;
                floor.statement = held->id;
                floor.slower_asked = held->slower_asked;
            }
            view.floor.push_back(floor);
        }
    }
}

void put_in_order(DelegationView& view) {
    std::stable_sort(
        view.places.begin(), view.places.end(), [](const PlaceView& a, const PlaceView& b) {
            if (over(a.state) != over(b.state)) {
                return over(b.state);
            }
            return over(a.state) ? a.inscription > b.inscription : a.inscription < b.inscription;
        });
    if (view.places.size() > kOwnPlaces) {
        view.places.resize(kOwnPlaces);
    }
    std::reverse(view.points.begin(), view.points.end());
    if (view.points.size() > kOwnPoints) {
        view.points.resize(kOwnPoints);
    }
    for (AskView& list : view.lists) {
        list.asked = std::any_of(view.places.begin(), view.places.end(), [&](const PlaceView& own) {
            return own.list == list.list && own.on_behalf_of.empty() && !over(own.state);
        });
    }
}

}  // namespace

std::map<DelegationKey, DelegationView> delegation_views(
    const Conference& conference, const ProjectionsView& projections,
    const std::set<DelegationKey>& delegations) {
    std::map<DelegationKey, DelegationView> views;
    if (delegations.empty()) {
        return views;
    }
    const std::vector<AskView> lists = lists_to_ask(conference);
    for (const auto& key : delegations) {
        const Delegation* delegation = find(*conference.facts, key);
        if (delegation != nullptr) {
            DelegationView& view = views[key];
            view.delegation = key;
            view.name = delegation->en.list;
            view.may = rules::acts_by_link(*conference.facts, *delegation);
            view.lists = lists;
        }
    }
    const Turns turns = turns_shown(conference, projections);
    for (const auto& [id, inscription] : conference.inscriptions) {
        const auto own = views.find(inscription.delegation);
        if (own != views.end()) {
            own->second.places.push_back(place_view(conference, inscription, turns));
        }
    }
    for (const auto& [id, point] : conference.points) {
        const auto own = views.find(point.delegation);
        if (own != views.end()) {
            own->second.points.push_back(point_view(point));
        }
    }
    add_floors(conference, views);
    for (auto& [key, view] : views) {
        put_in_order(view);
    }
    return views;
}

}  // namespace dais::meeting::views
