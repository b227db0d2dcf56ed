// Read models of those who have a personal link and are no officers: a delegation, the Chair, the
// interpreters; the links themselves, for officers; and the public part of the record. See views.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/access.h"
#include "meeting/conference.h"
#include "meeting/projection.h"
#include "meeting/text_views.h"
#include "meeting/views_shared.h"

namespace dais::meeting::views {

// ---- "delegation": one delegation's own, for its links alone ----------------------------------

/// Where one of its inscriptions stands.
enum class PlaceState {
    waiting,
    pending,
    speaking,
    spoken,
    withdrawn,
    refused,
    passed,
    in_writing
};

/// One of its inscriptions: the receipt of a request, and what became of it.
struct PlaceView {
    InscriptionId inscription;
    ListKey list;
    std::string list_name;
    ListKind kind = ListKind::speakers;
    std::vector<ItemView> items;
    PlaceState state = PlaceState::waiting;
    std::string reason;  ///< of a refusal
    timing::Instant asked;
    bool late = false;
    std::string on_behalf_of;
    std::string on_behalf_of_short;
    Modality modality = Modality::in_person;
    timing::Duration limit{};  ///< what it would get now
    std::string language;
    std::vector<Person> people;
    int words_fit = 0;  ///< how many fit the limit
    std::optional<timing::Instant> text_received;
    std::optional<int> words;
    bool too_many_words = false;
    Readiness readiness = Readiness::not_tested;
    std::optional<timing::Instant> readiness_since;
    std::optional<timing::Instant> tested;
    std::optional<timing::Instant> ready;
    // As far as the officer lets delegations see (TurnsShown).
    std::optional<int> ahead;
    std::optional<MeetingKey> meeting;
    std::optional<Range> starts;
    std::optional<timing::UtcTime> not_before;
    std::optional<timing::UtcTime> connect_by;  ///< of a remote speaker: on the platform
    friend bool operator==(const PlaceView&, const PlaceView&) = default;
};

/// A list on which the delegation can ask for the floor.
struct AskView {
    ListKey list;
    std::string name;
    ListKind kind = ListKind::speakers;
    std::vector<ItemView> items;
    ListStatus status = ListStatus::open;
    std::optional<timing::UtcTime> opens;
    std::optional<timing::UtcTime> closes;
    bool asked = false;  ///< it waits there in its own name
    friend bool operator==(const AskView&, const AskView&) = default;
};

enum class OwnPointState { raised, recognized, ruled, withdrawn };

struct OwnPointView {
    PointId point;
    MeetingKey meeting;
    timing::Instant raised;
    OwnPointState state = OwnPointState::raised;
    std::string ruling;
    friend bool operator==(const OwnPointView&, const OwnPointView&) = default;
};

/// A meeting that is on, as it concerns the delegation.
struct OwnFloorView {
    MeetingKey meeting;
    RoomKey room;
    bool live = false;  ///< it holds the floor
    std::optional<StatementId> statement;
    std::optional<timing::Instant> slower_asked;  ///< by the interpreters
    friend bool operator==(const OwnFloorView&, const OwnFloorView&) = default;
};

struct DelegationView {
    DelegationKey delegation;
    std::string name;
    std::vector<DelegationAct> may;
    std::vector<PlaceView> places;  ///< those that wait or speak first, then the newest; at most
                                    ///< kOwnPlaces
    std::vector<AskView> lists;
    std::vector<OwnPointView> points;  ///< newest first, at most kOwnPoints
    std::vector<OwnFloorView> floor;
    friend bool operator==(const DelegationView&, const DelegationView&) = default;
};
inline constexpr std::size_t kOwnPlaces = 40;
inline constexpr std::size_t kOwnPoints = 10;
/// A remote speaker is asked to be on the platform so long before the earliest turn.
inline constexpr timing::Duration kConnectAhead = std::chrono::minutes{15};

// ---- "chair": one room, for the presiding officer ----------------------------------------------

struct ChairSpeakerView {
    InscriptionId inscription;
    DelegationKey delegation;
    int position = 0;  ///< 1 speaks next
    SpeakerView speaker;
    std::string spoken;                            ///< as it is said, with its article
    std::map<std::string, std::string> spoken_in;  ///< the same in other languages, by code
    std::string hint;                              ///< how to say it, where that is not plain
    std::string class_name;
    std::string list_name;
    timing::Duration limit{};
    Modality modality = Modality::in_person;
    Readiness readiness = Readiness::not_tested;
    std::optional<timing::Instant> ready;
    bool text_received = false;
    std::string language;
    std::vector<Person> people;
    int reply = 0;
    friend bool operator==(const ChairSpeakerView&, const ChairSpeakerView&) = default;
};

/// A request that waits for the Chair's decision.
struct ChairRequestView {
    InscriptionId inscription;
    DelegationKey delegation;
    std::string name;
    std::string spoken;
    std::string list_name;
    ListKind kind = ListKind::speakers;
    timing::Instant asked;
    friend bool operator==(const ChairRequestView&, const ChairRequestView&) = default;
};

struct ChairPointView {
    PointId point;
    DelegationKey delegation;
    std::string name;
    std::string spoken;
    timing::Instant raised;
    bool recognized = false;
    friend bool operator==(const ChairPointView&, const ChairPointView&) = default;
};

struct ChairMotionView {
    MotionId motion;
    MotionKind kind = MotionKind::suspend_meeting;
    std::string name;  ///< of the mover
    friend bool operator==(const ChairMotionView&, const ChairMotionView&) = default;
};

/// Who presides at the room's next meeting, where that is known.
struct PresidesNextView {
    std::string name;
    MeetingKey meeting;
    std::string meeting_name;
    timing::UtcTime starts;
    friend bool operator==(const PresidesNextView&, const PresidesNextView&) = default;
};

/// Will we finish: what the projection says of the meeting.
struct ChairEndView {
    Range list_ends;
    timing::UtcTime ends;
    bool ends_with_interpretation = false;
    int waiting = 0;
    int not_fitting = 0;
    int perhaps_fitting = 0;
    timing::Duration meeting_behind{};
    friend bool operator==(const ChairEndView&, const ChairEndView&) = default;
};

struct ChairView {
    RoomKey room;
    std::optional<MeetingKey> meeting;
    int waiting = 0;
    std::vector<ChairSpeakerView> next;  ///< at most kNextForChair
    std::vector<ChairRequestView> requests;
    std::vector<ChairPointView> points;
    std::vector<ChairMotionView> motions;
    std::string presiding;
    std::optional<PresidesNextView> presides_next;
    std::string statement_spoken;  ///< of who holds the floor
    std::map<std::string, std::string> statement_spoken_in;
    std::string statement_hint;
    std::optional<ChairEndView> end;
    friend bool operator==(const ChairView&, const ChairView&) = default;
};
inline constexpr std::size_t kNextForChair = 6;

// ---- "booth": one room, for interpreters and technicians ---------------------------------------

struct BoothSpeakerView {
    std::optional<InscriptionId> inscription;
    std::optional<StatementId> statement;  ///< of the one who holds the floor
    SpeakerView speaker;
    std::string language;
    Modality modality = Modality::in_person;
    Readiness readiness = Readiness::not_tested;
    std::optional<timing::Instant> ready;
    timing::Duration limit{};
    std::optional<timing::Instant> text_received;
    std::optional<int> words;
    std::optional<int> pace;  ///< words a minute that are needed to fit
    bool fast = false;        ///< more than interpretation can follow
    std::string text;
    std::optional<timing::Instant> slower_asked;
    friend bool operator==(const BoothSpeakerView&, const BoothSpeakerView&) = default;
};

struct BoothView {
    RoomKey room;
    std::optional<MeetingKey> meeting;
    int words_a_minute = 120;
    std::optional<BoothSpeakerView> now;
    std::vector<BoothSpeakerView> next;  ///< at most kNextForBooth
    friend bool operator==(const BoothView&, const BoothView&) = default;
};
inline constexpr std::size_t kNextForBooth = 6;

// ---- "access": the links, for officers ----------------------------------------------------------

struct LinkView {
    std::int64_t link = 0;
    Role role = Role::officer;
    std::optional<DelegationKey> delegation;
    std::string name;
    timing::Instant granted;
    std::optional<timing::UtcTime> until;
    std::optional<timing::Instant> revoked;
    friend bool operator==(const LinkView&, const LinkView&) = default;
};

struct AccessView {
    std::vector<LinkView> links;  ///< newest first; of those revoked at most kRevokedLinks
    friend bool operator==(const AccessView&, const AccessView&) = default;
};
inline constexpr std::size_t kRevokedLinks = 100;

// ---- "proceedings": the public part of the record
// ------------------------------------------------

enum class ProceedingKind { statement, in_writing, step, decision };

/// What happened at a meeting, when it was over. Which fields there are depends on the kind.
struct ProceedingView {
    timing::Instant at;
    ProceedingKind kind = ProceedingKind::statement;
    // a statement
    SpeakerView speaker;
    StatementKind statement = StatementKind::national;
    std::optional<PresiderOffice> office;
    ListKind list = ListKind::speakers;
    std::vector<ItemView> items;
    std::optional<timing::Duration> used;
    std::optional<timing::Duration> allotted;
    // a formal step
    std::optional<FormalStepKind> step;
    std::string name;
    std::string elected;  ///< the office
    std::string text;
    // a decision
    std::optional<DecisionOutcome> outcome;
    bool by_vote = false;
    std::string on;
    friend bool operator==(const ProceedingView&, const ProceedingView&) = default;
};

struct MeetingProceedingsView {
    MeetingKey meeting;
    std::string name;
    RoomKey room;
    std::string room_name;
    std::vector<SessionView> held;
    std::vector<ProceedingView> entries;  ///< in the order in which they happened
    friend bool operator==(const MeetingProceedingsView&, const MeetingProceedingsView&) = default;
};

struct ProceedingsView {
    std::vector<MeetingProceedingsView> meetings;  ///< public ones that were opened
    friend bool operator==(const ProceedingsView&, const ProceedingsView&) = default;
};

}  // namespace dais::meeting::views
