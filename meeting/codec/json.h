// Reading and writing values as JSON. Durations and instants are whole microseconds, UTC and wall
// times are ISO 8601 text. Everything that can be wrong in what is read is reported with the path
// to it and what to do. How it is done is in json_bodies.h, which takes long to compile: the types
// that the rest of the house reads and writes are made once, in *_json.cpp of this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "timing/instant.h"

namespace dais::meeting::codec {

using Json = nlohmann::json;

/// What was wrong in a text that came from outside: where, and what to do about it.
class DecodeError : public std::runtime_error {
  public:
    DecodeError(std::string path, const std::string& problem);
    /// The place, such as "agenda[3].title"; empty for the whole.
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

  private:
    std::string path_;
    std::string problem_;
};

/// Parses a text; throws DecodeError with the line and column where it is broken.
[[nodiscard]] Json parse(std::string_view text);

[[nodiscard]] std::string to_text(timing::UtcTime utc);
[[nodiscard]] std::string to_text(timing::WallTime wall);
[[nodiscard]] timing::UtcTime utc_from_text(const std::string& text, const std::string& path);
[[nodiscard]] timing::WallTime wall_from_text(const std::string& text, const std::string& path);

namespace detail {

[[noreturn]] void wrong(const std::string& path, const Json& json, std::string_view wanted);
[[noreturn]] void unknown_word(const std::string& path, const std::string& word,
                               const std::vector<std::string_view>& known);
[[noreturn]] void missing(const std::string& path, std::string_view name);
[[noreturn]] void unknown_field(const std::string& path, const std::string& name,
                                const std::vector<std::string_view>& known);
std::int64_t whole_number(const Json& json, const std::string& path);
timing::Duration duration(const Json& json, const std::string& path);
std::string join(const std::string& path, std::string_view name);
std::string join(const std::string& path, std::size_t index);

}  // namespace detail

/// Writes a value whose fields are described (descriptions.h), or a plain one.
template <class T>
Json to_json(const T& value);

/// Throws DecodeError. Fields that the description does not know are refused: a misspelt field
/// must not be taken for an absent one.
template <class T>
T from_json(const Json& json, const std::string& path = {});

}  // namespace dais::meeting::codec
