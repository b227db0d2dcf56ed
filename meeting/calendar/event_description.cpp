#include "meeting/calendar/event_description.h"

#include "meeting/words.h"

namespace dais::meeting {

namespace {

// "15:00"
std::string hour_of(const timing::Zone& zone, timing::UtcTime utc) {
    return date::format("%H:%M", date::floor<std::chrono::minutes>(zone.wall(utc)));
}

class Describe {
  public:
    Describe(const timing::Zone& zone, const codec::Strings& words) : zone_{zone}, words_{words} {}

    std::string operator()(const views::MeetingView& meeting) {
        plan(meeting);
        if (meeting.modality != MeetingModality::in_person) {
            say("calendar." + std::string{word(meeting.modality)});
        }
        if (!meeting.slots.empty()) {
            say("calendar.hours-of", {{"zone", zone_.name()}});
        }
        for (const views::SlotView& each : meeting.slots) {
            slot(each);
        }
        if (meeting.hours_assumed) {
            say("calendar.hours-assumed");
        }
        languages(meeting);
        if (!meeting.guide.empty()) {
            say("calendar.guide", {{"guide", meeting.guide}});
        }
        return text_;
    }

  private:
    void say(const std::string& key, const std::map<std::string, std::string>& names = {}) {
        text_ += (text_.empty() ? "" : "\n") + words_.say(key, names);
    }

    void plan(const views::MeetingView& meeting) {
        if (meeting.plan == MeetingPlan::planned) {
            return;
        }
        const std::string key = "calendar." + std::string{word(meeting.plan)};
        if (meeting.reason.empty()) {
            say(key);
        } else {
            say(key + "-because", {{"reason", meeting.reason}});
        }
    }

    void slot(const views::SlotView& slot) {
        std::string what = slot.title.empty()
                               ? words_.say("calendar.slot." + std::string{word(slot.kind)})
                               : slot.title;
        for (const views::ItemView& item : slot.items) {
            what += "; " +
                    words_.say(
                        item.letter.empty() ? "calendar.item" : "calendar.item-letter",
                        {{"number", item.number}, {"letter", item.letter}, {"title", item.title}});
        }
        say(slot.assumed ? "calendar.slot-assumed" : "calendar.slot",
            {{"from", hour_of(zone_, slot.starts)},
             {"until", hour_of(zone_, slot.ends)},
             {"what", what}});
    }

    void languages(const views::MeetingView& meeting) {
        std::string all;
        for (const std::string& each : meeting.languages) {
            const std::string key = "calendar.language." + each;
            all += (all.empty() ? "" : ", ") + (words_.has(key) ? words_.say(key) : each);
        }
        if (!all.empty()) {
            say("calendar.interpretation", {{"languages", all}});
        }
    }

    const timing::Zone& zone_;
    const codec::Strings& words_;
    std::string text_;
};

}  // namespace

std::string event_description(const views::MeetingView& meeting, const timing::Zone& zone,
                              const codec::Strings& words) {
    return Describe{zone, words}(meeting);
}

}  // namespace dais::meeting
