// Several rows of the list at once, the mouse that carries rows, and what a row says.
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using namespace meeting;  // NOLINT(google-build-using-namespace): commands by their names

class RowsTest : public Headless {
  protected:
    RowsTest() { frame(); }
    [[nodiscard]] InscriptionId row(std::size_t place) const {
        return shell.scene().list->waiting.at(place).id;
    }
    [[nodiscard]] std::string name(std::size_t place) const {
        return shell.scene().list->waiting.at(place).speaker.name;
    }
    // With the group it speaks for.
    [[nodiscard]] std::string whole_name(std::size_t place) const {
        return name_of(shell.scene().list->waiting.at(place).speaker);
    }
    void shift(Key key) { shell.take(KeyPress{.key = key, .shift = true}); }
    // The second, third and fourth.
    void select_three() {
        press(Key::down);
        press(Key::down);
        shift(Key::down);
        shift(Key::down);
        settle();
    }
    [[nodiscard]] ImVec2 middle_of(std::size_t place) const {
        for (const Probe::Seen& each : probe.seen) {
            if (each.button && each.label == name(place)) {
                return {each.box.x + each.box.w / 4, each.box.mid_y()};
            }
        }
        ADD_FAILURE() << name(place) << " is not drawn";
        return {0, 0};
    }
    [[nodiscard]] const Probe::Seen* find_starting(const std::string& start) const {
        const auto found =
            std::find_if(probe.seen.begin(), probe.seen.end(), [&](const Probe::Seen& each) {
                return each.button && each.label.compare(0, start.size(), start) == 0;
            });
        return found == probe.seen.end() ? nullptr : &*found;
    }
    void mouse(ImVec2 at, bool down) {
        ImGui::GetIO().MousePos = at;
        ImGui::GetIO().MouseDown[0] = down;
        frame();
    }
    // Takes hold of one row and carries it so many pixels below the middle of another.
    void carry(std::size_t from, std::size_t to, float below) {
        frame();
        const ImVec2 start = middle_of(from);
        const ImVec2 end{middle_of(to).x, middle_of(to).y + below};
        mouse(start, false);
        mouse(start, true);
        mouse({start.x, start.y + 8}, true);
        mouse(end, true);
        mouse(end, true);
    }
    void drop() {
        mouse(ImGui::GetIO().MousePos, false);
        point_away();
        frames(2);
    }
    [[nodiscard]] const Moving* moving() const {
        return std::get_if<Moving>(&shell.choices().overlay);
    }
};

TEST_F(RowsTest, ShiftSelectsARunAndEscapeLetsItGo) {
    select_three();
    EXPECT_EQ(shell.choices().rows, (std::vector{row(1), row(2), row(3)}));
    shift(Key::up);
    settle();
    EXPECT_EQ(shell.choices().rows, (std::vector{row(1), row(2)}));
    press(Key::escape);
    settle();
    EXPECT_TRUE(shell.choices().rows.empty());
    EXPECT_EQ(shell.choices().row, row(2));
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().row);
}

TEST_F(RowsTest, AnArrowWithoutShiftSelectsOneAgain) {
    select_three();
    press(Key::down);
    settle();
    EXPECT_TRUE(shell.choices().rows.empty());
    EXPECT_EQ(shell.choices().row, row(4));
}

TEST_F(RowsTest, ShiftWithTextChoosesMatchesInstead) {
    type("new");
    shift(Key::down);
    settle();
    EXPECT_TRUE(shell.choices().rows.empty());
    EXPECT_EQ(shell.choices().inscribing.match, 1U);
}

TEST_F(RowsTest, ClicksWithCtrlAndShift) {
    click(name(0));
    ImGui::GetIO().KeyCtrl = true;
    click(name(2));
    EXPECT_EQ(shell.choices().rows, (std::vector{row(0), row(2)}));
    click(name(0));
    EXPECT_EQ(shell.choices().rows, (std::vector{row(2)}));
    ImGui::GetIO().KeyCtrl = false;
    click(name(1));
    EXPECT_TRUE(shell.choices().rows.empty());
    ImGui::GetIO().KeyShift = true;
    click(name(3));
    ImGui::GetIO().KeyShift = false;
    EXPECT_EQ(shell.choices().rows, (std::vector{row(1), row(2), row(3)}));
}

TEST_F(RowsTest, WithdrawsSeveralOnASecondPressEachByItself) {
    select_three();
    const std::vector<InscriptionId> chosen{row(1), row(2), row(3)};
    EXPECT_TRUE(shows("Withdraw 3: " + name(1)));
    press(Key::del);
    settle();
    EXPECT_TRUE(door.sent().empty());
    press(Key::del);
    settle();
    ASSERT_EQ(door.sent().size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(std::get<WithdrawInscription>(door.sent()[i]).inscription, chosen[i]);
    }
    EXPECT_TRUE(shell.choices().rows.empty());
}

TEST_F(RowsTest, WhoWaitsNoLongerIsNotWithdrawn) {
    select_three();
    auto& waiting = door.list("7").waiting;
    const InscriptionId gone = waiting[2].id;
    waiting.erase(waiting.begin() + 2);
    door.publish();
    frames(2);
    EXPECT_TRUE(shows("Withdraw 2: "));
    press(Key::del);
    press(Key::del);
    settle();
    ASSERT_EQ(door.sent().size(), 2U);
    for (const Command& each : door.sent()) {
        EXPECT_NE(std::get<WithdrawInscription>(each).inscription, gone);
    }
}

// The keys stay at one of those that are seen to be selected.
TEST_F(RowsTest, WhoTakesTheFloorLeavesTheOthersSelected) {
    press(Key::down);
    press(Key::down);
    press(Key::down);
    shift(Key::up);
    shift(Key::up);
    settle();
    const std::vector<InscriptionId> others{row(1), row(2)};
    ASSERT_EQ(shell.choices().row, row(0));
    space();
    settle();
    ASSERT_NE(last<GiveFloor>(), nullptr);
    EXPECT_EQ(shell.choices().rows, others);
    EXPECT_EQ(shell.choices().row, others.front());
    EXPECT_TRUE(shows("Withdraw 2: "));
    alt(Key::down);
    settle();
    ASSERT_NE(moving(), nullptr);
    EXPECT_EQ(moving()->together, others);
}

TEST_F(RowsTest, WhereTheLastOfARunGoesTheKeysAreAtTheOneBefore) {
    select_three();
    auto& waiting = door.list("7").waiting;
    waiting.erase(waiting.begin() + 3);
    door.publish();
    frames(2);
    EXPECT_EQ(shell.choices().rows, (std::vector{row(1), row(2)}));
    EXPECT_EQ(shell.choices().row, row(2));
    waiting.erase(waiting.begin() + 1, waiting.begin() + 3);
    door.publish();
    frames(2);
    EXPECT_TRUE(shell.choices().rows.empty());
    EXPECT_FALSE(shell.choices().row);
}

TEST_F(RowsTest, AnotherListHasNoneSelectedYet) {
    const std::string other = shell.scene().lists->lists.front().name;
    const std::string own = shell.scene().list->name;
    ASSERT_NE(other, own);
    const auto none = [&] {
        const Choices& choices = shell.choices();
        return !choices.row && choices.rows.empty() && !choices.rows_from;
    };
    select_three();
    click(other);
    EXPECT_EQ(shell.scene().list->name, other);
    EXPECT_TRUE(none());
    click(own);
    select_three();
    shell.take(KeyPress{.key = Key::tab, .ctrl = true});
    settle();
    EXPECT_TRUE(none());
    click(own);
    select_three();
    click(own);
    EXPECT_EQ(shell.choices().rows.size(), 3U) << "it is looked at already";
}

TEST_F(RowsTest, AnotherRoomHasNoneSelectedYet) {
    const auto none = [&] {
        const Choices& choices = shell.choices();
        return !choices.row && choices.rows.empty() && !choices.rows_from;
    };
    select_three();
    ctrl('2');
    settle();
    ASSERT_EQ(shell.scene().room->key, shell.scene().rooms[1].room->key);
    EXPECT_TRUE(none()) << "by its key";
    ctrl('1');
    settle();
    select_three();
    ctrl('k');
    type("go " + shell.scene().rooms[1].room->name);
    press(Key::enter);
    settle();
    EXPECT_TRUE(none()) << "by its name";
    ctrl('1');
    settle();
    select_three();
    const auto* tab = find_starting(shell.scene().rooms[1].room->name);
    ASSERT_NE(tab, nullptr);
    click(std::string{tab->label});
    ASSERT_EQ(shell.scene().room->key, shell.scene().rooms[1].room->key);
    EXPECT_TRUE(none()) << "by its tab";
}

TEST_F(RowsTest, SeveralMoveTogetherInTheirOrder) {
    select_three();
    std::vector<InscriptionId> order;
    for (const auto& each : shell.scene().list->waiting) {
        order.push_back(each.id);
    }
    std::rotate(order.begin(), order.begin() + 1, order.begin() + 4);
    alt(Key::up);
    settle();
    ASSERT_NE(moving(), nullptr);
    EXPECT_TRUE(shows("before " + name(0)));
    type("2");
    settle();
    ASSERT_NE(last<ReorderList>(), nullptr);
    EXPECT_EQ(last<ReorderList>()->order, order);
    EXPECT_EQ(last<ReorderList>()->authority, Authority::mutual_agreement);
}

TEST_F(RowsTest, SeveralThatStayAreNoMove) {
    select_three();
    alt(Key::up);
    alt(Key::down);
    type("1");
    settle();
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(RowsTest, SeveralAreNotMovedWhenOneOfThemHasGone) {
    select_three();
    alt(Key::up);
    settle();
    auto& waiting = door.list("7").waiting;
    waiting.erase(waiting.begin() + 2);
    door.publish();
    frames(2);
    EXPECT_EQ(moving(), nullptr);
    EXPECT_TRUE(shows("waits on this list no longer"));
}

TEST_F(RowsTest, TheMouseCarriesARowAndAsksOnWhoseAuthority) {
    const InscriptionId carried = row(3);
    const InscriptionId next = row(1);
    carry(3, 1, -4);
    ASSERT_TRUE(shell.choices().dragging);
    EXPECT_EQ(shell.choices().dragging->before, 1U);
    drop();
    EXPECT_FALSE(shell.choices().dragging);
    ASSERT_NE(moving(), nullptr);
    type("1");
    settle();
    ASSERT_NE(last<MoveInscription>(), nullptr);
    EXPECT_EQ(last<MoveInscription>()->inscription, carried);
    EXPECT_EQ(last<MoveInscription>()->before, next);
}

TEST_F(RowsTest, CarriedDownItLandsBehindTheRowBeneath) {
    const InscriptionId next = row(4);
    carry(1, 3, 4);
    drop();
    ASSERT_NE(moving(), nullptr);
    type("1");
    settle();
    ASSERT_NE(last<MoveInscription>(), nullptr);
    EXPECT_EQ(last<MoveInscription>()->before, next);
}

TEST_F(RowsTest, EscapeWhileCarryingLeavesAllAsItWas) {
    carry(3, 1, -4);
    press(Key::escape);
    frame();
    mouse(middle_of(0), true);
    mouse(middle_of(2), true);
    EXPECT_FALSE(shell.choices().dragging && shell.choices().dragging->begun);
    drop();
    EXPECT_EQ(moving(), nullptr);
    EXPECT_FALSE(shell.choices().dragging);
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(RowsTest, WhereTheListEmptiesTheMouseHoldsNothing) {
    carry(3, 1, -4);
    const auto waiting = std::exchange(door.list("7").waiting, {});
    door.publish();
    frame();
    EXPECT_FALSE(shell.choices().dragging);
    drop();
    door.list("7").waiting = waiting;
    door.publish();
    frames(2);
    EXPECT_EQ(moving(), nullptr) << "nothing is asked of what was let go meanwhile";
    carry(3, 1, -4);
    drop();
    EXPECT_NE(moving(), nullptr);
}

TEST_F(RowsTest, DroppedWhereItStoodNothingIsAsked) {
    carry(2, 2, -4);
    drop();
    EXPECT_EQ(moving(), nullptr);
}

TEST_F(RowsTest, AClickIsNoMove) {
    click(name(2));
    EXPECT_EQ(moving(), nullptr);
    EXPECT_FALSE(shell.choices().dragging);
    EXPECT_EQ(shell.choices().row, row(2));
}

TEST_F(RowsTest, SelectedRowsAreCarriedTogether) {
    select_three();
    const std::vector<InscriptionId> chosen{row(1), row(2), row(3)};
    const InscriptionId first = row(0);
    carry(2, 0, -4);
    drop();
    ASSERT_NE(moving(), nullptr);
    type("1");
    settle();
    ASSERT_NE(last<ReorderList>(), nullptr);
    const auto& order = last<ReorderList>()->order;
    EXPECT_TRUE(std::equal(chosen.begin(), chosen.end(), order.begin()));
    EXPECT_EQ(order.at(3), first);
}

TEST_F(RowsTest, HeldAtAnEdgeTheListScrolls) {
    door.fill_lists(193);
    frames(2);
    EXPECT_FALSE(shows("Zimbabwe"));
    frame();
    const ImVec2 start = middle_of(3);
    mouse(start, false);
    mouse(start, true);
    mouse({start.x, start.y + 8}, true);
    const ImVec2 edge{start.x, size.y - 60};
    ImVec2 beneath = edge;
    for (int i = 0; i < 1200 && !shows("Zambia"); ++i) {
        beneath.y = size.y;  // beneath the list: it goes on scrolling
        mouse(beneath, true);
    }
    EXPECT_TRUE(shows("Zambia"));
    EXPECT_LE(shell.stays_true(), std::chrono::milliseconds{20});
    press(Key::escape);
    frame();
    drop();
    EXPECT_TRUE(door.sent().empty());
}

// ---- what a row says ----------------------------------------------------------------------------

TEST_F(RowsTest, SaysHowOftenOneWasAbsent) {
    size = {2560, 1440};
    door.list("7").waiting[1].absences = 2;
    door.publish();
    frames(2);
    EXPECT_TRUE(shows("absent 2 times"));
}

TEST_F(RowsTest, SaysWhichLinksAreNotTested) {
    size = {2560, 1440};
    auto& waiting = door.list("7").waiting;
    for (auto& each : waiting) {
        each.speaker.modality = Modality::in_person;
    }
    waiting[1].speaker.modality = Modality::remote;
    waiting[1].readiness = Readiness::not_tested;
    door.publish();
    frames(2);
    EXPECT_TRUE(shows("not tested"));
    waiting[1].readiness = Readiness::tested;
    door.publish();
    frames(2);
    EXPECT_FALSE(shows("not tested"));
    EXPECT_TRUE(shows("link tested"));
}

TEST_F(RowsTest, SaysWhoAskedLateAndWhoSwapped) {
    size = {2560, 1440};
    auto& waiting = door.list("7").waiting;
    waiting[1].late = true;
    waiting[2].moved_by = Authority::mutual_agreement;
    waiting[3].moved_by = Authority::chair;
    door.publish();
    frames(2);
    EXPECT_NE(find("late", false), nullptr);
    const auto of = [&](std::size_t place) {
        const std::vector<ListRow>& rows = *shell.scene().rows;
        return *std::find_if(rows.begin(), rows.end(), [&](const ListRow& each) {
            return !each.band && each.id == row(place);
        });
    };
    EXPECT_NE(of(1).more.find("late"), std::string::npos) << "the mouse is told too";
    EXPECT_EQ(of(1).tags.front().shape, Mark::clock);
    EXPECT_EQ(of(2).tags.back().text, "swapped");
    EXPECT_NE(of(3).tags.back().text.find("moved: "), std::string::npos);
}

// Where there is no room for words, no two of these look alike.
TEST_F(RowsTest, EachTroubleHasAShapeOfItsOwn) {
    auto& one = door.list("7").waiting[1];
    one.speaker.modality = Modality::remote;
    one.readiness = Readiness::not_tested;
    one.absences = 1;
    one.late = true;
    one.kept = std::chrono::minutes{1};
    one.text_received = timing::Instant{};
    one.moved_by = Authority::mutual_agreement;
    door.publish();
    frame();
    std::vector<Mark> shapes;
    for (const ListRow& each : *shell.scene().rows) {
        if (!each.band && each.id == row(1)) {
            for (const TagText& tag : each.tags) {
                if (tag.shape != Mark::dot) {
                    EXPECT_EQ(std::count(shapes.begin(), shapes.end(), tag.shape), 0) << tag.text;
                    shapes.push_back(tag.shape);
                }
            }
        }
    }
    EXPECT_EQ(shapes.size(), 6U);
}

// ---- what is done with several ------------------------------------------------------------------

TEST_F(RowsTest, SeveralAreMarkedAbsentEachByItself) {
    select_three();
    ctrl('k');
    type("absent " + name(1));
    settle();
    EXPECT_TRUE(
        shows("Absent: " + whole_name(1) + ", " + whole_name(2) + ", " + whole_name(3) + " (3)"));
    press(Key::enter);
    settle();
    ASSERT_EQ(door.sent().size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(std::get<MarkAbsent>(door.sent()[i]).inscription, row(1 + i));
    }
}

TEST_F(RowsTest, WhatIsRefusedForOneIsSaidByNameAndTheOthersAreDone) {
    select_three();
    ctrl('p');
    type("absent " + name(1));
    settle();
    door.refuse_next = "The speaker has the floor.";
    press(Key::enter);
    settle();
    EXPECT_EQ(door.sent().size(), 3U);
    ASSERT_EQ(shell.choices().notices.size(), 1U);
    EXPECT_EQ(shell.choices().notices.front().about, "Absent: " + whole_name(1));
    EXPECT_EQ(shell.choices().notices.front().why, "The speaker has the floor.");
}

TEST_F(RowsTest, TextsReceivedAreMarkedForThoseWhoseTextIsNotThere) {
    door.list("7").waiting[2].text_received = timing::Instant{};
    door.publish();
    frame();
    select_three();
    ctrl('p');
    type("text received");
    press(Key::enter);
    settle();
    ASSERT_EQ(door.sent().size(), 2U);
    EXPECT_EQ(std::get<NoteTextReceived>(door.sent()[0]).inscription, row(1));
    EXPECT_EQ(std::get<NoteTextReceived>(door.sent()[1]).inscription, row(3));
}

TEST_F(RowsTest, LinksOfSeveralAreReadyOrNot) {
    auto& waiting = door.list("7").waiting;
    for (std::size_t i = 1; i < 4; ++i) {
        waiting[i].speaker.modality = i == 2 ? Modality::in_person : Modality::remote;
        waiting[i].readiness = Readiness::not_tested;
    }
    waiting[3].readiness = Readiness::tested;
    door.publish();
    frame();
    select_three();
    ctrl('p');
    type("link connected");
    press(Key::enter);
    settle();
    ASSERT_EQ(door.sent().size(), 2U) << "who speaks in the room has no link";
    EXPECT_EQ(std::get<NoteReadiness>(door.sent()[0]),
              (NoteReadiness{row(1), Readiness::connected}));
    EXPECT_EQ(std::get<NoteReadiness>(door.sent()[1]),
              (NoteReadiness{row(3), Readiness::connected}));
    ctrl('p');
    type("link not ready");
    press(Key::enter);
    settle();
    ASSERT_EQ(door.sent().size(), 3U);
    EXPECT_EQ(std::get<NoteReadiness>(door.sent()[2]),
              (NoteReadiness{row(3), Readiness::not_tested}));
}

TEST_F(RowsTest, ANameIsWholeBeforeTagsHaveWords) {
    size = {1366, 768};
    auto& row = door.list("7").waiting[4];
    row.speaker.name = "Bosnia and Herzegovina";
    row.absences = 2;
    row.moved_by = Authority::chair;
    door.publish();
    frames(2);
    const Probe::Seen* name = find("Bosnia and Herzegovina", false);
    ASSERT_NE(name, nullptr);
    EXPECT_GE(name->box.w, width_of(Letters::shared().faces().body, "Bosnia and Herzegovina"));
    EXPECT_FALSE(shows("absent 2 times"));
}

}  // namespace
}  // namespace dais::console::testing
