#include "console/window/sound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

#include <AL/al.h>
#include <AL/alc.h>

namespace dais::console {

namespace {

// A sine that swells and fades, so that it neither clicks nor startles.
constexpr double kWarningPitch = 587.33;  // Hz
constexpr double kEndPitch = 440.0;
constexpr double kLoudest = 0.22;  // of what the samples can hold
constexpr double kToneSeconds = 0.34;
constexpr double kPauseSeconds = 0.16;
constexpr double kSwellSeconds = 0.03;

void add_tone(std::vector<std::int16_t>& samples, double pitch) {
    const auto count = static_cast<int>(kToneSeconds * kSamplesASecond);
    for (int i = 0; i < count; ++i) {
        const double at = static_cast<double>(i) / kSamplesASecond;
        const double swell = std::min(1.0, at / kSwellSeconds);
        const double fade = 1.0 - at / kToneSeconds;
        const double wave = std::sin(2.0 * std::numbers::pi * pitch * at);
        constexpr double kMost = 32'767.0;
        samples.push_back(
            static_cast<std::int16_t>(std::lround(kMost * kLoudest * swell * fade * fade * wave)));
    }
}

}  // namespace

std::vector<std::int16_t> samples_of(Tone tone) {
    std::vector<std::int16_t> samples;
    if (tone == Tone::warning) {
        add_tone(samples, kWarningPitch);
        return samples;
    }
    add_tone(samples, kEndPitch);
    samples.resize(samples.size() + static_cast<std::size_t>(kPauseSeconds * kSamplesASecond));
    add_tone(samples, kEndPitch);
    return samples;
}

// OpenAL's device with a source and both tones ready.
class Sound::Device {
  public:
    Device() : device_{alcOpenDevice(nullptr)} {
        context_ = device_ == nullptr ? nullptr : alcCreateContext(device_, nullptr);
        if (context_ == nullptr || alcMakeContextCurrent(context_) != ALC_TRUE) {
            return;
        }
        alGenSources(1, &source_);
        alGenBuffers(static_cast<ALsizei>(tones_.size()), tones_.data());
        for (const Tone tone : {Tone::warning, Tone::end}) {
            const auto samples = samples_of(tone);
            alBufferData(tones_[static_cast<std::size_t>(tone)], AL_FORMAT_MONO16, samples.data(),
                         static_cast<ALsizei>(samples.size() * sizeof(std::int16_t)),
                         kSamplesASecond);
        }
        works_ = alGetError() == AL_NO_ERROR;
    }
    ~Device() {
        if (context_ != nullptr) {
            alSourceStop(source_);
            alDeleteSources(1, &source_);
            alDeleteBuffers(static_cast<ALsizei>(tones_.size()), tones_.data());
            alcMakeContextCurrent(nullptr);
            alcDestroyContext(context_);
        }
        if (device_ != nullptr) {
            alcCloseDevice(device_);
        }
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    Device(Device&&) = delete;
    Device& operator=(Device&&) = delete;

    [[nodiscard]] bool works() const { return works_; }
    bool play(Tone tone) {
        alSourceStop(source_);
        alSourcei(source_, AL_BUFFER, static_cast<ALint>(tones_[static_cast<std::size_t>(tone)]));
        alSourcePlay(source_);
        return alGetError() == AL_NO_ERROR;
    }
    [[nodiscard]] bool playing() const {
        ALint state = AL_STOPPED;
        alGetSourcei(source_, AL_SOURCE_STATE, &state);
        return state == AL_PLAYING;
    }

  private:
    ALCdevice* device_ = nullptr;
    ALCcontext* context_ = nullptr;
    ALuint source_ = 0;
    std::array<ALuint, 2> tones_{};
    bool works_ = false;
};

Sound::Sound() = default;
Sound::~Sound() = default;

void Sound::play(Tone tone) {
    if (failed_) {
        return;
    }
    if (device_ == nullptr) {
        device_ = std::make_unique<Device>();
    }
    failed_ = !device_->works() || !device_->play(tone);
    if (failed_) {
        device_.reset();
    }
}

bool Sound::playing() const { return device_ != nullptr && device_->playing(); }

bool Sound::take_failure() { return failed_ && !std::exchange(told_, true); }

}  // namespace dais::console
