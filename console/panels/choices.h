// What the officer at this window has chosen to look at and is typing. It is the window's own:
// nobody else sees it, and none of it is the conference's. Panels may change it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "console/finder.h"
#include "console/format.h"
#include "console/panels/deeds.h"
#include "console/panels/jobs.h"
#include "console/panels/key_bindings.h"
#include "console/panels/line.h"
#include "console/panels/settings.h"
#include "console/panels/texts_plan.h"
#include "console/panels/ui.h"
#include "meeting/command.h"
#include "meeting/projection.h"
#include "meeting/screen_order.h"

namespace dais::console {

/// Everything a key can do.
enum class Act {
    next,
    conclude,
    pause,
    chair,
    secretariat,
    open,
    suspend,
    adjourn,
    release,
    undo,
    redo,
    procedure,
    confirm_clock,
    inscribe,
    withdraw,
    move_up,
    move_down,
    advance_10s,
    advance_1min,
    advance_5min,
    set_clock,
    find,
    modality,
    group,
    list_next,
    list_previous,
    room,
    day_before,
    day_after,
    programme,
    texts,
    script,
    row_up,
    row_down,
    show_happened,
    show_refused,
    show_screens,
    show_podium,
    show_audience,
    show_figures,
    nameplate,
    private_line,
    before_chair,
    past,
    show_remote,
    theme,
    sound,
    two_rooms,
    lower_large,
    files,
    help,
    escape,
    palette,
    restart_desk
};

/// What is being inscribed.
struct Inscribing {
    Line text;
    std::size_t match = 0;                      ///< which of the matches Enter takes
    std::optional<meeting::Modality> modality;  ///< none: as the meeting is held
    std::optional<meeting::GroupKey> group;     ///< on behalf of; chosen, not typed
};

/// What fits what is typed; the window keeps it true.
struct Matches {
    std::vector<Found> best;           ///< best first
    std::optional<std::size_t> group;  ///< the group typed after "for"
    bool group_unknown = false;        ///< something was typed there that no group fits
};

/// A speaker is to be moved: the officer says where to, then on whose authority.
struct Moving {
    meeting::InscriptionId inscription;
    std::string name;
    std::size_t from = 0;  ///< places among those waiting
    std::size_t to = 0;
    /// Of several that move together, all of them in the order of the list; `from` and `to` are
    /// then places before which they stand, `inscription` the first of them.
    std::vector<meeting::InscriptionId> together = {};
};
/// The rehearsal's clock is to be set.
struct SettingClock {
    Line text;
    bool wrong = false;
};
/// A deed that asks for something before it is done.
struct Asking {
    std::string label;
    meeting::Command command;  ///< with the answers given so far
    std::vector<Question> questions;
    std::size_t at = 0;  ///< which of them is asked
    Line text{{}, Line::kLongestAnswer};
    std::size_t match = 0;
    std::vector<Found> found;            ///< delegations that fit; the window keeps it true
    std::optional<std::size_t> group;    ///< of a voice: the group typed after "for"
    bool group_unknown = false;          ///< something was typed there that no group fits
    std::vector<meeting::Voice> voices;  ///< of several: as far as they are found
    std::string unknown_voice;           ///< the first that is not; empty: all are found
    std::vector<std::size_t> fits;       ///< options that fit; the window keeps it true
    bool wrong = false;                  ///< what was typed could not be read
    std::string why_wrong;               ///< more exactly; may be empty
    bool untouched = false;              ///< what stands there was proposed: a letter replaces it

    [[nodiscard]] const Question& question() const { return questions[at]; }
};
/// Of what the deeds are offered. Those about texts stand beside the texts.
/// The command palette has every act, room and list besides.
enum class DeedsAbout { everything, programme, texts, past, files, palette };
/// What can be done now, found by typing.
struct Procedure {
    Line text;
    std::string chosen;  ///< a deed's id; the first in order where there is none such
    bool show_chosen = false;
    DeedsAbout about = DeedsAbout::everything;
    std::optional<Asking> asking;
    std::optional<Act> rebinding;  ///< the next press becomes its key
    std::string key_refused;       ///< why the last one did not
};
/// What there is of texts and decisions, each under a heading of its own.
enum class TextsTab {
    paragraphs,
    proposals,
    sticking_points,
    silence,
    votes,
    decisions,
    bureau,
    circulars
};
static_assert(static_cast<std::size_t>(TextsTab::circulars) + 1 == kHeadings);
/// What is looked at of them.
struct TextsChoice {
    TextsTab tab = TextsTab::paragraphs;
    std::optional<meeting::DocumentKey> document;  ///< none: the draft in force
    std::vector<meeting::ParagraphKey> selected;   ///< of it, in the order of the text
    std::optional<meeting::ParagraphKey> at;       ///< the row that the keys are at
    std::optional<meeting::ParagraphKey> from;     ///< where a run of rows began
    bool in_table = false;                         ///< arrows and Space go to the table
    bool show_at = false;                          ///< scroll to it
    std::string card;                              ///< shown in full length
};
/// A command that the desk refused until the officer has seen why: sent again on a yes.
struct Agreeing {
    meeting::Command command;  ///< as it is sent then; of an hour that comes twice, the first
    std::string about;
    std::string sentence;
    bool which_time = false;  ///< clocks show the hour twice: which of the two
};
/// Which displays an order goes to, and of which room they are listed.
struct ScreensChoice {
    std::vector<std::int64_t> selected;  ///< displays, by their ids
    std::optional<std::int64_t> from;    ///< where a run of rows began
    std::string room;                    ///< only screens of it; empty: of all
};
/// An order to displays that asks for its text, or for a yes.
struct Ordering {
    meeting::ScreenOrder order;
    std::size_t count = 0;    ///< of displays
    bool all = false;         ///< that is every one
    bool confirming = false;  ///< a yes is awaited
    Line text{{}, 0};         ///< as long as the order takes
    bool wrong = false;       ///< nothing was typed
};
/// A file is to be written or read: its path is typed, then what becomes of it is shown.
struct Filing {
    FileJob job;
    Line path{{}, Line::kLongestAnswer};
    bool untouched = true;                 ///< the path was proposed: a letter replaces it
    std::uint64_t running = 0;             ///< the number of its job; 0: none is under way
    std::string there;                     ///< the file that would be replaced; empty: not asked
    std::string wrong;                     ///< why the last job came to nothing
    std::vector<std::string> report = {};  ///< of a file that was read
    std::optional<meeting::Command> command = {};  ///< what Enter sends then
    std::size_t first_line = 0;                    ///< of the report that is shown
};
/// A personal link that was granted: its address is shown once.
struct LinkShown {
    std::string name;  ///< whom it is for
    std::string address;
    std::vector<bool> code;  ///< the modules of its QR code, row by row; empty: none
    int width = 0;           ///< of the code, in modules
};
/// The conferences of the cycle.
struct SeriesShown {};
struct Help {};
struct Closing {};
using Overlay = std::variant<std::monostate, Moving, SettingClock, Procedure, Agreeing, Ordering,
                             Filing, LinkShown, SeriesShown, Help, Closing>;

/// Rows of the list that the mouse holds.
struct Dragging {
    meeting::InscriptionId row;
    std::optional<std::size_t> before;  ///< where they would land; none: not over the list yet
    bool begun = false;                 ///< the mouse has moved: it is no mere click
};

/// A command that was not carried out, or a key that did nothing, and why.
struct Notice {
    std::string time;
    std::string about;  ///< what was asked for
    std::string why;
    bool at_list = false;  ///< it belongs beside the list of speakers
};
inline constexpr std::size_t kNoticesKept = 50;

/// The last alarm of a meeting's interpretation that was put away.
struct AlarmSeen {
    timing::UtcTime ends;
    int minutes = 0;  ///< before that end
};

enum class Lower { happened, refused, screens, podium, audience, figures, remote };

struct Choices {
    std::optional<meeting::RoomKey> room;
    std::map<meeting::RoomKey, meeting::MeetingKey> meetings;
    std::map<meeting::RoomKey, meeting::ListKey> lists;
    std::optional<Day> day;                      ///< none: follows the conference's clock
    std::optional<meeting::MeetingKey> planned;  ///< chosen in the programme; none: the room's
    meeting::WhatIf what_if;                     ///< asked of the projection
    TextsChoice texts;
    std::string script_language;  ///< of the Chair's lines; empty: the program's
    bool script_open = false;     ///< all of them are shown, not only the likeliest
    std::map<meeting::MeetingKey, AlarmSeen> alarms_seen;  ///< of interpretation
    meeting::ActionId by_link_seen;  ///< the newest act by a personal link that was put away
    std::optional<meeting::InscriptionId> row;
    bool show_row = false;  ///< scroll to it
    /// Several rows, in the order of the list; empty: only `row`, if any.
    std::vector<meeting::InscriptionId> rows;
    std::optional<meeting::InscriptionId> rows_from;  ///< where the run of rows began
    std::optional<Dragging> dragging;

    bool typing = true;  ///< letters go to the find field; otherwise they are keys
    Inscribing inscribing;
    Matches matches;
    Overlay overlay;
    std::optional<Act> armed;   ///< awaits a second press
    std::optional<Act> wanted;  ///< chosen by its words: the window does it as if by its key
    KeyBindings keys;
    std::vector<std::string> recent;  ///< ids of what was chosen in the palette, newest first

    Lower lower = Lower::happened;
    ScreensChoice screens;
    std::optional<meeting::ScreenOrder> order;  ///< is to be sent
    std::optional<FileJob> file_job;            ///< is to be begun
    bool take_over_armed = false;  ///< pressed once: the second press has the standby take over
    bool take_over = false;        ///< the standby is to take over
    bool cancel_job = false;       ///< the one under way is to end
    bool job_slow = false;         ///< it takes so long that its progress is shown
    std::uint64_t job_seen = 0;    ///< the newest whose end the officer has seen
    std::optional<meeting::InscriptionId> remote;  ///< chosen at the remote desk
    std::vector<Notice> notices;                   ///< newest first
    bool notice_open = false;                      ///< the newest has not been dismissed
    bool copy_link = false;                        ///< the officer's link is to be copied
    std::string copy_text;                         ///< this is to be copied; empty: nothing
    std::string copied;                            ///< what was, last
    std::set<LetterTrouble> letters_seen;          ///< what was said about letters and put away
    bool lower_large = false;  ///< the lower panel has most of the middle column
    Settings settings;         ///< of this machine; kept from one start to the next

    [[nodiscard]] bool overlay_open() const {
        return !std::holds_alternative<std::monostate>(overlay);
    }
};

}  // namespace dais::console
