#include "meeting/rules/time_limits.h"

namespace dais::meeting::rules {

timing::Duration limit_of(const ConferenceFacts& facts, const ClassKey& speaker_class) {
    // Inscriptions hold classes that the profile has; the rule of the list sees to that.
    const SpeakerClass* found = find(facts, speaker_class);
    return found == nullptr ? timing::Duration::zero() : found->limit;
}

}  // namespace dais::meeting::rules
