#include "meeting/describe_texts.h"

#include "meeting/words.h"

namespace dais::meeting {

namespace {

Touched document_touched(const DocumentKey& key) { return touched_text("document " + key.text); }
Touched paragraph_touched(const DocumentKey& document, const ParagraphKey& number) {
    return touched_text("paragraph " + document.text + "/" + number.text);
}
Touched proposal_touched(const ProposalKey& key) { return touched_text("proposal " + key.text); }
Touched silence_touched(SilenceId id) {
    return touched_text("silence " + std::to_string(id.value));
}
Touched vote_touched(VoteId id) { return touched_text("vote " + std::to_string(id.value)); }
Touched decision_touched(DecisionId id) {
    return touched_text("decision " + std::to_string(id.value));
}

}  // namespace

Touched touched_making(const ListKey& list) { return {TouchedKind::list, "made " + list.text}; }

std::string DescribeTexts::document_name(const DocumentKey& key) const {
    const Document* document = find(*before_.texts, key);
    return document == nullptr ? key.text : name_of(*document);
}

void DescribeTexts::paragraph(std::string what, const DocumentKey& document,
                              const ParagraphKey& number) {
    undoable(std::move(what), {{"document", document_name(document)}, {"paragraph", number.text}});
    touch(paragraph_touched(document, number));
    rest_on(document_touched(document));
}

void DescribeTexts::proposal(std::string what, const ProposalKey& key) {
    const Proposal* found = find(*before_.texts, key);
    undoable(std::move(what), {{"speaker", found == nullptr ? "" : name_of(before_, found->by)},
                               {"title", found == nullptr ? key.text : found->title}});
    touch(proposal_touched(key));
}

void DescribeTexts::silence(std::string what, SilenceId id) {
    const Silence* found = find(*before_.texts, id);
    undoable(std::move(what),
             {{"document", found == nullptr ? "" : document_name(found->document)}});
    touch(silence_touched(id));
}

void DescribeTexts::vote(std::string what, VoteId id) {
    const Vote* found = find(*before_.texts, id);
    undoable(std::move(what), {{"on", found == nullptr ? "" : name_of(before_, found->on)}});
    touch(vote_touched(id));
}

void DescribeTexts::nomination(std::string what, const Nomination& nomination) {
    undoable(std::move(what),
             {{"speaker", name_of(before_, nomination.delegation)}, {"office", nomination.office}});
    touch(touched_formal("nomination " + nomination.office + " " + nomination.group));
    rest_on(touched_formal(nomination.office));
}

void DescribeTexts::rest_on(const Matter& on) {
    if (on.proposal) {
        rest_on(proposal_touched(*on.proposal));
    }
    if (!on.document) {
        return;
    }
    rest_on(document_touched(*on.document));
    if (const Document* document = find(*before_.texts, *on.document)) {
        for (const auto& each : document->paragraphs) {
            rest_on(paragraph_touched(*on.document, each.number));
        }
    }
}

// ---- documents ---------------------------------------------------------------------------------

void DescribeTexts::operator()(const DocumentIssued& event) {
    undoable("action.document-issued", {{"document", name_of(event.document)}});
    touch(document_touched({"document-" + row_number()}));
    if (event.document.supersedes) {
        touch(document_touched(*event.document.supersedes));
    }
}

void DescribeTexts::operator()(const DocumentAmended& event) {
    const Document* before = find(*before_.texts, event.document);
    const bool released = before != nullptr && before->released;
    undoable(released == event.released ? "action.document-amended"
             : event.released           ? "action.document-released"
                                        : "action.document-held-back",
             {{"document", document_name(event.document)}});
    touch(document_touched(event.document));
}

void DescribeTexts::operator()(const ParagraphsImported& event) {
    undoable("action.paragraphs-imported", {{"document", document_name(event.document)},
                                            {"count", std::to_string(event.paragraphs.size())}});
    touch(document_touched(event.document));
}

void DescribeTexts::operator()(const ParagraphAmended& event) {
    paragraph("action.paragraph-amended", event.document, event.paragraph);
}

void DescribeTexts::operator()(const TextTakenUp& event) {
    undoable("action.text-taken-up", {{"text", event.title}});
    touch(touched_text("considered " + event.meeting.text));
    if (event.with_list) {
        touch(touched_list({"text-" + row_number()}));
        touch(touched_making({"text-" + row_number()}));
    }
    rest_on(document_touched(event.document));
    rest_on(touched_meeting(event.meeting));
}

void DescribeTexts::operator()(const TextLeft& event) {
    const auto& considering = run_of(before_, event.meeting).considering;
    undoable("action.text-left",
             {{"text", considering ? document_name(considering->document) : std::string{}}});
    touch(touched_text("considered " + event.meeting.text));
}

void DescribeTexts::operator()(const ParagraphsMarked& event) {
    const Document* document = find(*before_.texts, event.document);
    undoable("action.paragraphs-" + std::string{word(event.state)},
             {{"document", document_name(event.document)},
              {"paragraphs", document == nullptr ? "" : numbers_of(*document, event.paragraphs)}});
    for (const auto& number : event.paragraphs) {
        touch(paragraph_touched(event.document, number));
    }
    rest_on(document_touched(event.document));
    announcement();
}

void DescribeTexts::operator()(const ParagraphHeld& event) {
    paragraph("action.paragraph-held", event.document, event.paragraph);
    action_.names["speaker"] = name_of(before_, event.hold.by);
}

void DescribeTexts::operator()(const ParagraphLetGo& event) {
    paragraph("action.paragraph-let-go", event.document, event.paragraph);
    action_.names["speaker"] = name_of(before_, event.by);
}

// ---- proposals and sticking points -------------------------------------------------------------

void DescribeTexts::operator()(const ProposalMade& event) {
    undoable("action.proposal-made",
             {{"speaker", name_of(before_, event.proposal.by)}, {"title", event.proposal.title}});
    touch(proposal_touched({"proposal-" + row_number()}));
    if (event.proposal.place.document) {
        rest_on(document_touched(*event.proposal.place.document));
    }
}

void DescribeTexts::operator()(const ProposalAmended& event) {
    proposal("action.proposal-amended", event.proposal);
}

void DescribeTexts::operator()(const ProposalExplained& event) {
    proposal("action.proposal-explained", event.proposal);
}

void DescribeTexts::operator()(const ProposalCirculated& event) {
    proposal("action.proposal-circulated", event.proposal);
}

void DescribeTexts::operator()(const ProposalWithdrawn& event) {
    proposal("action.proposal-withdrawn", event.proposal);
}

void DescribeTexts::operator()(const ProposalTakenUp& event) {
    proposal("action.proposal-taken-up", event.proposal);
    action_.names["document"] = document_name(event.draft);
    rest_on(document_touched(event.draft));
}

void DescribeTexts::operator()(const StickingPointRaised& event) {
    undoable("action.sticking-point-raised", {{"title", event.point.title}});
    touch(touched_text("sticking point sticking-point-" + row_number()));
}

void DescribeTexts::operator()(const StickingPointAmended& event) {
    const StickingPoint* before = find(*before_.texts, event.point.key);
    const bool settled = event.point.settled && (before == nullptr || !before->settled);
    undoable(settled ? "action.sticking-point-settled" : "action.sticking-point-amended",
             {{"title", event.point.title}});
    touch(touched_text("sticking point " + event.point.key.text));
}

// ---- silence -----------------------------------------------------------------------------------

void DescribeTexts::operator()(const SilenceOpened& event) {
    undoable("action.silence-opened", {{"document", document_name(event.document)}});
    touch(silence_touched({row_.sequence.value}));
    rest_on(document_touched(event.document));
    announcement();
}

void DescribeTexts::operator()(const SilenceExtended& event) {
    silence("action.silence-extended", event.silence);
    announcement();
}

void DescribeTexts::operator()(const SilenceObjected& event) {
    silence(event.objection.late ? "action.silence-objected-late" : "action.silence-objected",
            event.silence);
    action_.names["speaker"] = name_of(before_, event.objection.by);
}

void DescribeTexts::operator()(const SilenceConcluded& event) {
    silence("action.silence-" + std::string{word(event.outcome)}, event.silence);
    announcement();
}

// ---- decisions ---------------------------------------------------------------------------------

void DescribeTexts::operator()(const VoteOpened& event) {
    undoable("action.vote-opened", {{"on", name_of(before_, event.on)}});
    touch(vote_touched({row_.sequence.value}));
    rest_on(event.on);
}

void DescribeTexts::operator()(const VoteCast& event) {
    vote("action.vote-cast-" + std::string{word(event.choice)}, event.vote);
    action_.names["speaker"] = name_of(before_, event.delegation);
}

void DescribeTexts::operator()(const VoteClosed& event) {
    vote(event.carried ? "action.vote-carried" : "action.vote-lost", event.vote);
    action_.names["in_favour"] = std::to_string(event.in_favour);
    action_.names["against"] = std::to_string(event.against);
    action_.names["abstaining"] = std::to_string(event.abstaining);
}

void DescribeTexts::operator()(const DecisionTaken& event) {
    undoable("action.decision-" + std::string{word(event.outcome)} +
                 (event.orally_amended ? "-amended" : ""),
             {{"on", name_of(before_, event.on)}});
    touch(decision_touched({row_.sequence.value}));
    if (event.on.document) {
        touch(document_touched(*event.on.document));
    }
    rest_on(event.on);
    rest_on(touched_meeting(event.meeting));
    announcement();
}

void DescribeTexts::operator()(const PositionTaken& event) {
    const TakenDecision* decision = find(*before_.texts, event.decision);
    const Document* document = decision != nullptr && decision->on.document
                                   ? find(*before_.texts, *decision->on.document)
                                   : nullptr;
    const std::string paragraphs =
        document == nullptr ? "" : numbers_of(*document, event.position.paragraphs);
    undoable("action.position-" + std::string{word(event.position.kind)} +
                 (paragraphs.empty() ? "" : "-paragraphs"),
             {{"speaker", name_of(before_, event.position.by)}, {"paragraphs", paragraphs}});
    touch(touched_text("position " + row_number()));
    rest_on(decision_touched(event.decision));
}

// ---- bureau and circulars ----------------------------------------------------------------------

void DescribeTexts::operator()(const OfficerNominated& event) {
    nomination("action.officer-nominated", event.nomination);
}

void DescribeTexts::operator()(const NominationWithdrawn& event) {
    nomination("action.nomination-withdrawn", event.nomination);
}

void DescribeTexts::operator()(const CircularSent& event) {
    undoable("action.circular-sent", {{"title", event.title}});
    touch(touched_text("circular " + row_number()));
    announcement();
}

}  // namespace dais::meeting
