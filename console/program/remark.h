// Something to be said to people: a key of the strings tables, and the names to put in.
#pragma once

#include <map>
#include <string>

namespace dais::console {

struct Remark {
    std::string key;
    std::map<std::string, std::string> names = {};
    friend bool operator==(const Remark&, const Remark&) = default;
};

}  // namespace dais::console
