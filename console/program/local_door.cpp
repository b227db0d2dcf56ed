#include "console/program/local_door.h"

#include "console/program/sentences.h"
#include "console/program/token.h"

namespace dais::console {

LocalDoor::LocalDoor(Host& host) : host_{host}, session_{new_token()} {}

std::shared_ptr<const meeting::views::Board> LocalDoor::board() const { return host_.board(); }

std::shared_ptr<const meeting::views::ScreensView> LocalDoor::screens() const {
    return host_.screens_.get();
}

timing::Instant LocalDoor::now() const { return board()->face.at(host_.time_.read()); }

std::optional<meeting::CommandId> LocalDoor::send(const meeting::Command& command) {
    const meeting::CommandId id{session_ + "-" + std::to_string(++sent_)};
    const bool taken = host_.desk_->offer(
        id, actor(), command, [inbox = inbox_, id, host = &host_](const meeting::Answer& answer) {
            {
                const std::lock_guard lock{inbox->mutex};
                inbox->outcomes.push_back({id, answer, sentence_of(answer, host->strings_)});
            }
            host->wake_window();
        });
    return taken ? std::optional{id} : std::nullopt;
}

bool LocalDoor::order(const meeting::ScreenOrder& order) {
    const meeting::CommandId id{session_ + "-" + std::to_string(++sent_)};
    const auto refused = [inbox = inbox_, id, host = &host_](const std::string& sentence) {
        {
            const std::lock_guard lock{inbox->mutex};
            inbox->outcomes.push_back(
                {id, meeting::Refusal{"screens.cannot", {}, {}, {}}, sentence});
        }
        host->wake_window();
    };
    host_.server_->order({order, refused});
    return true;
}

std::vector<meeting::Outcome> LocalDoor::outcomes() {
    const std::lock_guard lock{inbox_->mutex};
    return std::exchange(inbox_->outcomes, {});
}

meeting::Actor LocalDoor::actor() const { return {.link = 0, .name = host_.officer_}; }

std::string LocalDoor::trouble() const { return {}; }

}  // namespace dais::console
