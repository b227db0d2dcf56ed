// What an officer may ask for, in the imperative. A command names what it means and what it
// expects to find ("replacing"), never "the first row", so that two officers cannot cut each
// other's speaker off.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "meeting/access.h"
#include "meeting/facts.h"
#include "meeting/ids.h"
#include "meeting/one_of.h"
#include "meeting/podium.h"
#include "meeting/procedure.h"
#include "meeting/programme_commands.h"
#include "meeting/speakers.h"
#include "meeting/text_commands.h"
#include "timing/instant.h"

namespace dais::meeting {

struct OpenMeeting {
    MeetingKey meeting;
    friend bool operator==(const OpenMeeting&, const OpenMeeting&) = default;
};

struct SuspendMeeting {
    MeetingKey meeting;
    std::optional<StatementId> concluding;     ///< the statement this ends; none: the Chair's floor
    std::optional<timing::Duration> expected;  ///< "for ten minutes": shown as an estimate
    friend bool operator==(const SuspendMeeting&, const SuspendMeeting&) = default;
};

struct ResumeMeeting {
    MeetingKey meeting;
    friend bool operator==(const ResumeMeeting&, const ResumeMeeting&) = default;
};

struct AdjournMeeting {
    MeetingKey meeting;
    std::optional<StatementId> concluding;
    friend bool operator==(const AdjournMeeting&, const AdjournMeeting&) = default;
};

struct InscribeSpeaker {
    ListKey list;
    DelegationKey delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    std::optional<ClassKey> speaker_class;  ///< none: by the profile, from the two fields above
    Modality modality = Modality::in_person;
    SpeakerDetails details;
    std::optional<Side> side;           ///< on a motion's list only
    std::optional<MeetingKey> meeting;  ///< for a right of reply: at which it was asked for
    friend bool operator==(const InscribeSpeaker&, const InscribeSpeaker&) = default;
};

struct WithdrawInscription {
    InscriptionId inscription;
    friend bool operator==(const WithdrawInscription&, const WithdrawInscription&) = default;
};

struct MoveInscription {
    InscriptionId inscription;
    std::optional<InscriptionId> before;  ///< none: to the end of the list
    Authority authority = Authority::chair;
    friend bool operator==(const MoveInscription&, const MoveInscription&) = default;
};

/// Shows the speaker with the full time standing still. The clock starts with StartStatement.
struct GiveFloor {
    MeetingKey meeting;
    InscriptionId inscription;
    std::optional<StatementId> replacing;  ///< who holds the floor now; none: the Chair
    /// A right of reply before its place: on whose authority.
    std::optional<Authority> authority;
    /// The officer has confirmed that the delegation may hold two floors at once.
    bool holds_another = false;
    friend bool operator==(const GiveFloor&, const GiveFloor&) = default;
};

/// The Chair, the Secretariat or a presenter: no inscription, a clock only where one is asked for.
struct GiveFloorToPresider {
    MeetingKey meeting;
    PresiderOffice office = PresiderOffice::chair;
    std::string name;  ///< who speaks, or what is presented; may be empty
    std::optional<timing::Duration> limit;
    std::optional<StatementId> replacing;
    friend bool operator==(const GiveFloorToPresider&, const GiveFloorToPresider&) = default;
};

struct StartStatement {
    StatementId statement;
    timing::Duration ago{};  ///< the speaker began this long ago
    friend bool operator==(const StartStatement&, const StartStatement&) = default;
};

struct PauseStatement {
    StatementId statement;
    friend bool operator==(const PauseStatement&, const PauseStatement&) = default;
};

struct ResumeStatement {
    StatementId statement;
    friend bool operator==(const ResumeStatement&, const ResumeStatement&) = default;
};

/// Leaves the floor with the Chair.
struct ConcludeStatement {
    StatementId statement;
    friend bool operator==(const ConcludeStatement&, const ConcludeStatement&) = default;
};

/// How many of the next speakers the public screens of a meeting may show.
struct ReleaseSpeakers {
    MeetingKey meeting;
    int count = 0;
    friend bool operator==(const ReleaseSpeakers&, const ReleaseSpeakers&) = default;
};

struct UndoAction {
    ActionId action;
    friend bool operator==(const UndoAction&, const UndoAction&) = default;
};

/// Only in a rehearsal: time passes at once, for statements too.
struct AdvanceRehearsal {
    timing::Duration by{};
    friend bool operator==(const AdvanceRehearsal&, const AdvanceRehearsal&) = default;
};

/// Only in a rehearsal: what the conference's clock shows. No statement is touched.
struct SetRehearsalClock {
    timing::UtcTime utc;
    friend bool operator==(const SetRehearsalClock&, const SetRehearsalClock&) = default;
};

/// After a start on another boot or machine, where the time passed is known from UTC only: the
/// officer has looked at it.
struct ConfirmClock {
    friend bool operator==(const ConfirmClock&, const ConfirmClock&) = default;
};

/// After an internal error, which stopped the desk: it is made anew from the record. Carried out by
/// whoever owns the desk; a desk that works refuses it.
struct RestartDesk {
    friend bool operator==(const RestartDesk&, const RestartDesk&) = default;
};

// ---- lists: opening and closing, requests, changes -------------------------------------------

/// The Chair's announcement that inscription is open, now or from an announced hour; until then
/// the list is frozen.
struct OpenList {
    ListKey list;
    std::optional<timing::UtcTime> from;
    friend bool operator==(const OpenList&, const OpenList&) = default;
};

/// "The list will be closed at 11:15." Nothing closes by the clock alone.
struct AnnounceListClosing {
    ListKey list;
    timing::UtcTime at;
    friend bool operator==(const AnnounceListClosing&, const AnnounceListClosing&) = default;
};

struct CloseList {
    ListKey list;
    bool consent = false;  ///< the meeting was asked and agreed
    friend bool operator==(const CloseList&, const CloseList&) = default;
};

struct ReopenList {
    ListKey list;
    bool consent = false;
    friend bool operator==(const ReopenList&, const ReopenList&) = default;
};

/// The Chair's own list, for one meeting.
struct CreateList {
    MeetingKey meeting;
    std::string title;
    friend bool operator==(const CreateList&, const CreateList&) = default;
};

/// The Chair grants a request that came after the list was closed.
struct GrantRequest {
    InscriptionId inscription;
    friend bool operator==(const GrantRequest&, const GrantRequest&) = default;
};

struct RefuseRequest {
    InscriptionId inscription;
    std::string reason;  ///< the delegation is told
    friend bool operator==(const RefuseRequest&, const RefuseRequest&) = default;
};

/// One speaker of a file, as far as it was understood (console/program/speakers_csv.h).
struct ImportedSpeaker {
    DelegationKey delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    Modality modality = Modality::in_person;
    SpeakerDetails details;
    friend bool operator==(const ImportedSpeaker&, const ImportedSpeaker&) = default;
};

/// All of them or none, in the order given.
struct ImportSpeakers {
    ListKey list;
    std::vector<ImportedSpeaker> speakers;
    friend bool operator==(const ImportSpeakers&, const ImportSpeakers&) = default;
};

/// The whole order at once: everybody who waits, each once.
struct ReorderList {
    ListKey list;
    std::vector<InscriptionId> order;
    Authority authority = Authority::chair;
    friend bool operator==(const ReorderList&, const ReorderList&) = default;
};

/// Two delegations exchange their places, by agreement between them.
struct SwapInscriptions {
    InscriptionId one;
    InscriptionId other;
    friend bool operator==(const SwapInscriptions&, const SwapInscriptions&) = default;
};

/// What is known about the speaker, as it shall be from now on.
struct AmendInscription {
    InscriptionId inscription;
    Modality modality = Modality::in_person;
    SpeakerDetails details;
    friend bool operator==(const AmendInscription&, const AmendInscription&) = default;
};

struct NoteTextReceived {
    InscriptionId inscription;
    std::optional<int> words;  ///< as counted or estimated
    friend bool operator==(const NoteTextReceived&, const NoteTextReceived&) = default;
};

struct NoteReadiness {
    InscriptionId inscription;
    Readiness readiness = Readiness::tested;
    friend bool operator==(const NoteReadiness&, const NoteReadiness&) = default;
};

/// Called and not there: to the end of the class, the second time passed over.
struct MarkAbsent {
    InscriptionId inscription;
    friend bool operator==(const MarkAbsent&, const MarkAbsent&) = default;
};

/// Back on the list with clean times: after a withdrawal, an absence, a text in writing, or to
/// speak again.
struct ReinstateInscription {
    InscriptionId inscription;
    friend bool operator==(const ReinstateInscription&, const ReinstateInscription&) = default;
};

/// The statement is handed in and not delivered.
struct TakeInWriting {
    InscriptionId inscription;
    friend bool operator==(const TakeInWriting&, const TakeInWriting&) = default;
};

// ---- by a delegation's own link --------------------------------------------------------------

/// What a delegation says of its own speaker, as it shall be from now on. What the desk noted
/// besides stays.
struct DescribeSpeaker {
    InscriptionId inscription;
    Modality modality = Modality::in_person;
    std::string language;  ///< ISO 639-1; empty: not said
    std::vector<Person> people;
    friend bool operator==(const DescribeSpeaker&, const DescribeSpeaker&) = default;
};

struct HandInText {
    InscriptionId inscription;
    std::string text;
    friend bool operator==(const HandInText&, const HandInText&) = default;
};

struct SayReady {
    InscriptionId inscription;
    friend bool operator==(const SayReady&, const SayReady&) = default;
};

/// The interpreters ask for a slower delivery. Nobody is told who asked.
struct AskSlower {
    StatementId statement;
    friend bool operator==(const AskSlower&, const AskSlower&) = default;
};

// ---- time and interruptions ------------------------------------------------------------------

/// The Chair's extension (or, negative, reduction) for this speaker only.
struct AdjustTime {
    StatementId statement;
    timing::Duration by{};
    friend bool operator==(const AdjustTime&, const AdjustTime&) = default;
};

/// The limit of a class from the next speaker on: on one list, or on all.
struct SetTimeLimit {
    std::optional<ListKey> list;
    ClassKey speaker_class;
    timing::Duration limit{};
    friend bool operator==(const SetTimeLimit&, const SetTimeLimit&) = default;
};

/// The remote speaker's link was lost this long ago: the time since is given back.
struct NoteLinkLost {
    StatementId statement;
    timing::Duration ago{};
    friend bool operator==(const NoteLinkLost&, const NoteLinkLost&) = default;
};

struct NoteLinkRestored {
    StatementId statement;
    friend bool operator==(const NoteLinkRestored&, const NoteLinkRestored&) = default;
};

/// The speaker cannot go on: to the end of the class with the time that is left.
struct SkipSpeaker {
    StatementId statement;
    friend bool operator==(const SkipSpeaker&, const SkipSpeaker&) = default;
};

/// The platform or a channel of interpretation was lost: everything stands.
struct NoteServiceLost {
    MeetingKey meeting;
    Service service = Service::platform;
    std::string channel;  ///< the language of the interpretation: "French"
    timing::Duration ago{};
    friend bool operator==(const NoteServiceLost&, const NoteServiceLost&) = default;
};

struct NoteServiceRestored {
    MeetingKey meeting;
    friend bool operator==(const NoteServiceRestored&, const NoteServiceRestored&) = default;
};

/// A recording does not play (any more).
struct NotePlaybackFailed {
    StatementId statement;
    friend bool operator==(const NotePlaybackFailed&, const NotePlaybackFailed&) = default;
};

/// A live representative speaks instead of the recording, with the time of a statement.
struct SpeakLiveInstead {
    StatementId statement;
    Modality modality = Modality::in_person;
    friend bool operator==(const SpeakLiveInstead&, const SpeakLiveInstead&) = default;
};

/// Questions and answers on one shared clock.
struct OpenDialogue {
    MeetingKey meeting;
    std::string title;
    std::optional<timing::Duration> limit;
    std::optional<StatementId> replacing;
    friend bool operator==(const OpenDialogue&, const OpenDialogue&) = default;
};

/// Whose turn it is in a dialogue: a question of a delegation, or an answer of a panellist. A
/// question after an answer begins the next batch.
struct TakeTurn {
    StatementId statement;
    std::optional<DelegationKey> asks;
    std::string answers;  ///< who answers; empty for a question
    friend bool operator==(const TakeTurn&, const TakeTurn&) = default;
};

struct SetStrictness {
    MeetingKey meeting;
    StrictnessPolicy policy = StrictnessPolicy::visible;
    friend bool operator==(const SetStrictness&, const SetStrictness&) = default;
};

/// Whether microphones of a room can be switched from here: an adaptor says so.
struct NoteMicrophones {
    RoomKey room;
    bool connected = false;
    friend bool operator==(const NoteMicrophones&, const NoteMicrophones&) = default;
};

/// The adaptor confirms that the speaker's microphone is off.
struct ConfirmMicrophoneOff {
    StatementId statement;
    friend bool operator==(const ConfirmMicrophoneOff&, const ConfirmMicrophoneOff&) = default;
};

// ---- procedure -------------------------------------------------------------------------------

struct RaisePointOfOrder {
    MeetingKey meeting;
    DelegationKey delegation;
    bool on_the_voting = false;  ///< about how the vote under way is conducted
    friend bool operator==(const RaisePointOfOrder&, const RaisePointOfOrder&) = default;
};

/// The Chair recognizes it: the speaker's clock stands still from now on.
struct RecognizePointOfOrder {
    PointId point;
    friend bool operator==(const RecognizePointOfOrder&, const RecognizePointOfOrder&) = default;
};

struct WithdrawPointOfOrder {
    PointId point;
    friend bool operator==(const WithdrawPointOfOrder&, const WithdrawPointOfOrder&) = default;
};

struct RuleOnPointOfOrder {
    PointId point;
    std::string ruling;  ///< in the Chair's words
    friend bool operator==(const RuleOnPointOfOrder&, const RuleOnPointOfOrder&) = default;
};

struct AppealRuling {
    PointId point;
    DelegationKey delegation;
    friend bool operator==(const AppealRuling&, const AppealRuling&) = default;
};

/// Votes on overruling the Chair, without debate. A tie upholds the ruling.
struct DecideAppeal {
    PointId point;
    int to_overrule = 0;
    int to_uphold = 0;
    int abstaining = 0;
    friend bool operator==(const DecideAppeal&, const DecideAppeal&) = default;
};

struct MakeMotion {
    MeetingKey meeting;
    MotionKind kind = MotionKind::suspend_meeting;
    DelegationKey delegation;
    std::string text;             ///< what is moved, where the kind does not say it all
    std::optional<ListKey> list;  ///< whose debate is to be adjourned or closed
    friend bool operator==(const MakeMotion&, const MakeMotion&) = default;
};

struct WithdrawMotion {
    MotionId motion;
    friend bool operator==(const WithdrawMotion&, const WithdrawMotion&) = default;
};

/// The votes for and against; all nothing: carried or lost without a vote.
struct DecideMotion {
    MotionId motion;
    bool without_vote = false;
    bool carried = false;  ///< said where there was no vote; else the votes say it
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
    friend bool operator==(const DecideMotion&, const DecideMotion&) = default;
};

/// From now on only the conduct of the voting may be interrupted.
struct BeginVoting {
    MeetingKey meeting;
    std::string on;
    friend bool operator==(const BeginVoting&, const BeginVoting&) = default;
};

struct EndVoting {
    MeetingKey meeting;
    std::string result;  ///< as announced
    friend bool operator==(const EndVoting&, const EndVoting&) = default;
};

/// A formal step of the day, as the Chair announced it. Which of the fields a kind of step needs:
/// rules/formal_steps.h.
struct TakeFormalStep {
    MeetingKey meeting;
    FormalStepKind step = FormalStepKind::announcement;
    std::string name;    ///< a person
    std::string office;  ///< "chair", "vice-chair", "rapporteur"
    std::optional<DelegationKey> delegation;
    std::optional<ItemKey> item;
    std::optional<int> present;  ///< members, for the quorum
    std::string text;
    friend bool operator==(const TakeFormalStep&, const TakeFormalStep&) = default;
};

/// Takes back an announcement that was recorded wrongly. It stays in the record, with the reason.
struct CorrectAnnouncement {
    ActionId action;
    std::string reason;
    friend bool operator==(const CorrectAnnouncement&, const CorrectAnnouncement&) = default;
};

struct RedoAction {
    ActionId action;
    friend bool operator==(const RedoAction&, const RedoAction&) = default;
};

using CommandKinds = std::variant<
    OpenMeeting, SuspendMeeting, ResumeMeeting, AdjournMeeting, InscribeSpeaker,
    WithdrawInscription, MoveInscription, GiveFloor, GiveFloorToPresider, StartStatement,
    PauseStatement, ResumeStatement, ConcludeStatement, ReleaseSpeakers, UndoAction,
    AdvanceRehearsal, SetRehearsalClock, ConfirmClock, OpenList, AnnounceListClosing, CloseList,
    ReopenList, CreateList, GrantRequest, RefuseRequest, ImportSpeakers, ReorderList,
    SwapInscriptions, AmendInscription, NoteTextReceived, NoteReadiness, MarkAbsent,
    ReinstateInscription, TakeInWriting, AdjustTime, SetTimeLimit, NoteLinkLost, NoteLinkRestored,
    SkipSpeaker, NoteServiceLost, NoteServiceRestored, NotePlaybackFailed, SpeakLiveInstead,
    OpenDialogue, TakeTurn, SetStrictness, NoteMicrophones, ConfirmMicrophoneOff, RaisePointOfOrder,
    RecognizePointOfOrder, WithdrawPointOfOrder, RuleOnPointOfOrder, AppealRuling, DecideAppeal,
    MakeMotion, WithdrawMotion, DecideMotion, BeginVoting, EndVoting, TakeFormalStep,
    CorrectAnnouncement, RedoAction, AddMeeting, ChangeMeeting, MoveMeeting, PostponeMeeting,
    CancelMeeting, ReinstateMeeting, SplitMeeting, MergeMeetings, AddSlot, ChangeSlot, MoveSlot,
    RemoveSlot, SplitSlot, MergeSlots, ReallocateTime, ImportProgramme, GrantInterpretation,
    GoOnWithoutInterpretation, ShowTurns, IssueDocument, AmendDocument, ImportParagraphs,
    AmendParagraph, ConsiderText, LeaveText, MarkParagraphs, HoldParagraph, LetParagraphGo,
    MakeProposal, AmendProposal, NoteProposalExplained, CirculateProposal, WithdrawProposal,
    TakeUpProposal, RaiseStickingPoint, AmendStickingPoint, OpenSilence, ExtendSilence,
    ObjectToSilence, ConcludeSilence, OpenVote, CastVote, CloseVote, TakeDecision, TakePosition,
    NominateOfficer, WithdrawNomination, SendCircular, NoteNameplate, LowerNameplate, SayPrivately,
    ShowToChair, GrantAccess, RevokeAccess, DescribeSpeaker, HandInText, SayReady, AskSlower,
    RestartDesk>;
extern template class OneOf<CommandKinds>;  // command.cpp

struct Command : OneOf<CommandKinds> {
    using OneOf::OneOf;
};

}  // namespace dais::meeting
