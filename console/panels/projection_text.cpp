#include "console/panels/projection_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

using meeting::Fits;
using meeting::Projection;
using meeting::ProjectionBasis;
using meeting::WhatIf;
using std::chrono::minutes;

using Names = std::map<std::string, std::string>;

std::string hour(timing::UtcTime utc, const timing::Zone& zone) {
    return hour_and_minute(zone.wall(utc));
}

// To the minute that is nearest.
timing::UtcTime rounded(timing::UtcTime utc) {
    return std::chrono::floor<minutes>(utc + std::chrono::seconds{30});
}

// Early is rounded down, late up: the range is not shown smaller than it is.
Names range_names(const meeting::Range& range, const timing::Zone& zone) {
    return {{"early", hour(std::chrono::floor<minutes>(range.early), zone)},
            {"likely", hour(rounded(range.likely), zone)},
            {"late", hour(std::chrono::ceil<minutes>(range.late), zone)}};
}

std::string ends_text(const ProjectionBasis& basis, const Projection& projection,
                      const timing::Zone& zone, const Strings& words) {
    if (basis.coming.empty() && projection.expected_more == 0) {
        return words.say(
            basis.floor_taken ? "console.projection.last-speaks" : "console.projection.nobody",
            range_names(projection.list_ends, zone));
    }
    return words.say("console.projection.ends", range_names(projection.list_ends, zone));
}

std::string fit_text(const Projection& projection, const Strings& words) {
    const Names names{{"not", std::to_string(projection.not_fitting)},
                      {"perhaps", std::to_string(projection.perhaps_fitting)}};
    const char* key = projection.not_fitting > 0 && projection.perhaps_fitting > 0
                          ? "console.projection.not-and-perhaps"
                      : projection.not_fitting > 0     ? "console.projection.not"
                      : projection.perhaps_fitting > 0 ? "console.projection.perhaps"
                                                       : "console.projection.all-fit";
    const std::string fit = words.say(key, names);
    if (projection.expected_more == 0) {
        return fit;
    }
    return words.say("console.projection.more-expected",
                     {{"fit", fit}, {"more", std::to_string(projection.expected_more)}});
}

// "slot 4 min behind"; less than half a minute is on time.
std::string one_behind(std::string_view what, timing::Duration by, const Strings& words) {
    const std::int64_t count = std::chrono::round<minutes>(by).count();
    const char* key = count > 0   ? "console.projection.behind"
                      : count < 0 ? "console.projection.ahead"
                                  : "console.projection.on-time";
    return words.say(key, {{"what", words.say("console.projection." + std::string{what})},
                           {"minutes", std::to_string(std::abs(count))}});
}

std::string behind_text(const Projection& projection, const Strings& words) {
    std::string text;
    if (projection.slot_behind) {
        text = one_behind("slot", *projection.slot_behind, words) + ", ";
    }
    return text + one_behind("meeting", projection.meeting_behind, words) + ", " +
           one_behind("day", projection.day_behind, words);
}

// The minute in which it ends counts as needed: what is said must be enough.
std::string chair_text(const ProjectionBasis& basis, const Projection& projection,
                       const timing::Zone& zone, const Strings& words) {
    const auto ends = std::chrono::ceil<minutes>(projection.keeping_time_ends);
    const std::int64_t over = std::chrono::ceil<minutes>(projection.courtesy).count();
    Names names{{"ends", hour(ends, zone)},
                {"end", hour(projection.ends, zone)},
                {"minutes", count_in_words(std::abs(over), words)}};
    if (basis.coming.empty() && !basis.floor_taken) {
        return words.say("console.projection.chair-nobody", names);
    }
    if (over == 0) {
        return words.say("console.projection.chair-exact", names);
    }
    const bool one = std::abs(over) == 1;
    if (over > 0) {
        return words.say(
            one ? "console.projection.chair-courtesy-one" : "console.projection.chair-courtesy",
            names);
    }
    return words.say(one ? "console.projection.chair-spare-one" : "console.projection.chair-spare",
                     names);
}

void set_mark(ProjectionText& text, const Projection& projection) {
    if (projection.not_fitting > 0) {
        text.mark = Mark::cross;
        text.colour = palette::kRed;
    } else if (projection.perhaps_fitting > 0) {
        text.mark = Mark::warning;
        text.colour = palette::kAmber;
    }
}

std::string then_text(const Projection& now, const Projection& then, const timing::Zone& zone,
                      const Strings& words) {
    Names names = range_names(then.list_ends, zone);
    const std::int64_t by =
        std::chrono::round<minutes>(now.list_ends.likely - then.list_ends.likely).count();
    const char* key = by > 0   ? "console.projection.then-earlier"
                      : by < 0 ? "console.projection.then-later"
                               : "console.projection.then-same";
    names["minutes"] = std::to_string(std::abs(by));
    names["fit"] = fit_text(then, words);
    return words.say(key, names);
}

// The limit asked about, and how long it can be.
void set_limit(ProjectionText& text, const ProjectionBasis& basis, const WhatIf& what_if) {
    timing::Duration longest{};
    for (const meeting::Coming& each : basis.coming) {
        longest = each.kept ? longest : std::max(longest, each.limit);
    }
    longest = std::min(longest, kLongestLimit);
    const timing::Duration at = what_if.limit.value_or(longest);
    text.as_it_is = !what_if.limit.has_value();
    text.limit = length_text(at);
    text.limit_at = at;
    text.longest = longest;
}

TurnText turn_text(const meeting::TurnProjection& turn, const Projection& projection,
                   const views::ProgrammeView& programme, const timing::Zone& zone,
                   const Strings& words) {
    TurnText text;
    text.fits = turn.fits;
    const timing::WallTime likely =
        zone.wall(rounded(turn.not_before.value_or(turn.starts.likely)));
    const Day day = date::floor<date::days>(likely);
    const Day here = date::floor<date::days>(zone.wall(projection.ends));
    text.at = hour_and_minute(likely);
    if (day != here) {
        text.at = short_weekday(day, words) + " " + text.at;
    }
    Names names = range_names(turn.starts, zone);
    names["ahead"] = std::to_string(turn.ahead);
    if (!turn.not_before) {
        text.more = words.say(turn.fits == Fits::no        ? "console.projection.turn-beyond"
                              : turn.fits == Fits::perhaps ? "console.projection.turn-perhaps"
                                                           : "console.projection.turn",
                              names);
        return text;
    }
    names["hour"] = text.at;
    const auto found = std::find_if(programme.meetings.begin(), programme.meetings.end(),
                                    [&](const auto& each) { return each.key == turn.meeting; });
    names["meeting"] = found == programme.meetings.end() ? turn.meeting.text : found->name;
    text.more = words.say("console.projection.turn-not-before", names);
    text.at = words.say("console.projection.from-hour", names);
    return text;
}

void set_turns(ProjectionText& text, const Projection& projection,
               const views::ProgrammeView& programme, const timing::Zone& zone,
               const Strings& words) {
    for (const meeting::TurnProjection& each : projection.turns) {
        text.turns[each.inscription] = turn_text(each, projection, programme, zone, words);
        if (each.fits == Fits::no && !text.first_beyond) {
            text.first_beyond = each.inscription;
            text.beyond = words.say("console.projection.beyond",
                                    {{"end", hour(projection.ends, zone)},
                                     {"not", std::to_string(projection.not_fitting)}});
        }
    }
}

}  // namespace

bool asks(const WhatIf& what_if) {
    return what_if.limit || what_if.close_list || what_if.without_breaks;
}

std::string count_in_words(std::int64_t count, const Strings& words) {
    constexpr std::int64_t kWords = 12;
    return count >= 0 && count <= kWords ? words.say("console.count." + std::to_string(count))
                                         : std::to_string(count);
}

ProjectionText projection_text(const views::ProjectionView& view, const WhatIf& what_if,
                               const views::ProgrammeView& programme, const timing::Zone& zone,
                               const Strings& words) {
    const Projection& now = view.projection;
    ProjectionText text;
    text.ends = ends_text(view.basis, now, zone, words);
    text.must_end =
        words.say(now.ends_with_interpretation ? "console.projection.interpretation-ends"
                                               : "console.projection.meeting-ends",
                  {{"end", hour(now.ends, zone)}});
    text.fit = fit_text(now, words);
    set_mark(text, now);
    text.behind = behind_text(now, words);
    text.chair = chair_text(view.basis, now, zone, words);
    set_limit(text, view.basis, what_if);
    text.can_close = view.basis.list_open;
    text.has_breaks =
        view.basis.resumes || std::any_of(view.basis.taken.begin(), view.basis.taken.end(),
                                          [](const meeting::Taken& each) { return each.pause; });
    if (asks(what_if)) {
        const Projection then = meeting::project(view.basis, what_if);
        text.then = then_text(now, then, zone, words);
        text.then_colour =
            then.list_ends.likely < now.list_ends.likely ? palette::kBlue : palette::kText;
    }
    set_turns(text, now, programme, zone, words);
    return text;
}

}  // namespace dais::console
