#include "net/remote_board.h"

#include <algorithm>
#include <optional>

namespace dais::net {

namespace views = meeting::views;
namespace codec = meeting::codec;

namespace {

template <class View>
views::Slice<View> slice(std::int64_t version, const Json& value) {
    auto made = std::make_shared<views::Versioned<View>>();
    made->version = version;
    made->value = codec::from_json<View>(value, "value");
    return made;
}

}  // namespace

void RemoteBoard::take(const Json& message) {
    const auto name = codec::from_json<std::string>(message.at("name"), "name");
    const auto version = codec::from_json<std::int64_t>(message.at("version"), "version");
    const Json& value = message.at("value");
    const meeting::RoomKey room{message.value("room", std::string{})};
    views::Audience& all = draft_.officers;
    if (name == "conference") {
        all.conference = slice<views::ConferenceView>(version, value);
    } else if (name == "programme") {
        all.programme = slice<views::ProgrammeView>(version, value);
    } else if (name == "texts") {
        all.texts = slice<views::TextsView>(version, value);
    } else if (name == "floor") {
        all.floors[room] = slice<views::FloorView>(version, value);
    } else if (name == "queue") {
        all.queues[room] = slice<views::QueueView>(version, value);
    } else if (name == "directory") {
        draft_.directory = slice<views::DirectoryView>(version, value);
    } else if (name == "lists") {
        draft_.lists = slice<views::ListsView>(version, value);
    } else if (name == "procedure") {
        draft_.procedure = slice<views::ProcedureView>(version, value);
    } else if (name == "script") {
        draft_.script = slice<views::ScriptView>(version, value);
    } else if (name == "podium") {
        draft_.podium = slice<views::PodiumView>(version, value);
    } else if (name == "figures") {
        draft_.figures = slice<meeting::Figures>(version, value);
    } else if (name == "projection") {
        draft_.projections = slice<views::ProjectionsView>(version, value);
    } else if (name == "history") {
        draft_.history = slice<views::HistoryView>(version, value);
    } else if (name == "record") {
        draft_.record = slice<views::RecordView>(version, value);
    } else if (name == "access") {
        draft_.access = slice<views::AccessView>(version, value);
    } else if (name == "screens") {
        screens_ = std::make_shared<views::ScreensView>(
            codec::from_json<views::ScreensView>(value, "value"));
        return;
    } else {
        return;
    }
    have_[room.text.empty() ? name : name + "/" + room.text] = version;
    draft_.version = std::max(draft_.version, version);
}

std::vector<std::string> RemoteBoard::wanted() {
    return {"conference", "floor",  "queue",   "programme", "texts",   "directory",
            "lists",      "script", "podium",  "procedure", "figures", "projection",
            "history",    "record", "screens", "access"};
}

bool RemoteBoard::complete() const {
    const views::Audience& all = draft_.officers;
    if (!all.conference || !all.programme || !all.texts || !draft_.directory || !draft_.lists ||
        !draft_.procedure || !draft_.script || !draft_.podium || !draft_.figures ||
        !draft_.projections || !draft_.history || !draft_.record || !draft_.access) {
        return false;
    }
    const auto& rooms = all.conference->value.rooms;
    return std::all_of(rooms.begin(), rooms.end(), [&](const views::RoomView& room) {
        return all.floors.count(room.key) > 0 && all.queues.count(room.key) > 0;
    });
}

std::shared_ptr<views::Board> RemoteBoard::board() const {
    if (!complete()) {
        return nullptr;
    }
    auto board = std::make_shared<views::Board>(draft_);
    board->open.conference = board->officers.conference;
    board->open.programme = std::make_shared<views::Versioned<views::ProgrammeView>>();
    board->open.texts = std::make_shared<views::Versioned<views::TextsView>>();
    board->grants = std::make_shared<std::vector<views::Grant>>();
    return board;
}

}  // namespace dais::net
