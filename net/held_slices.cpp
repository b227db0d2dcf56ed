#include "net/held_slices.h"

#include <utility>

#include "meeting/codec/descriptions.h"

namespace dais::net {

namespace codec = meeting::codec;

std::optional<Json> HeldSlices::take(const Json& message) {
    const auto name = codec::from_json<std::string>(message.at("name"), "name");
    const auto room = message.value("room", std::string{});
    const auto version = codec::from_json<std::int64_t>(message.at("version"), "version");
    const std::string key = room.empty() ? name : name + "/" + room;

    const auto patch = message.find("patch");
    if (patch == message.end()) {
        held_.insert_or_assign(key, Held{version, keyed(message.at("value"))});
        return message;
    }
    const auto from = codec::from_json<std::int64_t>(message.at("from"), "from");
    const auto found = held_.find(key);
    if (found == held_.end() || found->second.version != from) {
        held_.erase(key);
        return std::nullopt;
    }
    Held& held = found->second;
    held.version = version;
    held.form.merge_patch(*patch);
    auto value = plain(held.form);
    if (!value) {
        held_.erase(found);
        return std::nullopt;
    }
    Json whole{{"type", "slice"}, {"name", name}, {"version", version}};
    if (!room.empty()) {
        whole["room"] = room;
    }
    whole["value"] = *std::move(value);
    return whole;
}

std::map<std::string, std::int64_t> HeldSlices::have() const {
    std::map<std::string, std::int64_t> versions;
    for (const auto& [key, held] : held_) {
        versions.emplace(key, held.version);
    }
    return versions;
}

}  // namespace dais::net
