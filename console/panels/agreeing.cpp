#include "console/panels/agreeing.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "console/panels/overlay.h"

namespace dais::console {

namespace {

using meeting::Collision;

std::optional<Collision> collision_of(const std::string& rule) {
    constexpr std::array kRules{
        std::pair{std::string_view{"programme.room-taken"}, Collision::room},
        std::pair{std::string_view{"programme.team-taken"}, Collision::team},
        std::pair{std::string_view{"programme.beyond-interpretation"}, Collision::interpretation},
        std::pair{std::string_view{"programme.beyond-hours"}, Collision::hours}};
    for (const auto& [name, collision] : kRules) {
        if (name == rule) {
            return collision;
        }
    }
    return std::nullopt;
}

template <class CommandType>
concept Accepts = requires(CommandType command) {
    command.accepting;
};
template <class CommandType>
concept HasTwoTimes = requires(CommandType command) {
    command.second_time;
};

// Names the collision in the command; false where it has no place for it, or names it already.
bool accept(meeting::Command& command, Collision collision) {
    return std::visit(
        [&](auto& each) {
            if constexpr (Accepts<std::decay_t<decltype(each)>>) {
                const auto& named = each.accepting;
                if (std::find(named.begin(), named.end(), collision) == named.end()) {
                    each.accepting.push_back(collision);
                    return true;
                }
            }
            return false;
        },
        command);
}

bool say_which(meeting::Command& command, bool second_time) {
    return std::visit(
        [&](auto& each) {
            if constexpr (HasTwoTimes<std::decay_t<decltype(each)>>) {
                each.second_time = second_time;
                return true;
            }
            return false;
        },
        command);
}

}  // namespace

std::optional<Agreeing> agreement_to(const meeting::Command& command,
                                     const meeting::Refusal& refusal, const std::string& sentence) {
    Agreeing agreeing{.command = command, .about = {}, .sentence = sentence, .which_time = false};
    if (const auto collision = collision_of(refusal.rule)) {
        return accept(agreeing.command, *collision) ? std::optional{agreeing} : std::nullopt;
    }
    if (refusal.rule == "programme.time-twice") {
        agreeing.which_time = true;
        return say_which(agreeing.command, false) ? std::optional{agreeing} : std::nullopt;
    }
    return std::nullopt;
}

meeting::Command agreed(const Agreeing& agreeing, bool second_time) {
    meeting::Command command = agreeing.command;
    if (agreeing.which_time) {
        say_which(command, second_time);
    }
    return command;
}

std::optional<Agreed> draw_agreeing(const Ui& ui, const Box& screen, const Agreeing& agreeing) {
    const float width = std::min(ui.px(640), screen.w - ui.px(40));
    const float height = ui.px(206);
    const OverlayWindow window{ui, "##agreeing", centred(screen, width, height)};
    const Box content = window.content();
    mark(ui, Mark::warning, {content.x + ui.px(10), content.y + ui.px(12)}, ui.px(18),
         palette::kAmber);
    text_mid(ui, content.x + ui.px(30), content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             agreeing.about, content.w - ui.px(30));
    text_block(ui, {content.x, content.y + ui.px(36), content.w, 0}, ui.faces.body, palette::kText,
               agreeing.sentence, 4, ui.px(23));
    std::optional<Agreed> chosen;
    float x = content.x;
    const auto choice = [&](std::string_view id, std::string_view key, std::string_view label,
                            bool main, Agreed meant) {
        const ButtonLook look{
            .key = ui.say(key), .label = ui.say(label), .detail = {}, .main = main};
        const float wide = button_width(ui, look);
        if (button(ui, id, {x, content.bottom() - ui.px(38), wide, ui.px(38)}, look)) {
            chosen = meant;
        }
        x += wide + ui.px(8);
    };
    if (agreeing.which_time) {
        choice("first", "console.key.1", "console.agree.first", false, Agreed::first);
        choice("second", "console.key.2", "console.agree.second", false, Agreed::second);
    } else {
        choice("yes", "console.key.enter", "console.agree.yes", true, Agreed::first);
    }
    choice("no", "console.key.escape", "console.agree.no", false, Agreed::no);
    return chosen;
}

}  // namespace dais::console
