// A public slice on its way through NATS: one line of JSON that says what it is, then its value as
// it is, in as many packets as its size asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

/// What one packet holds of a value at most, in bytes. A NATS server takes 1 MiB unless told
/// otherwise, and gives back what it keeps in base64.
inline constexpr std::size_t kPacketBytes = 256 * 1024;
/// A value in more packets than this is not believed.
inline constexpr int kMostPackets = 256;

/// Slices that are not the protocol's, but of which a relay makes pages.
inline constexpr std::string_view kNamesSlice = "names-page";
inline constexpr std::string_view kCalendarSlice = "calendar-page";

struct SlicePacket {
    std::string run;          ///< the desk's process that said it
    std::int64_t number = 0;  ///< of the slice, counted by that process; the higher is the newer
    std::string name;
    std::string room;  ///< empty where it has none
    std::int64_t version = 0;
    int part = 0;  ///< from 0
    int parts = 1;
    std::string bytes;  ///< this part of the value
};

/// Where it is said: "dais.slice.floor.main.0".
[[nodiscard]] std::string subject_of(const SlicePacket& packet);
[[nodiscard]] std::string packed(const SlicePacket& packet);
/// Nothing where this is no packet.
[[nodiscard]] std::optional<SlicePacket> unpacked(std::string_view text);

/// The packets of a whole value.
[[nodiscard]] std::vector<SlicePacket> packets_of(const SlicePacket& head, std::string_view value);

}  // namespace dais::net
