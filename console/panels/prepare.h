// What panels draw, prepared once for each version of a view: texts made, rows flattened. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "console/format.h"
#include "console/panels/projection_text.h"
#include "console/panels/ui.h"
#include "meeting/codec/strings.h"
#include "meeting/views.h"
#include "timing/zones.h"

namespace dais::console {

// ---- words for views --------------------------------------------------------------------------

/// "Jamaica (CARICOM)"; of a presider, the office.
[[nodiscard]] std::string name_of(const views::StatementView& statement, const Strings& words);
[[nodiscard]] std::string name_of(const views::SpeakerView& speaker);
[[nodiscard]] std::string word_of(meeting::Modality modality, const Strings& words);
[[nodiscard]] std::string word_of(meeting::MeetingState state, const Strings& words);
[[nodiscard]] std::string word_of(meeting::Authority authority, const Strings& words);
/// "Item 7 (B): International Tracing Instrument"; of several, their numbers.
[[nodiscard]] std::string items_text(const std::vector<views::ItemView>& items,
                                     const Strings& words);
/// A length that is not a statement's: "2 h 13 min", "45 s".
[[nodiscard]] std::string long_length(timing::Duration length, const Strings& words);
/// "Wednesday 28 July"
[[nodiscard]] std::string day_text(Day day, const Strings& words);

/// A state's word, shape and colours.
struct StateLook {
    Mark mark = Mark::none;
    palette::Ink colour = palette::kDim;
    palette::Ink ground = palette::kRaised;
};
[[nodiscard]] StateLook look_of(meeting::MeetingState state);

// ---- a list of speakers -----------------------------------------------------------------------

struct TagText {
    std::string text;
    palette::Ink colour = palette::kDim;
    palette::Ink ground = palette::kRaised;
    Mark shape = Mark::dot;  ///< what says it where there is no room for the word
};

/// A line of the list: a band that names a class, or a speaker.
struct ListRow {
    bool band = false;
    bool beyond = false;    ///< of a band: from here on they will not fit
    std::size_t place = 0;  ///< of a speaker: among those waiting, from 0
    meeting::InscriptionId id;
    std::string number;    ///< its position; of a band empty
    std::string name;      ///< the delegation; of a band the class
    std::string capacity;  ///< the group's short name, or "national"
    bool for_group = false;
    std::string person;  ///< who speaks, where it is known
    std::string more;    ///< all that is known, for the mouse; empty: nothing more
    std::string limit;
    std::string starts;  ///< when it may expect to speak; empty: not known
    meeting::Fits fits = meeting::Fits::yes;
    std::vector<TagText> tags;
};
/// With the projected turns where there are some: an hour for each, and a band before the first who
/// will not fit.
[[nodiscard]] std::vector<ListRow> rows_of(const views::ListView& list, const Strings& words,
                                           const ProjectionText* projected = nullptr);

/// One of the next speakers.
struct NextCard {
    std::string name;
    std::string limit;
    std::string detail;
    bool for_group = false;
    bool remote = false;
};
[[nodiscard]] std::vector<NextCard> next_of(const views::ListView& list, std::size_t most,
                                            const Strings& words);

// ---- what happened, and where it shows --------------------------------------------------------

struct HistoryRow {
    std::string time;
    std::string text;
    std::string actor;
    bool undone = false;
};
[[nodiscard]] std::vector<HistoryRow> rows_of(const views::HistoryView& history,
                                              const views::ConferenceView& conference,
                                              const timing::Zone& zone, const Strings& words);

}  // namespace dais::console
