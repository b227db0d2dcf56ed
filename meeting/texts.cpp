#include "meeting/texts.h"

#include <algorithm>

namespace dais::meeting {

namespace {

template <class Values, class Same>
auto* first(Values& values, const Same& same) {
    const auto found = std::find_if(values.begin(), values.end(), same);
    return found == values.end() ? nullptr : &*found;
}

}  // namespace

bool broken(const Silence& silence) {
    return std::any_of(silence.objections.begin(), silence.objections.end(),
                       [](const Objection& each) { return !each.late; });
}

std::optional<DelegationKey> next_in_roll_call(const Vote& vote) {
    const auto next = std::find_if(vote.order.begin(), vote.order.end(),
                                   [&](const auto& each) { return vote.cast.count(each) == 0; });
    return next == vote.order.end() ? std::nullopt : std::optional{*next};
}

bool carries(int in_favour, int against, bool two_thirds) {
    return two_thirds ? in_favour >= 2 * static_cast<std::int64_t>(against) && in_favour > 0
                      : in_favour > against;
}

const Document* find(const Texts& texts, const DocumentKey& key) {
    const auto* found = first(texts.documents, [&](const auto& each) { return each->key == key; });
    return found == nullptr ? nullptr : found->get();
}

const Paragraph* find(const Document& document, const ParagraphKey& number) {
    return first(document.paragraphs, [&](const auto& each) { return each.number == number; });
}

const Section* find(const Document& document, const SectionKey& key) {
    return first(document.sections, [&](const auto& each) { return each.key == key; });
}

const Proposal* find(const Texts& texts, const ProposalKey& key) {
    return first(texts.proposals, [&](const auto& each) { return each.key == key; });
}

const StickingPoint* find(const Texts& texts, const StickingPointKey& key) {
    return first(texts.sticking_points, [&](const auto& each) { return each.key == key; });
}

const Silence* find(const Texts& texts, SilenceId id) {
    return first(texts.silences, [&](const auto& each) { return each.id == id; });
}

const Vote* find(const Texts& texts, VoteId id) {
    return first(texts.votes, [&](const auto& each) { return each.id == id; });
}

const TakenDecision* find(const Texts& texts, DecisionId id) {
    return first(texts.decisions, [&](const auto& each) { return each.id == id; });
}

const Vote* open_vote(const Texts& texts, const MeetingKey& meeting) {
    return first(texts.votes,
                 [&](const auto& each) { return each.meeting == meeting && !each.closed; });
}

std::string name_of(const Document& document) {
    if (document.draft) {
        const std::string draft =
            *document.draft == 0 ? "Zero draft" : "Draft " + std::to_string(*document.draft);
        return document.symbol.empty() ? draft : draft + " (" + document.symbol + ")";
    }
    return document.symbol.empty() ? document.title : document.symbol;
}

std::string numbers_of(const Document& document, const std::vector<ParagraphKey>& paragraphs) {
    struct Run {
        std::string first;
        std::string last;
        int length = 0;
    };
    std::vector<Run> runs;
    bool goes_on = false;
    for (const auto& paragraph : document.paragraphs) {
        const bool meant =
            std::find(paragraphs.begin(), paragraphs.end(), paragraph.number) != paragraphs.end();
        if (meant && goes_on) {
            runs.back().last = paragraph.number.text;
            ++runs.back().length;
        } else if (meant) {
            runs.push_back({paragraph.number.text, paragraph.number.text, 1});
        }
        goes_on = meant;
    }
    std::vector<std::string> parts;
    for (const auto& run : runs) {
        if (run.length > 2) {
            parts.push_back(run.first + " to " + run.last);
            continue;
        }
        parts.push_back(run.first);
        if (run.length == 2) {
            parts.push_back(run.last);
        }
    }
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

}  // namespace dais::meeting
