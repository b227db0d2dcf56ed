#include "console/program/files.h"

#include <ostream>

#include "console/program/assets.h"
#include "meeting/apply.h"
#include "meeting/codec/codec.h"
#include "meeting/codec/conference_file.h"
#include "meeting/codec/event_rows.h"
#include "meeting/desk.h"
#include "meeting/journal/sqlite_journal.h"
#include "timing/system_time_source.h"
#include "timing/zones.h"

namespace dais::console {

namespace fs = std::filesystem;

namespace {

// "biennial-meeting" beside the conference, else in the assets.
meeting::codec::NamedText referenced(const std::string& name, const fs::path& beside,
                                     const fs::path& in_assets, const std::string& conference,
                                     const char* field) {
    for (const fs::path& folder : {beside, in_assets}) {
        const fs::path path = folder / (name + ".json");
        if (std::error_code ignored; fs::is_regular_file(path, ignored)) {
            return {path.string(), read_text(path)};
        }
    }
    throw meeting::codec::ImportError{conference, field,
                                      "there is no file \"" + name + ".json\" beside it or in " +
                                          in_assets.string() + ": put it there, or name another."};
}

// A conference whose last day is over in its own zone.
bool is_past(const meeting::ConferenceFacts& facts, timing::UtcTime now) {
    const auto end = facts.last_day + std::chrono::hours{24};
    return timing::Zone::named(facts.zone).utc_or_first(end) <= now;
}

// Calls back for each row and gives the state they make.
template <class Each>
meeting::State replay(const fs::path& file, Each each) {
    const auto journal = meeting::SqliteJournal::open_reading(file);
    meeting::State state;
    journal->replay([&](const meeting::Recorded& row) {
        each(row);
        state = meeting::apply(std::move(state), row);
    });
    return state;
}

}  // namespace

bool make_conference(const fs::path& file, const fs::path& from, const fs::path& assets,
                     bool rehearsal) {
    const meeting::codec::NamedText conference{from.string(), read_text(from)};
    const auto names = meeting::codec::references_of(conference);
    const fs::path beside = from.parent_path().empty() ? fs::path{"."} : from.parent_path();
    const auto facts = meeting::codec::conference_from(
        conference,
        referenced(names.profile, beside, assets / "profiles", conference.name, "profile"),
        referenced(names.delegations, beside, assets, conference.name, "delegations"));
    const timing::SystemTimeSource time;
    const bool past = is_past(*facts, time.read().utc);
    auto journal = meeting::SqliteJournal::create(file);
    try {
        meeting::Desk::create(*journal, time, {facts, rehearsal || past});
    } catch (...) {
        // A file without its first row is no conference: take it away again.
        journal.reset();
        for (const char* part : {"", "-wal", "-shm"}) {
            std::error_code ignored;
            fs::remove(file.string() + part, ignored);
        }
        throw;
    }
    return rehearsal || past;
}

void verify_file(const fs::path& file, std::ostream& out) {
    const auto rows = meeting::SqliteJournal::open_reading(file)->verify();
    out << file.string() << " is sound: " << rows << " rows, each following the one before.\n";
}

void backup_file(const fs::path& file, const fs::path& to, std::ostream& out) {
    meeting::SqliteJournal::open_reading(file)->backup(to);
    const auto rows = meeting::SqliteJournal::open_reading(to)->verify();
    out << to.string() << " holds a sound copy of " << rows << " rows.\n";
}

void export_file(const fs::path& file, std::ostream& out) {
    using meeting::codec::Json;
    replay(file, [&](const meeting::Recorded& row) {
        const auto event = meeting::codec::to_row(row.event);
        Json payload = meeting::codec::parse(event.payload);
        if (std::holds_alternative<meeting::PrivatelySaid>(row.event)) {
            payload.erase("text");  // the private line leaves the file with nothing
        }
        out << Json{{"sequence", row.sequence.value},
                    {"action", row.action.value},
                    {"actor", meeting::codec::to_json(row.actor)},
                    {"recorded_us", meeting::codec::to_json(row.recorded)},
                    {"utc", meeting::codec::to_text(row.reading.utc)},
                    {"type", event.type},
                    {"version", event.version},
                    {"payload", std::move(payload)}}
                   .dump()
            << '\n';
    });
}

}  // namespace dais::console
