// A record that NATS servers keep together (JetStream): one, three or five, of which most must
// agree. A stream holds its rows, a key-value store who leads. Either changes only where nothing
// has changed since one looked, so that of two that would write, one does. What NATS has kept is
// not taken for power-safe: its servers sync their files now and then.
//
// Knows neither rows nor leaders: bytes in order, and one value. One thread at a time; every call
// waits for the servers, for kAnswerTime at most.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/nats_link.h"

namespace dais::net {

/// The servers cannot be reached, or not enough of them; what() is one sentence.
class NatsAway : public NatsError {
    using NatsError::NatsError;
};

class NatsRecord {
  public:
    /// Begins to connect, and goes on doing so where nobody answers yet. `record` is what no other
    /// record has, in letters and digits; `name` is how the servers list this connection. Throws
    /// NatsError where `url` is no address. `url` may name several servers, with commas.
    NatsRecord(const std::string& url, const std::string& record, const std::string& name);
    ~NatsRecord();
    NatsRecord(const NatsRecord&) = delete;
    NatsRecord& operator=(const NatsRecord&) = delete;
    NatsRecord(NatsRecord&&) = delete;
    NatsRecord& operator=(NatsRecord&&) = delete;

    /// What was said, and where: a later one has a greater place.
    struct Said {
        std::uint64_t place = 0;
        std::string bytes;
    };

    /// Makes the stream and the store where they are missing, each kept by so many servers. Waits
    /// for the connection. Throws NatsAway.
    void make(int servers);

    /// Who leads, as it was said last; nothing: nobody ever did. Throws NatsAway.
    [[nodiscard]] std::optional<Said> lead();
    /// Says who leads, where nobody has said so since `after` (0: ever); its place. Nothing:
    /// somebody has. Throws NatsAway: then it may have been said or not.
    [[nodiscard]] std::optional<std::uint64_t> say_lead(std::string_view bytes,
                                                        std::uint64_t after);

    /// What was appended last; nothing: nothing ever was. Throws NatsAway.
    [[nodiscard]] std::optional<Said> last();
    /// What was appended at this place. Throws NatsAway.
    [[nodiscard]] std::optional<Said> at(std::uint64_t place);
    /// Appends where nothing was since `after` (0: ever); its place. Nothing: something was.
    /// Throws NatsAway: then it may have been appended or not.
    [[nodiscard]] std::optional<std::uint64_t> append(std::string_view bytes, std::uint64_t after);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace dais::net
