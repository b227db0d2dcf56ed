#include "meeting/rules/votes.h"

#include <algorithm>

#include "meeting/ensure.h"
#include "meeting/rules/decisions.h"
#include "meeting/rules/floor.h"

namespace dais::meeting::rules {

namespace {

Refusal refuse_vote(const Situation& situation, const Vote& vote, std::string rule) {
    return refuse_because(situation, touched_text("vote " + std::to_string(vote.id.value)),
                          std::move(rule), {{"on", name_of(situation.conference, vote.on)}});
}

std::optional<Refusal> closed(const Situation& situation, VoteId id) {
    const Vote* vote = find(*situation.conference.texts, id);
    if (vote == nullptr) {
        return refuse("vote.unknown", {{"vote", std::to_string(id.value)}});
    }
    return vote->closed ? std::optional{refuse_vote(situation, *vote, "vote.closed")}
                        : std::nullopt;
}

std::optional<Refusal> no_voter(const Situation& situation, const DelegationKey& key) {
    const Delegation* delegation = find(situation.facts, key);
    if (delegation == nullptr) {
        return refuse("delegation.unknown", {{"delegation", key.text}});
    }
    return delegation->rights.vote
               ? std::nullopt
               : std::optional{refuse("vote.no-right", {{"speaker", delegation->en.list}})};
}

int voters(const ConferenceFacts& facts) {
    return static_cast<int>(std::count_if(facts.delegations.begin(), facts.delegations.end(),
                                          [](const Delegation& each) { return each.rights.vote; }));
}

int count(const Vote& vote, VoteChoice choice) {
    return static_cast<int>(std::count_if(vote.cast.begin(), vote.cast.end(),
                                          [&](const auto& each) { return each.second == choice; }));
}

// Why a result cannot be announced; the counts are set where it can.
std::optional<Refusal> no_result(const Situation& situation, const Vote& vote, VoteClosed& result) {
    const bool hands = vote.method == VoteMethod::show_of_hands;
    if (result.in_favour < 0 || result.against < 0 || result.abstaining < 0) {
        return refuse("vote.negative");
    }
    if (!hands) {
        if (result.in_favour + result.against + result.abstaining > 0) {
            return refuse("vote.counted");
        }
        if (const auto next = next_in_roll_call(vote)) {
            return refuse("vote.roll-not-called",
                          {{"speaker", name_of(situation.conference, *next)}});
        }
        result.in_favour = count(vote, VoteChoice::in_favour);
        result.against = count(vote, VoteChoice::against);
        result.abstaining = count(vote, VoteChoice::abstaining);
    }
    const int most = voters(situation.facts);
    // One by one, so that three huge numbers cannot run over.
    if (result.in_favour > most || result.against > most || result.abstaining > most ||
        result.in_favour + result.against + result.abstaining > most) {
        return refuse("vote.too-many", {{"most", std::to_string(most)}});
    }
    return result.in_favour + result.against == 0 ? std::optional{refuse("vote.none")}
                                                  : std::nullopt;
}

}  // namespace

std::vector<DelegationKey> roll_from(const ConferenceFacts& facts, const DelegationKey& drawn) {
    std::vector<const Delegation*> roll;
    for (const auto& delegation : facts.delegations) {
        if (delegation.rights.vote) {
            roll.push_back(&delegation);
        }
    }
    std::sort(roll.begin(), roll.end(), [](const Delegation* one, const Delegation* other) {
        return one->en.sort < other->en.sort;
    });
    const auto first = std::find_if(roll.begin(), roll.end(),
                                    [&](const Delegation* each) { return each->key == drawn; });
    std::rotate(roll.begin(), first, roll.end());
    std::vector<DelegationKey> keys;
    for (const auto* delegation : roll) {
        keys.push_back(delegation->key);
    }
    return keys;
}

Decision decide(const Situation& situation, const OpenVote& command) {
    if (auto refusal = cannot_decide(situation, command.meeting, command.on)) {
        return *std::move(refusal);
    }
    if (command.on.document) {
        if (auto refusal = not_ready(situation, *command.on.document, false)) {
            return *std::move(refusal);
        }
    }
    const bool roll_call = command.method == VoteMethod::roll_call;
    if (roll_call != command.drawn.has_value()) {
        return refuse(roll_call ? "vote.no-drawn" : "vote.drawn-needless");
    }
    if (command.drawn) {
        if (auto refusal = no_voter(situation, *command.drawn)) {
            return *std::move(refusal);
        }
    }
    const Decision free =
        conclude_expected(situation, planned(situation, command.meeting)->room, std::nullopt);
    if (const auto* refusal = std::get_if<Refusal>(&free)) {
        return *refusal;
    }
    VoteOpened opened{.meeting = command.meeting,
                      .on = command.on,
                      .method = command.method,
                      .two_thirds = command.two_thirds,
                      .order = {},
                      .at = situation.now};
    if (command.drawn) {
        opened.order = roll_from(situation.facts, *command.drawn);
    }
    // Voting has begun: only its conduct may be interrupted (rules/motions.h).
    return Events{std::move(opened), VotingBegun{command.meeting, situation.now,
                                                 name_of(situation.conference, command.on)}};
}

Decision decide(const Situation& situation, const CastVote& command) {
    if (auto refusal = closed(situation, command.vote)) {
        return *std::move(refusal);
    }
    const Vote& vote = DAIS_THERE(find(*situation.conference.texts, command.vote));
    if (vote.method == VoteMethod::show_of_hands) {
        return refuse_vote(situation, vote, "vote.by-hands");
    }
    if (auto refusal = no_voter(situation, command.delegation)) {
        return *std::move(refusal);
    }
    const Names names{{"speaker", name_of(situation.conference, command.delegation)}};
    const auto cast = vote.cast.find(command.delegation);
    if (cast != vote.cast.end()) {
        if (command.instead_of != cast->second || command.choice == cast->second) {
            return refuse("vote.cast-already", names);
        }
    } else if (command.instead_of) {
        return refuse("vote.not-cast", names);
    } else if (vote.method == VoteMethod::roll_call) {
        const auto next = next_in_roll_call(vote);
        if (next && *next != command.delegation) {
            return refuse("vote.out-of-turn", {{"speaker", names.at("speaker")},
                                               {"next", name_of(situation.conference, *next)}});
        }
    }
    return Events{VoteCast{command.vote, command.delegation, command.choice, situation.now}};
}

Decision decide(const Situation& situation, const CloseVote& command) {
    if (auto refusal = closed(situation, command.vote)) {
        return *std::move(refusal);
    }
    const Vote& vote = DAIS_THERE(find(*situation.conference.texts, command.vote));
    VoteClosed result{.vote = command.vote,
                      .in_favour = command.in_favour,
                      .against = command.against,
                      .abstaining = command.abstaining,
                      .carried = false,
                      .at = situation.now};
    if (auto refusal = no_result(situation, vote, result)) {
        return *std::move(refusal);
    }
    result.carried = carries(result.in_favour, result.against, vote.two_thirds);
    return Events{
        result,
        VotingEnded{vote.meeting, situation.now,
                    std::to_string(result.in_favour) + "-" + std::to_string(result.against) + "-" +
                        std::to_string(result.abstaining)},
        DecisionTaken{
            .meeting = vote.meeting,
            .on = vote.on,
            .outcome = result.carried ? DecisionOutcome::adopted : DecisionOutcome::rejected,
            .vote = command.vote,
            .orally_amended = false,
            .amendments = {},
            .at = situation.now}};
}

}  // namespace dais::meeting::rules
