// What keys do.
#include <algorithm>
#include <array>

#include "console/panels/dialogs.h"
#include "console/panels/find.h"
#include "console/panels/moving.h"
#include "console/panels/ordering.h"
#include "console/panels/programme.h"
#include "console/panels/rehearsal.h"
#include "console/panels/speakers.h"
#include "console/panels/texts.h"
#include "console/window/shell.h"

namespace dais::console {

namespace {

// True for keys that send a command (or may), and so wait for the answer to the one before.
bool may_command(const Input& input, bool typing, bool has_text) {
    const auto* press = std::get_if<KeyPress>(&input);
    if (press == nullptr) {
        const char32_t letter = std::get<Typing>(input).letter;
        return !typing && letter != U' ';
    }
    switch (press->key) {
        case Key::space: return !(typing && has_text);
        case Key::enter:
        case Key::del:
        case Key::f2:
        case Key::f3:
        case Key::f4:
        case Key::f5:
        case Key::f6:
        case Key::f7:
        case Key::f8:
        case Key::f9:
        case Key::f10:
        case Key::f11: return true;
        case Key::letter: return press->ctrl && (press->letter == 'z' || press->letter == 'y');
        default: return false;
    }
}

std::optional<Act> act_of_function_key(Key key) {
    switch (key) {
        case Key::f2: return Act::pause;
        case Key::f3: return Act::chair;
        case Key::f4: return Act::secretariat;
        case Key::f5: return Act::open;
        case Key::f6: return Act::suspend;
        case Key::f7: return Act::adjourn;
        case Key::f8: return Act::release;
        case Key::f9: return Act::advance_10s;
        case Key::f10: return Act::advance_1min;
        case Key::f11: return Act::advance_5min;
        default: return std::nullopt;
    }
}

std::optional<Act> act_of_letter(char32_t letter) {
    switch (letter) {
        case U'p':
        case U'P': return Act::pause;
        case U'c':
        case U'C': return Act::chair;
        case U's':
        case U'S': return Act::secretariat;
        case U'o':
        case U'O': return Act::open;
        case U'r':
        case U'R': return Act::release;
        default: return std::nullopt;
    }
}

}  // namespace

void Shell::take_key(timing::BootInstant now) {
    if (queue_.empty() || !scene().board) {
        waiting_since_.reset();
        return;
    }
    const Queued next = queue_.front();
    const bool commands =
        may_command(next.input, choices_.typing, !choices_.inscribing.text.empty());
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
    if (on_overlay(press)) {
        return;
    }
    const bool typed_enter =
        press.key == Key::enter && choices_.typing && !choices_.inscribing.text.empty();
    if (stale && !typed_enter &&
        may_command(press, choices_.typing, !choices_.inscribing.text.empty())) {
        too_late();
        return;
    }
    if (choices_.armed && press.key != Key::f6 && press.key != Key::f7) {
        choices_.armed.reset();
        if (press.key == Key::escape) {
            return;
        }
    }
    if (on_function_key(press) || on_ctrl(press) || on_alt(press)) {
        return;
    }
    on_plain(press);
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
    if (typing.letter == U'/') {
        choices_.typing = true;
    } else if (const auto found = act_of_letter(typing.letter)) {
        if (stale) {
            too_late();
        } else {
            act(*found);
        }
    } else if (typing.letter != U' ') {
        notice(words_.say("console.notice.key"), words_.say("console.why.letters-are-keys"));
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

void Shell::on_procedure(const KeyPress& press) {
    if (on_texts_key(press, scene(), choices_)) {
        return;
    }
    switch (press.key) {
        case Key::escape: leave_procedure(choices_); break;
        case Key::up: step_procedure(scene(), choices_, -1); break;
        case Key::down: step_procedure(scene(), choices_, 1); break;
        case Key::backspace: erase_in_procedure(choices_, press.ctrl); break;
        case Key::enter:
            if (!press.repeated) {
                send(take_deed(scene(), choices_, words_));
            }
            break;
        case Key::letter:
            if (press.ctrl && press.letter == 'u') {
                line_to_type_in(choices_).clear();
                typed_anew(choices_);
            } else if (press.ctrl &&
                       (press.letter == 'p' || press.letter == 'e' || press.letter == 't')) {
                choices_.overlay = std::monostate{};
            }
            break;
        default: break;
    }
}

bool Shell::on_overlay(const Typing& typing) {
    if (std::holds_alternative<std::monostate>(choices_.overlay)) {
        return false;
    }
    if (procedure_line(choices_) != nullptr) {
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

bool Shell::on_function_key(const KeyPress& press) {
    if (press.key == Key::f1) {
        choices_.overlay = Help{};
        return true;
    }
    if (press.key == Key::f12) {
        if (scene().conference->rehearsal) {
            begin_setting_clock(scene(), choices_);
        } else {
            notice(words_.say("console.act.set-clock"), words_.say("console.why.no-rehearsal"));
        }
        return true;
    }
    const auto found = act_of_function_key(press.key);
    if (found && !press.repeated) {
        act(*found);
    }
    return found.has_value();
}

bool Shell::on_ctrl(const KeyPress& press) {
    if (!press.ctrl || press.key == Key::backspace) {
        return false;
    }
    if (press.key == Key::tab) {
        choose_list_beside(scene(), choices_, press.shift ? -1 : 1);
    } else if (press.key == Key::enter && !press.repeated) {
        act(Act::confirm_clock);
    } else if (press.key == Key::letter && !press.repeated) {
        on_ctrl_letter(press.letter == 'z' && press.shift ? 'y' : press.letter);
    }
    return true;
}

void Shell::on_ctrl_letter(char letter) {
    switch (letter) {
        case 'z': act(Act::undo); break;
        case 'y': act(Act::redo); break;
        case 'p': choices_.overlay = Procedure{}; break;
        case 'e': open_programme_deeds(choices_); break;
        case 't': open_texts(choices_); break;
        case 'l': choices_.script_open = !choices_.script_open; break;
        case 'f': choices_.typing = true; break;
        case 'm': next_modality(scene(), choices_); break;
        case 'g': next_group(scene(), choices_); break;
        case 'u': choices_.inscribing.text.clear(); break;
        case 'h': choices_.lower = Lower::happened; break;
        case 'r': choices_.lower = Lower::refused; break;
        case 's': choices_.lower = Lower::screens; break;
        case 'd': choices_.lower = Lower::remote; break;
        default:
            if (letter >= '1' && letter <= '9') {
                choose_room(static_cast<std::size_t>(letter - '1'));
            }
    }
}

bool Shell::on_alt(const KeyPress& press) {
    if (!press.alt) {
        return false;
    }
    if (press.key == Key::letter && !press.repeated) {
        on_lower_key(press.letter);
        return true;
    }
    switch (press.key) {
        case Key::up: move(-1); break;
        case Key::down: move(1); break;
        case Key::left: choices_.day = day_beside(scene(), -1); break;
        case Key::right: choices_.day = day_beside(scene(), 1); break;
        default: break;
    }
    return true;
}

void Shell::on_plain(const KeyPress& press) {
    const bool has_text = choices_.typing && !choices_.inscribing.text.empty();
    switch (press.key) {
        case Key::space:
            if (!has_text && !press.repeated) {
                act(Act::next);
            }
            break;
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
        case Key::del:
            if (!has_text && !press.repeated) {
                act(Act::withdraw);
            }
            break;
        case Key::up: on_arrow(-1); break;
        case Key::down: on_arrow(1); break;
        default: break;
    }
}

void Shell::on_enter() {
    if (!choices_.typing || choices_.inscribing.text.empty()) {
        act(Act::conclude);
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
    const bool has_text = choices_.typing && !choices_.inscribing.text.empty();
    if (!has_text) {
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
    if (choices_.typing && !choices_.inscribing.text.empty()) {
        choices_.inscribing.text.clear();
    } else if (choices_.notice_open) {
        choices_.notice_open = false;
    } else if (choices_.script_open) {
        choices_.script_open = false;
    } else if (choices_.inscribing.group || choices_.inscribing.modality) {
        choices_.inscribing = {};
    } else if (choices_.row) {
        choices_.row.reset();
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
        send(*command, action->label);
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
    if (std::holds_alternative<meeting::NoteReadiness>(command) ||
        std::holds_alternative<meeting::NoteLinkLost>(command) ||
        std::holds_alternative<meeting::NoteLinkRestored>(command)) {
        return words_.say("console.remote.title");
    }
    return words_.say("console.act.move");
}

void Shell::move(int steps) {
    if (!selected_place(scene(), choices_)) {
        notice(words_.say("console.act.move"), words_.say("console.why.no-row"), true);
        return;
    }
    begin_or_go_on_moving(scene(), choices_, steps);
}

void Shell::choose_room(std::size_t number) {
    if (number < scene().rooms.size()) {
        choices_.room = scene().rooms[number].room->key;
        choices_.row.reset();
    }
}

}  // namespace dais::console
