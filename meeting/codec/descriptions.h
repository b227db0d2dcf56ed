// The fields of everything that crosses a border as JSON, one table a struct: journal payloads,
// commands, views. Changing a name here changes the protocol and the file format: raise the type's
// version in event_rows.cpp and add an upcaster, or the protocol's version.
#pragma once

#include "meeting/codec/access_fields.h"
#include "meeting/codec/field_macros.h"
#include "meeting/codec/figures_fields.h"
#include "meeting/codec/podium_fields.h"
#include "meeting/codec/programme_fields.h"
#include "meeting/codec/projection_fields.h"
#include "meeting/codec/text_fields.h"
#include "meeting/command.h"
#include "meeting/event.h"
#include "meeting/facts.h"
#include "meeting/refusal.h"
#include "meeting/views.h"

namespace dais::meeting {

DAIS_WORDS(views::StatementKind, {views::StatementKind::national, "national"},
           {views::StatementKind::group, "group"}, {views::StatementKind::presider, "presider"},
           {views::StatementKind::dialogue, "dialogue"});
DAIS_WORDS(views::ClockState, {views::ClockState::standing, "standing"},
           {views::ClockState::running, "running"}, {views::ClockState::paused, "paused"},
           {views::ClockState::concluded, "concluded"}, {views::ClockState::none, "none"});
DAIS_WORDS(views::Outcome, {views::Outcome::speaking, "speaking"},
           {views::Outcome::spoken, "spoken"}, {views::Outcome::withdrawn, "withdrawn"},
           {views::Outcome::refused, "refused"}, {views::Outcome::passed, "passed"},
           {views::Outcome::in_writing, "in-writing"});

}  // namespace dais::meeting

namespace dais::meeting::codec {

// ---- shared values ----------------------------------------------------------------------------

DAIS_FIELDS(Actor, field("link", &T::link), field("name", &T::name));
DAIS_FIELDS(OnBehalfOf, field("group", &T::group), optional_field("name", &T::name),
            optional_field("states", &T::states));

DAIS_FIELDS(Person, field("name", &T::name), optional_field("title", &T::title),
            optional_field("address", &T::address));
DAIS_FIELDS(SpeakerDetails, optional_field("people", &T::people), field("rank", &T::rank),
            optional_field("language", &T::language), field("length_us", &T::length),
            optional_field("aligning", &T::aligning), optional_field("note", &T::note));

// ---- commands ---------------------------------------------------------------------------------

DAIS_TYPED(OpenMeeting, field("meeting", &T::meeting));
DAIS_TYPED(SuspendMeeting, field("meeting", &T::meeting), field("concluding", &T::concluding),
           field("expected_us", &T::expected));
DAIS_TYPED(ResumeMeeting, field("meeting", &T::meeting));
DAIS_TYPED(AdjournMeeting, field("meeting", &T::meeting), field("concluding", &T::concluding));
DAIS_TYPED(InscribeSpeaker, field("list", &T::list), field("delegation", &T::delegation),
           field("on_behalf_of", &T::on_behalf_of), field("speaker_class", &T::speaker_class),
           optional_field("modality", &T::modality), optional_field("details", &T::details),
           field("side", &T::side), field("meeting", &T::meeting));
DAIS_TYPED(WithdrawInscription, field("inscription", &T::inscription));
DAIS_TYPED(MoveInscription, field("inscription", &T::inscription), field("before", &T::before),
           field("authority", &T::authority));
DAIS_TYPED(GiveFloor, field("meeting", &T::meeting), field("inscription", &T::inscription),
           field("replacing", &T::replacing), field("authority", &T::authority),
           optional_field("holds_another", &T::holds_another));
DAIS_TYPED(GiveFloorToPresider, field("meeting", &T::meeting), field("office", &T::office),
           optional_field("name", &T::name), field("limit_us", &T::limit),
           field("replacing", &T::replacing));
DAIS_TYPED(StartStatement, field("statement", &T::statement), optional_field("ago_us", &T::ago));
DAIS_TYPED(PauseStatement, field("statement", &T::statement));
DAIS_TYPED(ResumeStatement, field("statement", &T::statement));
DAIS_TYPED(ConcludeStatement, field("statement", &T::statement));
DAIS_TYPED(ReleaseSpeakers, field("meeting", &T::meeting), field("count", &T::count));
DAIS_TYPED(UndoAction, field("action", &T::action));
DAIS_TYPED(AdvanceRehearsal, field("by_us", &T::by));
DAIS_TYPED(SetRehearsalClock, field("utc", &T::utc));
template <>
struct TypeOf<ConfirmClock> {
    static constexpr std::string_view type = "ConfirmClock";
};
template <>
struct FieldsOf<ConfirmClock> {
    static constexpr std::string_view name = "ConfirmClock";
    static constexpr std::tuple<> fields{};
};

template <>
struct TypeOf<RestartDesk> {
    static constexpr std::string_view type = "RestartDesk";
};
template <>
struct FieldsOf<RestartDesk> {
    static constexpr std::string_view name = "RestartDesk";
    static constexpr std::tuple<> fields{};
};

DAIS_TYPED(OpenList, field("list", &T::list), field("from", &T::from));
DAIS_TYPED(AnnounceListClosing, field("list", &T::list), field("at", &T::at));
DAIS_TYPED(CloseList, field("list", &T::list), optional_field("consent", &T::consent));
DAIS_TYPED(ReopenList, field("list", &T::list), optional_field("consent", &T::consent));
DAIS_TYPED(CreateList, field("meeting", &T::meeting), field("title", &T::title));
DAIS_TYPED(GrantRequest, field("inscription", &T::inscription));
DAIS_TYPED(RefuseRequest, field("inscription", &T::inscription), field("reason", &T::reason));
DAIS_FIELDS(ImportedSpeaker, field("delegation", &T::delegation),
            field("on_behalf_of", &T::on_behalf_of), optional_field("modality", &T::modality),
            optional_field("details", &T::details));
DAIS_TYPED(ImportSpeakers, field("list", &T::list), field("speakers", &T::speakers));
DAIS_TYPED(ReorderList, field("list", &T::list), field("order", &T::order),
           field("authority", &T::authority));
DAIS_TYPED(SwapInscriptions, field("one", &T::one), field("other", &T::other));
DAIS_TYPED(AmendInscription, field("inscription", &T::inscription), field("modality", &T::modality),
           field("details", &T::details));
DAIS_TYPED(NoteTextReceived, field("inscription", &T::inscription), field("words", &T::words));
DAIS_TYPED(NoteReadiness, field("inscription", &T::inscription), field("readiness", &T::readiness));
DAIS_TYPED(MarkAbsent, field("inscription", &T::inscription));
DAIS_TYPED(ReinstateInscription, field("inscription", &T::inscription));
DAIS_TYPED(TakeInWriting, field("inscription", &T::inscription));
DAIS_TYPED(AdjustTime, field("statement", &T::statement), field("by_us", &T::by));
DAIS_TYPED(SetTimeLimit, field("list", &T::list), field("speaker_class", &T::speaker_class),
           field("limit_us", &T::limit));
DAIS_TYPED(NoteLinkLost, field("statement", &T::statement), optional_field("ago_us", &T::ago));
DAIS_TYPED(NoteLinkRestored, field("statement", &T::statement));
DAIS_TYPED(SkipSpeaker, field("statement", &T::statement));
DAIS_TYPED(NoteServiceLost, field("meeting", &T::meeting), field("service", &T::service),
           optional_field("channel", &T::channel), optional_field("ago_us", &T::ago));
DAIS_TYPED(NoteServiceRestored, field("meeting", &T::meeting));
DAIS_TYPED(NotePlaybackFailed, field("statement", &T::statement));
DAIS_TYPED(SpeakLiveInstead, field("statement", &T::statement), field("modality", &T::modality));
DAIS_TYPED(OpenDialogue, field("meeting", &T::meeting), optional_field("title", &T::title),
           field("limit_us", &T::limit), field("replacing", &T::replacing));
DAIS_TYPED(TakeTurn, field("statement", &T::statement), field("asks", &T::asks),
           optional_field("answers", &T::answers));
DAIS_TYPED(SetStrictness, field("meeting", &T::meeting), field("policy", &T::policy));
DAIS_TYPED(NoteMicrophones, field("room", &T::room), field("connected", &T::connected));
DAIS_TYPED(ConfirmMicrophoneOff, field("statement", &T::statement));
DAIS_TYPED(RaisePointOfOrder, field("meeting", &T::meeting), field("delegation", &T::delegation),
           optional_field("on_the_voting", &T::on_the_voting));
DAIS_TYPED(RecognizePointOfOrder, field("point", &T::point));
DAIS_TYPED(WithdrawPointOfOrder, field("point", &T::point));
DAIS_TYPED(RuleOnPointOfOrder, field("point", &T::point), optional_field("ruling", &T::ruling));
DAIS_TYPED(AppealRuling, field("point", &T::point), field("delegation", &T::delegation));
DAIS_TYPED(DecideAppeal, field("point", &T::point), field("to_overrule", &T::to_overrule),
           field("to_uphold", &T::to_uphold), optional_field("abstaining", &T::abstaining));
DAIS_TYPED(MakeMotion, field("meeting", &T::meeting), field("kind", &T::kind),
           field("delegation", &T::delegation), optional_field("text", &T::text),
           field("list", &T::list));
DAIS_TYPED(WithdrawMotion, field("motion", &T::motion));
DAIS_TYPED(DecideMotion, field("motion", &T::motion),
           optional_field("without_vote", &T::without_vote), optional_field("carried", &T::carried),
           optional_field("in_favour", &T::in_favour), optional_field("against", &T::against),
           optional_field("abstaining", &T::abstaining));
DAIS_TYPED(BeginVoting, field("meeting", &T::meeting), optional_field("on", &T::on));
DAIS_TYPED(EndVoting, field("meeting", &T::meeting), optional_field("result", &T::result));
DAIS_TYPED(TakeFormalStep, field("meeting", &T::meeting), field("step", &T::step),
           optional_field("name", &T::name), optional_field("office", &T::office),
           field("delegation", &T::delegation), field("item", &T::item),
           field("present", &T::present), optional_field("text", &T::text));
DAIS_TYPED(CorrectAnnouncement, field("action", &T::action), field("reason", &T::reason));
DAIS_TYPED(RedoAction, field("action", &T::action));

// ---- facts ------------------------------------------------------------------------------------

DAIS_FIELDS(NameForms, field("list", &T::list), field("sort", &T::sort), field("full", &T::full),
            field("spoken", &T::spoken), optional_field("hint", &T::hint));
DAIS_FIELDS(Rights, field("vote", &T::vote), field("point_of_order", &T::point_of_order),
            field("replies", &T::replies));
DAIS_FIELDS(Delegation, field("key", &T::key), field("kind", &T::kind),
            optional_field("rights", &T::rights), field("iso2", &T::iso2),
            field("region", &T::region), field("electoral_group", &T::electoral_group),
            field("listed_in", &T::listed_in), field("en", &T::en), field("aliases", &T::aliases),
            field("note", &T::note), optional_field("list_names", &T::list_names),
            optional_field("spoken_names", &T::spoken_names));
DAIS_FIELDS(Group, field("key", &T::key), field("kind", &T::kind), field("list", &T::list),
            field("short", &T::short_name), field("spoken", &T::spoken),
            field("aliases", &T::aliases), field("members", &T::members));
DAIS_FIELDS(SpeakerClass, field("key", &T::key), field("name", &T::name),
            field("limit_us", &T::limit), field("source", &T::source),
            optional_field("order", &T::order));
DAIS_FIELDS(SpeakerRank, field("key", &T::key), field("name", &T::name));
DAIS_FIELDS(Strictness, field("policy", &T::policy), field("second_call_us", &T::second_call),
            field("grace_us", &T::grace), field("source", &T::source));
DAIS_FIELDS(ReplyRules, field("first_limit_us", &T::first_limit),
            field("second_limit_us", &T::second_limit), field("place", &T::place),
            field("source", &T::source));
DAIS_FIELDS(MotionRule, field("kind", &T::kind), field("precedence", &T::precedence),
            field("speakers_for", &T::speakers_for),
            field("speakers_against", &T::speakers_against), field("two_thirds", &T::two_thirds),
            field("source", &T::source));
DAIS_FIELDS(QuorumRule, field("open_one_in", &T::open_one_in), field("source", &T::source));
// What came later than the first version may be missing in files of that version.
DAIS_FIELDS(Profile, field("key", &T::key), field("name", &T::name), field("classes", &T::classes),
            optional_field("by_class", &T::by_class),
            field("group_statement_class", &T::group_statement_class),
            field("warning_us", &T::warning), field("released_next", &T::released_next),
            optional_field("ranks", &T::ranks),
            optional_field("explanation_limit_us", &T::explanation_limit),
            optional_field("consent_to_close", &T::consent_to_close),
            optional_field("consent_to_reopen", &T::consent_to_reopen),
            optional_field("words_a_minute", &T::words_a_minute),
            optional_field("strictness", &T::strictness), optional_field("replies", &T::replies),
            optional_field("motions", &T::motions), optional_field("quorum", &T::quorum),
            optional_field("by_link", &T::by_link));
DAIS_FIELDS(Room, field("key", &T::key), field("name", &T::name),
            field("name_known", &T::name_known));
DAIS_FIELDS(AgendaItem, field("key", &T::key), field("number", &T::number),
            field("letter", &T::letter), field("title", &T::title),
            field("short_title", &T::short_title), field("debate", &T::debate));
DAIS_FIELDS(BureauMember, field("office", &T::office), field("delegation", &T::delegation),
            field("group", &T::group), field("status", &T::status));
DAIS_FIELDS(ConferenceFacts, field("key", &T::key), field("short_title", &T::short_title),
            field("title", &T::title), field("venue", &T::venue), field("zone", &T::zone),
            field("first_day", &T::first_day), field("last_day", &T::last_day),
            field("profile", &T::profile), field("delegations", &T::delegations),
            field("groups", &T::groups), field("rooms", &T::rooms), field("bureau", &T::bureau),
            field("agenda", &T::agenda), field("meetings", &T::meetings),
            optional_field("hours", &T::hours), optional_field("series", &T::series),
            optional_field("texts", &T::texts));

// ---- events (ConferenceCreated holds its facts by pointer: event_rows.cpp)
// -----------------------

DAIS_TYPED(RecordOpened, field("at_us", &T::at), field("same_boot", &T::same_boot),
           field("elapsed_us", &T::elapsed));
DAIS_TYPED(LeadTaken, field("at_us", &T::at), field("term", &T::term), field("name", &T::name),
           field("address", &T::address), field("utc", &T::utc));
DAIS_TYPED(StandbyJoined, field("name", &T::name), field("address", &T::address),
           field("leader", &T::leader));
DAIS_TYPED(ClockConfirmed, field("at_us", &T::at));
DAIS_TYPED(UtcAnchored, field("utc_at_zero", &T::utc_at_zero));
DAIS_TYPED(RehearsalAdvanced, field("by_us", &T::by), field("to_us", &T::to));
DAIS_TYPED(MeetingOpened, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(MeetingSuspended, field("meeting", &T::meeting), field("at_us", &T::at),
           field("expected_until_us", &T::expected_until));
DAIS_TYPED(MeetingResumed, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(MeetingAdjourned, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(SpeakersCarriedOver, field("list", &T::list), field("from", &T::from),
           field("to", &T::to), field("inscriptions", &T::inscriptions));
DAIS_TYPED(SpeakerInscribed, field("list", &T::list), field("delegation", &T::delegation),
           field("on_behalf_of", &T::on_behalf_of), field("speaker_class", &T::speaker_class),
           field("modality", &T::modality), field("before", &T::before),
           optional_field("details", &T::details), field("side", &T::side),
           field("meeting", &T::meeting), optional_field("reply", &T::reply));
DAIS_TYPED(InscriptionWithdrawn, field("inscription", &T::inscription));
DAIS_TYPED(InscriptionMoved, field("inscription", &T::inscription), field("before", &T::before),
           field("authority", &T::authority), field("out_of_class", &T::out_of_class));
DAIS_TYPED(FloorGiven, field("meeting", &T::meeting), field("room", &T::room),
           field("inscription", &T::inscription), field("at_us", &T::at),
           field("allotted_us", &T::allotted), field("warning_us", &T::warning),
           field("authority", &T::authority));
DAIS_TYPED(FloorGivenToPresider, field("meeting", &T::meeting), field("room", &T::room),
           field("office", &T::office), field("name", &T::name), field("at_us", &T::at),
           field("allotted_us", &T::allotted), field("warning_us", &T::warning));
DAIS_TYPED(StatementStarted, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(StatementPaused, field("statement", &T::statement), field("at_us", &T::at),
           optional_field("because", &T::because));
DAIS_TYPED(StatementResumed, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(StatementConcluded, field("statement", &T::statement), field("at_us", &T::at),
           field("used_us", &T::used));
DAIS_TYPED(StatementTimeElapsed, field("statement", &T::statement), field("at_us", &T::at),
           field("noticed_after_us", &T::noticed_after));
DAIS_TYPED(SpeakersReleased, field("meeting", &T::meeting), field("count", &T::count));
DAIS_TYPED(ActionUndone, field("action", &T::action));

DAIS_TYPED(ListOpened, field("list", &T::list), field("at_us", &T::at), field("from", &T::from));
DAIS_TYPED(ListClosingAnnounced, field("list", &T::list), field("closes", &T::closes));
DAIS_TYPED(ListClosed, field("list", &T::list), field("at_us", &T::at),
           field("consent", &T::consent));
DAIS_TYPED(ListReopened, field("list", &T::list), field("at_us", &T::at),
           field("consent", &T::consent));
DAIS_TYPED(ListCreated, field("meeting", &T::meeting), field("title", &T::title));
DAIS_TYPED(LateRequestReceived, field("list", &T::list), field("delegation", &T::delegation),
           field("on_behalf_of", &T::on_behalf_of), field("speaker_class", &T::speaker_class),
           field("modality", &T::modality), field("details", &T::details), field("at_us", &T::at));
DAIS_TYPED(RequestGranted, field("inscription", &T::inscription), field("before", &T::before));
DAIS_TYPED(RequestRefused, field("inscription", &T::inscription), field("reason", &T::reason));
DAIS_TYPED(SpeakersImported, field("list", &T::list), field("count", &T::count));
DAIS_TYPED(ListReordered, field("list", &T::list), field("order", &T::order),
           field("authority", &T::authority), field("out_of_class", &T::out_of_class));
DAIS_TYPED(InscriptionsSwapped, field("one", &T::one), field("other", &T::other),
           field("out_of_class", &T::out_of_class));
DAIS_TYPED(InscriptionAmended, field("inscription", &T::inscription),
           field("modality", &T::modality), field("details", &T::details));
DAIS_TYPED(TextReceived, field("inscription", &T::inscription), field("at_us", &T::at),
           field("words", &T::words));
DAIS_TYPED(ReadinessNoted, field("inscription", &T::inscription),
           field("readiness", &T::readiness));
DAIS_TYPED(SpeakerAbsent, field("inscription", &T::inscription), field("at_us", &T::at),
           field("before", &T::before));
DAIS_TYPED(SpeakerPassed, field("inscription", &T::inscription), field("at_us", &T::at));
DAIS_TYPED(InscriptionReinstated, field("inscription", &T::inscription),
           field("before", &T::before));
DAIS_TYPED(StatementTakenInWriting, field("inscription", &T::inscription), field("at_us", &T::at));
DAIS_TYPED(TimeAdjusted, field("statement", &T::statement), field("at_us", &T::at),
           field("by_us", &T::by));
DAIS_TYPED(TimeLimitSet, field("list", &T::list), field("speaker_class", &T::speaker_class),
           field("limit_us", &T::limit));
DAIS_TYPED(LinkLost, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(LinkRestored, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(StatementInterrupted, field("statement", &T::statement), field("at_us", &T::at),
           field("used_us", &T::used), field("kept_us", &T::kept), field("before", &T::before));
DAIS_TYPED(ServiceLost, field("meeting", &T::meeting), field("service", &T::service),
           field("channel", &T::channel), field("at_us", &T::at),
           field("statement", &T::statement));
DAIS_TYPED(ServiceRestored, field("meeting", &T::meeting), field("at_us", &T::at),
           field("statement", &T::statement));
DAIS_TYPED(PlaybackFailed, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(LiveInsteadOfRecording, field("statement", &T::statement), field("at_us", &T::at),
           field("modality", &T::modality), field("allotted_us", &T::allotted));
DAIS_TYPED(DialogueOpened, field("meeting", &T::meeting), field("room", &T::room),
           field("title", &T::title), field("at_us", &T::at), field("allotted_us", &T::allotted),
           field("warning_us", &T::warning));
DAIS_TYPED(TurnTaken, field("statement", &T::statement), field("at_us", &T::at),
           field("batch", &T::batch), field("asks", &T::asks), field("answers", &T::answers));
DAIS_TYPED(StrictnessSet, field("meeting", &T::meeting), field("policy", &T::policy));
DAIS_TYPED(MicrophonesNoted, field("room", &T::room), field("connected", &T::connected));
DAIS_TYPED(CalledToOrder, field("statement", &T::statement), field("at_us", &T::at),
           field("call", &T::call));
DAIS_TYPED(MicrophoneOffOrdered, field("statement", &T::statement), field("at_us", &T::at),
           field("noticed_after_us", &T::noticed_after));
DAIS_TYPED(MicrophoneOffConfirmed, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(MicrophoneOffNotConfirmed, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(PointOfOrderRaised, field("meeting", &T::meeting), field("delegation", &T::delegation),
           field("at_us", &T::at), field("on_the_voting", &T::on_the_voting));
DAIS_TYPED(PointOfOrderRecognized, field("point", &T::point), field("at_us", &T::at));
DAIS_TYPED(PointOfOrderWithdrawn, field("point", &T::point), field("at_us", &T::at));
DAIS_TYPED(PointOfOrderRuled, field("point", &T::point), field("at_us", &T::at),
           field("ruling", &T::ruling));
DAIS_TYPED(RulingAppealed, field("point", &T::point), field("delegation", &T::delegation),
           field("at_us", &T::at));
DAIS_TYPED(AppealDecided, field("point", &T::point), field("at_us", &T::at),
           field("overruled", &T::overruled), field("to_overrule", &T::to_overrule),
           field("to_uphold", &T::to_uphold), field("abstaining", &T::abstaining));
DAIS_TYPED(MotionMade, field("meeting", &T::meeting), field("kind", &T::kind),
           field("delegation", &T::delegation), field("at_us", &T::at), field("text", &T::text),
           field("list", &T::list), field("debated", &T::debated));
DAIS_TYPED(MotionWithdrawn, field("motion", &T::motion), field("at_us", &T::at));
DAIS_TYPED(MotionDecided, field("motion", &T::motion), field("at_us", &T::at),
           field("carried", &T::carried), field("without_vote", &T::without_vote),
           field("in_favour", &T::in_favour), field("against", &T::against),
           field("abstaining", &T::abstaining));
DAIS_TYPED(VotingBegun, field("meeting", &T::meeting), field("at_us", &T::at), field("on", &T::on));
DAIS_TYPED(VotingEnded, field("meeting", &T::meeting), field("at_us", &T::at),
           field("result", &T::result));
DAIS_TYPED(FormalStepTaken, field("meeting", &T::meeting), field("step", &T::step),
           field("at_us", &T::at), field("name", &T::name), field("office", &T::office),
           field("delegation", &T::delegation), field("item", &T::item),
           field("present", &T::present), field("needed", &T::needed), field("text", &T::text));
DAIS_TYPED(AnnouncementCorrected, field("action", &T::action), field("reason", &T::reason));
DAIS_TYPED(ActionRedone, field("action", &T::action));
DAIS_TYPED(RowsSetAside, field("first", &T::first), field("last", &T::last),
           field("action", &T::action), field("trouble", &T::trouble));

// ---- views ------------------------------------------------------------------------------------

DAIS_FIELDS(views::RoomView, field("key", &T::key), field("name", &T::name),
            field("name_known", &T::name_known));
DAIS_FIELDS(views::ConferenceView, field("key", &T::key), field("short_title", &T::short_title),
            field("title", &T::title), field("venue", &T::venue), field("zone", &T::zone),
            field("rehearsal", &T::rehearsal), field("utc_at_zero", &T::utc_at_zero),
            field("clock_epoch", &T::clock_epoch),
            field("elapsed_to_confirm_us", &T::elapsed_to_confirm), field("rooms", &T::rooms),
            optional_field("agenda_adopted", &T::agenda_adopted),
            optional_field("closed", &T::closed));
DAIS_FIELDS(views::SpeakerView, field("name", &T::name), field("iso2", &T::iso2),
            field("on_behalf_of", &T::on_behalf_of),
            field("on_behalf_of_short", &T::on_behalf_of_short), field("modality", &T::modality),
            optional_field("person", &T::person));
DAIS_FIELDS(views::TurnView, field("batch", &T::batch), field("question", &T::question),
            field("name", &T::name));
DAIS_FIELDS(views::StatementView, field("id", &T::id), field("kind", &T::kind),
            field("office", &T::office), field("speaker", &T::speaker),
            field("inscription", &T::inscription), field("given_at_us", &T::given_at),
            field("clock", &T::clock), field("allotted_us", &T::allotted),
            field("warning_us", &T::warning), field("used_before_us", &T::used_before),
            field("running_since_us", &T::running_since),
            optional_field("extension_us", &T::extension), field("turn", &T::turn),
            optional_field("list", &T::list), field("started_at_us", &T::started_at),
            field("paused_because", &T::paused_because), field("link_lost_us", &T::link_lost),
            optional_field("recorded", &T::recorded),
            optional_field("interrupted", &T::interrupted),
            optional_field("not_delivered", &T::not_delivered),
            optional_field("calls_to_order", &T::calls_to_order),
            optional_field("microphone", &T::microphone),
            field("slower_asked_us", &T::slower_asked));
DAIS_FIELDS(views::FloorView, field("room", &T::room), field("room_name", &T::room_name),
            field("room_name_known", &T::room_name_known), field("meeting", &T::meeting),
            field("meeting_name", &T::meeting_name), field("state", &T::state),
            field("items", &T::items), field("statement", &T::statement), field("last", &T::last),
            optional_field("point_of_order", &T::point_of_order),
            optional_field("voting", &T::voting), optional_field("presiding", &T::presiding),
            field("text", &T::text), field("announced", &T::announced));
DAIS_FIELDS(views::QueueEntryView, field("position", &T::position), field("speaker", &T::speaker),
            field("class_name", &T::class_name));
DAIS_FIELDS(views::QueueView, field("room", &T::room), optional_field("released", &T::released),
            field("items", &T::items), field("next", &T::next), field("status", &T::status),
            field("closes", &T::closes));
DAIS_FIELDS(views::DirectoryView, field("delegations", &T::delegations),
            field("groups", &T::groups), field("classes", &T::classes),
            field("group_statement_class", &T::group_statement_class), field("bureau", &T::bureau),
            field("ranks", &T::ranks), field("words_a_minute", &T::words_a_minute),
            field("consent_to_close", &T::consent_to_close),
            field("consent_to_reopen", &T::consent_to_reopen), field("series", &T::series),
            field("agenda", &T::agenda), field("hours", &T::hours));
DAIS_FIELDS(views::InscriptionView, field("id", &T::id), field("position", &T::position),
            field("delegation", &T::delegation), field("speaker", &T::speaker),
            field("speaker_class", &T::speaker_class), field("class_name", &T::class_name),
            field("limit_us", &T::limit), field("moved_by", &T::moved_by),
            field("out_of_class", &T::out_of_class), field("details", &T::details),
            field("side", &T::side), field("reply", &T::reply), field("absences", &T::absences),
            field("kept_us", &T::kept), field("text_received_us", &T::text_received),
            field("words", &T::words), field("too_many_words", &T::too_many_words),
            field("readiness", &T::readiness), field("readiness_since_us", &T::readiness_since),
            field("tested_us", &T::tested), field("ready_us", &T::ready),
            optional_field("text_by_link", &T::text_by_link),
            field("pending_since_us", &T::pending_since), optional_field("late", &T::late));
DAIS_FIELDS(views::PastInscriptionView, field("id", &T::id), field("delegation", &T::delegation),
            field("name", &T::name), field("outcome", &T::outcome), field("reason", &T::reason));
DAIS_FIELDS(views::ListView, field("key", &T::key), field("items", &T::items),
            field("name", &T::name), field("waiting", &T::waiting), field("spoken", &T::spoken),
            field("carried_over", &T::carried_over), field("kind", &T::kind),
            field("status", &T::status), field("opens", &T::opens), field("closes", &T::closes),
            field("debate", &T::debate), field("meeting", &T::meeting), field("motion", &T::motion),
            field("pending", &T::pending), field("past", &T::past));
DAIS_FIELDS(views::ListsView, field("lists", &T::lists));
DAIS_FIELDS(views::PointView, field("id", &T::id), field("delegation", &T::delegation),
            field("name", &T::name), field("raised_us", &T::raised),
            field("recognized", &T::recognized), field("ruled", &T::ruled),
            field("ruling", &T::ruling), field("standing", &T::standing),
            field("appealed_by", &T::appealed_by));
DAIS_FIELDS(views::MotionView, field("id", &T::id), field("kind", &T::kind),
            field("name", &T::name), field("text", &T::text), field("debate", &T::debate),
            field("speakers_for", &T::speakers_for),
            field("speakers_against", &T::speakers_against), field("state", &T::state),
            field("in_favour", &T::in_favour), field("against", &T::against),
            field("abstaining", &T::abstaining));
DAIS_FIELDS(views::MotionChoiceView, field("kind", &T::kind), field("rule", &T::rule),
            field("names", &T::names));
DAIS_FIELDS(views::FormalStepView, field("action", &T::action), field("step", &T::step),
            field("at_us", &T::at), field("name", &T::name), field("office", &T::office),
            field("item", &T::item), field("present", &T::present), field("needed", &T::needed),
            field("text", &T::text));
DAIS_FIELDS(views::MeetingProcedureView, field("meeting", &T::meeting), field("room", &T::room),
            field("points", &T::points), field("motions", &T::motions),
            field("choices", &T::choices), field("steps", &T::steps), field("lost", &T::lost),
            field("lost_channel", &T::lost_channel), field("strictness", &T::strictness),
            field("microphones", &T::microphones), field("quorum", &T::quorum),
            field("replies_heard", &T::replies_heard));
DAIS_FIELDS(views::ProcedureView, field("meetings", &T::meetings), field("bureau", &T::bureau));
DAIS_FIELDS(views::ActionView, field("action", &T::action), field("actor", &T::actor),
            field("at_us", &T::at), field("what", &T::what), field("names", &T::names),
            field("undone", &T::undone), field("announcement", &T::announcement),
            field("reason", &T::reason));
DAIS_FIELDS(views::UndoView, field("action", &T::action), field("floor_changes", &T::floor_changes),
            field("room", &T::room), field("floor_after", &T::floor_after));
DAIS_FIELDS(views::HistoryView, field("actions", &T::actions), field("undoable", &T::undoable),
            field("redoable", &T::redoable));
DAIS_FIELDS(views::StandbyView, field("name", &T::name), field("address", &T::address),
            field("there", &T::there), field("behind", &T::behind), field("since_us", &T::since));
DAIS_FIELDS(views::RecordView, field("written", &T::written), field("rows", &T::rows),
            field("file", &T::file), field("trouble", &T::trouble),
            optional_field("frozen", &T::frozen), optional_field("report", &T::report),
            optional_field("term", &T::term), optional_field("standbys", &T::standbys),
            optional_field("sync", &T::sync), optional_field("follows", &T::follows),
            optional_field("unheard_since_us", &T::unheard_since));
DAIS_FIELDS(views::ScreenView, field("id", &T::id), field("role", &T::role),
            field("page", &T::page), field("room", &T::room), field("address", &T::address),
            field("rtt_ms", &T::round_trip_ms), optional_field("name", &T::name),
            optional_field("message", &T::message), optional_field("blank", &T::blank));
DAIS_FIELDS(views::ScreensView, field("screens", &T::screens));

}  // namespace dais::meeting::codec
