#include "console/panels/filing.h"

#include <algorithm>
#include <utility>

#include "console/panels/asking_panel.h"
#include "console/panels/overlay.h"

namespace dais::console {

namespace {

constexpr float kWidth = 820;
constexpr float kHeight = 260;
constexpr float kSaid = 190;          ///< with a sentence alone
constexpr float kReportHeight = 640;  ///< at most
constexpr float kAroundReport = 220;
constexpr float kLine = 22;
constexpr int kLinesEach = 3;  ///< at most, of one line of a report
constexpr float kButton = 38;

/// What the dialog is at; told by what it holds.
enum class Phase { path, running, replacing, report, ended };
Phase phase_of(const Filing& filing) {
    if (filing.running != 0) {
        return Phase::running;
    }
    if (!filing.there.empty()) {
        return Phase::replacing;
    }
    if (filing.report.empty()) {
        return Phase::path;
    }
    return reads(filing.job.kind) ? Phase::report : Phase::ended;
}

void begin(Filing& filing, bool replacing, Choices& choices) {
    filing.job.path = filing.path.text();
    filing.job.replacing = replacing;
    filing.there.clear();
    filing.wrong.clear();
    choices.file_job = filing.job;
}

// What Enter does. Nothing comes of what was read before the officer has seen it.
std::optional<Done> go_on(Choices& choices) {
    auto& filing = std::get<Filing>(choices.overlay);
    switch (phase_of(filing)) {
        case Phase::path: begin(filing, false, choices); break;
        case Phase::replacing: begin(filing, true, choices); break;
        case Phase::running:
            if (!reads(filing.job.kind) && choices.job_slow) {
                choices.overlay = std::monostate{};  // it goes on meanwhile
            }
            break;
        case Phase::report:
            if (filing.command) {
                Done done{*filing.command, filing.job.about};
                choices.overlay = std::monostate{};
                return done;
            }
            filing.report.clear();
            break;
        case Phase::ended: choices.overlay = std::monostate{}; break;
    }
    return std::nullopt;
}

// One step back; of a job under way the end.
void step_back(Choices& choices) {
    auto& filing = std::get<Filing>(choices.overlay);
    switch (phase_of(filing)) {
        case Phase::running: choices.cancel_job = true; break;
        case Phase::replacing: filing.there.clear(); break;
        case Phase::path:
        case Phase::report:
        case Phase::ended: choices.overlay = std::monostate{}; break;
    }
}

// Ctrl and Backspace take a name off a path, as they take a word off a text.
void erase_name(Line& path) {
    std::string text = path.text();
    while (!text.empty() && text.back() == '/') {
        text.pop_back();
    }
    text.resize(text.rfind('/') == std::string::npos ? 0 : text.rfind('/') + 1);
    path.clear();
    path.put(text);
}

void on_path_key(const KeyPress& press, Filing& filing) {
    if (press.key == Key::backspace) {
        filing.untouched = false;
        filing.wrong.clear();
        press.ctrl ? erase_name(filing.path) : filing.path.erase_letter();
    } else if (press.ctrl && press.letter == 'u') {
        filing.path.clear();
        filing.wrong.clear();
    } else if (press.key == Key::right) {
        filing.untouched = false;  // what was proposed stays and is typed on
    }
}

void scroll(Filing& filing, int lines) {
    const auto last = static_cast<int>(filing.report.size()) - 1;
    const int at = static_cast<int>(filing.first_line) + lines;
    filing.first_line = static_cast<std::size_t>(std::clamp(at, 0, std::max(0, last)));
}

void draw_path(const Ui& ui, const Box& content, const Scene& scene, const Filing& filing) {
    const bool wrong = !filing.wrong.empty();
    draw_typed(ui, {content.x, content.y + ui.px(64), content.w, ui.px(42)}, filing.path, {}, wrong,
               filing.untouched);
    std::string asked = ui.say(reads(filing.job.kind) ? "console.file.which" : "console.file.where",
                               {{"folder", scene.files_folder}});
    if (filing.untouched) {
        asked += " " + ui.say("console.file.edit");
    }
    text_mid(ui, content.x, content.y + ui.px(48), ui.faces.small, palette::kDim, asked, content.w);
    text_block(ui, {content.x, content.y + ui.px(116), content.w, 0}, ui.faces.body, palette::kRed,
               filing.wrong, 3, ui.px(kLine));
}

void draw_warning(const Ui& ui, const Box& content, const std::string& text) {
    mark(ui, Mark::warning, {content.x + ui.px(10), content.y + ui.px(52)}, ui.px(18),
         palette::kAmber);
    text_block(ui, {content.x + ui.px(30), content.y + ui.px(42), content.w - ui.px(30), 0},
               ui.faces.body, palette::kText, text, 4, ui.px(kLine));
}

void draw_running(const Ui& ui, const Box& content, const Scene& scene, const Filing& filing,
                  bool slow) {
    text_mid(ui, content.x, content.y + ui.px(48), ui.faces.body, palette::kDim, filing.job.path,
             content.w);
    if (slow && scene.job != nullptr && scene.job->number == filing.running) {
        draw_progress(ui, {content.x, content.y + ui.px(78), content.w, ui.px(12)}, *scene.job);
        text_mid(ui, content.x, content.y + ui.px(108), ui.faces.body, palette::kText,
                 progress_text(*scene.job, ui.words));
    }
}

void draw_ended(const Ui& ui, const Box& content, const Scene& scene, const Filing& filing) {
    const bool well = scene.job != nullptr && scene.job->state == JobStatus::State::done;
    mark(ui, well ? Mark::check : Mark::warning, {content.x + ui.px(10), content.y + ui.px(52)},
         ui.px(18), well ? palette::kGreen : palette::kAmber);
    text_block(ui, {content.x + ui.px(30), content.y + ui.px(42), content.w - ui.px(30), 0},
               ui.faces.body, palette::kText, filing.report.front(), 4, ui.px(kLine));
}

// The first line says how many; what must be looked at comes after it, then the rest.
void draw_report(const Ui& ui, const Box& content, Filing& filing) {
    text_block(ui, {content.x, content.y + ui.px(34), content.w, 0}, ui.faces.strong,
               filing.command || filing.job.kind == FileKind::programme_in ? palette::kText
                                                                           : palette::kAmber,
               filing.report.front(), 2, ui.px(kLine));
    const Box box{content.x, content.y + ui.px(84), content.w,
                  content.h - ui.px(84 + kButton + 40)};
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), palette::kBand, ui.px(5));
    if (click_area(ui, "report", box, {}).hovered && ImGui::GetIO().MouseWheel != 0) {
        scroll(filing, ImGui::GetIO().MouseWheel > 0 ? -3 : 3);
    }
    float y = box.y + ui.px(6);
    for (std::size_t i = 1 + filing.first_line; i < filing.report.size(); ++i) {
        if (y + ui.px(kLine * kLinesEach) > box.bottom()) {
            text_right(
                ui, box.right() - ui.px(10), box.bottom() - ui.px(kLine / 2), ui.faces.small,
                palette::kDim,
                ui.say("console.file.more", {{"count", std::to_string(filing.report.size() - i)}}));
            break;
        }
        y += text_block(ui, {box.x + ui.px(10), y, box.w - ui.px(20), 0}, ui.faces.body,
                        palette::kText, filing.report[i], kLinesEach, ui.px(kLine));
    }
    const bool unmatched = filing.job.kind == FileKind::speakers_in && !filing.command;
    if (filing.command || unmatched) {
        text_mid(ui, content.x, box.bottom() + ui.px(20), ui.faces.small, palette::kDim,
                 ui.say(unmatched ? "console.file.not-taken" : "console.file.nothing-yet"),
                 content.w);
    }
}

struct Buttons {
    std::string enter;  ///< empty: there is none
    std::string escape;
    bool main = true;
};
Buttons buttons_of(const Ui& ui, const Filing& filing, bool slow) {
    const bool in = reads(filing.job.kind);
    switch (phase_of(filing)) {
        case Phase::path:
            return {ui.say(in ? "console.file.read" : "console.file.write"),
                    ui.say("console.file.leave")};
        case Phase::running:
            if (!slow) {
                return {};  // it is over before they could be read
            }
            return {in ? std::string{} : ui.say("console.file.meanwhile"),
                    ui.say("console.file.cancel"), false};
        case Phase::replacing:
            return {ui.say("console.file.replace",
                           {{"file", filing.there.substr(filing.there.rfind('/') + 1)}}),
                    ui.say("console.file.other-name"), false};
        case Phase::report:
            return {ui.say(filing.command ? "console.file.take" : "console.file.other-file"),
                    ui.say("console.file.leave")};
        case Phase::ended: return {ui.say("console.banner.dismiss"), {}};
    }
    return {};
}

// A report is as high as its lines; where they are more, they scroll.
float height_of(const Filing& filing) {
    const Phase phase = phase_of(filing);
    if (phase != Phase::report) {
        return phase == Phase::replacing || phase == Phase::ended ? kSaid : kHeight;
    }
    const float lines = kLine * static_cast<float>(filing.report.size() + kLinesEach - 1);
    return std::clamp(kAroundReport + lines, kHeight, kReportHeight);
}

}  // namespace

void open_files(const Scene& scene, Choices& choices) {
    if (scene.job != nullptr && scene.job->state == JobStatus::State::running) {
        Filing filing;
        filing.job = scene.job->job;
        filing.path.put(filing.job.path);
        filing.running = scene.job->number;
        choices.overlay = std::move(filing);
        return;
    }
    Procedure opened;
    opened.about = DeedsAbout::files;
    choices.overlay = opened;
}

void open_filing(const FileJob& job, const std::string& path, Choices& choices) {
    Filing filing;
    filing.job = job;
    filing.path.put(path);
    choices.overlay = std::move(filing);
}

void keep_filing(const Scene& scene, Choices& choices) {
    auto* const filing = std::get_if<Filing>(&choices.overlay);
    if (filing == nullptr || scene.job == nullptr || filing->running == 0 ||
        scene.job->number != filing->running) {
        return;
    }
    const JobStatus& job = *scene.job;
    if (job.state == JobStatus::State::running) {
        return;
    }
    filing->running = 0;
    switch (job.state) {
        case JobStatus::State::running: return;
        case JobStatus::State::exists: filing->there = job.sentence; break;
        case JobStatus::State::failed: filing->wrong = job.sentence; break;
        case JobStatus::State::read:
            filing->report = job.report;
            filing->command = job.command;
            filing->first_line = 0;
            break;
        case JobStatus::State::done:
        case JobStatus::State::cancelled:
            if (!choices.job_slow) {
                choices.overlay = std::monostate{};  // a line across the window tells of it
                return;
            }
            // Keys that were meant for what stood there must not go past it, to the floor.
            filing->report = {job.sentence};
            break;
    }
    choices.job_seen = job.number;
}

std::optional<Done> on_filing_key(const KeyPress& press, Choices& choices) {
    auto& filing = std::get<Filing>(choices.overlay);
    if (press.key == Key::escape) {
        step_back(choices);
    } else if (press.key == Key::enter) {
        return press.repeated ? std::nullopt : go_on(choices);
    } else if (phase_of(filing) == Phase::path) {
        on_path_key(press, filing);
    } else if (press.key == Key::up || press.key == Key::down) {
        scroll(filing, press.key == Key::up ? -1 : 1);
    }
    return std::nullopt;
}

void type_in_filing(const std::string& text, Choices& choices) {
    auto& filing = std::get<Filing>(choices.overlay);
    if (phase_of(filing) != Phase::path) {
        return;
    }
    if (std::exchange(filing.untouched, false)) {
        filing.path.clear();
    }
    filing.wrong.clear();
    filing.path.put(text);
}

std::optional<Done> draw_filing(const Ui& ui, const Box& screen, const Scene& scene,
                                Choices& choices) {
    auto& filing = std::get<Filing>(choices.overlay);
    const Phase phase = phase_of(filing);
    const float width = std::min(ui.px(kWidth), screen.w - ui.px(40));
    const float height = std::min(ui.px(height_of(filing)), screen.h - ui.px(40));
    const OverlayWindow window{ui, "##filing", centred(screen, width, height)};
    const Box content = window.content();
    text_mid(ui, content.x, content.y + ui.px(12), ui.faces.lead_strong, palette::kText,
             filing.job.about, content.w);
    switch (phase) {
        case Phase::path: draw_path(ui, content, scene, filing); break;
        case Phase::running: draw_running(ui, content, scene, filing, choices.job_slow); break;
        case Phase::replacing:
            draw_warning(ui, content, ui.say("console.file.there", {{"file", filing.there}}));
            break;
        case Phase::report: draw_report(ui, content, filing); break;
        case Phase::ended: draw_ended(ui, content, scene, filing); break;
    }
    const Buttons words = buttons_of(ui, filing, choices.job_slow);
    float x = content.x;
    const auto choice = [&](std::string_view id, std::string_view key, const std::string& label,
                            bool main) {
        const ButtonLook look{.key = ui.say(key), .label = label, .main = main};
        const Box at{x, content.bottom() - ui.px(kButton), button_width(ui, look), ui.px(kButton)};
        x += at.w + ui.px(8);
        return button(ui, id, at, look);
    };
    const bool forward =
        !words.enter.empty() && choice("go-on", "console.key.enter", words.enter, words.main);
    const bool back =
        !words.escape.empty() && choice("step-back", "console.key.escape", words.escape, false);
    if (back) {
        step_back(choices);
    }
    return forward ? go_on(choices) : std::nullopt;
}

std::string progress_text(const JobStatus& status, const Strings& words) {
    if (status.of <= 0) {
        return words.say("console.file.working");
    }
    const std::int64_t percent = std::clamp<std::int64_t>(100 * status.steps / status.of, 0, 100);
    return words.say("console.file.percent", {{"percent", std::to_string(percent)}});
}

void draw_progress(const Ui& ui, const Box& box, const JobStatus& status) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.min(), box.max(), palette::kField, ui.px(4));
    const float part =
        status.of <= 0
            ? 0
            : std::clamp(static_cast<float>(status.steps) / static_cast<float>(status.of), 0.0F,
                         1.0F);
    if (part > 0) {
        draw.AddRectFilled(box.min(), {box.x + std::max(ui.px(8), box.w * part), box.bottom()},
                           palette::kBlue, ui.px(4));
    }
    draw.AddRect(box.min(), box.max(), palette::kLine, ui.px(4));
}

}  // namespace dais::console
