#include "console/program/report.h"

#include <sstream>

#include <date/date.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "meeting/codec/codec.h"

namespace dais::console {

namespace {

constexpr int kMostReports = 9;

// All of it or nothing: a report that tells half is worse than none.
bool write_new(const std::string& file, const std::string& text) {
    const int descriptor =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        return false;
    }
    const bool whole =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(descriptor);
    if (!whole) {
        ::unlink(file.c_str());
    }
    return whole;
}

}  // namespace

std::string report_text(const Report& report) {
    const meeting::InternalTrouble& trouble = report.trouble;
    std::ostringstream text;
    text << "Dais: an internal error stopped the desk.\n\n"
         << "when:     "
         << date::format("%FT%TZ", date::floor<std::chrono::milliseconds>(report.utc))
         << " (this machine), " << trouble.at.time_since_epoch().count()
         << " ns after the conference was created\n"
         << "what:     " << trouble.what << '\n'
         << "doing:    " << trouble.stage << '\n';
    if (trouble.command) {
        text << "command:  " << meeting::codec::type_of(*trouble.command) << ", id "
             << (trouble.id ? trouble.id->text : "") << '\n'
             << "actor:    " << report.actor << '\n';
    }
    text << "versions: Dais " << DAIS_VERSION << ", compiler " << __VERSION__ << ", SQLite "
         << sqlite3_libversion() << "\n\n"
         << "the last rows of the record (number, action, type):\n";
    for (const auto& row : report.rows) {
        text << "  " << row.sequence << ' ' << row.action << ' ' << row.type << '\n';
    }
    return text.str();
}

std::string write_report(const Report& report) {
    const std::string text = report_text(report);
    const std::string stem =
        report.record.string() + ".report-" +
        date::format("%Y%m%dT%H%M%SZ", date::floor<std::chrono::seconds>(report.utc));
    for (int i = 1; i <= kMostReports; ++i) {
        const std::string file = stem + (i == 1 ? "" : "-" + std::to_string(i)) + ".txt";
        if (std::filesystem::exists(file)) {
            continue;
        }
        return write_new(file, text) ? file : std::string{};
    }
    return {};
}

}  // namespace dais::console
