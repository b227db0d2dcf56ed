// SIGKILL at the real process, at any moment: every acknowledged command is there, none half there,
// the clock is right to 50 ms on the same boot, and what was undone is still undone.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "meeting/codec/codec.h"
#include "meeting/make_views.h"
#include "tests/crash/doomed.h"
#include "tests/crash/record_check.h"
#include "tests/crash/stream.h"

namespace dais::test {
namespace {

using namespace meeting;

const MeetingKey kFirst{"2021-07-26-morning"};
constexpr std::int64_t kMost = 50'000;  // microseconds

bool accepted(const Json& answer) { return answer.value("accepted", false); }

InscribeSpeaker speaker(const std::string& delegation) {
    return {.list = {"6"},
            .delegation = {delegation},
            .on_behalf_of = {},
            .speaker_class = {},
            .modality = Modality::in_person};
}

// Of several, the one that was the least on its way.
Officer::Greeting quickest_greeting(const Serving& serving) {
    constexpr int kTries = 5;
    std::optional<Officer::Greeting> best;
    for (int i = 0; i < kTries; ++i) {
        Officer officer{serving, "Cara"};
        const Officer::Greeting each = officer.greeting();
        if (!best || each.counter_us - each.now_us < best->counter_us - best->now_us) {
            best = each;
        }
    }
    return *best;
}

TEST(Kill, WithTheClockRunningTheSameSpeakerComesBackWithTheRightTime) {
    const Folder folder;
    make_bms7(folder / "m.dais");
    std::int64_t statement = 0;
    std::int64_t since = 0;
    Officer::Greeting before;
    {
        Serving serving{folder / "m.dais"};
        Officer ana{serving, "Ana"};
        before = quickest_greeting(serving);
        ASSERT_TRUE(accepted(ana.say(OpenMeeting{kFirst})));
        const Json inscribed = ana.say(speaker("KEN"));
        ASSERT_TRUE(accepted(inscribed));
        const Json given = ana.say(GiveFloor{kFirst, {inscribed["action"]}, {}});
        ASSERT_TRUE(accepted(given));
        statement = given["action"];
        ASSERT_TRUE(accepted(ana.say(StartStatement{{statement}, {}})));
        const Json floor = ana.slice("floor/main", [](const Json& each) {
            return each.contains("statement") && each["statement"]["clock"] == "running";
        });
        since = floor["statement"]["running_since_us"];
        serving.kill();
    }
    Serving again{folder / "m.dais"};
    Officer ben{again, "Ben"};
    const Json floor =
        ben.slice("floor/main", [](const Json& each) { return each.contains("statement"); });
    EXPECT_EQ(floor["statement"]["id"], statement);
    EXPECT_EQ(floor["statement"]["speaker"]["name"], "Kenya");
    EXPECT_EQ(floor["statement"]["clock"], "running");
    EXPECT_EQ(floor["statement"]["running_since_us"], since) << "the anchor is the same";
    // The meeting's time went on by as much as this machine's counter did.
    const Officer::Greeting after = quickest_greeting(again);
    const std::int64_t meeting_passed = after.now_us - before.now_us;
    const std::int64_t really_passed = after.counter_us - before.counter_us;
    EXPECT_NEAR(static_cast<double>(meeting_passed), static_cast<double>(really_passed), kMost);
    std::cout << "clock off by " << (meeting_passed - really_passed) << " us after a kill\n";
}

struct Tally {
    int kills = 0;
    int before_ready = 0;   ///< killed before the program said that it is ready
    int in_checkpoint = 0;  ///< killed within 2 ms of a checkpoint's beginning
    int acknowledged = 0;
    int refused = 0;
    int unheard_kept = 0;        ///< not acknowledged, and wholly there
    int unheard_not = 0;         ///< not acknowledged, and not there
    int looked_at = 0;           ///< starts whose screens were held against the record
    std::int64_t clock_off = 0;  ///< microseconds, the worst

    void operator+=(const Tally& other) {
        kills += other.kills;
        before_ready += other.before_ready;
        in_checkpoint += other.in_checkpoint;
        acknowledged += other.acknowledged;
        refused += other.refused;
        unheard_kept += other.unheard_kept;
        unheard_not += other.unheard_not;
        looked_at += other.looked_at;
        clock_off = std::max(clock_off, other.clock_off);
    }
    friend std::ostream& operator<<(std::ostream& out, const Tally& t) {
        return out << t.kills << " kills (" << t.before_ready << " during the start, "
                   << t.in_checkpoint << " in a checkpoint), " << t.acknowledged
                   << " commands acknowledged, 0 lost, 0 in part; " << t.unheard_kept
                   << " not acknowledged and wholly there, " << t.unheard_not << " not there; "
                   << t.refused << " refused; screens held against the record " << t.looked_at
                   << " times; clock off by at most " << t.clock_off << " us";
    }
};

// One record and what was done to it: rounds of a start, a stream of commands and a kill.
class Life {
  public:
    Life(std::uint32_t seed, int number) : random_{seed}, number_{number} {
        make_bms7(file_);
        check();
    }

    void round(int which);

    [[nodiscard]] const Tally& tally() const { return tally_; }

  private:
    using Microseconds = std::chrono::microseconds;
    Microseconds up_to(Microseconds most) {
        return Microseconds{random_() % static_cast<std::uint64_t>(most.count() + 1)};
    }
    void doom(Doomed& program, int way);
    void clock_is_right(StreamLine& line);
    void shows_what_is_recorded(const std::string& ws);
    void stream(StreamLine& line);
    void say(StreamLine& line, const Command& command, std::optional<Said> again);
    void hear(const Json& answer, Podium& podium);
    void check();

    std::mt19937 random_;
    int number_;
    Folder folder_;
    fs::path file_ = folder_ / "m.dais";
    std::string token_;  // of the first start: links survive, too
    std::vector<Said> said_;
    std::map<std::string, std::size_t> places_;  // in said_, by id
    std::vector<std::size_t> unheard_;
    std::size_t outstanding_ = 0;
    Kept kept_;
    Microseconds start_ = std::chrono::milliseconds{100};  // what a start took last
    std::optional<Offset> reference_;
    Tally tally_;
};

// At any moment of the start; of the stream; or of a checkpoint. What is long is measured by what a
// start takes on this machine just now.
enum Way { kInTheStart, kInTheStream, kInACheckpoint };
Way way_of(int round) {
    constexpr std::array<Way, 5> kWays{kInTheStream, kInTheStart, kInTheStream, kInACheckpoint,
                                       kInTheStream};
    return kWays.at(static_cast<std::size_t>(round) % kWays.size());
}

void Life::doom(Doomed& program, int way) {
    if (way == kInACheckpoint) {
        program.die_in_checkpoint(up_to(std::chrono::milliseconds{2}), std::chrono::seconds{10});
    } else {
        program.die_in(up_to(start_ + start_ / 2));
    }
}

void Life::round(int which) {
    const Way way = way_of(which);
    const auto begin = counter_us();
    Doomed program{file_};
    if (way == kInTheStart) {
        doom(program, way);
    }
    const auto ready = program.ready();
    EXPECT_TRUE(ready || way == kInTheStart) << "it did not start";
    if (ready) {
        start_ = Microseconds{counter_us() - begin};
        if (token_.empty()) {
            token_ = ready->at("officer_token");
        }
        if (way == kInTheStream && which % 4 == 0) {
            shows_what_is_recorded(ready->at("ws"));
        }
        StreamLine line{ready->at("ws"), token_};
        const bool greeted = line.greeted();
        EXPECT_TRUE(greeted || way == kInTheStart) << "no hello";
        if (greeted) {
            clock_is_right(line);
            if (way != kInTheStart) {
                doom(program, way);
            }
            stream(line);
        }
    } else {
        ++tally_.before_ready;
    }
    tally_.in_checkpoint += program.dead() ? 1 : 0;
    ++tally_.kills;
    check();
}

void Life::clock_is_right(StreamLine& line) {
    const auto offset = line.offset();
    if (!offset) {
        return;
    }
    if (!reference_) {
        reference_ = offset;
        return;
    }
    // A slow machine makes the two uncertain, not wrong.
    const std::int64_t apart = std::max(
        {std::int64_t{0}, offset->least - reference_->most, reference_->least - offset->most});
    EXPECT_LE(apart, kMost) << "the meeting's clock went wrong by microseconds";
    tally_.clock_off =
        std::max(tally_.clock_off, std::abs(offset->middle() - reference_->middle()));
}

// What the restarted program shows is what the record says, read by somebody else beside it.
void Life::shows_what_is_recorded(const std::string& ws) {
    StreamLine line{ws, token_, {"floor", "lists", "history"}};
    check();
    const auto board =
        views::make_board(kept_.state, {}, timing::ClockFace{}, views::RecordView{}, nullptr);
    EXPECT_EQ(line.slice("floor"), codec::to_json(board->officers.floors.at({"main"})->value));
    EXPECT_EQ(line.slice("lists"), codec::to_json(board->lists->value));
    const auto history = line.slice("history");
    ASSERT_TRUE(history);
    EXPECT_EQ(history->at("actions"), codec::to_json(board->history->value).at("actions"));
    ++tally_.looked_at;
}

void Life::say(StreamLine& line, const Command& command, std::optional<Said> again) {
    Said said =
        again ? *again
              : Said{.id = {"k-" + std::to_string(number_) + "-" + std::to_string(said_.size())},
                     .command = command,
                     .answer = {},
                     .before = {}};
    line.send(said);
    ++outstanding_;
    if (!again) {
        places_[said.id.text] = said_.size();
        said_.push_back(std::move(said));
    }
}

void Life::hear(const Json& answer, Podium& podium) {
    const net::Reply reply = net::read_answer(answer);
    Said& said = said_.at(places_.at(reply.id.text));
    said.answer = reply.answer;
    podium.learn(said);
    --outstanding_;
    if (accepted(answer)) {
        ++tally_.acknowledged;
    } else {
        ++tally_.refused;
    }
}

// Some commands are on their way at any time, until the connection ends.
void Life::stream(StreamLine& line) {
    Podium podium{kept_.state, random_};
    const std::size_t most = 1 + random_() % 4;
    outstanding_ = 0;
    // What nobody heard of is said again: it has one effect, or none yet.
    for (const auto place : std::exchange(unheard_, {})) {
        const auto found = kept_.answers.find(said_[place].id.text);
        said_[place].before =
            found == kept_.answers.end() ? std::nullopt : std::optional{found->second};
        say(line, {}, said_[place]);
    }
    if (said_.empty()) {
        say(line, OpenMeeting{kFirst}, {});
    }
    while (true) {
        const StreamLine::News news = line.news(outstanding_ < most);
        if (news.floor) {
            podium.see(*news.floor);
        }
        for (const auto& answer : news.answers) {
            hear(answer, podium);
        }
        if (news.ended) {
            return;
        }
        if (outstanding_ < most) {
            say(line, podium.next(), {});
        }
    }
}

void Life::check() {
    unheard_.clear();
    for (std::size_t i = 0; i < said_.size(); ++i) {
        if (!said_[i].answer) {
            unheard_.push_back(i);
        }
    }
    kept_ = check_record(file_, said_);
    for (const auto& fault : kept_.faults) {
        ADD_FAILURE() << fault;
    }
    for (const auto place : unheard_) {
        (kept_.answers.count(said_[place].id.text) > 0 ? tally_.unheard_kept
                                                       : tally_.unheard_not) += 1;
    }
}

constexpr int kNormal = 200;

int wanted_kills() {
    const char* wanted = std::getenv("DAIS_KILLS");
    return wanted == nullptr ? kNormal : std::stoi(wanted);
}

// DAIS_KILLS=1000 is the long variant, DAIS_SEED=… repeats what chance chose.
TEST(Kill, AtRandomMomentsUnderAStreamOfCommandsNothingAcknowledgedIsLost) {
    constexpr int kRoundsOfALife = 10;
    const int kills = wanted_kills();
    const char* again = std::getenv("DAIS_SEED");
    const auto seed =
        again == nullptr ? std::random_device{}() : static_cast<std::uint32_t>(std::stoul(again));
    std::cout << "seed " << seed << '\n';
    std::atomic<int> next = 0;
    std::mutex mutex;
    Tally all;
    const auto lane = [&] {
        for (int number = next++; number * kRoundsOfALife < kills; number = next++) {
            Life life{seed + static_cast<std::uint32_t>(number), number};
            const int rounds = std::min(kRoundsOfALife, kills - number * kRoundsOfALife);
            for (int i = 0; i < rounds && !testing::Test::HasFailure(); ++i) {
                life.round(i);
            }
            const std::lock_guard lock{mutex};
            all += life.tally();
        }
    };
    // The program waits for its disk most of the time.
    constexpr int kLanes = 3;
    std::vector<std::thread> lanes;
    for (int i = 0; i < kLanes; ++i) {
        lanes.emplace_back(lane);
    }
    for (auto& each : lanes) {
        each.join();
    }
    EXPECT_EQ(all.kills, kills);
    EXPECT_GT(all.acknowledged, kills);
    if (kills >= kNormal) {  // of a few, none may fall into one
        EXPECT_GT(all.in_checkpoint, 0);
    }
    std::cout << all << '\n';
}

// The comparison itself: it must see what it looks for.
class KillCheck : public testing::Test {
  protected:
    void SetUp() override {
        make_bms7(file_);
        Serving serving{file_};
        Officer ana{serving, kOfficer};
        const auto say = [&](const std::string& name, const Command& command) {
            const std::string id = ana.send(command);
            said_[name] = {.id = {id}, .command = command, .answer = {}, .before = {}};
            said_[name].answer = net::read_answer(ana.answer(id)).answer;
            return std::get<Accepted>(*said_[name].answer).action;
        };
        say("open", OpenMeeting{kFirst});
        const auto kenya = say("kenya", speaker("KEN"));
        const auto france = say("france", speaker("FRA"));
        const auto given = say("given", GiveFloor{kFirst, {kenya.value}, {}});
        const auto next = say("next", GiveFloor{kFirst, {france.value}, StatementId{given.value}});
        say("undo", UndoAction{next});
    }
    [[nodiscard]] std::vector<std::string> faults() const {
        std::vector<Said> all;
        for (const auto& [name, said] : said_) {
            all.push_back(said);
        }
        return check_record(file_, all).faults;
    }
    [[nodiscard]] const Accepted& answer_of(const std::string& name) const {
        return std::get<Accepted>(*said_.at(name).answer);
    }

    Folder folder_;
    fs::path file_ = folder_ / "m.dais";
    std::map<std::string, Said> said_;
};

TEST_F(KillCheck, ARecordAsItShouldBeHasNoFaults) { EXPECT_THAT(faults(), testing::IsEmpty()); }

TEST_F(KillCheck, WhatIsLostOrOtherwiseThanAnsweredIsFound) {
    const auto good = said_;
    const auto only = [&](const std::string& words) {
        EXPECT_THAT(faults(), testing::Contains(testing::HasSubstr(words)));
        said_ = good;
    };
    said_["lost"] = said_["kenya"];
    said_["lost"].id = {"never-recorded"};
    only("is lost");
    said_["kenya"].command = speaker("JPN");
    only("with other content");
    std::get<Accepted>(*said_["next"].answer).last.value -= 1;
    only("under other numbers");
    said_["kenya"].answer.reset();
    said_["kenya"].before = answer_of("france");
    only("carried out twice");
    said_["kenya"].answer = Refusal{.rule = "x", .names = {}, .because_of = {}, .by = {}};
    only("was refused and is in the record");
    said_.erase("france");
    only("of no command that was sent");
    said_["undo"].command = RedoAction{answer_of("next").action};
    only("nobody undid it");
}

TEST_F(KillCheck, HalfACommandIsFound) {
    // The second row of two, as a record would have it that was torn between them.
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &db), SQLITE_OK);
    const std::string last = std::to_string(answer_of("next").last.value);
    EXPECT_EQ(
        sqlite3_exec(db,
                     ("CREATE TEMP TABLE trigger_was AS SELECT sql FROM sqlite_schema "
                      "WHERE name = 'journal_never_deleted'; DROP TRIGGER journal_never_deleted; "
                      "DELETE FROM journal WHERE sequence >= " +
                      last)
                         .c_str(),
                     nullptr, nullptr, nullptr),
        SQLITE_OK)
        << sqlite3_errmsg(db);
    std::string trigger;
    EXPECT_EQ(sqlite3_exec(
                  db, "SELECT sql FROM trigger_was",
                  [](void* to, int, char** texts, char**) {
                      *static_cast<std::string*>(to) = texts[0];
                      return 0;
                  },
                  &trigger, nullptr),
              SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, trigger.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    said_.erase("undo");
    std::get<Accepted>(*said_["next"].answer).last.value -= 1;
    EXPECT_THAT(faults(), testing::Contains(testing::HasSubstr("in the record in part")));
}

}  // namespace
}  // namespace dais::test
