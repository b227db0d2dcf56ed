// Read models, made once after each change of the conference (never in a draw function). Each
// slice is what one kind of screen needs; the wire sends slices, the console's window draws them.
// Views hold instants, never remaining time: every screen counts by itself.
//
// Which role may see which field is decided by one table, meeting/visibility.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/conference.h"
#include "meeting/facts.h"
#include "meeting/figures.h"
#include "meeting/ids.h"
#include "meeting/programme_edition.h"
#include "meeting/projection.h"
#include "meeting/role_views.h"
#include "meeting/text_views.h"
#include "meeting/views_shared.h"
#include "timing/instant.h"
#include "timing/meeting_clock.h"

namespace dais::meeting::views {

/// A slice and the journal's number at which it last changed.
template <class T>
struct Versioned {
    std::int64_t version = 0;
    T value;
};
template <class T>
using Slice = std::shared_ptr<const Versioned<T>>;

// ---- "conference": what is here, for everyone -------------------------------------------------

struct RoomView {
    RoomKey key;
    std::string name;
    bool name_known = true;
    friend bool operator==(const RoomView&, const RoomView&) = default;
};

struct ConferenceView {
    std::string key;
    std::string short_title;
    std::string title;
    std::string venue;
    std::string zone;
    bool rehearsal = false;
    timing::UtcTime utc_at_zero;  ///< conference UTC = this + instant
    std::int64_t clock_epoch = 0;
    std::optional<timing::Duration> elapsed_to_confirm;  ///< officers only
    std::vector<RoomView> rooms;
    bool agenda_adopted = false;  ///< provisional until then
    bool closed = false;
    friend bool operator==(const ConferenceView&, const ConferenceView&) = default;
};

// ---- "programme": the meetings (public audiences: the public ones) ----------------------------

struct SlotView {
    SlotKey key;
    SlotKind kind = SlotKind::debate;
    std::vector<ItemView> items;
    std::string title;
    timing::UtcTime starts;
    timing::UtcTime ends;
    bool assumed = false;
    friend bool operator==(const SlotView&, const SlotView&) = default;
};

struct MeetingView {
    MeetingKey key;
    std::string name;  ///< "5th meeting", "Informal consultations"
    int ordinal = 0;
    MeetingKind kind = MeetingKind::plenary;
    RoomKey room;
    timing::UtcTime starts;
    timing::UtcTime ends;
    MeetingModality modality = MeetingModality::in_person;
    bool webcast = false;
    bool open_to_public = false;
    bool hours_assumed = false;
    MeetingState state = MeetingState::scheduled;
    std::optional<timing::Instant> changed_at;
    int released_next = 0;  ///< officers only
    std::vector<SlotView> slots;
    std::optional<timing::Instant> expected_until;  ///< of a suspension: an estimate
    bool informal = false;        ///< informal mode inside a formal meeting: the webcast is off
    std::string presiding;        ///< who, where it is not the Chair
    std::optional<ItemKey> item;  ///< the agenda item under consideration
    MeetingPlan plan = MeetingPlan::planned;
    std::string reason;                  ///< why it was postponed or cancelled
    std::vector<std::string> languages;  ///< of the interpretation; empty: none
    /// When the interpreters leave, minutes granted counted in; none: no interpretation.
    std::optional<timing::UtcTime> interpretation_ends;
    bool without_interpretation = false;  ///< the meeting agreed to go on without it
    int changed_in = 1;                   ///< the version of the programme that last changed it
    timing::UtcTime changed;              ///< when that version was published
    // Officers only. What the plan says, where the meeting itself may differ for the time being.
    std::string title;  ///< may be only its number
    std::string to_preside;
    bool to_be_webcast = false;
    std::string link;
    std::string guide;
    std::string team;
    std::optional<timing::UtcTime> interpretation_starts;
    timing::Duration interpretation_granted{};
    std::optional<int> interpretation_noted;  ///< minutes before its end: the last alarm
    TurnsShown turns_shown = TurnsShown::nothing;
    std::vector<SessionView> held;  ///< as it was held, between suspensions
    friend bool operator==(const MeetingView&, const MeetingView&) = default;
};

/// What one version of the programme changed about one meeting.
struct ProgrammeChangeView {
    int version = 1;
    timing::UtcTime published;
    MeetingKey meeting;
    std::string name;
    SeenChange what = SeenChange::changed;
    // What it was before, where it was moved.
    std::optional<timing::UtcTime> was_starts;
    std::optional<timing::UtcTime> was_ends;
    std::optional<RoomKey> was_room;
    friend bool operator==(const ProgrammeChangeView&, const ProgrammeChangeView&) = default;
};

struct ProgrammeView {
    std::vector<MeetingView> meetings;
    int version = 1;
    timing::UtcTime published;                 ///< when this version was
    std::vector<ProgrammeChangeView> changes;  ///< newest first, at most kProgrammeChanges
    friend bool operator==(const ProgrammeView&, const ProgrammeView&) = default;
};

// ---- "floor": one room ------------------------------------------------------------------------

/// Whose turn it is in an interactive dialogue.
struct TurnView {
    int batch = 1;
    bool question = false;
    std::string name;
    friend bool operator==(const TurnView&, const TurnView&) = default;
};

enum class ClockState { standing, running, paused, concluded, none };

struct StatementView {
    StatementId id;
    StatementKind kind = StatementKind::national;
    std::optional<PresiderOffice> office;  ///< of a presider
    SpeakerView speaker;
    std::optional<InscriptionId> inscription;  ///< officers only
    timing::Instant given_at;
    ClockState clock = ClockState::none;  ///< none: no limit was set
    timing::Duration allotted{};
    timing::Duration warning{};
    timing::Duration used_before{};
    std::optional<timing::Instant> running_since;
    timing::Duration extension{};  ///< contained in `allotted`
    std::optional<TurnView> turn;  ///< of a dialogue
    ListKind list = ListKind::speakers;
    // Officers only.
    std::optional<timing::Instant> started_at;
    std::optional<PauseReason> paused_because;
    std::optional<timing::Instant> link_lost;
    bool recorded = false;       ///< a recording is played
    bool interrupted = false;    ///< a partial record
    bool not_delivered = false;  ///< called in vain
    int calls_to_order = 0;
    std::optional<timing::Instant> slower_asked;  ///< by the interpreters, last
    Statement::Microphone microphone = Statement::Microphone::on;
    friend bool operator==(const StatementView&, const StatementView&) = default;
};

struct FloorView {
    RoomKey room;
    std::string room_name;
    bool room_name_known = true;
    std::optional<MeetingKey> meeting;  ///< the one in session, suspended, or adjourned last
    std::string meeting_name;
    MeetingState state = MeetingState::scheduled;
    std::vector<ItemView> items;             ///< of the statement's list, else of the meeting
    std::optional<StatementView> statement;  ///< none: the floor is with the Chair
    std::optional<StatementView> last;       ///< officers only: who held it before
    std::string point_of_order;  ///< whose, once the Chair has recognized it; empty: none
    std::string voting;          ///< on what, while a vote is under way; empty: none
    std::string presiding;       ///< who, where it is not the Chair
    std::optional<ConsiderationView> text;   ///< the text under consideration
    std::optional<AnnouncedView> announced;  ///< a decision, until the floor is given again
    friend bool operator==(const FloorView&, const FloorView&) = default;
};

// ---- "queue": one room, what the officer has released -----------------------------------------

struct QueueEntryView {
    int position = 0;  ///< 1 speaks next
    SpeakerView speaker;
    std::string class_name;
    friend bool operator==(const QueueEntryView&, const QueueEntryView&) = default;
};

struct QueueView {
    RoomKey room;
    bool released = false;  ///< the officer lets public screens show next speakers
    std::vector<ItemView> items;
    std::vector<QueueEntryView> next;
    std::optional<ListStatus> status;       ///< of the list under way
    std::optional<timing::UtcTime> closes;  ///< as announced
    friend bool operator==(const QueueView&, const QueueView&) = default;
};

// ---- officers only ----------------------------------------------------------------------------

struct DirectoryView {  ///< "directory"
    std::vector<Delegation> delegations;
    std::vector<Group> groups;
    std::vector<SpeakerClass> classes;
    ClassKey group_statement_class;
    std::vector<BureauMember> bureau;
    std::vector<SpeakerRank> ranks;
    int words_a_minute = 120;
    bool consent_to_close = false;
    bool consent_to_reopen = false;
    std::vector<SeriesEntry> series;  ///< the cycle this conference belongs to
    std::vector<ItemView> agenda;
    std::vector<Hours> hours;  ///< of an ordinary day
    friend bool operator==(const DirectoryView&, const DirectoryView&) = default;
};

struct InscriptionView {
    InscriptionId id;
    int position = 0;  ///< its number on the list, counting those who have spoken
    DelegationKey delegation;
    SpeakerView speaker;
    ClassKey speaker_class;
    std::string class_name;
    timing::Duration limit{};  ///< what it would get now
    std::optional<Authority> moved_by;
    bool out_of_class = false;
    SpeakerDetails details;
    std::optional<Side> side;
    int reply = 0;
    int absences = 0;
    std::optional<timing::Duration> kept;  ///< of an interrupted statement
    std::optional<timing::Instant> text_received;
    std::optional<int> words;
    bool too_many_words = false;  ///< for the limit, at what interpretation can follow
    Readiness readiness = Readiness::not_tested;
    std::optional<timing::Instant> readiness_since;
    std::optional<timing::Instant> tested;  ///< the last test that went well
    std::optional<timing::Instant> ready;   ///< the delegation said that it is
    bool text_by_link = false;              ///< the text itself is here
    std::optional<timing::Instant> pending_since;
    bool late = false;  ///< asked for after the list was closed
    friend bool operator==(const InscriptionView&, const InscriptionView&) = default;
};

enum class Outcome { speaking, spoken, withdrawn, refused, passed, in_writing };

/// One whose turn is over: to be found again, and re-instated with one action.
struct PastInscriptionView {
    InscriptionId id;
    DelegationKey delegation;
    std::string name;
    Outcome outcome = Outcome::spoken;
    std::string reason;  ///< of a refusal
    friend bool operator==(const PastInscriptionView&, const PastInscriptionView&) = default;
};

struct ListView {
    ListKey key;
    std::vector<ItemView> items;
    std::string name;  ///< "Item 7 (B)"
    std::vector<InscriptionView> waiting;
    int spoken = 0;
    std::optional<MeetingKey> carried_over;
    ListKind kind = ListKind::speakers;
    ListStatus status = ListStatus::open;
    std::optional<timing::UtcTime> opens;
    std::optional<timing::UtcTime> closes;
    DebateState debate = DebateState::under_way;
    std::optional<MeetingKey> meeting;
    std::optional<MotionId> motion;
    std::vector<InscriptionView> pending;
    std::vector<PastInscriptionView> past;
    friend bool operator==(const ListView&, const ListView&) = default;
};

struct ListsView {  ///< "lists"
    std::vector<ListView> lists;
    friend bool operator==(const ListsView&, const ListsView&) = default;
};

struct PointView {
    PointId id;
    DelegationKey delegation;
    std::string name;
    timing::Instant raised;
    bool recognized = false;
    bool ruled = false;
    std::string ruling;
    RulingState standing = RulingState::standing;
    std::string appealed_by;
    friend bool operator==(const PointView&, const PointView&) = default;
};

struct MotionView {
    MotionId id;
    MotionKind kind = MotionKind::suspend_meeting;
    std::string name;  ///< of the mover
    std::string text;
    std::optional<ListKey> debate;  ///< its own list
    int speakers_for = 0;
    int speakers_against = 0;
    MotionState state = MotionState::debated;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
    friend bool operator==(const MotionView&, const MotionView&) = default;
};

/// A motion that could be made: in order now, or why not (a rule's key and its names).
struct MotionChoiceView {
    MotionKind kind = MotionKind::suspend_meeting;
    std::string rule;  ///< empty: in order
    std::map<std::string, std::string> names;
    friend bool operator==(const MotionChoiceView&, const MotionChoiceView&) = default;
};

struct FormalStepView {
    ActionId action;  ///< for a correction
    FormalStepKind step = FormalStepKind::announcement;
    timing::Instant at;
    std::string name;
    std::string office;
    std::string item;
    std::optional<int> present;
    std::optional<int> needed;
    std::string text;
    friend bool operator==(const FormalStepView&, const FormalStepView&) = default;
};

/// The formal side of a meeting in session or suspended.
struct MeetingProcedureView {
    MeetingKey meeting;
    RoomKey room;
    std::vector<PointView> points;  ///< the newest last, at most kProcedureRows
    std::vector<MotionView> motions;
    std::vector<MotionChoiceView> choices;  ///< in the order of precedence
    std::vector<FormalStepView> steps;
    std::optional<Service> lost;
    std::string lost_channel;
    StrictnessPolicy strictness = StrictnessPolicy::visible;
    bool microphones = false;
    int quorum = 0;                           ///< members needed to open
    std::optional<MeetingKey> replies_heard;  ///< at whose end
    friend bool operator==(const MeetingProcedureView&, const MeetingProcedureView&) = default;
};
inline constexpr std::size_t kProcedureRows = 30;

struct ProcedureView {  ///< "procedure"
    std::vector<MeetingProcedureView> meetings;
    std::vector<BureauMember> bureau;
    friend bool operator==(const ProcedureView&, const ProcedureView&) = default;
};

/// One action in plain words: `what` is a key of the strings table ("action.floor-given"), with
/// the names to put in.
struct ActionView {
    ActionId action;
    Actor actor;  ///< of what is anonymous nobody: link 0 and no name
    timing::Instant at;
    std::string what;
    std::map<std::string, std::string> names;
    bool undone = false;
    bool announcement = false;  ///< of the Chair: corrected with a reason, never undone
    std::string reason;         ///< of its correction
    friend bool operator==(const ActionView&, const ActionView&) = default;
};

/// What an author can undo now, and what that would bring back.
struct UndoView {
    ActionView action;
    /// Who would hold the floor after it, with the clock as it would then be, if that changes.
    bool floor_changes = false;
    RoomKey room;
    std::optional<StatementView> floor_after;
    friend bool operator==(const UndoView&, const UndoView&) = default;
};

struct HistoryView {                   ///< "history"
    std::vector<ActionView> actions;   ///< newest first, at most kHistoryRows
    std::vector<UndoView> undoable;    ///< at most one an author
    std::vector<ActionView> redoable;  ///< at most one an author
    friend bool operator==(const HistoryView&, const HistoryView&) = default;
};
inline constexpr std::size_t kHistoryRows = 200;

/// Of a meeting in session or suspended, as of `basis.now`; "what if" is asked of the basis.
struct ProjectionView {
    ProjectionBasis basis;
    Projection projection;
    friend bool operator==(const ProjectionView&, const ProjectionView&) = default;
};

struct ProjectionsView {  ///< "projection": officers and the Chair, never public
    std::vector<ProjectionView> projections;
    friend bool operator==(const ProjectionsView&, const ProjectionsView&) = default;
};

struct NameplateView {
    DelegationKey delegation;
    std::string name;
    timing::Instant since;
    friend bool operator==(const NameplateView&, const NameplateView&) = default;
};

/// What the Chair's screen says in place of the script.
struct ChairScreenView {
    std::string text;
    timing::Instant at;
    Actor by;
    friend bool operator==(const ChairScreenView&, const ChairScreenView&) = default;
};

struct MeetingPodiumView {
    MeetingKey meeting;
    std::vector<NameplateView> nameplates;  ///< in the order of raising
    std::optional<ChairScreenView> shown;
    friend bool operator==(const MeetingPodiumView&, const MeetingPodiumView&) = default;
};

/// One line of the private line between officers and the Chair.
struct PrivateLineView {
    timing::Instant at;
    Actor by;
    std::string text;
    friend bool operator==(const PrivateLineView&, const PrivateLineView&) = default;
};

struct PodiumView {  ///< "podium": officers and the Chair, never public
    std::vector<MeetingPodiumView> meetings;
    std::vector<PrivateLineView> line;  ///< oldest first, at most kPrivateLines
    friend bool operator==(const PodiumView&, const PodiumView&) = default;
};

/// A machine that keeps the record too, and can take over.
struct StandbyView {
    std::string name;
    std::string address;                   ///< ws://host:port/ws
    bool there = false;                    ///< it follows now
    std::int64_t behind = 0;               ///< rows that it has not kept yet
    std::optional<timing::Instant> since;  ///< since when it is behind, or away
    friend bool operator==(const StandbyView&, const StandbyView&) = default;
};

struct RecordView {  ///< "record": is what happens being written down
    bool written = true;
    std::int64_t rows = 0;
    std::string file;
    std::string trouble;    ///< one sentence where it is not
    bool frozen = false;    ///< by an internal error, which is then the trouble: see RestartDesk
    std::string report;     ///< the file that tells of it; empty: it could not be written
    std::int64_t term = 1;  ///< raised each time a standby took over
    std::vector<StandbyView> standbys;  ///< that followed since this start
    bool sync = false;                  ///< nothing is accepted that a standby has not kept
    std::string follows;  ///< of a standby: the machine that leads, "host:port"; empty: this one
    std::optional<timing::Instant> unheard_since;  ///< of a standby: the other is not heard
    friend bool operator==(const RecordView&, const RecordView&) = default;
};

/// In the place of a connection's id: the window at the desk itself, which is none.
inline constexpr std::int64_t kDeskScreen = 0;

struct ScreenView {
    std::int64_t id = kDeskScreen;
    std::string role;
    std::string page;  ///< "hall", "queue", "console", as the screen named itself
    std::string room;
    std::string address;
    std::optional<int> round_trip_ms;
    std::string name;     ///< what an officer called it; of an officer's, the link's
    std::string message;  ///< what it was told to show; empty: nothing
    bool blank = false;   ///< it was told to show nothing
    friend bool operator==(const ScreenView&, const ScreenView&) = default;
};

/// "screens": who is connected. Made by the wire, held in no journal.
struct ScreensView {
    std::vector<ScreenView> screens;
    friend bool operator==(const ScreensView&, const ScreensView&) = default;
};

using Grant = meeting::Grant;  ///< an access link, for the wire's door-keeper

// ---- all of them ------------------------------------------------------------------------------

/// What one audience may be told, before the table of visible fields is laid over it.
struct Audience {
    Slice<ConferenceView> conference;
    Slice<ProgrammeView> programme;
    std::map<RoomKey, Slice<FloorView>> floors;
    std::map<RoomKey, Slice<QueueView>> queues;
    Slice<TextsView> texts;
};

/// Everything that can be shown at one moment. Immutable; crosses threads as shared_ptr<const>.
struct Board {
    std::int64_t version = 0;  ///< the journal's newest row
    timing::ClockFace face;    ///< this machine's clock face for "now"
    Audience open;             ///< the public
    Audience participants;     ///< those with a link who are no officers: closed meetings, too
    Audience officers;         ///< and the Chair
    /// Only of delegations that have a valid link.
    std::map<DelegationKey, Slice<DelegationView>> delegations;
    std::map<RoomKey, Slice<ChairView>> chairs;
    std::map<RoomKey, Slice<BoothView>> booths;
    Slice<AccessView> access;
    Slice<ProceedingsView> proceedings;
    Slice<DirectoryView> directory;
    Slice<ListsView> lists;
    Slice<ProcedureView> procedure;
    Slice<ScriptView> script;
    Slice<PodiumView> podium;
    Slice<Figures> figures;  ///< without the meetings' punctuality, which the record knows
    Slice<ProjectionsView> projections;
    Slice<HistoryView> history;
    Slice<RecordView> record;
    std::shared_ptr<const std::vector<Grant>> grants;  ///< for the wire only; never sent
    // What the slices of texts were made from; never sent.
    std::shared_ptr<const Texts> texts;
    std::shared_ptr<const Programme> programme;
};

}  // namespace dais::meeting::views
