// The window of the console: opens it, draws it when something changes, and closes it.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "console/panels/jobs.h"
#include "console/panels/script_text.h"
#include "console/window/shell.h"
#include "meeting/codec/strings.h"
#include "meeting/door.h"

namespace dais::console {

/// There is no display to open a window on; what() is one sentence.
class WindowUnavailable : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct WindowOptions {
    std::vector<std::string> addresses;   ///< where displays find this desk
    std::string officer_link;             ///< for a second officer; copied on request, never shown
    std::string file;                     ///< the conference file
    Jobs* jobs = nullptr;                 ///< what is done with files; null: nothing
    Shell::MakeLink make_link = nullptr;  ///< null: no personal link is granted here
    std::vector<ScriptWords> scripts;     ///< what the Chair says; the program's language first
};

/// Runs until the officer closes the window. Throws WindowUnavailable where it cannot be opened.
/// All arguments outlive the call. Main thread only.
void run_window(meeting::Door& door, const meeting::codec::Strings& strings,
                const WindowOptions& options);

/// Something changed that the window shows: it draws a frame soon. From any thread, at any time,
/// also where there is no window.
void wake_window();

/// Asks the window to close as the officer would, without asking back. From any thread.
void close_window();

}  // namespace dais::console
