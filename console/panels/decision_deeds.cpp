// Deeds about votes, decisions and what delegations put on record about them.
#include <algorithm>
#include <array>

#include "console/panels/deed_maker.h"
#include "console/panels/texts_words.h"

namespace dais::console {

using meeting::DecisionOutcome;
using meeting::PositionKind;
using meeting::VoteChoice;
using meeting::VoteMethod;

namespace {

template <class CommandType>
Question on_words(Question asked) {
    asked.put = [](meeting::Command& command, const Given& given) {
        std::get<CommandType>(command).on.text = given.text;
    };
    return asked;
}

}  // namespace

// ---- votes ------------------------------------------------------------------------------------

void DeedMaker::votes() {
    bool runs = false;
    for (const views::VoteView& each : scene_.texts->votes) {
        const bool here = scene_.meeting != nullptr && each.meeting == scene_.meeting->key;
        if (here && !each.closed) {
            runs = true;
            vote(each);
        }
    }
    if (!runs && in_session()) {
        open_votes();
    }
}

void DeedMaker::open_votes() {
    using meeting::OpenVote;
    const auto offer = [&](const meeting::Matter& on, const std::string& name, bool ask) {
        for (const auto& [method, word] : meeting::WordsOf<VoteMethod>::words) {
            OpenVote open;
            open.meeting = scene_.meeting->key;
            open.on = on;
            open.method = method;
            Deed& deed = add(DeedGroup::votes, "vote-" + std::string{word}, {{"on", name}}, open,
                             ask ? "words" : on.document->text);
            if (ask) {
                deed.questions.push_back(on_words<OpenVote>(question(Question::Kind::words, "on")));
            }
            if (method == VoteMethod::roll_call) {
                deed.questions.push_back(delegation("drawn", &OpenVote::drawn));
            }
            deed.questions.push_back(
                choice("majority",
                       {say("console.ask.majority-simple"), say("console.ask.majority-two-thirds")},
                       [](meeting::Command& command, std::size_t at) {
                           std::get<OpenVote>(command).two_thirds = at == 1;
                       }));
        }
    };
    if (const views::DocumentView* document = workable()) {
        meeting::Matter on;
        on.document = document->key;
        offer(on, short_name(*document, words_), false);
    }
    offer({}, say("console.texts.something"), true);
}

void DeedMaker::vote(const views::VoteView& vote) {
    using meeting::CastVote;
    using meeting::CloseVote;
    const std::string about = std::to_string(vote.id.value);
    const Names names{{"on", vote.on}, {"speaker", vote.next_name}};
    int number = 0;
    for (const auto& [choice, word] : meeting::WordsOf<VoteChoice>::words) {
        ++number;
        CastVote cast;
        cast.vote = vote.id;
        cast.choice = choice;
        if (vote.next) {
            cast.delegation = *vote.next;
            Deed& deed = add(DeedGroup::votes, "roll-" + std::string{word}, names, cast, about);
            deed.found_by = std::to_string(number);
        } else if (vote.method == VoteMethod::recorded) {
            add(DeedGroup::votes, "cast-" + std::string{word}, names, cast, about).questions = {
                delegation("who-votes", &CastVote::delegation)};
        }
    }
    CloseVote close;
    close.vote = vote.id;
    if (vote.method == VoteMethod::show_of_hands) {
        Question counts = question(Question::Kind::votes, "votes");
        counts.put = [](meeting::Command& command, const Given& given) {
            auto& closed = std::get<CloseVote>(command);
            closed.in_favour = given.numbers[0];
            closed.against = given.numbers[1];
            closed.abstaining = given.numbers[2];
        };
        add(DeedGroup::votes, "vote-result", names, close, about).questions = {counts};
    } else if (!vote.next) {
        add(DeedGroup::votes, "vote-close", names, close, about);
    }
    change_vote(vote);
}

void DeedMaker::change_vote(const views::VoteView& vote) {
    using meeting::CastVote;
    if (vote.cast.empty()) {
        return;
    }
    std::vector<std::string> options;
    for (const views::CastView& each : vote.cast) {
        options.push_back(each.name + ": " +
                          say("console.vote." + std::string{meeting::word(each.choice)}));
    }
    std::vector<std::string> choices;
    for (const auto& [value, word] : meeting::WordsOf<VoteChoice>::words) {
        choices.push_back(say("console.vote." + std::string{word}));
    }
    CastVote change;
    change.vote = vote.id;
    add(DeedGroup::votes, "vote-change", {{"on", vote.on}}, change, std::to_string(vote.id.value))
        .questions = {choice("vote-of", options,
                             [cast = vote.cast](meeting::Command& command, std::size_t at) {
                                 std::get<CastVote>(command).delegation = cast[at].delegation;
                                 std::get<CastVote>(command).instead_of = cast[at].choice;
                             }),
                      choice("vote-now", choices, [](meeting::Command& command, std::size_t at) {
                          std::get<CastVote>(command).choice =
                              meeting::WordsOf<VoteChoice>::words.at(at).first;
                      })};
}

// ---- decisions --------------------------------------------------------------------------------

void DeedMaker::decisions() {
    using meeting::TakeDecision;
    if (!scene_.texts->decisions.empty()) {
        positions(scene_.texts->decisions.back());
    }
    if (!in_session()) {
        return;
    }
    TakeDecision take;
    take.meeting = scene_.meeting->key;
    const Question amendments = long_words("amendments", &TakeDecision::amendments);
    const auto offer = [&](const std::string& name, const std::string& about,
                           const std::vector<Question>& first) {
        const auto add_one = [&](std::string_view which, DecisionOutcome outcome, bool amended) {
            take.outcome = outcome;
            take.orally_amended = amended;
            Deed& deed = add(DeedGroup::decisions, which, {{"on", name}}, take, about);
            deed.questions = first;
            if (amended) {
                deed.questions.push_back(amendments);
            }
        };
        add_one("adopt", DecisionOutcome::adopted, false);
        add_one("adopt-amended", DecisionOutcome::adopted, true);
        add_one("defer", DecisionOutcome::deferred, false);
        add_one("take-note", DecisionOutcome::taken_note, false);
    };
    if (const views::DocumentView* document = workable()) {
        take.on.document = document->key;
        offer(short_name(*document, words_), document->key.text, {});
        take.on = {};
    }
    offer(say("console.texts.something"), "words",
          {on_words<TakeDecision>(question(Question::Kind::words, "decision-on"))});
}

void DeedMaker::positions(const views::DecisionView& decision) {
    using meeting::TakePosition;
    if (decision.outcome == DecisionOutcome::deferred) {
        return;
    }
    const views::DocumentView* document =
        decision.document ? document_of(*decision.document) : nullptr;
    for (const auto& [kind, word] : meeting::WordsOf<PositionKind>::words) {
        const bool on_paragraphs =
            kind == PositionKind::reservation || kind == PositionKind::dissociation;
        TakePosition take;
        take.decision = decision.id;
        take.kind = kind;
        Deed& deed = add(DeedGroup::decisions, "position-" + std::string{word},
                         {{"on", decision.on}}, take, std::to_string(decision.id.value));
        deed.questions = {voice("who-position", &TakePosition::by)};
        if (on_paragraphs && document != nullptr && !document->paragraphs.empty()) {
            Question which = paragraphs("position-paragraphs", *document,
                                        [](meeting::Command& command, const auto& numbers) {
                                            std::get<TakePosition>(command).paragraphs = numbers;
                                        });
            which.may_be_empty = true;
            deed.questions.push_back(which);
        }
        deed.questions.push_back(long_words("position-text", &TakePosition::text));
        deed.questions.back().may_be_empty = true;
    }
}

}  // namespace dais::console
