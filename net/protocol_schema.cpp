#include "net/protocol_schema.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "meeting/codec/codec.h"
#include "meeting/views.h"
#include "net/messages.h"

namespace dais::net {

namespace codec = meeting::codec;
namespace views = meeting::views;
using codec::Definitions;
using codec::list_of;
using codec::map_of;
using codec::of_type;
using codec::one_word_of;
using codec::reference;
using codec::schema_read;
using codec::schema_written;

namespace {

Schema text() { return of_type("string"); }

// What is counted in bytes where it is read has no more characters than that.
Schema text(std::size_t least, std::size_t most) {
    Schema schema = text();
    schema["minLength"] = least;
    schema["maxLength"] = most;
    return schema;
}

Schema whole() { return of_type("integer"); }

Schema whole_from(int least) {
    Schema schema = whole();
    schema["minimum"] = least;
    return schema;
}

template <class Value>
Schema always(Value value) {
    Schema schema = Schema::object();
    schema["const"] = value;
    return schema;
}

Schema one_of(Schema schemas) {
    Schema schema = Schema::object();
    schema["oneOf"] = std::move(schemas);
    return schema;
}

/// A message: an object whose `type` says what it is, and nothing but the fields named.
class Message {
  public:
    Message(std::string_view type, std::string_view description) {
        schema_["description"] = description;
        schema_["type"] = "object";
        schema_["properties"]["type"] = always(type);
        schema_["required"] = Schema::array({"type"});
        schema_["additionalProperties"] = false;
    }

    Message& must(const std::string& name, Schema schema) {
        schema_["required"].push_back(name);
        return may(name, std::move(schema));
    }

    Message& may(const std::string& name, Schema schema) {
        schema_["properties"][name] = std::move(schema);
        return *this;
    }

    [[nodiscard]] Schema done() const { return schema_; }

  private:
    Schema schema_ = Schema::object();
};

Schema id() { return text(1, codec::kLongestCommandId); }

// ---- from a screen ----------------------------------------------------------------------------

Schema add_from(Definitions& definitions, const Limits& limits) {
    const Schema command =
        definitions.add("from.Command", schema_read<meeting::Command>(definitions));
    const std::vector<Schema> messages{
        definitions.add(
            "from.hello",
            Message{"hello", "The first message: what the screen is, what it holds, what it draws."}
                .must("page", text(1, limits.name_bytes))
                .may("room", text())
                .may("name", text(1, limits.name_bytes))
                .may("have", map_of(whole()))
                .may("epoch", whole())
                .may("screen", text(1, limits.screen_id_bytes))
                .may("wants", list_of(text()))
                .may("patches", of_type("boolean"))
                .done()),
        definitions.add("from.time",
                        Message{"time", "Asks for the time; `sent` comes back as it was."}
                            .must("sent", of_type("number"))
                            .may("rtt_ms", whole_from(0))
                            .done()),
        definitions.add(
            "from.command",
            Message{"command", "One act, by whoever has a personal link that allows it."}
                .must("id", id())
                .must("command", command)
                .done()),
        definitions.add("from.what_if",
                        Message{"what_if", "Asks how a meeting would end; changes nothing."}
                            .must("id", id())
                            .must("meeting", text())
                            .must("what_if", schema_read<meeting::WhatIf>(definitions))
                            .done()),
        definitions.add("from.screens", Message{"screens", "An officer tells displays what to do."}
                                            .may("id", id())
                                            .must("do", one_word_of(order_words()))
                                            .may("screens", list_of(whole()))
                                            .may("text", text())
                                            .done()),
        definitions.add("from.follow", Message{"follow", "A standby says where its record ends."}
                                           .must("after", whole_from(0))
                                           .must("hash", text())
                                           .must("term", whole_from(1))
                                           .must("name", text(1, limits.name_bytes))
                                           .may("address", text())
                                           .may("leader", text())
                                           .done()),
        definitions.add("from.kept", Message{"kept", "A standby has kept the rows up to this one."}
                                         .must("sequence", whole_from(0))
                                         .done()),
        definitions.add("from.take_over",
                        Message{"take_over", "An officer has this standby take over."}
                            .must("id", id())
                            .may("force", of_type("boolean"))
                            .done()),
    };
    return definitions.add("from", one_of(messages));
}

// ---- to a screen ------------------------------------------------------------------------------

template <class View>
struct Shown {
    static constexpr bool has_room = false;
    using Value = View;
};

// What stands where on the board says what a slice is made of, and whether each room has its own.
template <class View>
Shown<View> shown(views::Slice<View> views::Board::* /*where*/);
template <class View>
Shown<View> shown(views::Slice<View> views::Audience::* /*where*/);
template <class View>
Shown<View> shown(std::map<meeting::DelegationKey, views::Slice<View>> views::Board::* /*where*/);
template <class View>
struct ShownByRoom : Shown<View> {
    static constexpr bool has_room = true;
};
template <class View>
ShownByRoom<View> shown(std::map<meeting::RoomKey, views::Slice<View>> views::Board::* /*where*/);
template <class View>
ShownByRoom<View> shown(
    std::map<meeting::RoomKey, views::Slice<View>> views::Audience::* /*where*/);

template <class View>
Schema slice(Definitions& definitions, const std::string& name, bool has_room) {
    Message message{"slice", "The whole slice as it now is."};
    message.must("name", always(name));
    if (has_room) {
        message.must("room", text());
    }
    message.must("version", whole()).must("value", schema_written<View>(definitions, name));
    Schema schema = message.done();
    const auto roles = codec::roles_that_see<View>(name);
    if (roles.size() < codec::all_roles().size()) {
        schema["x-seen-by"] = codec::words_of_roles(roles);
    }
    return definitions.add("to.slice." + name, std::move(schema));
}

template <class Where>
Schema slice(Definitions& definitions, const std::string& name, Where where) {
    using Made = decltype(shown(where));
    return slice<typename Made::Value>(definitions, name, Made::has_room);
}

Schema add_slices(Definitions& definitions) {
    using views::Audience;
    using views::Board;
    const std::vector<Schema> slices{
        slice(definitions, "conference", &Audience::conference),
        slice(definitions, "programme", &Audience::programme),
        slice(definitions, "floor", &Audience::floors),
        slice(definitions, "queue", &Audience::queues),
        slice(definitions, "texts", &Audience::texts),
        slice(definitions, "proceedings", &Board::proceedings),
        slice(definitions, "delegation", &Board::delegations),
        slice(definitions, "chair", &Board::chairs),
        slice(definitions, "script", &Board::script),
        slice(definitions, "podium", &Board::podium),
        slice(definitions, "booth", &Board::booths),
        slice(definitions, "directory", &Board::directory),
        slice(definitions, "lists", &Board::lists),
        slice(definitions, "procedure", &Board::procedure),
        slice(definitions, "figures", &Board::figures),
        slice(definitions, "projection", &Board::projections),
        slice(definitions, "history", &Board::history),
        slice(definitions, "record", &Board::record),
        slice(definitions, "access", &Board::access),
        slice<views::ScreensView>(definitions, "screens", false),
    };
    return definitions.add("to.slice", one_of(slices));
}

Schema add_answer(Definitions& definitions) {
    const Schema accepted = definitions.add("to.answer.accepted",
                                            Message{"answer", "It was carried out and is on disk."}
                                                .must("id", id())
                                                .must("accepted", always(true))
                                                .must("action", whole())
                                                .must("last", whole())
                                                .done());
    const Schema refused = definitions.add(
        "to.answer.refused", Message{"answer", "It was refused, and nothing changed."}
                                 .must("id", id())
                                 .must("accepted", always(false))
                                 .must("rule", text())
                                 .must("text", text())
                                 .must("names", map_of(text()))
                                 .may("because_of", whole())
                                 .may("by", schema_written<meeting::Actor>(definitions))
                                 .done());
    return definitions.add("to.answer", one_of(std::vector<Schema>{accepted, refused}));
}

Schema hello_answer_schema(Definitions& definitions, const Schema& instant) {
    return Message{"hello", "The answer to the hello; the slices follow."}
        .must("protocol", always("dais.v1"))
        .must("role", one_word_of(codec::words_of_roles(codec::all_roles())))
        .must("screen", whole())
        .must("epoch", whole())
        .must("now_us", instant)
        .must("version", whole())
        .may("actor", schema_written<meeting::Actor>(definitions))
        .may("delegation", text())
        .may("name", text())
        .may("message", text())
        .may("blank", always(true))
        .may("elsewhere", list_of(text()))
        .done();
}

Schema add_to(Definitions& definitions) {
    const Schema instant = schema_written<timing::Instant>(definitions);
    const std::vector<Schema> messages{
        definitions.add("to.hello", hello_answer_schema(definitions, instant)),
        definitions.add("to.clock",
                        Message{"clock", "The clock leapt: drop all samples, ask again."}
                            .must("epoch", whole())
                            .must("now_us", instant)
                            .done()),
        definitions.add("to.time", Message{"time", "The answer to `time`."}
                                       .must("sent", of_type("number"))
                                       .must("now_us", instant)
                                       .done()),
        add_slices(definitions),
        definitions.add("to.patch", Message{"patch", "What changed of a slice since `from`."}
                                        .must("name", text())
                                        .may("room", text())
                                        .must("from", whole())
                                        .must("version", whole())
                                        .must("patch", of_type("object"))
                                        .done()),
        definitions.add("to.elsewhere", Message{"elsewhere", "Where else screens may connect."}
                                            .must("elsewhere", list_of(text()))
                                            .done()),
        add_answer(definitions),
        definitions.add("to.what_if",
                        Message{"what_if", "How the meeting would end."}
                            .must("id", id())
                            .must("projection", schema_written<meeting::Projection>(definitions))
                            .done()),
        definitions.add("to.screen", Message{"screen", "What an officer tells this display to do."}
                                         .must("do", one_word_of(order_words()))
                                         .may("text", text())
                                         .may("address", text())
                                         .done()),
        definitions.add("to.screens", Message{"screens", "How many displays an order went to."}
                                          .must("id", id())
                                          .must("told", whole_from(0))
                                          .done()),
        definitions.add("to.rows", Message{"rows", "Rows of the record, for a standby."}
                                       .must("last", whole_from(0))
                                       .must("rows", list_of(of_type("object")))
                                       .done()),
        definitions.add("to.forked",
                        Message{"forked", "A standby's record is not the beginning of this one."}
                            .must("term", whole_from(1))
                            .must("from", whole_from(0))
                            .must("text", text())
                            .done()),
        definitions.add("to.trouble", Message{"trouble", "A message could not be read, and why."}
                                          .must("text", text())
                                          .done()),
    };
    return definitions.add("to", one_of(messages));
}

// ---- AsyncAPI ---------------------------------------------------------------------------------

/// A message of a direction: "from" or "to", and its name there.
struct Listed {
    std::string direction;
    std::string name;
    [[nodiscard]] std::string key() const { return direction + "." + name; }
};

std::vector<Listed> listed(const Schema& definitions, const std::string& direction) {
    std::vector<Listed> messages;
    for (const auto& each : definitions.at(direction).at("oneOf")) {
        const auto path = each.at("$ref").get<std::string>();
        const std::string start = "#/$defs/" + direction + ".";
        messages.push_back({direction, path.substr(start.size())});
    }
    return messages;
}

std::string summary_of(const Schema& definitions, const std::string& key) {
    const Schema& schema = definitions.at(key);
    if (schema.contains("description")) {
        return schema.at("description");
    }
    return key == "to.slice" ? "The whole slice as it now is." : "What became of a command.";
}

Schema refer_to(const std::string& where) {
    Schema schema = Schema::object();
    schema["$ref"] = where;
    return schema;
}

Schema message(const Schema& definitions, const Listed& listed) {
    Schema schema = Schema::object();
    schema["name"] = listed.name;
    schema["summary"] = summary_of(definitions, listed.key());
    schema["contentType"] = "application/json";
    schema["payload"] = refer_to("./protocol.schema.json#/$defs/" + listed.key());
    return schema;
}

Schema operation(std::string_view action, std::string_view summary,
                 const std::vector<Listed>& messages) {
    Schema schema = Schema::object();
    schema["action"] = action;
    schema["channel"] = refer_to("#/channels/ws");
    schema["summary"] = summary;
    schema["messages"] = Schema::array();
    for (const auto& each : messages) {
        schema["messages"].push_back(refer_to("#/channels/ws/messages/" + each.key()));
    }
    return schema;
}

Schema channel(const std::vector<std::vector<Listed>>& directions) {
    Schema schema = Schema::object();
    schema["address"] = "/ws";
    schema["description"] =
        "One JSON object in one text frame. The upgrade names the sub-protocol dais.v1.";
    for (const auto& messages : directions) {
        for (const auto& each : messages) {
            schema["messages"][each.key()] = refer_to("#/components/messages/" + each.key());
        }
    }
    Schema& headers = schema["bindings"]["ws"]["headers"];
    headers = of_type("object");
    headers["properties"]["Sec-WebSocket-Protocol"] = text();
    headers["properties"]["Sec-WebSocket-Protocol"]["pattern"] = "^dais\\.v1(, ?token\\..+)?$";
    headers["required"] = Schema::array({"Sec-WebSocket-Protocol"});
    schema["bindings"]["ws"]["method"] = "GET";
    return schema;
}

Schema security() {
    Schema schema = Schema::object();
    schema["type"] = "httpApiKey";
    schema["in"] = "header";
    schema["name"] = "Sec-WebSocket-Protocol";
    schema["description"] =
        "The token of a personal link as a second sub-protocol, `dais.v1, token.TOKEN`. Without "
        "one the connection has the role public.";
    return schema;
}

}  // namespace

Schema protocol_schema(const Limits& limits) {
    Definitions definitions;
    const std::vector<Schema> directions{add_from(definitions, limits), add_to(definitions)};
    Schema schema = Schema::object();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["$id"] = "urn:dais:protocol:dais.v1";
    schema["title"] = "dais.v1";
    schema["description"] =
        "Every message of dais.v1 (net/PROTOCOL.md). Made by `dais schema`. What goes to a screen "
        "is as this version sends it: a screen ignores types and fields that it does not know. "
        "x-seen-by names the roles that get a field or a slice, where not all do.";
    schema["anyOf"] = directions;
    schema["$defs"] = definitions.all();
    return schema;
}

Schema asyncapi_document() {
    const Schema definitions = protocol_schema().at("$defs");
    const auto from = listed(definitions, "from");
    const auto to = listed(definitions, "to");
    Schema schema = Schema::object();
    schema["asyncapi"] = "3.0.0";
    schema["info"]["title"] = "dais.v1";
    schema["info"]["version"] = "1";
    schema["info"]["description"] =
        "JSON over WebSocket for everything that shows or steers a conference; in words: "
        "PROTOCOL.md. Made by `dais schema --asyncapi`.";
    schema["defaultContentType"] = "application/json";
    Schema& desk = schema["servers"]["desk"];
    desk["host"] = "127.0.0.1:8026";
    desk["protocol"] = "ws";
    desk["security"] = Schema::array({refer_to("#/components/securitySchemes/personalLink")});
    schema["channels"]["ws"] = channel({from, to});
    schema["operations"]["fromScreen"] =
        operation("receive", "What a screen, a second console or a script says to the desk.", from);
    schema["operations"]["toScreen"] =
        operation("send", "What the desk tells whoever is connected.", to);
    for (const auto& messages : {from, to}) {
        for (const auto& each : messages) {
            schema["components"]["messages"][each.key()] = message(definitions, each);
        }
    }
    schema["components"]["securitySchemes"]["personalLink"] = security();
    return schema;
}

std::string printed(const Schema& schema) { return schema.dump(2) + "\n"; }

}  // namespace dais::net
