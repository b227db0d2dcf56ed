#include "console/program/host.h"

#include <iostream>

#include "console/program/local_door.h"
#include "console/program/machine_name.h"
#include "console/program/report.h"
#include "console/program/sentences.h"
#include "console/program/take_overs.h"
#include "console/program/token.h"
#include "console/program/told_standbys.h"
#include "meeting/journal/sqlite_journal.h"
#include "net/access.h"
#include "net/certificate.h"
#include "net/listener.h"
#include "net/nats_link.h"
#include "net/origin.h"

namespace dais::console {

namespace {

// A port in use, or an address or a certificate that cannot be used, is found out before a row is
// written: the record notes every opening.
std::unique_ptr<meeting::SqliteJournal> open_if_it_can_serve(
    const HostOptions& options, const std::optional<net::TlsFiles>& tls,
    const meeting::codec::Strings& strings) {
    static_cast<void>(net::read_origins(options.access.origins));
    if (tls) {
        static_cast<void>(net::checked_fingerprint(*tls));
    }
    if (!options.nats.empty()) {
        net::check_nats_address(options.nats);
    }
    const net::Listener probe{options.bind, options.port};
    auto journal = meeting::SqliteJournal::open(options.file);
    if (const auto taken = ask_who_leads(*journal, machines_of(*journal))) {
        throw meeting::JournalError{
            fenced_sentence(*taken, options.file.string(), journal->rows(), strings)};
    }
    return journal;
}

// With whom this machine leads from now on; null: nobody votes.
std::unique_ptr<Voters> voters_for(const HostOptions& options, meeting::SqliteJournal& journal,
                                   const meeting::codec::Strings& strings) {
    if (options.voters == 0) {
        return nullptr;
    }
    const std::string file = options.file.string();
    auto voters = std::make_unique<Voters>(
        VotersOptions{options.nats, options.voters, machine_name()}, journal.beginning(), strings);
    if (const auto rows = voters->claim(journal, file); rows > 0) {
        std::cerr << strings.say("voters.fetched",
                                 {{"rows", std::to_string(rows)}, {"file", file}}) +
                         "\n"
                  << std::flush;
    }
    return voters;
}

}  // namespace

Addresses addresses_at(const std::string& bind, int port, bool secure, const std::string& pin) {
    // A name that a browser on this machine can open; on all addresses, the machine's own.
    const bool everywhere = bind == "0.0.0.0" || bind == "::";
    const bool v6 = bind.find(':') != std::string::npos && !everywhere;
    const std::string host = everywhere ? "127.0.0.1" : v6 ? "[" + bind + "]" : bind;
    const std::string authority = host + ":" + std::to_string(port);
    const std::string http = (secure ? "https://" : "http://") + authority;
    const std::string fragment = pin.empty() ? "" : "#pin=" + pin;
    return {.http = http,
            .ws = (secure ? "wss://" : "ws://") + authority + "/ws",
            .pages = {http + "/hall" + fragment, http + "/queue" + fragment},
            .officer_token = {},
            .tls_fingerprint = {},
            .pin = pin};
}

Host::Host(const HostOptions& options, const meeting::codec::Strings& strings)
    : strings_{strings},
      officer_{options.officer},
      tls_{tls_files(options.access, options.bind)},
      file_{options.file},
      log_{options.log, time_},
      journal_{open_record(options)},
      screens_{std::make_shared<const meeting::views::ScreensView>()} {
    auto desk = opened_desk(nullptr);
    const std::string pin = pin_of(options.access);
    const std::string token = new_token();
    desk->grant_link(meeting::Role::officer, "Officer", net::sha256_hex(token));
    desk_ = std::make_unique<DeskThread>(std::move(desk), desk_events());
    server_ = std::make_unique<net::Server>(
        net::ServerOptions{.bind = options.bind,
                           .port = options.port,
                           .web_root = (options.assets / "web").string(),
                           .strings_root = (options.assets / "strings").string(),
                           .words = strings_,
                           .origins = options.access.origins,
                           .tls = tls_,
                           .pin = pin,
                           .limits = options.limits},
        *this, time_);
    told_.become(server_.get());
    server_->board_changed();  // whatever was published while it started
    addresses_ = addresses_at(options.bind, server_->port(), tls_.has_value(), pin);
    addresses_.tls_fingerprint = tls_ ? net::checked_fingerprint(*tls_) : std::string{};
    addresses_.officer_token = token;
    log_.opened(file_, addresses_.http);
    followers_->start(told_of_standbys(*desk_, told_, relays_, time_, options.sync), addresses_.ws);
    try {
        relays_.start(options.nats, *this, time_, strings_);
    } catch (...) {
        stop();
        throw;
    }
    watch_disk(options);
}

// A file that is not there, or that another process writes, is found out before it is read.
std::unique_ptr<RecentRows> Host::open_record(const HostOptions& options) {
    auto file = open_if_it_can_serve(options, tls_, strings_);
    auto voters = voters_for(options, *file, strings_);
    auto journal = timed(options.around ? options.around(std::move(file)) : std::move(file));
    followers_ = std::make_unique<Followers>(options.file, options.sync, strings_, std::string{},
                                             std::move(voters));
    return std::make_unique<RecentRows>(
        std::make_unique<JournalForStandbys>(std::move(journal), *followers_));
}

std::unique_ptr<meeting::Desk> Host::opened_desk(
    std::shared_ptr<const meeting::views::Board> shown) {
    auto desk = std::make_unique<meeting::Desk>(*journal_, time_, std::move(shown));
    for (const auto& rows : desk->set_aside()) {
        log_.set_aside(rows);
    }
    return desk;
}

std::unique_ptr<meeting::Journal> Host::timed(std::unique_ptr<meeting::Journal> journal) {
    auto timed = std::make_unique<TimedJournal>(std::move(journal), time_, commit_times_);
    timed_ = timed.get();
    return timed;
}

// The sentence goes to whoever reads the program's log, and with the record to the officers.
void Host::watch_disk(const HostOptions& options) {
    if (!options.copies.folder.empty()) {
        copies_ = std::make_unique<RollingCopies>(
            options.file, options.copies, [](const std::string& trouble) {
                std::cerr << (trouble.empty() ? "The record is copied again.\n" : trouble + "\n")
                          << std::flush;
            });
    }
    watch_ = std::make_unique<DiskWatch>(
        [this] { return timed_->writing_for(); },
        [this] { return copies_ ? copies_->trouble() : std::string{}; }, *desk_);
}

Host::~Host() {
    stop();
    log_.closed();
}

// What the desk's thread tells of; nothing here looks at desk_, which may not be there yet.
DeskThread::Events Host::desk_events() {
    using meeting::views::Board;
    return {
        .published =
            [this](const Board& board) {
                told_.board_changed();
                relays_.board_changed();
                wake_window();
                log_.shown(board);
            },
        .answered =
            [this](const Board& board, const meeting::Actor& actor, const meeting::Command& command,
                   const meeting::Answer& answer) { log_.answered(board, actor, command, answer); },
        .frozen = [this](
                      const Board& board,
                      const meeting::InternalTrouble& trouble) { return report(board, trouble); },
        .make_again =
            [this](std::shared_ptr<const Board> shown) { return opened_desk(std::move(shown)); },
        .restarted = [this] { log_.restarted(); },
        .checked =
            [this](meeting::Answer answer) { return followers_->checked(std::move(answer)); }};
}

std::string Host::report(const meeting::views::Board& board,
                         const meeting::InternalTrouble& trouble) {
    const std::string file =
        write_report({.record = file_,
                      .trouble = trouble,
                      .actor = trouble.actor ? named(board, *trouble.actor) : std::string{},
                      .rows = journal_->rows(),
                      .utc = time_.read().utc});
    log_.frozen(trouble, file);
    return file;
}

void Host::stop() {
    watch_.reset();
    copies_.reset();
    // The server goes first: it hands commands to the desk; then the desk, which tells nobody.
    told_.become(nullptr);
    server_.reset();
    followers_->stop();
    relays_.stop();  // while the desk, whose boards are looked at, is still there
    desk_.reset();
}

std::unique_ptr<meeting::Door> Host::door(std::function<void()> wake) {
    {
        const std::lock_guard lock{wake_mutex_};
        wake_ = std::move(wake);
    }
    return std::make_unique<LocalDoor>(*this);
}

std::shared_ptr<const meeting::views::Board> Host::board() const { return desk_->board(); }

bool Host::submit(net::Request request) {
    const auto connection = request.connection;
    const auto id = request.id;
    return desk_->offer(
        std::move(request.id), std::move(request.actor), std::move(request.command),
        [this, connection, id](const meeting::Answer& answer) {
            told_.tell([&](net::Server& server) {
                server.deliver({connection, id, answer, sentence_of(answer, strings_)});
            });
        });
}

void Host::screens_changed(std::shared_ptr<const meeting::views::ScreensView> screens) {
    log_.screens(*screens);
    screens_.set(std::move(screens));
    wake_window();
}

std::string Host::officer_at_desk() const {
    const std::lock_guard lock{wake_mutex_};
    return wake_ ? officer_ : std::string{};
}

void Host::wake_window() const {
    const std::lock_guard lock{wake_mutex_};
    if (wake_) {
        wake_();
    }
}

}  // namespace dais::console
