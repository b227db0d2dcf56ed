// A connection to a NATS server, the loudspeaker between the desk and its relays: comes back by
// itself, and keeps the last of each subject in a JetStream stream. What arrives is told on threads
// of the library; whoever is told only puts it into a bounded place.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

/// Where the desk's public slices are said; the stream keeps the last of each below it.
inline constexpr std::string_view kSliceSubjects = "dais.slice.";
/// Where relays ask for the time.
inline constexpr std::string_view kTimeSubject = "dais.time";
/// Where a relay that misses something, and finds it kept nowhere, asks the desk to say everything.
inline constexpr std::string_view kAgainSubject = "dais.again";
/// Where relays say that they live.
inline constexpr std::string_view kPresenceSubject = "dais.relay";

/// What was given is no address of NATS, or the system has no resources; what() is one sentence.
class NatsError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws NatsError where this is no address of NATS, or of several servers with commas; asks
/// nobody.
void check_nats_address(const std::string& url);

/// An address as it may be shown: without a password.
[[nodiscard]] std::string place_of_nats(const std::string& url);

struct NatsMessage {
    std::string subject;
    std::string reply;  ///< where to answer; empty: nowhere
    std::string bytes;
};

struct NatsEvents {
    /// The connection is there, for the first time or again. What was said in between was missed.
    std::function<void()> connected;
    /// It was lost, or cannot be made for good (one sentence).
    std::function<void(const std::string&)> lost;
};

class NatsLink {
  public:
    /// Begins to connect and returns at once, whether or not anybody answers. `name` is how the
    /// server lists it. Throws NatsError.
    NatsLink(const std::string& url, const std::string& name, NatsEvents events);
    /// Tells nothing more.
    ~NatsLink();
    NatsLink(const NatsLink&) = delete;
    NatsLink& operator=(const NatsLink&) = delete;
    NatsLink(NatsLink&&) = delete;
    NatsLink& operator=(NatsLink&&) = delete;

    [[nodiscard]] bool connected() const;
    /// Throws NatsError.
    void subscribe(const std::string& subject, std::function<void(NatsMessage)> received);
    /// False where it could not be handed to the connection.
    bool publish(const std::string& subject, std::string_view bytes, const std::string& reply = {});
    /// Makes the stream that keeps the last of each slice. Empty: it is there; otherwise one
    /// sentence that says why not. Waits for the server, for seconds at most.
    [[nodiscard]] std::string keep_last_of_each();
    /// What the stream keeps, in no order. Waits as above; nothing where there is no stream.
    [[nodiscard]] std::vector<std::string> last_of_each();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::net
