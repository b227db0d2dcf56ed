#include "console/program/links.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <stdexcept>

#include "console/program/csv.h"
#include "console/program/look.h"
#include "console/program/token.h"
#include "console/program/trial.h"
#include "meeting/codec/codec.h"
#include "meeting/words.h"
#include "net/access.h"
#include "net/qr_code.h"
#include "net/tell.h"

namespace dais::console {

namespace codec = meeting::codec;
using codec::Json;
using codec::Strings;
using meeting::DelegationKey;
using meeting::GrantAccess;
using meeting::NewLink;
using meeting::Role;

namespace {

// A message of the wire holds about a hundred.
constexpr std::size_t kAtOnce = 80;

struct Made {
    NewLink link;
    std::string token;
};

void tell(const net::Link& link, const meeting::Command& command, const std::string& actor,
          const Strings& strings) {
    const net::Told told =
        net::tell(link, message_of(command, strings), actor.empty() ? login() : actor);
    if (!told.accepted) {
        throw std::runtime_error{told.sentence};
    }
}

std::map<std::string, std::string> names_of_delegations(const net::Link& link,
                                                        const Strings& strings) {
    const auto shown = look_at(link, {"directory"}, strings.say("links.nothing-came"), strings);
    std::map<std::string, std::string> names;
    for (const Json& each : shown.at("directory").at("delegations")) {
        names[each.at("key").get<std::string>()] = each.at("en").at("list").get<std::string>();
    }
    return names;
}

Made made(Role role, const std::string& name, const std::optional<DelegationKey>& delegation) {
    const std::string token = new_token();
    return {{.role = role,
             .name = name,
             .token_hash = net::sha256_hex(token),
             .delegation = delegation},
            token};
}

std::vector<Made> wanted(const LinksAsked& asked, const net::Link& link, const Strings& strings) {
    std::vector<Made> links;
    if (asked.all_delegations || !asked.for_whom.empty()) {
        const auto names = names_of_delegations(link, strings);
        std::vector<std::string> keys = asked.for_whom;
        if (asked.all_delegations) {
            keys.clear();
            for (const auto& [key, name] : names) {
                keys.push_back(key);
            }
        }
        for (const std::string& key : keys) {
            const auto found = names.find(key);
            if (found == names.end()) {
                throw std::runtime_error{
                    strings.say("rule.delegation.unknown", {{"delegation", key}})};
            }
            links.push_back(made(Role::delegation, found->second, DelegationKey{key}));
        }
    }
    if (!asked.role.empty()) {
        const auto role = meeting::value_of<Role>(asked.role);
        if (!role || *role == Role::open || *role == Role::delegation) {
            throw std::runtime_error{strings.say("links.role")};
        }
        links.push_back(made(*role, asked.name.empty() ? asked.role : asked.name, {}));
    }
    return links;
}

// What opens a role's page: the token stays in the fragment, which no browser sends.
std::string address_of(const std::string& http, Role role, const std::string& token) {
    return http + page_of(role) + "#token=" + token;
}

void grant(const std::vector<Made>& links, const std::optional<timing::UtcTime>& until,
           const LinksAsked& asked, const net::Link& link, const Strings& strings,
           std::ostream& out) {
    write_csv_row(out, {"role", "delegation", "name", "until", "address"});
    for (std::size_t first = 0; first < links.size(); first += kAtOnce) {
        const std::size_t last = std::min(first + kAtOnce, links.size());
        GrantAccess command{.links = {}, .until = until};
        for (std::size_t i = first; i < last; ++i) {
            command.links.push_back(links[i].link);
        }
        tell(link, command, asked.actor, strings);
        for (std::size_t i = first; i < last; ++i) {
            const NewLink& each = links[i].link;
            write_csv_row(out, {std::string{meeting::word(each.role)},
                                each.delegation ? each.delegation->text : "", each.name,
                                asked.until, address_of(link.http(), each.role, links[i].token)});
        }
        out.flush();
    }
}

void list(const net::Link& link, const Strings& strings, std::ostream& out) {
    const auto shown = look_at(link, {"access"}, strings.say("links.nothing-came"), strings);
    write_csv_row(out, {"link", "role", "delegation", "name", "until", "state"});
    for (const Json& each : shown.at("access").at("links")) {
        write_csv_row(out,
                      {std::to_string(each.at("link").get<std::int64_t>()),
                       each.at("role").get<std::string>(), each.value("delegation", std::string{}),
                       each.at("name").get<std::string>(), each.value("until", std::string{}),
                       each.contains("revoked_us") ? "revoked" : "granted"});
    }
}

}  // namespace

std::string page_of(Role role) {
    switch (role) {
        case Role::chair: return "/chair";
        case Role::delegation: return "/delegate";
        case Role::interpreter:
        case Role::technician: return "/booth";
        case Role::officer:
        case Role::open: break;
    }
    return "/";
}

MadeLink make_link(const std::string& http, Role role) {
    const std::string token = new_token();
    const std::string address = address_of(http, role, token);
    net::QrModules code = net::qr_modules(address);
    return {net::sha256_hex(token), address, std::move(code.dark), code.width};
}

void manage_links(const LinksAsked& asked, const net::Link& link, const Strings& strings,
                  std::ostream& out) {
    std::optional<timing::UtcTime> until;
    if (!asked.until.empty()) {
        try {
            until = codec::utc_from_text(asked.until, "--until");
        } catch (const codec::DecodeError&) {
            throw std::runtime_error{strings.say("links.until")};
        }
    }
    if (asked.revoke) {
        tell(link, meeting::RevokeAccess{*asked.revoke}, asked.actor, strings);
        return;
    }
    const std::vector<Made> links = wanted(asked, link, strings);
    if (links.empty()) {
        list(link, strings, out);
    } else {
        grant(links, until, asked, link, strings, out);
    }
}

}  // namespace dais::console
