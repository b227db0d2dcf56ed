#include "console/program/followers.h"

#include <algorithm>
#include <iostream>
#include <utility>

#include <pthread.h>

#include "meeting/codec/stored_row_json.h"
#include "meeting/rules/decision.h"
#include "net/messages.h"

namespace dais::console {

namespace codec = meeting::codec;
namespace views = meeting::views;

namespace {

// Reads the file without the lock: neither the desk nor the wire waits for the disk.
template <class Read>
void unlocked(std::unique_lock<std::mutex>& lock, const Read& read) {
    lock.unlock();
    try {
        read();
    } catch (...) {
        lock.lock();
        throw;
    }
    lock.lock();
}

// The first row of a record of this term that does not count, as another took over; 0: none did.
std::int64_t fork_of(meeting::SqliteJournal& journal, std::int64_t term) {
    const auto taken = take_overs(journal);
    const auto next = std::find_if(taken.begin(), taken.end(),
                                   [&](const TakeOver& each) { return each.term > term; });
    return next == taken.end() ? 0 : next->after + 1;
}

}  // namespace

Followers::Followers(std::filesystem::path file, bool sync, const codec::Strings& strings,
                     const std::string& own, std::unique_ptr<Voters> voters)
    : file_{std::move(file)},
      sync_{sync},
      strings_{strings},
      rows_{meeting::SqliteJournal::open_reading(file_)},
      voters_{std::move(voters)} {
    machines_ = machines_of(*rows_);
    std::erase(machines_, own);
    tell_neighbours(Lock{mutex_});
}

Followers::~Followers() { stop(); }

void Followers::start(Told told, const std::string& address) {
    {
        const Lock lock{mutex_};
        told_ = std::move(told);
        const meeting::RecordEnd end = rows_->end();
        last_ = end.sequence;
        terms_ = terms_json(end.term, true, take_overs(*rows_));
        voters_away_ = strings_.say("voters.catching-up");
    }
    if (voters_) {
        start_voters(address);
    }
    reading_ = std::thread{[this] { send_rows(); }};
    watching_ = std::thread{[this] { watch(); }};
}

void Followers::start_voters(const std::string& address) {
    voters_->start(file_, last_, address,
                   {.kept =
                        [this](std::int64_t last) {
                            const Lock lock{mutex_};
                            voted_ = std::max(voted_, last);
                            if (voted_ >= last_) {
                                voters_in_step_ = true;
                                voters_away_.clear();
                            }
                            changed_.notify_all();
                        },
                    .away =
                        [this](const std::string& why) {
                            const Lock lock{mutex_};
                            voters_in_step_ = false;
                            voters_away_ = why;
                            changed_.notify_all();
                        },
                    .taken = [this](const TakeOver& taken) { fence(taken); }});
}

void Followers::stop() {
    {
        const Lock lock{mutex_};
        stop_ = true;
        changed_.notify_all();
    }
    for (std::thread* each : {&reading_, &watching_}) {
        if (each->joinable()) {
            each->join();
        }
    }
    if (voters_) {
        voters_->stop();
    }
    rows_.reset();  // the record is closed by the last who has it open, and that is not a reader
}

// ---- the desk's thread ------------------------------------------------------------------------

void Followers::before_append(bool by_command) const {
    const Lock lock{mutex_};
    if (taken_) {
        throw meeting::JournalRefusal{"desk.fenced", fenced_because_};
    }
    if (sync_ && by_command && !someone_in_step()) {
        throw meeting::JournalRefusal{"record.standby-away", strings_.say("standby.away")};
    }
    if (voters_ && by_command && !voters_in_step_) {
        throw meeting::JournalRefusal{"record.standby-away",
                                      strings_.say("voters.away", {{"trouble", voters_away_}})};
    }
}

void Followers::appended(std::int64_t last, bool by_command) {
    Lock lock{mutex_};
    last_ = last;
    changed_.notify_all();
    if (voters_) {
        voters_->appended(last);
    }
    if (!waits() || !by_command) {
        return;
    }
    const bool confirmed = changed_.wait_for(
        lock, kConfirmTime, [&] { return stop_ || taken_ || kept_elsewhere(last); });
    if (confirmed) {
        return;
    }
    // Until they have caught up again.
    if (!kept_by_someone(last)) {
        for (auto& [connection, follower] : followers_) {
            follower.in_step = false;
        }
    }
    if (voters_ && voted_ < last) {
        voters_in_step_ = false;
        voters_away_ = strings_.say("voters.catching-up");
    }
}

meeting::Answer Followers::checked(meeting::Answer answer) const {
    const auto* accepted = std::get_if<meeting::Accepted>(&answer);
    const Lock lock{mutex_};
    if (!waits() || accepted == nullptr || kept_elsewhere(accepted->last.value)) {
        return answer;
    }
    return meeting::rules::refuse("record.not-confirmed");
}

bool Followers::kept_elsewhere(std::int64_t sequence) const {
    return (!sync_ || kept_by_someone(sequence)) && (!voters_ || voted_ >= sequence);
}

bool Followers::someone_in_step() const {
    return std::any_of(followers_.begin(), followers_.end(),
                       [](const auto& each) { return each.second.in_step; });
}

bool Followers::kept_by_someone(std::int64_t sequence) const {
    return std::any_of(followers_.begin(), followers_.end(), [&](const auto& each) {
        return each.second.known && each.second.kept >= sequence;
    });
}

// ---- the wire's thread ------------------------------------------------------------------------

void Followers::follow(std::int64_t connection, net::FollowAsked asked) {
    const Lock lock{mutex_};
    Follower follower;
    follower.asked = std::move(asked);
    followers_.insert_or_assign(connection, std::move(follower));
    changed_.notify_all();
}

void Followers::kept(std::int64_t connection, std::int64_t sequence) {
    const Lock lock{mutex_};
    const auto found = followers_.find(connection);
    // More than it was sent cannot be kept.
    if (found == followers_.end() || !found->second.known || sequence > found->second.sent) {
        return;
    }
    found->second.kept = std::max(found->second.kept, sequence);
    found->second.in_step = found->second.in_step || found->second.kept >= last_;
    changed_.notify_all();
}

void Followers::gone(std::int64_t connection) {
    const Lock lock{mutex_};
    const auto found = followers_.find(connection);
    if (found == followers_.end()) {
        return;
    }
    if (const auto ever = ever_.find(found->second.asked.address); ever != ever_.end()) {
        ever->second.kept = found->second.kept;
    }
    followers_.erase(found);
    ask_now_ = true;  // it may have gone because it leads now
    changed_.notify_all();
}

// ---- any thread -------------------------------------------------------------------------------

bool Followers::fenced() const {
    const Lock lock{mutex_};
    return taken_.has_value();
}

std::string Followers::terms() const {
    const Lock lock{mutex_};
    return terms_;
}

// ---- rows for the standbys --------------------------------------------------------------------

void Followers::send_rows() {
    pthread_setname_np(pthread_self(), "dais-rows");
    std::string said;  // of a trouble, once
    Lock lock{mutex_};
    while (!stop_) {
        try {
            while (!stop_ && serve_one(lock)) {
            }
            show(lock);
            said.clear();
        } catch (const std::exception& error) {
            if (std::exchange(said, error.what()) != error.what()) {
                std::cerr << said + "\n" << std::flush;
            }
            changed_.wait_for(lock, kShowEvery);  // then it is tried again
            continue;
        }
        changed_.wait_for(lock, kShowEvery, [this] {
            return stop_ ||
                   std::any_of(followers_.begin(), followers_.end(), [this](const auto& each) {
                       const Follower& follower = each.second;
                       return !follower.refused &&
                              (!follower.known ||
                               (follower.sent == follower.kept && follower.sent < last_));
                   });
        });
    }
}

// One step for one of them; false: there is nothing to do. The file is read without the lock.
bool Followers::serve_one(Lock& lock) {
    for (auto& [connection, follower] : followers_) {
        if (follower.refused) {
            continue;
        }
        if (!follower.known) {
            greet(lock, connection);
            return true;
        }
        if (follower.sent == follower.kept && follower.sent < last_) {
            const std::int64_t to = connection;
            const std::int64_t after = follower.sent;
            const std::int64_t last = last_;
            std::vector<std::string> texts;
            std::int64_t sent = after;
            unlocked(lock, [&] {
                for (const auto& row : rows_of_file(after, last)) {
                    texts.push_back(net::text_of(codec::row_json(row)));
                    sent = row.sequence;
                }
            });
            const auto found = followers_.find(to);
            if (found != followers_.end() && sent > after) {
                found->second.sent = sent;
                told_.say(to, net::rows_message(texts, std::max(last, sent)));
            }
            return sent > after;
        }
    }
    return false;
}

// A file that was deleted and put back is another one: where rows are missing that were appended,
// it is opened anew.
std::vector<meeting::StoredRow> Followers::rows_of_file(std::int64_t after, std::int64_t last) {
    auto rows = rows_->rows_after(after, kRowsTogether);
    if (rows.empty() && after < last) {
        rows_ = meeting::SqliteJournal::open_reading(file_);
        rows = rows_->rows_after(after, kRowsTogether);
    }
    return rows;
}

// Whether its record is the beginning of this one.
void Followers::greet(Lock& lock, std::int64_t connection) {
    const net::FollowAsked asked = followers_.at(connection).asked;
    const bool too_many = followers_.size() > kMostFollowers;
    std::int64_t term = 1;
    bool same = false;
    std::int64_t from = 0;
    unlocked(lock, [&] {
        term = rows_->end().term;
        same = asked.after == 0 || codec::hex(rows_->hash_at(asked.after)) == asked.hash;
        from = same ? 0 : fork_of(*rows_, asked.term);
    });
    const auto found = followers_.find(connection);
    if (found == followers_.end() || found->second.asked != asked) {
        return;  // it has gone meanwhile, or says something else
    }
    Follower& follower = found->second;
    if (too_many || !same) {
        follower.refused = true;
        told_.say(connection,
                  net::forked_message(term, too_many ? 0 : from,
                                      strings_.say(too_many   ? "standby.too-many"
                                                   : from > 0 ? "standby.forked"
                                                              : "standby.another-record")));
        return;
    }
    follower.known = true;
    follower.sent = follower.kept = asked.after;
    follower.in_step = asked.after >= last_;
    if (asked.after >= last_) {  // so that it knows at once that it has everything
        told_.say(connection, net::rows_message({}, last_));
    }
    if (!asked.address.empty()) {
        if (std::find(machines_.begin(), machines_.end(), asked.address) == machines_.end()) {
            machines_.push_back(asked.address);
        }
        ever_[asked.address].kept = asked.after;
    }
    tell_neighbours(lock);
    if (!asked.address.empty()) {
        lock.unlock();
        told_.joined({.name = asked.name, .address = asked.address, .leader = asked.leader});
        told_.neighbours_changed();
        lock.lock();
    }
}

void Followers::tell_neighbours(const Lock& /*held*/) {
    auto made = std::make_shared<net::Neighbours>();
    made->known = machines_;
    if (taken_) {
        if (!taken_->address.empty()) {
            made->elsewhere = {taken_->address};
            if (std::find(machines_.begin(), machines_.end(), taken_->address) == machines_.end()) {
                made->known.push_back(taken_->address);
            }
        }
    } else {
        for (const auto& [address, ignored] : ever_) {
            made->elsewhere.push_back(address);
        }
    }
    neighbours_.set(std::move(made));
}

views::StandbyView Followers::view_of(Follower& follower, timing::Instant now) const {
    const std::int64_t behind = std::max<std::int64_t>(last_ - follower.kept, 0);
    if (behind == 0) {
        follower.behind_since.reset();
    } else if (!follower.behind_since) {
        follower.behind_since = now;
    }
    return {.name = follower.asked.name,
            .address = follower.asked.address,
            .there = true,
            .behind = behind,
            .since = follower.behind_since};
}

views::StandbyView Followers::view_of_voters(timing::Instant now) {
    const std::int64_t behind = std::max<std::int64_t>(last_ - voted_, 0);
    if (voters_in_step_ && behind == 0) {
        voters_since_.reset();
    } else if (!voters_since_) {
        voters_since_ = now;
    }
    return {.name = strings_.say("voters.name", {{"place", voters_->place()}}),
            .address = {},
            .there = voters_in_step_,
            .behind = behind,
            .since = voters_since_};
}

// How far behind each is, for the officers; also those that are away, which lack what was written
// since.
void Followers::show(Lock& lock) {
    const timing::Instant now = told_.now();
    std::vector<views::StandbyView> all;
    for (auto& [connection, follower] : followers_) {
        if (!follower.known) {
            continue;
        }
        all.push_back(view_of(follower, now));
        if (const auto ever = ever_.find(follower.asked.address); ever != ever_.end()) {
            ever->second.name = follower.asked.name;
            ever->second.away_since.reset();
        }
    }
    for (auto& each_ever : ever_) {
        const std::string& address = each_ever.first;
        Ever& ever = each_ever.second;
        const bool there = std::any_of(all.begin(), all.end(), [&](const auto& each) {
            return each.there && each.address == address;
        });
        if (there) {
            continue;
        }
        ever.away_since = ever.away_since.value_or(now);
        all.push_back({.name = ever.name,
                       .address = address,
                       .there = false,
                       .behind = std::max<std::int64_t>(last_ - ever.kept, 0),
                       .since = ever.away_since});
    }
    if (voters_) {
        all.push_back(view_of_voters(now));
    }
    if (all != shown_) {
        shown_ = all;
        lock.unlock();
        told_.show(std::move(all));
        lock.lock();
    }
}

// ---- the fence --------------------------------------------------------------------------------

void Followers::watch() {
    pthread_setname_np(pthread_self(), "dais-fence");
    std::unique_ptr<meeting::SqliteJournal> own;
    Lock lock{mutex_};
    while (!stop_ && !taken_) {
        // Also those that seem to follow: behind a cut cable a connection looks alive for long.
        const std::vector<std::string> asked = machines_;
        ask_now_ = false;
        lock.unlock();
        std::optional<TakeOver> taken;
        try {
            if (!asked.empty()) {
                if (!own) {
                    own = meeting::SqliteJournal::open_reading(file_);
                }
                taken = ask_who_leads(*own, asked);
            }
        } catch (const std::exception&) {
            own.reset();  // the file is away just now; that is for the desk to say
        }
        if (taken) {
            fence(*taken);
        }
        lock.lock();
        changed_.wait_for(lock, kAskEvery, [this] { return stop_ || ask_now_ || taken_; });
    }
}

void Followers::fence(const TakeOver& taken) {
    std::string because;
    {
        const Lock lock{mutex_};
        if (taken_) {
            return;
        }
        taken_ = taken;
        fenced_because_ = because = fenced_sentence(taken, file_.string(), last_, strings_);
        tell_neighbours(lock);
        changed_.notify_all();
    }
    std::cerr << because + "\n" << std::flush;
    told_.fenced(because);
    told_.neighbours_changed();
}

}  // namespace dais::console
