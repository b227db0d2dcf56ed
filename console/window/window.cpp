#include "console/window/window.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <GLFW/glfw3.h>

#include "console/window/canvas.h"
#include "console/window/fonts.h"
#include "console/window/frame_guard.h"
#include "console/window/key_map.h"
#include "console/window/settings_file.h"
#include "console/window/shell.h"
#include "console/window/sound.h"
#include "console/window/theme.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace {

// Frames drawn after something was pressed or moved, so that what it lights up settles.
constexpr int kFramesAfterInput = 3;
constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr int kLeastWidth = 1024;
constexpr int kLeastHeight = 640;

// GLFW is one for the whole process, and so is this: whether it may be woken.
struct Alive {
    std::mutex mutex;
    bool window = false;
    std::atomic<bool> close{false};
};
Alive& alive() {
    static Alive one;
    return one;
}

std::string glfw_problem() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

class Glfw {
  public:
    Glfw() {
        if (glfwInit() != GLFW_TRUE) {
            throw WindowUnavailable{"There is no display to open a window on (" + glfw_problem() +
                                    "): start Dais on a screen, or without a window by "
                                    "\"dais serve\"."};
        }
    }
    ~Glfw() { glfwTerminate(); }
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;
    Glfw(Glfw&&) = delete;
    Glfw& operator=(Glfw&&) = delete;
};

bool tell_trouble(Shell& shell, SettingsFile& file, const meeting::codec::Strings& words) {
    const auto trouble = file.take_trouble();
    if (trouble) {
        shell.tell(words.say(trouble->about), words.say(trouble->why, {{"file", trouble->file}}));
    }
    return trouble.has_value();
}

class Window {
  public:
    Window(Shell& shell, SettingsFile& file, const meeting::codec::Strings& strings,
           const WindowOptions& options)
        : shell_{shell}, settings_file_{file}, strings_{strings}, options_{options} {
        open();
        glfwSetWindowUserPointer(window_, this);
        listen();
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        ImGui_ImplGlfw_InitForOpenGL(window_, false);
        ImGui_ImplOpenGL3_Init("#version 130");
        canvas_.emplace();
        faces_.emplace(find_fonts());
        const std::lock_guard lock{alive().mutex};
        alive().window = true;
    }
    ~Window() {
        {
            const std::lock_guard lock{alive().mutex};
            alive().window = false;
        }
        canvas_.reset();
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
        glfwDestroyWindow(window_);
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    Window(Window&&) = delete;
    Window& operator=(Window&&) = delete;

    void run() {
        while (!shell_.closing() && !alive().close) {
            wait();
            if (glfwWindowShouldClose(window_) == GLFW_TRUE) {
                glfwSetWindowShouldClose(window_, GLFW_FALSE);
                shell_.ask_to_close();
            }
            frame();
        }
    }

  private:
    void open() {
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
        glfwWindowHint(GLFW_DEPTH_BITS, 0);
        glfwWindowHint(GLFW_STENCIL_BITS, 0);
        glfwWindowHint(GLFW_MAXIMIZED, GLFW_TRUE);
        int x = 0;
        int y = 0;
        int width = kWidth;
        int height = kHeight;
        if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
            glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
        }
        window_ = glfwCreateWindow(width, height, shell_.title().c_str(), nullptr, nullptr);
        if (window_ == nullptr) {
            throw WindowUnavailable{"The window cannot be opened (" + glfw_problem() +
                                    "): see that OpenGL works here (package libgl1-mesa-dri), or "
                                    "start without a window by \"dais serve\"."};
        }
        glfwSetWindowSizeLimits(window_, kLeastWidth, kLeastHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
        glfwMakeContextCurrent(window_);
        glfwSwapInterval(1);
    }

    static Window& of(GLFWwindow* window) {
        return *static_cast<Window*>(glfwGetWindowUserPointer(window));
    }
    void touched() { frames_due_ = kFramesAfterInput; }

    // A click with Shift or Ctrl; keys do not go to ImGui.
    static void held_with_mouse(int mods) {
        ImGuiIO& io = ImGui::GetIO();
        const bool shift = (mods & GLFW_MOD_SHIFT) != 0;
        const bool ctrl = (mods & GLFW_MOD_CONTROL) != 0;
#if IMGUI_VERSION_NUM >= 18700
        io.AddKeyEvent(ImGuiMod_Shift, shift);
        io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
#else
        io.KeyShift = shift;
        io.KeyCtrl = ctrl;
#endif
    }

    // Keys go into the console's own queue, never to ImGui: version 1.86 loses one that is pressed
    // and released within a frame. The mouse goes to ImGui.
    void listen() {
        glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int scancode, int action,
                                       int mods) { of(window).key(key, scancode, action, mods); });
        glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned letter) {
            of(window).touched();
            of(window).shell_.take(Typing{static_cast<char32_t>(letter)});
        });
        glfwSetMouseButtonCallback(
            window_, [](GLFWwindow* window, int button, int action, int mods) {
                of(window).touched();
                held_with_mouse(mods);
                ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods);
            });
        glfwSetScrollCallback(window_, [](GLFWwindow* window, double x, double y) {
            of(window).touched();
            ImGui_ImplGlfw_ScrollCallback(window, x, y);
        });
        glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
            of(window).touched();
#if IMGUI_VERSION_NUM >= 18700
            ImGui_ImplGlfw_CursorPosCallback(window, x, y);
#else
            static_cast<void>(x);
            static_cast<void>(y);
#endif
        });
        glfwSetCursorEnterCallback(window_, [](GLFWwindow* window, int entered) {
            of(window).touched();
            ImGui_ImplGlfw_CursorEnterCallback(window, entered);
        });
        glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
            of(window).touched();
            ImGui_ImplGlfw_WindowFocusCallback(window, focused);
        });
        glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) {
            of(window).touched();
            of(window).canvas_->forget();
        });
        glfwSetFramebufferSizeCallback(window_,
                                       [](GLFWwindow* window, int, int) { of(window).touched(); });
        glfwSetWindowContentScaleCallback(
            window_, [](GLFWwindow* window, float, float) { of(window).touched(); });
    }

    void key(int key, int scancode, int action, int mods) {
        touched();
        if (action == GLFW_RELEASE) {
            return;
        }
        const KeyPress press = key_press(key, scancode, mods, action == GLFW_REPEAT);
        if (press.ctrl && press.letter == 'v') {
            const char* text = glfwGetClipboardString(window_);
            shell_.paste(text == nullptr ? "" : text);
        } else if (press.key != Key::other) {
            shell_.take(press);
        }
    }

    void wait() {
        if (frames_due_ > 0 || shell_.has_keys()) {
            glfwPollEvents();
            return;
        }
        using Seconds = std::chrono::duration<double>;
        glfwWaitEventsTimeout(Seconds{shell_.stays_true()}.count());
    }

    // Between frames: what a frame draws must not lose its letters.
    void load_fonts(float scale, int height) {
        const float clock = 0.25F * static_cast<float>(height);
        const bool scaled = scale != scale_;
        if (!faces_->fit(*ImGui::GetIO().Fonts, scale, clock, shell_.letters())) {
            return;
        }
        if (scaled) {
            scale_ = scale;
            apply_theme(scale_);
        }
        canvas_->forget();
#if IMGUI_VERSION_NUM < 19200
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
    }

    void frame() {
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window_, &width, &height);
        if (width == 0 || height == 0) {
            frames_due_ = 0;  // minimized
            glfwWaitEventsTimeout(1);
            return;
        }
        float scale = 1;
        glfwGetWindowContentScale(window_, &scale, nullptr);
        ImGui_ImplOpenGL3_NewFrame();
        load_fonts(scale > 0 ? scale : 1.0F, height);
        if (follow_theme(shell_.settings().theme, scale_)) {
            canvas_->forget();
        }
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        const timing::BootInstant now = time_.read().boot;
        const bool whole = drawn_whole(
            [&] { shell_.frame(faces_->faces(), scale_, ImGui::GetIO().DisplaySize, now); });
        frames_due_ = std::max(0, frames_due_ - 1);
        if (!whole) {
            not_drawn();
            return;
        }
        if (shell_.settings().theme != palette::theme()) {
            touched();  // it is drawn in the other from the next frame on
        }
        sound();
        keep_settings(now);
        if (shell_.take_copy_link()) {
            glfwSetClipboardString(window_, options_.officer_link.c_str());
        }
        if (const std::string text = shell_.take_copy_text(); !text.empty()) {
            glfwSetClipboardString(window_, text.c_str());
        }
        if (!shell_.has_keys()) {  // else only the last of a burst is worth painting
            if (canvas_->paint(*ImGui::GetDrawData(), width, height)) {
                glfwSwapBuffers(window_);
            }
        }
        if (const std::string title = shell_.title(); title != title_) {
            title_ = title;
            glfwSetWindowTitle(window_, title_.c_str());
        }
    }

    // The last whole frame stays; the title, which needs no panel, says so.
    void not_drawn() {
        frames_due_ = 0;
        title_ = strings_.say("console.window.title-not-drawn");
        glfwSetWindowTitle(window_, title_.c_str());
        shell_.tell(strings_.say("console.not-drawn.about"), strings_.say("console.not-drawn"));
    }

    void sound() {
        if (const auto tone = shell_.take_tone()) {
            sound_.play(*tone);
        }
        if (sound_.take_failure()) {
            shell_.tell(strings_.say("console.sound.about"), strings_.say("console.sound.none"));
            touched();
        }
    }

    void keep_settings(timing::BootInstant now) {
        settings_file_.keep(shell_.settings(), now);
        if (tell_trouble(shell_, settings_file_, strings_)) {
            touched();
        }
    }

    Shell& shell_;
    SettingsFile& settings_file_;
    const meeting::codec::Strings& strings_;
    const WindowOptions& options_;
    Sound sound_;
    timing::SystemTimeSource time_;
    std::optional<Canvas> canvas_;
    GLFWwindow* window_ = nullptr;
    std::optional<KeptFaces> faces_;
    float scale_ = 0;
    int frames_due_ = kFramesAfterInput;
    std::string title_;
};

// Conference files in the folder of this one; none where it cannot be read.
std::vector<std::string> files_beside(const std::string& file) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    std::error_code trouble;
    const fs::path folder = fs::path{file}.parent_path();
    if (file.empty()) {
        return files;
    }
    for (const auto& each : fs::directory_iterator{folder.empty() ? "." : folder, trouble}) {
        if (each.path().extension() == ".dais") {
            files.push_back((folder / each.path().filename()).string());
        }
    }
    return files;
}

}  // namespace

void run_window(meeting::Door& door, const meeting::codec::Strings& strings,
                const WindowOptions& options) {
    const Glfw glfw;
    SettingsFile settings{SettingsFile::usual()};
    const Settings kept = settings.read();
    Shell shell{door, strings,
                Whereabouts{.addresses = options.addresses,
                            .has_officer_link = !options.officer_link.empty(),
                            .file = options.file,
                            .files_beside = files_beside(options.file),
                            .scripts = options.scripts,
                            .keys = kept.keys}};
    shell.use(kept);
    if (options.jobs != nullptr) {
        shell.use(*options.jobs);
    }
    shell.use(options.make_link);
    Window window{shell, settings, strings, options};
    window.run();
    settings.finish();
}

void wake_window() {
    const std::lock_guard lock{alive().mutex};
    if (alive().window) {
        glfwPostEmptyEvent();
    }
}

void close_window() {
    alive().close = true;
    wake_window();
}

}  // namespace dais::console
