#include "meeting/make_programme_view.h"

#include "meeting/make_list_views.h"
#include "meeting/rules/interpretation.h"
#include "timing/zones.h"

namespace dais::meeting::views {

namespace {

class Make {
  public:
    Make(const State& state, Told told)
        : state_{state},
          conference_{state.conference},
          told_{told},
          zone_{timing::Zone::named(state.conference.facts->zone)} {}

    ProgrammeView programme() const {
        ProgrammeView view;
        for (const auto& meeting : conference_.programme->meetings) {
            if (shown(meeting)) {
                view.meetings.push_back(this->meeting(meeting));
            }
        }
        view.version = state_.edition.version;
        view.published = state_.edition.published;
        const auto& changes = state_.edition.changes;
        for (auto each = changes.rbegin(); each != changes.rend(); ++each) {
            const PlannedMeeting* now = find(conference_, each->meeting);
            if (shown(now == nullptr ? each->before : *now)) {
                view.changes.push_back(change(*each, now));
            }
        }
        return view;
    }

  private:
    [[nodiscard]] bool shown(const PlannedMeeting& meeting) const {
        return meeting.open_to_public || closed_too(told_);
    }

    [[nodiscard]] MeetingView meeting(const PlannedMeeting& meeting) const {
        const MeetingRun& run = run_of(conference_, meeting.key);
        MeetingView view{.key = meeting.key,
                         .name = name_of(meeting),
                         .ordinal = meeting.ordinal,
                         .kind = meeting.kind,
                         .room = meeting.room,
                         .starts = utc_of(zone_, meeting, meeting.starts),
                         .ends = utc_of(zone_, meeting, meeting.ends),
                         .modality = meeting.modality,
                         .webcast = meeting.webcast && !run.informal,
                         .open_to_public = meeting.open_to_public,
                         .hours_assumed = meeting.hours_assumed,
                         .state = run.state,
                         .changed_at = run.changed_at,
                         .released_next = run.released_next,
                         .slots = {},
                         .expected_until = run.expected_until,
                         .informal = run.informal,
                         .presiding = run.presiding.empty() ? meeting.presiding : run.presiding,
                         .item = run.item,
                         .plan = meeting.plan,
                         .reason = meeting.reason,
                         .languages = meeting.interpretation.languages,
                         .interpretation_ends = rules::interpretation_ends(conference_, meeting),
                         .without_interpretation = run.without_interpretation};
        const auto changed = state_.edition.changed.find(meeting.key);
        if (changed != state_.edition.changed.end()) {
            view.changed_in = changed->second.version;
            view.changed = changed->second.at;
        } else {
            view.changed = first_published();
        }
        for (const auto& slot : meeting.slots) {
            view.slots.push_back({.key = slot.key,
                                  .kind = slot.kind,
                                  .items = item_views(*conference_.facts, slot.items),
                                  .title = slot.title,
                                  .starts = utc_of(zone_, meeting, slot.starts),
                                  .ends = utc_of(zone_, meeting, slot.ends),
                                  .assumed = slot.assumed});
        }
        if (closed_too(told_)) {
            view.link = meeting.link;
            view.guide = meeting.guide;
        }
        if (told_ == Told::officers) {
            add_for_officers(meeting, run, view);
        }
        return view;
    }

    void add_for_officers(const PlannedMeeting& meeting, const MeetingRun& run,
                          MeetingView& view) const {
        view.title = meeting.title;
        view.to_preside = meeting.presiding;
        view.to_be_webcast = meeting.webcast;
        view.team = meeting.team;
        if (!meeting.interpretation.languages.empty()) {
            view.interpretation_starts = utc_of(zone_, meeting, meeting.interpretation.starts);
        }
        view.interpretation_granted = run.interpretation_granted;
        view.interpretation_noted = run.interpretation_noted;
        view.turns_shown = run.turns_shown;
        for (const MeetingRun::Session& session : run.sessions) {
            view.held.push_back({session.from, session.to});
        }
    }

    [[nodiscard]] ProgrammeChangeView change(const MeetingChange& change,
                                             const PlannedMeeting* now) const {
        ProgrammeChangeView view{.version = change.version,
                                 .published = change.published,
                                 .meeting = change.meeting,
                                 .name = name_of(now == nullptr ? change.before : *now),
                                 .what = change.what};
        if (change.what == SeenChange::moved) {
            view.was_starts = utc_of(zone_, change.before, change.before.starts);
            view.was_ends = utc_of(zone_, change.before, change.before.ends);
            view.was_room = change.before.room;
        }
        return view;
    }

    // Of the first version: when the conference's file was made, so that it never changes.
    [[nodiscard]] timing::UtcTime first_published() const {
        return timing::UtcTime{std::chrono::microseconds{conference_.created_us}};
    }

    const State& state_;
    const Conference& conference_;
    Told told_;
    timing::Zone zone_;
};

}  // namespace

ProgrammeView programme_view(const State& state, Told told) {
    return Make{state, told}.programme();
}

}  // namespace dais::meeting::views
