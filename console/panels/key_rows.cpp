#include "console/panels/key_rows.h"

#include <algorithm>
#include <array>

namespace dais::console {

namespace {

constexpr std::array kKeyRows{
    KeyRow{Act::next, "floor", "console.key.space", "", "next"},
    KeyRow{Act::conclude, "floor", "console.key.enter", "", "conclude"},
    KeyRow{Act::pause, "floor", "console.key.f2", "console.key.p", "pause"},
    KeyRow{Act::chair, "floor", "console.key.f3", "console.key.c", "chair"},
    KeyRow{Act::secretariat, "floor", "console.key.f4", "console.key.s", "secretariat"},
    KeyRow{Act::release, "floor", "console.key.f8", "console.key.r", "release"},
    KeyRow{Act::undo, "floor", "console.key.ctrl-z", "", "undo"},
    KeyRow{Act::redo, "floor", "console.key.ctrl-y", "", "redo"},
    KeyRow{Act::procedure, "floor", "console.key.ctrl-p", "", "procedure"},
    KeyRow{Act::script, "floor", "console.key.ctrl-l", "", "script"},
    KeyRow{Act::programme, "meeting", "console.key.ctrl-e", "", "programme"},
    KeyRow{Act::texts, "meeting", "console.key.ctrl-t", "", "texts"},
    KeyRow{Act::open, "meeting", "console.key.f5", "console.key.o", "open"},
    KeyRow{Act::suspend, "meeting", "console.key.f6", "", "suspend"},
    KeyRow{Act::adjourn, "meeting", "console.key.f7", "", "adjourn"},
    KeyRow{Act::confirm_clock, "meeting", "console.key.ctrl-enter", "", "confirm-clock"},
    KeyRow{Act::advance_10s, "rehearsal", "console.key.f9", "", "advance-10s"},
    KeyRow{Act::advance_1min, "rehearsal", "console.key.f10", "", "advance-1min"},
    KeyRow{Act::advance_5min, "rehearsal", "console.key.f11", "", "advance-5min"},
    KeyRow{Act::set_clock, "rehearsal", "console.key.f12", "", "set-clock"},
    KeyRow{Act::inscribe, "list", "console.key.enter", "", "inscribe"},
    KeyRow{Act::modality, "list", "console.key.ctrl-m", "", "modality"},
    KeyRow{Act::group, "list", "console.key.ctrl-g", "", "group"},
    KeyRow{Act::row_up, "list", "console.key.up-down", "", "rows"},
    KeyRow{Act::move_up, "list", "console.key.alt-up-down", "", "move"},
    KeyRow{Act::withdraw, "list", "console.key.delete", "", "withdraw"},
    KeyRow{Act::list_next, "list", "console.key.ctrl-tab", "", "list-next"},
    KeyRow{Act::find, "window", "console.key.ctrl-f", "console.key.slash", "find"},
    KeyRow{Act::escape, "window", "console.key.escape", "", "escape"},
    KeyRow{Act::room, "window", "console.key.ctrl-1", "", "room"},
    KeyRow{Act::day_after, "window", "console.key.alt-left-right", "", "day"},
    KeyRow{Act::show_happened, "window", "console.key.ctrl-h", "", "show-happened"},
    KeyRow{Act::show_refused, "window", "console.key.ctrl-r", "", "show-refused"},
    KeyRow{Act::show_screens, "window", "console.key.ctrl-s", "", "show-screens"},
    KeyRow{Act::lower_large, "window", "console.key.ctrl-j", "", "lower-large"},
    KeyRow{Act::two_rooms, "window", "console.key.ctrl-b", "", "two-rooms"},
    KeyRow{Act::theme, "window", "console.key.ctrl-d", "", "theme"},
    KeyRow{Act::sound, "window", "console.key.ctrl-n", "", "sound"},
    KeyRow{Act::help, "window", "console.key.f1", "", "help"},
};

}  // namespace

std::string key_of(Act act, bool typing, const meeting::codec::Strings& words) {
    const auto* const row = std::find_if(kKeyRows.begin(), kKeyRows.end(),
                                         [&](const KeyRow& each) { return each.act == act; });
    return row == kKeyRows.end()
               ? std::string{}
               : words.say(typing || row->letter.empty() ? row->key : row->letter);
}

std::span<const KeyRow> key_rows() { return kKeyRows; }

}  // namespace dais::console
