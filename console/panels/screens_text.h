// The screens as text, made once for each version of their list. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "console/panels/palette.h"
#include "meeting/codec/strings.h"
#include "meeting/views.h"

namespace dais::console {

/// A round trip longer than this is said to be slow.
inline constexpr int kSlowMs = 250;

struct ScreenRow {
    std::int64_t id = 0;
    bool display = false;  ///< takes orders; otherwise an officer's console or script
    std::string room;
    std::string name;  ///< of an officer's: who acts
    std::string page;
    std::string role;
    std::string address;
    std::string shows;  ///< instead of its page: a message, or nothing; else empty
    bool blank = false;
    std::string round_trip;
    bool slow = false;
};

/// A room to list the screens of.
struct ScreensRoom {
    std::string key;  ///< empty: every room
    std::string name;
};

struct ScreensText {
    std::vector<ScreenRow> rows;     ///< of the chosen room, or of all
    std::vector<ScreensRoom> rooms;  ///< every room first
    int displays = 0;                ///< in all rooms
    std::string count;               ///< "14 screens"
    std::string by_page;             ///< "hall 3, queue 11"
    std::string with;                ///< "with Ana, Ben": officers at other consoles; or empty
};

/// `room`: only screens of it, empty: all. `self` is who acts at this window.
[[nodiscard]] ScreensText screens_text(const meeting::views::ScreensView& screens,
                                       const std::vector<meeting::views::RoomView>& rooms,
                                       const std::string& room, const std::string& self,
                                       const meeting::codec::Strings& words);

}  // namespace dais::console
