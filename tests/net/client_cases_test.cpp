// The C++ client against the table that the pages' client is held to, too:
// tests/protocol/client-cases.json. The other end is a server that says what a case tells it to.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/remote_door.h"
#include "support.h"

namespace dais::net::test {
namespace {

const std::string kFolder = DAIS_SOURCES "/tests/protocol/";
/// What pages draw. The console wants more: it comes with each hello, from the kept examples.
const std::set<std::string> kOfTheTable{"conference", "programme", "texts", "floor", "queue"};

/// One connection at a time, each byte as the case says.
class ScriptedServer {
  public:
    ScriptedServer() : listener_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            listen(listener_, 4) != 0 ||
            getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            throw std::runtime_error{"no port is free"};
        }
        port_ = ntohs(address.sin_port);
    }
    ~ScriptedServer() {
        drop();
        close(listener_);
    }
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ScriptedServer(ScriptedServer&&) = delete;
    ScriptedServer& operator=(ScriptedServer&&) = delete;

    [[nodiscard]] int port() const { return port_; }

    /// Waits for a client and lets it in.
    /// Whether the client ends the link, whatever it still says.
    bool sees_the_end() {
        while (ready(connection_)) {
            if (!fill()) {
                return true;
            }
        }
        return false;
    }

    bool accept_one() {
        drop();
        if (!ready(listener_)) {
            return false;
        }
        connection_ = accept(listener_, nullptr, nullptr);
        std::size_t end = std::string::npos;
        while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
            if (!fill()) {
                return false;
            }
        }
        const std::string name = "Sec-WebSocket-Key: ";
        const auto at = input_.find(name);
        const std::string key =
            input_.substr(at + name.size(), input_.find("\r\n", at) - at - name.size());
        input_.erase(0, end + 4);
        write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: " +
            accept_key(key) + "\r\nSec-WebSocket-Protocol: dais.v1\r\n\r\n");
        return true;
    }

    void drop() {
        if (connection_ >= 0) {
            close(connection_);
        }
        connection_ = -1;
        input_.clear();
    }

    void say(std::string_view text) const {
        std::string frame{'\x81'};
        if (text.size() < 126) {
            frame += static_cast<char>(text.size());
        } else {
            frame += '\x7e';
            frame += static_cast<char>(text.size() >> 8U);
            frame += static_cast<char>(text.size() & 0xffU);
        }
        write(frame.append(text));
    }

    /// The client's next text; null where none came in time.
    Json next() {
        while (const auto frame = next_frame()) {
            if (frame->opcode == kTextFrame) {
                return Json::parse(frame->payload);
            }
        }
        return nullptr;
    }

  private:
    static std::string accept_key(const std::string& key) {
        const std::string salted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
        unsigned int size = 0;
        EVP_Digest(salted.data(), salted.size(), hash.data(), &size, EVP_sha1(), nullptr);
        std::array<unsigned char, 64> text{};
        const int length = EVP_EncodeBlock(text.data(), hash.data(), static_cast<int>(size));
        return {text.begin(), text.begin() + length};
    }

    static bool ready(int descriptor) {
        pollfd waiting{descriptor, POLLIN, 0};
        return poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds{kDeadline}.count())) >
               0;
    }

    bool fill() {
        std::array<char, 4096> bytes{};
        if (!ready(connection_)) {
            return false;
        }
        const ssize_t count = recv(connection_, bytes.data(), bytes.size(), 0);
        if (count <= 0) {
            return false;
        }
        input_.append(bytes.data(), static_cast<std::size_t>(count));
        return true;
    }

    bool has(std::size_t count) {
        while (input_.size() < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::size_t byte(std::size_t at) const {
        return static_cast<unsigned char>(input_.at(at));
    }

    // A client's frames are masked.
    std::optional<WsFrame> next_frame() {
        if (!has(2)) {
            return std::nullopt;
        }
        std::size_t size = byte(1) & 0x7fU;
        std::size_t header = 2;
        if (size == 126) {
            header = 4;
            if (!has(header)) {
                return std::nullopt;
            }
            size = (byte(2) << 8U) | byte(3);
        }
        if (!has(header + 4 + size)) {
            return std::nullopt;
        }
        WsFrame frame{static_cast<int>(byte(0) & 0x0fU), {}};
        for (std::size_t i = 0; i < size; ++i) {
            frame.payload += static_cast<char>(byte(header + 4 + i) ^ byte(header + i % 4));
        }
        input_.erase(0, header + 4 + size);
        return frame;
    }

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = send(connection_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return;  // the client has gone: the case says whether it should have
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    int listener_ = -1;
    int connection_ = -1;
    int port_ = 0;
    std::string input_;
};

/// Whether all that is wanted is there. Null: the field must not be.
bool within(const Json& wanted, const Json& there) {
    if (wanted.is_array()) {
        return there.is_array() && wanted.size() == there.size() &&
               std::equal(wanted.begin(), wanted.end(), there.begin(), within);
    }
    if (!wanted.is_object()) {
        return wanted == there;
    }
    return there.is_object() &&
           std::all_of(wanted.items().begin(), wanted.items().end(), [&](const auto& field) {
               const auto found = there.find(field.key());
               return found == there.end() ? field.value().is_null()
                                           : within(field.value(), *found);
           });
}

std::string slice_of(const std::string& name) { return name.substr(0, name.find('/')); }

/// What the client says of slices that the table does not speak of is left out.
Json as_in_the_table(Json hello) {
    if (const auto have = hello.find("have"); have != hello.end()) {
        Json known = Json::object();
        for (const auto& [name, version] : have->items()) {
            if (kOfTheTable.count(slice_of(name)) > 0) {
                known[name] = version;
            }
        }
        known.empty() ? static_cast<void>(hello.erase("have")) : static_cast<void>(*have = known);
    }
    return hello;
}

template <class View>
Json held(const views::Slice<View>& slice) {
    return slice
               ? Json{{"version", slice->version}, {"value", meeting::codec::to_json(slice->value)}}
               : Json{};
}

Json held(const views::Board& board, const std::string& name) {
    const views::Audience& all = board.officers;
    const std::string slice = slice_of(name);
    if (slice == "floor" || slice == "queue") {
        const meeting::RoomKey room{name.substr(slice.size() + 1)};
        if (slice == "floor") {
            return all.floors.count(room) > 0 ? held(all.floors.at(room)) : Json{};
        }
        return all.queues.count(room) > 0 ? held(all.queues.at(room)) : Json{};
    }
    return slice == "conference"  ? held(all.conference)
           : slice == "programme" ? held(all.programme)
                                  : held(all.texts);
}

class Case {
  public:
    explicit Case(const Json& values) : values_{values} {
        ClientOptions options;
        options.first_delay = std::chrono::milliseconds{20};
        options.longest_delay = std::chrono::milliseconds{50};
        door_.emplace(Link{"127.0.0.1", server_.port(), kOfficerToken}, "", time_, options);
    }

    void play(const Json& steps) {
        for (const auto& each : steps) {
            const auto step = each.begin();
            ASSERT_TRUE(take(step.key(), filled(step.value()))) << each.dump() << " " << seen_;
        }
    }

  private:
    [[nodiscard]] Json filled(const Json& json) const {
        if (json.is_string() && json.get<std::string>().starts_with("@")) {
            return json == "@id" ? Json(id_) : values_.at(json.get<std::string>().substr(1));
        }
        Json copy = json;
        if (copy.is_structured()) {
            for (auto& each : copy) {
                each = filled(each);
            }
        }
        return copy;
    }

    bool take(const std::string& step, const Json& wanted) {
        if (step == "opens") {
            return server_.accept_one();
        }
        if (step == "lost") {
            server_.drop();
            return true;
        }
        if (step == "ends") {
            return server_.sees_the_end();
        }
        if (step == "comes") {
            comes(wanted);
            return true;
        }
        if (step == "comes_text") {
            server_.say(wanted.get<std::string>());
            return true;
        }
        if (step == "asks") {
            return eventually(
                [&] { return door_->send(meeting::codec::command_from(wanted)).has_value(); });
        }
        return step == "says"      ? says(wanted)
               : step == "holds"   ? holds(wanted)
               : step == "now_us"  ? now_is(wanted.get<std::int64_t>())
               : step == "is_told" ? is_told(wanted)
                                   : false;
    }

    void comes(const Json& message) {
        server_.say(message.dump());
        if (message.at("type") != "hello") {
            return;
        }
        std::ifstream rest{kFolder + "to-officer.jsonl"};
        for (std::string line; std::getline(rest, line);) {
            if (kOfTheTable.count(Json::parse(line).at("name")) == 0) {
                server_.say(line);
            }
        }
    }

    bool says(const Json& wanted) {
        Json said = server_.next();
        while (said.is_object() && said.at("type") == "time") {
            said = server_.next();
        }
        if (said.is_object() && said.at("type") == "command") {
            id_ = said.at("id");
        }
        said = said.is_object() ? as_in_the_table(said) : said;
        seen_ = said.dump();
        // Of what it holds it says neither more nor less.
        return within(wanted, said) && (!wanted.contains("have") || wanted.at("have").is_null() ||
                                        wanted.at("have") == said.at("have"));
    }

    bool holds(const Json& wanted) {
        return eventually([&] {
            const auto board = door_->board();
            if (!board) {
                return false;
            }
            Json there = Json::object();
            for (const auto& [name, ignored] : wanted.items()) {
                there[name] = held(*board, name);
            }
            seen_ = there.dump();
            return within(wanted, there);
        });
    }

    bool now_is(std::int64_t wanted) {
        return eventually([&] {
            const std::int64_t ahead = microseconds(door_->now()) - wanted;
            seen_ = std::to_string(ahead);
            const auto played =
                std::chrono::steady_clock::now() - begun_;  // a busy machine is slow
            return ahead >= -2'000'000 &&
                   std::chrono::microseconds{ahead} <= std::chrono::seconds{2} + played;
        });
    }

    bool is_told(const Json& wanted) {
        std::vector<meeting::Outcome> outcomes;
        if (!eventually([&] {
                outcomes = door_->outcomes();
                return !outcomes.empty();
            })) {
            return false;
        }
        const auto* accepted = std::get_if<meeting::Accepted>(&outcomes[0].answer);
        return outcomes.size() == 1 &&
               (accepted != nullptr
                    ? wanted.at("accepted") == true && wanted.at("action") == accepted->action.value
                    : wanted.at("accepted") == false &&
                          wanted.at("rule") == std::get<meeting::Refusal>(outcomes[0].answer).rule);
    }

    const Json& values_;
    ScriptedServer server_;
    timing::SystemTimeSource time_;
    std::optional<RemoteDoor> door_;
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::string id_;    ///< of the last command that was said
    std::string seen_;  ///< for the failure
};

TEST(ClientCases, areWhatTheClientInCppDoes) {
    const Json table = Json::parse(std::ifstream{kFolder + "client-cases.json"});
    ASSERT_GE(table.at("cases").size(), 15U);
    for (const auto& each : table.at("cases")) {
        SCOPED_TRACE(each.at("name").get<std::string>());
        Case{table.at("values")}.play(each.at("steps"));
    }
}

}  // namespace
}  // namespace dais::net::test
