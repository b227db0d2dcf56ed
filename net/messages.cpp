#include "net/messages.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "meeting/codec/descriptions.h"
#include "net/relayed.h"

namespace dais::net {

namespace codec = meeting::codec;
using codec::DecodeError;
using meeting::CommandId;

// Deep nesting would cost stack when such a value is printed in a sentence.
int depth_of(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

namespace {

Json parse(std::string_view text, const Limits& limits) {
    if (depth_of(text) > limits.message_depth) {
        throw DecodeError{{}, "arrays and objects are nested too deeply in this message."};
    }
    Json json = codec::parse(text);
    if (!json.is_object()) {
        throw DecodeError{{},
                          "a message is one JSON object, such as {\"type\":\"time\",\"sent\":1}."};
    }
    return json;
}

void only(const Json& json, const std::vector<std::string_view>& known) {
    for (const auto& [name, ignored] : json.items()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            codec::detail::unknown_field({}, name, known);
        }
    }
}

const Json& need(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end()) {
        codec::detail::missing({}, name);
    }
    return *found;
}

template <class T>
std::optional<T> maybe(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || found->is_null()) {
        return std::nullopt;
    }
    return codec::from_json<T>(*found, name);
}

void short_enough(const std::string& text, const char* name, std::size_t most) {
    if (text.empty() || text.size() > most) {
        throw DecodeError{name, "this must have 1 to " + std::to_string(most) + " characters."};
    }
}

using meeting::ScreenOrder;

constexpr std::array<std::pair<ScreenOrder::What, std::string_view>, 6> kOrders{{
    {ScreenOrder::What::identify, "identify"},
    {ScreenOrder::What::rename, "rename"},
    {ScreenOrder::What::page, "page"},
    {ScreenOrder::What::message, "message"},
    {ScreenOrder::What::blank, "blank"},
    {ScreenOrder::What::restore, "restore"},
}};

std::string_view word_of(ScreenOrder::What what) {
    return std::find_if(kOrders.begin(), kOrders.end(),
                        [&](const auto& each) { return each.first == what; })
        ->second;
}

ScreenOrder::What what_from(const std::string& word) {
    const auto* const found = std::find_if(kOrders.begin(), kOrders.end(),
                                           [&](const auto& each) { return each.second == word; });
    if (found == kOrders.end()) {
        codec::detail::unknown_word("do", word, order_words());
    }
    return found->first;
}

// As text, so that a value that was made once is not read again.
std::string about_slice(std::string_view type, std::string_view name, std::string_view room) {
    std::string text = R"({"type":")" + std::string{type} + R"(","name":)" + text_of(Json(name));
    if (!room.empty()) {
        text += R"(,"room":)" + text_of(Json(room));
    }
    return text + ',';
}

Hello read_hello(const Json& json, const Limits& limits) {
    only(json, {"type", "page", "room", "name", "have", "epoch", "screen", "wants", "patches"});
    Hello hello;
    hello.page = codec::from_json<std::string>(need(json, "page"), "page");
    hello.room = maybe<std::string>(json, "room");
    hello.name = maybe<std::string>(json, "name");
    hello.epoch = maybe<std::int64_t>(json, "epoch");
    hello.screen = maybe<std::string>(json, "screen");
    short_enough(hello.page, "page", limits.name_bytes);
    if (hello.name) {
        short_enough(*hello.name, "name", limits.name_bytes);
    }
    if (hello.screen) {
        short_enough(*hello.screen, "screen", limits.screen_id_bytes);
    }
    hello.wants = maybe<std::vector<std::string>>(json, "wants");
    hello.patches = maybe<bool>(json, "patches").value_or(false);
    hello.have = maybe<std::map<std::string, std::int64_t>>(json, "have")
                     .value_or(std::map<std::string, std::int64_t>{});
    return hello;
}

TimeAsked read_time(const Json& json) {
    only(json, {"type", "sent", "rtt_ms"});
    const Json& sent = need(json, "sent");
    if (!sent.is_number()) {
        codec::detail::wrong("sent", sent, "a number");
    }
    TimeAsked asked{sent.dump(), maybe<int>(json, "rtt_ms")};
    if (asked.round_trip_ms && *asked.round_trip_ms < 0) {
        codec::detail::wrong("rtt_ms", json["rtt_ms"], "a whole number from 0 on");
    }
    return asked;
}

FromScreen read_command(const Json& json) {
    CommandId id = codec::command_id_from(need(json, "id"), "id");
    try {
        only(json, {"type", "id", "command"});
        meeting::Command command = codec::command_from(need(json, "command"));
        return Commanded{std::move(id), std::move(command)};
    } catch (const DecodeError& error) {
        return UnreadableCommand{std::move(id), error.what()};
    }
}

WhatIfAsked read_what_if(const Json& json) {
    only(json, {"type", "id", "meeting", "what_if"});
    return {codec::command_id_from(need(json, "id"), "id"),
            codec::from_json<meeting::MeetingKey>(need(json, "meeting"), "meeting"),
            codec::from_json<meeting::WhatIf>(need(json, "what_if"), "what_if")};
}

// What its text must be depends on what is served and who is connected: sessions_orders.cpp.
Ordered read_order(const Json& json) {
    only(json, {"type", "id", "do", "screens", "text"});
    Ordered ordered;
    if (const auto id = json.find("id"); id != json.end() && !id->is_null()) {
        ordered.id = codec::command_id_from(*id, "id");
    }
    ordered.order.what = what_from(codec::from_json<std::string>(need(json, "do"), "do"));
    ordered.order.text = maybe<std::string>(json, "text").value_or(std::string{});
    if (const auto screens = json.find("screens"); screens != json.end() && !screens->is_null()) {
        if (!screens->is_array()) {
            codec::detail::wrong("screens", *screens, "a list of screens' ids");
        }
        for (std::size_t i = 0; i < screens->size(); ++i) {
            ordered.order.screens.push_back(
                codec::detail::whole_number((*screens)[i], codec::detail::join("screens", i)));
        }
    }
    return ordered;
}

FollowAsked read_follow(const Json& json, const Limits& limits) {
    only(json, {"type", "after", "hash", "term", "name", "address", "leader"});
    FollowAsked asked;
    asked.after = codec::from_json<std::int64_t>(need(json, "after"), "after");
    asked.hash = codec::from_json<std::string>(need(json, "hash"), "hash");
    asked.term = codec::from_json<std::int64_t>(need(json, "term"), "term");
    asked.name = codec::from_json<std::string>(need(json, "name"), "name");
    asked.address = maybe<std::string>(json, "address").value_or("");
    short_enough(asked.name, "name", limits.name_bytes);
    asked.leader = maybe<std::string>(json, "leader").value_or("");
    for (const std::string& each : {asked.address, asked.leader}) {
        if (!each.empty() && !is_relay_address(each)) {
            throw DecodeError{"address", "this must be a WebSocket's address: ws://host:port/ws."};
        }
    }
    return asked;
}

FromScreen read(std::string_view text, const Limits& limits) {
    const Json json = parse(text, limits);
    const auto type = codec::from_json<std::string>(need(json, "type"), "type");
    if (type == "hello") {
        return read_hello(json, limits);
    }
    if (type == "time") {
        return read_time(json);
    }
    if (type == "command") {
        return read_command(json);
    }
    if (type == "what_if") {
        return read_what_if(json);
    }
    if (type == "screens") {
        return read_order(json);
    }
    if (type == "follow") {
        return read_follow(json, limits);
    }
    if (type == "kept") {
        only(json, {"type", "sequence"});
        return KeptSaid{codec::from_json<std::int64_t>(need(json, "sequence"), "sequence")};
    }
    if (type == "take_over") {
        only(json, {"type", "id", "force"});
        return TakeOverAsked{codec::command_id_from(need(json, "id"), "id"),
                             maybe<bool>(json, "force").value_or(false)};
    }
    codec::detail::unknown_word(
        "type", type,
        {"hello", "time", "command", "what_if", "screens", "follow", "kept", "take_over"});
}

Json actor_json(const meeting::Actor& actor) { return codec::to_json(actor); }

}  // namespace

FromScreen read_message(std::string_view text, const Limits& limits) {
    try {
        return read(text, limits);
    } catch (const DecodeError& error) {
        return Unreadable{error.what()};
    } catch (const Json::exception&) {  // a number out of range, text that is not UTF-8
        return Unreadable{
            "this is not JSON as it should be: a number is too large or a text is "
            "not UTF-8."};
    }
}

std::string hello_message(const Hello& hello) {
    Json json{{"type", "hello"}, {"page", hello.page}};
    if (hello.room) {
        json["room"] = *hello.room;
    }
    if (hello.name) {
        json["name"] = *hello.name;
    }
    if (!hello.have.empty()) {
        json["have"] = hello.have;
    }
    if (hello.epoch) {
        json["epoch"] = *hello.epoch;
    }
    if (hello.wants) {
        json["wants"] = *hello.wants;
    }
    if (hello.screen) {
        json["screen"] = *hello.screen;
    }
    if (hello.patches) {
        json["patches"] = true;
    }
    return text_of(json);
}

std::string time_question(std::int64_t sent, std::optional<int> round_trip_ms) {
    Json json{{"type", "time"}, {"sent", sent}};
    if (round_trip_ms) {
        json["rtt_ms"] = *round_trip_ms;
    }
    return text_of(json);
}

std::string command_message(const CommandId& id, const Json& command) {
    return text_of(Json{{"type", "command"}, {"id", id.text}, {"command", command}});
}

std::string order_message(const CommandId& id, const ScreenOrder& order) {
    Json json{{"type", "screens"}, {"id", id.text}, {"do", word_of(order.what)}};
    if (!order.screens.empty()) {
        json["screens"] = order.screens;
    }
    if (!order.text.empty()) {
        json["text"] = order.text;
    }
    return text_of(json);
}

std::string follow_message(const FollowAsked& asked) {
    Json json{{"type", "follow"},
              {"after", asked.after},
              {"hash", asked.hash},
              {"term", asked.term},
              {"name", asked.name}};
    if (!asked.address.empty()) {
        json["address"] = asked.address;
    }
    if (!asked.leader.empty()) {
        json["leader"] = asked.leader;
    }
    return text_of(json);
}

std::string kept_message(std::int64_t sequence) {
    return text_of(Json{{"type", "kept"}, {"sequence", sequence}});
}

std::string take_over_message(const TakeOverAsked& asked) {
    Json json{{"type", "take_over"}, {"id", asked.id.text}};
    if (asked.force) {
        json["force"] = true;
    }
    return text_of(json);
}

std::string hello_answer(const HelloAnswer& answer) {
    Json json{{"type", "hello"},          {"protocol", "dais.v1"},
              {"role", answer.role},      {"screen", answer.screen},
              {"epoch", answer.epoch},    {"now_us", microseconds(answer.now)},
              {"version", answer.version}};
    if (answer.actor) {
        json["actor"] = actor_json(*answer.actor);
    }
    if (answer.delegation) {
        json["delegation"] = answer.delegation->text;
    }
    if (!answer.name.empty()) {
        json["name"] = answer.name;
    }
    if (!answer.message.empty()) {
        json["message"] = answer.message;
    }
    if (answer.blank) {
        json["blank"] = true;
    }
    if (!answer.elsewhere.empty()) {
        json["elsewhere"] = answer.elsewhere;
    }
    return text_of(json);
}

std::string link_answer(const Admission& admission) {
    Json json{{"role", meeting::word(admission.role)}, {"name", admission.actor.name}};
    if (admission.delegation) {
        json["delegation"] = admission.delegation->text;
    }
    return text_of(json);
}

std::string elsewhere_message(const std::vector<std::string>& elsewhere) {
    return text_of(Json{{"type", "elsewhere"}, {"elsewhere", elsewhere}});
}

std::string clock_message(std::int64_t epoch, timing::Instant now) {
    return R"({"type":"clock","epoch":)" + std::to_string(epoch) + R"(,"now_us":)" +
           std::to_string(microseconds(now)) + "}";
}

std::string time_answer(std::string_view sent, timing::Instant now) {
    return R"({"type":"time","sent":)" + std::string{sent} + R"(,"now_us":)" +
           std::to_string(microseconds(now)) + "}";
}

std::string slice_message(std::string_view name, std::string_view room, std::int64_t version,
                          std::string_view value) {
    return about_slice("slice", name, room) + R"("version":)" + std::to_string(version) +
           R"(,"value":)" + std::string{value} + '}';
}

std::string patch_message(std::string_view name, std::string_view room, std::int64_t from,
                          std::int64_t version, std::string_view patch) {
    return about_slice("patch", name, room) + R"("from":)" + std::to_string(from) +
           R"(,"version":)" + std::to_string(version) + R"(,"patch":)" + std::string{patch} + '}';
}

std::string answer_message(const Reply& reply) {
    Json json{{"type", "answer"}, {"id", reply.id.text}};
    if (const auto* accepted = std::get_if<meeting::Accepted>(&reply.answer)) {
        json["accepted"] = true;
        json["action"] = accepted->action.value;
        json["last"] = accepted->last.value;
        return text_of(json);
    }
    const auto& refusal = std::get<meeting::Refusal>(reply.answer);
    json["accepted"] = false;
    json["rule"] = refusal.rule;
    json["text"] = reply.sentence;
    json["names"] = refusal.names;
    if (refusal.because_of) {
        json["because_of"] = refusal.because_of->value;
    }
    if (refusal.by) {
        json["by"] = actor_json(*refusal.by);
    }
    return text_of(json);
}

std::string what_if_answer(const CommandId& id, meeting::Projection projection) {
    projection.turns.clear();
    return text_of(
        Json{{"type", "what_if"}, {"id", id.text}, {"projection", codec::to_json(projection)}});
}

std::string trouble_message(std::string_view sentence) {
    return text_of(Json{{"type", "trouble"}, {"text", sentence}});
}

std::string screen_message(const ScreenOrder& order, std::string_view address) {
    Json json{{"type", "screen"}, {"do", word_of(order.what)}};
    if (!order.text.empty()) {
        json["text"] = order.text;
    }
    if (!address.empty()) {
        json["address"] = address;
    }
    return text_of(json);
}

std::vector<std::string_view> order_words() {
    std::vector<std::string_view> words;
    for (const auto& [what, word] : kOrders) {
        words.push_back(word);
    }
    return words;
}

std::string order_answer(const CommandId& id, std::size_t told) {
    return text_of(Json{{"type", "screens"}, {"id", id.text}, {"told", told}});
}

std::string rows_message(const std::vector<std::string>& rows, std::int64_t last) {
    std::string text = R"({"type":"rows","last":)" + std::to_string(last) + R"(,"rows":[)";
    for (const std::string& row : rows) {
        text += (text.back() == '[' ? "" : ",") + row;
    }
    return text + "]}";
}

std::string forked_message(std::int64_t term, std::int64_t from, std::string_view sentence) {
    return text_of(Json{{"type", "forked"}, {"term", term}, {"from", from}, {"text", sentence}});
}

Reply read_answer(const Json& message) {
    Reply reply;
    reply.id = codec::from_json<CommandId>(need(message, "id"), "id");
    if (codec::from_json<bool>(need(message, "accepted"), "accepted")) {
        reply.answer = meeting::Accepted{
            codec::from_json<meeting::ActionId>(need(message, "action"), "action"),
            codec::from_json<meeting::SequenceNumber>(need(message, "last"), "last")};
        return reply;
    }
    meeting::Refusal refusal;
    refusal.rule = codec::from_json<std::string>(need(message, "rule"), "rule");
    refusal.names = maybe<std::map<std::string, std::string>>(message, "names")
                        .value_or(std::map<std::string, std::string>{});
    refusal.because_of = maybe<meeting::ActionId>(message, "because_of");
    refusal.by = maybe<meeting::Actor>(message, "by");
    reply.answer = std::move(refusal);
    reply.sentence = codec::from_json<std::string>(need(message, "text"), "text");
    return reply;
}

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::int64_t microseconds(timing::Instant instant) {
    return std::chrono::floor<std::chrono::microseconds>(instant.time_since_epoch()).count();
}

}  // namespace dais::net
