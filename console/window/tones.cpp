#include "console/window/tones.h"

#include "console/panels/scene.h"

namespace dais::console {

using timing::Phase;

std::optional<Tone> ToneWatch::look(const meeting::views::StatementView* statement,
                                    timing::Instant now) {
    if (statement == nullptr || statement->clock == meeting::views::ClockState::none) {
        statement_.reset();
        return std::nullopt;
    }
    const Phase before = phase_;
    const bool known = statement_ == statement->id;
    statement_ = statement->id;
    phase_ = timing::read(countdown_of(*statement), now).phase;
    const bool running = statement->running_since.has_value();
    if (!known || !running || phase_ == before) {
        return std::nullopt;
    }
    if (phase_ == Phase::over) {
        return Tone::end;
    }
    // Time that was added takes a statement back before its warning, and then it comes again.
    return phase_ == Phase::warning && before != Phase::over ? std::optional{Tone::warning}
                                                             : std::nullopt;
}

}  // namespace dais::console
