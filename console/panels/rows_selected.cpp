#include "console/panels/rows_selected.h"

#include <algorithm>
#include <optional>

#include "console/panels/actions.h"

namespace dais::console {

namespace {

constexpr std::size_t kNamed = 3;

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

}  // namespace

std::vector<std::size_t> selected_places(const Scene& scene, const Choices& choices) {
    std::vector<std::size_t> places;
    if (scene.list == nullptr) {
        return places;
    }
    for (std::size_t i = 0; i < scene.list->waiting.size(); ++i) {
        const auto id = scene.list->waiting[i].id;
        const bool among =
            std::find(choices.rows.begin(), choices.rows.end(), id) != choices.rows.end();
        if (choices.rows.empty() ? choices.row == id : among) {
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
