#include <algorithm>

#include "meeting/fold.h"

namespace dais::meeting {

namespace {

template <class Values, class Id>
auto* by_id(Values& values, const Id& id) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.id == id; });
    return found == values.end() ? nullptr : &*found;
}

template <class Values, class Key>
auto* by_key(Values& values, const Key& key) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& each) { return each.key == key; });
    return found == values.end() ? nullptr : &*found;
}

template <class Key>
Key key_of(const char* kind, SequenceNumber row) {
    return Key{kind + std::to_string(row.value)};
}

}  // namespace

// Copies what is changed: views know by the address that nothing else was.
template <class Change>
void Fold::change_texts(const Change& change) {
    auto texts = std::make_shared<Texts>(*c_.texts);
    change(*texts);
    c_.texts = std::move(texts);
}

template <class Change>
void Fold::change_document(const DocumentKey& key, const Change& change) {
    change_texts([&](Texts& texts) {
        for (auto& document : texts.documents) {
            if (document->key == key) {
                auto changed = std::make_shared<Document>(*document);
                change(*changed);
                document = std::move(changed);
            }
        }
    });
}

template <class Change>
void Fold::change_paragraph(const DocumentKey& key, const ParagraphKey& number,
                            const Change& change) {
    change_document(key, [&](Document& document) {
        for (auto& paragraph : document.paragraphs) {
            if (paragraph.number == number) {
                change(paragraph);
            }
        }
    });
}

template <class Change>
void Fold::change_proposal(const ProposalKey& key, const Change& change) {
    change_texts([&](Texts& texts) {
        if (Proposal* proposal = by_key(texts.proposals, key)) {
            change(*proposal);
        }
    });
}

template <class Change>
void Fold::change_silence(SilenceId id, const Change& change) {
    change_texts([&](Texts& texts) {
        if (Silence* silence = by_id(texts.silences, id)) {
            change(*silence);
        }
    });
}

void Fold::begin_texts(const ImportedTexts& imported) {
    auto texts = std::make_shared<Texts>();
    for (const auto& document : imported.documents) {
        texts->documents.push_back(std::make_shared<const Document>(document));
    }
    texts->proposals = imported.proposals;
    texts->sticking_points = imported.sticking_points;
    c_.texts = std::move(texts);
}

// ---- documents ---------------------------------------------------------------------------------

void Fold::operator()(const DocumentIssued& event) {
    Document document = event.document;
    document.key = key_of<DocumentKey>("document-", row_.sequence);
    if (document.supersedes) {
        change_document(*document.supersedes,
                        [&](Document& before) { before.superseded_by = document.key; });
        for (auto& [key, run] : c_.meetings) {
            if (run.considering && run.considering->document == *document.supersedes) {
                run.considering.reset();
            }
        }
    }
    change_texts([&](Texts& texts) {
        texts.documents.push_back(std::make_shared<const Document>(std::move(document)));
    });
}

void Fold::operator()(const DocumentAmended& event) {
    change_document(event.document, [&](Document& document) {
        document.symbol = event.symbol;
        document.title = event.title;
        document.issued_assumed = document.issued_assumed && document.issued == event.issued;
        document.issued = event.issued;
        document.link = event.link;
        document.languages = event.languages;
        document.released = event.released;
    });
}

void Fold::operator()(const ParagraphsImported& event) {
    change_document(event.document, [&](Document& document) {
        document.sections = event.sections;
        document.paragraphs = event.paragraphs;
    });
}

void Fold::operator()(const ParagraphAmended& event) {
    change_paragraph(event.document, event.paragraph, [&](Paragraph& paragraph) {
        paragraph.label = event.label;
        paragraph.text = event.text;
    });
}

void Fold::operator()(const TextTakenUp& event) {
    Consideration consideration{
        .document = event.document, .paragraphs = event.paragraphs, .list = {}, .since = event.at};
    if (event.with_list) {
        const auto key = key_of<ListKey>("text-", row_.sequence);
        ListOfSpeakers& list = c_.lists[key];
        list.key = key;
        list.kind = ListKind::ad_hoc;
        list.meeting = event.meeting;
        list.title = event.title;
        consideration.list = key;
    }
    c_.meetings[event.meeting].considering = std::move(consideration);
}

void Fold::operator()(const TextLeft& event) { c_.meetings[event.meeting].considering.reset(); }

void Fold::operator()(const ParagraphsMarked& event) {
    change_document(event.document, [&](Document& document) {
        for (auto& paragraph : document.paragraphs) {
            if (std::find(event.paragraphs.begin(), event.paragraphs.end(), paragraph.number) !=
                event.paragraphs.end()) {
                paragraph.state = event.state;
            }
        }
    });
}

void Fold::operator()(const ParagraphHeld& event) {
    change_paragraph(event.document, event.paragraph,
                     [&](Paragraph& paragraph) { paragraph.holds.push_back(event.hold); });
}

void Fold::operator()(const ParagraphLetGo& event) {
    change_paragraph(event.document, event.paragraph, [&](Paragraph& paragraph) {
        std::erase_if(paragraph.holds, [&](const Hold& hold) { return hold.by == event.by; });
    });
}

// ---- proposals and sticking points -------------------------------------------------------------

void Fold::operator()(const ProposalMade& event) {
    Proposal proposal = event.proposal;
    proposal.key = key_of<ProposalKey>("proposal-", row_.sequence);
    change_texts([&](Texts& texts) { texts.proposals.push_back(std::move(proposal)); });
}

void Fold::operator()(const ProposalAmended& event) {
    change_proposal(event.proposal, [&](Proposal& proposal) {
        proposal.title = event.title;
        proposal.text = event.text;
        proposal.link = event.link;
    });
}

void Fold::operator()(const ProposalExplained& event) {
    change_proposal(event.proposal, [](Proposal& proposal) { proposal.explained = true; });
}

void Fold::operator()(const ProposalCirculated& event) {
    change_proposal(event.proposal, [](Proposal& proposal) { proposal.circulated = true; });
}

void Fold::operator()(const ProposalWithdrawn& event) {
    change_proposal(event.proposal, [](Proposal& proposal) { proposal.withdrawn = true; });
}

void Fold::operator()(const ProposalTakenUp& event) {
    change_proposal(event.proposal, [&](Proposal& proposal) { proposal.taken_up = event.draft; });
}

void Fold::operator()(const StickingPointRaised& event) {
    StickingPoint point = event.point;
    point.key = key_of<StickingPointKey>("sticking-point-", row_.sequence);
    change_texts([&](Texts& texts) { texts.sticking_points.push_back(std::move(point)); });
}

void Fold::operator()(const StickingPointAmended& event) {
    change_texts([&](Texts& texts) {
        if (StickingPoint* point = by_key(texts.sticking_points, event.point.key)) {
            *point = event.point;
        }
    });
}

// ---- silence -----------------------------------------------------------------------------------

void Fold::operator()(const SilenceOpened& event) {
    change_texts([&](Texts& texts) {
        texts.silences.push_back({.id = {row_.sequence.value},
                                  .document = event.document,
                                  .on = event.on,
                                  .opened = event.at,
                                  .ends = event.ends});
    });
}

void Fold::operator()(const SilenceExtended& event) {
    change_silence(event.silence, [&](Silence& silence) {
        silence.ends = event.ends;
        ++silence.extensions;
    });
}

void Fold::operator()(const SilenceObjected& event) {
    change_silence(event.silence,
                   [&](Silence& silence) { silence.objections.push_back(event.objection); });
}

void Fold::operator()(const SilenceConcluded& event) {
    change_silence(event.silence, [&](Silence& silence) {
        silence.outcome = event.outcome;
        silence.letter = event.letter;
        silence.concluded = event.at;
    });
}

// ---- decisions ---------------------------------------------------------------------------------

void Fold::operator()(const VoteOpened& event) {
    change_texts([&](Texts& texts) {
        texts.votes.push_back({.id = {row_.sequence.value},
                               .meeting = event.meeting,
                               .on = event.on,
                               .method = event.method,
                               .two_thirds = event.two_thirds,
                               .opened = event.at,
                               .order = event.order});
    });
}

void Fold::operator()(const VoteCast& event) {
    change_texts([&](Texts& texts) {
        if (Vote* vote = by_id(texts.votes, event.vote)) {
            vote->cast[event.delegation] = event.choice;
        }
    });
}

void Fold::operator()(const VoteClosed& event) {
    change_texts([&](Texts& texts) {
        if (Vote* vote = by_id(texts.votes, event.vote)) {
            vote->closed = event.at;
            vote->in_favour = event.in_favour;
            vote->against = event.against;
            vote->abstaining = event.abstaining;
            vote->carried = event.carried;
        }
    });
}

void Fold::operator()(const DecisionTaken& event) {
    const DecisionId id{row_.sequence.value};
    change_texts([&](Texts& texts) {
        texts.decisions.push_back({.id = id,
                                   .meeting = event.meeting,
                                   .on = event.on,
                                   .outcome = event.outcome,
                                   .vote = event.vote,
                                   .orally_amended = event.orally_amended,
                                   .amendments = event.amendments,
                                   .at = event.at,
                                   .positions = {}});
    });
    if (event.outcome != DecisionOutcome::adopted || !event.on.document) {
        return;
    }
    // Nothing is agreed until everything is: now everything is.
    change_document(*event.on.document, [&](Document& document) {
        document.adopted = id;
        for (auto& paragraph : document.paragraphs) {
            if (paragraph.state != ParagraphState::deleted) {
                paragraph.state = ParagraphState::agreed;
            }
        }
    });
    for (auto& [key, run] : c_.meetings) {
        if (run.considering && run.considering->document == *event.on.document) {
            run.considering.reset();
        }
    }
}

void Fold::operator()(const PositionTaken& event) {
    change_texts([&](Texts& texts) {
        if (TakenDecision* decision = by_id(texts.decisions, event.decision)) {
            decision->positions.push_back(event.position);
        }
    });
}

// ---- bureau and circulars ----------------------------------------------------------------------

// Fills a vacant seat of the office and group, or adds one.
void Fold::operator()(const OfficerNominated& event) {
    const Nomination& nomination = event.nomination;
    for (auto& member : c_.bureau) {
        if (member.office == nomination.office && member.group == nomination.group &&
            member.delegation.text.empty()) {
            member.delegation = nomination.delegation;
            member.status = "nominated";
            return;
        }
    }
    c_.bureau.push_back({.office = nomination.office,
                         .delegation = nomination.delegation,
                         .group = nomination.group,
                         .status = "nominated"});
}

void Fold::operator()(const NominationWithdrawn& event) {
    const Nomination& nomination = event.nomination;
    for (auto& member : c_.bureau) {
        if (member.office == nomination.office && member.group == nomination.group &&
            member.delegation == nomination.delegation) {
            member.delegation = {};
            member.status = "not yet nominated";
            return;
        }
    }
}

void Fold::operator()(const CircularSent& event) {
    change_texts([&](Texts& texts) {
        texts.circulars.push_back({.id = {row_.sequence.value},
                                   .title = event.title,
                                   .text = event.text,
                                   .link = event.link,
                                   .sent = event.at,
                                   .open_to_public = event.open_to_public});
    });
}

}  // namespace dais::meeting
