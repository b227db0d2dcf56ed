// The shape of what crosses the wire as JSON Schema (draft 2020-12), made from the descriptions
// that reading and writing are made from (fields.h), so that it cannot say anything else than they
// do. Which role gets which field (meeting/visibility.h) is said by "x-seen-by" beside a field that
// not all who get the object see; such a field may be missing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "meeting/access.h"

namespace dais::meeting::codec {

/// Keeps its fields in the order in which they were written down.
using Schema = nlohmann::ordered_json;

/// A reference to a definition: {"$ref":"#/$defs/NAME"}.
[[nodiscard]] Schema reference(std::string_view name);

// The plain ones.
[[nodiscard]] Schema of_type(std::string_view type);
[[nodiscard]] Schema list_of(Schema each);
[[nodiscard]] Schema map_of(Schema each);  ///< an object whose every field is alike
/// `words`: a list of texts.
[[nodiscard]] Schema one_word_of(Schema words);

/// Schemas by name, which others refer to.
class Definitions {
  public:
    /// Adds one and returns a reference to it. Where the name stands for something else already,
    /// it is added under `otherwise`.
    Schema add(const std::string& name, Schema schema, const std::string& otherwise = {});
    [[nodiscard]] const Schema& all() const { return all_; }

  private:
    Schema all_ = Schema::object();
};

/// Of a described value (descriptions.h) as from_json() takes it. A missing optional field is left
/// out; that null is taken for it, too, is no promise. Definitions are named "from." and the type.
template <class T>
Schema schema_read(Definitions& definitions);

/// Of a described value as to_json() writes it; of a slice's, named by `slice`, as codec::visible()
/// lets it through to the roles. Definitions are named "to." and the type.
template <class T>
Schema schema_written(Definitions& definitions, std::string_view slice = {});

/// The roles that see any field of a slice's value.
template <class T>
std::vector<Role> roles_that_see(std::string_view slice);

/// Their words, for "x-seen-by".
[[nodiscard]] Schema words_of_roles(const std::vector<Role>& roles);
[[nodiscard]] std::vector<Role> all_roles();

}  // namespace dais::meeting::codec
