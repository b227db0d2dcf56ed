// Every panel drawn for several frames in every state that a sample can show, with ImGui's asserts
// on: no key of the strings table shown as itself, no text outside the window, at three sizes.
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>

#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): views by their names
using views::ClockState;

struct State {
    const char* name;
    std::function<void(SampleDoor&)> make;
};

const std::vector<State>& states() {
    using std::chrono::minutes;
    using std::chrono::seconds;
    static const std::vector<State> all{
        {"running", [](SampleDoor&) {}},
        {"standing",
         [](SampleDoor& door) {
             door.floor.statement->clock = ClockState::standing;
             door.floor.statement->running_since.reset();
         }},
        {"paused",
         [](SampleDoor& door) {
             door.floor.statement->clock = ClockState::paused;
             door.floor.statement->used_before = seconds{100};
             door.floor.statement->running_since.reset();
         }},
        {"warning",
         [](SampleDoor& door) { door.floor.statement->running_since = door.now() - seconds{160}; }},
        {"over",
         [](SampleDoor& door) { door.floor.statement->running_since = door.now() - minutes{14}; }},
        {"no clock",
         [](SampleDoor& door) {
             door.floor.statement->clock = ClockState::none;
             door.floor.statement->office = PresiderOffice::presenter;
             door.floor.statement->speaker = {.name = "Implementation trends",
                                              .iso2 = {},
                                              .on_behalf_of = {},
                                              .on_behalf_of_short = {},
                                              .modality = Modality::in_person};
         }},
        {"chair",
         [](SampleDoor& door) {
             door.floor.last = door.floor.statement;
             door.floor.statement.reset();
         }},
        {"long names",
         [](SampleDoor& door) {
             auto& speaker = door.floor.statement->speaker;
             speaker.name = "United Kingdom of Great Britain and Northern Ireland";
             speaker.on_behalf_of = "Economic Community of West African States";
             speaker.on_behalf_of_short = "ECOWAS";
         }},
        {"scheduled",
         [](SampleDoor& door) {
             door.meeting("28-morning").state = MeetingState::scheduled;
             door.floor.meeting.reset();
             door.floor.statement.reset();
         }},
        {"suspended",
         [](SampleDoor& door) {
             door.meeting("28-morning").state = MeetingState::suspended;
             door.floor.statement.reset();
         }},
        {"all adjourned",
         [](SampleDoor& door) {
             for (auto& meeting : door.programme.meetings) {
                 meeting.state = MeetingState::adjourned;
             }
             door.floor.statement.reset();
         }},
        {"no programme",
         [](SampleDoor& door) {
             door.programme.meetings.clear();
             door.floor.statement.reset();
         }},
        {"no lists",
         [](SampleDoor& door) {
             door.lists.lists.clear();
             door.history = {};
             door.connected = {};
         }},
        {"lists of 193", [](SampleDoor& door) { door.fill_lists(193); }},
        {"everything to be seen",
         [](SampleDoor& door) {
             auto& statement = *door.floor.statement;
             statement.extension = seconds{30};
             statement.link_lost = door.now();
             statement.paused_because = PauseReason::service_lost;
             statement.microphone = Statement::Microphone::not_confirmed;
             statement.calls_to_order = 1;
             statement.turn = views::TurnView{.batch = 1, .question = true, .name = "Kenya"};
             door.floor.point_of_order = "Cuba";
             door.floor.voting = "the draft outcome document as orally amended";
             door.procedure.meetings.front().lost = Service::interpretation;
             door.procedure.meetings.front().lost_channel = "French";
             auto& list = door.list("7");
             list.status = ListStatus::closed;
             list.debate = DebateState::adjourned;
             list.pending = {list.waiting[3]};
             for (auto& each : list.waiting) {
                 each.absences = 1;
                 each.readiness = Readiness::connected;
                 each.text_received = door.now();
                 each.speaker.person = "His Excellency Mr A. Name, Minister";
             }
         }},
        {"nameplates and a line",
         [](SampleDoor& door) {
             views::MeetingPodiumView part{{"28-morning"}, {}, std::nullopt};
             for (const auto* name : {"United Kingdom of Great Britain and Northern Ireland",
                                      "Peru", "Denmark", "Viet Nam", "Mexico", "Cuba"}) {
                 part.nameplates.push_back({{name}, name, door.now()});
             }
             part.shown = views::ChairScreenView{
                 "I now give the floor to the distinguished representative of the United Kingdom "
                 "of Great Britain and Northern Ireland, who speaks on behalf of a large group.",
                 door.now(),
                 {2, "Anastasia from the Secretariat"}};
             door.podium.meetings = {part};
             for (int i = 0; i < 12; ++i) {
                 door.podium.line.push_back({door.now(),
                                             {i, "Chair"},
                                             "We have to be out of here by one o'clock, please."});
             }
         }},
        {"a meeting that was held",
         [](SampleDoor& door) {
             auto& meeting = door.meeting("28-morning");
             meeting.held = {{door.now() - std::chrono::hours{2}, door.now() - minutes{40}},
                             {door.now() - minutes{30}, std::nullopt}};
             auto& figures = door.figures;
             figures.total.statements = 40;
             figures.total.used = std::chrono::hours{3};
             for (int i = 0; i < 12; ++i) {
                 FigureRow row;
                 row.name = "Group of Western European and other States " + std::to_string(i);
                 row.statements = i;
                 row.used = minutes{i};
                 row.over = seconds{7 * i};
                 figures.regions.push_back(row);
                 figures.delegations.push_back(row);
             }
         }},
        {"drafts", [](SampleDoor& door) { door.issue_drafts(); }},
        {"a morning projected", [](SampleDoor& door) { door.project_morning(); }},
        {"banners",
         [](SampleDoor& door) {
             door.shut = "Not connected to the desk; reconnecting.";
             door.record.written = false;
             door.record.trouble = "The disk is full.";
             door.conference.elapsed_to_confirm = seconds{40};
         }},
    };
    return all;
}

class PanelsTest : public Headless {
  protected:
    void expect_sound(const std::string& where) {
        for (const Probe::Seen& each : probe.seen) {
            EXPECT_NE(each.label.rfind("console.", 0), 0U) << where << " shows " << each.label;
            const bool inside = each.box.x >= -1 && each.box.right() <= size.x + 1 &&
                                each.box.y >= -1 && each.box.bottom() <= size.y + 1;
            // What is scrolled out of a list is cut off by it.
            const bool list_row = each.box.y > size.y - 200;
            EXPECT_TRUE(inside || list_row) << where << ": " << each.label << " leaves the window";
        }
    }
    void look_everywhere(const std::string& where) {
        frames(3);
        expect_sound(where);
        for (const char letter : {'r', 's', 'o', 'a', 'w', 'h'}) {
            ctrl(letter);
            settle();
            expect_sound(where);
        }
        press(Key::f1);
        settle();
        expect_sound(where + ", help");
        press(Key::escape);
        type("kor");
        settle();
        expect_sound(where + ", matches");
        press(Key::escape);
        press(Key::down);
        alt(Key::down);
        settle();
        expect_sound(where + ", moving");
        press(Key::escape);
        press(Key::f12);
        settle();
        expect_sound(where + ", setting the clock");
        press(Key::escape);
        press(Key::f6);
        settle();
        expect_sound(where + ", armed");
    }
};

TEST_F(PanelsTest, EveryStateAtEverySize) {
    for (const ImVec2 each :
         {ImVec2{1920, 1080}, ImVec2{1366, 768}, ImVec2{1024, 640}, ImVec2{3840, 2160}}) {
        size = each;
        for (const State& state : states()) {
            SampleDoor fresh;
            state.make(fresh);
            fresh.publish();
            Shell other{fresh, strings, where()};
            const std::string name =
                std::string{state.name} + " at " + std::to_string(static_cast<int>(each.x));
            SCOPED_TRACE(name);
            // The same frames, with another desk behind them.
            Probe seen;
            for (const Input& input : std::vector<Input>{
                     KeyPress{},
                     KeyPress{.key = Key::f1},
                     KeyPress{},
                     KeyPress{.key = Key::escape},
                     Typing{U'k'},
                     Typing{U'o'},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::down},
                     KeyPress{.key = Key::down, .alt = true},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::f12},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::letter, .letter = 'p', .ctrl = true},
                     Typing{U'r'},
                     Typing{U'a'},
                     KeyPress{.key = Key::enter},
                     Typing{U'k'},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::f6},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::letter, .letter = 't', .ctrl = true},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::letter, .letter = 'e', .ctrl = true},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::letter, .letter = 'h', .ctrl = true, .shift = true},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::letter, .letter = 'i', .ctrl = true},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::escape},
                     KeyPress{.key = Key::letter, .letter = 'o', .ctrl = true},
                     KeyPress{.key = Key::letter, .letter = 'a', .ctrl = true},
                     KeyPress{.key = Key::letter, .letter = 'w', .ctrl = true},
                     KeyPress{.key = Key::letter, .letter = 's', .ctrl = true},
                     KeyPress{.key = Key::letter, .letter = 'r', .ctrl = true}}) {
                other.take(input);
                for (int i = 0; i < 2; ++i) {
                    seen.seen.clear();
                    ImGui::GetIO().DisplaySize = size;
                    ImGui::NewFrame();
                    other.frame(Letters::shared().faces(), 1, size, time, &seen);
                    ImGui::Render();
                    time += std::chrono::milliseconds{16};
                }
                probe = seen;
                expect_sound(name);
            }
        }
    }
}

TEST_F(PanelsTest, TheSampleEverywhere) { look_everywhere("the sample"); }

TEST_F(PanelsTest, WithoutABoardItSaysThatItIsOpening) {
    class Empty final : public Door {
      public:
        [[nodiscard]] std::shared_ptr<const views::Board> board() const override { return {}; }
        [[nodiscard]] std::shared_ptr<const views::ScreensView> screens() const override {
            return {};
        }
        [[nodiscard]] timing::Instant now() const override { return {}; }
        std::optional<CommandId> send(const Command& /*command*/) override { return {}; }
        bool order(const ScreenOrder& /*order*/) override { return false; }
        [[nodiscard]] std::vector<Outcome> outcomes() override { return {}; }
        [[nodiscard]] Actor actor() const override { return {}; }
        [[nodiscard]] std::string trouble() const override { return trouble_; }
        std::string trouble_;
    };
    Empty nothing;
    Shell other{nothing, strings, where()};
    const auto draw = [&] {
        probe.seen.clear();
        ImGui::GetIO().DisplaySize = size;
        ImGui::NewFrame();
        other.frame(Letters::shared().faces(), 1, size, time, &probe);
        ImGui::Render();
    };
    other.take(KeyPress{.key = Key::space});
    draw();
    draw();
    EXPECT_TRUE(shows("Opening the conference"));
    nothing.trouble_ = "The address does not answer.";
    draw();
    EXPECT_TRUE(shows("The address does not answer."));
}

TEST_F(PanelsTest, OnlyVisibleRowsAreDrawn) {
    door.fill_lists(193);
    frames(2);
    EXPECT_TRUE(shows("Afghanistan"));
    EXPECT_FALSE(shows("Zimbabwe"));
    EXPECT_LT(probe.seen.size(), 400U);
    press(Key::up);  // nothing was selected: the last
    settle();
    frames(2);
    EXPECT_TRUE(shows("Zambia"));
}

TEST_F(PanelsTest, AScreenHighEnoughShowsTwentySpeakers) {
    door.fill_lists(40);
    frames(2);
    EXPECT_TRUE(shows(door.list("7").waiting[19].speaker.name));
}

TEST_F(PanelsTest, TheDigitsStayWhereTheyAreInOvertime) {
    door.floor.statement->running_since = door.now() - std::chrono::seconds{175};
    door.publish();
    frames(2);
    ASSERT_NE(find("0:05", false), nullptr);
    const float before = find("0:05", false)->box.x;
    door.floor.statement->running_since = door.now() - std::chrono::seconds{188};
    door.publish();
    frames(2);
    ASSERT_NE(find("+0:08", false), nullptr);
    EXPECT_EQ(find("+0:08", false)->box.x, before);
    EXPECT_TRUE(shows("Over time"));
}

TEST_F(PanelsTest, DigitsAreAsWideAsEachOther) {
    const Faces& faces = Letters::shared().faces();
    for (const Face& face : {faces.body, faces.small, faces.strong, faces.clocks.front()}) {
        for (const char* text : {"11:11", "47:38", "00:00"}) {
            EXPECT_EQ(width_of(face, text), width_of(face, "88:88"));
        }
    }
}

// Every key named in the sources is in the table, and the table holds none that nobody names.
TEST(ConsoleStrings, AreAllThereAndAllUsed) {
    const std::filesystem::path assets{DAIS_ASSETS};
    std::stringstream sources;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{assets.parent_path() / "console"}) {
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") {
            sources << std::ifstream{entry.path()}.rdbuf();
        }
    }
    const std::string text = sources.str();
    const auto strings = sample_strings();
    const std::regex key{R"re("(console\.[a-z0-9.-]*[a-z0-9])")re"};
    for (std::sregex_iterator each{text.begin(), text.end(), key}, end; each != end; ++each) {
        EXPECT_TRUE(strings.has((*each)[1].str())) << (*each)[1].str();
    }
    std::stringstream table;
    table << std::ifstream{assets / "strings/en/console.json"}.rdbuf();
    const std::string entries = table.str();
    const std::regex line{R"re("(console\.[a-z0-9.-]+)":)re"};
    for (std::sregex_iterator each{entries.begin(), entries.end(), line}, end; each != end;
         ++each) {
        const std::string name = (*each)[1].str();
        const std::string family = name.substr(0, name.rfind('.') + 1);
        const bool used = text.find('"' + name + '"') != std::string::npos ||
                          text.find('"' + family + '"') != std::string::npos;
        EXPECT_TRUE(used) << name << " is shown nowhere";
    }
}

}  // namespace
}  // namespace dais::console::testing
