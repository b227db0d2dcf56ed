#include "console/panels/notice.h"

#include "console/panels/actions.h"

namespace dais::console {

bool notice_shown(const Choices& choices, bool at_list) {
    return choices.notice_open && !choices.notices.empty() &&
           choices.notices.front().at_list == at_list;
}

float notice_height(const Ui& ui) { return ui.px(54); }

void draw_notice(const Ui& ui, const Box& box, Choices& choices) {
    const Notice& notice = choices.notices.front();
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), palette::kRedGround, ui.px(5));
    mark(ui, Mark::cross, {box.x + ui.px(18), box.mid_y()}, ui.px(12), palette::kRed);
    const std::string key = key_of(Act::escape, choices, ui.words);
    const ButtonLook look{.key = key, .label = ui.words.say("console.notice.dismiss")};
    const float width = button_width(ui, look);
    const Box dismiss{box.right() - width - ui.px(4), box.mid_y() - ui.px(17), width, ui.px(34)};
    const float x = box.x + ui.px(36);
    const float most = dismiss.x - x - ui.px(8);
    const std::string about = ui.say("console.notice.about", {{"what", notice.about}});
    text_mid(ui, x, box.y + ui.px(17), ui.faces.strong, palette::kRed, about, most);
    text_mid(ui, x, box.y + ui.px(38), ui.faces.small, palette::kText, notice.why, most);
    if (button(ui, "dismiss-notice", dismiss, look)) {
        choices.notice_open = false;
    }
}

}  // namespace dais::console
