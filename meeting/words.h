// The words of the enumerations: in the record, on the wire, in files, and as the last part of a
// key in the strings tables ("motion.close-debate"). A value has one word, and here alone. Changing
// one changes the protocol and the file format (codec/descriptions.h).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "meeting/conference.h"
#include "meeting/facts.h"
#include "meeting/procedure.h"
#include "meeting/speakers.h"
#include "meeting/texts.h"

namespace dais::meeting {

/// Specialised for each enumeration: an array of (value, word).
template <class T>
struct WordsOf;

template <class T>
concept Worded = requires {
    WordsOf<T>::words;
};

template <class Enum, std::size_t N>
constexpr auto words_of(std::pair<Enum, std::string_view> (&&words)[N]) {
    return std::to_array(std::move(words));
}

/// The value that a word stands for; nothing for a word that is none.
template <Worded T>
constexpr std::optional<T> value_of(std::string_view text) {
    for (const auto& [value, each] : WordsOf<T>::words) {
        if (each == text) {
            return value;
        }
    }
    return std::nullopt;
}

/// The word of an enumeration's value.
template <Worded T>
constexpr std::string_view word(T value) {
    for (const auto& [each, text] : WordsOf<T>::words) {
        if (each == value) {
            return text;
        }
    }
    return {};
}

// The macro only saves typing the array's type. Other headers describe their own enumerations with
// it (in namespace dais::meeting).
#define DAIS_WORDS(Enum, ...)                                        \
    template <>                                                      \
    struct WordsOf<Enum> {                                           \
        static constexpr auto words = words_of<Enum>({__VA_ARGS__}); \
    }

DAIS_WORDS(Role, {Role::officer, "officer"}, {Role::chair, "chair"},
           {Role::delegation, "delegation"}, {Role::interpreter, "interpreter"},
           {Role::technician, "technician"}, {Role::open, "public"});
DAIS_WORDS(DelegationAct, {DelegationAct::request_floor, "request-floor"},
           {DelegationAct::right_of_reply, "right-of-reply"},
           {DelegationAct::point_of_order, "point-of-order"},
           {DelegationAct::hand_in_text, "hand-in-text"});
DAIS_WORDS(Modality, {Modality::in_person, "in-person"}, {Modality::remote, "remote"},
           {Modality::pre_recorded, "pre-recorded"});
DAIS_WORDS(Authority, {Authority::chair, "chair"},
           {Authority::mutual_agreement, "mutual-agreement"},
           {Authority::correction, "correction"});
DAIS_WORDS(PresiderOffice, {PresiderOffice::chair, "chair"},
           {PresiderOffice::secretariat, "secretariat"}, {PresiderOffice::presenter, "presenter"},
           {PresiderOffice::facilitator, "facilitator"}, {PresiderOffice::panellist, "panellist"});
DAIS_WORDS(Readiness, {Readiness::not_tested, "not-tested"}, {Readiness::tested, "tested"},
           {Readiness::connected, "connected"}, {Readiness::lost, "lost"});
DAIS_WORDS(Side, {Side::in_favour, "in-favour"}, {Side::against, "against"});
DAIS_WORDS(Service, {Service::platform, "platform"}, {Service::interpretation, "interpretation"});
DAIS_WORDS(PauseReason, {PauseReason::asked, "asked"},
           {PauseReason::point_of_order, "point-of-order"}, {PauseReason::link_lost, "link-lost"},
           {PauseReason::service_lost, "service-lost"},
           {PauseReason::playback_failed, "playback-failed"});
DAIS_WORDS(OrderInClass, {OrderInClass::inscription, "inscription"}, {OrderInClass::rank, "rank"});
DAIS_WORDS(StrictnessPolicy, {StrictnessPolicy::visible, "visible"},
           {StrictnessPolicy::call_to_order, "call-to-order"}, {StrictnessPolicy::cut, "cut"});
DAIS_WORDS(ReplyPlace, {ReplyPlace::end_of_meeting, "end-of-meeting"},
           {ReplyPlace::end_of_day, "end-of-day"});
DAIS_WORDS(MotionKind, {MotionKind::suspend_meeting, "suspend-meeting"},
           {MotionKind::adjourn_meeting, "adjourn-meeting"},
           {MotionKind::adjourn_debate, "adjourn-debate"},
           {MotionKind::close_debate, "close-debate"}, {MotionKind::division, "division"},
           {MotionKind::competence, "competence"},
           {MotionKind::reconsideration, "reconsideration"});
DAIS_WORDS(MotionState, {MotionState::debated, "debated"}, {MotionState::carried, "carried"},
           {MotionState::lost, "lost"}, {MotionState::withdrawn, "withdrawn"});
DAIS_WORDS(RulingState, {RulingState::standing, "standing"}, {RulingState::appealed, "appealed"},
           {RulingState::upheld, "upheld"}, {RulingState::overruled, "overruled"});
DAIS_WORDS(FormalStepKind, {FormalStepKind::opened_by, "opened-by"},
           {FormalStepKind::election, "election"},
           {FormalStepKind::adoption_of_agenda, "adoption-of-agenda"},
           {FormalStepKind::organization_of_work, "organization-of-work"},
           {FormalStepKind::quorum, "quorum"}, {FormalStepKind::credentials, "credentials"},
           {FormalStepKind::gavel_handed, "gavel-handed"},
           {FormalStepKind::no_other_requests, "no-other-requests"},
           {FormalStepKind::item_opened, "item-opened"},
           {FormalStepKind::item_concluded, "item-concluded"},
           {FormalStepKind::announcement, "announcement"},
           {FormalStepKind::informal_mode_begun, "informal-mode-begun"},
           {FormalStepKind::informal_mode_ended, "informal-mode-ended"},
           {FormalStepKind::closing, "closing"});
DAIS_WORDS(ListKind, {ListKind::speakers, "speakers"}, {ListKind::right_of_reply, "right-of-reply"},
           {ListKind::explanations, "explanations"}, {ListKind::ad_hoc, "ad-hoc"},
           {ListKind::motion, "motion"});
DAIS_WORDS(ListStatus, {ListStatus::open, "open"}, {ListStatus::frozen, "frozen"},
           {ListStatus::closed, "closed"});
DAIS_WORDS(DebateState, {DebateState::under_way, "under-way"},
           {DebateState::adjourned, "adjourned"}, {DebateState::closed, "closed"});
DAIS_WORDS(Statement::Microphone, {Statement::Microphone::on, "on"},
           {Statement::Microphone::ordered_off, "ordered-off"}, {Statement::Microphone::off, "off"},
           {Statement::Microphone::not_confirmed, "not-confirmed"});
DAIS_WORDS(DelegationKind, {DelegationKind::member, "member"},
           {DelegationKind::observer_state, "observer-state"},
           {DelegationKind::observer_organization, "observer-organization"});
DAIS_WORDS(GroupKind, {GroupKind::regional, "regional"}, {GroupKind::negotiating, "negotiating"});
DAIS_WORDS(SlotKind, {SlotKind::opening, "opening"}, {SlotKind::debate, "debate"},
           {SlotKind::presentation, "presentation"}, {SlotKind::consultation, "consultation"},
           {SlotKind::adoption, "adoption"}, {SlotKind::closing, "closing"},
           {SlotKind::right_of_reply, "right-of-reply"}, {SlotKind::pause, "break"});
DAIS_WORDS(MeetingPlan, {MeetingPlan::planned, "planned"}, {MeetingPlan::postponed, "postponed"},
           {MeetingPlan::cancelled, "cancelled"});
DAIS_WORDS(Collision, {Collision::room, "room"}, {Collision::team, "team"},
           {Collision::interpretation, "interpretation"}, {Collision::hours, "hours"});
DAIS_WORDS(ProgrammeChange, {ProgrammeChange::meeting_added, "meeting-added"},
           {ProgrammeChange::meeting_changed, "meeting-changed"},
           {ProgrammeChange::meeting_moved, "meeting-moved"},
           {ProgrammeChange::meeting_postponed, "meeting-postponed"},
           {ProgrammeChange::meeting_cancelled, "meeting-cancelled"},
           {ProgrammeChange::meeting_reinstated, "meeting-reinstated"},
           {ProgrammeChange::meeting_split, "meeting-split"},
           {ProgrammeChange::meetings_merged, "meetings-merged"},
           {ProgrammeChange::slot_added, "slot-added"},
           {ProgrammeChange::slot_changed, "slot-changed"},
           {ProgrammeChange::slot_moved, "slot-moved"},
           {ProgrammeChange::slot_removed, "slot-removed"},
           {ProgrammeChange::slot_split, "slot-split"},
           {ProgrammeChange::slots_merged, "slots-merged"},
           {ProgrammeChange::time_reallocated, "time-reallocated"},
           {ProgrammeChange::imported, "imported"});
DAIS_WORDS(TurnsShown, {TurnsShown::nothing, "nothing"}, {TurnsShown::places, "places"},
           {TurnsShown::times, "times"});
DAIS_WORDS(MeetingKind, {MeetingKind::plenary, "plenary"},
           {MeetingKind::informal_consultation, "informal-consultation"},
           {MeetingKind::briefing, "briefing"}, {MeetingKind::presentation, "presentation"});
DAIS_WORDS(MeetingModality, {MeetingModality::in_person, "in-person"},
           {MeetingModality::hybrid, "hybrid"}, {MeetingModality::virtual_only, "virtual"});
DAIS_WORDS(MeetingState, {MeetingState::scheduled, "scheduled"},
           {MeetingState::in_session, "in-session"}, {MeetingState::suspended, "suspended"},
           {MeetingState::adjourned, "adjourned"});

DAIS_WORDS(ParagraphState, {ParagraphState::open, "open"},
           {ParagraphState::provisionally_agreed, "provisionally-agreed"},
           {ParagraphState::agreed, "agreed"}, {ParagraphState::bracketed, "bracketed"},
           {ParagraphState::deleted, "deleted"});
DAIS_WORDS(DocumentKind, {DocumentKind::outcome, "outcome"},
           {DocumentKind::working_paper, "working-paper"}, {DocumentKind::report, "report"},
           {DocumentKind::other, "other"});
DAIS_WORDS(SilenceOutcome, {SilenceOutcome::unbroken, "unbroken"},
           {SilenceOutcome::broken, "broken"}, {SilenceOutcome::withdrawn, "withdrawn"});
DAIS_WORDS(VoteMethod, {VoteMethod::show_of_hands, "show-of-hands"},
           {VoteMethod::recorded, "recorded"}, {VoteMethod::roll_call, "roll-call"});
DAIS_WORDS(VoteChoice, {VoteChoice::in_favour, "in-favour"}, {VoteChoice::against, "against"},
           {VoteChoice::abstaining, "abstaining"}, {VoteChoice::absent, "absent"});
DAIS_WORDS(DecisionOutcome, {DecisionOutcome::adopted, "adopted"},
           {DecisionOutcome::rejected, "rejected"}, {DecisionOutcome::deferred, "deferred"},
           {DecisionOutcome::taken_note, "taken-note"});
DAIS_WORDS(PositionKind, {PositionKind::statement, "statement"},
           {PositionKind::reservation, "reservation"}, {PositionKind::dissociation, "dissociation"},
           {PositionKind::explanation, "explanation"});

}  // namespace dais::meeting
