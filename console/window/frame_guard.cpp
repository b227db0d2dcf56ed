#include "console/window/frame_guard.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace dais::console {

bool drawn_whole(const std::function<void()>& draw) {
#if IMGUI_VERSION_NUM >= 19130
    ImGuiErrorRecoveryState before;
    ImGui::ErrorRecoveryStoreState(&before);
#endif
    try {
        draw();
        ImGui::Render();
        return true;
    } catch (...) {
        // What was begun is ended, as if the panel had done it.
#if IMGUI_VERSION_NUM >= 19130
        ImGui::ErrorRecoveryTryToRecoverState(&before);
#else
        ImGui::ErrorCheckEndFrameRecover(nullptr);
#endif
        ImGui::EndFrame();
        return false;
    }
}

}  // namespace dais::console
