// What keys do.
#include <algorithm>
#include <array>
#include <utility>

#include "console/panels/command_palette.h"
#include "console/panels/dialogs.h"
#include "console/panels/filing.h"
#include "console/panels/find.h"
#include "console/panels/moving.h"
#include "console/panels/ordering.h"
#include "console/panels/podium.h"
#include "console/panels/programme.h"
#include "console/panels/rehearsal.h"
#include "console/panels/row_dragging.h"
#include "console/panels/rows_selected.h"
#include "console/panels/speakers.h"
#include "console/panels/status.h"
#include "console/panels/texts.h"
#include "console/window/shell.h"

namespace dais::console {

namespace {

bool sends(Act act) {
    switch (act) {
        case Act::next:
        case Act::conclude:
        case Act::pause:
        case Act::chair:
        case Act::secretariat:
        case Act::open:
        case Act::suspend:
        case Act::adjourn:
        case Act::release:
        case Act::undo:
        case Act::redo:
        case Act::confirm_clock:
        case Act::restart_desk:
        case Act::withdraw:
        case Act::nameplate:
        case Act::advance_10s:
        case Act::advance_1min:
        case Act::advance_5min: return true;
        default: return false;
    }
}

bool has_text(const Choices& choices) { return choices.typing && !choices.inscribing.text.empty(); }

// True for keys that go to what is typed, whatever they do otherwise.
bool for_field(const KeyPress& press, const Choices& choices) {
    const bool bare = !press.ctrl && !press.alt;
    return bare && has_text(choices) &&
           (press.key == Key::space || press.key == Key::enter || press.key == Key::del);
}

// True for keys that send a command (or may), and so wait for the answer to the one before.
bool may_command(const Input& input, const Choices& choices) {
    const auto* press = std::get_if<KeyPress>(&input);
    if (press == nullptr) {
        const char32_t letter = std::get<Typing>(input).letter;
        return !choices.typing && letter != U' ';
    }
    if (press->key == Key::enter) {
        return true;
    }
    const auto act = choices.keys.act_of(*press);
    return act && sends(*act) && !(press->key == Key::space && has_text(choices));
}

}  // namespace

void Shell::take_key(timing::BootInstant now) {
    if (queue_.empty() || !scene().board) {
        waiting_since_.reset();
        return;
    }
    const Queued next = queue_.front();
    const bool commands = may_command(next.input, choices_);
    if (commands && !next.stale && !settled()) {
        if (!waiting_since_) {
            waiting_since_ = now;
        }
        if (now - *waiting_since_ < kLongestWait) {
            return;
        }
        waiting_since_.reset();
        queue_.pop_front();
        notice(words_.say("console.notice.key"), words_.say("console.why.key-waited"));
        return;
    }
    waiting_since_.reset();
    queue_.pop_front();
    std::visit([&](const auto& input) { on(input, next.stale); }, next.input);
}

void Shell::on(const KeyPress& press, bool stale) {
    if (stale && press.key == Key::enter &&
        (procedure_line(choices_) != nullptr ||
         std::holds_alternative<Agreeing>(choices_.overlay))) {
        too_late();
        return;
    }
    if (on_overlay(press) || meant_for_dialog(press)) {
        return;
    }
    const bool typed_enter = press.key == Key::enter && has_text(choices_);
    if (stale && !typed_enter && may_command(press, choices_)) {
        too_late();
        return;
    }
    const auto found = choices_.keys.act_of(press);
    if (choices_.armed && choices_.armed != found) {
        choices_.armed.reset();
        if (press.key == Key::escape) {
            return;
        }
    }
    if (found && !for_field(press, choices_)) {
        on_act(*found, press.repeated);
    } else if (press.ctrl && press.key == Key::letter) {
        on_ctrl_letter(press.letter);
    } else if (press.alt && press.key == Key::letter) {
        if (!press.repeated) {
            on_lower_key(press.letter);
        }
    } else if (press.key == Key::backspace || !(press.ctrl || press.alt)) {
        on_plain(press);
    }
}

// The dialog about a file has just closed, perhaps by itself as its job ended: a key for it may be
// on its way still, and Enter would conclude a statement.
bool Shell::meant_for_dialog(const KeyPress& press) const {
    const bool answers = press.key == Key::enter || press.key == Key::escape;
    return answers && filed_at_ && now_ - *filed_at_ < kSeen;
}

void Shell::on(const Typing& typing, bool stale) {
    if (stale && std::holds_alternative<Agreeing>(choices_.overlay)) {
        return;
    }
    if (on_overlay(typing)) {
        return;
    }
    if (choices_.typing) {
        if (!(typing.letter == U'/' && choices_.inscribing.text.empty())) {
            choices_.inscribing.text.put(typing.letter);
            choices_.inscribing.match = 0;
        }
        return;
    }
    if (const auto found = choices_.keys.act_of_letter(typing.letter)) {
        if (stale && sends(*found)) {
            too_late();
        } else {
            on_act(*found, false);
        }
    } else if (typing.letter != U' ') {
        notice(words_.say("console.notice.key"),
               words_.say("console.why.letters-are-keys",
                          {{"find", cap_of(key_row(Act::find), choices_.keys, words_)},
                           {"palette", cap_of(key_row(Act::palette), choices_.keys, words_)}}));
    }
}

// Kept for the officer to read, behind the refusal that the key came too early to have seen.
void Shell::too_late() {
    notice(words_.say("console.notice.key"), words_.say("console.why.key-stale"));
    if (choices_.notices.size() > 1) {
        std::swap(choices_.notices[0], choices_.notices[1]);
    }
}

bool Shell::on_overlay(const KeyPress& press) {
    if (std::holds_alternative<std::monostate>(choices_.overlay)) {
        return false;
    }
    if (procedure_line(choices_) != nullptr) {
        on_procedure(press);
        return true;
    }
    if (std::holds_alternative<Filing>(choices_.overlay)) {
        return on_filing(press);
    }
    if (press.key == Key::escape || std::holds_alternative<Help>(choices_.overlay)) {
        choices_.overlay = std::monostate{};
        return true;
    }
    if (std::holds_alternative<Agreeing>(choices_.overlay)) {
        // Not by an Enter that was meant for what stood there before.
        const bool seen = now_ - noticed_at_ >= kSeen && !press.repeated;
        if (press.key == Key::enter && seen && !std::get<Agreeing>(choices_.overlay).which_time) {
            agree(false);
        }
    } else if (std::holds_alternative<Ordering>(choices_.overlay)) {
        on_ordering(press);
    } else if (std::holds_alternative<Closing>(choices_.overlay)) {
        closing_ = press.key == Key::enter;
    } else if (std::holds_alternative<Moving>(choices_.overlay)) {
        if (press.key == Key::up || press.key == Key::down) {
            begin_or_go_on_moving(scene(), choices_, press.key == Key::up ? -1 : 1);
        }
    } else if (auto* setting = std::get_if<SettingClock>(&choices_.overlay)) {
        setting->wrong = false;
        if (press.key == Key::backspace) {
            press.ctrl ? setting->text.erase_word() : setting->text.erase_letter();
        } else if (press.key == Key::enter) {
            if (const auto command = set_clock_as_typed(scene(), *setting)) {
                choices_.overlay = std::monostate{};
                send(*command, words_.say("console.act.set-clock"));
            } else {
                setting->wrong = true;
            }
        }
    }
    return true;
}

// A question that has just come up is not answered by an Enter that was meant for the one before.
bool Shell::on_filing(const KeyPress& press) {
    const auto& filing = std::get<Filing>(choices_.overlay);
    const bool asked = !filing.there.empty() || !filing.report.empty();  // or told of its end
    if (press.key != Key::enter || !asked || now_ - noticed_at_ >= kSeen) {
        send(on_filing_key(press, choices_));
        begin_job();
    }
    if (!std::holds_alternative<Filing>(choices_.overlay)) {
        filed_at_ = now_;
    }
    return true;
}

void Shell::on_procedure(const KeyPress& press) {
    if (on_new_key(press) || on_texts_key(press, scene(), choices_)) {
        return;
    }
    if (press.key != Key::enter && choices_.armed) {
        choices_.armed.reset();
        if (press.key == Key::escape) {
            return;
        }
    }
    switch (press.key) {
        case Key::escape: leave_procedure(choices_); break;
        case Key::up: step_procedure(scene(), choices_, -1); break;
        case Key::down: step_procedure(scene(), choices_, 1); break;
        case Key::backspace: erase_in_procedure(choices_, press.ctrl); break;
        case Key::enter:
            if (press.repeated) {
                break;
            }
            if (press.ctrl && begin_rebinding(scene(), choices_)) {
                break;
            }
            send(take_deed(scene(), choices_, words_));
            do_wanted();
            break;
        case Key::letter:
            if (press.ctrl && press.letter == 'u') {
                line_to_type_in(choices_).clear();
                typed_anew(choices_);
            }
            [[fallthrough]];
        default:
            if (const auto found = choices_.keys.act_of(press); found && opens_deeds(*found)) {
                choices_.overlay = std::monostate{};
            }
    }
}

// The press that is to be an act's key.
bool Shell::on_new_key(const KeyPress& press) {
    auto& procedure = std::get<Procedure>(choices_.overlay);
    if (!procedure.rebinding) {
        return false;
    }
    if (press.repeated) {
        return true;
    }
    std::optional<KeyRefusal> refused;
    if (press.key == Key::escape) {
        procedure.rebinding.reset();
        return true;
    }
    if (press.key == Key::other) {
        return true;  // Ctrl or Shift alone, on its way
    }
    const bool back = press.key == Key::del && !press.ctrl && !press.alt && !press.shift;
    refused = back ? choices_.keys.put_back(*procedure.rebinding)
                   : choices_.keys.change(*procedure.rebinding, chord_of(press));
    procedure.key_refused = refused ? sentence_of(*refused, words_) : std::string{};
    if (!refused) {
        procedure.rebinding.reset();
        keys_changed_ = true;
        choices_.settings.keys = choices_.keys.changed();
    }
    return true;
}

bool Shell::on_overlay(const Typing& typing) {
    if (std::holds_alternative<std::monostate>(choices_.overlay)) {
        return false;
    }
    if (auto* procedure = std::get_if<Procedure>(&choices_.overlay);
        procedure != nullptr && procedure->rebinding) {
        if (typing.letter != U' ') {
            Line letter;
            letter.put(typing.letter);
            const KeyRefusal refused{KeyRefusal::Why::for_typing,
                                     std::string{key_row(*procedure->rebinding).word},
                                     letter.text(),
                                     {}};
            procedure->key_refused = sentence_of(refused, words_);
        }
    } else if (std::holds_alternative<Filing>(choices_.overlay)) {
        Line letter{{}, Line::kLongest};
        letter.put(typing.letter);
        type_in_filing(typing.letter == U' ' ? " " : letter.text(), choices_);
    } else if (procedure_line(choices_) != nullptr) {
        choices_.armed.reset();
        if (takes_letter(typing.letter, choices_)) {
            line_to_type_in(choices_).put(typing.letter);
            typed_anew(choices_);
        }
    } else if (const auto* agreeing = std::get_if<Agreeing>(&choices_.overlay)) {
        if (now_ - noticed_at_ >= kSeen && agreeing->which_time &&
            (typing.letter == U'1' || typing.letter == U'2')) {
            agree(typing.letter == U'2');
        }
    } else if (auto* ordering = std::get_if<Ordering>(&choices_.overlay)) {
        if (ordering->order.what == OrderKind::page && typing.letter >= U'1') {
            choose_display_page(choices_, static_cast<std::size_t>(typing.letter - U'1'));
        } else if (!ordering->confirming) {
            ordering->text.put(typing.letter);
            ordering->wrong = false;
        }
    } else if (auto* setting = std::get_if<SettingClock>(&choices_.overlay)) {
        setting->text.put(typing.letter);
        setting->wrong = false;
    } else if (const auto* moving = std::get_if<Moving>(&choices_.overlay)) {
        using meeting::Authority;
        constexpr std::array kAuthorities{Authority::chair, Authority::mutual_agreement,
                                          Authority::correction};
        const auto number = static_cast<std::size_t>(typing.letter - U'1');
        if (typing.letter >= U'1' && number < kAuthorities.size()) {
            const auto command = move_on(scene(), *moving, kAuthorities[number]);
            choices_.overlay = std::monostate{};
            if (command) {
                send(*command, about(*command));
            }
        }
    }
    return true;
}

// What an act's key does. Held down it goes on only where that is a step further.
void Shell::on_act(Act which, bool repeated) {
    switch (which) {
        case Act::list_next: choose_list_beside(scene(), choices_, 1); return;
        case Act::list_previous: choose_list_beside(scene(), choices_, -1); return;
        case Act::move_up: move(-1); return;
        case Act::move_down: move(1); return;
        case Act::day_before: choices_.day = day_beside(scene(), -1); return;
        case Act::day_after: choices_.day = day_beside(scene(), 1); return;
        default: break;
    }
    if (repeated || open_page(which)) {
        return;
    }
    switch (which) {
        case Act::script: choices_.script_open = !choices_.script_open; return;
        case Act::find: choices_.typing = true; return;
        case Act::modality: next_modality(scene(), choices_); return;
        case Act::group: next_group(scene(), choices_); return;
        case Act::show_happened: choices_.lower = Lower::happened; return;
        case Act::show_refused: choices_.lower = Lower::refused; return;
        case Act::show_screens: choices_.lower = Lower::screens; return;
        case Act::show_remote: choices_.lower = Lower::remote; return;
        case Act::lower_large: choices_.lower_large = !choices_.lower_large; return;
        case Act::two_rooms: switch_two_rooms(); return;
        case Act::theme: switch_theme(choices_); return;
        case Act::sound: choices_.settings.sound = !choices_.settings.sound; return;
        case Act::show_podium: choices_.lower = Lower::podium; return;
        case Act::show_audience: choices_.lower = Lower::audience; return;
        case Act::show_figures: choices_.lower = Lower::figures; return;
        case Act::nameplate: nameplate(); return;
        case Act::private_line: send(begin_private_line(scene(), choices_, words_)); return;
        case Act::before_chair: send(begin_before_chair(scene(), choices_, words_)); return;
        default: act(which);
    }
}

bool Shell::open_page(Act which) {
    switch (which) {
        case Act::help: choices_.overlay = Help{}; return true;
        case Act::palette: open_palette(choices_); return true;
        case Act::procedure: choices_.overlay = Procedure{}; return true;
        case Act::programme: open_programme_deeds(choices_); return true;
        case Act::texts: open_texts(choices_); return true;
        case Act::past: open_past(choices_); return true;
        case Act::files:
            if (scene().files_here == FilesHere::none) {
                notice(words_.say("console.help.act.files"), words_.say("console.why.no-files"));
            } else {
                open_files(scene(), choices_);
            }
            return true;
        case Act::set_clock:
            if (scene().conference->rehearsal) {
                begin_setting_clock(scene(), choices_);
            } else {
                notice(words_.say("console.act.set-clock"), words_.say("console.why.no-rehearsal"));
            }
            return true;
        default: return false;
    }
}

void Shell::on_ctrl_letter(char letter) {
    if (letter == 'u') {
        choices_.inscribing.text.clear();
    } else if (letter >= '1' && letter <= '9') {
        choose_room(static_cast<std::size_t>(letter - '1'));
    }
}

// What was chosen in the palette, as if its key had been pressed.
void Shell::do_wanted() {
    if (const auto wanted = std::exchange(choices_.wanted, std::nullopt)) {
        on_act(*wanted, false);
    }
}

void Shell::on_plain(const KeyPress& press) {
    switch (press.key) {
        case Key::enter:
            if (!press.repeated) {
                on_enter();
            }
            break;
        case Key::escape: escape(); break;
        case Key::tab: choices_.typing = !choices_.typing; break;
        case Key::backspace:
            if (choices_.typing) {
                press.ctrl ? choices_.inscribing.text.erase_word()
                           : choices_.inscribing.text.erase_letter();
                choices_.inscribing.match = 0;
            }
            break;
        case Key::up:
        case Key::down: {
            const int steps = press.key == Key::up ? -1 : 1;
            if (press.shift && !has_text(choices_)) {
                extend_rows(scene(), choices_, steps);
            } else {
                on_arrow(steps);
            }
            break;
        }
        default: break;
    }
}

void Shell::on_enter() {
    if (!has_text(choices_)) {
        notice(words_.say("console.notice.key"), words_.say("console.why.not-now"));
        return;
    }
    const std::string typed = choices_.inscribing.text.text();
    const auto proposed = proposal(scene(), choices_);
    const std::string asked = words_.say("console.act.inscribe", {{"typed", typed}});
    if (choices_.matches.group_unknown) {
        notice(asked, words_.say("console.find.no-group"), true);
    } else if (!proposed) {
        notice(asked, words_.say("console.find.no-match"), true);
    } else if (scene().list == nullptr && proposed->delegation != nullptr) {
        notice(asked, words_.say("console.list.none"), true);
    } else {
        if (const auto command = take_match(scene(), choices_)) {
            send(*command, about(*command));
        }
    }
}

void Shell::on_arrow(int steps) {
    if (!has_text(choices_)) {
        choose_row_beside(scene(), choices_, steps);
        return;
    }
    const auto count = static_cast<int>(choices_.matches.best.size());
    if (count > 0) {
        const int place = static_cast<int>(choices_.inscribing.match) + steps;
        choices_.inscribing.match = static_cast<std::size_t>((place + count) % count);
    }
}

// One thing at a time, the nearest first.
void Shell::escape() {
    if (choices_.dragging) {
        hold_nothing(choices_);
        return;
    }
    if (has_text(choices_)) {
        choices_.inscribing.text.clear();
    } else if (choices_.notice_open) {
        choices_.notice_open = false;
    } else if (scene().job && scene().job->state != JobStatus::State::running &&
               choices_.job_seen != scene().job->number) {
        choices_.job_seen = scene().job->number;
    } else if (choices_.script_open) {
        choices_.script_open = false;
    } else if (choices_.inscribing.group || choices_.inscribing.modality) {
        choices_.inscribing = {};
    } else if (let_rows_go(choices_)) {
        return;
    } else if (choices_.row) {
        no_rows(choices_);
    } else if (choices_.lower_large) {
        choices_.lower_large = false;
    } else {
        choices_.typing = false;
    }
}

void Shell::act(Act which) {
    const Action* action = actions_.find(which);
    if (action == nullptr) {
        notice(words_.say("console.notice.key"), words_.say("console.why.not-now"));
        return;
    }
    if (!action->command) {
        choices_.armed.reset();
        notice(action->label, action->why_not, which == Act::withdraw);
        return;
    }
    if (const auto command = pressed(*action, choices_)) {
        sent_by_mouse(command);
    }
}

std::string Shell::about(const meeting::Command& command) const {
    if (const Action* action = actions_.find(command)) {
        return action->label;
    }
    if (const auto* inscribe = std::get_if<meeting::InscribeSpeaker>(&command)) {
        std::string name = inscribe->delegation.text;
        for (const meeting::Delegation& each : scene().directory->delegations) {
            name = each.key == inscribe->delegation ? each.en.list : name;
        }
        return words_.say("console.act.inscribe", {{"typed", name}});
    }
    return words_.say("console.act.move");
}

void Shell::nameplate() {
    if (auto done = note_nameplate(scene(), choices_, words_)) {
        send(done);
    } else {
        notice(words_.say("console.deed.nameplate-note"),
               words_.say("console.why.no-nameplate-typed"), true);
    }
}

void Shell::move(int steps) {
    if (!selected_place(scene(), choices_)) {
        notice(words_.say("console.act.move"), words_.say("console.why.no-row"), true);
        return;
    }
    begin_or_go_on_moving(scene(), choices_, steps);
}

void Shell::switch_two_rooms() {
    if (scene().rooms.size() < 2) {
        notice(words_.say("console.help.act.two-rooms"), words_.say("console.why.one-room"));
        return;
    }
    choices_.settings.two_rooms = !choices_.settings.two_rooms;
}

void Shell::choose_room(std::size_t number) {
    if (number < scene().rooms.size()) {
        look_at_room(choices_, scene().rooms[number].room->key);
    }
}

}  // namespace dais::console
