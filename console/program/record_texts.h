// What the record says of texts and decisions: documents, proposals, silences, decisions with what
// delegations put on record, circulars, the bureau. Without what is nobody's business after the
// meeting: sticking points, who held a paragraph open, who objected, proposals that were not
// circulated.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "meeting/codec/json.h"
#include "meeting/codec/strings.h"
#include "meeting/conference.h"
#include "meeting/text_views.h"

namespace dais::console {

/// A moment in the conference's zone and in UTC, as its clock showed it.
struct ShownMoment {
    timing::WallTime wall;
    timing::UtcTime utc;
};

template <class View>
struct Dated {
    ShownMoment at;
    View view;
};

struct SilenceRecord {
    ShownMoment opened;
    ShownMoment ends;
    meeting::views::SilenceView view;
};

struct DecisionRecord {
    ShownMoment at;
    meeting::views::DecisionView view;
    std::optional<meeting::views::VoteView> vote;  ///< none: by consensus
};

struct RecordTexts {
    std::vector<Dated<meeting::views::DocumentView>> documents;  ///< at: issued
    std::vector<Dated<meeting::views::ProposalView>> proposals;  ///< at: received
    std::vector<SilenceRecord> silences;
    std::vector<DecisionRecord> decisions;
    std::vector<Dated<meeting::views::CircularView>> circulars;  ///< at: sent
    std::vector<meeting::views::OfficeView> bureau;
};

/// How the record shows moments of the conference.
struct RecordClock {
    std::function<ShownMoment(timing::Instant)> instant;
    std::function<ShownMoment(timing::UtcTime)> utc;
};

[[nodiscard]] RecordTexts texts_of(const meeting::Conference& conference, const RecordClock& clock);

/// As Markdown, with headings of the second level; nothing where there is nothing.
void write_texts(const RecordTexts& texts, const meeting::codec::Strings& strings,
                 std::ostream& out);

/// The fields have the names of the protocol; moments are objects {local, utc}.
[[nodiscard]] meeting::codec::Json json_of(const RecordTexts& texts);

[[nodiscard]] meeting::codec::Json json_of(const ShownMoment& moment);

/// "Jamaica (CARICOM)"; the Chair where no delegation speaks.
[[nodiscard]] std::string name_of(const meeting::views::VoiceView& voice,
                                  const meeting::codec::Strings& strings);
/// "adopted by consensus, as orally amended", "rejected by 60 to 60, 73 abstaining".
[[nodiscard]] std::string outcome_of(const DecisionRecord& decision,
                                     const meeting::codec::Strings& strings);
/// "dissociated itself from paragraph 9".
[[nodiscard]] std::string position_of(const meeting::views::PositionView& position,
                                      const meeting::codec::Strings& strings);

/// A text inside a cell of a Markdown table: what ends a cell or a row, or begins a tag, does not.
[[nodiscard]] std::string cell(const std::string& text);

}  // namespace dais::console
