#include "meeting/rules/circulars.h"

namespace dais::meeting::rules {

Decision decide(const Situation& situation, const SendCircular& command) {
    if (command.title.empty()) {
        return refuse("circular.untitled");
    }
    if (command.text.size() > kLongestCircular) {
        return refuse("circular.too-long", {{"most", std::to_string(kLongestCircular)}});
    }
    // Screens make it a link: nothing else may become one.
    if (!command.link.empty() && !command.link.starts_with("https://") &&
        !command.link.starts_with("http://")) {
        return refuse("circular.link");
    }
    return Events{CircularSent{.title = command.title,
                               .text = command.text,
                               .link = command.link,
                               .at = situation.now,
                               .open_to_public = command.open_to_public}};
}

}  // namespace dais::meeting::rules
