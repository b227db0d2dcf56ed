// The paragraphs of a draft: as CSV, or, where the first line is "text", as pasted from its PDF.
#include <algorithm>
#include <set>

#include "console/program/paragraphs_text.h"
#include "tests/fuzz/tables.h"

using namespace dais;
using namespace dais::console;
using fuzz::hold;

namespace {

bool same_texts(const TextStructure& one, const TextStructure& other) {
    return std::equal(one.paragraphs.begin(), one.paragraphs.end(), other.paragraphs.begin(),
                      other.paragraphs.end(), [](const auto& a, const auto& b) {
                          return a.number == b.number && a.label == b.label && a.text == b.text;
                      });
}

bool distinct_headings(const std::vector<meeting::Section>& sections) {
    std::set<std::string> headings;
    return std::all_of(sections.begin(), sections.end(),
                       [&](const auto& each) { return headings.insert(each.heading).second; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = fuzz::lines_of(fuzz::text_of(data, size), 2);
    try {
        const TextStructure read = lines[0] == "text"
                                       ? paragraphs_from_text(lines.back(), {})
                                       : paragraphs_from_csv(fuzz::text_of(data, size), {});
        for (const auto* remarks : {&read.problems, &read.remarks}) {
            for (const auto& each : *remarks) {
                fuzz::hold_said(each);
            }
        }
        if (read.problems.empty()) {
            const std::string csv = paragraphs_csv(read.sections, read.paragraphs, {});
            const TextStructure again = paragraphs_from_csv(csv, {});
            hold(again.problems.empty() && same_texts(again, read), "another text", csv);
            // A table names sections by their headings: two of one heading become one.
            hold(!distinct_headings(read.sections) ||
                     (again.sections == read.sections && again.paragraphs == read.paragraphs),
                 "other sections", csv);
        }
    } catch (const CsvError& error) {
        fuzz::hold_said(error.remark());
    }
    return 0;
}
