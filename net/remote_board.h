// A board put together again from the slices of an officer's connection.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "meeting/views.h"
#include "net/messages.h"

namespace dais::net {

class RemoteBoard {
  public:
    /// Takes over a `slice` message. A slice that this version does not know is left alone. Throws
    /// codec::DecodeError where one it knows is not what it should be.
    void take(const Json& message);

    /// What is held, for the next hello.
    [[nodiscard]] const std::map<std::string, std::int64_t>& have() const { return have_; }

    /// The slices it is made of, by name, for the hello.
    [[nodiscard]] static std::vector<std::string> wanted();

    /// Null until there is one of every slice. The clock face is left to the caller. What the
    /// public sees is not known here, except the conference itself: no meeting is shown as open.
    [[nodiscard]] std::shared_ptr<meeting::views::Board> board() const;

    /// Null before the first.
    [[nodiscard]] std::shared_ptr<const meeting::views::ScreensView> screens() const {
        return screens_;
    }

  private:
    [[nodiscard]] bool complete() const;

    meeting::views::Board draft_;
    std::shared_ptr<const meeting::views::ScreensView> screens_;
    std::map<std::string, std::int64_t> have_;
};

}  // namespace dais::net
