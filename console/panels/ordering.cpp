#include "console/panels/ordering.h"

#include <algorithm>

#include "console/panels/asking_panel.h"
#include "console/panels/overlay.h"

namespace dais::console {

namespace {

bool asks_text(OrderKind what) { return what == OrderKind::rename || what == OrderKind::message; }

std::string count_text(std::size_t count, const Strings& words) {
    return words.say(count == 1 ? "console.screens.one" : "console.screens.many",
                     {{"count", grouped(static_cast<std::int64_t>(count))}});
}

bool all_selected(const Scene& scene, const Choices& choices) {
    return static_cast<int>(choices.screens.selected.size()) == scene.screens_text->displays;
}

void finish(Choices& choices) {
    choices.order = std::get<Ordering>(choices.overlay).order;
    choices.overlay = std::monostate{};
}

bool is_listed(const Scene& scene, std::int64_t id) {
    const std::vector<ScreenRow>& rows = scene.screens_text->rows;
    return std::any_of(rows.begin(), rows.end(),
                       [&](const ScreenRow& row) { return row.display && row.id == id; });
}

// The displays from one row to another that is listed as well, in the order that is shown.
std::vector<std::int64_t> run_to(const Scene& scene, std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> run;
    bool inside = false;
    for (const ScreenRow& row : scene.screens_text->rows) {
        const bool end = row.id == from || row.id == to;
        if ((inside || end) && row.display) {
            run.push_back(row.id);
        }
        inside = end && from != to ? !inside : inside;
    }
    return run;
}

std::size_t longest(OrderKind what) {
    return what == OrderKind::rename ? kLongestScreenName : meeting::kLongestScreenText;
}

bool too_long(const Ordering& ordering) {
    return ordering.text.text().size() > longest(ordering.order.what);
}

// What is asked; or why what was typed cannot be taken.
std::string asked_text(const Ordering& ordering, const Strings& words) {
    if (!ordering.wrong) {
        return words.say(order_key(ordering.order.what).asking);
    }
    return too_long(ordering) ? words.say("console.order.too-long")
                              : words.say("console.order.empty");
}

}  // namespace

const OrderKey& order_key(OrderKind what) {
    return *std::find_if(kOrderKeys.begin(), kOrderKeys.end(),
                         [&](const OrderKey& each) { return each.what == what; });
}

bool is_screens_key(char letter) {
    return letter == kAllScreensLetter || letter == kScreensRoomLetter ||
           std::any_of(kOrderKeys.begin(), kOrderKeys.end(),
                       [&](const OrderKey& each) { return each.letter == letter; });
}

void select_screen(const Scene& scene, Choices& choices, std::int64_t id, bool more, bool run) {
    std::vector<std::int64_t>& selected = choices.screens.selected;
    const auto found = std::find(selected.begin(), selected.end(), id);
    if (run && choices.screens.from && is_listed(scene, *choices.screens.from)) {
        selected = run_to(scene, *choices.screens.from, id);
        return;
    }
    if (!more) {
        selected = {id};
    } else if (found == selected.end()) {
        selected.push_back(id);
    } else {
        selected.erase(found);
    }
    choices.screens.from = id;
}

void select_all_screens(const Scene& scene, Choices& choices) {
    std::vector<std::int64_t> all;
    for (const ScreenRow& row : scene.screens_text->rows) {
        if (row.display) {
            all.push_back(row.id);
        }
    }
    std::vector<std::int64_t>& selected = choices.screens.selected;
    selected = selected.size() == all.size() ? std::vector<std::int64_t>{} : std::move(all);
    choices.screens.from.reset();
}

void next_screens_room(const Scene& scene, Choices& choices) {
    const std::vector<ScreensRoom>& rooms = scene.screens_text->rooms;
    const auto now = std::find_if(rooms.begin(), rooms.end(), [&](const ScreensRoom& each) {
        return each.key == choices.screens.room;
    });
    const bool last = now == rooms.end() || now + 1 == rooms.end();
    choices.screens.room = last ? std::string{} : (now + 1)->key;
    choices.screens.selected.clear();
    choices.screens.from.reset();
}

void keep_screens_true(const Scene& scene, Choices& choices) {
    const auto& screens = scene.screens->screens;  // sorted by id
    const auto gone = [&](std::int64_t id) {
        const auto at =
            std::lower_bound(screens.begin(), screens.end(), id,
                             [](const auto& each, auto wanted) { return each.id < wanted; });
        return at == screens.end() || at->id != id;
    };
    std::vector<std::int64_t>& selected = choices.screens.selected;
    selected.erase(std::remove_if(selected.begin(), selected.end(), gone), selected.end());
    if (choices.screens.from && gone(*choices.screens.from)) {
        choices.screens.from.reset();
    }
}

std::string why_no_order(const Scene& scene, const Choices& choices, const Strings& words) {
    const std::size_t count = choices.screens.selected.size();
    if (count == 0) {
        return words.say("console.order.none-selected");
    }
    const bool too_many = count > kScreensNamed && !all_selected(scene, choices);
    return too_many ? words.say("console.order.too-many",
                                {{"most", grouped(static_cast<std::int64_t>(kScreensNamed))}})
                    : std::string{};
}

void begin_order(OrderKind what, const Scene& scene, Choices& choices) {
    Ordering ordering;
    ordering.count = choices.screens.selected.size();
    ordering.order.what = what;
    ordering.all = ordering.count > 1 && all_selected(scene, choices);
    if (ordering.count <= kScreensNamed) {
        ordering.order.screens = choices.screens.selected;
    }
    // More than a screen takes can be typed or pasted, and is then refused: cut off silently, a
    // name would be another.
    ordering.text = Line{{}, Line::kLongestAnswer};
    const bool confirms = ordering.all && what == OrderKind::blank;
    ordering.confirming = confirms;
    if (!asks_text(what) && what != OrderKind::page && !confirms) {
        choices.order = std::move(ordering.order);
        return;
    }
    choices.overlay = std::move(ordering);
}

bool go_on_ordering(Choices& choices) {
    auto& ordering = std::get<Ordering>(choices.overlay);
    if (ordering.confirming) {
        finish(choices);
        return false;
    }
    if (!asks_text(ordering.order.what)) {
        return false;  // a page is chosen by its digit
    }
    ordering.wrong = ordering.text.empty() || too_long(ordering);
    if (ordering.wrong) {
        return false;
    }
    ordering.order.text = ordering.text.text();
    if (ordering.all && ordering.order.what == OrderKind::message) {
        ordering.confirming = true;
        return true;
    }
    finish(choices);
    return false;
}

void choose_display_page(Choices& choices, std::size_t number) {
    auto& ordering = std::get<Ordering>(choices.overlay);
    if (ordering.order.what == OrderKind::page && number < kDisplayPages.size()) {
        ordering.order.text = kDisplayPages.at(number);
        finish(choices);
    }
}

std::string order_text(const meeting::ScreenOrder& order, std::size_t count, const Strings& words) {
    return words.say("console.order.about", {{"order", words.say(order_key(order.what).label)},
                                             {"screens", count_text(count, words)}});
}

void draw_ordering(const Ui& ui, const Box& screen, Choices& choices) {
    auto& ordering = std::get<Ordering>(choices.overlay);
    const bool page = ordering.order.what == OrderKind::page;
    const float width = std::min(ui.px(page ? 760 : 640), screen.w - ui.px(40));
    const float height = ui.px(page ? 150 : 220);
    const OverlayWindow window{ui, "##ordering", centred(screen, width, height)};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             order_text(ordering.order, ordering.count, ui.words), content.w);
    const std::map<std::string, std::string> names{
        {"screens", count_text(ordering.count, ui.words)}, {"text", ordering.order.text}};
    if (ordering.confirming) {
        mark(ui, Mark::warning, {content.x + ui.px(10), content.y + ui.px(50)}, ui.px(18),
             palette::kAmber);
        const bool blank = ordering.order.what == OrderKind::blank;
        text_block(ui, {content.x + ui.px(30), content.y + ui.px(38), content.w - ui.px(30), 0},
                   ui.faces.body, palette::kText,
                   ui.say(blank ? "console.order.all-blank" : "console.order.all-message", names),
                   4, ui.px(23));
    } else {
        text_block(ui, {content.x, content.y + ui.px(34), content.w, 0}, ui.faces.body,
                   ordering.wrong ? palette::kRed : palette::kDim, asked_text(ordering, ui.words),
                   2, ui.px(22));
    }
    if (!ordering.confirming && asks_text(ordering.order.what)) {
        draw_typed(ui, {content.x, content.y + ui.px(84), content.w, ui.px(46)}, ordering.text, {},
                   ordering.wrong);
    }
    float x = content.x;
    const auto choice = [&](std::string_view id, std::string key, std::string label, bool main) {
        const ButtonLook look{.key = std::move(key), .label = std::move(label), .main = main};
        const float wide = button_width(ui, look);
        const Box at{x, content.bottom() - ui.px(38), wide, ui.px(38)};
        x += wide + ui.px(8);
        return button(ui, id, at, look);
    };
    for (std::size_t i = 0; page && i < kDisplayPages.size(); ++i) {
        const std::string digit = std::to_string(i + 1);
        if (choice("page" + digit, digit, std::string{kDisplayPages.at(i)}, false)) {
            choose_display_page(choices, i);
            return;
        }
    }
    if (!page && choice("yes", ui.say("console.key.enter"),
                        ui.say(order_key(ordering.order.what).label), true)) {
        go_on_ordering(choices);
        return;
    }
    if (choice("no", ui.say("console.key.escape"), ui.say("console.agree.no"), false)) {
        choices.overlay = std::monostate{};
    }
}

}  // namespace dais::console
