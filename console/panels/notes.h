// What must be seen about the floor and the list besides names and clocks: each a word and a shape.
#pragma once

#include <string>
#include <vector>

#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

struct Choices;

struct Note {
    Mark mark = Mark::dot;
    std::string text;
    palette::Ink colour = palette::kDim;
    palette::Ink ground = palette::kRaised;
};

/// Why the clock stands, an extension, a lost link, a point of order, voting, whose turn it is.
[[nodiscard]] std::vector<Note> floor_notes(const Scene& scene, const Strings& words);
/// Closed, frozen, a closing announced, who asks to be heard; nothing about an open list.
[[nodiscard]] std::vector<Note> list_notes(const Scene& scene, const Choices& choices,
                                           const Strings& words);

/// In as many lines as they need; 0: there are none.
[[nodiscard]] float notes_height(const Ui& ui, const std::vector<Note>& notes, float width);
void draw_notes(const Ui& ui, const Box& box, const std::vector<Note>& notes);

}  // namespace dais::console
