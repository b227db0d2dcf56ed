#include "net/session.h"

namespace dais::net {

namespace {

// The entry itself is counted too, so that a queue of the shortest messages is bounded as well.
std::size_t weight(const Due& due) {
    if (const auto* time = std::get_if<TimeDue>(&due)) {
        return sizeof(Due) + time->sent.size();
    }
    if (const auto* frame = std::get_if<SharedFrame>(&due)) {
        return sizeof(Due) + (*frame)->size();
    }
    return 0;
}

}  // namespace

void Outbox::push(Due due) {
    bytes_ += weight(due);
    waiting_.push_back(std::move(due));
}

Due Outbox::pop() {
    Due due = std::move(waiting_[first_]);
    bytes_ -= weight(due);
    if (++first_ == waiting_.size()) {
        std::vector<Due>{}.swap(waiting_);  // an idle screen keeps nothing
        first_ = 0;
    }
    return due;
}

Session::SlotState& Session::slot(SlotNumber number) {
    if (number >= slots.size()) {
        slots.resize(number + 1);
    }
    return slots[number];
}

}  // namespace dais::net
