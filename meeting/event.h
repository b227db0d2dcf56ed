// What happened, in the past tense. A journal row holds one event; the conference is the fold of
// the events whose actions were not undone. Timed events carry `at`, which may be back-dated; their
// row carries when they were recorded.
#pragma once

#include <memory>
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
#include "meeting/text_events.h"
#include "timing/instant.h"
#include "timing/time_source.h"

namespace dais::meeting {

struct ConferenceCreated {
    std::shared_ptr<const ConferenceFacts> facts;  ///< never null
    bool rehearsal = false;                        ///< a past conference, or asked for
    timing::UtcTime utc_at_zero;                   ///< the conference's UTC at instant zero
};

/// The file was opened by a process; elapsed is the time it was closed.
struct RecordOpened {
    timing::Instant at;
    bool same_boot = true;
    timing::Duration elapsed{};
};

/// A standby takes over: from this row on, which carries the new term, its desk writes. Of a record
/// that has gone another way since the row before, no row of a lower term counts.
struct LeadTaken {
    timing::Instant at;
    std::int64_t term = 0;  ///< the row's own
    std::string name;       ///< of the officer who said so
    std::string address;    ///< where screens reach the desk now: ws://host:port/ws
    timing::UtcTime utc;    ///< of the machine, for people
};

/// A standby follows from an address that the record did not name yet: whoever opens this record
/// asks there first whether somebody took over.
struct StandbyJoined {
    std::string name;
    std::string address;  ///< ws://host:port/ws
    std::string leader;   ///< where it found this machine: pages may still be open from there
};

struct ClockConfirmed {
    timing::Instant at;
};

/// The conference's UTC is instant plus this offset, changed only by command.
struct UtcAnchored {
    timing::UtcTime utc_at_zero;
};

struct RehearsalAdvanced {
    timing::Duration by{};
    timing::Instant to;  ///< the instant after it
};

struct MeetingOpened {
    MeetingKey meeting;
    timing::Instant at;
};
struct MeetingSuspended {
    MeetingKey meeting;
    timing::Instant at;
    std::optional<timing::Instant> expected_until;  ///< an estimate, shown as one
};
struct MeetingResumed {
    MeetingKey meeting;
    timing::Instant at;
};
struct MeetingAdjourned {
    MeetingKey meeting;
    timing::Instant at;
};

/// At adjournment every unspoken inscription goes over, in order, to the next meeting that takes
/// the list's items up; none: no such meeting is in the programme yet.
struct SpeakersCarriedOver {
    ListKey list;
    MeetingKey from;
    std::optional<MeetingKey> to;
    std::vector<InscriptionId> inscriptions;
};

/// The row's sequence number is the inscription's id.
struct SpeakerInscribed {
    ListKey list;
    DelegationKey delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    ClassKey speaker_class;
    Modality modality = Modality::in_person;
    std::optional<InscriptionId> before;  ///< its place, resolved by the rule; none: the end
    SpeakerDetails details;
    std::optional<Side> side;           ///< on a motion's list
    std::optional<MeetingKey> meeting;  ///< of a right of reply: at which it was asked for
    int reply = 0;                      ///< of a right of reply: 1 the first, 2 the second
};

struct InscriptionWithdrawn {
    InscriptionId inscription;
};

struct InscriptionMoved {
    InscriptionId inscription;
    std::optional<InscriptionId> before;
    Authority authority = Authority::chair;
    bool out_of_class = false;  ///< it now stands among another class
};

/// The row's sequence number is the statement's id. The limit is resolved and frozen here: later
/// changes of the rule touch the next speaker.
struct FloorGiven {
    MeetingKey meeting;
    RoomKey room;
    InscriptionId inscription;
    timing::Instant at;
    timing::Duration allotted{};
    timing::Duration warning{};
    std::optional<Authority> authority;  ///< of a right of reply heard before its place
};

/// The row's sequence number is the statement's id.
struct FloorGivenToPresider {
    MeetingKey meeting;
    RoomKey room;
    PresiderOffice office = PresiderOffice::chair;
    std::string name;
    timing::Instant at;
    std::optional<timing::Duration> allotted;  ///< none: no clock
    timing::Duration warning{};
};

struct StatementStarted {
    StatementId statement;
    timing::Instant at;
};
struct StatementPaused {
    StatementId statement;
    timing::Instant at;
    PauseReason because = PauseReason::asked;
};
struct StatementResumed {
    StatementId statement;
    timing::Instant at;
};
struct StatementConcluded {
    StatementId statement;
    timing::Instant at;
    timing::Duration used{};
};

/// The desk noticed that the time ended, this long after it was due.
struct StatementTimeElapsed {
    StatementId statement;
    timing::Instant at;  ///< when it was due
    timing::Duration noticed_after{};
};

struct SpeakersReleased {
    MeetingKey meeting;
    int count = 0;
};

struct ActionUndone {
    ActionId action;
};

// ---- lists -----------------------------------------------------------------------------------

struct ListOpened {
    ListKey list;
    timing::Instant at;
    std::optional<timing::UtcTime> from;  ///< frozen until then; none: open at once
};
struct ListClosingAnnounced {
    ListKey list;
    timing::UtcTime closes;
};
struct ListClosed {
    ListKey list;
    timing::Instant at;
    bool consent = false;
};
struct ListReopened {
    ListKey list;
    timing::Instant at;
    bool consent = false;
};

/// The Chair's own list; its key is "ad-hoc-" and the row's sequence number.
struct ListCreated {
    MeetingKey meeting;
    std::string title;
};

/// A request after the list was closed: kept for the Chair's decision. The row's sequence number
/// is the inscription's id.
struct LateRequestReceived {
    ListKey list;
    DelegationKey delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    ClassKey speaker_class;
    Modality modality = Modality::in_person;
    SpeakerDetails details;
    timing::Instant at;
};
struct RequestGranted {
    InscriptionId inscription;
    std::optional<InscriptionId> before;
};
struct RequestRefused {
    InscriptionId inscription;
    std::string reason;
};

/// Comes before the SpeakerInscribed of each.
struct SpeakersImported {
    ListKey list;
    int count = 0;
};
struct ListReordered {
    ListKey list;
    std::vector<InscriptionId> order;
    Authority authority = Authority::chair;
    std::vector<InscriptionId> out_of_class;  ///< those who now stand among another class
};
struct InscriptionsSwapped {
    InscriptionId one;
    InscriptionId other;
    std::vector<InscriptionId> out_of_class;
};
struct InscriptionAmended {
    InscriptionId inscription;
    Modality modality = Modality::in_person;
    SpeakerDetails details;
};
struct TextReceived {
    InscriptionId inscription;
    timing::Instant at;
    std::optional<int> words;
};
struct ReadinessNoted {
    InscriptionId inscription;
    Readiness readiness = Readiness::tested;
};

/// Called and not there: to the end of the class.
struct SpeakerAbsent {
    InscriptionId inscription;
    timing::Instant at;
    std::optional<InscriptionId> before;
};
/// Absent a second time.
struct SpeakerPassed {
    InscriptionId inscription;
    timing::Instant at;
};
struct InscriptionReinstated {
    InscriptionId inscription;
    std::optional<InscriptionId> before;
};
struct StatementTakenInWriting {
    InscriptionId inscription;
    timing::Instant at;
};

// ---- time and interruptions ------------------------------------------------------------------

struct TimeAdjusted {
    StatementId statement;
    timing::Instant at;
    timing::Duration by{};
};
struct TimeLimitSet {
    std::optional<ListKey> list;
    ClassKey speaker_class;
    timing::Duration limit{};
};

/// `at` may be back-dated: the clock stood still from then.
struct LinkLost {
    StatementId statement;
    timing::Instant at;
};
struct LinkRestored {
    StatementId statement;
    timing::Instant at;
};

/// The statement ends for now: a partial record. What is left of its time is kept for its next
/// turn.
struct StatementInterrupted {
    StatementId statement;
    timing::Instant at;
    timing::Duration used{};
    timing::Duration kept{};
    std::optional<InscriptionId> before;
};

struct ServiceLost {
    MeetingKey meeting;
    Service service = Service::platform;
    std::string channel;
    timing::Instant at;
    std::optional<StatementId> statement;  ///< whose clock stands because of it
};
struct ServiceRestored {
    MeetingKey meeting;
    timing::Instant at;
    std::optional<StatementId> statement;  ///< whose clock goes on
};
struct PlaybackFailed {
    StatementId statement;
    timing::Instant at;
};
struct LiveInsteadOfRecording {
    StatementId statement;
    timing::Instant at;
    Modality modality = Modality::in_person;
    timing::Duration allotted{};
};

/// The row's sequence number is the statement's id.
struct DialogueOpened {
    MeetingKey meeting;
    RoomKey room;
    std::string title;
    timing::Instant at;
    std::optional<timing::Duration> allotted;
    timing::Duration warning{};
};
struct TurnTaken {
    StatementId statement;
    timing::Instant at;
    int batch = 1;
    std::optional<DelegationKey> asks;
    std::string answers;
};

struct StrictnessSet {
    MeetingKey meeting;
    StrictnessPolicy policy = StrictnessPolicy::visible;
};
struct MicrophonesNoted {
    RoomKey room;
    bool connected = false;
};

/// The Chair's cue: the first at zero, the second a while later.
struct CalledToOrder {
    StatementId statement;
    timing::Instant at;  ///< when it was due
    int call = 1;
};
struct MicrophoneOffOrdered {
    StatementId statement;
    timing::Instant at;
    timing::Duration noticed_after{};
};
struct MicrophoneOffConfirmed {
    StatementId statement;
    timing::Instant at;
};
/// The alarm: ordered off, and nothing confirmed it in time.
struct MicrophoneOffNotConfirmed {
    StatementId statement;
    timing::Instant at;
};

// ---- procedure -------------------------------------------------------------------------------

/// The row's sequence number is the point's id.
struct PointOfOrderRaised {
    MeetingKey meeting;
    DelegationKey delegation;
    timing::Instant at;
    bool on_the_voting = false;
};
struct PointOfOrderRecognized {
    PointId point;
    timing::Instant at;
};
struct PointOfOrderWithdrawn {
    PointId point;
    timing::Instant at;
};
struct PointOfOrderRuled {
    PointId point;
    timing::Instant at;
    std::string ruling;
};
struct RulingAppealed {
    PointId point;
    DelegationKey delegation;
    timing::Instant at;
};
struct AppealDecided {
    PointId point;
    timing::Instant at;
    bool overruled = false;
    int to_overrule = 0;
    int to_uphold = 0;
    int abstaining = 0;
};

/// The row's sequence number is the motion's id; where it is debated its list is "motion-" and
/// that number.
struct MotionMade {
    MeetingKey meeting;
    MotionKind kind = MotionKind::suspend_meeting;
    DelegationKey delegation;
    timing::Instant at;
    std::string text;
    std::optional<ListKey> list;
    bool debated = false;
};
struct MotionWithdrawn {
    MotionId motion;
    timing::Instant at;
};
struct MotionDecided {
    MotionId motion;
    timing::Instant at;
    bool carried = false;
    bool without_vote = false;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
};
struct VotingBegun {
    MeetingKey meeting;
    timing::Instant at;
    std::string on;
};
struct VotingEnded {
    MeetingKey meeting;
    timing::Instant at;
    std::string result;
};
struct FormalStepTaken {
    MeetingKey meeting;
    FormalStepKind step = FormalStepKind::announcement;
    timing::Instant at;
    std::string name;
    std::string office;
    std::optional<DelegationKey> delegation;
    std::optional<ItemKey> item;
    std::optional<int> present;
    std::optional<int> needed;  ///< of the quorum
    std::string text;
};

/// The announcement of an action no longer counts; the reason stays in the record.
struct AnnouncementCorrected {
    ActionId action;
    std::string reason;
};
struct ActionRedone {
    ActionId action;
};

/// Rows that a desk could not go on with when it opened the record: they stay in it, and count for
/// nothing (set_aside.h).
struct RowsSetAside {
    SequenceNumber first;
    SequenceNumber last;
    ActionId action;      ///< theirs
    std::string trouble;  ///< harmless_words() of what they led to
};

// ---- the programme ---------------------------------------------------------------------------

/// A new version of the programme. Holds the meetings that are new or different, whole, so that
/// replay decides nothing. A new meeting's key is empty here: this row's number names it.
struct ProgrammeChanged {
    timing::Instant at;
    ProgrammeChange change = ProgrammeChange::meeting_changed;
    MeetingKey meeting;  ///< the one that was meant; empty: a new one, or several
    std::vector<PlannedMeeting> meetings;
    std::string reason;
    std::vector<Collision> accepted;  ///< which the officer was shown and accepted
};

/// The key of the n-th new meeting of a row, counted from 0.
[[nodiscard]] inline MeetingKey added_key(SequenceNumber row, int number) {
    return {"meeting-" + std::to_string(row.value) +
            (number == 0 ? "" : "-" + std::to_string(number + 1))};
}

struct InterpretationExtended {
    MeetingKey meeting;
    timing::Instant at;
    timing::Duration by{};
};
struct WentOnWithoutInterpretation {
    MeetingKey meeting;
    timing::Instant at;
};

/// Noted by the desk: interpretation ends in so many minutes, or (0) has ended.
struct InterpretationEndNear {
    MeetingKey meeting;
    timing::Instant at;
    int minutes = 0;
    std::optional<StatementId> speaking;
};

/// A statement's text as the delegation handed it in by its link. The words are counted here.
struct TextHandedIn {
    InscriptionId inscription;
    timing::Instant at;
    int words = 0;
    std::string text;
};

/// The delegation says that its speaker is ready.
struct SpeakerReady {
    InscriptionId inscription;
    timing::Instant at;
};

/// The interpreters ask the speaker for a slower delivery.
struct SlowerAsked {
    StatementId statement;
    timing::Instant at;
};

struct TurnsShownSet {
    MeetingKey meeting;
    TurnsShown show = TurnsShown::nothing;
};

using EventKinds = std::variant<
    ConferenceCreated, RecordOpened, ClockConfirmed, UtcAnchored, RehearsalAdvanced, LinkGranted,
    MeetingOpened, MeetingSuspended, MeetingResumed, MeetingAdjourned, SpeakersCarriedOver,
    SpeakerInscribed, InscriptionWithdrawn, InscriptionMoved, FloorGiven, FloorGivenToPresider,
    StatementStarted, StatementPaused, StatementResumed, StatementConcluded, StatementTimeElapsed,
    SpeakersReleased, ActionUndone, ListOpened, ListClosingAnnounced, ListClosed, ListReopened,
    ListCreated, LateRequestReceived, RequestGranted, RequestRefused, SpeakersImported,
    ListReordered, InscriptionsSwapped, InscriptionAmended, TextReceived, ReadinessNoted,
    SpeakerAbsent, SpeakerPassed, InscriptionReinstated, StatementTakenInWriting, TimeAdjusted,
    TimeLimitSet, LinkLost, LinkRestored, StatementInterrupted, ServiceLost, ServiceRestored,
    PlaybackFailed, LiveInsteadOfRecording, DialogueOpened, TurnTaken, StrictnessSet,
    MicrophonesNoted, CalledToOrder, MicrophoneOffOrdered, MicrophoneOffConfirmed,
    MicrophoneOffNotConfirmed, PointOfOrderRaised, PointOfOrderRecognized, PointOfOrderWithdrawn,
    PointOfOrderRuled, RulingAppealed, AppealDecided, MotionMade, MotionWithdrawn, MotionDecided,
    VotingBegun, VotingEnded, FormalStepTaken, AnnouncementCorrected, ActionRedone,
    ProgrammeChanged, InterpretationExtended, WentOnWithoutInterpretation, InterpretationEndNear,
    TurnsShownSet, DocumentIssued, DocumentAmended, ParagraphsImported, ParagraphAmended,
    TextTakenUp, TextLeft, ParagraphsMarked, ParagraphHeld, ParagraphLetGo, ProposalMade,
    ProposalAmended, ProposalExplained, ProposalCirculated, ProposalWithdrawn, ProposalTakenUp,
    StickingPointRaised, StickingPointAmended, SilenceOpened, SilenceExtended, SilenceObjected,
    SilenceConcluded, VoteOpened, VoteCast, VoteClosed, DecisionTaken, PositionTaken,
    OfficerNominated, NominationWithdrawn, CircularSent, NameplateNoted, NameplateLowered,
    PrivatelySaid, ChairShown, LinkRevoked, TextHandedIn, SpeakerReady, SlowerAsked, LeadTaken,
    StandbyJoined, RowsSetAside>;
extern template class OneOf<EventKinds>;  // event.cpp

struct Event : OneOf<EventKinds> {
    using OneOf::OneOf;
};

/// An event as the record holds it.
struct Recorded {
    SequenceNumber sequence;
    std::int64_t term = 1;  ///< which leader wrote it; raised when a standby takes over
    ActionId action;        ///< the first row of the command that caused it
    Actor actor;
    timing::Instant recorded;
    timing::Reading reading;  ///< the machine's clocks then
    Event event;
};

}  // namespace dais::meeting
