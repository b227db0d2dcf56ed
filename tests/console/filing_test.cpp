// Files at the window: what is offered, where it goes, what is asked before a file is replaced or a
// list changed, and how far long work is. The work itself is in the test's hands.
#include "console/panels/filing.h"
#include "tests/console/headless.h"

namespace dais::console::testing {
namespace {

using State = JobStatus::State;

class FakeJobs final : public Jobs {
  public:
    [[nodiscard]] FilesHere here() const override { return files; }
    [[nodiscard]] std::string folder() const override { return "/conferences"; }
    std::uint64_t start(FileJob job) override {
        if (now_ && now_->state == State::running) {
            return 0;
        }
        started.push_back(job);
        JobStatus begun{.number = started.size(), .job = std::move(job)};
        now_ = std::make_shared<const JobStatus>(std::move(begun));
        return now_->number;
    }
    void cancel() override { cancelled = true; }
    [[nodiscard]] std::shared_ptr<const JobStatus> status() const override { return now_; }

    template <class Change>
    void tell(const Change& change) {
        JobStatus status = *now_;
        change(status);
        now_ = std::make_shared<const JobStatus>(std::move(status));
    }
    void end(State state, const std::string& sentence) {
        tell([&](JobStatus& status) {
            status.state = state;
            status.sentence = sentence;
        });
    }

    FilesHere files = FilesHere::all;
    std::vector<FileJob> started;
    bool cancelled = false;

  private:
    std::shared_ptr<const JobStatus> now_;
};

class FilingTest : public Headless {
  protected:
    FilingTest() {
        shell.use(jobs);
        frame();
    }
    void open_files() {
        shell.take(KeyPress{.key = Key::letter, .letter = 'f', .ctrl = true, .shift = true});
        settle();
    }
    void choose(std::string_view words) {
        open_files();
        type(words);
        press(Key::enter);
        settle();
    }
    /// The list goes into a file, and its job is under way.
    void save_list() {
        choose("list of speakers");
        press(Key::enter);
        settle();
        ASSERT_EQ(jobs.started.size(), 1U);
    }
    void take_a_while() {
        time += kSlow;
        frames(2);
    }
    [[nodiscard]] const Filing* filing() const {
        return std::get_if<Filing>(&shell.choices().overlay);
    }

    FakeJobs jobs;
};

TEST_F(FilingTest, OffersWhatCanBeDoneWithFiles) {
    open_files();
    for (const char* words :
         {"Save the list of speakers as CSV", "Import speakers into", "Save the programme as CSV",
          "calendar (.ics)", "Save the summary record as PDF", "Back up the conference file",
          "Save the record of the conference as Markdown"}) {
        EXPECT_TRUE(shows(words)) << words;
    }
    open_files();
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(FilingTest, UndoIsPromisedOfWhatIsReadAndOfNothingThatIsSaved) {
    const auto* const undone = "can be undone";
    open_files();
    type("import speakers");
    settle();
    EXPECT_TRUE(shows(undone));
    open_files();
    open_files();
    type("back up");
    settle();
    EXPECT_TRUE(shows("Back up the conference file"));
    EXPECT_FALSE(shows(undone));
}

TEST_F(FilingTest, IsFoundInThePalette) {
    ctrl('k');
    type("summary pdf");
    press(Key::enter);
    settle();
    ASSERT_NE(filing(), nullptr);
    EXPECT_EQ(filing()->job.kind, FileKind::summary_pdf);
    EXPECT_EQ(filing()->job.meeting, shell.scene().meeting->key);
}

TEST_F(FilingTest, WhatOnlyTheRecordKnowsIsSavedWhereItIs) {
    jobs.files = FilesHere::views;
    open_files();
    EXPECT_TRUE(shows("The record is on the machine where the desk runs"));
    type("backup");
    settle();
    press(Key::enter);
    settle();
    EXPECT_EQ(filing(), nullptr);
    press(Key::escape);
    choose("programme calendar");
    EXPECT_NE(filing(), nullptr);
}

TEST_F(FilingTest, ProposesAFileAndSaysWhatIsWanted) {
    choose("list of speakers");
    ASSERT_NE(filing(), nullptr);
    const std::string proposed = filing()->path.text();
    EXPECT_EQ(proposed, "/conferences/bms7-list-" + shell.scene().list->key.text + ".csv");
    press(Key::enter);
    settle();
    ASSERT_EQ(jobs.started.size(), 1U);
    EXPECT_EQ(jobs.started[0].path, proposed);
    EXPECT_EQ(jobs.started[0].kind, FileKind::speakers_out);
    EXPECT_EQ(jobs.started[0].list, shell.scene().list->key);
    EXPECT_EQ(jobs.started[0].actor.name, "Desk");
    EXPECT_NE(jobs.started[0].board, nullptr);
    EXPECT_FALSE(jobs.started[0].replacing);
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(FilingTest, ALetterTypesOverWhatIsProposedAndAKeyEditsIt) {
    choose("list of speakers");
    type("~/a b.csv");
    settle();
    EXPECT_EQ(filing()->path.text(), "~/a b.csv");
    shell.take(KeyPress{.key = Key::backspace, .ctrl = true});
    settle();
    EXPECT_EQ(filing()->path.text(), "~/");
    press(Key::escape);
    choose("list of speakers");
    press(Key::right);
    type("x");
    settle();
    EXPECT_TRUE(filing()->path.text().ends_with(".csvx"));
    shell.paste("/elsewhere/b.csv");
    EXPECT_TRUE(filing()->path.text().ends_with(".csvx/elsewhere/b.csv"));
}

TEST_F(FilingTest, AFileIsReplacedOnlyOnAYes) {
    save_list();
    jobs.end(State::exists, "/conferences/bms7-list-7.csv");
    frame();
    press(Key::enter);  // too early to have been read
    frame();
    EXPECT_EQ(jobs.started.size(), 1U);
    EXPECT_TRUE(shows("/conferences/bms7-list-7.csv is there already."));
    EXPECT_TRUE(shows("Replace bms7-list-7.csv"));
    time += std::chrono::milliseconds{300};
    press(Key::escape);
    settle();
    EXPECT_FALSE(shows("Replace bms7-list-7.csv"));
    press(Key::enter);
    settle();
    ASSERT_EQ(jobs.started.size(), 2U);
    EXPECT_FALSE(jobs.started[1].replacing);
    jobs.end(State::exists, "/conferences/bms7-list-7.csv");
    frames(2);
    click("Replace bms7-list-7.csv");
    ASSERT_EQ(jobs.started.size(), 3U);
    EXPECT_TRUE(jobs.started[2].replacing);
}

TEST_F(FilingTest, ShowsHowFarItIsOnceItTakesLong) {
    save_list();
    jobs.tell([](JobStatus& status) {
        status.steps = 42;
        status.of = 100;
    });
    frames(2);
    EXPECT_FALSE(shows("42 %"));
    EXPECT_LE(shell.stays_true(), kSlow);
    take_a_while();
    EXPECT_TRUE(shows("42 %"));
    press(Key::escape);
    settle();
    EXPECT_TRUE(jobs.cancelled);
    jobs.end(State::cancelled, "It was cancelled. Nothing was written.");
    frames(2);
    EXPECT_TRUE(shows("Nothing was written."));
    time += std::chrono::milliseconds{300};
    press(Key::enter);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_FALSE(shows("Nothing was written."));
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(FilingTest, AKeyForTheDialogDoesNotGoToTheFloorAsItCloses) {
    save_list();
    jobs.end(State::done, "Saved: /conferences/bms7-list-7.csv");
    press(Key::enter);
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(door.sent().empty()) << "Enter concludes a statement";
    EXPECT_TRUE(shows("Saved: /conferences/bms7-list-7.csv"));
    time += std::chrono::milliseconds{300};
    press(Key::escape);
    settle();
    EXPECT_FALSE(shows("Saved:"));
}

TEST_F(FilingTest, TheEndOfWhatTookLongStaysUntilItWasSeen) {
    save_list();
    take_a_while();
    jobs.end(State::done, "Saved: /conferences/bms7-list-7.csv");
    frame();
    press(Key::enter);  // meant for "work on meanwhile"
    frame();
    ASSERT_NE(filing(), nullptr);
    EXPECT_TRUE(door.sent().empty());
    time += std::chrono::milliseconds{300};
    click("Understood");
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(door.sent().empty());
}

TEST_F(FilingTest, GoesOnWhileTheOfficerWorks) {
    save_list();
    take_a_while();
    press(Key::enter);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
    EXPECT_TRUE(shows("Under way"));
    space();
    settle();
    EXPECT_EQ(door.sent().size(), 1U) << "the keys of the floor work meanwhile";
    open_files();
    ASSERT_NE(filing(), nullptr);
    EXPECT_EQ(filing()->running, 1U);
    press(Key::enter);
    settle();
    click("Cancel");
    EXPECT_TRUE(jobs.cancelled);
    jobs.end(State::done, "Saved: /conferences/bms7-list-7.csv");
    frames(2);
    EXPECT_TRUE(shows("Saved: /conferences/bms7-list-7.csv"));
    click("Understood");
    EXPECT_FALSE(shows("Saved:"));
}

TEST_F(FilingTest, ASecondIsRefusedInASentence) {
    save_list();
    take_a_while();
    press(Key::enter);
    settle();
    ctrl('k');
    type("save programme csv");
    press(Key::enter);
    settle();
    press(Key::enter);
    settle();
    EXPECT_EQ(jobs.started.size(), 1U);
    ASSERT_NE(filing(), nullptr);
    EXPECT_TRUE(shows("is still under way"));
}

TEST_F(FilingTest, WhatWentWrongIsReadWhereItCanBeCorrected) {
    save_list();
    jobs.end(State::failed, "The folder /nowhere is not there: make it first, or name another.");
    frames(2);
    EXPECT_TRUE(shows("The folder /nowhere is not there"));
    ASSERT_NE(filing(), nullptr);
    shell.take(KeyPress{.key = Key::backspace});
    settle();
    EXPECT_FALSE(shows("The folder /nowhere is not there"));
    press(Key::enter);
    settle();
    EXPECT_EQ(jobs.started.size(), 2U);
}

TEST_F(FilingTest, NothingIsImportedBeforeItWasRead) {
    choose("import speakers");
    press(Key::enter);
    settle();
    ASSERT_EQ(jobs.started.size(), 1U);
    EXPECT_EQ(jobs.started[0].kind, FileKind::speakers_in);
    const meeting::ImportSpeakers command{shell.scene().list->key,
                                          {{.delegation = meeting::DelegationKey{"KEN"}}}};
    jobs.tell([&](JobStatus& status) {
        status.state = State::read;
        status.report = {"Lines: 1; matched: 1; not matched: 0.", "Line 2: Kenya."};
        status.command = command;
    });
    frame();
    press(Key::enter);  // too early to have been read
    frame();
    EXPECT_TRUE(door.sent().empty());
    EXPECT_TRUE(shows("Lines: 1; matched: 1"));
    EXPECT_TRUE(shows("Line 2: Kenya."));
    time += std::chrono::milliseconds{300};
    press(Key::enter);
    settle();
    ASSERT_NE(last<meeting::ImportSpeakers>(), nullptr);
    EXPECT_EQ(*last<meeting::ImportSpeakers>(), command);
    EXPECT_FALSE(shell.choices().overlay_open());
}

TEST_F(FilingTest, WhatCannotBeTakenIsReadAgain) {
    choose("import speakers");
    press(Key::enter);
    settle();
    jobs.tell([](JobStatus& status) {
        status.state = State::read;
        status.report = {"Lines: 1; matched: 0; not matched: 1.", "Line 2: Kenja is nobody."};
    });
    frames(2);
    EXPECT_TRUE(shows("Correct the file"));
    time += std::chrono::milliseconds{300};
    press(Key::enter);
    settle();
    EXPECT_TRUE(door.sent().empty());
    ASSERT_NE(filing(), nullptr);
    EXPECT_TRUE(filing()->report.empty());
    press(Key::escape);
    settle();
    EXPECT_FALSE(shell.choices().overlay_open());
}

class WithoutFiles : public Headless {};

TEST_F(WithoutFiles, TheKeySaysWhy) {
    frame();
    shell.take(KeyPress{.key = Key::letter, .letter = 'f', .ctrl = true, .shift = true});
    settle();
    EXPECT_TRUE(shows("This window does nothing with files."));
}

}  // namespace
}  // namespace dais::console::testing
