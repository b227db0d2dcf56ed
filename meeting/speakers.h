// Values that commands, events, the conference's state and its views share: who speaks, for whom,
// from where.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"

namespace dais::meeting {

/// How a delegation takes the floor.
enum class Modality { in_person, remote, pre_recorded };

/// On whose authority a speaker is moved out of order (DESIGN: the Chair decides, the Secretariat
/// records).
enum class Authority { chair, mutual_agreement, correction };

/// Who may hold the floor without an inscription.
enum class PresiderOffice { chair, secretariat, presenter };

/// A delegation holds the floor, never a group; the group is what it speaks on behalf of. Either a
/// group of the conference's directory, or free text with its States listed.
struct OnBehalfOf {
    std::optional<GroupKey> group;
    std::string name;  ///< free text; empty where `group` is given
    std::vector<DelegationKey> states;
    friend bool operator==(const OnBehalfOf&, const OnBehalfOf&) = default;
};

}  // namespace dais::meeting
