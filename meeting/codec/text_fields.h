// The fields of texts and decisions as JSON: in conference files' first row, commands, events and
// views. Part of descriptions.h, which says what a change here means.
#pragma once

#include "meeting/codec/field_macros.h"
#include "meeting/command.h"
#include "meeting/event.h"
#include "meeting/views.h"

namespace dais::meeting {

DAIS_WORDS(DifferenceKind, {DifferenceKind::same, "same"}, {DifferenceKind::removed, "removed"},
           {DifferenceKind::added, "added"});

}  // namespace dais::meeting

namespace dais::meeting::codec {

// ---- shared values
DAIS_FIELDS(Voice, field("delegation", &T::delegation), field("on_behalf_of", &T::on_behalf_of));
DAIS_FIELDS(Hold, field("by", &T::by), optional_field("reason", &T::reason));
DAIS_FIELDS(Paragraph, field("number", &T::number), optional_field("label", &T::label),
            optional_field("text", &T::text), optional_field("section", &T::section),
            field("item", &T::item), field("was", &T::was), optional_field("state", &T::state),
            optional_field("holds", &T::holds));
DAIS_FIELDS(Section, field("key", &T::key), field("heading", &T::heading),
            optional_field("level", &T::level), field("item", &T::item));
DAIS_FIELDS(LanguageVersion, field("language", &T::language), field("issued", &T::issued),
            optional_field("link", &T::link));
DAIS_FIELDS(Document, optional_field("key", &T::key), field("kind", &T::kind),
            optional_field("symbol", &T::symbol), optional_field("title", &T::title),
            field("draft", &T::draft), field("issued", &T::issued),
            optional_field("issued_assumed", &T::issued_assumed), optional_field("link", &T::link),
            optional_field("languages", &T::languages), field("supersedes", &T::supersedes),
            field("superseded_by", &T::superseded_by), optional_field("released", &T::released),
            optional_field("sections", &T::sections), optional_field("paragraphs", &T::paragraphs),
            field("adopted", &T::adopted));
DAIS_FIELDS(ProposedFor, field("document", &T::document),
            optional_field("paragraphs", &T::paragraphs), field("item", &T::item));
DAIS_FIELDS(Proposal, optional_field("key", &T::key), field("by", &T::by),
            field("place", &T::place), optional_field("title", &T::title),
            optional_field("text", &T::text), optional_field("link", &T::link),
            field("received", &T::received), optional_field("explained", &T::explained),
            optional_field("circulated", &T::circulated),
            optional_field("withdrawn", &T::withdrawn), field("taken_up", &T::taken_up));
DAIS_FIELDS(StickingPoint, optional_field("key", &T::key), field("title", &T::title),
            optional_field("concerned", &T::concerned),
            optional_field("facilitator", &T::facilitator), optional_field("note", &T::note),
            field("document", &T::document), optional_field("paragraphs", &T::paragraphs),
            optional_field("settled", &T::settled), optional_field("settled_how", &T::settled_how));
DAIS_FIELDS(ImportedTexts, optional_field("documents", &T::documents),
            optional_field("proposals", &T::proposals),
            optional_field("sticking_points", &T::sticking_points));
DAIS_FIELDS(Objection, field("by", &T::by), field("received", &T::received),
            optional_field("reason", &T::reason), optional_field("late", &T::late));
DAIS_FIELDS(Matter, field("document", &T::document), field("proposal", &T::proposal),
            field("item", &T::item), optional_field("text", &T::text));
DAIS_FIELDS(Position, field("by", &T::by), field("kind", &T::kind),
            optional_field("paragraphs", &T::paragraphs), optional_field("text", &T::text),
            field("at_us", &T::at));
DAIS_FIELDS(Nomination, field("office", &T::office), optional_field("group", &T::group),
            field("delegation", &T::delegation));
DAIS_FIELDS(HourSomewhere, field("at", &T::at), optional_field("zone", &T::zone),
            field("second_time", &T::second_time));

// ---- commands
DAIS_TYPED(IssueDocument, optional_field("kind", &T::kind), optional_field("symbol", &T::symbol),
           optional_field("title", &T::title), field("draft", &T::draft),
           field("issued", &T::issued), optional_field("link", &T::link),
           optional_field("languages", &T::languages), field("supersedes", &T::supersedes),
           optional_field("released", &T::released), optional_field("sections", &T::sections),
           optional_field("paragraphs", &T::paragraphs));
DAIS_TYPED(AmendDocument, field("document", &T::document), optional_field("symbol", &T::symbol),
           optional_field("title", &T::title), field("issued", &T::issued),
           optional_field("link", &T::link), optional_field("languages", &T::languages),
           field("released", &T::released));
DAIS_TYPED(ImportParagraphs, field("document", &T::document),
           optional_field("sections", &T::sections), field("paragraphs", &T::paragraphs));
DAIS_TYPED(AmendParagraph, field("document", &T::document), field("paragraph", &T::paragraph),
           optional_field("label", &T::label), optional_field("text", &T::text));
DAIS_TYPED(ConsiderText, field("meeting", &T::meeting), field("document", &T::document),
           optional_field("paragraphs", &T::paragraphs),
           optional_field("with_list", &T::with_list));
DAIS_TYPED(LeaveText, field("meeting", &T::meeting));
DAIS_TYPED(MarkParagraphs, field("document", &T::document), field("paragraphs", &T::paragraphs),
           field("state", &T::state));
DAIS_TYPED(HoldParagraph, field("document", &T::document), field("paragraph", &T::paragraph),
           field("by", &T::by), optional_field("reason", &T::reason));
DAIS_TYPED(LetParagraphGo, field("document", &T::document), field("paragraph", &T::paragraph),
           field("by", &T::by));
DAIS_TYPED(MakeProposal, field("by", &T::by), field("place", &T::place),
           optional_field("title", &T::title), optional_field("text", &T::text),
           optional_field("link", &T::link), field("received", &T::received));
DAIS_TYPED(AmendProposal, field("proposal", &T::proposal), optional_field("title", &T::title),
           optional_field("text", &T::text), optional_field("link", &T::link));
DAIS_TYPED(NoteProposalExplained, field("proposal", &T::proposal));
DAIS_TYPED(CirculateProposal, field("proposal", &T::proposal));
DAIS_TYPED(WithdrawProposal, field("proposal", &T::proposal));
DAIS_TYPED(TakeUpProposal, field("proposal", &T::proposal), field("draft", &T::draft));
DAIS_TYPED(RaiseStickingPoint, field("title", &T::title),
           optional_field("concerned", &T::concerned),
           optional_field("facilitator", &T::facilitator), optional_field("note", &T::note),
           field("document", &T::document), optional_field("paragraphs", &T::paragraphs));
DAIS_TYPED(AmendStickingPoint, field("point", &T::point), field("title", &T::title),
           optional_field("concerned", &T::concerned),
           optional_field("facilitator", &T::facilitator), optional_field("note", &T::note),
           field("document", &T::document), optional_field("paragraphs", &T::paragraphs),
           optional_field("settled", &T::settled), optional_field("settled_how", &T::settled_how));
DAIS_TYPED(OpenSilence, field("document", &T::document), optional_field("on", &T::on),
           field("lasting_us", &T::lasting), field("until", &T::until));
DAIS_TYPED(ExtendSilence, field("silence", &T::silence), field("by_us", &T::by),
           field("until", &T::until));
DAIS_TYPED(ObjectToSilence, field("silence", &T::silence), field("by", &T::by),
           field("received", &T::received), optional_field("reason", &T::reason),
           optional_field("late", &T::late));
DAIS_TYPED(ConcludeSilence, field("silence", &T::silence), field("outcome", &T::outcome),
           optional_field("letter", &T::letter));
DAIS_TYPED(OpenVote, field("meeting", &T::meeting), field("on", &T::on),
           optional_field("method", &T::method), optional_field("two_thirds", &T::two_thirds),
           field("drawn", &T::drawn));
DAIS_TYPED(CastVote, field("vote", &T::vote), field("delegation", &T::delegation),
           field("choice", &T::choice), field("instead_of", &T::instead_of));
DAIS_TYPED(CloseVote, field("vote", &T::vote), optional_field("in_favour", &T::in_favour),
           optional_field("against", &T::against), optional_field("abstaining", &T::abstaining));
DAIS_TYPED(TakeDecision, field("meeting", &T::meeting), field("on", &T::on),
           optional_field("outcome", &T::outcome),
           optional_field("orally_amended", &T::orally_amended),
           optional_field("amendments", &T::amendments));
DAIS_TYPED(TakePosition, field("decision", &T::decision), field("by", &T::by),
           field("kind", &T::kind), optional_field("paragraphs", &T::paragraphs),
           optional_field("text", &T::text));
DAIS_TYPED(NominateOfficer, field("nomination", &T::nomination));
DAIS_TYPED(WithdrawNomination, field("nomination", &T::nomination));
DAIS_TYPED(SendCircular, field("title", &T::title), optional_field("text", &T::text),
           optional_field("link", &T::link), optional_field("open_to_public", &T::open_to_public));

// ---- events
DAIS_TYPED(DocumentIssued, field("document", &T::document));
DAIS_TYPED(DocumentAmended, field("document", &T::document), field("symbol", &T::symbol),
           field("title", &T::title), field("issued", &T::issued), field("link", &T::link),
           field("languages", &T::languages), field("released", &T::released));
DAIS_TYPED(ParagraphsImported, field("document", &T::document), field("sections", &T::sections),
           field("paragraphs", &T::paragraphs));
DAIS_TYPED(ParagraphAmended, field("document", &T::document), field("paragraph", &T::paragraph),
           field("label", &T::label), field("text", &T::text));
DAIS_TYPED(TextTakenUp, field("meeting", &T::meeting), field("document", &T::document),
           field("paragraphs", &T::paragraphs), field("with_list", &T::with_list),
           field("title", &T::title), field("at_us", &T::at));
DAIS_TYPED(TextLeft, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(ParagraphsMarked, field("document", &T::document), field("paragraphs", &T::paragraphs),
           field("state", &T::state), field("at_us", &T::at));
DAIS_TYPED(ParagraphHeld, field("document", &T::document), field("paragraph", &T::paragraph),
           field("hold", &T::hold), field("at_us", &T::at));
DAIS_TYPED(ParagraphLetGo, field("document", &T::document), field("paragraph", &T::paragraph),
           field("by", &T::by), field("at_us", &T::at));
DAIS_TYPED(ProposalMade, field("proposal", &T::proposal));
DAIS_TYPED(ProposalAmended, field("proposal", &T::proposal), field("title", &T::title),
           field("text", &T::text), field("link", &T::link));
DAIS_TYPED(ProposalExplained, field("proposal", &T::proposal), field("at_us", &T::at));
DAIS_TYPED(ProposalCirculated, field("proposal", &T::proposal), field("at_us", &T::at));
DAIS_TYPED(ProposalWithdrawn, field("proposal", &T::proposal), field("at_us", &T::at));
DAIS_TYPED(ProposalTakenUp, field("proposal", &T::proposal), field("draft", &T::draft));
DAIS_TYPED(StickingPointRaised, field("point", &T::point));
DAIS_TYPED(StickingPointAmended, field("point", &T::point));
DAIS_TYPED(SilenceOpened, field("document", &T::document), field("on", &T::on),
           field("at_us", &T::at), field("ends", &T::ends));
DAIS_TYPED(SilenceExtended, field("silence", &T::silence), field("at_us", &T::at),
           field("ends", &T::ends));
DAIS_TYPED(SilenceObjected, field("silence", &T::silence), field("objection", &T::objection));
DAIS_TYPED(SilenceConcluded, field("silence", &T::silence), field("outcome", &T::outcome),
           field("letter", &T::letter), field("at_us", &T::at));
DAIS_TYPED(VoteOpened, field("meeting", &T::meeting), field("on", &T::on),
           field("method", &T::method), field("two_thirds", &T::two_thirds),
           field("order", &T::order), field("at_us", &T::at));
DAIS_TYPED(VoteCast, field("vote", &T::vote), field("delegation", &T::delegation),
           field("choice", &T::choice), field("at_us", &T::at));
DAIS_TYPED(VoteClosed, field("vote", &T::vote), field("in_favour", &T::in_favour),
           field("against", &T::against), field("abstaining", &T::abstaining),
           field("carried", &T::carried), field("at_us", &T::at));
DAIS_TYPED(DecisionTaken, field("meeting", &T::meeting), field("on", &T::on),
           field("outcome", &T::outcome), field("vote", &T::vote),
           field("orally_amended", &T::orally_amended), field("amendments", &T::amendments),
           field("at_us", &T::at));
DAIS_TYPED(PositionTaken, field("decision", &T::decision), field("position", &T::position));
DAIS_TYPED(OfficerNominated, field("nomination", &T::nomination));
DAIS_TYPED(NominationWithdrawn, field("nomination", &T::nomination));
DAIS_TYPED(CircularSent, field("title", &T::title), field("text", &T::text),
           field("link", &T::link), field("at_us", &T::at),
           field("open_to_public", &T::open_to_public));

// ---- views
DAIS_FIELDS(DifferenceRun, field("kind", &T::kind), field("text", &T::text));
DAIS_FIELDS(views::VoiceView, field("delegation", &T::delegation), field("name", &T::name),
            field("on_behalf_of", &T::on_behalf_of));
DAIS_FIELDS(views::HoldView, field("by", &T::by), field("reason", &T::reason));
DAIS_FIELDS(views::ParagraphView, field("number", &T::number), field("label", &T::label),
            field("text", &T::text), field("section", &T::section), field("item", &T::item),
            field("state", &T::state), field("changed", &T::changed),
            optional_field("holds", &T::holds));
DAIS_FIELDS(views::SectionView, field("key", &T::key), field("heading", &T::heading),
            field("level", &T::level), field("item", &T::item));
DAIS_FIELDS(views::LanguageView, field("language", &T::language), field("issued", &T::issued),
            field("link", &T::link));
DAIS_FIELDS(views::DocumentView, field("key", &T::key), field("kind", &T::kind),
            field("name", &T::name), field("symbol", &T::symbol), field("title", &T::title),
            field("draft", &T::draft), field("issued", &T::issued),
            field("issued_assumed", &T::issued_assumed), field("link", &T::link),
            field("languages", &T::languages), field("supersedes", &T::supersedes),
            field("superseded_by", &T::superseded_by), optional_field("released", &T::released),
            field("adopted", &T::adopted), field("orally_amended", &T::orally_amended),
            field("count", &T::count), field("sections", &T::sections),
            field("paragraphs", &T::paragraphs));
DAIS_FIELDS(views::ProposalView, field("key", &T::key), field("by", &T::by),
            field("document", &T::document), field("paragraphs", &T::paragraphs),
            field("item", &T::item), field("item_title", &T::item_title), field("title", &T::title),
            field("text", &T::text), field("link", &T::link), field("received", &T::received),
            field("explained", &T::explained), field("withdrawn", &T::withdrawn),
            field("taken_up", &T::taken_up), field("changed", &T::changed),
            optional_field("circulated", &T::circulated));
DAIS_FIELDS(views::StickingPointView, field("key", &T::key), field("title", &T::title),
            field("concerned", &T::concerned), field("facilitator", &T::facilitator),
            field("note", &T::note), field("document", &T::document),
            field("paragraphs", &T::paragraphs), field("settled", &T::settled),
            field("settled_how", &T::settled_how));
DAIS_FIELDS(views::ObjectionView, field("by", &T::by), field("received", &T::received),
            field("reason", &T::reason), field("late", &T::late));
DAIS_FIELDS(views::SilenceView, field("id", &T::id), field("document", &T::document),
            field("document_name", &T::document_name), field("on", &T::on),
            field("opened_us", &T::opened), field("ends", &T::ends),
            field("extensions", &T::extensions), field("outcome", &T::outcome),
            field("letter", &T::letter), field("concluded_us", &T::concluded),
            optional_field("broken", &T::broken), optional_field("objections", &T::objections));
DAIS_FIELDS(views::CastView, field("delegation", &T::delegation), field("name", &T::name),
            field("choice", &T::choice));
DAIS_FIELDS(views::VoteView, field("id", &T::id), field("meeting", &T::meeting),
            field("on", &T::on), field("method", &T::method), field("two_thirds", &T::two_thirds),
            field("closed", &T::closed), field("in_favour", &T::in_favour),
            field("against", &T::against), field("abstaining", &T::abstaining),
            field("carried", &T::carried), field("cast", &T::cast), field("next", &T::next),
            optional_field("next_name", &T::next_name));
DAIS_FIELDS(views::PositionView, field("by", &T::by), field("kind", &T::kind),
            field("paragraphs", &T::paragraphs), field("text", &T::text), field("at_us", &T::at));
DAIS_FIELDS(views::DecisionView, field("id", &T::id), field("meeting", &T::meeting),
            field("meeting_name", &T::meeting_name), field("on", &T::on),
            field("document", &T::document), field("outcome", &T::outcome), field("vote", &T::vote),
            field("orally_amended", &T::orally_amended), field("amendments", &T::amendments),
            field("at_us", &T::at), field("positions", &T::positions));
DAIS_FIELDS(views::CircularView, field("id", &T::id), field("title", &T::title),
            field("text", &T::text), field("link", &T::link), field("sent_us", &T::sent),
            optional_field("open_to_public", &T::open_to_public));
DAIS_FIELDS(views::OfficeView, field("office", &T::office), field("group", &T::group),
            field("name", &T::name), field("status", &T::status));
DAIS_FIELDS(views::TextsView, field("documents", &T::documents), field("proposals", &T::proposals),
            field("silences", &T::silences), field("votes", &T::votes),
            field("decisions", &T::decisions), field("circulars", &T::circulars),
            field("bureau", &T::bureau), optional_field("sticking_points", &T::sticking_points));
DAIS_FIELDS(views::ConsiderationView, field("document", &T::document), field("name", &T::name),
            field("paragraphs", &T::paragraphs), field("label", &T::label),
            field("state", &T::state));
DAIS_FIELDS(views::AnnouncedView, field("on", &T::on), field("outcome", &T::outcome),
            field("by_vote", &T::by_vote), field("orally_amended", &T::orally_amended));
DAIS_FIELDS(views::ScriptLineView, field("key", &T::key), field("names", &T::names));
DAIS_FIELDS(views::MeetingScriptView, field("meeting", &T::meeting), field("lines", &T::lines));
DAIS_FIELDS(views::ScriptView, field("meetings", &T::meetings));

}  // namespace dais::meeting::codec
