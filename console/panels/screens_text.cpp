#include "console/panels/screens_text.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "console/format.h"

namespace dais::console {

namespace {

namespace views = meeting::views;
using meeting::codec::Strings;

std::string room_name(const std::string& key, const std::vector<views::RoomView>& rooms,
                      const Strings& words) {
    const auto found = std::find_if(rooms.begin(), rooms.end(),
                                    [&](const auto& room) { return room.key.text == key; });
    return key.empty()            ? words.say("console.screens.every-room")
           : found == rooms.end() ? key
                                  : found->name;
}

std::string page_name(const views::ScreenView& screen, const Strings& words) {
    return screen.page.empty() ? words.say("console.screens.no-page") : screen.page;
}

ScreenRow row_of(const views::ScreenView& screen, const std::vector<views::RoomView>& rooms,
                 const Strings& words) {
    ScreenRow row;
    row.id = screen.id;
    row.display = screen.role != "officer";
    row.room = room_name(screen.room, rooms, words);
    row.name = screen.name.empty() ? words.say("console.screens.no-name") : screen.name;
    row.page = page_name(screen, words);
    row.role = words.say(row.display ? "console.screens.display" : "console.screens.officer");
    row.address = screen.address;
    row.blank = screen.blank;
    if (screen.blank) {
        row.shows = words.say("console.screens.blank");
    } else if (!screen.message.empty()) {
        row.shows = words.say("console.screens.message", {{"text", screen.message}});
    }
    if (screen.round_trip_ms) {
        row.slow = *screen.round_trip_ms > kSlowMs;
        row.round_trip =
            words.say(row.slow ? "console.screens.slow" : "console.screens.milliseconds",
                      {{"ms", grouped(*screen.round_trip_ms)}});
    }
    return row;
}

// Officers at other windows by their names. Several may have the same, also whoever sits here: of
// those of this name, one is this window.
std::string others(const views::ScreensView& screens, const std::string& self,
                   const Strings& words) {
    std::map<std::string, int> windows;
    for (const views::ScreenView& screen : screens.screens) {
        if (screen.role == "officer" && screen.page == "console" && !screen.name.empty()) {
            ++windows[screen.name];
        }
    }
    if (const auto here = windows.find(self); here != windows.end() && --here->second == 0) {
        windows.erase(here);
    }
    std::string all;
    for (const auto& [name, count] : windows) {
        all += all.empty() ? "" : ", ";
        all += count == 1 ? name
                          : words.say("console.status.several-windows",
                                      {{"name", name}, {"count", std::to_string(count)}});
    }
    return all.empty() ? all : words.say("console.status.with", {{"names", all}});
}

}  // namespace

ScreensText screens_text(const views::ScreensView& screens,
                         const std::vector<views::RoomView>& rooms, const std::string& room,
                         const std::string& self, const Strings& words) {
    ScreensText text;
    std::map<std::string, int> pages;
    text.rooms.push_back({{}, words.say("console.screens.all-rooms")});
    for (const views::RoomView& each : rooms) {
        text.rooms.push_back({each.key.text, each.name});
    }
    std::int64_t count = 0;
    for (const views::ScreenView& screen : screens.screens) {
        if (screen.id == views::kDeskScreen) {
            continue;  // a window, not a screen
        }
        ++count;
        ++pages[page_name(screen, words)];
        ScreenRow row = row_of(screen, rooms, words);
        text.displays += row.display ? 1 : 0;
        if (room.empty() || screen.room == room) {
            text.rows.push_back(std::move(row));
        }
    }
    std::stable_sort(text.rows.begin(), text.rows.end(),
                     [](const ScreenRow& a, const ScreenRow& b) {
                         return std::tie(b.display, a.room, a.name, a.page) <
                                std::tie(a.display, b.room, b.name, b.page);
                     });
    text.count = words.say(count == 1 ? "console.screens.one" : "console.screens.many",
                           {{"count", grouped(count)}});
    for (const auto& [page, many] : pages) {
        text.by_page += (text.by_page.empty() ? "" : ", ") + page + " " + grouped(many);
    }
    text.with = others(screens, self, words);
    return text;
}

}  // namespace dais::console
