// A state in a few plain words that each program since the first one knows: what a file of an
// earlier program must still mean. Written beside the file by the program that made it, by this
// very text.
#pragma once

#include <sstream>
#include <string>

#include "meeting/conference.h"

namespace dais::meeting::test {

inline std::string plain_state(const Conference& conference) {
    std::ostringstream text;
    text << "clock " << conference.utc_at_zero.time_since_epoch().count() << '\n';
    for (const auto& [key, meeting] : conference.meetings) {
        text << "meeting " << key.text << ' ' << static_cast<int>(meeting.state) << " released "
             << meeting.released_next << '\n';
    }
    for (const auto& [key, list] : conference.lists) {
        if (list.waiting.empty()) {
            continue;  // later programs keep more lists for the same items
        }
        text << "list " << key.text << ':';
        for (const auto id : list.waiting) {
            text << ' ' << conference.inscriptions.at(id).delegation.text << '/' << id.value;
        }
        text << '\n';
    }
    for (const auto& [id, statement] : conference.statements) {
        text << "statement " << id.value << " at " << statement.meeting.text << " state "
             << statement.state.index() << " used before " << statement.used_before.count()
             << " given " << statement.given_at.time_since_epoch().count() << " over "
             << statement.time_elapsed << '\n';
    }
    for (const auto& [room, floor] : conference.floors) {
        text << "floor " << room.text << ' ' << (floor.held ? floor.held->value : 0) << '\n';
    }
    return text.str();
}

}  // namespace dais::meeting::test
