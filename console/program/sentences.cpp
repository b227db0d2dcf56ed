#include "console/program/sentences.h"

namespace dais::console {

using meeting::codec::Strings;

std::string sentence_of(const meeting::Answer& answer, const Strings& strings) {
    const auto* refusal = std::get_if<meeting::Refusal>(&answer);
    if (refusal == nullptr) {
        return {};
    }
    std::string text = strings.say("rule." + refusal->rule, refusal->names);
    if (refusal->by) {
        text += " " + strings.say("rule.by", {{"by", refusal->by->name}});
    }
    return text;
}

}  // namespace dais::console
