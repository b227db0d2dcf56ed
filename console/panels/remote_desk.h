// The remote desk: how the links of the list's remote speakers are, and what is noted of them.
#pragma once

#include <optional>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"
#include "meeting/command.h"

namespace dais::console {

/// The remote speaker that the keys are about: the chosen one, else the first whose link is not
/// ready though it speaks soon, else the first. Null: there is none.
[[nodiscard]] const RemoteRow* remote_row(const Scene& scene, const Choices& choices);
/// The row beside it.
void step_remote_row(const Scene& scene, Choices& choices, int steps);

/// What noting a readiness of it is; nothing where it is so already, or cannot be.
[[nodiscard]] std::optional<meeting::Command> note_of(const RemoteRow& row,
                                                      meeting::Readiness readiness);
/// What a letter with Alt notes, while the remote desk is shown.
[[nodiscard]] std::optional<meeting::Readiness> readiness_of_key(char letter);
/// Likewise: the row beneath, and the one above.
inline constexpr char kNextRemoteLetter = 'j';
inline constexpr char kPreviousRemoteLetter = 'k';
/// True where Alt with this letter does something at the remote desk while it is shown.
[[nodiscard]] bool is_remote_key(char letter);
/// "Link of Jamaica tested"
[[nodiscard]] std::string note_text(const RemoteRow& row, meeting::Readiness readiness,
                                    const Strings& words);

std::optional<meeting::Command> draw_remote_desk(const Ui& ui, const Box& box, const Scene& scene,
                                                 Choices& choices);

}  // namespace dais::console
