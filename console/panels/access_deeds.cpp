// Deeds about personal links: for a delegation, the Chair, the booths, a technician, another
// officer; and taking one back. Tokens are made where commands are sent (console/window/shell).
#include "console/panels/deed_maker.h"
#include "meeting/words.h"

namespace dais::console {

using meeting::GrantAccess;
using meeting::RevokeAccess;
using meeting::Role;

namespace {

GrantAccess grant(Role role, std::string name) {
    return {.links = {{.role = role, .name = std::move(name)}}, .until = {}};
}

}  // namespace

void DeedMaker::access() {
    if (scene_.board == nullptr || scene_.board->access == nullptr) {
        return;
    }
    Question whose = question(Question::Kind::delegation, "link-delegation");
    whose.put = [delegations = scene_.directory](meeting::Command& command, const Given& given) {
        meeting::NewLink& link = std::get<GrantAccess>(command).links.front();
        link.delegation = given.delegation;
        for (const meeting::Delegation& each : delegations->delegations) {
            if (each.key == given.delegation) {
                link.name = each.en.list;
            }
        }
    };
    add(DeedGroup::access, "link-delegation", {}, grant(Role::delegation, {})).questions = {whose};
    for (const auto& [role, name] : {std::pair{Role::chair, "chair"},
                                     {Role::interpreter, "interpreter"},
                                     {Role::technician, "technician"},
                                     {Role::officer, "officer"}}) {
        Question who = question(Question::Kind::words, "link-name");
        who.proposed = say("console.link.for." + std::string{name});
        who.put = [](meeting::Command& command, const Given& given) {
            std::get<GrantAccess>(command).links.front().name = given.text;
        };
        add(DeedGroup::access, "link-" + std::string{name}, {}, grant(role, {})).questions = {who};
    }
    revoke_link();
}

void DeedMaker::revoke_link() {
    std::vector<std::string> options;
    std::vector<std::int64_t> links;
    for (const views::LinkView& link : scene_.board->access->value.links) {
        if (!link.revoked && link.link != scene_.actor.link) {
            options.push_back(
                say("console.link.option",
                    {{"name", link.name},
                     {"role", say("console.link.role." + std::string{meeting::word(link.role)})},
                     {"link", std::to_string(link.link)}}));
            links.push_back(link.link);
        }
    }
    if (options.empty()) {
        return;
    }
    add(DeedGroup::access, "link-revoke", {}, RevokeAccess{}).questions = {
        choice("link-revoke", std::move(options),
               [links = std::move(links)](meeting::Command& command, std::size_t chosen) {
                   std::get<RevokeAccess>(command).link = links.at(chosen);
               })};
}

}  // namespace dais::console
