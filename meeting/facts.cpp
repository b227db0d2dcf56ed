#include "meeting/facts.h"

#include <algorithm>

namespace dais::meeting {

namespace {

template <class Thing, class KeyType>
const Thing* by_key(const std::vector<Thing>& things, const KeyType& key) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const Thing& thing) { return thing.key == key; });
    return found == things.end() ? nullptr : &*found;
}

}  // namespace

const Delegation* find(const ConferenceFacts& facts, const DelegationKey& key) {
    return by_key(facts.delegations, key);
}
const Group* find(const ConferenceFacts& facts, const GroupKey& key) {
    return by_key(facts.groups, key);
}
const Room* find(const ConferenceFacts& facts, const RoomKey& key) {
    return by_key(facts.rooms, key);
}
const AgendaItem* find(const ConferenceFacts& facts, const ItemKey& key) {
    return by_key(facts.agenda, key);
}
const SpeakerClass* find(const ConferenceFacts& facts, const ClassKey& key) {
    return by_key(facts.profile.classes, key);
}

std::string number_of(const ConferenceFacts& facts, const ItemKey& key) {
    const AgendaItem* item = find(facts, key);
    return item == nullptr ? key.text : item->number;
}

int rank(const Profile& profile, const ClassKey& key) {
    const auto& classes = profile.classes;
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [&](const SpeakerClass& each) { return each.key == key; });
    return static_cast<int>(found - classes.begin());
}

int rank(const Profile& profile, const std::optional<RankKey>& key) {
    const auto& ranks = profile.ranks;
    const auto found = std::find_if(ranks.begin(), ranks.end(),
                                    [&](const SpeakerRank& each) { return each.key == key; });
    return static_cast<int>(found - ranks.begin());
}

const MotionRule* find(const Profile& profile, MotionKind kind) {
    const auto& motions = profile.motions;
    const auto found = std::find_if(motions.begin(), motions.end(),
                                    [&](const MotionRule& rule) { return rule.kind == kind; });
    return found == motions.end() ? nullptr : &*found;
}

}  // namespace dais::meeting
