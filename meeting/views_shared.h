// Small read models that larger ones are made of: see views.h.
#pragma once

#include <optional>
#include <string>

#include "meeting/conference.h"
#include "meeting/ids.h"
#include "timing/instant.h"

namespace dais::meeting::views {

struct ItemView {
    ItemKey key;
    std::string number;
    std::string letter;
    std::string title;
    std::string short_title;
    friend bool operator==(const ItemView&, const ItemView&) = default;
};

/// Who speaks or will speak, as a screen prints it.
struct SpeakerView {
    std::string name;          ///< the delegation's list name; of a presider, who or what (or "")
    std::string iso2;          ///< empty for presiders and organizations
    std::string on_behalf_of;  ///< the group's name; empty for a national statement
    std::string on_behalf_of_short;
    Modality modality = Modality::in_person;
    std::string person;  ///< "A. Name, Minister; B. Name"; of the present speaker public, else not
    friend bool operator==(const SpeakerView&, const SpeakerView&) = default;
};

enum class StatementKind { national, group, presider, dialogue };

/// A meeting as it was held, between suspensions. No end: it goes on.
struct SessionView {
    timing::Instant from;
    std::optional<timing::Instant> to;
    friend bool operator==(const SessionView&, const SessionView&) = default;
};

}  // namespace dais::meeting::views
