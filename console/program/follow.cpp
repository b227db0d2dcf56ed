#include "console/program/follow.h"

#include <chrono>
#include <iostream>
#include <mutex>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "console/program/end_signals.h"
#include "console/program/machine_name.h"
#include "console/program/standby.h"
#include "net/nats_link.h"
#include "net/relayed.h"

namespace dais::console {

namespace {

using What = StandbyStatus::What;

constexpr std::chrono::milliseconds kLook{50};

std::string_view word_of(What what) {
    switch (what) {
        case What::connecting: return "connecting";
        case What::behind: return "behind";
        case What::in_step: return "in-step";
        case What::unheard: return "unheard";
        case What::leads: return "leads";
        case What::ended: return "ended";
    }
    return {};
}

// Says how the standby stands whenever it changes, and knows it for whoever waits.
class Teller {
  public:
    Teller(std::string place, bool json, const meeting::codec::Strings& strings)
        : place_{std::move(place)}, json_{json}, strings_{strings} {}

    void tell(const StandbyStatus& status) {
        const std::lock_guard lock{mutex_};
        status_ = status;
        if (json_) {
            lines_ += nlohmann::json{{"standby", word_of(status.what)},
                                     {"rows", status.rows},
                                     {"behind", status.behind}}
                          .dump() +
                      "\n";
        } else if (status.what != What::ended) {
            lines_ += strings_.say("standby.status-" + std::string{word_of(status.what)},
                                   {{"place", place_},
                                    {"rows", std::to_string(status.rows)},
                                    {"behind", std::to_string(status.behind)}}) +
                      "\n";
        }
        if (status.what != What::ended) {
            std::cerr << status.sentence << std::flush;
        }
        if (ready_) {
            print();
        }
    }

    // From now on, what was said until then too: the first line is another.
    void ready() {
        const std::lock_guard lock{mutex_};
        ready_ = true;
        print();
    }

    [[nodiscard]] StandbyStatus status() const {
        const std::lock_guard lock{mutex_};
        return status_;
    }

  private:
    void print() {
        std::cout << lines_ << std::flush;
        lines_.clear();
    }

    const std::string place_;
    const bool json_;
    const meeting::codec::Strings& strings_;
    mutable std::mutex mutex_;
    StandbyStatus status_;
    std::string lines_;
    bool ready_ = false;
};

void announce(const Addresses& at, bool json, const meeting::codec::Strings& strings) {
    if (json) {
        nlohmann::json ready{{"ready", true}, {"http", at.http}, {"ws", at.ws}};
        if (!at.tls_fingerprint.empty()) {
            ready["tls_fingerprint"] = at.tls_fingerprint;
        }
        std::cout << ready.dump() << std::endl;
        return;
    }
    std::cout << strings.say("standby.serving", {{"http", at.http}}) << '\n';
    for (const auto& page : at.pages) {
        std::cout << "  " << page << '\n';
    }
    if (!at.tls_fingerprint.empty()) {
        std::cout << strings.say("program.tls", {{"fingerprint", at.tls_fingerprint}}) << '\n';
    }
    std::cout << std::flush;
}

void throw_if_ended(const StandbyStatus& status) {
    if (status.what == What::ended) {
        throw std::runtime_error{status.sentence};
    }
}

// False: the process is asked to end before there was anything to serve.
bool wait_until_it_can_serve(const EndSignals& signals, const Standby& standby,
                             const Teller& teller) {
    for (;;) {
        const StandbyStatus status = teller.status();
        throw_if_ended(status);
        if (standby.can_serve() && (status.what == What::in_step || status.what == What::unheard)) {
            return true;
        }
        if (signals.wait_for(kLook)) {
            return false;
        }
    }
}

}  // namespace

void follow(const RunOptions& options, const net::Link& leader, const std::string& address,
            const std::string& name, const meeting::codec::Strings& strings) {
    const bool everywhere = options.bind == "0.0.0.0" || options.bind == "::";
    if (address.empty() && everywhere) {
        throw std::runtime_error{strings.say("standby.needs-address")};
    }
    const std::string given = net::websocket_of(address);
    if (!given.empty() && !net::is_relay_address(given)) {
        throw std::runtime_error{strings.say("standby.address", {{"address", address}})};
    }
    const std::string machine = name.empty() ? machine_name() : name;
    const std::string called = machine.empty() ? "standby" : machine;
    if (!options.nats.empty()) {
        net::check_nats_address(options.nats);
    }
    const EndSignals signals;
    Teller teller{leader.place(), options.json, strings};
    Standby standby{StandbyOptions{.file = options.file,
                                   .leader = leader,
                                   .name = called,
                                   .address = given,
                                   .assets = options.assets,
                                   .bind = options.bind,
                                   .port = options.port,
                                   .access = options.access,
                                   .limits = options.limits,
                                   .nats = options.nats,
                                   .voters = {options.nats, options.voters, called}},
                    strings, [&](const StandbyStatus& status) { teller.tell(status); }};
    if (!wait_until_it_can_serve(signals, standby, teller)) {
        return;
    }
    announce(standby.serve(), options.json, strings);
    teller.ready();
    while (!signals.wait_for(kLook)) {
        throw_if_ended(teller.status());
    }
}

}  // namespace dais::console
