// Why an import or an export was not made.
#pragma once

#include <stdexcept>

namespace dais::console {

/// Nothing was imported; what() is one sentence that says why and what to do.
class NotImported : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace dais::console
