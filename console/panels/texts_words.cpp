#include "console/panels/texts_words.h"

#include "console/panels/typed_hours.h"

namespace dais::console {

std::string voice_text(const views::VoiceView& voice, const Strings& words) {
    if (voice.name.empty()) {
        return words.say("console.texts.the-chair");
    }
    return voice.on_behalf_of.empty() ? voice.name : voice.name + " (" + voice.on_behalf_of + ")";
}

std::string word_of(meeting::ParagraphState state, const Strings& words) {
    return words.say("console.paragraph." + std::string{meeting::word(state)});
}

StateLook look_of(meeting::ParagraphState state) {
    using meeting::ParagraphState;
    switch (state) {
        case ParagraphState::open: return {Mark::ring, palette::kDim, palette::kRaised};
        case ParagraphState::provisionally_agreed:
            return {Mark::check, palette::kGreen, palette::kGreenGround};
        case ParagraphState::agreed: return {Mark::dot, palette::kGreen, palette::kGreenGround};
        case ParagraphState::bracketed:
            return {Mark::pause, palette::kAmber, palette::kAmberGround};
        case ParagraphState::deleted: return {Mark::cross, palette::kDim, palette::kRaised};
    }
    return {};
}

std::string word_of(meeting::DecisionOutcome outcome, bool amended, const Strings& words) {
    return words.say("console.decision." + std::string{meeting::word(outcome)} +
                     (amended ? "-amended" : ""));
}

std::string day_and_hour(timing::UtcTime utc, const timing::Zone& zone, const Strings& words) {
    const timing::WallTime wall = zone.wall(utc);
    return short_day(date::floor<date::days>(wall), words) + " " + hour_and_minute(wall);
}

std::string short_name(const views::DocumentView& document, const Strings& words) {
    if (!document.draft) {
        return document.name;
    }
    return *document.draft == 0
               ? words.say("console.texts.zero-draft")
               : words.say("console.texts.draft", {{"draft", std::to_string(*document.draft)}});
}

std::string issued_text(const views::DocumentView& document, const timing::Zone& zone,
                        const Strings& words) {
    return document.issued_assumed
               ? short_day(date::floor<date::days>(zone.wall(document.issued)), words)
               : day_and_hour(document.issued, zone, words);
}

std::string place_text(const std::string& document, const std::string& paragraphs,
                       const Strings& words) {
    if (document.empty() || paragraphs.empty()) {
        return document;
    }
    return words.say("console.texts.place", {{"document", document}, {"paragraphs", paragraphs}});
}

std::string consideration_text(const views::ConsiderationView& text, const Strings& words) {
    std::string said = place_text(text.name, text.paragraphs, words);
    if (!text.label.empty()) {
        said += ": " + text.label;
    }
    return text.state ? said + " (" + word_of(*text.state, words) + ")" : said;
}

std::string announced_text(const views::AnnouncedView& announced, const Strings& words) {
    const std::string key = "console.announced." + std::string{meeting::word(announced.outcome)} +
                            (announced.by_vote ? "-by-vote" : "") +
                            (announced.orally_amended ? "-amended" : "");
    return words.say(key, {{"on", announced.on}});
}

}  // namespace dais::console
