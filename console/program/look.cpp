#include "console/program/look.h"

#include <condition_variable>
#include <memory>
#include <mutex>

#include "console/program/not_imported.h"
#include "console/program/trial.h"
#include "net/client.h"
#include "net/limits.h"
#include "net/tell.h"

namespace dais::console {

using meeting::codec::Json;
using meeting::codec::Strings;

namespace {

using Slices = std::map<std::string, Json>;

// What an officer's connection is shown, until all of it is here. The client tells on its thread.
class Look {
  public:
    explicit Look(const std::set<std::string>& wanted) : wanted_{wanted} {}

    void fail(std::string why) {
        {
            const std::lock_guard lock{mutex_};
            if (why_.empty()) {
                why_ = std::move(why);
            }
        }
        changed_.notify_all();
    }

    void take(const Json& message, const Strings& strings) {
        const std::string type = message.value("type", std::string{});
        if (type == "hello" && message.value("role", std::string{}) != "officer") {
            fail(strings.say("import.no-officer"));
        } else if (type == "trouble") {
            fail(message.value("text", std::string{}));
        } else if (type == "slice") {
            take_slice(message);
        }
    }

    // Throws NotImported.
    Slices wait(std::chrono::milliseconds patience, const std::string& otherwise) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, patience, [&] { return !why_.empty() || complete(); });
        if (complete()) {
            return shown_;
        }
        throw NotImported{why_.empty() ? otherwise : why_};
    }

  private:
    [[nodiscard]] bool complete() const { return shown_.size() == wanted_.size(); }

    void take_slice(const Json& message) {
        const std::string name = message.value("name", std::string{});
        if (wanted_.count(name) == 0 || !message.contains("value")) {
            return;
        }
        {
            const std::lock_guard lock{mutex_};
            shown_[name] = message.at("value");
        }
        changed_.notify_all();
    }

    const std::set<std::string>& wanted_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string why_;
    Slices shown_;
};

bool says_nothing(const Json& json) {
    return json.is_string() ? json.get_ref<const std::string&>().empty()
                            : json.is_structured() && json.empty();
}

// A message holds more when what is not known is left out. Only a name must be there, even where it
// is empty.
Json without_empty(const Json& json) {
    if (json.is_array()) {
        Json kept = Json::array();
        for (const Json& each : json) {
            kept.push_back(without_empty(each));
        }
        return kept;
    }
    if (!json.is_object()) {
        return json;
    }
    Json kept = Json::object();
    for (const auto& [name, each] : json.items()) {
        Json value = without_empty(each);
        if (name == "name" || !says_nothing(value)) {
            kept[name] = std::move(value);
        }
    }
    return kept;
}

}  // namespace

Slices look_at(const net::Link& link, const std::set<std::string>& slices,
               const std::string& otherwise, const Strings& strings) {
    Look look{slices};
    std::unique_ptr<net::Client> client;
    net::ClientEvents events;
    events.opened = [&] {
        net::Hello hello;
        hello.page = "import";
        hello.wants.emplace(slices.begin(), slices.end());
        client->send(net::hello_message(hello));
    };
    events.received = [&](const Json& message) { look.take(message, strings); };
    events.parted = [&](const net::Parting& parting) { look.fail(parting.sentence); };
    net::ClientOptions options;
    options.reconnect = false;
    client = std::make_unique<net::Client>(link, options, std::move(events));
    client->start();
    return look.wait(net::kTellTime, otherwise);
}

void tell_running(const net::Link& link, const std::string& text, const std::string& actor,
                  const Strings& strings) {
    const net::Told told = net::tell(link, text, actor.empty() ? login() : actor);
    if (!told.accepted) {
        // Without an answer it is not known what became of it; its own sentence says so.
        throw NotImported{told.answer.empty()
                              ? told.sentence
                              : strings.say("import.refused", {{"why", told.sentence}})};
    }
}

std::string message_of(const meeting::Command& command, const Strings& strings) {
    const std::string text = net::text_of(without_empty(meeting::codec::to_json(command)));
    const std::size_t most = most_command_bytes();
    if (text.size() > most) {
        throw NotImported{
            strings.say("import.too-long-to-send",
                        {{"bytes", std::to_string(text.size())}, {"most", std::to_string(most)}})};
    }
    return text;
}

std::size_t most_command_bytes() {
    constexpr std::size_t kEnvelope = 256;  // the message's own type and id
    return net::Limits{}.message_bytes - kEnvelope;
}

}  // namespace dais::console
