// The dialog about one file: its path is typed, an existing file is replaced only on a yes, the
// progress of what takes long is shown, and what was read is shown before anything comes of it.
#pragma once

#include <optional>
#include <string>

#include "console/panels/choices.h"
#include "console/panels/keys.h"
#include "console/panels/procedure.h"
#include "console/panels/scene.h"
#include "console/panels/ui.h"

namespace dais::console {

/// How long something takes before its progress is shown.
inline constexpr timing::Duration kSlow = std::chrono::milliseconds{500};

/// All that can be done with files; while something is being done, that.
void open_files(const Scene& scene, Choices& choices);
/// The dialog, with the path that is proposed.
void open_filing(const FileJob& job, const std::string& path, Choices& choices);

/// Keeps the dialog true: what became of its job.
void keep_filing(const Scene& scene, Choices& choices);

/// A key, while the dialog is open. What Enter sends where a file was read.
std::optional<Done> on_filing_key(const KeyPress& press, Choices& choices);
/// Letters, typed or pasted.
void type_in_filing(const std::string& text, Choices& choices);

std::optional<Done> draw_filing(const Ui& ui, const Box& screen, const Scene& scene,
                                Choices& choices);

/// A job's progress as a sentence: "42 %".
[[nodiscard]] std::string progress_text(const JobStatus& status, const Strings& words);
/// A bar that is filled as far as the job is.
void draw_progress(const Ui& ui, const Box& box, const JobStatus& status);

}  // namespace dais::console
