#include "console/program/programme_csv.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <variant>

#include "console/format.h"
#include "console/program/csv.h"
#include "meeting/rules/interpretation.h"
#include "meeting/rules/programme_changes.h"
#include "meeting/words.h"
#include "timing/zones.h"

namespace dais::console {

namespace {

using meeting::AgendaItem;
using meeting::ConferenceFacts;
using meeting::ItemKey;
using meeting::MeetingKey;
using meeting::MeetingPlan;
using meeting::PlannedMeeting;
using meeting::Programme;
using meeting::Room;
using meeting::Slot;
using meeting::SlotKey;
namespace views = meeting::views;
using timing::WallTime;

/// So many problems are told; with more, something larger is wrong with the file.
constexpr std::size_t kMostProblems = 10;
/// Of a new meeting or slot; it becomes part of addresses and of calendars' entries.
constexpr std::size_t kLongestKey = 64;
/// Says that there is none.
constexpr std::string_view kNone = "-";

// ---- columns ----------------------------------------------------------------------------------

enum class Column {
    key,
    day,
    starts,
    ends,
    kind,
    title,
    room,
    modality,
    webcast,
    open_to_public,
    plan,
    reason,
    languages,
    team,
    presiding,
    link,
    slot_key,
    slot_starts,
    slot_ends,
    slot_kind,
    slot_items,
    slot_title
};

struct ColumnName {
    Column column;
    std::string_view name;
};

// In the order in which they are written.
constexpr std::array kColumns{ColumnName{Column::key, "meeting key"},
                              ColumnName{Column::day, "day"},
                              ColumnName{Column::starts, "starts"},
                              ColumnName{Column::ends, "ends"},
                              ColumnName{Column::kind, "kind"},
                              ColumnName{Column::title, "title"},
                              ColumnName{Column::room, "room"},
                              ColumnName{Column::modality, "modality"},
                              ColumnName{Column::webcast, "webcast"},
                              ColumnName{Column::open_to_public, "public"},
                              ColumnName{Column::plan, "plan"},
                              ColumnName{Column::reason, "reason"},
                              ColumnName{Column::languages, "languages"},
                              ColumnName{Column::team, "team"},
                              ColumnName{Column::presiding, "presiding"},
                              ColumnName{Column::link, "link"},
                              ColumnName{Column::slot_key, "slot key"},
                              ColumnName{Column::slot_starts, "slot starts"},
                              ColumnName{Column::slot_ends, "slot ends"},
                              ColumnName{Column::slot_kind, "slot kind"},
                              ColumnName{Column::slot_items, "slot items"},
                              ColumnName{Column::slot_title, "slot title"}};

constexpr std::size_t kFirstOfSlot = static_cast<std::size_t>(Column::slot_key);

std::string_view name_of(Column column) {
    return kColumns.at(static_cast<std::size_t>(column)).name;
}

// As names of columns and words are compared: small letters, one blank for any blanks and dashes.
std::string plain(std::string_view text) {
    std::string result;
    for (const char each : text) {
        const bool between = each == ' ' || each == '\t' || each == '\r' || each == '\n' ||
                             each == '-' || each == '_';
        if (!between) {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) {
        return {};
    }
    return std::string{text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1)};
}

std::string in_quotes(std::string_view text) { return "\"" + std::string{text} + "\""; }

std::string listed(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& each : texts) {
        result += (result.empty() ? "" : ", ") + each;
    }
    return result;
}

template <class Enum>
std::string words() {
    std::vector<std::string> all;
    for (const auto& [value, word] : meeting::WordsOf<Enum>::words) {
        all.emplace_back(word);
    }
    return listed(all);
}

template <class Enum>
std::optional<Enum> value_of(std::string_view text) {
    for (const auto& [value, word] : meeting::WordsOf<Enum>::words) {
        if (plain(word) == plain(text)) {
            return value;
        }
    }
    return std::nullopt;
}

/// "6 + 7 and 9" in its parts; without a separator the whole.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    constexpr std::string_view kAnd = " and ";
    while (true) {
        const std::size_t plus = text.find('+');
        const std::size_t word = text.find(kAnd);
        const std::size_t end = std::min(plus, word);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + (end == plus ? 1 : kAnd.size()));
    }
}

// Agenda items that a number or a letter can mean; a key means its item and no other.
std::vector<const AgendaItem*> items_meant(const std::vector<AgendaItem>& agenda,
                                           const std::string& text) {
    std::vector<const AgendaItem*> found;
    for (const AgendaItem& item : agenda) {
        if (item.key.text == text) {
            return {&item};
        }
        const bool numbered = !item.number.empty() && plain(item.number) == plain(text);
        const bool lettered = !item.letter.empty() && plain(item.letter) == plain(text);
        if (numbered || lettered) {
            found.push_back(&item);
        }
    }
    return found;
}

// ---- what is wrong ------------------------------------------------------------------------------

class Problems {
  public:
    explicit Problems(std::string file) : file_{std::move(file)} {}

    void add(int line, const std::string& sentence) {
        ++count_;
        if (count_ <= kMostProblems) {
            text_ += (text_.empty() ? "" : "\n") + file_ + ", line " + std::to_string(line) + ": " +
                     sentence;
        }
    }
    void stop_if_any() const {
        if (count_ > kMostProblems) {
            throw std::runtime_error{text_ + "\nAnd " + std::to_string(count_ - kMostProblems) +
                                     " more: put these right first."};
        }
        if (count_ > 0) {
            throw std::runtime_error{text_};
        }
    }
    [[nodiscard]] std::size_t count() const { return count_; }

  private:
    std::string file_;
    std::string text_;
    std::size_t count_ = 0;
};

// csv.h's errors are keys of the strings for lists of speakers.
std::string sentence_of(const CsvError& error) {
    const auto name = [&](const char* key) {
        const auto found = error.remark().names.find(key);
        return found == error.remark().names.end() ? std::string{} : found->second;
    };
    const std::string line = "line " + name("line") + ": ";
    const std::map<std::string_view, std::string> sentences{
        {"csv.too-long",
         "the file is longer than " + name("most") +
             " kilobytes, far more than a programme: see that it is the right one."},
        {"csv.not-utf8", line + "this is not UTF-8 text: save the file again as \"CSV UTF-8\"."},
        {"csv.empty", "the file is empty: its first line must name the columns."},
        {"csv.quotes", line + "a quotation mark stands inside a field: put the whole field in "
                              "quotation marks and double those inside it."},
        {"csv.unclosed", line + "a quotation mark is opened and never closed: close it."},
        {"csv.too-many-rows",
         line + "there are more than " + name("most") + " rows: divide the file."},
        {"csv.too-many-fields", line + "there are more than " + name("most") +
                                    " fields: see that it is a programme of work."},
        {"csv.long-field", line + "a field is longer than " + name("most") +
                               " bytes: shorten it, or close its quotation marks."}};
    const auto found = sentences.find(error.remark().key);
    return found == sentences.end() ? error.remark().key : found->second;
}

CsvTable table_of(const std::string& name, const std::string& text) {
    try {
        return read_csv(text);
    } catch (const CsvError& error) {
        throw std::runtime_error{name + ", " + sentence_of(error)};
    }
}

// ---- rows ---------------------------------------------------------------------------------------

// Which field of a row is which column's.
class Header {
  public:
    Header(const CsvRow& row, Problems& problems) {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const std::string written = trimmed(row.fields[i]);
            const auto column = meaning(written);
            if (!column) {
                problems.add(row.line, written.empty() ? "column " + std::to_string(i + 1) +
                                                             " has no name: name it or remove it."
                                                       : "the column " + in_quotes(written) +
                                                             " is not known: rename it to one of " +
                                                             all() + ", or remove it.");
            } else if (!fields_.emplace(*column, i).second) {
                problems.add(row.line, "the column " + in_quotes(name_of(*column)) +
                                           " is there twice: remove one of them.");
            }
        }
        width_ = row.fields.size();
        if (problems.count() == 0 && fields_.count(Column::key) + fields_.count(Column::day) == 0) {
            problems.add(row.line,
                         "there is neither a column \"meeting key\" nor \"day\": name the "
                         "columns in the first line, one of these among them.");
        }
    }

    /// Without blanks around; empty where the file has no such column.
    [[nodiscard]] std::string field(const CsvRow& row, Column column) const {
        const auto found = fields_.find(column);
        return found == fields_.end() || found->second >= row.fields.size()
                   ? std::string{}
                   : trimmed(row.fields[found->second]);
    }
    [[nodiscard]] std::size_t width() const { return width_; }

  private:
    static std::optional<Column> meaning(const std::string& written) {
        const auto found =
            std::find_if(kColumns.begin(), kColumns.end(),
                         [&](const ColumnName& each) { return each.name == plain(written); });
        return found == kColumns.end() ? std::nullopt : std::optional{found->column};
    }
    static std::string all() {
        std::vector<std::string> names;
        for (const ColumnName& each : kColumns) {
            names.emplace_back(each.name);
        }
        return listed(names);
    }

    std::map<Column, std::size_t> fields_;
    std::size_t width_ = 0;
};

/// What is said of one thing, a meeting or a slot, and in which line.
struct Said {
    int line = 0;
    std::map<Column, std::pair<std::string, int>> fields;

    [[nodiscard]] std::string text(Column column) const {
        const auto found = fields.find(column);
        return found == fields.end() ? std::string{} : found->second.first;
    }
    [[nodiscard]] bool has(Column column) const { return fields.count(column) > 0; }
    [[nodiscard]] int line_of(Column column) const {
        const auto found = fields.find(column);
        return found == fields.end() ? line : found->second.second;
    }
};

/// The rows of one meeting.
struct MeetingRows {
    Said meeting;
    std::vector<Said> slots;
};

bool of_slot(Column column) { return static_cast<std::size_t>(column) >= kFirstOfSlot; }

class Rows {
  public:
    Rows(const CsvTable& table, const Header& header, Problems& problems) : problems_{problems} {
        for (const CsvRow& row : table.rows) {
            for (std::size_t i = header.width(); i < row.fields.size(); ++i) {
                if (!trimmed(row.fields[i]).empty()) {
                    problems.add(row.line,
                                 "there are more fields than columns: put a field that "
                                 "holds the separator in quotation marks.");
                    break;
                }
            }
            take(row, header);
        }
    }
    [[nodiscard]] const std::vector<MeetingRows>& meetings() const { return meetings_; }

  private:
    void take(const CsvRow& row, const Header& header) {
        MeetingRows& rows = rows_of(header.field(row, Column::key), row.line);
        Said slot{row.line, {}};
        for (const ColumnName& each : kColumns) {
            const std::string text = header.field(row, each.column);
            if (text.empty()) {
                continue;
            }
            if (of_slot(each.column)) {
                slot.fields[each.column] = {text, row.line};
            } else {
                say(rows.meeting, each.column, text, row.line);
            }
        }
        if (!slot.fields.empty()) {
            rows.slots.push_back(std::move(slot));
        }
    }

    // Rows without a key are new meetings, each of its own.
    MeetingRows& rows_of(const std::string& key, int line) {
        const auto found =
            std::find_if(meetings_.begin(), meetings_.end(), [&](const MeetingRows& each) {
                return !key.empty() && each.meeting.text(Column::key) == key;
            });
        if (found != meetings_.end()) {
            return *found;
        }
        meetings_.push_back({{line, {}}, {}});
        return meetings_.back();
    }

    void say(Said& meeting, Column column, const std::string& text, int line) {
        const auto [found, first] = meeting.fields.emplace(column, std::pair{text, line});
        if (!first && found->second.first != text) {
            problems_.add(line,
                          std::string{name_of(column)} + " of the meeting " +
                              in_quotes(meeting.text(Column::key)) + " is " + in_quotes(text) +
                              " here and " + in_quotes(found->second.first) + " in line " +
                              std::to_string(found->second.second) + ": write the same in both.");
        }
    }

    Problems& problems_;
    std::vector<MeetingRows> meetings_;
};

// ---- what a field means -------------------------------------------------------------------------

bool is_key(const std::string& text) {
    return text.size() <= kLongestKey && std::all_of(text.begin(), text.end(), [](char each) {
               return std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '-' ||
                      each == '_' || each == '.';
           });
}

class Fields {
  public:
    Fields(const ConferenceFacts& facts, Problems& problems)
        : facts_{facts}, zone_{timing::Zone::named(facts.zone)}, problems_{problems} {}

    [[nodiscard]] const ConferenceFacts& facts() const { return facts_; }
    void problem(int line, const std::string& sentence) { problems_.add(line, sentence); }

    void text(const Said& said, Column column, std::string& value) {
        if (said.has(column)) {
            value = said.text(column) == kNone ? std::string{} : said.text(column);
        }
    }

    template <class Enum>
    void word(const Said& said, Column column, Enum& value) {
        if (!said.has(column)) {
            return;
        }
        if (const auto found = value_of<Enum>(said.text(column))) {
            value = *found;
        } else {
            unknown(said, column, "write one of " + words<Enum>());
        }
    }

    void yes_or_no(const Said& said, Column column, bool& value) {
        const std::string answer = plain(said.text(column));
        if (answer == "yes" || answer == "true" || answer == "1") {
            value = true;
        } else if (answer == "no" || answer == "false" || answer == "0") {
            value = false;
        } else if (said.has(column)) {
            unknown(said, column, "write yes or no");
        }
    }

    std::optional<Day> day(const Said& said) {
        if (!said.has(Column::day)) {
            return std::nullopt;
        }
        const std::string& text = said.text(Column::day);
        const auto midnight = wall_from_typed(text + " 00:00", Day{});
        if (text.find('-') == std::string::npos || !midnight) {
            unknown(said, Column::day, "write it as 2021-07-28");
            return std::nullopt;
        }
        return date::floor<date::days>(*midnight);
    }

    /// An hour of this day, or of the day that is written in front of it.
    void time(const Said& said, Column column, std::optional<Day> day, WallTime& value) {
        if (!said.has(column)) {
            return;
        }
        const std::string& text = said.text(column);
        const bool with_day = text.find('-') != std::string::npos;
        if (!with_day && !day) {
            return;  // that the day is missing or not known was said
        }
        const auto wall = wall_from_typed(text, day.value_or(Day{}));
        if (!wall) {
            unknown(said, column, "write it as 10:00, or as 2021-07-28 10:00");
        } else {
            value = *wall;
        }
    }

    /// Of an hour that is new: whether clocks show it, and once.
    void check_hour(const Said& said, Column column, WallTime wall) {
        const int line = said.line_of(column);
        const std::string what = std::string{name_of(column)} + " is " + day_and_time(wall) + ", ";
        if (date::year_month_day{date::floor<date::days>(wall)}.year() >
            date::year{timing::Zone::kLastSureYear}) {
            problem(line, what + "beyond " + std::to_string(timing::Zone::kLastSureYear) +
                              ", the last year whose hours are known for sure: correct the day.");
            return;
        }
        const timing::ToUtc utc = zone_.utc(wall);
        if (std::holds_alternative<timing::NoSuchWallTime>(utc)) {
            problem(line, what + "which clocks in " + zone_.name() +
                              " skip that night: choose another hour.");
        } else if (std::holds_alternative<timing::TwiceWallTime>(utc)) {
            problem(line, what + "which clocks in " + zone_.name() +
                              " show twice that night: set it in the programme itself, where you "
                              "can say which is meant.");
        }
    }

    std::optional<meeting::RoomKey> room(const Said& said) {
        const std::string& text = said.text(Column::room);
        std::vector<const Room*> found;
        std::vector<std::string> keys;
        for (const Room& each : facts_.rooms) {
            if (each.key.text == text) {
                return each.key;
            }
            if (plain(each.name) == plain(text)) {
                found.push_back(&each);
            }
            keys.push_back(each.key.text);
        }
        if (found.size() == 1) {
            return found.front()->key;
        }
        unknown(said, Column::room, "write one of " + listed(keys), found.size() > 1);
        return std::nullopt;
    }

    void languages(const Said& said, std::vector<std::string>& value) {
        if (!said.has(Column::languages)) {
            return;
        }
        std::vector<std::string> codes;
        if (said.text(Column::languages) != kNone) {
            codes = parts_of(said.text(Column::languages));
        }
        for (std::string& code : codes) {
            code = plain(code);
            const bool two_letters =
                code.size() == 2 &&
                code.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
            if (!two_letters) {
                unknown(said, Column::languages,
                        "write codes of two letters, joined with \"+\": en + fr");
                return;
            }
        }
        value = std::move(codes);
    }

    void items(const Said& said, std::vector<ItemKey>& value) {
        if (!said.has(Column::slot_items)) {
            return;
        }
        const std::string& text = said.text(Column::slot_items);
        value.clear();
        if (text == kNone) {
            return;
        }
        // A key that holds an "and" is still a key.
        const bool whole = items_meant(facts_.agenda, text).size() == 1;
        for (const std::string& part : whole ? std::vector{text} : parts_of(text)) {
            item(said, part, value);
        }
    }

  private:
    void unknown(const Said& said, Column column, const std::string& cure, bool several = false) {
        problem(said.line_of(column),
                std::string{name_of(column)} + " is " + in_quotes(said.text(column)) +
                    (several ? ", which can mean several: " : ", which is not known: ") + cure +
                    ".");
    }

    void item(const Said& said, const std::string& part, std::vector<ItemKey>& value) {
        const auto found = items_meant(facts_.agenda, part);
        const int line = said.line_of(Column::slot_items);
        if (found.empty()) {
            problem(line, "there is no agenda item " + in_quotes(part) +
                              ": write its number, letter or key, several joined with \"+\".");
        } else if (found.size() > 1) {
            std::vector<std::string> keys;
            for (const AgendaItem* each : found) {
                keys.push_back(each->key.text);
            }
            problem(line, "the agenda item " + in_quotes(part) +
                              " can mean several: write the key, " + "one of " + listed(keys) +
                              ".");
        } else if (std::find(value.begin(), value.end(), found.front()->key) != value.end()) {
            problem(line, "the agenda item " + in_quotes(part) + " is named twice: remove one.");
        } else {
            value.push_back(found.front()->key);
        }
    }

    const ConferenceFacts& facts_;
    timing::Zone zone_;
    Problems& problems_;
};

// ---- a meeting ----------------------------------------------------------------------------------

class MeetingReader {
  public:
    MeetingReader(const MeetingRows& rows, const Programme& programme, Fields& fields)
        : said_{rows.meeting}, slots_{rows.slots}, fields_{fields} {
        known_ =
            said_.has(Column::key) ? find(programme, MeetingKey{said_.text(Column::key)}) : nullptr;
        if (known_ != nullptr) {
            meeting_ = *known_;
        }
    }

    PlannedMeeting read() {
        if (known_ == nullptr) {
            begin_new();
        }
        read_hours();
        read_place();
        read_plan();
        read_words();
        read_interpretation();
        read_slots();
        return std::move(meeting_);
    }

  private:
    void problem(Column column, const std::string& sentence) {
        fields_.problem(said_.line_of(column), sentence);
    }

    void begin_new() {
        const std::string key = said_.text(Column::key);
        if (!is_key(key)) {
            problem(Column::key,
                    "the programme has no meeting " + in_quotes(key) +
                        ", and a new one cannot have this key: use at most 64 letters, "
                        "digits, dashes, dots and underscores, or leave it empty.");
        }
        meeting_.key.text = key;
        constexpr std::array kNeeded{Column::day, Column::starts, Column::ends, Column::kind,
                                     Column::room};
        for (const Column column : kNeeded) {
            if (!said_.has(column)) {
                fields_.problem(said_.line, (key.empty() ? std::string{"a new meeting"}
                                                         : "the new meeting " + in_quotes(key)) +
                                                " needs the column " + in_quotes(name_of(column)) +
                                                ": fill it in" +
                                                (key.empty() ? " or give the meeting's key."
                                                             : " or correct the meeting's key."));
            }
        }
    }

    void read_hours() {
        day_ = fields_.day(said_);
        if (day_ && known_ != nullptr) {
            const timing::Duration by = *day_ - date::floor<date::days>(known_->starts);
            meeting_.starts += by;
            meeting_.ends += by;
        } else if (!day_ && known_ != nullptr) {
            day_ = date::floor<date::days>(known_->starts);
        }
        fields_.time(said_, Column::starts, day_, meeting_.starts);
        fields_.time(said_, Column::ends, day_, meeting_.ends);
        moved_ =
            known_ == nullptr || known_->starts != meeting_.starts || known_->ends != meeting_.ends;
        if (!moved_) {
            return;
        }
        meeting_.hours_assumed = false;
        meeting_.second_time = false;
        fields_.check_hour(said_, Column::starts, meeting_.starts);
        fields_.check_hour(said_, Column::ends, meeting_.ends);
        const bool told =
            known_ != nullptr || (day_ && said_.has(Column::starts) && said_.has(Column::ends));
        if (told && meeting_.ends <= meeting_.starts) {
            problem(Column::ends, "the meeting ends at " + day_and_time(meeting_.ends) +
                                      ", not after its start at " + day_and_time(meeting_.starts) +
                                      ": correct one of them; an end on another day is written "
                                      "with that day, as 2021-07-29 00:30.");
        } else if (told && meeting_.ends - meeting_.starts > meeting::rules::kLongestMeeting) {
            problem(Column::ends, "the meeting is longer than 24 hours: divide it.");
        }
    }

    void read_place() {
        if (said_.has(Column::room)) {
            meeting_.room = fields_.room(said_).value_or(meeting_.room);
        }
        fields_.word(said_, Column::kind, meeting_.kind);
        fields_.word(said_, Column::modality, meeting_.modality);
        fields_.yes_or_no(said_, Column::webcast, meeting_.webcast);
        fields_.yes_or_no(said_, Column::open_to_public, meeting_.open_to_public);
        // Only formal meetings are numbered; the rules give the numbers.
        const bool other_kind = known_ != nullptr && known_->kind != meeting_.kind;
        if (other_kind && meeting_.kind != meeting::MeetingKind::plenary) {
            meeting_.ordinal = 0;
        }
    }

    void read_plan() {
        fields_.word(said_, Column::plan, meeting_.plan);
        fields_.text(said_, Column::reason, meeting_.reason);
        if (meeting_.plan != MeetingPlan::planned) {
            return;
        }
        const bool said_why = said_.has(Column::reason) && !meeting_.reason.empty();
        if (said_why && (known_ == nullptr || known_->reason != meeting_.reason)) {
            problem(Column::reason,
                    "a reason is given, but the meeting is planned: write postponed "
                    "or cancelled in the column plan, or remove the reason.");
        }
        if (known_ != nullptr && known_->plan != MeetingPlan::planned) {
            meeting_.reason.clear();
        }
    }

    void read_words() {
        // A numbered meeting is written with its number, which is not a title.
        const bool as_it_is_called =
            known_ != nullptr && said_.text(Column::title) == name_of(*known_);
        if (!as_it_is_called) {
            fields_.text(said_, Column::title, meeting_.title);
        }
        if (meeting_.title.empty() && meeting_.kind != meeting::MeetingKind::plenary &&
            meeting_.ordinal == 0) {
            problem(Column::title,
                    "a meeting that is not numbered needs a title: write it in the column title.");
        }
        fields_.text(said_, Column::team, meeting_.team);
        fields_.text(said_, Column::presiding, meeting_.presiding);
        fields_.text(said_, Column::link, meeting_.link);
    }

    void read_interpretation() {
        auto& booked = meeting_.interpretation;
        const bool had_some = !booked.languages.empty();
        fields_.languages(said_, booked.languages);
        if (booked.languages.empty()) {
            booked = {};
        } else if (!had_some) {
            meeting::rules::book_interpretation(meeting_, fields_.facts());
        } else if (moved_) {
            meeting::rules::move_interpretation(meeting_, *known_, fields_.facts());
        }
    }

    // ---- slots

    void read_slots() {
        if (known_ != nullptr && moved_) {
            move_slots();
        }
        if (slots_.empty()) {
            check_slots();
            return;
        }
        if (slots_.size() == 1 && slots_.front().text(Column::slot_key) == kNone) {
            meeting_.slots.clear();
            return;
        }
        had_ = std::exchange(meeting_.slots, {});
        claim_named();
        for (const Said& said : slots_) {
            read_slot(said);
        }
        std::stable_sort(meeting_.slots.begin(), meeting_.slots.end(),
                         [](const Slot& a, const Slot& b) { return a.starts < b.starts; });
        check_slots();
    }

    // As when the meeting is moved by hand: with its start, cut off at its end.
    void move_slots() {
        const timing::Duration by = meeting_.starts - known_->starts;
        for (Slot& slot : meeting_.slots) {
            slot.starts += by;
            slot.ends = std::min(slot.ends + by, meeting_.ends);
        }
    }

    // Slots whose key some row names are not there for rows without a key.
    void claim_named() {
        for (const Said& said : slots_) {
            if (said.has(Column::slot_key)) {
                named_.insert(said.text(Column::slot_key));
            }
        }
    }

    void read_slot(const Said& said) {
        Slot slot = begin_slot(said);
        const std::optional<Slot> had = known_slot_ ? std::optional{slot} : std::nullopt;
        fields_.time(said, Column::slot_starts, day_, slot.starts);
        fields_.time(said, Column::slot_ends, day_, slot.ends);
        fields_.items(said, slot.items);
        fields_.text(said, Column::slot_title, slot.title);
        fields_.word(said, Column::slot_kind, slot.kind);
        if (!known_slot_ && !said.has(Column::slot_kind) && slot.items.empty()) {
            fields_.problem(said.line,
                            "of a new slot without agenda items the kind is not known: "
                            "write it in the column slot kind, one of " +
                                words<meeting::SlotKind>() + ".");
        } else if (slot.kind == meeting::SlotKind::debate && slot.items.empty() &&
                   no_items_said(said)) {
            fields_.problem(said.line,
                            "a debate needs an agenda item: write it in the column slot "
                            "items, or another kind in the column slot kind.");
        }
        if (!had || had->starts != slot.starts || had->ends != slot.ends) {
            fields_.check_hour(said, Column::slot_starts, slot.starts);
            fields_.check_hour(said, Column::slot_ends, slot.ends);
        }
        slot.assumed = had && *had == slot && slot.assumed;
        lines_[slot.key] = said.line;
        meeting_.slots.push_back(std::move(slot));
    }

    // Those that are not known were told already.
    static bool no_items_said(const Said& said) {
        return !said.has(Column::slot_items) || said.text(Column::slot_items) == kNone;
    }

    // The slot that is meant, as it was; or a new one, for the whole of the meeting if no hours are
    // said.
    Slot begin_slot(const Said& said) {
        const std::string key = said.text(Column::slot_key);
        const Slot* meant = key.empty() ? same_start(said) : known_slot(SlotKey{key});
        known_slot_ = meant != nullptr;
        Slot slot;
        if (meant != nullptr) {
            slot = *meant;
        } else {
            slot.key = key.empty() ? free_key() : SlotKey{key};
            slot.starts = meeting_.starts;
            slot.ends = meeting_.ends;
            if (!key.empty() && (!is_key(key) || key == kNone)) {
                fields_.problem(said.line, "a new slot cannot have the key " + in_quotes(key) +
                                               ": use at most 64 letters, digits, dashes, dots and "
                                               "underscores, or leave it empty.");
            }
        }
        if (find(meeting_, slot.key) != nullptr) {
            fields_.problem(said.line, "the slot " + in_quotes(slot.key.text) +
                                           " is there twice in its meeting: give one of them "
                                           "another key, or none.");
        }
        return slot;
    }

    [[nodiscard]] const Slot* known_slot(const SlotKey& key) const {
        const auto found = std::find_if(had_.begin(), had_.end(),
                                        [&](const Slot& each) { return each.key == key; });
        return found == had_.end() ? nullptr : &*found;
    }

    // A row without a slot's key means the slot that starts when it says, so that a file can be
    // imported twice.
    [[nodiscard]] const Slot* same_start(const Said& said) const {
        const std::string& text = said.text(Column::slot_starts);
        const auto starts = text.empty() ? std::optional{meeting_.starts}
                                         : wall_from_typed(text, day_.value_or(Day{}));
        for (const Slot& each : had_) {
            const bool taken =
                named_.count(each.key.text) > 0 || find(meeting_, each.key) != nullptr;
            if (!taken && starts == each.starts) {
                return &each;
            }
        }
        return nullptr;
    }

    // Neither one that the meeting has nor one that the file names.
    [[nodiscard]] SlotKey free_key() const {
        PlannedMeeting all = meeting_;
        all.slots.insert(all.slots.end(), had_.begin(), had_.end());
        for (const std::string& key : named_) {
            all.slots.push_back({.key = SlotKey{key}});
        }
        return meeting::rules::free_key(all);
    }

    void check_slots() {
        const Slot* before = nullptr;
        for (const Slot& slot : meeting_.slots) {
            const auto at = lines_.find(slot.key);
            const int line = at == lines_.end() ? said_.line_of(Column::starts) : at->second;
            const std::string what = "the slot from " + hour_and_minute(slot.starts) + " to " +
                                     hour_and_minute(slot.ends) + " ";
            if (slot.starts < meeting_.starts || slot.ends > meeting_.ends ||
                slot.starts >= meeting_.ends) {
                fields_.problem(line, what + "lies outside its meeting, from " +
                                          hour_and_minute(meeting_.starts) + " to " +
                                          hour_and_minute(meeting_.ends) + ": correct its hours.");
            } else if (slot.ends <= slot.starts) {
                fields_.problem(line, what + "does not end after its start: correct its hours.");
            } else if (before != nullptr && slot.starts < before->ends) {
                fields_.problem(line, what + "begins before the one from " +
                                          hour_and_minute(before->starts) + " to " +
                                          hour_and_minute(before->ends) +
                                          " is over: correct the hours of one of them.");
            }
            before = &slot;
        }
    }

    const Said& said_;
    const std::vector<Said>& slots_;
    Fields& fields_;
    const PlannedMeeting* known_ = nullptr;
    PlannedMeeting meeting_;
    std::optional<Day> day_;
    bool moved_ = false;
    bool known_slot_ = false;       // the slot that is read now
    std::vector<Slot> had_;         // before the file was read, moved with the meeting
    std::set<std::string> named_;   // keys of slots that the file names
    std::map<SlotKey, int> lines_;  // where each slot was read
};

// ---- writing ------------------------------------------------------------------------------------

using Cells = std::map<Column, std::string>;

std::string yes_or_no(bool value) { return value ? "yes" : "no"; }

std::string joined(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& each : texts) {
        result += (result.empty() ? "" : "+") + each;
    }
    return result;
}

std::string or_none(std::string text) { return text.empty() ? std::string{kNone} : text; }

class Writer {
  public:
    Writer(const views::ConferenceView& conference, const views::ProgrammeView& programme)
        : zone_{timing::Zone::named(conference.zone)}, programme_{programme} {}

    std::string write() {
        out_ << kByteOrderMark;
        std::vector<std::string> names;
        for (const ColumnName& each : kColumns) {
            names.emplace_back(each.name);
        }
        write_csv_row(out_, names);
        for (const auto& meeting : programme_.meetings) {
            write(meeting);
        }
        return out_.str();
    }

  private:
    void write(const views::MeetingView& meeting) {
        day_ = date::floor<date::days>(zone_.wall(meeting.starts));
        const Cells cells = cells_of(meeting);
        if (meeting.slots.empty()) {
            row(cells);
        }
        for (const auto& slot : meeting.slots) {
            Cells all = cells;
            all.merge(cells_of(slot));
            row(all);
        }
    }

    [[nodiscard]] Cells cells_of(const views::MeetingView& meeting) const {
        const std::string day = day_and_time(WallTime{day_});
        Cells cells{{Column::key, meeting.key.text},
                    {Column::day, day.substr(0, day.find(' '))},
                    {Column::starts, hour(meeting.starts)},
                    {Column::ends, hour(meeting.ends)},
                    {Column::kind, std::string{word(meeting.kind)}},
                    {Column::title, meeting.name},
                    {Column::room, meeting.room.text},
                    {Column::modality, std::string{word(meeting.modality)}},
                    {Column::webcast, yes_or_no(meeting.webcast)},
                    {Column::open_to_public, yes_or_no(meeting.open_to_public)},
                    {Column::plan, std::string{word(meeting.plan)}},
                    {Column::languages, or_none(joined(meeting.languages))},
                    {Column::team, meeting.team},
                    {Column::link, meeting.link}};
        if (meeting.plan != MeetingPlan::planned) {
            cells[Column::reason] = meeting.reason;
        }
        // What is shown while a meeting goes on is not its plan: who has the gavel, and that the
        // webcast is off in informal mode.
        if (meeting.state == meeting::MeetingState::scheduled) {
            cells[Column::presiding] = meeting.presiding;
        }
        if (meeting.informal) {
            cells.erase(Column::webcast);
        }
        return cells;
    }

    [[nodiscard]] Cells cells_of(const views::SlotView& slot) const {
        std::vector<std::string> items;
        for (const auto& item : slot.items) {
            items.push_back(item.key.text);  // a number may mean another item by its key
        }
        return {
            {Column::slot_key, slot.key.text},    {Column::slot_starts, hour(slot.starts)},
            {Column::slot_ends, hour(slot.ends)}, {Column::slot_kind, std::string{word(slot.kind)}},
            {Column::slot_items, joined(items)},  {Column::slot_title, slot.title}};
    }

    // With its day where that is not the meeting's first.
    [[nodiscard]] std::string hour(timing::UtcTime utc) const {
        const WallTime wall = zone_.wall(utc);
        const bool seconds = date::floor<std::chrono::minutes>(wall) != wall;
        const std::string time = seconds ? time_of_day(wall) : hour_and_minute(wall);
        const std::string day = day_and_time(wall);
        return date::floor<date::days>(wall) == day_ ? time
                                                     : day.substr(0, day.find(' ') + 1) + time;
    }

    void row(const Cells& cells) {
        std::vector<std::string> fields;
        for (const ColumnName& each : kColumns) {
            const auto found = cells.find(each.column);
            fields.push_back(found == cells.end() ? std::string{} : found->second);
        }
        write_csv_row(out_, fields);
    }

    timing::Zone zone_;
    const views::ProgrammeView& programme_;
    std::ostringstream out_;
    Day day_{};
};

}  // namespace

std::vector<PlannedMeeting> programme_from_csv(const std::string& name, const std::string& text,
                                               const ConferenceFacts& facts,
                                               const Programme& programme) {
    const CsvTable table = table_of(name, text);
    Problems problems{name};
    const Header header{table.header, problems};
    problems.stop_if_any();
    if (table.rows.empty()) {
        problems.add(table.header.line,
                     "the file names its columns and holds no meeting: add a row for each.");
    }
    const Rows rows{table, header, problems};
    Fields fields{facts, problems};
    std::vector<PlannedMeeting> meetings;
    for (const MeetingRows& each : rows.meetings()) {
        meetings.push_back(MeetingReader{each, programme, fields}.read());
    }
    problems.stop_if_any();
    return meetings;
}

std::string programme_csv(const meeting::views::ConferenceView& conference,
                          const meeting::views::ProgrammeView& programme) {
    return Writer{conference, programme}.write();
}

}  // namespace dais::console
