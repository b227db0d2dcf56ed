// What all connections to NATS share: the library's things with an owner, what an address is, and
// how a connection is made. Only for files that talk to the library.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <nats/nats.h>

namespace dais::net::nats {

/// How long the server is waited for where an answer is needed.
inline constexpr std::chrono::milliseconds kAnswerTime{1'000};

// Libraries written in C give things back by a function.
template <class T, void (*Destroy)(T*)>
struct Destroyer {
    void operator()(T* thing) const { Destroy(thing); }
};
template <class T, void (*Destroy)(T*)>
using Owned = std::unique_ptr<T, Destroyer<T, Destroy>>;

using Options = Owned<natsOptions, natsOptions_Destroy>;
using Connection = Owned<natsConnection, natsConnection_Destroy>;
using Subscription = Owned<natsSubscription, natsSubscription_Destroy>;
using Message = Owned<natsMsg, natsMsg_Destroy>;
using JetStream = Owned<jsCtx, jsCtx_Destroy>;
using StreamInfo = Owned<jsStreamInfo, jsStreamInfo_Destroy>;

/// An address may name several servers of one cluster, with commas. An address may hold a password,
/// which is nobody's to read.
[[nodiscard]] std::string without_password(const std::string& url);

/// Why NATS there cannot be used. `place`: without a password.
[[nodiscard]] std::string sentence(const std::string& place, natsStatus status);

[[nodiscard]] std::string bytes_of(natsMsg* message);

/// Of a connection that comes back by itself and tells quickly that it is lost. Throws NatsError.
[[nodiscard]] Options options_for(const std::string& url, const std::string& name);

/// Throws NatsError for anything but success.
void check(natsStatus status, const std::string& place);

struct Connected {
    Connection connection;
    bool at_once = false;  ///< somebody answered already
};

/// Connects; where nobody answers yet it is tried again until somebody does, and `connected` is
/// told. Throws NatsError.
[[nodiscard]] Connected connect(const Options& options, const std::string& place,
                                natsConnectionHandler connected, void* closure);

/// Makes a stream, or changes the one of this name that is there.
[[nodiscard]] natsStatus keep_stream(jsCtx* js, jsStreamConfig& wanted);

/// What asks its stream, once it is needed; null: the library cannot make one.
[[nodiscard]] JetStream jet_stream(natsConnection* connection, std::chrono::milliseconds wait);

}  // namespace dais::net::nats
