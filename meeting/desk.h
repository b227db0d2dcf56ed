// The one writer: decide -> append -> apply -> publish. Passive: it owns no thread and waits for
// nothing; whoever owns it calls submit with commands, and wake when the next deadline has come.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "meeting/command.h"
#include "meeting/history.h"
#include "meeting/journal.h"
#include "meeting/refusal.h"
#include "meeting/views.h"
#include "timing/meeting_clock.h"
#include "timing/time_source.h"

namespace dais::meeting {

/// A new conference, before its first row.
struct NewConference {
    std::shared_ptr<const ConferenceFacts> facts;
    bool rehearsal = false;
};

/// What froze a desk: an internal error, which nobody who spoke to it can have meant.
struct InternalTrouble {
    std::string what;   ///< harmless_words() of it, "" where there is none
    std::string stage;  ///< what the desk was doing: "deciding", "recording", ...
    timing::Instant at;
    /// Of what was being carried out; none: the desk did something by itself.
    std::optional<CommandId> id;
    std::optional<Actor> actor;
    std::optional<Command> command;
};

/// What a standby knows when it takes over: it has replayed the record row by row, and has followed
/// the first desk's clock by round trips.
struct TakenLead {
    State state;
    timing::Instant now;  ///< the meeting's, at `reading`
    timing::Reading reading;
    std::string name;       ///< of the officer who said so
    std::string address;    ///< where screens reach this machine
    std::int64_t term = 0;  ///< greater than all that were; 0: the next
};

class Desk {
  public:
    /// Writes the first row of a new conference into an empty journal. The conference's clock shows
    /// the present UTC; a rehearsal's shows the time ten minutes before its first formal meeting.
    /// Throws JournalError.
    static void create(Journal& journal, const timing::TimeSource& time,
                       const NewConference& conference);

    /// Opens a record: replays it and notes the opening. Throws JournalError where it cannot be
    /// read, or not written at all. `journal` and `time` outlive the desk. `shown` is what a desk
    /// before this one showed last: what is the same keeps its version. Where nothing could be
    /// shown of what was recorded last, that is set aside: set_aside().
    Desk(Journal& journal, const timing::TimeSource& time,
         std::shared_ptr<const views::Board> shown = nullptr);

    /// Takes over a record as its next leader: the first row of the new term is on disk when this
    /// returns. Throws JournalError; then nothing was taken over.
    Desk(Journal& journal, const timing::TimeSource& time, TakenLead lead);

    /// Carries a command out, or refuses it. When it is accepted it is on disk. The same id said
    /// twice has one effect and gets the first answer, across restarts too; a refusal changed
    /// nothing and is remembered as long as the desk lives. Never throws: an error that is not the
    /// journal's freezes the desk.
    Answer submit(const CommandId& id, const Actor& actor, const Command& command);

    /// Grants a link to a role; the hash is that of its token. Throws JournalError.
    void grant_link(Role role, const std::string& name, const std::string& token_hash);

    /// Notes in the record where a standby is to be asked, unless it says so already. Throws
    /// JournalError.
    void note_standby(StandbyJoined standby);
    /// Who keeps the record too, for the officers to see; `sync` as chosen at the start.
    void show_standbys(std::vector<views::StandbyView> standbys, bool sync);

    /// Says to the officers that nothing is written any more, before a command finds it out.
    void say_unwritten(const std::string& why);

    /// The counter reading at which wake() should be called; nothing: no clock runs towards its
    /// end.
    [[nodiscard]] std::optional<timing::BootInstant> next_deadline() const;

    /// When board() would have something new to say though nothing happened: predictions grow old
    /// while a meeting is on. Nothing: it would not.
    [[nodiscard]] std::optional<timing::BootInstant> next_refresh() const;

    /// Looks after the record's place, and notes what has become due. Calling it early or twice
    /// does no harm. Never throws: a journal that cannot be written is tried again at the next
    /// command or wake, and any other error freezes the desk.
    void wake();

    /// What froze it. From then on every command is refused (desk.frozen) and nothing becomes due;
    /// board() is the last good one, whose clocks go on, with the record's slice saying so. state()
    /// means nothing any more: a desk made anew from the journal takes its place.
    [[nodiscard]] const std::optional<InternalTrouble>& frozen() const { return frozen_; }

    /// What it could not go on with when it was made, and recorded as set aside (set_aside.h). A
    /// command whose rows are among it is refused when it is said again (desk.set-aside).
    [[nodiscard]] const std::vector<RowsSetAside>& set_aside() const { return set_aside_; }

    /// Of a frozen desk: where the trouble was written down, or a sentence more about it.
    void tell_of_report(const std::string& file);
    void tell_of_restart(const std::string& why_not);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] timing::Instant now();

    /// Everything that can be shown, made anew if something changed since it was last asked for, or
    /// predictions have grown old. Throws only where the first of all cannot be made.
    [[nodiscard]] std::shared_ptr<const views::Board> board();

  private:
    Answer answer(const CommandId& id, const Actor& actor, const Command& command);
    void freeze(InternalTrouble trouble);
    void make_board();
    void open(Event opening, const timing::Reading& reading, timing::Instant at);
    [[nodiscard]] std::string trouble_with(const State& state, timing::Instant at) const;
    Answer decide_and_record(const CommandId& id, const Actor& actor, const Command& command);
    void record(const std::vector<Event>& events, const Actor& actor,
                const std::optional<Journal::Cause>& cause, std::optional<ActionId> action,
                const timing::Reading& reading, timing::Instant at);
    void remember(const CommandId& id, const Actor& actor, const Command& command,
                  const Refusal& refusal);
    [[nodiscard]] bool look_after_record();
    void not_written(const JournalError& error);
    void note_due(const timing::Reading& reading, timing::Instant at);

    Journal& journal_;
    const timing::TimeSource& time_;
    State state_;
    std::int64_t term_ = 1;  ///< in which it writes
    timing::MeetingClock clock_;
    views::RecordView record_;
    std::shared_ptr<const views::Board> board_;
    bool changed_ = true;
    bool misplaced_ = false;     // the record is not where it should be, as was seen last
    timing::Instant projected_;  // when the board's predictions were made
    const char* stage_ = "opening the record";
    std::optional<InternalTrouble> frozen_;
    std::vector<RowsSetAside> set_aside_;

    struct Refused {
        Actor actor;
        Command command;
        Refusal refusal;
    };
    std::unordered_map<std::string, Refused> refused_;
    std::deque<std::string> refused_order_;  // oldest first, to forget the oldest
};

}  // namespace dais::meeting
