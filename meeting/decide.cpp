#include "meeting/decide.h"

#include "meeting/rules/access.h"
#include "meeting/rules/bureau.h"
#include "meeting/rules/circulars.h"
#include "meeting/rules/decisions.h"
#include "meeting/rules/documents.h"
#include "meeting/rules/floor.h"
#include "meeting/rules/formal_steps.h"
#include "meeting/rules/inscriptions.h"
#include "meeting/rules/interpretation.h"
#include "meeting/rules/interruptions.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/list_status.h"
#include "meeting/rules/motions.h"
#include "meeting/rules/paragraphs.h"
#include "meeting/rules/podium.h"
#include "meeting/rules/points_of_order.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/programme_changes.h"
#include "meeting/rules/proposals.h"
#include "meeting/rules/rehearsal.h"
#include "meeting/rules/silence.h"
#include "meeting/rules/sticking_points.h"
#include "meeting/rules/strictness.h"
#include "meeting/rules/time_limits.h"
#include "meeting/rules/undo.h"
#include "meeting/rules/votes.h"

namespace dais::meeting {

Decision decide(const State& state, const Command& command, const Actor& actor,
                timing::Instant now) {
    const rules::Situation situation{state, state.conference, *state.conference.facts, actor, now};
    if (auto refusal = rules::not_allowed(situation, command)) {
        return *std::move(refusal);
    }
    return std::visit([&](const auto& each) { return rules::decide(situation, each); }, command);
}

}  // namespace dais::meeting
