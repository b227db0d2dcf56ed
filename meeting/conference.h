// The whole state of a conference as plain values. It is the fold of the journal's events
// (apply.h); nothing here decides anything.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "meeting/facts.h"
#include "meeting/ids.h"
#include "meeting/speakers.h"
#include "timing/countdown.h"
#include "timing/instant.h"

namespace dais::meeting {

enum class MeetingState { scheduled, in_session, suspended, adjourned };

/// A meeting of the programme as it is lived through. (Suspension or adjournment of a *meeting*,
/// not of debate.)
struct MeetingRun {
    MeetingState state = MeetingState::scheduled;
    std::optional<timing::Instant> changed_at;  ///< when it entered this state
    int released_next = 0;                      ///< next speakers that public screens may show
};

struct Waiting {};
struct Speaking {
    StatementId statement;
};
struct Spoken {
    StatementId statement;
};
struct Withdrawn {};

struct Inscription {
    InscriptionId id;
    ListKey list;
    DelegationKey delegation;
    std::optional<OnBehalfOf> on_behalf_of;
    ClassKey speaker_class;
    Modality modality = Modality::in_person;
    std::optional<Authority> moved_by;  ///< on whose authority it stands out of its place
    bool out_of_class = false;          ///< it stands among another class
    std::variant<Waiting, Speaking, Spoken, Withdrawn> state;
};

/// A list of speakers belongs to an agenda item, or to several debated jointly; never to a
/// meeting, so that what is unspoken at adjournment is still on it, in order.
struct ListOfSpeakers {
    ListKey key;
    std::vector<ItemKey> items;
    std::vector<InscriptionId> waiting;      ///< in the order of speaking
    std::optional<MeetingKey> carried_over;  ///< to which meeting, at the last adjournment
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

/// Nobody has begun: the full time stands.
struct Standing {};
struct Running {
    timing::Instant since;
};
struct Paused {};
struct Concluded {
    timing::Instant at;
};

struct Statement {
    StatementId id;
    MeetingKey meeting;
    RoomKey room;
    std::variant<FromList, Presider> holder;
    timing::Instant given_at;
    std::optional<timing::Instant> started_at;
    std::optional<timing::Duration> allotted;  ///< frozen when the floor was given; none: no clock
    timing::Duration warning{};
    timing::Duration used_before{};  ///< in the runs before the present one
    std::variant<Standing, Running, Paused, Concluded> state;
    bool time_elapsed = false;  ///< the desk has noted the end of the allotted time
};

/// The clock of a statement; nothing where it has none.
[[nodiscard]] std::optional<timing::Countdown> countdown(const Statement& statement);
/// The time used, whether there is a limit or not.
[[nodiscard]] timing::Duration used(const Statement& statement, timing::Instant now);
[[nodiscard]] bool concluded(const Statement& statement);

/// Each room has its own floor. Nothing: the floor is with the Chair.
struct Floor {
    std::optional<StatementId> held;
    std::optional<StatementId> last;  ///< who held it before
};

/// An access link. Only the hash of its token is ever kept.
struct Grant {
    std::int64_t link = 0;  ///< the row that granted it
    std::string role;       ///< "officer" (others come with their screens)
    std::string name;
    std::string token_hash;  ///< SHA-256 of the token, hexadecimal, lower case
    friend bool operator==(const Grant&, const Grant&) = default;
};

struct Conference {
    std::shared_ptr<const ConferenceFacts> facts;  ///< never null once created; shared, not copied
    bool rehearsal = false;
    timing::UtcTime utc_at_zero;
    /// Differs whenever a screen's idea of the time, or of which conference this is, may be out of
    /// date: after each opening, each leap, and on another file. Grows within a file.
    std::int64_t clock_epoch = 0;
    std::int64_t created_us = 0;  ///< when the file was made, UTC; makes epochs of files differ
    std::optional<timing::Duration> elapsed_to_confirm;  ///< see ConfirmClock

    std::map<MeetingKey, MeetingRun> meetings;
    std::map<RoomKey, Floor> floors;
    std::map<ListKey, ListOfSpeakers> lists;
    std::map<InscriptionId, Inscription> inscriptions;
    std::map<StatementId, Statement> statements;
    std::vector<Grant> grants;
};

// Look-ups; nullptr where there is none.
[[nodiscard]] const Statement* find(const Conference& conference, StatementId id);
[[nodiscard]] const Inscription* find(const Conference& conference, InscriptionId id);
[[nodiscard]] const ListOfSpeakers* find(const Conference& conference, const ListKey& key);
/// Who holds the floor of a room; nullptr: the Chair.
[[nodiscard]] const Statement* floor_holder(const Conference& conference, const RoomKey& room);

/// What an officer reads in a label or a sentence: "Jamaica (CARICOM)", "5th meeting".
[[nodiscard]] std::string name_of(const Conference& conference, const DelegationKey& key);
[[nodiscard]] std::string name_of(const Conference& conference, const OnBehalfOf& group);
[[nodiscard]] std::string name_of(const Conference& conference, const Inscription& inscription);
[[nodiscard]] std::string name_of(const Conference& conference, const Statement& statement);
[[nodiscard]] std::string name_of(const PlannedMeeting& meeting);

}  // namespace dais::meeting
