#include "tests/crash/record_check.h"

#include <set>
#include <utility>

#include "meeting/apply.h"
#include "meeting/codec/codec.h"
#include "meeting/journal/sqlite_journal.h"

namespace dais::test {

using namespace meeting;

namespace {

using Rows = std::vector<const Event*>;

template <class Kind, class Holds>
bool is(const Event* event, Holds holds) {
    const auto* kind = std::get_if<Kind>(event);
    return kind != nullptr && holds(*kind);
}

bool concludes(const Event* event, StatementId statement) {
    return is<StatementConcluded>(event, [&](const auto& e) { return e.statement == statement; });
}

bool one(const Rows& rows, bool fits) { return rows.size() == 1 && fits; }

// Whether the rows are what a command comes to, all of it and nothing else. Of the kinds of command
// that the stream consists of; any other would be a fault of the test.
struct Effect {
    const Rows& rows;

    bool operator()(const OpenMeeting& c) const {
        return one(rows, is<MeetingOpened>(rows[0],
                                           [&](const auto& e) { return e.meeting == c.meeting; }));
    }
    bool operator()(const InscribeSpeaker& c) const {
        return one(rows, is<SpeakerInscribed>(rows[0], [&](const auto& e) {
                       return e.delegation == c.delegation && e.list == c.list;
                   }));
    }
    bool operator()(const WithdrawInscription& c) const {
        return one(rows, is<InscriptionWithdrawn>(rows[0], [&](const auto& e) {
                       return e.inscription == c.inscription;
                   }));
    }
    bool operator()(const GiveFloor& c) const {
        const bool given =
            is<FloorGiven>(rows[0], [&](const auto& e) { return e.inscription == c.inscription; });
        return given && rows.size() == (c.replacing ? 2U : 1U) &&
               (!c.replacing || concludes(rows[1], *c.replacing));
    }
    bool operator()(const StartStatement& c) const {
        return one(rows, is<StatementStarted>(
                             rows[0], [&](const auto& e) { return e.statement == c.statement; }));
    }
    bool operator()(const PauseStatement& c) const {
        return one(rows, is<StatementPaused>(
                             rows[0], [&](const auto& e) { return e.statement == c.statement; }));
    }
    bool operator()(const ResumeStatement& c) const {
        return one(rows, is<StatementResumed>(
                             rows[0], [&](const auto& e) { return e.statement == c.statement; }));
    }
    bool operator()(const ConcludeStatement& c) const {
        return one(rows, concludes(rows[0], c.statement));
    }
    bool operator()(const ReleaseSpeakers& c) const {
        return one(rows, is<SpeakersReleased>(rows[0], [&](const auto& e) {
                       return e.meeting == c.meeting && e.count == c.count;
                   }));
    }
    bool operator()(const UndoAction& c) const {
        return one(rows,
                   is<ActionUndone>(rows[0], [&](const auto& e) { return e.action == c.action; }));
    }
    bool operator()(const RedoAction& c) const {
        return one(rows,
                   is<ActionRedone>(rows[0], [&](const auto& e) { return e.action == c.action; }));
    }
    template <class Other>
    bool operator()(const Other& /*other*/) const {
        return false;
    }
};

bool has_its_effect(const Command& command, const Rows& rows) {
    return !rows.empty() && std::visit(Effect{rows}, static_cast<const Command::Kinds&>(command));
}

class Comparison {
  public:
    Comparison(const fs::path& file, const std::vector<Said>& said)
        : journal_{SqliteJournal::open_reading(file)}, said_{said} {}

    Kept made() && {
        static_cast<void>(journal_->verify());
        journal_->replay([&](Recorded row) { kept_.state = apply(std::move(kept_.state), row); });
        for (const auto& row : kept_.state.rows) {
            // What the desk notes because of a command is the desk's own.
            if (row.actor.name == kOfficer) {
                rows_[row.action].push_back(&row.event);
            }
        }
        for (const auto& each : said_) {
            compare(each);
        }
        for (const auto& [action, rows] : rows_) {
            if (claimed_.count(action) == 0) {
                fault("row " + std::to_string(action.value) + " is of no command that was sent");
            }
        }
        compare_undone();
        return std::move(kept_);
    }

  private:
    void fault(std::string sentence) { kept_.faults.push_back(std::move(sentence)); }

    void compare(const Said& said) {
        const std::string name =
            "command " + said.id.text + " " + codec::to_json(said.command).dump();
        const auto found = journal_->remembered(said.id);
        const auto* accepted = said.answer ? std::get_if<Accepted>(&*said.answer) : nullptr;
        if (!found) {
            if (accepted != nullptr || said.before) {
                fault(name + " was acknowledged and is lost");
            }
            return;
        }
        const Accepted& kept = found->answer;
        const Rows& rows = rows_[kept.action];
        claimed_[kept.action] = &said;
        kept_.answers[said.id.text] = kept;
        if (said.answer && accepted == nullptr) {
            fault(name + " was refused and is in the record");
        } else if (accepted != nullptr && *accepted != kept) {
            fault(name + " is in the record under other numbers than it was answered");
        } else if (said.before && *said.before != kept) {
            fault(name + " was carried out twice");
        }
        if (found->command != said.command || found->actor.name != kOfficer) {
            fault(name + " is in the record with other content");
        }
        if (!has_its_effect(said.command, rows) ||
            kept.last.value != kept.action.value + static_cast<std::int64_t>(rows.size()) - 1) {
            fault(name + " is in the record in part");
        }
    }

    // By what was asked for, in the order in which it was recorded; the program's own fold is not
    // asked.
    void compare_undone() {
        std::set<ActionId> undone;
        for (const auto& [action, said] : claimed_) {
            if (const auto* undo = std::get_if<UndoAction>(&said->command)) {
                undone.insert(undo->action);
            } else if (const auto* redo = std::get_if<RedoAction>(&said->command)) {
                undone.erase(redo->action);
            }
        }
        for (const auto& action : kept_.state.actions) {
            if (action.undone != (undone.count(action.id) > 0)) {
                fault("action " + std::to_string(action.id.value) + " is " +
                      (action.undone ? "undone and nobody undid it" : "not undone any more"));
            }
        }
    }

    std::unique_ptr<SqliteJournal> journal_;
    const std::vector<Said>& said_;
    Kept kept_;
    std::map<ActionId, Rows> rows_;
    std::map<ActionId, const Said*> claimed_;
};

}  // namespace

Kept check_record(const fs::path& file, const std::vector<Said>& said) {
    try {
        return Comparison{file, said}.made();
    } catch (const JournalError& error) {
        return {.state = {}, .answers = {}, .faults = {error.what()}};
    }
}

}  // namespace dais::test
