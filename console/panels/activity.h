// Beneath the floor, a tab each: what happened, what was refused and why, what passes at the
// podium, what the public sees, the figures, which screens are connected, and
// the remote desk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "console/panels/actions.h"
#include "console/panels/choices.h"
#include "console/panels/procedure.h"
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
    /// Keys that the officer has changed, by the word of their act: "pause" is "Ctrl+B".
    std::map<std::string, std::string> keys = {};
};

/// Choosing a tab, or asking for the officer's link, changes `choices`.
std::optional<Done> draw_activity(const Ui& ui, const Box& box, const Scene& scene,
                                  const Actions& actions, const Whereabouts& where,
                                  Choices& choices);

}  // namespace dais::console
