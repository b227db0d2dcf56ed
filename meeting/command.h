// What an officer may ask for, in the imperative. A command names what it means and what it
// expects to find ("replacing"), never "the first row", so that two officers cannot cut each
// other's speaker off.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "meeting/ids.h"
#include "meeting/speakers.h"
#include "timing/instant.h"

namespace dais::meeting {

struct OpenMeeting {
    MeetingKey meeting;
    friend bool operator==(const OpenMeeting&, const OpenMeeting&) = default;
};

struct SuspendMeeting {
    MeetingKey meeting;
    std::optional<StatementId> concluding;  ///< the statement this ends; none: the Chair's floor
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

using Command =
    std::variant<OpenMeeting, SuspendMeeting, ResumeMeeting, AdjournMeeting, InscribeSpeaker,
                 WithdrawInscription, MoveInscription, GiveFloor, GiveFloorToPresider,
                 StartStatement, PauseStatement, ResumeStatement, ConcludeStatement,
                 ReleaseSpeakers, UndoAction, AdvanceRehearsal, SetRehearsalClock, ConfirmClock>;

}  // namespace dais::meeting
