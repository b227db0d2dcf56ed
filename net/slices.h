// The slices of one audience, each encoded once a change, ready to be written to any number of
// screens. Slots keep their number for the life of the server, so that a session needs only a few
// bytes for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "meeting/views.h"
#include "meeting/visibility.h"
#include "net/frame.h"
#include "net/keyed.h"
#include "net/relayed.h"

namespace dais::net {

/// Number of a slice within an audience.
using SlotNumber = std::size_t;

/// Names of slices, a bit each.
using SliceNames = std::uint32_t;
inline constexpr SliceNames kAllSlices = ~SliceNames{0};
/// Names that are no slice's have no bit.
[[nodiscard]] SliceNames bits_of(const std::vector<std::string>& names);

struct Slot {
    std::string name;                             ///< "floor"
    std::string room;                             ///< empty where the slice has none
    std::optional<meeting::DelegationKey> owner;  ///< the delegation that alone is told
    SliceNames name_bit = 0;                      ///< of the name, looked at for each screen
    std::int64_t version = 0;
    std::int64_t version_before = 0;     ///< of the generation before
    std::uint32_t generation = 0;        ///< how often it changed; 0: there is nothing to send yet
    std::shared_ptr<const void> source;  ///< the view it is made from
    std::function<Json()> make_value;    ///< the view as JSON, for this audience

    // Made when somebody wants them.
    SharedFrame frame;                         ///< the whole message
    std::optional<SharedFrame> patch;          ///< from the generation before; null: there is none
    std::shared_ptr<const Json> value;         ///< what the frame says
    std::shared_ptr<const Json> value_before;  ///< what was said in the generation before

    /// Which generation somebody holds that holds this version; 0: an older one, or none.
    [[nodiscard]] std::uint32_t generation_of(std::int64_t held) const {
        return held == version ? generation : held == version_before ? generation - 1 : 0;
    }
};

class Slices {
  public:
    explicit Slices(meeting::Role role) : role_{role} {}

    /// Told of each slot as soon as its new frame is there.
    using Changed = std::function<void(SlotNumber)>;

    /// Takes over a board: encodes what differs from the one before.
    void take(const meeting::views::Board& board, const Changed& changed);
    /// Takes over what a relay was told, as it is.
    void take(const std::vector<RelayedSlice>& relayed, const Changed& changed);
    /// The screens connected, for officers.
    void take(const meeting::views::Slice<meeting::views::ScreensView>& screens,
              const Changed& changed);

    [[nodiscard]] std::size_t count() const { return slots_.size(); }
    [[nodiscard]] const Slot& at(SlotNumber number) const { return slots_.at(number); }
    /// The message of a slot, encoded when it is first asked for: what nobody's page draws costs
    /// nothing.
    [[nodiscard]] const SharedFrame& frame(SlotNumber number);
    /// The message for those who hold the generation before: shorter than the whole, or null where
    /// it would not be.
    [[nodiscard]] const SharedFrame& patch(SlotNumber number);
    /// "floor/main", as a screen's hello names what it holds.
    [[nodiscard]] static std::string name_of(const Slot& slot);
    /// False for a slice that may change without a row of the journal: its version proves nothing.
    [[nodiscard]] static bool resumable(const Slot& slot);

  private:
    using Owner = std::optional<meeting::DelegationKey>;
    using Key = std::tuple<std::string, std::string, Owner>;  ///< name, room, owner
    [[nodiscard]] SlotNumber number_of(std::string_view name, const std::string& room,
                                       const Owner& owner);
    template <class View>
    void take_slice(std::string_view name, const std::string& room,
                    const meeting::views::Slice<View>& slice, const Changed& changed,
                    const Owner& owner = {});
    void take_for_officers(const meeting::views::Board& board, const Changed& changed);
    [[nodiscard]] const meeting::views::Audience& audience_of(
        const meeting::views::Board& board) const;
    static void renew(Slot& slot, std::int64_t version, std::function<Json()> make_value);
    static const Json& value_of(Slot& slot);
    [[nodiscard]] SharedFrame make_patch(SlotNumber number);

    meeting::Role role_;
    std::vector<Slot> slots_;
    std::map<Key, SlotNumber> numbers_;  ///< there may be one for each delegation
};

}  // namespace dais::net
