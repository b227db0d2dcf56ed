#include "meeting/rules/list_status.h"

#include <date/date.h>

#include "meeting/ensure.h"
#include "meeting/rules/list_of_speakers.h"
#include "timing/zones.h"

namespace dais::meeting::rules {

namespace {

Refusal refuse_list(const Situation& situation, const ListOfSpeakers& list, std::string rule) {
    return refuse_because(situation, touched_list(list.key), std::move(rule),
                          {{"list", name_of(situation.conference, list)}});
}

// Replies and the debate on a motion are not opened and closed: they are always heard.
std::optional<Refusal> not_a_list_to_close(const Situation& situation, const ListKey& key) {
    const ListOfSpeakers* list = find(situation.conference, key);
    if (list == nullptr) {
        return refuse("list.unknown", {{"list", key.text}});
    }
    if (list->kind == ListKind::right_of_reply || list->kind == ListKind::motion) {
        return refuse("list.always-open", {{"list", name_of(situation.conference, *list)}});
    }
    return std::nullopt;
}

std::optional<Refusal> not_to_close(const Situation& situation, const ListKey& key) {
    if (auto refusal = not_a_list_to_close(situation, key)) {
        return refusal;
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, key));
    if (list.status == ListStatus::closed) {
        return refuse_list(situation, list, "list.closed");
    }
    return std::nullopt;
}

std::optional<Refusal> not_pending(const Situation& situation, InscriptionId id) {
    if (auto refusal = unknown(situation, id)) {
        return refusal;
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, id));
    if (!std::holds_alternative<Pending>(inscription.state)) {
        return refuse_because(situation, touched_inscription(id), "request.not-pending",
                              {{"speaker", name_of(situation.conference, inscription)}});
    }
    return std::nullopt;
}

// "20 Jul 10:00" in the conference's zone.
std::string hour(const Situation& situation, timing::UtcTime utc) {
    const timing::Zone zone = timing::Zone::named(situation.facts.zone);
    return date::format("%e %b %H:%M", date::floor<std::chrono::minutes>(zone.wall(utc)));
}

}  // namespace

Decision decide(const Situation& situation, const OpenList& command) {
    if (auto refusal = not_to_close(situation, command.list)) {
        return *std::move(refusal);
    }
    const bool ahead = command.from && *command.from > utc_at(situation.conference, situation.now);
    return Events{ListOpened{command.list, situation.now, ahead ? command.from : std::nullopt}};
}

Decision decide(const Situation& situation, const AnnounceListClosing& command) {
    if (auto refusal = not_to_close(situation, command.list)) {
        return *std::move(refusal);
    }
    if (command.at <= utc_at(situation.conference, situation.now)) {
        return refuse("list.hour-passed", {{"hour", hour(situation, command.at)}});
    }
    return Events{ListClosingAnnounced{command.list, command.at}};
}

Decision decide(const Situation& situation, const CloseList& command) {
    if (auto refusal = not_to_close(situation, command.list)) {
        return *std::move(refusal);
    }
    if (situation.facts.profile.consent_to_close && !command.consent) {
        return refuse("list.consent-needed");
    }
    return Events{ListClosed{command.list, situation.now, command.consent}};
}

Decision decide(const Situation& situation, const ReopenList& command) {
    if (auto refusal = not_a_list_to_close(situation, command.list)) {
        return *std::move(refusal);
    }
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, command.list));
    if (list.status != ListStatus::closed) {
        return refuse_list(situation, list, "list.not-closed");
    }
    if (auto refusal = no_more_debate(situation, list)) {
        return *std::move(refusal);
    }
    if (situation.facts.profile.consent_to_reopen && !command.consent) {
        return refuse("list.consent-needed");
    }
    return Events{ListReopened{command.list, situation.now, command.consent}};
}

Decision decide(const Situation& situation, const CreateList& command) {
    if (planned(situation, command.meeting) == nullptr) {
        return refuse("meeting.unknown", {{"meeting", command.meeting.text}});
    }
    if (command.title.empty() || command.title.size() > kLongestTitle) {
        return refuse("list.untitled", {{"most", std::to_string(kLongestTitle)}});
    }
    return Events{ListCreated{command.meeting, command.title}};
}

Decision decide(const Situation& situation, const GrantRequest& command) {
    if (auto refusal = not_pending(situation, command.inscription)) {
        return *std::move(refusal);
    }
    const Inscription& inscription = DAIS_THERE(find(situation.conference, command.inscription));
    const ListOfSpeakers& list = DAIS_THERE(find(situation.conference, inscription.list));
    return Events{
        RequestGranted{command.inscription, place_for(situation.conference, list, inscription)}};
}

Decision decide(const Situation& situation, const RefuseRequest& command) {
    if (auto refusal = not_pending(situation, command.inscription)) {
        return *std::move(refusal);
    }
    if (command.reason.empty()) {
        return refuse("request.no-reason");
    }
    return Events{RequestRefused{command.inscription, command.reason}};
}

std::optional<Refusal> not_open_to_requests(const Situation& situation,
                                            const ListOfSpeakers& list) {
    if (list.debate == DebateState::closed) {
        return no_more_debate(situation, list);
    }
    const bool frozen = list.status == ListStatus::frozen && list.opens &&
                        *list.opens > utc_at(situation.conference, situation.now);
    if (frozen) {
        return refuse("list.frozen", {{"list", name_of(situation.conference, list)},
                                      {"hour", hour(situation, *list.opens)}});
    }
    return std::nullopt;
}

std::optional<Refusal> no_more_debate(const Situation& situation, const ListOfSpeakers& list) {
    switch (list.debate) {
        case DebateState::under_way: return std::nullopt;
        case DebateState::adjourned: return refuse_list(situation, list, "debate.adjourned");
        case DebateState::closed: return refuse_list(situation, list, "debate.closed");
    }
    return std::nullopt;
}

}  // namespace dais::meeting::rules
