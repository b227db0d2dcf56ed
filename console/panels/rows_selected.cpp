#include "console/panels/rows_selected.h"

#include <algorithm>
#include <optional>

#include "console/panels/row_dragging.h"

namespace dais::console {

namespace {

constexpr std::size_t kNamed = 3;

}  // namespace

std::optional<std::size_t> place_of(const Scene& scene, std::optional<meeting::InscriptionId> row) {
    if (scene.list == nullptr || !row) {
        return std::nullopt;
    }
    const auto& waiting = scene.list->waiting;
    const auto found = std::find_if(waiting.begin(), waiting.end(),
                                    [&](const auto& each) { return each.id == *row; });
    return found == waiting.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - waiting.begin())};
}

bool is_selected(const Choices& choices, meeting::InscriptionId row) {
    return choices.rows.empty()
               ? choices.row == row
               : std::find(choices.rows.begin(), choices.rows.end(), row) != choices.rows.end();
}

std::optional<std::size_t> selected_place(const Scene& scene, const Choices& choices) {
    return place_of(scene, choices.row);
}

std::vector<std::size_t> selected_places(const Scene& scene, const Choices& choices) {
    std::vector<std::size_t> places;
    if (scene.list == nullptr) {
        return places;
    }
    for (std::size_t i = 0; i < scene.list->waiting.size(); ++i) {
        if (is_selected(choices, scene.list->waiting[i].id)) {
            places.push_back(i);
        }
    }
    return places;
}

void run_to_row(const Scene& scene, Choices& choices, meeting::InscriptionId row) {
    const auto to = place_of(scene, row);
    if (!to) {
        return;
    }
    if (choices.rows.empty() || !place_of(scene, choices.rows_from)) {
        choices.rows_from = place_of(scene, choices.row) ? choices.row : std::optional{row};
    }
    const std::size_t from = place_of(scene, choices.rows_from).value_or(*to);
    choices.rows.clear();
    for (std::size_t i = std::min(from, *to); i <= std::max(from, *to); ++i) {
        choices.rows.push_back(scene.list->waiting[i].id);
    }
    choices.row = row;
    choices.show_row = true;
}

void extend_rows(const Scene& scene, Choices& choices, int steps) {
    if (scene.list == nullptr || scene.list->waiting.empty()) {
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(scene.list->waiting.size()) - 1;
    const auto at = place_of(scene, choices.row);
    std::ptrdiff_t place = steps > 0 ? 0 : last;
    if (at) {
        place = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*at) + steps, 0, last);
    }
    run_to_row(scene, choices, scene.list->waiting[static_cast<std::size_t>(place)].id);
}

void toggle_row(const Scene& scene, Choices& choices, meeting::InscriptionId row) {
    std::vector<meeting::InscriptionId> chosen;
    bool was = false;
    for (const std::size_t place : selected_places(scene, choices)) {
        const auto id = scene.list->waiting[place].id;
        was = was || id == row;
        if (id != row) {
            chosen.push_back(id);
        }
    }
    if (!was) {
        chosen.push_back(row);
    }
    choices.rows = std::move(chosen);
    choices.rows_from = row;
    choices.row.reset();
    if (!choices.rows.empty()) {
        choices.row = was ? choices.rows.back() : row;
    }
}

void select_row(Choices& choices, meeting::InscriptionId row) {
    choices.row = row;
    choices.rows.clear();
    choices.rows_from.reset();
}

bool let_rows_go(Choices& choices) {
    const bool several = choices.rows.size() > 1;
    choices.rows.clear();
    choices.rows_from.reset();
    return several;
}

void no_rows(Choices& choices) {
    choices.row.reset();
    choices.rows.clear();
    choices.rows_from.reset();
    hold_nothing(choices);
}

void keep_rows(const Scene& scene, Choices& choices) {
    std::vector<meeting::InscriptionId>& rows = choices.rows;
    const auto waits = [&](const auto& row) { return place_of(scene, row).has_value(); };
    if (std::all_of(rows.begin(), rows.end(), waits)) {
        return;
    }
    // Of those selected, the next after the one that has gone; else the one before it.
    const auto at = std::find(rows.begin(), rows.end(), choices.row);
    auto nearest = std::find_if(at, rows.end(), waits);
    if (nearest == rows.end()) {
        const auto last = std::find_if(rows.rbegin(), rows.rend(), waits);
        nearest = last == rows.rend() ? rows.end() : last.base() - 1;
    }
    choices.row = nearest == rows.end() ? std::nullopt : std::optional{*nearest};
    std::erase_if(rows, [&](const auto& row) { return !waits(row); });
}

void look_at_room(Choices& choices, const meeting::RoomKey& room) {
    if (choices.room != room) {
        no_rows(choices);
    }
    choices.room = room;
}

void look_at_list(Choices& choices, const meeting::RoomKey& room, const meeting::ListKey& list) {
    const auto looked_at = choices.lists.find(room);
    if (looked_at == choices.lists.end() || looked_at->second != list) {
        no_rows(choices);
    }
    choices.lists[room] = list;
}

std::string names_at(const Scene& scene, const std::vector<std::size_t>& places,
                     const Strings& words) {
    std::string names;
    for (std::size_t i = 0; i < std::min(places.size(), kNamed); ++i) {
        names += (i == 0 ? "" : ", ") + name_of(scene.list->waiting[places[i]].speaker);
    }
    return places.size() <= kNamed
               ? names
               : words.say("console.list.and-more",
                           {{"names", names}, {"count", std::to_string(places.size() - kNamed)}});
}

}  // namespace dais::console
