#include "meeting/set_aside.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "meeting/apply.h"

namespace dais::meeting {

namespace {

bool in_one_go(const Recorded& row, const Recorded& other) {
    return row.action == other.action && row.recorded == other.recorded &&
           row.reading.boot == other.reading.boot;
}

// Of the desk's own accord, and not because of an action: that it opened the record, a link.
bool of_the_desk(const Recorded& row) {
    return row.actor == kDesk && row.action.value == row.sequence.value;
}

// The newest rows before `end` that may be set aside.
std::optional<RowsSetAside> newest(const State& state, SequenceNumber end) {
    const auto& rows = state.rows;
    const auto last = std::find_if(rows.rbegin(), rows.rend(), [&](const Recorded& row) {
        return row.sequence < end && !of_the_desk(row) && !is_set_aside(state, row.sequence);
    });
    if (last == rows.rend()) {
        return std::nullopt;
    }
    auto first = last;
    for (auto row = last; row != rows.rend() && in_one_go(*row, *last); ++row) {
        first = row;
    }
    return RowsSetAside{
        .first = first->sequence, .last = last->sequence, .action = last->action, .trouble = {}};
}

}  // namespace

bool is_set_aside(const State& state, SequenceNumber row) {
    return std::any_of(
        state.set_aside.begin(), state.set_aside.end(),
        [&](const RowsSetAside& each) { return each.first <= row && row <= each.last; });
}

std::vector<RowsSetAside> rows_to_set_aside(
    const State& state, const std::function<std::string(const State&)>& trouble_with) {
    std::vector<RowsSetAside> found;
    std::string trouble = trouble_with(state);
    if (trouble.empty()) {
        return found;
    }
    Recorded next = state.rows.back();
    SequenceNumber end{next.sequence.value + 1};
    State without = state;
    while (found.size() < kMostSetAside) {
        auto rows = newest(state, end);
        if (!rows) {
            break;
        }
        end = rows->first;
        rows->trouble = trouble;
        found.push_back(*rows);
        next.sequence = {next.sequence.value + 1};
        next.action = {next.sequence.value};
        next.actor = kDesk;
        next.event = *std::move(rows);
        without = apply(std::move(without), next);
        trouble = trouble_with(without);
        if (trouble.empty()) {
            return found;
        }
    }
    return {};
}

}  // namespace dais::meeting
