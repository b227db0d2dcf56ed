#include "console/panels/card_list.h"

#include <algorithm>

#include "console/panels/wording.h"

namespace dais::console {

namespace {

constexpr float kPad = 12;
constexpr float kGapBetween = 8;
constexpr float kLine = 20;
constexpr float kLeastColumn = 330;
constexpr int kWordingLines = 12;
constexpr int kAllLines = 400;

// How many lines a text needs, so that what is measured is what is drawn.
float block_height(const Ui& ui, const Face& face, std::string_view text, float width, int lines) {
    int needed = 0;
    while (!text.empty() && needed < lines) {
        ++needed;
        const std::size_t length = line_length(face, text, width);
        text.remove_prefix(std::min(text.find_first_not_of(' ', length), text.size()));
    }
    return static_cast<float>(needed) * ui.px(kLine);
}

class Card {
  public:
    Card(const Ui& ui, const TextCard& card, float x, float y, float width, bool whole, bool drawn)
        : ui_{ui},
          card_{card},
          inside_{x + ui.px(kPad), y + ui.px(9), width - 2 * ui.px(kPad), 0},
          y_{inside_.y},
          whole_{whole},
          drawn_{drawn} {}

    // Returns how high it is, and where its buttons go.
    float make() {
        heading();
        large();
        for (const CardLine& line : card_.lines) {
            const int most = whole_ ? kAllLines : line.most;
            if (drawn_) {
                text_block(ui_, {inside_.x, y_, inside_.w, 0}, ui_.faces.small, line.colour,
                           line.text, most, ui_.px(kLine));
            }
            y_ += block_height(ui_, ui_.faces.small, line.text, inside_.w, most);
        }
        const int most = whole_ ? kAllLines : kWordingLines;
        y_ += draw_wording(ui_, {inside_.x, y_ + ui_.px(4), inside_.w, 0}, ui_.faces.body,
                           card_.difference, card_.text, most, drawn_);
        return y_ + ui_.px(13) - (inside_.y - ui_.px(9));
    }
    [[nodiscard]] float buttons_at() const { return buttons_at_; }

  private:
    void heading() {
        const float mid = y_ + ui_.px(11);
        const float size = ui_.px(12);
        const float state = width_of(ui_.faces.small, card_.state) + size + ui_.px(8);
        const bool beside =
            width_of(ui_.faces.strong, card_.title) + state + ui_.px(16) <= inside_.w;
        if (drawn_) {
            text_mid(ui_, inside_.x, mid, ui_.faces.strong, palette::kText, card_.title,
                     beside ? inside_.w - state - ui_.px(12) : inside_.w);
        }
        if (!beside) {
            y_ += ui_.px(22);
        }
        const float at = y_ + ui_.px(11);
        const float x = beside ? inside_.right() - state : inside_.x;
        if (drawn_ && !card_.state.empty()) {
            mark(ui_, card_.look.mark, {x + size / 2, at}, size, card_.look.colour);
            text_mid(ui_, x + size + ui_.px(6), at, ui_.faces.small, card_.look.colour, card_.state,
                     inside_.right() - x - size);
        }
        y_ += ui_.px(24);
        if (!card_.aside.empty()) {
            if (drawn_) {
                text_mid(ui_, inside_.x, y_ + ui_.px(8), ui_.faces.tiny, palette::kDim, card_.aside,
                         inside_.w);
            }
            y_ += ui_.px(kLine);
        }
    }

    void large() {
        if (card_.large.empty()) {
            return;
        }
        if (drawn_) {
            const Face& face = width_of(ui_.faces.name, card_.large) <= inside_.w
                                   ? ui_.faces.name
                                   : ui_.faces.name_small;
            text_mid(ui_, inside_.x, y_ + ui_.px(28), face, palette::kText, card_.large, inside_.w);
        }
        y_ += ui_.px(58);
        buttons_at_ = y_;
        if (!card_.deeds.empty()) {
            y_ += button_height(ui_) + ui_.px(10);
        }
    }

    const Ui& ui_;
    const TextCard& card_;
    Box inside_;
    float y_;
    float buttons_at_ = 0;
    bool whole_;
    bool drawn_;
};

const Deed* deed_of(const Scene& scene, const std::string& id) {
    if (scene.deeds == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(scene.deeds->begin(), scene.deeds->end(),
                                    [&](const Deed& each) { return each.id == id; });
    return found == scene.deeds->end() ? nullptr : &*found;
}

// The deeds of a card as buttons beside each other. Returns the one that was clicked.
const Deed* draw_buttons(const Ui& ui, const Box& at, const TextCard& card, const Scene& scene) {
    const Deed* clicked = nullptr;
    float x = at.x;
    for (std::size_t i = 0; i < card.deeds.size(); ++i) {
        const Deed* deed = deed_of(scene, card.deeds[i].id);
        if (deed == nullptr) {
            continue;
        }
        const ButtonLook look{.key = std::to_string(i + 1), .label = card.deeds[i].label};
        const float wide = std::min(button_width(ui, look), at.right() - x);
        if (wide > ui.px(30) && button(ui, deed->id, {x, at.y, wide, button_height(ui)}, look)) {
            clicked = deed;
        }
        x += wide + ui.px(6);
    }
    return clicked;
}

// As many of a group as stand beside each other, from `first` on.
std::size_t row_of(const std::vector<TextCard>& cards, std::size_t first, float width,
                   const Ui& ui) {
    const auto fit = std::max<std::size_t>(
        1, static_cast<std::size_t>((width + ui.px(kGapBetween)) /
                                    (ui.px(kLeastColumn) + ui.px(kGapBetween))));
    std::size_t count = 1;
    while (!cards[first].group.empty() && first + count < cards.size() && count < fit &&
           cards[first + count].group == cards[first].group) {
        ++count;
    }
    return count;
}

}  // namespace

std::optional<Done> draw_cards(const Ui& ui, const Box& box, const Scene& scene, Choices& choices) {
    const auto& cards = scene.texts_plan->cards.at(static_cast<std::size_t>(choices.texts.tab));
    const Deed* deed = nullptr;
    if (cards.empty()) {
        text_mid(ui, box.x, box.y + ui.px(16), ui.faces.body, palette::kDim,
                 ui.say("console.texts.empty"), box.w);
        return std::nullopt;
    }
    ImGui::SetCursorScreenPos(box.min());
    if (ImGui::BeginChild("##cards", {box.w, box.h})) {
        const ImVec2 top = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x - ui.px(6);
        const float gap = ui.px(kGapBetween);
        float y = top.y;
        std::string group;
        for (std::size_t first = 0; first < cards.size();) {
            if (cards[first].group != group) {
                group = cards[first].group;
                text_mid(ui, top.x, y + ui.px(12), ui.faces.small_strong, palette::kBlue, group,
                         width);
                y += ui.px(26);
            }
            const std::size_t count = row_of(cards, first, width, ui);
            const auto columns = static_cast<float>(count);
            const float wide = (width - (columns - 1) * gap) / columns;
            float high = 0;
            for (std::size_t i = first; i < first + count; ++i) {
                const bool whole = cards[i].id == choices.texts.card;
                high = std::max(high, Card{ui, cards[i], 0, 0, wide, whole, false}.make());
            }
            for (std::size_t i = first; i < first + count; ++i) {
                const Box at{top.x + static_cast<float>(i - first) * (wide + gap), y, wide, high};
                if (at.bottom() <= box.y || at.y >= box.bottom()) {
                    continue;
                }
                const TextCard& card = cards[i];
                const bool whole = card.id == choices.texts.card;
                ImGui::GetWindowDrawList()->AddRectFilled(at.min(), at.max(), palette::kRaised,
                                                          ui.px(5));
                Card drawn{ui, card, at.x, at.y, wide, whole, true};
                drawn.make();
                if (!card.deeds.empty()) {
                    const Box buttons{at.x + ui.px(kPad), drawn.buttons_at(),
                                      wide - 2 * ui.px(kPad), button_height(ui)};
                    const Deed* clicked = draw_buttons(ui, buttons, card, scene);
                    deed = clicked == nullptr ? deed : clicked;
                } else if (click_area(ui, card.id, at, card.id).clicked) {
                    choices.texts.card = whole ? std::string{} : card.id;
                }
            }
            y += high + gap;
            first += count;
        }
        ImGui::SetCursorScreenPos(top);
        ImGui::Dummy({1, y - top.y});
    }
    ImGui::EndChild();
    return deed == nullptr ? std::nullopt : begin_deed(*deed, choices, ui.words);
}

}  // namespace dais::console
