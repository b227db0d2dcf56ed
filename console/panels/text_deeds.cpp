// Deeds about documents and their paragraphs; and what all deeds about texts ask for.
#include <algorithm>
#include <array>

#include "console/panels/deed_maker.h"
#include "console/panels/texts_words.h"
#include "console/panels/typed_paragraphs.h"

namespace dais::console {

using meeting::DocumentKind;
using meeting::ParagraphState;
using views::DocumentView;

namespace {

std::vector<std::string> numbers_of(const DocumentView& document) {
    std::vector<std::string> numbers;
    numbers.reserve(document.paragraphs.size());
    for (const views::ParagraphView& each : document.paragraphs) {
        numbers.push_back(each.number.text);
    }
    return numbers;
}

const views::ParagraphView* paragraph_of(const DocumentView& document,
                                         const meeting::ParagraphKey& number) {
    const auto found = std::find_if(document.paragraphs.begin(), document.paragraphs.end(),
                                    [&](const auto& each) { return each.number == number; });
    return found == document.paragraphs.end() ? nullptr : &*found;
}

// The outcome's draft that is in force and not adopted.
const DocumentView* draft_in_force(const views::TextsView& texts) {
    for (const DocumentView& each : texts.documents) {
        if (each.kind == DocumentKind::outcome && !each.superseded_by && !each.adopted) {
            return &each;
        }
    }
    return nullptr;
}

// A new draft begins with what the one before ended with. Adoption alone makes a text agreed.
std::vector<meeting::Paragraph> carried_over(const DocumentView& document,
                                             const views::DirectoryView& directory) {
    std::vector<meeting::Paragraph> paragraphs;
    for (const views::ParagraphView& each : document.paragraphs) {
        if (each.state == ParagraphState::deleted) {
            continue;
        }
        meeting::Paragraph paragraph;
        paragraph.number = each.number;
        paragraph.label = each.label;
        paragraph.text = each.text;
        paragraph.section = each.section;
        for (const views::ItemView& item : directory.agenda) {
            if (!each.item.empty() && item.number == each.item) {
                paragraph.item = item.key;
            }
        }
        paragraph.state = each.state == ParagraphState::agreed ? ParagraphState::open : each.state;
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

std::vector<meeting::Section> sections_of(const DocumentView& document,
                                          const views::DirectoryView& directory) {
    std::vector<meeting::Section> sections;
    for (const views::SectionView& each : document.sections) {
        meeting::Section section{each.key, each.heading, each.level, std::nullopt};
        for (const views::ItemView& item : directory.agenda) {
            if (!each.item.empty() && item.number == each.item) {
                section.item = item.key;
            }
        }
        sections.push_back(std::move(section));
    }
    return sections;
}

meeting::AmendDocument as_it_is(const DocumentView& document) {
    meeting::AmendDocument amend;
    amend.document = document.key;
    amend.symbol = document.symbol;
    amend.title = document.title;
    amend.link = document.link;
    for (const views::LanguageView& each : document.languages) {
        amend.languages.push_back({each.language, each.issued, each.link});
    }
    amend.released = document.released;
    return amend;
}

}  // namespace

// ---- what deeds about texts ask for -----------------------------------------------------------

Question DeedMaker::paragraphs(std::string_view name, const DocumentView& document,
                               PutParagraphs put) const {
    Question asked = question(Question::Kind::paragraphs, name);
    asked.options = numbers_of(document);
    asked.proposed = selected_of(document);
    asked.put = [put = std::move(put)](meeting::Command& command, const Given& given) {
        put(command, given.paragraphs);
    };
    return asked;
}

Question DeedMaker::shown_to_public(std::string_view name,
                                    std::function<void(meeting::Command&, bool)> put) const {
    return choice(name, {say("console.ask.public-no"), say("console.ask.public-yes")},
                  [put = std::move(put)](meeting::Command& command, std::size_t at) {
                      put(command, at == 1);
                  });
}

std::string DeedMaker::selected_of(const DocumentView& document) const {
    return scene_.document == &document ? typed_paragraphs(scene_.selected, numbers_of(document))
                                        : std::string{};
}

const DocumentView* DeedMaker::document_of(const meeting::DocumentKey& key) const {
    for (const DocumentView& each : scene_.texts->documents) {
        if (each.key == key) {
            return &each;
        }
    }
    return nullptr;
}

const DocumentView* DeedMaker::workable() const {
    const DocumentView* document = scene_.document;
    const bool open = document != nullptr && !document->superseded_by && !document->adopted;
    return open ? document : nullptr;
}

meeting::Voice DeedMaker::voice_of(const views::VoiceView& view) const {
    meeting::Voice voice;
    voice.delegation = view.delegation;
    if (!view.on_behalf_of.empty()) {
        meeting::OnBehalfOf group;
        for (const meeting::Group& each : scene_.directory->groups) {
            if (each.short_name == view.on_behalf_of) {
                group.group = each.key;
            }
        }
        if (!group.group) {
            group.name = view.on_behalf_of;
        }
        voice.on_behalf_of = std::move(group);
    }
    return voice;
}

// ---- documents --------------------------------------------------------------------------------

void DeedMaker::texts() {
    if (scene_.floor != nullptr && scene_.floor->text && scene_.meeting != nullptr &&
        scene_.floor->meeting == scene_.meeting->key) {
        add(DeedGroup::texts, "leave-text", {{"text", scene_.floor->text->name}},
            meeting::LeaveText{scene_.meeting->key});
    }
    if (const DocumentView* open = workable()) {
        consider(*open);
        mark_paragraphs(*open);
        holds(*open);
        wording(*open);
    }
    if (scene_.document != nullptr) {
        document(*scene_.document);
    }
    issue();
    other_documents();
}

void DeedMaker::document(const DocumentView& document) {
    const Names names{{"document", short_name(document, words_)}};
    meeting::AmendDocument amend = as_it_is(document);
    amend.released = !document.released;
    add(DeedGroup::texts, document.released ? "document-take-off" : "document-release", names,
        amend, document.key.text);
    amend.released = document.released;
    const auto rename = [&](std::string_view name, std::string_view ask,
                            std::string meeting::AmendDocument::*field) {
        Question asked = optional_words(ask, field);
        asked.proposed = amend.*field;
        add(DeedGroup::texts, name, names, amend, document.key.text).questions = {asked};
    };
    rename("document-symbol", "symbol", &meeting::AmendDocument::symbol);
    rename("document-title", "title", &meeting::AmendDocument::title);
    rename("document-link", "link", &meeting::AmendDocument::link);
}

void DeedMaker::issue() {
    using meeting::IssueDocument;
    const DocumentView* before = draft_in_force(*scene_.texts);
    const auto release = shown_to_public("show-draft", [](meeting::Command& command, bool shown) {
        std::get<IssueDocument>(command).released = shown;
    });
    IssueDocument next;
    next.draft = before == nullptr ? 0 : before->draft.value_or(0) + 1;
    Question draft = question(Question::Kind::number, "draft");
    draft.proposed = std::to_string(*next.draft);
    draft.put = [](meeting::Command& command, const Given& given) {
        std::get<IssueDocument>(command).draft = given.numbers.front();
    };
    Question title = optional_words("title", &IssueDocument::title);
    if (before == nullptr) {
        add(DeedGroup::texts, "issue-first", {}, next).questions = {
            draft, title, optional_words("symbol", &IssueDocument::symbol), release};
        return;
    }
    next.title = before->title;
    title.proposed = before->title;
    next.supersedes = before->key;
    next.sections = sections_of(*before, *scene_.directory);
    next.paragraphs = carried_over(*before, *scene_.directory);
    Deed& deed =
        add(DeedGroup::texts, "issue-next", {{"document", short_name(*before, words_)}}, next);
    deed.questions = {draft, title, optional_words("symbol", &IssueDocument::symbol)};
    if (!next.paragraphs.empty()) {
        deed.questions.push_back(
            choice("paragraphs-carried",
                   {say("console.ask.carried-yes", {{"document", short_name(*before, words_)}}),
                    say("console.ask.carried-no")},
                   [](meeting::Command& command, std::size_t at) {
                       if (at == 1) {
                           std::get<IssueDocument>(command).sections.clear();
                           std::get<IssueDocument>(command).paragraphs.clear();
                       }
                   }));
    }
    deed.questions.push_back(release);
}

void DeedMaker::other_documents() {
    using meeting::IssueDocument;
    constexpr std::array kKinds{DocumentKind::working_paper, DocumentKind::report,
                                DocumentKind::other};
    meeting::IssueDocument paper;
    paper.kind = DocumentKind::working_paper;
    add(DeedGroup::texts, "issue-paper", {}, paper).questions = {
        choice("document-kind",
               {say("console.document-kind.working-paper"), say("console.document-kind.report"),
                say("console.document-kind.other")},
               [kKinds](meeting::Command& command, std::size_t at) {
                   std::get<IssueDocument>(command).kind = kKinds.at(at);
               }),
        words("title", &IssueDocument::title), optional_words("symbol", &IssueDocument::symbol),
        optional_words("link", &IssueDocument::link),
        shown_to_public("show-draft", [](meeting::Command& command, bool shown) {
            std::get<IssueDocument>(command).released = shown;
        })};
    for (const DocumentView& each : scene_.texts->documents) {
        if (&each != scene_.document) {
            Deed& looked_at = add(DeedGroup::texts, "document-look",
                                  {{"document", short_name(each, words_)}}, {}, each.key.text);
            looked_at.looks_at = each.key;
            looked_at.after = Afterwards::nothing;
        }
    }
}

// ---- paragraphs -------------------------------------------------------------------------------

void DeedMaker::consider(const DocumentView& document) {
    if (!in_session()) {
        return;
    }
    meeting::ConsiderText command;
    command.meeting = scene_.meeting->key;
    command.document = document.key;
    const std::string selected = selected_of(document);
    command.paragraphs = selected.empty() ? std::vector<meeting::ParagraphKey>{} : scene_.selected;
    const Names names{{"text", place_text(short_name(document, words_), selected, words_)}};
    for (const bool with_list : {false, true}) {
        command.with_list = with_list;
        Deed& deed = add(DeedGroup::texts, with_list ? "consider-list" : "consider", names, command,
                         document.key.text);
        if (selected.empty() && !document.paragraphs.empty()) {
            deed.label += " …";
            deed.questions = {paragraphs(
                "paragraphs-or-all", document, [](meeting::Command& asked, const auto& numbers) {
                    std::get<meeting::ConsiderText>(asked).paragraphs = numbers;
                })};
            deed.questions.front().may_be_empty = true;
        }
    }
}

void DeedMaker::mark_paragraphs(const DocumentView& document) {
    if (document.paragraphs.empty()) {
        return;
    }
    const std::string selected = selected_of(document);
    const auto all_are = [&](ParagraphState state) {
        return !selected.empty() &&
               std::all_of(scene_.selected.begin(), scene_.selected.end(), [&](const auto& each) {
                   const views::ParagraphView* paragraph = paragraph_of(document, each);
                   return paragraph != nullptr && paragraph->state == state;
               });
    };
    for (const auto state : {ParagraphState::provisionally_agreed, ParagraphState::bracketed,
                             ParagraphState::deleted, ParagraphState::open}) {
        if (all_are(state)) {
            continue;
        }
        const std::string name = "mark-" + std::string{meeting::word(state)};
        meeting::MarkParagraphs mark{document.key, {}, state};
        if (!selected.empty()) {
            mark.paragraphs = scene_.selected;
            add(DeedGroup::texts, name,
                {{"text", place_text(short_name(document, words_), selected, words_)}}, mark);
            continue;
        }
        Deed& deed =
            add(DeedGroup::texts, name,
                {{"text", say("console.texts.some", {{"document", short_name(document, words_)}})}},
                mark);
        deed.questions = {
            paragraphs("paragraphs", document, [](meeting::Command& command, const auto& numbers) {
                std::get<meeting::MarkParagraphs>(command).paragraphs = numbers;
            })};
    }
}

void DeedMaker::holds(const DocumentView& document) {
    using meeting::HoldParagraph;
    if (document.paragraphs.empty()) {
        return;
    }
    HoldParagraph hold;
    hold.document = document.key;
    const bool one = scene_.document == &document && scene_.selected.size() == 1;
    std::vector<Question> questions{voice("who-holds", &HoldParagraph::by),
                                    optional_words("hold-reason", &HoldParagraph::reason)};
    if (one) {
        hold.paragraph = scene_.selected.front();
    } else {
        Question which =
            paragraphs("paragraph", document, [](meeting::Command& command, const auto& numbers) {
                std::get<HoldParagraph>(command).paragraph = numbers.front();
            });
        which.proposed.clear();
        questions.insert(questions.begin(), which);
    }
    add(DeedGroup::texts, one ? "hold-paragraph" : "hold-some",
        {{"text", place_text(short_name(document, words_), hold.paragraph.text, words_)},
         {"document", short_name(document, words_)}},
        hold)
        .questions = std::move(questions);
    for (const views::ParagraphView& paragraph : document.paragraphs) {
        for (const views::HoldView& each : paragraph.holds) {
            const std::string name = voice_text(each.by, words_);
            add(DeedGroup::texts, "let-go",
                {{"speaker", name}, {"paragraph", paragraph.number.text}},
                meeting::LetParagraphGo{document.key, paragraph.number, voice_of(each.by)},
                paragraph.number.text + name);
        }
    }
}

void DeedMaker::wording(const DocumentView& document) {
    using meeting::AmendParagraph;
    for (const meeting::ParagraphKey& number : scene_.selected) {
        const views::ParagraphView* paragraph = paragraph_of(document, number);
        if (paragraph == nullptr || scene_.selected.size() > 1) {
            continue;
        }
        Question label = optional_words("paragraph-label", &AmendParagraph::label);
        label.proposed = paragraph->label;
        Question text = long_words("paragraph-text", &AmendParagraph::text);
        text.may_be_empty = true;
        text.proposed = paragraph->text;
        add(DeedGroup::texts, "paragraph-wording",
            {{"text", place_text(short_name(document, words_), number.text, words_)}},
            AmendParagraph{document.key, number, paragraph->label, paragraph->text}, number.text)
            .questions = {label, text};
    }
}

}  // namespace dais::console
