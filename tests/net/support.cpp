#include "support.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "meeting/visibility.h"

namespace dais::net::test {

namespace {

constexpr int kPongFrame = 10;

template <class T>
views::Slice<T> slice(std::int64_t version, T value) {
    return std::make_shared<views::Versioned<T>>(views::Versioned<T>{version, std::move(value)});
}

const std::string kHidden{kSecret};

views::StatementView statement(std::int64_t id, const std::string& name) {
    views::StatementView view;
    view.id = {id};
    view.speaker.name = name;
    view.speaker.iso2 = "JM";
    view.inscription = meeting::InscriptionId{77001};
    view.clock = views::ClockState::standing;
    view.allotted = std::chrono::minutes{3};
    view.warning = std::chrono::seconds{30};
    return view;
}

views::FloorView floor(const std::string& room, std::int64_t id, const std::string& name) {
    views::FloorView view;
    view.room = {room};
    view.room_name = "Conference room";
    view.meeting = meeting::MeetingKey{"mon-am"};
    view.meeting_name = "1st meeting";
    view.state = meeting::MeetingState::in_session;
    view.items = {{{"7"}, "7", "B", "International Tracing Instrument", "ITI"}};
    view.statement = statement(id, name);
    view.last = statement(id - 1, kHidden + " last speaker");
    return view;
}

views::QueueView queue(const std::string& room, const std::string& next) {
    views::QueueView view;
    view.room = {room};
    view.next = {{1, {next, "KE", "", "", meeting::Modality::in_person}, "States"}};
    return view;
}

views::ConferenceView conference(std::int64_t epoch) {
    views::ConferenceView view;
    view.short_title = "BMS7";
    view.title = "Seventh Biennial Meeting of States";
    view.zone = "America/New_York";
    view.rehearsal = true;
    view.clock_epoch = epoch;
    view.elapsed_to_confirm = std::chrono::seconds{77002};
    view.rooms = {{{"main"}, "Conference room", true}, {{"side"}, "Side room", false}};
    return view;
}

views::ProgrammeView programme(bool all) {
    views::ProgrammeView view;
    views::MeetingView meeting;
    meeting.key = {"mon-am"};
    meeting.name = "1st meeting";
    meeting.ordinal = 1;
    meeting.room = {"main"};
    meeting.released_next = 77003;
    view.meetings.push_back(meeting);
    if (all) {
        meeting.key = {"closed"};
        meeting.name = kHidden + " closed meeting";
        view.meetings.push_back(meeting);
    }
    return view;
}

views::Audience audience(std::int64_t version, bool all) {
    views::Audience made;
    made.conference = slice(version, conference(version));
    made.programme = slice(version, programme(all));
    for (const std::string room : {"main", "side"}) {
        made.floors[{room}] = slice(version, floor(room, 412, "Jamaica"));
        made.queues[{room}] = slice(version, queue(room, all ? kHidden + " next" : "Kenya"));
    }
    return made;
}

void add_officers_slices(views::Board& board, std::int64_t version) {
    views::DirectoryView directory;
    directory.delegations.push_back({});
    directory.delegations.back().note = kHidden + " note";
    board.directory = slice(version, directory);
    views::ListsView lists;
    lists.lists.push_back({});
    lists.lists.back().name = kHidden + " list";
    board.lists = slice(version, lists);
    board.procedure = slice(version, views::ProcedureView{});
    board.script = slice(version, views::ScriptView{});
    board.podium = slice(version, views::PodiumView{});
    board.open.texts = board.participants.texts = board.officers.texts =
        slice(version, views::TextsView{});
    board.figures = slice(version, meeting::Figures{});
    views::HistoryView history;
    history.actions.push_back({.action = {412},
                               .actor = {2, "Ana"},
                               .at = {},
                               .what = "action.floor-given",
                               .names = {},
                               .undone = false,
                               .announcement = false,
                               .reason = {}});
    meeting::ProjectionBasis basis;
    basis.meeting = {"mon-am"};
    basis.ends = timing::UtcTime{std::chrono::hours{3}};
    board.projections = slice(version, views::ProjectionsView{{{basis, meeting::project(basis)}}});
    board.history = slice(version, history);
    board.record = slice(version, views::RecordView{true, version, kHidden + ".dais", ""});
}

void add_slices_of_roles(views::Board& board, std::int64_t version) {
    for (const std::string own : {"KEN", "JAM"}) {
        views::DelegationView view;
        view.delegation = {own};
        view.name = own;
        board.delegations[{own}] = slice(version, view);
    }
    for (const std::string room : {"main", "side"}) {
        views::ChairView chair;
        chair.room = {room};
        board.chairs[{room}] = slice(version, chair);
        views::BoothView booth;
        booth.room = {room};
        board.booths[{room}] = slice(version, booth);
    }
    board.access = slice(version, views::AccessView{});
    board.proceedings = slice(version, views::ProceedingsView{});
}

meeting::Grant grant(std::int64_t link, meeting::Role role, const std::string& name,
                     const std::string& token, const std::string& delegation = {}) {
    meeting::Grant made{.link = link, .role = role, .name = name, .token_hash = sha256_hex(token)};
    if (!delegation.empty()) {
        made.delegation = meeting::DelegationKey{delegation};
    }
    return made;
}

}  // namespace

timing::Reading MovableTime::read() const {
    timing::Reading reading = system_.read();
    reading.boot += timing::Duration{ahead_.load()};
    return reading;
}

views::Board board_at(std::int64_t version, const timing::Reading& reading) {
    views::Board board;
    board.version = version;
    board.face = {timing::Instant{std::chrono::hours{1}}, reading.boot};
    board.open = audience(version, false);
    board.participants = audience(version, false);
    board.officers = audience(version, true);
    add_officers_slices(board, version);
    add_slices_of_roles(board, version);
    board.grants = std::make_shared<std::vector<views::Grant>>(std::vector<views::Grant>{
        grant(2, meeting::Role::officer, "Ana", kOfficerToken),
        grant(5, meeting::Role::officer, "Ben", kOtherToken),
        grant(7, meeting::Role::chair, "Chair", kChairToken),
        grant(8, meeting::Role::delegation, "Kenya", kKenyaToken, "KEN"),
        grant(9, meeting::Role::delegation, "Jamaica", kJamaicaToken, "JAM"),
        grant(10, meeting::Role::interpreter, "Booths", kBoothToken)});
    return board;
}

void give_floor(views::Board& board, std::int64_t version, const std::string& name) {
    board.version = version;
    board.open.floors[{"main"}] = slice(version, floor("main", version, name));
    board.officers.floors[{"main"}] = board.open.floors[{"main"}];
    views::HistoryView history = board.history->value;
    history.actions.insert(history.actions.begin(),
                           {{version}, {2, "Ana"}, {}, "action.floor-given", {}, false});
    history.actions.resize(std::min<std::size_t>(history.actions.size(), 5));
    meeting::ProjectionBasis basis;
    basis.meeting = {"mon-am"};
    basis.ends = timing::UtcTime{std::chrono::hours{3}};
    board.projections = slice(version, views::ProjectionsView{{{basis, meeting::project(basis)}}});
    board.history = slice(version, history);
}

void leap(views::Board& board, std::int64_t version, timing::Duration by) {
    board.version = version;
    board.face.base += by;
    board.open.conference = board.officers.conference = slice(version, conference(version));
    give_floor(board, version, "Kenya");
}

// ---- conditions -------------------------------------------------------------------------------

void expect_public(const Json& value, const std::string& path) {
    if (value.is_array()) {
        for (const Json& each : value) {
            expect_public(each, path);
        }
    } else if (value.is_object()) {
        for (const auto& [name, each] : value.items()) {
            std::string below = path;
            below.append(".").append(name);
            EXPECT_TRUE(meeting::may_see(meeting::Role::open, below)) << below;
            expect_public(each, below);
        }
    }
}

bool eventually(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) {
            return false;
        }
        std::this_thread::yield();
    }
    return true;
}

// ---- FakeHub ----------------------------------------------------------------------------------

FakeHub::FakeHub(const timing::TimeSource& time)
    : board_{std::make_shared<views::Board>(board_at(417, time.read()))} {}

std::shared_ptr<const views::Board> FakeHub::board() const {
    const std::lock_guard lock{mutex_};
    return board_;
}

bool FakeHub::submit(Request request) {
    std::function<void(const Request&)> answer;
    {
        const std::lock_guard lock{mutex_};
        if (busy_) {
            return false;
        }
        if (!answer_) {
            requests_.push_back(std::move(request));
            changed_.notify_all();
            return true;
        }
        answer = answer_;
    }
    answer(request);
    return true;
}

void FakeHub::screens_changed(std::shared_ptr<const views::ScreensView> screens) {
    const std::lock_guard lock{mutex_};
    screens_ = std::move(screens);
    ++times_screens_told_;
    changed_.notify_all();
}

void FakeHub::change(const std::function<void(views::Board&)>& how) {
    Wire* wire = nullptr;
    {
        const std::lock_guard lock{mutex_};
        auto next = std::make_shared<views::Board>(*board_);
        how(*next);
        board_ = std::move(next);
        wire = wire_;
    }
    if (wire != nullptr) {
        wire->board_changed();
    }
}

void FakeHub::answer_with(std::function<void(const Request&)> answer) {
    const std::lock_guard lock{mutex_};
    answer_ = std::move(answer);
}

void FakeHub::refuse_all(bool busy) {
    const std::lock_guard lock{mutex_};
    busy_ = busy;
}

void FakeHub::connect(Wire* wire) {
    const std::lock_guard lock{mutex_};
    wire_ = wire;
}

std::optional<Request> FakeHub::next_request() {
    std::unique_lock lock{mutex_};
    if (!changed_.wait_for(lock, kDeadline, [&] { return !requests_.empty(); })) {
        return std::nullopt;
    }
    Request request = std::move(requests_.front());
    requests_.erase(requests_.begin());
    return request;
}

std::shared_ptr<const views::ScreensView> FakeHub::screens_where(
    const std::function<bool(const views::ScreensView&)>& condition) {
    std::unique_lock lock{mutex_};
    const bool met =
        changed_.wait_for(lock, kDeadline, [&] { return screens_ && condition(*screens_); });
    return met ? screens_ : nullptr;
}

int FakeHub::times_screens_told() const {
    const std::lock_guard lock{mutex_};
    return times_screens_told_;
}

Running::Running(const Limits& limits, const std::string& web, const std::string& strings)
    : hub{time}, wire{{"127.0.0.1", 0, web, strings}, limits, hub, time} {
    hub.connect(&wire);
}

Running::~Running() { hub.connect(nullptr); }

// ---- RawScreen --------------------------------------------------------------------------------

RawScreen::RawScreen(int port, int receive_buffer)
    : descriptor_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    if (receive_buffer > 0) {
        setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        // A window that never holds a whole segment is filled only a few times a second.
        const int segment = receive_buffer / 8;
        setsockopt(descriptor_, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ended_ = true;
    }
}

RawScreen::~RawScreen() { ::close(descriptor_); }

void RawScreen::send_raw(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return;  // the other side has gone; what is read next will tell
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool RawScreen::fill() {
    if (ended_) {
        return false;
    }
    pollfd waiting{descriptor_, POLLIN, 0};
    const int limit = static_cast<int>(std::chrono::milliseconds{kDeadline}.count());
    if (poll(&waiting, 1, limit) <= 0) {
        return false;
    }
    std::array<char, 65536> part{};
    const ssize_t got = recv(descriptor_, part.data(), part.size(), 0);
    if (got <= 0) {
        ended_ = true;
        return false;
    }
    input_.append(part.data(), static_cast<std::size_t>(got));
    return true;
}

bool RawScreen::has(std::size_t bytes) {
    while (input_.size() < bytes) {
        if (!fill()) {
            return false;
        }
    }
    return true;
}

std::string RawScreen::take(std::size_t bytes) {
    std::string taken = input_.substr(0, bytes);
    input_.erase(0, bytes);
    return taken;
}

HttpAnswer RawScreen::read_http(bool head_only) {
    HttpAnswer answer;
    std::size_t end = std::string::npos;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) {
            return answer;
        }
    }
    std::string head = take(end + 4);
    answer.status = std::atoi(head.substr(9, 3).c_str());
    for (std::size_t at = head.find("\r\n") + 2; head.compare(at, 2, "\r\n") != 0;) {
        const std::size_t line_end = head.find("\r\n", at);
        const std::size_t colon = head.find(": ", at);
        std::string name = head.substr(at, colon - at);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        answer.headers[name] = head.substr(colon + 2, line_end - colon - 2);
        at = line_end + 2;
    }
    const auto length = answer.headers.find("content-length");
    if (!head_only && length != answer.headers.end()) {
        const std::size_t bytes = std::stoul(length->second);
        answer.body = has(bytes) ? take(bytes) : std::string{};
    }
    return answer;
}

HttpAnswer RawScreen::request(const std::string& method, const std::string& path,
                              const std::string& more_headers) {
    send_raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n");
    return read_http(method == "HEAD");
}

int RawScreen::upgrade(const std::string& subprotocols, const std::string& path) {
    std::string headers =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!subprotocols.empty()) {
        headers += "Sec-WebSocket-Protocol: " + subprotocols + "\r\n";
    }
    return request("GET", path, headers).status;
}

void RawScreen::send_frame(int opcode, std::string_view payload, bool last) const {
    constexpr std::array<char, 4> kMask{0x12, 0x34, 0x56, 0x78};
    std::string frame;
    frame += static_cast<char>((last ? 0x80 : 0) | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80U | payload.size());
    } else if (payload.size() < 65536) {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(payload.size() >> 8U);
        frame += static_cast<char>(payload.size() & 0xFFU);
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8) {
            frame += static_cast<char>((payload.size() >> static_cast<unsigned>(shift)) & 0xFFU);
        }
    }
    frame.append(kMask.data(), kMask.size());
    for (std::size_t i = 0; i < payload.size(); ++i) {
        frame += static_cast<char>(payload[i] ^ kMask.at(i % 4));
    }
    send_raw(frame);
}

void RawScreen::send(const Json& message) const { send_text(text_of(message)); }
void RawScreen::send_text(std::string_view text) const { send_frame(kTextFrame, text); }

std::optional<WsFrame> RawScreen::next_frame() {
    if (!has(2)) {
        return std::nullopt;
    }
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(input_[at]); };
    std::size_t length = byte(1) & 0x7FU;
    std::size_t header = 2;
    const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (more > 0) {
        if (!has(header + more)) {
            return std::nullopt;
        }
        length = 0;
        for (std::size_t i = 0; i < more; ++i) {
            length = length << 8U | byte(header + i);
        }
        header += more;
    }
    if (!has(header + length)) {
        return std::nullopt;
    }
    const std::string whole = take(header + length);
    return WsFrame{static_cast<unsigned char>(whole[0]) & 0x0F, whole.substr(header)};
}

Json RawScreen::next() {
    auto frame = next_frame();
    while (frame && frame->opcode == kPongFrame) {  // between any two messages
        frame = next_frame();
    }
    return frame && frame->opcode == kTextFrame ? Json::parse(frame->payload) : Json{};
}

Json RawScreen::next(const std::string& type) {
    for (Json message = next(); !message.is_null(); message = next()) {
        if (message["type"] == type) {
            return message;
        }
    }
    return {};
}

Json RawScreen::next_slice(const std::string& name) {
    for (Json message = next("slice"); !message.is_null(); message = next("slice")) {
        if (message["name"] == name) {
            return message;
        }
    }
    return {};
}

std::vector<Json> RawScreen::all_until_now() {
    static std::atomic<int> asked = 0;
    const int mark = ++asked;
    send({{"type", "time"}, {"sent", mark}});
    std::vector<Json> messages;
    for (Json message = next(); !message.is_null(); message = next()) {
        if (message["type"] == "time" && message["sent"] == mark) {
            break;
        }
        messages.push_back(std::move(message));
    }
    return messages;
}

std::pair<int, std::string> RawScreen::close_told() {
    while (const auto frame = next_frame()) {
        if (frame->opcode == kCloseFrame && frame->payload.size() >= 2) {
            const int code = static_cast<unsigned char>(frame->payload[0]) << 8 |
                             static_cast<unsigned char>(frame->payload[1]);
            return {code, frame->payload.substr(2)};
        }
    }
    return {0, {}};
}

bool RawScreen::closed() {
    while (fill()) {
    }
    return ended_;
}

void RawScreen::hello(const Json& more) const {
    Json message{{"type", "hello"}, {"page", "test"}};
    message.update(more);
    send(message);
}

std::unique_ptr<RawScreen> RawScreen::connected(int port, const std::string& token,
                                                const Json& more) {
    auto screen = std::make_unique<RawScreen>(port);
    screen->upgrade(token.empty() ? "dais.v1" : "dais.v1, token." + token);
    screen->hello(more);
    return screen;
}

// ---- TemporaryFolder --------------------------------------------------------------------------

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dais-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error{"no temporary folder"};
    }
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& file, std::string_view text) const {
    const std::filesystem::path whole = std::filesystem::path{path_} / file;
    std::filesystem::create_directories(whole.parent_path());
    std::ofstream{whole, std::ios::binary} << text;
}

std::string TemporaryFolder::path(const std::string& below) const {
    return below.empty() ? path_ : path_ + "/" + below;
}

}  // namespace dais::net::test
