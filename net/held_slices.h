// What a client holds of each slice, so that patches can be put into it (PROTOCOL.md, "Patches").
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "net/keyed.h"

namespace dais::net {

class HeldSlices {
  public:
    /// Takes a `slice` or a `patch` message and gives the slice back as a whole: the same message
    /// with `type` "slice" and its `value`. Nothing where a patch does not fit what is held: the
    /// slice is then forgotten and must be asked for anew. Throws codec::DecodeError where the
    /// message is not what it should be.
    [[nodiscard]] std::optional<Json> take(const Json& message);

    /// The versions held, for the next hello.
    [[nodiscard]] std::map<std::string, std::int64_t> have() const;

  private:
    struct Held {
        std::int64_t version = 0;
        Json form;  ///< keyed
    };
    std::map<std::string, Held> held_;  ///< "floor/main"
};

}  // namespace dais::net
