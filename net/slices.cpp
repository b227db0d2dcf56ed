#include "net/slices.h"

#include <algorithm>
#include <array>

#include "meeting/codec/codec.h"
#include "meeting/codec/visible.h"
#include "net/messages.h"

namespace dais::net {

namespace views = meeting::views;
namespace codec = meeting::codec;
using meeting::Role;

namespace {

// At most as many as SliceNames has bits. A page names what it draws by these.
constexpr std::array<std::string_view, 20> kNames{
    "conference", "floor",  "queue",      "programme", "texts",      "lists",      "procedure",
    "script",     "podium", "projection", "history",   "figures",    "record",     "directory",
    "screens",    "access", "chair",      "booth",     "delegation", "proceedings"};

SliceNames bit_of(std::string_view name) {
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? 0 : SliceNames{1} << (found - kNames.begin());
}

}  // namespace

SliceNames bits_of(const std::vector<std::string>& names) {
    SliceNames bits = 0;
    for (const auto& name : names) {
        bits |= bit_of(name);
    }
    return bits;
}

template <class View>
void Slices::take_slice(std::string_view name, const std::string& room,
                        const views::Slice<View>& slice, const Changed& changed,
                        const Owner& owner) {
    if (!slice) {
        return;
    }
    const SlotNumber number = number_of(name, room, owner);
    Slot& slot = slots_[number];
    if (slot.source == slice) {
        return;
    }
    const auto before = std::static_pointer_cast<const views::Versioned<View>>(slot.source);
    slot.source = slice;
    if (before && before->version == slice->version && before->value == slice->value) {
        return;
    }
    slot.version = slice->version;
    slot.frame = nullptr;
    slot.make_value = [slice, name, role = role_] {
        return text_of(codec::visible(codec::to_json(slice->value), name, role));
    };
    ++slot.generation;
    changed(number);
}

const SharedFrame& Slices::frame(SlotNumber number) {
    Slot& slot = slots_.at(number);
    if (slot.frame == nullptr) {
        slot.frame = std::make_shared<Frame>(
            slice_message(slot.name, slot.room, slot.version, slot.make_value()));
    }
    return slot.frame;
}

const views::Audience& Slices::audience_of(const views::Board& board) const {
    switch (role_) {
        case Role::officer:
        case Role::chair: return board.officers;
        case Role::delegation:
        case Role::interpreter:
        case Role::technician: return board.participants;
        case Role::open: break;
    }
    return board.open;
}

// What a hall's screen waits for goes out first.
void Slices::take(const views::Board& board, const Changed& changed) {
    const views::Audience& audience = audience_of(board);
    take_slice("conference", {}, audience.conference, changed);
    for (const auto& [room, floor] : audience.floors) {
        take_slice("floor", room.text, floor, changed);
    }
    for (const auto& [room, queue] : audience.queues) {
        take_slice("queue", room.text, queue, changed);
    }
    if (role_ == Role::delegation) {
        for (const auto& [delegation, own] : board.delegations) {
            take_slice("delegation", {}, own, changed, delegation);
        }
    }
    if (role_ == Role::chair || role_ == Role::officer) {
        for (const auto& [room, chair] : board.chairs) {
            take_slice("chair", room.text, chair, changed);
        }
        take_slice("script", {}, board.script, changed);
        take_slice("podium", {}, board.podium, changed);
    }
    if (role_ == Role::interpreter || role_ == Role::technician || role_ == Role::officer) {
        for (const auto& [room, booth] : board.booths) {
            take_slice("booth", room.text, booth, changed);
        }
    }
    take_slice("programme", {}, audience.programme, changed);
    take_slice("texts", {}, audience.texts, changed);
    take_slice("proceedings", {}, board.proceedings, changed);
    if (role_ == Role::officer) {
        take_for_officers(board, changed);
    }
}

void Slices::take_for_officers(const views::Board& board, const Changed& changed) {
    take_slice("lists", {}, board.lists, changed);
    take_slice("procedure", {}, board.procedure, changed);
    take_slice("projection", {}, board.projections, changed);
    take_slice("history", {}, board.history, changed);
    take_slice("figures", {}, board.figures, changed);
    take_slice("record", {}, board.record, changed);
    take_slice("access", {}, board.access, changed);
    take_slice("directory", {}, board.directory, changed);
}

void Slices::take(const views::Slice<views::ScreensView>& screens, const Changed& changed) {
    take_slice("screens", {}, screens, changed);
}

void Slices::take(const std::vector<RelayedSlice>& relayed, const Changed& changed) {
    for (const RelayedSlice& each : relayed) {
        const SlotNumber number = number_of(each.name, each.room, {});
        Slot& slot = slots_[number];
        if (slot.source == each.value) {
            continue;
        }
        const auto before = std::static_pointer_cast<const std::string>(slot.source);
        slot.source = each.value;
        if (before && slot.version == each.version && *before == *each.value) {
            continue;
        }
        slot.version = each.version;
        slot.frame = nullptr;
        slot.make_value = [value = each.value] { return *value; };
        ++slot.generation;
        changed(number);
    }
}

std::string Slices::name_of(const Slot& slot) {
    return slot.room.empty() ? slot.name : slot.name + "/" + slot.room;
}

bool Slices::resumable(const Slot& slot) {
    return slot.name != "record" && slot.name != "screens" && slot.name != "projection" &&
           slot.name != "chair" && slot.name != "delegation";
}

SlotNumber Slices::number_of(std::string_view name, const std::string& room, const Owner& owner) {
    const auto [found, added] =
        numbers_.try_emplace({std::string{name}, room, owner}, slots_.size());
    if (added) {
        slots_.push_back(
            {.name = std::string{name}, .room = room, .owner = owner, .name_bit = bit_of(name)});
    }
    return found->second;
}

}  // namespace dais::net
