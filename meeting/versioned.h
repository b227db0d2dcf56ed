// A read model keeps its version while it stays what it was.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "meeting/views.h"

namespace dais::meeting::views {

template <class T>
Slice<T> versioned(T value, std::int64_t version, const Slice<T>& previous) {
    if (previous && previous->value == value) {
        return previous;
    }
    // Something that changed without a new row (the record's trouble) still gets a newer version.
    const std::int64_t newer = previous ? std::max(version, previous->version + 1) : version;
    return std::make_shared<const Versioned<T>>(Versioned<T>{newer, std::move(value)});
}

/// The slice of a key; null where there was none.
template <class Slices, class KeyType>
auto slice_of(const Slices& slices, const KeyType& key) -> typename Slices::mapped_type {
    const auto found = slices.find(key);
    return found == slices.end() ? typename Slices::mapped_type{} : found->second;
}

}  // namespace dais::meeting::views
