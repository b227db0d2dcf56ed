// Paints frames of ImGui's into the window: only what differs from the frame before, on a picture
// that is kept. Where the processor draws, that is the window's own; else it is copied there.
#pragma once

#include <vector>

#include <imgui.h>

#include "console/window/damage.h"

namespace dais::console {

/// Of the OpenGL context that is current while it lives.
class Canvas {
  public:
    Canvas();
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    Canvas(Canvas&&) = delete;
    Canvas& operator=(Canvas&&) = delete;

    /// Paints a frame, `width` by `height` pixels. False: it is the same as before, and there is
    /// nothing to show.
    bool paint(ImDrawData& frame, int width, int height);

    /// What the window shows was lost (it was covered, or letters were loaded anew).
    void forget() { damage_.forget(); }

  private:
    void fit(int width, int height);

    Damage damage_;
    unsigned picture_ = 0;  ///< 0: the window's own, which is kept
    unsigned texture_ = 0;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace dais::console
