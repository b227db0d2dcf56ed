#include "meeting/rules/decisions.h"

#include <algorithm>

#include "meeting/ensure.h"
#include "meeting/rules/documents.h"
#include "meeting/rules/silence.h"

namespace dais::meeting::rules {

namespace {

// Decisions are taken in formal meetings.
bool informal(const Situation& situation, const MeetingKey& meeting) {
    return planned(situation, meeting)->kind != MeetingKind::plenary ||
           run_of(situation.conference, meeting).informal;
}

std::optional<Refusal> wrong_matter(const Situation& situation, const Matter& on) {
    const int named = (on.document ? 1 : 0) + (on.proposal ? 1 : 0) + (on.item ? 1 : 0);
    if (named > 1 || (named == 0 && on.text.empty())) {
        return refuse("decision.no-matter");
    }
    if (on.document) {
        return not_in_force(situation, *on.document);
    }
    if (on.proposal) {
        const Proposal* proposal = find(*situation.conference.texts, *on.proposal);
        if (proposal == nullptr) {
            return refuse("proposal.unknown", {{"proposal", on.proposal->text}});
        }
        if (proposal->withdrawn) {
            return refuse("proposal.withdrawn",
                          {{"speaker", name_of(situation.conference, proposal->by)}});
        }
    }
    if (on.item && find(situation.facts, *on.item) == nullptr) {
        return refuse("item.unknown", {{"item", on.item->text}});
    }
    return std::nullopt;
}

bool same(const Position& one, const Position& other) {
    return one.by == other.by && one.kind == other.kind && one.paragraphs == other.paragraphs;
}

}  // namespace

std::optional<Refusal> cannot_decide(const Situation& situation, const MeetingKey& meeting,
                                     const Matter& on) {
    if (auto refusal = not_in_session(situation, meeting)) {
        return refusal;
    }
    if (informal(situation, meeting)) {
        return refuse("decision.informal", {{"meeting", name_of(*planned(situation, meeting))}});
    }
    if (const auto& voting = run_of(situation.conference, meeting).voting) {
        return refuse_because(situation, touched_formal("voting " + meeting.text),
                              "voting.under-way", {{"on", *voting}});
    }
    if (const PointOfOrder* point = open_point(situation.conference, meeting)) {
        return refuse_because(situation, touched_point(point->id), "point-of-order.not-ruled",
                              {{"speaker", name_of(situation.conference, point->delegation)}});
    }
    return wrong_matter(situation, on);
}

std::optional<Refusal> not_ready(const Situation& situation, const DocumentKey& key,
                                 bool orally_amended) {
    const Document& document = DAIS_THERE(find(*situation.conference.texts, key));
    const auto bracketed =
        std::find_if(document.paragraphs.begin(), document.paragraphs.end(),
                     [](const auto& each) { return each.state == ParagraphState::bracketed; });
    if (bracketed != document.paragraphs.end() && !orally_amended) {
        return refuse("decision.brackets",
                      {{"paragraph", bracketed->number.text}, {"document", name_of(document)}});
    }
    return running_silence(situation.conference, key) == nullptr
               ? std::nullopt
               : std::optional{
                     refuse("decision.silence-running", {{"document", name_of(document)}})};
}

Decision decide(const Situation& situation, const TakeDecision& command) {
    if (auto refusal = cannot_decide(situation, command.meeting, command.on)) {
        return *std::move(refusal);
    }
    const bool amended = command.orally_amended || !command.amendments.empty();
    if (command.outcome == DecisionOutcome::rejected) {
        return refuse("decision.reject-needs-vote");
    }
    if (amended && command.outcome != DecisionOutcome::adopted) {
        return refuse("decision.amended-not-adopted");
    }
    if (command.on.document && command.outcome == DecisionOutcome::adopted) {
        if (auto refusal = not_ready(situation, *command.on.document, amended)) {
            return *std::move(refusal);
        }
    }
    return Events{DecisionTaken{.meeting = command.meeting,
                                .on = command.on,
                                .outcome = command.outcome,
                                .vote = {},
                                .orally_amended = amended,
                                .amendments = command.amendments,
                                .at = situation.now}};
}

Decision decide(const Situation& situation, const TakePosition& command) {
    const Texts& texts = *situation.conference.texts;
    const TakenDecision* decision = find(texts, command.decision);
    if (decision == nullptr) {
        return refuse("decision.unknown", {{"decision", std::to_string(command.decision.value)}});
    }
    if (!command.by.delegation) {
        return refuse("position.no-delegation");
    }
    if (auto refusal = wrong_voice(situation, command.by)) {
        return *std::move(refusal);
    }
    if (decision->outcome == DecisionOutcome::deferred) {
        return refuse("position.deferred");
    }
    if (!command.paragraphs.empty()) {
        const Document* document =
            decision->on.document ? find(texts, *decision->on.document) : nullptr;
        if (document == nullptr) {
            return refuse("position.no-document");
        }
        if (auto refusal = unknown_paragraph(*document, command.paragraphs)) {
            return *std::move(refusal);
        }
    }
    const Position position{command.by, command.kind, command.paragraphs, command.text,
                            situation.now};
    const bool again = std::any_of(decision->positions.begin(), decision->positions.end(),
                                   [&](const Position& each) { return same(each, position); });
    if (again) {
        return refuse("position.already", {{"speaker", name_of(situation.conference, command.by)}});
    }
    return Events{PositionTaken{command.decision, position}};
}

}  // namespace dais::meeting::rules
