#include "net/slice_packet.h"

#include <algorithm>

#include "net/messages.h"
#include "net/nats_link.h"

namespace dais::net {

namespace {

// Keys of rooms may hold what means something in a subject; two keys never become the same.
std::string as_token(std::string_view key) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string token;
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (plain) {
            token += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            token += '=';
            token += kDigits[byte >> 4U];
            token += kDigits[byte & 15U];
        }
    }
    return token;
}

}  // namespace

std::string subject_of(const SlicePacket& packet) {
    std::string subject{kSliceSubjects};
    subject += as_token(packet.name);
    if (!packet.room.empty()) {
        subject += "." + as_token(packet.room);
    }
    return subject + "." + std::to_string(packet.part);
}

std::string packed(const SlicePacket& packet) {
    Json head{{"run", packet.run},         {"number", packet.number}, {"name", packet.name},
              {"version", packet.version}, {"part", packet.part},     {"parts", packet.parts}};
    if (!packet.room.empty()) {
        head["room"] = packet.room;
    }
    return text_of(head) + "\n" + packet.bytes;
}

std::optional<SlicePacket> unpacked(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const Json head = Json::parse(text.substr(0, end), nullptr, false);
    if (!head.is_object()) {
        return std::nullopt;
    }
    try {
        SlicePacket packet;
        packet.run = head.at("run").get<std::string>();
        packet.number = head.at("number").get<std::int64_t>();
        packet.name = head.at("name").get<std::string>();
        packet.room = head.value("room", std::string{});
        packet.version = head.at("version").get<std::int64_t>();
        packet.part = head.at("part").get<int>();
        packet.parts = head.at("parts").get<int>();
        packet.bytes = text.substr(end + 1);
        const bool sound = packet.parts >= 1 && packet.parts <= kMostPackets && packet.part >= 0 &&
                           packet.part < packet.parts && !packet.name.empty();
        return sound ? std::optional{std::move(packet)} : std::nullopt;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::vector<SlicePacket> packets_of(const SlicePacket& head, std::string_view value) {
    std::vector<SlicePacket> packets;
    do {
        SlicePacket packet = head;
        packet.part = static_cast<int>(packets.size());
        packet.bytes = value.substr(0, kPacketBytes);
        value.remove_prefix(packet.bytes.size());
        packets.push_back(std::move(packet));
    } while (!value.empty());
    for (SlicePacket& packet : packets) {
        packet.parts = static_cast<int>(packets.size());
    }
    return packets;
}

}  // namespace dais::net
