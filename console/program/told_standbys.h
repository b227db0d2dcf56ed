// What a desk with standbys is told by them, the same whether it led from its start or took over.
#pragma once

#include "console/program/desk_thread.h"
#include "console/program/followers.h"
#include "console/program/told_relays.h"
#include "console/program/told_server.h"
#include "timing/time_source.h"

namespace dais::console {

/// All of these outlive the followers' threads.
[[nodiscard]] inline Followers::Told told_of_standbys(DeskThread& desk, ToldServer& server,
                                                      ToldRelays& relays,
                                                      const timing::TimeSource& time, bool sync) {
    return {.say =
                [&server](std::int64_t connection, std::string text) {
                    server.tell(
                        [&](net::Server& screens) { screens.say(connection, std::move(text)); });
                },
            .joined =
                [&desk](meeting::StandbyJoined standby) {
                    desk.tell([standby = std::move(standby)](meeting::Desk& at) {
                        try {
                            at.note_standby(standby);
                        } catch (const meeting::JournalError&) {
                            // Said by the desk at the next command; it is noted when it joins
                            // again.
                            return;
                        }
                    });
                },
            .show =
                [&desk, sync](std::vector<meeting::views::StandbyView> standbys) {
                    desk.tell([standbys = std::move(standbys), sync](meeting::Desk& at) {
                        at.show_standbys(standbys, sync);
                    });
                },
            .fenced =
                [&desk, &relays](const std::string& why) {
                    relays.stop();  // another tells them now
                    desk.tell([why](meeting::Desk& at) { at.say_unwritten(why); });
                },
            .neighbours_changed = [&server] { server.board_changed(); },
            .now = [&desk, &time] { return desk.board()->face.at(time.read()); }};
}

}  // namespace dais::console
