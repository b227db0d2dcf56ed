#include "console/program/speakers_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>
#include <variant>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "console/finder.h"
#include "console/format.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/time_limits.h"

namespace dais::console {

namespace {

using meeting::DelegationKey;
using meeting::ImportedSpeaker;
using meeting::Modality;
using meeting::OnBehalfOf;
using meeting::Person;
using meeting::views::DirectoryView;

// ---- columns ----------------------------------------------------------------------------------

enum class Column {
    delegation,
    speaker,
    title,
    address,
    capacity,
    on_behalf_of,
    states,
    rank,
    language,
    modality,
    length,
    aligning,
    note
};

template <class Value>
using Words = std::map<std::string, Value, std::less<>>;

// Folded, as they are compared.
const Words<Column>& column_names() {
    static const Words<Column> names{
        {"delegation", Column::delegation},
        {"country", Column::delegation},
        {"state", Column::delegation},
        {"member state", Column::delegation},
        {"pays", Column::delegation},
        {"etat", Column::delegation},
        {"etat membre", Column::delegation},
        {"speaker", Column::speaker},
        {"speaker name", Column::speaker},
        {"name of speaker", Column::speaker},
        {"name", Column::speaker},
        {"orateur", Column::speaker},
        {"oratrice", Column::speaker},
        {"intervenant", Column::speaker},
        {"intervenante", Column::speaker},
        {"nom", Column::speaker},
        {"title", Column::title},
        {"speaker title", Column::title},
        {"function", Column::title},
        {"functional title", Column::title},
        {"titre", Column::title},
        {"fonction", Column::title},
        {"qualite", Column::title},
        {"form of address", Column::address},
        {"address", Column::address},
        {"salutation", Column::address},
        {"formule d appel", Column::address},
        {"formule de politesse", Column::address},
        {"civilite", Column::address},
        {"capacity", Column::capacity},
        {"speaking capacity", Column::capacity},
        {"capacite", Column::capacity},
        {"a titre", Column::capacity},
        {"on behalf of", Column::on_behalf_of},
        {"group", Column::on_behalf_of},
        {"au nom de", Column::on_behalf_of},
        {"groupe", Column::on_behalf_of},
        {"states", Column::states},
        {"states of the group", Column::states},
        {"etats", Column::states},
        {"etats du groupe", Column::states},
        {"rank", Column::rank},
        {"rang", Column::rank},
        {"language", Column::language},
        {"language of statement", Column::language},
        {"langue", Column::language},
        {"modality", Column::modality},
        {"participation", Column::modality},
        {"modalite", Column::modality},
        {"mode de participation", Column::modality},
        {"length", Column::length},
        {"duration", Column::length},
        {"duree", Column::length},
        {"aligning", Column::aligning},
        {"aligned", Column::aligning},
        {"s alignent", Column::aligning},
        {"alignement", Column::aligning},
        {"note", Column::note},
        {"notes", Column::note},
        {"remarks", Column::note},
        {"remarque", Column::note},
        {"remarques", Column::note},
        {"observations", Column::note},
    };
    return names;
}

// How an exported file names them, in this order.
constexpr std::array<std::pair<Column, std::string_view>, 13> kExported{{
    {Column::delegation, "delegation"},
    {Column::speaker, "speaker"},
    {Column::title, "title"},
    {Column::address, "form of address"},
    {Column::capacity, "capacity"},
    {Column::on_behalf_of, "on behalf of"},
    {Column::states, "States"},
    {Column::rank, "rank"},
    {Column::language, "language"},
    {Column::modality, "modality"},
    {Column::length, "length"},
    {Column::aligning, "aligning"},
    {Column::note, "note"},
}};

constexpr bool is_of_person(Column column) {
    return column == Column::speaker || column == Column::title || column == Column::address;
}

// A column, and of which of those who share a slot: 0 is the first.
using Place = std::pair<Column, std::size_t>;

std::optional<Place> place_of(std::string_view header) {
    std::string name = folded(header);
    std::size_t person = 0;
    const bool numbered = name.size() > 2 && name[name.size() - 2] == ' ' && name.back() >= '1' &&
                          name.back() < '1' + static_cast<int>(meeting::rules::kMostPeople);
    if (numbered) {
        person = static_cast<std::size_t>(name.back() - '1');
        name.resize(name.size() - 2);
    }
    const auto found = column_names().find(name);
    if (found == column_names().end() || (numbered && !is_of_person(found->second))) {
        return std::nullopt;
    }
    return Place{found->second, person};
}

// ---- words ------------------------------------------------------------------------------------

enum class Capacity { national, group };

const Words<Capacity>& capacities() {
    static const Words<Capacity> words{
        {"national", Capacity::national},
        {"national capacity", Capacity::national},
        {"in national capacity", Capacity::national},
        {"in its national capacity", Capacity::national},
        {"national statement", Capacity::national},
        {"nationale", Capacity::national},
        {"a titre national", Capacity::national},
        {"titre national", Capacity::national},
        {"declaration nationale", Capacity::national},
        {"group", Capacity::group},
        {"on behalf of a group", Capacity::group},
        {"on behalf of group", Capacity::group},
        {"group statement", Capacity::group},
        {"groupe", Capacity::group},
        {"au nom d un groupe", Capacity::group},
        {"declaration de groupe", Capacity::group},
    };
    return words;
}

const Words<Modality>& modalities() {
    static const Words<Modality> words{
        {"in person", Modality::in_person},
        {"in the room", Modality::in_person},
        {"in room", Modality::in_person},
        {"on site", Modality::in_person},
        {"physical", Modality::in_person},
        {"en personne", Modality::in_person},
        {"en presentiel", Modality::in_person},
        {"presentiel", Modality::in_person},
        {"en salle", Modality::in_person},
        {"sur place", Modality::in_person},
        {"remote", Modality::remote},
        {"remotely", Modality::remote},
        {"virtual", Modality::remote},
        {"virtually", Modality::remote},
        {"online", Modality::remote},
        {"video link", Modality::remote},
        {"by video link", Modality::remote},
        {"videoconference", Modality::remote},
        {"a distance", Modality::remote},
        {"distance", Modality::remote},
        {"virtuel", Modality::remote},
        {"virtuelle", Modality::remote},
        {"en ligne", Modality::remote},
        {"visioconference", Modality::remote},
        {"par visioconference", Modality::remote},
        {"pre recorded", Modality::pre_recorded},
        {"prerecorded", Modality::pre_recorded},
        {"recorded", Modality::pre_recorded},
        {"recording", Modality::pre_recorded},
        {"video message", Modality::pre_recorded},
        {"pre recorded video", Modality::pre_recorded},
        {"pre enregistre", Modality::pre_recorded},
        {"pre enregistree", Modality::pre_recorded},
        {"preenregistre", Modality::pre_recorded},
        {"preenregistree", Modality::pre_recorded},
        {"enregistre", Modality::pre_recorded},
        {"enregistree", Modality::pre_recorded},
        {"message video", Modality::pre_recorded},
    };
    return words;
}

std::string_view word_of(Modality modality) {
    switch (modality) {
        case Modality::in_person: return "in person";
        case Modality::remote: return "remote";
        case Modality::pre_recorded: return "pre-recorded";
    }
    return {};
}

// Every language of ISO 639-1 by its code and by its names in English, in French and in itself.
const Words<std::string>& language_words() {
    static const Words<std::string> made = [] {
        constexpr std::size_t kCodeLength = 2;
        Words<std::string> words;
        const auto each_code = [](const auto& take) {
            for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
                if (std::string_view{*code}.size() == kCodeLength) {
                    take(std::string{*code});
                }
            }
        };
        each_code([&](const std::string& code) { words.emplace(code, code); });
        // Codes out of use come last and leave a name to the one that replaced them.
        each_code([&](const std::string& code) {
            for (const std::string& in : {std::string{"en"}, std::string{"fr"}, code}) {
                icu::UnicodeString name;
                icu::Locale{code.c_str()}.getDisplayLanguage(icu::Locale{in.c_str()}, name);
                std::string text;
                name.toUTF8String(text);
                words.emplace(folded(text), code);
            }
        });
        return words;
    }();
    return made;
}

template <class Value>
std::optional<Value> meaning(const Words<Value>& words, std::string_view written) {
    const auto found = words.find(folded(written));
    return found == words.end() ? std::nullopt : std::optional{found->second};
}

// A length as "2:45", as it was counted or as a spreadsheet makes it of that: "0:02:45".
std::optional<timing::Duration> length_from(std::string_view written) {
    constexpr int kLongestHours = 24;
    std::vector<int> parts;
    for (std::string_view left = written;;) {
        const std::size_t colon = std::min(left.find(':'), left.size());
        int number = 0;
        const char* end = left.data() + colon;
        const auto read = std::from_chars(left.data(), end, number);
        if (read.ec != std::errc{} || read.ptr != end || number < 0) {
            return std::nullopt;
        }
        parts.push_back(number);
        if (colon == left.size()) {
            break;
        }
        left.remove_prefix(colon + 1);
    }
    constexpr int kSixty = 60;
    const bool of_hours = parts.size() == 3;
    if ((parts.size() != 2 && !of_hours) || parts.back() >= kSixty ||
        (of_hours && parts[1] >= kSixty) || parts[0] > kLongestHours * kSixty) {
        return std::nullopt;
    }
    const std::chrono::hours hours{of_hours ? parts[0] : 0};
    const std::chrono::minutes minutes{parts[parts.size() - 2]};
    return hours + minutes + std::chrono::seconds{parts.back()};
}

// ---- names of the directory -------------------------------------------------------------------

// More near names than these help nobody.
constexpr std::size_t kMostSuggestions = 3;

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

// What a name may mean: exactly, or nearly.
struct Meant {
    std::vector<std::size_t> delegations = {};
    std::vector<std::size_t> groups = {};
    std::vector<std::size_t> near_delegations = {};
    std::vector<std::size_t> near_groups = {};
};

class Directory {
  public:
    explicit Directory(const DirectoryView& view) : view_{view}, finder_{view} {}

    [[nodiscard]] Meant meant(std::string_view written) const {
        Meant meant;
        for (const Found& each : finder_.find(written, everything())) {
            const bool exact = each.fit == Fit::exact;
            if (each.kind == FoundKind::delegation) {
                (exact ? meant.delegations : meant.near_delegations).push_back(each.index);
            } else {
                (exact ? meant.groups : meant.near_groups).push_back(each.index);
            }
        }
        return meant;
    }
    [[nodiscard]] const meeting::Delegation& delegation(std::size_t index) const {
        return view_.delegations[index];
    }
    [[nodiscard]] const meeting::Group& group(std::size_t index) const {
        return view_.groups[index];
    }
    [[nodiscard]] const DirectoryView& view() const { return view_; }

    [[nodiscard]] const meeting::Delegation* find(const DelegationKey& key) const {
        const auto found =
            std::find_if(view_.delegations.begin(), view_.delegations.end(),
                         [&](const meeting::Delegation& each) { return each.key == key; });
        return found == view_.delegations.end() ? nullptr : &*found;
    }
    [[nodiscard]] const meeting::Group* find(const meeting::GroupKey& key) const {
        const auto found =
            std::find_if(view_.groups.begin(), view_.groups.end(),
                         [&](const meeting::Group& each) { return each.key == key; });
        return found == view_.groups.end() ? nullptr : &*found;
    }

  private:
    [[nodiscard]] std::size_t everything() const {
        return view_.delegations.size() + view_.groups.size();
    }

    const DirectoryView& view_;
    Finder finder_;
};

std::string suggestions(const Directory& directory, const std::vector<std::size_t>& delegations) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(delegations.size(), kMostSuggestions); ++i) {
        names.push_back(directory.delegation(delegations[i]).en.list);
    }
    return listed(names);
}

std::string group_suggestions(const Directory& directory, const std::vector<std::size_t>& groups) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(groups.size(), kMostSuggestions); ++i) {
        names.push_back(directory.group(groups[i]).short_name);
    }
    return listed(names);
}

// The delegation, or why there is none.
std::variant<DelegationKey, Remark> delegation_from(const Directory& directory,
                                                    const std::string& written) {
    const Meant meant = directory.meant(written);
    if (meant.delegations.size() == 1) {
        return directory.delegation(meant.delegations.front()).key;
    }
    if (meant.delegations.size() > 1) {
        std::vector<std::string> choices;
        for (const std::size_t index : meant.delegations) {
            const meeting::Delegation& each = directory.delegation(index);
            choices.push_back(each.en.list + " (" + each.key.text + ")");
        }
        return Remark{"import.delegation-ambiguous",
                      {{"name", written}, {"choices", listed(choices)}}};
    }
    if (!meant.groups.empty()) {
        return Remark{"import.delegation-is-group", {{"name", written}}};
    }
    if (!meant.near_delegations.empty()) {
        return Remark{
            "import.delegation-near",
            {{"name", written}, {"suggestions", suggestions(directory, meant.near_delegations)}}};
    }
    return Remark{"import.delegation-unknown", {{"name", written}}};
}

// ---- one line ---------------------------------------------------------------------------------

// Without blanks round it, and one blank for each run of blanks and line breaks inside.
std::string one_line(std::string_view text) {
    std::string plain;
    bool blank = false;
    for (const char byte : text) {
        if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') {
            blank = !plain.empty();
            continue;
        }
        if (blank) {
            plain += ' ';
            blank = false;
        }
        plain += byte;
    }
    return plain;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
    text.remove_prefix(begin);
    return std::string{text.substr(0, text.find_last_not_of(kBlanks) + 1)};
}

class Header {
  public:
    explicit Header(const CsvRow& row) {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const std::string name = one_line(row.fields[i]);
            const auto place = place_of(name);
            if (!place) {
                if (!name.empty()) {
                    unknown_.push_back(name);
                }
                continue;
            }
            if (!places_.emplace(*place, i).second) {
                throw CsvError{{"csv.column-twice", {{"column", name}}}};
            }
        }
        if (places_.count({Column::delegation, 0}) == 0) {
            throw CsvError{{"csv.no-delegation"}};
        }
        width_ = row.fields.size();
    }

    [[nodiscard]] std::string_view field(const CsvRow& row, Place place) const {
        const auto found = places_.find(place);
        const bool there = found != places_.end() && found->second < row.fields.size();
        return there ? std::string_view{row.fields[found->second]} : std::string_view{};
    }
    [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }
    [[nodiscard]] std::size_t width() const { return width_; }

  private:
    std::map<Place, std::size_t> places_;
    std::vector<std::string> unknown_;
    std::size_t width_ = 0;
};

// Understands one row field by field; each finds its own problems, so that all are told at once.
class LineReader {
  public:
    LineReader(const Header& header, const Directory& directory, const CsvRow& row)
        : header_{header}, directory_{directory}, row_{row} {
        result_.line = row.line;
    }

    SpeakerLine read() {
        read_width();
        read_delegation();
        read_group();
        read_capacity();
        read_people();
        read_rank();
        read_language();
        read_modality();
        read_length();
        speaker().details.aligning = delegations(Column::aligning);
        speaker().details.note = trimmed(header_.field(row_, {Column::note, 0}));
        return std::move(result_);
    }

  private:
    [[nodiscard]] std::string written(Column column, std::size_t person = 0) const {
        return one_line(header_.field(row_, {column, person}));
    }
    ImportedSpeaker& speaker() { return result_.speaker; }
    void problem(std::string key, std::map<std::string, std::string> names = {}) {
        result_.problems.push_back({std::move(key), std::move(names)});
    }

    void read_width() {
        for (std::size_t i = header_.width(); i < row_.fields.size(); ++i) {
            if (!one_line(row_.fields[i]).empty()) {
                problem("import.too-many-fields");
                return;
            }
        }
    }

    void read_delegation() {
        const std::string name = written(Column::delegation);
        result_.name = name;
        if (name.empty()) {
            problem("import.delegation-missing");
            return;
        }
        auto found = delegation_from(directory_, name);
        if (const auto* why = std::get_if<Remark>(&found)) {
            result_.problems.push_back(*why);
            return;
        }
        speaker().delegation = std::get<DelegationKey>(std::move(found));
        result_.name = directory_.find(speaker().delegation)->en.list;
    }

    void read_group() {
        const std::string name = written(Column::on_behalf_of);
        // A dash stands for nothing.
        if (folded(name).empty()) {
            if (!written(Column::states).empty()) {
                problem("import.states-without-group");
            }
            return;
        }
        OnBehalfOf group;
        const Meant meant = directory_.meant(name);
        std::vector<std::size_t> groups = meant.groups;
        for (std::size_t i = 0; i < directory_.view().groups.size() && groups.empty(); ++i) {
            if (folded(directory_.group(i).key.text) == folded(name)) {
                groups.push_back(i);
            }
        }
        std::string shown = name;
        if (groups.size() == 1) {
            group.group = directory_.group(groups.front()).key;
            shown = directory_.group(groups.front()).short_name;
        } else if (groups.empty()) {
            group.name = name;
            remark_free_text(name, meant);
        } else {
            ambiguous_group(name, groups);
        }
        group.states = delegations(Column::states);
        speaker().on_behalf_of = std::move(group);
        result_.name += " (" + shown + ")";
    }

    void remark_free_text(const std::string& name, const Meant& meant) {
        if (meant.near_groups.empty()) {
            result_.remarks.push_back({"import.group-free-text", {{"group", name}}});
            return;
        }
        result_.remarks.push_back(
            {"import.group-near",
             {{"group", name}, {"suggestions", group_suggestions(directory_, meant.near_groups)}}});
    }

    void ambiguous_group(const std::string& name, const std::vector<std::size_t>& groups) {
        std::vector<std::string> choices;
        for (const std::size_t index : groups) {
            const meeting::Group& each = directory_.group(index);
            choices.push_back(each.list + " (" + each.key.text + ")");
        }
        problem("import.group-ambiguous", {{"group", name}, {"choices", listed(choices)}});
    }

    void read_capacity() {
        const std::string word = written(Column::capacity);
        if (word.empty()) {
            return;
        }
        const auto capacity = meaning(capacities(), word);
        if (!capacity) {
            problem("import.capacity-unknown", {{"capacity", word}});
        } else if (*capacity == Capacity::national && speaker().on_behalf_of) {
            problem("import.capacity-national", {{"group", written(Column::on_behalf_of)}});
        } else if (*capacity == Capacity::group && !speaker().on_behalf_of) {
            problem("import.capacity-group");
        }
    }

    void read_people() {
        for (std::size_t i = 0; i < meeting::rules::kMostPeople; ++i) {
            Person person{.name = written(Column::speaker, i),
                          .title = written(Column::title, i),
                          .address = written(Column::address, i)};
            if (person != Person{}) {
                speaker().details.people.push_back(std::move(person));
            }
        }
    }

    void read_rank() {
        const std::string word = written(Column::rank);
        if (word.empty()) {
            return;
        }
        const auto& ranks = directory_.view().ranks;
        const auto found =
            std::find_if(ranks.begin(), ranks.end(), [&](const meeting::SpeakerRank& each) {
                return folded(each.name) == folded(word) || folded(each.key.text) == folded(word);
            });
        if (found != ranks.end()) {
            speaker().details.rank = found->key;
            return;
        }
        std::vector<std::string> names;
        for (const auto& each : ranks) {
            names.push_back(each.name);
        }
        problem(names.empty() ? "import.rank-none" : "import.rank-unknown",
                {{"rank", word}, {"choices", listed(names)}});
    }

    void read_language() {
        const std::string word = written(Column::language);
        if (word.empty()) {
            return;
        }
        if (auto code = meaning(language_words(), word)) {
            speaker().details.language = *std::move(code);
        } else {
            problem("import.language-unknown", {{"language", word}});
        }
    }

    void read_modality() {
        const std::string word = written(Column::modality);
        if (word.empty()) {
            return;
        }
        if (const auto modality = meaning(modalities(), word)) {
            speaker().modality = *modality;
        } else {
            problem("import.modality-unknown", {{"modality", word}});
            modality_known_ = false;
        }
    }

    void read_length() {
        const std::string word = written(Column::length);
        if (word.empty()) {
            return;
        }
        const auto length = length_from(word);
        if (!length) {
            problem("import.length-unknown", {{"length", word}});
        } else if (modality_known_ && (speaker().modality != Modality::pre_recorded ||
                                       *length < meeting::rules::kShortestLimit ||
                                       *length > meeting::rules::kLongestLimit)) {
            problem("rule.recording.length");
        } else {
            speaker().details.length = *length;
        }
    }

    // Several in one field: "KEN; GBR", each by itself a delegation.
    std::vector<DelegationKey> delegations(Column column) {
        std::vector<DelegationKey> keys;
        const std::string names = written(column);
        for (std::string_view left = names; !left.empty();) {
            const std::size_t end = std::min(left.find_first_of(",;/|"), left.size());
            const std::string name = one_line(left.substr(0, end));
            left.remove_prefix(std::min(end + 1, left.size()));
            if (name.empty()) {
                continue;
            }
            auto found = delegation_from(directory_, name);
            if (const auto* why = std::get_if<Remark>(&found)) {
                result_.problems.push_back(*why);
            } else {
                keys.push_back(std::get<DelegationKey>(std::move(found)));
            }
        }
        return keys;
    }

    const Header& header_;
    const Directory& directory_;
    const CsvRow& row_;
    SpeakerLine result_;
    bool modality_known_ = true;
};

// ---- writing ----------------------------------------------------------------------------------

// The first of a thing's names that means it and nothing else; else its key.
template <class Means>
std::string plain_name(const std::vector<std::string>& names, const std::string& key,
                       const Means& means) {
    const auto found = std::find_if(names.begin(), names.end(), means);
    return found == names.end() ? key : *found;
}

std::string name_to_write(const Directory& directory, const DelegationKey& key) {
    const meeting::Delegation* delegation = directory.find(key);
    if (delegation == nullptr) {
        return key.text;
    }
    return plain_name({delegation->en.list, delegation->en.full}, key.text,
                      [&](const std::string& name) {
                          const auto found = delegation_from(directory, name);
                          const auto* meant = std::get_if<DelegationKey>(&found);
                          return meant != nullptr && *meant == key;
                      });
}

std::string name_to_write(const Directory& directory, const OnBehalfOf& on_behalf_of) {
    if (!on_behalf_of.group) {
        return on_behalf_of.name;
    }
    const meeting::Group* group = directory.find(*on_behalf_of.group);
    if (group == nullptr) {
        return on_behalf_of.group->text;
    }
    return plain_name(
        {group->short_name, group->list}, group->key.text, [&](const std::string& name) {
            const Meant meant = directory.meant(name);
            return meant.groups.size() == 1 && &directory.group(meant.groups.front()) == group;
        });
}

std::string codes(const std::vector<DelegationKey>& keys) {
    std::string text;
    for (const DelegationKey& key : keys) {
        text += (text.empty() ? "" : "; ") + key.text;
    }
    return text;
}

std::string text_of(const Directory& directory, const ImportedSpeaker& speaker, Place place) {
    const auto& [column, person] = place;
    const auto& details = speaker.details;
    const Person nobody;
    const Person& who = person < details.people.size() ? details.people[person] : nobody;
    switch (column) {
        case Column::delegation: return name_to_write(directory, speaker.delegation);
        case Column::speaker: return who.name;
        case Column::title: return who.title;
        case Column::address: return who.address;
        case Column::capacity: return speaker.on_behalf_of ? "group" : "national";
        case Column::on_behalf_of:
            return speaker.on_behalf_of ? name_to_write(directory, *speaker.on_behalf_of) : "";
        case Column::states: return speaker.on_behalf_of ? codes(speaker.on_behalf_of->states) : "";
        case Column::rank: return details.rank ? details.rank->text : "";
        case Column::language: return details.language;
        case Column::modality: return std::string{word_of(speaker.modality)};
        case Column::length: return details.length ? length_text(*details.length) : "";
        case Column::aligning: return codes(details.aligning);
        case Column::note: return details.note;
    }
    return {};
}

// The columns that a list needs, in the order in which they are written.
std::vector<Place> places_for(const Directory& directory,
                              const std::vector<ImportedSpeaker>& speakers) {
    constexpr std::array kOnlyWhereNeeded{Column::states, Column::rank, Column::aligning};
    const auto used = [&](Place place) {
        return std::any_of(speakers.begin(), speakers.end(), [&](const ImportedSpeaker& each) {
            return !text_of(directory, each, place).empty();
        });
    };
    std::vector<Place> places;
    for (const auto& [column, name] : kExported) {
        const bool always = std::find(kOnlyWhereNeeded.begin(), kOnlyWhereNeeded.end(), column) ==
                            kOnlyWhereNeeded.end();
        if (always || used({column, 0})) {
            places.emplace_back(column, 0);
        }
    }
    for (std::size_t person = 1; person < meeting::rules::kMostPeople; ++person) {
        for (const auto& [column, name] : kExported) {
            if (is_of_person(column) && used({column, person})) {
                places.emplace_back(column, person);
            }
        }
    }
    return places;
}

std::string header_of(Place place) {
    const auto found = std::find_if(kExported.begin(), kExported.end(),
                                    [&](const auto& each) { return each.first == place.first; });
    std::string name{found->second};
    return place.second == 0 ? name : name + " " + std::to_string(place.second + 1);
}

std::string sentences(const std::vector<Remark>& remarks, const meeting::codec::Strings& strings) {
    std::string text;
    for (const Remark& each : remarks) {
        text += " " + strings.say(each.key, each.names);
    }
    return text;
}

}  // namespace

SpeakerFile match_speakers(const CsvTable& table, const DirectoryView& directory,
                           const Progress& progress) {
    const Header header{table.header};
    if (table.rows.empty()) {
        throw CsvError{{"csv.no-lines"}};
    }
    const Directory names{directory};
    SpeakerFile file{.lines = {}, .unknown_columns = header.unknown()};
    for (const CsvRow& row : table.rows) {
        progress(static_cast<std::int64_t>(file.lines.size()),
                 static_cast<std::int64_t>(table.rows.size()));
        file.lines.push_back(LineReader{header, names, row}.read());
    }
    return file;
}

bool all_match(const SpeakerFile& file) {
    return std::all_of(file.lines.begin(), file.lines.end(),
                       [](const SpeakerLine& each) { return each.problems.empty(); });
}

std::vector<ImportedSpeaker> speakers_of(const SpeakerFile& file) {
    std::vector<ImportedSpeaker> speakers;
    for (const SpeakerLine& each : file.lines) {
        speakers.push_back(each.speaker);
    }
    return speakers;
}

void write_report(const SpeakerFile& file, const meeting::codec::Strings& strings,
                  std::ostream& out) {
    for (const std::string& column : file.unknown_columns) {
        out << strings.say("import.column-unknown", {{"column", column}}) << '\n';
    }
    std::size_t matched = 0;
    std::size_t refused = 0;
    for (const SpeakerLine& each : file.lines) {
        const char* key = "import.line-matched";
        if (!each.problems.empty()) {
            key = "import.line-unmatched";
        } else if (!each.refused.empty()) {
            key = "import.line-refused";
            ++refused;
        } else {
            ++matched;
        }
        out << strings.say(key, {{"line", std::to_string(each.line)}, {"speaker", each.name}})
            << sentences(each.problems, strings) << (each.refused.empty() ? "" : " " + each.refused)
            << sentences(each.remarks, strings) << '\n';
    }
    out << strings.say("import.count",
                       {{"lines", std::to_string(file.lines.size())},
                        {"matched", std::to_string(matched)},
                        {"unmatched", std::to_string(file.lines.size() - matched - refused)},
                        {"refused", std::to_string(refused)}})
        << '\n';
}

void write_speakers(const std::vector<ImportedSpeaker>& speakers, const DirectoryView& directory,
                    std::ostream& out) {
    const Directory names{directory};
    const std::vector<Place> places = places_for(names, speakers);
    std::vector<std::string> fields;
    for (const Place& place : places) {
        fields.push_back(header_of(place));
    }
    out << kByteOrderMark;
    write_csv_row(out, fields);
    for (const ImportedSpeaker& each : speakers) {
        fields.clear();
        for (const Place& place : places) {
            fields.push_back(text_of(names, each, place));
        }
        write_csv_row(out, fields);
    }
}

}  // namespace dais::console
