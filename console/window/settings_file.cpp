#include "console/window/settings_file.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "console/home_folder.h"

namespace dais::console {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr timing::Duration kBetweenWrites = std::chrono::seconds{1};
constexpr double kParts = 10'000;  // a fraction is kept to four places
constexpr int kMostSetAside = 100;

// Fields that this version does not know are another version's, and no fault.
template <class Value>
void take(const Json& object, const char* name, Value& value) {
    if (const auto found = object.find(name); found != object.end()) {
        value = found->get<Value>();
    }
}

void take_part(const Json& object, const char* name, std::optional<float>& part) {
    if (const auto found = object.find(name); found != object.end()) {
        const auto value = found->get<float>();
        if (!(value > 0 && value < 1)) {
            throw std::invalid_argument{"a panel's part is not between 0 and 1"};
        }
        part = value;
    }
}

Settings settings_from(const Json& json) {
    if (!json.is_object()) {
        throw std::invalid_argument{"it is no object"};
    }
    Settings settings;
    std::string theme = "dark";
    take(json, "theme", theme);
    if (theme != "dark" && theme != "light") {
        throw std::invalid_argument{"the theme is neither dark nor light"};
    }
    settings.theme = theme == "dark" ? palette::Theme::dark : palette::Theme::light;
    take(json, "sound", settings.sound);
    take(json, "two_rooms", settings.two_rooms);
    take(json, "keys", settings.keys);
    Json panels = Json::object();
    take(json, "panels", panels);
    take_part(panels, "left", settings.sizes.left);
    take_part(panels, "right", settings.sizes.right);
    take_part(panels, "lower", settings.sizes.lower);
    return settings;
}

Json json_of(const Settings& settings) {
    Json panels = Json::object();
    const auto put = [&](const char* name, std::optional<float> part) {
        if (part) {
            panels[name] = std::round(static_cast<double>(*part) * kParts) / kParts;
        }
    };
    put("left", settings.sizes.left);
    put("right", settings.sizes.right);
    put("lower", settings.sizes.lower);
    return {{"theme", settings.theme == palette::Theme::dark ? "dark" : "light"},
            {"sound", settings.sound},
            {"two_rooms", settings.two_rooms},
            {"panels", std::move(panels)},
            {"keys", settings.keys}};
}

}  // namespace

fs::path SettingsFile::usual() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && fs::path{config}.is_absolute()) {
        return fs::path{config} / "dais/window.json";
    }
    const fs::path home = home_folder();
    return home.empty() ? home : home / ".config/dais/window.json";
}

Settings SettingsFile::read() {
    std::error_code unknown;
    if (file_.empty() || !fs::exists(file_, unknown)) {
        if (unknown) {
            may_write_ = false;
            trouble_ = {"console.settings.reading", "console.settings.unreadable", file_.string()};
        }
        return {};
    }
    std::ifstream in;
    if (fs::is_regular_file(file_, unknown)) {
        in.open(file_, std::ios::binary);
    }
    if (!in.is_open()) {
        may_write_ = false;
        trouble_ = {"console.settings.reading", "console.settings.unreadable", file_.string()};
        return {};
    }
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    try {
        written_ = settings_from(Json::parse(text));
        wanted_ = written_;
        return written_;
    } catch (const std::exception&) {
        set_aside();
        return {};
    }
}

// The first free name: what an officer may want back is not lost to a second slip.
void SettingsFile::set_aside() {
    std::error_code failed;
    fs::path aside = file_.string() + ".broken";
    for (int count = 2; fs::exists(aside, failed) && count <= kMostSetAside; ++count) {
        aside = file_.string() + ".broken-" + std::to_string(count);
    }
    if (!fs::exists(aside, failed)) {
        fs::rename(file_, aside, failed);
    }
    may_write_ = !fs::exists(file_);
    trouble_ = {"console.settings.reading",
                may_write_ ? "console.settings.broken" : "console.settings.unreadable",
                may_write_ ? aside.string() : file_.string()};
}

void SettingsFile::keep(const Settings& settings, timing::BootInstant now) {
    wanted_ = settings;
    if (wanted_ == written_ || (tried_ && now - *tried_ < kBetweenWrites)) {
        return;
    }
    tried_ = now;
    write();
}

void SettingsFile::finish() {
    if (wanted_ != written_) {
        write();
    }
}

// Beside the file first, so that nobody ever finds half of it.
void SettingsFile::write() {
    if (file_.empty() || !may_write_) {
        return;
    }
    std::error_code failed;
    fs::create_directories(file_.parent_path(), failed);
    const fs::path fresh = file_.string() + ".new";
    std::ofstream out{fresh, std::ios::binary | std::ios::trunc};
    out << json_of(wanted_).dump(2) << '\n';
    out.close();
    if (out) {
        failed.clear();
        fs::rename(fresh, file_, failed);
    }
    if (!out || failed) {
        if (!std::exchange(failed_, true)) {
            trouble_ = {"console.settings.writing", "console.settings.not-written", file_.string()};
        }
        return;
    }
    written_ = wanted_;
}

std::optional<SettingsTrouble> SettingsFile::take_trouble() {
    return std::exchange(trouble_, std::nullopt);
}

}  // namespace dais::console
