#include "meeting/describe.h"

#include <chrono>
#include <map>
#include <tuple>

#include "meeting/describe_texts.h"
#include "meeting/rules/list_of_speakers.h"
#include "meeting/words.h"

namespace dais::meeting {

namespace {

std::string name_or(const Conference& conference, InscriptionId id) {
    const Inscription* inscription = find(conference, id);
    return inscription == nullptr ? std::string{} : name_of(conference, *inscription);
}

std::string name_or(const Conference& conference, StatementId id) {
    const Statement* statement = find(conference, id);
    return statement == nullptr ? std::string{} : name_of(conference, *statement);
}

std::string name_or(const Conference& conference, const MeetingKey& key) {
    const PlannedMeeting* meeting = find(conference, key);
    return meeting == nullptr ? key.text : name_of(*meeting);
}

// Its words are in the strings tables.
std::string motion_key(MotionKind kind) { return "motion." + std::string{word(kind)}; }

// What one event says about its action. The first event names it: an action that gives the floor in
// another's place is "floor given", not "statement concluded".
class Describe : public DescribeTexts {
  public:
    using DescribeTexts::DescribeTexts;
    using DescribeTexts::operator();

    void operator()(const ConferenceCreated& /*event*/) { say("action.conference-created", {}); }
    void operator()(const RecordOpened& /*event*/) { say("action.record-opened", {}); }
    void operator()(const LeadTaken& event) {
        say("action.lead-taken", {{"name", event.name}, {"term", std::to_string(event.term)}});
    }
    void operator()(const StandbyJoined& event) {
        say("action.standby-joined", {{"name", event.name}, {"address", event.address}});
    }
    void operator()(const ClockConfirmed& /*event*/) { say("action.clock-confirmed", {}); }
    void operator()(const UtcAnchored& /*event*/) { say("action.clock-set", {}); }
    void operator()(const RehearsalAdvanced& event) {
        using std::chrono::seconds;
        say("action.rehearsal-advanced",
            {{"seconds", std::to_string(std::chrono::duration_cast<seconds>(event.by).count())}});
    }
    void operator()(const LinkGranted& event) {
        say("action.link-granted", {{"role", std::string{word(event.role)}}, {"name", event.name}});
    }
    void operator()(const LinkRevoked& event) {
        const Grant* grant = grant_of(before_, event.link);
        say("action.link-revoked", {{"name", grant == nullptr ? std::string{} : grant->name}});
    }
    void operator()(const MeetingOpened& event) { meeting("action.meeting-opened", event.meeting); }
    void operator()(const MeetingSuspended& event) {
        meeting("action.meeting-suspended", event.meeting);
    }
    void operator()(const MeetingResumed& event) {
        meeting("action.meeting-resumed", event.meeting);
    }
    void operator()(const MeetingAdjourned& event) {
        meeting("action.meeting-adjourned", event.meeting);
    }
    void operator()(const SpeakersCarriedOver& event) {
        for (const auto id : event.inscriptions) {
            touch(touched_inscription(id));
        }
    }
    void operator()(const SpeakerInscribed& event) { request("action.speaker-inscribed", event); }
    void operator()(const InscriptionWithdrawn& event) {
        undoable("action.inscription-withdrawn",
                 {{"speaker", name_or(before_, event.inscription)}});
        touch(touched_inscription(event.inscription));
        if (const Inscription* inscription = find(before_, event.inscription)) {
            touch(touched_place(inscription->list, inscription->delegation,
                                inscription->on_behalf_of));
        }
    }
    void operator()(const InscriptionMoved& event) {
        inscription("action.inscription-moved", event.inscription);
        if (event.before) {
            touch(touched_inscription(*event.before));
        }
    }
    void operator()(const FloorGiven& event) {
        undoable("action.floor-given", {{"speaker", name_or(before_, event.inscription)}});
        touch(touched_inscription(event.inscription));
        touch(touched_floor(event.room));
        action_.rests_on.push_back(touched_meeting(event.meeting));
    }
    void operator()(const FloorGivenToPresider& event) {
        Statement preview;
        preview.holder = Presider{event.office, event.name};
        undoable("action.floor-given", {{"speaker", name_of(before_, preview)}});
        touch(touched_floor(event.room));
        action_.rests_on.push_back(touched_meeting(event.meeting));
    }
    void operator()(const StatementStarted& event) {
        statement("action.statement-started", event.statement);
    }
    void operator()(const StatementPaused& event) {
        statement("action.statement-paused", event.statement);
    }
    void operator()(const StatementResumed& event) {
        statement("action.statement-resumed", event.statement);
    }
    void operator()(const StatementConcluded& event) {
        statement("action.statement-concluded", event.statement);
    }
    // Noted by the desk, done by nobody.
    void operator()(const StatementTimeElapsed& /*event*/) {}
    void operator()(const CalledToOrder& /*event*/) {}
    void operator()(const MicrophoneOffOrdered& /*event*/) {}
    void operator()(const MicrophoneOffNotConfirmed& /*event*/) {}
    void operator()(const SpeakersReleased& event) {
        undoable("action.speakers-released", {{"count", std::to_string(event.count)}});
        touch(touched_meeting(event.meeting));
    }
    // Named by note_in_history, which sees the action that was taken back.
    void operator()(const ActionUndone& /*event*/) {}
    void operator()(const AnnouncementCorrected& /*event*/) {}
    void operator()(const ActionRedone& /*event*/) {}
    void operator()(const RowsSetAside& /*event*/) {}

    void operator()(const ProgrammeChanged& event) {
        undoable("action.programme-" + std::string{word(event.change)},
                 {{"meeting", name_or(before_, event.meeting)}, {"reason", event.reason}});
        int added = 0;
        bool numbers = false;
        for (const auto& meeting : event.meetings) {
            const PlannedMeeting* was = find(before_, meeting.key);
            if (meeting.key.text.empty()) {
                action_.names["meeting"] =
                    action_.names["meeting"].empty() ? name_of(meeting) : action_.names["meeting"];
                touch(touched_plan(added_key(row_.sequence, added++)));
            } else {
                touch(touched_plan(meeting.key));
            }
            touch_hours(was, meeting);
            if ((was == nullptr ? 0 : was->ordinal) != meeting.ordinal) {
                numbers = true;
            }
        }
        if (numbers) {
            touch({TouchedKind::plan, "numbers"});  // of the formal meetings: one series
        }
        action_.names["count"] = std::to_string(event.meetings.size());
    }
    void operator()(const InterpretationExtended& event) {
        using std::chrono::minutes;
        undoable("action.interpretation-extended",
                 {{"meeting", name_or(before_, event.meeting)},
                  {"minutes", std::to_string(std::chrono::ceil<minutes>(event.by).count())}});
        touch(touched_formal("interpretation " + event.meeting.text));
        action_.rests_on.push_back(touched_meeting(event.meeting));
    }
    void operator()(const WentOnWithoutInterpretation& event) {
        undoable("action.went-on-without-interpretation",
                 {{"meeting", name_or(before_, event.meeting)}});
        touch(touched_formal("interpretation " + event.meeting.text));
        action_.rests_on.push_back(touched_meeting(event.meeting));
        announcement();
    }
    void operator()(const InterpretationEndNear& /*event*/) {}
    void operator()(const TurnsShownSet& event) {
        undoable("action.turns-shown-" + std::string{word(event.show)},
                 {{"meeting", name_or(before_, event.meeting)}});
        touch(touched_formal("turns " + event.meeting.text));
    }

    void operator()(const ListOpened& event) { list("action.list-opened", event.list); }
    void operator()(const ListClosingAnnounced& event) {
        list("action.list-closing-announced", event.list);
    }
    void operator()(const ListClosed& event) { announced_list("action.list-closed", event.list); }
    void operator()(const ListReopened& event) {
        announced_list("action.list-reopened", event.list);
    }
    void operator()(const ListCreated& event) {
        undoable("action.list-created", {{"list", event.title}});
        const ListKey made{"ad-hoc-" + std::to_string(row_.sequence.value)};
        touch(touched_list(made));
        touch(touched_making(made));
    }
    void operator()(const LateRequestReceived& event) {
        request("action.late-request-received", event);
        action_.rests_on.push_back(touched_list(event.list));
    }
    void operator()(const RequestGranted& event) {
        inscription("action.request-granted", event.inscription);
    }
    void operator()(const RequestRefused& event) {
        inscription("action.request-refused", event.inscription);
    }
    void operator()(const SpeakersImported& event) {
        undoable("action.speakers-imported",
                 {{"count", std::to_string(event.count)}, {"list", list_name(event.list)}});
    }
    void operator()(const ListReordered& event) {
        undoable("action.list-reordered", {{"list", list_name(event.list)}});
        for (const auto id : event.order) {
            touch(touched_inscription(id));
        }
    }
    void operator()(const InscriptionsSwapped& event) {
        undoable("action.inscriptions-swapped", {{"speaker", name_or(before_, event.one)},
                                                 {"other", name_or(before_, event.other)}});
        touch(touched_inscription(event.one));
        touch(touched_inscription(event.other));
    }
    void operator()(const InscriptionAmended& event) {
        inscription("action.inscription-amended", event.inscription);
    }
    void operator()(const TextReceived& event) {
        inscription("action.text-received", event.inscription);
    }
    // What a delegation says of its own speaker stands in nobody's way: an officer's earlier action
    // can still be undone, so nothing is touched.
    void operator()(const TextHandedIn& event) {
        say("action.text-handed-in", {{"speaker", name_or(before_, event.inscription)},
                                      {"words", std::to_string(event.words)}});
    }
    void operator()(const SpeakerReady& event) {
        say("action.speaker-ready", {{"speaker", name_or(before_, event.inscription)}});
    }
    void operator()(const SlowerAsked& event) {
        say("action.slower-asked", {{"speaker", name_or(before_, event.statement)}});
        action_.anonymous = true;
    }
    void operator()(const ReadinessNoted& event) {
        inscription("action.readiness-noted", event.inscription);
    }
    void operator()(const SpeakerAbsent& event) {
        inscription("action.speaker-absent", event.inscription);
    }
    void operator()(const SpeakerPassed& event) {
        inscription("action.speaker-passed", event.inscription);
    }
    void operator()(const InscriptionReinstated& event) {
        inscription("action.inscription-reinstated", event.inscription);
        touch_place(event.inscription);
    }
    void operator()(const StatementTakenInWriting& event) {
        inscription("action.taken-in-writing", event.inscription);
    }

    void operator()(const NameplateNoted& event) {
        nameplate("action.nameplate-noted", event.meeting, event.delegation);
    }
    void operator()(const NameplateLowered& event) {
        nameplate("action.nameplate-lowered", event.meeting, event.delegation);
    }
    // Not undone, so that Ctrl+Z means the meeting; and nobody's business afterwards.
    void operator()(const PrivatelySaid& /*event*/) { say("action.privately-said", {}); }
    void operator()(const ChairShown& event) {
        say(event.text.empty() ? "action.chair-screen-cleared" : "action.chair-shown", {});
    }

    void operator()(const TimeAdjusted& event) {
        statement(
            event.by > timing::Duration::zero() ? "action.time-extended" : "action.time-reduced",
            event.statement);
        using std::chrono::seconds;
        const auto by = event.by < timing::Duration::zero() ? -event.by : event.by;
        action_.names["seconds"] = std::to_string(std::chrono::duration_cast<seconds>(by).count());
    }
    void operator()(const TimeLimitSet& event) {
        using std::chrono::seconds;
        const SpeakerClass* of = find(*before_.facts, event.speaker_class);
        undoable("action.time-limit-set",
                 {{"class", of == nullptr ? event.speaker_class.text : of->name},
                  {"seconds",
                   std::to_string(std::chrono::duration_cast<seconds>(event.limit).count())}});
        touch(touched_formal("limit " + (event.list ? event.list->text : "") + " " +
                             event.speaker_class.text));
    }
    void operator()(const LinkLost& event) { statement("action.link-lost", event.statement); }
    void operator()(const LinkRestored& event) {
        statement("action.link-restored", event.statement);
    }
    void operator()(const StatementInterrupted& event) {
        statement("action.statement-interrupted", event.statement);
    }
    void operator()(const ServiceLost& event) {
        const bool channel = event.service == Service::interpretation;
        meeting(channel ? "action.interpretation-lost" : "action.platform-lost", event.meeting);
        action_.names["channel"] = event.channel;
    }
    void operator()(const ServiceRestored& event) {
        meeting("action.service-restored", event.meeting);
    }
    void operator()(const PlaybackFailed& event) {
        statement("action.playback-failed", event.statement);
    }
    void operator()(const LiveInsteadOfRecording& event) {
        statement("action.live-instead", event.statement);
    }
    void operator()(const DialogueOpened& event) {
        undoable("action.dialogue-opened", {{"title", event.title}});
        touch(touched_floor(event.room));
        action_.rests_on.push_back(touched_meeting(event.meeting));
    }
    void operator()(const TurnTaken& event) {
        undoable("action.turn-taken",
                 {{"speaker", event.asks ? name_of(before_, *event.asks) : event.answers}});
        if (const Statement* found = find(before_, event.statement)) {
            touch(touched_floor(found->room));
        }
    }
    void operator()(const StrictnessSet& event) {
        undoable("action.strictness-set", {{"meeting", name_or(before_, event.meeting)}});
        touch(touched_formal("strictness " + event.meeting.text));
    }
    void operator()(const MicrophonesNoted& event) {
        say(event.connected ? "action.microphones-connected" : "action.microphones-lost", {});
    }
    void operator()(const MicrophoneOffConfirmed& event) {
        say("action.microphone-off", {{"speaker", name_or(before_, event.statement)}});
    }

    void operator()(const PointOfOrderRaised& event) {
        undoable("action.point-raised", {{"speaker", name_of(before_, event.delegation)}});
        touch(touched_point({row_.sequence.value}));
        action_.rests_on.push_back(touched_meeting(event.meeting));
    }
    void operator()(const PointOfOrderRecognized& event) {
        point("action.point-recognized", event.point);
    }
    void operator()(const PointOfOrderWithdrawn& event) {
        point("action.point-withdrawn", event.point);
    }
    void operator()(const PointOfOrderRuled& event) {
        point("action.point-ruled", event.point);
        announcement();
    }
    void operator()(const RulingAppealed& event) {
        point("action.ruling-appealed", event.point);
        action_.names["speaker"] = name_of(before_, event.delegation);
    }
    void operator()(const AppealDecided& event) {
        point(event.overruled ? "action.ruling-overruled" : "action.ruling-upheld", event.point);
        announcement();
    }
    void operator()(const MotionMade& event) {
        undoable("action.motion-made", {{"speaker", name_of(before_, event.delegation)}});
        action_.names["motion"] = motion_key(event.kind);
        touch(touched_motion({row_.sequence.value}));
        touch(touched_making({"motion-" + std::to_string(row_.sequence.value)}));
        action_.rests_on.push_back(touched_meeting(event.meeting));
    }
    void operator()(const MotionWithdrawn& event) {
        motion("action.motion-withdrawn", event.motion);
    }
    void operator()(const MotionDecided& event) {
        motion(event.carried ? "action.motion-carried" : "action.motion-lost", event.motion);
        announcement();
        const Motion* found = find(before_, event.motion);
        if (found != nullptr && found->of) {
            touch(touched_list(*found->of));
        }
    }
    void operator()(const VotingBegun& event) { voting("action.voting-begun", event.meeting); }
    void operator()(const VotingEnded& event) { voting("action.voting-ended", event.meeting); }
    void operator()(const FormalStepTaken& event) { formal(event); }

  private:
    template <class Request>
    void request(std::string what, const Request& event) {
        Inscription preview;
        preview.delegation = event.delegation;
        preview.on_behalf_of = event.on_behalf_of;
        undoable(std::move(what), {{"speaker", name_of(before_, preview)}});
        touch(touched_inscription(InscriptionId{row_.sequence.value}));
        touch(touched_place(event.list, event.delegation, event.on_behalf_of));
        action_.rests_on.push_back(touched_making(event.list));
    }
    void inscription(std::string what, InscriptionId id) {
        undoable(std::move(what), {{"speaker", name_or(before_, id)}});
        touch(touched_inscription(id));
    }
    void touch_place(InscriptionId id) {
        if (const Inscription* found = find(before_, id)) {
            touch(touched_place(found->list, found->delegation, found->on_behalf_of));
        }
    }
    [[nodiscard]] std::string list_name(const ListKey& key) const {
        const ListOfSpeakers* found = find(before_, key);
        return found == nullptr ? key.text : rules::name_of(before_, *found);
    }
    void list(std::string what, const ListKey& key) {
        undoable(std::move(what), {{"list", list_name(key)}});
        touch(touched_list(key));
    }
    void announced_list(std::string what, const ListKey& key) {
        list(std::move(what), key);
        announcement();
    }
    void point(std::string what, PointId id) {
        const PointOfOrder* found = find(before_, id);
        undoable(std::move(what),
                 {{"speaker", found == nullptr ? "" : name_of(before_, found->delegation)}});
        touch(touched_point(id));
    }
    void motion(std::string what, MotionId id) {
        const Motion* found = find(before_, id);
        undoable(std::move(what),
                 {{"speaker", found == nullptr ? "" : name_of(before_, found->delegation)},
                  {"motion", found == nullptr ? "" : motion_key(found->kind)}});
        touch(touched_motion(id));
    }
    void voting(std::string what, const MeetingKey& key) {
        undoable(std::move(what), {{"meeting", name_or(before_, key)}});
        touch(touched_formal("voting " + key.text));
        action_.rests_on.push_back(touched_meeting(key));
        announcement();
    }
    void formal(const FormalStepTaken& event) {
        undoable("action.step-" + std::string{word(event.step)},
                 {{"meeting", name_or(before_, event.meeting)},
                  {"name", event.name},
                  {"office", event.office},
                  {"text", event.text}});
        if (event.delegation) {
            action_.names["name"] = name_of(before_, *event.delegation);
        }
        if (event.item) {
            action_.names["item"] = number_of(*before_.facts, *event.item);
        }
        if (event.present) {
            action_.names["present"] = std::to_string(*event.present);
            action_.names["needed"] = std::to_string(event.needed.value_or(0));
        }
        touch(touched_formal(matter_of(event)));
        action_.rests_on.push_back(touched_meeting(event.meeting));
        announcement();
    }
    // A room's and a team's day, as it was and as it is: an undo must not bring a meeting back to
    // where another was planned in the meantime.
    void touch_hours(const PlannedMeeting* was, const PlannedMeeting& now) {
        const auto place = [](const PlannedMeeting& each) {
            return std::tie(each.starts, each.ends, each.room, each.team, each.plan);
        };
        if (was != nullptr && place(*was) == place(now)) {
            return;
        }
        for (const auto* each : {was, &now}) {
            if (each == nullptr) {
                continue;
            }
            for (auto day = date::floor<date::days>(each->starts); day < each->ends;
                 day += date::days{1}) {
                const std::string on = ' ' + date::format("%F", day);
                touch({TouchedKind::hours, "room " + each->room.text + on});
                if (!each->team.empty()) {
                    touch({TouchedKind::hours, "team " + each->team + on});
                }
            }
        }
    }
    void meeting(std::string what, const MeetingKey& key) {
        undoable(std::move(what), {{"meeting", name_or(before_, key)}});
        touch(touched_meeting(key));
        if (const PlannedMeeting* planned = find(before_, key)) {
            touch(touched_floor(planned->room));
        }
        action_.rests_on.push_back(touched_plan(key));
    }
    void nameplate(std::string what, const MeetingKey& meeting, const DelegationKey& delegation) {
        undoable(std::move(what), {{"delegation", name_of(before_, delegation)}});
        touch(touched_nameplate(meeting, delegation));
    }
    void statement(std::string what, StatementId id) {
        undoable(std::move(what), {{"speaker", name_or(before_, id)}});
        if (const Statement* found = find(before_, id)) {
            touch(touched_floor(found->room));
            if (const auto* from_list = std::get_if<FromList>(&found->holder)) {
                touch(touched_inscription(from_list->inscription));
            }
        }
    }
};

}  // namespace

std::string matter_of(const FormalStepTaken& step) {
    switch (step.step) {
        case FormalStepKind::election: return step.office;
        case FormalStepKind::adoption_of_agenda: return "agenda";
        case FormalStepKind::item_opened:
        case FormalStepKind::item_concluded: return "item " + (step.item ? step.item->text : "");
        case FormalStepKind::closing: return "closing";
        case FormalStepKind::opened_by:
        case FormalStepKind::gavel_handed: return "presiding " + step.meeting.text;
        case FormalStepKind::informal_mode_begun:
        case FormalStepKind::informal_mode_ended: return "informal " + step.meeting.text;
        case FormalStepKind::organization_of_work:
        case FormalStepKind::quorum:
        case FormalStepKind::credentials:
        case FormalStepKind::no_other_requests:
        case FormalStepKind::announcement: break;
    }
    return std::string{word(step.step)} + " " + step.meeting.text + " " +
           std::to_string(step.at.time_since_epoch().count());
}

void describe(Action& action, const Conference& before, const Recorded& row) {
    std::visit(Describe{action, before, row}, row.event);
}

}  // namespace dais::meeting
