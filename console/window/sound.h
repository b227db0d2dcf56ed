// Soft tones of this machine, by OpenAL: computed, played while the window goes on. Where there is
// no sound it says so once and stays silent.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "console/window/tones.h"

namespace dais::console {

inline constexpr int kSamplesASecond = 44'100;

/// A tone as it is played: one channel, 16 bits. It begins and ends in silence.
[[nodiscard]] std::vector<std::int16_t> samples_of(Tone tone);

class Sound {
  public:
    Sound();
    ~Sound();
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;
    Sound(Sound&&) = delete;
    Sound& operator=(Sound&&) = delete;

    /// Begins a tone and returns. The first one opens the machine's sound.
    void play(Tone tone);
    /// A tone is being heard.
    [[nodiscard]] bool playing() const;
    /// The machine has no sound that works; asked once.
    [[nodiscard]] bool take_failure();

  private:
    class Device;
    std::unique_ptr<Device> device_;
    bool failed_ = false;
    bool told_ = false;
};

}  // namespace dais::console
