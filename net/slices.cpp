#include "net/slices.h"

#include <algorithm>
#include <array>
#include <utility>

#include "meeting/codec/codec.h"
#include "meeting/codec/visible.h"
#include "net/messages.h"

namespace dais::net {

namespace views = meeting::views;
namespace codec = meeting::codec;
using meeting::Role;

namespace {

/// A patch so short is not weighed against the whole, in bytes: making that costs more.
constexpr std::size_t kSurelyShort = 256;

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
    renew(slot, slice->version, [slice, name, role = role_] {
        return codec::visible(codec::to_json(slice->value), name, role);
    });
    changed(number);
}

void Slices::renew(Slot& slot, std::int64_t version, std::function<Json()> make_value) {
    slot.version_before = std::exchange(slot.version, version);
    slot.value_before = std::exchange(slot.value, nullptr);
    slot.frame = nullptr;
    slot.patch = std::nullopt;
    slot.make_value = std::move(make_value);
    ++slot.generation;
}

const Json& Slices::value_of(Slot& slot) {
    if (slot.value == nullptr) {
        slot.value = std::make_shared<const Json>(slot.make_value());
    }
    return *slot.value;
}

const SharedFrame& Slices::frame(SlotNumber number) {
    Slot& slot = slots_.at(number);
    if (slot.frame == nullptr) {
        slot.frame = std::make_shared<Frame>(
            slice_message(slot.name, slot.room, slot.version, text_of(value_of(slot))));
    }
    return slot.frame;
}

const SharedFrame& Slices::patch(SlotNumber number) {
    auto& patch = slots_.at(number).patch;
    if (!patch) {
        patch = make_patch(number);
    }
    return *patch;
}

// Whoever was sent the generation before was sent a value, which is kept until the next change.
SharedFrame Slices::make_patch(SlotNumber number) {
    Slot& slot = slots_.at(number);
    if (slot.value_before == nullptr) {
        return nullptr;
    }
    const auto changes = patch_between(*slot.value_before, value_of(slot));
    slot.value_before = nullptr;
    if (!changes) {
        return nullptr;
    }
    auto patch = std::make_shared<Frame>(
        patch_message(slot.name, slot.room, slot.version_before, slot.version, text_of(*changes)));
    const bool surely_shorter = patch->size() < kSurelyShort;
    return surely_shorter || patch->size() < frame(number)->size() ? patch : nullptr;
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
        renew(slot, each.version, [value = each.value] { return Json::parse(*value); });
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
