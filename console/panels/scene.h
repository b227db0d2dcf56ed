// Everything the panels of one frame draw: the newest views, with this window's choices resolved.
// Constant for the panels; the window makes it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console/panels/figures_plan.h"
#include "console/panels/jobs.h"
#include "console/panels/podium_text.h"
#include "console/panels/prepare.h"
#include "console/panels/programme_plan.h"
#include "console/panels/projection_text.h"
#include "console/panels/remote_text.h"
#include "console/panels/screens_text.h"
#include "console/panels/texts_plan.h"
#include "meeting/views.h"
#include "timing/zones.h"

namespace dais::console {

struct AudienceRow;
struct Deed;

/// A room and the meeting its tab names.
struct RoomTab {
    const views::RoomView* room = nullptr;
    const views::MeetingView* meeting = nullptr;
};

/// The floor of one room: who has it, and who comes next there.
struct RoomFloor {
    const views::RoomView* room = nullptr;
    const views::MeetingView* meeting = nullptr;
    const views::FloorView* floor = nullptr;
    const std::vector<NextCard>* next = nullptr;
    std::size_t number = 0;  ///< of the room among all, from 1

    /// The statement on it; nullptr: the Chair has it.
    [[nodiscard]] const views::StatementView* statement() const {
        const bool here = floor != nullptr && meeting != nullptr && floor->statement &&
                          floor->meeting == meeting->key;
        return here ? &*floor->statement : nullptr;
    }
};

struct Scene {
    std::shared_ptr<const views::Board> board;  ///< keeps what the pointers below point at alive
    std::shared_ptr<const views::ScreensView> screens;

    // Never null once there is a board.
    const views::ConferenceView* conference = nullptr;
    const views::ProgrammeView* programme = nullptr;
    const views::DirectoryView* directory = nullptr;
    const views::ListsView* lists = nullptr;
    const views::HistoryView* history = nullptr;
    const views::ProcedureView* procedure = nullptr;
    const views::RecordView* record = nullptr;
    const views::TextsView* texts = nullptr;
    const views::ProjectionView* projection = nullptr;  ///< of the meeting; null: none is made

    // The window's choices; null where there is no such thing.
    std::vector<RoomTab> rooms;
    std::vector<RoomFloor> side_by_side;  ///< two rooms, or none while one is looked at
    const views::RoomView* room = nullptr;
    const views::MeetingView* meeting = nullptr;   ///< what the keys act on
    const views::MeetingView* planned = nullptr;   ///< what changes of the programme are about
    const views::FloorView* floor = nullptr;       ///< of the room
    const views::QueueView* on_screens = nullptr;  ///< the next speakers that public screens show
    const views::ListView* list = nullptr;
    const views::MeetingProcedureView* formal = nullptr;  ///< of the meeting, while it is on
    const views::MeetingScriptView* script = nullptr;     ///< what the Chair may say next at it
    const views::MeetingPodiumView* podium = nullptr;     ///< what passes there; null: nothing
    std::vector<views::ItemView> items;                   ///< what it is about now
    const views::DocumentView* document = nullptr;        ///< whose paragraphs are looked at
    std::vector<meeting::ParagraphKey> selected;          ///< of them
    Day day;
    Day today;

    // Time, as of this frame.
    timing::Instant now;
    timing::UtcTime utc;
    timing::WallTime wall;
    std::optional<timing::Zone> zone;

    meeting::Actor actor;
    std::string trouble;  ///< where the door is shut

    // Prepared once a version.
    std::vector<Day> days;
    const std::vector<ListRow>* rows = nullptr;
    const std::vector<NextCard>* next = nullptr;
    const DayPlan* plan = nullptr;
    const ProjectionText* projected = nullptr;  ///< null where there is no projection
    const std::vector<HistoryRow>* happened = nullptr;
    const TextsPlan* texts_plan = nullptr;                ///< null while nobody looks at it
    const std::vector<std::string>* sentences = nullptr;  ///< of `script`, in the chosen language
    const ScreensText* screens_text = nullptr;
    const PodiumText* podium_text = nullptr;             ///< null while nobody looks at it
    const FiguresPlan* figures = nullptr;                ///< null while nobody looks at them
    const std::vector<AudienceRow>* audience = nullptr;  ///< likewise
    const std::vector<Deed>* deeds = nullptr;            ///< null while nobody looks at them
    const std::vector<Deed>* palette = nullptr;          ///< acts and places; null as the deeds
    const RemoteText* remote = nullptr;

    // Files beside the conference.
    FilesHere files_here = FilesHere::none;
    std::string files_folder;              ///< where they are proposed to be
    std::shared_ptr<const JobStatus> job;  ///< the newest; null: none yet

    /// The statement on the floor of the meeting the keys act on; nullptr: the Chair has it.
    [[nodiscard]] const views::StatementView* statement() const {
        return chosen_floor().statement();
    }
    /// The floor of the room that the keys act on.
    [[nodiscard]] RoomFloor chosen_floor() const { return {room, meeting, floor, next, 0}; }
};

/// The countdown of a statement with a clock.
[[nodiscard]] inline timing::Countdown countdown_of(const views::StatementView& statement) {
    return {.allotted = statement.allotted,
            .warning = statement.warning,
            .used_before = statement.used_before,
            .running_since = statement.running_since};
}

}  // namespace dais::console
