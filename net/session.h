// One screen's connection after its upgrade: who it is, what it was told, and what still has to go
// out to it. Memory for one is bounded: of each slice only the number is kept, and messages count
// against a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "net/access.h"
#include "net/frame.h"
#include "net/rate.h"
#include "net/screen_memory.h"
#include "net/slices.h"
#include "timing/instant.h"

struct lws;

namespace dais::net {

// What waits to be written. Times are filled in when it is, so that they are never stale.
struct HelloDue {};
struct SliceDue {
    SlotNumber slot = 0;
};
struct TimeDue {
    std::string sent;
};
/// Rows for a standby. It asks for more only when it has kept these, so they count against no
/// limit.
struct RowsDue {
    SharedFrame frame;
};
using Due = std::variant<HelloDue, SliceDue, TimeDue, SharedFrame, RowsDue>;

/// First in, first out.
class Outbox {
  public:
    [[nodiscard]] bool empty() const { return first_ == waiting_.size(); }
    /// What messages take; slices take nothing of their own.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] std::size_t entries() const { return waiting_.size() - first_; }
    void push(Due due);
    [[nodiscard]] Due pop();

  private:
    std::vector<Due> waiting_;
    std::size_t first_ = 0;
    std::size_t bytes_ = 0;
};

struct Session {
    struct SlotState {
        std::uint32_t generation = 0;  ///< of the slice it was sent last; 0: none
        bool queued = false;
    };

    // What each change asks of every screen comes first and together: of ten thousand, none is in
    // the processor's cache when its turn comes.
    lws* wsi = nullptr;
    std::optional<int> plain_socket;  ///< where what is written goes into it as it is
    SliceNames wanted = kAllSlices;   ///< what its page draws
    bool greeted = false;
    bool patches = false;          ///< it takes patches
    bool broken = false;           ///< writing failed: nothing more goes out
    std::optional<Ending> ending;  ///< it is being closed for this
    std::vector<SlotState> slots;
    std::string room;                        ///< empty: all
    std::optional<std::int64_t> epoch_sent;  ///< of the clock it counts on; none before the hello
    Outbox outbox;
    std::optional<timing::BootInstant> stalled_since;  ///< it has not taken all that was written
    Admission admission;

    std::int64_t id = 0;
    std::string address;
    std::string page;
    std::optional<int> round_trip_ms;

    std::string own_id;  ///< what a display calls itself, to be known again; empty: nothing
    ScreenState state;   ///< of a display: what an officer told it

    timing::BootInstant opened;  ///< the upgrade
    timing::BootInstant heard;   ///< its last message
    timing::BootInstant ending_since;

    std::string incoming;  ///< the fragments of a message so far
    RateMeter meter;
    int bad_in_a_row = 0;
    bool follows = false;  ///< it is a standby
    int outstanding = 0;   ///< commands without an answer

    std::size_t place = 0;  ///< in the list of sessions

    [[nodiscard]] bool officer() const { return admission.role == meeting::Role::officer; }
    /// Whether it asked for this slice, of this room, and may have it if it is somebody's own.
    [[nodiscard]] bool wants(const Slot& slice) const {
        return (wanted & slice.name_bit) != 0 &&
               (slice.room.empty() || room.empty() || room == slice.room) &&
               (!slice.owner || slice.owner == admission.delegation);
    }
    [[nodiscard]] SlotState& slot(SlotNumber number);
    /// Whether it was ever sent this one.
    [[nodiscard]] bool knows(SlotNumber number) const {
        return number < slots.size() && slots[number].generation != 0;
    }
};

}  // namespace dais::net
