#include "meeting/logged_fields.h"

#include <algorithm>
#include <array>

namespace dais::meeting {

namespace {

constexpr std::size_t kMostFields = 3;

struct Row {
    std::string_view command;
    std::array<std::string_view, kMostFields> fields;  // empty: no more
};

// Commands that are not here are logged by their type alone.
constexpr auto kTable = std::to_array<Row>({
    {"OpenMeeting", {"meeting"}},
    {"SuspendMeeting", {"meeting", "concluding"}},
    {"ResumeMeeting", {"meeting"}},
    {"AdjournMeeting", {"meeting", "concluding"}},
    {"InscribeSpeaker", {"list", "delegation", "meeting"}},
    {"WithdrawInscription", {"inscription"}},
    {"MoveInscription", {"inscription", "before"}},
    {"GiveFloor", {"meeting", "inscription", "replacing"}},
    {"GiveFloorToPresider", {"meeting", "replacing"}},
    {"StartStatement", {"statement", "ago_us"}},
    {"PauseStatement", {"statement"}},
    {"ResumeStatement", {"statement"}},
    {"ConcludeStatement", {"statement"}},
    {"ReleaseSpeakers", {"meeting", "count"}},
    {"UndoAction", {"action"}},
    {"RedoAction", {"action"}},
    {"CorrectAnnouncement", {"action"}},
    {"AdvanceRehearsal", {"by_us"}},
    {"OpenList", {"list"}},
    {"AnnounceListClosing", {"list"}},
    {"CloseList", {"list"}},
    {"ReopenList", {"list"}},
    {"CreateList", {"meeting"}},
    {"GrantRequest", {"inscription"}},
    {"RefuseRequest", {"inscription"}},
    {"ImportSpeakers", {"list"}},
    {"ReorderList", {"list"}},
    {"SwapInscriptions", {"one", "other"}},
    {"AmendInscription", {"inscription"}},
    {"NoteTextReceived", {"inscription"}},
    {"NoteReadiness", {"inscription"}},
    {"MarkAbsent", {"inscription"}},
    {"ReinstateInscription", {"inscription"}},
    {"TakeInWriting", {"inscription"}},
    {"AdjustTime", {"statement", "by_us"}},
    {"SetTimeLimit", {"list", "limit_us"}},
    {"NoteLinkLost", {"statement"}},
    {"NoteLinkRestored", {"statement"}},
    {"SkipSpeaker", {"statement"}},
    {"NoteServiceLost", {"meeting"}},
    {"NoteServiceRestored", {"meeting"}},
    {"NotePlaybackFailed", {"statement"}},
    {"SpeakLiveInstead", {"statement"}},
    {"OpenDialogue", {"meeting"}},
    {"TakeTurn", {"statement"}},
    {"SetStrictness", {"meeting"}},
    {"NoteMicrophones", {"room"}},
    {"ConfirmMicrophoneOff", {"statement"}},
    {"RaisePointOfOrder", {"meeting", "delegation"}},
    {"RecognizePointOfOrder", {"point"}},
    {"WithdrawPointOfOrder", {"point"}},
    {"RuleOnPointOfOrder", {"point"}},
    {"AppealRuling", {"point"}},
    {"DecideAppeal", {"point"}},
    {"MakeMotion", {"meeting", "list"}},
    {"WithdrawMotion", {"motion"}},
    {"DecideMotion", {"motion"}},
    {"BeginVoting", {"meeting"}},
    {"EndVoting", {"meeting"}},
    {"TakeFormalStep", {"meeting"}},
    {"ChangeMeeting", {"meeting"}},
    {"MoveMeeting", {"meeting", "room"}},
    {"PostponeMeeting", {"meeting"}},
    {"CancelMeeting", {"meeting"}},
    {"ReinstateMeeting", {"meeting"}},
    {"SplitMeeting", {"meeting"}},
    {"MergeMeetings", {"meeting", "with"}},
    {"AddMeeting", {"room"}},
    {"AddSlot", {"meeting"}},
    {"ChangeSlot", {"meeting", "slot"}},
    {"MoveSlot", {"meeting", "slot", "to"}},
    {"RemoveSlot", {"meeting", "slot"}},
    {"SplitSlot", {"meeting", "slot"}},
    {"MergeSlots", {"meeting", "slot", "with"}},
    {"ReallocateTime", {"meeting", "slot"}},
    {"GrantInterpretation", {"meeting", "by_us"}},
    {"GoOnWithoutInterpretation", {"meeting"}},
    {"ShowTurns", {"meeting"}},
    {"AmendDocument", {"document"}},
    {"ImportParagraphs", {"document"}},
    {"AmendParagraph", {"document", "paragraph"}},
    {"ConsiderText", {"meeting", "document"}},
    {"LeaveText", {"meeting"}},
    {"MarkParagraphs", {"document"}},
    {"HoldParagraph", {"document", "paragraph"}},
    {"LetParagraphGo", {"document", "paragraph"}},
    {"AmendProposal", {"proposal"}},
    {"NoteProposalExplained", {"proposal"}},
    {"CirculateProposal", {"proposal"}},
    {"WithdrawProposal", {"proposal"}},
    {"TakeUpProposal", {"proposal"}},
    {"AmendStickingPoint", {"point"}},
    {"OpenSilence", {"document"}},
    {"ExtendSilence", {"silence"}},
    {"ObjectToSilence", {"silence"}},
    {"ConcludeSilence", {"silence"}},
    {"OpenVote", {"meeting"}},
    {"CastVote", {"vote"}},
    {"CloseVote", {"vote"}},
    {"TakeDecision", {"meeting"}},
    {"TakePosition", {"decision"}},
    {"NoteNameplate", {"meeting"}},
    {"LowerNameplate", {"meeting"}},
    {"ShowToChair", {"meeting"}},
    {"RevokeAccess", {"link"}},
    {"DescribeSpeaker", {"inscription"}},
    {"HandInText", {"inscription"}},
    {"SayReady", {"inscription"}},
    {"AskSlower", {"statement"}},
});

}  // namespace

std::span<const std::string_view> logged_fields(std::string_view command) {
    const auto* const row = std::find_if(kTable.begin(), kTable.end(),
                                         [&](const Row& each) { return each.command == command; });
    if (row == kTable.end()) {
        return {};
    }
    const auto* const end = std::find(row->fields.begin(), row->fields.end(), std::string_view{});
    return {row->fields.begin(), static_cast<std::size_t>(end - row->fields.begin())};
}

bool logs_author(std::string_view command) { return command != "AskSlower"; }

}  // namespace dais::meeting
