#include "net/screen_memory.h"

namespace dais::net {

void ScreenMemory::keep(const std::string& id, const ScreenState& state) {
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) {
        kept_.erase(found->second);
        by_id_.erase(found);
    }
    if (state == ScreenState{} || most_ == 0) {
        return;  // a display of which nothing is known is as good as a new one
    }
    if (kept_.size() >= most_) {
        by_id_.erase(kept_.back().id);
        kept_.pop_back();
    }
    kept_.push_front({id, state});
    by_id_.emplace(id, kept_.begin());
}

const ScreenState* ScreenMemory::find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second->state;
}

}  // namespace dais::net
