// What this machine keeps from one start of the window to the next: how it looks and sounds here.
// Nobody else sees it, and none of it is the conference's.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "console/panels/palette.h"

namespace dais::console {

/// Where the officer has put the edges between panels, as parts of what they share. None: as the
/// design has it.
struct PanelSizes {
    std::optional<float> left;   ///< of the window's width
    std::optional<float> right;  ///< of the window's width
    std::optional<float> lower;  ///< of the middle column's height

    friend bool operator==(const PanelSizes&, const PanelSizes&) = default;
};

struct Settings {
    palette::Theme theme = palette::Theme::dark;
    bool sound = false;      ///< a tone at the warning, two at the end of a statement's time
    bool two_rooms = false;  ///< both rooms' floors beside each other
    PanelSizes sizes;
    std::map<std::string, std::string> keys;  ///< an action's word, and the key that was given it

    friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace dais::console
