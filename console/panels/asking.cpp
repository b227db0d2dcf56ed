#include "console/panels/asking.h"

#include <algorithm>

#include "console/finder.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

constexpr std::size_t kRecentKept = 8;

// Puts the next question, with what it proposes.
void ask(Asking& asking, const Strings& words) {
    const Question& question = asking.question();
    asking.text = question.kind == Question::Kind::long_words ? Line::of_lines()
                                                              : Line{{}, Line::kLongestAnswer};
    asking.text.put(question.near ? typed_text(question.near(asking.command), words)
                                  : question.proposed);
    asking.untouched = !asking.text.empty();
    asking.match = question.chosen;
    asking.found.clear();
    asking.group.reset();
    asking.group_unknown = false;
    asking.voices.clear();
    asking.unknown_voice.clear();
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

// One voice is the delegation that is chosen, with the group that was typed; several were found one
// by one. Nothing typed: the Chair, or nobody, where that may be.
std::optional<Given> voice_answer(const Scene& scene, Asking& asking, const Strings& words) {
    const Question& question = asking.question();
    Given given;
    if (asking.text.empty()) {
        return question.may_be_empty ? std::optional{given} : std::nullopt;
    }
    if (question.kind == Question::Kind::voices) {
        given.voices = asking.voices;
        if (!asking.unknown_voice.empty()) {
            asking.why_wrong =
                words.say("console.answer-wrong.voices", {{"typed", asking.unknown_voice}});
        }
        return asking.unknown_voice.empty() ? std::optional{given} : std::nullopt;
    }
    if (asking.group_unknown) {
        asking.why_wrong = words.say("console.find.no-group");
        return std::nullopt;
    }
    if (asking.match >= asking.found.size()) {
        return std::nullopt;
    }
    meeting::Voice voice;
    voice.delegation = scene.directory->delegations[asking.found[asking.match].index].key;
    if (asking.group) {
        voice.on_behalf_of.emplace().group = scene.directory->groups[*asking.group].key;
    }
    given.voices = {voice};
    return given;
}

// The deed is complete: its overlay closes. Beside the texts, more will follow.
Done finished(const Asking& asking, Choices& choices) {
    Done done{asking.command, asking.label};
    auto& procedure = std::get<Procedure>(choices.overlay);
    if (procedure.about != DeedsAbout::texts) {
        choices.overlay = std::monostate{};
        return done;
    }
    procedure.text.clear();
    procedure.chosen.clear();
    procedure.asking.reset();
    return done;
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
    if (question.kind == Question::Kind::voice || question.kind == Question::Kind::voices) {
        return voice_answer(scene, asking, words);
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

// The newest first, each once.
void remember(const std::string& id, Choices& choices) {
    auto& recent = choices.recent;
    recent.erase(std::remove(recent.begin(), recent.end(), id), recent.end());
    recent.insert(recent.begin(), id);
    recent.resize(std::min(recent.size(), kRecentKept));
}

}  // namespace

std::optional<Done> take(const Deed& deed, Choices& choices, const Strings& words) {
    auto* const palette = std::get_if<Procedure>(&choices.overlay);
    if (palette != nullptr && palette->about == DeedsAbout::palette) {
        if (deed.act && deed.twice && choices.armed != deed.act) {
            choices.armed = deed.act;
            palette->chosen = deed.id;
            return std::nullopt;
        }
        remember(deed.id, choices);
        if (deed.act || deed.goes_to) {
            choices.wanted = deed.act;
            choices.overlay = std::monostate{};
            if (deed.goes_to) {
                deed.goes_to(choices);
            }
            return std::nullopt;
        }
    }
    if (deed.goes_to) {
        deed.goes_to(choices);
        return std::nullopt;
    }
    if (deed.looks_at) {
        auto& procedure = std::get<Procedure>(choices.overlay);
        choices.texts = {};
        choices.texts.document = deed.looks_at;
        procedure.about = DeedsAbout::texts;
        procedure.text.clear();
        procedure.chosen.clear();
        return std::nullopt;
    }
    if (deed.selects) {
        auto& procedure = std::get<Procedure>(choices.overlay);
        choices.planned = deed.selects;
        procedure.about = DeedsAbout::programme;
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
    return finished(asking, choices);
}

std::optional<Done> begin_deed(const Deed& deed, Choices& choices, const Strings& words) {
    if (deed.questions.empty()) {
        Asking asked;
        asked.label = deed.label;
        asked.command = deed.command;
        if (!std::holds_alternative<Procedure>(choices.overlay)) {
            choices.overlay = Procedure{};
        }
        Done done = finished(asked, choices);
        done.further = deed.further;
        done.label = deed.refused_as.empty() ? done.label : deed.refused_as;
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
