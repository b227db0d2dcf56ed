#include "meeting/codec/schema.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "meeting/codec/descriptions.h"
#include "meeting/codec/json.h"
#include "meeting/codec/json_bodies.h"
#include "meeting/codec/shapes.h"
#include "meeting/visibility.h"

namespace dais::meeting::codec {

Schema reference(std::string_view name) {
    Schema schema = Schema::object();
    schema["$ref"] = "#/$defs/" + std::string{name};
    return schema;
}

Schema of_type(std::string_view type) {
    Schema schema = Schema::object();
    schema["type"] = type;
    return schema;
}

Schema list_of(Schema each) {
    Schema schema = of_type("array");
    schema["items"] = std::move(each);
    return schema;
}

Schema map_of(Schema each) {
    Schema schema = of_type("object");
    schema["additionalProperties"] = std::move(each);
    return schema;
}

Schema one_word_of(Schema words) {
    Schema schema = Schema::object();
    schema["enum"] = std::move(words);
    return schema;
}

Schema Definitions::add(const std::string& name, Schema schema, const std::string& otherwise) {
    const auto found = all_.find(name);
    if (found == all_.end() || *found == schema) {
        all_[name] = std::move(schema);
        return reference(name);
    }
    if (otherwise.empty() || otherwise == name) {
        throw std::logic_error{"two schemas have the name " + name};
    }
    return add(otherwise, std::move(schema));
}

std::vector<Role> all_roles() {
    std::vector<Role> roles;
    std::transform(WordsOf<Role>::words.begin(), WordsOf<Role>::words.end(),
                   std::back_inserter(roles), [](const auto& each) { return each.first; });
    return roles;
}

Schema words_of_roles(const std::vector<Role>& roles) {
    Schema words = Schema::array();
    for (const Role role : roles) {
        words.push_back(word(role));
    }
    return words;
}

namespace {

/// Where in a slice a value stands, and who gets it there.
struct Place {
    std::string path;  ///< empty: in no slice, all see it
    std::vector<Role> seen_by = all_roles();

    [[nodiscard]] Place below(std::string_view name) const {
        if (path.empty()) {
            return *this;
        }
        Place place{detail::join(path, name), {}};
        std::copy_if(seen_by.begin(), seen_by.end(), std::back_inserter(place.seen_by),
                     [&](Role role) { return may_see(role, place.path); });
        return place;
    }
};

std::string short_name(std::string_view type) {
    std::string name{type};
    for (std::size_t at = name.find("::"); at != std::string::npos; at = name.find("::")) {
        const bool views = name.substr(0, at) == "views";
        name.replace(views ? 0 : at, views ? at + 2 : 2, views ? "" : ".");
    }
    return name;
}

Schema number_of(std::string_view what) {
    Schema schema = of_type("integer");
    schema["description"] = what;
    return schema;
}

Schema text_like(std::string_view pattern, std::string_view what) {
    Schema schema = of_type("string");
    schema["pattern"] = pattern;
    schema["description"] = what;
    return schema;
}

constexpr std::string_view kUtc = R"(^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$)";
constexpr std::string_view kWall = R"(^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$)";

/// Tables of fields are made for each type; what is made of them is written once, below: compiling
/// it for each field would take minutes.
class Walker {
  public:
    Walker(Definitions& definitions, bool reading) : definitions_{definitions}, reading_{reading} {}

    template <class T>
    Schema of(const Place& at) {
        if constexpr (std::is_same_v<T, bool>) {
            return of_type("boolean");
        } else if constexpr (std::is_same_v<T, std::string> || detail::IsKey<T>::value) {
            return of_type("string");
        } else if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::int64_t> ||
                             detail::IsNumber<T>::value) {
            return of_type("integer");
        } else if constexpr (std::is_same_v<T, timing::Duration>) {
            return duration();
        } else if constexpr (std::is_same_v<T, timing::Instant>) {
            return instant();
        } else if constexpr (std::is_same_v<T, timing::UtcTime>) {
            return utc();
        } else if constexpr (std::is_same_v<T, timing::WallTime>) {
            return wall();
        } else if constexpr (Worded<T>) {
            std::vector<std::string_view> words;
            for (const auto& [value, each] : WordsOf<T>::words) {
                words.push_back(each);
            }
            return one_word_of(words);
        } else if constexpr (IsVector<T>::value) {
            return list_of(of<typename T::value_type>(at));
        } else if constexpr (IsTextMap<T>::value) {
            return map_of(of<typename T::mapped_type>(at));
        } else if constexpr (Described<T>) {
            return object(FieldsOf<T>::name, {}, fields_of<T>(), at);
        } else {
            return one_of(static_cast<typename T::Kinds*>(nullptr), at);
        }
    }

  private:
    struct FieldShape {
        std::string_view name;
        bool optional;
        bool may_be_missing;
        Schema (Walker::*shape)(const Place&);
    };

    template <class Member>
    struct Inner {
        using type = Member;
    };
    template <class Member>
    struct Inner<std::optional<Member>> {
        using type = Member;
    };

    template <class Owner, class Member>
    static FieldShape shape_of(const Field<Owner, Member>& field) {
        return {field.name, IsOptional<Member>::value, field.presence == Presence::may_be_missing,
                &Walker::of<typename Inner<Member>::type>};
    }

    template <class T>
    static std::vector<FieldShape> fields_of() {
        return std::apply(
            [](const auto&... fields) { return std::vector<FieldShape>{shape_of(fields)...}; },
            FieldsOf<T>::fields);
    }

    template <class... Kinds>
    Schema one_of(std::variant<Kinds...>* /*kinds*/, const Place& at) {
        Schema schema = Schema::object();
        schema["oneOf"] = std::vector<Schema>{
            object(TypeOf<Kinds>::type, TypeOf<Kinds>::type, fields_of<Kinds>(), at)...};
        return schema;
    }

    Schema duration();
    Schema instant();
    Schema utc();
    Schema wall();
    Schema object(std::string_view name, std::string_view type,
                  const std::vector<FieldShape>& fields, const Place& at);
    Schema property(const FieldShape& field, const Place& at, const Place& below);

    Definitions& definitions_;
    bool reading_;
};

Schema Walker::duration() { return definitions_.add("duration", number_of("microseconds")); }

Schema Walker::instant() {
    return definitions_.add(
        "instant", number_of("microseconds on the meeting's own time line, no time of day"));
}

Schema Walker::utc() { return definitions_.add("utc", text_like(kUtc, "a UTC time")); }

Schema Walker::wall() {
    return definitions_.add("wall", text_like(kWall, "what clocks show in a zone"));
}

Schema Walker::property(const FieldShape& field, const Place& at, const Place& below) {
    Schema schema = (this->*field.shape)(below);
    if (below.seen_by.size() < at.seen_by.size()) {
        schema["x-seen-by"] = words_of_roles(below.seen_by);
    }
    return schema;
}

Schema Walker::object(std::string_view name, std::string_view type,
                      const std::vector<FieldShape>& fields, const Place& at) {
    Schema properties = Schema::object();
    Schema required = Schema::array();
    if (!type.empty()) {
        properties["type"]["const"] = type;
        required.push_back("type");
    }
    for (const auto& field : fields) {
        const Place below = at.below(field.name);
        if (below.seen_by.empty()) {
            continue;
        }
        properties[std::string{field.name}] = property(field, at, below);
        const bool for_all = below.seen_by.size() == at.seen_by.size();
        if (!field.optional && for_all && !(reading_ && field.may_be_missing)) {
            required.push_back(field.name);
        }
    }
    Schema schema = of_type("object");
    schema["properties"] = std::move(properties);
    if (!required.empty()) {
        schema["required"] = std::move(required);
    }
    schema["additionalProperties"] = false;
    // The same type may be seen differently at two places.
    const std::string key = (reading_ ? "from." : "to.") + short_name(name);
    return definitions_.add(key, std::move(schema),
                            at.path.empty() ? std::string{} : key + "." + at.path);
}

}  // namespace

template <class T>
std::vector<Role> roles_that_see(std::string_view slice) {
    const auto fields =
        std::apply([](const auto&... each) { return std::vector<std::string_view>{each.name...}; },
                   FieldsOf<T>::fields);
    std::vector<Role> roles;
    for (const Role role : all_roles()) {
        if (std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
                return may_see(role, detail::join(std::string{slice}, field));
            })) {
            roles.push_back(role);
        }
    }
    return roles;
}

template <class T>
Schema schema_read(Definitions& definitions) {
    return Walker{definitions, true}.of<T>({});
}

template <class T>
Schema schema_written(Definitions& definitions, std::string_view slice) {
    Place place{std::string{slice}};
    if constexpr (Described<T>) {
        if (!slice.empty()) {
            place.seen_by = roles_that_see<T>(slice);
        }
    }
    return Walker{definitions, false}.of<T>(place);
}

template Schema schema_read<Command>(Definitions&);
template Schema schema_read<WhatIf>(Definitions&);
template Schema schema_written<Actor>(Definitions&, std::string_view);
template Schema schema_written<Projection>(Definitions&, std::string_view);
template Schema schema_written<timing::Instant>(Definitions&, std::string_view);

// The views of all slices.
#define DAIS_SLICE_SCHEMA(View)                                           \
    template Schema schema_written<View>(Definitions&, std::string_view); \
    template std::vector<Role> roles_that_see<View>(std::string_view)

DAIS_SLICE_SCHEMA(views::ConferenceView);
DAIS_SLICE_SCHEMA(views::ProgrammeView);
DAIS_SLICE_SCHEMA(views::FloorView);
DAIS_SLICE_SCHEMA(views::QueueView);
DAIS_SLICE_SCHEMA(views::DirectoryView);
DAIS_SLICE_SCHEMA(views::ListsView);
DAIS_SLICE_SCHEMA(views::ProcedureView);
DAIS_SLICE_SCHEMA(views::HistoryView);
DAIS_SLICE_SCHEMA(views::ProjectionsView);
DAIS_SLICE_SCHEMA(views::RecordView);
DAIS_SLICE_SCHEMA(views::ScreensView);
DAIS_SLICE_SCHEMA(views::TextsView);
DAIS_SLICE_SCHEMA(views::ScriptView);
DAIS_SLICE_SCHEMA(views::PodiumView);
DAIS_SLICE_SCHEMA(views::ProceedingsView);
DAIS_SLICE_SCHEMA(views::AccessView);
DAIS_SLICE_SCHEMA(views::BoothView);
DAIS_SLICE_SCHEMA(views::ChairView);
DAIS_SLICE_SCHEMA(views::DelegationView);
DAIS_SLICE_SCHEMA(Figures);

#undef DAIS_SLICE_SCHEMA

}  // namespace dais::meeting::codec
