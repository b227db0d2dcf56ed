// The programme of one day, prepared to be drawn: blocks on a time axis, the hours at which
// interpreters leave, and the meetings that have no date any more. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/panels/prepare.h"

namespace dais::console {

/// A meeting's slot on its day, in minutes after midnight. Columns part what is at the same time.
struct Block {
    meeting::MeetingKey meeting;
    meeting::RoomKey room;
    std::string title;
    std::string detail;
    std::string state;  ///< "in session"; empty where it is only scheduled
    StateLook look;
    bool formal = true;
    bool cancelled = false;
    bool off = false;     ///< a break
    std::string changed;  ///< "moved, version 4"; empty: not of late
    bool newest = false;  ///< by the newest version
    int from = 0;
    int until = 0;
    int column = 0;
    int columns = 1;
    std::string told;  ///< all that is known, in lines
};

/// When a meeting really was held, beside when it was planned: from an opening or a resumption to a
/// suspension or the adjournment.
struct HeldBar {
    meeting::MeetingKey meeting;
    int from = 0;
    std::optional<int> until;  ///< none: it goes on
    int column = 0;            ///< of its meeting's block
    int columns = 1;
    std::string told;  ///< "held 10:04 to 13:02"
};

/// A line across the axis: the interpreters leave.
struct HourLine {
    int minute = 0;
    std::string text;
};

/// A meeting that is postponed without a date.
struct Dateless {
    meeting::MeetingKey meeting;
    meeting::RoomKey room;
    std::string title;
    std::string was;  ///< "was Fri 30 Apr 15:00"
    std::string changed;
    bool newest = false;
    std::string told;
};

struct DayPlan {
    std::vector<Block> blocks;
    int from = 0;  ///< first and last full hour, in minutes
    int until = 0;
    std::vector<int> marks;  ///< hours to be named
    std::vector<HourLine> lines;
    std::vector<HeldBar> held;
    std::vector<Dateless> dateless;  ///< of the whole conference
    std::string version;             ///< "Version 4, Tue 11:20"
};
/// `utc_at_zero` is the conference's: sessions are on its own time line.
[[nodiscard]] DayPlan plan_of(const views::ProgrammeView& programme, const timing::Zone& zone,
                              Day day, const Strings& words, timing::UtcTime utc_at_zero);
/// The days on which something is planned, in order.
[[nodiscard]] std::vector<Day> days_of(const views::ProgrammeView& programme,
                                       const timing::Zone& zone);

/// Changes of so many versions are marked.
inline constexpr int kVersionsMarked = 3;

}  // namespace dais::console
