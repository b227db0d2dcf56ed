#include "console/program/voters.h"

#include <algorithm>
#include <utility>

#include <pthread.h>
#include <nlohmann/json.hpp>

#include "console/program/followers.h"
#include "console/program/token.h"
#include "meeting/codec/stored_row_json.h"
#include "net/messages.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace codec = meeting::codec;
using codec::Json;

namespace {

constexpr std::size_t kIdDigits = 32;

// What of the record names its stream.
std::string id_of(const std::string& beginning) {
    return codec::hex(beginning).substr(0, kIdDigits);
}

std::string lead_text(const SaidLead& said) {
    Json json = take_over_json(said.taken);
    json["run"] = said.run;
    json["beat"] = said.beat;
    json["ended"] = said.ended;
    return net::text_of(json);
}

// Who leads, as it was said last; nothing: nobody ever did.
std::optional<SaidLead> lead_in(net::NatsRecord& record) {
    const auto found = record.lead();
    if (!found) {
        return std::nullopt;
    }
    const Json json = Json::parse(found->bytes);
    SaidLead said;
    said.place = found->place;
    said.taken = take_over_of(json);
    said.run = json.at("run").get<std::string>();
    said.beat = json.at("beat").get<std::uint64_t>();
    said.ended = json.at("ended").get<bool>();
    return said;
}

std::string rows_text(const std::vector<meeting::StoredRow>& rows, const std::string& run) {
    Json json{{"rows", Json::array()}, {"run", run}};
    for (const auto& row : rows) {
        json["rows"].push_back(codec::row_json(row));
    }
    return net::text_of(json);
}

// Nothing in it: a seal.
std::vector<meeting::StoredRow> rows_of(const std::string& text) {
    const Json json = Json::parse(text);
    std::vector<meeting::StoredRow> rows;
    if (const auto found = json.find("rows"); found != json.end()) {
        for (const Json& row : *found) {
            rows.push_back(codec::row_from_json(row));
        }
    }
    return rows;
}

// What cannot be read comes from another version of this program.
template <class Read>
auto readable(const codec::Strings& strings, const std::string& place, const Read& read) {
    try {
        return read();
    } catch (const net::NatsError&) {
        throw;
    } catch (const meeting::JournalError&) {
        throw;
    } catch (const std::exception& error) {
        throw meeting::JournalError{
            strings.say("standby.unreadable", {{"place", place}, {"why", error.what()}})};
    }
}

}  // namespace

Voters::Voters(VotersOptions options, const std::string& beginning, const codec::Strings& strings)
    : options_{std::move(options)},
      strings_{strings},
      place_{net::place_of_nats(options_.url)},
      run_{new_token()},
      rows_{options_.url, id_of(beginning), "dais record"},
      lead_{options_.url, id_of(beginning), "dais lead"} {
    said_.run = run_;
}

Voters::~Voters() { stop(); }

// ---- beginning to lead ------------------------------------------------------------------------

std::int64_t Voters::claim(meeting::SqliteJournal& own, const std::string& file) {
    const timing::SystemTimeSource time;
    for (const auto begun = time.read().boot;;) {
        try {
            return readable(strings_, place_, [&] { return claim_once(own, file); });
        } catch (const net::NatsAway& away) {
            if (time.read().boot - begun >= kVotersStart) {
                throw meeting::JournalError{
                    strings_.say("voters.start", {{"trouble", away.what()}})};
            }
            std::this_thread::sleep_for(kVoteEvery);
        }
    }
}

std::int64_t Voters::claim_once(meeting::SqliteJournal& own, const std::string& file) {
    rows_.make(options_.servers);
    const meeting::RecordEnd end = own.end();
    const auto found = lead_of_no_other_run();
    if (found && found->taken.term > end.term) {
        throw LedByAnother{fenced_sentence(found->taken, file, end.sequence, strings_),
                           found->taken};
    }
    const Own record{file, [&] { return own.end(); },
                     [&](std::int64_t row) { return own.hash_at(row); },
                     [&](const auto& rows) { static_cast<void>(own.append_rows(rows)); }};
    level(record);
    const auto taken = take_overs(own);
    said_.taken = taken.empty() ? TakeOver{.name = options_.machine} : taken.back();
    said_.taken.term = own.end().term;
    said_.taken.utc =
        codec::to_text(date::floor<std::chrono::seconds>(timing::SystemTimeSource{}.read().utc));
    lead_and_seal(record, found ? found->place : 0);
    leads_ = true;
    return own.end().sequence - end.sequence;
}

// What was said last, by a run that was ended or killed. One that lives says something meanwhile.
std::optional<SaidLead> Voters::lead_of_no_other_run() {
    const timing::SystemTimeSource time;
    const auto begun = time.read().boot;
    auto found = lead_in(lead_);
    const std::uint64_t first = found ? found->place : 0;
    while (found && !found->ended && found->run != run_) {
        if (found->place != first) {
            led_by_another();
        }
        if (time.read().boot - begun >= kOtherRun) {
            break;
        }
        std::this_thread::sleep_for(kVoteEvery);
        found = lead_in(lead_);
    }
    return found;
}

std::optional<std::int64_t> Voters::take(FollowedRecord& own, TakeOver taken,
                                         std::optional<std::uint64_t> seen) {
    return readable(strings_, place_, [&]() -> std::optional<std::int64_t> {
        const Own record{own.file().string(), [&] { return own.end(); },
                         [&](std::int64_t row) { return own.journal().hash_at(row); },
                         [&](const auto& rows) { own.append(rows); }};
        rows_.make(options_.servers);  // the first machine may have led without them
        level(record);                 // whoever cannot go on from what is kept deposes nobody
        const auto found = lead_in(lead_);
        if (seen && (!found || found->place != *seen)) {
            return std::nullopt;
        }
        const std::int64_t before = found ? found->taken.term : 1;
        said_.taken = std::move(taken);
        said_.taken.term = std::max(before, own.end().term) + 1;
        said_.taken.after = own.end().sequence;
        said_.taken.hash = codec::hex(own.end().hash);
        lead_and_seal(record, found ? found->place : 0);
        said_.taken.after = own.end().sequence;
        said_.taken.hash = codec::hex(own.end().hash);
        say_lead(said_.place);
        return said_.taken.term;
    });
}

// The own record holds all that is kept, and nothing that contradicts it. Read from the last on,
// until what is there is known; seals have no rows.
void Voters::level(const Own& own) {
    const std::int64_t end = own.end().sequence;
    const auto last = rows_.last();
    kept_ = {last ? last->place : 0, 0};
    std::vector<meeting::StoredRow> missing;  // the last first
    for (auto said = last; said;
         said = said->place > 1 ? rows_.at(said->place - 1) : std::nullopt) {
        auto rows = rows_of(said->bytes);
        if (rows.empty()) {
            continue;
        }
        kept_.row = std::max(kept_.row, rows.back().sequence);
        while (!rows.empty() && rows.back().sequence > end) {
            missing.push_back(std::move(rows.back()));
            rows.pop_back();
        }
        if (!rows.empty()) {
            if (rows.back().hash != own.hash_at(rows.back().sequence)) {
                throw meeting::JournalError{strings_.say(
                    "voters.another-record",
                    {{"file", own.file}, {"row", std::to_string(rows.back().sequence)}})};
            }
            break;
        }
        if (missing.back().sequence == end + 1) {
            break;
        }
    }
    if (!missing.empty()) {
        own.append(
            {std::make_move_iterator(missing.rbegin()), std::make_move_iterator(missing.rend())});
    }
}

// From the seal on, nothing is taken of whoever led before.
void Voters::lead_and_seal(const Own& own, std::uint64_t after) {
    say_lead(after);
    const std::string seal = net::text_of({{"sealed", said_.taken.term}, {"run", run_}});
    for (;;) {
        if (const auto sealed = rows_.append(seal, kept_.place)) {
            kept_.place = *sealed;
            return;
        }
        level(own);  // more was on its way
        if (!still_said()) {
            led_by_another();
        }
    }
}

bool Voters::still_said() {
    const auto found = lead_in(lead_);
    return found && found->run == run_;
}

void Voters::led_by_another() {
    const TakeOver by = lead_in(lead_).value_or(SaidLead{}).taken;
    throw LedByAnother{
        strings_.say("voters.led", {{"name", by.name}, {"place", http_of(by.address)}}), by};
}

void Voters::say_lead(std::uint64_t after) {
    ++said_.beat;
    auto said = lead_.say_lead(lead_text(said_), after);
    if (!said) {
        const auto found = lead_in(lead_);
        if (!found || found->run != run_) {
            led_by_another();
        }
        // What this one had said came late.
        said = lead_.say_lead(lead_text(said_), found->place);
    }
    if (!said) {
        throw net::NatsAway{strings_.say("voters.slow", {{"place", place_}})};
    }
    said_.place = *said;
}

// ---- leading ----------------------------------------------------------------------------------

void Voters::start(const std::filesystem::path& file, std::int64_t last, const std::string& address,
                   Told told) {
    path_ = file;
    told_ = std::move(told);
    said_.taken.address = address;
    leads_ = true;
    {
        const std::lock_guard lock{mutex_};
        last_ = std::max(last_, last);
    }
    keeping_ = std::thread{[this] { keep_rows(); }};
    saying_ = std::thread{[this] { say_beats(); }};
}

void Voters::stop() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
        changed_.notify_all();
    }
    for (std::thread* each : {&keeping_, &saying_}) {
        if (each->joinable()) {
            each->join();
        }
    }
    file_.reset();
    if (std::exchange(leads_, false) && !over_) {
        say_ended();
    }
}

void Voters::say_ended() {
    constexpr int kTries = 2;  // whoever ends the program waits for it
    said_.ended = true;
    for (int i = 0; i < kTries; ++i) {
        try {
            say_lead(said_.place);
            return;
        } catch (const LedByAnother&) {
            return;
        } catch (const std::exception&) {
            continue;  // if they stay away: once they are back, a standby takes over
        }
    }
}

void Voters::appended(std::int64_t last) {
    const std::lock_guard lock{mutex_};
    last_ = std::max(last_, last);
    changed_.notify_all();
}

void Voters::taken(const TakeOver& by) {
    {
        const std::lock_guard lock{mutex_};
        if (stop_ || std::exchange(over_, true)) {
            return;
        }
        changed_.notify_all();
    }
    told_.taken(by);
}

void Voters::keep_rows() {
    pthread_setname_np(pthread_self(), "dais-votes");
    for (;;) {
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return stop_ || over_ || kept_.row < last_; });
            if (stop_ || over_) {
                return;
            }
        }
        try {
            keep_some();
            told_.kept(kept_.row);
        } catch (const LedByAnother& led) {
            taken(led.by());
            return;
        } catch (const std::exception& error) {
            told_.away(error.what());
            std::unique_lock lock{mutex_};
            changed_.wait_for(lock, kVoteEvery, [this] { return stop_ || over_; });
        }
    }
}

void Voters::keep_some() {
    const std::vector<meeting::StoredRow> rows = next_rows();
    const auto place = rows_.append(rows_text(rows, run_), kept_.place);
    const End now = place ? End{*place, rows.back().sequence} : adopted();
    const std::lock_guard lock{mutex_};
    kept_ = now;
}

// Whole actions, so that whoever fetches them has no half of a command; only where one alone is
// longer than what is said together, a part of it.
std::vector<meeting::StoredRow> Voters::next_rows() {
    std::vector<meeting::StoredRow> rows;
    if (file_) {
        rows = file_->rows_after(kept_.row, kRowsTogether);
    }
    if (rows.empty()) {  // not opened yet, or put back, and another file
        file_ = meeting::SqliteJournal::open_reading(path_);
        rows = file_->rows_after(kept_.row, kRowsTogether);
    }
    if (rows.empty()) {
        throw meeting::JournalError{strings_.say("voters.no-rows")};
    }
    if (rows.back().sequence < file_->end().sequence) {
        const auto unfinished = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
            return row.action == rows.back().action;
        });
        if (unfinished != rows.begin()) {
            rows.erase(unfinished, rows.end());
        }
    }
    return rows;
}

// Something stands where the next rows were to go: rows of this file, whose acknowledgement was
// lost, or another's, or a seal.
Voters::End Voters::adopted() {
    End end = kept_;
    const auto last = rows_.last();
    for (std::uint64_t place = kept_.place + 1; last && place <= last->place; ++place) {
        const auto said = rows_.at(place);
        const auto rows = said ? rows_of(said->bytes) : std::vector<meeting::StoredRow>{};
        const bool own =
            !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
                return row.hash == file_->hash_at(row.sequence);
            });
        if (!own) {
            throw LedByAnother{std::string{}, lead_in(rows_).value_or(SaidLead{}).taken};
        }
        end = {place, rows.back().sequence};
    }
    return end;
}

void Voters::say_beats() {
    pthread_setname_np(pthread_self(), "dais-leads");
    std::unique_lock lock{mutex_};
    while (!stop_ && !over_) {
        const std::int64_t kept = kept_.row;
        lock.unlock();
        try {
            say_lead(said_.place);
            told_.kept(kept);  // they are there, also where there is nothing to keep
        } catch (const LedByAnother& led) {
            taken(led.by());
        } catch (const std::exception& error) {
            told_.away(error.what());
        }
        lock.lock();
        changed_.wait_for(lock, kSayLeadEvery, [this] { return stop_ || over_; });
    }
}

// ---- a standby --------------------------------------------------------------------------------

LeadWatch::LeadWatch(const VotersOptions& options, const std::string& beginning, Told told)
    : record_{options.url, id_of(beginning), "dais follow"}, told_{std::move(told)} {
    thread_ = std::thread{[this] { watch(); }};
}

LeadWatch::~LeadWatch() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
        changed_.notify_all();
    }
    thread_.join();
}

void LeadWatch::watch() {
    pthread_setname_np(pthread_self(), "dais-lead");
    const timing::SystemTimeSource time;
    std::uint64_t place = 0;
    std::optional<timing::BootInstant> since;  // the same was seen, each time one looked
    std::int64_t term = 0;
    std::unique_lock lock{mutex_};
    while (!stop_) {
        lock.unlock();
        try {
            const SaidLead said = lead_in(record_).value_or(SaidLead{});  // or nowhere
            if (said.ended || said.place != place) {
                place = said.place;
                since = place != 0 && !said.ended ? std::optional{time.read().boot} : std::nullopt;
            }
            if (term != 0 && said.taken.term > term) {
                told_.taken_over(said.taken);
            }
            term = std::max(term, said.taken.term);
            if (since && time.read().boot - *since >= kLeadUnsaid) {
                told_.unsaid(place);
            }
        } catch (const std::exception&) {
            since.reset();  // whether it was said cannot be seen
            place = 0;
        }
        lock.lock();
        changed_.wait_for(lock, kVoteEvery, [this] { return stop_; });
    }
}

}  // namespace dais::console
