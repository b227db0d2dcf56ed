// What an imported conference brings with it: delegations, rooms, agenda, programme, rule profile.
// Plain values, fixed when the conference is created and embedded in its first journal row, so that
// a replay reads no other file. Documented for users in assets/conferences/README.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting {

enum class DelegationKind { member, observer_state, observer_organization };

/// The forms of a delegation's name in one language (United Nations usage, never ICU's).
struct NameForms {
    std::string list;    ///< as lists print it: "Iran (Islamic Republic of)"
    std::string sort;    ///< its place in English alphabetical order
    std::string full;    ///< the formal name
    std::string spoken;  ///< as a Chair says it, with its article: "the Islamic Republic of Iran"
    friend bool operator==(const NameForms&, const NameForms&) = default;
};

struct Delegation {
    DelegationKey key;
    DelegationKind kind = DelegationKind::member;
    std::string iso2;
    std::string region;  ///< regional group; the electoral group may differ
    std::string electoral_group;
    ClassKey listed_in;  ///< the class a statement in its own name is listed in
    NameForms en;
    std::vector<std::string> aliases;  ///< what an officer may type for it
    std::string note;
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

/// A class of speakers: its place among the classes is its place in Profile::classes.
struct SpeakerClass {
    ClassKey key;
    std::string name;
    timing::Duration limit{};  ///< a statement's time
    std::string source;        ///< where the value comes from: seed, found, common, assumed
    friend bool operator==(const SpeakerClass&, const SpeakerClass&) = default;
};

/// A rule set as data (PROCEDURE: order, limits and precedence are a profile).
struct Profile {
    std::string key;
    std::string name;
    std::vector<SpeakerClass> classes;
    ClassKey group_statement_class;  ///< where statements on behalf of a group are listed
    timing::Duration warning{};      ///< the last part of a statement's time
    int released_next = 0;           ///< next speakers shown publicly unless the officer says else
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

enum class SlotKind { opening, debate, presentation, consultation, adoption, closing };

struct Slot {
    SlotKey key;
    SlotKind kind = SlotKind::debate;
    std::vector<ItemKey> items;  ///< several are debated jointly
    std::string title;
    timing::WallTime starts;  ///< in the conference's zone
    timing::WallTime ends;
    bool assumed = false;  ///< not from a paper: screens mark it
    friend bool operator==(const Slot&, const Slot&) = default;
};

enum class MeetingKind { plenary, informal_consultation, briefing, presentation };
enum class MeetingModality { in_person, hybrid, virtual_only };

struct PlannedMeeting {
    MeetingKey key;
    int ordinal = 0;  ///< formal meetings are numbered in one series; 0 for informal ones
    MeetingKind kind = MeetingKind::plenary;
    RoomKey room;
    timing::WallTime starts;
    timing::WallTime ends;
    MeetingModality modality = MeetingModality::in_person;
    bool webcast = false;
    bool open_to_public = false;
    bool hours_assumed = false;
    std::string title;
    std::vector<Slot> slots;
    friend bool operator==(const PlannedMeeting&, const PlannedMeeting&) = default;
};

struct ConferenceFacts {
    std::string key;
    std::string short_title;
    std::string title;
    std::string venue;
    std::string zone;  ///< IANA name
    timing::WallTime first_day;
    timing::WallTime last_day;  ///< midnight at which the last day begins
    Profile profile;
    std::vector<Delegation> delegations;
    std::vector<Group> groups;
    std::vector<Room> rooms;
    std::vector<BureauMember> bureau;
    std::vector<AgendaItem> agenda;
    std::vector<PlannedMeeting> meetings;  ///< in the order of their start
    friend bool operator==(const ConferenceFacts&, const ConferenceFacts&) = default;
};

// Look-ups; nullptr where there is none.
[[nodiscard]] const Delegation* find(const ConferenceFacts& facts, const DelegationKey& key);
[[nodiscard]] const Group* find(const ConferenceFacts& facts, const GroupKey& key);
[[nodiscard]] const Room* find(const ConferenceFacts& facts, const RoomKey& key);
[[nodiscard]] const AgendaItem* find(const ConferenceFacts& facts, const ItemKey& key);
[[nodiscard]] const PlannedMeeting* find(const ConferenceFacts& facts, const MeetingKey& key);
[[nodiscard]] const SpeakerClass* find(const ConferenceFacts& facts, const ClassKey& key);

/// The place of a class in the order of speaking; after all classes if it is not in the profile.
[[nodiscard]] int rank(const Profile& profile, const ClassKey& key);

}  // namespace dais::meeting
