#include "console/program/file_work.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "console/home_folder.h"
#include "console/program/import_export.h"
#include "console/program/programme_files.h"
#include "console/program/programme_views.h"
#include "console/program/record.h"
#include "console/program/summary_record.h"
#include "console/program/trial.h"
#include "console/program/whole_file.h"
#include "meeting/journal/sqlite_journal.h"

namespace dais::console {

namespace fs = std::filesystem;
using meeting::codec::Strings;

namespace {

using Names = std::map<std::string, std::string>;

// "~/lists/6.csv", "6.csv" or a whole path.
fs::path path_as_typed(const std::string& typed, const fs::path& folder) {
    std::string text = typed;
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    if (text == "~" || text.starts_with("~/")) {
        return (home_folder() / text.substr(std::min<std::size_t>(2, text.size())))
            .lexically_normal();
    }
    return (folder / text).lexically_normal();
}

class Work {
  public:
    Work(const FileWork& work, const FileJob& job, const Strings& words, const Progress& progress)
        : work_{work},
          job_{job},
          words_{words},
          progress_{progress},
          path_{path_as_typed(job.path, work.folder)} {}

    JobEnd run() {
        std::error_code ignored;
        if (job_.path.empty() || !path_.has_filename()) {
            fail("console.file.no-name");
        }
        if (fs::is_directory(path_, ignored)) {
            fail("console.file.is-folder");
        }
        return reads(job_.kind) ? read() : write();
    }

  private:
    [[noreturn]] void fail(std::string_view key, const std::string& why = {}) const {
        throw std::runtime_error{words_.say(
            key,
            {{"file", path_.string()}, {"folder", path_.parent_path().string()}, {"why", why}})};
    }

    // ---- writing --------------------------------------------------------------------------------

    // What speaks against writing there, before any work is done.
    void look_at_target() const {
        std::error_code ignored;
        if (!fs::is_directory(path_.parent_path(), ignored)) {
            fail("console.file.no-folder");
        }
        if (!work_.conference.empty() && fs::equivalent(path_, work_.conference, ignored)) {
            fail("console.file.is-conference");
        }
        if (fs::exists(path_.string() + "-wal", ignored)) {
            fail("console.file.in-use");  // rows beside it would be taken for ours
        }
        if (fs::exists(path_, ignored) && !fs::is_regular_file(path_, ignored)) {
            fail("console.file.no-file");
        }
    }

    JobEnd write() {
        look_at_target();
        std::error_code ignored;
        JobEnd there{.state = JobStatus::State::exists, .sentence = path_.string()};
        if (!job_.replacing && fs::exists(path_, ignored)) {
            return there;
        }
        WholeFile file{path_};
        JobEnd end{.sentence = words_.say("console.file.saved", {{"file", path_.string()}})};
        try {
            if (job_.kind == FileKind::backup) {
                end.sentence = back_up(file.part());
            } else {
                const std::string bytes = content();
                progress_.check();
                file.write(bytes);
            }
            progress_.check();
            return file.keep(job_.replacing) ? end : there;
        } catch (const fs::filesystem_error& error) {
            fail("console.file.not-written", error.code().message());
        }
    }

    [[nodiscard]] std::string back_up(const fs::path& to) const {
        using meeting::SqliteJournal;
        try {
            SqliteJournal::open_reading(work_.conference)->backup(to, [&] {
                return progress_.stopped();
            });
        } catch (const meeting::JournalError&) {
            progress_.check();
            throw;
        }
        const auto copy = SqliteJournal::open_reading(to);
        const std::int64_t all = copy->rows();
        const auto rows = copy->verify([&](std::int64_t done) { progress_(done, all); });
        return words_.say("console.file.backed-up",
                          {{"file", path_.string()}, {"rows", std::to_string(rows)}});
    }

    [[nodiscard]] std::string content() const {
        switch (job_.kind) {
            case FileKind::speakers_out: return speakers();
            case FileKind::programme_csv: return programme(ProgrammeFormat::csv);
            case FileKind::programme_ics: return programme(ProgrammeFormat::ics);
            case FileKind::record_markdown: return record(RecordFormat::markdown);
            case FileKind::record_csv: return record(RecordFormat::csv);
            case FileKind::record_json: return record(RecordFormat::json);
            case FileKind::summary_pdf: return summary(SummaryFormat::pdf);
            case FileKind::summary_markdown: return summary(SummaryFormat::markdown);
            case FileKind::summary_json: return summary(SummaryFormat::json);
            case FileKind::backup:
            case FileKind::speakers_in:
            case FileKind::programme_in: break;  // not made in memory
        }
        return {};
    }

    [[nodiscard]] std::string speakers() const {
        std::ostringstream out;
        if (!work_.conference.empty()) {
            export_list(work_.conference, job_.list.text, words_, out, progress_);
            return out.str();
        }
        const auto& lists = job_.board->lists->value.lists;
        const auto list =
            std::find_if(lists.begin(), lists.end(),
                         [&](const views::ListView& each) { return each.key == job_.list; });
        if (list == lists.end()) {
            fail("console.file.no-list");
        }
        export_list(*list, job_.board->directory->value, out);
        return out.str();
    }

    [[nodiscard]] std::string programme(ProgrammeFormat format) const {
        views::Audience shown = job_.board->officers;
        if (shown.texts == nullptr) {
            shown.texts = std::make_shared<const views::Versioned<views::TextsView>>();
        }
        return programme_as(format, shown, words_);
    }

    [[nodiscard]] std::string record(RecordFormat format) const {
        const RecordContent made = record_of(replayed(work_.conference, progress_));
        progress_.check();
        std::ostringstream out;
        write_record(made, format, RecordPart::everything, words_, out);
        return out.str();
    }

    [[nodiscard]] std::string summary(SummaryFormat format) const {
        const meeting::State state = replayed(work_.conference, progress_.part(0, 2));
        const auto meeting = meeting_named(state, job_.meeting.text, words_);
        const SummaryRecord made = summary_of(state, meeting, words_);
        std::ostringstream out;
        write_summary(made, format, words_, work_.language, out, progress_.part(1, 2));
        return out.str();
    }

    // ---- reading --------------------------------------------------------------------------------

    JobEnd read() {
        std::error_code ignored;
        if (!fs::exists(path_, ignored)) {
            fail("console.file.not-there");
        }
        if (!fs::is_regular_file(path_, ignored)) {
            fail("console.file.no-file");
        }
        return job_.kind == FileKind::speakers_in ? read_list() : read_meetings();
    }

    // The line that counts first, then what must be looked at, then the rest.
    [[nodiscard]] static std::vector<std::string> lines_of(const std::string& text) {
        std::vector<std::string> lines;
        std::istringstream in{text};
        for (std::string line; std::getline(in, line);) {
            lines.push_back(line);
        }
        std::rotate(lines.begin(), lines.end() - (lines.empty() ? 0 : 1), lines.end());
        return lines;
    }

    JobEnd read_list() {
        const Import import{
            .csv = path_, .list = job_.list.text, .actor = job_.actor.name, .only_check = true};
        SpeakersRead read = work_.conference.empty()
                                ? read_speakers(import, job_.board->directory->value,
                                                job_.board->lists->value, words_, progress_)
                                : read_speakers(import, work_.conference, words_, progress_);
        JobEnd end{.state = JobStatus::State::read};
        if (all_match(read.file) && read.refused.empty()) {
            end.command = command_of(import, read);
        }
        std::stable_partition(read.file.lines.begin(), read.file.lines.end(),
                              [](const SpeakerLine& each) {
                                  return !each.problems.empty() || !each.refused.empty();
                              });
        std::ostringstream report;
        write_report(read.file, words_, report);
        end.report = lines_of(report.str());
        if (!read.refused.empty()) {
            end.report.front() += " " + read.refused;
        }
        return end;
    }

    JobEnd read_meetings() {
        std::ostringstream report;
        std::vector<meeting::PlannedMeeting> different;
        if (work_.conference.empty()) {
            const KnownProgramme known = known_programme(job_.board->officers.conference->value,
                                                         job_.board->directory->value,
                                                         job_.board->officers.programme->value);
            different = read_programme(path_, known.facts, known.programme, words_, report);
        } else {
            Trial trial{work_.conference, progress_};
            different = read_programme(path_, *trial.conference().facts,
                                       *trial.conference().programme, words_, report);
        }
        JobEnd end{.state = JobStatus::State::read, .report = lines_of(report.str())};
        if (different.empty()) {
            end.report.push_back(words_.say("programme-files.nothing-new"));
        } else {
            end.command =
                meeting::ImportProgramme{.meetings = std::move(different), .accepting = {}};
        }
        return end;
    }

    const FileWork& work_;
    const FileJob& job_;
    const Strings& words_;
    const Progress& progress_;
    fs::path path_;
};

}  // namespace

fs::path folder_for(const fs::path& conference) {
    if (conference.empty()) {
        const fs::path own = home_folder();
        return own.empty() ? fs::current_path() : own;
    }
    return fs::absolute(conference).lexically_normal().parent_path();
}

JobEnd do_file_job(const FileWork& work, const FileJob& job, const Strings& words,
                   const Progress& progress) {
    return Work{work, job, words, progress}.run();
}

}  // namespace dais::console
