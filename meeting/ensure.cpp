#include "meeting/ensure.h"

#include <algorithm>
#include <array>
#include <functional>
#include <new>
#include <optional>
#include <system_error>
#include <typeinfo>
#include <variant>

namespace dais::meeting {

namespace {

// This file's own place tells where a checkout begins.
constexpr std::string_view kHere = __FILE__;
constexpr std::string_view kOwnName = "meeting/ensure.cpp";
constexpr std::size_t kTop = kHere.size() - kOwnName.size();

std::string place(std::string_view file, int line) {
    const bool inside = file.size() > kTop && file.substr(0, kTop) == kHere.substr(0, kTop);
    return std::string{inside ? file.substr(kTop) : file} + ":" + std::to_string(line);
}

struct Kind {
    const std::type_info& type;
    const char* name;
};

// Whose words are made by the standard library.
const Kind* known(const std::exception& error) {
    static const std::array kKnown{Kind{typeid(std::bad_alloc), "no memory"},
                                   Kind{typeid(std::bad_array_new_length), "no such array"},
                                   Kind{typeid(std::bad_variant_access), "another alternative"},
                                   Kind{typeid(std::bad_optional_access), "nothing there"},
                                   Kind{typeid(std::bad_function_call), "no function"},
                                   Kind{typeid(std::out_of_range), "out of range"},
                                   Kind{typeid(std::length_error), "too long"}};
    const auto* const found = std::find_if(
        kKnown.begin(), kKnown.end(), [&](const Kind& each) { return each.type == typeid(error); });
    return found == kKnown.end() ? nullptr : found;
}

}  // namespace

InternalError::InternalError(std::string_view expression, std::string_view file, int line)
    : std::logic_error{place(file, line) + ": " + std::string{expression}} {}

std::string harmless_words(const std::exception_ptr& thrown) {
    if (thrown == nullptr) {
        return {};
    }
    try {
        std::rethrow_exception(thrown);
    } catch (const InternalError& error) {
        return error.what();
    } catch (const std::system_error& error) {
        return "the system: " + error.code().message();
    } catch (const std::exception& error) {
        const Kind* kind = known(error);
        return kind == nullptr ? std::string{"an exception of the kind "} + typeid(error).name()
                               : std::string{kind->name} + " (" + error.what() + ")";
    } catch (...) {
        return "an exception of no known kind";
    }
}

void ensuring::fail(const char* expression, const char* file, int line) {
    throw InternalError{expression, file, line};
}

}  // namespace dais::meeting
