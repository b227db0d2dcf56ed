// The settings of a machine: what is kept, and what becomes of a file that cannot be used.
#include "console/window/settings_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace dais::console::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

class SettingsFileTest : public ::testing::Test {
  protected:
    SettingsFileTest() {
        std::string name = (fs::temp_directory_path() / "dais-settings-XXXXXX").string();
        folder = mkdtemp(name.data());
        file = folder / "dais/window.json";
    }
    ~SettingsFileTest() override { fs::remove_all(folder); }

    void put(const std::string& text) const {
        fs::create_directories(file.parent_path());
        std::ofstream{file} << text;
    }
    static std::string content(const fs::path& path) {
        std::ifstream in{path};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    static Settings changed() {
        Settings settings;
        settings.theme = palette::Theme::light;
        settings.sound = true;
        settings.two_rooms = true;
        settings.sizes = {.left = 0.25F, .right = 0.375F, .lower = 0.5F};
        settings.keys = {{"next", "F9"}};
        return settings;
    }

    fs::path folder;
    fs::path file;
    timing::BootInstant now{std::chrono::hours{1}};
};

TEST_F(SettingsFileTest, WithoutAFileTheDesignHolds) {
    SettingsFile settings{file};
    EXPECT_EQ(settings.read(), Settings{});
    EXPECT_FALSE(settings.take_trouble());
    settings.keep(Settings{}, now);
    settings.finish();
    EXPECT_FALSE(fs::exists(file)) << "nothing was changed, and so there is nothing to keep";
}

TEST_F(SettingsFileTest, WhatWasWrittenIsReadAgain) {
    SettingsFile first{file};
    static_cast<void>(first.read());
    first.keep(changed(), now);
    SettingsFile second{file};
    EXPECT_EQ(second.read(), changed());
    EXPECT_FALSE(second.take_trouble());
}

TEST_F(SettingsFileTest, WritesAtMostOnceASecond) {
    SettingsFile settings{file};
    Settings now_holds = changed();
    settings.keep(now_holds, now);
    now_holds.sound = false;
    settings.keep(now_holds, now + milliseconds{999});
    EXPECT_EQ(SettingsFile{file}.read(), changed());
    settings.keep(now_holds, now + milliseconds{1000});
    EXPECT_EQ(SettingsFile{file}.read(), now_holds);
}

TEST_F(SettingsFileTest, WritesAtTheEndWhatWasNotWrittenYet) {
    SettingsFile settings{file};
    settings.keep(changed(), now);
    Settings last = changed();
    last.theme = palette::Theme::dark;
    settings.keep(last, now + milliseconds{10});
    settings.finish();
    EXPECT_EQ(SettingsFile{file}.read(), last);
}

TEST_F(SettingsFileTest, LeavesNothingBesideTheFile) {
    SettingsFile settings{file};
    settings.keep(changed(), now);
    EXPECT_EQ(std::distance(fs::directory_iterator{file.parent_path()}, {}), 1);
}

struct Broken {
    const char* what;
    const char* text;
};
class BrokenSettings : public SettingsFileTest, public ::testing::WithParamInterface<Broken> {};

TEST_P(BrokenSettings, AreKeptAsideAndSaid) {
    put(GetParam().text);
    SettingsFile settings{file};
    EXPECT_EQ(settings.read(), Settings{}) << GetParam().what;
    const auto trouble = settings.take_trouble();
    ASSERT_TRUE(trouble) << GetParam().what;
    EXPECT_EQ(trouble->why, "console.settings.broken");
    EXPECT_EQ(trouble->file, file.string() + ".broken");
    EXPECT_FALSE(settings.take_trouble()) << "it is said once";
    settings.keep(changed(), now);
    EXPECT_EQ(content(file.string() + ".broken"), GetParam().text);
    EXPECT_EQ(SettingsFile{file}.read(), changed());
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenSettings,
    ::testing::Values(Broken{"half a file", R"({"theme": "dar)"}, Broken{"empty", ""},
                      Broken{"no object", "[1]"}, Broken{"a theme unknown", R"({"theme":"blue"})"},
                      Broken{"a word for a switch", R"({"sound":"yes"})"},
                      Broken{"a key that is none", R"({"keys":{"next":9}})"},
                      Broken{"a panel as wide as the window", R"({"panels":{"left":1}})"},
                      Broken{"a panel without width", R"({"panels":{"right":0}})"},
                      Broken{"a size in words", R"({"panels":{"lower":"half"}})"}));

TEST_F(SettingsFileTest, ASecondBrokenFileDoesNotTakeThePlaceOfTheFirst) {
    put("first");
    static_cast<void>(SettingsFile{file}.read());
    put("second");
    static_cast<void>(SettingsFile{file}.read());
    EXPECT_EQ(content(file.string() + ".broken"), "first");
    EXPECT_EQ(content(file.string() + ".broken-2"), "second");
}

TEST_F(SettingsFileTest, WhatAnotherVersionKeepsIsNoFault) {
    put(R"({"theme":"light","of a later version":[1,2]})");
    SettingsFile settings{file};
    EXPECT_EQ(settings.read().theme, palette::Theme::light);
    EXPECT_FALSE(settings.take_trouble());
}

TEST_F(SettingsFileTest, AFolderInItsPlaceIsLeftAlone) {
    fs::create_directories(file / "kept");
    SettingsFile settings{file};
    EXPECT_EQ(settings.read(), Settings{});
    const auto trouble = settings.take_trouble();
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->why, "console.settings.unreadable");
    settings.keep(changed(), now);
    settings.finish();
    EXPECT_TRUE(fs::is_directory(file / "kept"));
}

TEST_F(SettingsFileTest, WhereItCannotBeWrittenItIsSaidOnce) {
    std::ofstream{folder / "dais"} << "a file where the folder should be";
    SettingsFile settings{file};
    static_cast<void>(settings.read());
    settings.keep(changed(), now);
    const auto trouble = settings.take_trouble();
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->why, "console.settings.not-written");
    settings.keep(changed(), now + std::chrono::seconds{2});
    EXPECT_FALSE(settings.take_trouble());
    EXPECT_EQ(content(folder / "dais"), "a file where the folder should be");
}

TEST_F(SettingsFileTest, StandsWhereTheEnvironmentSays) {
    ASSERT_EQ(setenv("XDG_CONFIG_HOME", "/somewhere/config", 1), 0);
    EXPECT_EQ(SettingsFile::usual(), "/somewhere/config/dais/window.json");
    ASSERT_EQ(setenv("XDG_CONFIG_HOME", "not/absolute", 1), 0);
    ASSERT_EQ(setenv("HOME", "/home/officer", 1), 0);
    EXPECT_EQ(SettingsFile::usual(), "/home/officer/.config/dais/window.json");
    ASSERT_EQ(unsetenv("HOME"), 0);
    EXPECT_TRUE(SettingsFile::usual().empty());
    SettingsFile nowhere{SettingsFile::usual()};
    nowhere.keep(changed(), now);
    EXPECT_FALSE(nowhere.take_trouble());
}

}  // namespace
}  // namespace dais::console::testing
