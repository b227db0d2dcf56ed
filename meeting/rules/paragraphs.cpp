#include "meeting/rules/paragraphs.h"

#include <algorithm>

#include "meeting/ensure.h"
#include "meeting/rules/documents.h"

namespace dais::meeting::rules {

namespace {

std::optional<Refusal> not_a_paragraph(const Situation& situation, const DocumentKey& document,
                                       const std::vector<ParagraphKey>& numbers) {
    if (auto refusal = not_in_force(situation, document)) {
        return refusal;
    }
    return unknown_paragraph(DAIS_THERE(find(*situation.conference.texts, document)), numbers);
}

const Paragraph& paragraph_of(const Situation& situation, const DocumentKey& document,
                              const ParagraphKey& number) {
    return DAIS_THERE(find(DAIS_THERE(find(*situation.conference.texts, document)), number));
}

// Why one paragraph cannot be marked so.
std::optional<Refusal> not_to_mark(const Situation& situation, const Paragraph& paragraph,
                                   ParagraphState state) {
    Names names{{"paragraph", paragraph.number.text}};
    const bool deleted = paragraph.state == ParagraphState::deleted;
    if (deleted && state != ParagraphState::open && state != ParagraphState::deleted) {
        return refuse("paragraph.deleted", names);
    }
    if (state == ParagraphState::provisionally_agreed && !paragraph.holds.empty()) {
        names["speaker"] = name_of(situation.conference, paragraph.holds.front().by);
        return refuse("paragraph.held", names);
    }
    return std::nullopt;
}

bool holds(const Paragraph& paragraph, const Voice& voice) {
    return std::any_of(paragraph.holds.begin(), paragraph.holds.end(),
                       [&](const Hold& each) { return each.by == voice; });
}

}  // namespace

Decision decide(const Situation& situation, const MarkParagraphs& command) {
    if (auto refusal = not_a_paragraph(situation, command.document, command.paragraphs)) {
        return *std::move(refusal);
    }
    if (command.paragraphs.empty()) {
        return refuse("paragraph.none");
    }
    if (command.state == ParagraphState::agreed) {
        return refuse("paragraph.agreed-by-adoption",
                      {{"paragraph", command.paragraphs.front().text}});
    }
    ParagraphsMarked marked{command.document, {}, command.state, situation.now};
    for (const auto& number : command.paragraphs) {
        const Paragraph& paragraph = paragraph_of(situation, command.document, number);
        if (auto refusal = not_to_mark(situation, paragraph, command.state)) {
            return *std::move(refusal);
        }
        if (paragraph.state != command.state) {
            marked.paragraphs.push_back(number);
        }
    }
    if (marked.paragraphs.empty()) {
        return refuse("paragraph.already", {{"paragraph", command.paragraphs.front().text}});
    }
    return Events{std::move(marked)};
}

Decision decide(const Situation& situation, const HoldParagraph& command) {
    if (auto refusal = not_a_paragraph(situation, command.document, {command.paragraph})) {
        return *std::move(refusal);
    }
    const Paragraph& paragraph = paragraph_of(situation, command.document, command.paragraph);
    const Names names{{"paragraph", command.paragraph.text},
                      {"speaker", name_of(situation.conference, command.by)}};
    if (paragraph.state == ParagraphState::deleted) {
        return refuse("paragraph.deleted", names);
    }
    if (paragraph.state == ParagraphState::provisionally_agreed) {
        return refuse("paragraph.agreed-already", names);
    }
    if (!command.by.delegation) {
        return refuse("hold.no-delegation");
    }
    if (auto refusal = wrong_voice(situation, command.by)) {
        return *std::move(refusal);
    }
    if (holds(paragraph, command.by)) {
        return refuse("hold.already", names);
    }
    return Events{ParagraphHeld{
        command.document, command.paragraph, {command.by, command.reason}, situation.now}};
}

Decision decide(const Situation& situation, const LetParagraphGo& command) {
    if (auto refusal = not_a_paragraph(situation, command.document, {command.paragraph})) {
        return *std::move(refusal);
    }
    if (!holds(paragraph_of(situation, command.document, command.paragraph), command.by)) {
        return refuse("hold.none", {{"paragraph", command.paragraph.text},
                                    {"speaker", name_of(situation.conference, command.by)}});
    }
    return Events{ParagraphLetGo{command.document, command.paragraph, command.by, situation.now}};
}

}  // namespace dais::meeting::rules
