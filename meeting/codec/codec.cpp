#include "meeting/codec/codec.h"

namespace dais::meeting::codec {

CommandId command_id_from(const Json& json, const std::string& path) {
    auto id = from_json<CommandId>(json, path);
    if (id.text.empty() || id.text.size() > kLongestCommandId) {
        throw DecodeError{
            path, "a command's id has 1 to " + std::to_string(kLongestCommandId) + " characters."};
    }
    return id;
}

Command command_from(const Json& json) { return from_json<Command>(json, {}); }

}  // namespace dais::meeting::codec
