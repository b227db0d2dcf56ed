// What of a slice changed, as an RFC 7396 merge patch. Such a patch replaces an array as a whole,
// so it is made on the *keyed form* of a value, in which a list of things with an identity stands
// as an object: {"$order":["12","15"],"$by":{"12":{...},"15":{...}}}. Whole slices go over the wire
// as they are; the keyed form exists only in patches and in those who apply them (PROTOCOL.md,
// "Patches").
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "meeting/codec/json.h"

namespace dais::net {

using meeting::codec::Json;

/// Names of fields by which a thing in a list is known, the surest first. The pages' keyed.js and
/// PROTOCOL.md have the same; a test compares them.
inline constexpr std::array<std::string_view, 12> kIdentities{
    "id",   "key",    "inscription", "statement",  "action", "link",
    "list", "number", "meeting",     "delegation", "at_us",  "name"};

/// The keyed form: each array that is not empty and whose elements are all objects with an identity
/// becomes an object. The identity is the first of kIdentities that every element has as text or a
/// whole number, all different. What is inside any other array stays as it is.
[[nodiscard]] Json keyed(const Json& plain);

/// The way back. Nothing where it is no keyed form: a patch came in between that was not made for
/// it, so that an order names what is not there.
[[nodiscard]] std::optional<Json> plain(const Json& keyed);

/// The merge patch from the keyed form of one plain value to that of another; an empty object where
/// they are the same. Nothing where a patch cannot say it: a null is a deletion there.
[[nodiscard]] std::optional<Json> patch_between(const Json& from, const Json& to);

}  // namespace dais::net
