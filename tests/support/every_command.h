// Each command there is, as empty as it may be: for tests that walk all of them.
#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "meeting/command.h"

namespace dais::meeting::test {

template <class... Kinds>
std::vector<Command> every_command(const std::variant<Kinds...>* /*kinds*/) {
    return {Command{Kinds{}}...};
}

inline std::vector<Command> every_command() {
    return every_command(static_cast<const Command::Kinds*>(nullptr));
}

}  // namespace dais::meeting::test
