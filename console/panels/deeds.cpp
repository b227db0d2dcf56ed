#include "console/panels/deeds.h"

#include <algorithm>
#include <cctype>

#include "console/finder.h"
#include "console/panels/deed_maker.h"

namespace dais::console {

namespace {

std::string heading_of(DeedGroup group, const Strings& words) {
    switch (group) {
        case DeedGroup::floor: return words.say("console.deeds.floor");
        case DeedGroup::row: return words.say("console.deeds.row");
        case DeedGroup::list: return words.say("console.deeds.list");
        case DeedGroup::points: return words.say("console.deeds.points");
        case DeedGroup::motions: return words.say("console.deeds.motions");
        case DeedGroup::meeting: return words.say("console.deeds.meeting");
        case DeedGroup::history: return words.say("console.deeds.history");
    }
    return {};
}

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

}  // namespace

std::vector<Deed> DeedMaker::make() {
    statement();
    link();
    recording();
    dialogue();
    services();
    presiders();
    row();
    list();
    points();
    motions();
    voting();
    formal();
    history();
    reinstatements();
    for (Deed& deed : made_) {
        deed.found_by = " " + folded(deed.label + " " + heading_of(deed.group, words_));
    }
    return std::move(made_);
}

std::vector<Deed> deeds_of(const Scene& scene, const std::optional<meeting::InscriptionId>& row,
                           const Strings& words) {
    const views::InscriptionView* selected = nullptr;
    if (scene.list != nullptr && row) {
        for (const views::InscriptionView& each : scene.list->waiting) {
            selected = each.id == *row ? &each : selected;
        }
    }
    return DeedMaker{scene, selected, words}.make();
}

bool fits(const Deed& deed, std::string_view typed) {
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find(' '), typed.size());
        if (deed.found_by.find(" " + std::string{typed.substr(0, end)}) == std::string::npos) {
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
        case Question::Kind::words: return given;
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
        case Question::Kind::delegation: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace dais::console
