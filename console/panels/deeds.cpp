#include "console/panels/deeds.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>
#include <utility>

#include "console/finder.h"
#include "console/panels/deed_maker.h"
#include "console/panels/typed_paragraphs.h"

namespace dais::console {

namespace {

constexpr std::size_t kMostDigits = 6;

// The numbers of a text, whatever stands between them; nothing where one of them is too long.
std::optional<std::vector<int>> numbers_in(const std::string& typed) {
    std::vector<int> numbers;
    std::string digits;
    for (const char each : typed + ' ') {
        if (std::isdigit(static_cast<unsigned char>(each)) != 0) {
            digits += each;
        } else if (each == '-') {
            return std::nullopt;
        } else if (!digits.empty()) {
            if (digits.size() > kMostDigits) {
                return std::nullopt;
            }
            numbers.push_back(std::stoi(digits));
            digits.clear();
        }
    }
    return numbers;
}

std::optional<timing::Duration> length_as_typed(const std::string& typed) {
    const auto numbers = numbers_in(typed);
    if (!numbers || numbers->empty() || numbers->size() > 2) {
        return std::nullopt;
    }
    constexpr int kSecondsAMinute = 60;
    timing::Duration length = std::chrono::minutes{numbers->front()};
    if (numbers->size() == 2) {
        if (numbers->back() >= kSecondsAMinute || typed.find(':') == std::string::npos) {
            return std::nullopt;
        }
        length += std::chrono::seconds{numbers->back()};
    }
    return length;
}

std::vector<std::string> words_in(const std::string& typed) {
    std::istringstream stream{typed};
    return {std::istream_iterator<std::string>{stream}, {}};
}

// "6 7", "a b" or "6a": items by their number, their letter or both.
std::optional<std::vector<meeting::ItemKey>> items_as_typed(const std::string& typed,
                                                            const views::DirectoryView& directory) {
    std::vector<meeting::ItemKey> items;
    for (const std::string& word : words_in(folded(typed))) {
        const auto found = std::find_if(
            directory.agenda.begin(), directory.agenda.end(), [&](const views::ItemView& item) {
                return word == folded(item.number) || word == folded(item.number + item.letter) ||
                       (!item.letter.empty() && word == folded(item.letter));
            });
        if (found == directory.agenda.end()) {
            return std::nullopt;
        }
        items.push_back(found->key);
    }
    return items;
}

}  // namespace

std::string heading_of(DeedGroup group, const Strings& words) {
    switch (group) {
        case DeedGroup::floor: return words.say("console.deeds.floor");
        case DeedGroup::row: return words.say("console.deeds.row");
        case DeedGroup::list: return words.say("console.deeds.list");
        case DeedGroup::points: return words.say("console.deeds.points");
        case DeedGroup::motions: return words.say("console.deeds.motions");
        case DeedGroup::meeting: return words.say("console.deeds.meeting");
        case DeedGroup::programme: return words.say("console.deeds.programme");
        case DeedGroup::slots: return words.say("console.deeds.slots");
        case DeedGroup::history: return words.say("console.deeds.history");
        case DeedGroup::podium: return words.say("console.deeds.podium");
        case DeedGroup::past: return words.say("console.deeds.past");
        case DeedGroup::files: return words.say("console.deeds.files");
        case DeedGroup::access: return words.say("console.deeds.access");
        case DeedGroup::recent: return words.say("console.palette.recent");
        case DeedGroup::acts: return words.say("console.palette.acts");
        case DeedGroup::places: return words.say("console.palette.places");
        case DeedGroup::texts: return words.say("console.deeds.texts");
        case DeedGroup::proposals: return words.say("console.deeds.proposals");
        case DeedGroup::sticking_points: return words.say("console.deeds.sticking-points");
        case DeedGroup::silence: return words.say("console.deeds.silence");
        case DeedGroup::votes: return words.say("console.deeds.votes");
        case DeedGroup::decisions: return words.say("console.deeds.decisions");
        case DeedGroup::bureau: return words.say("console.deeds.bureau");
        case DeedGroup::circulars: return words.say("console.deeds.circulars");
    }
    return {};
}

std::vector<Deed> DeedMaker::make() {
    statement();
    link();
    recording();
    dialogue();
    services();
    presiders();
    rows_.size() > 1 ? several_rows() : row();
    list();
    points();
    motions();
    voting();
    formal();
    programme();
    history();
    reinstatements();
    podium();
    files();
    access();
    texts();
    proposals();
    sticking_points();
    silences();
    votes();
    decisions();
    bureau();
    circulars();
    for (Deed& deed : made_) {
        // Some have words of their own already: the number of a choice.
        deed.found_by =
            " " + folded(deed.found_by + " " + deed.label + " " + heading_of(deed.group, words_));
    }
    return std::move(made_);
}

std::vector<Deed> interpretation_deeds(const Scene& scene, const views::MeetingView& meeting,
                                       const Strings& words) {
    return DeedMaker{scene, nullptr, words}.make_interpretation(meeting);
}

std::vector<Deed> deeds_of(const Scene& scene, const std::optional<meeting::InscriptionId>& row,
                           const std::vector<meeting::InscriptionId>& rows, const Strings& words) {
    const views::InscriptionView* selected = nullptr;
    std::vector<const views::InscriptionView*> several;
    if (scene.list != nullptr) {
        for (const views::InscriptionView& each : scene.list->waiting) {
            selected = row && each.id == *row ? &each : selected;
            if (std::find(rows.begin(), rows.end(), each.id) != rows.end()) {
                several.push_back(&each);
            }
        }
    }
    return DeedMaker{scene, selected, words, std::move(several)}.make();
}

bool fits(std::string_view found_by, std::string_view typed) {
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find(' '), typed.size());
        if (found_by.find(" " + std::string{typed.substr(0, end)}) == std::string::npos) {
            return false;
        }
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return true;
}

std::optional<Given> answer_as_typed(const Question& question, const std::string& typed,
                                     const Scene& scene) {
    Given given;
    given.text = typed;
    if (typed.empty()) {
        return question.may_be_empty ? std::optional{given} : std::nullopt;
    }
    switch (question.kind) {
        case Question::Kind::words:
        case Question::Kind::long_words: return given;
        case Question::Kind::paragraphs: {
            auto paragraphs = paragraphs_as_typed(typed, question.options);
            given.paragraphs = paragraphs.value_or(std::vector<meeting::ParagraphKey>{});
            return paragraphs ? std::optional{given} : std::nullopt;
        }
        case Question::Kind::number:
        case Question::Kind::votes: {
            const bool votes = question.kind == Question::Kind::votes;
            const auto numbers = numbers_in(typed);
            const std::size_t count = numbers ? numbers->size() : 0;
            if (votes ? count < 2 || count > 3 : count != 1) {
                return std::nullopt;
            }
            given.numbers = *numbers;
            given.numbers.resize(3);
            return given;
        }
        case Question::Kind::length: {
            const auto length = length_as_typed(typed);
            given.length = length.value_or(timing::Duration{});
            return length ? std::optional{given} : std::nullopt;
        }
        case Question::Kind::hour: {
            const auto wall = wall_from_typed(typed, scene.today);
            if (!wall || !scene.zone) {
                return std::nullopt;
            }
            given.hour = scene.zone->utc_or_first(*wall);
            return given;
        }
        case Question::Kind::items: {
            const auto items = items_as_typed(typed, *scene.directory);
            given.items = items.value_or(std::vector<meeting::ItemKey>{});
            return items ? std::optional{given} : std::nullopt;
        }
        case Question::Kind::languages: {
            given.languages = words_in(folded(typed));
            const bool codes =
                std::all_of(given.languages.begin(), given.languages.end(),
                            [](const std::string& code) { return code.size() == 2; });
            return codes ? std::optional{given} : std::nullopt;
        }
        case Question::Kind::delegation:
        case Question::Kind::voice:
        case Question::Kind::voices:
        case Question::Kind::wall:
        case Question::Kind::choice: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace dais::console
