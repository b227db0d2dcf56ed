#include "meeting/codec/stored_row_json.h"

namespace dais::meeting::codec {

namespace {

constexpr unsigned kHalfByte = 4;

int value_of(char digit, const std::string& path) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    throw DecodeError{path, "this must be hexadecimal, in lower case."};
}

// Fields of a row have their types in the file; here each is asked for by its own.
class Reader {
  public:
    explicit Reader(const Json& json) : json_{json} {
        if (!json.is_object()) {
            throw DecodeError{{}, "a row is one JSON object."};
        }
    }
    [[nodiscard]] std::int64_t number(const char* name) const {
        return detail::whole_number(need(name), name);
    }
    [[nodiscard]] std::string text(const char* name) const {
        const Json& value = need(name);
        if (!value.is_string()) {
            detail::wrong(name, value, "a text");
        }
        return value.get<std::string>();
    }
    [[nodiscard]] std::optional<std::string> maybe(const char* name) const {
        return json_.contains(name) ? std::optional{text(name)} : std::nullopt;
    }

  private:
    [[nodiscard]] const Json& need(const char* name) const {
        const auto found = json_.find(name);
        if (found == json_.end()) {
            detail::missing({}, name);
        }
        return *found;
    }
    const Json& json_;
};

}  // namespace

std::string hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    digits.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        digits += kDigits[value >> kHalfByte];
        digits += kDigits[value & 0xfU];
    }
    return digits;
}

std::string from_hex(std::string_view digits, const std::string& path) {
    if (digits.size() % 2 != 0) {
        throw DecodeError{path, "this must be hexadecimal, two digits a byte."};
    }
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        bytes += static_cast<char>(value_of(digits[i], path) * 16 + value_of(digits[i + 1], path));
    }
    return bytes;
}

Json row_json(const StoredRow& row) {
    Json json{{"sequence", row.sequence},
              {"term", row.term},
              {"action", row.action},
              {"actor_link", row.actor_link},
              {"actor_name", row.actor_name},
              {"type", row.type},
              {"type_version", row.type_version},
              {"recorded", row.recorded},
              {"boot_id", row.boot_id},
              {"boottime", row.boottime},
              {"utc", row.utc},
              {"payload", row.payload},
              {"previous", hex(row.previous)},
              {"hash", hex(row.hash)}};
    if (row.command) {
        json["command"] = *row.command;
    }
    if (row.content) {
        json["content"] = *row.content;
    }
    return json;
}

StoredRow row_from_json(const Json& json) {
    const Reader read{json};
    StoredRow row;
    row.sequence = read.number("sequence");
    row.term = read.number("term");
    row.action = read.number("action");
    row.command = read.maybe("command");
    row.content = read.maybe("content");
    row.actor_link = read.number("actor_link");
    row.actor_name = read.text("actor_name");
    row.type = read.text("type");
    row.type_version = read.number("type_version");
    row.recorded = read.number("recorded");
    row.boot_id = read.text("boot_id");
    row.boottime = read.number("boottime");
    row.utc = read.number("utc");
    row.payload = read.text("payload");
    row.previous = from_hex(read.text("previous"), "previous");
    row.hash = from_hex(read.text("hash"), "hash");
    return row;
}

}  // namespace dais::meeting::codec
