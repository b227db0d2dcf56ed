// What rows about texts and decisions say about their action. Part of describe.cpp.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "meeting/history.h"

namespace dais::meeting {

/// That a list is there at all, where an action made it: speakers on it rest on that.
[[nodiscard]] Touched touched_making(const ListKey& list);

/// How an action is named and what is noted of it. The first event names it.
class Describer {
  public:
    using Names = std::map<std::string, std::string>;

    Describer(Action& action, const Conference& before, const Recorded& row)
        : action_{action}, before_{before}, row_{row} {}

  protected:
    void say(std::string what, Names names) {
        if (!action_.what.empty()) {
            return;
        }
        action_.what = std::move(what);
        action_.names = std::move(names);
    }
    void undoable(std::string what, Names names) {
        say(std::move(what), std::move(names));
        action_.undoable = true;
    }
    // What the Chair announced is not undone but corrected.
    void announcement() {
        action_.undoable = false;
        action_.announcement = true;
    }
    void touch(Touched thing) { action_.touched.push_back(std::move(thing)); }
    void rest_on(Touched thing) { action_.rests_on.push_back(std::move(thing)); }

    Action& action_;
    const Conference& before_;
    const Recorded& row_;
};

class DescribeTexts : public Describer {
  public:
    using Describer::Describer;

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

  private:
    [[nodiscard]] std::string document_name(const DocumentKey& key) const;
    [[nodiscard]] std::string row_number() const { return std::to_string(row_.sequence.value); }
    void paragraph(std::string what, const DocumentKey& document, const ParagraphKey& number);
    void proposal(std::string what, const ProposalKey& key);
    void silence(std::string what, SilenceId id);
    void vote(std::string what, VoteId id);
    void nomination(std::string what, const Nomination& nomination);
    /// What a decision or a vote is about must stay as it was found.
    void rest_on(const Matter& on);
    using Describer::rest_on;
};

}  // namespace dais::meeting
