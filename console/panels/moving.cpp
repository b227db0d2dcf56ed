#include "console/panels/moving.h"

#include <algorithm>
#include <array>

#include "console/panels/overlay.h"
#include "console/panels/rows_selected.h"

namespace dais::console {

namespace {

using meeting::Authority;

std::string button_text(const Ui& ui, Authority authority) {
    switch (authority) {
        case Authority::chair: return ui.say("console.authority-button.chair");
        case Authority::mutual_agreement:
            return ui.say("console.authority-button.mutual-agreement");
        case Authority::correction: return ui.say("console.authority-button.correction");
    }
    return {};
}

// Who waits but for those who move together, in the order of the list.
std::vector<std::size_t> others(const Scene& scene, const Moving& moving) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < scene.list->waiting.size(); ++i) {
        const auto& together = moving.together;
        if (std::find(together.begin(), together.end(), scene.list->waiting[i].id) ==
            together.end()) {
            places.push_back(i);
        }
    }
    return places;
}

// The whole list as it would be.
std::vector<meeting::InscriptionId> order_after(const Scene& scene, const Moving& moving) {
    std::vector<meeting::InscriptionId> order;
    for (const std::size_t place : others(scene, moving)) {
        order.push_back(scene.list->waiting[place].id);
    }
    const auto to = static_cast<std::ptrdiff_t>(std::min(moving.to, order.size()));
    order.insert(order.begin() + to, moving.together.begin(), moving.together.end());
    return order;
}

bool stays(const Scene& scene, const Moving& moving) {
    if (moving.together.empty()) {
        return moving.to == moving.from;
    }
    const std::vector<meeting::InscriptionId> order = order_after(scene, moving);
    const auto& waiting = scene.list->waiting;
    return std::equal(order.begin(), order.end(), waiting.begin(), waiting.end(),
                      [](const auto& id, const auto& each) { return id == each.id; });
}

std::string where_to(const Ui& ui, const Scene& scene, const Moving& moving) {
    const auto& waiting = scene.list->waiting;
    if (stays(scene, moving)) {
        return ui.say("console.moving.stays", {{"speaker", moving.name}});
    }
    const std::size_t next = lands_before(scene, moving);
    if (next >= waiting.size()) {
        return ui.say("console.moving.last", {{"speaker", moving.name}});
    }
    return ui.say("console.moving.before",
                  {{"speaker", moving.name}, {"next", name_of(waiting[next].speaker)}});
}

// The question about the selected speakers, who stand where they stood.
Moving moving_of(const Scene& scene, const std::vector<std::size_t>& places) {
    const auto& waiting = scene.list->waiting;
    Moving moving{.inscription = waiting[places.front()].id,
                  .name = name_of(waiting[places.front()].speaker),
                  .from = places.front(),
                  .to = places.front()};
    if (places.size() > 1) {
        for (const std::size_t place : places) {
            moving.together.push_back(waiting[place].id);
        }
        moving.name = waiting[places[0]].speaker.name + ", " + waiting[places[1]].speaker.name;
        if (places.size() > 2) {
            moving.name += " + " + std::to_string(places.size() - 2);
        }
    }
    return moving;
}

}  // namespace

std::size_t lands_before(const Scene& scene, const Moving& moving) {
    if (moving.together.empty()) {
        return moving.to < moving.from ? moving.to : moving.to + 1;
    }
    const std::vector<std::size_t> rest = others(scene, moving);
    return moving.to < rest.size() ? rest[moving.to] : scene.list->waiting.size();
}

void begin_or_go_on_moving(const Scene& scene, Choices& choices, int steps) {
    auto* moving = std::get_if<Moving>(&choices.overlay);
    if (moving == nullptr) {
        const auto places = selected_places(scene, choices);
        if (places.empty()) {
            return;
        }
        choices.overlay = moving_of(scene, places);
        moving = std::get_if<Moving>(&choices.overlay);
    }
    const std::size_t count = scene.list->waiting.size();
    const std::size_t last = moving->together.empty() ? count - 1 : count - moving->together.size();
    const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(moving->to) + steps, 0,
                                               static_cast<std::ptrdiff_t>(last));
    moving->to = static_cast<std::size_t>(to);
}

void begin_moving_before(const Scene& scene, Choices& choices, std::size_t before) {
    const auto places = selected_places(scene, choices);
    if (places.empty()) {
        return;
    }
    Moving moving = moving_of(scene, places);
    if (moving.together.empty()) {
        moving.to = before > moving.from ? before - 1 : before;
    } else {
        const std::vector<std::size_t> rest = others(scene, moving);
        moving.to = static_cast<std::size_t>(std::count_if(
            rest.begin(), rest.end(), [&](std::size_t each) { return each < before; }));
    }
    if (!stays(scene, moving)) {
        choices.overlay = moving;
    }
}

bool keep_moving(const Scene& scene, Choices& choices) {
    auto* moving = std::get_if<Moving>(&choices.overlay);
    if (moving == nullptr) {
        return true;
    }
    const auto none = std::vector<views::InscriptionView>{};
    const auto& waiting = scene.list == nullptr ? none : scene.list->waiting;
    const auto find = [&](meeting::InscriptionId id) {
        return std::find_if(waiting.begin(), waiting.end(),
                            [&](const auto& each) { return each.id == id; });
    };
    const auto found = find(moving->inscription);
    const bool all = std::all_of(moving->together.begin(), moving->together.end(),
                                 [&](const auto& id) { return find(id) != waiting.end(); });
    if (found == waiting.end() || !all) {
        choices.overlay = std::monostate{};
        return false;
    }
    moving->from = static_cast<std::size_t>(found - waiting.begin());
    moving->to =
        std::min(moving->to, waiting.size() - std::max<std::size_t>(1, moving->together.size()));
    return true;
}

std::optional<meeting::Command> move_on(const Scene& scene, const Moving& moving,
                                        Authority authority) {
    if (scene.list == nullptr || stays(scene, moving)) {
        return std::nullopt;
    }
    if (!moving.together.empty()) {
        return meeting::ReorderList{
            .list = scene.list->key, .order = order_after(scene, moving), .authority = authority};
    }
    const auto& waiting = scene.list->waiting;
    const std::size_t next = lands_before(scene, moving);
    return meeting::MoveInscription{
        .inscription = moving.inscription,
        .before = next < waiting.size() ? std::optional{waiting[next].id} : std::nullopt,
        .authority = authority};
}

std::optional<meeting::Command> draw_moving(const Ui& ui, const Box& box, const Scene& scene,
                                            Choices& choices) {
    const auto* open = std::get_if<Moving>(&choices.overlay);
    if (open == nullptr || scene.list == nullptr) {
        return std::nullopt;
    }
    const Moving moving = *open;
    const float width = std::min(box.w - ui.px(20), ui.px(540));
    const float height = ui.px(258);
    const OverlayWindow window{
        ui,
        "##moving",
        {box.x + (box.w - width) / 2, box.bottom() - height - ui.px(54), width, height}};
    const Box content = window.content();
    const float title = ui.px(50);  // two lines: names are long
    text_block(ui, {content.x, content.y, content.w, 0}, ui.faces.strong, palette::kText,
               where_to(ui, scene, moving), 2, ui.px(24));
    text_block(ui, {content.x, content.y + title, content.w, 0}, ui.faces.small, palette::kDim,
               ui.say("console.moving.help"), 2, ui.px(20));
    std::optional<meeting::Command> command;
    constexpr std::array kAuthorities{Authority::chair, Authority::mutual_agreement,
                                      Authority::correction};
    float y = content.y + title + ui.px(50);
    for (std::size_t i = 0; i < kAuthorities.size(); ++i) {
        const std::string key = ui.say("console.key.number", {{"number", std::to_string(i + 1)}});
        const std::string label = button_text(ui, kAuthorities[i]);
        const bool can = !stays(scene, moving);
        if (button(ui, key, {content.x, y, content.w, ui.px(36)},
                   {.key = key, .label = label, .enabled = can})) {
            command = move_on(scene, moving, kAuthorities[i]);
            choices.overlay = std::monostate{};
        }
        y += ui.px(42);
    }
    return command;
}

}  // namespace dais::console
