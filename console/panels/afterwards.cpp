#include "console/panels/afterwards.h"

#include <type_traits>
#include <variant>

namespace dais::console {

namespace {

template <class Command, class... Among>
inline constexpr bool is_one_of = (std::is_same_v<Command, Among> || ...);

// As the record has it (meeting/describe.cpp): what the Chair announces is corrected, leaps of the
// clock stay, and all else is undone.
template <class Command>
constexpr Afterwards of_kind() {
    using namespace meeting;  // NOLINT: a table of their names
    if constexpr (is_one_of<Command, GoOnWithoutInterpretation, CloseList, ReopenList,
                            RuleOnPointOfOrder, DecideAppeal, DecideMotion, BeginVoting, EndVoting,
                            TakeFormalStep, MarkParagraphs, OpenSilence, ExtendSilence,
                            ConcludeSilence, CloseVote, TakeDecision, SendCircular>) {
        return Afterwards::corrected;
    } else if constexpr (is_one_of<Command, SayPrivately, ShowToChair>) {
        return Afterwards::sent_at_once;
    } else if constexpr (is_one_of<Command, AdvanceRehearsal, SetRehearsalClock, ConfirmClock,
                                   RestartDesk, CorrectAnnouncement, GrantAccess, RevokeAccess,
                                   HandInText, SayReady, AskSlower>) {
        return Afterwards::never;
    } else if constexpr (is_one_of<Command, UndoAction>) {
        return Afterwards::redone;
    } else {
        return Afterwards::undone;
    }
}

}  // namespace

Afterwards afterwards_of(const meeting::Command& command) {
    return std::visit([](const auto& kind) { return of_kind<std::decay_t<decltype(kind)>>(); },
                      command);
}

std::string word_of(Afterwards afterwards, const meeting::codec::Strings& words) {
    switch (afterwards) {
        case Afterwards::nothing: return {};
        case Afterwards::undone: return words.say("console.afterwards.undone");
        case Afterwards::redone: return words.say("console.afterwards.redone");
        case Afterwards::corrected: return words.say("console.afterwards.corrected");
        case Afterwards::sent_at_once: return words.say("console.afterwards.sent-at-once");
        case Afterwards::never: return words.say("console.afterwards.never");
    }
    return {};
}

}  // namespace dais::console
