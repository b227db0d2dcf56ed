// A programme of work as CSV.
#include "console/program/programme_csv.h"
#include "console/program/not_imported.h"
#include "meeting/history.h"
#include "meeting/make_programme_view.h"
#include "tests/fuzz/tables.h"

using namespace dais;
using fuzz::hold;
using meeting::ConferenceFacts;
using meeting::Programme;

namespace {

const std::shared_ptr<const ConferenceFacts>& facts() {
    static const std::shared_ptr<const ConferenceFacts> small = [] {
        auto made = std::make_shared<ConferenceFacts>();
        made->key = "test";
        made->short_title = "Test";
        made->zone = "America/New_York";
        made->rooms = {{.key = {"main"}, .name = "Conference room"},
                       {.key = {"virtual"}, .name = "Virtual meeting"}};
        return made;
    }();
    return small;
}

std::string written(const Programme& programme) {
    meeting::State state;
    state.conference.facts = facts();
    state.conference.programme = std::make_shared<const Programme>(programme);
    return console::programme_csv(
        {.key = facts()->key, .zone = facts()->zone},
        meeting::views::programme_view(state, meeting::views::Told::officers));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{fuzz::text_of(data, size)};
    try {
        Programme programme;
        programme.meetings = console::programme_from_csv("week.csv", text, *facts(), Programme{});
        const std::string csv = written(programme);
        const auto again = console::programme_from_csv("week.csv", csv, *facts(), Programme{});
        hold(again == programme.meetings, "another programme", csv);
    } catch (const std::runtime_error& error) {
        // One sentence, or a heading and a line for each row of the file.
        hold(std::string_view{error.what()}.size() > 10, "nothing is said", error.what());
    }
    return 0;
}
