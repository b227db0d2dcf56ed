#include "meeting/rules/access.h"

#include <algorithm>
#include <set>
#include <type_traits>

#include "meeting/words.h"

namespace dais::meeting::rules {

namespace {

constexpr std::size_t kHashLength = 64;  // SHA-256 in hexadecimal

bool is_hash(const std::string& text) {
    return text.size() == kHashLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::optional<Refusal> wrong_link(const Situation& situation, const NewLink& link) {
    if (link.role == Role::open) {
        return refuse("access.role");
    }
    if (link.name.empty() || link.name.size() > kLongestLinkName) {
        return refuse("access.unnamed", {{"most", std::to_string(kLongestLinkName)}});
    }
    if (!is_hash(link.token_hash)) {
        return refuse("access.hash");
    }
    if (link.delegation.has_value() != (link.role == Role::delegation)) {
        return refuse("access.whose");
    }
    if (link.delegation && find(situation.facts, *link.delegation) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", link.delegation->text}});
    }
    return std::nullopt;
}

Refusal not_for_role(Role role) {
    return refuse("access.not-for-role", {{"role", std::string{word(role)}}});
}

bool too_long(const Person& person) {
    return std::max({person.name.size(), person.title.size(), person.address.size()}) >
           kLongestOwnWords;
}

using Allowed = std::optional<Refusal>;  // nothing: it is

// What a role may ask for. Whatever is not listed is refused: a new command is nobody's but the
// officers' until it is put here.
template <Role role, class... Commands>
struct Only {
    template <class Command>
    Allowed operator()(const Command& /*command*/) const {
        constexpr bool kListed = (std::is_same_v<Command, Commands> || ...);
        return kListed ? std::nullopt : std::optional{not_for_role(role)};
    }
};

using Chair = Only<Role::chair, GiveFloor, ConcludeStatement, GrantRequest, RefuseRequest,
                   RecognizePointOfOrder, SayPrivately>;
using Interpreter = Only<Role::interpreter, AskSlower>;
using Technician =
    Only<Role::technician, NoteReadiness, NoteLinkLost, NoteLinkRestored, NoteServiceLost,
         NoteServiceRestored, NotePlaybackFailed, NoteMicrophones, ConfirmMicrophoneOff>;

// A delegation may ask for what is its own: one overload a command.
class Delegate {
  public:
    Delegate(const Situation& situation, const Delegation& own)
        : situation_{situation}, own_{own} {}

    template <class Other>
    Allowed operator()(const Other& /*command*/) const {
        return not_for_role(Role::delegation);
    }
    Allowed operator()(const InscribeSpeaker& command) const {
        if (auto refusal = not_own(command.delegation)) {
            return refusal;
        }
        const ListOfSpeakers* list = find(situation_.conference, command.list);
        const bool reply = list != nullptr && list->kind == ListKind::right_of_reply;
        if (auto refusal =
                may_not(reply ? DelegationAct::right_of_reply : DelegationAct::request_floor)) {
            return refusal;
        }
        // For a group, by recording, in a class of its own choice, on a motion: with the desk.
        SpeakerDetails plain;
        plain.people = command.details.people;
        plain.language = command.details.language;
        const bool ordinary = !command.on_behalf_of && !command.speaker_class && !command.side &&
                              !command.meeting && command.modality != Modality::pre_recorded &&
                              command.details == plain &&
                              (list == nullptr || list->kind != ListKind::motion);
        return ordinary ? own_words(plain.people, plain.language)
                        : std::optional{refuse("access.by-the-desk")};
    }
    Allowed operator()(const WithdrawInscription& command) const {
        return not_own(command.inscription);
    }
    Allowed operator()(const DescribeSpeaker& command) const {
        if (auto refusal = not_own(command.inscription)) {
            return refusal;
        }
        const Inscription* inscription = find(situation_.conference, command.inscription);
        const bool recorded =
            inscription != nullptr && inscription->modality == Modality::pre_recorded;
        if (command.modality == Modality::pre_recorded && !recorded) {
            return refuse("access.by-the-desk");
        }
        return own_words(command.people, command.language);
    }
    Allowed operator()(const HandInText& command) const {
        if (auto refusal = not_own(command.inscription)) {
            return refusal;
        }
        return may_not(DelegationAct::hand_in_text);
    }
    Allowed operator()(const TakeInWriting& command) const {
        if (auto refusal = not_own(command.inscription)) {
            return refusal;
        }
        if (auto refusal = may_not(DelegationAct::hand_in_text)) {
            return refusal;
        }
        const Inscription* inscription = find(situation_.conference, command.inscription);
        return inscription == nullptr || inscription->text
                   ? std::nullopt
                   : std::optional{refuse("text.not-received")};
    }
    Allowed operator()(const SayReady& command) const { return not_own(command.inscription); }
    Allowed operator()(const RaisePointOfOrder& command) const {
        if (auto refusal = not_own(command.delegation)) {
            return refusal;
        }
        return may_not(DelegationAct::point_of_order);
    }
    Allowed operator()(const WithdrawPointOfOrder& command) const {
        const PointOfOrder* point = find(situation_.conference, command.point);
        return point == nullptr ? std::nullopt : not_own(point->delegation);
    }

  private:
    [[nodiscard]] Allowed not_own(const DelegationKey& delegation) const {
        return delegation == own_.key
                   ? std::nullopt
                   : std::optional{refuse("access.not-yours", {{"delegation", own_.en.list}})};
    }
    // One that is not there is refused by its own rule.
    [[nodiscard]] Allowed not_own(InscriptionId id) const {
        const Inscription* inscription = find(situation_.conference, id);
        return inscription == nullptr ? std::nullopt : not_own(inscription->delegation);
    }
    [[nodiscard]] Allowed may_not(DelegationAct act) const {
        const auto acts = acts_by_link(situation_.facts, own_);
        return std::find(acts.begin(), acts.end(), act) != acts.end()
                   ? std::nullopt
                   : std::optional{refuse("access.not-by-link", {{"act", std::string{word(act)}}})};
    }
    [[nodiscard]] static Allowed own_words(const std::vector<Person>& people,
                                           const std::string& language) {
        const bool fits = language.size() <= kLongestOwnWords &&
                          std::none_of(people.begin(), people.end(), too_long);
        return fits ? std::nullopt
                    : std::optional{
                          refuse("details.too-long", {{"most", std::to_string(kLongestOwnWords)}})};
    }

    const Situation& situation_;
    const Delegation& own_;
};

Allowed for_role(const Situation& situation, const Grant& grant, const Command& command) {
    switch (grant.role) {
        case Role::officer: return std::nullopt;
        case Role::chair: return std::visit(Chair{}, command);
        case Role::interpreter: return std::visit(Interpreter{}, command);
        case Role::technician: return std::visit(Technician{}, command);
        case Role::delegation:
            if (const Delegation* own =
                    grant.delegation ? find(situation.facts, *grant.delegation) : nullptr) {
                return std::visit(Delegate{situation, *own}, command);
            }
            break;
        case Role::open: break;
    }
    return not_for_role(grant.role);
}

// A page that went wild must not fill the record.
bool too_fast(const Situation& situation, const Actor& actor) {
    int acts = 0;
    const auto& actions = situation.state.actions;
    for (auto each = actions.rbegin(); each != actions.rend(); ++each) {
        if (situation.now - each->recorded > std::chrono::minutes{1}) {
            break;
        }
        acts += each->actor.link == actor.link ? 1 : 0;
    }
    return acts >= kMostActsAMinute;
}

}  // namespace

Decision decide(const Situation& situation, const GrantAccess& command) {
    if (command.links.empty()) {
        return refuse("access.nothing");
    }
    std::set<std::string> hashes;
    std::size_t living = 0;
    for (const Grant& grant : situation.conference.grants) {
        hashes.insert(grant.token_hash);
        living += valid(situation.conference, grant, situation.now) ? 1 : 0;
    }
    if (command.links.size() > kMostLinksAtOnce || living + command.links.size() > kMostLinks) {
        return refuse("access.too-many-links", {{"at-once", std::to_string(kMostLinksAtOnce)},
                                                {"most", std::to_string(kMostLinks)}});
    }
    if (command.until && *command.until <= utc_at(situation.conference, situation.now)) {
        return refuse("access.until-passed");
    }
    Events events;
    for (const NewLink& link : command.links) {
        if (auto refusal = wrong_link(situation, link)) {
            return *std::move(refusal);
        }
        if (!hashes.insert(link.token_hash).second) {
            return refuse("access.hash-used");
        }
        events.emplace_back(LinkGranted{.role = link.role,
                                        .name = link.name,
                                        .token_hash = link.token_hash,
                                        .delegation = link.delegation,
                                        .until = command.until});
    }
    return events;
}

Decision decide(const Situation& situation, const RevokeAccess& command) {
    const Grant* grant = grant_of(situation.conference, command.link);
    if (grant == nullptr) {
        return refuse("access.unknown-link");
    }
    if (grant->revoked) {
        return refuse("access.already-revoked", {{"name", grant->name}});
    }
    if (command.link == situation.actor.link) {
        return refuse("access.own-link");
    }
    return Events{LinkRevoked{command.link, situation.now}};
}

std::optional<Refusal> not_allowed(const Situation& situation, const Command& command) {
    const Grant* grant = grant_of(situation.conference, situation.actor.link);
    if (grant == nullptr) {
        return std::nullopt;
    }
    if (!valid(situation.conference, *grant, situation.now)) {
        return refuse("access.revoked");
    }
    if (auto refusal = for_role(situation, *grant, command)) {
        return refusal;
    }
    const bool trusted = grant->role == Role::officer || grant->role == Role::chair;
    return trusted || !too_fast(situation, situation.actor)
               ? std::nullopt
               : std::optional{
                     refuse("access.too-fast", {{"most", std::to_string(kMostActsAMinute)}})};
}

std::vector<DelegationAct> acts_by_link(const ConferenceFacts& facts,
                                        const Delegation& delegation) {
    std::vector<DelegationAct> acts = facts.profile.by_link;
    std::erase_if(acts, [&](DelegationAct act) {
        return (act == DelegationAct::point_of_order && !delegation.rights.point_of_order) ||
               (act == DelegationAct::right_of_reply && delegation.rights.replies == 0);
    });
    return acts;
}

bool valid(const Conference& conference, const Grant& grant, timing::Instant now) {
    return state_of(grant, utc_at(conference, now)) == LinkState::valid;
}

}  // namespace dais::meeting::rules
