#include "console/program/record.h"

#include <ostream>

#include "console/format.h"
#include "console/program/csv.h"
#include "console/program/record_texts.h"
#include "meeting/apply.h"
#include "meeting/codec/figures_json.h"
#include "meeting/codec/json.h"
#include "meeting/journal.h"
#include "meeting/journal/sqlite_journal.h"

namespace dais::console {

namespace {

using meeting::FigureRow;
using meeting::Figures;
using meeting::codec::Json;
using meeting::codec::Strings;
using timing::Duration;
using Cells = std::vector<std::string>;

// ---- words -----------------------------------------------------------------------------------

std::string say(const Remark& remark, const Strings& strings) {
    return sentence_of(remark, strings);
}

std::string say(const std::vector<Remark>& remarks, const Strings& strings) {
    std::string text;
    for (const Remark& remark : remarks) {
        text += (text.empty() ? "" : "; ") + say(remark, strings);
    }
    return text;
}

std::string column(const std::string& key, const Strings& strings) {
    return strings.say("record.column." + key);
}

Cells columns(const std::vector<const char*>& keys, const Strings& strings) {
    Cells cells;
    for (const char* key : keys) {
        cells.push_back(column(key, strings));
    }
    return cells;
}

// The tables of figures, in the order in which they are written. Where rows have no name of their
// own it is a word: "record." + words + "." + key.
struct FigureTable {
    const char* key;
    std::vector<FigureRow> Figures::*rows;
    const char* words;
};
constexpr FigureTable kTables[] = {
    {"delegations", &Figures::delegations, nullptr},  {"groups", &Figures::groups, nullptr},
    {"regions", &Figures::regions, "region"},         {"classes", &Figures::classes, nullptr},
    {"modalities", &Figures::modalities, "modality"}, {"lists", &Figures::lists, nullptr},
    {"offices", &Figures::offices, "office"},
};

std::string name_of(const FigureRow& row, const FigureTable& table, const Strings& strings) {
    if (!row.name.empty() || table.words == nullptr) {
        return row.name;
    }
    const std::string key = row.key.empty() ? "none" : row.key;
    return strings.say("record." + std::string{table.words} + "." + key);
}

// Each count with the key of its words.
std::vector<std::pair<std::string, int>> counts_of(const Figures& figures) {
    const meeting::CountFigures& counts = figures.counts;
    return {{"called-in-vain", counts.called_in_vain},
            {"passed", counts.passed},
            {"in-writing", counts.in_writing},
            {"withdrawn", counts.withdrawn},
            {"not-reached", counts.not_reached},
            {"late-granted", counts.late_granted.value_or(0)},
            {"late-refused", counts.late_refused},
            {"late-pending", counts.late_pending},
            {"replies", counts.replies},
            {"points-of-order", counts.points_of_order},
            {"points-recognized", counts.points_recognized},
            {"rulings-appealed", counts.rulings_appealed},
            {"rulings-overruled", counts.rulings_overruled},
            {"motions", counts.motions},
            {"motions-carried", counts.motions_carried},
            {"motions-lost", counts.motions_lost},
            {"motions-withdrawn", counts.motions_withdrawn}};
}

// ---- Markdown --------------------------------------------------------------------------------

class Markdown {
  public:
    Markdown(const RecordContent& record, const Strings& strings, std::ostream& out)
        : record_{record}, strings_{strings}, out_{out} {}

    void write(RecordPart part) {
        out_ << "# " << cell(record_.title) << "\n\n";
        if (record_.rehearsal) {
            out_ << strings_.say("record.rehearsal") << "\n\n";
        }
        out_ << strings_.say("record.zone", {{"zone", record_.zone}}) << '\n';
        if (part != RecordPart::figures) {
            statements();
            unspoken();
            write_texts(record_.texts, strings_, out_);
            course();
            corrections();
        }
        if (part != RecordPart::statements) {
            figures();
        }
    }

  private:
    void heading(const char* marks, const std::string& key) {
        out_ << '\n' << marks << ' ' << strings_.say("record.heading." + key) << "\n\n";
    }
    // Columns from `numbers` on are set to the right, up to `to`.
    void head(const std::vector<const char*>& keys, std::size_t numbers, std::size_t to) {
        row(columns(keys, strings_));
        out_ << '|';
        for (std::size_t i = 0; i < keys.size(); ++i) {
            out_ << (i >= numbers && i < to ? " ---: |" : " --- |");
        }
        out_ << '\n';
    }
    void row(const Cells& cells) {
        out_ << '|';
        for (const std::string& text : cells) {
            out_ << ' ' << cell(text) << " |";
        }
        out_ << '\n';
    }
    static std::string length_or_nothing(Duration length) {
        return length > Duration::zero() ? length_text(length) : std::string{};
    }

    void statements() {
        heading("##", "statements");
        head({"given", "meeting", "speaker", "allotted", "used", "over", "list", "remarks"}, 3, 6);
        for (const StatementLine& line : record_.statements) {
            std::string who = line.name;
            who += line.people.empty() ? "" : ": " + line.people;
            row({day_and_time(line.given.wall), line.meeting_name, who,
                 line.allotted ? length_text(*line.allotted + line.extension) : std::string{},
                 line.used ? length_text(*line.used) : std::string{}, length_or_nothing(line.over),
                 line.list, say(line.remarks, strings_)});
        }
    }
    void unspoken() {
        if (record_.unspoken.empty()) {
            return;
        }
        heading("##", "unspoken");
        head({"list", "speaker", "outcome"}, 3, 3);
        for (const UnspokenLine& line : record_.unspoken) {
            row({line.list, line.name, say(line.outcome, strings_)});
        }
    }
    void course() {
        if (record_.course.empty()) {
            return;
        }
        heading("##", "course");
        head({"time", "meeting", "event"}, 3, 3);
        for (const CourseLine& line : record_.course) {
            row({day_and_time(line.at.wall), line.meeting_name, sentence_of(line, strings_)});
        }
    }
    void corrections() {
        if (record_.corrections.empty()) {
            return;
        }
        heading("##", "corrections");
        head({"time", "corrected", "announced", "reason", "by"}, 5, 5);
        for (const CorrectionLine& line : record_.corrections) {
            row({day_and_time(line.at.wall), sentence_of(Remark{line.action, line.names}, strings_),
                 day_and_time(line.announced.wall), line.reason, line.by});
        }
    }

    void figures() {
        heading("##", "figures");
        out_ << strings_.say("record.figures-note") << '\n';
        for (const FigureTable& table : kTables) {
            figure_table(table);
        }
        spans();
        punctuality();
        counts();
    }
    void figure_row(const std::string& name, const FigureRow& figures) {
        row({name, grouped(figures.statements), length_text(figures.allotted),
             length_text(figures.used), length_or_nothing(figures.over)});
    }
    void figure_table(const FigureTable& table) {
        const auto& rows = record_.figures.*table.rows;
        if (rows.empty()) {
            return;
        }
        heading("###", table.key);
        head({table.key, "statements", "allotted", "used", "over"}, 1, 5);
        for (const FigureRow& each : rows) {
            figure_row(name_of(each, table, strings_), each);
        }
        if (table.rows == &Figures::delegations) {
            figure_row(strings_.say("record.total"), record_.figures.total);
        }
    }
    void spans() {
        heading("###", "time");
        const meeting::OverrunFigures& overruns = record_.figures.overruns;
        point("record.overruns",
              {{"count", grouped(overruns.statements)}, {"sum", length_text(overruns.sum)}});
        if (overruns.statements > 0) {
            point("record.longest-overrun",
                  {{"time", length_text(overruns.longest)}, {"speaker", overruns.longest_by}});
        }
        span("record.courtesy", record_.figures.courtesy);
        span("record.gaps", record_.figures.gaps);
    }
    void span(const char* key, const meeting::SpanFigures& span) {
        point(key, {{"count", grouped(span.count)},
                    {"sum", length_text(span.sum)},
                    {"average", length_text(span.average)}});
    }
    void point(const char* key, const std::map<std::string, std::string>& names) {
        out_ << "- " << strings_.say(key, names) << '\n';
    }
    [[nodiscard]] std::string lateness(Duration late) const {
        const Duration length = late < Duration::zero() ? -late : late;
        if (length < std::chrono::minutes{1}) {
            return strings_.say("record.on-time");
        }
        return strings_.say(late > Duration::zero() ? "record.late" : "record.early",
                            {{"time", length_text(length)}});
    }
    void punctuality() {
        if (record_.figures.meetings.empty()) {
            return;
        }
        heading("###", "punctuality");
        head({"meeting", "opened", "adjourned", "suspended"}, 3, 4);
        for (const meeting::MeetingFigures& each : record_.figures.meetings) {
            row({each.name, lateness(each.opened_late),
                 each.adjourned_late ? lateness(*each.adjourned_late)
                                     : strings_.say("record.not-adjourned"),
                 length_or_nothing(each.suspended)});
        }
    }
    void counts() {
        heading("###", "counts");
        head({"event", "count"}, 1, 2);
        for (const auto& [key, count] : counts_of(record_.figures)) {
            row({strings_.say("record.count." + key), grouped(count)});
        }
    }

    const RecordContent& record_;
    const Strings& strings_;
    std::ostream& out_;
};

// ---- CSV -------------------------------------------------------------------------------------

void write_csv_row(const Cells& cells, std::ostream& out) { console::write_csv_row(out, cells); }

// Seconds, with as many decimals as there is something to say: "180", "-0.25".
std::string seconds_text(Duration length) {
    using std::chrono::milliseconds;
    const std::int64_t whole = std::chrono::duration_cast<milliseconds>(length).count();
    const std::int64_t size = whole < 0 ? -whole : whole;
    std::string text = (whole < 0 ? "-" : "") + std::to_string(size / 1000);
    if (size % 1000 != 0) {
        text += '.' + std::to_string(1000 + size % 1000).substr(1);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

std::string seconds_text(const std::optional<Duration>& length) {
    return length ? seconds_text(*length) : std::string{};
}

std::string day_and_second(const ShownMoment& moment) {
    const auto day = day_and_time(moment.wall);
    return day.substr(0, day.find(' ') + 1) + time_of_day(moment.wall);
}

void write_statements_csv(const RecordContent& record, const Strings& strings, std::ostream& out) {
    write_csv_row(
        columns({"given", "ended", "meeting", "list", "name", "delegation", "on-behalf-of", "class",
                 "modality", "people", "allotted-s", "extension-s", "used-s", "over-s", "remarks"},
                strings),
        out);
    for (const StatementLine& line : record.statements) {
        write_csv_row(
            {day_and_second(line.given), line.ended ? day_and_second(*line.ended) : std::string{},
             line.meeting_name, line.list, line.name,
             line.delegation ? line.delegation->text : std::string{}, line.on_behalf_of,
             line.speaker_class,
             line.modality.empty() ? std::string{}
                                   : strings.say("record.modality." + line.modality),
             line.people, seconds_text(line.allotted), seconds_text(line.extension),
             seconds_text(line.used), seconds_text(line.over), say(line.remarks, strings)},
            out);
    }
}

// One table for all figures: rows of statements fill the middle columns, all others the last.
class FiguresCsv {
  public:
    FiguresCsv(const Figures& figures, const Strings& strings, std::ostream& out)
        : figures_{figures}, strings_{strings}, out_{out} {}

    void write() {
        write_csv_row(columns({"section", "key", "name", "statements", "allotted-s", "used-s",
                               "over-s", "value"},
                              strings_),
                      out_);
        row("total", figures_.total, strings_.say("record.total"));
        for (const FigureTable& table : kTables) {
            for (const FigureRow& each : figures_.*table.rows) {
                row(table.key, each, name_of(each, table, strings_));
            }
        }
        overruns();
        span("courtesy", figures_.courtesy);
        span("gaps", figures_.gaps);
        for (const meeting::MeetingFigures& each : figures_.meetings) {
            value("opened-late-s", each.meeting.text, each.name, seconds_text(each.opened_late));
            value("adjourned-late-s", each.meeting.text, each.name,
                  seconds_text(each.adjourned_late));
            value("suspended-s", each.meeting.text, each.name, seconds_text(each.suspended));
        }
        for (const auto& [key, count] : counts_of(figures_)) {
            value("counts", key, strings_.say("record.count." + key), std::to_string(count));
        }
    }

  private:
    void row(const std::string& section, const FigureRow& each, const std::string& name) {
        write_csv_row(
            {section, each.key, name, std::to_string(each.statements), seconds_text(each.allotted),
             seconds_text(each.used), seconds_text(each.over), std::string{}},
            out_);
    }
    void value(const std::string& section, const std::string& key, const std::string& name,
               const std::string& value) {
        write_csv_row({section, key, name, {}, {}, {}, {}, value}, out_);
    }
    void overruns() {
        const meeting::OverrunFigures& overruns = figures_.overruns;
        value("overruns", "count", {}, std::to_string(overruns.statements));
        value("overruns", "sum-s", {}, seconds_text(overruns.sum));
        value("overruns", "longest-s", overruns.longest_by, seconds_text(overruns.longest));
    }
    void span(const std::string& section, const meeting::SpanFigures& span) {
        value(section, "count", {}, std::to_string(span.count));
        value(section, "sum-s", {}, seconds_text(span.sum));
        value(section, "average-s", {}, seconds_text(span.average));
    }

    const Figures& figures_;
    const Strings& strings_;
    std::ostream& out_;
};

// ---- JSON ------------------------------------------------------------------------------------

Json json_of(const Remark& remark, const Strings& strings) {
    return {{"key", remark.key}, {"sentence", say(remark, strings)}};
}

Json json_of(const StatementLine& line, const Strings& strings) {
    Json json{{"statement", line.id},
              {"given", json_of(line.given)},
              {"meeting", line.meeting.text},
              {"meeting_name", line.meeting_name},
              {"name", line.name},
              {"over_us", meeting::codec::to_json(line.over)},
              {"extension_us", meeting::codec::to_json(line.extension)},
              {"remarks", Json::array()}};
    for (const Remark& remark : line.remarks) {
        json["remarks"].push_back(json_of(remark, strings));
    }
    if (line.ended) {
        json["ended"] = json_of(*line.ended);
    }
    if (line.allotted) {
        json["allotted_us"] = meeting::codec::to_json(*line.allotted);
    }
    if (line.used) {
        json["used_us"] = meeting::codec::to_json(*line.used);
    }
    if (line.delegation) {
        json["delegation"] = line.delegation->text;
    }
    for (const auto& [name, text] : {std::pair<const char*, const std::string&>{"list", line.list},
                                     {"on_behalf_of", line.on_behalf_of},
                                     {"class", line.speaker_class},
                                     {"modality", line.modality},
                                     {"people", line.people}}) {
        if (!text.empty()) {
            json[name] = text;
        }
    }
    return json;
}

Json json_of(const UnspokenLine& line, const Strings& strings) {
    return {{"list", line.list}, {"name", line.name}, {"outcome", json_of(line.outcome, strings)}};
}

Json json_of(const CourseLine& line, const Strings& strings) {
    return {{"at", json_of(line.at)},
            {"meeting_name", line.meeting_name},
            {"what", json_of(line.what, strings)},
            {"text", line.text}};
}

Json json_of(const CorrectionLine& line, const Strings& strings) {
    return {{"at", json_of(line.at)},
            {"announced", json_of(line.announced)},
            {"what", sentence_of(Remark{line.action, line.names}, strings)},
            {"reason", line.reason},
            {"by", line.by}};
}

template <class Line>
Json json_of(const std::vector<Line>& lines, const Strings& strings) {
    Json array = Json::array();
    for (const Line& line : lines) {
        array.push_back(json_of(line, strings));
    }
    return array;
}

void write_json(const RecordContent& record, RecordPart part, const Strings& strings,
                std::ostream& out) {
    Json json{{"conference", record.conference},
              {"title", record.title},
              {"zone", record.zone},
              {"rehearsal", record.rehearsal}};
    if (part != RecordPart::figures) {
        json["statements"] = json_of(record.statements, strings);
        json["unspoken"] = json_of(record.unspoken, strings);
        json["course"] = json_of(record.course, strings);
        json["corrections"] = json_of(record.corrections, strings);
        json["texts"] = json_of(record.texts);
    }
    if (part != RecordPart::statements) {
        json["figures"] = meeting::codec::figures_to_json(record.figures);
    }
    // What people typed may not be UTF-8 to the last byte; a record must be written all the same.
    constexpr int kIndent = 1;
    out << json.dump(kIndent, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

meeting::State replayed(const std::filesystem::path& file, const Progress& progress) {
    const auto journal = meeting::SqliteJournal::open_reading(file);
    const std::int64_t rows = journal->rows();
    meeting::State state;
    journal->replay([&](const meeting::Recorded& row) {
        state = meeting::apply(std::move(state), row);
        progress(row.sequence.value, rows);
    });
    if (state.conference.facts == nullptr) {
        throw meeting::JournalError{"\"" + file.string() + "\" holds no conference."};
    }
    return state;
}

void write_record(const std::filesystem::path& file, RecordFormat format, RecordPart part,
                  const Strings& strings, std::ostream& out) {
    write_record(record_of(replayed(file)), format, part, strings, out);
}

void write_record(const RecordContent& record, RecordFormat format, RecordPart part,
                  const Strings& strings, std::ostream& out) {
    switch (format) {
        case RecordFormat::markdown: Markdown{record, strings, out}.write(part); return;
        case RecordFormat::json: write_json(record, part, strings, out); return;
        case RecordFormat::csv:
            if (part == RecordPart::figures) {
                FiguresCsv{record.figures, strings, out}.write();
            } else {
                write_statements_csv(record, strings, out);
            }
            return;
    }
}

}  // namespace dais::console
