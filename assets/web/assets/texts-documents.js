// The documents: the ladder of the outcome's drafts, and those that are none.

import { mark } from './common.js';
import { line, link, make, state } from './elements.js';

const SHAPES = { 'in-force': 'running', adopted: 'done' };

export function ladder({ documents, decisions }, context) {
    const rungs = documents
        .filter(({ kind }) => kind === 'outcome')
        .flatMap((document) => {
            const inForce = document.superseded_by === undefined && document.adopted === undefined;
            const adoption = decisions.find(({ id }) => id === document.adopted);
            return [rung(document, context, inForce ? 'in-force' : ''), adoption && adopted(adoption, document, context)];
        });
    return list(rungs);
}

export function others({ documents }, context) {
    return list(documents.filter(({ kind }) => kind !== 'outcome').map((document) => rung(document, context)));
}

function list(rungs) {
    return rungs.length ? [make('ol', 'ladder', ...rungs)] : [];
}

function rung(document, context, standing = '') {
    const { draft, title, symbol, languages } = document;
    const name = draft === undefined && title ? title : context.name(document);
    const heading = make('p', 'rung', link(name, document.link), symbol && ' ', symbol && make('span', 'symbol', symbol));
    const versions = languages.map((each) => make('li', '', language(each, context)));
    const what = [heading, name !== title && line('quiet', title), versions.length > 0 && make('ul', 'languages', ...versions)];
    return row(document.key, standing, what, issued(document, context), context);
}

function adopted(decision, { key, orally_amended: amended }, context) {
    const { moments, phrases, session, strings } = context;
    const how = phrases.announced({ outcome: 'adopted', by_vote: decision.vote !== undefined });
    const about = [amended && strings.say('announced.orally-amended'), phrases.meeting(decision.meeting_name)];
    const what = [make('p', 'rung', how), line('quiet', about.filter(Boolean).join(strings.say('list.comma')))];
    return row(`${key}-adopted`, 'adopted', what, moments.at(session.utcAt(decision.at_us)), context);
}

function row(key, standing, what, when, { strings }) {
    const word = standing && state(SHAPES[standing], strings.say(`texts.rung.${standing}`), 'rung-mark');
    const element = make('li', '', make('div', 'what', ...what), make('p', 'rung-when', when), word);
    mark({ key, mark: standing }, element);
    if (standing) element.setAttribute('aria-current', 'true');
    return element;
}

/// Where the papers do not give the hour, the day alone, and said so.
function issued({ issued: utc, issued_assumed: assumed }, { moments, strings }) {
    const at = Date.parse(utc);
    return assumed ? strings.say('texts.day-only', { day: moments.day(at) }) : moments.at(at);
}

function language({ language: code, issued: there, link: address }, { strings }) {
    const key = `language.${code}`;
    const name = strings.has(key) ? strings.say(key) : code;
    return there ? link(name, address) : strings.say('texts.language-awaited', { language: name });
}
