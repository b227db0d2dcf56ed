// How a standby takes over: asked by an officer, or by itself where the voters hear of nobody who
// leads.
#include <iostream>
#include <utility>

#include "console/program/sentences.h"
#include "console/program/standby.h"
#include "console/program/told_standbys.h"
#include "meeting/ensure.h"
#include "meeting/rules/decision.h"

namespace dais::console {

namespace codec = meeting::codec;

// ---- whether it does so by itself -------------------------------------------------------------

// From the first row on, which names the record, until this machine leads.
void Standby::watch_voters() {
    std::string beginning;
    {
        const std::lock_guard lock{mutex_};
        if (options_.voters.servers == 0 || taken_ || !ended_.empty()) {
            beginning.clear();
        } else if (watch_ || record_.end().sequence == 0) {
            return;
        } else {
            try {
                beginning = record_.journal().beginning();
            } catch (const meeting::JournalError&) {
                return;  // it is away just now
            }
        }
    }
    if (beginning.empty()) {
        watch_.reset();
        return;
    }
    try {
        watch_ = std::make_unique<LeadWatch>(
            options_.voters, beginning,
            LeadWatch::Told{.unsaid = [this](std::uint64_t place) { lead_unsaid(place); },
                            .taken_over = [this](const TakeOver& by) { another_leads(by); }});
    } catch (const net::NatsError& error) {
        const std::lock_guard lock{mutex_};
        end(error.what());
    }
}

void Standby::lead_unsaid(std::uint64_t place) {
    const std::lock_guard lock{wanted_mutex_};
    if (wanted_.empty()) {  // it is said again soon
        wanted_.push_back({.connection = 0, .actor = {}, .asked = {}, .unsaid = place});
        woken_.notify_all();
    }
}

void Standby::another_leads(const TakeOver& by) {
    const std::lock_guard lock{mutex_};
    if (!taken_ && by.address != own_address_) {
        say_status_once(strings_.say("standby.another-leads",
                                     {{"name", by.name}, {"place", http_of(by.address)}}));
    }
}

// Of what is tried again twice a second: what is new.
void Standby::say_not_taken(const meeting::Refusal& why) {
    const std::string sentence = sentence_of(why, strings_);
    if (why.rule != "desk.no-standby" && why.rule != "standby.leader-heard" &&
        std::exchange(not_taken_, sentence) != sentence) {
        say_status_once(sentence);
    }
}

// ---- taking over ------------------------------------------------------------------------------

meeting::Answer Standby::take_over_now(const TakeOverWanted& wanted) {
    std::int64_t row = 0;
    {
        const std::lock_guard lock{mutex_};
        if (taken_) {
            return meeting::rules::refuse("desk.no-standby");
        }
        if (!record_.holds_conference() || own_address_.empty()) {
            return meeting::rules::refuse("standby.not-ready");
        }
        if (heard() && !wanted.asked.force) {
            return meeting::rules::refuse("standby.leader-heard",
                                          {{"place", options_.leader.place()}});
        }
        try {
            become_desk(wanted);
        } catch (const meeting::JournalRefusal& error) {
            return meeting::rules::refuse(error.rule(), {{"place", options_.leader.place()}});
        } catch (const meeting::JournalError& error) {
            return meeting::rules::refuse("record.unavailable", {{"trouble", error.what()}});
        } catch (const net::NatsError& error) {
            return meeting::rules::refuse("standby.voters-away", {{"trouble", error.what()}});
        } catch (const std::exception&) {
            const std::string trouble = meeting::harmless_words(std::current_exception());
            return meeting::rules::refuse("record.unavailable", {{"trouble", trouble}});
        }
        row = record_.end().sequence + 1;
        taken_ = true;
    }
    client_.reset();  // the first machine, if it lives, asks at once why this one has gone
    told_.board_changed();
    try {
        relays_.start(options_.nats, *this, time_, strings_);
    } catch (const net::NatsError& error) {
        std::cerr << error.what() << std::endl;  // it leads all the same
    }
    return meeting::Accepted{.action = {row}, .last = {row}};
}

std::string Standby::name_of(const TakeOverWanted& wanted) const {
    return wanted.unsaid ? strings_.say("standby.by-itself", {{"machine", options_.name}})
                         : wanted.actor.name;
}

// With --force also without the voters: then it leads as one of two machines alone.
std::unique_ptr<Voters> Standby::win_vote(const TakeOverWanted& wanted, std::int64_t& term) {
    if (options_.voters.servers == 0) {
        return nullptr;
    }
    auto voters =
        std::make_unique<Voters>(options_.voters, record_.journal().beginning(), strings_);
    try {
        const auto won = voters->take(
            record_,
            {.term = 0,
             .after = 0,
             .hash = {},
             .name = name_of(wanted),
             .address = own_address_,
             .utc = codec::to_text(date::floor<std::chrono::seconds>(time_.read().utc))},
            wanted.unsaid);
        if (!won) {
            throw meeting::JournalRefusal{"standby.leader-heard", {}};
        }
        term = *won;
    } catch (const net::NatsError&) {
        if (!wanted.asked.force) {
            throw;
        }
        return nullptr;
    }
    return voters;
}

void Standby::become_desk(const TakeOverWanted& wanted) {
    std::int64_t term = 0;
    auto voters = win_vote(wanted, term);
    Lead lead;
    lead.followers = std::make_unique<Followers>(options_.file, false, strings_, own_address_,
                                                 std::move(voters));
    // It writes into the file that this record holds open.
    lead.journal = std::make_unique<JournalForStandbys>(record_.journal(), *lead.followers);
    const timing::Reading reading = time_.read();
    auto desk =
        std::make_unique<meeting::Desk>(*lead.journal, time_,
                                        meeting::TakenLead{.state = record_.state(),
                                                           .now = record_.face().at(reading),
                                                           .reading = reading,
                                                           .name = name_of(wanted),
                                                           .address = own_address_,
                                                           .term = term});
    Followers* followers = lead.followers.get();
    meeting::Journal* journal = lead.journal.get();
    lead.desk = std::make_unique<DeskThread>(
        std::move(desk),
        DeskThread::Events{
            .published =
                [this](const auto& /*board*/) {
                    told_.board_changed();
                    relays_.board_changed();
                },
            .make_again =
                [this, journal](std::shared_ptr<const meeting::views::Board> shown) {
                    return std::make_unique<meeting::Desk>(*journal, time_, std::move(shown));
                },
            .checked =
                [followers](meeting::Answer said) { return followers->checked(std::move(said)); }});
    lead_ = std::move(lead);
    try {
        lead_.followers->start(told_of_standbys(*lead_.desk, told_, relays_, time_, false),
                               own_address_);
    } catch (...) {  // the desk first, which writes through the others
        lead_.desk.reset();
        lead_.journal.reset();
        lead_.followers.reset();
        throw;
    }
    leading_.store(&lead_);
}

}  // namespace dais::console
