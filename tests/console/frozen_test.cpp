// After an internal error the window says what happened, what still works, where the report is and
// what to do, and offers just that; and a frame that cannot be drawn is left out.
#include <stdexcept>

#include "console/window/frame_guard.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

class Frozen : public Headless {
  protected:
    void freeze(const std::string& report) {
        door.record.written = false;
        door.record.frozen = true;
        door.record.trouble = "deciding: meeting/rules/floor.cpp:65: find(conference, id)";
        door.record.report = report;
        door.publish();
        frames(3);
    }
};

TEST_F(Frozen, TheNoticeSaysWhatHappenedWhatWorksAndWhereTheReportIs) {
    frames(3);
    EXPECT_FALSE(shows("internal error"));
    EXPECT_EQ(find("Restart the desk", true), nullptr) << "a desk that works is not restarted";
    freeze("week.dais.report-20260302T090000Z.txt");
    EXPECT_TRUE(shows("An internal error stopped the desk"));
    EXPECT_TRUE(shows("The screens and their clocks go on"));
    EXPECT_TRUE(shows("meeting/rules/floor.cpp:65"));
    EXPECT_TRUE(shows("week.dais.report-20260302T090000Z.txt"));
    freeze("");
    EXPECT_TRUE(shows("A report could not be written"));
}

TEST_F(Frozen, ItsButtonAndItsKeyRestartTheDesk) {
    freeze("r.txt");
    click("Restart the desk");
    ASSERT_NE(last<meeting::RestartDesk>(), nullptr);
    const std::size_t sent = door.sent().size();
    settle();
    shell.take(KeyPress{.key = Key::letter, .letter = 'r', .ctrl = true, .shift = true});
    settle();
    EXPECT_GT(door.sent().size(), sent);
    EXPECT_NE(last<meeting::RestartDesk>(), nullptr);
    door.record = {.written = true, .rows = 12, .file = "bms7.dais", .trouble = {}};
    door.publish();
    frames(3);
    EXPECT_EQ(find("Restart the desk", true), nullptr);
}

TEST_F(Frozen, AFrameThatFailsIsLeftOutAndTheNextIsWhole) {
    frames(2);
    ImGui::GetIO().DisplaySize = size;
    for (int i = 0; i < 3; ++i) {
        ImGui::NewFrame();
        EXPECT_FALSE(drawn_whole([] {
            ImGui::Begin("half a panel");
            ImGui::PushID(7);
            ImGui::BeginGroup();
            ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5F);
            throw std::runtime_error{"a panel's fault"};
        }));
    }
    frames(2);  // ImGui's own asserts would end the test
    EXPECT_TRUE(shows("Philippines"));
    ImGui::NewFrame();
    EXPECT_TRUE(drawn_whole([] {}));
}

}  // namespace
}  // namespace dais::console::testing
