// Deeds about silence procedures.
#include <algorithm>

#include "console/panels/deed_maker.h"
#include "console/panels/texts_words.h"

namespace dais::console {

using meeting::SilenceOutcome;

namespace {

constexpr int kUsualHours = 48;

// An hour on the conference's clocks.
template <class CommandType>
std::function<void(meeting::Command&, const Given&)> until() {
    return [](meeting::Command& command, const Given& given) {
        std::get<CommandType>(command).until = meeting::HourSomewhere{given.wall, {}, std::nullopt};
    };
}

}  // namespace

void DeedMaker::silences() {
    for (const views::SilenceView& each : scene_.texts->silences) {
        if (!each.outcome) {
            silence(each);
        }
    }
    const views::DocumentView* document = workable();
    const bool runs = document != nullptr &&
                      std::any_of(scene_.texts->silences.begin(), scene_.texts->silences.end(),
                                  [&](const views::SilenceView& each) {
                                      return each.document == document->key && !each.outcome;
                                  });
    if (document != nullptr && !runs) {
        open_silence(*document);
    }
}

void DeedMaker::open_silence(const views::DocumentView& document) {
    using meeting::OpenSilence;
    OpenSilence open;
    open.document = document.key;
    const Names names{{"document", short_name(document, words_)}};
    Question on = optional_words("silence-on", &OpenSilence::on);
    const std::string selected = selected_of(document);
    if (!selected.empty()) {
        on.proposed = say("console.texts.paragraphs", {{"paragraphs", selected}});
    }
    Question hours = question(Question::Kind::number, "silence-hours");
    hours.proposed = std::to_string(kUsualHours);
    hours.put = [](meeting::Command& command, const Given& given) {
        std::get<OpenSilence>(command).lasting = std::chrono::hours{given.numbers.front()};
    };
    add(DeedGroup::silence, "silence-open", names, open, document.key.text).questions = {hours, on};
    Question hour = question(Question::Kind::wall, "silence-until");
    hour.near =
        at(date::floor<std::chrono::minutes>(scene_.wall) + std::chrono::hours{kUsualHours});
    hour.put = until<OpenSilence>();
    add(DeedGroup::silence, "silence-open-until", names, open, document.key.text).questions = {hour,
                                                                                               on};
}

void DeedMaker::silence(const views::SilenceView& silence) {
    using meeting::ConcludeSilence;
    using meeting::ExtendSilence;
    const std::string about = std::to_string(silence.id.value);
    const Names names{{"document", silence.on.empty() ? silence.document_name
                                                      : silence.document_name + ", " + silence.on}};
    const bool over = silence.ends <= scene_.utc;
    ConcludeSilence conclude;
    conclude.silence = silence.id;
    const auto conclude_as = [&](SilenceOutcome outcome, bool needs_letter) {
        conclude.outcome = outcome;
        const std::string name = "silence-" + std::string{meeting::word(outcome)};
        Question letter = words("letter", &ConcludeSilence::letter);
        letter.may_be_empty = !needs_letter;
        add(DeedGroup::silence, name, names, conclude, about).questions = {letter};
    };
    if (silence.broken) {
        conclude_as(SilenceOutcome::broken, true);
    } else if (over) {
        conclude_as(SilenceOutcome::unbroken, true);
    }
    objection(silence, names, about);
    if (!silence.broken && !over) {
        ExtendSilence extend;
        extend.silence = silence.id;
        Question hours = question(Question::Kind::number, "silence-more-hours");
        hours.proposed = "24";
        hours.put = [](meeting::Command& command, const Given& given) {
            std::get<ExtendSilence>(command).by = std::chrono::hours{given.numbers.front()};
        };
        add(DeedGroup::silence, "silence-extend", names, extend, about).questions = {hours};
        Question hour = question(Question::Kind::wall, "silence-until");
        hour.near = at(wall_of(silence.ends) + std::chrono::hours{24});
        hour.put = until<ExtendSilence>();
        add(DeedGroup::silence, "silence-extend-until", names, extend, about).questions = {hour};
    }
    conclude_as(SilenceOutcome::withdrawn, false);
}

// After the end an objection is late, unless it came before and is only recorded now.
void DeedMaker::objection(const views::SilenceView& silence, const Names& names,
                          const std::string& about) {
    using meeting::ObjectToSilence;
    ObjectToSilence object;
    object.silence = silence.id;
    const std::vector<Question> questions{
        voice("who-objects", &ObjectToSilence::by),
        optional_words("objection-reason", &ObjectToSilence::reason)};
    if (silence.ends > scene_.utc) {
        add(DeedGroup::silence, "silence-object", names, object, about).questions = questions;
        return;
    }
    Deed& came = add(DeedGroup::silence, "silence-object-came", names, object, about);
    came.questions = questions;
    Question received = question(Question::Kind::wall, "objection-received");
    received.near = at(wall_of(silence.ends) - std::chrono::minutes{5});
    received.put = [zone = *scene_.zone](meeting::Command& command, const Given& given) {
        std::get<ObjectToSilence>(command).received = zone.utc_or_first(given.wall);
    };
    came.questions.push_back(received);
    object.late = true;
    add(DeedGroup::silence, "silence-object-late", names, object, about).questions = questions;
}

}  // namespace dais::console
