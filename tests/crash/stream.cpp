#include "tests/crash/stream.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "meeting/codec/codec.h"
#include "meeting/rules/undo.h"

namespace dais::test {

using namespace meeting;

namespace {

const MeetingKey kMorning{"2021-07-26-morning"};
const ListKey kItem{"6"};

}  // namespace

StreamLine::StreamLine(const std::string& ws, const std::string& token,
                       std::vector<std::string> wants)
    : inbox_{std::make_shared<Inbox>()} {
    net::Link link = net::read_link(ws);
    link.token = token;
    net::ClientEvents events;
    events.opened = [this, wants = std::move(wants)] {
        client_->send(
            Json{{"type", "hello"}, {"page", "test"}, {"name", kOfficer}, {"wants", wants}}.dump());
    };
    events.received = [inbox = inbox_](const Json& message) {
        const std::int64_t received = counter_us();
        const std::lock_guard lock{inbox->mutex};
        const std::string type = message.at("type");
        if (type == "answer") {
            inbox->answers.push_back(message);
        } else if (type == "slice") {
            const std::string name = message.at("name");
            if (name == "floor" && message.value("room", "") == "main") {
                inbox->floor = message.at("value");
                inbox->slices["floor"] = message.at("value");
            } else if (name != "floor") {
                inbox->slices[name] = message.at("value");
            }
        } else if (type == "hello") {
            inbox->greeted = true;
        } else if (type == "time") {
            inbox->times[message.at("sent")] = {message.at("now_us"), received};
        }
        inbox->changed.notify_all();
    };
    events.parted = [inbox = inbox_](const net::Parting& /*why*/) {
        const std::lock_guard lock{inbox->mutex};
        inbox->ended = true;
        inbox->changed.notify_all();
    };
    net::ClientOptions options;
    options.reconnect = false;
    client_ = std::make_unique<net::Client>(link, options, std::move(events));
    client_->start();
}

StreamLine::~StreamLine() = default;

// False where it took longer than a test may.
template <class Condition>
bool StreamLine::wait(std::unique_lock<std::mutex>& lock, Condition condition) {
    // NOLINTNEXTLINE: the deadline of a test, not of a meeting
    const bool came =
        inbox_->changed.wait_for(lock, kDeadline, [&] { return inbox_->ended || condition(); });
    EXPECT_TRUE(came) << "nothing came in time";
    return came;
}

bool StreamLine::greeted() {
    std::unique_lock lock{inbox_->mutex};
    wait(lock, [&] { return inbox_->greeted; });
    return inbox_->greeted;
}

std::optional<Offset> StreamLine::offset() {
    constexpr std::int64_t kTries = 3;
    std::optional<Offset> best;
    for (std::int64_t i = 0; i < kTries; ++i) {
        const std::int64_t question = ++questions_;
        const std::int64_t sent = counter_us();
        client_->send(net::time_question(question, std::nullopt));
        std::unique_lock lock{inbox_->mutex};
        wait(lock, [&] { return inbox_->times.count(question) > 0; });
        const auto found = inbox_->times.find(question);
        if (found == inbox_->times.end()) {
            break;
        }
        const auto [now, received] = found->second;
        const Offset offset{now - received, now - sent};
        if (!best || offset.most - offset.least < best->most - best->least) {
            best = offset;
        }
    }
    return best;
}

void StreamLine::send(const Said& said) {
    client_->send(net::command_message(said.id, codec::to_json(said.command)));
}

std::optional<Json> StreamLine::slice(const std::string& name) {
    std::unique_lock lock{inbox_->mutex};
    wait(lock, [&] { return inbox_->slices.count(name) > 0; });
    const auto found = inbox_->slices.find(name);
    return found == inbox_->slices.end() ? std::nullopt : std::optional{found->second};
}

StreamLine::News StreamLine::news(bool at_once) {
    std::unique_lock lock{inbox_->mutex};
    bool came = true;
    if (!at_once) {
        came = wait(lock, [&] { return !inbox_->answers.empty(); });
    }
    return {.answers = std::exchange(inbox_->answers, {}),
            .floor = std::exchange(inbox_->floor, {}),
            .ended = inbox_->ended || !came};
}

Podium::Podium(const State& state, std::mt19937& random) : random_{random} {
    const Conference& c = state.conference;
    for (const auto& each : c.facts->delegations) {
        delegations_.push_back(each.key);
    }
    if (const auto* list = meeting::find(c, kItem)) {
        waiting_.assign(list->waiting.begin(), list->waiting.end());
    }
    if (const Statement* held = floor_holder(c, {"main"})) {
        held_ = held->id;
    }
    for (const auto& action : state.actions) {
        if (action.actor.name == kOfficer && action.undoable && !action.undone) {
            done_.push_back(action.id);
        }
    }
    if (!done_.empty()) {
        const Action* next =
            rules::next_to_redo(state, meeting::find_action(state, done_.back())->actor);
        if (next != nullptr) {
            undone_.push_back(next->id);
        }
    }
}

Command Podium::inscribe() {
    return InscribeSpeaker{.list = kItem,
                           .delegation = delegations_[any(delegations_.size())],
                           .on_behalf_of = {},
                           .speaker_class = {},
                           .modality = Modality::in_person};
}

Command Podium::turn_the_clock() {
    const StatementId held = held_.value_or(StatementId{});
    if (clock_ == "running") {
        return PauseStatement{held};
    }
    if (clock_ == "paused") {
        return ResumeStatement{held};
    }
    return StartStatement{held, {}};
}

Command Podium::next() {
    constexpr int kSpeakersAtMost = 60;
    switch (any(20)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4: return inscribe();
        case 5:
        case 6:
        case 7:
            if (waiting_.empty()) {
                return inscribe();
            }
            return GiveFloor{kMorning, waiting_[any(waiting_.size())], held_};
        case 8:
            if (waiting_.empty()) {
                return inscribe();
            }
            return WithdrawInscription{waiting_[any(waiting_.size())]};
        case 9:
        case 10:
        case 11:
        case 12: return turn_the_clock();
        case 13: return ConcludeStatement{held_.value_or(StatementId{})};
        case 14:
        case 15:
        case 16:
            if (!done_.empty()) {
                return UndoAction{done_.back()};
            }
            break;
        case 17:
        case 18:
            if (!undone_.empty()) {
                return RedoAction{undone_.back()};
            }
            break;
        default: break;
    }
    return ReleaseSpeakers{kMorning, static_cast<int>(any(kSpeakersAtMost))};
}

void Podium::learn(const Said& said) {
    const auto* accepted = said.answer ? std::get_if<Accepted>(&*said.answer) : nullptr;
    if (accepted == nullptr) {
        return;
    }
    const auto move_last = [](auto& from, auto& to, ActionId action) {
        if (!from.empty() && from.back() == action) {
            from.pop_back();
        }
        to.push_back(action);
    };
    if (const auto* undo = std::get_if<UndoAction>(&said.command)) {
        move_last(done_, undone_, undo->action);
        return;
    }
    if (const auto* redo = std::get_if<RedoAction>(&said.command)) {
        move_last(undone_, done_, redo->action);
        return;
    }
    done_.push_back(accepted->action);
    undone_.clear();
    if (std::get_if<InscribeSpeaker>(&said.command) != nullptr) {
        waiting_.push_back({accepted->action.value});
    } else if (const auto* gave = std::get_if<GiveFloor>(&said.command)) {
        waiting_.erase(std::remove(waiting_.begin(), waiting_.end(), gave->inscription),
                       waiting_.end());
    } else if (const auto* withdrew = std::get_if<WithdrawInscription>(&said.command)) {
        waiting_.erase(std::remove(waiting_.begin(), waiting_.end(), withdrew->inscription),
                       waiting_.end());
    }
}

void Podium::see(const Json& floor) {
    held_.reset();
    clock_.clear();
    if (floor.contains("statement") && !floor["statement"].is_null()) {
        held_ = StatementId{floor["statement"]["id"]};
        clock_ = floor["statement"]["clock"];
    }
}

}  // namespace dais::test
