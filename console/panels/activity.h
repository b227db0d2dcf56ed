// Beneath the floor: what happened, what was refused and why, which screens are connected,
// and the remote desk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/script_text.h"
#include "console/panels/ui.h"

namespace dais::console {

/// Where displays find this desk, as the program was told; and what else it brings for the window.
struct Whereabouts {
    std::vector<std::string> addresses;
    bool has_officer_link = false;
    std::string file;
    std::vector<std::string> files_beside = {};  ///< conference files in the same folder
    /// What the Chair says, by language; the program's own first.
    std::vector<ScriptWords> scripts = {};
};

/// Choosing a tab, or asking for the officer's link, changes `choices`.
std::optional<meeting::Command> draw_activity(const Ui& ui, const Box& box, const Scene& scene,
                                              const Whereabouts& where, Choices& choices);

}  // namespace dais::console
