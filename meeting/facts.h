// What an imported conference brings with it: delegations, rooms, agenda, programme, rule profile.
// Plain values, fixed when the conference is created and embedded in its first journal row, so that
// a replay reads no other file. Documented for users in assets/conferences/README.md.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "meeting/access.h"
#include "meeting/ids.h"
#include "meeting/programme.h"
#include "meeting/texts.h"
#include "timing/instant.h"

namespace dais::meeting {

enum class DelegationKind { member, observer_state, observer_organization };

/// The forms of a delegation's name in one language (United Nations usage, never ICU's).
struct NameForms {
    std::string list;    ///< as lists print it: "Iran (Islamic Republic of)"
    std::string sort;    ///< its place in English alphabetical order
    std::string full;    ///< the formal name
    std::string spoken;  ///< as a Chair says it, with its article: "the Islamic Republic of Iran"
    std::string hint;    ///< how to say it, where that is not plain: "KIRR-i-bas"; may be empty
    friend bool operator==(const NameForms&, const NameForms&) = default;
};

/// What a delegation may do. Not its class: the European Union is an observer that speaks among
/// major groups. Sources: by the kind of delegation (PROCEDURE, common), or its own in the file.
struct Rights {
    bool vote = true;
    bool point_of_order = true;  ///< and, with it, motions
    int replies = 2;             ///< rights of reply for one item at one meeting; 0: none
    friend bool operator==(const Rights&, const Rights&) = default;
};

struct Delegation {
    DelegationKey key;
    DelegationKind kind = DelegationKind::member;
    Rights rights;
    std::string iso2;
    std::string region;  ///< regional group; the electoral group may differ
    std::string electoral_group;
    ClassKey listed_in;  ///< the class a statement in its own name is listed in
    NameForms en;
    std::vector<std::string> aliases;  ///< what an officer may type for it
    std::string note;
    /// The list name in other languages, by ISO 639-1 code.
    std::map<std::string, std::string> list_names;
    /// As it is said there, with its article; of each language that has a list name, or of none.
    std::map<std::string, std::string> spoken_names;
    friend bool operator==(const Delegation&, const Delegation&) = default;
};

enum class GroupKind { regional, negotiating };

struct Group {
    GroupKey key;
    GroupKind kind = GroupKind::negotiating;
    std::string list;        ///< "Caribbean Community"
    std::string short_name;  ///< "CARICOM"
    std::string spoken;      ///< "the Caribbean Community"
    std::vector<std::string> aliases;
    std::vector<DelegationKey> members;
    friend bool operator==(const Group&, const Group&) = default;
};

/// How speakers of one class stand among themselves.
enum class OrderInClass { inscription, rank };

/// A class of speakers: its place among the classes is its place in Profile::classes.
struct SpeakerClass {
    ClassKey key;
    std::string name;
    timing::Duration limit{};  ///< a statement's time
    std::string source;        ///< where the value comes from: seed, found, common, assumed
    OrderInClass order = OrderInClass::inscription;
    friend bool operator==(const SpeakerClass&, const SpeakerClass&) = default;
};

/// Rank of a speaker, highest first: heads of State, heads of Government, ministers (PROCEDURE,
/// found). Counts only in classes that are ordered by it.
struct SpeakerRank {
    RankKey key;
    std::string name;
    friend bool operator==(const SpeakerRank&, const SpeakerRank&) = default;
};

/// What happens when a statement's time is over. Visible overtime is the rule; cutting a
/// microphone is exceptional (PROCEDURE, practice).
enum class StrictnessPolicy { visible, call_to_order, cut };

struct Strictness {
    StrictnessPolicy policy = StrictnessPolicy::visible;
    timing::Duration second_call = std::chrono::seconds{15};  ///< after zero, under call-to-order
    timing::Duration grace = std::chrono::seconds{15};        ///< from zero to the cut
    std::string source = "assumed";
    friend bool operator==(const Strictness&, const Strictness&) = default;
};

/// When replies to statements are heard: at the meeting's end, or at the end of the day's last
/// meeting where two of a day take the same item.
enum class ReplyPlace { end_of_meeting, end_of_day };

struct ReplyRules {
    timing::Duration first_limit = std::chrono::minutes{10};
    timing::Duration second_limit = std::chrono::minutes{5};
    ReplyPlace place = ReplyPlace::end_of_day;
    std::string source = "assumed";
    friend bool operator==(const ReplyRules&, const ReplyRules&) = default;
};

enum class MotionKind {
    suspend_meeting,
    adjourn_meeting,
    adjourn_debate,
    close_debate,
    division,
    competence,
    reconsideration
};

/// What may be moved, who may speak on it and what carries it.
struct MotionRule {
    MotionKind kind = MotionKind::suspend_meeting;
    int precedence = 0;    ///< 1 before all others; 0: stands outside the order of precedence
    int speakers_for = 0;  ///< besides the mover
    int speakers_against = 0;
    bool two_thirds = false;  ///< of those voting, instead of a majority
    std::string source = "assumed";
    friend bool operator==(const MotionRule&, const MotionRule&) = default;
};

struct QuorumRule {
    int open_one_in = 4;  ///< of the members, to open and proceed; 4: one quarter; 0: not asked for
    std::string source = "assumed";
    friend bool operator==(const QuorumRule&, const QuorumRule&) = default;
};

/// A rule set as data (PROCEDURE: order, limits and precedence are a profile).
struct Profile {
    std::string key;
    std::string name;
    std::vector<SpeakerClass> classes;
    bool by_class = true;            ///< false: called in the order of asking alone
    ClassKey group_statement_class;  ///< where statements on behalf of a group are listed
    timing::Duration warning{};      ///< the last part of a statement's time
    int released_next = 0;           ///< next speakers shown publicly unless the officer says else
    std::vector<SpeakerRank> ranks;
    timing::Duration explanation_limit = std::chrono::minutes{10};
    bool consent_to_close = false;   ///< closing a list asks for the meeting's consent
    bool consent_to_reopen = false;  ///< so does opening it again
    int words_a_minute = 120;        ///< what interpretation can follow
    Strictness strictness;
    ReplyRules replies;
    std::vector<MotionRule> motions;  ///< empty: no motions under this profile
    QuorumRule quorum;
    /// What delegations may do by their personal links.
    std::vector<DelegationAct> by_link{DelegationAct::request_floor, DelegationAct::right_of_reply,
                                       DelegationAct::point_of_order, DelegationAct::hand_in_text};
    friend bool operator==(const Profile&, const Profile&) = default;
};

struct Room {
    RoomKey key;
    std::string name;
    bool name_known = true;  ///< false: the papers do not name it, and screens say so
    friend bool operator==(const Room&, const Room&) = default;
};

struct AgendaItem {
    ItemKey key;
    std::string number;  ///< "7", as the list of statements numbers it
    std::string letter;  ///< "B", as the Chair's letters do; may be empty
    std::string title;
    std::string short_title;
    bool debate = false;  ///< a list of speakers is kept for it
    friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

struct BureauMember {
    std::string office;  ///< "chair-designate", "vice-chair"
    DelegationKey delegation;
    std::string group;
    std::string status;
    friend bool operator==(const BureauMember&, const BureauMember&) = default;
};

/// A conference or briefing of the same cycle, for the timeline; each has its own file.
struct SeriesEntry {
    std::string key;    ///< of its conference file; may be one that does not exist yet
    std::string title;  ///< short: "BMS6"
    timing::WallTime first_day;
    timing::WallTime last_day;  ///< midnight at which the last day begins
    std::string venue;
    std::string source;
    friend bool operator==(const SeriesEntry&, const SeriesEntry&) = default;
};

struct ConferenceFacts {
    std::string key;
    std::string short_title;
    std::string title;
    std::string venue;
    std::string zone;  ///< IANA name
    timing::WallTime first_day;
    timing::WallTime last_day;  ///< midnight at which the last day begins
    std::vector<Hours> hours;   ///< of an ordinary day: a meeting ends by the end of one of them
    Profile profile;
    std::vector<Delegation> delegations;
    std::vector<Group> groups;
    std::vector<Room> rooms;
    std::vector<BureauMember> bureau;
    std::vector<AgendaItem> agenda;
    std::vector<PlannedMeeting> meetings;  ///< the programme's first version, as it was imported
    std::vector<SeriesEntry> series;       ///< the cycle this conference belongs to
    ImportedTexts texts;                   ///< documents, proposals, sticking points so far
    friend bool operator==(const ConferenceFacts&, const ConferenceFacts&) = default;
};

// Look-ups; nullptr where there is none.
[[nodiscard]] const Delegation* find(const ConferenceFacts& facts, const DelegationKey& key);
[[nodiscard]] const Group* find(const ConferenceFacts& facts, const GroupKey& key);
[[nodiscard]] const Room* find(const ConferenceFacts& facts, const RoomKey& key);
[[nodiscard]] const AgendaItem* find(const ConferenceFacts& facts, const ItemKey& key);
[[nodiscard]] const SpeakerClass* find(const ConferenceFacts& facts, const ClassKey& key);
[[nodiscard]] const MotionRule* find(const Profile& profile, MotionKind kind);

/// An agenda item as people name it: "7"; its key if the agenda has none such.
[[nodiscard]] std::string number_of(const ConferenceFacts& facts, const ItemKey& key);

/// The place of a class in the order of speaking; after all classes if it is not in the profile.
[[nodiscard]] int rank(const Profile& profile, const ClassKey& key);

/// The place of a speaker's rank; none, or an unknown one, after all ranks.
[[nodiscard]] int rank(const Profile& profile, const std::optional<RankKey>& key);

}  // namespace dais::meeting
