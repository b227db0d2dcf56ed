// What screens are told, and how a connection ends. What they say: sessions.cpp.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include <libwebsockets.h>
#include <sys/socket.h>

#include "meeting/words.h"
#include "net/conference_clock.h"
#include "net/sessions.h"

namespace dais::net {

namespace views = meeting::views;
using meeting::Role;

namespace {

constexpr std::chrono::seconds kLookAfterEvery{1};

// RFC 6455, 5.5.1: the frame of a close with its code and reason.
std::string close_frame(const EndingText& text) {
    constexpr char kFinalClose = '\x88';
    std::string payload{static_cast<char>(text.code >> 8), static_cast<char>(text.code & 0xFF)};
    payload += text.reason;
    return kFinalClose + std::string(1, static_cast<char>(payload.size())) + payload;
}

// Straight to the socket where nothing is in between: of a change on thousands of screens the
// library's own way takes a tenth of the time. How many bytes were taken; an error is left to the
// library, which meets it again.
std::size_t write_straight(const Session& session, Frame& frame) {
    if (!session.plain_socket || lws_partial_buffered(session.wsi) != 0) {
        return 0;
    }
    const ssize_t sent = ::send(*session.plain_socket, frame.whole(), frame.whole_size(),
                                MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent < 0 ? 0 : static_cast<std::size_t>(sent);
}

}  // namespace

// ---- one screen -------------------------------------------------------------------------------

bool Sessions::ready(const Session& session) {
    return !session.ending && !session.broken && session.outbox.empty() &&
           lws_partial_buffered(session.wsi) == 0;
}

void Sessions::send(Session& session, Due due) {
    if (session.ending || session.broken) {
        return;
    }
    if (ready(session)) {
        put(session, due);
        return;
    }
    session.outbox.push(std::move(due));
    if (session.outbox.bytes() > limits_.queued_bytes) {
        end(session, Ending::too_much_queued);
    }
    lws_callback_on_writable(session.wsi);
}

void Sessions::send_slice(Session& session, SlotNumber number) {
    if (session.slot(number).queued) {
        return;  // when its turn comes the newest is sent
    }
    if (!ready(session)) {
        session.slot(number).queued = true;
    }
    send(session, SliceDue{number});
}

void Sessions::put(Session& session, const Due& due) {
    std::visit([&](const auto& each) { this->put(session, each); }, due);
}

void Sessions::put(Session& session, HelloDue /*due*/) {
    session.epoch_sent = epoch_;
    HelloAnswer answer{std::string{meeting::word(session.admission.role)},
                       session.id,
                       epoch_,
                       now(),
                       board_->version,
                       std::nullopt};
    answer.delegation = session.admission.delegation;
    if (session.officer()) {
        answer.actor = session.admission.actor;
    }
    answer.name = session.state.name;
    answer.message = session.state.message;
    answer.blank = session.state.blank;
    answer.elsewhere = elsewhere();
    Frame frame{hello_answer(answer)};
    write(session, frame);
}

void Sessions::put(Session& session, const SliceDue& due) {
    put_clock_if_due(session);
    put_slice(session, audience_of(session).slices, due.slot);
}

void Sessions::put_slice(Session& session, Slices& slices, SlotNumber number) {
    Session::SlotState& state = session.slot(number);
    state.queued = false;
    const Slot& slot = slices.at(number);
    const std::uint32_t newest = slot.generation;
    const std::uint32_t held = std::exchange(state.generation, newest);
    if (held == newest) {
        return;
    }
    traffic_.slices_encoded += slot.value == nullptr ? 1 : 0;
    if (session.patches && held != 0 && held + 1 == newest) {
        if (const SharedFrame& patch = slices.patch(number)) {
            ++traffic_.patches_sent;
            write(session, *patch);
            return;
        }
    }
    ++traffic_.wholes_sent;
    write(session, *slices.frame(number));
}

void Sessions::put(Session& session, const TimeDue& due) {
    put_clock_if_due(session);
    Frame frame{time_answer(due.sent, now())};
    write(session, frame);
}

void Sessions::put(Session& session, const SharedFrame& frame) {
    put_clock_if_due(session);
    write(session, *frame);
}

void Sessions::put(Session& session, const RowsDue& due) { put(session, due.frame); }

// Instants after a leap must not meet a screen that still counts on the time line before it.
void Sessions::put_clock_if_due(Session& session) {
    if (!session.epoch_sent || session.epoch_sent == epoch_) {
        return;
    }
    session.epoch_sent = epoch_;
    Frame frame{clock_message(epoch_, now())};
    write(session, frame);
}

void Sessions::write(Session& session, Frame& frame) {
    if (session.broken) {
        return;
    }
    ++traffic_.messages_sent;
    traffic_.bytes_sent += static_cast<std::int64_t>(frame.size());
    const std::size_t sent = write_straight(session, frame);
    if (sent == frame.whole_size()) {
        return;
    }
    // The library keeps what the socket does not take, and goes on when it can.
    if (lws_write(session.wsi, frame.whole() + sent, frame.whole_size() - sent, LWS_WRITE_RAW) <
        0) {
        kill(session);
        return;
    }
    if (!session.stalled_since && lws_partial_buffered(session.wsi) != 0) {
        session.stalled_since = time_.read().boot;
    }
}

void Sessions::drain(Session& session) {
    put_clock_if_due(session);
    while (!session.outbox.empty() && !session.broken && lws_partial_buffered(session.wsi) == 0) {
        put(session, session.outbox.pop());
    }
    if (!session.outbox.empty()) {
        lws_callback_on_writable(session.wsi);
    }
}

void Sessions::writable(Session& session) {
    session.stalled_since.reset();
    if (!session.ending) {
        drain(session);
    }
}

// ---- the end of one ---------------------------------------------------------------------------

// The close frame is an ordinary write, behind what is buffered. (The library's own way,
// lws_close_reason, loses the reason where more input waits or from the writable callback.) The
// other side then closes; until it does its input is read and ignored.
void Sessions::end(Session& session, Ending ending) {
    if (session.ending || session.broken) {
        return;
    }
    counters_.count(ending);
    session.ending = ending;
    session.ending_since = time_.read().boot;
    std::string{}.swap(session.incoming);
    Frame frame{close_frame(net::text_of(ending))};
    if (lws_write(session.wsi, frame.data(), frame.size(), LWS_WRITE_RAW) < 0) {
        kill(session);
    }
}

void Sessions::kill(Session& session) {
    session.broken = true;
    lws_set_timeout(session.wsi, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
}

void Sessions::look_after(Session& session, timing::BootInstant now) {
    if (session.broken) {
        return;
    }
    if (session.ending) {
        if (now - session.ending_since > limits_.closing_time) {
            counters_.count(Ending::close_unanswered);
            kill(session);
        }
        return;
    }
    if (session.stalled_since && now - *session.stalled_since > limits_.slow_client) {
        end(session, Ending::slow);
    } else if (!session.greeted && now - session.opened > limits_.hello_time) {
        end(session, Ending::no_hello);
    } else if (now - session.heard > limits_.silence) {
        end(session, Ending::silent);
    }
}

// ---- all of them ------------------------------------------------------------------------------

bool Sessions::refresh() {
    const auto relayed_before = std::exchange(relayed_, hub_.relayed());
    const auto neighbours_before = std::exchange(neighbours_, hub_.neighbours());
    if ((relayed_before && relayed_before->elsewhere != relayed_->elsewhere) ||
        (neighbours_ != neighbours_before &&
         (!neighbours_before || neighbours_before->elsewhere != neighbours_->elsewhere))) {
        announce_elsewhere();
    }
    const auto before = std::exchange(board_, relayed_ ? relayed_->board : hub_.board());
    if (before == board_) {
        return false;
    }
    const std::int64_t epoch = board_->open.conference->value.clock_epoch;
    if (epoch != std::exchange(epoch_, epoch)) {
        announce_clock();
    }
    if (before && before->grants != board_->grants) {
        drop_invalid();
    }
    for (auto audience = audiences_.rbegin(); audience != audiences_.rend(); ++audience) {
        // From the public's, whose screens are the most.
        const auto changed = [&](SlotNumber number) { offer(*audience, number); };
        if (relayed_) {
            audience->slices.take(relayed_->slices, changed);
            return true;  // there is nobody else at a relay
        }
        audience->slices.take(*board_, changed);
    }
    return true;
}

const std::vector<std::string>& Sessions::elsewhere() const {
    static const std::vector<std::string> kNowhere;
    return relayed_ ? relayed_->elsewhere : neighbours_ ? neighbours_->elsewhere : kNowhere;
}

void Sessions::announce_elsewhere() {
    const auto frame = std::make_shared<Frame>(elsewhere_message(elsewhere()));
    for (Audience& audience : audiences_) {
        for (Session* session : audience.members) {
            if (session->greeted) {
                send(*session, frame);
            }
        }
    }
}

// Another machine leads: who is no officer goes there, as told before.
void Sessions::send_away() {
    for (Audience& audience : audiences_) {
        for (Session* session : audience.members) {
            if (!session->officer() || session->follows) {
                end(*session, Ending::led_elsewhere);
            }
        }
    }
}

void Sessions::announce_clock() {
    for (Audience& audience : audiences_) {
        for (Session* session : audience.members) {
            if (ready(*session)) {
                put_clock_if_due(*session);
            } else {
                lws_callback_on_writable(session->wsi);
            }
        }
    }
}

// Of thousands of screens none is in the processor's cache when its turn comes. So some are looked
// at together, and then written to: the looks wait for the memory at the same time, not one after
// the other.
void Sessions::offer(Audience& audience, SlotNumber number) {
    constexpr std::size_t kLookedAtTogether = 16;
    const Slot& slot = audience.slices.at(number);
    const auto& members = audience.members;
    std::array<bool, kLookedAtTogether> straight{};
    for (std::size_t first = 0; first < members.size(); first += kLookedAtTogether) {
        const std::size_t count = std::min(kLookedAtTogether, members.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const Session& session = *members[first + i];
            straight[i] = session.plain_socket && session.epoch_sent == epoch_ && ready(session) &&
                          session.knows(number);
        }
        for (std::size_t i = 0; i < count; ++i) {
            Session& session = *members[first + i];
            if (!session.greeted || !session.wants(slot)) {
                continue;
            }
            if (straight[i]) {
                put_slice(session, audience.slices, number);
            } else {
                send_slice(session, number);
            }
        }
    }
}

// Whose link was taken back, or has expired by the conference's clock, which may leap.
void Sessions::drop_invalid() {
    const auto utc = conference_utc(*board_, time_.read());
    std::unordered_map<std::int64_t, meeting::LinkState> links;
    if (board_->grants) {
        for (const views::Grant& grant : *board_->grants) {
            links.emplace(grant.link, state_of(grant, utc));
        }
    }
    for (Audience& audience : audiences_) {
        for (Session* session : audience.members) {
            const std::int64_t link = session->admission.actor.link;
            const auto state = links.find(link);
            if (link == 0 || (state != links.end() && state->second == meeting::LinkState::valid)) {
                continue;
            }
            const bool expired =
                state != links.end() && state->second == meeting::LinkState::expired;
            end(*session, expired ? Ending::access_expired : Ending::access_revoked);
        }
    }
}

void Sessions::say_goodbye() { end_all(Ending::server_stops); }

void Sessions::end_all(Ending ending) {
    for (Audience& audience : audiences_) {
        for (Session* session : audience.members) {
            end(*session, ending);
        }
    }
}

void Sessions::tick() {
    const timing::BootInstant now = time_.read().boot;
    if (const auto relayed = hub_.relayed();
        relayed && now - relayed->heard > limits_.desk_silence) {
        end_all(Ending::desk_away);
    }
    if (hub_.fenced()) {
        send_away();
    }
    if (now - looked_after_ >= kLookAfterEvery) {
        looked_after_ = now;
        drop_invalid();
        for (Audience& audience : audiences_) {
            for (Session* session : audience.members) {
                look_after(*session, now);
            }
        }
    }
    tell_screens_if_due(now);
}

void Sessions::tell_screens_if_due(timing::BootInstant now) {
    const timing::Duration least = std::max<timing::Duration>(
        limits_.screens_interval,
        limits_.screens_interval_each * static_cast<std::int64_t>(by_id_.size()));
    const timing::Duration since = now - screens_told_;
    if ((screens_changed_ && since >= least) ||
        (round_trips_changed_ &&
         since >= std::max<timing::Duration>(least, limits_.round_trips_interval))) {
        screens_told_ = now;
        tell_screens();
    }
}

void Sessions::tell_screens() {
    screens_changed_ = round_trips_changed_ = false;
    auto view = std::make_shared<views::Versioned<views::ScreensView>>();
    view->version = ++screens_version_;
    auto& screens = view->value.screens;
    screens.reserve(by_id_.size());
    for (const auto& [id, session] : by_id_) {
        if (session->greeted) {
            screens.push_back(
                {id, std::string{meeting::word(session->admission.role)}, session->page,
                 session->room, session->address, session->round_trip_ms,
                 session->state.name.empty() ? session->admission.actor.name : session->state.name,
                 session->state.message, session->state.blank});
        }
    }
    if (std::string officer = hub_.officer_at_desk(); !officer.empty()) {
        views::ScreenView desk;
        desk.id = views::kDeskScreen;
        desk.role = meeting::word(Role::officer);
        desk.page = "console";
        desk.name = std::move(officer);
        screens.push_back(std::move(desk));
    }
    std::sort(screens.begin(), screens.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    hub_.screens_changed(std::make_shared<views::ScreensView>(view->value));
    Audience& officers = audience_of(Role::officer);
    officers.slices.take(view, [&](SlotNumber number) { offer(officers, number); });
}

}  // namespace dais::net
