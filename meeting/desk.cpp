#include "meeting/desk.h"

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>

#include "meeting/apply.h"
#include "meeting/decide.h"
#include "meeting/ensure.h"
#include "meeting/make_views.h"
#include "meeting/rules/decision.h"
#include "meeting/rules/interpretation.h"
#include "meeting/rules/strictness.h"
#include "meeting/set_aside.h"
#include "timing/zones.h"

namespace dais::meeting {

namespace {

constexpr std::size_t kRememberedRefusals = 4096;
constexpr timing::Duration kBeforeFirstMeeting = std::chrono::minutes{10};
// After the record could not be written, a due note waits this long for its next try.
constexpr timing::Duration kRetry = std::chrono::seconds{1};
// Predictions of a meeting that is on are made again this often while nothing happens.
constexpr timing::Duration kProjectAgain = std::chrono::seconds{15};

// The wire and the journal's payloads speak microseconds: an instant between two would come back
// from a replay as another one.
timing::Instant whole_microseconds(timing::Instant instant) {
    return std::chrono::time_point_cast<timing::Duration>(
        std::chrono::floor<std::chrono::microseconds>(instant));
}

timing::UtcTime rehearsal_begin(const ConferenceFacts& facts, timing::UtcTime otherwise) {
    const auto formal =
        std::find_if(facts.meetings.begin(), facts.meetings.end(),
                     [](const PlannedMeeting& meeting) { return meeting.ordinal > 0; });
    const auto first = formal == facts.meetings.end() ? facts.meetings.begin() : formal;
    if (first == facts.meetings.end()) {
        return otherwise;
    }
    return timing::Zone::named(facts.zone).utc_or_first(first->starts) - kBeforeFirstMeeting;
}

// The action that set a statement's present run going: a note of its end belongs to it, so that
// undoing the start undoes the note.
ActionId cause_of(const State& state, const Statement& statement) {
    const Action* action = last_to_touch(state, touched_floor(statement.room));
    return action == nullptr ? ActionId{} : action->id;
}

// The next that becomes due, or has; nothing: no clock runs towards its end.
std::optional<timing::Instant> first_due(const Conference& conference) {
    std::optional<timing::Instant> first;
    const auto note = [&](timing::Instant at) { first = first ? std::min(*first, at) : at; };
    for (const auto& each : rules::due(conference)) {
        note(each.at);
    }
    for (const auto& each : rules::interpretation_due(conference, std::nullopt)) {
        note(each.at);
    }
    return first;
}

// What has become due: note(event, cause) makes it part of `state`, one after the other. One note
// may make the next one due: the end of the time, then the call to order.
template <class Note>
void each_due(const State& state, timing::Instant at, Note note) {
    const auto next = [&]() -> std::optional<rules::Due> {
        for (const auto& each : rules::due(state.conference)) {
            if (each.at <= at) {
                return each;
            }
        }
        return std::nullopt;
    };
    for (auto due = next(); due; due = next()) {
        const Statement& statement = DAIS_THERE(find(state.conference, due->statement));
        const ActionId cause = cause_of(state, statement);
        note(rules::note_of(state.conference, *due, at), std::optional{cause});
    }
    for (const auto& each : rules::interpretation_due(state.conference, at)) {
        if (each.at <= at) {
            const Action* opened = last_to_touch(state, touched_meeting(each.meeting));
            const std::optional cause =
                opened == nullptr ? std::nullopt : std::optional{opened->id};
            note(rules::note_of(state.conference, each, at), cause);
        }
    }
}

// What the desk writes by itself, after the newest row of a state.
Recorded next_row(const State& state, std::int64_t term, timing::Instant at,
                  const timing::Reading& reading, Event event) {
    const std::int64_t next = state.rows.back().sequence.value + 1;
    return {.sequence = {next},
            .term = term,
            .action = {next},
            .actor = kDesk,
            .recorded = at,
            .reading = reading,
            .event = std::move(event)};
}

struct Replayed {
    State state;
    std::optional<timing::ClockAnchor> anchor;
};

Replayed replay(Journal& journal) {
    Replayed replayed;
    journal.replay([&](Recorded row) {
        timing::Instant instant = row.recorded;
        // A leap took effect after the row was recorded.
        if (const auto* advanced = std::get_if<RehearsalAdvanced>(&row.event)) {
            instant = std::max(instant, advanced->to);
        }
        replayed.anchor = timing::ClockAnchor{instant, row.reading};
        replayed.state = apply(std::move(replayed.state), row);
    });
    if (replayed.state.conference.facts == nullptr) {
        throw JournalError{"\"" + journal.name() +
                           "\" holds no conference: make one with dais new FILE --from "
                           "conference.json."};
    }
    return replayed;
}

}  // namespace

void Desk::create(Journal& journal, const timing::TimeSource& time,
                  const NewConference& conference) {
    const timing::Reading reading = time.read();
    const timing::UtcTime present = date::floor<std::chrono::microseconds>(reading.utc);
    ConferenceCreated created{
        .facts = conference.facts, .rehearsal = conference.rehearsal, .utc_at_zero = present};
    if (conference.rehearsal) {
        created.utc_at_zero = rehearsal_begin(*conference.facts, present);
    }
    journal.append({{.sequence = {1},
                     .term = 1,
                     .action = {1},
                     .actor = kDesk,
                     .recorded = {},
                     .reading = reading,
                     .event = std::move(created)}},
                   std::nullopt);
}

Desk::Desk(Journal& journal, const timing::TimeSource& time,
           std::shared_ptr<const views::Board> shown)
    : journal_{journal}, time_{time}, clock_{timing::Reading{}}, board_{std::move(shown)} {
    Replayed replayed = replay(journal);
    DAIS_ENSURE(replayed.anchor.has_value());
    state_ = std::move(replayed.state);
    const timing::Reading reading = time_.read();
    clock_ = timing::MeetingClock{*replayed.anchor, reading};
    term_ = state_.rows.back().term;
    const timing::Instant at = whole_microseconds(clock_.at(reading));
    open(RecordOpened{.at = at,
                      .same_boot = clock_.reopening().same_boot,
                      .elapsed = clock_.reopening().elapsed},
         reading, at);
}

Desk::Desk(Journal& journal, const timing::TimeSource& time, TakenLead lead)
    : journal_{journal},
      time_{time},
      state_{std::move(lead.state)},
      term_{std::max(lead.term, state_.rows.back().term + 1)},
      clock_{{std::max(lead.now, state_.rows.back().recorded), lead.reading}, lead.reading} {
    const timing::Reading reading = time_.read();
    const timing::Instant at = whole_microseconds(clock_.at(reading));
    open(LeadTaken{.at = at,
                   .term = term_,
                   .name = std::move(lead.name),
                   .address = std::move(lead.address),
                   .utc = date::floor<std::chrono::seconds>(reading.utc)},
         reading, at);
}

// The opening and what has to be set aside are written in one go, once it is known what that is.
void Desk::open(Event opening, const timing::Reading& reading, timing::Instant at) {
    record_ = {.written = true, .rows = 0, .file = journal_.name(), .trouble = {}, .term = term_};
    std::vector<Recorded> rows;
    const auto add = [&](Event event) {
        rows.push_back(next_row(state_, term_, at, reading, std::move(event)));
        state_ = apply(std::move(state_), rows.back());
    };
    add(std::move(opening));
    const auto aside =
        rows_to_set_aside(state_, [&](const State& state) { return trouble_with(state, at); });
    if (!aside && std::holds_alternative<LeadTaken>(rows.front().event)) {
        throw JournalError{"Nothing can be shown of \"" + journal_.name() +
                           "\" here, so it was not taken over: take over on another machine, or "
                           "start the first one again."};
    }
    set_aside_ = aside.value_or(std::vector<RowsSetAside>{});
    for (const RowsSetAside& each : set_aside_) {
        add(each);
    }
    journal_.append(rows, std::nullopt);
    record_.rows = state_.rows.back().sequence.value;
    wake();
}

// Why a desk could not go on with a state and with what has become due since; what passes by itself
// is thrown.
std::string Desk::trouble_with(const State& state, timing::Instant at) const {
    const auto show = [&](const State& shown) {
        static_cast<void>(views::make_board(shown, at, clock_.face(), record_, board_.get()));
    };
    try {
        show(state);
        if (const auto first = first_due(state.conference); first && *first <= at) {
            State noted = state;
            each_due(noted, at, [&](Event event, std::optional<ActionId> cause) {
                Recorded row =
                    next_row(noted, term_, at, noted.rows.back().reading, std::move(event));
                row.action = cause.value_or(row.action);
                noted = apply(std::move(noted), row);
            });
            show(noted);
        }
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::system_error&) {
        throw;
    } catch (...) {
        return harmless_words(std::current_exception());
    }
    return {};
}

timing::Instant Desk::now() { return whole_microseconds(clock_.at(time_.read())); }

Answer Desk::submit(const CommandId& id, const Actor& actor, const Command& command) {
    if (!frozen_) {
        try {
            return answer(id, actor, command);
        } catch (...) {
            freeze({.what = harmless_words(std::current_exception()),
                    .stage = stage_,
                    .at = {},
                    .id = id,
                    .actor = actor,
                    .command = command});
        }
    }
    return rules::refuse("desk.frozen");
}

Answer Desk::answer(const CommandId& id, const Actor& actor, const Command& command) {
    const auto other_content = [] { return rules::refuse("command.id-used"); };
    stage_ = "looking for an earlier answer";
    try {
        if (const auto known = journal_.remembered(id)) {
            if (known->actor != actor || known->command != command) {
                return other_content();
            }
            if (is_set_aside(state_, {known->answer.action.value})) {
                return rules::refuse("desk.set-aside");
            }
            return known->answer;
        }
        if (const auto known = refused_.find(id.text); known != refused_.end()) {
            if (known->second.actor == actor && known->second.command == command) {
                return known->second.refusal;
            }
            return other_content();
        }
        return decide_and_record(id, actor, command);
    } catch (const JournalRefusal& refusal) {
        return rules::refuse(refusal.rule(), {{"trouble", refusal.what()}});
    } catch (const JournalError& error) {
        not_written(error);
        // Not remembered: said again when the record can be written, it may be carried out.
        return rules::refuse("record.unavailable", {{"trouble", error.what()}});
    }
}

void Desk::freeze(InternalTrouble trouble) {
    trouble.at = now();
    frozen_ = std::move(trouble);
    record_.written = false;
    record_.frozen = true;
    record_.trouble = std::string{frozen_->stage} + ": " + frozen_->what;
    changed_ = true;
}

void Desk::tell_of_report(const std::string& file) {
    record_.report = file;
    changed_ = true;
}

void Desk::tell_of_restart(const std::string& why_not) {
    record_.trouble = why_not;
    changed_ = true;
}

Answer Desk::decide_and_record(const CommandId& id, const Actor& actor, const Command& command) {
    const timing::Reading reading = time_.read();
    const timing::Instant at = whole_microseconds(clock_.at(reading));
    stage_ = "deciding";
    const Decision decision = decide(state_, command, actor, at);
    if (const auto* refusal = std::get_if<Refusal>(&decision)) {
        remember(id, actor, command, *refusal);
        return *refusal;
    }
    const std::size_t before = state_.rows.size();
    DAIS_ENSURE(!std::get<rules::Events>(decision).empty());
    record(std::get<rules::Events>(decision), actor, Journal::Cause{id, command}, std::nullopt,
           reading, at);
    const Accepted answer{.action = state_.rows[before].action,
                          .last = state_.rows.back().sequence};
    wake();  // an advanced rehearsal may have ended somebody's time
    return answer;
}

void Desk::record(const std::vector<Event>& events, const Actor& actor,
                  const std::optional<Journal::Cause>& cause, std::optional<ActionId> action,
                  const timing::Reading& reading, timing::Instant at) {
    std::int64_t next = state_.rows.empty() ? 1 : state_.rows.back().sequence.value + 1;
    const ActionId own = action.value_or(ActionId{next});
    std::vector<Recorded> rows;
    rows.reserve(events.size());
    for (const auto& event : events) {
        rows.push_back({.sequence = {next++},
                        .term = term_,
                        .action = own,
                        .actor = actor,
                        .recorded = at,
                        .reading = reading,
                        .event = event});
    }
    stage_ = "recording";
    journal_.append(rows, cause);
    stage_ = "applying what was recorded";
    for (const auto& row : rows) {
        state_ = apply(std::move(state_), row);
        if (const auto* advanced = std::get_if<RehearsalAdvanced>(&row.event)) {
            clock_.leap(advanced->by);
        }
    }
    record_.written = true;
    record_.trouble.clear();
    record_.rows = state_.rows.back().sequence.value;
    changed_ = true;
}

void Desk::remember(const CommandId& id, const Actor& actor, const Command& command,
                    const Refusal& refusal) {
    if (refused_order_.size() == kRememberedRefusals) {
        refused_.erase(refused_order_.front());
        refused_order_.pop_front();
    }
    refused_.emplace(id.text, Refused{actor, command, refusal});
    refused_order_.push_back(id.text);
}

void Desk::grant_link(Role role, const std::string& name, const std::string& token_hash) {
    const timing::Reading reading = time_.read();
    record({LinkGranted{.role = role, .name = name, .token_hash = token_hash}}, kDesk, std::nullopt,
           std::nullopt, reading, whole_microseconds(clock_.at(reading)));
}

void Desk::note_standby(StandbyJoined standby) {
    const auto names_it = [&](const Recorded& row) {
        const auto* joined = std::get_if<StandbyJoined>(&row.event);
        return joined != nullptr && joined->address == standby.address &&
               joined->leader == standby.leader;
    };
    if (std::any_of(state_.rows.begin(), state_.rows.end(), names_it)) {
        return;
    }
    const timing::Reading reading = time_.read();
    record({std::move(standby)}, kDesk, std::nullopt, std::nullopt, reading,
           whole_microseconds(clock_.at(reading)));
}

void Desk::show_standbys(std::vector<views::StandbyView> standbys, bool sync) {
    if (record_.standbys != standbys || record_.sync != sync) {
        record_.standbys = std::move(standbys);
        record_.sync = sync;
        changed_ = true;
    }
}

void Desk::say_unwritten(const std::string& why) {
    record_.written = false;
    record_.trouble = why;
    changed_ = true;
}

std::optional<timing::BootInstant> Desk::next_deadline() const {
    if (frozen_) {
        return std::nullopt;
    }
    const auto first = first_due(state_.conference);
    if (!first) {
        return std::nullopt;
    }
    const timing::BootInstant due = clock_.reading_for(*first);
    // A note that could not be written stays due; do not spin on it.
    return record_.written ? due : std::max(due, time_.read().boot + kRetry);
}

std::optional<timing::BootInstant> Desk::next_refresh() const {
    if (frozen_ || board_ == nullptr || board_->projections->value.projections.empty()) {
        return std::nullopt;
    }
    return clock_.reading_for(projected_ + kProjectAgain);
}

void Desk::wake() {
    if (frozen_) {
        return;
    }
    stage_ = "reading the clock";
    try {
        const timing::Reading reading = time_.read();
        const timing::Instant at = whole_microseconds(clock_.at(reading));
        stage_ = "looking after the record";
        if (look_after_record()) {
            stage_ = "looking for it";
            note_due(reading, at);
        }
    } catch (const JournalError& error) {
        not_written(error);
    } catch (...) {
        freeze({.what = harmless_words(std::current_exception()),
                .stage = std::string{"noting what became due, "} + stage_,
                .at = {},
                .id = {},
                .actor = {},
                .command = {}});
    }
}

// False: it is not where it should be, and cannot be put back now.
bool Desk::look_after_record() {
    try {
        journal_.look_after();
    } catch (const JournalError& error) {
        misplaced_ = true;
        not_written(error);
        return false;
    }
    if (std::exchange(misplaced_, false)) {
        record_.written = true;
        record_.trouble.clear();
        changed_ = true;
    }
    return true;
}

void Desk::not_written(const JournalError& error) {
    if (record_.written || record_.trouble != error.what()) {
        record_.written = false;
        record_.trouble = error.what();
        changed_ = true;
    }
}

void Desk::note_due(const timing::Reading& reading, timing::Instant at) {
    each_due(state_, at, [&](Event event, std::optional<ActionId> cause) {
        record({std::move(event)}, kDesk, std::nullopt, cause, reading, at);
    });
}

std::shared_ptr<const views::Board> Desk::board() {
    const bool anew = changed_ || board_ == nullptr;
    const auto refresh = next_refresh();
    if (!anew && !(refresh && *refresh <= time_.read().boot)) {
        return board_;
    }
    if (!frozen_) {
        try {
            stage_ = "making what the screens show";
            make_board();
            return board_;
        } catch (...) {
            if (board_ == nullptr) {
                throw;
            }
            freeze({.what = harmless_words(std::current_exception()),
                    .stage = stage_,
                    .at = {},
                    .id = {},
                    .actor = {},
                    .command = {}});
        }
    }
    DAIS_ENSURE(board_ != nullptr);  // it froze before there was any
    board_ = views::with_record(*board_, record_);
    changed_ = false;
    return board_;
}

void Desk::make_board() {
    const bool anew = changed_ || board_ == nullptr;
    projected_ = now();
    board_ = anew ? views::make_board(state_, projected_, clock_.face(), record_, board_.get())
                  : views::with_projections(*board_, state_, projected_);
    changed_ = false;
}

}  // namespace dais::meeting
