#include "console/panels/asking.h"

#include "console/finder.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

// Puts the next question, with what it proposes.
void ask(Asking& asking, const Strings& words) {
    const Question& question = asking.question();
    asking.text.clear();
    asking.text.put(question.near ? typed_text(question.near(asking.command), words)
                                  : question.proposed);
    asking.untouched = !asking.text.empty();
    asking.match = question.chosen;
    asking.found.clear();
    find_options(asking);
}

std::string fault_text(HourFault fault, const Strings& words) {
    switch (fault) {
        case HourFault::unreadable: return words.say("console.answer-wrong.wall");
        case HourFault::no_such_hour: return words.say("console.answer-wrong.wall-hour");
        case HourFault::no_such_day: return words.say("console.answer-wrong.wall-day");
        case HourFault::other_weekday: return words.say("console.answer-wrong.wall-weekday");
    }
    return {};
}

std::optional<Given> hour_answer(Asking& asking, const Strings& words) {
    const Day day = date::floor<date::days>(asking.question().near(asking.command));
    const TypedHour typed = hour_as_typed(asking.text.text(), day, words);
    if (const auto* fault = std::get_if<HourFault>(&typed)) {
        asking.why_wrong = fault_text(*fault, words);
        return std::nullopt;
    }
    Given given;
    given.wall = std::get<timing::WallTime>(typed);
    return given;
}

std::optional<Given> option_answer(const Asking& asking) {
    if (asking.match >= asking.fits.size()) {
        return std::nullopt;
    }
    Given given;
    given.choice = asking.fits[asking.match];
    return given;
}

std::optional<Given> answer(const Scene& scene, Asking& asking, const Strings& words) {
    const Question& question = asking.question();
    asking.why_wrong.clear();
    if (question.kind == Question::Kind::wall) {
        return hour_answer(asking, words);
    }
    if (question.kind == Question::Kind::choice) {
        return option_answer(asking);
    }
    if (question.kind != Question::Kind::delegation) {
        return answer_as_typed(question, asking.text.text(), scene);
    }
    if (asking.match >= asking.found.size()) {
        return std::nullopt;
    }
    Given given;
    given.delegation = scene.directory->delegations[asking.found[asking.match].index].key;
    return given;
}

}  // namespace

std::optional<Done> take(const Deed& deed, Choices& choices, const Strings& words) {
    if (deed.selects) {
        auto& procedure = std::get<Procedure>(choices.overlay);
        choices.planned = deed.selects;
        procedure.programme = true;
        procedure.text.clear();
        procedure.chosen.clear();
        return std::nullopt;
    }
    return begin_deed(deed, choices, words);
}

std::optional<Done> take_answer(const Scene& scene, Choices& choices, const Strings& words) {
    Asking& asking = *std::get<Procedure>(choices.overlay).asking;
    const auto given = answer(scene, asking, words);
    asking.wrong = !given;
    if (!given) {
        return std::nullopt;
    }
    asking.question().put(asking.command, *given);
    if (asking.at + 1 < asking.questions.size()) {
        ++asking.at;
        ask(asking, words);
        return std::nullopt;
    }
    Done done{asking.command, asking.label};
    choices.overlay = std::monostate{};
    return done;
}

std::optional<Done> begin_deed(const Deed& deed, Choices& choices, const Strings& words) {
    if (deed.questions.empty()) {
        Done done{deed.command, deed.label};
        choices.overlay = std::monostate{};
        return done;
    }
    if (!std::holds_alternative<Procedure>(choices.overlay)) {
        choices.overlay = Procedure{};
    }
    Asking& asking = std::get<Procedure>(choices.overlay).asking.emplace();
    asking.label = deed.label;
    asking.command = deed.command;
    asking.questions = deed.questions;
    ask(asking, words);
    return std::nullopt;
}

void find_options(Asking& asking) {
    asking.fits.clear();
    const Question& question = asking.question();
    const std::string typed = folded(asking.text.text());
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (fits(" " + folded(question.options[i]), typed)) {
            asking.fits.push_back(i);
        }
    }
    if (asking.match >= asking.fits.size()) {
        asking.match = 0;
    }
}

}  // namespace dais::console
