#include "meeting/set_aside.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "meeting/apply.h"

namespace dais::meeting {

namespace {

bool in_one_go(const Recorded& row, const Recorded& other) {
    return row.action == other.action && row.recorded == other.recorded &&
           row.reading.boot == other.reading.boot;
}

template <class... Kinds>
bool is_any(const Event& event) {
    return (std::holds_alternative<Kinds>(event) || ...);
}

// What tells of the record and of who may come in, and not of the meeting: a link that was taken
// back must stay so.
bool stays(const Recorded& row) {
    return is_any<ConferenceCreated, RecordOpened, LeadTaken, StandbyJoined, LinkGranted,
                  LinkRevoked, RowsSetAside>(row.event);
}

// The newest rows before `end` that may be set aside.
std::optional<RowsSetAside> newest(const State& state, SequenceNumber end) {
    const auto& rows = state.rows;
    const auto last = std::find_if(rows.rbegin(), rows.rend(), [&](const Recorded& row) {
        return row.sequence < end && !stays(row) && !is_set_aside(state, row.sequence);
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

std::optional<std::vector<RowsSetAside>> rows_to_set_aside(
    const State& state, const std::function<std::string(const State&)>& trouble_with) {
    std::vector<RowsSetAside> found;
    std::string trouble = trouble_with(state);
    if (trouble.empty()) {
        return found;
    }
    Recorded next = state.rows.back();
    SequenceNumber end{next.sequence.value + 1};
    State without = state;
    for (std::size_t acts = 0; acts < kMostSetAside && !trouble.empty();) {
        auto rows = newest(state, end);
        if (!rows) {
            break;
        }
        acts += rows->action.value == rows->first.value ? 1 : 0;  // a note is none
        end = rows->first;
        rows->trouble = trouble;
        found.push_back(*rows);
        next.sequence = {next.sequence.value + 1};
        next.action = {next.sequence.value};
        next.actor = kDesk;
        next.event = *std::move(rows);
        without = apply(std::move(without), next);
        trouble = trouble_with(without);
    }
    if (trouble_with(state).empty()) {
        found.clear();  // it has passed by itself
    } else if (!trouble.empty()) {
        return std::nullopt;
    }
    return found;
}

}  // namespace dais::meeting
