// What screens say, and what becomes of it. What they are told: sessions_out.cpp.
#include "net/sessions.h"

#include <algorithm>
#include <utility>

#include <libwebsockets.h>

namespace dais::net {

namespace views = meeting::views;
using meeting::Role;

namespace {

constexpr std::string_view kHelloFirst = "say hello first: {\"type\":\"hello\",\"page\":\"...\"}.";
constexpr std::string_view kHelloTwice = "hello was said already: connect anew to say another.";
constexpr std::string_view kLinksOnly =
    "Only a personal link may send commands: connect with the token of one.";
constexpr std::string_view kNotForRole =
    "Only officers and the Chair may ask this: connect with the link of one.";
constexpr std::string_view kNothingToProject =
    "There is nothing to predict of a meeting that is not in session: open it first.";
constexpr std::string_view kOfficersFollow =
    "Only an officer's link may follow the record or take over: use the link of one.";
constexpr std::string_view kNobodyLeads =
    "Nothing can be followed here: follow the machine that leads.";
constexpr std::string_view kNoStandby =
    "This is no standby: what is to take over is a machine that was started with dais follow.";
constexpr std::string_view kBusy =
    "The desk has more commands waiting than it takes: send this one again in a moment.";

}  // namespace

Sessions::Sessions(Hub& hub, const timing::TimeSource& time, const Limits& limits,
                   Counters& counters, std::function<bool(std::string_view)> is_page)
    : hub_{hub},
      time_{time},
      limits_{limits},
      counters_{counters},
      is_page_{std::move(is_page)},
      told_{limits.remembered_screens},
      audiences_{Audience{Slices{Role::officer}, {}},    Audience{Slices{Role::chair}, {}},
                 Audience{Slices{Role::delegation}, {}}, Audience{Slices{Role::interpreter}, {}},
                 Audience{Slices{Role::technician}, {}}, Audience{Slices{Role::open}, {}}} {
    static_assert(static_cast<std::size_t>(Role::open) + 1 == meeting::kRoles);
    refresh();
}

Sessions::Audience& Sessions::audience_of(const Session& session) {
    return audience_of(session.admission.role);
}

timing::Instant Sessions::now() const { return board_->face.at(time_.read()); }

std::unique_ptr<Session> Sessions::open(lws* wsi, Admission admission, std::string address) {
    auto session = std::make_unique<Session>();
    session->wsi = wsi;
    if (lws_get_network_wsi(wsi) == wsi && lws_is_ssl(wsi) == 0) {
        session->plain_socket = lws_get_socket_fd(wsi);
    }
    session->id = ++last_id_;
    session->admission = std::move(admission);
    session->address = std::move(address);
    session->opened = session->heard = time_.read().boot;
    auto& members = audience_of(*session).members;
    session->place = members.size();
    members.push_back(session.get());
    by_id_.emplace(session->id, session.get());
    return session;
}

void Sessions::closed(Session& session) {
    if (by_id_.erase(session.id) == 0) {
        return;
    }
    if (Leads* leads = hub_.leads(); leads != nullptr && session.follows) {
        leads->gone(session.id);
    }
    auto& members = audience_of(session).members;
    members[session.place] = members.back();
    members[session.place]->place = session.place;
    members.pop_back();
    screens_changed_ = screens_changed_ || session.greeted;
}

void Sessions::received(Session& session, const Piece& piece) {
    if (session.ending) {
        return;
    }
    if (piece.binary) {
        end(session, Ending::binary_message);
        return;
    }
    if (session.incoming.size() + piece.bytes.size() + piece.rest > limits_.message_bytes) {
        end(session, Ending::message_too_long);
        return;
    }
    // Crumbs cost as much as whole messages, so they count as such.
    const bool crumb = piece.rest == 0 && piece.bytes.size() < limits_.small_fragment;
    if ((piece.last || crumb) &&
        !session.meter.allow(time_.read().boot,
                             session.officer() ? limits_.officer_rate : limits_.screen_rate)) {
        end(session, Ending::too_many_messages);
        return;
    }
    session.incoming += piece.bytes;
    traffic_.bytes_received += static_cast<std::int64_t>(piece.bytes.size());
    if (piece.last) {
        ++traffic_.messages_received;
        handle(session, std::exchange(session.incoming, {}));
    }
}

void Sessions::handle(Session& session, std::string_view text) {
    session.heard = time_.read().boot;
    FromScreen message = read_message(text, limits_);
    if (!session.greeted && !std::holds_alternative<Hello>(message) &&
        !std::holds_alternative<Unreadable>(message)) {
        trouble(session, kHelloFirst);
        return;
    }
    std::visit([&](auto& each) { take(session, each); }, message);
}

void Sessions::take(Session& session, Hello& hello) {
    if (session.greeted) {
        trouble(session, kHelloTwice);
        return;
    }
    if (hello.room && !has_room(*hello.room)) {
        trouble(session, "there is no room \"" + *hello.room + "\"; there are: " + rooms() + ".");
        return;
    }
    session.bad_in_a_row = 0;
    session.greeted = true;
    session.page = std::move(hello.page);
    session.room = hello.room.value_or("");
    session.patches = hello.patches;
    session.wanted = hello.wants ? bits_of(*hello.wants) : kAllSlices;
    if (session.officer() && hello.name) {
        session.admission.actor.name = *hello.name;
    }
    know_again(session, hello);
    send(session, HelloDue{});
    send_slices(session, hello);
    screens_changed_ = true;
}

bool Sessions::has_room(const std::string& room) const {
    const auto& rooms = board_->open.conference->value.rooms;
    return std::any_of(rooms.begin(), rooms.end(),
                       [&](const views::RoomView& each) { return each.key.text == room; });
}

std::string Sessions::rooms() const {
    std::string names;
    for (const views::RoomView& room : board_->open.conference->value.rooms) {
        names += (names.empty() ? "" : ", ") + room.key.text;
    }
    return names;
}

// What the screen still holds is not sent again.
void Sessions::send_slices(Session& session, const Hello& hello) {
    const Slices& slices = audience_of(session).slices;
    const bool same_clock = hello.epoch == epoch_;
    for (SlotNumber number = 0; number < slices.count(); ++number) {
        const Slot& slot = slices.at(number);
        if (!session.wants(slot)) {
            continue;
        }
        const auto held = hello.have.find(Slices::name_of(slot));
        if (same_clock && held != hello.have.end() && Slices::resumable(slot)) {
            session.slot(number).generation = slot.generation_of(held->second);
        }
        send_slice(session, number);
    }
}

void Sessions::take(Session& session, const TimeAsked& asked) {
    session.bad_in_a_row = 0;
    if (asked.round_trip_ms && asked.round_trip_ms != session.round_trip_ms) {
        session.round_trip_ms = asked.round_trip_ms;
        round_trips_changed_ = true;
    }
    send(session, TimeDue{asked.sent});
}

void Sessions::take(Session& session, Commanded& commanded) {
    session.bad_in_a_row = 0;
    // What a link may do is a rule of the meeting, decided at the desk (rules/access.h).
    if (session.admission.role == Role::open) {
        refuse(session, commanded.id, "access.links-only", std::string{kLinksOnly});
        return;
    }
    if (session.outstanding >= limits_.outstanding_commands) {
        counters_.count(Ending::too_many_commands);
        refuse(session, commanded.id, "desk.busy", std::string{kBusy});
        return;
    }
    // The place for the answer is taken before the desk is asked for one.
    ++session.outstanding;
    if (!hub_.submit({session.id, commanded.id, session.admission.actor, commanded.command})) {
        --session.outstanding;
        counters_.count(Ending::desk_busy);
        refuse(session, commanded.id, "desk.busy", std::string{kBusy});
    }
}

void Sessions::take(Session& session, const UnreadableCommand& command) {
    session.bad_in_a_row = 0;
    if (session.admission.role == Role::open) {
        refuse(session, command.id, "access.links-only", std::string{kLinksOnly});
    } else {
        refuse(session, command.id, "command.unreadable", command.sentence);
    }
}

// Answered from the newest board: nothing is asked of the desk.
void Sessions::take(Session& session, const WhatIfAsked& asked) {
    session.bad_in_a_row = 0;
    if (!session.officer() && session.admission.role != Role::chair) {
        refuse(session, asked.id, "access.not-for-role", std::string{kNotForRole});
        return;
    }
    const auto& projections = board_->projections->value.projections;
    const auto found = std::find_if(
        projections.begin(), projections.end(),
        [&](const views::ProjectionView& each) { return each.basis.meeting == asked.meeting; });
    if (found != projections.end()) {
        const auto projection = meeting::project(found->basis, asked.what_if);
        send(session, std::make_shared<Frame>(what_if_answer(asked.id, projection)));
        return;
    }
    refuse(session, asked.id, "meeting.not-in-session", std::string{kNothingToProject});
}

void Sessions::take(Session& session, FollowAsked& asked) {
    session.bad_in_a_row = 0;
    Leads* leads = hub_.leads();
    if (!session.officer() || leads == nullptr) {
        trouble(session, session.officer() ? kNobodyLeads : kOfficersFollow);
        return;
    }
    session.follows = true;
    leads->follow(session.id, std::move(asked));
}

void Sessions::take(Session& session, const KeptSaid& kept) {
    session.bad_in_a_row = 0;
    if (Leads* leads = hub_.leads(); leads != nullptr && session.follows) {
        leads->kept(session.id, kept.sequence);
    }
}

void Sessions::take(Session& session, const TakeOverAsked& asked) {
    session.bad_in_a_row = 0;
    if (!session.officer()) {
        refuse(session, asked.id, "access.officers-only", std::string{kOfficersFollow});
        return;
    }
    ++session.outstanding;
    if (!hub_.take_over(session.id, session.admission.actor, asked)) {
        --session.outstanding;
        refuse(session, asked.id, "desk.no-standby", std::string{kNoStandby});
    }
}

void Sessions::say(std::int64_t connection, const std::string& text) {
    const auto found = by_id_.find(connection);
    if (found != by_id_.end()) {
        send(*found->second, RowsDue{std::make_shared<Frame>(text)});
    }
}

void Sessions::take(Session& session, const Unreadable& message) {
    trouble(session, message.sentence);
}

void Sessions::refuse(Session& session, const meeting::CommandId& id, std::string_view rule,
                      std::string sentence) {
    const Reply reply{session.id, id, meeting::Refusal{std::string{rule}, {}, {}, {}},
                      std::move(sentence)};
    send(session, std::make_shared<Frame>(answer_message(reply)));
}

void Sessions::trouble(Session& session, std::string_view sentence) {
    send(session, std::make_shared<Frame>(trouble_message(sentence)));
    if (++session.bad_in_a_row >= limits_.bad_messages_in_a_row) {
        end(session, Ending::too_many_bad_messages);
    }
}

void Sessions::answer(const Reply& reply) {
    const auto found = by_id_.find(reply.connection);
    if (found == by_id_.end()) {
        return;  // whoever asked is gone; said again, the command gets the same answer
    }
    Session& session = *found->second;
    --session.outstanding;
    send(session, std::make_shared<Frame>(answer_message(reply)));
}

}  // namespace dais::net
