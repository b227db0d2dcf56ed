#include "console/program/relay.h"

#include <chrono>
#include <iostream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "console/program/access_options.h"
#include "console/program/end_signals.h"
#include "console/program/host.h"
#include "console/program/told_server.h"
#include "net/listener.h"
#include "net/relay.h"
#include "net/server.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace {

constexpr std::chrono::milliseconds kLook{50};
/// So long nothing is said about waiting: the desk mostly answers at once.
constexpr std::chrono::seconds kPatience{2};

void say(const std::string& sentence) { std::cerr << sentence + "\n" << std::flush; }

// False where the process is asked to end before the desk was heard.
bool wait_for_desk(const EndSignals& signals, const net::Relay& relay, const std::string& nats,
                   const meeting::codec::Strings& strings) {
    auto waited = std::chrono::milliseconds::zero();
    while (!relay.relayed()) {
        if (signals.wait_for(kLook)) {
            return false;
        }
        const bool patient = waited < kPatience;
        waited += kLook;
        if (patient && waited >= kPatience) {
            say(strings.say("program.relay-waits", {{"nats", net::place_of_nats(nats)}}));
        }
    }
    return true;
}

void announce(const RunOptions& options, const Addresses& addresses,
              const meeting::codec::Strings& strings) {
    if (options.json) {
        std::cout << nlohmann::json{{"ready", true}, {"http", addresses.http}, {"ws", addresses.ws}}
                         .dump()
                  << std::endl;
        return;
    }
    std::cout << strings.say("program.relaying") << '\n';
    for (const auto& page : addresses.pages) {
        std::cout << "  " << page << '\n';
    }
    std::cout << std::flush;
}

}  // namespace

void relay(const RunOptions& options, const std::string& address,
           const meeting::codec::Strings& strings) {
    const std::string given = net::websocket_of(address);
    if (!given.empty() && !net::is_relay_address(given)) {
        throw std::runtime_error{strings.say("program.relay-address", {{"address", address}})};
    }
    {
        const net::Listener probe{options.bind, options.port};  // found out before it waits
    }
    const auto tls = tls_files(options.access, options.bind);
    const std::string pin = pin_of(options.access);
    const EndSignals signals;
    const timing::SystemTimeSource time;
    ToldServer told;
    net::Relay relay{options.nats, time, [&] { told.board_changed(); }, say};
    if (!wait_for_desk(signals, relay, options.nats, strings)) {
        return;
    }
    net::Server screens{net::ServerOptions{.bind = options.bind,
                                           .port = options.port,
                                           .web_root = (options.assets / "web").string(),
                                           .strings_root = (options.assets / "strings").string(),
                                           .words = strings,
                                           .origins = options.access.origins,
                                           .tls = tls,
                                           .pin = pin,
                                           .limits = options.limits},
                        relay, time};
    told.become(&screens);
    screens.board_changed();  // whatever came while it started
    const Addresses at = addresses_at(options.bind, screens.port(), tls.has_value(), pin);
    relay.serve_at(given.empty() ? at.ws : given);
    announce(options, at, strings);
    signals.wait();
    told.become(nullptr);
}

}  // namespace dais::console
