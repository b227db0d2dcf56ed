#include "console/program/rolling_copies.h"

#include <algorithm>
#include <condition_variable>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include "console/program/whole_file.h"
#include "meeting/journal/sqlite_journal.h"

namespace dais::console {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kDigits = 9;  // so that names sort as numbers do

std::optional<dev_t> disk_of(const fs::path& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? std::optional{found.st_dev} : std::nullopt;
}

// "week.row-000001234.dais" -> 1234, of files that are called as `stem` says.
std::optional<std::int64_t> rows_in(const std::string& name, const std::string& stem) {
    const std::string before = stem + ".row-";
    const std::string after = ".dais";
    if (name.size() != before.size() + kDigits + after.size() || !name.starts_with(before) ||
        !name.ends_with(after)) {
        return std::nullopt;
    }
    const std::string digits = name.substr(before.size(), kDigits);
    const bool all =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return all ? std::optional<std::int64_t>{std::stoll(digits)} : std::nullopt;
}

}  // namespace

RollingCopies::RollingCopies(fs::path file, CopyOptions options, Told told)
    : file_{std::move(file)},
      options_{std::move(options)},
      told_{std::move(told)},
      thread_{[this](const std::stop_token& stop) { run(stop); }} {}

std::string RollingCopies::trouble() const {
    const std::lock_guard lock{mutex_};
    return trouble_;
}

void RollingCopies::say(const std::string& trouble) {
    {
        const std::lock_guard lock{mutex_};
        if (trouble_ == trouble) {
            return;
        }
        trouble_ = trouble;
    }
    told_(trouble);
}

void RollingCopies::run(const std::stop_token& stop) {
    std::mutex waiting;
    std::condition_variable_any stopped;
    while (!stop.stop_requested()) {
        std::chrono::seconds next = options_.every;
        try {
            copy_if_changed([&] { return stop.stop_requested(); });
            say({});
        } catch (const std::exception& error) {
            if (stop.stop_requested()) {
                return;
            }
            next = std::min(next, kCopyAgain);
            say("No new copy of the record in \"" + options_.folder.string() + "\" (" +
                error.what() + "). The record itself goes on; it is tried again by itself.");
        }
        std::unique_lock lock{waiting};
        stopped.wait_for(lock, stop, next, [] { return false; });
    }
}

// Where a stick was is an ordinary folder when it is pulled: a copy there would be no second one.
void RollingCopies::refuse_other_disk() {
    const auto here = disk_of(options_.folder);
    if (!here || !fs::is_directory(options_.folder)) {
        throw std::runtime_error{"the folder is not there: put it or its disk back"};
    }
    const bool another = here != disk_of(file_);
    if (on_another_disk_.value_or(false) && !another) {
        throw std::runtime_error{"the folder's disk is not there: put it back"};
    }
    on_another_disk_ = another;
}

fs::path RollingCopies::name_of(std::int64_t rows) const {
    std::string digits = std::to_string(rows);
    digits.insert(0, kDigits - std::min(kDigits, digits.size()), '0');
    return options_.folder / (file_.stem().string() + ".row-" + digits + ".dais");
}

void RollingCopies::copy_if_changed(const std::function<bool()>& given_up) {
    const auto journal = meeting::SqliteJournal::open_reading(file_);
    // A copy that was taken away by hand is made again.
    if (journal->rows() == copied_ && fs::exists(name_of(copied_))) {
        return;
    }
    refuse_other_disk();
    const WholeFile copy{options_.folder / (file_.stem().string() + ".row.dais")};
    journal->backup(copy.part(), given_up);
    std::int64_t rows = 0;
    {
        const auto check = meeting::SqliteJournal::open_reading(copy.part());
        rows = check->verify([&](std::int64_t) {
            if (given_up()) {
                throw std::runtime_error{"given up"};
            }
        });
    }
    copy.keep_as(name_of(rows));
    copied_ = rows;
    remove_older(rows, journal->beginning());
}

// Of copies of this record only, and never of one that has more than this.
void RollingCopies::remove_older(std::int64_t rows, const std::string& beginning) const {
    std::vector<std::int64_t> copies;
    for (const auto& entry : fs::directory_iterator{options_.folder}) {
        const auto has = rows_in(entry.path().filename().string(), file_.stem().string());
        if (has && *has <= rows) {
            copies.push_back(*has);
        }
    }
    std::sort(copies.rbegin(), copies.rend());
    for (std::size_t i = kCopiesKept; i < copies.size(); ++i) {
        const fs::path older = name_of(copies[i]);
        try {
            if (meeting::SqliteJournal::open_reading(older)->beginning() == beginning) {
                fs::remove(older);
            }
        } catch (const meeting::JournalError&) {
            continue;  // whatever that is, it is not ours
        }
    }
}

}  // namespace dais::console
