// A row of the record: "TYPE VERSION", then its payload; with the type "command" what a command id
// was remembered with.
#include "meeting/codec/codec.h"
#include "meeting/codec/event_rows.h"
#include "tests/fuzz/fuzz.h"

using namespace dais;
using namespace dais::meeting;
using fuzz::hold;

namespace {

void event(std::string_view type, int version, std::string_view payload) {
    const codec::EventRow row = codec::to_row(codec::from_row(type, version, payload));
    hold(row.type == type, "another type", row.type);
    const codec::EventRow again =
        codec::to_row(codec::from_row(row.type, row.version, row.payload));
    hold(again.payload == row.payload, "another payload", row.payload);
}

void command(std::string_view content) {
    const Command once = codec::command_from(codec::parse(content));
    const std::string text = codec::to_json(once).dump();
    hold(codec::command_from(codec::parse(text)) == once, "another command", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = fuzz::lines_of(fuzz::text_of(data, size), 2);
    const auto blank = lines[0].find(' ');
    try {
        if (lines[0] == "command") {
            command(lines.back());
        } else {
            const bool newer = blank != std::string_view::npos && lines[0].substr(blank) != " 1";
            event(lines[0].substr(0, blank), newer ? 2 : 1, lines.size() > 1 ? lines[1] : "");
        }
    } catch (const codec::DecodeError& error) {
        fuzz::hold_sentence(error.what());
    }
    return 0;
}
