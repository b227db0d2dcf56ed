#include "meeting/delivered.h"

#include <algorithm>
#include <map>

namespace dais::meeting {

using timing::Duration;

Duration Delivered::over() const { return std::max(used - allotted, Duration::zero()); }

bool delivered(const Statement& statement) {
    const bool begun = statement.started_at.has_value() || !statement.interrupted;
    return concluded(statement) && !statement.not_delivered && begun;
}

std::vector<Delivered> statements_of_delegations(const Conference& conference) {
    std::vector<Delivered> all;
    std::map<InscriptionId, std::size_t> to_be_continued;
    for (const auto& [id, part] : conference.statements) {
        const Inscription* inscription = inscription_of(conference, part);
        if (inscription == nullptr || !delivered(part)) {
            continue;
        }
        const auto [place, is_first] = to_be_continued.try_emplace(inscription->id, all.size());
        Delivered& whole = is_first ? all.emplace_back() : all[place->second];
        whole.inscription = inscription;
        // A continuation is allotted what its interruption left.
        whole.allotted = whole.used + part.allotted.value_or(Duration::zero()) + part.extension;
        whole.extension = part.extension;
        whole.used += part.used_before;
        whole.recorded = part.recorded;
        whole.continues = part.interrupted;
        if (!part.interrupted) {
            to_be_continued.erase(place);
        }
    }
    return all;
}

}  // namespace dais::meeting
