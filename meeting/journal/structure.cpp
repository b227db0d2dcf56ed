#include "meeting/journal/structure.h"

#include <map>
#include <memory>
#include <utility>

#include "meeting/journal/rows.h"

namespace dais::meeting::journal {

namespace {

// "trigger journal_never_changed" -> the text that made it.
std::map<std::string, std::string> layout_of(sqlite3* db) {
    std::map<std::string, std::string> parts;
    Query query{db, "SELECT type, name, tbl_name, sql FROM sqlite_schema"};
    while (query.step()) {
        parts[query.text(0) + " " + query.text(1)] = query.text(2) + ": " + query.text(3);
    }
    return parts;
}

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};

// As the database itself writes down what kLayout says.
std::map<std::string, std::string> expected_layout() {
    sqlite3* db = nullptr;
    sqlite3_open(":memory:", &db);
    const std::unique_ptr<sqlite3, Close> closed{db};
    execute(db, kLayout);
    return layout_of(db);
}

}  // namespace

std::optional<std::string> layout_fault(sqlite3* db) {
    const auto expected = expected_layout();
    auto found = layout_of(db);
    for (const auto& [name, text] : expected) {
        const auto part = found.find(name);
        if (part == found.end()) {
            return "its " + name + " is missing.";
        }
        if (part->second != text) {
            return "its " + name + " was changed.";
        }
        found.erase(part);
    }
    // A table of somebody's own does no harm; what hangs on the rows may.
    for (const auto& [name, text] : found) {
        if (text.starts_with("journal: ") || name.starts_with("trigger ")) {
            return "it holds a " + name + ", which no Dais made.";
        }
    }
    return std::nullopt;
}

std::optional<std::string> pages_fault(sqlite3* db) {
    Query query{db, "PRAGMA integrity_check(1)"};
    const std::string said = query.step() ? query.text(0) : "nothing could be read";
    return said == "ok" ? std::nullopt : std::optional{"the database says \"" + said + "\"."};
}

}  // namespace dais::meeting::journal
