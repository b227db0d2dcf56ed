#include "net/keyed.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace dais::net {

namespace {

constexpr const char* kOrder = "$order";
constexpr const char* kBy = "$by";

std::optional<std::string> identity_text(const Json& element, std::string_view name) {
    const auto found = element.find(name);
    if (found == element.end()) {
        return std::nullopt;
    }
    if (found->is_string()) {
        return found->get<std::string>();
    }
    return found->is_number_integer() ? std::optional{found->dump()} : std::nullopt;
}

/// The elements of a list by their identity, and the order in which they stand.
struct Things {
    std::map<std::string, const Json*> by;
    Json order = Json::array();
};

std::optional<Things> things_by(const Json& list, std::string_view name) {
    Things things;
    for (const Json& element : list) {
        auto text = identity_text(element, name);
        if (!text || !things.by.emplace(*text, &element).second) {
            return std::nullopt;
        }
        things.order.push_back(std::move(*text));
    }
    return things;
}

std::optional<Things> things_of(const Json& value) {
    const bool list = value.is_array() && !value.empty() &&
                      std::all_of(value.begin(), value.end(),
                                  [](const Json& element) { return element.is_object(); });
    if (list) {
        for (const std::string_view name : kIdentities) {
            if (auto things = things_by(value, name)) {
                return things;
            }
        }
    }
    return std::nullopt;
}

std::map<std::string, const Json*> members_of(const Json& object) {
    std::map<std::string, const Json*> members;
    for (const auto& [name, value] : object.items()) {
        members.emplace(name, &value);
    }
    return members;
}

class Difference {
  public:
    [[nodiscard]] bool sayable() const { return sayable_; }

    /// Nothing where they are the same.
    std::optional<Json> between(const Json& from, const Json& to) {
        if (from == to) {
            return std::nullopt;
        }
        if (from.is_object() && to.is_object()) {
            return of_members(members_of(from), members_of(to));
        }
        const auto before = things_of(from);
        const auto after = things_of(to);
        if (before && after) {
            return of_things(*before, *after);
        }
        Json anew = said(to);
        if (anew.is_object()) {  // would be merged into an object that stands there
            if (from.is_object()) {
                remove_members(from, anew);
            } else if (before) {
                remove_members(Json{{kOrder, 0}, {kBy, 0}}, anew);
            }
        }
        return anew;
    }

  private:
    Json of_members(const std::map<std::string, const Json*>& from,
                    const std::map<std::string, const Json*>& to) {
        Json patch = Json::object();
        for (const auto& [name, value] : from) {
            if (to.count(name) == 0) {
                patch[name] = nullptr;
            }
        }
        for (const auto& [name, value] : to) {
            const auto found = from.find(name);
            if (found == from.end()) {
                patch[name] = said(*value);
            } else if (auto change = between(*found->second, *value)) {
                patch[name] = std::move(*change);
            }
        }
        return patch;
    }

    Json of_things(const Things& from, const Things& to) {
        Json patch = Json::object();
        if (Json changes = of_members(from.by, to.by); !changes.empty()) {
            patch[kBy] = std::move(changes);
        }
        if (from.order != to.order) {
            patch[kOrder] = to.order;
        }
        return patch;
    }

    static void remove_members(const Json& from, Json& patch) {
        for (const auto& [name, value] : from.items()) {
            if (!patch.contains(name)) {
                patch[name] = nullptr;
            }
        }
    }

    Json said(const Json& value) {
        Json form = keyed(value);
        sayable_ = sayable_ && !deletes(form);
        return form;
    }

    static bool deletes(const Json& value) {
        return value.is_null() ||
               (value.is_object() && std::any_of(value.begin(), value.end(), deletes));
    }

    bool sayable_ = true;
};

}  // namespace

Json keyed(const Json& plain) {
    Json form = Json::object();
    if (plain.is_object()) {
        for (const auto& [name, value] : plain.items()) {
            form[name] = keyed(value);
        }
        return form;
    }
    auto things = things_of(plain);
    if (!things) {
        return plain;
    }
    Json by = Json::object();
    for (const auto& [identity, element] : things->by) {
        by[identity] = keyed(*element);
    }
    form[kOrder] = std::move(things->order);
    form[kBy] = std::move(by);
    return form;
}

std::optional<Json> plain(const Json& keyed) {
    if (!keyed.is_object()) {
        return keyed;
    }
    const auto order = keyed.find(kOrder);
    if (order == keyed.end()) {
        Json value = Json::object();
        for (const auto& [name, each] : keyed.items()) {
            auto inner = plain(each);
            if (!inner) {
                return std::nullopt;
            }
            value[name] = *std::move(inner);
        }
        return value;
    }
    const auto by = keyed.find(kBy);
    if (by == keyed.end() || !by->is_object() || !order->is_array()) {
        return std::nullopt;
    }
    Json list = Json::array();
    for (const Json& identity : *order) {
        const auto found =
            identity.is_string() ? by->find(identity.get_ref<const std::string&>()) : by->end();
        auto element = found == by->end() ? std::nullopt : plain(*found);
        if (!element) {
            return std::nullopt;
        }
        list.push_back(*std::move(element));
    }
    return list;
}

std::optional<Json> patch_between(const Json& from, const Json& to) {
    Difference difference;
    Json patch = difference.between(from, to).value_or(Json::object());
    if (!difference.sayable()) {
        return std::nullopt;
    }
    return patch;
}

}  // namespace dais::net
