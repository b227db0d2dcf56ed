// Two rooms beside each other: what each shows, and which of them the keys act on.
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names
using std::chrono::minutes;
using std::chrono::seconds;

class TwoRooms : public Headless {
  protected:
    TwoRooms() {
        // An informal meeting by link, in session while the formal one goes on.
        views::MeetingView beside = door.meeting("28-morning");
        beside.key = {"28-link"};
        beside.name = "Informal by link";
        beside.room = {"virtual"};
        door.programme.meetings.push_back(beside);
        views::FloorView floor = door.floor;
        floor.room = {"virtual"};
        floor.room_name = "Virtual meeting";
        floor.meeting = MeetingKey{"28-link"};
        floor.statement->id = {4175};
        floor.statement->speaker.name = "Sierra Leone";
        floor.statement->allotted = minutes{5};
        floor.statement->running_since = door.now() - seconds{20};
        door.floor_beside = floor;
        door.publish();
        frame();
    }
    void both() {
        ctrl('b');
        settle();
    }
};

TEST_F(TwoRooms, BothFloorsAreSeenEachWithItsClock) {
    EXPECT_FALSE(shows("Sierra Leone"));
    both();
    EXPECT_TRUE(shell.settings().two_rooms);
    for (const char* text : {"Philippines", "Sierra Leone", "1:51", "4:40"}) {
        EXPECT_TRUE(shows(text)) << text;
    }
    EXPECT_TRUE(shows("Jamaica")) << "who comes next";
    both();
    EXPECT_FALSE(shows("Sierra Leone"));
}

TEST_F(TwoRooms, TheNextSpeakersAreReleasedFromHereToo) {
    both();
    click("Show the next 3");
    EXPECT_NE(last<ReleaseSpeakers>(), nullptr);
}

TEST_F(TwoRooms, TheRoomThatKeysActOnIsSaidInWords) {
    both();
    const auto* here = find("Keys act here", false);
    const auto* left = find("Floor of Conference room", true);
    ASSERT_NE(here, nullptr);
    ASSERT_NE(left, nullptr);
    EXPECT_LT(here->box.x, left->box.right());
    EXPECT_TRUE(shows("Acts in Conference room"));
}

TEST_F(TwoRooms, KeysActOnTheChosenRoomOnly) {
    both();
    press(Key::enter);
    settle();
    ASSERT_NE(last<ConcludeStatement>(), nullptr);
    EXPECT_EQ(last<ConcludeStatement>()->statement, StatementId{4170});
    click("Floor of Virtual meeting");
    EXPECT_TRUE(shows("Acts in Virtual meeting"));
    press(Key::enter);
    settle();
    ASSERT_NE(last<ConcludeStatement>(), nullptr);
    EXPECT_EQ(last<ConcludeStatement>()->statement, StatementId{4175});
}

TEST_F(TwoRooms, NoRowStaysSelectedAsTheOtherIsChosen) {
    both();
    press(Key::down);
    shell.take(KeyPress{.key = Key::down, .shift = true});
    settle();
    ASSERT_EQ(shell.choices().rows.size(), 2U);
    click("Floor of Virtual meeting");
    EXPECT_FALSE(shell.choices().row);
    EXPECT_TRUE(shell.choices().rows.empty());
}

TEST_F(TwoRooms, TheFloorsStayWhereTheyAreAsTheOtherIsChosen) {
    both();
    const float left = find("Floor of Conference room", true)->box.x;
    ctrl('2');
    settle();
    EXPECT_TRUE(shows("Acts in Virtual meeting"));
    EXPECT_EQ(find("Floor of Conference room", true)->box.x, left);
    EXPECT_GT(find("Keys act here", false)->box.x, find("Floor of Virtual meeting", true)->box.x);
}

TEST_F(TwoRooms, WhereOneRoomIsLiveTheOtherSaysWhatItWaitsFor) {
    door.floor_beside.reset();
    door.meeting("28-link").state = MeetingState::scheduled;
    door.publish();
    both();
    EXPECT_TRUE(shows("Philippines"));
    EXPECT_TRUE(shows("Informal by link"));
    EXPECT_TRUE(shows("not opened yet"));
}

TEST_F(TwoRooms, ARoomWithoutAMeetingSaysSo) {
    door.floor_beside.reset();
    door.programme.meetings.pop_back();
    door.publish();
    both();
    EXPECT_TRUE(shows("No meeting here"));
}

TEST_F(TwoRooms, NothingIsCutOffOnASmallScreen) {
    size = {1366, 768};
    both();
    for (const char* text : {"Philippines", "Sierra Leone", "1:51", "4:40"}) {
        EXPECT_TRUE(shows(text)) << text;
    }
    const auto* conclude = find("Conclude: Philippines", true);
    ASSERT_NE(conclude, nullptr);
    EXPECT_LT(conclude->box.bottom(), size.y);
    // The digits are large enough to be read from the podium.
    EXPECT_GT(find("1:51", false)->box.h, 40);
}

TEST_F(TwoRooms, AConferenceWithOneRoomSaysWhyNot) {
    door.conference.rooms.resize(1);
    door.publish();
    frame();
    both();
    EXPECT_FALSE(shell.settings().two_rooms);
    EXPECT_TRUE(shows("This conference has one room."));
}

TEST_F(TwoRooms, TheWindowWakesForTheOtherRoomsClockToo) {
    both();
    door.floor_beside->statement->running_since =
        door.now() - seconds{20} - std::chrono::milliseconds{700};
    door.publish();
    frame();
    EXPECT_LE(shell.stays_true(), std::chrono::milliseconds{320});
}

}  // namespace
}  // namespace dais::console::testing
