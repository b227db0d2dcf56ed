#include "console/panels/texts_plan.h"

#include <algorithm>

#include "console/panels/text_cards.h"
#include "console/panels/texts_words.h"
#include "console/panels/typed_hours.h"
#include "meeting/words.h"

namespace dais::console {

namespace {

using meeting::ParagraphState;

Rung rung_of(const views::DocumentView& document, bool in_force, const timing::Zone& zone,
             const Strings& words) {
    Rung rung;
    rung.key = document.key;
    rung.name = short_name(document, words);
    rung.issued = issued_text(document, zone, words);
    rung.released = document.released ? words.say("console.texts.released") : std::string{};
    std::string state = "other";
    if (document.adopted) {
        state = document.orally_amended ? "adopted-amended" : "adopted";
        rung.look = {Mark::check, palette::kGreen, palette::kGreenGround};
    } else if (document.superseded_by) {
        state = "superseded";
        rung.look = {Mark::ring, palette::kDim, palette::kRaised};
    } else if (in_force) {
        state = "in-force";
        rung.look = {Mark::play, palette::kBlue, palette::kBlueGround};
    } else {
        rung.look = {Mark::dot, palette::kDim, palette::kRaised};
    }
    rung.state = words.say("console.texts.document." + state);
    const auto add = [&](const std::string& line) {
        rung.told += line.empty() ? "" : (rung.told.empty() ? "" : "\n") + line;
    };
    add(document.title);
    add(document.symbol == rung.name ? "" : document.symbol);
    add(words.say(document.issued_assumed ? "console.texts.issued-day" : "console.texts.issued",
                  {{"issued", rung.issued}}));
    for (const views::LanguageView& each : document.languages) {
        add(words.say(each.issued ? "console.texts.language" : "console.texts.language-announced",
                      {{"language", each.language}}));
    }
    add(document.link);
    return rung;
}

std::string held_text(const views::ParagraphView& paragraph, const Strings& words) {
    std::string names;
    for (const views::HoldView& each : paragraph.holds) {
        names += (names.empty() ? "" : ", ") + voice_text(each.by, words);
        names += each.reason.empty() ? "" : " (" + each.reason + ")";
    }
    return names.empty() ? names : words.say("console.texts.held", {{"names", names}});
}

ParagraphRow row_of(const views::ParagraphView& paragraph, const Strings& words) {
    ParagraphRow row;
    row.number = paragraph.number;
    row.label = paragraph.label;
    if (row.label.empty()) {
        row.label = paragraph.text;
    }
    row.item = paragraph.item.empty() ? std::string{}
                                      : words.say("console.texts.item", {{"item", paragraph.item}});
    row.state = word_of(paragraph.state, words);
    row.look = look_of(paragraph.state);
    row.held = held_text(paragraph, words);
    row.changed = paragraph.changed.empty() ? std::string{} : words.say("console.texts.reworded");
    row.text = paragraph.text;
    row.difference = paragraph.changed;
    return row;
}

std::vector<ParagraphRow> rows_of(const views::DocumentView& document, const Strings& words) {
    std::vector<ParagraphRow> rows;
    const auto add_section = [&](const views::SectionView& section) {
        ParagraphRow row;
        row.heading = true;
        row.level = section.level;
        row.label = section.heading;
        rows.push_back(std::move(row));
    };
    std::size_t next = 0;  // sections whose heading has not been said yet
    for (const views::ParagraphView& paragraph : document.paragraphs) {
        const auto found =
            std::find_if(document.sections.begin(), document.sections.end(),
                         [&](const auto& each) { return each.key == paragraph.section; });
        const auto at = static_cast<std::size_t>(found - document.sections.begin());
        for (; found != document.sections.end() && next <= at; ++next) {
            add_section(document.sections[next]);
        }
        rows.push_back(row_of(paragraph, words));
    }
    for (; next < document.sections.size(); ++next) {
        add_section(document.sections[next]);
    }
    return rows;
}

}  // namespace

const views::DocumentView* in_force(const views::TextsView& texts) {
    const views::DocumentView* found = nullptr;
    for (const views::DocumentView& each : texts.documents) {
        if (each.kind == meeting::DocumentKind::outcome && !each.superseded_by) {
            found = &each;
        }
    }
    return found != nullptr || texts.documents.empty() ? found : &texts.documents.back();
}

TextsPlan texts_plan_of(const views::TextsView& texts, const views::DocumentView* document,
                        timing::UtcTime utc, timing::UtcTime utc_at_zero, const timing::Zone& zone,
                        const Strings& words) {
    TextsPlan plan;
    const views::DocumentView* now = in_force(texts);
    for (const views::DocumentView& each : texts.documents) {
        const bool current = &each == now && each.kind == meeting::DocumentKind::outcome;
        plan.rungs.push_back(rung_of(each, current, zone, words));
    }
    if (document != nullptr) {
        plan.rows = rows_of(*document, words);
    }
    plan.cards = text_cards(texts, utc, utc_at_zero, zone, words);
    for (std::size_t i = 0; i < kHeadings; ++i) {
        const std::size_t count = i == 0 && document != nullptr
                                      ? static_cast<std::size_t>(document->count)
                                      : plan.cards.at(i).size();
        plan.counts.at(i) = count == 0 ? std::string{} : std::to_string(count);
    }
    return plan;
}

}  // namespace dais::console
