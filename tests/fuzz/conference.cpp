// A conference as users write it: the first line says which of the three files the rest is; the
// other two are small and right.
#include "meeting/codec/codec.h"
#include "meeting/codec/event_rows.h"
#include "meeting/event.h"
#include "tests/fuzz/conference_files.h"

using namespace dais;
using namespace dais::meeting;
using fuzz::hold;

namespace {

void read(const fuzz::ConferenceFiles& files) {
    try {
        static_cast<void>(codec::references_of(files.conference));
        const auto facts =
            codec::conference_from(files.conference, files.profile, files.delegations);
        // As the record keeps it.
        const auto row = codec::to_row(ConferenceCreated{facts, true, {}});
        const auto again = codec::to_row(codec::from_row(row.type, row.version, row.payload));
        hold(again.payload == row.payload, "another conference", row.payload);
    } catch (const codec::ImportError& error) {
        fuzz::hold_sentence(error.what());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = fuzz::lines_of(fuzz::text_of(data, size), 2);
    const std::string text{lines.back()};
    fuzz::ConferenceFiles files = fuzz::small_conference();
    if (lines[0] == "profile") {
        files.profile.text = text;
    } else if (lines[0] == "delegations") {
        files.delegations.text = text;
    } else {
        files.conference.text = text;
    }
    read(files);
    return 0;
}
