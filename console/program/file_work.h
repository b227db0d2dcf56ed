// What the window's jobs do (console/panels/jobs.h): the same as the command line's import, export,
// record and backup, read from the conference file beside the desk that writes it, or from what the
// window shows. A file is written whole or not at all; of a file that is read a command is made,
// which the officer sends.
#pragma once

#include <filesystem>
#include <string>

#include "console/program/job_thread.h"
#include "meeting/codec/strings.h"

namespace dais::console {

struct FileWork {
    std::filesystem::path conference;  ///< its file; empty: it is on another machine
    std::filesystem::path folder;      ///< where a name without one is meant to be; absolute
    std::string language;              ///< of what is written
};

/// The folder that is proposed: the conference file's own, else the user's home.
[[nodiscard]] std::filesystem::path folder_for(const std::filesystem::path& conference);

/// Throws Cancelled, or std::exception with one sentence that says what to do; then nothing was
/// written.
[[nodiscard]] JobEnd do_file_job(const FileWork& work, const FileJob& job,
                                 const meeting::codec::Strings& words, const Progress& progress);

}  // namespace dais::console
