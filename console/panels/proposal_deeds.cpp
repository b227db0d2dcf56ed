// Deeds about proposals and sticking points.
#include <algorithm>

#include "console/panels/deed_maker.h"
#include "console/panels/texts_words.h"
#include "console/panels/typed_paragraphs.h"

namespace dais::console {

using views::DocumentView;

namespace {

// Paragraphs that a view names in words: "24 to 30", "24, 26 and 30".
std::vector<meeting::ParagraphKey> paragraphs_named(const std::string& named,
                                                    const DocumentView& document) {
    std::vector<std::string> numbers;
    for (const views::ParagraphView& each : document.paragraphs) {
        numbers.push_back(each.number.text);
    }
    std::string typed = named;
    const std::string_view last = " and ";
    if (const std::size_t at = typed.find(last); at != std::string::npos) {
        typed.replace(at, last.size(), ", ");
    }
    return paragraphs_as_typed(typed, numbers).value_or(std::vector<meeting::ParagraphKey>{});
}

}  // namespace

void DeedMaker::proposals() {
    for (const views::ProposalView& each : scene_.texts->proposals) {
        if (!each.withdrawn) {
            proposal(each);
        }
    }
    make_proposal();
}

void DeedMaker::make_proposal() {
    using meeting::MakeProposal;
    const std::vector<Question> rest{voice("who-proposes", &MakeProposal::by, true),
                                     optional_words("proposal-title", &MakeProposal::title)};
    Question text = long_words("proposal-text", &MakeProposal::text);
    text.may_be_empty = true;
    const auto with = [&](std::vector<Question> first) {
        first.insert(first.end(), rest.begin(), rest.end());
        first.push_back(text);
        return first;
    };
    if (const DocumentView* document = workable()) {
        MakeProposal make;
        make.place.document = document->key;
        const std::string selected = selected_of(*document);
        if (!selected.empty()) {
            make.place.paragraphs = scene_.selected;
            add(DeedGroup::proposals, "propose",
                {{"text", place_text(short_name(*document, words_), selected, words_)}}, make)
                .questions = with({});
        } else {
            Question where = paragraphs(
                "paragraphs-or-all", *document, [](meeting::Command& command, const auto& numbers) {
                    std::get<MakeProposal>(command).place.paragraphs = numbers;
                });
            where.may_be_empty = true;
            add(DeedGroup::proposals, "propose", {{"text", short_name(*document, words_)}}, make)
                .questions = document->paragraphs.empty() ? with({}) : with({where});
        }
    }
    if (scene_.directory->agenda.empty()) {
        return;
    }
    std::vector<std::string> options;
    std::vector<meeting::ItemKey> keys;
    for (const views::ItemView& item : scene_.directory->agenda) {
        options.push_back(items_text({item}, words_));
        keys.push_back(item.key);
    }
    MakeProposal make;
    make.place.item = keys.front();
    add(DeedGroup::proposals, "propose-item", {}, make).questions =
        with({choice("proposal-item", options, [keys](meeting::Command& command, std::size_t at) {
            std::get<MakeProposal>(command).place.item = keys[at];
        })});
}

void DeedMaker::proposal(const views::ProposalView& proposal) {
    const std::string place = !proposal.item.empty()
                                  ? say("console.texts.item", {{"item", proposal.item}})
                              : proposal.document && document_of(*proposal.document) != nullptr
                                  ? place_text(short_name(*document_of(*proposal.document), words_),
                                               proposal.paragraphs, words_)
                                  : std::string{};
    const Names names{
        {"speaker", voice_text(proposal.by, words_)}, {"place", place}, {"title", proposal.title}};
    const std::string about = proposal.key.text;
    if (!proposal.explained) {
        add(DeedGroup::proposals, "proposal-explained", names,
            meeting::NoteProposalExplained{proposal.key}, about);
    }
    if (!proposal.circulated) {
        add(DeedGroup::proposals, "proposal-circulate", names,
            meeting::CirculateProposal{proposal.key}, about);
        using meeting::AmendProposal;
        Question title = optional_words("proposal-title", &AmendProposal::title);
        title.proposed = proposal.title;
        Question text = long_words("proposal-text", &AmendProposal::text);
        text.may_be_empty = true;
        text.proposed = proposal.text;
        add(DeedGroup::proposals, "proposal-amend", names,
            AmendProposal{proposal.key, proposal.title, proposal.text, proposal.link}, about)
            .questions = {title, text};
    }
    if (!proposal.taken_up.empty()) {
        return;
    }
    for (const DocumentView& each : scene_.texts->documents) {
        if (each.kind == meeting::DocumentKind::outcome && !each.superseded_by) {
            Names with = names;
            with["document"] = short_name(each, words_);
            add(DeedGroup::proposals, "proposal-take-up", with,
                meeting::TakeUpProposal{proposal.key, each.key}, about + each.key.text);
        }
    }
    add(DeedGroup::proposals, "proposal-withdraw", names, meeting::WithdrawProposal{proposal.key},
        about);
}

void DeedMaker::sticking_points() {
    using meeting::AmendStickingPoint;
    using meeting::RaiseStickingPoint;
    for (const views::StickingPointView& each : scene_.texts->sticking_points) {
        AmendStickingPoint amend;
        amend.point = each.key;
        amend.title = each.title;
        for (const views::VoiceView& voice : each.concerned) {
            amend.concerned.push_back(voice_of(voice));
        }
        amend.facilitator = each.facilitator;
        amend.note = each.note;
        for (const DocumentView& document : scene_.texts->documents) {
            if (!each.document.empty() && document.name == each.document) {
                amend.document = document.key;
                amend.paragraphs = paragraphs_named(each.paragraphs, document);
            }
        }
        amend.settled = each.settled;
        amend.settled_how = each.settled_how;
        const Names names{{"title", each.title}};
        if (each.settled) {
            amend.settled = false;
            amend.settled_how.clear();
            add(DeedGroup::sticking_points, "sticking-reopen", names, amend, each.key.text);
            continue;
        }
        Question note = optional_words("sticking-note", &AmendStickingPoint::note);
        note.proposed = each.note;
        Question facilitator =
            optional_words("sticking-facilitator", &AmendStickingPoint::facilitator);
        facilitator.proposed = each.facilitator;
        AmendStickingPoint settled = amend;
        settled.settled = true;
        add(DeedGroup::sticking_points, "sticking-settle", names, settled, each.key.text)
            .questions = {optional_words("settled-how", &AmendStickingPoint::settled_how)};
        add(DeedGroup::sticking_points, "sticking-amend", names, amend, each.key.text).questions = {
            facilitator, note};
    }
    RaiseStickingPoint raise;
    if (const DocumentView* document = workable(); document && !scene_.selected.empty()) {
        raise.document = document->key;
        raise.paragraphs = scene_.selected;
    }
    Question concerned = question(Question::Kind::voices, "sticking-concerned");
    concerned.may_be_empty = true;
    concerned.put = [](meeting::Command& command, const Given& given) {
        std::get<RaiseStickingPoint>(command).concerned = given.voices;
    };
    const std::string place = raise.document ? place_text(short_name(*scene_.document, words_),
                                                          selected_of(*scene_.document), words_)
                                             : std::string{};
    add(DeedGroup::sticking_points, place.empty() ? "sticking-raise" : "sticking-raise-on",
        {{"text", place}}, raise)
        .questions = {words("sticking-title", &RaiseStickingPoint::title), concerned,
                      optional_words("sticking-facilitator", &RaiseStickingPoint::facilitator),
                      optional_words("sticking-note", &RaiseStickingPoint::note)};
}

}  // namespace dais::console
