// What an officer tells connected displays to do. It is about screens, not about the meeting: it is
// not recorded, and a display that reconnects is told again as long as the program runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dais::meeting {

struct ScreenOrder {
    enum class What {
        identify,  ///< shows its name, large, for a few seconds
        rename,    ///< `text` is its name from now on
        page,      ///< goes to the page `text`, with its room: "/hall?room=…"
        message,   ///< shows `text` until told otherwise
        blank,     ///< shows nothing but that it is on
        restore    ///< shows its page again: no message, not blank
    };
    What what = What::identify;
    std::vector<std::int64_t> screens;  ///< by their ids; empty: all displays
    std::string text;
    friend bool operator==(const ScreenOrder&, const ScreenOrder&) = default;
};

/// The longest text of an order, in bytes.
inline constexpr std::size_t kLongestScreenText = 300;

}  // namespace dais::meeting
