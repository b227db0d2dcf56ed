// What keys do for the panel beneath the floor: the screens and the remote desk.
#include <algorithm>

#include "console/panels/ordering.h"
#include "console/panels/remote_desk.h"
#include "console/window/shell.h"

namespace dais::console {

// What a letter with Alt does is the matter of the tab that is shown beneath the floor.
bool Shell::on_lower_key(char letter) {
    if (choices_.lower == Lower::screens) {
        if (letter == kAllScreensLetter) {
            select_all_screens(scene(), choices_);
        } else if (letter == kScreensRoomLetter) {
            next_screens_room(scene(), choices_);
        }
        const auto* const found =
            std::find_if(kOrderKeys.begin(), kOrderKeys.end(),
                         [&](const OrderKey& each) { return each.letter == letter; });
        if (found == kOrderKeys.end()) {
            return is_screens_key(letter);
        }
        const std::string why = why_no_order(scene(), choices_, words_);
        if (why.empty()) {
            begin_order(found->what, scene(), choices_);
            noticed_at_ = now_;
        } else {
            notice(words_.say(found->label), why);
        }
        return true;
    }
    if (choices_.lower == Lower::remote) {
        if (letter == kNextRemoteLetter || letter == kPreviousRemoteLetter) {
            step_remote_row(scene(), choices_, letter == kNextRemoteLetter ? 1 : -1);
            return true;
        }
        const auto readiness = readiness_of_key(letter);
        const RemoteRow* row = remote_row(scene(), choices_);
        if (!readiness) {
            return false;
        }
        if (row == nullptr) {
            notice(words_.say("console.remote.title"), words_.say("console.remote.empty"));
            return true;
        }
        const std::string about = note_text(*row, *readiness, words_);
        if (const auto command = note_of(*row, *readiness)) {
            send(*command, about);
        } else {
            notice(about, words_.say("console.remote.why-not"));
        }
        return true;
    }
    return false;
}

void Shell::on_ordering(const KeyPress& press) {
    auto& ordering = std::get<Ordering>(choices_.overlay);
    if (press.key == Key::backspace && !ordering.confirming) {
        press.ctrl ? ordering.text.erase_word() : ordering.text.erase_letter();
        ordering.wrong = false;
    } else if (press.key == Key::enter && !press.repeated &&
               (!ordering.confirming || now_ - noticed_at_ >= kSeen)) {
        // Not by an Enter that was meant for the question before.
        if (go_on_ordering(choices_)) {
            noticed_at_ = now_;
        }
    }
}

}  // namespace dais::console
