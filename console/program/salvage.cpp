#include "console/program/salvage.h"

#include <cstdlib>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "console/program/whole_file.h"
#include "meeting/codec/codec.h"
#include "meeting/journal/salvage.h"
#include "meeting/journal/sqlite_journal.h"

namespace dais::console {

namespace fs = std::filesystem;

namespace {

using meeting::JournalError;
using meeting::codec::Json;
using meeting::journal::in_quotes;

// Beside what is to be made: there must be space for it in any case.
class WorkFolder {
  public:
    explicit WorkFolder(const fs::path& beside) {
        std::string name = beside.string() + ".work-XXXXXX";
        if (::mkdtemp(name.data()) == nullptr) {
            throw JournalError{in_quotes(beside) +
                               " cannot be made: see that the folder exists and may be written."};
        }
        path_ = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    WorkFolder(WorkFolder&&) = delete;
    WorkFolder& operator=(WorkFolder&&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

// A file in use changes while it is copied.
void refuse_if_in_use(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool in_use = descriptor >= 0 && ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (in_use) {
        throw JournalError{in_quotes(file) + " is open in another Dais: end that first."};
    }
}

void refuse_if_there(const fs::path& file) {
    if (fs::exists(file)) {
        throw JournalError{in_quotes(file) + " is there already: choose another name."};
    }
}

// What export shows of a row, with what is known of its soundness.
std::string line_of(const meeting::journal::StoredRow& row, bool own) {
    Json payload;
    try {
        payload = meeting::codec::parse(row.payload);
    } catch (const meeting::codec::DecodeError&) {
        payload = row.payload;
    }
    if (row.type == "PrivatelySaid") {  // the private line leaves the file with nothing
        payload.is_object() ? static_cast<void>(payload.erase("text"))
                            : static_cast<void>(payload = nullptr);
    }
    return Json{{"sequence", row.sequence}, {"action", row.action},
                {"actor", row.actor_name},  {"utc_ns", row.utc},
                {"type", row.type},         {"version", row.type_version},
                {"as_its_hash_says", own},  {"payload", std::move(payload)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void salvage_file(const fs::path& file, const fs::path& to, std::ostream& out) {
    const fs::path rest_file = to.string() + ".rest.jsonl";
    if (!fs::is_regular_file(file)) {
        throw JournalError{"There is no file " + in_quotes(file) + ": check the name."};
    }
    refuse_if_there(to);
    refuse_if_there(rest_file);
    refuse_if_in_use(file);
    const WorkFolder work{to};
    const fs::path copy = work.path() / "damaged";
    fs::copy_file(file, copy);
    if (const fs::path log = file.string() + "-wal"; fs::exists(log)) {
        fs::copy_file(log, copy.string() + "-wal");
    }
    WholeFile whole{to};
    std::ostringstream rest;
    std::int64_t left = 0;
    meeting::journal::Salvaged salvaged;
    try {
        salvaged = meeting::journal::salvage(copy, whole.part(),
                                             [&](const meeting::journal::StoredRow& row, bool own) {
                                                 rest << line_of(row, own) << '\n';
                                                 ++left;
                                             });
    } catch (const JournalError& error) {
        throw JournalError{"Nothing of " + in_quotes(file) + " can be saved (" + error.what() +
                           "): open the last backup."};
    }
    if (left > 0) {
        WholeFile readable{rest_file};
        readable.write(rest.str());
        if (!readable.keep(false)) {
            refuse_if_there(rest_file);
        }
    }
    const std::string kept_for_reading = left == 0 ? " No later row can be read."
                                                   : " Of the later rows " + std::to_string(left) +
                                                         " can be read; they are kept in " +
                                                         in_quotes(rest_file) + ".";
    if (salvaged.rows == 0) {
        throw JournalError{"Nothing of " + in_quotes(file) + " can be saved: row 1: " +
                           salvaged.fault.value_or("there are no rows.") + kept_for_reading +
                           " Open the last backup."};
    }
    static_cast<void>(meeting::SqliteJournal::open_reading(whole.part())->verify());
    if (!whole.keep(false)) {
        refuse_if_there(to);
    }
    out << to.string() << " holds a sound record of " << salvaged.rows << " rows";
    if (!salvaged.fault) {
        out << ", all there were.\n";
        return;
    }
    out << ". From row " << salvaged.rows + 1 << " on nothing was taken: " << *salvaged.fault
        << kept_for_reading << '\n';
}

}  // namespace dais::console
