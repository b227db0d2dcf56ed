// The file of this machine's settings: $XDG_CONFIG_HOME/dais/window.json, JSON. What cannot be read
// is kept beside it and never written over; the window goes on with the design's settings.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "console/panels/settings.h"
#include "timing/instant.h"

namespace dais::console {

/// Something about the file that the officer is told once.
struct SettingsTrouble {
    std::string about;  ///< keys of the strings table
    std::string why;
    std::string file;
};

class SettingsFile {
  public:
    /// No path: nothing is read or written.
    explicit SettingsFile(std::filesystem::path file) : file_{std::move(file)} {}

    /// Where it is on this machine; empty where the environment names no home.
    [[nodiscard]] static std::filesystem::path usual();

    /// What it holds; the defaults where there is none, or none that can be read.
    [[nodiscard]] Settings read();

    /// Takes note of what holds now. Written when it differs, as a whole, at most once a second:
    /// call it again, frame by frame.
    void keep(const Settings& settings, timing::BootInstant now);
    /// Writes what was kept and not written yet.
    void finish();

    /// Asked once for each trouble.
    [[nodiscard]] std::optional<SettingsTrouble> take_trouble();

  private:
    void set_aside();
    void write();

    std::filesystem::path file_;
    bool may_write_ = true;  ///< false: there is a file that was neither understood nor moved
    Settings written_;
    Settings wanted_;
    std::optional<timing::BootInstant> tried_;
    bool failed_ = false;  ///< told already that it cannot be written
    std::optional<SettingsTrouble> trouble_;
};

}  // namespace dais::console
