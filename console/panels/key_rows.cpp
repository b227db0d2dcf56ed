#include "console/panels/key_rows.h"

#include <algorithm>
#include <array>

namespace dais::console {

namespace {

constexpr KeyChord key(Key which) { return {.key = which}; }
constexpr KeyChord ctrl(char letter) {
    return {.key = Key::letter, .letter = letter, .ctrl = true};
}
constexpr KeyChord alt(Key which) { return {.key = which, .alt = true}; }

constexpr std::string_view kUpDown = "console.key.up-down";
constexpr std::string_view kAltUpDown = "console.key.alt-up-down";
constexpr std::string_view kAltLeftRight = "console.key.alt-left-right";

constexpr std::array kKeyRows{
    KeyRow{Act::next, "next", "floor", Afterwards::undone, key(Key::space)},
    KeyRow{Act::conclude, "conclude", "floor", Afterwards::undone, key(Key::enter)},
    KeyRow{Act::pause, "pause", "floor", Afterwards::undone, key(Key::f2), {}, 'p'},
    KeyRow{Act::chair, "chair", "floor", Afterwards::undone, key(Key::f3), {}, 'c'},
    KeyRow{Act::secretariat, "secretariat", "floor", Afterwards::undone, key(Key::f4), {}, 's'},
    KeyRow{Act::release, "release", "floor", Afterwards::undone, key(Key::f8), {}, 'r'},
    KeyRow{Act::undo, "undo", "floor", Afterwards::redone, ctrl('z')},
    KeyRow{Act::redo,
           "redo",
           "floor",
           Afterwards::undone,
           ctrl('y'),
           {.key = Key::letter, .letter = 'z', .ctrl = true, .shift = true}},
    KeyRow{Act::palette, "palette", "floor", Afterwards::nothing, ctrl('k')},
    KeyRow{Act::procedure, "procedure", "floor", Afterwards::nothing, ctrl('p')},
    KeyRow{Act::script, "script", "floor", Afterwards::nothing, ctrl('l')},
    KeyRow{Act::nameplate, "nameplate", "floor", Afterwards::undone, ctrl('n')},
    KeyRow{Act::private_line, "private-line", "floor", Afterwards::sent_at_once, ctrl('i')},
    KeyRow{Act::before_chair,
           "before-chair",
           "floor",
           Afterwards::sent_at_once,
           {.key = Key::letter, .letter = 'i', .ctrl = true, .shift = true}},
    KeyRow{Act::programme, "programme", "meeting", Afterwards::nothing, ctrl('e')},
    KeyRow{Act::texts, "texts", "meeting", Afterwards::nothing, ctrl('t')},
    KeyRow{Act::open, "open", "meeting", Afterwards::undone, key(Key::f5), {}, 'o'},
    KeyRow{Act::suspend, "suspend", "meeting", Afterwards::undone, key(Key::f6)},
    KeyRow{Act::adjourn, "adjourn", "meeting", Afterwards::undone, key(Key::f7)},
    KeyRow{Act::confirm_clock,
           "confirm-clock",
           "meeting",
           Afterwards::never,
           {.key = Key::enter, .ctrl = true}},
    KeyRow{Act::restart_desk,
           "restart-desk",
           "meeting",
           Afterwards::never,
           {.key = Key::letter, .letter = 'r', .ctrl = true, .shift = true}},
    KeyRow{Act::advance_10s, "advance-10s", "rehearsal", Afterwards::never, key(Key::f9)},
    KeyRow{Act::advance_1min, "advance-1min", "rehearsal", Afterwards::never, key(Key::f10)},
    KeyRow{Act::advance_5min, "advance-5min", "rehearsal", Afterwards::never, key(Key::f11)},
    KeyRow{Act::set_clock, "set-clock", "rehearsal", Afterwards::never, key(Key::f12)},
    KeyRow{Act::inscribe,
           "inscribe",
           "list",
           Afterwards::undone,
           {},
           {},
           '\0',
           "console.key.enter",
           true},
    KeyRow{Act::modality, "modality", "list", Afterwards::nothing, ctrl('m')},
    KeyRow{Act::group, "group", "list", Afterwards::nothing, ctrl('g')},
    KeyRow{Act::row_up, "rows", "list", Afterwards::nothing, {}, {}, '\0', kUpDown, true},
    KeyRow{Act::row_down, "row-down", "", Afterwards::nothing, {}, {}, '\0', kUpDown, true},
    KeyRow{
        Act::move_up, "move", "list", Afterwards::undone, alt(Key::up), {}, '\0', kAltUpDown, true},
    KeyRow{Act::move_down,
           "move-down",
           "",
           Afterwards::undone,
           alt(Key::down),
           {},
           '\0',
           kAltUpDown,
           true},
    KeyRow{Act::withdraw, "withdraw", "list", Afterwards::undone, key(Key::del)},
    KeyRow{
        Act::list_next, "list-next", "list", Afterwards::nothing, {.key = Key::tab, .ctrl = true}},
    KeyRow{Act::list_previous,
           "list-previous",
           "",
           Afterwards::nothing,
           {.key = Key::tab, .ctrl = true, .shift = true}},
    KeyRow{Act::find, "find", "window", Afterwards::nothing, ctrl('f'), {}, '/'},
    KeyRow{Act::escape,
           "escape",
           "window",
           Afterwards::nothing,
           {},
           {},
           '\0',
           "console.key.escape",
           true},
    KeyRow{
        Act::room, "room", "window", Afterwards::nothing, {}, {}, '\0', "console.key.ctrl-1", true},
    KeyRow{Act::day_after,
           "day",
           "window",
           Afterwards::nothing,
           alt(Key::right),
           {},
           '\0',
           kAltLeftRight,
           true},
    KeyRow{Act::day_before,
           "day-before",
           "",
           Afterwards::nothing,
           alt(Key::left),
           {},
           '\0',
           kAltLeftRight,
           true},
    KeyRow{Act::show_happened, "show-happened", "window", Afterwards::nothing, ctrl('h')},
    KeyRow{Act::past,
           "past",
           "window",
           Afterwards::nothing,
           {.key = Key::letter, .letter = 'h', .ctrl = true, .shift = true}},
    KeyRow{Act::show_refused, "show-refused", "window", Afterwards::nothing, ctrl('r')},
    KeyRow{Act::show_podium, "show-podium", "window", Afterwards::nothing, ctrl('o')},
    KeyRow{Act::show_audience, "show-audience", "window", Afterwards::nothing, ctrl('a')},
    KeyRow{Act::show_figures, "show-figures", "window", Afterwards::nothing, ctrl('w')},
    KeyRow{Act::show_screens, "show-screens", "window", Afterwards::nothing, ctrl('s')},
    KeyRow{Act::show_remote, "show-remote", "window", Afterwards::nothing, ctrl('d')},
    KeyRow{Act::lower_large, "lower-large", "window", Afterwards::nothing, ctrl('j')},
    KeyRow{Act::two_rooms, "two-rooms", "window", Afterwards::nothing, ctrl('b')},
    KeyRow{Act::theme,
           "theme",
           "window",
           Afterwards::nothing,
           {.key = Key::letter, .letter = 'd', .ctrl = true, .shift = true}},
    KeyRow{Act::sound,
           "sound",
           "window",
           Afterwards::nothing,
           {.key = Key::letter, .letter = 's', .ctrl = true, .shift = true}},
    KeyRow{Act::files,
           "files",
           "window",
           Afterwards::nothing,
           {.key = Key::letter, .letter = 'f', .ctrl = true, .shift = true}},
    KeyRow{Act::help, "help", "window", Afterwards::nothing, key(Key::f1)},
};

}  // namespace

std::span<const KeyRow> key_rows() { return kKeyRows; }

const KeyRow& key_row(Act act) {
    // Every act is in the table: a test holds that.
    const auto* const row = std::find_if(kKeyRows.begin(), kKeyRows.end(),
                                         [&](const KeyRow& each) { return each.act == act; });
    return row == kKeyRows.end() ? kKeyRows.front() : *row;
}

std::string cap_of(const KeyRow& row, const KeyBindings& keys,
                   const meeting::codec::Strings& words) {
    return row.cap.empty() ? cap_of(keys.chord_of(row), words) : words.say(row.cap);
}

std::string key_of(Act act, const Choices& choices, const meeting::codec::Strings& words) {
    const KeyRow& row = key_row(act);
    if (!choices.typing && row.letter != '\0' && !choices.keys.is_changed(act)) {
        return cap_of(KeyChord{.key = Key::letter, .letter = row.letter}, words);
    }
    return cap_of(row, choices.keys, words);
}

}  // namespace dais::console
