// What the code relies on, looked at in every build. Where it does not hold, an InternalError is
// thrown instead of going on with something that cannot be: the desk freezes (desk.h), and nothing
// else in the process ends.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace dais::meeting {

/// The program is wrong here; what() is "meeting/rules/floor.cpp:65: find(...)". The expression is
/// the program's own text, so that it holds nothing anybody typed.
class InternalError : public std::logic_error {
  public:
    /// `file` as the compiler names it; it is told from the checkout's top on.
    InternalError(std::string_view expression, std::string_view file, int line);
};

/// What may be told of any exception: of an InternalError and of those that the standard library
/// makes, what they say; of others only their kind, as their words may hold what somebody typed.
[[nodiscard]] std::string harmless_words(const std::exception_ptr& thrown);

namespace ensuring {

[[noreturn]] void fail(const char* expression, const char* file, int line);

/// What a pointer or an optional leads to.
template <class Found>
decltype(auto) there(Found&& found, const char* expression, const char* file, int line) {
    if (!found) [[unlikely]] {
        fail(expression, file, line);
    }
    return *std::forward<Found>(found);
}

}  // namespace ensuring

}  // namespace dais::meeting

/// Throws InternalError where `condition` does not hold.
#define DAIS_ENSURE(condition)          \
    ((condition) ? static_cast<void>(0) \
                 : ::dais::meeting::ensuring::fail(#condition, __FILE__, __LINE__))

/// What a find() found, that must be there. Throws InternalError where it is not.
#define DAIS_THERE(found) ::dais::meeting::ensuring::there((found), #found, __FILE__, __LINE__)
