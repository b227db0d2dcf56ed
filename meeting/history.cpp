#include "meeting/history.h"

#include <algorithm>

namespace dais::meeting {

namespace {

using Names = std::map<std::string, std::string>;

std::string name_or(const Conference& conference, InscriptionId id) {
    const Inscription* inscription = find(conference, id);
    return inscription == nullptr ? std::string{} : name_of(conference, *inscription);
}

std::string name_or(const Conference& conference, StatementId id) {
    const Statement* statement = find(conference, id);
    return statement == nullptr ? std::string{} : name_of(conference, *statement);
}

std::string name_or(const Conference& conference, const MeetingKey& key) {
    const PlannedMeeting* meeting = find(*conference.facts, key);
    return meeting == nullptr ? key.text : name_of(*meeting);
}

// What one event says about its action. The first event names it: an action that gives the floor in
// another's place is "floor given", not "statement concluded".
class Describe {
  public:
    Describe(Action& action, const Conference& before, const Recorded& row)
        : action_{action}, before_{before}, row_{row} {}

    void operator()(const ConferenceCreated& /*event*/) { say("action.conference-created", {}); }
    void operator()(const RecordOpened& /*event*/) { say("action.record-opened", {}); }
    void operator()(const ClockConfirmed& /*event*/) { say("action.clock-confirmed", {}); }
    void operator()(const UtcAnchored& /*event*/) { say("action.clock-set", {}); }
    void operator()(const RehearsalAdvanced& event) {
        using std::chrono::seconds;
        say("action.rehearsal-advanced",
            {{"seconds", std::to_string(std::chrono::duration_cast<seconds>(event.by).count())}});
    }
    void operator()(const LinkGranted& event) {
        say("action.link-granted", {{"role", event.role}, {"name", event.name}});
    }
    void operator()(const MeetingOpened& event) { meeting("action.meeting-opened", event.meeting); }
    void operator()(const MeetingSuspended& event) {
        meeting("action.meeting-suspended", event.meeting);
    }
    void operator()(const MeetingResumed& event) {
        meeting("action.meeting-resumed", event.meeting);
    }
    void operator()(const MeetingAdjourned& event) {
        meeting("action.meeting-adjourned", event.meeting);
    }
    void operator()(const SpeakersCarriedOver& event) {
        for (const auto id : event.inscriptions) {
            touch(touched_inscription(id));
        }
    }
    void operator()(const SpeakerInscribed& event) {
        const Inscription preview{.id = {},
                                  .list = event.list,
                                  .delegation = event.delegation,
                                  .on_behalf_of = event.on_behalf_of,
                                  .speaker_class = event.speaker_class,
                                  .modality = event.modality,
                                  .moved_by = std::nullopt,
                                  .out_of_class = false,
                                  .state = Waiting{}};
        undoable("action.speaker-inscribed", {{"speaker", name_of(before_, preview)}});
        touch(touched_inscription(InscriptionId{row_.sequence.value}));
        touch(touched_place(event.list, event.delegation, event.on_behalf_of));
    }
    void operator()(const InscriptionWithdrawn& event) {
        undoable("action.inscription-withdrawn",
                 {{"speaker", name_or(before_, event.inscription)}});
        touch(touched_inscription(event.inscription));
        if (const Inscription* inscription = find(before_, event.inscription)) {
            touch(touched_place(inscription->list, inscription->delegation,
                                inscription->on_behalf_of));
        }
    }
    void operator()(const InscriptionMoved& event) {
        undoable("action.inscription-moved", {{"speaker", name_or(before_, event.inscription)}});
        touch(touched_inscription(event.inscription));
        if (event.before) {
            touch(touched_inscription(*event.before));
        }
    }
    void operator()(const FloorGiven& event) {
        undoable("action.floor-given", {{"speaker", name_or(before_, event.inscription)}});
        touch(touched_inscription(event.inscription));
        touch(touched_floor(event.room));
        touch(touched_meeting(event.meeting));
    }
    void operator()(const FloorGivenToPresider& event) {
        Statement preview;
        preview.holder = Presider{event.office, event.name};
        undoable("action.floor-given", {{"speaker", name_of(before_, preview)}});
        touch(touched_floor(event.room));
        touch(touched_meeting(event.meeting));
    }
    void operator()(const StatementStarted& event) {
        statement("action.statement-started", event.statement);
    }
    void operator()(const StatementPaused& event) {
        statement("action.statement-paused", event.statement);
    }
    void operator()(const StatementResumed& event) {
        statement("action.statement-resumed", event.statement);
    }
    void operator()(const StatementConcluded& event) {
        statement("action.statement-concluded", event.statement);
    }
    void operator()(const StatementTimeElapsed& /*event*/) {}  // noted, done by nobody
    void operator()(const SpeakersReleased& event) {
        undoable("action.speakers-released", {{"count", std::to_string(event.count)}});
        touch(touched_meeting(event.meeting));
    }
    void operator()(const ActionUndone& /*event*/) {
        // Named by note_in_history, which sees the action that was undone.
    }

  private:
    void say(std::string what, Names names) {
        if (!action_.what.empty()) {
            return;
        }
        action_.what = std::move(what);
        action_.names = std::move(names);
    }
    void undoable(std::string what, Names names) {
        say(std::move(what), std::move(names));
        action_.undoable = true;
    }
    void touch(Touched thing) { action_.touched.push_back(std::move(thing)); }
    void meeting(std::string what, const MeetingKey& key) {
        undoable(std::move(what), {{"meeting", name_or(before_, key)}});
        touch(touched_meeting(key));
        if (const PlannedMeeting* planned = find(*before_.facts, key)) {
            touch(touched_floor(planned->room));
        }
    }
    void statement(std::string what, StatementId id) {
        undoable(std::move(what), {{"speaker", name_or(before_, id)}});
        if (const Statement* found = find(before_, id)) {
            touch(touched_floor(found->room));
            if (const auto* from_list = std::get_if<FromList>(&found->holder)) {
                touch(touched_inscription(from_list->inscription));
            }
        }
    }

    Action& action_;
    const Conference& before_;
    const Recorded& row_;
};

// Actions are recorded in the order of their ids: a week of them is searched by halving.
template <class Actions>
auto* by_id(Actions& actions, ActionId id) {
    const auto found =
        std::lower_bound(actions.begin(), actions.end(), id,
                         [](const Action& action, ActionId wanted) { return action.id < wanted; });
    return found == actions.end() || found->id != id ? nullptr : &*found;
}

}  // namespace

const Action* find_action(const State& state, ActionId id) { return by_id(state.actions, id); }

const Action* last_to_touch(const State& state, const Touched& thing) {
    const auto found =
        std::find_if(state.actions.rbegin(), state.actions.rend(), [&](const Action& action) {
            return !action.undone && std::find(action.touched.begin(), action.touched.end(),
                                               thing) != action.touched.end();
        });
    return found == state.actions.rend() ? nullptr : &*found;
}

Touched touched_meeting(const MeetingKey& meeting) { return {TouchedKind::meeting, meeting.text}; }
Touched touched_floor(const RoomKey& room) { return {TouchedKind::floor, room.text}; }
Touched touched_inscription(InscriptionId inscription) {
    return {TouchedKind::inscription, std::to_string(inscription.value)};
}
Touched touched_place(const ListKey& list, const DelegationKey& delegation,
                      const std::optional<OnBehalfOf>& on_behalf_of) {
    std::string id = list.text + '\n' + delegation.text;
    if (on_behalf_of) {
        id += '\n' + (on_behalf_of->group ? on_behalf_of->group->text : on_behalf_of->name);
    }
    return {TouchedKind::place, std::move(id)};
}

void note_in_history(std::vector<Action>& actions, const Conference& before,
                     const Recorded& recorded) {
    Action* known = by_id(actions, recorded.action);
    if (known == nullptr) {
        known = &actions.emplace_back();
        known->id = recorded.action;
        known->actor = recorded.actor;
        known->recorded = recorded.recorded;
    }
    Action& action = *known;
    if (const auto* undone = std::get_if<ActionUndone>(&recorded.event)) {
        action.what = "action.undone";
        if (const Action* target = by_id(actions, undone->action)) {
            action.names = target->names;
            action.names["what"] = target->what;
            action.touched = target->touched;
        }
        return;
    }
    std::visit(Describe{action, before, recorded}, recorded.event);
}

}  // namespace dais::meeting
