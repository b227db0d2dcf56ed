// Values that commands, events, the conference's state and its views share: who speaks, for whom,
// from where.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting {

/// How a delegation takes the floor.
enum class Modality { in_person, remote, pre_recorded };

/// On whose authority a speaker is moved out of order (DESIGN: the Chair decides, the Secretariat
/// records).
enum class Authority { chair, mutual_agreement, correction };

/// Who may hold the floor without an inscription.
enum class PresiderOffice { chair, secretariat, presenter, facilitator, panellist };

/// Of a remote speaker's link.
enum class Readiness { not_tested, tested, connected, lost };

/// The two sides of the debate on a motion.
enum class Side { in_favour, against };

/// What fails for everybody at once, as opposed to one speaker's link.
enum class Service { platform, interpretation };

/// One who speaks for a delegation.
struct Person {
    std::string name;
    std::string title;
    std::string address;  ///< how the Chair addresses them: "Her Excellency"
    friend bool operator==(const Person&, const Person&) = default;
};

/// What the desk knows about a speaker besides the delegation and the capacity. All of it may
/// change up to the last second.
struct SpeakerDetails {
    std::vector<Person> people;  ///< the first speaks; a second shares the slot
    std::optional<RankKey> rank;
    std::string language;                    ///< ISO 639-1: "fr"
    std::optional<timing::Duration> length;  ///< of a recording
    std::vector<DelegationKey> aligning;     ///< delegations that align themselves with it
    std::string note;                        ///< for the desk only
    friend bool operator==(const SpeakerDetails&, const SpeakerDetails&) = default;
};

/// A delegation holds the floor, never a group; the group is what it speaks on behalf of. Either a
/// group of the conference's directory, or free text with its States listed.
struct OnBehalfOf {
    std::optional<GroupKey> group;
    std::string name;  ///< free text; empty where `group` is given
    std::vector<DelegationKey> states;
    friend bool operator==(const OnBehalfOf&, const OnBehalfOf&) = default;
};

}  // namespace dais::meeting
