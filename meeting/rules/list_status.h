// The state of a list of speakers: opening, announcing its closing, closing, opening it again, the
// Chair's own lists, and requests that came too late.
//
// Sources (PROCEDURE, common): the Chair announces the list and may close it with consent; a right
// of reply is still accepted afterwards. Nothing opens again or closes by the clock alone: the
// Chair announces, the Secretariat records. Inscription that was announced for an hour begins then.
#pragma once

#include "meeting/command.h"
#include "meeting/rules/decision.h"

namespace dais::meeting::rules {

/// The longest title of a list that the Chair makes, in bytes.
inline constexpr std::size_t kLongestTitle = 120;

/// Refuses: list.unknown, list.closed, list.always-open.
[[nodiscard]] Decision decide(const Situation& situation, const OpenList& command);
/// Refuses: the same, list.hour-passed.
[[nodiscard]] Decision decide(const Situation& situation, const AnnounceListClosing& command);
/// Refuses: the same, list.consent-needed.
[[nodiscard]] Decision decide(const Situation& situation, const CloseList& command);
/// Refuses: list.unknown, list.not-closed, list.consent-needed, list.always-open, debate.closed.
[[nodiscard]] Decision decide(const Situation& situation, const ReopenList& command);
/// Refuses: meeting.unknown, list.untitled.
[[nodiscard]] Decision decide(const Situation& situation, const CreateList& command);
/// Refuses: inscription.unknown, request.not-pending.
[[nodiscard]] Decision decide(const Situation& situation, const GrantRequest& command);
/// Refuses: the same, request.no-reason.
[[nodiscard]] Decision decide(const Situation& situation, const RefuseRequest& command);

/// The refusal if a list takes no requests at all now: frozen, or its debate is over.
[[nodiscard]] std::optional<Refusal> not_open_to_requests(const Situation& situation,
                                                          const ListOfSpeakers& list);
/// The refusal if nobody may be given the floor from a list: its debate is adjourned or closed.
[[nodiscard]] std::optional<Refusal> no_more_debate(const Situation& situation,
                                                    const ListOfSpeakers& list);

}  // namespace dais::meeting::rules
