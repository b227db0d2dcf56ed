#include "meeting/rules/documents.h"

#include <algorithm>
#include <set>

#include "meeting/ensure.h"
#include "meeting/rules/programme.h"

namespace dais::meeting::rules {

namespace {

Refusal unknown_document(const DocumentKey& key) {
    return refuse("document.unknown", {{"document", key.text}});
}

std::optional<Refusal> wrong_languages(const std::vector<LanguageVersion>& versions) {
    std::set<std::string> seen;
    for (const auto& version : versions) {
        const bool letters = std::all_of(version.language.begin(), version.language.end(),
                                         [](char c) { return c >= 'a' && c <= 'z'; });
        if (version.language.size() != 2 || !letters) {
            return refuse("document.language-code", {{"language", version.language}});
        }
        if (!seen.insert(version.language).second) {
            return refuse("document.language-twice", {{"language", version.language}});
        }
    }
    return std::nullopt;
}

// What can be wrong with a document's name, symbol, date and languages; `own`: itself, where it is
// there already.
template <class Command>
std::optional<Refusal> wrong_details(const Situation& situation, const Command& command,
                                     const Document* own) {
    for (const auto& each : situation.conference.texts->documents) {
        if (each.get() != own && !command.symbol.empty() && each->symbol == command.symbol) {
            return refuse("document.symbol-used", {{"symbol", command.symbol}});
        }
    }
    if (command.issued && *command.issued > utc_at(situation.conference, situation.now)) {
        return refuse("document.issued-later");
    }
    return wrong_languages(command.languages);
}

const Document* outcome_in_force(const Texts& texts) {
    for (const auto& each : texts.documents) {
        if (each->kind == DocumentKind::outcome && !each->superseded_by && !each->adopted) {
            return each.get();
        }
    }
    return nullptr;
}

// The ladder: each draft of an outcome supersedes the one in force, with a higher number.
std::optional<Refusal> wrong_rung(const Situation& situation, const IssueDocument& command) {
    const Texts& texts = *situation.conference.texts;
    const bool outcome = command.kind == DocumentKind::outcome;
    if (outcome && (!command.draft || *command.draft < 0)) {
        return refuse("document.no-draft");
    }
    if (!outcome && command.draft) {
        return refuse("document.draft-of-outcome");
    }
    if (command.supersedes) {
        if (auto refusal = not_in_force(situation, *command.supersedes)) {
            return refusal;
        }
        const Document& before = DAIS_THERE(find(texts, *command.supersedes));
        if (before.kind != command.kind || (outcome && *command.draft <= before.draft)) {
            return refuse("document.draft-order", {{"document", name_of(before)}});
        }
        return std::nullopt;
    }
    const Document* in_force = outcome ? outcome_in_force(texts) : nullptr;
    return in_force == nullptr ? std::nullopt
                               : std::optional{refuse("document.must-supersede",
                                                      {{"document", name_of(*in_force)}})};
}

std::optional<Refusal> wrong_structure(const Situation& situation,
                                       const std::vector<Section>& sections,
                                       const std::vector<Paragraph>& paragraphs) {
    if (paragraphs.size() > kMostParagraphs) {
        return refuse("paragraph.too-many", {{"most", std::to_string(kMostParagraphs)}});
    }
    const auto no_such_item = [&](const std::optional<ItemKey>& item) {
        return item && find(situation.facts, *item) == nullptr
                   ? std::optional{refuse("item.unknown", {{"item", item->text}})}
                   : std::nullopt;
    };
    std::set<SectionKey> keys;
    for (const auto& section : sections) {
        keys.insert(section.key);
        if (auto refusal = no_such_item(section.item)) {
            return refusal;
        }
    }
    std::set<ParagraphKey> numbers;
    for (const auto& paragraph : paragraphs) {
        const Names names{{"paragraph", paragraph.number.text}};
        if (paragraph.number.text.empty()) {
            return refuse("paragraph.unnumbered");
        }
        if (!numbers.insert(paragraph.number).second) {
            return refuse("paragraph.twice", names);
        }
        if (paragraph.text.size() > kLongestParagraph) {
            return refuse("paragraph.too-long", names);
        }
        if (!paragraph.section.text.empty() && keys.count(paragraph.section) == 0) {
            return refuse("section.unknown", {{"section", paragraph.section.text}});
        }
        if (paragraph.state == ParagraphState::agreed) {
            return refuse("paragraph.agreed-by-adoption", names);
        }
        if (auto refusal = no_such_item(paragraph.item)) {
            return refusal;
        }
    }
    return std::nullopt;
}

// A paragraph that somebody holds open, or that is on the floor, does not vanish with a list.
std::optional<Refusal> would_be_lost(const Situation& situation, const Document& document,
                                     const std::vector<Paragraph>& paragraphs) {
    const auto stays = [&](const ParagraphKey& number) {
        return std::any_of(paragraphs.begin(), paragraphs.end(),
                           [&](const auto& each) { return each.number == number; });
    };
    const auto lost = [&](const ParagraphKey& number) {
        return refuse("paragraph.would-be-lost", {{"paragraph", number.text}});
    };
    for (const auto& paragraph : document.paragraphs) {
        if (!paragraph.holds.empty() && !stays(paragraph.number)) {
            return lost(paragraph.number);
        }
    }
    for (const auto& [key, run] : situation.conference.meetings) {
        if (!run.considering || run.considering->document != document.key) {
            continue;
        }
        for (const auto& number : run.considering->paragraphs) {
            if (!stays(number)) {
                return lost(number);
            }
        }
    }
    return std::nullopt;
}

// A pasted text says nothing of labels, a list of labels nothing of the words: both stay.
void keep_what_is_not_said(Paragraph& paragraph, const Paragraph& before) {
    paragraph.label = paragraph.label.empty() ? before.label : paragraph.label;
    paragraph.text = paragraph.text.empty() ? before.text : paragraph.text;
    paragraph.item = paragraph.item ? paragraph.item : before.item;
    paragraph.was = paragraph.was ? paragraph.was : before.was;
}

// The list of speakers that hangs on a text: "Draft 3, paragraphs 24 to 30".
std::string list_title(const Document& document, const std::vector<ParagraphKey>& paragraphs) {
    if (paragraphs.empty()) {
        return name_of(document);
    }
    return name_of(document) + (paragraphs.size() == 1 ? ", paragraph " : ", paragraphs ") +
           numbers_of(document, paragraphs);
}

}  // namespace

std::optional<Refusal> not_in_force(const Situation& situation, const DocumentKey& key) {
    const Texts& texts = *situation.conference.texts;
    const Document* document = find(texts, key);
    if (document == nullptr) {
        return unknown_document(key);
    }
    if (document->superseded_by) {
        const Document* by = find(texts, *document->superseded_by);
        return refuse_because(
            situation, touched_text("document " + key.text), "document.superseded",
            {{"document", name_of(*document)}, {"by_document", by == nullptr ? "" : name_of(*by)}});
    }
    if (document->adopted) {
        return refuse("document.adopted", {{"document", name_of(*document)}});
    }
    return std::nullopt;
}

std::optional<Refusal> unknown_paragraph(const Document& document,
                                         const std::vector<ParagraphKey>& numbers) {
    for (const auto& number : numbers) {
        if (find(document, number) == nullptr) {
            return refuse("paragraph.unknown",
                          {{"paragraph", number.text}, {"document", name_of(document)}});
        }
    }
    return std::nullopt;
}

std::optional<Refusal> wrong_voice(const Situation& situation, const Voice& voice) {
    if (voice.delegation && find(situation.facts, *voice.delegation) == nullptr) {
        return refuse("delegation.unknown", {{"delegation", voice.delegation->text}});
    }
    if (!voice.on_behalf_of) {
        return std::nullopt;
    }
    const OnBehalfOf& group = *voice.on_behalf_of;
    if (!voice.delegation) {
        return refuse("group.no-voice");
    }
    if (group.group && find(situation.facts, *group.group) == nullptr) {
        return refuse("group.unknown", {{"group", group.group->text}});
    }
    if (group.group.has_value() == !group.name.empty()) {
        return refuse("group.unnamed");
    }
    return std::nullopt;
}

Decision decide(const Situation& situation, const IssueDocument& command) {
    if (command.symbol.empty() && command.title.empty() && !command.draft) {
        return refuse("document.unnamed");
    }
    if (auto refusal = wrong_rung(situation, command)) {
        return *std::move(refusal);
    }
    if (auto refusal = wrong_details(situation, command, nullptr)) {
        return *std::move(refusal);
    }
    if (auto refusal = wrong_structure(situation, command.sections, command.paragraphs)) {
        return *std::move(refusal);
    }
    Document document{
        .key = {},
        .kind = command.kind,
        .symbol = command.symbol,
        .title = command.title,
        .draft = command.draft,
        .issued = command.issued.value_or(utc_at(situation.conference, situation.now)),
        .link = command.link,
        .languages = command.languages,
        .supersedes = command.supersedes,
        .released = command.released,
        .sections = command.sections,
        .paragraphs = command.paragraphs};
    for (auto& paragraph : document.paragraphs) {
        paragraph.holds.clear();  // nobody has held a new draft open
    }
    return Events{DocumentIssued{std::move(document)}};
}

Decision decide(const Situation& situation, const AmendDocument& command) {
    const Document* document = find(*situation.conference.texts, command.document);
    if (document == nullptr) {
        return unknown_document(command.document);
    }
    if (command.symbol.empty() && command.title.empty() && !document->draft) {
        return refuse("document.unnamed");
    }
    if (auto refusal = wrong_details(situation, command, document)) {
        return *std::move(refusal);
    }
    return Events{DocumentAmended{.document = command.document,
                                  .symbol = command.symbol,
                                  .title = command.title,
                                  .issued = command.issued.value_or(document->issued),
                                  .link = command.link,
                                  .languages = command.languages,
                                  .released = command.released}};
}

Decision decide(const Situation& situation, const ImportParagraphs& command) {
    if (auto refusal = not_in_force(situation, command.document)) {
        return *std::move(refusal);
    }
    if (command.paragraphs.empty()) {
        return refuse("paragraph.none");
    }
    if (auto refusal = wrong_structure(situation, command.sections, command.paragraphs)) {
        return *std::move(refusal);
    }
    const Document& document = DAIS_THERE(find(*situation.conference.texts, command.document));
    if (auto refusal = would_be_lost(situation, document, command.paragraphs)) {
        return *std::move(refusal);
    }
    ParagraphsImported imported{command.document, command.sections, command.paragraphs};
    for (auto& paragraph : imported.paragraphs) {
        paragraph.holds.clear();
        if (const Paragraph* before = find(document, paragraph.number)) {
            paragraph.state = before->state;
            paragraph.holds = before->holds;
            keep_what_is_not_said(paragraph, *before);
        }
    }
    return Events{std::move(imported)};
}

Decision decide(const Situation& situation, const AmendParagraph& command) {
    if (auto refusal = not_in_force(situation, command.document)) {
        return *std::move(refusal);
    }
    const Document& document = DAIS_THERE(find(*situation.conference.texts, command.document));
    if (auto refusal = unknown_paragraph(document, {command.paragraph})) {
        return *std::move(refusal);
    }
    const Paragraph& paragraph = DAIS_THERE(find(document, command.paragraph));
    const Names names{{"paragraph", command.paragraph.text}};
    if (paragraph.state == ParagraphState::deleted) {
        return refuse("paragraph.deleted", names);
    }
    // Pasting the words of what was agreed is no change; changing them is.
    const bool reworded = !paragraph.text.empty() && command.text != paragraph.text;
    if (paragraph.state == ParagraphState::provisionally_agreed && reworded) {
        return refuse("paragraph.agreed-already", names);
    }
    if (command.text.size() > kLongestParagraph) {
        return refuse("paragraph.too-long", names);
    }
    return Events{
        ParagraphAmended{command.document, command.paragraph, command.label, command.text}};
}

Decision decide(const Situation& situation, const ConsiderText& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (auto refusal = not_in_force(situation, command.document)) {
        return *std::move(refusal);
    }
    const Document& document = DAIS_THERE(find(*situation.conference.texts, command.document));
    if (auto refusal = unknown_paragraph(document, command.paragraphs)) {
        return *std::move(refusal);
    }
    const auto& now = run_of(situation.conference, command.meeting).considering;
    if (now && now->document == command.document && now->paragraphs == command.paragraphs &&
        now->list.has_value() == command.with_list) {
        return refuse("document.considered-already", {{"document", name_of(document)}});
    }
    return Events{TextTakenUp{.meeting = command.meeting,
                              .document = command.document,
                              .paragraphs = command.paragraphs,
                              .with_list = command.with_list,
                              .title = list_title(document, command.paragraphs),
                              .at = situation.now}};
}

Decision decide(const Situation& situation, const LeaveText& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (!run_of(situation.conference, command.meeting).considering) {
        return refuse("document.none-considered");
    }
    return Events{TextLeft{command.meeting, situation.now}};
}

}  // namespace dais::meeting::rules
