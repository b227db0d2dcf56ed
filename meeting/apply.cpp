#include "meeting/apply.h"

#include <algorithm>
#include <type_traits>

#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/programme.h"

namespace dais::meeting {

namespace {

// How many rows lie between two checkpoints, and how many checkpoints are kept. An undo folds at
// most kRowsBetween rows anew if it reaches back less than their product, else the whole record.
constexpr std::size_t kRowsBetween = 256;
constexpr std::size_t kCheckpoints = 8;

// One overload an event; each changes a conference that it may take apart.
class Fold {
  public:
    Fold(Conference& conference, const Recorded& recorded) : c_{conference}, row_{recorded} {}

    void operator()(const ConferenceCreated& event) {
        c_ = Conference{};
        c_.facts = event.facts;
        c_.rehearsal = event.rehearsal;
        c_.utc_at_zero = event.utc_at_zero;
        c_.created_us = std::chrono::duration_cast<std::chrono::microseconds>(
                            row_.reading.utc.time_since_epoch())
                            .count();
        new_epoch();
        for (const auto& meeting : event.facts->meetings) {
            c_.meetings[meeting.key].released_next = event.facts->profile.released_next;
        }
        for (const auto& room : event.facts->rooms) {
            c_.floors[room.key];
        }
        for (auto& list : rules::lists_of(*event.facts)) {
            c_.lists.emplace(list.key, std::move(list));
        }
    }
    void operator()(const RecordOpened& event) {
        new_epoch();
        if (!event.same_boot) {
            c_.elapsed_to_confirm = event.elapsed;
        }
    }
    void operator()(const ClockConfirmed& /*event*/) { c_.elapsed_to_confirm.reset(); }
    void operator()(const UtcAnchored& event) { c_.utc_at_zero = event.utc_at_zero; }
    void operator()(const RehearsalAdvanced& /*event*/) { new_epoch(); }
    void operator()(const LinkGranted& event) {
        c_.grants.push_back({row_.sequence.value, event.role, event.name, event.token_hash});
    }

    void operator()(const MeetingOpened& event) { enter(event, MeetingState::in_session); }
    void operator()(const MeetingSuspended& event) { enter(event, MeetingState::suspended); }
    void operator()(const MeetingResumed& event) { enter(event, MeetingState::in_session); }
    void operator()(const MeetingAdjourned& event) { enter(event, MeetingState::adjourned); }

    void operator()(const SpeakersCarriedOver& event) {
        if (auto list = c_.lists.find(event.list); list != c_.lists.end()) {
            list->second.carried_over = event.to;
        }
    }
    void operator()(const SpeakerInscribed& event) {
        const InscriptionId id{row_.sequence.value};
        c_.inscriptions[id] = {.id = id,
                               .list = event.list,
                               .delegation = event.delegation,
                               .on_behalf_of = event.on_behalf_of,
                               .speaker_class = event.speaker_class,
                               .modality = event.modality,
                               .moved_by = std::nullopt,
                               .out_of_class = false,
                               .state = Waiting{}};
        ListOfSpeakers& list = c_.lists[event.list];
        // If the speaker it was placed before is undone, its place is found by the rule anew.
        const bool found =
            event.before && std::count(list.waiting.begin(), list.waiting.end(), *event.before) > 0;
        insert(event.list, id,
               !event.before || found ? event.before
                                      : rules::place_for(c_, list, event.speaker_class));
    }
    void operator()(const InscriptionWithdrawn& event) {
        if (Inscription* inscription = remove_from_list(event.inscription)) {
            inscription->state = Withdrawn{};
        }
    }
    void operator()(const InscriptionMoved& event) {
        if (Inscription* inscription = remove_from_list(event.inscription)) {
            inscription->moved_by = event.authority;
            inscription->out_of_class = event.out_of_class;
            insert(inscription->list, event.inscription, event.before);
        }
    }
    void operator()(const FloorGiven& event) {
        Inscription* inscription = remove_from_list(event.inscription);
        if (inscription == nullptr) {
            return;
        }
        Statement& statement = give_floor(event);
        statement.holder = FromList{event.inscription};
        statement.allotted = event.allotted;
        inscription->state = Speaking{statement.id};
    }
    void operator()(const FloorGivenToPresider& event) {
        Statement& statement = give_floor(event);
        statement.holder = Presider{event.office, event.name};
        statement.allotted = event.allotted;
    }
    void operator()(const StatementStarted& event) {
        if (Statement* statement = held(event.statement)) {
            statement->started_at = event.at;
            statement->state = Running{event.at};
        }
    }
    void operator()(const StatementPaused& event) {
        if (Statement* statement = held(event.statement)) {
            statement->used_before = used(*statement, event.at);
            statement->state = Paused{};
        }
    }
    void operator()(const StatementResumed& event) {
        if (Statement* statement = held(event.statement)) {
            statement->state = Running{event.at};
        }
    }
    void operator()(const StatementConcluded& event) {
        Statement* statement = held(event.statement);
        if (statement == nullptr) {
            return;
        }
        statement->used_before = event.used;
        statement->state = Concluded{event.at};
        Floor& floor = c_.floors[statement->room];
        floor.last = event.statement;
        // Where the floor was given to another in the same action, that one holds it already.
        if (floor.held == event.statement) {
            floor.held.reset();
        }
        if (const auto* from_list = std::get_if<FromList>(&statement->holder)) {
            if (auto found = c_.inscriptions.find(from_list->inscription);
                found != c_.inscriptions.end()) {
                found->second.state = Spoken{event.statement};
            }
        }
    }
    void operator()(const StatementTimeElapsed& event) {
        if (Statement* statement = held(event.statement)) {
            statement->time_elapsed = true;
        }
    }
    void operator()(const SpeakersReleased& event) {
        c_.meetings[event.meeting].released_next = event.count;
    }
    void operator()(const ActionUndone& /*event*/) {}  // apply(State) folds the rest anew

  private:
    void new_epoch() { c_.clock_epoch = c_.created_us + row_.sequence.value; }

    template <class MeetingEvent>
    void enter(const MeetingEvent& event, MeetingState state) {
        MeetingRun& run = c_.meetings[event.meeting];
        run.state = state;
        run.changed_at = event.at;
    }

    template <class FloorEvent>
    Statement& give_floor(const FloorEvent& event) {
        const StatementId id{row_.sequence.value};
        Statement& statement = c_.statements[id];
        statement.id = id;
        statement.meeting = event.meeting;
        statement.room = event.room;
        statement.given_at = event.at;
        statement.warning = event.warning;
        c_.floors[event.room].held = id;
        return statement;
    }

    Statement* held(StatementId id) {
        const auto found = c_.statements.find(id);
        return found == c_.statements.end() || concluded(found->second) ? nullptr : &found->second;
    }

    void insert(const ListKey& key, InscriptionId id, std::optional<InscriptionId> before) {
        auto& waiting = c_.lists[key].waiting;
        const auto place =
            before ? std::find(waiting.begin(), waiting.end(), *before) : waiting.end();
        waiting.insert(place, id);
    }

    Inscription* remove_from_list(InscriptionId id) {
        const auto found = c_.inscriptions.find(id);
        if (found == c_.inscriptions.end()) {
            return nullptr;
        }
        auto& waiting = c_.lists[found->second.list].waiting;
        const auto place = std::find(waiting.begin(), waiting.end(), id);
        if (place == waiting.end()) {
            return nullptr;
        }
        waiting.erase(place);
        return &found->second;
    }

    Conference& c_;
    const Recorded& row_;
};

std::vector<ActionId> undone_actions(const std::vector<Action>& actions) {
    std::vector<ActionId> undone;
    for (const auto& action : actions) {
        if (action.undone) {
            undone.push_back(action.id);
        }
    }
    return undone;  // ascending, as actions are
}

// Folds the rows whose actions were not undone, from the newest checkpoint that has none of the
// rows of the action which is now left out.
Conference refold(const State& state, const std::vector<ActionId>& undone, ActionId newly_undone) {
    Conference conference;
    std::size_t next = 0;
    for (const auto& checkpoint : state.checkpoints) {
        const bool before_it = checkpoint.rows <= state.rows.size() &&
                               state.rows[checkpoint.rows - 1].sequence.value < newly_undone.value;
        if (before_it) {
            conference = checkpoint.conference;
            next = checkpoint.rows;
        }
    }
    for (; next < state.rows.size(); ++next) {
        const Recorded& row = state.rows[next];
        if (!std::binary_search(undone.begin(), undone.end(), row.action)) {
            conference = apply(std::move(conference), row);
        }
    }
    return conference;
}

void keep_checkpoint(State& state) {
    if (state.rows.size() % kRowsBetween != 0) {
        return;
    }
    if (state.checkpoints.size() == kCheckpoints) {
        state.checkpoints.erase(state.checkpoints.begin());
    }
    state.checkpoints.push_back({state.rows.size(), state.conference});
}

void undo(State& state, ActionId action) {
    for (auto& each : state.actions) {
        each.undone = each.undone || each.id == action;
    }
    // A checkpoint taken after the undone action still contains it.
    std::erase_if(state.checkpoints, [&](const State::Checkpoint& checkpoint) {
        return state.rows[checkpoint.rows - 1].sequence.value >= action.value;
    });
    state.conference = refold(state, undone_actions(state.actions), action);
}

}  // namespace

Conference apply(Conference conference, const Recorded& recorded) {
    std::visit(Fold{conference, recorded}, recorded.event);
    return conference;
}

State apply(State state, const Recorded& recorded) {
    note_in_history(state.actions, state.conference, recorded);
    state.rows.push_back(recorded);
    if (const auto* undone = std::get_if<ActionUndone>(&recorded.event)) {
        undo(state, undone->action);
    } else {
        state.conference = apply(std::move(state.conference), recorded);
    }
    keep_checkpoint(state);
    return state;
}

Conference without(const State& state, ActionId action) {
    std::vector<ActionId> undone = undone_actions(state.actions);
    undone.insert(std::upper_bound(undone.begin(), undone.end(), action), action);
    return refold(state, undone, action);
}

}  // namespace dais::meeting
