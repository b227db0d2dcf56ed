// Proposals: the competing formulations of one place side by side.

import { mark } from './common.js';
import { isWebAddress, line, link, make, state, wording } from './elements.js';

export function proposals(all, context) {
    const groups = new Map();
    for (const proposal of all.proposals) {
        const place = JSON.stringify([proposal.item, proposal.document, proposal.paragraphs]);
        groups.set(place, [...(groups.get(place) ?? []), proposal]);
    }
    return [...groups.values()].map((group) =>
        make(
            'section',
            'group',
            make('h3', '', place(group[0], all, context)),
            line('quiet with-changes', comparison(group, context)),
            make('div', 'columns', ...group.map((proposal) => column(proposal, all, context))),
        ),
    );
}

function place({ item, item_title: title, document, paragraphs }, { documents }, { name, phrases, strings }) {
    if (item) return strings.say(title ? 'items.one' : 'items.number', { number: item, title });
    const draft = name(documents.find(({ key }) => key === document), '');
    const words = [draft, phrases.paragraphs(paragraphs)].filter(Boolean);
    return words.join(strings.say('list.comma')) || strings.say('texts.proposals-other');
}

/// What the marks compare with; nothing where nothing is marked.
function comparison(group, { phrases, strings }) {
    if (!group.some(isCompared)) return '';
    const [{ item, paragraphs: numbers }] = group;
    if (!item) return strings.say('texts.against-paragraph', { numbers: phrases.numbers(numbers) });
    const first = group.find(({ withdrawn }) => !withdrawn);
    return strings.say('texts.against-first', { who: phrases.voice(first.by) });
}

/// What is struck is not compared as well.
function isCompared({ changed, withdrawn }) {
    return changed.length > 0 && !withdrawn;
}

function column(proposal, { documents }, { moments, name, phrases, session, strings }) {
    const draft = name(documents.find((each) => each.name === proposal.taken_up), proposal.taken_up);
    const article = make(
        'article',
        'card proposal',
        make('h4', '', phrases.voice(proposal.by)),
        proposal.withdrawn && state('lost', strings.say('texts.proposal.withdrawn'), 'withdrawn'),
        proposal.taken_up && state('done', strings.say('texts.proposal.taken-up', { draft }), 'taken-up'),
        proposal.explained && state('running', strings.say('texts.proposal.explained')),
        line('proposal-title', proposal.title),
        wording(proposal.text, isCompared(proposal) ? proposal.changed : []),
        make(
            'p',
            'quiet',
            strings.say('texts.received', { moment: received(proposal, moments, session) }),
            ' ',
            isWebAddress(proposal.link) && link(strings.say('texts.open-document'), proposal.link),
        ),
    );
    mark({ key: proposal.key, withdrawn: proposal.withdrawn ? 'yes' : '' }, article);
    return article;
}

/// Imported papers give the day; the hour is then noon, and nobody's to be shown.
function received({ received: utc }, moments, session) {
    const at = Date.parse(utc);
    return session.wallTime(at)?.clock === '12:00' && at % 60_000 === 0 ? moments.day(at) : moments.at(at);
}
