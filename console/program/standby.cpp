#include "console/program/standby.h"

#include <algorithm>
#include <utility>

#include <pthread.h>
#include <nlohmann/json.hpp>

#include "console/program/sentences.h"
#include "console/program/take_overs.h"
#include "meeting/codec/stored_row_json.h"
#include "meeting/rules/decision.h"
#include "net/certificate.h"
#include "net/listener.h"
#include "net/messages.h"
#include "net/origin.h"

namespace dais::console {

namespace codec = meeting::codec;
using net::Json;
using std::chrono::milliseconds;

namespace {

/// The leader is asked for the time so often: until there are enough round trips, and then.
constexpr milliseconds kAskOften{250};
constexpr milliseconds kAskRarely{1'000};
/// Not heard for so long, it may be taken over; for so long, the connection is begun anew.
constexpr milliseconds kUnheard{3'000};
constexpr milliseconds kTakenForDead{5'000};
/// While many rows come, what is shown is made anew this often; predictions as at a desk.
constexpr milliseconds kPublishEvery{250};
constexpr std::chrono::seconds kProjectAgain{15};
constexpr milliseconds kLook{200};

std::string address_of(const net::Link& link) {
    return (link.secure ? "wss://" : "ws://") + link.place() + "/ws";
}

}  // namespace

Standby::Standby(StandbyOptions options, const codec::Strings& strings,
                 std::function<void(const StandbyStatus&)> changed)
    : options_{std::move(options)},
      strings_{strings},
      changed_{std::move(changed)},
      leader_address_{address_of(options_.leader)},
      tls_{tls_files(options_.access, options_.bind)},
      pin_{pin_of(options_.access)},
      record_{options_.file, time_} {
    {
        const net::Listener probe{options_.bind, options_.port};  // found out before it follows
    }
    static_cast<void>(net::read_origins(options_.access.origins));
    {
        const std::lock_guard lock{mutex_};
        told_at_ = time_.read().boot;
        note_machines();
        if (record_.holds_conference()) {
            publish();
        }
    }
    connect();
    thread_ = std::thread{[this] { work(); }};
}

Standby::~Standby() {
    {
        const std::lock_guard lock{wanted_mutex_};
        stop_ = true;
        woken_.notify_all();
    }
    thread_.join();
    watch_.reset();
    told_.become(nullptr);
    server_.reset();
    client_.reset();
    if (lead_.followers) {
        lead_.followers->stop();
    }
    relays_.stop();
    lead_.desk.reset();
}

Addresses Standby::serve() {
    server_ = std::make_unique<net::Server>(
        net::ServerOptions{.bind = options_.bind,
                           .port = options_.port,
                           .web_root = (options_.assets / "web").string(),
                           .strings_root = (options_.assets / "strings").string(),
                           .words = strings_,
                           .origins = options_.access.origins,
                           .tls = tls_,
                           .pin = pin_,
                           .limits = options_.limits},
        *this, time_);
    told_.become(server_.get());
    server_->board_changed();  // whatever came while it started
    Addresses at = addresses_at(options_.bind, server_->port(), tls_.has_value(), pin_);
    at.tls_fingerprint = tls_ ? net::checked_fingerprint(*tls_) : std::string{};
    const std::lock_guard lock{mutex_};
    own_address_ = options_.address.empty() ? at.ws : options_.address;
    if (connected_ && !taken_) {
        ask_to_follow();  // again, now that there is an address to tell
    }
    return at;
}

// ---- the wire's side --------------------------------------------------------------------------

std::shared_ptr<const meeting::views::Board> Standby::board() const {
    const Lead* lead = leading_.load();
    return lead == nullptr ? board_.get() : lead->desk->board();
}

bool Standby::submit(net::Request request) {
    const auto connection = request.connection;
    const auto id = request.id;
    Lead* lead = leading_.load();
    if (lead == nullptr) {
        answer({connection, {}, {id, false}}, meeting::rules::refuse("desk.standby"));
        return true;
    }
    return lead->desk->offer(std::move(request.id), std::move(request.actor),
                             std::move(request.command),
                             [this, connection, id](const meeting::Answer& said) {
                                 answer({connection, {}, {id, false}}, said);
                             });
}

void Standby::screens_changed(std::shared_ptr<const meeting::views::ScreensView> /*screens*/) {}

net::Leads* Standby::leads() {
    Lead* lead = leading_.load();
    return lead == nullptr ? nullptr : lead->followers.get();
}

bool Standby::take_over(std::int64_t connection, meeting::Actor actor, net::TakeOverAsked asked) {
    const std::lock_guard lock{wanted_mutex_};
    wanted_.push_back({connection, std::move(actor), std::move(asked)});
    woken_.notify_all();
    return true;
}

std::shared_ptr<const net::Neighbours> Standby::neighbours() const {
    const Lead* lead = leading_.load();
    return lead == nullptr ? neighbours_.get() : lead->followers->neighbours();
}

bool Standby::fenced() const {
    const Lead* lead = leading_.load();
    return lead != nullptr && lead->followers->fenced();
}

std::string Standby::terms() const {
    if (const Lead* lead = leading_.load()) {
        return lead->followers->terms();
    }
    const std::lock_guard lock{terms_mutex_};
    return terms_;
}

// ---- following: the client's thread -----------------------------------------------------------

void Standby::connect() {
    net::ClientEvents events;
    events.opened = [this] {
        net::Hello hello;
        hello.page = "standby";
        hello.name = options_.name;
        hello.wants = std::vector<std::string>{};
        leader_->send(net::hello_message(hello));
    };
    events.received = [this](const Json& message) { received(message); };
    events.ticked = [this] { ticked(); };
    events.parted = [this](const net::Parting& parting) { parted(parting); };
    net::ClientOptions options;
    options.longest_delay = milliseconds{2'000};
    client_ = std::make_unique<net::Client>(options_.leader, options, std::move(events));
    leader_ = client_.get();
    client_->start();
}

void Standby::received(const Json& message) {
    const std::lock_guard lock{mutex_};
    if (taken_) {
        return;
    }
    told_at_ = time_.read().boot;
    try {
        take(message);
    } catch (const meeting::JournalError& error) {
        end(error.what());
    } catch (const std::exception& error) {
        end(strings_.say("standby.unreadable",
                         {{"place", options_.leader.place()}, {"why", error.what()}}));
    }
}

void Standby::take(const Json& message) {
    const std::string type = message.value("type", std::string{});
    const auto instant = [&] {
        return codec::from_json<timing::Instant>(message.at("now_us"), "now_us");
    };
    if (type == "hello") {
        greeted(message);
    } else if (type == "clock") {
        record_.clock_is(message.at("epoch").get<std::int64_t>(), instant(), told_at_);
    } else if (type == "time") {
        const timing::BootInstant sent{
            std::chrono::microseconds{message.at("sent").get<std::int64_t>()}};
        record_.time_is(sent, told_at_, instant());
    } else if (type == "rows") {
        take_rows(message);
    } else if (type == "forked") {
        take_forked(message);
    } else if (type == "trouble") {
        end(options_.leader.place() + ": " + message.value("text", std::string{}));
    }
}

void Standby::greeted(const Json& message) {
    if (message.value("role", std::string{}) != "officer") {
        end(strings_.say("standby.officers-link", {{"place", options_.leader.place()}}));
        return;
    }
    connected_ = true;
    known_ = false;
    record_.clock_is(message.at("epoch").get<std::int64_t>(),
                     codec::from_json<timing::Instant>(message.at("now_us"), "now_us"), told_at_);
    ask_to_follow();
    ask_time();
}

void Standby::ask_to_follow() {
    const meeting::RecordEnd& end = record_.end();
    leader_->send(net::follow_message({.after = end.sequence,
                                       .hash = codec::hex(end.hash),
                                       .term = end.term,
                                       .name = options_.name,
                                       .address = own_address_,
                                       .leader = leader_address_}));
}

// Rows that are here already came twice: they are dropped, and what is kept is said again.
void Standby::take_rows(const Json& message) {
    known_ = true;
    leaders_last_ = message.at("last").get<std::int64_t>();
    std::vector<meeting::StoredRow> rows;
    bool machines = false;
    for (const Json& each : message.at("rows")) {
        meeting::StoredRow row = codec::row_from_json(each);
        if (row.sequence > record_.end().sequence) {
            machines = machines || row.type == "StandbyJoined" || row.type == "LeadTaken";
            rows.push_back(std::move(row));
        }
    }
    if (!rows.empty()) {
        record_.append(rows);
    }
    leader_->send(net::kept_message(record_.end().sequence));
    if (machines) {
        note_machines();
    }
    const bool in_step = record_.end().sequence >= leaders_last_;
    if ((in_step && !rows.empty()) || told_at_ - published_at_ >= kPublishEvery) {
        publish();
    }
}

// The leader took over while this machine was away, and rows here came after: they are kept beside,
// and the record begins anew. Any other difference is for people to look at.
void Standby::take_forked(const Json& message) {
    const auto from = message.at("from").get<std::int64_t>();
    const auto term = message.at("term").get<std::int64_t>();
    const meeting::RecordEnd end = record_.end();
    if (from <= 0 || from > end.sequence || term <= end.term) {
        this->end(strings_.say(term < end.term ? "standby.older-term" : "standby.not-this-record",
                               {{"place", options_.leader.place()},
                                {"file", record_.file().string()},
                                {"why", message.value("text", std::string{})}}));
        return;
    }
    const auto kept = record_.set_aside(from);
    say_status_once(strings_.say("standby.set-aside", {{"file", record_.file().string()},
                                                       {"kept", kept.string()},
                                                       {"first", std::to_string(from)},
                                                       {"last", std::to_string(end.sequence)}}));
    ask_to_follow();
}

void Standby::ask_time() {
    asked_at_ = time_.read().boot;
    const auto sent =
        std::chrono::duration_cast<std::chrono::microseconds>(asked_at_.time_since_epoch());
    leader_->send(net::time_question(sent.count(), std::nullopt));
}

void Standby::ticked() {
    const std::lock_guard lock{mutex_};
    if (taken_) {
        return;
    }
    const timing::BootInstant now = time_.read().boot;
    if (connected_ && now - told_at_ > kTakenForDead) {
        connected_ = false;
        leader_->restart();
    } else if (connected_ &&
               now - asked_at_ >= (record_.clock_settled() ? kAskRarely : kAskOften)) {
        ask_time();
    }
    if (record_.holds_conference() &&
        (record_.face() != face_shown_ || heard() == unheard_since_.has_value() ||
         now - published_at_ > kProjectAgain)) {
        publish();
    }
}

void Standby::parted(const net::Parting& parting) {
    const std::lock_guard lock{mutex_};
    if (taken_) {
        return;
    }
    const bool never = !connected_ && !known_;
    connected_ = false;
    if (never && parting.why == net::Parting::Why::refused && parting.status != 503) {
        end(parting.sentence);
    }
}

// ---- with mutex_ held -------------------------------------------------------------------------

bool Standby::heard() const { return connected_ && time_.read().boot - told_at_ <= kUnheard; }

void Standby::publish() {
    const bool is_heard = heard();
    if (is_heard) {
        unheard_since_.reset();
    } else if (!unheard_since_) {
        unheard_since_ = record_.face().at(time_.read());
    }
    meeting::views::RecordView view;
    view.follows = options_.leader.place();
    view.unheard_since = unheard_since_;
    published_at_ = time_.read().boot;
    face_shown_ = record_.face();
    if (auto board = record_.board(std::move(view))) {
        board_.set(std::move(board));
    }
    told_.board_changed();
}

void Standby::note_machines() {
    auto made = std::make_shared<net::Neighbours>();
    made->elsewhere = {leader_address_};
    made->known = machines_of(record_.journal());
    made->known.push_back(leader_address_);
    neighbours_.set(std::move(made));
    std::string terms = terms_json(record_.end().term, false, take_overs(record_.journal()));
    const std::lock_guard lock{terms_mutex_};
    terms_ = std::move(terms);
}

void Standby::end(const std::string& sentence) {
    connected_ = false;
    ended_ = sentence;
}

void Standby::say_status_once(const std::string& sentence) { said_ += sentence + "\n"; }

// ---- its own thread ---------------------------------------------------------------------------

void Standby::work() {
    pthread_setname_np(pthread_self(), "dais-standby");
    for (;;) {
        std::deque<TakeOverWanted> wanted;
        {
            std::unique_lock lock{wanted_mutex_};
            woken_.wait_for(lock, kLook, [this] { return stop_ || !wanted_.empty(); });
            if (stop_) {
                return;
            }
            std::swap(wanted, wanted_);
        }
        for (const TakeOverWanted& each : wanted) {
            const meeting::Answer said = take_over_now(each);
            if (!each.unsaid) {
                answer(each, said);
            } else if (std::holds_alternative<meeting::Refusal>(said)) {
                const std::lock_guard lock{mutex_};
                say_not_taken(std::get<meeting::Refusal>(said));
            }
        }
        watch_voters();
        look();
    }
}

void Standby::look() {
    StandbyStatus now;
    {
        const std::lock_guard lock{mutex_};
        now.rows = record_.end().sequence;
        now.behind = std::max<std::int64_t>(leaders_last_ - now.rows, 0);
        now.sentence = std::exchange(said_, {});
        using What = StandbyStatus::What;
        now.what = taken_            ? What::leads
                   : !ended_.empty() ? What::ended
                   : !heard()        ? (known_ ? What::unheard : What::connecting)
                   : !known_         ? What::connecting
                   : now.behind > 0  ? What::behind
                                     : What::in_step;
        if (now.what == What::connecting && time_.read().boot - told_at_ > kUnheard) {
            now.what = What::unheard;
        }
        if (now.what == What::ended) {
            now.sentence += ended_;
        }
        if (now.what == status_.what && now.sentence.empty()) {
            return;
        }
        status_ = now;
        status_.sentence.clear();
    }
    changed_(now);
}

void Standby::answer(const TakeOverWanted& wanted, const meeting::Answer& said) {
    told_.tell([&](net::Server& server) {
        server.deliver({wanted.connection, wanted.asked.id, said, sentence_of(said, strings_)});
    });
}

}  // namespace dais::console
