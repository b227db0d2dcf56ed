// Commands about texts and decisions. The rules that answer them: rules/documents.h, proposals.h,
// sticking_points.h, silence.h, votes.h, decisions.h, bureau.h, circulars.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "meeting/texts.h"
#include "timing/instant.h"

namespace dais::meeting {

// ---- documents ---------------------------------------------------------------------------------

/// A document is out. Its paragraphs may come with it, or later.
struct IssueDocument {
    DocumentKind kind = DocumentKind::outcome;
    std::string symbol;
    std::string title;
    std::optional<int> draft;               ///< of an outcome: 0 the zero draft
    std::optional<timing::UtcTime> issued;  ///< none: now
    std::string link;
    std::vector<LanguageVersion> languages;
    std::optional<DocumentKey> supersedes;
    bool released = false;
    std::vector<Section> sections;
    std::vector<Paragraph> paragraphs;
    friend bool operator==(const IssueDocument&, const IssueDocument&) = default;
};

/// What is known about a document, as it shall be from now on.
struct AmendDocument {
    DocumentKey document;
    std::string symbol;
    std::string title;
    std::optional<timing::UtcTime> issued;  ///< none: as it was
    std::string link;
    std::vector<LanguageVersion> languages;
    bool released = false;  ///< public screens may show it
    friend bool operator==(const AmendDocument&, const AmendDocument&) = default;
};

/// The document's structure anew. A paragraph whose number stays keeps its state and who holds it.
struct ImportParagraphs {
    DocumentKey document;
    std::vector<Section> sections;
    std::vector<Paragraph> paragraphs;
    friend bool operator==(const ImportParagraphs&, const ImportParagraphs&) = default;
};

struct AmendParagraph {
    DocumentKey document;
    ParagraphKey paragraph;
    std::string label;
    std::string text;
    friend bool operator==(const AmendParagraph&, const AmendParagraph&) = default;
};

/// Puts a part of a document on the floor of a meeting; no paragraphs: the whole.
struct ConsiderText {
    MeetingKey meeting;
    DocumentKey document;
    std::vector<ParagraphKey> paragraphs;
    bool with_list = false;  ///< with a list of speakers of its own
    friend bool operator==(const ConsiderText&, const ConsiderText&) = default;
};

struct LeaveText {
    MeetingKey meeting;
    friend bool operator==(const LeaveText&, const LeaveText&) = default;
};

/// The Chair's announcement about paragraphs: agreed provisionally, bracketed, deleted, open again.
struct MarkParagraphs {
    DocumentKey document;
    std::vector<ParagraphKey> paragraphs;
    ParagraphState state = ParagraphState::provisionally_agreed;
    friend bool operator==(const MarkParagraphs&, const MarkParagraphs&) = default;
};

struct HoldParagraph {
    DocumentKey document;
    ParagraphKey paragraph;
    Voice by;
    std::string reason;
    friend bool operator==(const HoldParagraph&, const HoldParagraph&) = default;
};

struct LetParagraphGo {
    DocumentKey document;
    ParagraphKey paragraph;
    Voice by;
    friend bool operator==(const LetParagraphGo&, const LetParagraphGo&) = default;
};

// ---- proposals and sticking points
// ---------------------------------------------------------------

struct MakeProposal {
    Voice by;
    ProposedFor place;
    std::string title;
    std::string text;
    std::string link;
    std::optional<timing::UtcTime> received;  ///< none: now
    friend bool operator==(const MakeProposal&, const MakeProposal&) = default;
};

struct AmendProposal {
    ProposalKey proposal;
    std::string title;
    std::string text;
    std::string link;
    friend bool operator==(const AmendProposal&, const AmendProposal&) = default;
};

struct NoteProposalExplained {
    ProposalKey proposal;
    friend bool operator==(const NoteProposalExplained&, const NoteProposalExplained&) = default;
};

/// To all delegations: from now on public screens may show it.
struct CirculateProposal {
    ProposalKey proposal;
    friend bool operator==(const CirculateProposal&, const CirculateProposal&) = default;
};

struct WithdrawProposal {
    ProposalKey proposal;
    friend bool operator==(const WithdrawProposal&, const WithdrawProposal&) = default;
};

struct TakeUpProposal {
    ProposalKey proposal;
    DocumentKey draft;
    friend bool operator==(const TakeUpProposal&, const TakeUpProposal&) = default;
};

struct RaiseStickingPoint {
    std::string title;
    std::vector<Voice> concerned;
    std::string facilitator;
    std::string note;
    std::optional<DocumentKey> document;
    std::vector<ParagraphKey> paragraphs;
    friend bool operator==(const RaiseStickingPoint&, const RaiseStickingPoint&) = default;
};

/// What is known about it, as it shall be from now on.
struct AmendStickingPoint {
    StickingPointKey point;
    std::string title;
    std::vector<Voice> concerned;
    std::string facilitator;
    std::string note;
    std::optional<DocumentKey> document;
    std::vector<ParagraphKey> paragraphs;
    bool settled = false;
    std::string settled_how;
    friend bool operator==(const AmendStickingPoint&, const AmendStickingPoint&) = default;
};

// ---- silence
// -------------------------------------------------------------------------------------

/// An hour on the clocks of a place: "5 p.m. New York".
struct HourSomewhere {
    timing::WallTime at;
    std::string zone;                 ///< IANA; empty: the conference's
    std::optional<bool> second_time;  ///< where clocks show the hour twice: whether the second
    friend bool operator==(const HourSomewhere&, const HourSomewhere&) = default;
};

/// On a text, for so long or until an hour; neither: 48 hours.
struct OpenSilence {
    DocumentKey document;
    std::string on;
    std::optional<timing::Duration> lasting;
    std::optional<HourSomewhere> until;
    friend bool operator==(const OpenSilence&, const OpenSilence&) = default;
};

/// To a later end.
struct ExtendSilence {
    SilenceId silence;
    std::optional<timing::Duration> by;
    std::optional<HourSomewhere> until;
    friend bool operator==(const ExtendSilence&, const ExtendSilence&) = default;
};

struct ObjectToSilence {
    SilenceId silence;
    Voice by;
    std::optional<timing::UtcTime> received;  ///< none: now
    std::string reason;
    bool late = false;  ///< the officer knows that it came too late, and has it recorded
    friend bool operator==(const ObjectToSilence&, const ObjectToSilence&) = default;
};

/// The Chair's letter: the silence was broken, or was not; or the Chair takes it back.
struct ConcludeSilence {
    SilenceId silence;
    SilenceOutcome outcome = SilenceOutcome::unbroken;
    std::string letter;
    friend bool operator==(const ConcludeSilence&, const ConcludeSilence&) = default;
};

// ---- decisions
// -----------------------------------------------------------------------------------

struct OpenVote {
    MeetingKey meeting;
    Matter on;
    VoteMethod method = VoteMethod::show_of_hands;
    bool two_thirds = false;
    std::optional<DelegationKey> drawn;  ///< of a roll-call: the name drawn by lot
    friend bool operator==(const OpenVote&, const OpenVote&) = default;
};

/// In a recorded vote or a roll-call. A vote that was cast is changed by naming it.
struct CastVote {
    VoteId vote;
    DelegationKey delegation;
    VoteChoice choice = VoteChoice::in_favour;
    std::optional<VoteChoice> instead_of;
    friend bool operator==(const CastVote&, const CastVote&) = default;
};

/// The result as the Chair announced it. Counts are said after a show of hands only.
struct CloseVote {
    VoteId vote;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
    friend bool operator==(const CloseVote&, const CloseVote&) = default;
};

/// By consensus. After a vote, the vote's result is the decision.
struct TakeDecision {
    MeetingKey meeting;
    Matter on;
    DecisionOutcome outcome = DecisionOutcome::adopted;
    bool orally_amended = false;
    std::string amendments;
    friend bool operator==(const TakeDecision&, const TakeDecision&) = default;
};

struct TakePosition {
    DecisionId decision;
    Voice by;
    PositionKind kind = PositionKind::statement;
    std::vector<ParagraphKey> paragraphs;
    std::string text;
    friend bool operator==(const TakePosition&, const TakePosition&) = default;
};

// ---- bureau and circulars
// ------------------------------------------------------------------------

struct NominateOfficer {
    Nomination nomination;
    friend bool operator==(const NominateOfficer&, const NominateOfficer&) = default;
};

struct WithdrawNomination {
    Nomination nomination;
    friend bool operator==(const WithdrawNomination&, const WithdrawNomination&) = default;
};

struct SendCircular {
    std::string title;
    std::string text;
    std::string link;
    bool open_to_public = false;
    friend bool operator==(const SendCircular&, const SendCircular&) = default;
};

}  // namespace dais::meeting
