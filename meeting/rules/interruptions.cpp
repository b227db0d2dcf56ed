#include "meeting/rules/interruptions.h"

#include "meeting/ensure.h"
#include "meeting/rules/floor.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"

namespace dais::meeting::rules {

namespace {

Refusal refuse_statement(const Situation& situation, const Statement& statement, std::string rule) {
    return refuse_because(situation, touched_floor(statement.room), std::move(rule),
                          {{"speaker", name_of(situation.conference, statement)}});
}

std::optional<Refusal> ago_out_of_bounds(timing::Duration ago) {
    if (ago < timing::Duration::zero() || ago > kLongestAgo) {
        return refuse("statement.ago-too-long");
    }
    return std::nullopt;
}

// A clock that began later than something was lost cannot have stood since then.
std::optional<Refusal> before_clock(const Situation& situation, const Statement& statement,
                                    timing::Instant at) {
    const auto* running = std::get_if<Running>(&statement.state);
    if (running != nullptr && at < running->since) {
        return refuse_statement(situation, statement, "link.before-clock");
    }
    return std::nullopt;
}

}  // namespace

Decision decide(const Situation& situation, const NoteLinkLost& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    const Inscription* inscription = inscription_of(situation.conference, statement);
    if (inscription != nullptr && inscription->modality != Modality::remote) {
        return refuse_statement(situation, statement, "link.not-remote");
    }
    if (statement.link_lost) {
        return refuse_statement(situation, statement, "link.lost");
    }
    if (auto refusal = ago_out_of_bounds(command.ago)) {
        return *std::move(refusal);
    }
    const timing::Instant at = situation.now - command.ago;
    if (at < statement.given_at) {
        return refuse_statement(situation, statement, "statement.before-floor");
    }
    if (auto refusal = before_clock(situation, statement, at)) {
        return *std::move(refusal);
    }
    return Events{LinkLost{command.statement, at}};
}

Decision decide(const Situation& situation, const NoteLinkRestored& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (!statement.link_lost) {
        return refuse_statement(situation, statement, "link.not-lost");
    }
    return Events{LinkRestored{command.statement, situation.now}};
}

Decision decide(const Situation& situation, const SkipSpeaker& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    const Inscription* inscription = inscription_of(situation.conference, statement);
    if (inscription == nullptr) {
        return refuse_statement(situation, statement, "statement.not-inscribed");
    }
    const auto left = timing::read(*countdown(statement), situation.now).remaining;
    if (left <= timing::Duration::zero()) {
        return refuse_statement(situation, statement, "statement.nothing-left");
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, inscription->list));
    return Events{
        StatementInterrupted{.statement = statement.id,
                             .at = situation.now,
                             .used = used(statement, situation.now),
                             .kept = left,
                             .before = place_for(situation.conference, list, *inscription)}};
}

Decision decide(const Situation& situation, const NoteServiceLost& command) {
    if (auto refusal = not_in_session(situation, command.meeting)) {
        return *std::move(refusal);
    }
    if (const auto& lost = run_of(situation.conference, command.meeting).lost) {
        const std::string rule =
            lost->service == Service::platform ? "service.lost" : "service.lost-channel";
        return refuse_because(situation, touched_meeting(command.meeting), rule,
                              {{"channel", lost->channel}});
    }
    if (command.service == Service::interpretation && command.channel.empty()) {
        return refuse("service.unnamed");
    }
    if (auto refusal = ago_out_of_bounds(command.ago)) {
        return *std::move(refusal);
    }
    const timing::Instant at = situation.now - command.ago;
    ServiceLost lost{.meeting = command.meeting,
                     .service = command.service,
                     .channel = command.channel,
                     .at = at,
                     .statement = {}};
    const RoomKey& room = planned(situation, command.meeting)->room;
    const Statement* holder = floor_holder(situation.conference, room);
    if (holder != nullptr && std::holds_alternative<Running>(holder->state)) {
        if (auto refusal = before_clock(situation, *holder, at)) {
            return *std::move(refusal);
        }
        lost.statement = holder->id;
    }
    return Events{lost};
}

Decision decide(const Situation& situation, const NoteServiceRestored& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (!run_of(situation.conference, command.meeting).lost) {
        return refuse_because(situation, touched_meeting(command.meeting), "service.not-lost");
    }
    ServiceRestored restored{command.meeting, situation.now, {}};
    const RoomKey& room = planned(situation, command.meeting)->room;
    const Statement* holder = floor_holder(situation.conference, room);
    const auto* paused = holder == nullptr ? nullptr : std::get_if<Paused>(&holder->state);
    if (paused != nullptr && paused->because == PauseReason::service_lost) {
        restored.statement = holder->id;
    }
    return Events{restored};
}

Decision decide(const Situation& situation, const NotePlaybackFailed& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    if (!statement.recorded || !std::holds_alternative<Running>(statement.state)) {
        return refuse_statement(situation, statement, "recording.not-playing");
    }
    return Events{PlaybackFailed{command.statement, situation.now}};
}

Decision decide(const Situation& situation, const SpeakLiveInstead& command) {
    if (auto refusal = not_on_floor(situation, command.statement)) {
        return *std::move(refusal);
    }
    const Statement& statement = DAIS_THERE(find(situation.conference, command.statement));
    const Inscription* inscription = inscription_of(situation.conference, statement);
    if (!statement.recorded || inscription == nullptr) {
        return refuse_statement(situation, statement, "recording.none");
    }
    if (command.modality == Modality::pre_recorded) {
        return refuse("recording.live-only");
    }
    return Events{
        LiveInsteadOfRecording{.statement = command.statement,
                               .at = situation.now,
                               .modality = command.modality,
                               .allotted = live_limit_of(situation.conference, *inscription)}};
}

}  // namespace dais::meeting::rules
