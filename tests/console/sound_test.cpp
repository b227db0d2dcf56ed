// When a tone is due, what it is made of, and that it reaches the machine's sound.
#include "console/window/sound.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Samples = std::vector<std::int16_t>;

int loudest(const Samples& samples, std::size_t from, std::size_t to) {
    int most = 0;
    for (std::size_t i = from; i < std::min(to, samples.size()); ++i) {
        most = std::max(most, std::abs(static_cast<int>(samples[i])));
    }
    return most;
}

// How often it goes from silence (for a while) to sound.
int tones_in(const Samples& samples) {
    constexpr std::size_t kPart = kSamplesASecond / 50;
    int count = 0;
    bool before = false;
    for (std::size_t at = 0; at < samples.size(); at += kPart) {
        const bool now = loudest(samples, at, at + kPart) > 300;
        count += now && !before ? 1 : 0;
        before = now;
    }
    return count;
}

TEST(Tones, AreSoftShortAndWithoutAClick) {
    for (const Tone tone : {Tone::warning, Tone::end}) {
        const Samples samples = samples_of(tone);
        EXPECT_LT(samples.size(), static_cast<std::size_t>(kSamplesASecond));
        EXPECT_LT(loudest(samples, 0, samples.size()), 9000) << "a quarter of what is possible";
        EXPECT_GT(loudest(samples, 0, samples.size()), 3000);
        EXPECT_LT(std::abs(samples.front()), 50);
        EXPECT_LT(std::abs(samples.back()), 50);
    }
    EXPECT_EQ(tones_in(samples_of(Tone::warning)), 1);
    EXPECT_EQ(tones_in(samples_of(Tone::end)), 2);
}

// The sample's statement: three minutes, 1:09 of them used, a warning at 30 seconds.
class ToneTest : public Headless {
  protected:
    ToneTest() {
        Settings settings;
        settings.sound = true;
        shell.use(settings);
        frame();
    }
    /// The tones that come while so much time passes, a frame each half second.
    std::vector<Tone> pass(timing::Duration whole) {
        std::vector<Tone> heard;
        for (timing::Duration gone{}; gone < whole; gone += milliseconds{500}) {
            door.pass(milliseconds{500});
            frame();
            if (const auto tone = shell.take_tone()) {
                heard.push_back(*tone);
            }
        }
        return heard;
    }
};

TEST_F(ToneTest, OneAtTheWarningAndOneAtTheEnd) {
    EXPECT_TRUE(pass(seconds{75}).empty()) << "35 seconds are left";
    EXPECT_EQ(pass(seconds{6}), std::vector{Tone::warning});
    EXPECT_TRUE(pass(seconds{20}).empty());
    EXPECT_EQ(pass(seconds{14}), std::vector{Tone::end});
    EXPECT_TRUE(pass(seconds{30}).empty()) << "overtime is seen, not heard";
}

TEST_F(ToneTest, NoneWhileSoundIsOff) {
    shell.take(KeyPress{.key = Key::letter, .letter = 's', .ctrl = true, .shift = true});
    settle();
    EXPECT_TRUE(pass(seconds{140}).empty());
}

TEST_F(ToneTest, NoneForAStatementThatIsSeenForTheFirstTimeAfterItsWarning) {
    door.floor.statement->id = {4199};
    door.floor.statement->running_since = door.now() - seconds{170};
    door.publish();
    frame();
    EXPECT_FALSE(shell.take_tone());
}

TEST_F(ToneTest, NoneWhileTheClockStands) {
    door.floor.statement->clock = meeting::views::ClockState::paused;
    door.floor.statement->used_before = seconds{160};
    door.floor.statement->running_since.reset();
    door.publish();
    EXPECT_TRUE(pass(seconds{5}).empty());
}

TEST_F(ToneTest, TheWarningComesAgainAfterTimeWasAdded) {
    EXPECT_EQ(pass(seconds{85}), std::vector{Tone::warning});
    door.floor.statement->allotted += seconds{60};
    door.publish();
    EXPECT_TRUE(pass(seconds{30}).empty());
    EXPECT_EQ(pass(seconds{40}), std::vector{Tone::warning});
}

TEST_F(ToneTest, NoneWhereNobodySpeaks) {
    door.floor.statement.reset();
    door.publish();
    EXPECT_TRUE(pass(seconds{200}).empty());
}

// In a process of its own: OpenAL reads once in its life what to play on.
TEST(SoundDeathTest, AMachineWithoutSoundIsSilentAndSaysSoOnce) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto without = [] {
        static_cast<void>(setenv("ALSOFT_DRIVERS", "none", 1));
        Sound sound;
        sound.play(Tone::warning);
        const bool said = sound.take_failure();
        sound.play(Tone::end);
        std::exit(said && !sound.take_failure() && !sound.playing() ? 0 : 1);
    };
    EXPECT_EXIT(without(), ::testing::ExitedWithCode(0), "");
}

// OpenAL's writer of wave files in the place of a loudspeaker. One test: it reads its settings once
// in the life of a process.
TEST_F(ToneTest, ReachesTheMachinesSound) {
    std::string name = (fs::temp_directory_path() / "dais-sound-XXXXXX").string();
    const fs::path folder = mkdtemp(name.data());
    const fs::path wave = folder / "heard.wav";
    std::ofstream{folder / "alsoft.conf"}
        << "[general]\nchannels = mono\nsample-type = int16\nfrequency = " << kSamplesASecond
        << "\n[wave]\nfile = " << wave.string() << '\n';
    ASSERT_EQ(setenv("ALSOFT_CONF", (folder / "alsoft.conf").c_str(), 1), 0);
    ASSERT_EQ(setenv("ALSOFT_DRIVERS", "wave", 1), 0);
    {
        Sound sound;
        EXPECT_TRUE(pass(seconds{75}).empty());
        EXPECT_FALSE(sound.playing());
        for (const Tone tone : pass(seconds{50})) {
            sound.play(tone);
            ASSERT_FALSE(sound.take_failure());
            EXPECT_TRUE(sound.playing()) << "it returned while the tone is heard";
            while (sound.playing()) {
                std::this_thread::yield();
            }
        }
    }
    std::ifstream in{wave, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const std::size_t data = bytes.find("data");
    ASSERT_NE(data, std::string::npos);
    Samples heard((bytes.size() - data - 8) / sizeof(std::int16_t));
    std::memcpy(heard.data(), bytes.data() + data + 8, heard.size() * sizeof(std::int16_t));
    EXPECT_EQ(tones_in(heard), 3) << "one at the warning, two at the end";
    fs::remove_all(folder);
}

}  // namespace
}  // namespace dais::console::testing
