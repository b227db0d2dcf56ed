#include "console/program/summary_record.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <set>

#include <date/date.h>

#include "console/format.h"
#include "console/program/pdf.h"
#include "console/program/record_content.h"
#include "meeting/codec/descriptions.h"

namespace dais::console {

namespace {

using namespace meeting;
using codec::Json;
using codec::Strings;

// The official languages, in the order in which the annex prints them.
constexpr std::array kLanguages{"ar", "zh", "en", "fr", "ru", "es"};

std::string say(const Strings& strings, const std::string& key,
                const std::map<std::string, std::string>& names = {}) {
    return strings.say("summary." + key, names);
}

std::string day_of(timing::WallTime wall) {
    const std::string both = day_and_time(wall);
    return both.substr(0, both.find(' '));
}

// What the papers call the meeting's proceedings, from the record of the whole conference.
class Summary {
  public:
    Summary(const State& state, const PlannedMeeting& meeting, const Strings& strings)
        : conference_{state.conference},
          meeting_{meeting},
          strings_{strings},
          record_{record_of(state)} {
        made_.conference = record_.title;
        made_.short_title = conference_.facts->short_title;
        made_.rehearsal = record_.rehearsal;
        made_.key = meeting.key.text;
        made_.title = say(strings, meeting.ordinal > 0 ? "title" : "title-informal",
                          {{"meeting", name_of(meeting)}});
        const timing::UtcTime newest = state.rows.empty()
                                           ? timing::UtcTime{}
                                           : utc_at(conference_, state.rows.back().recorded);
        made_.created = codec::to_text(newest);
    }

    SummaryRecord make() {
        hours();
        statements();
        course();
        std::stable_sort(made_.proceedings.begin(), made_.proceedings.end(),
                         [](const auto& one, const auto& other) { return one.at < other.at; });
        texts();
        delegations();
        return std::move(made_);
    }

  private:
    [[nodiscard]] const CourseLine* first(const char* key) const {
        for (const auto& line : record_.course) {
            if (line.meeting_name == name_of(meeting_) && line.what.key == key) {
                return &line;
            }
        }
        return nullptr;
    }

    void hours() {
        const CourseLine* opened = first("course.opened");
        const CourseLine* adjourned = first("course.adjourned");
        const std::string& venue = conference_.facts->venue;
        const timing::WallTime day = opened == nullptr ? meeting_.starts : opened->at.wall;
        made_.particulars.push_back(say(strings_, venue.empty() ? "held-somewhere" : "held",
                                        {{"venue", venue}, {"day", day_of(day)}}));
        if (opened == nullptr) {
            made_.particulars.push_back(say(strings_, "not-opened"));
        } else {
            made_.particulars.push_back(
                say(strings_, adjourned == nullptr ? "hours-open" : "hours",
                    {{"opened", hour_and_minute(opened->at.wall)},
                     {"adjourned", adjourned == nullptr ? "" : hour_and_minute(adjourned->at.wall)},
                     {"zone", record_.zone}}));
        }
        if (adjourned != nullptr) {
            made_.created = codec::to_text(adjourned->at.utc);
        }
        presiding();
    }

    void presiding() {
        std::string name = run_of(conference_, meeting_.key).presiding;
        for (const auto& member : conference_.bureau) {
            const bool chair = member.office == "chair" || member.office == "chair-designate";
            if (name.empty() && chair && !member.delegation.text.empty()) {
                name = name_of(conference_, member.delegation);
            }
        }
        if (!name.empty()) {
            made_.particulars.push_back(say(strings_, "presiding", {{"name", name}}));
        }
    }

    void statements() {
        for (const auto& line : record_.statements) {
            if (line.meeting != meeting_.key) {
                continue;
            }
            std::map<std::string, std::string> names{{"time", hour_and_minute(line.given.wall)}};
            std::string key = "spoke-without-clock";
            if (line.used) {
                const bool over = line.over >= std::chrono::seconds{1};
                key = over ? "spoke-over" : "spoke";
                names["length"] = length_text(*line.used);
                names["over"] = length_text(line.over);
            }
            std::string text = say(strings_, key, names);
            if (!line.people.empty()) {
                text = say(strings_, "with-person", {{"person", line.people}, {"what", text}});
            }
            made_.proceedings.push_back({line.given.wall, line.name, std::move(text)});
        }
    }

    // Of the course only what was announced in the room.
    void course() {
        static const std::set<std::string> kPrivate{"course.late-request", "course.request-refused",
                                                    "course.point-raised",
                                                    "course.point-raised-on-voting"};
        for (const auto& line : record_.course) {
            if (line.meeting_name == name_of(meeting_) && kPrivate.count(line.what.key) == 0) {
                std::string text = sentence_of(line, strings_);
                const bool ends = !text.empty() && (text.back() == '.' || text.back() == '!');
                made_.proceedings.push_back({line.at.wall, {}, text + (ends ? "" : ".")});
            }
        }
    }

    void texts() {
        std::set<DocumentKey> meant;
        for (auto& decision : record_.texts.decisions) {
            if (decision.view.meeting == meeting_.key) {
                if (decision.view.document) {
                    meant.insert(*decision.view.document);
                }
                made_.decisions.push_back(std::move(decision));
            }
        }
        for (auto& document : record_.texts.documents) {
            const bool decided = meant.count(document.view.key) > 0;
            if (decided || (document.view.released && !document.view.superseded_by)) {
                made_.documents.push_back(std::move(document));
            }
        }
    }

    void delegations() {
        std::map<std::string, const Delegation*> spoke;  // in alphabetical order
        for (const auto& line : record_.statements) {
            const Delegation* delegation = line.meeting == meeting_.key && line.delegation
                                               ? find(*conference_.facts, *line.delegation)
                                               : nullptr;
            if (delegation != nullptr) {
                spoke[delegation->en.sort] = delegation;
            }
        }
        for (const auto& [sort, delegation] : spoke) {
            NamesByLanguage names = delegation->list_names;
            names["en"] = delegation->en.list;
            made_.delegations.push_back(std::move(names));
        }
    }

    const Conference& conference_;
    const PlannedMeeting& meeting_;
    const Strings& strings_;
    RecordContent record_;
    SummaryRecord made_;
};

std::string decision_text(const DecisionRecord& decision, const Strings& strings) {
    std::string text = outcome_of(decision, strings) + ".";
    if (!decision.view.amendments.empty()) {
        text += " " + say(strings, "amendments", {{"text", decision.view.amendments}}) + ".";
    }
    return text;
}

std::string position_text(const views::PositionView& position, const Strings& strings) {
    return position_of(position, strings) + (position.text.empty() ? "." : ": " + position.text);
}

std::string document_text(const Dated<views::DocumentView>& document) {
    std::string text = document.view.title;
    text +=
        (text.empty() ? "" : ", ") +
        (document.view.issued_assumed ? day_of(document.at.wall) : day_and_time(document.at.wall));
    return text;
}

std::vector<std::string> row_of(const NamesByLanguage& names) {
    std::vector<std::string> cells;
    for (const char* language : kLanguages) {
        const auto found = names.find(language);
        cells.push_back(found == names.end() ? std::string{} : found->second);
    }
    return cells;
}

// ---- the three formats
// ---------------------------------------------------------------------------

PdfDocument pdf_from(const SummaryRecord& summary, const Strings& strings,
                     const std::string& language) {
    PdfDocument pdf{.title = summary.title,
                    .subject = summary.conference,
                    .language = language,
                    .created = summary.created,
                    .blocks = {}};
    std::string particulars;
    for (const auto& each : summary.particulars) {
        particulars += (particulars.empty() ? "" : "\n") + each;
    }
    pdf.blocks = {PdfMasthead{summary.conference, particulars}, PdfHeading{1, summary.title}};
    if (summary.rehearsal) {
        pdf.blocks.emplace_back(PdfParagraph{.text = say(strings, "rehearsal")});
    }
    pdf.blocks.emplace_back(PdfParagraph{.text = say(strings, "made-by"), .small = true});
    const auto heading = [&](const char* key) {
        pdf.blocks.emplace_back(PdfHeading{2, say(strings, key)});
    };
    heading("proceedings");
    int number = 0;
    for (const auto& each : summary.proceedings) {
        pdf.blocks.emplace_back(PdfParagraph{
            .number = std::to_string(++number) + ".", .lead_in = each.lead_in, .text = each.text});
    }
    if (!summary.decisions.empty()) {
        heading("decisions");
    }
    for (const auto& decision : summary.decisions) {
        pdf.blocks.emplace_back(PdfParagraph{.lead_in = decision.view.on + ":",
                                             .text = decision_text(decision, strings)});
        for (const auto& position : decision.view.positions) {
            pdf.blocks.emplace_back(PdfParagraph{.lead_in = name_of(position.by, strings) + ":",
                                                 .text = position_text(position, strings)});
        }
    }
    if (!summary.documents.empty()) {
        heading("texts");
    }
    for (const auto& document : summary.documents) {
        pdf.blocks.emplace_back(
            PdfParagraph{.lead_in = document.view.name + ":", .text = document_text(document)});
    }
    heading("annex");
    if (summary.delegations.empty()) {
        pdf.blocks.emplace_back(PdfParagraph{.text = say(strings, "nobody")});
    } else {
        PdfTable table;
        for (const char* each : kLanguages) {
            table.columns.push_back({say(strings, std::string{"column."} + each)});
        }
        for (const auto& names : summary.delegations) {
            table.rows.push_back(row_of(names));
        }
        pdf.blocks.emplace_back(std::move(table));
    }
    pdf.running_head = {summary.short_title, summary.title};
    pdf.footer = {"", say(strings, "page", {{"page", "{page}"}, {"pages", "{pages}"}})};
    return pdf;
}

void write_markdown(const SummaryRecord& summary, const Strings& strings, std::ostream& out) {
    out << "# " << cell(summary.title) << "\n\n" << cell(summary.conference) << "\n\n";
    for (const auto& each : summary.particulars) {
        out << "- " << cell(each) << '\n';
    }
    if (summary.rehearsal) {
        out << "- " << say(strings, "rehearsal") << '\n';
    }
    out << '\n' << say(strings, "made-by") << '\n';
    const auto heading = [&](const char* key) { out << "\n## " << say(strings, key) << "\n\n"; };
    heading("proceedings");
    int number = 0;
    for (const auto& each : summary.proceedings) {
        out << ++number << ". ";
        if (!each.lead_in.empty()) {
            out << "**" << cell(each.lead_in) << "** ";
        }
        out << cell(each.text) << '\n';
    }
    if (!summary.decisions.empty()) {
        heading("decisions");
    }
    for (const auto& decision : summary.decisions) {
        out << "- **" << cell(decision.view.on) << ":** " << cell(decision_text(decision, strings))
            << '\n';
        for (const auto& position : decision.view.positions) {
            out << "  - **" << cell(name_of(position.by, strings)) << ":** "
                << cell(position_text(position, strings)) << '\n';
        }
    }
    if (!summary.documents.empty()) {
        heading("texts");
    }
    for (const auto& document : summary.documents) {
        out << "- **" << cell(document.view.name) << ":** " << cell(document_text(document))
            << '\n';
    }
    heading("annex");
    if (summary.delegations.empty()) {
        out << say(strings, "nobody") << '\n';
        return;
    }
    const auto row = [&](const std::vector<std::string>& cells) {
        out << '|';
        for (const auto& each : cells) {
            out << ' ' << cell(each) << " |";
        }
        out << '\n';
    };
    std::vector<std::string> heads;
    for (const char* each : kLanguages) {
        heads.push_back(say(strings, std::string{"column."} + each));
    }
    row(heads);
    row(std::vector<std::string>(heads.size(), "---"));
    for (const auto& names : summary.delegations) {
        row(row_of(names));
    }
}

Json json_from(const SummaryRecord& summary) {
    Json proceedings = Json::array();
    for (const auto& each : summary.proceedings) {
        proceedings.push_back(
            {{"at", codec::to_text(each.at)}, {"speaker", each.lead_in}, {"text", each.text}});
    }
    RecordTexts texts;
    texts.decisions = summary.decisions;
    texts.documents = summary.documents;
    Json both = json_of(texts);
    return {{"conference", summary.conference},
            {"meeting", summary.key},
            {"title", summary.title},
            {"particulars", summary.particulars},
            {"rehearsal", summary.rehearsal},
            {"proceedings", std::move(proceedings)},
            {"decisions", std::move(both["decisions"])},
            {"documents", std::move(both["documents"])},
            {"delegations", summary.delegations}};
}

}  // namespace

MeetingKey meeting_named(const State& state, const std::string& said, const Strings& strings) {
    std::string keys;
    for (const auto& meeting : state.conference.programme->meetings) {
        const bool number = meeting.ordinal > 0 && said == std::to_string(meeting.ordinal);
        if (number || said == meeting.key.text) {
            return meeting.key;
        }
        keys += (keys.empty() ? "" : ", ") + meeting.key.text;
    }
    throw std::runtime_error{say(strings, "no-meeting", {{"meeting", said}, {"meetings", keys}})};
}

SummaryRecord summary_of(const State& state, const MeetingKey& meeting, const Strings& strings) {
    return Summary{state, *find(state.conference, meeting), strings}.make();
}

void write_summary(const SummaryRecord& summary, SummaryFormat format, const Strings& strings,
                   const std::string& language, std::ostream& out, const Progress& progress) {
    switch (format) {
        case SummaryFormat::pdf:
            out << pdf_of(pdf_from(summary, strings, language), progress);
            return;
        case SummaryFormat::markdown: write_markdown(summary, strings, out); return;
        case SummaryFormat::json:
            constexpr int kIndent = 1;
            out << json_from(summary).dump(kIndent, ' ', false, Json::error_handler_t::replace)
                << '\n';
            return;
    }
}

}  // namespace dais::console
