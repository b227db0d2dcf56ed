#include "console/panels/next.h"

namespace dais::console {

namespace {

void draw_card(const Ui& ui, const Box& box, const NextCard& card) {
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), palette::kRaised, ui.px(5));
    const Box text = box.inset(ui.px(12), ui.px(10));
    const float first = ui.compact ? box.mid_y() : text.y + ui.px(10);
    const float limit = tag_width(ui, ui.faces.tiny, card.limit);
    const bool dot = ui.compact && card.remote;
    float x = text.x;
    x += text_mid(ui, x, first, ui.faces.lead_strong, palette::kText, card.name,
                  text.w - limit - ui.px(dot ? 26 : 8)) +
         ui.px(8);
    x += tag(ui, x, first, ui.faces.tiny, card.for_group ? palette::kBlue : palette::kDim,
             card.for_group ? palette::kBlueGround : palette::kPanel, card.limit);
    if (dot) {
        mark(ui, Mark::dot, {x + ui.px(12), first}, ui.px(8), palette::kViolet);
    }
    if (!ui.compact) {
        text_mid(ui, text.x, text.y + ui.px(36), ui.faces.small,
                 card.remote ? palette::kViolet : palette::kDim, card.detail, text.w);
    }
}

// Which names the public is shown now.
std::string on_screens(const Ui& ui, const Scene& scene) {
    std::string names;
    if (scene.on_screens != nullptr) {
        for (const views::QueueEntryView& entry : scene.on_screens->next) {
            names += (names.empty() ? "" : ", ") + entry.speaker.name;
        }
    }
    return names.empty() ? ui.say("console.next.screens-none")
                         : ui.say("console.next.screens", {{"names", names}});
}

}  // namespace

float next_height(const Ui& ui) { return ui.px(ui.compact ? 24 + 34 + 40 : 24 + 38 + 68); }

std::optional<meeting::Command> draw_next(const Ui& ui, const Box& box, const Scene& scene,
                                          const Actions& actions, Choices& choices) {
    const Box content = panel(ui, box);
    const float mid = content.y + ui.px(13);
    std::optional<meeting::Command> command;
    float end = content.right();
    if (const Action* release = actions.find(Act::release)) {
        const float width = action_button_width(ui, *release);
        end -= width;
        command = action_button(ui, {end, mid - ui.px(15), width, ui.px(30)}, *release, choices);
    }
    const std::string title = scene.list == nullptr
                                  ? ui.say("console.next.title")
                                  : ui.say("console.next.title-list", {{"list", scene.list->name}});
    float x = content.x;
    x += text_mid(ui, x, mid, ui.faces.small_strong, palette::kDim, title) + ui.px(16);
    x += text_mid(ui, x, mid, ui.faces.small, palette::kDim, on_screens(ui, scene),
                  end - x - ui.px(12)) +
         ui.px(16);
    if (!scene.remote->warning.empty() && end - x > ui.px(110)) {
        mark(ui, Mark::warning, {x + ui.px(6), mid}, ui.px(12), palette::kAmber);
        text_mid(ui, x + ui.px(18), mid, ui.faces.small, palette::kAmber, scene.remote->warning,
                 end - x - ui.px(30));
    }
    const float heading = ui.px(ui.compact ? 34 : 38);
    const Box cards{content.x, content.y + heading, content.w, content.h - heading};
    if (scene.next->empty()) {
        text_mid(ui, cards.x, cards.mid_y(), ui.faces.body, palette::kDim,
                 ui.say("console.next.empty"), cards.w);
    }
    const auto shown = static_cast<float>(kNextShown);
    const float gap = ui.px(8);
    const float width = (cards.w - (shown - 1) * gap) / shown;
    for (std::size_t i = 0; i < scene.next->size(); ++i) {
        draw_card(ui, {cards.x + static_cast<float>(i) * (width + gap), cards.y, width, cards.h},
                  (*scene.next)[i]);
    }
    return command;
}

}  // namespace dais::console
