// The window's door to the desk in the same process.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "console/program/host.h"
#include "meeting/door.h"

namespace dais::console {

class LocalDoor final : public meeting::Door {
  public:
    explicit LocalDoor(Host& host);

    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override;
    [[nodiscard]] std::shared_ptr<const meeting::views::ScreensView> screens() const override;
    [[nodiscard]] timing::Instant now() const override;
    std::optional<meeting::CommandId> send(const meeting::Command& command) override;
    bool order(const meeting::ScreenOrder& order) override;
    [[nodiscard]] std::vector<meeting::Outcome> outcomes() override;
    [[nodiscard]] meeting::Actor actor() const override;
    [[nodiscard]] std::string trouble() const override;

  private:
    // Shared with the answers on their way: one may arrive after the window has closed.
    struct Inbox {
        std::mutex mutex;
        std::vector<meeting::Outcome> outcomes;
    };

    Host& host_;
    std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
    std::string session_;  // makes this window's command ids its own
    std::int64_t sent_ = 0;
};

}  // namespace dais::console
