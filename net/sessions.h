// All screens that are connected: what comes from them goes to the desk, what changes goes out to
// those who may see it. Lives on the wire's thread alone.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "net/counters.h"
#include "net/hub.h"
#include "net/limits.h"
#include "net/messages.h"
#include "net/screen_memory.h"
#include "net/session.h"
#include "net/session_figures.h"
#include "net/slices.h"
#include "timing/time_source.h"

namespace dais::net {

/// A part of a message as it came in.
struct Piece {
    std::string_view bytes;
    std::size_t rest = 0;  ///< bytes of the same frame still to come
    bool last = false;     ///< of the message
    bool binary = false;
};

class Sessions {
  public:
    /// `is_page`: whether a path ("/hall") is a page for displays.
    Sessions(Hub& hub, const timing::TimeSource& time, const Limits& limits, Counters& counters,
             std::function<bool(std::string_view)> is_page);

    // What happens to one connection.
    [[nodiscard]] std::unique_ptr<Session> open(lws* wsi, Admission admission, std::string address);
    void closed(Session& session);
    void received(Session& session, const Piece& piece);
    void writable(Session& session);
    /// Closes it with a reason, once.
    void end(Session& session, Ending ending);

    /// Takes the hub's newest board and sends what changed. Cheap where it is the same one: then
    /// false.
    bool refresh();
    /// Hands on the desk's answer; after refresh, so that the change is seen before the answer.
    void answer(const Reply& reply);
    /// Sends a text to one of them, where it is still there.
    void say(std::int64_t connection, const std::string& text);
    /// How many displays were told; or why the order cannot be carried out: then none was.
    using OrderEnd = std::variant<std::size_t, std::string>;
    /// Tells displays what to do, as an officer wants it.
    OrderEnd order(const meeting::ScreenOrder& order);
    /// Looks after those who are late, silent or slow, and tells who is connected. Call it several
    /// times a second.
    void tick();
    /// The server is being stopped.
    void say_goodbye();

    [[nodiscard]] SessionFigures figures() const;

  private:
    struct Audience {
        Slices slices;
        std::vector<Session*> members;
    };

    // From a screen.
    void handle(Session& session, std::string_view text);
    void take(Session& session, Hello& hello);
    void take(Session& session, const TimeAsked& asked);
    void take(Session& session, Commanded& commanded);
    void take(Session& session, const UnreadableCommand& command);
    void take(Session& session, const WhatIfAsked& asked);
    void take(Session& session, const Ordered& ordered);
    void take(Session& session, FollowAsked& asked);
    void take(Session& session, const KeptSaid& kept);
    void take(Session& session, const TakeOverAsked& asked);
    void take(Session& session, const Unreadable& message);
    void refuse(Session& session, const meeting::CommandId& id, std::string_view rule,
                std::string sentence);
    void trouble(Session& session, std::string_view sentence);
    [[nodiscard]] bool has_room(const std::string& room) const;
    [[nodiscard]] std::string rooms() const;  ///< "main, side"
    void send_slices(Session& session, const Hello& hello);

    // Orders to displays: sessions_orders.cpp.
    [[nodiscard]] std::optional<std::string> fault_of(const meeting::ScreenOrder& order) const;
    [[nodiscard]] std::vector<Session*> displays(const meeting::ScreenOrder& order) const;
    void tell(Session& display, const meeting::ScreenOrder& order, const SharedFrame& frame);
    void know_again(Session& session, const Hello& hello);

    // To a screen.
    [[nodiscard]] static bool ready(const Session& session);
    void send(Session& session, Due due);
    void send_slice(Session& session, SlotNumber number);
    void put(Session& session, const Due& due);
    void put(Session& session, HelloDue due);
    void put(Session& session, const SliceDue& due);
    void put_slice(Session& session, Slices& slices, SlotNumber number);
    void put(Session& session, const TimeDue& due);
    void put(Session& session, const SharedFrame& frame);
    void put(Session& session, const RowsDue& due);
    void put_clock_if_due(Session& session);
    void write(Session& session, Frame& frame);
    void drain(Session& session);

    // The end of one.
    static void kill(Session& session);
    void look_after(Session& session, timing::BootInstant now);

    // To all.
    void announce_clock();
    void announce_elsewhere();
    [[nodiscard]] const std::vector<std::string>& elsewhere() const;
    void send_away();
    void end_all(Ending ending);
    void offer(Audience& audience, SlotNumber number);
    void drop_invalid();
    void tell_screens_if_due(timing::BootInstant now);
    void tell_screens();

    [[nodiscard]] Audience& audience_of(const Session& session);
    [[nodiscard]] Audience& audience_of(meeting::Role role) {
        return audiences_.at(static_cast<std::size_t>(role));
    }
    [[nodiscard]] timing::Instant now() const;

    Hub& hub_;
    const timing::TimeSource& time_;
    const Limits& limits_;
    Counters& counters_;
    const std::function<bool(std::string_view)> is_page_;
    ScreenMemory told_;
    Traffic traffic_;

    std::array<Audience, meeting::kRoles> audiences_;  ///< by meeting::Role
    std::unordered_map<std::int64_t, Session*> by_id_;
    std::int64_t last_id_ = 0;

    std::shared_ptr<const meeting::views::Board> board_;
    std::shared_ptr<const Relayed> relayed_;  ///< of a relay what it was told; null at the desk
    std::shared_ptr<const Neighbours> neighbours_;  ///< of the desk and its standbys
    std::int64_t epoch_ = 0;

    bool screens_changed_ = false;
    bool round_trips_changed_ = false;
    std::int64_t screens_version_ = 0;
    timing::BootInstant screens_told_;
    timing::BootInstant looked_after_;
};

}  // namespace dais::net
