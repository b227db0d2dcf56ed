// A conference in a test's hands: boards made by hand, a clock that the test moves, and just enough
// of a desk that keys have an effect. The rules it knows are those the tests need; the real ones
// are meeting/'s.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console/panels/script_text.h"
#include "meeting/codec/strings.h"
#include "meeting/door.h"

namespace dais::console::testing {

/// The words of the window, and those of actions, from assets/strings.
[[nodiscard]] meeting::codec::Strings sample_strings();
/// What the Chair says, in English and French.
[[nodiscard]] std::vector<ScriptWords> sample_scripts();

/// BMS7 on the Wednesday at 12:22: the 5th meeting in session, the Philippines speaking, a list of
/// thirteen with groups, States and observers.
class SampleDoor final : public meeting::Door {
  public:
    SampleDoor();

    // ---- what a test changes --------------------------------------------------------------

    meeting::views::ConferenceView conference;
    meeting::views::ProgrammeView programme;
    meeting::views::FloorView floor;
    std::optional<meeting::views::FloorView> floor_beside;  ///< of another room
    meeting::views::DirectoryView directory;
    meeting::views::ListsView lists;
    meeting::views::HistoryView history;
    meeting::views::ProcedureView procedure;
    meeting::views::ProjectionsView projections;  ///< none at first; see project_morning
    meeting::views::RecordView record;
    meeting::views::TextsView texts;    ///< nothing at first; see issue_drafts
    meeting::views::ScriptView script;  ///< of the 5th meeting, see there
    meeting::views::PodiumView podium;  ///< nothing at first
    meeting::views::AccessView access;  ///< nothing at first
    meeting::Figures figures;           ///< nothing at first
    meeting::views::ScreensView connected;
    std::string shut;           ///< what trouble() says
    bool busy = false;          ///< commands are not taken
    bool answers_held = false;  ///< commands are carried out, but nobody is told yet
    bool views_held = false;    ///< they are answered, but the board does not show it yet
    std::optional<std::string> refuse_next;  ///< the next command is refused with this sentence
    std::string refuse_rule;                 ///< by this rule

    /// Makes a board of what is above.
    void publish();
    /// The same board with the directory as it is above; nothing else is made anew.
    void publish_directory();
    void pass(timing::Duration by) { now_ += by; }
    /// So many delegations wait on every list.
    void fill_lists(std::size_t count);
    /// A zero draft and draft 1, which has nine paragraphs, a proposal and a sticking point.
    void issue_drafts();
    /// The 5th meeting with interpretation to 13:00, and a projection of its list.
    void project_morning();
    [[nodiscard]] meeting::views::ListView& list(const std::string& key);
    [[nodiscard]] meeting::views::MeetingView& meeting(const std::string& key);
    /// Every command that was sent, oldest first.
    [[nodiscard]] const std::vector<meeting::Command>& sent() const { return sent_; }

    /// Every order to screens, oldest first.
    [[nodiscard]] const std::vector<meeting::ScreenOrder>& orders() const { return orders_; }

    // ---- Door -----------------------------------------------------------------------------

    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override {
        return board_;
    }
    [[nodiscard]] std::shared_ptr<const meeting::views::ScreensView> screens() const override {
        return screens_;
    }
    [[nodiscard]] timing::Instant now() const override { return now_; }
    std::optional<meeting::CommandId> send(const meeting::Command& command) override;
    bool order(const meeting::ScreenOrder& order) override;
    [[nodiscard]] std::vector<meeting::Outcome> outcomes() override;
    [[nodiscard]] meeting::Actor actor() const override { return {0, "Desk"}; }
    [[nodiscard]] std::string trouble() const override { return shut; }

  private:
    void inscribe(const meeting::InscribeSpeaker& command);
    std::optional<std::string> carry_out(const meeting::Command& command);
    void number(meeting::views::ListView& list);
    void note(std::string what, std::map<std::string, std::string> names);

    timing::Instant now_;
    std::int64_t version_ = 4181;
    std::shared_ptr<const meeting::views::Board> board_;
    std::shared_ptr<const meeting::views::ScreensView> screens_;
    std::vector<meeting::Command> sent_;
    std::vector<meeting::ScreenOrder> orders_;
    std::deque<meeting::Outcome> outcomes_;
};

}  // namespace dais::console::testing
