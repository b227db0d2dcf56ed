#include "console/panels/figures_plan.h"

#include <algorithm>

#include "console/format.h"
#include "console/panels/prepare.h"

namespace dais::console {

namespace {

using meeting::FigureRow;

std::string told_of(const FigureRow& row, const Strings& words) {
    return words.say("console.figures.told", {{"statements", grouped(row.statements)},
                                              {"allotted", length_text(row.allotted)},
                                              {"used", length_text(row.used)},
                                              {"over", length_text(row.over)}});
}

float share(timing::Duration part, timing::Duration whole) {
    return whole <= timing::Duration{} ? 0.0F
                                       : static_cast<float>(std::chrono::duration<double>(part) /
                                                            std::chrono::duration<double>(whole));
}

void add(FigureRow& sum, const FigureRow& row) {
    sum.statements += row.statements;
    sum.allotted += row.allotted;
    sum.used += row.used;
    sum.over += row.over;
}

// The longest first; what is left over the most bars is one, named so.
std::vector<FigureRow> longest_first(std::vector<FigureRow> rows, timing::Duration FigureRow::*by,
                                     const Strings& words) {
    std::erase_if(rows, [&](const FigureRow& row) { return row.*by <= timing::Duration{}; });
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const FigureRow& a, const FigureRow& b) { return a.*by > b.*by; });
    if (rows.size() > kMostBars) {
        FigureRow others;
        const auto first = rows.begin() + static_cast<std::ptrdiff_t>(kMostBars - 1);
        for (auto row = first; row != rows.end(); ++row) {
            add(others, *row);
        }
        others.name =
            words.say("console.figures.others",
                      {{"count", grouped(static_cast<std::int64_t>(rows.end() - first))}});
        rows.erase(first, rows.end());
        rows.push_back(std::move(others));
    }
    return rows;
}

FigureChart chart(std::string title, std::string empty, const std::vector<FigureRow>& rows,
                  const Strings& words) {
    FigureChart made{.title = std::move(title), .empty = std::move(empty), .bars = {}};
    timing::Duration longest{};
    for (const FigureRow& row : rows) {
        longest = std::max(longest, row.used);
    }
    for (const FigureRow& row : rows) {
        made.bars.push_back({.name = row.name,
                             .value = length_text(row.used),
                             .told = told_of(row, words),
                             .within = share(row.used - row.over, longest),
                             .over = share(row.over, longest)});
    }
    return made;
}

FigureChart overruns(const std::vector<FigureRow>& rows, const Strings& words) {
    FigureChart made{.title = words.say("console.figures.over"),
                     .empty = words.say("console.figures.nobody-over"),
                     .bars = {}};
    const timing::Duration longest = rows.empty() ? timing::Duration{} : rows.front().over;
    for (const FigureRow& row : rows) {
        made.bars.push_back({.name = row.name,
                             .value = "+" + length_text(row.over),
                             .told = told_of(row, words),
                             .within = 0,
                             .over = share(row.over, longest)});
    }
    return made;
}

}  // namespace

FiguresPlan figures_plan_of(const meeting::Figures& figures,
                            const std::vector<meeting::Group>& groups, const Strings& words) {
    FiguresPlan plan;
    const auto& total = figures.total;
    plan.summary = words.say(figures.overruns.statements == 0   ? "console.figures.summary"
                             : figures.overruns.statements == 1 ? "console.figures.summary-one"
                                                                : "console.figures.summary-over",
                             {{"statements", grouped(total.statements)},
                              {"used", long_length(total.used, words)},
                              {"count", grouped(figures.overruns.statements)},
                              {"over", length_text(figures.overruns.sum)},
                              {"longest", length_text(figures.overruns.longest)},
                              {"by", figures.overruns.longest_by}});
    if (figures.courtesy.count > 0 || figures.gaps.count > 0) {
        plan.between = words.say("console.figures.between",
                                 {{"courtesy", length_text(figures.courtesy.average)},
                                  {"gap", length_text(figures.gaps.average)}});
    }
    const std::string empty = words.say("console.figures.empty");
    const auto longest = [&](const std::vector<FigureRow>& rows) {
        return longest_first(rows, &FigureRow::used, words);
    };
    const auto shorter = [&](std::vector<FigureRow> rows) {
        for (FigureRow& row : rows) {
            const auto known =
                std::find_if(groups.begin(), groups.end(),
                             [&](const meeting::Group& each) { return each.list == row.name; });
            row.name = row.name.empty()        ? words.say("console.figures.national")
                       : known == groups.end() ? row.name
                                               : known->short_name;
        }
        return rows;
    };
    plan.charts.push_back(chart(words.say("console.figures.regions"), empty,
                                shorter(longest(figures.regions)), words));
    plan.charts.push_back(
        chart(words.say("console.figures.groups"), empty, shorter(longest(figures.groups)), words));
    std::vector<FigureRow> modalities = figures.modalities;
    for (FigureRow& row : modalities) {
        row.name = words.say("console.modality." + row.key);
    }
    plan.charts.push_back(
        chart(words.say("console.figures.modalities"), empty, longest(modalities), words));
    plan.charts.push_back(
        overruns(longest_first(figures.delegations, &FigureRow::over, words), words));
    return plan;
}

}  // namespace dais::console
