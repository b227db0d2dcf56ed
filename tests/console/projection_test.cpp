// When the list ends: the strip, what the Chair may say, "what if", and the hours on the list.
#include "console/panels/projection_text.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): the test's own data
using std::chrono::minutes;
using std::chrono::seconds;

class ProjectionTest : public Headless {
  protected:
    ProjectionTest() {
        door.project_morning();
        frames(2);
    }
    Projection& projection() { return door.projections.projections.front().projection; }
    // Pressed on the slider and let go at a share of its length.
    void drag_limit(float share) {
        frame();
        const Probe::Seen* seen = find("limit", true);
        ASSERT_NE(seen, nullptr);
        const Box box = seen->box;
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {box.x + box.w / 2, box.mid_y()};
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MousePos.x = box.x + 7 + share * (box.w - 14);
        frames(2);
        io.MouseDown[0] = false;
        frame();
        point_away();
        frames(2);
    }
    ProjectionBasis& basis() { return door.projections.projections.front().basis; }
    void ends(int minutes_from_one, timing::Duration courtesy) {
        projection().ends = basis().ends;
        projection().keeping_time_ends = basis().ends + courtesy;
        projection().courtesy = courtesy;
        projection().list_ends = {basis().ends - minutes{8},
                                  basis().ends + minutes{minutes_from_one},
                                  basis().ends + minutes{9}};
        door.publish();
        frames(2);
    }
};

TEST_F(ProjectionTest, TheStripSaysWhenTheListEndsAndWhatTheChairMaySay) {
    projection().not_fitting = 3;
    projection().perhaps_fitting = 2;
    projection().slot_behind = minutes{4};
    projection().meeting_behind = -minutes{2};
    projection().day_behind = {};
    ends(1, minutes{8} + seconds{20});
    EXPECT_TRUE(shows("List ends about 13:01 (12:52 to 13:09)"));
    EXPECT_TRUE(shows("interpretation ends 13:00"));
    EXPECT_TRUE(shows("3 will not fit, 2 perhaps"));
    EXPECT_TRUE(shows("slot 4 min behind, meeting 2 min ahead, day on time"));
    const auto& text = *shell.scene().projected;
    EXPECT_EQ(text.chair,
              "If all keep to time the list ends at 13:09; nine minutes of courtesy are needed.");
}

TEST_F(ProjectionTest, TheSentenceForTheChairInEachCase) {
    struct Row {
        timing::Duration courtesy;
        const char* sentence;
    };
    for (const Row& row : {
             Row{seconds{50},
                 "If all keep to time the list ends at 13:01; one minute of courtesy is needed."},
             Row{minutes{13},
                 "If all keep to time the list ends at 13:13; 13 minutes of courtesy are needed."},
             Row{-seconds{20},
                 "If all keep to time the list ends at 13:00, with no minute to spare."},
             Row{-minutes{1},
                 "If all keep to time the list ends at 12:59, with one minute to spare."},
             Row{-minutes{9} - seconds{20},
                 "If all keep to time the list ends at 12:51, with nine minutes to spare."},
         }) {
        ends(0, row.courtesy);
        EXPECT_EQ(shell.scene().projected->chair, row.sentence);
    }
}

TEST_F(ProjectionTest, WhatIfIsAnsweredBesideThePresentEndAndSendsNothing) {
    const auto now = shell.scene().projected->ends;
    EXPECT_TRUE(shows("Asking changes nothing."));
    drag_limit(0.875F);
    EXPECT_EQ(shell.choices().what_if.limit, minutes{4} + seconds{30});
    click("list closed now");
    EXPECT_TRUE(shell.choices().what_if.close_list);
    drag_limit(0.375F);
    EXPECT_EQ(shell.choices().what_if.limit, minutes{2} + seconds{30});
    EXPECT_EQ(shell.scene().projected->ends, now);
    EXPECT_TRUE(shows("min earlier"));
    EXPECT_TRUE(shows("limit 2:30"));
    drag_limit(1);
    EXPECT_FALSE(shell.choices().what_if.limit) << "as it is";
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(ProjectionTest, TheSliderGoesFromAMinuteToTheLimitAsItIs) {
    drag_limit(0);
    EXPECT_EQ(shell.choices().what_if.limit, minutes{1});
    drag_limit(-3);
    EXPECT_EQ(shell.choices().what_if.limit, minutes{1}) << "left of the slider";
    drag_limit(9);
    EXPECT_FALSE(shell.choices().what_if.limit) << "right of it: as it is";
}

TEST_F(ProjectionTest, SpeakersHaveTheirHourAndThoseWhoWillNotFitAreParted) {
    auto& turns = projection().turns;
    turns.clear();
    const auto& waiting = door.list("7").waiting;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        TurnProjection turn;
        turn.inscription = waiting[i].id;
        turn.ahead = static_cast<int>(i);
        const auto at = basis().now + minutes{4} * static_cast<int>(i + 1);
        turn.starts = {at - minutes{1}, at, at + minutes{2}};
        turn.fits = i < 10 ? Fits::yes : Fits::no;
        turn.meeting = basis().meeting;
        if (i >= 10) {
            turn.meeting = {"28-afternoon"};
            turn.not_before = door.meeting("28-afternoon").starts;
        }
        turns.push_back(turn);
    }
    projection().not_fitting = 3;
    door.publish();
    frames(2);
    EXPECT_TRUE(shows("12:26"));
    EXPECT_TRUE(shows("Will not fit before 13:00: 3"));
    EXPECT_TRUE(shows("from 15:00"));
    EXPECT_EQ(shell.scene().projected->turns.at(waiting[10].id).more,
              "Will not fit here: not before 15:00, 6th meeting.");
}

TEST_F(ProjectionTest, WithoutAProjectionNothingStandsThere) {
    door.projections.projections.clear();
    door.publish();
    frames(2);
    EXPECT_FALSE(shows("What if"));
    EXPECT_EQ(shell.scene().projected, nullptr);
}

TEST_F(ProjectionTest, FitsALowScreen) {
    size = {1366, 768};
    frames(2);
    EXPECT_TRUE(shows("What if"));
    for (const Probe::Seen& each : probe.seen) {
        EXPECT_LE(each.box.bottom(), 769) << each.label;
    }
}

}  // namespace
}  // namespace dais::console::testing
