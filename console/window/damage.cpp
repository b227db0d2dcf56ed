#include "console/window/damage.h"

#include <algorithm>

namespace dais::console {

namespace {

// More than this part of the screen is painted as a whole: it costs no more.
constexpr float kMostPart = 0.6F;

Box hull(const Box& a, const Box& b) {
    const float x = std::min(a.x, b.x);
    const float y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

float area(const Box& box) { return box.w * box.h; }

bool touch(const Box& a, const Box& b) {
    constexpr float kNear = 16;
    return a.x <= b.right() + kNear && b.x <= a.right() + kNear && a.y <= b.bottom() + kNear &&
           b.y <= a.bottom() + kNear;
}

}  // namespace

Damage::Layer Damage::layer_of(const ImDrawList& list) {
    Layer layer;
    layer.reserve(static_cast<std::size_t>(list.IdxBuffer.Size / 3));
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const auto corner = [&](unsigned index) {
            const ImDrawVert& vertex =
                list.VtxBuffer[static_cast<int>(command.VtxOffset) +
                               list.IdxBuffer[static_cast<int>(command.IdxOffset + index)]];
            return Corner{vertex.pos, vertex.uv, vertex.col};
        };
        for (unsigned index = 0; index + 2 < command.ElemCount; index += 3) {
            layer.push_back(
                {corner(index), corner(index + 1), corner(index + 2), command.ClipRect});
        }
    }
    return layer;
}

Box Damage::box_of(const Triangle& t) {
    const auto [left, right] = std::minmax({t.a.pos.x, t.b.pos.x, t.c.pos.x});
    const auto [top, bottom] = std::minmax({t.a.pos.y, t.b.pos.y, t.c.pos.y});
    const float x = std::max(left, t.clip.x);
    const float y = std::max(top, t.clip.y);
    return {x, y, std::min(right, t.clip.z) - x, std::min(bottom, t.clip.w) - y};
}

void Damage::add(const Box& box) {
    if (box.w <= 0 || box.h <= 0) {
        return;
    }
    Box grown = box;
    for (auto at = boxes_.begin(); at != boxes_.end();) {
        if (touch(*at, grown)) {
            grown = hull(*at, grown);
            boxes_.erase(at);
            at = boxes_.begin();
        } else {
            ++at;
        }
    }
    if (boxes_.size() < kMostBoxes) {
        boxes_.push_back(grown);
        return;
    }
    const auto growth = [&](const Box& each) { return area(hull(each, grown)) - area(each); };
    const auto nearest =
        std::min_element(boxes_.begin(), boxes_.end(),
                         [&](const Box& a, const Box& b) { return growth(a) < growth(b); });
    *nearest = hull(*nearest, grown);
}

void Damage::compare(const Layer& before, const Layer& now) {
    std::size_t start = 0;
    const std::size_t shorter = std::min(before.size(), now.size());
    while (start < shorter && before[start] == now[start]) {
        ++start;
    }
    std::size_t end = 0;  // counted from the back
    while (end < shorter - start && before[before.size() - 1 - end] == now[now.size() - 1 - end]) {
        ++end;
    }
    const bool in_pairs = before.size() == now.size();
    for (std::size_t i = start; i + end < before.size(); ++i) {
        if (!in_pairs || !(before[i] == now[i])) {
            add(box_of(before[i]));
        }
    }
    for (std::size_t i = start; i + end < now.size(); ++i) {
        if (!in_pairs || !(before[i] == now[i])) {
            add(box_of(now[i]));
        }
    }
}

std::vector<Box> Damage::update(const ImDrawData& frame) {
    std::vector<Layer> layers;
    layers.reserve(static_cast<std::size_t>(frame.CmdListsCount));
    for (int i = 0; i < frame.CmdListsCount; ++i) {
        layers.push_back(layer_of(*frame.CmdLists[i]));
    }
    const Box screen{frame.DisplayPos.x, frame.DisplayPos.y, frame.DisplaySize.x,
                     frame.DisplaySize.y};
    boxes_.clear();
    if (!known_ || layers.size() != layers_.size() || size_.x != screen.w || size_.y != screen.h) {
        boxes_.push_back(screen);
    } else {
        for (std::size_t i = 0; i < layers.size(); ++i) {
            compare(layers_[i], layers[i]);
        }
    }
    float painted = 0;
    for (const Box& box : boxes_) {
        painted += area(box);
    }
    if (painted > kMostPart * area(screen)) {
        boxes_.assign(1, screen);
    }
    layers_ = std::move(layers);
    size_ = {screen.w, screen.h};
    known_ = true;
    return boxes_;
}

}  // namespace dais::console
