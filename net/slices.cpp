#include "net/slices.h"

#include "meeting/codec/codec.h"
#include "meeting/codec/visible.h"
#include "net/messages.h"

namespace dais::net {

namespace views = meeting::views;
namespace codec = meeting::codec;

template <class View>
void Slices::take_slice(std::string_view name, const std::string& room,
                        const views::Slice<View>& slice, const Changed& changed) {
    if (!slice) {
        return;
    }
    const SlotNumber number = number_of(name, room);
    Slot& slot = slots_[number];
    if (slot.source == slice) {
        return;
    }
    const auto before = std::static_pointer_cast<const views::Versioned<View>>(slot.source);
    slot.source = slice;
    if (before && before->version == slice->version && before->value == slice->value) {
        return;
    }
    const Json value = codec::visible(codec::to_json(slice->value), name, role_);
    slot.version = slice->version;
    slot.frame = std::make_shared<Frame>(slice_message(name, room, slice->version, text_of(value)));
    ++slot.generation;
    changed(number);
}

// What a hall's screen waits for goes out first.
void Slices::take(const views::Board& board, const Changed& changed) {
    const bool officer = role_ == meeting::Role::officer;
    const views::Audience& audience = officer ? board.officers : board.open;
    take_slice("conference", {}, audience.conference, changed);
    for (const auto& [room, floor] : audience.floors) {
        take_slice("floor", room.text, floor, changed);
    }
    for (const auto& [room, queue] : audience.queues) {
        take_slice("queue", room.text, queue, changed);
    }
    take_slice("programme", {}, audience.programme, changed);
    take_slice("texts", {}, audience.texts, changed);
    if (officer) {
        take_slice("lists", {}, board.lists, changed);
        take_slice("procedure", {}, board.procedure, changed);
        take_slice("script", {}, board.script, changed);
        take_slice("podium", {}, board.podium, changed);
        take_slice("projection", {}, board.projections, changed);
        take_slice("history", {}, board.history, changed);
        take_slice("figures", {}, board.figures, changed);
        take_slice("record", {}, board.record, changed);
        take_slice("directory", {}, board.directory, changed);
    }
}

void Slices::take(const views::Slice<views::ScreensView>& screens, const Changed& changed) {
    take_slice("screens", {}, screens, changed);
}

std::string Slices::name_of(const Slot& slot) {
    return slot.room.empty() ? slot.name : slot.name + "/" + slot.room;
}

bool Slices::resumable(const Slot& slot) {
    return slot.name != "record" && slot.name != "screens" && slot.name != "projection";
}

SlotNumber Slices::number_of(std::string_view name, const std::string& room) {
    for (SlotNumber number = 0; number < slots_.size(); ++number) {
        if (slots_[number].name == name && slots_[number].room == room) {
            return number;
        }
    }
    slots_.push_back({std::string{name}, room, 0, 0, nullptr, nullptr});
    return slots_.size() - 1;
}

}  // namespace dais::net
