// The words people see, one folder a language (assets/strings/en/…): flat JSON objects of key ->
// sentence with {names} to fill in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dais::meeting::codec {

class Strings {
  public:
    /// Adds the keys of one file's text. Throws DecodeError where it is not a flat object of texts,
    /// or where a key is there already.
    void add(std::string_view json_text);

    /// The sentence with its names filled in; a name that is itself a key ("action.floor-given",
    /// "motion.close-debate") is said in that key's words. A key that is missing is shown as
    /// itself, so that a gap is seen and never stops a meeting; a test holds that there is none.
    [[nodiscard]] std::string say(std::string_view key,
                                  const std::map<std::string, std::string>& names = {}) const;
    [[nodiscard]] bool has(std::string_view key) const;

  private:
    [[nodiscard]] std::string filled(const std::pair<const std::string, std::string>& name,
                                     const std::map<std::string, std::string>& names) const;

    std::unordered_map<std::string, std::string> texts_;
};

}  // namespace dais::meeting::codec
