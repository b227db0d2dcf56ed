// The client's side: messages of a server, a line each, as the second console takes them in.
#include "meeting/codec/stored_row_json.h"
#include "net/held_slices.h"
#include "net/messages.h"
#include "net/remote_board.h"
#include "tests/fuzz/fuzz.h"

using namespace dais;
using namespace dais::net;
using fuzz::hold;

namespace {

void take(const Json& message, HeldSlices& held, RemoteBoard& board) {
    const std::string type = message.value("type", std::string{});
    if (type == "answer") {
        const Reply reply = read_answer(message);
        const Reply again = read_answer(Json::parse(answer_message(reply)));
        hold(again.id == reply.id && again.answer == reply.answer, "another answer",
             message.dump());
    } else if (type == "slice" || type == "patch") {
        const auto whole = held.take(message);
        if (!whole) {
            return;
        }
        if (type == "slice") {
            hold(*whole == message, "another slice", message.dump());
        }
        // The value stands in the keyed form as it is, unless it has fields called as that form's.
        hold(whole->dump().find("$order") != std::string::npos ||
                 plain(keyed(whole->at("value"))) == whole->at("value"),
             "not the same when keyed", whole->dump());
        board.take(*whole);
    } else if (type == "rows") {
        for (const Json& row : message.at("rows")) {
            const meeting::StoredRow stored = meeting::codec::row_from_json(row);
            hold(meeting::codec::row_from_json(meeting::codec::row_json(stored)) == stored,
                 "another row", row.dump());
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    HeldSlices held;
    RemoteBoard board;
    constexpr std::size_t kMessages = 8;
    for (const auto line : fuzz::lines_of(fuzz::text_of(data, size), kMessages)) {
        const Json message = Json::parse(line, nullptr, false);
        try {
            take(message, held, board);
        } catch (const meeting::codec::DecodeError& error) {
            fuzz::hold_sentence(error.what());
        } catch (const Json::exception&) {
            // A field that is not there at all: the second console says so and goes on.
        }
    }
    static_cast<void>(board.board());
    return 0;
}
