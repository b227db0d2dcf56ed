// The read models of texts and decisions. Part of views.h, which says how views are made and shown.
// The public's copy is made without what the public never sees: documents that are not released,
// proposals that are not circulated, sticking points, who holds a paragraph open, objections, and
// what the Chair has not announced.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/difference.h"
#include "meeting/ids.h"
#include "meeting/texts.h"
#include "timing/instant.h"

namespace dais::meeting::views {

/// Who speaks or writes; an empty name: the Chair.
struct VoiceView {
    std::optional<DelegationKey> delegation;
    std::string name;          ///< the delegation's list name
    std::string on_behalf_of;  ///< the group's name
    friend bool operator==(const VoiceView&, const VoiceView&) = default;
};

struct HoldView {
    VoiceView by;
    std::string reason;
    friend bool operator==(const HoldView&, const HoldView&) = default;
};

struct ParagraphView {
    ParagraphKey number;
    std::string label;
    std::string text;
    SectionKey section;
    std::string item;  ///< its number; empty: none
    ParagraphState state = ParagraphState::open;
    /// Against the same paragraph of the draft before; empty where there is none, or no text.
    Difference changed;
    std::vector<HoldView> holds;  ///< officers only
    friend bool operator==(const ParagraphView&, const ParagraphView&) = default;
};

struct SectionView {
    SectionKey key;
    std::string heading;
    int level = 1;
    std::string item;
    friend bool operator==(const SectionView&, const SectionView&) = default;
};

struct LanguageView {
    std::string language;
    std::optional<timing::UtcTime> issued;
    std::string link;
    friend bool operator==(const LanguageView&, const LanguageView&) = default;
};

struct DocumentView {
    DocumentKey key;
    DocumentKind kind = DocumentKind::outcome;
    std::string name;  ///< symbol, "Draft 3", or title: what fits
    std::string symbol;
    std::string title;
    std::optional<int> draft;
    timing::UtcTime issued;
    bool issued_assumed = false;
    std::string link;
    std::vector<LanguageView> languages;
    std::optional<DocumentKey> supersedes;
    std::optional<DocumentKey> superseded_by;
    bool released = false;
    std::optional<DecisionId> adopted;
    bool orally_amended = false;
    /// How many paragraphs, also where they are left out below.
    int count = 0;
    /// Of the draft in force; a superseded one's are left out, to keep messages small.
    std::vector<SectionView> sections;
    std::vector<ParagraphView> paragraphs;
    friend bool operator==(const DocumentView&, const DocumentView&) = default;
};

struct ProposalView {
    ProposalKey key;
    VoiceView by;
    std::optional<DocumentKey> document;
    std::string paragraphs;  ///< "24 and 25"; empty: none, or the whole
    std::string item;        ///< its number
    std::string item_title;
    std::string title;
    std::string text;
    std::string link;
    timing::UtcTime received;
    bool explained = false;
    bool withdrawn = false;
    std::string taken_up;  ///< the draft's name; empty: in none
    /// Of a text for one paragraph: against that paragraph. Of a formulation of an item: against
    /// the first of the same item (the Chair's, where there is one).
    Difference changed;
    bool circulated = false;  ///< officers only: the public sees no others
    friend bool operator==(const ProposalView&, const ProposalView&) = default;
};

struct StickingPointView {  ///< officers only
    StickingPointKey key;
    std::string title;
    std::vector<VoiceView> concerned;
    std::string facilitator;
    std::string note;
    std::string document;
    std::string paragraphs;
    bool settled = false;
    std::string settled_how;
    friend bool operator==(const StickingPointView&, const StickingPointView&) = default;
};

struct ObjectionView {
    VoiceView by;
    timing::UtcTime received;
    std::string reason;
    bool late = false;
    friend bool operator==(const ObjectionView&, const ObjectionView&) = default;
};

struct SilenceView {
    SilenceId id;
    DocumentKey document;
    std::string document_name;
    std::string on;
    timing::Instant opened;
    timing::UtcTime ends;
    int extensions = 0;
    std::optional<SilenceOutcome> outcome;  ///< as the Chair announced it
    std::string letter;
    std::optional<timing::Instant> concluded;
    // Officers and the Chair only.
    bool broken = false;
    std::vector<ObjectionView> objections;
    friend bool operator==(const SilenceView&, const SilenceView&) = default;
};

struct CastView {
    DelegationKey delegation;
    std::string name;
    VoteChoice choice = VoteChoice::in_favour;
    friend bool operator==(const CastView&, const CastView&) = default;
};

/// The public sees a vote once it is closed.
struct VoteView {
    VoteId id;
    MeetingKey meeting;
    std::string on;
    VoteMethod method = VoteMethod::show_of_hands;
    bool two_thirds = false;
    bool closed = false;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
    bool carried = false;
    std::vector<CastView> cast;         ///< in the order of the roll, else alphabetical
    std::optional<DelegationKey> next;  ///< officers only: who is called next in a roll-call
    std::string next_name;
    friend bool operator==(const VoteView&, const VoteView&) = default;
};

struct PositionView {
    VoiceView by;
    PositionKind kind = PositionKind::statement;
    std::string paragraphs;
    std::string text;
    timing::Instant at;
    friend bool operator==(const PositionView&, const PositionView&) = default;
};

struct DecisionView {
    DecisionId id;
    MeetingKey meeting;
    std::string meeting_name;
    std::string on;
    std::optional<DocumentKey> document;
    DecisionOutcome outcome = DecisionOutcome::adopted;
    std::optional<VoteId> vote;  ///< none: by consensus
    bool orally_amended = false;
    std::string amendments;
    timing::Instant at;
    std::vector<PositionView> positions;
    friend bool operator==(const DecisionView&, const DecisionView&) = default;
};

struct CircularView {
    CircularId id;
    std::string title;
    std::string text;
    std::string link;
    timing::Instant sent;
    bool open_to_public = false;  ///< officers only: the public sees no others
    friend bool operator==(const CircularView&, const CircularView&) = default;
};

/// A seat of the bureau.
struct OfficeView {
    std::string office;  ///< "chair", "chair-designate", "vice-chair"
    std::string group;   ///< the regional group's name; empty: none
    std::string name;    ///< of the delegation; empty: the seat is vacant
    std::string status;  ///< "elected", "designate", "nominated", "vacant"
    friend bool operator==(const OfficeView&, const OfficeView&) = default;
};

struct TextsView {                        ///< "texts"
    std::vector<DocumentView> documents;  ///< oldest first
    std::vector<ProposalView> proposals;  ///< formulations of one item together, the first first
    std::vector<SilenceView> silences;
    std::vector<VoteView> votes;
    std::vector<DecisionView> decisions;
    std::vector<CircularView> circulars;
    std::vector<OfficeView> bureau;
    std::vector<StickingPointView> sticking_points;  ///< officers only
    friend bool operator==(const TextsView&, const TextsView&) = default;
};

// ---- on the floor of a room --------------------------------------------------------------------

/// The part of a text that is on the floor.
struct ConsiderationView {
    DocumentKey document;
    std::string name;        ///< of the document
    std::string paragraphs;  ///< "24 to 30"; empty: the whole
    std::string label;       ///< of the paragraph where it is one, or the section's heading
    std::optional<ParagraphState> state;  ///< where all have one
    friend bool operator==(const ConsiderationView&, const ConsiderationView&) = default;
};

/// The Chair's last announcement of a decision at this meeting, until the floor is given again.
struct AnnouncedView {
    std::string on;
    DecisionOutcome outcome = DecisionOutcome::adopted;
    bool by_vote = false;
    bool orally_amended = false;
    friend bool operator==(const AnnouncedView&, const AnnouncedView&) = default;
};

/// One thing the Chair may say next: a key of the strings tables and what it names.
struct ScriptLineView {
    std::string key;
    std::map<std::string, std::string> names;
    friend bool operator==(const ScriptLineView&, const ScriptLineView&) = default;
};

/// What the Chair says next at a meeting, the most likely first.
struct MeetingScriptView {
    MeetingKey meeting;
    std::vector<ScriptLineView> lines;
    friend bool operator==(const MeetingScriptView&, const MeetingScriptView&) = default;
};

struct ScriptView {  ///< "script": officers and the Chair
    std::vector<MeetingScriptView> meetings;
    friend bool operator==(const ScriptView&, const ScriptView&) = default;
};

}  // namespace dais::meeting::views
