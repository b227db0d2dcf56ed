#include "console/window/proportions.h"

#include <algorithm>
#include <cmath>

namespace dais::console {

namespace {

// The design's proportions are those of a screen of 1920 x 1080. Measures are at 1x.
constexpr float kLeft = 0.174F;
constexpr float kLeastLeft = 256;
constexpr float kMostLeft = 420;
constexpr float kRight = 0.294F;
constexpr float kLeastRight = 340;
constexpr float kMostRight = 720;
constexpr float kLeastMiddle = 560;

constexpr float kLower = 0.26F;
constexpr float kLeastLower = 120;
constexpr float kMostLower = 300;
constexpr float kCompactLower = 114;
constexpr float kLargeLower = 0.58F;
constexpr float kLeastFloor = 400;
constexpr float kFloorWithNext = 300;  // beneath a large lower panel

// What was chosen, if it leaves the others what they need; never less than the least.
float chosen(std::optional<float> part, float whole, float least, float most, float otherwise) {
    return part ? std::round(std::max(std::min(whole * *part, most), least)) : otherwise;
}

}  // namespace

Columns columns_of(const PanelSizes& sizes, float width, float gap, float scale) {
    const auto of_design = [&](float part, float least, float most) {
        return std::round(std::clamp(width * part, least * scale, most * scale));
    };
    Columns columns{of_design(kLeft, kLeastLeft, kMostLeft),
                    of_design(kRight, kLeastRight, kMostRight)};
    const float shared = width - 2 * gap - kLeastMiddle * scale;
    columns.right =
        chosen(sizes.right, width, kLeastRight * scale, shared - kLeastLeft * scale, columns.right);
    columns.left =
        chosen(sizes.left, width, kLeastLeft * scale, shared - columns.right, columns.left);
    // A wide right column takes from the middle only what the middle can spare.
    if (!sizes.left) {
        columns.left = std::max(kLeastLeft * scale, std::min(columns.left, shared - columns.right));
    }
    return columns;
}

Middle middle_of(const PanelSizes& sizes, const MiddleAsked& asked) {
    const float least = kLeastFloor * asked.scale;
    const float next = asked.next + asked.gap;
    Middle middle;
    if (asked.lower_large) {
        middle.lower = std::round(asked.height * kLargeLower);
        const float rest = asked.height - middle.lower - asked.gap;
        middle.next = rest - next >= kFloorWithNext * asked.scale ? asked.next : 0;
        middle.floor = rest - (middle.next > 0 ? next : 0);
        return middle;
    }
    // Where there is too little room for all three, the floor keeps what it needs.
    const bool has_next = asked.height - next >= least;
    const float spare = asked.height - next - least - asked.gap;
    const float of_design = asked.compact
                                ? kCompactLower * asked.scale
                                : std::clamp(asked.height * kLower, kLeastLower * asked.scale,
                                             kMostLower * asked.scale);
    const float least_lower = (asked.compact ? kCompactLower : kLeastLower) * asked.scale;
    const float lower = chosen(sizes.lower, asked.height, least_lower, spare, of_design);
    middle.next = has_next ? asked.next : 0;
    middle.lower = lower <= spare ? lower : 0;
    middle.floor =
        asked.height - (has_next ? next : 0) - (middle.lower > 0 ? middle.lower + asked.gap : 0);
    return middle;
}

}  // namespace dais::console
