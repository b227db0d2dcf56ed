// The overlay of texts and decisions: on the left what there is, under eight headings; on the right
// what can be done about it now, found by typing as in the overlay of procedure.
#pragma once

#include <optional>

#include "console/panels/choices.h"
#include "console/panels/keys.h"
#include "console/panels/procedure.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Opens it at the heading that was looked at last.
void open_texts(Choices& choices);
/// What a heading is called.
[[nodiscard]] std::string heading_word(TextsTab tab, const Strings& words);

/// True while it is open, whatever is asked in it.
[[nodiscard]] bool texts_open(const Choices& choices);

/// The heading so many further, round and round.
void step_heading(Choices& choices, int steps);

/// What a key does here and nowhere else; false: it does what it does among deeds.
bool on_texts_key(const KeyPress& press, const Scene& scene, Choices& choices);

/// Whether a letter goes to the line that is typed in: not the blank that selects a row.
bool takes_letter(char32_t letter, Choices& choices);

std::optional<Done> draw_texts(const Ui& ui, const Box& screen, const Scene& scene,
                               Choices& choices);

}  // namespace dais::console
