// What happened, in the past tense. A journal row holds one event; the conference is the fold of
// the events whose actions were not undone. Timed events carry `at`, which may be back-dated; their
// row carries when they were recorded.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "meeting/facts.h"
#include "meeting/ids.h"
#include "meeting/speakers.h"
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

/// An access link: only the hash of its token is ever written.
struct LinkGranted {
    std::string role;
    std::string name;
    std::string token_hash;  ///< SHA-256, hexadecimal
};

struct MeetingOpened {
    MeetingKey meeting;
    timing::Instant at;
};
struct MeetingSuspended {
    MeetingKey meeting;
    timing::Instant at;
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

using Event = std::variant<ConferenceCreated, RecordOpened, ClockConfirmed, UtcAnchored,
                           RehearsalAdvanced, LinkGranted, MeetingOpened, MeetingSuspended,
                           MeetingResumed, MeetingAdjourned, SpeakersCarriedOver, SpeakerInscribed,
                           InscriptionWithdrawn, InscriptionMoved, FloorGiven, FloorGivenToPresider,
                           StatementStarted, StatementPaused, StatementResumed, StatementConcluded,
                           StatementTimeElapsed, SpeakersReleased, ActionUndone>;

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
