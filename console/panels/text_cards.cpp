#include "console/panels/text_cards.h"

#include <algorithm>

#include "console/panels/texts_words.h"
#include "console/panels/typed_hours.h"

namespace dais::console {

namespace {

using meeting::SilenceOutcome;
using meeting::VoteMethod;

// The headings as they are counted: see TextsTab.
enum Heading : std::size_t {
    kProposals = 1,
    kSticking,
    kSilence,
    kVotes,
    kDecisions,
    kBureau,
    kCirculars
};

const StateLook kOpen{Mark::ring, palette::kAmber, palette::kAmberGround};
const StateLook kGood{Mark::check, palette::kGreen, palette::kGreenGround};
const StateLook kBad{Mark::cross, palette::kRed, palette::kRedGround};
const StateLook kQuiet{Mark::dot, palette::kDim, palette::kRaised};

class Cards {
  public:
    Cards(const views::TextsView& texts, timing::UtcTime utc, timing::UtcTime utc_at_zero,
          const timing::Zone& zone, const Strings& words)
        : texts_{texts}, utc_{utc}, utc_at_zero_{utc_at_zero}, zone_{zone}, words_{words} {}

    std::array<std::vector<TextCard>, kHeadings> make() {
        for (const auto& each : texts_.proposals) {
            made_[kProposals].push_back(proposal(each));
        }
        for (const auto& each : texts_.sticking_points) {
            made_[kSticking].push_back(sticking_point(each));
        }
        newest_first(kSilence, texts_.silences, [this](const auto& each) { return silence(each); });
        newest_first(kVotes, texts_.votes, [this](const auto& each) { return vote(each); });
        newest_first(kDecisions, texts_.decisions,
                     [this](const auto& each) { return decision(each); });
        for (const auto& each : texts_.bureau) {
            made_[kBureau].push_back(office(each));
        }
        newest_first(kCirculars, texts_.circulars,
                     [this](const auto& each) { return circular(each); });
        return std::move(made_);
    }

  private:
    using Names = std::map<std::string, std::string>;

    [[nodiscard]] std::string say(std::string_view key, const Names& names = {}) const {
        return words_.say("console.texts." + std::string{key}, names);
    }
    [[nodiscard]] std::string when(timing::UtcTime utc) const {
        return day_and_hour(utc, zone_, words_);
    }
    [[nodiscard]] std::string when(timing::Instant at) const {
        return when(utc_at_zero_ + at.time_since_epoch());
    }
    template <class Things, class Make>
    void newest_first(Heading heading, const Things& things, const Make& make) {
        for (auto each = things.rbegin(); each != things.rend(); ++each) {
            made_.at(heading).push_back(make(*each));
        }
    }
    static void add(TextCard& card, std::string text, palette::Ink colour = palette::kDim,
                    int most = 3) {
        if (!text.empty()) {
            card.lines.push_back({std::move(text), colour, most});
        }
    }

    [[nodiscard]] std::string document_name(const meeting::DocumentKey& key) const {
        for (const auto& each : texts_.documents) {
            if (each.key == key) {
                return short_name(each, words_);
            }
        }
        return key.text;
    }

    [[nodiscard]] TextCard proposal(const views::ProposalView& view) const {
        TextCard card;
        card.id = "proposal" + view.key.text;
        card.title =
            view.by.name.empty() ? words_.say("console.office.chair") : voice_text(view.by, words_);
        card.aside = when(view.received);
        if (!view.item.empty()) {
            card.group = say("for-item", {{"item", view.item}, {"title", view.item_title}});
        } else if (view.document) {
            card.group = place_text(document_name(*view.document), view.paragraphs, words_);
        }
        const std::string state = view.withdrawn           ? "proposal-withdrawn"
                                  : !view.taken_up.empty() ? "proposal-taken-up"
                                  : view.circulated        ? "proposal-circulated"
                                                           : "proposal-received";
        card.state = say(state, {{"document", view.taken_up}});
        card.look = view.withdrawn ? StateLook{Mark::cross, palette::kDim, palette::kRaised}
                    : !view.taken_up.empty() ? kGood
                    : view.circulated ? StateLook{Mark::dot, palette::kBlue, palette::kBlueGround}
                                      : kOpen;
        add(card, view.title, palette::kText, 2);
        add(card, view.explained ? say("proposal-explained") : say("proposal-not-explained"));
        add(card, view.link, palette::kBlue, 1);
        card.text = view.text;
        card.difference = view.changed;
        return card;
    }

    [[nodiscard]] TextCard sticking_point(const views::StickingPointView& view) const {
        TextCard card;
        card.id = "sticking" + view.key.text;
        card.title = view.title;
        card.state = view.settled ? say("settled") : say("not-settled");
        card.look = view.settled ? kGood : kOpen;
        std::string names;
        for (const auto& each : view.concerned) {
            names += (names.empty() ? "" : ", ") + voice_text(each, words_);
        }
        add(card, names.empty() ? names : say("concerned", {{"names", names}}), palette::kText);
        add(card, view.facilitator.empty() ? std::string{}
                                           : say("facilitator", {{"name", view.facilitator}}));
        add(card, place_text(view.document, view.paragraphs, words_));
        add(card, view.note);
        add(card, view.settled_how, palette::kGreen);
        return card;
    }

    [[nodiscard]] TextCard silence(const views::SilenceView& view) const {
        TextCard card;
        card.id = "silence" + std::to_string(view.id.value);
        card.title = view.on.empty() ? view.document_name : view.document_name + ", " + view.on;
        const Names ends{{"ends", when(view.ends)}, {"city", city_of(zone_.name())}};
        add(card, say("silence-ends", ends), palette::kText);
        if (view.outcome) {
            const bool unbroken = *view.outcome == SilenceOutcome::unbroken;
            card.state = say("silence-" + std::string{meeting::word(*view.outcome)});
            card.look = unbroken                                     ? kGood
                        : *view.outcome == SilenceOutcome::withdrawn ? kQuiet
                                                                     : kBad;
            add(card, view.letter.empty() ? view.letter : say("letter", {{"letter", view.letter}}));
        } else if (view.broken) {
            card.state = say("silence-is-broken");
            card.look = kBad;
            add(card, say("letter-awaited"), palette::kAmber);
        } else if (view.ends <= utc_) {
            card.state = say("silence-over");
            card.look = kOpen;
            add(card, say("letter-awaited"), palette::kAmber);
        } else {
            card.state = say(
                "silence-runs",
                {{"left",
                  long_length(std::chrono::ceil<std::chrono::minutes>(view.ends - utc_), words_)}});
            card.look = {Mark::play, palette::kBlue, palette::kBlueGround};
        }
        if (view.extensions > 0) {
            add(card, say("silence-extended", {{"times", std::to_string(view.extensions)}}));
        }
        for (const auto& each : view.objections) {
            std::string text =
                say(each.late ? "objected-late" : "objected",
                    {{"name", voice_text(each.by, words_)}, {"received", when(each.received)}});
            text += each.reason.empty() ? "" : ": " + each.reason;
            add(card, std::move(text), each.late ? palette::kDim : palette::kRed);
        }
        return card;
    }

    [[nodiscard]] TextCard vote(const views::VoteView& view) const {
        TextCard card;
        const std::string id = std::to_string(view.id.value);
        card.id = "vote" + id;
        card.title = view.on;
        card.aside = say("vote-" + std::string{meeting::word(view.method)}) +
                     (view.two_thirds ? ", " + say("two-thirds") : std::string{});
        if (view.closed) {
            card.state = view.carried ? say("carried") : say("not-carried");
            card.look = view.carried ? kGood : kBad;
            add(card, tally(view.in_favour, view.against, view.abstaining), palette::kText);
        } else {
            card.state = say("vote-open");
            card.look = {Mark::play, palette::kAmber, palette::kAmberGround};
            if (view.method != VoteMethod::show_of_hands) {
                count_so_far(card, view);
            }
        }
        if (view.next) {
            card.large = view.next_name;
            for (const char* each : {"in-favour", "against", "abstaining", "absent"}) {
                card.deeds.push_back({"roll-" + std::string{each} + " " + id,
                                      words_.say("console.vote." + std::string{each})});
            }
        } else if (!view.closed && view.method == VoteMethod::roll_call) {
            add(card, say("roll-called"), palette::kAmber);
        }
        for (const auto& [choice, word] : meeting::WordsOf<meeting::VoteChoice>::words) {
            std::string names;
            for (const auto& each : view.cast) {
                if (each.choice == choice) {
                    names += (names.empty() ? "" : ", ") + each.name;
                }
            }
            if (!names.empty()) {
                add(card, say("cast-" + std::string{word}, {{"names", names}}), palette::kDim, 8);
            }
        }
        return card;
    }

    [[nodiscard]] std::string tally(int in_favour, int against, int abstaining) const {
        return say("tally", {{"in_favour", std::to_string(in_favour)},
                             {"against", std::to_string(against)},
                             {"abstaining", std::to_string(abstaining)}});
    }

    void count_so_far(TextCard& card, const views::VoteView& view) const {
        const auto count = [&](meeting::VoteChoice choice) {
            return static_cast<int>(
                std::count_if(view.cast.begin(), view.cast.end(),
                              [&](const auto& each) { return each.choice == choice; }));
        };
        using meeting::VoteChoice;
        add(card,
            tally(count(VoteChoice::in_favour), count(VoteChoice::against),
                  count(VoteChoice::abstaining)),
            palette::kText);
    }

    [[nodiscard]] TextCard decision(const views::DecisionView& view) const {
        TextCard card;
        card.id = "decision" + std::to_string(view.id.value);
        card.title = view.on;
        card.aside = view.meeting_name + ", " + when(view.at);
        card.state = word_of(view.outcome, view.orally_amended, words_);
        using meeting::DecisionOutcome;
        card.look = view.outcome == DecisionOutcome::adopted    ? kGood
                    : view.outcome == DecisionOutcome::rejected ? kBad
                                                                : kQuiet;
        add(card, view.vote ? say("by-vote") : say("by-consensus"));
        add(card, view.amendments, palette::kText, 6);
        for (const auto& each : view.positions) {
            const Names names{{"name", voice_text(each.by, words_)},
                              {"paragraphs", each.paragraphs}};
            std::string key = "position-" + std::string{meeting::word(each.kind)};
            key += each.paragraphs.empty() ? "" : "-paragraphs";
            std::string text = say(key, names);
            text += each.text.empty() ? "" : ": " + each.text;
            add(card, std::move(text), palette::kText, 4);
        }
        return card;
    }

    [[nodiscard]] TextCard office(const views::OfficeView& view) const {
        TextCard card;
        card.id = "office" + view.office + view.group + view.name;
        const bool vacant = view.name.empty();
        card.title = vacant ? say("vacant") : view.name;
        card.aside = view.group;
        const std::string key = "console.office." + view.office;
        add(card, words_.has(key) ? words_.say(key) : view.office, palette::kDim, 1);
        const std::string status = "console.office-status." + view.status;
        card.state = words_.has(status) ? words_.say(status) : view.status;
        card.look = vacant ? kOpen
                    : view.status == "elected"
                        ? kGood
                        : StateLook{Mark::dot, palette::kBlue, palette::kBlueGround};
        return card;
    }

    [[nodiscard]] TextCard circular(const views::CircularView& view) const {
        TextCard card;
        card.id = "circular" + std::to_string(view.id.value);
        card.title = view.title;
        card.aside = when(view.sent);
        card.state = view.open_to_public ? say("circular-public") : say("circular-delegations");
        card.look = kQuiet;
        add(card, view.text, palette::kText, 8);
        add(card, view.link, palette::kBlue, 1);
        return card;
    }

    const views::TextsView& texts_;
    timing::UtcTime utc_;
    timing::UtcTime utc_at_zero_;
    const timing::Zone& zone_;
    const Strings& words_;
    std::array<std::vector<TextCard>, kHeadings> made_;
};

}  // namespace

std::array<std::vector<TextCard>, kHeadings> text_cards(const views::TextsView& texts,
                                                        timing::UtcTime utc,
                                                        timing::UtcTime utc_at_zero,
                                                        const timing::Zone& zone,
                                                        const Strings& words) {
    return Cards{texts, utc, utc_at_zero, zone, words}.make();
}

}  // namespace dais::console
