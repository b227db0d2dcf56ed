#include <algorithm>
#include <map>

#include <date/date.h>

#include "meeting/codec/conference_file_reader.h"
#include "meeting/rules/documents.h"

namespace dais::meeting::codec::files {

namespace {

constexpr int kMostDrafts = 99;
constexpr int kFirstYear = 1970;

template <class Key, class Each>
std::set<Key> keys_of(const std::vector<Each>& all) {
    std::set<Key> keys;
    for (const auto& each : all) {
        keys.insert(each.key);
    }
    return keys;
}

// What the parts of the block share: where they may point to.
class TextsReader {
  public:
    TextsReader(const Reader& reader, const ConferenceFacts& facts)
        : reader_{reader},
          zone_{timing::Zone::named(facts.zone)},
          items_{keys_of<ItemKey>(facts.agenda)},
          delegations_{keys_of<DelegationKey>(facts.delegations)},
          groups_{keys_of<GroupKey>(facts.groups)} {}

    ImportedTexts read(const format::Texts& file);

  private:
    struct Known {
        timing::UtcTime utc;
        bool assumed = false;  ///< the hour is not given
    };
    [[nodiscard]] Known moment(const format::Moment& file, const std::string& path) const;
    template <class Key>
    void own_key(std::set<Key>& seen, const Key& key, const char* given,
                 const std::string& path) const;
    void known_item(const std::optional<ItemKey>& item, const std::string& path) const;
    [[nodiscard]] Voice voice(const format::Voice& file, const std::string& path) const;

    [[nodiscard]] Document document(const format::Document& file, const std::string& path) const;
    void check_kind(const format::Document& file, const std::string& path) const;
    [[nodiscard]] std::vector<LanguageVersion> languages(const format::Document& file,
                                                         const std::string& path) const;
    [[nodiscard]] std::vector<Section> sections(const format::Document& file,
                                                const std::string& path) const;
    [[nodiscard]] std::vector<Paragraph> paragraphs(const format::Document& file,
                                                    const std::vector<Section>& sections,
                                                    const std::string& path) const;
    void check_paragraph(const format::Paragraph& file, const std::string& path) const;

    void link_documents(const format::Texts& file);
    [[nodiscard]] bool leads_to(const DocumentKey& older, const DocumentKey& newer) const;
    void check_former_numbers(const format::Document& file, const std::string& path) const;
    void check_place(const std::optional<DocumentKey>& document,
                     const std::vector<ParagraphKey>& numbers, const std::string& path) const;
    [[nodiscard]] Proposal proposal(const format::Proposal& file, const std::string& path) const;
    [[nodiscard]] StickingPoint sticking_point(const format::StickingPoint& file,
                                               const std::string& path) const;

    const Reader& reader_;
    timing::Zone zone_;
    std::set<ItemKey> items_;
    std::set<DelegationKey> delegations_;
    std::set<GroupKey> groups_;
    std::map<DocumentKey, Document> documents_;
};

// ---- what all of them have --------------------------------------------------------------------

// Noon where the hour is not given: screens show the day alone.
TextsReader::Known TextsReader::moment(const format::Moment& file, const std::string& path) const {
    const timing::WallTime day = reader_.day(file.day, path + ".day");
    const int year{date::year_month_day{date::floor<date::days>(day)}.year()};
    if (year < kFirstYear || year > timing::Zone::kLastSureYear) {
        reader_.fail(path + ".day", "this must be a day of the years 1970 to 2037.");
    }
    if (!file.time) {
        return {zone_.utc_or_first(day + std::chrono::hours{12}), true};
    }
    const timing::WallTime wall = reader_.time(file.day, *file.time, path + ".time");
    check_wall_time(reader_, zone_, wall, path + ".time");
    return {zone_.utc_or_first(wall), false};
}

// What is made later gets a key from the record's numbers, which no file may take first.
template <class Key>
void TextsReader::own_key(std::set<Key>& seen, const Key& key, const char* given,
                          const std::string& path) const {
    reader_.unique(seen, key, path);
    if (key.text.rfind(given, 0) == 0) {
        reader_.fail(path, "keys that begin with \"" + std::string{given} +
                               "\" are given to what is added later: choose another.");
    }
}

void TextsReader::known_item(const std::optional<ItemKey>& item, const std::string& path) const {
    if (item) {
        reader_.known(items_, *item, path, "agenda item");
    }
}

Voice TextsReader::voice(const format::Voice& file, const std::string& path) const {
    const bool for_others = file.group || !file.on_behalf_of.empty();
    if (file.delegation) {
        reader_.known(delegations_, *file.delegation, path + ".delegation", "delegation");
    } else if (for_others) {
        reader_.fail(path + ".delegation",
                     "a delegation speaks for the group: name it, or leave the group out.");
    }
    if (file.group) {
        reader_.known(groups_, *file.group, path + ".group", "group");
        if (!file.on_behalf_of.empty()) {
            reader_.fail(path + ".on_behalf_of",
                         "the group is named by its key already: leave one of the two out.");
        }
    }
    Voice voice{.delegation = file.delegation, .on_behalf_of = {}};
    if (for_others) {
        voice.on_behalf_of = OnBehalfOf{.group = file.group, .name = file.on_behalf_of};
    }
    return voice;
}

// ---- documents --------------------------------------------------------------------------------

void TextsReader::check_kind(const format::Document& file, const std::string& path) const {
    if (file.symbol.empty() && file.title.empty() && !file.draft) {
        reader_.fail(path + ".title", "give the document a symbol, a title or a draft's number.");
    }
    if (!file.draft) {
        return;
    }
    if (file.kind != DocumentKind::outcome) {
        reader_.fail(path + ".draft",
                     "only an outcome document has a draft's number: leave it out, or make it an "
                     "outcome.");
    }
    if (*file.draft < 0 || *file.draft > kMostDrafts) {
        reader_.fail(path + ".draft", "this is 0, for the zero draft, to 99.");
    }
}

std::vector<LanguageVersion> TextsReader::languages(const format::Document& file,
                                                    const std::string& path) const {
    std::vector<LanguageVersion> languages;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < file.languages.size(); ++i) {
        const auto& each = file.languages[i];
        const std::string its_path = path + at(".languages", i);
        check_language(reader_, each.language, its_path + ".language");
        if (!seen.insert(each.language).second) {
            reader_.fail(its_path + ".language",
                         "\"" + each.language + "\" is there twice: remove one.");
        }
        LanguageVersion version{.language = each.language, .issued = {}, .link = each.link};
        if (each.issued) {
            version.issued = moment(*each.issued, its_path + ".issued").utc;
        }
        languages.push_back(std::move(version));
    }
    return languages;
}

std::vector<Section> TextsReader::sections(const format::Document& file,
                                           const std::string& path) const {
    std::vector<Section> sections;
    std::set<SectionKey> keys;
    for (std::size_t i = 0; i < file.sections.size(); ++i) {
        const auto& each = file.sections[i];
        const std::string its_path = path + at(".sections", i);
        reader_.unique(keys, each.key, its_path + ".key");
        reader_.not_empty(each.heading, its_path + ".heading");
        known_item(each.item, its_path + ".item");
        if (each.level != 1 && each.level != 2) {
            reader_.fail(its_path + ".level", "this is 1 for a chapter, 2 for a part of one.");
        }
        sections.push_back(
            {.key = each.key, .heading = each.heading, .level = each.level, .item = each.item});
    }
    return sections;
}

void TextsReader::check_paragraph(const format::Paragraph& file, const std::string& path) const {
    known_item(file.item, path + ".item");
    if (file.text.size() > rules::kLongestParagraph) {
        reader_.fail(path + ".text", "a paragraph's text has at most " +
                                         std::to_string(rules::kLongestParagraph) + " bytes.");
    }
    if (file.state == ParagraphState::agreed) {
        reader_.fail(path + ".state",
                     "a paragraph is agreed when the whole is adopted: write "
                     "provisionally-agreed.");
    }
}

std::vector<Paragraph> TextsReader::paragraphs(const format::Document& file,
                                               const std::vector<Section>& sections,
                                               const std::string& path) const {
    if (file.paragraphs.size() > rules::kMostParagraphs) {
        reader_.fail(path + ".paragraphs", "a document has at most " +
                                               std::to_string(rules::kMostParagraphs) +
                                               " paragraphs: make two of it.");
    }
    std::vector<Paragraph> paragraphs;
    std::set<ParagraphKey> numbers;
    for (std::size_t i = 0; i < file.paragraphs.size(); ++i) {
        const auto& each = file.paragraphs[i];
        const std::string its_path = path + at(".paragraphs", i);
        reader_.unique(numbers, each.number, its_path + ".number");
        check_paragraph(each, its_path);
        Paragraph paragraph{.number = each.number,
                            .label = each.label,
                            .text = each.text,
                            .section = each.section.value_or(SectionKey{}),
                            .item = each.item,
                            .was = each.was,
                            .state = each.state,
                            .holds = {}};
        if (each.section) {
            const auto section =
                std::find_if(sections.begin(), sections.end(),
                             [&](const Section& known) { return known.key == *each.section; });
            if (section == sections.end()) {
                reader_.fail(its_path + ".section",
                             "there is no section \"" + each.section->text + "\".");
            }
            paragraph.item = each.item ? each.item : section->item;
        }
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

Document TextsReader::document(const format::Document& file, const std::string& path) const {
    check_kind(file, path);
    const Known issued = moment(file.issued, path + ".issued");
    Document document{.key = file.key,
                      .kind = file.kind,
                      .symbol = file.symbol,
                      .title = file.title,
                      .draft = file.draft,
                      .issued = issued.utc,
                      .issued_assumed = issued.assumed,
                      .link = file.link,
                      .languages = languages(file, path),
                      .supersedes = file.supersedes,
                      .superseded_by = {},
                      .released = file.released,
                      .sections = sections(file, path),
                      .paragraphs = {},
                      .adopted = {}};
    document.paragraphs = paragraphs(file, document.sections, path);
    return document;
}

// A document has one successor, and no chain of them comes back to where it began.
void TextsReader::link_documents(const format::Texts& file) {
    for (std::size_t i = 0; i < file.documents.size(); ++i) {
        const auto& each = file.documents[i];
        const std::string path = at("texts.documents", i, "supersedes");
        if (!each.supersedes) {
            continue;
        }
        const auto older = documents_.find(*each.supersedes);
        if (older == documents_.end()) {
            reader_.fail(path, "there is no document \"" + each.supersedes->text + "\".");
        }
        if (older->second.superseded_by) {
            reader_.fail(path, "\"" + each.supersedes->text + "\" is superseded by \"" +
                                   older->second.superseded_by->text +
                                   "\" already: a document has one successor.");
        }
        if (documents_.at(each.key).issued < older->second.issued) {
            reader_.fail(path, "\"" + each.supersedes->text +
                                   "\" was issued later: correct one of the two days.");
        }
        older->second.superseded_by = each.key;
        if (leads_to(each.key, *each.supersedes)) {
            reader_.fail(path, "documents supersede each other in a circle: \"" + each.key.text +
                                   "\" cannot be older than itself.");
        }
    }
}

// Whether one document, or what superseded it, was superseded by the other. Each has one successor
// at most, and no circle was found before: the way ends.
bool TextsReader::leads_to(const DocumentKey& older, const DocumentKey& newer) const {
    std::optional<DocumentKey> at = older;
    while (at && *at != newer) {
        at = documents_.at(*at).superseded_by;
    }
    return at.has_value();
}

void TextsReader::check_former_numbers(const format::Document& file,
                                       const std::string& path) const {
    for (std::size_t i = 0; i < file.paragraphs.size(); ++i) {
        const auto& was = file.paragraphs[i].was;
        const std::string its_path = path + at(".paragraphs", i, "was");
        if (was && !file.supersedes) {
            reader_.fail(its_path, "the document supersedes none: leave this out, or say which.");
        }
        if (was && find(documents_.at(*file.supersedes), *was) == nullptr) {
            reader_.fail(its_path, "\"" + file.supersedes->text + "\" has no paragraph \"" +
                                       was->text + "\".");
        }
    }
}

// ---- proposals and sticking points ------------------------------------------------------------

void TextsReader::check_place(const std::optional<DocumentKey>& document,
                              const std::vector<ParagraphKey>& numbers,
                              const std::string& path) const {
    if (!document) {
        if (!numbers.empty()) {
            reader_.fail(path + ".paragraphs", "say of which document they are.");
        }
        return;
    }
    const auto found = documents_.find(*document);
    if (found == documents_.end()) {
        reader_.fail(path + ".document", "there is no document \"" + document->text + "\".");
    }
    std::set<ParagraphKey> seen;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string its_path = path + at(".paragraphs", i);
        reader_.unique(seen, numbers[i], its_path);
        if (find(found->second, numbers[i]) == nullptr) {
            reader_.fail(its_path, "\"" + document->text + "\" has no paragraph \"" +
                                       numbers[i].text + "\".");
        }
    }
}

Proposal TextsReader::proposal(const format::Proposal& file, const std::string& path) const {
    if (file.document.has_value() == file.item.has_value()) {
        reader_.fail(path,
                     "say where it is meant to stand: in a document or in an agenda item, "
                     "one of both.");
    }
    known_item(file.item, path + ".item");
    check_place(file.document, file.paragraphs, path);
    return {.key = file.key,
            .by = voice({file.delegation, file.group, file.on_behalf_of}, path),
            .place = {.document = file.document, .paragraphs = file.paragraphs, .item = file.item},
            .title = file.title,
            .text = file.text,
            .link = file.link,
            .received = moment(file.received, path + ".received").utc,
            .circulated = file.circulated};
}

StickingPoint TextsReader::sticking_point(const format::StickingPoint& file,
                                          const std::string& path) const {
    reader_.not_empty(file.title, path + ".title");
    check_place(file.document, file.paragraphs, path);
    StickingPoint point{.key = file.key,
                        .title = file.title,
                        .concerned = {},
                        .facilitator = file.facilitator,
                        .note = file.note,
                        .document = file.document,
                        .paragraphs = file.paragraphs};
    for (std::size_t i = 0; i < file.concerned.size(); ++i) {
        const std::string its_path = path + at(".concerned", i);
        if (!file.concerned[i].delegation) {
            reader_.fail(its_path + ".delegation", "name the delegation that is concerned.");
        }
        point.concerned.push_back(voice(file.concerned[i], its_path));
    }
    return point;
}

// ---- all of it --------------------------------------------------------------------------------

ImportedTexts TextsReader::read(const format::Texts& file) {
    std::set<DocumentKey> keys;
    for (std::size_t i = 0; i < file.documents.size(); ++i) {
        const std::string path = at("texts.documents", i);
        own_key(keys, file.documents[i].key, "document-", path + ".key");
        documents_.emplace(file.documents[i].key, document(file.documents[i], path));
    }
    link_documents(file);
    ImportedTexts texts;
    for (std::size_t i = 0; i < file.documents.size(); ++i) {
        check_former_numbers(file.documents[i], at("texts.documents", i));
        texts.documents.push_back(documents_.at(file.documents[i].key));
    }
    std::stable_sort(texts.documents.begin(), texts.documents.end(),
                     [](const Document& a, const Document& b) { return a.issued < b.issued; });
    std::set<ProposalKey> proposals;
    for (std::size_t i = 0; i < file.proposals.size(); ++i) {
        const std::string path = at("texts.proposals", i);
        own_key(proposals, file.proposals[i].key, "proposal-", path + ".key");
        texts.proposals.push_back(proposal(file.proposals[i], path));
    }
    std::set<StickingPointKey> points;
    for (std::size_t i = 0; i < file.sticking_points.size(); ++i) {
        const std::string path = at("texts.sticking_points", i);
        own_key(points, file.sticking_points[i].key, "sticking-point-", path + ".key");
        texts.sticking_points.push_back(sticking_point(file.sticking_points[i], path));
    }
    return texts;
}

}  // namespace

ImportedTexts texts_from(const Reader& reader, const format::Texts& file,
                         const ConferenceFacts& facts) {
    return TextsReader{reader, facts}.read(file);
}

}  // namespace dais::meeting::codec::files
