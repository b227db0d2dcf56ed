// What each event changes, one overload an event, in one file a family: fold_meeting.cpp,
// fold_lists.cpp, fold_floor.cpp, fold_procedure.cpp, fold_texts.cpp, fold_podium.cpp. Nothing here
// decides or can fail: an event about something that an undo took away changes nothing.
#pragma once

#include "meeting/conference.h"
#include "meeting/event.h"

namespace dais::meeting {

class Fold {
  public:
    /// Changes a conference that it may take apart.
    Fold(Conference& conference, const Recorded& recorded) : c_{conference}, row_{recorded} {}

    // the conference and its meetings: fold_meeting.cpp
    void operator()(const ConferenceCreated& event);
    void operator()(const RecordOpened& event);
    void operator()(const LeadTaken& event);
    void operator()(const StandbyJoined& event);
    void operator()(const ClockConfirmed& event);
    void operator()(const UtcAnchored& event);
    void operator()(const RehearsalAdvanced& event);
    void operator()(const LinkGranted& event);
    void operator()(const LinkRevoked& event);
    void operator()(const MeetingOpened& event);
    void operator()(const MeetingSuspended& event);
    void operator()(const MeetingResumed& event);
    void operator()(const MeetingAdjourned& event);
    void operator()(const SpeakersReleased& event);
    void operator()(const StrictnessSet& event);
    void operator()(const FormalStepTaken& event);
    void operator()(const VotingBegun& event);
    void operator()(const VotingEnded& event);
    void operator()(const ActionUndone& event);
    void operator()(const AnnouncementCorrected& event);
    void operator()(const ActionRedone& event);
    void operator()(const RowsSetAside& event);
    void operator()(const ProgrammeChanged& event);
    void operator()(const InterpretationExtended& event);
    void operator()(const WentOnWithoutInterpretation& event);
    void operator()(const InterpretationEndNear& event);
    void operator()(const TurnsShownSet& event);

    // lists of speakers: fold_lists.cpp
    void operator()(const SpeakersCarriedOver& event);
    void operator()(const SpeakerInscribed& event);
    void operator()(const InscriptionWithdrawn& event);
    void operator()(const InscriptionMoved& event);
    void operator()(const ListOpened& event);
    void operator()(const ListClosingAnnounced& event);
    void operator()(const ListClosed& event);
    void operator()(const ListReopened& event);
    void operator()(const ListCreated& event);
    void operator()(const LateRequestReceived& event);
    void operator()(const RequestGranted& event);
    void operator()(const RequestRefused& event);
    void operator()(const SpeakersImported& event);
    void operator()(const ListReordered& event);
    void operator()(const InscriptionsSwapped& event);
    void operator()(const InscriptionAmended& event);
    void operator()(const TextReceived& event);
    void operator()(const TextHandedIn& event);
    void operator()(const SpeakerReady& event);
    void operator()(const ReadinessNoted& event);
    void operator()(const SpeakerAbsent& event);
    void operator()(const SpeakerPassed& event);
    void operator()(const InscriptionReinstated& event);
    void operator()(const StatementTakenInWriting& event);
    void operator()(const TimeLimitSet& event);

    // floors and statements: fold_floor.cpp
    void operator()(const FloorGiven& event);
    void operator()(const FloorGivenToPresider& event);
    void operator()(const StatementStarted& event);
    void operator()(const StatementPaused& event);
    void operator()(const StatementResumed& event);
    void operator()(const StatementConcluded& event);
    void operator()(const StatementTimeElapsed& event);
    void operator()(const TimeAdjusted& event);
    void operator()(const LinkLost& event);
    void operator()(const LinkRestored& event);
    void operator()(const StatementInterrupted& event);
    void operator()(const ServiceLost& event);
    void operator()(const ServiceRestored& event);
    void operator()(const PlaybackFailed& event);
    void operator()(const LiveInsteadOfRecording& event);
    void operator()(const DialogueOpened& event);
    void operator()(const TurnTaken& event);
    void operator()(const MicrophonesNoted& event);
    void operator()(const CalledToOrder& event);
    void operator()(const SlowerAsked& event);
    void operator()(const MicrophoneOffOrdered& event);
    void operator()(const MicrophoneOffConfirmed& event);
    void operator()(const MicrophoneOffNotConfirmed& event);

    // points of order and motions: fold_procedure.cpp
    void operator()(const PointOfOrderRaised& event);
    void operator()(const PointOfOrderRecognized& event);
    void operator()(const PointOfOrderWithdrawn& event);
    void operator()(const PointOfOrderRuled& event);
    void operator()(const RulingAppealed& event);
    void operator()(const AppealDecided& event);
    void operator()(const MotionMade& event);
    void operator()(const MotionWithdrawn& event);
    void operator()(const MotionDecided& event);

    // texts, decisions, bureau and circulars: fold_texts.cpp
    void operator()(const DocumentIssued& event);
    void operator()(const DocumentAmended& event);
    void operator()(const ParagraphsImported& event);
    void operator()(const ParagraphAmended& event);
    void operator()(const TextTakenUp& event);
    void operator()(const TextLeft& event);
    void operator()(const ParagraphsMarked& event);
    void operator()(const ParagraphHeld& event);
    void operator()(const ParagraphLetGo& event);
    void operator()(const ProposalMade& event);
    void operator()(const ProposalAmended& event);
    void operator()(const ProposalExplained& event);
    void operator()(const ProposalCirculated& event);
    void operator()(const ProposalWithdrawn& event);
    void operator()(const ProposalTakenUp& event);
    void operator()(const StickingPointRaised& event);
    void operator()(const StickingPointAmended& event);
    void operator()(const SilenceOpened& event);
    void operator()(const SilenceExtended& event);
    void operator()(const SilenceObjected& event);
    void operator()(const SilenceConcluded& event);
    void operator()(const VoteOpened& event);
    void operator()(const VoteCast& event);
    void operator()(const VoteClosed& event);
    void operator()(const DecisionTaken& event);
    void operator()(const PositionTaken& event);
    void operator()(const OfficerNominated& event);
    void operator()(const NominationWithdrawn& event);
    void operator()(const CircularSent& event);

    // nameplates, the private line, the Chair's screen: fold_podium.cpp
    void operator()(const NameplateNoted& event);
    void operator()(const NameplateLowered& event);
    void operator()(const PrivatelySaid& event);
    void operator()(const ChairShown& event);

  private:
    void new_epoch();
    [[nodiscard]] std::int64_t utc_us() const;  ///< when the row was written
    void add_lists();
    void enter(const MeetingKey& meeting, timing::Instant at, MeetingState state);
    Statement& give_floor(const MeetingKey& meeting, const RoomKey& room, timing::Instant at,
                          timing::Duration warning);
    /// Nothing if it has ended, or an undo took it away.
    Statement* held(StatementId id);
    void leave_floor(Statement& statement, timing::Instant at);
    static void pause(Statement& statement, timing::Instant at, PauseReason because);
    Inscription* inscription(InscriptionId id);
    void insert(const ListKey& key, InscriptionId id, std::optional<InscriptionId> before);
    /// Takes a waiting inscription off its list; nothing if it does not wait.
    Inscription* remove_from_list(InscriptionId id);
    /// To where it may be put back: off the list if it stands there, anything else as it is.
    Inscription* remove_if_waiting(InscriptionId id);
    void elect(const FormalStepTaken& event);
    void lower_nameplate(const MeetingKey& meeting, const DelegationKey& delegation);
    void lower_nameplates(const DelegationKey& delegation);
    PointOfOrder* point(PointId id);
    Motion* motion(MotionId id);
    void begin_texts(const ImportedTexts& imported);
    template <class Change>
    void change_texts(const Change& change);
    template <class Change>
    void change_document(const DocumentKey& key, const Change& change);
    template <class Change>
    void change_paragraph(const DocumentKey& key, const ParagraphKey& number, const Change& change);
    template <class Change>
    void change_proposal(const ProposalKey& key, const Change& change);
    template <class Change>
    void change_silence(SilenceId id, const Change& change);

    Conference& c_;
    const Recorded& row_;
};

}  // namespace dais::meeting
