// The fields of everything that crosses a border as JSON, one table a struct: journal payloads,
// commands, views. Changing a name here changes the protocol and the file format: raise the type's
// version in event_rows.cpp and add an upcaster, or the protocol's version.
#pragma once

#include "meeting/codec/fields.h"
#include "meeting/command.h"
#include "meeting/event.h"
#include "meeting/facts.h"
#include "meeting/refusal.h"
#include "meeting/views.h"

namespace dais::meeting::codec {

// Words: value -> JSON. The macro only saves typing the array's type.
#define DAIS_WORDS(Enum, ...)                                                \
    template <>                                                              \
    struct WordsOf<Enum> {                                                   \
        static constexpr auto words =                                        \
            std::to_array<std::pair<Enum, std::string_view>>({__VA_ARGS__}); \
    }

// Fields and, for alternatives of a variant, the `type`.
#define DAIS_FIELDS(Type, ...)                                       \
    template <>                                                      \
    struct FieldsOf<Type> {                                          \
        using T = Type;                                              \
        static constexpr auto fields = std::make_tuple(__VA_ARGS__); \
    }
#define DAIS_TYPED(Type, ...)                           \
    template <>                                         \
    struct TypeOf<Type> {                               \
        static constexpr std::string_view type = #Type; \
    };                                                  \
    DAIS_FIELDS(Type, __VA_ARGS__)

DAIS_WORDS(Modality, {Modality::in_person, "in-person"}, {Modality::remote, "remote"},
           {Modality::pre_recorded, "pre-recorded"});
DAIS_WORDS(Authority, {Authority::chair, "chair"},
           {Authority::mutual_agreement, "mutual-agreement"},
           {Authority::correction, "correction"});
DAIS_WORDS(PresiderOffice, {PresiderOffice::chair, "chair"},
           {PresiderOffice::secretariat, "secretariat"}, {PresiderOffice::presenter, "presenter"});
DAIS_WORDS(DelegationKind, {DelegationKind::member, "member"},
           {DelegationKind::observer_state, "observer-state"},
           {DelegationKind::observer_organization, "observer-organization"});
DAIS_WORDS(GroupKind, {GroupKind::regional, "regional"}, {GroupKind::negotiating, "negotiating"});
DAIS_WORDS(SlotKind, {SlotKind::opening, "opening"}, {SlotKind::debate, "debate"},
           {SlotKind::presentation, "presentation"}, {SlotKind::consultation, "consultation"},
           {SlotKind::adoption, "adoption"}, {SlotKind::closing, "closing"});
DAIS_WORDS(MeetingKind, {MeetingKind::plenary, "plenary"},
           {MeetingKind::informal_consultation, "informal-consultation"},
           {MeetingKind::briefing, "briefing"}, {MeetingKind::presentation, "presentation"});
DAIS_WORDS(MeetingModality, {MeetingModality::in_person, "in-person"},
           {MeetingModality::hybrid, "hybrid"}, {MeetingModality::virtual_only, "virtual"});
DAIS_WORDS(MeetingState, {MeetingState::scheduled, "scheduled"},
           {MeetingState::in_session, "in-session"}, {MeetingState::suspended, "suspended"},
           {MeetingState::adjourned, "adjourned"});
DAIS_WORDS(views::StatementKind, {views::StatementKind::national, "national"},
           {views::StatementKind::group, "group"}, {views::StatementKind::presider, "presider"});
DAIS_WORDS(views::ClockState, {views::ClockState::standing, "standing"},
           {views::ClockState::running, "running"}, {views::ClockState::paused, "paused"},
           {views::ClockState::concluded, "concluded"}, {views::ClockState::none, "none"});

// ---- shared values ----------------------------------------------------------------------------

DAIS_FIELDS(Actor, field("link", &T::link), field("name", &T::name));
DAIS_FIELDS(OnBehalfOf, field("group", &T::group), optional_field("name", &T::name),
            optional_field("states", &T::states));

// ---- commands ---------------------------------------------------------------------------------

DAIS_TYPED(OpenMeeting, field("meeting", &T::meeting));
DAIS_TYPED(SuspendMeeting, field("meeting", &T::meeting), field("concluding", &T::concluding));
DAIS_TYPED(ResumeMeeting, field("meeting", &T::meeting));
DAIS_TYPED(AdjournMeeting, field("meeting", &T::meeting), field("concluding", &T::concluding));
DAIS_TYPED(InscribeSpeaker, field("list", &T::list), field("delegation", &T::delegation),
           field("on_behalf_of", &T::on_behalf_of), field("speaker_class", &T::speaker_class),
           optional_field("modality", &T::modality));
DAIS_TYPED(WithdrawInscription, field("inscription", &T::inscription));
DAIS_TYPED(MoveInscription, field("inscription", &T::inscription), field("before", &T::before),
           field("authority", &T::authority));
DAIS_TYPED(GiveFloor, field("meeting", &T::meeting), field("inscription", &T::inscription),
           field("replacing", &T::replacing));
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
    static constexpr std::tuple<> fields{};
};

// ---- facts ------------------------------------------------------------------------------------

DAIS_FIELDS(NameForms, field("list", &T::list), field("sort", &T::sort), field("full", &T::full),
            field("spoken", &T::spoken));
DAIS_FIELDS(Delegation, field("key", &T::key), field("kind", &T::kind), field("iso2", &T::iso2),
            field("region", &T::region), field("electoral_group", &T::electoral_group),
            field("listed_in", &T::listed_in), field("en", &T::en), field("aliases", &T::aliases),
            field("note", &T::note));
DAIS_FIELDS(Group, field("key", &T::key), field("kind", &T::kind), field("list", &T::list),
            field("short", &T::short_name), field("spoken", &T::spoken),
            field("aliases", &T::aliases), field("members", &T::members));
DAIS_FIELDS(SpeakerClass, field("key", &T::key), field("name", &T::name),
            field("limit_us", &T::limit), field("source", &T::source));
DAIS_FIELDS(Profile, field("key", &T::key), field("name", &T::name), field("classes", &T::classes),
            field("group_statement_class", &T::group_statement_class),
            field("warning_us", &T::warning), field("released_next", &T::released_next));
DAIS_FIELDS(Room, field("key", &T::key), field("name", &T::name),
            field("name_known", &T::name_known));
DAIS_FIELDS(AgendaItem, field("key", &T::key), field("number", &T::number),
            field("letter", &T::letter), field("title", &T::title),
            field("short_title", &T::short_title), field("debate", &T::debate));
DAIS_FIELDS(BureauMember, field("office", &T::office), field("delegation", &T::delegation),
            field("group", &T::group), field("status", &T::status));
DAIS_FIELDS(Slot, field("key", &T::key), field("kind", &T::kind), field("items", &T::items),
            field("title", &T::title), field("starts", &T::starts), field("ends", &T::ends),
            field("assumed", &T::assumed));
DAIS_FIELDS(PlannedMeeting, field("key", &T::key), field("ordinal", &T::ordinal),
            field("kind", &T::kind), field("room", &T::room), field("starts", &T::starts),
            field("ends", &T::ends), field("modality", &T::modality), field("webcast", &T::webcast),
            field("open_to_public", &T::open_to_public), field("hours_assumed", &T::hours_assumed),
            field("title", &T::title), field("slots", &T::slots));
DAIS_FIELDS(ConferenceFacts, field("key", &T::key), field("short_title", &T::short_title),
            field("title", &T::title), field("venue", &T::venue), field("zone", &T::zone),
            field("first_day", &T::first_day), field("last_day", &T::last_day),
            field("profile", &T::profile), field("delegations", &T::delegations),
            field("groups", &T::groups), field("rooms", &T::rooms), field("bureau", &T::bureau),
            field("agenda", &T::agenda), field("meetings", &T::meetings));

// ---- events (ConferenceCreated holds its facts by pointer: event_rows.cpp)
// -----------------------

DAIS_TYPED(RecordOpened, field("at_us", &T::at), field("same_boot", &T::same_boot),
           field("elapsed_us", &T::elapsed));
DAIS_TYPED(ClockConfirmed, field("at_us", &T::at));
DAIS_TYPED(UtcAnchored, field("utc_at_zero", &T::utc_at_zero));
DAIS_TYPED(RehearsalAdvanced, field("by_us", &T::by), field("to_us", &T::to));
DAIS_TYPED(LinkGranted, field("role", &T::role), field("name", &T::name),
           field("token_hash", &T::token_hash));
DAIS_TYPED(MeetingOpened, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(MeetingSuspended, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(MeetingResumed, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(MeetingAdjourned, field("meeting", &T::meeting), field("at_us", &T::at));
DAIS_TYPED(SpeakersCarriedOver, field("list", &T::list), field("from", &T::from),
           field("to", &T::to), field("inscriptions", &T::inscriptions));
DAIS_TYPED(SpeakerInscribed, field("list", &T::list), field("delegation", &T::delegation),
           field("on_behalf_of", &T::on_behalf_of), field("speaker_class", &T::speaker_class),
           field("modality", &T::modality), field("before", &T::before));
DAIS_TYPED(InscriptionWithdrawn, field("inscription", &T::inscription));
DAIS_TYPED(InscriptionMoved, field("inscription", &T::inscription), field("before", &T::before),
           field("authority", &T::authority), field("out_of_class", &T::out_of_class));
DAIS_TYPED(FloorGiven, field("meeting", &T::meeting), field("room", &T::room),
           field("inscription", &T::inscription), field("at_us", &T::at),
           field("allotted_us", &T::allotted), field("warning_us", &T::warning));
DAIS_TYPED(FloorGivenToPresider, field("meeting", &T::meeting), field("room", &T::room),
           field("office", &T::office), field("name", &T::name), field("at_us", &T::at),
           field("allotted_us", &T::allotted), field("warning_us", &T::warning));
DAIS_TYPED(StatementStarted, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(StatementPaused, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(StatementResumed, field("statement", &T::statement), field("at_us", &T::at));
DAIS_TYPED(StatementConcluded, field("statement", &T::statement), field("at_us", &T::at),
           field("used_us", &T::used));
DAIS_TYPED(StatementTimeElapsed, field("statement", &T::statement), field("at_us", &T::at),
           field("noticed_after_us", &T::noticed_after));
DAIS_TYPED(SpeakersReleased, field("meeting", &T::meeting), field("count", &T::count));
DAIS_TYPED(ActionUndone, field("action", &T::action));

// ---- views ------------------------------------------------------------------------------------

DAIS_FIELDS(views::RoomView, field("key", &T::key), field("name", &T::name),
            field("name_known", &T::name_known));
DAIS_FIELDS(views::ConferenceView, field("short_title", &T::short_title), field("title", &T::title),
            field("venue", &T::venue), field("zone", &T::zone), field("rehearsal", &T::rehearsal),
            field("utc_at_zero", &T::utc_at_zero), field("clock_epoch", &T::clock_epoch),
            field("elapsed_to_confirm_us", &T::elapsed_to_confirm), field("rooms", &T::rooms));
DAIS_FIELDS(views::ItemView, field("key", &T::key), field("number", &T::number),
            field("letter", &T::letter), field("title", &T::title),
            field("short_title", &T::short_title));
DAIS_FIELDS(views::SlotView, field("key", &T::key), field("kind", &T::kind),
            field("items", &T::items), field("title", &T::title), field("starts", &T::starts),
            field("ends", &T::ends), field("assumed", &T::assumed));
DAIS_FIELDS(views::MeetingView, field("key", &T::key), field("name", &T::name),
            field("ordinal", &T::ordinal), field("kind", &T::kind), field("room", &T::room),
            field("starts", &T::starts), field("ends", &T::ends), field("modality", &T::modality),
            field("webcast", &T::webcast), field("open_to_public", &T::open_to_public),
            field("hours_assumed", &T::hours_assumed), field("state", &T::state),
            field("changed_at_us", &T::changed_at),
            optional_field("released_next", &T::released_next), field("slots", &T::slots));
DAIS_FIELDS(views::ProgrammeView, field("meetings", &T::meetings));
DAIS_FIELDS(views::SpeakerView, field("name", &T::name), field("iso2", &T::iso2),
            field("on_behalf_of", &T::on_behalf_of),
            field("on_behalf_of_short", &T::on_behalf_of_short), field("modality", &T::modality));
DAIS_FIELDS(views::StatementView, field("id", &T::id), field("kind", &T::kind),
            field("office", &T::office), field("speaker", &T::speaker),
            field("inscription", &T::inscription), field("given_at_us", &T::given_at),
            field("clock", &T::clock), field("allotted_us", &T::allotted),
            field("warning_us", &T::warning), field("used_before_us", &T::used_before),
            field("running_since_us", &T::running_since));
DAIS_FIELDS(views::FloorView, field("room", &T::room), field("room_name", &T::room_name),
            field("room_name_known", &T::room_name_known), field("meeting", &T::meeting),
            field("meeting_name", &T::meeting_name), field("state", &T::state),
            field("items", &T::items), field("statement", &T::statement), field("last", &T::last));
DAIS_FIELDS(views::QueueEntryView, field("position", &T::position), field("speaker", &T::speaker),
            field("class_name", &T::class_name));
DAIS_FIELDS(views::QueueView, field("room", &T::room), optional_field("released", &T::released),
            field("items", &T::items), field("next", &T::next));
DAIS_FIELDS(views::DirectoryView, field("delegations", &T::delegations),
            field("groups", &T::groups), field("classes", &T::classes),
            field("group_statement_class", &T::group_statement_class), field("bureau", &T::bureau));
DAIS_FIELDS(views::InscriptionView, field("id", &T::id), field("position", &T::position),
            field("delegation", &T::delegation), field("speaker", &T::speaker),
            field("speaker_class", &T::speaker_class), field("class_name", &T::class_name),
            field("limit_us", &T::limit), field("moved_by", &T::moved_by),
            field("out_of_class", &T::out_of_class));
DAIS_FIELDS(views::ListView, field("key", &T::key), field("items", &T::items),
            field("name", &T::name), field("waiting", &T::waiting), field("spoken", &T::spoken),
            field("carried_over", &T::carried_over));
DAIS_FIELDS(views::ListsView, field("lists", &T::lists));
DAIS_FIELDS(views::ActionView, field("action", &T::action), field("actor", &T::actor),
            field("at_us", &T::at), field("what", &T::what), field("names", &T::names),
            field("undone", &T::undone));
DAIS_FIELDS(views::UndoView, field("action", &T::action), field("floor_changes", &T::floor_changes),
            field("room", &T::room), field("floor_after", &T::floor_after));
DAIS_FIELDS(views::HistoryView, field("actions", &T::actions), field("undoable", &T::undoable));
DAIS_FIELDS(views::RecordView, field("written", &T::written), field("rows", &T::rows),
            field("file", &T::file), field("trouble", &T::trouble));
DAIS_FIELDS(views::ScreenView, field("id", &T::id), field("role", &T::role),
            field("page", &T::page), field("room", &T::room), field("address", &T::address),
            field("rtt_ms", &T::round_trip_ms));
DAIS_FIELDS(views::ScreensView, field("screens", &T::screens));

#undef DAIS_WORDS
#undef DAIS_FIELDS
#undef DAIS_TYPED

}  // namespace dais::meeting::codec
