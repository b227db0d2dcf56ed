// A client's text frame: hello, commands, orders, questions.
#include "net/messages.h"
#include "tests/fuzz/fuzz.h"

using namespace dais;
using namespace dais::net;
using fuzz::hold;
using fuzz::hold_sentence;

namespace {

FromScreen read(std::string_view text) { return read_message(text, Limits{}); }

struct Property {
    // Written, read and written again.
    template <class Kind, class Write>
    static void same(const Kind& read_once, Write write) {
        const std::string text = write(read_once);
        const FromScreen again = read(text);
        const auto* kind = std::get_if<Kind>(&again);
        hold(kind != nullptr, "read as something else", text);
        hold(write(*kind) == text, "read as another", text);
    }
    void operator()(const Hello& hello) const { same(hello, hello_message); }
    void operator()(const TimeAsked& asked) const {
        const std::string answer = time_answer(asked.sent, {});
        const Json json = Json::parse(answer, nullptr, false);
        hold(json.is_object() && json.contains("sent") && json["sent"].is_number(),
             "the number does not come back", answer);
    }
    void operator()(const Commanded& commanded) const {
        same(commanded, [](const Commanded& each) {
            return command_message(each.id, meeting::codec::to_json(each.command));
        });
    }
    void operator()(const WhatIfAsked& asked) const {
        hold(!asked.id.text.empty(), "a question without an id");
    }
    void operator()(const Ordered& ordered) const {
        same(ordered, [](const Ordered& each) {
            return order_message(each.id.value_or(meeting::CommandId{"x"}), each.order);
        });
    }
    void operator()(const FollowAsked& asked) const { same(asked, follow_message); }
    void operator()(const KeptSaid& said) const {
        same(said, [](const KeptSaid& each) { return kept_message(each.sequence); });
    }
    void operator()(const TakeOverAsked& asked) const { same(asked, take_over_message); }
    void operator()(const UnreadableCommand& command) const {
        hold(!command.id.text.empty(), "nobody to answer");
        hold_sentence(command.sentence);
    }
    void operator()(const Unreadable& message) const { hold_sentence(message.sentence); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::visit(Property{}, read(fuzz::text_of(data, size)));
    return 0;
}
