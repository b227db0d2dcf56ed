// What the desk needs of a journal: append in one go or not at all, replay, and what a command id
// was answered. The SQLite file is journal/sqlite_journal.h.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "meeting/command.h"
#include "meeting/event.h"
#include "meeting/refusal.h"

namespace dais::meeting {

/// The record cannot be written or read now; what() is one sentence that says why and what to do.
class JournalError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The record could be written here, but must not be now: the rule that a command is refused by.
class JournalRefusal : public JournalError {
  public:
    JournalRefusal(std::string rule, const std::string& sentence)
        : JournalError{sentence}, rule_{std::move(rule)} {}
    [[nodiscard]] const std::string& rule() const { return rule_; }

  private:
    std::string rule_;
};

/// What a command id stands for in the record.
struct Remembered {
    Actor actor;
    Command command;
    Accepted answer;
};

class Journal {
  public:
    Journal() = default;
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    Journal(Journal&&) = delete;
    Journal& operator=(Journal&&) = delete;
    virtual ~Journal() = default;

    /// A command as it is remembered with its first row; none for what the desk notes by itself.
    struct Cause {
        CommandId id;
        Command command;
    };

    /// Appends rows in one transaction, durable when it returns. Throws JournalError; then nothing
    /// was appended.
    virtual void append(const std::vector<Recorded>& rows, const std::optional<Cause>& cause) = 0;

    /// Gives every row in order. Throws JournalError where one cannot be read, or is damaged.
    virtual void replay(const std::function<void(Recorded)>& each) = 0;

    /// What an accepted command with this id was, across restarts. Throws JournalError.
    virtual std::optional<Remembered> remembered(const CommandId& id) = 0;

    /// Looks whether the record still is where it should be and puts it right where that can be
    /// done; throws JournalError where it cannot. Cheap: to be called every few seconds.
    virtual void look_after() {}

    /// How people find the record: the file's path.
    [[nodiscard]] virtual std::string name() const = 0;
};

}  // namespace dais::meeting
