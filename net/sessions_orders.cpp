// What officers tell displays to do. An officer's console or script is no display: none of this is
// ever sent to one.
#include <algorithm>
#include <string>
#include <utility>

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
    const auto fault =
        session.officer() ? order(ordered.order) : std::optional{std::string{kOfficersOnly}};
    if (fault && !ordered.id) {
        trouble(session, *fault);
    } else if (fault) {
        refuse(session, *ordered.id, session.officer() ? "screens.cannot" : "access.officers-only",
               *fault);
    } else if (ordered.id) {
        const std::size_t told = displays(ordered.order).size();
        send(session, std::make_shared<Frame>(order_answer(*ordered.id, told)));
    }
}

std::optional<std::string> Sessions::order(const ScreenOrder& order) {
    if (auto fault = fault_of(order)) {
        return fault;
    }
    const auto frame = std::make_shared<Frame>(screen_message(order, {}));
    for (Session* display : displays(order)) {
        tell(*display, order, frame);
    }
    return std::nullopt;
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
        const auto& all = audiences_.at(static_cast<std::size_t>(Role::open)).members;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [](const Session* each) { return each->greeted; });
        return found;
    }
    const auto add = [&found](Session* display) {
        if (std::find(found.begin(), found.end(), display) == found.end()) {
            found.push_back(display);
        }
    };
    for (const std::int64_t id : order.screens) {
        add(by_id_.at(id));
    }
    // A display whose link died is here twice until that is noticed: told is the one that can hear.
    const std::vector<Session*> named = found;
    for (Session* each : audiences_.at(static_cast<std::size_t>(Role::open)).members) {
        if (each->greeted && !each->own_id.empty() &&
            std::any_of(named.begin(), named.end(),
                        [&](const Session* one) { return one->own_id == each->own_id; })) {
            add(each);
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
