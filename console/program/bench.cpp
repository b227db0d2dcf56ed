#include "console/program/bench.h"

#include <iomanip>
#include <ostream>

#include <nlohmann/json.hpp>

namespace dais::console {

bool print_figures(const std::string& bench, const std::vector<Figure>& figures, bool json,
                   std::ostream& out) {
    bool all = true;
    auto list = nlohmann::json::array();
    for (const auto& each : figures) {
        all = all && each.ok();
        list.push_back({{"name", each.name},
                        {"value", each.value},
                        {"unit", each.unit},
                        {"target", each.target ? nlohmann::json(*each.target) : nullptr},
                        {"ok", each.ok()}});
        if (each.at_least) {
            list.back()["at_least"] = *each.at_least;
        }
    }
    if (json) {
        out << nlohmann::json{{"bench", bench}, {"figures", list}}.dump() << '\n';
        return all;
    }
    for (const auto& each : figures) {
        constexpr int kNameWidth = 52;
        out << std::left << std::setw(kNameWidth) << each.name << std::right << std::fixed
            << std::setprecision(2) << each.value << ' ' << each.unit;
        if (each.target) {
            out << "  (target ";
            if (each.at_least) {
                out << "at least " << *each.at_least << ", ";
            }
            out << "at most " << *each.target << ", " << (each.ok() ? "met" : "missed") << ')';
        }
        out << '\n';
    }
    return all;
}

}  // namespace dais::console
