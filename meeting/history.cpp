#include "meeting/history.h"

#include <algorithm>

#include "meeting/describe.h"

namespace dais::meeting {

namespace {

// Actions are recorded in the order of their ids: a week of them is searched by halving.
template <class Actions>
auto* by_id(Actions& actions, ActionId id) {
    const auto found =
        std::lower_bound(actions.begin(), actions.end(), id,
                         [](const Action& action, ActionId wanted) { return action.id < wanted; });
    return found == actions.end() || found->id != id ? nullptr : &*found;
}

// What an opening desk could not go on with: an act, what took one back, or a note of the desk's.
const char* words_for_set_aside(const Action& target, bool act) {
    if (!act) {
        return "action.note-set-aside";
    }
    if (target.what == "action.undone") {
        return "action.undone-set-aside";
    }
    if (target.what == "action.redone") {
        return "action.redone-set-aside";
    }
    return target.what == "action.corrected" ? "action.corrected-set-aside" : "action.set-aside";
}

// Names the action that takes another back (or up again) after it; returns that other one.
Action* note_taken_back(std::vector<Action>& actions, Action& action, ActionId id,
                        const char* what) {
    action.what = what;
    Action* target = by_id(actions, id);
    if (target == nullptr) {
        return nullptr;
    }
    action.names = target->names;
    action.names["what"] = target->what;
    action.touched = target->touched;
    target->undone = true;
    return target;
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
Touched touched_plan(const MeetingKey& meeting) { return {TouchedKind::plan, meeting.text}; }
Touched touched_list(const ListKey& list) { return {TouchedKind::list, list.text}; }
Touched touched_point(PointId point) { return {TouchedKind::point, std::to_string(point.value)}; }
Touched touched_motion(MotionId motion) {
    return {TouchedKind::motion, std::to_string(motion.value)};
}
Touched touched_text(const std::string& what) { return {TouchedKind::text, what}; }
Touched touched_nameplate(const MeetingKey& meeting, const DelegationKey& delegation) {
    return {TouchedKind::nameplate, meeting.text + '\n' + delegation.text};
}
Touched touched_formal(const std::string& matter) { return {TouchedKind::formal, matter}; }
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
        if (Action* target = note_taken_back(actions, action, undone->action, "action.undone")) {
            target->undone_by = action.id;
        }
        return;
    }
    if (const auto* corrected = std::get_if<AnnouncementCorrected>(&recorded.event)) {
        if (Action* target =
                note_taken_back(actions, action, corrected->action, "action.corrected")) {
            target->reason = corrected->reason;
        }
        action.names["reason"] = corrected->reason;
        return;
    }
    if (const auto* redone = std::get_if<ActionRedone>(&recorded.event)) {
        if (Action* target = note_taken_back(actions, action, redone->action, "action.redone")) {
            target->undone = false;
            target->undone_by.reset();
        }
        return;
    }
    if (const auto* aside = std::get_if<RowsSetAside>(&recorded.event)) {
        if (Action* target = by_id(actions, aside->action)) {
            // A note of the desk's belongs to an older action, which stays.
            const bool act = target->id.value >= aside->first.value;
            action.what = words_for_set_aside(*target, act);
            action.names = target->names;
            action.names.emplace("what", target->what);
            target->set_aside = target->set_aside || act;
            target->undone = target->undone || act;
        }
        return;
    }
    describe(action, before, recorded);
}

ActionId take_back(std::vector<Action>& actions, const std::vector<Recorded>& rows,
                   const RowsSetAside& aside) {
    ActionId oldest{aside.first.value};
    const auto stands = [&](ActionId id, std::optional<ActionId> undone_by) {
        if (Action* target = by_id(actions, id)) {
            target->undone = undone_by.has_value();
            target->undone_by = undone_by;
            target->reason.clear();
            oldest = std::min(oldest, id);
        }
    };
    const auto undone_before = [&](ActionId id) {
        std::optional<ActionId> by;
        for (const Recorded& row : rows) {
            const auto* undone = std::get_if<ActionUndone>(&row.event);
            if (undone != nullptr && undone->action == id && row.sequence < aside.first) {
                by = row.action;
            }
        }
        return by;
    };
    for (const Recorded& row : rows) {
        if (row.sequence < aside.first || aside.last < row.sequence) {
            continue;
        }
        if (const auto* undone = std::get_if<ActionUndone>(&row.event)) {
            stands(undone->action, std::nullopt);
        } else if (const auto* corrected = std::get_if<AnnouncementCorrected>(&row.event)) {
            stands(corrected->action, std::nullopt);
        } else if (const auto* redone = std::get_if<ActionRedone>(&row.event)) {
            stands(redone->action, undone_before(redone->action));
        }
    }
    return oldest;
}

}  // namespace dais::meeting
