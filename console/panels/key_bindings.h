// Which key does what at this window: the table of keys, with those the officer has changed. What
// cannot be a key is refused in one sentence, and what stood before stays.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/panels/keys.h"
#include "meeting/codec/strings.h"

namespace dais::console {

enum class Act;
struct KeyRow;

/// A key with what is held down beside it.
struct KeyChord {
    Key key = Key::other;
    char letter = '\0';  ///< of Key::letter: lower case, or a digit
    bool ctrl = false;
    bool alt = false;
    bool shift = false;
    friend constexpr bool operator==(const KeyChord&, const KeyChord&) = default;
};

/// "Ctrl+Shift+K", "F5", "Space", in any case. Nothing: it cannot be read.
[[nodiscard]] std::optional<KeyChord> chord_from(std::string_view text);
/// The same the other way round.
[[nodiscard]] std::string text_of(const KeyChord& chord);
[[nodiscard]] KeyChord chord_of(const KeyPress& press);
/// As it stands on a cap.
[[nodiscard]] std::string cap_of(const KeyChord& chord, const meeting::codec::Strings& words);

/// Why a key was not changed.
struct KeyRefusal {
    enum class Why {
        unreadable,
        unknown_act,
        fixed,       ///< this act keeps its key
        for_typing,  ///< the key is needed to type and to choose
        taken
    };
    Why why = Why::unreadable;
    std::string act;    ///< its word
    std::string key;    ///< as it was written
    std::string other;  ///< the word of the act that has the key
    friend bool operator==(const KeyRefusal&, const KeyRefusal&) = default;
};
/// In one sentence.
[[nodiscard]] std::string sentence_of(const KeyRefusal& refusal,
                                      const meeting::codec::Strings& words);

class KeyBindings {
  public:
    /// Every act has the key of the table.
    KeyBindings() = default;
    /// Keys by the words of acts. Two that change places may; see refused().
    explicit KeyBindings(const std::map<std::string, std::string>& remapped);

    /// What of these could not be: there the key of the table stays.
    [[nodiscard]] const std::vector<KeyRefusal>& refused() const { return refused_; }

    [[nodiscard]] std::optional<Act> act_of(const KeyPress& press) const;
    /// While letters are keys.
    [[nodiscard]] std::optional<Act> act_of_letter(char32_t letter) const;

    [[nodiscard]] bool is_changed(Act act) const { return changed_.count(act) > 0; }
    [[nodiscard]] KeyChord chord_of(const KeyRow& row) const;

    /// The act has this key from now on. A refusal changes nothing.
    std::optional<KeyRefusal> change(Act act, const KeyChord& chord);
    /// The key of the table again, unless another act has taken it.
    std::optional<KeyRefusal> put_back(Act act);

    /// What differs from the table, as the constructor takes it.
    [[nodiscard]] std::map<std::string, std::string> changed() const;

  private:
    [[nodiscard]] const KeyRow* holder(const KeyChord& chord, Act but) const;

    std::map<Act, KeyChord> changed_;
    std::vector<KeyRefusal> refused_;
};

}  // namespace dais::console
