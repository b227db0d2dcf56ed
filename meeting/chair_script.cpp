#include "meeting/chair_script.h"

#include <algorithm>

#include "meeting/ensure.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/right_of_reply.h"

namespace dais::meeting::views {

namespace {

using Names = std::map<std::string, std::string>;

// "Her Excellency Ms. A. Name, Minister"; the first of those who share a statement.
std::string person_of(const Inscription& inscription) {
    SpeakerDetails first = inscription.details;
    first.people.resize(std::min<std::size_t>(first.people.size(), 1));
    return people_of(first);
}

class Script {
  public:
    Script(const Conference& conference, const PlannedMeeting& meeting)
        : conference_{conference}, meeting_{meeting}, run_{run_of(conference, meeting.key)} {}

    MeetingScriptView lines() {
        if (run_.state == MeetingState::scheduled) {
            to_open();
        } else if (run_.state == MeetingState::suspended) {
            say("script.resume-meeting");
            say("script.adjourn-meeting");
        } else {
            in_session();
        }
        made_.meeting = meeting_.key;
        made_.lines.resize(std::min(made_.lines.size(), kMostScriptLines));
        return std::move(made_);
    }

  private:
    void say(std::string key, Names names = {}) {
        names["meeting"] = name_of(meeting_);
        names["profile"] = conference_.facts->profile.key;
        names["conference"] = conference_.facts->title;
        names["presiding"] = run_.presiding;
        made_.lines.push_back({std::move(key), std::move(names)});
    }

    // How a delegation is named: as it is said in English, and as lists print it in French.
    void name(Names& names, const DelegationKey& key) const {
        const Delegation* delegation = find(*conference_.facts, key);
        if (delegation == nullptr) {
            return;
        }
        const auto french = delegation->list_names.find("fr");
        names["speaker"] = delegation->en.spoken;
        names["speaker_list"] = delegation->en.list;
        names["speaker_fr"] =
            french == delegation->list_names.end() ? delegation->en.list : french->second;
    }

    [[nodiscard]] Names names_of(const Inscription& inscription) const {
        Names names;
        name(names, inscription.delegation);
        names["person"] = person_of(inscription);
        if (inscription.on_behalf_of) {
            const OnBehalfOf& group = *inscription.on_behalf_of;
            const Group* known = group.group ? find(*conference_.facts, *group.group) : nullptr;
            names["group"] = known == nullptr ? group.name : known->spoken;
            names["group_fr"] = known == nullptr ? group.name : known->short_name;
        }
        return names;
    }

    // The key's variant for what is known of a speaker: by name or not, for a group or not.
    static std::string variant(std::string key, const Names& names) {
        const auto has = [&](const char* what) {
            const auto found = names.find(what);
            return found != names.end() && !found->second.empty();
        };
        key += has("group") ? "-group" : "";
        return key + (has("person") ? "-person" : "");
    }

    void to_open() {
        if (!conference_.agenda_adopted && meeting_.ordinal == 1) {
            say("script.open-conference");
            elect_chair();
            say("script.adopt-agenda");
        } else {
            say(run_.presiding.empty() ? "script.open-meeting" : "script.open-meeting-presiding");
        }
    }

    void elect_chair() {
        for (const auto& member : conference_.bureau) {
            if (member.office == "chair-designate" && !member.delegation.text.empty()) {
                Names names;
                name(names, member.delegation);
                say("script.elect-chair", std::move(names));
            }
        }
    }

    void in_session() {
        if (interrupted()) {
            return;
        }
        if (!conference_.agenda_adopted && meeting_.ordinal == 1) {
            elect_chair();
            say("script.adopt-agenda");
        }
        const Statement* held = floor_holder(conference_, meeting_.room);
        if (held != nullptr) {
            speaking(*held);
        } else {
            chairs_floor();
        }
    }

    // A point of order or a vote comes before everything else.
    bool interrupted() {
        for (const auto& [id, point] : conference_.points) {
            const bool here = point.meeting == meeting_.key && !point.withdrawn;
            const bool appealed = point.standing == RulingState::appealed;
            if (!here || (point.closed && !appealed)) {
                continue;
            }
            Names names;
            name(names, appealed && point.appealed_by ? *point.appealed_by : point.delegation);
            say(appealed           ? "script.ruling-appealed"
                : point.recognized ? "script.rule-on-point"
                                   : "script.recognize-point",
                std::move(names));
            return true;
        }
        const Vote* vote = open_vote(*conference_.texts, meeting_.key);
        if (vote == nullptr) {
            return false;
        }
        Names names{{"on", name_of(conference_, vote->on)}};
        if (vote->method != VoteMethod::roll_call) {
            say(vote->method == VoteMethod::recorded ? "script.vote-recorded"
                                                     : "script.vote-by-hands",
                std::move(names));
            return true;
        }
        const auto next = next_in_roll_call(*vote);
        if (next) {
            name(names, *next);
        }
        say(next ? "script.call-the-roll" : "script.vote-result", std::move(names));
        return true;
    }

    void speaking(const Statement& held) {
        const Inscription* inscription = inscription_of(conference_, held);
        if (inscription == nullptr) {
            return;
        }
        const Names names = names_of(*inscription);
        if (std::holds_alternative<Standing>(held.state)) {
            say(variant("script.give-floor", names), names);
            return;
        }
        if (held.time_elapsed) {
            say("script.time-elapsed", names);
        }
        say("script.thank", names);
        next_speaker();
    }

    void next_speaker() {
        const ListOfSpeakers* list = rules::current_list(conference_, meeting_);
        if (list == nullptr || list->waiting.empty()) {
            return;
        }
        const Inscription& next = DAIS_THERE(find(conference_, list->waiting.front()));
        const Names names = names_of(next);
        const bool reply = list->kind == ListKind::right_of_reply;
        say(variant(reply ? "script.give-reply" : "script.give-floor", names), names);
    }

    void chairs_floor() {
        const auto before = made_.lines.size();
        if (const auto& announced = last_decision()) {
            say("script.positions", {{"on", name_of(conference_, announced->on)}});
        }
        if (run_.considering) {
            under_consideration();
        }
        next_speaker();
        if (made_.lines.size() == before) {
            exhausted();
        }
        adoption();
        say("script.adjourn-meeting");
    }

    [[nodiscard]] const TakenDecision* last_decision() const {
        const auto& decisions = conference_.texts->decisions;
        return !decisions.empty() && decisions.back().meeting == meeting_.key &&
                       decisions.back().outcome == DecisionOutcome::adopted
                   ? &decisions.back()
                   : nullptr;
    }

    void under_consideration() {
        const Document* document = find(*conference_.texts, run_.considering->document);
        if (document == nullptr) {
            return;
        }
        const std::string numbers = numbers_of(*document, run_.considering->paragraphs);
        say(numbers.empty() ? "script.consider-text" : "script.consider-paragraphs",
            {{"document", name_of(*document)}, {"paragraphs", numbers}});
    }

    // Nobody waits: is there anybody else, then the list is closed.
    void exhausted() {
        const ListOfSpeakers* list = debated_list();
        if (list == nullptr) {
            return;
        }
        const Names names{{"list", rules::name_of(conference_, *list)}};
        say(list->status == ListStatus::closed ? "script.list-exhausted" : "script.any-other",
            names);
        if (list->status != ListStatus::closed) {
            say("script.close-list", names);
        }
    }

    [[nodiscard]] const ListOfSpeakers* debated_list() const {
        for (const auto& [key, list] : conference_.lists) {
            if (list.kind == ListKind::speakers && rules::takes_up(meeting_, list)) {
                return &list;
            }
        }
        return nullptr;
    }

    void adoption() {
        const bool planned =
            std::any_of(meeting_.slots.begin(), meeting_.slots.end(),
                        [](const Slot& each) { return each.kind == SlotKind::adoption; });
        if (!planned && !run_.considering) {
            return;
        }
        for (const auto& document : conference_.texts->documents) {
            if (document->kind == DocumentKind::outcome && !document->superseded_by &&
                !document->adopted && meeting_.kind == MeetingKind::plenary) {
                say("script.adoption",
                    {{"document", name_of(*document)}, {"title", document->title}});
            }
        }
    }

    const Conference& conference_;
    const PlannedMeeting& meeting_;
    const MeetingRun& run_;
    MeetingScriptView made_;
};

}  // namespace

ScriptView script_view(const Conference& conference) {
    ScriptView view;
    std::set<RoomKey> waiting;  // rooms whose next meeting is found
    for (const auto& meeting : conference.programme->meetings) {
        const MeetingState state = run_of(conference, meeting.key).state;
        const bool next = state == MeetingState::scheduled &&
                          meeting.plan == MeetingPlan::planned &&
                          waiting.insert(meeting.room).second;
        if (next || is_on(conference, meeting.key)) {
            view.meetings.push_back(Script{conference, meeting}.lines());
        }
    }
    return view;
}

}  // namespace dais::meeting::views
