#include "meeting/calendar/read_calendar.h"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "meeting/calendar/calendar.h"
#include "meeting/calendar/described_zone.h"
#include "meeting/calendar/event_times.h"
#include "meeting/calendar/event_uid.h"
#include "meeting/calendar/ical.h"
#include "meeting/calendar/whole_calendar.h"
#include "meeting/conference.h"
#include "meeting/rules/interpretation.h"
#include "meeting/words.h"
#include "timing/zones.h"

namespace dais::meeting {

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \n");
    return begin == std::string::npos
               ? std::string{}
               : text.substr(begin, text.find_last_not_of(" \n") + 1 - begin);
}

// For comparing: trimmed, in lower case, spaces and hyphens alike.
std::string plain(const std::string& text) {
    std::string letters = trimmed(text);
    std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == ' ' || c == '_' ? '-' : c;
    });
    return letters;
}

// "5th meeting": the number of a formal meeting and no title of its own.
bool is_number(const std::string& title) {
    const std::size_t end = title.find_first_not_of("0123456789");
    if (end == 0 || end == std::string::npos || end > 4) {
        return false;
    }
    PlannedMeeting numbered;
    numbered.ordinal = std::stoi(title.substr(0, end));
    return numbered.ordinal > 0 && title == name_of(numbered);
}

bool is_address(const std::string& text) {
    return text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
}

class Read {
  public:
    Read(const ConferenceFacts& facts, const Programme& programme)
        : facts_{facts}, programme_{programme}, zone_{timing::Zone::named(facts.zone)} {}

    std::vector<PlannedMeeting> meetings(icalcomponent* calendar) {
        std::vector<PlannedMeeting> meetings;
        for (icalcomponent* event =
                 icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
             event != nullptr;
             event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
            if (is_silence(value_of(event, ICAL_UID_PROPERTY), facts_.key)) {
                continue;  // no meeting, and not moved by a calendar
            }
            ++count_;
            meetings.push_back(meeting(calendar, event));
        }
        return meetings;
    }

  private:
    PlannedMeeting meeting(icalcomponent* calendar, icalcomponent* event) {
        title_ = title(event);
        name_ = title_.empty() ? "Event " + std::to_string(count_)
                               : "The event \"" + title_.substr(0, 200) + "\"";
        not_again(event);
        const EventTimes times = times_of(calendar, event, zone_, name_);
        const PlannedMeeting* known = known_of(event);
        PlannedMeeting meeting = known == nullptr ? fresh(event) : *known;
        place(event, meeting, known != nullptr);
        entitle(meeting, known);
        plan(event, meeting);
        at(times, meeting, known);
        return meeting;
    }

    // Without the conference's name before it, which we put there.
    [[nodiscard]] std::string title(icalcomponent* event) const {
        const std::string summary = trimmed(printable(value_of(event, ICAL_SUMMARY_PROPERTY)));
        const std::string before = facts_.short_title + ": ";
        return summary.rfind(before, 0) == 0 ? trimmed(summary.substr(before.size())) : summary;
    }

    void not_again(icalcomponent* event) {
        for (const auto kind : {ICAL_RRULE_PROPERTY, ICAL_RDATE_PROPERTY, ICAL_EXRULE_PROPERTY,
                                ICAL_EXDATE_PROPERTY, ICAL_RECURRENCEID_PROPERTY}) {
            if (icalcomponent_get_first_property(event, kind) != nullptr) {
                throw CalendarError{name_ + " recurs: make an event of its own for each meeting."};
            }
        }
        const std::string uid = value_of(event, ICAL_UID_PROPERTY);
        if (!uid.empty() && !seen_.insert(uid).second) {
            throw CalendarError{name_ +
                                " has the UID of another event in the file: leave one of "
                                "the two out."};
        }
    }

    [[nodiscard]] const PlannedMeeting* known_of(icalcomponent* event) const {
        const auto key = meeting_of(value_of(event, ICAL_UID_PROPERTY), facts_.key);
        return key ? find(programme_, *key) : nullptr;
    }

    [[nodiscard]] static PlannedMeeting fresh(icalcomponent* event) {
        PlannedMeeting meeting;
        meeting.kind = MeetingKind::informal_consultation;
        for (icalproperty* each = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY);
             each != nullptr;
             each = icalcomponent_get_next_property(event, ICAL_CATEGORIES_PROPERTY)) {
            const std::string category = plain(value_of(each));
            meeting.kind = value_of<MeetingKind>(category).value_or(meeting.kind);
        }
        return meeting;
    }

    void entitle(PlannedMeeting& meeting, const PlannedMeeting* known) const {
        const bool formal = meeting.kind == MeetingKind::plenary || meeting.ordinal > 0;
        const bool says_nothing =
            title_.empty() || (formal && is_number(title_)) ||
            (known != nullptr && title_ == trimmed(printable(name_of(*known))));
        if (!says_nothing) {
            meeting.title = title_;
        } else if (known == nullptr && !formal) {
            throw CalendarError{name_ + " has no title (SUMMARY): write one."};
        }
    }

    void place(icalcomponent* event, PlannedMeeting& meeting, bool known) const {
        const std::string location = trimmed(printable(value_of(event, ICAL_LOCATION_PROPERTY)));
        const std::string url = trimmed(value_of(event, ICAL_URL_PROPERTY));
        if (is_address(url)) {
            meeting.link = url;
        } else if (is_address(location)) {
            meeting.link = location;
        }
        if (location.empty() && known) {
            return;
        }
        const Room* room = find(facts_, meeting.room);
        if (room == nullptr || plain(room->name) != plain(location)) {
            room = room_at(location);
        }
        if (room == nullptr) {
            throw no_room(location);
        }
        meeting.room = room->key;
        if (!known && is_virtual(*room)) {
            meeting.modality = MeetingModality::virtual_only;
        }
    }

    [[nodiscard]] static bool is_virtual(const Room& room) {
        return plain(room.name).find("virtual") != std::string::npos ||
               plain(room.key.text) == "virtual";
    }

    // By name, else by key; for an address or a word for it, the virtual room.
    [[nodiscard]] const Room* room_at(const std::string& location) const {
        const std::string sought = plain(location);
        const bool online = is_address(location) || sought == "virtual" || sought == "online";
        const auto match = [&](auto&& is_it) {
            const auto found = std::find_if(facts_.rooms.begin(), facts_.rooms.end(), is_it);
            return found == facts_.rooms.end() ? nullptr : &*found;
        };
        if (const Room* room =
                match([&](const Room& each) { return plain(each.name) == sought; })) {
            return room;
        }
        if (const Room* room =
                match([&](const Room& each) { return plain(each.key.text) == sought; })) {
            return room;
        }
        return online ? match(is_virtual) : nullptr;
    }

    [[nodiscard]] CalendarError no_room(const std::string& location) const {
        std::string rooms;
        for (const Room& each : facts_.rooms) {
            rooms += (rooms.empty() ? "" : ", ") + ("\"" + each.name + "\"");
        }
        return CalendarError{name_ +
                             (location.empty() ? " names no room"
                                               : " is in \"" + location.substr(0, 80) +
                                                     "\", which is no room of this conference") +
                             ": write one of " + rooms + " as its LOCATION."};
    }

    // A calendar has one word for cancelled and postponed: ours tells them apart, and what is
    // postponed here stays so.
    void plan(icalcomponent* event, PlannedMeeting& meeting) const {
        if (plain(value_of(event, ICAL_STATUS_PROPERTY)) != "cancelled") {
            meeting.plan = MeetingPlan::planned;
            meeting.reason.clear();
            return;
        }
        const bool postponed = meeting.plan == MeetingPlan::postponed ||
                               extended(event) == word(MeetingPlan::postponed);
        meeting.plan = postponed ? MeetingPlan::postponed : MeetingPlan::cancelled;
    }

    [[nodiscard]] static std::string extended(icalcomponent* event) {
        for (icalproperty* each = icalcomponent_get_first_property(event, ICAL_X_PROPERTY);
             each != nullptr; each = icalcomponent_get_next_property(event, ICAL_X_PROPERTY)) {
            const char* name = icalproperty_get_x_name(each);
            if (name != nullptr && std::string_view{name} == kPlanProperty) {
                return plain(value_of(each));
            }
        }
        return {};
    }

    void at(const EventTimes& times, PlannedMeeting& meeting, const PlannedMeeting* known) const {
        meeting.starts = zone_.wall(times.starts);
        meeting.ends = zone_.wall(times.ends);
        meeting.second_time = is_second(times.starts) || is_second(times.ends);
        if (known == nullptr || (meeting.starts == known->starts && meeting.ends == known->ends)) {
            return;
        }
        meeting.hours_assumed = false;
        const timing::Duration by = meeting.starts - known->starts;
        for (Slot& slot : meeting.slots) {
            slot.starts += by;
            slot.ends = std::min(slot.ends + by, meeting.ends);
            if (slot.starts >= meeting.ends) {
                throw CalendarError{name_ + " leaves no time for its slot \"" + slot.title +
                                    "\": make it longer, or take the slot out of the programme."};
            }
        }
        rules::move_interpretation(meeting, *known, facts_);
    }

    [[nodiscard]] bool is_second(timing::UtcTime utc) const {
        const auto found = zone_.utc(zone_.wall(utc));
        const auto* twice = std::get_if<timing::TwiceWallTime>(&found);
        return twice != nullptr && twice->second == utc;
    }

    const ConferenceFacts& facts_;
    const Programme& programme_;
    const timing::Zone zone_;
    std::set<std::string> seen_;
    int count_ = 0;
    std::string title_;  ///< of the event being read
    std::string name_;   ///< the same, as sentences begin
};

}  // namespace

std::vector<PlannedMeeting> read_calendar(const std::string& name, const std::string& text,
                                          const ConferenceFacts& facts,
                                          const Programme& programme) {
    const std::string whole = whole_calendar(name, text);
    const Component quiet = component_of(ICAL_VCALENDAR_COMPONENT);
    const Component calendar{icalparser_parse_string(whole.c_str())};
    if (!calendar || icalcomponent_isa(calendar.get()) != ICAL_VCALENDAR_COMPONENT) {
        throw CalendarError{name + " cannot be read as a calendar: save it again as .ics."};
    }
    std::vector<PlannedMeeting> meetings = Read{facts, programme}.meetings(calendar.get());
    if (meetings.empty()) {
        throw CalendarError{name + " holds no event: see that it is the right calendar."};
    }
    return meetings;
}

}  // namespace dais::meeting
