// What a delegation may do is one field, where it is listed another.
#include <gtest/gtest.h>

#include "tests/meeting/support.h"

namespace dais::meeting::test {
namespace {

const MeetingKey kFirst{"2021-07-26-morning"};

TEST(Rights, AnObserverAmongMajorGroupsHasOneReplyAndNoPointOfOrder) {
    const auto facts = bms7();
    const Delegation& union_ = *find(*facts, DelegationKey{"EU"});
    EXPECT_EQ(union_.listed_in.text, "groups");
    EXPECT_EQ(union_.rights, (Rights{.vote = false, .point_of_order = false, .replies = 1}));
    const Delegation& holy_see = *find(*facts, DelegationKey{"VAT"});
    EXPECT_EQ(holy_see.listed_in.text, "observers");
    EXPECT_FALSE(holy_see.rights.vote);
    EXPECT_EQ(find(*facts, DelegationKey{"KEN"})->rights, Rights{});
}

TEST(Rights, WithoutTheRightOfReplyNoneIsAccepted) {
    auto facts = std::make_shared<ConferenceFacts>(*bms7());
    for (auto& each : facts->delegations) {
        each.rights.replies = each.key.text == "EU" ? 0 : each.rights.replies;
    }
    Folder folder;
    timing::SimulatedTimeSource machine{test_morning()};
    const auto journal = SqliteJournal::create(folder / "meeting.dais");
    Desk::create(*journal, machine, {facts, true});
    Desk desk{*journal, machine};
    EXPECT_EQ(rule_of(desk.submit({"1"}, {1, "Ana"}, OpenMeeting{kFirst})), "accepted");
    InscribeSpeaker claim;
    claim.list = {"6/replies"};
    claim.delegation = {"EU"};
    EXPECT_EQ(rule_of(desk.submit({"2"}, {1, "Ana"}, claim)), "reply.no-right");
    claim.delegation = {"KEN"};
    EXPECT_EQ(rule_of(desk.submit({"3"}, {1, "Ana"}, claim)), "accepted");
}

}  // namespace
}  // namespace dais::meeting::test
