#include "console/panels/proposal.h"

#include <algorithm>

namespace dais::console {

namespace {

const meeting::Delegation* delegation_of(const Scene& scene, const Found& found) {
    return found.kind == FoundKind::delegation ? &scene.directory->delegations[found.index]
                                               : nullptr;
}

const meeting::Group* group_of(const Scene& scene, const meeting::GroupKey& key) {
    for (const meeting::Group& group : scene.directory->groups) {
        if (group.key == key) {
            return &group;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<Proposal> proposal(const Scene& scene, const Choices& choices) {
    const Inscribing& inscribing = choices.inscribing;
    if (scene.directory == nullptr || inscribing.match >= choices.matches.best.size()) {
        return std::nullopt;
    }
    const Found& found = choices.matches.best[inscribing.match];
    Proposal proposed;
    const bool online = scene.meeting != nullptr &&
                        scene.meeting->modality == meeting::MeetingModality::virtual_only;
    proposed.modality = inscribing.modality.value_or(online ? meeting::Modality::remote
                                                            : meeting::Modality::in_person);
    proposed.delegation = delegation_of(scene, found);
    if (proposed.delegation == nullptr) {
        proposed.group = &scene.directory->groups[found.index];
        return proposed;
    }
    if (choices.matches.group) {
        proposed.group = &scene.directory->groups[*choices.matches.group];
    } else if (inscribing.group) {
        proposed.group = group_of(scene, *inscribing.group);
    }
    return proposed;
}

std::vector<const meeting::Group*> groups_of(const views::DirectoryView& directory,
                                             const meeting::DelegationKey& key) {
    std::vector<const meeting::Group*> groups;
    for (const meeting::Group& group : directory.groups) {
        if (std::find(group.members.begin(), group.members.end(), key) != group.members.end()) {
            groups.push_back(&group);
        }
    }
    // A statement is mostly made for a negotiating group; regional ones follow.
    std::stable_sort(groups.begin(), groups.end(), [](const auto* a, const auto* b) {
        return a->kind == meeting::GroupKind::negotiating && b->kind != a->kind;
    });
    return groups;
}

}  // namespace dais::console
