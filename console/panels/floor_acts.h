// The buttons of what can be done on the floor, in lines that follow each other; and the heading
// with what opens everything else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

class FloorActs {
  public:
    /// In lines of this width. `actions` outlives it.
    FloorActs(const Ui& ui, const Actions& actions, float width);

    [[nodiscard]] float height() const { return placed_.empty() ? 0 : placed_.back().box.bottom(); }
    std::optional<meeting::Command> draw(const Ui& ui, ImVec2 at, Choices& choices) const;

  private:
    // A button and where it goes, from the upper left corner of all.
    struct Placed {
        const Action* action = nullptr;
        Box box;
    };
    std::vector<Placed> placed_;
};

/// A panel with the floor's title, the buttons of all that has no key of its own, and something
/// aside where it fits. Returns the box its content has.
Box draw_floor_heading(const Ui& ui, const Box& box, std::string_view title, std::string aside,
                       const Actions& actions, Choices& choices);

}  // namespace dais::console
