#include "console/program/log.h"

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <system_error>
#include <utility>

#include <date/date.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "meeting/codec/codec.h"
#include "meeting/logged_fields.h"
#include "meeting/words.h"

namespace dais::console {

namespace views = meeting::views;

namespace {

constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestKey = 64;

// One line, whatever somebody calls themselves.
std::string one_line(const std::string& text) {
    std::string line = text.substr(0, kLongestName);
    std::replace_if(
        line.begin(), line.end(),
        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\x7f'; }, ' ');
    return line;
}

std::string quoted(const std::string& name) { return '"' + one_line(name) + '"'; }

std::string utc_text(timing::UtcTime utc) {
    return date::format("%FT%TZ", date::floor<std::chrono::milliseconds>(utc));
}

bool is_key(const std::string& text) {
    return !text.empty() && text.size() <= kLongestKey &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '/' || c == '.' || c == '_';
           });
}

// Keys were found in the conference before a command was accepted; of one that was refused they may
// be anything.
std::string field_text(const nlohmann::json& value, bool accepted) {
    if (value.is_number_integer()) {
        return std::to_string(value.get<std::int64_t>());
    }
    if (accepted && value.is_string() && is_key(value.get<std::string>())) {
        return value.get<std::string>();
    }
    return {};
}

// Whom links are for: names and roles, never what opens them.
std::string links_text(const meeting::GrantAccess& granted) {
    std::string text;
    for (const auto& link : granted.links) {
        text += " " + std::string{word(link.role)} + "=" + quoted(link.name);
    }
    return text;
}

}  // namespace

// ---- the file ---------------------------------------------------------------------------------

LogFile::LogFile(std::filesystem::path file, std::int64_t most)
    : file_{std::move(file)}, most_{most} {
    if (!file_.empty()) {
        thread_ = std::thread{[this] { run(); }};
    }
}

LogFile::~LogFile() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    woken_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void LogFile::add(std::string line) {
    if (file_.empty()) {
        return;
    }
    {
        const std::lock_guard lock{mutex_};
        if (waiting_.size() >= kLogQueue) {
            ++left_out_;
            return;
        }
        waiting_.push_back(std::move(line));
    }
    woken_.notify_one();
}

void LogFile::run() {
    pthread_setname_np(pthread_self(), "dais-log");
    for (;;) {
        std::deque<std::string> lines;
        std::int64_t left_out = 0;
        bool stop = false;
        {
            std::unique_lock lock{mutex_};
            woken_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
            lines = std::exchange(waiting_, {});
            left_out = std::exchange(left_out_, 0);
            stop = stop_;
        }
        std::string text;
        for (const std::string& line : lines) {
            text += line + '\n';
        }
        if (left_out > 0) {
            text += "(" + std::to_string(left_out) +
                    " lines were left out: the disk was slower than what happened)\n";
        }
        try {
            write(text);
        } catch (const std::exception& error) {
            say_once(error.what());
        }
        if (stop) {
            return;
        }
    }
}

void LogFile::write(const std::string& lines) {
    if (lines.empty()) {
        return;
    }
    std::error_code failed;
    const auto length = std::filesystem::file_size(file_, failed);
    if (!failed && static_cast<std::int64_t>(length + lines.size()) > most_ && length > 0) {
        std::filesystem::rename(file_, file_.string() + ".1");
    }
    const int descriptor =
        ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        throw std::system_error{errno, std::generic_category(), file_.string()};
    }
    std::size_t done = 0;
    while (done < lines.size()) {
        const ssize_t more = ::write(descriptor, lines.data() + done, lines.size() - done);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            const int error = errno;
            ::close(descriptor);
            throw std::system_error{error, std::generic_category(), file_.string()};
        }
        done += static_cast<std::size_t>(more);
    }
    ::close(descriptor);
}

void LogFile::say_once(const std::string& why) {
    if (!std::exchange(said_, true)) {
        std::cerr << "The log is not being written (" + why +
                         "); the record is. Free the disk, or name another file with --log.\n"
                  << std::flush;
    }
}

// ---- what is written --------------------------------------------------------------------------

std::string named(const views::Board& board, const meeting::Actor& actor) {
    if (actor.link == 0) {
        return "desk " + quoted(actor.name);
    }
    std::string role = "link";
    if (board.grants) {
        for (const meeting::Grant& grant : *board.grants) {
            role = grant.link == actor.link ? std::string{word(grant.role)} : role;
        }
    }
    return role + ' ' + quoted(actor.name) + " (link " + std::to_string(actor.link) + ")";
}

std::string log_text(const meeting::Command& command, const meeting::Answer& answer) {
    const auto* accepted = std::get_if<meeting::Accepted>(&answer);
    const std::string_view type = meeting::codec::type_of(command);
    std::string text{type};
    const auto fields = meeting::logged_fields(type);
    if (!fields.empty()) {
        const nlohmann::json json = meeting::codec::to_json(command);
        for (const std::string_view field : fields) {
            const auto found = json.find(field);
            const std::string value =
                found == json.end() ? std::string{} : field_text(*found, accepted != nullptr);
            text += value.empty() ? "" : " " + std::string{field} + "=" + value;
        }
    }
    if (accepted == nullptr) {
        return text + ": refused, " + std::get<meeting::Refusal>(answer).rule;
    }
    if (const auto* granted = std::get_if<meeting::GrantAccess>(&command)) {
        text += links_text(*granted);
    }
    return text + ": action " + std::to_string(accepted->action.value);
}

Log::Log(const std::filesystem::path& file, const timing::TimeSource& time)
    : time_{time}, file_{file} {}

void Log::say(const std::string& text, const views::Board* board) {
    const timing::Reading reading = time_.read();
    std::string line = utc_text(reading.utc);
    if (board != nullptr) {
        line += " [" +
                utc_text(board->open.conference->value.utc_at_zero +
                         board->face.at(reading).time_since_epoch()) +
                "]";
    }
    file_.add(line + ' ' + text);
}

void Log::opened(const std::filesystem::path& record, const std::string& address) {
    say("Dais " + std::string{DAIS_VERSION} + " opened " + record.filename().string() +
        " and serves " + address + "; an officer's link was granted");
}

void Log::closed() { say("closed"); }

void Log::answered(const views::Board& board, const meeting::Actor& actor,
                   const meeting::Command& command, const meeting::Answer& answer) {
    const bool author = meeting::logs_author(meeting::codec::type_of(command));
    say((author ? named(board, actor) : std::string{"somebody"}) + ": " + log_text(command, answer),
        &board);
}

void Log::shown(const views::Board& board) {
    const views::RecordView& record = board.record->value;
    {
        const std::lock_guard lock{mutex_};
        if (std::exchange(written_, record.written) == record.written) {
            return;
        }
    }
    say(record.written ? "the record is being written again"
                       : "the record is not being written: " + record.trouble,
        &board);
}

void Log::screens(const views::ScreensView& screens) {
    std::map<std::int64_t, std::string> now;
    for (const views::ScreenView& screen : screens.screens) {
        if (screen.role == word(meeting::Role::officer) && screen.id != views::kDeskScreen) {
            now.emplace(screen.id, quoted(screen.name) + " from " + one_line(screen.address));
        }
    }
    const std::lock_guard lock{mutex_};
    for (const auto& [id, who] : now) {
        if (officers_.count(id) == 0) {
            say("officer " + who + " connected");
        }
    }
    for (const auto& [id, who] : officers_) {
        if (now.count(id) == 0) {
            say("officer " + who + " left");
        }
    }
    officers_ = std::move(now);
}

void Log::frozen(const meeting::InternalTrouble& trouble, const std::string& report) {
    say("an internal error stopped the desk, " + trouble.stage + ": " + trouble.what +
        (report.empty() ? "; no report could be written" : "; reported in " + report));
}

void Log::restarted() { say("the desk was restarted from the record"); }

void Log::set_aside(const meeting::RowsSetAside& rows) {
    say("the desk could not go on with rows " + std::to_string(rows.first.value) + " to " +
        std::to_string(rows.last.value) + " and set them aside: " + rows.trouble);
}

}  // namespace dais::console
