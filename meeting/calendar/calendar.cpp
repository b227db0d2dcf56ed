#include "meeting/calendar/calendar.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <variant>

#include "meeting/calendar/event_description.h"
#include "meeting/calendar/event_uid.h"
#include "meeting/calendar/ical.h"
#include "meeting/calendar/time_zone.h"
#include "meeting/words.h"
#include "timing/zones.h"

namespace dais::meeting {

namespace {

constexpr const char* kMaker = "-//Dais//Programme of work//EN";

// An address that can stand in a calendar as it is.
bool is_plain_address(const std::string& link) {
    return link.find("://") != std::string::npos &&
           std::all_of(link.begin(), link.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

class Make {
  public:
    Make(const views::ConferenceView& conference, const views::ProgrammeView& programme,
         const std::vector<views::SilenceView>& silences, const codec::Strings& words)
        : conference_{conference},
          programme_{programme},
          silences_{silences},
          words_{words},
          zone_{timing::Zone::named(conference.zone)} {}

    [[nodiscard]] std::string text() const {
        const Component calendar = component_of(ICAL_VCALENDAR_COMPONENT);
        describe(calendar.get());
        icalcomponent_add_component(calendar.get(), zone().release());
        for (const auto& meeting : programme_.meetings) {
            icalcomponent_add_component(calendar.get(), event(meeting).release());
        }
        for (const auto& silence : silences_) {
            icalcomponent_add_component(calendar.get(), end_of(silence).release());
        }
        const std::unique_ptr<char, decltype(&std::free)> text{
            icalcomponent_as_ical_string_r(calendar.get()), &std::free};
        if (!text) {
            throw std::runtime_error{"The calendar cannot be made: there is not enough memory."};
        }
        return text.get();
    }

  private:
    void describe(icalcomponent* calendar) const {
        const auto add = [&](icalproperty* each) { icalcomponent_add_property(calendar, each); };
        add(icalproperty_new_version("2.0"));
        add(icalproperty_new_prodid(kMaker));
        add(icalproperty_new_calscale("GREGORIAN"));
        add(extension("X-WR-CALNAME", words_.say(conference_.rehearsal ? "calendar.name-rehearsal"
                                                                       : "calendar.name",
                                                 {{"conference", conference_.short_title}})));
        add(extension(
            "X-WR-CALDESC",
            words_.say("calendar.about", {{"title", conference_.title},
                                          {"venue", conference_.venue},
                                          {"version", std::to_string(programme_.version)}})));
        add(extension("X-WR-TIMEZONE", conference_.zone));
        icaldurationtype refresh = icaldurationtype_null_duration();
        refresh.minutes = kCalendarRefreshMinutes;
        icalproperty* interval = icalproperty_new_refreshinterval(refresh);
        icalproperty_set_parameter(interval, icalparameter_new_value(ICAL_VALUE_DURATION));
        add(interval);
        add(extension("X-PUBLISHED-TTL", "PT" + std::to_string(kCalendarRefreshMinutes) + "M"));
    }

    // For the years of the meetings; without any, for the year of the programme.
    [[nodiscard]] Component zone() const {
        timing::UtcTime from = programme_.published;
        timing::UtcTime until = programme_.published;
        for (const auto& meeting : programme_.meetings) {
            const bool first = &meeting == &programme_.meetings.front();
            from = first ? meeting.starts : std::min(from, meeting.starts);
            until = first ? meeting.ends : std::max(until, meeting.ends);
        }
        return time_zone_component(conference_.zone, from, until);
    }

    [[nodiscard]] Component event(const views::MeetingView& meeting) const {
        Component event = component_of(ICAL_VEVENT_COMPONENT);
        const auto add = [&](icalproperty* each) { icalcomponent_add_property(event.get(), each); };
        const bool held = meeting.plan == MeetingPlan::planned;
        add(icalproperty_new_uid(uid_of(meeting.key, conference_.key).c_str()));
        add(icalproperty_new_dtstamp(utc_value(meeting.changed)));
        add(icalproperty_new_lastmodified(utc_value(meeting.changed)));
        add(icalproperty_new_sequence(meeting.changed_in - 1));
        add(timed(meeting.starts, icalproperty_new_dtstart));
        add(timed(meeting.ends, icalproperty_new_dtend));
        add(icalproperty_new_status(held ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_CANCELLED));
        add(icalproperty_new_transp(held ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
        add(icalproperty_new_summary(
            printable(words_.say("calendar.summary", {{"conference", conference_.short_title},
                                                      {"meeting", meeting.name}}))
                .c_str()));
        if (const std::string place = room_name(meeting.room); !place.empty()) {
            add(icalproperty_new_location(place.c_str()));
        }
        const std::string description = printable(event_description(meeting, zone_, words_));
        if (!description.empty()) {
            add(icalproperty_new_description(description.c_str()));
        }
        add(icalproperty_new_categories(std::string{word(meeting.kind)}.c_str()));
        add(icalproperty_new_class(meeting.open_to_public ? ICAL_CLASS_PUBLIC
                                                          : ICAL_CLASS_PRIVATE));
        if (is_plain_address(meeting.link)) {
            add(icalproperty_new_url(meeting.link.c_str()));
        }
        if (meeting.plan == MeetingPlan::postponed) {
            add(extension(kPlanProperty, word(meeting.plan)));
        }
        return event;
    }

    // An event without length (RFC 5545, 3.6.1), in UTC: the end is one moment everywhere.
    [[nodiscard]] Component end_of(const views::SilenceView& silence) const {
        Component event = component_of(ICAL_VEVENT_COMPONENT);
        const auto add = [&](icalproperty* each) { icalcomponent_add_property(event.get(), each); };
        const timing::UtcTime opened = conference_.utc_at_zero + silence.opened.time_since_epoch();
        const bool held = silence.outcome != SilenceOutcome::withdrawn;
        const std::map<std::string, std::string> names{{"conference", conference_.short_title},
                                                       {"document", silence.document_name},
                                                       {"letter", silence.letter}};
        add(icalproperty_new_uid(uid_of(silence.id, conference_.key).c_str()));
        add(icalproperty_new_dtstamp(utc_value(opened)));
        add(icalproperty_new_sequence(silence.extensions + (silence.outcome ? 1 : 0)));
        add(icalproperty_new_dtstart(utc_value(silence.ends)));
        add(icalproperty_new_status(held ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_CANCELLED));
        add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
        add(icalproperty_new_summary(printable(words_.say("calendar.silence", names)).c_str()));
        std::string about = silence.on;
        if (silence.outcome) {
            about += about.empty() ? "" : "\n";
            about += words_.say("calendar.silence-" + std::string{word(*silence.outcome)}, names);
        }
        if (!about.empty()) {
            add(icalproperty_new_description(printable(about).c_str()));
        }
        add(icalproperty_new_categories("silence"));
        return event;
    }

    // In the conference's zone; in UTC where clocks show the hour twice: it would mean the first
    // (RFC 5545, 3.3.5), but not every program reads it so.
    icalproperty* timed(timing::UtcTime utc, icalproperty* (*make)(icaltimetype)) const {
        const timing::WallTime wall = zone_.wall(utc);
        if (std::holds_alternative<timing::TwiceWallTime>(zone_.utc(wall))) {
            return make(utc_value(utc));
        }
        icalproperty* property = make(wall_value(wall));
        icalproperty_add_parameter(property, icalparameter_new_tzid(conference_.zone.c_str()));
        return property;
    }

    [[nodiscard]] std::string room_name(const RoomKey& key) const {
        for (const auto& room : conference_.rooms) {
            if (room.key == key) {
                return printable(room.name);
            }
        }
        return {};
    }

    const views::ConferenceView& conference_;
    const views::ProgrammeView& programme_;
    const std::vector<views::SilenceView>& silences_;
    const codec::Strings& words_;
    timing::Zone zone_;
};

}  // namespace

std::string calendar_of(const views::ConferenceView& conference,
                        const views::ProgrammeView& programme,
                        const std::vector<views::SilenceView>& silences,
                        const codec::Strings& words) {
    return Make{conference, programme, silences, words}.text();
}

}  // namespace dais::meeting
