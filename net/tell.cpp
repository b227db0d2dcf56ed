#include "net/tell.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <random>
#include <utility>

#include "net/client.h"

namespace dais::net {

namespace codec = meeting::codec;

namespace {

struct Order {
    std::string id;
    std::string message;
};

std::string random_id() {
    std::random_device random;
    std::uniform_int_distribution<std::uint64_t> number;
    return "tell-" + std::to_string(number(random)) + std::to_string(number(random));
}

// Throws codec::DecodeError.
Order read_order(std::string_view text) {
    const Json json = codec::parse(text);
    if (!json.is_object()) {
        throw codec::DecodeError{
            {},
            "a command is a JSON object, such as {\"type\":\"OpenMeeting\",\"meeting\":\"…\"}."};
    }
    const Json type = json.value("type", Json{});
    if (type == "screens" || type == "take_over") {
        Json order = json;
        const std::string id = random_id();
        if (!order.contains("id")) {
            order["id"] = id;
        }
        return {codec::command_id_from(order["id"], "id").text, text_of(order)};
    }
    if (type != "command") {
        const std::string id = random_id();
        return {id, command_message({id}, json)};
    }
    const auto id = json.find("id");
    return {codec::command_id_from(id == json.end() ? Json{} : *id, "id").text, text_of(json)};
}

/// Where the client's thread leaves what the caller waits for.
class Waiting {
  public:
    void finish(Told told) {
        {
            const std::lock_guard lock{mutex_};
            if (told_) {
                return;
            }
            told_ = std::move(told);
        }
        changed_.notify_all();
    }

    Told wait(std::chrono::milliseconds patience, const std::string& place) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, patience, [&] { return told_.has_value(); });
        return told_.value_or(
            Told{false,
                 {},
                 "No answer came from " + place +
                     ": it is not known whether the command was carried out. Say it "
                     "again with the same id."});
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Told> told_;
};

void take(const Json& message, const Order& order, Waiting& waiting) {
    const std::string type = message.value("type", std::string{});
    if (type == "trouble") {
        waiting.finish({false, {}, message.value("text", std::string{})});
    } else if (type == "answer" && message.value("id", std::string{}) == order.id) {
        const bool accepted = message.value("accepted", false);
        waiting.finish({accepted, text_of(message), message.value("text", std::string{})});
    } else if (type == "screens" && message.value("id", std::string{}) == order.id) {
        waiting.finish({true, text_of(message), {}});
    }
}

}  // namespace

Told tell(const Link& link, std::string_view command, const std::string& name,
          std::chrono::milliseconds patience) {
    Order order;
    try {
        order = read_order(command);
    } catch (const codec::DecodeError& error) {
        return {false, {}, std::string{"The command cannot be read: "} + error.what()};
    }
    Waiting waiting;
    std::unique_ptr<Client> client;
    ClientEvents events;
    events.opened = [&] {
        Hello hello;
        hello.page = "tell";
        hello.wants = std::vector<std::string>{"conference"};
        if (!name.empty()) {
            hello.name = name;
        }
        client->send(hello_message(hello));
        client->send(order.message);
    };
    events.received = [&](const Json& message) { take(message, order, waiting); };
    events.parted = [&](const Parting& parting) { waiting.finish({false, {}, parting.sentence}); };
    ClientOptions options;
    options.reconnect = false;
    try {
        client = std::make_unique<Client>(link, options, std::move(events));
    } catch (const std::exception& error) {
        return {false, {}, error.what()};
    }
    client->start();
    return waiting.wait(patience, link.place());
}

}  // namespace dais::net
