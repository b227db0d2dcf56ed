#include <algorithm>

#include <imgui.h>

#include "console/program/assets.h"
#include "console/program/bench.h"
#include "console/program/files.h"
#include "console/program/scratch_folder.h"
#include "console/program/shares.h"
#include "console/window/fonts.h"
#include "console/window/shell.h"
#include "console/window/theme.h"
#include "meeting/desk.h"
#include "meeting/journal/sqlite_journal.h"
#include "timing/system_time_source.h"

namespace dais::console {

namespace {

constexpr std::size_t kLists = 5;
constexpr std::size_t kSpeakers = 193;
constexpr int kFrames = 600;
constexpr int kChanges = 60;
constexpr float kWidth = 1920;
constexpr float kHeight = 1080;
constexpr float kDigits = 250;

/// A desk in the same thread, as a door.
class BenchDoor final : public meeting::Door {
  public:
    explicit BenchDoor(meeting::Desk& desk) : desk_{desk}, board_{desk.board()} {}

    /// Carries a command out; a refusal would make the bench measure something else.
    meeting::ActionId must(const meeting::Command& command) {
        const meeting::Answer answer =
            desk_.submit({"b" + std::to_string(++said_)}, actor(), command);
        const auto* accepted = std::get_if<meeting::Accepted>(&answer);
        if (accepted == nullptr) {
            throw std::runtime_error{"The bench's sample refuses what the bench does (" +
                                     std::get<meeting::Refusal>(answer).rule +
                                     "): it measures nothing."};
        }
        board_ = desk_.board();
        return accepted->action;
    }

    [[nodiscard]] std::shared_ptr<const meeting::views::Board> board() const override {
        return board_;
    }
    [[nodiscard]] std::shared_ptr<const meeting::views::ScreensView> screens() const override {
        return nullptr;
    }
    [[nodiscard]] timing::Instant now() const override { return desk_.now(); }
    std::optional<meeting::CommandId> send(const meeting::Command& /*command*/) override {
        return std::nullopt;
    }
    bool order(const meeting::ScreenOrder& /*order*/) override { return false; }
    [[nodiscard]] std::vector<meeting::Outcome> outcomes() override { return {}; }
    [[nodiscard]] meeting::Actor actor() const override { return {0, "Bench"}; }
    [[nodiscard]] std::string trouble() const override { return {}; }

  private:
    meeting::Desk& desk_;
    std::shared_ptr<const meeting::views::Board> board_;
    int said_ = 0;
};

/// ImGui without a window.
class Context {
  public:
    explicit Context(const LettersWanted& letters) {
        fit(letters);
        ImGui::CreateContext(&atlas_);
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().DisplaySize = {kWidth, kHeight};
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        apply_theme(1);
    }
    ~Context() { ImGui::DestroyContext(); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
    bool fit(const LettersWanted& letters) { return faces_.fit(atlas_, 1, kDigits, letters); }
    [[nodiscard]] const Faces& faces() const { return faces_.faces(); }
    /// Of the picture that holds all letters.
    [[nodiscard]] double megabytes() const {
        constexpr double kBytes = 4;  // a pixel, as it is handed to the graphics card
        return atlas_.TexWidth * kBytes * atlas_.TexHeight / 1e6;
    }

  private:
    ImFontAtlas atlas_;
    KeptFaces faces_{find_fonts()};
};

// Five lists of 193, each with whoever comes first in the directory; the first speaker speaks.
void fill(BenchDoor& door) {
    const auto& programme = door.board()->officers.programme->value;
    const auto first =
        std::find_if(programme.meetings.begin(), programme.meetings.end(),
                     [](const auto& each) { return each.kind == meeting::MeetingKind::plenary; });
    const meeting::MeetingKey key = first->key;
    door.must(meeting::OpenMeeting{key});
    std::vector<meeting::ListKey> lists;
    for (const auto& list : door.board()->lists->value.lists) {
        if (list.kind == meeting::ListKind::speakers && lists.size() < kLists) {
            lists.push_back(list.key);
        }
    }
    while (lists.size() < kLists) {
        const auto made =
            door.must(meeting::CreateList{key, "Further list " + std::to_string(lists.size() + 1)});
        lists.push_back(door.board()->lists->value.lists.back().key);
        static_cast<void>(made);
    }
    for (const meeting::ListKey& list : lists) {
        meeting::ImportSpeakers import{list, {}};
        for (const meeting::Delegation& each : door.board()->directory->value.delegations) {
            if (import.speakers.size() < kSpeakers) {
                const bool remote = import.speakers.size() % 3 == 1;
                import.speakers.push_back(
                    {each.key,
                     {},
                     remote ? meeting::Modality::remote : meeting::Modality::in_person,
                     {}});
            }
        }
        door.must(import);
    }
    meeting::GiveFloor give;
    give.meeting = key;
    give.inscription = door.board()->lists->value.lists.front().waiting.front().id;
    const auto given = door.must(give);
    door.must(meeting::StartStatement{{given.value}, {}});
}

}  // namespace

std::vector<Figure> bench_frame(const std::filesystem::path& assets,
                                const meeting::codec::Strings& strings) {
    const ScratchFolder folder;
    const timing::SystemTimeSource time;
    make_conference(folder / "bench.dais", assets / "conferences/bms7.json", assets, true);
    const auto journal = meeting::SqliteJournal::open(folder / "bench.dais");
    meeting::Desk desk{*journal, time};
    BenchDoor door{desk};
    fill(door);
    Shell shell{door, strings,
                Whereabouts{.addresses = {"http://127.0.0.1:8026/hall"},
                            .has_officer_link = true,
                            .file = "bench.dais",
                            .files_beside = {},
                            .scripts = read_scripts(assets, strings)}};
    const auto before_letters = time.read().boot;
    Context context{shell.letters()};
    const double letters = milliseconds(time.read().boot - before_letters);
    const auto frame = [&] {
        const auto before = time.read().boot;
        static_cast<void>(context.fit(shell.letters()));
        ImGui::NewFrame();
        shell.frame(context.faces(), 1, {kWidth, kHeight}, before);
        ImGui::Render();
        return milliseconds(time.read().boot - before);
    };
    frame();
    std::vector<double> standing;
    for (int i = 0; i < kFrames; ++i) {
        standing.push_back(frame());
    }
    std::vector<double> changed;
    for (int i = 0; i < kChanges; ++i) {
        const auto& waiting = door.board()->lists->value.lists.front().waiting;
        door.must(meeting::MoveInscription{waiting.back().id, waiting.front().id,
                                           meeting::Authority::chair});
        changed.push_back(frame());
    }
    shell.take(Typing{U'\u9F98'});  // in no name of a State
    const auto before_one = time.read().boot;
    static_cast<void>(context.fit(shell.letters()));
    const double one_more = milliseconds(time.read().boot - before_one);
    constexpr double kTarget = 2;  // DESIGN, figures to hold
    return {
        {"a frame with five lists of 193, median", at_share(standing, 0.5), "ms", kTarget},
        {"the same, 99th percentile", at_share(standing, 0.99), "ms", std::nullopt},
        {"a frame after a change of the list, median", at_share(changed, 0.5), "ms", std::nullopt},
        {"all letters, made at the start", letters, "ms", std::nullopt},
        {"the same again, for a Chinese letter that is new", one_more, "ms", std::nullopt},
        {"their picture", context.megabytes(), "MB", std::nullopt}};
}

}  // namespace dais::console
