// What an officer can do now beside the keys of the floor and of the list: for each deed its words,
// what it still asks for, and the command that it then is. Made once for each version of the views.
// Which motions are in order the desk says; nothing is decided here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/panels/afterwards.h"
#include "console/panels/key_bindings.h"
#include "console/panels/scene.h"
#include "meeting/command.h"

namespace dais::console {

struct Choices;

/// The headings, in their order.
enum class DeedGroup {
    floor,
    row,
    list,
    points,
    motions,
    meeting,
    programme,
    slots,
    history,
    podium,
    past,  ///< every action, to be searched
    files,
    access,  ///< personal links
    // Of the command palette only.
    recent,
    acts,
    places,
    // Those about texts, in the order of the headings that texts have (TextsTab).
    texts,
    proposals,
    sticking_points,
    silence,
    votes,
    decisions,
    bureau,
    circulars
};

/// What stands above the deeds of a group.
[[nodiscard]] std::string heading_of(DeedGroup group, const Strings& words);
[[nodiscard]] constexpr bool about_texts(DeedGroup group) { return group >= DeedGroup::texts; }

/// An answer to a question; which part of it counts is the question's kind.
struct Given {
    std::string text;
    std::vector<int> numbers;
    timing::Duration length{};
    timing::UtcTime hour;
    timing::WallTime wall;
    std::size_t choice = 0;
    std::vector<meeting::ItemKey> items;
    std::vector<std::string> languages;
    meeting::DelegationKey delegation;
    std::vector<meeting::ParagraphKey> paragraphs;
    std::vector<meeting::Voice> voices;  ///< one, or several
};

/// What a deed asks for before it can be done.
struct Question {
    enum class Kind {
        words,
        number,  ///< one, not negative
        votes,   ///< two or three numbers: for, against, abstaining
        length,  ///< "3:00", or minutes
        hour,    ///< "11:15" of the conference's day
        delegation,
        wall,        ///< an hour of the programme: see typed_hours.h
        choice,      ///< one of `options`, found by typing
        items,       ///< numbers or letters of agenda items: "6 7"
        languages,   ///< codes: "en fr es"
        long_words,  ///< with line breaks, mostly pasted
        paragraphs,  ///< "24-30, 33" of `options`, which are numbers in the order of the text
        voice,       ///< a delegation, or one for a group: "jamaica for caricom"; none: the Chair
        voices       ///< several of them: "cuba; jamaica for caricom"
    };
    Kind kind = Kind::words;
    std::string text;
    bool may_be_empty = false;
    /// What stands there at first, to be taken as it is or typed over.
    std::string proposed = {};
    std::vector<std::string> options = {};
    std::size_t chosen = 0;  ///< of the options, at first
    /// Of an hour: what is proposed, from the answers so far. Its day is meant where none is typed.
    std::function<timing::WallTime(const meeting::Command&)> near = {};
    std::function<void(meeting::Command&, const Given&)> put;
};

/// A command that goes out with another one, and what it is called where it is refused.
struct Further {
    meeting::Command command;
    std::string label;
};

struct Deed {
    DeedGroup group = DeedGroup::floor;
    std::string id;       ///< unique among the deeds, from what it acts on
    std::string label;    ///< what it does
    std::string why_not;  ///< the rule's sentence where it is not in order: then it is not offered
    meeting::Command command;
    std::vector<Question> questions;
    std::string found_by;  ///< folded words
    /// Not done but looked at: the meeting whose deeds are offered next.
    std::optional<meeting::MeetingKey> selects = {};
    /// Likewise: the document whose paragraphs are shown next.
    std::optional<meeting::DocumentKey> looks_at = {};
    /// Likewise: a room, a list or a page; what choosing it changes.
    std::function<void(Choices&)> goes_to = {};
    /// What a key does as well: done as that key does it.
    std::optional<Act> act = {};
    std::string key = {};     ///< its cap
    std::string detail = {};  ///< what it destroys besides
    Afterwards after = Afterwards::nothing;
    std::vector<Further> further = {};  ///< the same for the other selected rows; asks for nothing
    std::string refused_as = {};  ///< with these: what the first is called where it is refused
    bool twice = false;           ///< asks for a second press
};

/// All deeds of this moment. `row` is the selected speaker of the list; where several are, `rows`
/// are all of them.
[[nodiscard]] std::vector<Deed> deeds_of(const Scene& scene,
                                         const std::optional<meeting::InscriptionId>& row,
                                         const std::vector<meeting::InscriptionId>& rows,
                                         const Strings& words);

/// Those about nameplates, the private line and the Chair's screen.
[[nodiscard]] std::vector<Deed> podium_deeds(const Scene& scene, const Strings& words);
/// Every action of the history, newest first: to be searched, undone, done again, corrected.
[[nodiscard]] std::vector<Deed> past_deeds(const Scene& scene, const Strings& words);
/// What interpreters and the meeting can do as the end of interpretation comes.
[[nodiscard]] std::vector<Deed> interpretation_deeds(const Scene& scene,
                                                     const views::MeetingView& meeting,
                                                     const Strings& words);

/// True where each typed word begins a word of what is to be found. Both are folded; `found_by`
/// begins with a blank.
[[nodiscard]] bool fits(std::string_view found_by, std::string_view typed);

/// What a typed answer means; nothing where it cannot be read. Delegations
/// and options are not typed but found; hours of the programme are read by hour_as_typed.
[[nodiscard]] std::optional<Given> answer_as_typed(const Question& question,
                                                   const std::string& typed, const Scene& scene);

}  // namespace dais::console
