// Describing a struct's fields once, for everything that goes in and out as JSON: the journal, the
// wire, the conference file. A description is a tuple of (JSON name, pointer to member); reading
// and writing are derived from it (json.h), so they cannot drift apart.
#pragma once

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace dais::meeting::codec {

/// How a field behaves when it is missing in what is read.
enum class Presence { required, may_be_missing };

template <class Owner, class Member>
struct Field {
    std::string_view name;
    Member Owner::*member;
    Presence presence = Presence::required;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member) {
    return {name, member, Presence::required};
}

/// A field that keeps its default when it is missing.
template <class Owner, class Member>
constexpr Field<Owner, Member> optional_field(std::string_view name, Member Owner::*member) {
    return {name, member, Presence::may_be_missing};
}

/// Specialised for each struct that crosses a border: a std::tuple of Field.
template <class T>
struct FieldsOf;

template <class T>
concept Described = requires {
    FieldsOf<T>::fields;
};

/// Specialised for each enumeration: an array of (value, JSON word).
template <class T>
struct WordsOf;

template <class T>
concept Worded = requires {
    WordsOf<T>::words;
};

/// Specialised for each alternative of a command or event variant: its JSON `type`.
template <class T>
struct TypeOf;

/// The word of an enumeration's value.
template <Worded T>
constexpr std::string_view word(T value) {
    for (const auto& [each, text] : WordsOf<T>::words) {
        if (each == value) {
            return text;
        }
    }
    return {};
}

}  // namespace dais::meeting::codec
