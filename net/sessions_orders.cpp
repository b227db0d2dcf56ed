// What officers tell displays to do. An officer's console or script is no display: none of this is
// ever sent to one.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>

#include "net/sessions.h"

namespace dais::net {

using meeting::Role;
using meeting::ScreenOrder;

namespace {

constexpr std::string_view kOfficersOnly =
    "Only an officer's link may tell screens what to do: connect with the token of one.";

std::string too_long(std::string_view what, std::size_t most) {
    return std::string{what} + " is too long: shorten it to " + std::to_string(most) + " bytes.";
}

// The path of "/hall?room=main".
std::string_view path_of(std::string_view page) { return page.substr(0, page.find('?')); }

}  // namespace

void Sessions::take(Session& session, const Ordered& ordered) {
    session.bad_in_a_row = 0;
    const OrderEnd end =
        session.officer() ? order(ordered.order) : OrderEnd{std::string{kOfficersOnly}};
    const auto* fault = std::get_if<std::string>(&end);
    if (fault != nullptr && !ordered.id) {
        trouble(session, *fault);
    } else if (fault != nullptr) {
        refuse(session, *ordered.id, session.officer() ? "screens.cannot" : "access.officers-only",
               *fault);
    } else if (ordered.id) {
        const auto told = std::get<std::size_t>(end);
        send(session, std::make_shared<Frame>(order_answer(*ordered.id, told)));
    }
}

Sessions::OrderEnd Sessions::order(const ScreenOrder& order) {
    if (auto fault = fault_of(order)) {
        return *std::move(fault);
    }
    const auto frame = std::make_shared<Frame>(screen_message(order, {}));
    const std::vector<Session*> told = displays(order);
    for (Session* display : told) {
        tell(*display, order, frame);
    }
    return told.size();
}

std::optional<std::string> Sessions::fault_of(const ScreenOrder& order) const {
    for (const std::int64_t id : order.screens) {
        const auto found = by_id_.find(id);
        if (found == by_id_.end() || !found->second->greeted) {
            return "Screen " + std::to_string(id) + " is not connected (any more).";
        }
        if (found->second->officer()) {
            return "Screen " + std::to_string(id) +
                   " is an officer's console or script, and no display.";
        }
    }
    switch (order.what) {
        case ScreenOrder::What::identify:
        case ScreenOrder::What::blank:
        case ScreenOrder::What::restore:
            return order.text.empty() ? std::nullopt
                                      : std::optional<std::string>{"This order takes no text."};
        case ScreenOrder::What::rename:
            if (order.text.empty()) {
                return "Say what the screen is to be called.";
            }
            return order.text.size() > limits_.name_bytes
                       ? std::optional{too_long("This name", limits_.name_bytes)}
                       : std::nullopt;
        case ScreenOrder::What::message:
            if (order.text.empty()) {
                return "Say what the screens are to show.";
            }
            return order.text.size() > meeting::kLongestScreenText
                       ? std::optional{too_long("This message", meeting::kLongestScreenText)}
                       : std::nullopt;
        case ScreenOrder::What::page:
            if (order.text.size() > meeting::kLongestScreenText) {
                return too_long("This address", meeting::kLongestScreenText);
            }
            return is_page_(path_of(order.text)) && order.text.find('#') == std::string::npos
                       ? std::nullopt
                       : std::optional{"There is no page \"" + order.text +
                                       "\" for screens: say one as /hall or /queue?room=main."};
    }
    return std::nullopt;
}

std::vector<Session*> Sessions::displays(const ScreenOrder& order) const {
    std::vector<Session*> found;
    if (order.screens.empty()) {
        // All: the public's. A personal page is somebody's own, and told by name only.
        const auto& all = audiences_.at(static_cast<std::size_t>(Role::open)).members;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [](const Session* each) { return each->greeted; });
        return found;
    }
    const std::unordered_set<std::int64_t> named{order.screens.begin(), order.screens.end()};
    std::unordered_set<std::string_view> own_ids;
    for (const std::int64_t id : named) {
        own_ids.insert(by_id_.at(id)->own_id);
    }
    own_ids.erase("");
    // A display whose link died is here twice until that is noticed: told is the one that can hear.
    for (const auto& [id, each] : by_id_) {
        const bool meant = named.count(id) > 0 || own_ids.count(each->own_id) > 0;
        if (each->greeted && !each->officer() && meant) {
            found.push_back(each);
        }
    }
    return found;
}

void Sessions::tell(Session& display, const ScreenOrder& order, const SharedFrame& frame) {
    ScreenState& state = display.state;
    const ScreenState before = state;
    switch (order.what) {
        case ScreenOrder::What::identify:
            send(display, std::make_shared<Frame>(screen_message(order, display.address)));
            return;
        case ScreenOrder::What::page: break;
        case ScreenOrder::What::rename: state.name = order.text; break;
        case ScreenOrder::What::message:
            state.message = order.text;
            state.blank = false;
            break;
        case ScreenOrder::What::blank:
            state.message.clear();
            state.blank = true;
            break;
        case ScreenOrder::What::restore:
            state.message.clear();
            state.blank = false;
            break;
    }
    if (before != state) {
        screens_changed_ = true;
        if (!display.own_id.empty()) {
            told_.keep(display.own_id, state);
        }
    }
    send(display, frame);
}

// A display that comes back is what it was. The name that it brings counts where none is known:
// after a restart of this program.
void Sessions::know_again(Session& session, const Hello& hello) {
    if (session.officer()) {
        return;
    }
    session.own_id = hello.screen.value_or("");
    if (const ScreenState* state = told_.find(session.own_id)) {
        session.state = *state;
    }
    if (session.state.name.empty()) {
        session.state.name = hello.name.value_or("");
    }
}

}  // namespace dais::net
