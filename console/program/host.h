// A conference that this process runs: the record, the desk on its thread, and the screens' server.
// The window's door and the wire's hub both lead to the same desk.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "console/program/access_options.h"
#include "console/program/desk_thread.h"
#include "console/program/disk_watch.h"
#include "console/program/followers.h"
#include "console/program/log.h"
#include "console/program/recent_rows.h"
#include "console/program/rolling_copies.h"
#include "console/program/timed_journal.h"
#include "console/program/told_relays.h"
#include "console/program/told_server.h"
#include "meeting/codec/strings.h"
#include "meeting/door.h"
#include "net/histogram.h"
#include "net/hub.h"
#include "net/limits.h"
#include "net/server.h"
#include "timing/system_time_source.h"

namespace dais::console {

struct HostOptions {
    std::filesystem::path file;
    std::filesystem::path assets;
    std::string bind;
    int port = 0;
    AccessOptions access;
    std::string officer;             ///< the name under which the console at the desk acts
    net::Limits limits;              ///< of the screens' server
    std::string nats;                ///< where relays are told of the public slices; empty: nowhere
    CopyOptions copies;              ///< of the record, now and then
    std::filesystem::path log = {};  ///< who did what; empty: it is not kept
    bool sync = false;               ///< accept nothing that no standby has kept
    int voters = 0;                  ///< NATS servers at `nats` that keep the record too; 0: none
    /// Put around the record, for tests that let it fail; none: it is used as it is.
    std::function<std::unique_ptr<meeting::Journal>(std::unique_ptr<meeting::Journal>)> around = {};
};

/// Where the screens find this process.
struct Addresses {
    std::string http;                ///< "http://127.0.0.1:8026", with TLS https
    std::string ws;                  ///< "ws://127.0.0.1:8026/ws", with TLS wss
    std::vector<std::string> pages;  ///< what people open: hall, queue
    std::string officer_token;       ///< granted at this start
    std::string tls_fingerprint;     ///< of the certificate; empty: no TLS
    std::string pin;                 ///< of the public view; empty: it is open
};

/// What a server that listens there is called by others.
[[nodiscard]] Addresses addresses_at(const std::string& bind, int port, bool secure,
                                     const std::string& pin);

class Host final : public net::Hub {
  public:
    /// Opens the record, grants a fresh officer's link and starts serving. Throws with one
    /// sentence: meeting::JournalError, net::ServerError. `strings` outlives the host.
    Host(const HostOptions& options, const meeting::codec::Strings& strings);
    ~Host() override;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    Host(Host&&) = delete;
    Host& operator=(Host&&) = delete;

    [[nodiscard]] const Addresses& addresses() const { return addresses_; }

    /// The door for a window in this process; `wake` is called whenever there is something new to
    /// draw, from any thread. One at a time; it must not outlive the host.
    [[nodiscard]] std::unique_ptr<meeting::Door> door(std::function<void()> wake);

    // The wire's side.
    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override;
    bool submit(net::Request request) override;
    void screens_changed(std::shared_ptr<const meeting::views::ScreensView> screens) override;
    [[nodiscard]] std::string officer_at_desk() const override;
    [[nodiscard]] const net::Histogram* commit_times() const override { return &commit_times_; }
    [[nodiscard]] net::Leads* leads() override { return followers_.get(); }
    [[nodiscard]] std::shared_ptr<const net::Neighbours> neighbours() const override {
        return followers_->neighbours();
    }
    [[nodiscard]] bool fenced() const override { return followers_->fenced(); }
    [[nodiscard]] std::string terms() const override { return followers_->terms(); }

  private:
    friend class LocalDoor;
    void wake_window() const;
    DeskThread::Events desk_events();
    std::string report(const meeting::views::Board& board, const meeting::InternalTrouble& trouble);
    std::unique_ptr<RecentRows> open_record(const HostOptions& options);
    std::unique_ptr<meeting::Desk> opened_desk(std::shared_ptr<const meeting::views::Board> shown);
    std::unique_ptr<meeting::Journal> timed(std::unique_ptr<meeting::Journal> journal);
    void watch_disk(const HostOptions& options);
    void stop();

    const meeting::codec::Strings& strings_;
    std::string officer_;
    timing::SystemTimeSource time_;
    net::Histogram commit_times_;
    std::optional<net::TlsFiles> tls_;
    std::filesystem::path file_;
    Log log_;
    const TimedJournal* timed_ = nullptr;  ///< inside journal_
    std::unique_ptr<Followers> followers_;
    std::unique_ptr<RecentRows> journal_;
    Addresses addresses_;
    net::Newest<meeting::views::ScreensView> screens_;
    mutable std::mutex wake_mutex_;
    std::function<void()> wake_;
    std::unique_ptr<DeskThread> desk_;
    // A board may be published before the server exists; the server reads the newest at its start.
    ToldServer told_;
    std::unique_ptr<net::Server> server_;
    ToldRelays relays_;
    std::unique_ptr<RollingCopies> copies_;  ///< null where nobody asked for copies
    std::unique_ptr<DiskWatch> watch_;
};

}  // namespace dais::console
