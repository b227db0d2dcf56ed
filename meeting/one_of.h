// A variant of a hundred kinds whose copying, moving and destroying is compiled once, in the file
// that includes one_of_bodies.h, and not in every file that holds one: that was half of the whole
// build's time. Everything that takes a std::variant (std::visit, std::get_if) takes it.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

namespace dais::meeting {

template <class Kind, class Variant>
struct IndexIn;
template <class Kind, class... Kinds>
struct IndexIn<Kind, std::variant<Kinds...>> {
    static constexpr std::size_t value = [] {
        constexpr bool kSame[] = {std::is_same_v<Kind, Kinds>...};
        std::size_t index = 0;
        while (index < sizeof...(Kinds) && !kSame[index]) {
            ++index;
        }
        return index;
    }();
};

template <class Variant>
class OneOf : public Variant {
  public:
    using Kinds = Variant;

    /// The first kind.
    OneOf();
    /// Not explicit, as with std::variant.
    template <class Kind>
    requires(IndexIn<Kind, Variant>::value < std::variant_size_v<Variant>) OneOf(Kind kind)
        : OneOf{IndexIn<Kind, Variant>::value, &kind} {}  // NOLINT

    OneOf(const OneOf& other);
    OneOf(OneOf&& other) noexcept;
    OneOf& operator=(const OneOf& other);
    OneOf& operator=(OneOf&& other) noexcept;
    ~OneOf();

  private:
    /// Moves from the value, which is of that kind.
    OneOf(std::size_t index, void* kind);
};

}  // namespace dais::meeting
