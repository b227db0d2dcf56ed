// Deeds about what passes at the podium, and the search of what happened.
#include "console/finder.h"
#include "console/panels/deed_maker.h"

namespace dais::console {

using meeting::LowerNameplate;
using meeting::NoteNameplate;
using meeting::SayPrivately;
using meeting::ShowToChair;

void DeedMaker::podium() {
    add(DeedGroup::podium, "privately", {}, SayPrivately{}).questions = {
        words("private-line", &SayPrivately::text)};
    if (scene_.meeting == nullptr) {
        return;
    }
    const meeting::MeetingKey& meeting = scene_.meeting->key;
    Question text = words("show-chair", &ShowToChair::text);
    if (scene_.podium != nullptr && scene_.podium->shown) {
        text.proposed = scene_.podium->shown->text;
    } else if (scene_.sentences != nullptr && !scene_.sentences->empty()) {
        text.proposed = scene_.sentences->front();
    }
    add(DeedGroup::podium, "show-chair", {}, ShowToChair{meeting, {}}).questions = {text};
    if (scene_.podium != nullptr && scene_.podium->shown) {
        add(DeedGroup::podium, "chair-script", {}, ShowToChair{meeting, {}});
    }
    if (in_session()) {
        add(DeedGroup::podium, "nameplate-note", {}, NoteNameplate{meeting, {}}).questions = {
            delegation("nameplate", &NoteNameplate::delegation)};
    }
    if (scene_.podium != nullptr) {
        for (const views::NameplateView& plate : scene_.podium->nameplates) {
            add(DeedGroup::podium, "nameplate-lower", {{"speaker", plate.name}},
                LowerNameplate{meeting, plate.delegation}, plate.delegation.text);
        }
    }
}

std::vector<Deed> DeedMaker::make_podium() {
    podium();
    return std::move(made_);
}

// Every action of the history: what, when and who; with what can be done about it.
std::vector<Deed> DeedMaker::make_past() {
    const auto undoable = [&](meeting::ActionId action) {
        for (const views::UndoView& each : scene_.history->undoable) {
            if (each.action.action == action && each.action.actor == scene_.actor) {
                return true;
            }
        }
        return false;
    };
    const auto redoable = [&](meeting::ActionId action) {
        for (const views::ActionView& each : scene_.history->redoable) {
            if (each.action == action && each.actor == scene_.actor) {
                return true;
            }
        }
        return false;
    };
    for (std::size_t i = 0; i < scene_.history->actions.size(); ++i) {
        const views::ActionView& action = scene_.history->actions[i];
        const std::string id = std::to_string(action.action.value);
        const std::string time = i < scene_.happened->size() ? (*scene_.happened)[i].time : "";
        const Names names{
            {"what", say(action.what, action.names)}, {"time", time}, {"actor", action.actor.name}};
        Deed* made = nullptr;
        if (undoable(action.action)) {
            made =
                &add(DeedGroup::past, "past-undo", names, meeting::UndoAction{action.action}, id);
        } else if (redoable(action.action)) {
            made =
                &add(DeedGroup::past, "past-redo", names, meeting::RedoAction{action.action}, id);
        } else if (action.announcement && !action.undone && action.reason.empty()) {
            made = &add(DeedGroup::past, "past-correct", names,
                        meeting::CorrectAnnouncement{action.action, {}}, id);
            made->questions = {words("correction", &meeting::CorrectAnnouncement::reason)};
        } else {
            made = &add(DeedGroup::past, "past", names, meeting::UndoAction{action.action}, id);
            made->why_not = !action.reason.empty()
                                ? say("console.past.corrected", {{"reason", action.reason}})
                            : action.undone ? say("console.past.undone")
                                            : say("console.past.stands", {{"number", id}});
        }
        made->found_by = " " + folded(made->label);
    }
    return std::move(made_);
}

std::vector<Deed> podium_deeds(const Scene& scene, const Strings& words) {
    return DeedMaker{scene, nullptr, words}.make_podium();
}

std::vector<Deed> past_deeds(const Scene& scene, const Strings& words) {
    return DeedMaker{scene, nullptr, words}.make_past();
}

}  // namespace dais::console
