// A programme as iCalendar.
#include <set>

#include "meeting/calendar/read_calendar.h"
#include "meeting/codec/codec.h"
#include "meeting/codec/descriptions.h"
#include "tests/fuzz/fuzz.h"

using namespace dais;
using namespace dais::meeting;
using fuzz::hold;

namespace {

const ConferenceFacts& facts() {
    static const ConferenceFacts two_rooms = [] {
        ConferenceFacts made;
        made.key = "test";
        made.short_title = "Test";
        made.zone = "America/New_York";
        made.rooms = {{.key = {"main"}, .name = "Conference room"},
                      {.key = {"virtual"}, .name = "Virtual meeting"}};
        return made;
    }();
    return two_rooms;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{fuzz::text_of(data, size)};
    try {
        const auto meetings = read_calendar("week.ics", text, facts(), Programme{});
        std::set<MeetingKey> keys;
        for (const auto& meeting : meetings) {
            hold(meeting.starts < meeting.ends, "it ends before it begins", meeting.key.text);
            // A meeting that is not known yet gets its key from the desk.
            hold(meeting.key.text.empty() || keys.insert(meeting.key).second, "a key twice",
                 meeting.key.text);
            hold(meeting.room.text == "main" || meeting.room.text == "virtual", "no such room",
                 meeting.room.text);
        }
        hold(read_calendar("week.ics", text, facts(), Programme{}) == meetings,
             "read as others the second time");
    } catch (const CalendarError& error) {
        fuzz::hold_sentence(error.what());
    }
    return 0;
}
