#include "console/program/sentences.h"

namespace dais::console {

std::string sentence_of(const meeting::Answer& answer, const meeting::codec::Strings& strings) {
    const auto* refusal = std::get_if<meeting::Refusal>(&answer);
    if (refusal == nullptr) {
        return {};
    }
    auto names = refusal->names;
    // Some rules name another action; its words are in the same table.
    if (const auto what = names.find("what"); what != names.end()) {
        what->second = strings.say(what->second, refusal->names);
    }
    std::string text = strings.say("rule." + refusal->rule, names);
    if (refusal->by) {
        text += " " + strings.say("rule.by", {{"by", refusal->by->name}});
    }
    return text;
}

}  // namespace dais::console
