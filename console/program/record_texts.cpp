#include "console/program/record_texts.h"

#include <ostream>

#include "console/format.h"
#include "meeting/codec/descriptions.h"
#include "meeting/make_text_view.h"

namespace dais::console {

namespace {

using meeting::codec::Json;
using meeting::codec::Strings;
namespace views = meeting::views;
using Cells = std::vector<std::string>;

std::string say(const Strings& strings, const std::string& key,
                const std::map<std::string, std::string>& names = {}) {
    return strings.say("record." + key, names);
}

template <class Value>
std::string word_of(Value value) {
    return std::string{meeting::word(value)};
}

class MarkdownTexts {
  public:
    MarkdownTexts(const RecordTexts& texts, const Strings& strings, std::ostream& out)
        : texts_{texts}, strings_{strings}, out_{out} {}

    void write() {
        documents();
        decisions();
        proposals();
        silences();
        circulars();
        bureau();
    }

  private:
    void table(const char* heading, const std::vector<const char*>& columns) {
        out_ << "\n## " << say(strings_, std::string{"heading."} + heading) << "\n\n|";
        for (const char* key : columns) {
            out_ << ' ' << say(strings_, std::string{"column."} + key) << " |";
        }
        out_ << "\n|";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out_ << " --- |";
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

    [[nodiscard]] std::string state_of(const views::DocumentView& document) const {
        const char* state = document.adopted         ? "document.adopted"
                            : document.superseded_by ? "document.superseded"
                                                     : "document.in-force";
        return say(strings_, state);
    }
    void documents() {
        if (texts_.documents.empty()) {
            return;
        }
        table("documents", {"document", "title", "issued", "languages", "paragraphs", "state"});
        for (const auto& [at, each] : texts_.documents) {
            std::string languages;
            for (const auto& version : each.languages) {
                languages += (languages.empty() ? "" : " ") + version.language;
            }
            const std::string when = day_and_time(at.wall);
            row({each.name, each.title, each.issued_assumed ? when.substr(0, when.find(' ')) : when,
                 languages, each.count == 0 ? "" : std::to_string(each.count), state_of(each)});
        }
    }

    void decisions() {
        if (texts_.decisions.empty()) {
            return;
        }
        table("decisions", {"time", "meeting", "decision", "outcome", "positions"});
        for (const auto& each : texts_.decisions) {
            std::string positions;
            for (const auto& position : each.view.positions) {
                positions += (positions.empty() ? "" : "; ") + name_of(position.by, strings_) +
                             ": " + position_of(position, strings_);
                positions += position.text.empty() ? "" : " (" + position.text + ")";
            }
            std::string outcome = outcome_of(each, strings_);
            outcome += each.view.amendments.empty() ? "" : ": " + each.view.amendments;
            row({day_and_time(each.at.wall), each.view.meeting_name, each.view.on, outcome,
                 positions});
        }
    }

    [[nodiscard]] std::string place_of(const views::ProposalView& proposal) const {
        if (!proposal.item.empty()) {
            return say(strings_, "place.item", {{"item", proposal.item}});
        }
        return proposal.paragraphs.empty()
                   ? say(strings_, "place.whole")
                   : say(strings_, "place.paragraphs", {{"paragraphs", proposal.paragraphs}});
    }
    void proposals() {
        if (texts_.proposals.empty()) {
            return;
        }
        table("proposals", {"received", "by", "place", "title", "outcome"});
        for (const auto& [at, each] : texts_.proposals) {
            const std::string outcome =
                each.withdrawn ? say(strings_, "proposal.withdrawn")
                : each.taken_up.empty()
                    ? ""
                    : say(strings_, "proposal.taken-up", {{"document", each.taken_up}});
            row({day_and_time(at.wall), name_of(each.by, strings_), place_of(each), each.title,
                 outcome});
        }
    }

    void silences() {
        if (texts_.silences.empty()) {
            return;
        }
        table("silences", {"document", "opened", "ends", "outcome", "letter"});
        for (const auto& each : texts_.silences) {
            std::string on = each.view.document_name;
            on += each.view.on.empty() ? "" : ", " + each.view.on;
            row({on, day_and_time(each.opened.wall), day_and_time(each.ends.wall),
                 say(strings_, each.view.outcome ? "silence." + word_of(*each.view.outcome)
                                                 : "silence.not-announced"),
                 each.view.letter});
        }
    }

    void circulars() {
        if (texts_.circulars.empty()) {
            return;
        }
        table("circulars", {"time", "title", "text", "link"});
        for (const auto& [at, each] : texts_.circulars) {
            row({day_and_time(at.wall), each.title, each.text, each.link});
        }
    }

    void bureau() {
        if (texts_.bureau.empty()) {
            return;
        }
        table("bureau", {"office", "group", "delegation", "state"});
        for (const auto& each : texts_.bureau) {
            row({each.office, each.group, each.name, each.status});
        }
    }

    const RecordTexts& texts_;
    const Strings& strings_;
    std::ostream& out_;
};

template <class View>
Json dated(const std::vector<Dated<View>>& lines, const char* moment, const char* replaced) {
    Json array = Json::array();
    for (const auto& [at, view] : lines) {
        Json json = meeting::codec::to_json(view);
        json.erase(replaced);
        json[moment] = json_of(at);
        array.push_back(std::move(json));
    }
    return array;
}

}  // namespace

std::string cell(const std::string& text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '|' || letter == '\\' || letter == '<') {
            escaped += '\\';
        }
        escaped += letter == '\n' || letter == '\r' ? ' ' : letter;
    }
    return escaped;
}

std::string name_of(const views::VoiceView& voice, const Strings& strings) {
    if (voice.name.empty()) {
        return say(strings, "office.chair");
    }
    return voice.on_behalf_of.empty() ? voice.name : voice.name + " (" + voice.on_behalf_of + ")";
}

std::string outcome_of(const DecisionRecord& decision, const Strings& strings) {
    const std::string what = "decision." + word_of(decision.view.outcome);
    if (decision.vote) {
        return say(strings, what + "-by-vote",
                   {{"in_favour", std::to_string(decision.vote->in_favour)},
                    {"against", std::to_string(decision.vote->against)},
                    {"abstaining", std::to_string(decision.vote->abstaining)}});
    }
    return say(strings, decision.view.orally_amended ? what + "-amended" : what);
}

std::string position_of(const views::PositionView& position, const Strings& strings) {
    const std::string key = "position." + word_of(position.kind);
    return position.paragraphs.empty()
               ? say(strings, key)
               : say(strings, key + "-paragraphs", {{"paragraphs", position.paragraphs}});
}

RecordTexts texts_of(const meeting::Conference& conference, const RecordClock& clock) {
    views::TextsView all = views::texts_view(conference, views::Told::officers);
    RecordTexts texts;
    for (auto& document : all.documents) {
        for (auto& paragraph : document.paragraphs) {
            paragraph.holds.clear();
        }
        const ShownMoment issued = clock.utc(document.issued);
        texts.documents.push_back({issued, std::move(document)});
    }
    for (auto& proposal : all.proposals) {
        if (proposal.circulated) {
            const ShownMoment received = clock.utc(proposal.received);
            texts.proposals.push_back({received, std::move(proposal)});
        }
    }
    for (auto& silence : all.silences) {
        silence.objections.clear();
        silence.broken = false;  // the outcome says it, once the Chair has
        const ShownMoment opened = clock.instant(silence.opened);
        const ShownMoment ends = clock.utc(silence.ends);
        texts.silences.push_back({opened, ends, std::move(silence)});
    }
    for (auto& decision : all.decisions) {
        DecisionRecord record{clock.instant(decision.at), std::move(decision), {}};
        for (const auto& vote : all.votes) {
            if (record.view.vote == vote.id) {
                record.vote = vote;
            }
        }
        texts.decisions.push_back(std::move(record));
    }
    for (auto& circular : all.circulars) {
        const ShownMoment sent = clock.instant(circular.sent);
        texts.circulars.push_back({sent, std::move(circular)});
    }
    texts.bureau = std::move(all.bureau);
    return texts;
}

void write_texts(const RecordTexts& texts, const Strings& strings, std::ostream& out) {
    MarkdownTexts{texts, strings, out}.write();
}

Json json_of(const ShownMoment& moment) {
    return {{"local", meeting::codec::to_text(moment.wall)},
            {"utc", meeting::codec::to_text(moment.utc)}};
}

Json json_of(const RecordTexts& texts) {
    Json silences = Json::array();
    for (const auto& each : texts.silences) {
        Json json = meeting::codec::to_json(each.view);
        for (const char* own : {"opened_us", "concluded_us", "objections", "broken"}) {
            json.erase(own);
        }
        json["opened"] = json_of(each.opened);
        json["ends"] = json_of(each.ends);
        silences.push_back(std::move(json));
    }
    Json decisions = Json::array();
    for (const auto& each : texts.decisions) {
        Json json = meeting::codec::to_json(each.view);
        json.erase("at_us");
        json.erase("vote");
        for (auto& position : json["positions"]) {
            position.erase("at_us");
        }
        json["at"] = json_of(each.at);
        if (each.vote) {
            json["vote"] = meeting::codec::to_json(*each.vote);
        }
        decisions.push_back(std::move(json));
    }
    return {{"documents", dated(texts.documents, "issued", "issued")},
            {"proposals", dated(texts.proposals, "received", "received")},
            {"silences", std::move(silences)},
            {"decisions", std::move(decisions)},
            {"circulars", dated(texts.circulars, "sent", "sent_us")},
            {"bureau", meeting::codec::to_json(texts.bureau)}};
}

}  // namespace dais::console
