#include "console/window/canvas.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <backends/imgui_impl_opengl3.h>

#define GL_GLEXT_PROTOTYPES
#include <GLFW/glfw3.h>

#include <GL/glext.h>

#include "console/panels/palette.h"

namespace dais::console {

namespace {

void clear() {
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(palette::kPanel);
    glClearColor(colour.x, colour.y, colour.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

// The parts of commands that lie in a box; the others come back when this goes.
class Clipped {
  public:
    Clipped(ImDrawData& frame, const Box& part) : frame_{frame} {
        each([&](ImVec4& clip) {
            whole_.push_back(clip);
            clip = {std::max(clip.x, part.x), std::max(clip.y, part.y),
                    std::min(clip.z, part.right()), std::min(clip.w, part.bottom())};
        });
    }
    ~Clipped() {
        std::size_t next = 0;
        each([&](ImVec4& clip) { clip = whole_[next++]; });
    }
    Clipped(const Clipped&) = delete;
    Clipped& operator=(const Clipped&) = delete;
    Clipped(Clipped&&) = delete;
    Clipped& operator=(Clipped&&) = delete;

  private:
    template <class Change>
    void each(const Change& change) {
        for (int i = 0; i < frame_.CmdListsCount; ++i) {
            for (ImDrawCmd& command : frame_.CmdLists[i]->CmdBuffer) {
                change(command.ClipRect);
            }
        }
    }
    ImDrawData& frame_;
    std::vector<ImVec4> whole_;
};

void paint_part(ImDrawData& frame, const Box& part, int height) {
    // Whole units, and one more around: edges are smoothed.
    const float scale_x = frame.FramebufferScale.x;
    const float scale_y = frame.FramebufferScale.y;
    const Box box{std::floor(part.x) - 1, std::floor(part.y) - 1, std::ceil(part.w) + 3,
                  std::ceil(part.h) + 3};
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<int>(box.x * scale_x), height - static_cast<int>(box.bottom() * scale_y),
              static_cast<int>(box.w * scale_x), static_cast<int>(box.h * scale_y));
    clear();
    const Clipped clipped{frame, box};
    ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

// Mesa's drawing by the processor copies a finished frame to the screen and keeps it. A graphics
// card's driver exchanges frames: what the next one holds is anybody's guess.
bool keeps_what_it_showed() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    return name != nullptr && std::string_view{name}.find("llvmpipe") != std::string_view::npos;
}

}  // namespace

Canvas::Canvas() {
    if (!keeps_what_it_showed()) {
        glGenFramebuffers(1, &picture_);
        glGenTextures(1, &texture_);
    }
}

Canvas::~Canvas() {
    glDeleteFramebuffers(1, &picture_);
    glDeleteTextures(1, &texture_);
}

void Canvas::fit(int width, int height) {
    if (width == width_ && height == height_) {
        return;
    }
    width_ = width;
    height_ = height;
    damage_.forget();
    if (picture_ == 0) {
        return;
    }
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, picture_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
}

bool Canvas::paint(ImDrawData& frame, int width, int height) {
    fit(width, height);
    const std::vector<Box> parts = damage_.update(frame);
    if (parts.empty()) {
        return false;
    }
    glBindFramebuffer(GL_FRAMEBUFFER, picture_);
    glViewport(0, 0, width, height);
    for (const Box& part : parts) {
        paint_part(frame, part, height);
    }
    glDisable(GL_SCISSOR_TEST);
    if (picture_ != 0) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, picture_);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
    }
    return true;
}

}  // namespace dais::console
