// The whole state of a conference as plain values. It is the fold of the journal's events
// (apply.h); nothing here decides anything.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "meeting/access.h"
#include "meeting/facts.h"
#include "meeting/ids.h"
#include "meeting/podium.h"
#include "meeting/procedure.h"
#include "meeting/programme_commands.h"
#include "meeting/speakers.h"
#include "meeting/texts.h"
#include "timing/countdown.h"
#include "timing/instant.h"

namespace dais::meeting {

enum class MeetingState { scheduled, in_session, suspended, adjourned };

/// A meeting of the programme as it is lived through. (Suspension or adjournment of a *meeting*,
/// not of debate.)
struct MeetingRun {
    MeetingState state = MeetingState::scheduled;
    std::optional<timing::Instant> changed_at;      ///< when it entered this state
    int released_next = 0;                          ///< next speakers that public screens may show
    std::optional<timing::Instant> expected_until;  ///< of a suspension: an estimate
    bool informal = false;                          ///< informal mode inside a formal meeting
    std::string presiding;              ///< who, where it is not the Chair: a vice-chair, an opener
    std::optional<ItemKey> item;        ///< the agenda item opened last and not concluded
    std::optional<std::string> voting;  ///< on what, while a vote is under way
    std::optional<StrictnessPolicy> strictness;  ///< none: the profile's
    struct LostService {
        Service service = Service::platform;
        std::string channel;
        timing::Instant at;
    };
    std::optional<LostService> lost;
    timing::Duration interpretation_granted{};  ///< minutes beyond its end, by the interpreters
    std::optional<int> interpretation_noted;    ///< minutes before its end: the last alarm
    std::optional<timing::Instant> interpretation_extended;  ///< alarms before it are out of date
    bool without_interpretation = false;  ///< the meeting agreed to go on without it
    TurnsShown turns_shown = TurnsShown::nothing;
    std::optional<Consideration> considering;  ///< the text on the floor
    /// From an opening or a resumption to the suspension or adjournment; none: it goes on.
    struct Session {
        timing::Instant from;
        std::optional<timing::Instant> to;
        friend bool operator==(const Session&, const Session&) = default;
    };
    std::vector<Session> sessions;  ///< as it was held
};

struct Waiting {};
struct Speaking {
    StatementId statement;
};
struct Spoken {
    StatementId statement;
};
struct Withdrawn {};
/// Asked for after the list was closed; the Chair has not decided.
struct Pending {
    timing::Instant since;
};
struct Refused {
    std::string reason;
};
/// Absent twice.
struct Passed {};
/// Handed in, not delivered.
struct InWriting {
    timing::Instant at;
};

using InscriptionState =
    std::variant<Waiting, Speaking, Spoken, Withdrawn, Pending, Refused, Passed, InWriting>;

/// A statement's text, as handed in.
struct Text {
    timing::Instant received;
    std::optional<int> words;
    std::string content;  ///< as the delegation handed it in by its link; empty: on paper, by mail
};

struct Inscription {
    InscriptionId id;
    ListKey list;
    DelegationKey delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    ClassKey speaker_class;
    Modality modality = Modality::in_person;
    std::optional<Authority> moved_by;  ///< on whose authority it stands out of its place
    bool out_of_class = false;          ///< it stands among another class
    SpeakerDetails details;
    std::optional<Side> side;              ///< on a motion's list
    std::optional<MeetingKey> meeting;     ///< of a right of reply
    int reply = 0;                         ///< of a right of reply: 1 the first, 2 the second
    int absences = 0;                      ///< times called in vain
    std::optional<timing::Duration> kept;  ///< of an interrupted statement: the time left
    timing::Instant asked;                 ///< when it was put on the list
    bool late = false;                     ///< it was asked for after the list was closed
    std::optional<Text> text;
    Readiness readiness = Readiness::not_tested;
    std::optional<timing::Instant> readiness_since;  ///< when that was noted
    std::optional<timing::Instant> tested;           ///< its last test that went well
    std::optional<timing::Instant> ready;            ///< the delegation said that it is
    InscriptionState state;
};

enum class ListKind { speakers, right_of_reply, explanations, ad_hoc, motion };

enum class ListStatus { open, frozen, closed };

/// Of the debate on a list's items; not of a meeting.
enum class DebateState { under_way, adjourned, closed };

/// A list of speakers belongs to an agenda item, or to several debated jointly; never to a
/// meeting, so that what is unspoken at adjournment is still on it, in order.
struct ListOfSpeakers {
    ListKey key;
    std::vector<ItemKey> items;
    std::vector<InscriptionId> waiting;      ///< in the order of speaking
    std::optional<MeetingKey> carried_over;  ///< to which meeting, at the last adjournment
    ListKind kind = ListKind::speakers;
    std::string title;                  ///< of an ad-hoc list
    std::optional<MeetingKey> meeting;  ///< of an ad-hoc list or a motion's
    std::optional<MotionId> motion;
    ListStatus status = ListStatus::open;
    std::optional<timing::UtcTime> opens;   ///< frozen until this announced hour
    std::optional<timing::UtcTime> closes;  ///< as announced; nothing closes by itself
    DebateState debate = DebateState::under_way;
    std::vector<InscriptionId> pending;  ///< late requests, in the order in which they came
};

/// A statement of a delegation that was on a list.
struct FromList {
    InscriptionId inscription;
};

/// The Chair, the Secretariat or a presenter.
struct Presider {
    PresiderOffice office = PresiderOffice::chair;
    std::string name;
};

/// A question of a delegation or an answer of a panellist.
struct Turn {
    int batch = 1;
    std::optional<DelegationKey> asks;
    std::string answers;
    timing::Instant at;
};

/// An interactive dialogue: questions and answers on one shared clock.
struct Dialogue {
    std::string title;
    std::vector<Turn> turns;
};

/// Nobody has begun: the full time stands.
struct Standing {};
struct Running {
    timing::Instant since;
};
struct Paused {
    PauseReason because = PauseReason::asked;
};
struct Concluded {
    timing::Instant at;
};

struct Statement {
    StatementId id;
    MeetingKey meeting;
    RoomKey room;
    std::variant<FromList, Presider, Dialogue> holder;
    timing::Instant given_at;
    std::optional<timing::Instant> started_at;
    std::optional<timing::Duration> allotted;  ///< frozen when the floor was given; none: no clock
    timing::Duration warning{};
    timing::Duration used_before{};  ///< in the runs before the present one
    std::variant<Standing, Running, Paused, Concluded> state;
    bool time_elapsed = false;                 ///< the desk has noted the end of the allotted time
    timing::Duration extension{};              ///< by the Chair; negative: a reduction
    bool recorded = false;                     ///< a recording is played
    bool interrupted = false;                  ///< a partial record: the rest of its time was kept
    bool not_delivered = false;                ///< called in vain
    std::optional<timing::Instant> link_lost;  ///< since when
    int calls_to_order = 0;
    std::optional<timing::Instant> slower_asked;  ///< by the interpreters, last
    enum class Microphone { on, ordered_off, off, not_confirmed } microphone = Microphone::on;
    std::optional<timing::Instant> ordered_off_at;
};

struct PointOfOrder {
    PointId id;
    MeetingKey meeting;
    DelegationKey delegation;
    bool on_the_voting = false;
    timing::Instant raised;
    std::optional<timing::Instant> recognized;
    std::optional<timing::Instant> closed;  ///< ruled on, or withdrawn
    bool withdrawn = false;
    std::string ruling;
    RulingState standing = RulingState::standing;  ///< of the ruling
    std::optional<DelegationKey> appealed_by;
};

struct Motion {
    MotionId id;
    MeetingKey meeting;
    MotionKind kind = MotionKind::suspend_meeting;
    DelegationKey delegation;
    std::string text;
    std::optional<ListKey> of;      ///< the list whose debate it is about
    std::optional<ListKey> debate;  ///< its own list, where it is debated
    timing::Instant made;
    MotionState state = MotionState::debated;
    int in_favour = 0;
    int against = 0;
    int abstaining = 0;
};

/// A formal step as it was taken.
struct FormalStep {
    SequenceNumber row;
    MeetingKey meeting;
    FormalStepKind step = FormalStepKind::announcement;
    timing::Instant at;
    std::string name;
    std::string office;
    std::optional<DelegationKey> delegation;
    std::optional<ItemKey> item;
    std::optional<int> present;
    std::optional<int> needed;
    std::string text;
};

/// The clock of a statement, extensions counted in; nothing where it has none.
[[nodiscard]] std::optional<timing::Countdown> countdown(const Statement& statement);
/// The time used, whether there is a limit or not.
[[nodiscard]] timing::Duration used(const Statement& statement, timing::Instant now);
[[nodiscard]] bool concluded(const Statement& statement);

/// Each room has its own floor. Nothing: the floor is with the Chair.
struct Floor {
    std::optional<StatementId> held;
    std::optional<StatementId> last;  ///< who held it before
    bool microphones = false;         ///< an adaptor can switch them
};

struct Conference {
    std::shared_ptr<const ConferenceFacts> facts;  ///< never null once created; shared, not copied
    bool rehearsal = false;
    timing::UtcTime utc_at_zero;
    /// Differs whenever a screen's idea of the time, or of which conference this is, may be out of
    /// date: after each opening, each leap, and on another file. Grows within a file.
    std::int64_t clock_epoch = 0;
    std::int64_t created_us = 0;                         ///< when the file was made, UTC
    std::optional<timing::Duration> elapsed_to_confirm;  ///< see ConfirmClock

    std::shared_ptr<const Programme> programme;  ///< in force; never null once created
    std::map<MeetingKey, MeetingRun> meetings;
    std::map<RoomKey, Floor> floors;
    std::map<ListKey, ListOfSpeakers> lists;
    std::map<InscriptionId, Inscription> inscriptions;
    std::map<StatementId, Statement> statements;
    std::vector<Grant> grants;  ///< as they were granted, those revoked too
    std::map<PointId, PointOfOrder> points;
    std::map<MotionId, Motion> motions;
    std::vector<FormalStep> steps;     ///< in the order in which they were taken
    std::vector<BureauMember> bureau;  ///< as elected so far
    std::set<ItemKey> concluded_items;
    bool agenda_adopted = false;  ///< provisional until then
    bool closed = false;          ///< the conference itself
    /// Limits set during the conference: of a class on one list, or (no list) on all.
    std::map<std::pair<std::optional<ListKey>, ClassKey>, timing::Duration> limits;
    std::shared_ptr<const Texts> texts;  ///< never null once created
    Podium podium;
};

// Look-ups; nullptr where there is none.
[[nodiscard]] const Statement* find(const Conference& conference, StatementId id);
[[nodiscard]] const Inscription* find(const Conference& conference, InscriptionId id);
[[nodiscard]] const ListOfSpeakers* find(const Conference& conference, const ListKey& key);
[[nodiscard]] const PointOfOrder* find(const Conference& conference, PointId id);
[[nodiscard]] const Motion* find(const Conference& conference, MotionId id);
[[nodiscard]] const PlannedMeeting* find(const Conference& conference, const MeetingKey& key);
[[nodiscard]] const MeetingRun& run_of(const Conference& conference, const MeetingKey& key);

/// Whether a meeting is in session or suspended: then it has the floor of its room.
[[nodiscard]] bool is_on(const Conference& conference, const MeetingKey& key);

/// A link by its number; nullptr: there is none such. Who acts without one is at the desk itself.
[[nodiscard]] const Grant* grant_of(const Conference& conference, std::int64_t link);

/// A point of order that was recognized and not yet disposed of, appeal included; nullptr: none.
[[nodiscard]] const PointOfOrder* open_point(const Conference& conference,
                                             const MeetingKey& meeting);
/// The place on a list that a statement was called from; nullptr for presiders and dialogues.
[[nodiscard]] const Inscription* inscription_of(const Conference& conference,
                                                const Statement& statement);
/// The list that it was called from; nullptr likewise.
[[nodiscard]] const ListOfSpeakers* list_of(const Conference& conference,
                                            const Statement& statement);
/// The delegation that holds the floor with a statement; nullptr for presiders and dialogues.
[[nodiscard]] const DelegationKey* delegation_of(const Conference& conference,
                                                 const Statement& statement);
/// UTC as the conference's clock shows it.
[[nodiscard]] timing::UtcTime utc_at(const Conference& conference, timing::Instant instant);
/// Who holds the floor of a room; nullptr: the Chair.
[[nodiscard]] const Statement* floor_holder(const Conference& conference, const RoomKey& room);

/// What an officer reads in a label or a sentence: "Jamaica (CARICOM)", "5th meeting".
[[nodiscard]] std::string name_of(const Conference& conference, const DelegationKey& key);
[[nodiscard]] std::string name_of(const Conference& conference, const OnBehalfOf& group);
/// "Jamaica (CARICOM)"; "the Chair" where no delegation speaks.
[[nodiscard]] std::string name_of(const Conference& conference, const Voice& voice);
/// What a decision or a vote is about, in words.
[[nodiscard]] std::string name_of(const Conference& conference, const Matter& matter);
[[nodiscard]] std::string name_of(const Conference& conference, const Inscription& inscription);
[[nodiscard]] std::string name_of(const Conference& conference, const Statement& statement);
[[nodiscard]] std::string name_of(const PlannedMeeting& meeting);
/// "Her Excellency A. Name, Minister; B. Name": who speaks, as far as the desk was told; often only
/// a title.
[[nodiscard]] std::string people_of(const SpeakerDetails& details);

}  // namespace dais::meeting
