#include "meeting/rules/rehearsal.h"

#include <date/date.h>

#include "timing/zones.h"

namespace dais::meeting::rules {

Decision decide(const Situation& situation, const AdvanceRehearsal& command) {
    if (!situation.conference.rehearsal) {
        return refuse("rehearsal.only");
    }
    if (command.by <= timing::Duration::zero() || command.by > kLongestAdvance) {
        return refuse("rehearsal.out-of-bounds");
    }
    return Events{RehearsalAdvanced{command.by, situation.now + command.by}};
}

Decision decide(const Situation& situation, const SetRehearsalClock& command) {
    if (!situation.conference.rehearsal) {
        return refuse("rehearsal.only");
    }
    constexpr int kFirstYear = 1945;  // no United Nations conference is older
    const date::year_month_day day{date::floor<date::days>(command.utc)};
    if (day.year() < date::year{kFirstYear} ||
        day.year() > date::year{timing::Zone::kLastSureYear}) {
        return refuse("rehearsal.year");
    }
    return Events{UtcAnchored{command.utc - situation.now.time_since_epoch()}};
}

Decision decide(const Situation& situation, const ConfirmClock& /*command*/) {
    if (!situation.conference.elapsed_to_confirm) {
        return refuse("clock.nothing-to-confirm");
    }
    return Events{ClockConfirmed{situation.now}};
}

Decision decide(const Situation& /*situation*/, const RestartDesk& /*command*/) {
    return refuse("desk.not-frozen");
}

}  // namespace dais::meeting::rules
