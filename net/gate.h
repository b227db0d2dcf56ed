// Everything before a connection is a screen: requests for pages, and who may upgrade.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "net/access.h"
#include "net/calendar_page.h"
#include "net/counters.h"
#include "net/hub.h"
#include "net/limits.h"
#include "net/metrics_page.h"
#include "net/names_page.h"
#include "net/origin.h"
#include "net/pages.h"
#include "net/session.h"
#include "net/state_page.h"
#include "net/wrong_tokens.h"
#include "timing/instant.h"
#include "timing/time_source.h"

struct lws;

namespace dais::net {

/// A connection from its first byte to its last.
struct Connection {
    std::string address;
    std::optional<Admission> admitted;  ///< it may upgrade, or has
    std::unique_ptr<Session> session;   ///< once it is a WebSocket
    std::string_view download;          ///< what is left to send of a page
    std::shared_ptr<const Made> made;   ///< holds that page, where it was made and not read
    bool asked = false;                 ///< a whole request came
    timing::BootInstant waiting_since;  ///< for its request, or for it to take what it is sent
};

/// What was chosen at the start about who may connect.
struct Door {
    std::vector<Origin> origins;  ///< of pages elsewhere that may connect
    std::string pin;              ///< for the public view; empty: it is open
};

class Gate {
  public:
    Gate(const Pages& pages, CalendarPage& calendar, NamesPage& names, StatePage& state,
         MetricsPage& metrics, Hub& hub, const timing::TimeSource& time, const Limits& limits,
         Counters& counters, Door door);

    /// A connection came in. Null: there are too many that ask for pages.
    [[nodiscard]] std::unique_ptr<Connection> enter(int descriptor);
    void leave(const Connection& connection);
    /// A whole request came: whatever becomes of it.
    static void asks(Connection& connection) { connection.asked = true; }

    /// What to do after an HTTP event, in libwebsockets' terms.
    enum class Then { go_on, close };
    /// An upgrade is asked for. True: let it happen; otherwise it was answered.
    [[nodiscard]] bool may_upgrade(lws* wsi, Connection& connection);
    /// A page is asked for.
    [[nodiscard]] Then request(lws* wsi, Connection& connection);
    /// More of a page can be sent.
    [[nodiscard]] Then writable(lws* wsi, Connection& connection) const;

  private:
    void count_if_late(const Connection& connection);
    struct Response;
    [[nodiscard]] std::optional<Refused> refusal(lws* wsi, Connection& connection);
    [[nodiscard]] Refused refused(Ending ending);
    [[nodiscard]] Refused locked(timing::Duration wait);
    [[nodiscard]] std::optional<Refused> too_many(const Connection& connection);
    [[nodiscard]] Response response_to(lws* wsi, const Connection& connection);
    [[nodiscard]] std::optional<Refused> wrong_pin(const std::optional<std::string>& pin,
                                                   const Connection& connection);
    [[nodiscard]] std::optional<Refused> wrong_pin_in_address(lws* wsi,
                                                              const Connection& connection);
    [[nodiscard]] Response whose_pin(const std::string& asked, const Connection& connection);
    [[nodiscard]] std::optional<Refused> foreign(lws* wsi) const;
    [[nodiscard]] std::vector<std::string> known_elsewhere() const;
    [[nodiscard]] std::vector<Origin> other_relays() const;
    [[nodiscard]] std::variant<Admission, Refused> slowed(std::variant<Admission, Refused> access,
                                                          const Connection& connection);
    [[nodiscard]] bool hears_desk(const Relayed& relayed) const;
    [[nodiscard]] Response readiness() const;
    [[nodiscard]] Response whose_link(lws* wsi, const Connection& connection);
    [[nodiscard]] timing::UtcTime utc_now(const meeting::views::Board& board) const;
    [[nodiscard]] Response metrics(lws* wsi, const Connection& connection);
    [[nodiscard]] Response public_state(lws* wsi, const Connection& connection);
    [[nodiscard]] Response term() const;
    [[nodiscard]] Response calendar(lws* wsi, const Connection& connection);
    [[nodiscard]] Response qr_code(lws* wsi, const Connection& connection);

    const Pages& pages_;
    CalendarPage& calendar_;
    NamesPage& names_;
    StatePage& state_;
    MetricsPage& metrics_;
    Hub& hub_;
    const timing::TimeSource& time_;
    const Limits& limits_;
    Counters& counters_;
    const Door door_;
    WrongTokens wrong_tokens_;
    WrongTokens wrong_pins_;
    int entered_ = 0;
    int screens_ = 0;
    std::map<std::string, int> screens_by_address_;
};

}  // namespace dais::net
