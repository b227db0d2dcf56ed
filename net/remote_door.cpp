#include "net/remote_door.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <utility>

namespace dais::net {

using meeting::CommandId;
namespace codec = meeting::codec;

namespace {

// PROTOCOL.md, "Time".
constexpr std::chrono::milliseconds kAskOften{250};
constexpr std::chrono::seconds kAskRarely{10};
constexpr std::chrono::seconds kTakenForDead{12};
constexpr std::size_t kUnanswered = 32;

std::string random_prefix() {
    std::random_device random;
    std::uniform_int_distribution<int> digit{0, 15};
    std::string prefix;
    for (int i = 0; i < 16; ++i) {
        prefix += "0123456789abcdef"[digit(random)];
    }
    return prefix + "-";
}

timing::Instant instant_of(const Json& message) {
    return codec::from_json<timing::Instant>(message.at("now_us"), "now_us");
}

}  // namespace

RemoteDoor::RemoteDoor(Link link, std::string name, const timing::TimeSource& time,
                       ClientOptions options, std::function<void()> changed)
    : name_{std::move(name)},
      time_{time},
      changed_{std::move(changed)},
      face_{{}, time.read().boot},
      actor_{0, name_},
      trouble_{"Connecting to " + link.place() + " …"},
      id_prefix_{random_prefix()} {
    options.reconnect = true;
    ClientEvents events;
    events.opened = [this] { say_hello(); };
    events.received = [this](const Json& message) { received(message); };
    events.settled = [this] {
        publish();
        tell_changed();
    };
    events.ticked = [this] { ticked(); };
    events.parted = [this](const Parting& parting) {
        parted(parting);
        tell_changed();
    };
    client_ = std::make_unique<Client>(std::move(link), options, std::move(events));
    client_->start();
}

RemoteDoor::~RemoteDoor() = default;

// ---- any thread -------------------------------------------------------------------------------

std::shared_ptr<const meeting::views::Board> RemoteDoor::board() const { return board_.get(); }

std::shared_ptr<const meeting::views::ScreensView> RemoteDoor::screens() const {
    return screens_.get();
}

timing::Instant RemoteDoor::now() const {
    const timing::Reading reading = time_.read();
    const std::lock_guard lock{mutex_};
    latest_ = std::max(latest_, face_.at(reading));
    return latest_;
}

std::optional<CommandId> RemoteDoor::send(const meeting::Command& command) {
    const std::lock_guard lock{mutex_};
    if (!connected_ || unanswered_.size() >= kUnanswered) {
        return std::nullopt;
    }
    CommandId id{id_prefix_ + std::to_string(++sent_)};
    std::string message = command_message(id, codec::to_json(command));
    if (!client_->send(message)) {
        return std::nullopt;
    }
    unanswered_.emplace(id.text, std::move(message));
    return id;
}

bool RemoteDoor::order(const meeting::ScreenOrder& order) {
    const std::lock_guard lock{mutex_};
    if (!connected_ || orders_.size() >= kUnanswered) {
        return false;
    }
    CommandId id{id_prefix_ + std::to_string(++sent_)};
    if (!client_->send(order_message(id, order))) {
        return false;
    }
    orders_.insert(std::move(id.text));
    return true;
}

bool RemoteDoor::take_over() {
    const std::lock_guard lock{mutex_};
    if (!connected_ || orders_.size() >= kUnanswered) {
        return false;
    }
    TakeOverAsked asked{.id = {id_prefix_ + std::to_string(++sent_)}};
    if (!client_->send(take_over_message(asked))) {
        return false;
    }
    orders_.insert(std::move(asked.id.text));
    return true;
}

std::vector<meeting::Outcome> RemoteDoor::outcomes() {
    const std::lock_guard lock{mutex_};
    return std::exchange(outcomes_, {});
}

meeting::Actor RemoteDoor::actor() const {
    const std::lock_guard lock{mutex_};
    return actor_;
}

std::string RemoteDoor::trouble() const {
    const std::lock_guard lock{mutex_};
    return trouble_;
}

// ---- the client's thread ----------------------------------------------------------------------

void RemoteDoor::say_hello() {
    Hello hello;
    hello.page = "console";
    if (!name_.empty()) {
        hello.name = name_;
    }
    hello.wants = RemoteBoard::wanted();
    hello.have = what_is_held();
    hello.patches = true;
    hello.epoch = epoch_;
    client_->send(hello_message(hello));
    told_ = asked_ = counter();
}

// What cannot be patched any more, or could not be read, comes anew.
std::map<std::string, std::int64_t> RemoteDoor::what_is_held() const {
    auto have = slices_.have();
    const auto held = held_.have();
    for (auto it = have.begin(); it != have.end();) {
        const auto found = held.find(it->first);
        const bool same = found != held.end() && found->second == it->second;
        it = same ? std::next(it) : have.erase(it);
    }
    return have;
}

void RemoteDoor::slice_told(const Json& message) {
    if (const auto whole = held_.take(message)) {
        slices_.take(*whole);
        slices_changed_ = true;
    } else {
        client_->restart();
    }
}

void RemoteDoor::received(const Json& message) {
    try {
        take(message);
    } catch (const std::exception& error) {  // DecodeError, or a field that is not there at all
        const std::lock_guard lock{mutex_};
        trouble_ = "What came from " + client_->link().place() +
                   " cannot be read: use the same version of Dais on both sides (" + error.what() +
                   ").";
    }
}

void RemoteDoor::take(const Json& message) {
    const std::string type = message.value("type", std::string{});
    if (type == "hello") {
        greeted(message);
    } else if (type == "clock") {
        clock_leapt(message);
    } else if (type == "time") {
        time_told(message);
    } else if (type == "slice" || type == "patch") {
        slice_told(message);
    } else if (type == "answer") {
        answered(message);
    } else if (type == "screens") {
        const std::lock_guard lock{mutex_};
        orders_.erase(message.value("id", std::string{}));
    } else if (type == "trouble") {
        const std::lock_guard lock{mutex_};
        trouble_ = client_->link().place() +
                   " did not understand this program: " + message.value("text", std::string{});
    }
}

void RemoteDoor::greeted(const Json& message) {
    const auto before = epoch_;
    clock_leapt(message);
    if (before && before != epoch_) {
        slices_ = {};  // of another desk, perhaps of another file: a version of before says nothing
    }
    const bool officer = message.value("role", std::string{}) == "officer";
    {
        const std::lock_guard lock{mutex_};
        connected_ = officer;
        trouble_ = officer ? ""
                           : "The link to " + client_->link().place() +
                                 " is not an officer's: connect with the link of one.";
        if (const auto actor = message.find("actor"); actor != message.end()) {
            actor_ = codec::from_json<meeting::Actor>(*actor, "actor");
        }
    }
    ask_time(counter());
    send_again();
}

// What was not answered before the link broke is said again: the desk knows it by its id.
void RemoteDoor::send_again() {
    const std::lock_guard lock{mutex_};
    if (connected_) {
        for (const auto& [id, message] : unanswered_) {
            client_->send(message);
        }
    }
}

// With a hello on the same clock the samples of before still count.
void RemoteDoor::clock_leapt(const Json& message) {
    const auto epoch = codec::from_json<std::int64_t>(message.at("epoch"), "epoch");
    told_ = counter();
    if (std::exchange(epoch_, epoch) == epoch) {
        return;
    }
    clock_.restart(instant_of(message), told_);
    const std::lock_guard lock{mutex_};
    face_ = clock_.face();
    latest_ = face_.base;
}

void RemoteDoor::time_told(const Json& message) {
    told_ = counter();
    const timing::BootInstant sent{
        std::chrono::microseconds{codec::from_json<std::int64_t>(message.at("sent"), "sent")}};
    clock_.add(sent, told_, instant_of(message));
    round_trip_ms_ =
        static_cast<int>(std::chrono::round<std::chrono::milliseconds>(told_ - sent).count());
    const std::lock_guard lock{mutex_};
    face_ = clock_.face();
}

void RemoteDoor::answered(const Json& message) {
    Reply reply = read_answer(message);
    publish();  // the change is seen before its answer
    const std::lock_guard lock{mutex_};
    if (unanswered_.erase(reply.id.text) + orders_.erase(reply.id.text) > 0) {
        outcomes_.push_back(
            {std::move(reply.id), std::move(reply.answer), std::move(reply.sentence)});
    }
}

void RemoteDoor::publish() {
    if (const auto screens = slices_.screens(); screens != screens_.get()) {
        screens_.set(screens);
    }
    const bool changed = std::exchange(slices_changed_, false) || clock_.face() != published_face_;
    auto board = changed ? slices_.board() : nullptr;
    if (board) {
        board->face = published_face_ = clock_.face();
        board_.set(std::move(board));
    }
}

void RemoteDoor::tell_changed() const {
    if (changed_) {
        changed_();
    }
}

void RemoteDoor::ticked() {
    const timing::BootInstant now = counter();
    {
        const std::lock_guard lock{mutex_};
        if (!connected_) {
            return;
        }
    }
    if (now - told_ > kTakenForDead) {
        client_->restart();
        told_ = now;
    } else if (now - asked_ >= (clock_.settled() ? timing::Duration{kAskRarely} : kAskOften)) {
        ask_time(now);
    }
}

void RemoteDoor::ask_time(timing::BootInstant now) {
    asked_ = now;
    const auto sent =
        std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count();
    client_->send(time_question(sent, round_trip_ms_));
}

void RemoteDoor::parted(const Parting& parting) {
    const std::lock_guard lock{mutex_};
    connected_ = false;
    orders_.clear();  // whether a screen was told is seen in the list of screens
    trouble_ = parting.why == Parting::Why::refused
                   ? parting.sentence
                   : "Not connected to " + client_->link().place() + ", trying again.";
}

}  // namespace dais::net
