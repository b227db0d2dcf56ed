// A small window over the others, for a question or for help.
#pragma once

#include "console/panels/ui.h"

namespace dais::console {

/// So large, in the middle of the screen.
[[nodiscard]] Box centred(const Box& screen, float width, float height);

class OverlayWindow {
  public:
    OverlayWindow(const Ui& ui, const char* id, const Box& box);
    ~OverlayWindow();
    OverlayWindow(const OverlayWindow&) = delete;
    OverlayWindow& operator=(const OverlayWindow&) = delete;
    OverlayWindow(OverlayWindow&&) = delete;
    OverlayWindow& operator=(OverlayWindow&&) = delete;

    [[nodiscard]] const Box& content() const { return content_; }

  private:
    Box content_;
};

/// Darkens everything behind, and keeps the mouse from it. True when it is clicked.
bool shade(const Ui& ui, const Box& screen);

}  // namespace dais::console
