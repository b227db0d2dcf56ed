// The questions and help that lie over the whole window: all keys, the rehearsal's clock, closing.
#pragma once

#include <optional>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// All keys by heading, in as many columns as the screen needs; the officer's own are marked.
void draw_help(const Ui& ui, const Box& screen, const Scene& scene, const KeyBindings& keys);
void draw_setting_clock(const Ui& ui, const Box& screen, const Scene& scene,
                        const SettingClock& setting);
void draw_closing(const Ui& ui, const Box& screen);

/// What the typed time means. Nothing: it cannot be read.
[[nodiscard]] std::optional<meeting::Command> set_clock_as_typed(const Scene& scene,
                                                                 const SettingClock& setting);

}  // namespace dais::console
