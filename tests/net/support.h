// What the tests of the wire share: a hub without a desk, a board made by hand, a clock that can be
// moved, and a client that may say anything at all.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/views.h"
#include "net/access.h"
#include "net/hub.h"
#include "net/messages.h"
#include "net/wire.h"
#include "timing/system_time_source.h"

namespace dais::net::test {

namespace views = meeting::views;

/// No wait of these tests may last longer.
inline constexpr std::chrono::seconds kDeadline{10};

inline const std::string kOfficerToken = "0123456789abcdef0123456789abcdef";
inline const std::string kOtherToken = "fedcba9876543210fedcba9876543210";
inline const std::string kChairToken = "c0ffee00c0ffee00c0ffee00c0ffee00";
inline const std::string kKenyaToken = "4e410b1e4e410b1e4e410b1e4e410b1e";
inline const std::string kJamaicaToken = "14a1ca0014a1ca0014a1ca0014a1ca00";
inline const std::string kBoothToken = "b007b007b007b007b007b007b007b007";

/// Real time that can be sent ahead.
class MovableTime final : public timing::TimeSource {
  public:
    [[nodiscard]] timing::Reading read() const override;
    void pass(timing::Duration by) { ahead_ += by.count(); }

  private:
    timing::SystemTimeSource system_;
    std::atomic<std::int64_t> ahead_ = 0;
};

// ---- a board made by hand ---------------------------------------------------------------------

/// The rooms are "main" and "side". Secrets are in every field that is not public.
[[nodiscard]] views::Board board_at(std::int64_t version, const timing::Reading& reading);
/// The same with other speakers: what an officer did since.
void give_floor(views::Board& board, std::int64_t version, const std::string& name);
/// A leap of the rehearsal's clock.
void leap(views::Board& board, std::int64_t version, timing::Duration by);

/// Every field at every depth must be the public's by the table of who sees what; `path` is the
/// slice's name at first.
void expect_public(const Json& value, const std::string& path);

/// Whether a condition came true within the deadline, for what has no call that waits.
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

/// Words that no public message may hold.
inline constexpr std::string_view kSecret = "SECRET";

// ---- a hub without a desk ---------------------------------------------------------------------

class FakeHub final : public Hub {
  public:
    explicit FakeHub(const timing::TimeSource& time);

    [[nodiscard]] std::shared_ptr<const views::Board> board() const override;
    bool submit(Request request) override;
    void screens_changed(std::shared_ptr<const views::ScreensView> screens) override;
    [[nodiscard]] std::string officer_at_desk() const override {
        const std::lock_guard lock{mutex_};
        return at_desk_;
    }
    void seat_at_desk(const std::string& name) {
        const std::lock_guard lock{mutex_};
        at_desk_ = name;
    }

    /// Changes the board as a desk would, and tells the wire.
    void change(const std::function<void(views::Board&)>& how);
    /// Where requests are answered; without one they wait in `requests`.
    void answer_with(std::function<void(const Request&)> answer);
    void refuse_all(bool busy);
    void connect(Wire* wire);

    [[nodiscard]] std::optional<Request> next_request();
    /// The newest list of screens for which the condition holds.
    [[nodiscard]] std::shared_ptr<const views::ScreensView> screens_where(
        const std::function<bool(const views::ScreensView&)>& condition);
    [[nodiscard]] int times_screens_told() const;

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::shared_ptr<const views::Board> board_;
    std::function<void(const Request&)> answer_;
    std::vector<Request> requests_;
    bool busy_ = false;
    std::string at_desk_;
    Wire* wire_ = nullptr;
    std::shared_ptr<const views::ScreensView> screens_;
    int times_screens_told_ = 0;
};

/// A wire with its hub on any free port.
struct Running {
    explicit Running(const Limits& limits = {}, const std::string& web = {},
                     const std::string& strings = {});
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Running(Running&&) = delete;
    Running& operator=(Running&&) = delete;

    MovableTime time;
    FakeHub hub;
    Wire wire;
};

// ---- a client that may say anything -----------------------------------------------------------

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
};

struct WsFrame {
    int opcode = 0;
    std::string payload;
};

inline constexpr int kTextFrame = 1;
inline constexpr int kBinaryFrame = 2;
inline constexpr int kCloseFrame = 8;

class RawScreen {
  public:
    /// Connects. `receive_buffer` 0: the system's own.
    explicit RawScreen(int port, int receive_buffer = 0);
    ~RawScreen();
    RawScreen(const RawScreen&) = delete;
    RawScreen& operator=(const RawScreen&) = delete;
    RawScreen(RawScreen&&) = delete;
    RawScreen& operator=(RawScreen&&) = delete;

    void send_raw(std::string_view bytes) const;
    /// Reads one answer; with head_only it has no body, whatever its length says.
    [[nodiscard]] HttpAnswer read_http(bool head_only = false);
    [[nodiscard]] HttpAnswer request(const std::string& method, const std::string& path,
                                     const std::string& more_headers = {});
    /// Asks for the upgrade; an empty name leaves the header out. The answer's status.
    int upgrade(const std::string& subprotocols, const std::string& path = "/ws");

    void send_frame(int opcode, std::string_view payload, bool last = true) const;
    void send(const Json& message) const;
    void send_text(std::string_view text) const;
    /// The next frame, or nothing where the connection ended or the deadline passed.
    [[nodiscard]] std::optional<WsFrame> next_frame();
    /// The next message; null where the connection ended.
    [[nodiscard]] Json next();
    /// The next message of a type, others left out.
    [[nodiscard]] Json next(const std::string& type);
    /// The next slice of a name.
    [[nodiscard]] Json next_slice(const std::string& name);
    /// Everything until an answer to a time question comes: all that was due before it.
    [[nodiscard]] std::vector<Json> all_until_now();
    /// The close code and reason, after anything else was read; code 0 where there was none.
    [[nodiscard]] std::pair<int, std::string> close_told();
    /// True once the other side has closed.
    [[nodiscard]] bool closed();

    void hello(const Json& more = Json::object()) const;
    /// Upgrades and says hello; the token may be empty.
    static std::unique_ptr<RawScreen> connected(int port, const std::string& token = {},
                                                const Json& more = Json::object());

  private:
    [[nodiscard]] bool fill();
    [[nodiscard]] bool has(std::size_t bytes);
    [[nodiscard]] std::string take(std::size_t bytes);

    int descriptor_ = -1;
    std::string input_;
    bool ended_ = false;
};

/// A folder that is gone afterwards.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    void write(const std::string& file, std::string_view text) const;
    [[nodiscard]] std::string path(const std::string& below = {}) const;

  private:
    std::string path_;
};

}  // namespace dais::net::test
