#include "console/panels/key_bindings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "console/panels/key_rows.h"
#include "console/panels/ordering.h"
#include "console/panels/remote_desk.h"

namespace dais::console {

namespace {

using Words = meeting::codec::Strings;

struct NamedKey {
    Key key = Key::other;
    std::string_view text;  ///< in settings
    std::string_view cap;   ///< of the strings table
};
constexpr std::array kNamedKeys{
    NamedKey{Key::space, "Space", "console.key.space"},
    NamedKey{Key::enter, "Enter", "console.key.enter"},
    NamedKey{Key::escape, "Escape", "console.key.escape"},
    NamedKey{Key::tab, "Tab", "console.key.tab"},
    NamedKey{Key::backspace, "Backspace", "console.key.backspace"},
    NamedKey{Key::del, "Delete", "console.key.delete"},
    NamedKey{Key::up, "Up", "console.key.up"},
    NamedKey{Key::down, "Down", "console.key.down"},
    NamedKey{Key::left, "Left", "console.key.left"},
    NamedKey{Key::right, "Right", "console.key.right"},
};
constexpr std::array kFunctionKeys{Key::f1, Key::f2, Key::f3, Key::f4,  Key::f5,  Key::f6,
                                   Key::f7, Key::f8, Key::f9, Key::f10, Key::f11, Key::f12};

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool same(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

// The part of a chord that is no Ctrl, Alt or Shift.
bool put_key(KeyChord& chord, std::string_view name) {
    if (name.size() == 1) {
        const char letter = lower(name.front());
        if ((letter < 'a' || letter > 'z') && (letter < '0' || letter > '9')) {
            return false;
        }
        chord.key = Key::letter;
        chord.letter = letter;
        return true;
    }
    for (const NamedKey& each : kNamedKeys) {
        if (same(each.text, name)) {
            chord.key = each.key;
            return true;
        }
    }
    for (std::size_t i = 0; i < kFunctionKeys.size(); ++i) {
        if (same("F" + std::to_string(i + 1), name)) {
            chord.key = kFunctionKeys[i];
            return true;
        }
    }
    return false;
}

std::string key_text(const KeyChord& chord) {
    if (chord.key == Key::letter) {
        return {upper(chord.letter)};
    }
    for (std::size_t i = 0; i < kFunctionKeys.size(); ++i) {
        if (chord.key == kFunctionKeys[i]) {
            return "F" + std::to_string(i + 1);
        }
    }
    const auto* const named =
        std::find_if(kNamedKeys.begin(), kNamedKeys.end(),
                     [&](const NamedKey& each) { return each.key == chord.key; });
    return named == kNamedKeys.end() ? std::string{} : std::string{named->text};
}

// Keys without which nothing can be typed, chosen or left.
bool for_typing(const KeyChord& chord) {
    const bool bare = !chord.ctrl && !chord.alt;
    switch (chord.key) {
        case Key::letter:
            return bare || (chord.ctrl && (chord.letter == 'u' || chord.letter == 'v'));
        case Key::escape:
        case Key::backspace: return true;
        case Key::enter:
        case Key::tab:
        case Key::up:
        case Key::down:
        case Key::left:
        case Key::right: return bare;
        default: return chord.key == Key::other;
    }
}

// What has a key without being in the table: the rooms by their numbers, and what is done with
// screens and at the remote desk while they are shown.
std::optional<Act> beside_table(const KeyChord& chord) {
    if (chord.key != Key::letter) {
        return std::nullopt;
    }
    if (chord.ctrl) {
        const bool room = chord.letter >= '1' && chord.letter <= '9';
        return room ? std::optional{Act::room} : std::nullopt;
    }
    if (!chord.alt) {
        return std::nullopt;
    }
    return is_screens_key(chord.letter)  ? std::optional{Act::show_screens}
           : is_remote_key(chord.letter) ? std::optional{Act::show_remote}
                                         : std::nullopt;
}

std::string about(std::string_view word, const Words& words) {
    return words.say("console.help.act." + std::string{word});
}

}  // namespace

std::optional<KeyChord> chord_from(std::string_view text) {
    KeyChord chord;
    for (std::size_t plus = text.find('+'); plus != std::string_view::npos; plus = text.find('+')) {
        const std::string_view held = text.substr(0, plus);
        bool* const down = same(held, "Ctrl")    ? &chord.ctrl
                           : same(held, "Alt")   ? &chord.alt
                           : same(held, "Shift") ? &chord.shift
                                                 : nullptr;
        if (down == nullptr || std::exchange(*down, true)) {
            return std::nullopt;
        }
        text.remove_prefix(plus + 1);
    }
    return put_key(chord, text) ? std::optional{chord} : std::nullopt;
}

std::string text_of(const KeyChord& chord) {
    return std::string{chord.ctrl ? "Ctrl+" : ""} + (chord.alt ? "Alt+" : "") +
           (chord.shift ? "Shift+" : "") + key_text(chord);
}

KeyChord chord_of(const KeyPress& press) {
    return {.key = press.key,
            .letter = press.key == Key::letter ? press.letter : '\0',
            .ctrl = press.ctrl,
            .alt = press.alt,
            .shift = press.shift};
}

std::string cap_of(const KeyChord& chord, const Words& words) {
    const auto* const named =
        std::find_if(kNamedKeys.begin(), kNamedKeys.end(),
                     [&](const NamedKey& each) { return each.key == chord.key; });
    std::string cap = named == kNamedKeys.end() ? key_text(chord) : words.say(named->cap);
    if (chord.shift) {
        cap = words.say("console.key.with-shift", {{"key", cap}});
    }
    if (chord.alt) {
        cap = words.say("console.key.with-alt", {{"key", cap}});
    }
    return chord.ctrl ? words.say("console.key.with-ctrl", {{"key", cap}}) : cap;
}

std::string sentence_of(const KeyRefusal& refusal, const Words& words) {
    using Why = KeyRefusal::Why;
    switch (refusal.why) {
        case Why::unreadable:
            return words.say("console.key-refused.unreadable",
                             {{"key", refusal.key}, {"act", about(refusal.act, words)}});
        case Why::unknown_act:
            return words.say("console.key-refused.unknown-act",
                             {{"key", refusal.key}, {"act", refusal.act}});
        case Why::fixed:
            return words.say("console.key-refused.fixed", {{"act", about(refusal.act, words)}});
        case Why::for_typing:
            return words.say("console.key-refused.for-typing",
                             {{"key", refusal.key}, {"act", about(refusal.act, words)}});
        case Why::taken:
            return words.say("console.key-refused.taken", {{"key", refusal.key},
                                                           {"act", about(refusal.act, words)},
                                                           {"other", about(refusal.other, words)}});
    }
    return {};
}

KeyBindings::KeyBindings(const std::map<std::string, std::string>& remapped) {
    using Why = KeyRefusal::Why;
    for (const auto& [word, text] : remapped) {
        const auto row =
            std::find_if(key_rows().begin(), key_rows().end(),
                         [&, &name = word](const KeyRow& each) { return each.word == name; });
        const auto chord = chord_from(text);
        if (row == key_rows().end()) {
            refused_.push_back({Why::unknown_act, word, text, {}});
        } else if (row->fixed) {
            refused_.push_back({Why::fixed, word, text, {}});
        } else if (!chord) {
            refused_.push_back({Why::unreadable, word, text, {}});
        } else if (*chord != row->chord) {
            if (for_typing(*chord)) {
                refused_.push_back({Why::for_typing, word, text, {}});
            } else {
                changed_[row->act] = *chord;
            }
        }
    }
    // Two may have changed places, so clashes are looked for when all are there. One that goes back
    // to its own key may find it taken: then that one goes back as well, until nothing clashes.
    for (bool again = true; again;) {
        again = false;
        for (const KeyRow& row : key_rows()) {
            const auto changed = changed_.find(row.act);
            if (changed == changed_.end()) {
                continue;
            }
            if (const auto act = beside_table(changed->second)) {
                refused_.push_back({Why::taken, std::string{row.word}, text_of(changed->second),
                                    std::string{key_row(*act).word}});
            } else if (const KeyRow* other = holder(changed->second, row.act)) {
                refused_.push_back({Why::taken, std::string{row.word}, text_of(changed->second),
                                    std::string{other->word}});
            } else {
                continue;
            }
            changed_.erase(changed);
            again = true;
        }
    }
}

KeyChord KeyBindings::chord_of(const KeyRow& row) const {
    const auto changed = changed_.find(row.act);
    return changed == changed_.end() ? row.chord : changed->second;
}

const KeyRow* KeyBindings::holder(const KeyChord& chord, Act but) const {
    const auto row = std::find_if(key_rows().begin(), key_rows().end(), [&](const KeyRow& each) {
        return each.act != but && (chord_of(each) == chord || each.also == chord);
    });
    return row == key_rows().end() ? nullptr : &*row;
}

std::optional<Act> KeyBindings::act_of(const KeyPress& press) const {
    KeyChord chord = console::chord_of(press);
    if (chord.key == Key::other) {
        return std::nullopt;
    }
    const auto find = [&]() -> std::optional<Act> {
        for (const KeyRow& row : key_rows()) {
            if (chord_of(row) == chord || row.also == chord) {
                return row.act;
            }
        }
        return std::nullopt;
    };
    auto found = find();
    if (!found && chord.shift) {
        // A key means the same with Shift held down, unless that is a key of its own.
        chord.shift = false;
        found = find();
    }
    return found;
}

std::optional<Act> KeyBindings::act_of_letter(char32_t letter) const {
    for (const KeyRow& row : key_rows()) {
        if (row.letter != '\0' && (static_cast<char32_t>(row.letter) == letter ||
                                   static_cast<char32_t>(upper(row.letter)) == letter)) {
            return row.act;
        }
    }
    return std::nullopt;
}

std::optional<KeyRefusal> KeyBindings::change(Act act, const KeyChord& chord) {
    using Why = KeyRefusal::Why;
    const KeyRow& row = key_row(act);
    const std::string word{row.word};
    if (row.fixed) {
        return KeyRefusal{Why::fixed, word, text_of(chord), {}};
    }
    if (chord == row.chord) {
        return put_back(act);
    }
    if (for_typing(chord)) {
        return KeyRefusal{Why::for_typing, word, text_of(chord), {}};
    }
    if (const auto other = beside_table(chord)) {
        return KeyRefusal{Why::taken, word, text_of(chord), std::string{key_row(*other).word}};
    }
    if (const KeyRow* other = holder(chord, act)) {
        return KeyRefusal{Why::taken, word, text_of(chord), std::string{other->word}};
    }
    changed_[act] = chord;
    return std::nullopt;
}

std::optional<KeyRefusal> KeyBindings::put_back(Act act) {
    const KeyRow& row = key_row(act);
    if (const KeyRow* other = row.chord.key == Key::other ? nullptr : holder(row.chord, act)) {
        return KeyRefusal{KeyRefusal::Why::taken, std::string{row.word}, text_of(row.chord),
                          std::string{other->word}};
    }
    changed_.erase(act);
    return std::nullopt;
}

std::map<std::string, std::string> KeyBindings::changed() const {
    std::map<std::string, std::string> texts;
    for (const auto& [act, chord] : changed_) {
        texts[std::string{key_row(act).word}] = text_of(chord);
    }
    return texts;
}

}  // namespace dais::console
