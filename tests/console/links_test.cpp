// Personal links at the window: granted from the palette with a token that only the card shows,
// taken back, and what was done by one announced.
#include <gtest/gtest.h>

#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using meeting::GrantAccess;
using meeting::Role;

class Links : public Headless {
  protected:
    Links() {
        shell.use([this](Role role) {
            ++made;
            return MadeLink{std::string(63, 'a') + std::to_string(made),
                            "http://dais:8026/" + std::to_string(static_cast<int>(role)) +
                                "#token=secret" + std::to_string(made),
                            std::vector<bool>(21 * 21, true), 21};
        });
        settle();
    }
    void choose(std::string_view typed) {
        ctrl('k');
        settle();
        type(typed);
        settle();
        press(Key::enter);
        settle();
    }
    /// What the desk was asked to grant last.
    [[nodiscard]] const meeting::NewLink& newest() const {
        return std::get<GrantAccess>(door.sent().back()).links.front();
    }
    int made = 0;
};

TEST_F(Links, areGrantedToADelegationAndShownOnce) {
    choose("personal link delegation");
    ASSERT_TRUE(shows(strings.say("console.ask.link-delegation")));
    type("jamaica");
    settle();
    press(Key::enter);
    settle();
    ASSERT_TRUE(door.sent().size() == 1 && std::holds_alternative<GrantAccess>(door.sent().back()));
    EXPECT_EQ(newest().role, Role::delegation);
    EXPECT_EQ(newest().delegation, meeting::DelegationKey{"JAM"});
    EXPECT_EQ(newest().name, "Jamaica");
    EXPECT_EQ(newest().token_hash, std::string(63, 'a') + "1") << "the hash, never the token";
    EXPECT_TRUE(shows("http://dais:8026/2#token=secret1"));
    click(strings.say("console.link.copy"));
    EXPECT_EQ(shell.take_copy_text(), "http://dais:8026/2#token=secret1");
    press(Key::escape);
    settle();
    EXPECT_FALSE(shows("secret1")) << "it is nowhere any more";
}

TEST_F(Links, areGrantedToTheChairByName) {
    choose("personal link chair");
    press(Key::enter);  // the name that is proposed
    settle();
    ASSERT_TRUE(door.sent().size() == 1 && std::holds_alternative<GrantAccess>(door.sent().back()));
    EXPECT_EQ(newest().role, Role::chair);
    EXPECT_EQ(newest().name, "Chair");
    EXPECT_TRUE(shows("#token=secret1"));
}

TEST_F(Links, thatAreRefusedAreNotShown) {
    door.refuse_next = "At most 2000 links are valid at a time.";
    choose("personal link chair");
    press(Key::enter);
    settle();
    EXPECT_FALSE(shows("secret"));
    EXPECT_TRUE(shows("At most 2000 links"));
}

TEST_F(Links, areTakenBack) {
    door.access.links = {
        {.link = 12, .role = Role::interpreter, .name = "Booth 3"},
        {.link = 9, .role = Role::chair, .name = "Old tablet", .revoked = timing::Instant{}}};
    door.publish();
    settle();
    choose("take personal link back");
    EXPECT_TRUE(shows("Booth 3, interpreters, no. 12"));
    EXPECT_FALSE(shows("Old tablet")) << "it opens nothing any more";
    press(Key::enter);
    settle();
    ASSERT_EQ(door.sent().size(), 1U);
    EXPECT_EQ(std::get<meeting::RevokeAccess>(door.sent().back()).link, 12);
}

TEST_F(Links, announceWhatWasDoneByThem) {
    door.access.links = {{.link = 12, .role = Role::chair, .name = "Chair"},
                         {.link = 13, .role = Role::officer, .name = "Ben"}};
    const auto add = [&](std::int64_t action, meeting::Actor actor, const std::string& what) {
        door.history.actions.insert(door.history.actions.begin(),
                                    views::ActionView{.action = {action},
                                                      .actor = std::move(actor),
                                                      .at = door.now(),
                                                      .what = what,
                                                      .names = {{"speaker", "Kenya"}}});
        door.publish();
        settle();
    };
    add(9001, {13, "Ben"}, "action.speaker-ready");
    EXPECT_FALSE(shows("By their link"));
    add(9002, {12, "Chair"}, "action.speaker-ready");
    EXPECT_TRUE(shows("By their link, Chair: Kenya is ready"));
    add(9003, {}, "action.slower-asked");
    EXPECT_TRUE(shows("the interpreters ask Kenya to speak more slowly (and 1 before it)"))
        << "who asked is told to nobody";
    click(strings.say("console.banner.dismiss"));
    settle();
    EXPECT_FALSE(shows("(and 1 before it)"));
    add(9004, {12, "Chair"}, "action.speaker-ready");
    EXPECT_TRUE(shows("By their link, Chair"));
    door.pass(std::chrono::minutes{1});
    settle();
    EXPECT_FALSE(shows("By their link, Chair")) << "it is old";
}

}  // namespace
}  // namespace dais::console::testing
