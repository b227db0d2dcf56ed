// Whom Enter in the find field would inscribe, in what capacity.
#pragma once

#include <optional>
#include <vector>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "meeting/facts.h"

namespace dais::console {

/// Whom Enter in the find field would inscribe. Nothing: the field is empty or nothing fits.
struct Proposal {
    const meeting::Delegation* delegation = nullptr;  ///< null: a group was found, to speak for
    const meeting::Group* group = nullptr;            ///< on behalf of; null: in its own name
    meeting::Modality modality = meeting::Modality::in_person;
};
[[nodiscard]] std::optional<Proposal> proposal(const Scene& scene, const Choices& choices);
/// The groups a delegation may be asked to speak for: those it is in.
[[nodiscard]] std::vector<const meeting::Group*> groups_of(const views::DirectoryView& directory,
                                                           const meeting::DelegationKey& key);

}  // namespace dais::console
