#include "meeting/make_text_view.h"

#include <algorithm>

namespace dais::meeting::views {

namespace {

// The European Union is a delegation and a group: it does not speak on behalf of itself.
bool is_itself(const Conference& conference, const Voice& voice) {
    const auto& key = voice.on_behalf_of->group;
    const Group* group = key ? find(*conference.facts, *key) : nullptr;
    return group != nullptr && group->list == name_of(conference, *voice.delegation);
}

VoiceView voice_view(const Conference& conference, const Voice& voice) {
    VoiceView view;
    view.delegation = voice.delegation;
    if (voice.delegation) {
        view.name = name_of(conference, *voice.delegation);
    }
    if (voice.on_behalf_of && !is_itself(conference, voice)) {
        view.on_behalf_of = name_of(conference, *voice.on_behalf_of);
    }
    return view;
}

std::string item_number(const Conference& conference, const std::optional<ItemKey>& item) {
    return item ? number_of(*conference.facts, *item) : std::string{};
}

// The paragraph of the draft before that became this one; nullptr: none, or not for this audience.
const Paragraph* before(const Conference& conference, const Document& document,
                        const Paragraph& paragraph, Told told) {
    const Document* older =
        document.supersedes ? find(*conference.texts, *document.supersedes) : nullptr;
    if (older == nullptr || (told != Told::officers && !older->released)) {
        return nullptr;
    }
    return find(*older, paragraph.was.value_or(paragraph.number));
}

ParagraphView paragraph_view(const Conference& conference, const Document& document,
                             const Paragraph& paragraph, Told told) {
    ParagraphView view{.number = paragraph.number,
                       .label = paragraph.label,
                       .text = paragraph.text,
                       .section = paragraph.section,
                       .item = item_number(conference, paragraph.item),
                       .state = paragraph.state,
                       .changed = {},
                       .holds = {}};
    const Paragraph* older = before(conference, document, paragraph, told);
    if (older != nullptr && !older->text.empty() && !paragraph.text.empty()) {
        view.changed = difference(older->text, paragraph.text);
    }
    if (told == Told::officers) {
        for (const auto& hold : paragraph.holds) {
            view.holds.push_back({voice_view(conference, hold.by), hold.reason});
        }
    }
    return view;
}

bool shown(const Texts& texts, const DocumentKey& key, Told told) {
    const Document* document = find(texts, key);
    return document != nullptr && (document->released || told == Told::officers);
}

DocumentView document_view(const Conference& conference, const Document& document, Told told) {
    const Texts& texts = *conference.texts;
    const auto if_shown = [&](const std::optional<DocumentKey>& key) {
        return key && shown(texts, *key, told) ? key : std::nullopt;
    };
    DocumentView view{.key = document.key,
                      .kind = document.kind,
                      .name = name_of(document),
                      .symbol = document.symbol,
                      .title = document.title,
                      .draft = document.draft,
                      .issued = document.issued,
                      .issued_assumed = document.issued_assumed,
                      .link = document.link,
                      .languages = {},
                      .supersedes = if_shown(document.supersedes),
                      .superseded_by = if_shown(document.superseded_by),
                      .released = told == Told::officers && document.released,
                      .adopted = document.adopted,
                      .orally_amended = false,
                      .count = static_cast<int>(document.paragraphs.size())};
    for (const auto& version : document.languages) {
        view.languages.push_back({version.language, version.issued, version.link});
    }
    const TakenDecision* adoption = document.adopted ? find(texts, *document.adopted) : nullptr;
    view.orally_amended = adoption != nullptr && adoption->orally_amended;
    if (view.superseded_by) {
        return view;
    }
    for (const auto& section : document.sections) {
        view.sections.push_back(
            {section.key, section.heading, section.level, item_number(conference, section.item)});
    }
    for (const auto& paragraph : document.paragraphs) {
        view.paragraphs.push_back(paragraph_view(conference, document, paragraph, told));
    }
    return view;
}

// Formulations of one item stand together, the Chair's first, then as they came.
std::vector<const Proposal*> side_by_side(const Texts& texts, Told told) {
    std::vector<const Proposal*> proposals;
    for (const auto& proposal : texts.proposals) {
        if (proposal.circulated || told == Told::officers) {
            proposals.push_back(&proposal);
        }
    }
    const auto order = [](const Proposal* each) {
        return std::tuple{!each->place.item, each->place.item.value_or(ItemKey{}),
                          each->by.delegation.has_value(), each->received};
    };
    std::stable_sort(proposals.begin(), proposals.end(), [&](const auto* one, const auto* other) {
        // What is not about an item stands as it came.
        return one->place.item || other->place.item ? order(one) < order(other) : false;
    });
    return proposals;
}

// What a proposal's wording is compared with: the paragraph it is for, or the first formulation of
// its item. Empty: nothing.
std::string compared_with(const Texts& texts, const std::vector<const Proposal*>& proposals,
                          const Proposal& proposal, Told told) {
    if (proposal.place.item) {
        for (const auto* each : proposals) {
            if (each->place.item == proposal.place.item && !each->withdrawn) {
                return each == &proposal ? std::string{} : each->text;
            }
        }
        return {};
    }
    const auto& place = proposal.place;
    if (!place.document || place.paragraphs.size() != 1 || !shown(texts, *place.document, told)) {
        return {};
    }
    const Paragraph* paragraph = find(*find(texts, *place.document), place.paragraphs.front());
    return paragraph == nullptr ? std::string{} : paragraph->text;
}

ProposalView proposal_view(const Conference& conference,
                           const std::vector<const Proposal*>& proposals, const Proposal& proposal,
                           Told told) {
    const Texts& texts = *conference.texts;
    const auto& place = proposal.place;
    ProposalView view{.key = proposal.key,
                      .by = voice_view(conference, proposal.by),
                      .document = place.document,
                      .paragraphs = {},
                      .item = item_number(conference, place.item),
                      .item_title = {},
                      .title = proposal.title,
                      .text = proposal.text,
                      .link = proposal.link,
                      .received = proposal.received,
                      .explained = proposal.explained,
                      .withdrawn = proposal.withdrawn,
                      .taken_up = {},
                      .changed = {},
                      .circulated = told == Told::officers && proposal.circulated};
    const Document* document = place.document ? find(texts, *place.document) : nullptr;
    if (document != nullptr) {
        view.paragraphs = numbers_of(*document, place.paragraphs);
    }
    const AgendaItem* item = place.item ? find(*conference.facts, *place.item) : nullptr;
    if (item != nullptr) {
        view.item_title = item->short_title;
    }
    if (proposal.taken_up && shown(texts, *proposal.taken_up, told)) {
        view.taken_up = name_of(*find(texts, *proposal.taken_up));
    }
    const std::string base = compared_with(texts, proposals, proposal, told);
    if (!base.empty() && !proposal.text.empty()) {
        view.changed = difference(base, proposal.text);
    }
    return view;
}

StickingPointView sticking_point_view(const Conference& conference, const StickingPoint& point) {
    StickingPointView view{.key = point.key,
                           .title = point.title,
                           .concerned = {},
                           .facilitator = point.facilitator,
                           .note = point.note,
                           .document = {},
                           .paragraphs = {},
                           .settled = point.settled,
                           .settled_how = point.settled_how};
    for (const auto& voice : point.concerned) {
        view.concerned.push_back(voice_view(conference, voice));
    }
    if (const Document* document =
            point.document ? find(*conference.texts, *point.document) : nullptr) {
        view.document = name_of(*document);
        view.paragraphs = numbers_of(*document, point.paragraphs);
    }
    return view;
}

SilenceView silence_view(const Conference& conference, const Silence& silence, Told told) {
    const Document* document = find(*conference.texts, silence.document);
    SilenceView view{.id = silence.id,
                     .document = silence.document,
                     .document_name = document == nullptr ? "" : name_of(*document),
                     .on = silence.on,
                     .opened = silence.opened,
                     .ends = silence.ends,
                     .extensions = silence.extensions,
                     .outcome = silence.outcome,
                     .letter = silence.letter,
                     .concluded = silence.concluded,
                     .broken = told == Told::officers && broken(silence),
                     .objections = {}};
    if (told == Told::officers) {
        for (const auto& each : silence.objections) {
            view.objections.push_back(
                {voice_view(conference, each.by), each.received, each.reason, each.late});
        }
    }
    return view;
}

// What a matter is called, for an audience that may not know the proposal it is about.
std::string matter_name(const Conference& conference, const Matter& on, Told told) {
    const Proposal* proposal = on.proposal ? find(*conference.texts, *on.proposal) : nullptr;
    return proposal != nullptr && told != Told::officers && !proposal->circulated
               ? std::string{}
               : name_of(conference, on);
}

VoteView vote_view(const Conference& conference, const Vote& vote, Told told) {
    VoteView view{.id = vote.id,
                  .meeting = vote.meeting,
                  .on = matter_name(conference, vote.on, told),
                  .method = vote.method,
                  .two_thirds = vote.two_thirds,
                  .closed = vote.closed.has_value(),
                  .in_favour = vote.in_favour,
                  .against = vote.against,
                  .abstaining = vote.abstaining,
                  .carried = vote.carried,
                  .cast = {},
                  .next = {},
                  .next_name = {}};
    const auto add = [&](const DelegationKey& key, VoteChoice choice) {
        view.cast.push_back({key, name_of(conference, key), choice});
    };
    if (vote.order.empty()) {
        for (const auto& [key, choice] : vote.cast) {
            add(key, choice);
        }
        std::sort(view.cast.begin(), view.cast.end(),
                  [](const auto& one, const auto& other) { return one.name < other.name; });
    }
    for (const auto& key : vote.order) {
        if (const auto cast = vote.cast.find(key); cast != vote.cast.end()) {
            add(key, cast->second);
        }
    }
    if (!vote.closed && told == Told::officers) {
        view.next = next_in_roll_call(vote);
        view.next_name = view.next ? name_of(conference, *view.next) : "";
    }
    return view;
}

DecisionView decision_view(const Conference& conference, const TakenDecision& decision, Told told) {
    const PlannedMeeting* meeting = find(conference, decision.meeting);
    DecisionView view{.id = decision.id,
                      .meeting = decision.meeting,
                      .meeting_name = meeting == nullptr ? "" : name_of(*meeting),
                      .on = matter_name(conference, decision.on, told),
                      .document = decision.on.document,
                      .outcome = decision.outcome,
                      .vote = decision.vote,
                      .orally_amended = decision.orally_amended,
                      .amendments = decision.amendments,
                      .at = decision.at,
                      .positions = {}};
    const Document* document =
        decision.on.document ? find(*conference.texts, *decision.on.document) : nullptr;
    for (const auto& each : decision.positions) {
        view.positions.push_back(
            {.by = voice_view(conference, each.by),
             .kind = each.kind,
             .paragraphs = document == nullptr ? "" : numbers_of(*document, each.paragraphs),
             .text = each.text,
             .at = each.at});
    }
    return view;
}

bool open_to(const Conference& conference, const MeetingKey& key, Told told) {
    const PlannedMeeting* meeting = find(conference, key);
    return closed_too(told) || (meeting != nullptr && meeting->open_to_public);
}

}  // namespace

std::vector<OfficeView> bureau_view(const Conference& conference) {
    std::vector<OfficeView> offices;
    for (const auto& member : conference.bureau) {
        const Group* group = find(*conference.facts, GroupKey{member.group});
        const bool vacant = member.delegation.text.empty();
        offices.push_back({.office = member.office,
                           .group = group == nullptr ? member.group : group->list,
                           .name = vacant ? "" : name_of(conference, member.delegation),
                           .status = vacant ? "vacant" : member.status});
    }
    return offices;
}

TextsView texts_view(const Conference& conference, Told told) {
    const Texts& texts = *conference.texts;
    TextsView view;
    for (const auto& document : texts.documents) {
        if (document->released || told == Told::officers) {
            view.documents.push_back(document_view(conference, *document, told));
        }
    }
    const auto proposals = side_by_side(texts, told);
    for (const auto* proposal : proposals) {
        view.proposals.push_back(proposal_view(conference, proposals, *proposal, told));
    }
    for (const auto& silence : texts.silences) {
        if (shown(texts, silence.document, told)) {
            view.silences.push_back(silence_view(conference, silence, told));
        }
    }
    for (const auto& vote : texts.votes) {
        const bool shown_yet = told == Told::officers || vote.closed;
        if (shown_yet && open_to(conference, vote.meeting, told)) {
            view.votes.push_back(vote_view(conference, vote, told));
        }
    }
    for (const auto& decision : texts.decisions) {
        if (open_to(conference, decision.meeting, told)) {
            view.decisions.push_back(decision_view(conference, decision, told));
        }
    }
    for (const auto& each : texts.circulars) {
        if (each.open_to_public || closed_too(told)) {
            view.circulars.push_back({each.id, each.title, each.text, each.link, each.sent,
                                      told == Told::officers && each.open_to_public});
        }
    }
    view.bureau = bureau_view(conference);
    if (told == Told::officers) {
        for (const auto& point : texts.sticking_points) {
            view.sticking_points.push_back(sticking_point_view(conference, point));
        }
    }
    return view;
}

std::optional<ConsiderationView> consideration_view(const Conference& conference,
                                                    const MeetingKey& meeting, Told told) {
    const auto& considering = run_of(conference, meeting).considering;
    const Document* document =
        considering ? find(*conference.texts, considering->document) : nullptr;
    if (document == nullptr || (told != Told::officers && !document->released)) {
        return std::nullopt;
    }
    ConsiderationView view{.document = document->key,
                           .name = name_of(*document),
                           .paragraphs = numbers_of(*document, considering->paragraphs),
                           .label = {},
                           .state = {}};
    const auto& numbers = considering->paragraphs;
    const Paragraph* first = numbers.empty() ? nullptr : find(*document, numbers.front());
    if (first == nullptr) {
        return view;
    }
    const auto same_everywhere = [&](const auto& differs) {
        return std::none_of(numbers.begin(), numbers.end(), [&](const auto& number) {
            const Paragraph* each = find(*document, number);
            return each == nullptr || differs(*each);
        });
    };
    if (same_everywhere([&](const auto& each) { return each.state != first->state; })) {
        view.state = first->state;
    }
    const Section* section = find(*document, first->section);
    if (numbers.size() == 1 && !first->label.empty()) {
        view.label = first->label;
    } else if (section != nullptr &&
               same_everywhere([&](const auto& each) { return each.section != first->section; })) {
        view.label = section->heading;
    }
    return view;
}

std::optional<AnnouncedView> announced_view(const Conference& conference,
                                            const PlannedMeeting& meeting, Told told) {
    const auto& decisions = conference.texts->decisions;
    const auto last = std::find_if(decisions.rbegin(), decisions.rend(),
                                   [&](const auto& each) { return each.meeting == meeting.key; });
    const Floor& floor = conference.floors.at(meeting.room);
    if (last == decisions.rend() || floor.held) {
        return std::nullopt;
    }
    const Statement* before = floor.last ? find(conference, *floor.last) : nullptr;
    if (before != nullptr && before->given_at > last->at) {
        return std::nullopt;
    }
    return AnnouncedView{.on = matter_name(conference, last->on, told),
                         .outcome = last->outcome,
                         .by_vote = last->vote.has_value(),
                         .orally_amended = last->orally_amended};
}

}  // namespace dais::meeting::views
