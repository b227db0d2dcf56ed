// Describing a struct's fields once, for everything that goes in and out as JSON: the journal, the
// wire, the conference file. A description is a tuple of (JSON name, pointer to member); reading
// and writing are derived from it (json.h), so they cannot drift apart.
#pragma once

#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "meeting/words.h"

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

/// Specialised for each struct that crosses a border: a std::tuple of Field, and the struct's name.
template <class T>
struct FieldsOf;

template <class T>
concept Described = requires {
    FieldsOf<T>::fields;
};

/// Specialised for each alternative of a command or event variant: its JSON `type`.
template <class T>
struct TypeOf;

// Enumerations are written as their words.
using meeting::word;
using meeting::Worded;
using meeting::WordsOf;

}  // namespace dais::meeting::codec
