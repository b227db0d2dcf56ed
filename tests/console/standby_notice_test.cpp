// What the window says of the machines that keep the record too: what they lack, and whether
// commands are refused without them.
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using meeting::views::StandbyView;

const StandbyView kSecond{
    .name = "second", .address = "ws://second:8026/ws", .there = true, .behind = 0, .since = {}};
const StandbyView kServers{
    .name = "NATS at a,b,c", .address = {}, .there = true, .behind = 0, .since = {}};

StandbyView away(StandbyView standby, std::int64_t behind) {
    standby.there = false;
    standby.behind = behind;
    return standby;
}

class StandbyNotices : public Headless {
  protected:
    void keep(std::vector<StandbyView> standbys, bool sync) {
        door.record.standbys = std::move(standbys);
        door.record.sync = sync;
        door.publish();
        frames(3);
    }
};

TEST_F(StandbyNotices, AreThereOnlyWhereSomethingIsMissing) {
    frames(3);
    keep({kSecond, kServers}, true);
    EXPECT_FALSE(shows("second"));
    EXPECT_FALSE(shows("NATS at a,b,c"));
    keep({away(kSecond, 3), kServers}, false);
    EXPECT_TRUE(shows("The standby second is away: the last 3 rows"));
    EXPECT_FALSE(shows("NATS at a,b,c"));
}

TEST_F(StandbyNotices, SayThatCommandsAreRefused) {
    frames(3);
    keep({kSecond, away(kServers, 0)}, false);
    EXPECT_TRUE(shows("NATS at a,b,c does not keep the record now"));
    keep({away(kSecond, 0)}, true);
    EXPECT_TRUE(shows("second does not keep the record now"));
    StandbyView third = kSecond;
    third.name = "third";
    keep({away(kSecond, 2), third}, true);
    EXPECT_FALSE(shows("commands are refused")) << "the third is in step";
}

}  // namespace
}  // namespace dais::console::testing
