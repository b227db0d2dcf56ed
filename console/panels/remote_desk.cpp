#include "console/panels/remote_desk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "console/panels/scrolled.h"

namespace dais::console {

namespace {

using meeting::Readiness;

constexpr float kBar = 36;
constexpr float kWarning = 26;

struct NoteKey {
    Readiness readiness;
    char letter;
    std::string_view cap;
    std::string_view label;
};
constexpr std::array kNotes{
    NoteKey{Readiness::tested, 't', "console.key.alt-t", "console.remote.note-tested"},
    NoteKey{Readiness::connected, 'c', "console.key.alt-c", "console.remote.note-connected"},
    NoteKey{Readiness::lost, 'l', "console.key.alt-l", "console.remote.note-lost"}};

std::pair<Mark, palette::Ink> look_of(Readiness readiness) {
    switch (readiness) {
        case Readiness::not_tested: return {Mark::ring, palette::kDim};
        case Readiness::tested: return {Mark::check, palette::kText};
        case Readiness::connected: return {Mark::dot, palette::kGreen};
        case Readiness::lost: return {Mark::cross, palette::kRed};
    }
    return {Mark::none, palette::kDim};
}

std::optional<meeting::Command> draw_notes(const Ui& ui, const Box& box, const RemoteRow* row) {
    std::optional<meeting::Command> command;
    float x = box.x;
    for (const NoteKey& each : kNotes) {
        const auto noted = row == nullptr ? std::nullopt : note_of(*row, each.readiness);
        const ButtonLook look{
            .key = ui.say(each.cap), .label = ui.say(each.label), .enabled = noted.has_value()};
        const float width = button_width(ui, look);
        if (button(ui, each.label, {x, box.mid_y() - ui.px(15), width, ui.px(30)}, look)) {
            command = noted;
        }
        x += width + ui.px(6);
    }
    float end = box.right();
    const std::string choose = ui.say("console.remote.choose");
    for (const std::string_view cap : {"console.key.alt-k", "console.key.alt-j"}) {
        const std::string key = ui.say(cap);
        end -= key_cap_width(ui, key) + ui.px(4);
        key_cap(ui, end, box.mid_y(), key);
    }
    end -= width_of(ui.faces.small, choose) + ui.px(8);
    if (end > x + ui.px(120)) {
        text_mid(ui, end, box.mid_y(), ui.faces.small, palette::kDim, choose);
    }
    if (row != nullptr) {
        text_mid(ui, x + ui.px(6), box.mid_y(), ui.faces.strong, palette::kText, row->name,
                 end - x - ui.px(18));
    }
    return command;
}

void draw_row(const Ui& ui, const Box& at, const RemoteRow& row, bool chosen, Choices& choices) {
    const Box whole{at.x, at.y, at.w - ui.px(6), at.h};
    const Click click = click_area(ui, "remote" + std::to_string(row.id.value), whole, row.name);
    if (chosen || click.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            whole.min(), whole.max(), chosen ? palette::kSelected : palette::kHover, ui.px(3));
    }
    if (click.clicked) {
        choices.remote = row.id;
    }
    const float mid = at.mid_y();
    text_mid(ui, at.x + ui.px(8), mid, ui.faces.body, palette::kText, row.name, at.w * 0.29F);
    text_mid(ui, at.x + at.w * 0.32F, mid, ui.faces.body, palette::kDim, row.ahead, at.w * 0.14F);
    const auto [shape, ink] = look_of(row.readiness);
    const palette::Ink colour =
        row.late && row.readiness != Readiness::lost ? palette::kAmber : ink;
    const float x = at.x + at.w * 0.47F;
    mark(ui, row.late && row.readiness != Readiness::lost ? Mark::warning : shape,
         {x + ui.px(6), mid}, ui.px(11), colour);
    text_mid(ui, x + ui.px(18), mid, ui.faces.body, colour, row.word, at.w * 0.15F);
    text_mid(ui, at.x + at.w * 0.65F, mid, ui.faces.small, palette::kDim, row.since, at.w * 0.27F);
    text_right(ui, at.right() - ui.px(14), mid, ui.faces.small, palette::kDim, row.language);
}

}  // namespace

const RemoteRow* remote_row(const Scene& scene, const Choices& choices) {
    const std::vector<RemoteRow>& rows = scene.remote->rows;
    const auto chosen = std::find_if(
        rows.begin(), rows.end(), [&](const RemoteRow& each) { return choices.remote == each.id; });
    if (chosen != rows.end()) {
        return &*chosen;
    }
    const auto late =
        std::find_if(rows.begin(), rows.end(), [](const RemoteRow& each) { return each.late; });
    return late != rows.end() ? &*late : rows.empty() ? nullptr : &rows.front();
}

void step_remote_row(const Scene& scene, Choices& choices, int steps) {
    const RemoteRow* row = remote_row(scene, choices);
    if (row == nullptr) {
        return;
    }
    const std::vector<RemoteRow>& rows = scene.remote->rows;
    const auto count = static_cast<std::ptrdiff_t>(rows.size());
    const auto place = std::clamp<std::ptrdiff_t>(row - rows.data() + steps, 0, count - 1);
    choices.remote = rows[static_cast<std::size_t>(place)].id;
}

std::optional<meeting::Command> note_of(const RemoteRow& row, Readiness readiness) {
    if (row.readiness == readiness) {
        return std::nullopt;
    }
    if (!row.statement) {
        return meeting::NoteReadiness{row.id, readiness};
    }
    // During a statement only the loss and the return count: the time is given back.
    switch (readiness) {
        case Readiness::lost: return meeting::NoteLinkLost{.statement = *row.statement, .ago = {}};
        case Readiness::connected: return meeting::NoteLinkRestored{*row.statement};
        case Readiness::tested:
        case Readiness::not_tested: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Readiness> readiness_of_key(char letter) {
    const auto* const found = std::find_if(
        kNotes.begin(), kNotes.end(), [&](const NoteKey& each) { return each.letter == letter; });
    return found == kNotes.end() ? std::nullopt : std::optional{found->readiness};
}

bool is_remote_key(char letter) {
    return letter == kNextRemoteLetter || letter == kPreviousRemoteLetter ||
           readiness_of_key(letter).has_value();
}

std::string note_text(const RemoteRow& row, Readiness readiness, const Strings& words) {
    const auto* const found = std::find_if(kNotes.begin(), kNotes.end(), [&](const NoteKey& each) {
        return each.readiness == readiness;
    });
    return words.say("console.remote.note",
                     {{"speaker", row.name},
                      {"note", found == kNotes.end() ? std::string{} : words.say(found->label)}});
}

std::optional<meeting::Command> draw_remote_desk(const Ui& ui, const Box& box, const Scene& scene,
                                                 Choices& choices) {
    const RemoteText& text = *scene.remote;
    if (text.rows.empty()) {
        text_block(ui, box, ui.faces.body, palette::kDim, ui.say("console.remote.empty"), 2,
                   ui.px(24));
        return std::nullopt;
    }
    const RemoteRow* row = remote_row(scene, choices);
    const auto id = row->id;
    const auto command = draw_notes(ui, {box.x, box.y, box.w, ui.px(kBar)}, row);
    Box rows{box.x, box.y + ui.px(kBar), box.w, box.h - ui.px(kBar)};
    if (!text.warning.empty() && rows.h >= ui.px(kWarning + kLowerRow)) {
        mark(ui, Mark::warning, {rows.x + ui.px(8), rows.y + ui.px(kWarning / 2)}, ui.px(13),
             palette::kAmber);
        text_mid(ui, rows.x + ui.px(22), rows.y + ui.px(kWarning / 2), ui.faces.body,
                 palette::kAmber, text.warning, rows.w - ui.px(22));
        rows.y += ui.px(kWarning);
        rows.h -= ui.px(kWarning);
    }
    if (rows.h >= ui.px(kLowerRow)) {
        scrolled(ui, rows, "remote", text.rows.size(), [&](std::size_t index, const Box& at) {
            draw_row(ui, at, text.rows[index], text.rows[index].id == id, choices);
        });
    }
    return command;
}

}  // namespace dais::console
