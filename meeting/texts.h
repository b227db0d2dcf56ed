// The road of a text: documents and their paragraphs, proposals, sticking points, silence
// procedures, votes, decisions, circulars. Plain values. Conference holds them as one immutable
// value that is copied when it changes (Conference::texts), so that views know by its address
// whether they must be made anew.
//
// Sources: the founding papers (drafts, silence, dissociation) and PROCEDURE. Nothing is agreed
// until everything is agreed: a paragraph is agreed provisionally until the whole is adopted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "meeting/speakers.h"
#include "timing/instant.h"

namespace dais::meeting {

/// On whose behalf a text is put forward, or a paragraph held open. No delegation: the Chair.
struct Voice {
    std::optional<DelegationKey> delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    friend bool operator==(const Voice&, const Voice&) = default;
};

// ---- documents -------------------------------------------------------------------------------

/// `agreed` is reached by the adoption of the whole alone.
enum class ParagraphState { open, provisionally_agreed, agreed, bracketed, deleted };

/// Who holds a paragraph open. Never public.
struct Hold {
    Voice by;
    std::string reason;
    friend bool operator==(const Hold&, const Hold&) = default;
};

struct Paragraph {
    ParagraphKey number;              ///< as printed: "24", "24 bis"; unique in its document
    std::string label;                ///< what it is about, in a few words
    std::string text;                 ///< as far as an officer pasted it; may be empty
    SectionKey section;               ///< of the same document; empty: none
    std::optional<ItemKey> item;      ///< the agenda item it belongs to
    std::optional<ParagraphKey> was;  ///< its number in the superseded draft; none: the same
    ParagraphState state = ParagraphState::open;
    std::vector<Hold> holds;  ///< in the order in which they came
    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// A part of a document under a heading.
struct Section {
    SectionKey key;
    std::string heading;
    int level = 1;  ///< 1: a chapter; 2: a part of one
    std::optional<ItemKey> item;
    friend bool operator==(const Section&, const Section&) = default;
};

/// One language a document is there in.
struct LanguageVersion {
    std::string language;                   ///< ISO 639-1: "fr"
    std::optional<timing::UtcTime> issued;  ///< none: announced, not there yet
    std::string link;
    friend bool operator==(const LanguageVersion&, const LanguageVersion&) = default;
};

/// `outcome`: a rung of the ladder zero draft, draft 1 .. n, adopted.
enum class DocumentKind { outcome, working_paper, report, other };

struct Document {
    DocumentKey key;
    DocumentKind kind = DocumentKind::outcome;
    std::string symbol;  ///< "A/CONF.192/BMS/2021/CRP.2"; may be empty
    std::string title;
    std::optional<int> draft;  ///< of an outcome: 0 the zero draft
    timing::UtcTime issued;
    bool issued_assumed = false;  ///< the papers do not give the hour: screens show the day
    std::string link;
    std::vector<LanguageVersion> languages;
    std::optional<DocumentKey> supersedes;
    std::optional<DocumentKey> superseded_by;
    bool released = false;              ///< public screens may show it
    std::vector<Section> sections;      ///< in the order of the text
    std::vector<Paragraph> paragraphs;  ///< likewise
    std::optional<DecisionId> adopted;  ///< by which decision
    friend bool operator==(const Document&, const Document&) = default;
};

/// The part of a document that is on the floor. No paragraphs: the whole of it.
struct Consideration {
    DocumentKey document;
    std::vector<ParagraphKey> paragraphs;
    std::optional<ListKey> list;  ///< its own list of speakers
    timing::Instant since;
    friend bool operator==(const Consideration&, const Consideration&) = default;
};

// ---- proposals and sticking points ------------------------------------------------------------

/// Where a formulation is meant to stand: paragraphs of a document, or an agenda item. One of both.
struct ProposedFor {
    std::optional<DocumentKey> document;
    std::vector<ParagraphKey> paragraphs;
    std::optional<ItemKey> item;
    friend bool operator==(const ProposedFor&, const ProposedFor&) = default;
};

struct Proposal {
    ProposalKey key;
    Voice by;
    ProposedFor place;
    std::string title;  ///< "European Union text on item B"; may be empty
    std::string text;   ///< as far as an officer pasted it
    std::string link;
    timing::UtcTime received;
    bool explained = false;   ///< its author has introduced it
    bool circulated = false;  ///< until then it is never public
    bool withdrawn = false;
    std::optional<DocumentKey> taken_up;  ///< in which draft
    friend bool operator==(const Proposal&, const Proposal&) = default;
};

/// An issue on which agreement hangs. The board of them is never public.
struct StickingPoint {
    StickingPointKey key;
    std::string title;
    std::vector<Voice> concerned;
    std::string facilitator;  ///< who brings them together; may be empty
    std::string note;
    std::optional<DocumentKey> document;
    std::vector<ParagraphKey> paragraphs;
    bool settled = false;
    std::string settled_how;
    friend bool operator==(const StickingPoint&, const StickingPoint&) = default;
};

// ---- silence -----------------------------------------------------------------------------------

/// An objection with the moment at which it came. Names are for officers and the Chair only.
struct Objection {
    Voice by;
    timing::UtcTime received;
    std::string reason;
    bool late = false;  ///< came at or after the end: it breaks nothing
    friend bool operator==(const Objection&, const Objection&) = default;
};

/// What the Chair announced when it was over.
enum class SilenceOutcome { unbroken, broken, withdrawn };

struct Silence {
    SilenceId id;
    DocumentKey document;
    std::string on;  ///< what of it, where it is not the whole: "paragraphs 24 to 30"
    timing::Instant opened;
    timing::UtcTime ends;  ///< an objection at this moment is late
    int extensions = 0;
    std::vector<Objection> objections;      ///< in the order in which they were recorded
    std::optional<SilenceOutcome> outcome;  ///< none: the Chair has not announced it
    std::string letter;                     ///< the Chair's: symbol or link
    std::optional<timing::Instant> concluded;
    friend bool operator==(const Silence&, const Silence&) = default;
};

/// Whether an objection came in time.
[[nodiscard]] bool broken(const Silence& silence);

// ---- decisions ---------------------------------------------------------------------------------

/// What a decision or a vote is about: a document, a proposal, an agenda item, or words.
struct Matter {
    std::optional<DocumentKey> document;
    std::optional<ProposalKey> proposal;
    std::optional<ItemKey> item;
    std::string text;  ///< "the draft decision on dates"; with the others: a remark
    friend bool operator==(const Matter&, const Matter&) = default;
};

/// Show of hands is the default; a recorded vote and a roll-call, from a name drawn by lot in
/// English alphabetical order, are the others (PROCEDURE, common).
enum class VoteMethod { show_of_hands, recorded, roll_call };
enum class VoteChoice { in_favour, against, abstaining, absent };

struct Vote {
    VoteId id;
    MeetingKey meeting;
    Matter on;
    VoteMethod method = VoteMethod::show_of_hands;
    bool two_thirds = false;
    timing::Instant opened;
    std::vector<DelegationKey> order;  ///< of a roll-call: from the drawn name on
    std::map<DelegationKey, VoteChoice> cast;
    std::optional<timing::Instant> closed;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
    bool carried = false;
    friend bool operator==(const Vote&, const Vote&) = default;
};

/// Who is called next in a roll-call; nothing when all were called, or it is none.
[[nodiscard]] std::optional<DelegationKey> next_in_roll_call(const Vote& vote);

/// Of those present and voting: abstentions are not votes; a tie does not carry.
[[nodiscard]] bool carries(int in_favour, int against, bool two_thirds);

enum class DecisionOutcome { adopted, rejected, deferred, taken_note };

/// `explanation`: of position or of vote.
enum class PositionKind { statement, reservation, dissociation, explanation };

/// What a delegation puts on record about a decision.
struct Position {
    Voice by;
    PositionKind kind = PositionKind::statement;
    std::vector<ParagraphKey> paragraphs;  ///< of the document that was adopted
    std::string text;
    timing::Instant at;
    friend bool operator==(const Position&, const Position&) = default;
};

struct TakenDecision {
    DecisionId id;
    MeetingKey meeting;
    Matter on;
    DecisionOutcome outcome = DecisionOutcome::adopted;
    std::optional<VoteId> vote;  ///< none: by consensus
    bool orally_amended = false;
    std::string amendments;  ///< as read out
    timing::Instant at;
    std::vector<Position> positions;
    friend bool operator==(const TakenDecision&, const TakenDecision&) = default;
};

// ---- bureau and circulars ----------------------------------------------------------------------

/// A candidate of a regional group for an office that is to be filled.
struct Nomination {
    std::string office;
    std::string group;  ///< a regional group's key; empty: none
    DelegationKey delegation;
    friend bool operator==(const Nomination&, const Nomination&) = default;
};

/// A message from the Chair to all delegations.
struct Circular {
    CircularId id;
    std::string title;
    std::string text;
    std::string link;
    timing::Instant sent;
    bool open_to_public = false;  ///< not to delegations alone
    friend bool operator==(const Circular&, const Circular&) = default;
};

// ---- all of it ---------------------------------------------------------------------------------

struct Texts {
    /// In the order in which they were issued. Shared, so that a copy of the whole is cheap.
    std::vector<std::shared_ptr<const Document>> documents;
    std::vector<Proposal> proposals;
    std::vector<StickingPoint> sticking_points;
    std::vector<Silence> silences;
    std::vector<Vote> votes;
    std::vector<TakenDecision> decisions;
    std::vector<Circular> circulars;
};

/// What a conference file brings of all this.
struct ImportedTexts {
    std::vector<Document> documents;
    std::vector<Proposal> proposals;
    std::vector<StickingPoint> sticking_points;
    friend bool operator==(const ImportedTexts&, const ImportedTexts&) = default;
};

// Look-ups; nullptr where there is none.
[[nodiscard]] const Document* find(const Texts& texts, const DocumentKey& key);
[[nodiscard]] const Paragraph* find(const Document& document, const ParagraphKey& number);
[[nodiscard]] const Section* find(const Document& document, const SectionKey& key);
[[nodiscard]] const Proposal* find(const Texts& texts, const ProposalKey& key);
[[nodiscard]] const StickingPoint* find(const Texts& texts, const StickingPointKey& key);
[[nodiscard]] const Silence* find(const Texts& texts, SilenceId id);
[[nodiscard]] const Vote* find(const Texts& texts, VoteId id);
[[nodiscard]] const TakenDecision* find(const Texts& texts, DecisionId id);

/// The vote of a meeting that is open; nullptr: none.
[[nodiscard]] const Vote* open_vote(const Texts& texts, const MeetingKey& meeting);

/// What people call a document: "A/CONF.192/CRP.2", "Draft 3", or its title.
[[nodiscard]] std::string name_of(const Document& document);

/// "24", "24 and 25", "24 to 30", "24, 26 and 30" of a document's paragraphs, runs drawn together.
[[nodiscard]] std::string numbers_of(const Document& document,
                                     const std::vector<ParagraphKey>& paragraphs);

}  // namespace dais::meeting
