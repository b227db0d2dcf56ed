#include "meeting/rules/proposals.h"

#include "meeting/ensure.h"
#include "meeting/rules/documents.h"

namespace dais::meeting::rules {

namespace {

Refusal refuse_proposal(const Situation& situation, const Proposal& proposal, std::string rule) {
    return refuse_because(situation, touched_text("proposal " + proposal.key.text), std::move(rule),
                          {{"speaker", name_of(situation.conference, proposal.by)}});
}

// The proposal of a command, where something can still be done with it.
std::optional<Refusal> over(const Situation& situation, const ProposalKey& key) {
    const Proposal* proposal = find(*situation.conference.texts, key);
    if (proposal == nullptr) {
        return refuse("proposal.unknown", {{"proposal", key.text}});
    }
    if (proposal->withdrawn) {
        return refuse_proposal(situation, *proposal, "proposal.withdrawn");
    }
    return std::nullopt;
}

const Proposal& proposal_of(const Situation& situation, const ProposalKey& key) {
    return DAIS_THERE(find(*situation.conference.texts, key));
}

std::optional<Refusal> wrong_place(const Situation& situation, const ProposedFor& place) {
    if (place.document.has_value() == place.item.has_value()) {
        return refuse("proposal.no-place");
    }
    if (place.item) {
        return find(situation.facts, *place.item) == nullptr
                   ? std::optional{refuse("item.unknown", {{"item", place.item->text}})}
                   : std::nullopt;
    }
    if (auto refusal = not_in_force(situation, *place.document)) {
        return refusal;
    }
    return unknown_paragraph(DAIS_THERE(find(*situation.conference.texts, *place.document)),
                             place.paragraphs);
}

template <class Command>
bool empty(const Command& command) {
    return command.title.empty() && command.text.empty() && command.link.empty();
}

}  // namespace

Decision decide(const Situation& situation, const MakeProposal& command) {
    if (auto refusal = wrong_voice(situation, command.by)) {
        return *std::move(refusal);
    }
    if (auto refusal = wrong_place(situation, command.place)) {
        return *std::move(refusal);
    }
    if (empty(command)) {
        return refuse("proposal.empty");
    }
    const timing::UtcTime now = utc_at(situation.conference, situation.now);
    if (command.received.value_or(now) > now) {
        return refuse("proposal.received-later");
    }
    return Events{ProposalMade{{.key = {},
                                .by = command.by,
                                .place = command.place,
                                .title = command.title,
                                .text = command.text,
                                .link = command.link,
                                .received = command.received.value_or(now)}}};
}

Decision decide(const Situation& situation, const AmendProposal& command) {
    if (auto refusal = over(situation, command.proposal)) {
        return *std::move(refusal);
    }
    const Proposal& proposal = proposal_of(situation, command.proposal);
    if (proposal.circulated) {
        return refuse_proposal(situation, proposal, "proposal.circulated");
    }
    if (empty(command)) {
        return refuse("proposal.empty");
    }
    return Events{ProposalAmended{command.proposal, command.title, command.text, command.link}};
}

Decision decide(const Situation& situation, const NoteProposalExplained& command) {
    if (auto refusal = over(situation, command.proposal)) {
        return *std::move(refusal);
    }
    const Proposal& proposal = proposal_of(situation, command.proposal);
    if (proposal.explained) {
        return refuse_proposal(situation, proposal, "proposal.explained");
    }
    return Events{ProposalExplained{command.proposal, situation.now}};
}

Decision decide(const Situation& situation, const CirculateProposal& command) {
    if (auto refusal = over(situation, command.proposal)) {
        return *std::move(refusal);
    }
    const Proposal& proposal = proposal_of(situation, command.proposal);
    if (proposal.circulated) {
        return refuse_proposal(situation, proposal, "proposal.circulated");
    }
    return Events{ProposalCirculated{command.proposal, situation.now}};
}

Decision decide(const Situation& situation, const WithdrawProposal& command) {
    if (auto refusal = over(situation, command.proposal)) {
        return *std::move(refusal);
    }
    const Proposal& proposal = proposal_of(situation, command.proposal);
    if (proposal.taken_up) {
        return refuse_proposal(situation, proposal, "proposal.taken-up");
    }
    return Events{ProposalWithdrawn{command.proposal, situation.now}};
}

Decision decide(const Situation& situation, const TakeUpProposal& command) {
    if (auto refusal = over(situation, command.proposal)) {
        return *std::move(refusal);
    }
    const Proposal& proposal = proposal_of(situation, command.proposal);
    if (proposal.taken_up) {
        return refuse_proposal(situation, proposal, "proposal.taken-up");
    }
    const Document* draft = find(*situation.conference.texts, command.draft);
    if (draft == nullptr) {
        return refuse("document.unknown", {{"document", command.draft.text}});
    }
    // Where only the day is known, the day decides.
    const bool before = draft->issued_assumed ? date::floor<date::days>(draft->issued) <
                                                    date::floor<date::days>(proposal.received)
                                              : draft->issued < proposal.received;
    if (before) {
        return refuse("proposal.draft-before", {{"document", name_of(*draft)}});
    }
    return Events{ProposalTakenUp{command.proposal, command.draft}};
}

}  // namespace dais::meeting::rules
