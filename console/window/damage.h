// What of the screen differs between two frames, so that only that is painted anew. A renderer
// without a graphics card pays for every pixel: a clock's one changing digit must not cost a
// screen.
#pragma once

#include <vector>

#include <imgui.h>

#include "console/panels/ui.h"

namespace dais::console {

class Damage {
  public:
    /// Compares a frame with the one before. The boxes (in ImGui's coordinates) hold everything
    /// that differs; none: nothing does.
    std::vector<Box> update(const ImDrawData& frame);

    /// What is on the screen is not to be trusted any more: the next frame differs everywhere.
    void forget() { known_ = false; }

    static constexpr std::size_t kMostBoxes = 4;

  private:
    struct Corner {
        ImVec2 pos;
        ImVec2 uv;
        ImU32 colour = 0;
        friend bool operator==(const Corner& a, const Corner& b) {
            return a.pos.x == b.pos.x && a.pos.y == b.pos.y && a.uv.x == b.uv.x &&
                   a.uv.y == b.uv.y && a.colour == b.colour;
        }
    };
    /// What is painted, one at a time, in order.
    struct Triangle {
        Corner a;
        Corner b;
        Corner c;
        ImVec4 clip;
        friend bool operator==(const Triangle& s, const Triangle& t) {
            return s.a == t.a && s.b == t.b && s.c == t.c && s.clip.x == t.clip.x &&
                   s.clip.y == t.clip.y && s.clip.z == t.clip.z && s.clip.w == t.clip.w;
        }
    };
    using Layer = std::vector<Triangle>;  ///< of one window of ImGui's

    static Layer layer_of(const ImDrawList& list);
    static Box box_of(const Triangle& triangle);
    void compare(const Layer& before, const Layer& now);
    void add(const Box& box);

    bool known_ = false;
    ImVec2 size_{};
    std::vector<Layer> layers_;
    std::vector<Box> boxes_;
};

}  // namespace dais::console
