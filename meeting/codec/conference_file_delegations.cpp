#include <algorithm>
#include <utility>

#include "meeting/codec/conference_file_reader.h"

namespace dais::meeting::codec::files {

namespace {

constexpr std::string_view kDated =
    "no name holds on the conference's first day: add one whose "
    "from and until include it.";

// What a delegation may do where its file does not say (PROCEDURE, common): observers do not vote;
// an organization raises no points of order, and replies only where its file says so.
Rights rights_from(const Reader& reader, const format::Delegation& file, const std::string& path) {
    if (!file.rights) {
        switch (file.kind) {
            case DelegationKind::member: return {};
            case DelegationKind::observer_state:
                return {.vote = false, .point_of_order = true, .replies = 2};
            case DelegationKind::observer_organization:
                return {.vote = false, .point_of_order = false, .replies = 0};
        }
    }
    constexpr int kMostReplies = 10;
    if (file.rights->replies < 0 || file.rights->replies > kMostReplies) {
        reader.fail(path + ".replies", "this is 0 to 10 replies for one item at one meeting.");
    }
    return {.vote = file.rights->vote,
            .point_of_order = file.rights->point_of_order,
            .replies = file.rights->replies};
}

// A name that is known in a language is known there as a list prints it and as it is said, so that
// no Chair is left with half of it.
template <class Names>
void same_languages(const Reader& reader, const Names& name, const std::string& path) {
    if (name.spoken.empty()) {
        return;
    }
    for (const auto& [language, text] : name.lists) {
        const auto spoken = name.spoken.find(language);
        reader.not_empty(text, path + ".lists." + language);
        reader.not_empty(spoken == name.spoken.end() ? std::string{} : spoken->second,
                         path + ".spoken." + language);
    }
    for (const auto& [language, text] : name.spoken) {
        if (name.lists.count(language) == 0) {
            reader.fail(path + ".lists", "the list name in \"" + language +
                                             "\" is missing, which is among those spoken: add it.");
        }
    }
}

void read_each(const Reader& reader, const format::Delegations& file, timing::WallTime on,
               ConferenceFacts& facts) {
    std::set<ClassKey> classes;
    for (const auto& each : facts.profile.classes) {
        classes.insert(each.key);
    }
    std::set<DelegationKey> keys;
    for (std::size_t i = 0; i < file.delegations.size(); ++i) {
        const auto& each = file.delegations[i];
        reader.unique(keys, each.key, at("delegations", i, "key"));
        reader.known(classes, each.listed_in, at("delegations", i, "class"), "class");
        const std::string names = at("delegations", i, "names");
        const auto* name = reader.valid_on(each.names, on, names);
        if (name == nullptr) {
            reader.fail(names, std::string{kDated});
        }
        for (const auto& [form, text] : {std::pair{"list", &name->en.list},
                                         {"sort", &name->en.sort},
                                         {"full", &name->en.full},
                                         {"spoken", &name->en.spoken}}) {
            reader.not_empty(*text, names + ".en." + form);
        }
        same_languages(reader, *name, names);
        facts.delegations.push_back(
            {.key = each.key,
             .kind = each.kind,
             .rights = rights_from(reader, each, at("delegations", i, "rights")),
             .iso2 = each.iso2,
             .region = each.region,
             .electoral_group = each.electoral_group,
             .listed_in = each.listed_in,
             .en = name->en,
             .aliases = each.aliases,
             .note = each.note,
             .list_names = name->lists,
             .spoken_names = name->spoken});
    }
    std::sort(facts.delegations.begin(), facts.delegations.end(),
              [](const Delegation& a, const Delegation& b) { return a.en.sort < b.en.sort; });
}

void read_groups(const Reader& reader, const format::Delegations& file, timing::WallTime on,
                 ConferenceFacts& facts) {
    std::set<DelegationKey> delegations;
    for (const auto& each : facts.delegations) {
        delegations.insert(each.key);
    }
    std::set<GroupKey> keys;
    for (std::size_t i = 0; i < file.groups.size(); ++i) {
        const auto& each = file.groups[i];
        reader.unique(keys, each.key, at("groups", i, "key"));
        const std::string names = at("groups", i, "names");
        const auto* name = reader.valid_on(each.names, on, names);
        if (name == nullptr) {
            reader.fail(names, std::string{kDated});
        }
        Group group{.key = each.key,
                    .kind = each.kind,
                    .list = name->en.list,
                    .short_name = name->en.short_name,
                    .spoken = name->en.spoken,
                    .aliases = each.aliases,
                    .members = {}};
        reader.not_empty(group.list, names + ".en.list");
        reader.not_empty(group.short_name, names + ".en.short");
        reader.not_empty(group.spoken, names + ".en.spoken");
        for (std::size_t m = 0; m < each.members.size(); ++m) {
            const std::string path = at("groups", i, at("members", m));
            reader.known(delegations, each.members[m].delegation, path + ".delegation",
                         "delegation");
            if (reader.holds(each.members[m], on, path)) {
                group.members.push_back(each.members[m].delegation);
            }
        }
        facts.groups.push_back(std::move(group));
    }
}

}  // namespace

void read_delegations(const Reader& reader, const format::Delegations& file, timing::WallTime on,
                      ConferenceFacts& facts) {
    read_each(reader, file, on, facts);
    read_groups(reader, file, on, facts);
}

}  // namespace dais::meeting::codec::files
