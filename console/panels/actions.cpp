#include "console/panels/actions.h"

#include <algorithm>

#include "console/panels/rows_selected.h"
#include "console/panels/texts.h"

namespace dais::console {

namespace {

using meeting::MeetingState;
using views::ClockState;

constexpr int kReleasedAtOnce = 3;

// Makes the actions of one frame; every function adds those of one matter.
class Maker {
  public:
    Maker(const Scene& scene, const Choices& choices, const Strings& words)
        : scene_{scene}, choices_{choices}, words_{words}, statement_{scene.statement()} {}

    std::vector<Action> make() {
        next();
        floor();
        undo();
        redo();
        procedure();
        meeting_state();
        release();
        list();
        restart();
        rehearsal();
        return std::move(made_);
    }

  private:
    using Names = std::map<std::string, std::string>;
    [[nodiscard]] std::string say(std::string_view key, const Names& names = {}) const {
        return words_.say(key, names);
    }

    Action& add(Act act, std::string label, std::optional<meeting::Command> command) {
        Action action;
        action.act = act;
        action.key = key_of(act, choices_, words_);
        action.label = std::move(label);
        action.command = std::move(command);
        made_.push_back(std::move(action));
        return made_.back();
    }
    Action& cannot(Act act, std::string label, std::string why) {
        Action& action = add(act, std::move(label), std::nullopt);
        action.why_not = std::move(why);
        return action;
    }

    [[nodiscard]] std::optional<meeting::StatementId> holder() const {
        return statement_ == nullptr ? std::nullopt : std::optional{statement_->id};
    }
    [[nodiscard]] std::string holder_name() const {
        return statement_ == nullptr ? say("console.office.chair") : name_of(*statement_, words_);
    }
    [[nodiscard]] bool in_session() const {
        return scene_.meeting != nullptr && scene_.meeting->state == MeetingState::in_session;
    }

    void next() {
        if (statement_ != nullptr && statement_->clock == ClockState::standing) {
            add(Act::next, say("console.act.start", {{"speaker", holder_name()}}),
                meeting::StartStatement{.statement = statement_->id, .ago = {}})
                .main = true;
            return;
        }
        if (scene_.meeting == nullptr) {
            cannot(Act::next, say("console.act.next-none"), say("console.why.no-meeting"));
            return;
        }
        if (scene_.list == nullptr || scene_.list->waiting.empty()) {
            const std::string list = scene_.list == nullptr ? "" : scene_.list->name;
            cannot(Act::next, say("console.act.next-none"),
                   say("console.why.nobody-waits", {{"list", list}}));
            return;
        }
        const views::InscriptionView& first = scene_.list->waiting.front();
        Action& action = add(
            Act::next, say("console.act.next", {{"speaker", name_of(first.speaker)}}),
            meeting::GiveFloor{
                .meeting = scene_.meeting->key, .inscription = first.id, .replacing = holder()});
        action.main = in_session();
    }

    void floor() {
        if (statement_ == nullptr) {
            const std::string why = say("console.why.floor-with-chair");
            cannot(Act::conclude, say("console.act.conclude-none"), why);
            cannot(Act::pause, say("console.act.pause-none"), why);
        } else {
            add(Act::conclude, say("console.act.conclude", {{"speaker", holder_name()}}),
                meeting::ConcludeStatement{statement_->id});
            pause();
        }
        presider(Act::chair, meeting::PresiderOffice::chair, "console.act.chair");
        presider(Act::secretariat, meeting::PresiderOffice::secretariat, "console.act.secretariat");
    }

    void pause() {
        switch (statement_->clock) {
            case ClockState::running:
                add(Act::pause, say("console.act.pause"), meeting::PauseStatement{statement_->id});
                return;
            case ClockState::paused:
                add(Act::pause, say("console.act.resume-clock"),
                    meeting::ResumeStatement{statement_->id});
                return;
            case ClockState::standing:
            case ClockState::concluded:
            case ClockState::none:
                cannot(Act::pause, say("console.act.pause-none"), say("console.why.clock-stands"));
                return;
        }
    }

    void presider(Act act, meeting::PresiderOffice office, std::string_view label) {
        if (scene_.meeting == nullptr) {
            cannot(act, say(label), say("console.why.no-meeting"));
            return;
        }
        if (statement_ != nullptr && statement_->office == office) {
            cannot(act, say(label), say("console.why.has-floor", {{"speaker", holder_name()}}));
            return;
        }
        add(act, say(label),
            meeting::GiveFloorToPresider{.meeting = scene_.meeting->key,
                                         .office = office,
                                         .name = {},
                                         .limit = std::nullopt,
                                         .replacing = holder()});
    }

    // What undoing would bring back, with the clock as it would then be: time since counts.
    [[nodiscard]] std::string brought_back(const views::UndoView& undo) const {
        if (!undo.floor_changes) {
            return {};
        }
        if (!undo.floor_after) {
            return say("console.act.undo-chair");
        }
        const std::string name = name_of(*undo.floor_after, words_);
        if (undo.floor_after->clock == ClockState::none) {
            return say("console.act.undo-returns", {{"speaker", name}});
        }
        const auto used = timing::used(countdown_of(*undo.floor_after), scene_.now);
        return say("console.act.undo-returns-used",
                   {{"speaker", name}, {"used", length_text(used)}});
    }

    void undo() {
        const auto& undoable = scene_.history->undoable;
        const auto own = std::find_if(undoable.begin(), undoable.end(), [&](const auto& each) {
            return each.action.actor == scene_.actor;
        });
        if (own == undoable.end()) {
            cannot(Act::undo, say("console.act.undo-none"), say("console.why.nothing-to-undo"));
            return;
        }
        const std::string what = words_.say(own->action.what, own->action.names);
        add(Act::undo, say("console.act.undo", {{"what", what}}),
            meeting::UndoAction{own->action.action})
            .detail = brought_back(*own);
    }

    void redo() {
        const auto& redoable = scene_.history->redoable;
        const auto own = std::find_if(redoable.begin(), redoable.end(),
                                      [&](const auto& each) { return each.actor == scene_.actor; });
        if (own == redoable.end()) {
            cannot(Act::redo, say("console.act.redo-none"), say("console.why.nothing-to-redo"));
            return;
        }
        add(Act::redo, say("console.act.redo", {{"what", words_.say(own->what, own->names)}}),
            meeting::RedoAction{own->action});
    }

    void procedure() {
        add(Act::procedure, say("console.act.procedure"), std::nullopt).opens = true;
        add(Act::texts, say("console.act.texts"), std::nullopt).opens = true;
    }

    [[nodiscard]] std::string ends_statement() const {
        return statement_ == nullptr
                   ? std::string{}
                   : say("console.act.ends-statement", {{"speaker", holder_name()}});
    }

    void open() {
        const Names names{{"meeting", scene_.meeting->name}};
        switch (scene_.meeting->state) {
            case MeetingState::scheduled:
                add(Act::open, say("console.act.open", names),
                    meeting::OpenMeeting{scene_.meeting->key})
                    .main = true;
                return;
            case MeetingState::suspended:
                add(Act::open, say("console.act.resume", names),
                    meeting::ResumeMeeting{scene_.meeting->key})
                    .main = true;
                return;
            case MeetingState::in_session:
                cannot(Act::open, say("console.act.open-none"), say("console.why.is-open", names));
                return;
            case MeetingState::adjourned:
                cannot(Act::open, say("console.act.open-none"),
                       say("console.why.is-adjourned", names));
                return;
        }
    }

    void meeting_state() {
        if (scene_.meeting == nullptr) {
            const std::string why = say("console.why.no-meeting");
            cannot(Act::open, say("console.act.open-none"), why);
            cannot(Act::suspend, say("console.act.suspend-none"), why);
            cannot(Act::adjourn, say("console.act.adjourn-none"), why);
            return;
        }
        open();
        const Names names{{"meeting", scene_.meeting->name}};
        if (in_session()) {
            Action& suspend = add(
                Act::suspend, say("console.act.suspend", names),
                meeting::SuspendMeeting{.meeting = scene_.meeting->key, .concluding = holder()});
            suspend.detail = ends_statement();
            suspend.twice = true;
        } else {
            cannot(Act::suspend, say("console.act.suspend-none"),
                   say("console.why.not-in-session", names));
        }
        if (in_session() || scene_.meeting->state == MeetingState::suspended) {
            Action& adjourn = add(
                Act::adjourn, say("console.act.adjourn", names),
                meeting::AdjournMeeting{.meeting = scene_.meeting->key, .concluding = holder()});
            adjourn.detail = ends_statement();
            adjourn.twice = true;
        } else {
            cannot(Act::adjourn, say("console.act.adjourn-none"),
                   say("console.why.not-in-session", names));
        }
    }

    void release() {
        if (scene_.meeting == nullptr) {
            cannot(Act::release, say("console.act.release", {{"count", "3"}}),
                   say("console.why.no-meeting"));
            return;
        }
        const int count = scene_.meeting->released_next > 0 ? 0 : kReleasedAtOnce;
        add(Act::release,
            count == 0 ? say("console.act.release-none")
                       : say("console.act.release", {{"count", std::to_string(count)}}),
            meeting::ReleaseSpeakers{.meeting = scene_.meeting->key, .count = count});
    }

    void list() {
        const auto selected = selected_place(scene_, choices_);
        if (!selected) {
            cannot(Act::withdraw, say("console.act.withdraw-none"), say("console.why.no-row"));
            return;
        }
        if (const auto places = selected_places(scene_, choices_); places.size() > 1) {
            Action& several = add(
                Act::withdraw,
                say("console.act.withdraw-several", {{"count", std::to_string(places.size())},
                                                     {"names", names_at(scene_, places, words_)}}),
                meeting::WithdrawInscription{scene_.list->waiting[places.front()].id});
            several.twice = true;
            several.detail = say("console.act.withdraw-one-by-one");
            return;
        }
        const views::InscriptionView& row = scene_.list->waiting[*selected];
        add(Act::withdraw, say("console.act.withdraw", {{"speaker", name_of(row.speaker)}}),
            meeting::WithdrawInscription{row.id});
    }

    // The one thing left to do after an internal error.
    void restart() {
        if (scene_.record != nullptr && scene_.record->frozen) {
            add(Act::restart_desk, say("console.act.restart-desk"), meeting::RestartDesk{});
        }
    }

    void rehearsal() {
        using std::chrono::minutes;
        using std::chrono::seconds;
        if (scene_.conference->elapsed_to_confirm) {
            add(Act::confirm_clock, say("console.act.confirm-clock"), meeting::ConfirmClock{});
        }
        if (!scene_.conference->rehearsal) {
            return;
        }
        add(Act::advance_10s, say("console.act.advance-10s"),
            meeting::AdvanceRehearsal{seconds{10}});
        add(Act::advance_1min, say("console.act.advance-1min"),
            meeting::AdvanceRehearsal{minutes{1}});
        add(Act::advance_5min, say("console.act.advance-5min"),
            meeting::AdvanceRehearsal{minutes{5}});
    }

    const Scene& scene_;
    const Choices& choices_;
    const Strings& words_;
    const views::StatementView* statement_;
    std::vector<Action> made_;
};

}  // namespace

Actions::Actions(const Scene& scene, const Choices& choices, const Strings& words)
    : actions_{Maker{scene, choices, words}.make()} {}

const Action* Actions::find(Act act) const {
    const auto found = std::find_if(actions_.begin(), actions_.end(),
                                    [&](const Action& action) { return action.act == act; });
    return found == actions_.end() ? nullptr : &*found;
}

const Action* Actions::find(const meeting::Command& command) const {
    const auto found = std::find_if(actions_.begin(), actions_.end(), [&](const Action& action) {
        return action.command == command;
    });
    return found == actions_.end() ? nullptr : &*found;
}

std::optional<meeting::Command> pressed(const Action& action, Choices& choices) {
    const bool again = choices.armed == action.act;
    choices.armed.reset();
    if (action.command && action.twice && !again) {
        choices.armed = action.act;
        return std::nullopt;
    }
    return action.command;
}

std::optional<meeting::Command> action_button(const Ui& ui, const Box& box, const Action& action,
                                              Choices& choices) {
    const bool armed = choices.armed == action.act;
    const std::string label =
        armed ? ui.say("console.act.again", {{"what", action.label}}) : action.label;
    const bool clicked = button(ui, "act" + std::to_string(static_cast<int>(action.act)), box,
                                {.key = action.key,
                                 .label = label,
                                 .detail = action.detail,
                                 .main = action.main,
                                 .armed = armed,
                                 .enabled = action.command || action.opens},
                                action.command ? std::string_view{} : action.why_not);
    if (clicked && action.opens) {
        if (action.act == Act::texts) {
            open_texts(choices);
        } else {
            choices.overlay = Procedure{};
        }
        return std::nullopt;
    }
    return clicked ? pressed(action, choices) : std::nullopt;
}

float action_button_width(const Ui& ui, const Action& action) {
    return button_width(ui, {.key = action.key, .label = action.label, .detail = action.detail});
}

}  // namespace dais::console
