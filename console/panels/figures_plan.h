// The figures as bars to be drawn: time by region, group, modality, and who was over. Made once a
// version. Pure.
#pragma once

#include <string>
#include <vector>

#include "meeting/codec/strings.h"
#include "meeting/figures.h"

namespace dais::console {

/// One bar: its parts are shares of the longest of its chart.
struct FigureBar {
    std::string name;
    std::string value;  ///< "1:04:30"; of an overrun how much it was over
    std::string told;   ///< its whole name, statements, allotted, used, over: for the mouse
    float within = 0;   ///< used within what was allotted
    float over = 0;     ///< beyond it
};

struct FigureChart {
    std::string title;
    std::string empty;  ///< said where there are no bars
    std::vector<FigureBar> bars;
};

struct FiguresPlan {
    std::string summary;  ///< "27 statements, 1 h 24 min; 5 were over, by 3:20 in all"
    std::string between;  ///< courtesy and gaps
    std::vector<FigureChart> charts;
};

/// The most bars of a chart; what is left is added up as one.
inline constexpr std::size_t kMostBars = 8;

/// `groups` tell how a group is named where there is little room.
[[nodiscard]] FiguresPlan figures_plan_of(const meeting::Figures& figures,
                                          const std::vector<meeting::Group>& groups,
                                          const meeting::codec::Strings& words);

}  // namespace dais::console
