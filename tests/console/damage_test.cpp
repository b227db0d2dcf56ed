#include "console/window/damage.h"

#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

class DamageTest : public Headless {
  protected:
    DamageTest() {
        frames(5);
        damage.update(*ImGui::GetDrawData());
    }
    [[nodiscard]] static bool holds(const std::vector<Box>& boxes, const Box& what) {
        for (const Box& box : boxes) {
            if (box.x <= what.x && box.y <= what.y && box.right() >= what.right() &&
                box.bottom() >= what.bottom()) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] static float area(const std::vector<Box>& boxes) {
        float sum = 0;
        for (const Box& box : boxes) {
            sum += box.w * box.h;
        }
        return sum;
    }
    Damage damage;
};

TEST_F(DamageTest, TheSameFrameTwiceDiffersNowhere) {
    EXPECT_TRUE(damage.update(*ImGui::GetDrawData()).empty());
}

TEST_F(DamageTest, ASecondCostsLittleMoreThanItsDigits) {
    const Probe::Seen clock = *find("1:51", false);
    door.pass(std::chrono::seconds{1});
    frame();
    const auto boxes = damage.update(*ImGui::GetDrawData());
    EXPECT_FALSE(boxes.empty());
    EXPECT_LE(boxes.size(), Damage::kMostBoxes);
    EXPECT_LT(area(boxes), 0.15F * size.x * size.y);
    const Box last_digit{clock.box.right() - 60, clock.box.mid_y(), 20, 20};
    EXPECT_TRUE(holds(boxes, last_digit));
}

TEST_F(DamageTest, WhatAppearsAndGoesIsPainted) {
    press(Key::f1);
    settle();
    EXPECT_TRUE(holds(damage.update(*ImGui::GetDrawData()), {600, 400, 500, 200}));
    press(Key::escape);
    settle();
    EXPECT_TRUE(holds(damage.update(*ImGui::GetDrawData()), {600, 400, 500, 200}));
}

TEST_F(DamageTest, EverythingAfterForgettingOrAnotherSize) {
    damage.forget();
    EXPECT_TRUE(holds(damage.update(*ImGui::GetDrawData()), {0, 0, size.x, size.y}));
    size = {1366, 768};
    frames(2);
    EXPECT_TRUE(holds(damage.update(*ImGui::GetDrawData()), {0, 0, size.x, size.y}));
}

}  // namespace
}  // namespace dais::console::testing
