// The door to a conference whose desk runs elsewhere: the same interface as the one in the process,
// over the protocol that scripts use.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "meeting/door.h"
#include "net/client.h"
#include "net/clock_sync.h"
#include "net/held_slices.h"
#include "net/newest.h"
#include "net/remote_board.h"
#include "timing/time_source.h"

namespace dais::net {

class RemoteDoor final : public meeting::Door {
  public:
    /// Connects, and goes on trying for as long as it lives. `name` is who acts; empty: the name of
    /// the link's grant. `time` outlives the door and may be read from any thread. `changed` is
    /// called on the door's own thread whenever there is something new to look at.
    RemoteDoor(Link link, std::string name, const timing::TimeSource& time,
               ClientOptions options = {}, std::function<void()> changed = {});
    ~RemoteDoor() override;
    RemoteDoor(const RemoteDoor&) = delete;
    RemoteDoor& operator=(const RemoteDoor&) = delete;
    RemoteDoor(RemoteDoor&&) = delete;
    RemoteDoor& operator=(RemoteDoor&&) = delete;

    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override;
    [[nodiscard]] std::shared_ptr<const meeting::views::ScreensView> screens() const override;
    [[nodiscard]] timing::Instant now() const override;
    std::optional<meeting::CommandId> send(const meeting::Command& command) override;
    bool order(const meeting::ScreenOrder& order) override;
    bool take_over() override;
    [[nodiscard]] std::vector<meeting::Outcome> outcomes() override;
    [[nodiscard]] meeting::Actor actor() const override;
    [[nodiscard]] std::string trouble() const override;

  private:
    // On the client's thread.
    void say_hello();
    void received(const Json& message);
    void take(const Json& message);
    void slice_told(const Json& message);
    [[nodiscard]] std::map<std::string, std::int64_t> what_is_held() const;
    void greeted(const Json& message);
    void clock_leapt(const Json& message);
    void time_told(const Json& message);
    void answered(const Json& message);
    void publish();
    void tell_changed() const;
    void ticked();
    void parted(const Parting& parting);
    void send_again();
    void ask_time(timing::BootInstant now);

    [[nodiscard]] timing::BootInstant counter() const { return time_.read().boot; }

    const std::string name_;
    const timing::TimeSource& time_;
    const std::function<void()> changed_;
    Newest<meeting::views::Board> board_;
    Newest<meeting::views::ScreensView> screens_;

    mutable std::mutex mutex_;  // guards these
    timing::ClockFace face_{};
    mutable timing::Instant latest_{};  ///< now() never goes back, but for a leap
    meeting::Actor actor_;
    std::string trouble_;
    bool connected_ = false;
    std::map<std::string, std::string> unanswered_;  ///< commands' messages by their ids
    std::set<std::string> orders_;                   ///< ids of orders to screens without an answer
    std::vector<meeting::Outcome> outcomes_;
    std::int64_t sent_ = 0;

    // The client's thread alone.
    HeldSlices held_;
    RemoteBoard slices_;
    ClockSync clock_;
    std::optional<std::int64_t> epoch_;
    timing::BootInstant asked_;
    timing::BootInstant told_;
    std::optional<int> round_trip_ms_;
    bool slices_changed_ = false;
    timing::ClockFace published_face_{};

    const std::string id_prefix_;     ///< no other door, now or later, makes the same ids
    std::unique_ptr<Client> client_;  ///< last: it calls into all of the above
};

}  // namespace dais::net
