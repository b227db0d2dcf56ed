// What happened to texts. Part of event.h, which says how events are read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "meeting/texts.h"
#include "timing/instant.h"

namespace dais::meeting {

/// The document's key is "document-" and the row's sequence number; `document.key` is empty here.
struct DocumentIssued {
    Document document;
};
struct DocumentAmended {
    DocumentKey document;
    std::string symbol;
    std::string title;
    timing::UtcTime issued;
    std::string link;
    std::vector<LanguageVersion> languages;
    bool released = false;
};
/// The structure as it is from now on, states and holds included.
struct ParagraphsImported {
    DocumentKey document;
    std::vector<Section> sections;
    std::vector<Paragraph> paragraphs;
};
struct ParagraphAmended {
    DocumentKey document;
    ParagraphKey paragraph;
    std::string label;
    std::string text;
};
/// Its own list of speakers, where it has one, is "text-" and the row's sequence number.
struct TextTakenUp {
    MeetingKey meeting;
    DocumentKey document;
    std::vector<ParagraphKey> paragraphs;
    bool with_list = false;
    std::string title;  ///< of the list
    timing::Instant at;
};
struct TextLeft {
    MeetingKey meeting;
    timing::Instant at;
};
struct ParagraphsMarked {
    DocumentKey document;
    std::vector<ParagraphKey> paragraphs;
    ParagraphState state = ParagraphState::provisionally_agreed;
    timing::Instant at;
};
struct ParagraphHeld {
    DocumentKey document;
    ParagraphKey paragraph;
    Hold hold;
    timing::Instant at;
};
struct ParagraphLetGo {
    DocumentKey document;
    ParagraphKey paragraph;
    Voice by;
    timing::Instant at;
};

/// The proposal's key is "proposal-" and the row's sequence number; `proposal.key` is empty here.
struct ProposalMade {
    Proposal proposal;
};
struct ProposalAmended {
    ProposalKey proposal;
    std::string title;
    std::string text;
    std::string link;
};
struct ProposalExplained {
    ProposalKey proposal;
    timing::Instant at;
};
struct ProposalCirculated {
    ProposalKey proposal;
    timing::Instant at;
};
struct ProposalWithdrawn {
    ProposalKey proposal;
    timing::Instant at;
};
struct ProposalTakenUp {
    ProposalKey proposal;
    DocumentKey draft;
};

/// A new one's key is "sticking-point-" and the row's sequence number; `point.key` is empty here.
struct StickingPointRaised {
    StickingPoint point;
};
struct StickingPointAmended {
    StickingPoint point;
};

/// The row's sequence number is the silence's id.
struct SilenceOpened {
    DocumentKey document;
    std::string on;
    timing::Instant at;
    timing::UtcTime ends;
};
struct SilenceExtended {
    SilenceId silence;
    timing::Instant at;
    timing::UtcTime ends;
};
struct SilenceObjected {
    SilenceId silence;
    Objection objection;
};
struct SilenceConcluded {
    SilenceId silence;
    SilenceOutcome outcome = SilenceOutcome::unbroken;
    std::string letter;
    timing::Instant at;
};

/// The row's sequence number is the vote's id.
struct VoteOpened {
    MeetingKey meeting;
    Matter on;
    VoteMethod method = VoteMethod::show_of_hands;
    bool two_thirds = false;
    std::vector<DelegationKey> order;  ///< of a roll-call
    timing::Instant at;
};
struct VoteCast {
    VoteId vote;
    DelegationKey delegation;
    VoteChoice choice = VoteChoice::in_favour;
    timing::Instant at;
};
struct VoteClosed {
    VoteId vote;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
    bool carried = false;
    timing::Instant at;
};
/// The row's sequence number is the decision's id.
struct DecisionTaken {
    MeetingKey meeting;
    Matter on;
    DecisionOutcome outcome = DecisionOutcome::adopted;
    std::optional<VoteId> vote;
    bool orally_amended = false;
    std::string amendments;
    timing::Instant at;
};
struct PositionTaken {
    DecisionId decision;
    Position position;
};

struct OfficerNominated {
    Nomination nomination;
};
struct NominationWithdrawn {
    Nomination nomination;
};
/// The row's sequence number is the circular's id.
struct CircularSent {
    std::string title;
    std::string text;
    std::string link;
    timing::Instant at;
    bool open_to_public = false;
};

}  // namespace dais::meeting
