// The console apart from any window system: takes keys, draws the panels of a frame, sends the
// commands they return, and remembers what became of them. Also what headless tests drive.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "console/panels/actions.h"
#include "console/panels/activity.h"
#include "console/panels/choices.h"
#include "console/panels/keys.h"
#include "console/panels/procedure.h"
#include "console/panels/ui.h"
#include "console/window/letters.h"
#include "console/window/model.h"
#include "console/window/tones.h"
#include "meeting/door.h"
#include "timing/instant.h"

namespace dais::console {

/// How long a key waits for the answer to the one before it. Then it is not acted on, and the
/// officer is told.
inline constexpr timing::Duration kLongestWait = std::chrono::seconds{3};
/// How long it then waits for what came of that to be shown: over a network the answer may be ahead
/// of the views. After that it acts; commands say what they expect to find.
inline constexpr timing::Duration kViewWait = std::chrono::milliseconds{500};
/// How long a notice stays at least, unless it is dismissed.
inline constexpr timing::Duration kReadable = std::chrono::milliseconds{1500};
/// How long a question must have stood there before Enter answers it.
inline constexpr timing::Duration kSeen = std::chrono::milliseconds{300};
/// How long an act that asks for a second press waits for it.
inline constexpr timing::Duration kArmedFor = std::chrono::seconds{5};

/// Screens lower than this (at 1x) get the compact layout.
inline constexpr float kCompactBelow = 900;

/// A personal link, made where it is granted: its token is nowhere but in the address.
struct MadeLink {
    std::string token_hash;
    std::string address;
    std::vector<bool> code;  ///< of the address: see LinkShown
    int width = 0;
};

class Shell {
  public:
    Shell(meeting::Door& door, const Strings& words, Whereabouts where);

    /// A key or a letter, in the order in which they were pressed. Acted on one a frame.
    void take(const Input& input);
    /// True where a frame would act on a key at once.
    [[nodiscard]] bool has_keys() const {
        return !queue_.empty() && !waiting_since_ && scene().board != nullptr;
    }

    /// What the next frame may be written with. Before each frame, outside of ImGui's.
    [[nodiscard]] const LettersWanted& letters();

    /// One frame, within ImGui's. `now` only measures how long this window waits for something.
    void frame(const Faces& faces, float scale, ImVec2 size, timing::BootInstant now,
               Probe* probe = nullptr);

    /// How long what was drawn stays true if nothing happens.
    [[nodiscard]] timing::Duration stays_true() const;

    /// The window is asked to close; during a meeting the officer is asked once more.
    void ask_to_close();
    [[nodiscard]] bool closing() const { return closing_; }

    /// What this machine keeps; before the first frame. What it is now, as the officer changes it.
    void use(Settings settings) { choices_.settings = std::move(settings); }
    [[nodiscard]] const Settings& settings() const { return choices_.settings; }
    /// Who does what takes long with files; outlives this. Without, nothing is done with any.
    void use(Jobs& jobs) {
        jobs_ = &jobs;
        model_.use(jobs);
    }
    /// Makes the token of a personal link that is to be granted.
    using MakeLink = std::function<MadeLink(meeting::Role role)>;
    void use(MakeLink make_link) { make_link_ = std::move(make_link); }
    /// Something outside the conference did not work: `about` what, `why` in a sentence.
    void tell(std::string about, std::string why) { notice(std::move(about), std::move(why)); }
    /// A tone is due, by the statement on the floor of the chosen room; asked once.
    [[nodiscard]] std::optional<Tone> take_tone() { return std::exchange(tone_, std::nullopt); }

    /// The officer's link is to be copied; asked once.
    [[nodiscard]] bool take_copy_link();
    /// A text is to be copied; asked once. Empty: none.
    [[nodiscard]] std::string take_copy_text();
    /// What stood on the clipboard when it was pasted.
    void paste(const std::string& text);

    /// The keys that differ from the table, by the words of their acts; to be kept for next time.
    [[nodiscard]] std::map<std::string, std::string> keys() const {
        return choices_.keys.changed();
    }
    /// True once after the officer has changed a key.
    [[nodiscard]] bool take_keys_changed() { return std::exchange(keys_changed_, false); }

    [[nodiscard]] const Choices& choices() const { return choices_; }
    [[nodiscard]] const Scene& scene() const { return model_.scene(); }
    [[nodiscard]] std::string title() const;

  private:
    struct Queued {
        Input input;
        bool stale = false;  ///< pressed before a refusal was shown
    };
    struct Sent {
        meeting::CommandId id;
        meeting::Command command;
        std::string about;
        timing::BootInstant at;
        LinkShown link = {};  ///< shown when it is granted; no address: none
    };

    void take_outcomes();
    void make_tokens(meeting::Command& command, LinkShown& shown) const;
    void distrust_queue();
    void take_key(timing::BootInstant now);
    [[nodiscard]] bool settled() const;

    void on(const KeyPress& press, bool stale);
    void on(const Typing& typing, bool stale);
    bool on_overlay(const KeyPress& press);
    void on_procedure(const KeyPress& press);
    bool on_overlay(const Typing& typing);
    bool on_new_key(const KeyPress& press);
    void on_act(Act which, bool repeated);
    bool open_page(Act which);
    void do_wanted();
    void on_ctrl_letter(char letter);
    void on_plain(const KeyPress& press);
    void on_enter();
    void on_arrow(int steps);
    void too_late();
    void escape();
    void act(Act which);
    void nameplate();
    void move(int steps);
    void choose_room(std::size_t number);
    void switch_two_rooms();

    /// What a command is about, for what may have to be said about it.
    [[nodiscard]] std::string about(const meeting::Command& command) const;
    void send(const meeting::Command& command, std::string about);
    void agree(bool second_time);
    void notice(std::string about, std::string why, bool at_list = false);
    void forget_in_time(timing::BootInstant now);
    void send_order();
    void take_job();
    void begin_job();
    bool on_filing(const KeyPress& press);
    [[nodiscard]] bool meant_for_dialog(const KeyPress& press) const;
    bool on_lower_key(char letter);
    void on_ordering(const KeyPress& press);

    void draw(const Ui& ui, ImVec2 size);
    void draw_panels(const Ui& ui, const Box& screen);
    void draw_left(const Ui& ui, const Box& box);
    void draw_middle(const Ui& ui, const Box& box);
    void draw_gaps(const Ui& ui, const Box& work, float left, float right);
    void draw_overlays(const Ui& ui, const Box& screen, const Box& right);
    void send(const std::optional<Done>& done);
    void sent_by_mouse(const std::optional<meeting::Command>& command);

    meeting::Door& door_;
    const Strings& words_;
    Whereabouts where_;
    Model model_;
    Choices choices_;
    Jobs* jobs_ = nullptr;
    MakeLink make_link_;
    timing::BootInstant job_since_;
    std::uint64_t job_ = 0;                        ///< whose start that was
    std::optional<timing::BootInstant> filed_at_;  ///< its dialog closed by itself
    Actions actions_;
    std::deque<Queued> queue_;
    std::vector<Sent> sent_;
    std::int64_t awaited_version_ = 0;  ///< the board is to reach this before a key acts
    timing::BootInstant answered_at_;
    timing::BootInstant noticed_at_;
    std::optional<timing::BootInstant> waiting_since_;
    std::optional<timing::BootInstant> armed_since_;
    timing::BootInstant now_;
    ToneWatch tones_;
    LettersWanted letters_;
    std::optional<Box> lower_;  ///< where the lower panel was drawn
    float middle_height_ = 0;
    std::optional<Tone> tone_;
    bool closing_ = false;
    bool keys_changed_ = false;
};

}  // namespace dais::console
