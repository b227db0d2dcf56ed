// What was done, by whom, and what it touched: the part of the state that undo and "who came
// first" are decided from.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "meeting/conference.h"
#include "meeting/event.h"
#include "meeting/ids.h"
#include "meeting/programme_edition.h"

namespace dais::meeting {

/// `plan` is what the programme says of a meeting; `hours` a room's or a team's day, so that an
/// undo cannot bring back what another meeting was planned into.
enum class TouchedKind {
    meeting,
    floor,
    inscription,
    place,
    list,
    point,
    motion,
    formal,
    plan,
    hours,
    text,
    nameplate
};

/// Whose what the desk does by itself is.
inline const Actor kDesk{.link = 0, .name = "Dais"};

/// One thing an action touched. A place is a delegation's standing on a list in one capacity.
struct Touched {
    TouchedKind kind = TouchedKind::meeting;
    std::string id;
    friend auto operator<=>(const Touched&, const Touched&) = default;
};

/// One command's rows, and what the desk noted because of it.
struct Action {
    ActionId id;
    Actor actor;
    timing::Instant recorded;
    std::string what;                          ///< key of the strings table: "action.floor-given"
    std::map<std::string, std::string> names;  ///< what its sentence names
    std::vector<Touched> touched;
    std::vector<Touched> rests_on;      ///< what it needs as it found it, and does not change
    bool undoable = false;              ///< by a kind of action at all
    bool announcement = false;          ///< of the Chair: corrected with a reason, never undone
    bool anonymous = false;             ///< nobody is told whose it was
    bool undone = false;                ///< or corrected
    std::optional<ActionId> undone_by;  ///< not set where it was corrected or set aside
    bool set_aside = false;             ///< by an opening desk, with all it did (set_aside.h)
    std::string reason;                 ///< of the correction
};

/// The state the rules decide on: the conference and how it came about.
struct State {
    Conference conference;
    std::vector<Action> actions;  ///< in the order in which they were recorded
    ProgrammeEdition edition;  ///< which version of the programme is in force, and what it changed

    /// Every row, to fold anew when an action is undone. A week is about 100,000 small ones.
    std::vector<Recorded> rows;
    /// The conference before some of the rows, so that an undo folds few of them anew.
    struct Checkpoint {
        std::size_t rows = 0;  ///< how many it contains
        Conference conference;
    };
    std::vector<Checkpoint> checkpoints;
    /// Rows that count for nothing.
    std::vector<RowsSetAside> set_aside;
};

[[nodiscard]] const Action* find_action(const State& state, ActionId id);

/// The newest action not undone that touched a thing; nullptr where none did.
[[nodiscard]] const Action* last_to_touch(const State& state, const Touched& thing);

[[nodiscard]] Touched touched_meeting(const MeetingKey& meeting);
[[nodiscard]] Touched touched_floor(const RoomKey& room);
[[nodiscard]] Touched touched_inscription(InscriptionId inscription);
[[nodiscard]] Touched touched_list(const ListKey& list);
[[nodiscard]] Touched touched_point(PointId point);
[[nodiscard]] Touched touched_motion(MotionId motion);
/// A formal matter of the conference: the agenda, an office, an item.
[[nodiscard]] Touched touched_formal(const std::string& matter);
/// "document 7", "paragraph 7/24", "proposal 9", "silence 12", "vote 15", "decision 17".
[[nodiscard]] Touched touched_text(const std::string& what);
[[nodiscard]] Touched touched_nameplate(const MeetingKey& meeting, const DelegationKey& delegation);
[[nodiscard]] Touched touched_plan(const MeetingKey& meeting);
[[nodiscard]] Touched touched_place(const ListKey& list, const DelegationKey& delegation,
                                    const std::optional<OnBehalfOf>& on_behalf_of);

/// Enters a row into the list of actions: a new action, or one more row of the newest one. `before`
/// is the conference as the row found it.
void note_in_history(std::vector<Action>& actions, const Conference& before,
                     const Recorded& recorded);

/// What rows that are set aside had taken back or up again stands as before them. Returns the
/// oldest action whose effects are others for it.
ActionId take_back(std::vector<Action>& actions, const std::vector<Recorded>& rows,
                   const RowsSetAside& aside);

}  // namespace dais::meeting
