// The rows of a list of speakers, and the next ones as cards.
#include <algorithm>

#include "console/panels/prepare.h"

namespace dais::console {

namespace {

using meeting::Modality;

// What went wrong or needs a look comes first: where room ends, the last tags are left out.
void add_trouble(std::vector<TagText>& tags, const views::InscriptionView& inscription,
                 const Strings& words) {
    const auto amber = [&](std::string text, Mark shape) {
        tags.push_back({std::move(text), palette::kAmber, palette::kAmberGround, shape});
    };
    if (inscription.readiness == meeting::Readiness::lost) {
        tags.push_back(
            {words.say("console.list.link-gone"), palette::kRed, palette::kRedGround, Mark::cross});
    }
    if (inscription.absences > 0) {
        amber(inscription.absences == 1
                  ? words.say("console.list.absent")
                  : words.say("console.list.absent-times",
                              {{"count", std::to_string(inscription.absences)}}),
              Mark::ring);
    }
    if (inscription.late) {
        amber(words.say("console.list.late"), Mark::clock);
    }
    if (inscription.kept) {
        amber(words.say("console.list.kept", {{"time", length_text(*inscription.kept)}}),
              Mark::pause);
    }
    if (inscription.too_many_words && inscription.words) {
        amber(words.say("console.list.words", {{"count", grouped(*inscription.words)}}),
              Mark::warning);
    } else if (inscription.text_received) {
        tags.push_back(
            {words.say("console.list.text"), palette::kDim, palette::kRaised, Mark::check});
    }
}

std::string link_word(const views::InscriptionView& inscription, const Strings& words) {
    switch (inscription.readiness) {
        case meeting::Readiness::tested: return words.say("console.list.link-tested");
        case meeting::Readiness::connected: return words.say("console.list.link-connected");
        case meeting::Readiness::not_tested:
        case meeting::Readiness::lost: return {};
    }
    return {};
}

std::vector<TagText> tags_of(const views::InscriptionView& inscription, const Strings& words) {
    std::vector<TagText> tags;
    add_trouble(tags, inscription, words);
    if (const std::string link = link_word(inscription, words); !link.empty()) {
        tags.push_back({link, palette::kGreen, palette::kGreenGround});
    }
    if (inscription.side) {
        tags.push_back(
            {words.say(*inscription.side == meeting::Side::in_favour ? "console.list.in-favour"
                                                                     : "console.list.against"),
             palette::kText, palette::kRaised});
    }
    if (inscription.speaker.modality != Modality::in_person) {
        tags.push_back({word_of(inscription.speaker.modality, words), palette::kViolet,
                        palette::kVioletGround});
    }
    if (inscription.speaker.modality == Modality::remote &&
        inscription.readiness == meeting::Readiness::not_tested) {
        tags.push_back({words.say("console.list.link-not-tested"), palette::kAmber,
                        palette::kRaised, Mark::warning});
    }
    if (inscription.out_of_class) {
        tags.push_back(
            {words.say("console.list.out-of-class"), palette::kAmber, palette::kAmberGround});
    }
    if (inscription.moved_by) {
        const bool swapped = *inscription.moved_by == meeting::Authority::mutual_agreement;
        tags.push_back({swapped ? words.say("console.list.swapped")
                                : words.say("console.list.moved",
                                            {{"authority", word_of(*inscription.moved_by, words)}}),
                        palette::kDim, palette::kRaised, Mark::swap});
    }
    return tags;
}

ListRow row_of(const views::InscriptionView& inscription, std::size_t place, const Strings& words) {
    ListRow row;
    row.place = place;
    row.id = inscription.id;
    row.number = std::to_string(inscription.position);
    row.name = inscription.speaker.name;
    row.for_group = !inscription.speaker.on_behalf_of.empty();
    row.capacity =
        row.for_group ? inscription.speaker.on_behalf_of_short : words.say("console.kind.national");
    row.limit = length_text(inscription.limit);
    row.person = inscription.speaker.person;
    row.tags = tags_of(inscription, words);
    const std::string& note = inscription.details.note;
    if (!row.person.empty() || !note.empty() || !row.tags.empty()) {
        row.more = row.name + (row.person.empty() ? "" : ", " + row.person);
        for (const TagText& each : row.tags) {
            row.more += "; " + each.text;
        }
        row.more += note.empty() ? "" : "; " + note;
    }
    return row;
}

void add_turn(ListRow& row, const ProjectionText& projected) {
    const auto turn = projected.turns.find(row.id);
    if (turn == projected.turns.end()) {
        return;
    }
    row.starts = turn->second.at;
    row.fits = turn->second.fits;
    row.more = (row.more.empty() ? row.name : row.more) + ". " + turn->second.more;
}

}  // namespace

std::vector<ListRow> rows_of(const views::ListView& list, const Strings& words,
                             const ProjectionText* projected) {
    std::vector<ListRow> rows;
    rows.reserve(list.waiting.size() + 8);
    std::string band;
    for (std::size_t place = 0; place < list.waiting.size(); ++place) {
        const views::InscriptionView& each = list.waiting[place];
        // One who was moved among another class does not part that class in two.
        if ((band != each.class_name && !each.out_of_class) || rows.empty()) {
            band = each.class_name;
            ListRow heading;
            heading.band = true;
            heading.name = band;
            rows.push_back(std::move(heading));
        }
        if (projected != nullptr && projected->first_beyond == each.id) {
            ListRow beyond;
            beyond.band = true;
            beyond.beyond = true;
            beyond.name = projected->beyond;
            rows.push_back(std::move(beyond));
        }
        rows.push_back(row_of(each, place, words));
        if (projected != nullptr) {
            add_turn(rows.back(), *projected);
        }
    }
    return rows;
}

std::vector<NextCard> next_of(const views::ListView& list, std::size_t most, const Strings& words) {
    std::vector<NextCard> cards;
    for (std::size_t i = 0; i < std::min(most, list.waiting.size()); ++i) {
        const views::InscriptionView& each = list.waiting[i];
        NextCard card;
        card.name = each.speaker.name;
        card.limit = length_text(each.limit);
        card.for_group = !each.speaker.on_behalf_of.empty();
        card.remote = each.speaker.modality != Modality::in_person;
        card.detail = word_of(each.speaker.modality, words);
        if (card.for_group) {
            card.detail =
                words.say("console.next.on-behalf",
                          {{"group", each.speaker.on_behalf_of_short}, {"modality", card.detail}});
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

}  // namespace dais::console
