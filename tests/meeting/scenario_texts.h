// The verbs of the tables about texts, silence, votes and decisions, and the ways to look at them.
// "d3" is the newest document that is draft 3 ("d0" the zero draft), another word a symbol or key;
// "proposal", "silence", "vote", "decision" the newest of their kind.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "meeting/make_text_view.h"
#include "tests/meeting/scenario_programme.h"

namespace dais::meeting::test {

namespace texts {

using programme::after;
using programme::parts;
using programme::worded;

inline bool has(const RowWords& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

inline DocumentKey document(const Conference& conference, const std::string& word) {
    DocumentKey found{word};
    for (const auto& each : conference.texts->documents) {
        const bool draft = each->draft && word == "d" + std::to_string(*each->draft);
        if (draft || (!each->symbol.empty() && each->symbol == word)) {
            found = each->key;
        }
    }
    return found;
}

/// "24", "1-5", "3,4,24-26"; "none".
inline std::vector<ParagraphKey> numbers(const std::string& text) {
    std::vector<ParagraphKey> found;
    for (const auto& part : parts(text == "none" ? "" : text, ',')) {
        const auto dash = part.find('-');
        if (dash == std::string::npos) {
            found.push_back({part});
            continue;
        }
        for (int i = std::stoi(part); i <= std::stoi(part.substr(dash + 1)); ++i) {
            found.push_back({std::to_string(i)});
        }
    }
    return found;
}

/// "KEN", "JAM/caricom", "KEN/"Friends"; "chair".
inline Voice voice(const std::string& text) {
    if (text == "chair") {
        return {};
    }
    const auto slash = text.find('/');
    const std::string who = text.substr(0, slash);
    Voice found{who.empty() ? std::nullopt : std::optional{DelegationKey{who}}, {}};
    if (slash != std::string::npos) {
        const std::string group = text.substr(slash + 1);
        found.on_behalf_of = group.empty() || group[0] == '"'
                                 ? OnBehalfOf{{}, group.substr(group.empty() ? 0 : 1), {}}
                                 : OnBehalfOf{GroupKey{group}, {}, {}};
    }
    return found;
}

inline std::vector<Voice> voices(const RowWords& words) {
    std::vector<Voice> found;
    for (const auto& each : parts(after(words, "with"), ',')) {
        found.push_back(voice(each));
    }
    return found;
}

/// "24:00:00", or "-0:10" before.
inline timing::Duration length(const std::string& text) {
    const bool before = text[0] == '-';
    timing::Duration total{};
    for (const auto& part : parts(before ? text.substr(1) : text, ':')) {
        total = total * 60 + std::chrono::seconds{std::stoi(part)};
    }
    return before ? -total : total;
}

/// "_" stands for a space.
inline std::string words_of(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

inline std::vector<Paragraph> paragraphs(const RowWords& words) {
    std::vector<Paragraph> made;
    for (const auto& number : numbers(after(words, "paragraphs"))) {
        Paragraph& one = made.emplace_back();
        one.number = number;
        one.text = words_of(after(words, "saying"));
        if (has(words, "under")) one.section = {after(words, "under")};
        if (has(words, "item")) one.item = ItemKey{after(words, "item")};
        if (has(words, "as")) one.state = worded<ParagraphState>(after(words, "as"));
    }
    return made;
}

inline std::vector<LanguageVersion> languages(const RowWords& words) {
    std::vector<LanguageVersion> made;
    for (const auto& each : parts(after(words, "in"), ',')) {
        made.push_back({each, {}, {}});
    }
    return made;
}

inline std::optional<HourSomewhere> until(const RowWords& words) {
    if (!has(words, "until")) {
        return std::nullopt;
    }
    return HourSomewhere{programme::wall(after(words, "until")), after(words, "zone"),
                         programme::second(words)};
}

inline Matter matter(const Conference& conference, const RowWords& words,
                     const ProposalKey& newest) {
    Matter on;
    const std::string text = after(words, "on");
    if (text == "proposal") {
        on.proposal = newest;
    } else if (text == "agenda") {
        on.item = ItemKey{after(words, "item")};
    } else if (text == "words") {
        on.text = words_of(after(words, "saying"));
    } else if (text != "nothing") {
        on.document = document(conference, text);
    }
    return on;
}

inline std::string state_of(const Document& document) {
    std::string text = name_of(document);
    for (const auto& [state, word] : WordsOf<ParagraphState>::words) {
        const auto count =
            std::count_if(document.paragraphs.begin(), document.paragraphs.end(),
                          [&, wanted = state](const auto& each) { return each.state == wanted; });
        text += count == 0 ? "" : ", " + std::to_string(count) + " " + std::string{word};
    }
    text += document.superseded_by ? ", superseded" : document.adopted ? ", adopted" : "";
    return text;
}

template <class Values>
auto newest(const Values& values) {
    using Value = typename Values::value_type;
    return values.empty() ? Value{} : values.back();
}

}  // namespace texts

/// The command that a row means; nothing if its verb is none of the texts'. `key` turns "3rd" into
/// the meeting's key, `now` is the conference's UTC.
inline std::optional<Command> about_texts(
    const RowWords& words, const Conference& conference, timing::UtcTime now,
    const std::function<MeetingKey(const std::string&)>& key) {
    using namespace texts;
    const Texts& all = *conference.texts;
    const std::string& verb = words[0];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string{}; };
    const auto number = [&](std::size_t i) { return word(i).empty() ? 0 : std::stoi(word(i)); };
    const MeetingKey meeting = key(has(words, "at") ? after(words, "at") : "1st");
    const DocumentKey document = texts::document(conference, word(1));
    const ProposalKey proposal =
        word(1) == "nothing" ? ProposalKey{"nothing"} : newest(all.proposals).key;
    const SilenceId silence = has(words, "nowhere") ? SilenceId{9999} : newest(all.silences).id;
    const VoteId vote = has(words, "nowhere") ? VoteId{9999} : newest(all.votes).id;
    const auto moment = [&](const char* name) {
        return has(words, name) ? std::optional{now + length(after(words, name))} : std::nullopt;
    };
    if (verb == "issue") {
        IssueDocument issue;
        issue.draft =
            word(1)[0] == 'd' ? std::optional{std::stoi(word(1).substr(1))} : std::nullopt;
        issue.symbol = after(words, "symbol");
        issue.title = words_of(after(words, "title"));
        if (has(words, "kind")) issue.kind = worded<DocumentKind>(after(words, "kind"));
        if (has(words, "over")) {
            issue.supersedes = texts::document(conference, after(words, "over"));
        }
        issue.issued = moment("issued");
        issue.languages = languages(words);
        issue.released = has(words, "released");
        if (has(words, "section")) {
            issue.sections.push_back({{after(words, "section")}, "Section", 1, {}});
        }
        issue.paragraphs = paragraphs(words);
        return issue;
    }
    if (verb == "amend-document") {
        return AmendDocument{.document = document,
                             .symbol = after(words, "symbol"),
                             .title = words_of(after(words, "title")),
                             .issued = moment("issued"),
                             .link = {},
                             .languages = languages(words),
                             .released = has(words, "released")};
    }
    if (verb == "import-paragraphs") return ImportParagraphs{document, {}, paragraphs(words)};
    if (verb == "amend-paragraph") {
        std::string text = words_of(word(4));
        if (text == "too long") text.assign(30'000, 'x');
        return AmendParagraph{document, {word(2)}, words_of(word(3)), text};
    }
    if (verb == "consider") {
        return ConsiderText{meeting, document, numbers(word(2)), has(words, "list")};
    }
    if (verb == "leave-text") return LeaveText{meeting};
    if (verb == "mark") {
        return MarkParagraphs{document, numbers(word(2)), worded<ParagraphState>(word(3))};
    }
    if (verb == "hold") return HoldParagraph{document, {word(2)}, voice(word(3)), {}};
    if (verb == "let-go") return LetParagraphGo{document, {word(2)}, voice(word(3))};
    if (verb == "propose") {
        MakeProposal make;
        make.by = voice(word(1));
        make.title = words_of(after(words, "title"));
        make.text = words_of(after(words, "saying"));
        make.received = moment("received");
        if (has(words, "on")) {
            make.place.document = texts::document(conference, after(words, "on"));
        }
        make.place.paragraphs = numbers(has(words, "for") ? after(words, "for") : "none");
        if (has(words, "item")) make.place.item = ItemKey{after(words, "item")};
        return make;
    }
    if (verb == "amend-proposal") {
        return AmendProposal{proposal, {}, words_of(after(words, "saying")), {}};
    }
    if (verb == "explain") return NoteProposalExplained{proposal};
    if (verb == "circulate") return CirculateProposal{proposal};
    if (verb == "withdraw-proposal") return WithdrawProposal{proposal};
    if (verb == "take-up") {
        return TakeUpProposal{proposal, texts::document(conference, after(words, "in"))};
    }
    if (verb == "sticking") {
        RaiseStickingPoint raise;
        raise.title = words_of(word(1) == "untitled" ? "" : word(1));
        raise.concerned = voices(words);
        raise.facilitator = words_of(after(words, "by"));
        if (has(words, "on")) raise.document = texts::document(conference, after(words, "on"));
        raise.paragraphs = numbers(has(words, "for") ? after(words, "for") : "none");
        return raise;
    }
    if (verb == "settle") {
        const auto found =
            std::find_if(all.sticking_points.begin(), all.sticking_points.end(),
                         [&](const auto& each) { return each.title == words_of(word(1)); });
        if (found == all.sticking_points.end()) {
            return AmendStickingPoint{.point = {word(1)}, .title = word(1)};
        }
        return AmendStickingPoint{.point = found->key,
                                  .title = found->title,
                                  .concerned = found->concerned,
                                  .facilitator = found->facilitator,
                                  .note = found->note,
                                  .document = found->document,
                                  .paragraphs = found->paragraphs,
                                  .settled = true,
                                  .settled_how = words_of(word(2))};
    }
    if (verb == "open-silence") {
        OpenSilence open{document, words_of(after(words, "about")), {}, until(words)};
        if (has(words, "for")) open.lasting = length(after(words, "for"));
        return open;
    }
    if (verb == "extend-silence") {
        ExtendSilence extend{silence, {}, until(words)};
        if (has(words, "by")) extend.by = length(after(words, "by"));
        return extend;
    }
    if (verb == "object") {
        return ObjectToSilence{silence, voice(word(1)), moment("received"), {}, has(words, "late")};
    }
    if (verb == "conclude-silence") {
        return ConcludeSilence{silence, worded<SilenceOutcome>(word(1)), after(words, "letter")};
    }
    if (verb == "open-vote") {
        OpenVote open;
        open.meeting = meeting;
        open.on = matter(conference, words, newest(all.proposals).key);
        if (has(words, "method")) open.method = worded<VoteMethod>(after(words, "method"));
        open.two_thirds = has(words, "two-thirds");
        if (has(words, "drawn")) open.drawn = DelegationKey{after(words, "drawn")};
        return open;
    }
    if (verb == "cast") {
        CastVote cast{vote, {word(1)}, worded<VoteChoice>(word(2)), {}};
        if (has(words, "instead-of")) {
            cast.instead_of = worded<VoteChoice>(after(words, "instead-of"));
        }
        return cast;
    }
    if (verb == "close-vote") {
        return word(1) == "nowhere" ? CloseVote{vote}
                                    : CloseVote{vote, number(1), number(2), number(3)};
    }
    if (verb == "take-decision") {
        TakeDecision take;
        take.meeting = meeting;
        take.on = matter(conference, words, newest(all.proposals).key);
        take.outcome = worded<DecisionOutcome>(word(1));
        take.amendments = words_of(after(words, "amended"));
        return take;
    }
    if (verb == "position") {
        return TakePosition{has(words, "nowhere") ? DecisionId{9999} : newest(all.decisions).id,
                            voice(word(1)),
                            worded<PositionKind>(word(2)),
                            numbers(has(words, "from") ? after(words, "from") : "none"),
                            {}};
    }
    if (verb == "nominate" || verb == "withdraw-nomination") {
        const Nomination nomination{word(2) == "none" ? "" : word(2), word(3), {word(1)}};
        if (verb == "nominate") return NominateOfficer{nomination};
        return WithdrawNomination{nomination};
    }
    if (verb == "circular") {
        SendCircular send;
        send.title = words_of(word(1) == "untitled" ? "" : word(1));
        if (has(words, "long")) send.text.assign(9'000, 'x');
        send.link = after(words, "link");
        send.open_to_public = has(words, "public");
        return send;
    }
    return std::nullopt;
}

/// What a row sees of a text, a silence, a vote, a decision; nothing if it looks at none.
inline std::optional<std::string> look_at_texts(
    const RowWords& words, const Conference& conference,
    const std::function<MeetingKey(const std::string&)>& key) {
    using namespace texts;
    const Texts& all = *conference.texts;
    const views::Told told = has(words, "publicly") ? views::Told::open : views::Told::officers;
    const views::TextsView view = views::texts_view(conference, told);
    if (words[0] == "draft") {
        const Document* found = find(all, document(conference, words.at(1)));
        return found == nullptr ? "none" : state_of(*found);
    }
    if (words[0] == "paragraph") {
        for (const auto& each : view.documents) {
            if (each.key != document(conference, words.at(1))) {
                continue;
            }
            for (const auto& paragraph : each.paragraphs) {
                if (paragraph.number.text == words.at(2)) {
                    std::string text{word(paragraph.state)};
                    for (const auto& hold : paragraph.holds) {
                        text +=
                            ", held by " + hold.by.name +
                            (hold.by.on_behalf_of.empty() ? "" : " (" + hold.by.on_behalf_of + ")");
                    }
                    for (const auto& run : paragraph.changed) {
                        text += run.kind == DifferenceKind::same      ? " =" + run.text
                                : run.kind == DifferenceKind::removed ? " -" + run.text
                                                                      : " +" + run.text;
                    }
                    return text;
                }
            }
        }
        return "none";
    }
    if (words[0] == "on-the-floor") {
        const auto shown = views::consideration_view(
            conference, key(words.size() > 1 && words[1] != "publicly" ? words[1] : "1st"), told);
        if (!shown) {
            return "none";
        }
        return shown->name +
               (shown->paragraphs.empty() ? "" : ", paragraphs " + shown->paragraphs) +
               (shown->label.empty() ? "" : ", " + shown->label);
    }
    if (words[0] == "formulations") {
        std::string text;
        for (const auto& each : view.proposals) {
            if (each.item == words.at(1)) {
                text += (text.empty() ? "" : "; ") +
                        (each.by.name.empty() ? "Chair" : each.by.name) +
                        (each.by.on_behalf_of.empty() ? "" : " (" + each.by.on_behalf_of + ")") +
                        (each.withdrawn ? " withdrawn" : "") +
                        (each.taken_up.empty() ? "" : " in " + each.taken_up);
            }
        }
        return text.empty() ? "none" : text;
    }
    if (words[0] == "silence") {
        if (view.silences.empty()) {
            return "none";
        }
        const auto& each = view.silences.back();
        std::string text =
            date::format("until %m-%d %H:%M:%S UTC", date::floor<std::chrono::seconds>(each.ends));
        text += each.outcome ? ", " + std::string{word(*each.outcome)} : "";
        text += each.broken && !each.outcome ? ", broken" : "";
        for (const auto& objection : each.objections) {
            text += ", " + objection.by.name + (objection.late ? " late" : "");
        }
        return text;
    }
    if (words[0] == "ballot") {
        if (view.votes.empty()) {
            return "none";
        }
        const auto& each = view.votes.back();
        std::string text = each.on;
        text += each.closed
                    ? (each.carried ? " carried " : " lost ") + std::to_string(each.in_favour) +
                          "-" + std::to_string(each.against) + "-" + std::to_string(each.abstaining)
                    : " open";
        return text + (each.next ? ", next " + each.next_name : "");
    }
    if (words[0] == "decision") {
        if (view.decisions.empty()) {
            return "none";
        }
        const auto& each = view.decisions.back();
        std::string text = each.on + " " + std::string{word(each.outcome)};
        text += each.vote ? " by vote" : "";
        text += each.orally_amended ? " as orally amended" : "";
        for (const auto& position : each.positions) {
            text += ", " + position.by.name + " " + std::string{word(position.kind)} +
                    (position.paragraphs.empty() ? "" : " " + position.paragraphs);
        }
        return text;
    }
    if (words[0] == "board") {
        std::string text;
        for (const auto& each : view.sticking_points) {
            text += (text.empty() ? "" : "; ") + each.title + (each.settled ? " settled" : "");
        }
        return text.empty() ? "none" : text;
    }
    if (words[0] == "seats") {
        std::string text;
        for (const auto& each : view.bureau) {
            if (each.office == words.at(1)) {
                text += (text.empty() ? "" : ", ") + (each.name.empty() ? "nobody" : each.name) +
                        " " + each.status;
            }
        }
        return text.empty() ? "none" : text;
    }
    if (words[0] == "circulars") {
        std::string text;
        for (const auto& each : view.circulars) {
            text += (text.empty() ? "" : "; ") + each.title;
        }
        return text.empty() ? "none" : text;
    }
    return std::nullopt;
}

}  // namespace dais::meeting::test
