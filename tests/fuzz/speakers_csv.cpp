// A list of speakers as CSV.
#include <sstream>

#include "console/program/speakers_csv.h"
#include "tests/fuzz/conference_files.h"
#include "tests/fuzz/tables.h"

using namespace dais;
using namespace dais::console;
using fuzz::hold;

namespace {

const meeting::views::DirectoryView& directory() {
    static const meeting::views::DirectoryView small = [] {
        const auto& files = fuzz::small_conference();
        const auto facts =
            meeting::codec::conference_from(files.conference, files.profile, files.delegations);
        meeting::views::DirectoryView made;
        made.delegations = facts->delegations;
        made.groups = facts->groups;
        return made;
    }();
    return small;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const CsvTable table = read_csv(fuzz::text_of(data, size));
        std::ostringstream rows;
        write_csv_row(rows, table.header.fields);
        for (const auto& row : table.rows) {
            write_csv_row(rows, row.fields);
        }
        const CsvTable again = read_csv(rows.str());
        hold(again.header.fields == table.header.fields && again.rows.size() == table.rows.size(),
             "another table", rows.str());

        const SpeakerFile file = match_speakers(table, directory());
        for (const auto& line : file.lines) {
            for (const auto* remarks : {&line.problems, &line.remarks}) {
                for (const auto& each : *remarks) {
                    fuzz::hold_said(each);
                }
            }
        }
        if (all_match(file) && !file.lines.empty()) {
            std::ostringstream out;
            write_speakers(speakers_of(file), directory(), out);
            const SpeakerFile same = match_speakers(read_csv(out.str()), directory());
            hold(all_match(same) && speakers_of(same) == speakers_of(file), "other speakers",
                 out.str());
        }
    } catch (const CsvError& error) {
        fuzz::hold_said(error.remark());
    }
    return 0;
}
