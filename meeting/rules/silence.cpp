#include "meeting/rules/silence.h"

#include <algorithm>
#include <stdexcept>

#include "meeting/ensure.h"
#include "meeting/rules/documents.h"
#include "timing/zones.h"

namespace dais::meeting::rules {

namespace {

std::string text_of(timing::WallTime wall) {
    return date::format("%F %H:%M", date::floor<std::chrono::minutes>(wall));
}

// A moment as an officer reads it: on the clocks of the conference.
std::string text_of(const Situation& situation, timing::UtcTime utc) {
    try {
        const timing::Zone zone = timing::Zone::named(situation.facts.zone);
        return date::format("%F %H:%M:%S", date::floor<std::chrono::seconds>(zone.wall(utc))) +
               " " + zone.name();
    } catch (const std::runtime_error&) {
        return date::format("%F %H:%M:%S UTC", date::floor<std::chrono::seconds>(utc));
    }
}

std::variant<timing::UtcTime, Refusal> moment_of(const Situation& situation,
                                                 const HourSomewhere& hour) {
    const std::string name = hour.zone.empty() ? situation.facts.zone : hour.zone;
    try {
        const timing::Zone zone = timing::Zone::named(name);
        const timing::ToUtc found = zone.utc(hour.at);
        const Names names{{"time", text_of(hour.at)}, {"zone", name}};
        if (std::holds_alternative<timing::NoSuchWallTime>(found)) {
            return refuse("hour.no-such-time", names);
        }
        if (const auto* twice = std::get_if<timing::TwiceWallTime>(&found)) {
            if (!hour.second_time) {
                return refuse("hour.time-twice", names);
            }
            return *hour.second_time ? twice->second : twice->first;
        }
        return std::get<timing::UtcTime>(found);
    } catch (const std::runtime_error&) {
        return refuse("zone.unknown", {{"zone", name}});
    }
}

// The end that a command names: so long after `from`, or an hour somewhere.
std::variant<timing::UtcTime, Refusal> end_of(const Situation& situation, timing::UtcTime from,
                                              const std::optional<timing::Duration>& lasting,
                                              const std::optional<HourSomewhere>& until) {
    if (lasting && until) {
        return refuse("silence.two-ends");
    }
    if (until) {
        return moment_of(situation, *until);
    }
    return from + lasting.value_or(kUsualSilence);
}

Refusal refuse_silence(const Situation& situation, const Silence& silence, std::string rule) {
    const Document* document = find(*situation.conference.texts, silence.document);
    return refuse_because(situation, touched_text("silence " + std::to_string(silence.id.value)),
                          std::move(rule),
                          {{"document", document == nullptr ? "" : name_of(*document)},
                           {"ends", text_of(situation, silence.ends)}});
}

std::optional<Refusal> concluded(const Situation& situation, SilenceId id) {
    const Silence* silence = find(*situation.conference.texts, id);
    if (silence == nullptr) {
        return refuse("silence.unknown", {{"silence", std::to_string(id.value)}});
    }
    if (silence->outcome) {
        return refuse_silence(situation, *silence, "silence.concluded");
    }
    return std::nullopt;
}

bool out_of_bounds(timing::UtcTime from, timing::UtcTime ends) {
    return ends <= from || ends - from > kLongestSilence;
}

std::optional<Refusal> wrong_moment(const Situation& situation, const Silence& silence,
                                    const ObjectToSilence& command, timing::UtcTime received) {
    if (received > utc_at(situation.conference, situation.now)) {
        return refuse("silence.received-later");
    }
    if (received < utc_at(situation.conference, silence.opened)) {
        return refuse_silence(situation, silence, "silence.received-before");
    }
    const bool late = received >= silence.ends;
    if (late && !command.late) {
        return refuse_silence(situation, silence, "silence.over");
    }
    return !late && command.late
               ? std::optional{refuse_silence(situation, silence, "silence.in-time")}
               : std::nullopt;
}

}  // namespace

const Silence* running_silence(const Conference& conference, const DocumentKey& document) {
    for (const auto& silence : conference.texts->silences) {
        if (silence.document == document && !silence.outcome) {
            return &silence;
        }
    }
    return nullptr;
}

Decision decide(const Situation& situation, const OpenSilence& command) {
    if (auto refusal = not_in_force(situation, command.document)) {
        return *std::move(refusal);
    }
    for (const auto& each : situation.conference.texts->silences) {
        if (each.document == command.document && each.on == command.on && !each.outcome) {
            return refuse_silence(situation, each, "silence.running");
        }
    }
    const timing::UtcTime now = utc_at(situation.conference, situation.now);
    const auto found = end_of(situation, now, command.lasting, command.until);
    if (const auto* refusal = std::get_if<Refusal>(&found)) {
        return *refusal;
    }
    const auto ends = std::get<timing::UtcTime>(found);
    if (command.until && ends <= now) {
        return refuse("silence.end-passed");
    }
    if (out_of_bounds(now, ends)) {
        return refuse("silence.out-of-bounds");
    }
    return Events{SilenceOpened{command.document, command.on, situation.now, ends}};
}

Decision decide(const Situation& situation, const ExtendSilence& command) {
    if (auto refusal = concluded(situation, command.silence)) {
        return *std::move(refusal);
    }
    const Silence& silence = DAIS_THERE(find(*situation.conference.texts, command.silence));
    if (broken(silence)) {
        return refuse_silence(situation, silence, "silence.broken");
    }
    const timing::UtcTime now = utc_at(situation.conference, situation.now);
    if (now >= silence.ends) {
        return refuse_silence(situation, silence, "silence.over");
    }
    const auto found = end_of(situation, silence.ends, command.by, command.until);
    if (const auto* refusal = std::get_if<Refusal>(&found)) {
        return *refusal;
    }
    const auto ends = std::get<timing::UtcTime>(found);
    if (ends <= silence.ends) {
        return refuse_silence(situation, silence, "silence.not-later");
    }
    if (out_of_bounds(now, ends)) {
        return refuse("silence.out-of-bounds");
    }
    return Events{SilenceExtended{command.silence, situation.now, ends}};
}

Decision decide(const Situation& situation, const ObjectToSilence& command) {
    if (auto refusal = concluded(situation, command.silence)) {
        return *std::move(refusal);
    }
    if (!command.by.delegation) {
        return refuse("silence.no-delegation");
    }
    if (auto refusal = wrong_voice(situation, command.by)) {
        return *std::move(refusal);
    }
    const Silence& silence = DAIS_THERE(find(*situation.conference.texts, command.silence));
    const timing::UtcTime received =
        command.received.value_or(utc_at(situation.conference, situation.now));
    if (auto refusal = wrong_moment(situation, silence, command, received)) {
        return *std::move(refusal);
    }
    const bool again = std::any_of(silence.objections.begin(), silence.objections.end(),
                                   [&](const Objection& each) { return each.by == command.by; });
    if (again) {
        Refusal refusal = refuse_silence(situation, silence, "silence.objected");
        refusal.names["speaker"] = name_of(situation.conference, command.by);
        return refusal;
    }
    return Events{
        SilenceObjected{command.silence, {command.by, received, command.reason, command.late}}};
}

Decision decide(const Situation& situation, const ConcludeSilence& command) {
    if (auto refusal = concluded(situation, command.silence)) {
        return *std::move(refusal);
    }
    const Silence& silence = DAIS_THERE(find(*situation.conference.texts, command.silence));
    switch (command.outcome) {
        case SilenceOutcome::unbroken:
            if (broken(silence)) {
                return refuse_silence(situation, silence, "silence.broken");
            }
            if (utc_at(situation.conference, situation.now) < silence.ends) {
                return refuse_silence(situation, silence, "silence.still-running");
            }
            if (command.letter.empty()) {
                return refuse("silence.no-letter");
            }
            break;
        case SilenceOutcome::broken:
            if (!broken(silence)) {
                return refuse_silence(situation, silence, "silence.not-broken");
            }
            break;
        case SilenceOutcome::withdrawn: break;
    }
    return Events{
        SilenceConcluded{command.silence, command.outcome, command.letter, situation.now}};
}

}  // namespace dais::meeting::rules
