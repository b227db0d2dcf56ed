// Orders to displays as an officer gives them: to whom, with which text, and confirmed where all of
// them would change what they show. Keys and buttons both come here.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "console/panels/choices.h"
#include "console/panels/scene.h"
#include "meeting/screen_order.h"

namespace dais::console {

using OrderKind = meeting::ScreenOrder::What;

struct OrderKey {
    OrderKind what = OrderKind::identify;
    char letter = '\0';       ///< with Alt, while the screens are shown
    std::string_view cap;     ///< of the strings table
    std::string_view label;   ///< likewise
    std::string_view asking;  ///< what is asked first; empty: nothing
};
inline constexpr std::array kOrderKeys{
    OrderKey{OrderKind::identify, 'i', "console.key.alt-i", "console.order.identify", ""},
    OrderKey{OrderKind::rename, 'n', "console.key.alt-n", "console.order.rename",
             "console.order.rename-ask"},
    OrderKey{OrderKind::page, 'p', "console.key.alt-p", "console.order.page",
             "console.order.page-ask"},
    OrderKey{OrderKind::message, 'm', "console.key.alt-m", "console.order.message",
             "console.order.message-ask"},
    OrderKey{OrderKind::blank, 'b', "console.key.alt-b", "console.order.blank", ""},
    OrderKey{OrderKind::restore, 'r', "console.key.alt-r", "console.order.restore", ""},
};
/// The longest name that a screen takes, in bytes: Limits::name_bytes of net/limits.h, which no
/// panel knows. A test holds them to be the same.
inline constexpr std::size_t kLongestScreenName = 80;
/// So many screens are named one by one: a message has a longest length (net/limits.h). An order to
/// all is given to all, without their names.
inline constexpr std::size_t kScreensNamed = 1'000;
[[nodiscard]] const OrderKey& order_key(OrderKind what);
/// With Alt, while the screens are shown: all of them, and the next room's.
inline constexpr char kAllScreensLetter = 'a';
inline constexpr char kScreensRoomLetter = 'f';
/// True where Alt with this letter does something about screens while they are shown.
[[nodiscard]] bool is_screens_key(char letter);

/// The pages that a display can be sent to, by the digits of their keys.
inline constexpr std::array<std::string_view, 5> kDisplayPages{"/hall", "/queue", "/programme",
                                                               "/texts", "/"};

/// A plain click selects one, with Ctrl one more or less, with Shift all up to it.
void select_screen(const Scene& scene, Choices& choices, std::int64_t id, bool more, bool run);
/// All displays that are listed; none where all are selected.
void select_all_screens(const Scene& scene, Choices& choices);
/// Lists the next room's screens.
void next_screens_room(const Scene& scene, Choices& choices);
/// What is gone is not selected any more.
void keep_screens_true(const Scene& scene, Choices& choices);

/// Why no order can be given now, in words; empty where it can.
[[nodiscard]] std::string why_no_order(const Scene& scene, const Choices& choices,
                                       const Strings& words);
/// Gives the order to what is selected, or asks first for what it needs. Only where nothing speaks
/// against it.
void begin_order(OrderKind what, const Scene& scene, Choices& choices);
/// Enter: what is typed is complete, or the question is answered by yes. True where more is asked.
bool go_on_ordering(Choices& choices);
/// A digit, where a page is chosen.
void choose_display_page(Choices& choices, std::size_t number);

/// "Message to 3 screens: Lunch", for what may have to be said about it.
[[nodiscard]] std::string order_text(const meeting::ScreenOrder& order, std::size_t count,
                                     const Strings& words);
/// What is asked, over the others.
void draw_ordering(const Ui& ui, const Box& screen, Choices& choices);

}  // namespace dais::console
