#include "console/panels/moving.h"

#include <algorithm>
#include <array>

#include "console/panels/overlay.h"

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

std::string where_to(const Ui& ui, const Scene& scene, const Moving& moving) {
    const auto& waiting = scene.list->waiting;
    if (moving.to == moving.from) {
        return ui.say("console.moving.stays", {{"speaker", moving.name}});
    }
    const std::size_t next = moving.to < moving.from ? moving.to : moving.to + 1;
    if (next >= waiting.size()) {
        return ui.say("console.moving.last", {{"speaker", moving.name}});
    }
    return ui.say("console.moving.before",
                  {{"speaker", moving.name}, {"next", name_of(waiting[next].speaker)}});
}

}  // namespace

void begin_or_go_on_moving(const Scene& scene, Choices& choices, int steps) {
    const auto place = selected_place(scene, choices);
    if (!place) {
        return;
    }
    auto* moving = std::get_if<Moving>(&choices.overlay);
    if (moving == nullptr) {
        choices.overlay = Moving{.inscription = *choices.row,
                                 .name = name_of(scene.list->waiting[*place].speaker),
                                 .from = *place,
                                 .to = *place};
        moving = std::get_if<Moving>(&choices.overlay);
    }
    const auto last = static_cast<std::ptrdiff_t>(scene.list->waiting.size()) - 1;
    const auto to =
        std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(moving->to) + steps, 0, last);
    moving->to = static_cast<std::size_t>(to);
}

bool keep_moving(const Scene& scene, Choices& choices) {
    auto* moving = std::get_if<Moving>(&choices.overlay);
    if (moving == nullptr) {
        return true;
    }
    const auto none = std::vector<views::InscriptionView>{};
    const auto& waiting = scene.list == nullptr ? none : scene.list->waiting;
    const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const auto& each) {
        return each.id == moving->inscription;
    });
    if (found == waiting.end()) {
        choices.overlay = std::monostate{};
        return false;
    }
    moving->from = static_cast<std::size_t>(found - waiting.begin());
    moving->to = std::min(moving->to, waiting.size() - 1);
    return true;
}

std::optional<meeting::Command> move_on(const Scene& scene, const Moving& moving,
                                        Authority authority) {
    if (scene.list == nullptr || moving.to == moving.from) {
        return std::nullopt;
    }
    const auto& waiting = scene.list->waiting;
    const std::size_t next = moving.to < moving.from ? moving.to : moving.to + 1;
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
    const float height = ui.px(216);
    const OverlayWindow window{
        ui,
        "##moving",
        {box.x + (box.w - width) / 2, box.bottom() - height - ui.px(54), width, height}};
    const Box content = window.content();
    text_block(ui, {content.x, content.y, content.w, 0}, ui.faces.strong, palette::kText,
               where_to(ui, scene, moving), 1, ui.px(24));
    text_block(ui, {content.x, content.y + ui.px(26), content.w, 0}, ui.faces.small, palette::kDim,
               ui.say("console.moving.help"), 1, ui.px(22));
    std::optional<meeting::Command> command;
    constexpr std::array kAuthorities{Authority::chair, Authority::mutual_agreement,
                                      Authority::correction};
    float y = content.y + ui.px(58);
    for (std::size_t i = 0; i < kAuthorities.size(); ++i) {
        const std::string key = ui.say("console.key.number", {{"number", std::to_string(i + 1)}});
        const std::string label = button_text(ui, kAuthorities[i]);
        const bool can = moving.to != moving.from;
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
