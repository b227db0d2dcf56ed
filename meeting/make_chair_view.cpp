#include "meeting/make_chair_view.h"

#include <algorithm>

#include "meeting/make_list_views.h"
#include "meeting/make_views.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/rules/programme.h"
#include "meeting/rules/time_limits.h"
#include "timing/zones.h"

namespace dais::meeting::views {

namespace {

class Make {
  public:
    Make(const Conference& conference, const PlannedMeeting& meeting, ChairView& view)
        : conference_{conference}, facts_{*conference.facts}, meeting_{meeting}, view_{view} {}

    void add_all(const ProjectionsView& projections) {
        view_.meeting = meeting_.key;
        const MeetingRun& run = run_of(conference_, meeting_.key);
        view_.presiding = run.presiding.empty() ? meeting_.presiding : run.presiding;
        if (!is_on(conference_, meeting_.key)) {
            return;
        }
        add_next();
        add_requests();
        add_points();
        add_motions();
        add_holder();
        add_end(projections);
    }

  private:
    // As it is said: nothing for a delegation that is not there.
    [[nodiscard]] std::string spoken(const DelegationKey& key) const {
        const Delegation* delegation = find(facts_, key);
        return delegation == nullptr ? std::string{} : delegation->en.spoken;
    }

    [[nodiscard]] ChairSpeakerView speaker(const Inscription& inscription,
                                           const ListOfSpeakers& list, int position) const {
        const SpeakerClass* speaker_class = find(facts_, inscription.speaker_class);
        const Delegation& delegation = *find(facts_, inscription.delegation);
        return {.inscription = inscription.id,
                .delegation = inscription.delegation,
                .position = position,
                .speaker = speaker_view(conference_, inscription),
                .spoken = delegation.en.spoken,
                .spoken_in = delegation.spoken_names,
                .hint = delegation.en.hint,
                .class_name = speaker_class == nullptr ? "" : speaker_class->name,
                .list_name = rules::name_of(conference_, list),
                .limit = rules::limit_of(conference_, inscription),
                .modality = inscription.modality,
                .readiness = inscription.readiness,
                .ready = inscription.ready,
                .text_received = inscription.text.has_value(),
                .language = inscription.details.language,
                .people = inscription.details.people,
                .reply = inscription.reply};
    }

    void add_next() {
        const ListOfSpeakers* list = rules::current_list(conference_, meeting_);
        if (list == nullptr) {
            return;
        }
        view_.waiting = static_cast<int>(list->waiting.size());
        const std::size_t shown = std::min(kNextForChair, list->waiting.size());
        for (std::size_t i = 0; i < shown; ++i) {
            view_.next.push_back(
                speaker(*find(conference_, list->waiting[i]), *list, static_cast<int>(i) + 1));
        }
    }

    void add_requests() {
        for (const auto& [key, list] : conference_.lists) {
            if (!rules::takes_up(meeting_, list) && list.meeting != meeting_.key) {
                continue;
            }
            for (const auto id : list.pending) {
                const Inscription& asked = *find(conference_, id);
                view_.requests.push_back({.inscription = id,
                                          .delegation = asked.delegation,
                                          .name = name_of(conference_, asked),
                                          .spoken = spoken(asked.delegation),
                                          .list_name = rules::name_of(conference_, list),
                                          .kind = list.kind,
                                          .asked = asked.asked});
            }
        }
        std::sort(view_.requests.begin(), view_.requests.end(),
                  [](const auto& a, const auto& b) { return a.inscription < b.inscription; });
    }

    void add_points() {
        for (const auto& [id, point] : conference_.points) {
            if (point.meeting == meeting_.key && !point.closed) {
                view_.points.push_back({.point = id,
                                        .delegation = point.delegation,
                                        .name = name_of(conference_, point.delegation),
                                        .spoken = spoken(point.delegation),
                                        .raised = point.raised,
                                        .recognized = point.recognized.has_value()});
            }
        }
    }

    void add_motions() {
        for (const auto& [id, motion] : conference_.motions) {
            if (motion.meeting == meeting_.key && motion.state == MotionState::debated) {
                view_.motions.push_back({id, motion.kind, name_of(conference_, motion.delegation)});
            }
        }
    }

    void add_holder() {
        const Statement* held = floor_holder(conference_, meeting_.room);
        const DelegationKey* holder = held == nullptr ? nullptr : delegation_of(conference_, *held);
        if (const Delegation* delegation = holder == nullptr ? nullptr : find(facts_, *holder)) {
            view_.statement_spoken = delegation->en.spoken;
            view_.statement_spoken_in = delegation->spoken_names;
            view_.statement_hint = delegation->en.hint;
        }
    }

    void add_end(const ProjectionsView& projections) {
        for (const auto& [basis, projection] : projections.projections) {
            if (projection.meeting == meeting_.key) {
                view_.end =
                    ChairEndView{.list_ends = projection.list_ends,
                                 .ends = projection.ends,
                                 .ends_with_interpretation = projection.ends_with_interpretation,
                                 .waiting = static_cast<int>(projection.turns.size()),
                                 .not_fitting = projection.not_fitting,
                                 .perhaps_fitting = projection.perhaps_fitting,
                                 .meeting_behind = projection.meeting_behind};
            }
        }
    }

    const Conference& conference_;
    const ConferenceFacts& facts_;
    const PlannedMeeting& meeting_;
    ChairView& view_;
};

// The room's next meeting that is planned, where the plan says who presides at it.
std::optional<PresidesNextView> presides_next(const Conference& conference, const RoomKey& room) {
    const PlannedMeeting* next = nullptr;
    for (const auto& meeting : conference.programme->meetings) {
        const bool comes = meeting.room == room && meeting.plan == MeetingPlan::planned &&
                           run_of(conference, meeting.key).state == MeetingState::scheduled;
        if (comes && (next == nullptr || meeting.starts < next->starts)) {
            next = &meeting;
        }
    }
    if (next == nullptr || next->presiding.empty()) {
        return std::nullopt;
    }
    const timing::Zone zone = timing::Zone::named(conference.facts->zone);
    return PresidesNextView{.name = next->presiding,
                            .meeting = next->key,
                            .meeting_name = name_of(*next),
                            .starts = utc_of(zone, *next, next->starts)};
}

}  // namespace

ChairView chair_view(const Conference& conference, const RoomKey& room,
                     const ProjectionsView& projections) {
    ChairView view;
    view.room = room;
    if (const PlannedMeeting* meeting = current_meeting(conference, room, Told::officers)) {
        Make{conference, *meeting, view}.add_all(projections);
    }
    view.presides_next = presides_next(conference, room);
    return view;
}

}  // namespace dais::meeting::views
