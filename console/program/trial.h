// A conference file as the desk would have it, opened without writing a row: what an import or an
// export looks at, and where an import is tried before it is made.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "console/program/progress.h"
#include "meeting/codec/strings.h"
#include "meeting/command.h"
#include "meeting/desk.h"
#include "meeting/journal.h"
#include "meeting/journal/sqlite_journal.h"
#include "meeting/refusal.h"
#include "meeting/views.h"
#include "timing/system_time_source.h"

namespace dais::console {

class Trial {
  public:
    /// Throws meeting::JournalError.
    explicit Trial(const std::filesystem::path& file, const Progress& progress = {});

    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() { return desk_.board(); }
    [[nodiscard]] const meeting::Conference& conference() const { return desk_.state().conference; }

    /// What the rules have against a command; nothing where they allow it.
    [[nodiscard]] std::optional<meeting::Refusal> refusal(const meeting::Command& command,
                                                          const meeting::Actor& actor);

  private:
    // A record that is read and never written: what the desk says to it is forgotten.
    class Unwritten final : public meeting::Journal {
      public:
        Unwritten(const std::filesystem::path& file, Progress progress)
            : record_{meeting::SqliteJournal::open_reading(file)}, progress_{std::move(progress)} {}

        void append(const std::vector<meeting::Recorded>& /*rows*/,
                    const std::optional<Cause>& /*cause*/) override {}
        void replay(const std::function<void(meeting::Recorded)>& each) override {
            const std::int64_t rows = record_->rows();
            record_->replay([&](meeting::Recorded row) {
                progress_(row.sequence.value, rows);
                each(std::move(row));
            });
        }
        std::optional<meeting::Remembered> remembered(const meeting::CommandId& id) override {
            return record_->remembered(id);
        }
        [[nodiscard]] std::string name() const override { return record_->name(); }

      private:
        std::unique_ptr<meeting::SqliteJournal> record_;
        Progress progress_;
    };

    timing::SystemTimeSource time_;
    Unwritten journal_;
    meeting::Desk desk_;
};

/// Who acts where no name is given: the login of whoever runs the program.
[[nodiscard]] std::string login();

/// Whoever acts from the command line under this name; without one, the user's login.
[[nodiscard]] meeting::Actor actor_named(const std::string& name);

/// Carries one command out on a file that no other Dais has open. Throws NotImported where it
/// cannot be opened or the rules refuse, meeting::JournalError.
void submit_to_file(const std::filesystem::path& file, const meeting::Command& command,
                    const meeting::Actor& actor, const meeting::codec::Strings& strings);

}  // namespace dais::console
