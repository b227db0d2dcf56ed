// The text in force: its sections, its numbered paragraphs with their state, what changed in them, and
// which are on the floor.

import { mark } from './common.js';
import { jump, line, make, reveal, state, wording } from './elements.js';

const SHAPES = {
    agreed: 'done',
    'provisionally-agreed': 'half',
    bracketed: 'brackets',
    open: 'standing',
    deleted: 'lost',
};
/// A short text is found by looking.
const FIND_FROM = 10;

export function drafts(all, context) {
    return all.documents
        .filter(({ paragraphs }) => paragraphs.length > 0)
        .sort((a, b) => (b.kind === 'outcome') - (a.kind === 'outcome'))
        .map((document) => draft(document, all, context));
}

function draft(document, { documents, floors }, context) {
    const { name, phrases, strings } = context;
    const { key, paragraphs, symbol, title } = document;
    const before = documents.find((each) => each.key === document.supersedes);
    const changed = before && paragraphs.some((each) => each.changed.length > 0);
    const here = floors.filter(({ text }) => text.document === key);
    const onTheFloor = meant(here, paragraphs.map(({ number }) => number));
    const considered = here.map(({ text, meeting_name: meeting }) =>
        strings.say('texts.on-the-floor', { what: phrases.considered(text, documents), meeting: phrases.meeting(meeting) }),
    );
    const element = make(
        'article',
        'draft',
        make('h3', '', name(document)),
        line('quiet', [title, symbol].filter((text) => text && text !== name(document)).join(strings.say('list.dot'))),
        make('ul', 'counts', ...counts(document, strings)),
        floorLine(considered.join(strings.say('list.dot')), onTheFloor.size > 0, key, strings),
        paragraphs.length < FIND_FROM ? null : finder(document, context),
        changed && line('quiet with-changes', strings.say('texts.compared', { before: name(before) })),
        ...sections(document, onTheFloor, strings),
    );
    mark({ key }, element);
    return element;
}

/// "23 of 117 provisionally agreed", and of what else there is how many.
function counts({ paragraphs, count: all }, strings) {
    const found = Object.keys(SHAPES).map((name) => [name, paragraphs.filter((each) => each.state === name).length]);
    return found
        .filter(([, count]) => count > 0)
        .map(([name, count], index) => {
            const values = { count, all, state: strings.say(`text.state.${name}`) };
            const word = strings.say(index === 0 ? 'texts.count-of' : 'texts.count', values);
            const entry = make('li', '', state(SHAPES[name], word));
            mark({ state: name }, entry);
            return entry;
        });
}

function floorLine(words, somewhere, key, strings) {
    const button = somewhere && jump(strings.say('texts.to-the-floor'), () => shown(key).querySelector('[aria-current]'));
    // Always a line, so that the text under it does not move.
    const said = make('span', '', words || strings.say('texts.not-on-the-floor'));
    return make('p', words ? 'on-the-floor' : 'on-the-floor quiet', said, ' ', button);
}

function finder({ key, ...document }, { name, strings }) {
    const input = Object.assign(make('input'), { type: 'text', autocomplete: 'off', size: 6 });
    const answer = make('span', 'answer');
    answer.setAttribute('role', 'status');
    answer.dataset.own = 'yes';
    const label = make('label', '', strings.say('texts.find-label'), ' ', input);
    const form = make('form', 'find tools', label, make('button', '', strings.say('texts.find')), answer);
    form.setAttribute('role', 'search');
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        const plain = (text) => text.trim().replace(/\s+/g, ' ').toLowerCase();
        const number = plain(input.value);
        const found = [...shown(key).querySelectorAll('.paragraphs > li')].find(({ dataset }) => plain(dataset.key) === number);
        const missing = number && !found;
        answer.textContent = missing ? strings.say('texts.no-paragraph', { number, draft: name(document) }) : '';
        reveal(found);
    });
    return form;
}

function shown(key) {
    return [...document.querySelectorAll('.draft')].find(({ dataset }) => dataset.key === key);
}

/// In the order of the text; what stands in no section comes first.
function sections({ sections: all, paragraphs }, onTheFloor, strings) {
    const known = new Set(all.map(({ key }) => key));
    const rows = (belongs) => {
        const inIt = paragraphs.filter(({ section }) => belongs(section));
        return inIt.length > 0 && make('ol', 'paragraphs', ...inIt.map((each) => row(each, onTheFloor, strings)));
    };
    return [
        make('section', '', rows((section) => !known.has(section))),
        ...all.map(({ key, heading, level }) =>
            make('section', '', make(level > 1 ? 'h5' : 'h4', '', heading), rows((section) => section === key)),
        ),
    ];
}

function row({ number, label, text, changed, state: name }, onTheFloor, strings) {
    const element = make(
        'li',
        '',
        make('span', 'number', number),
        make('div', 'what', line('label', label), wording(text, changed)),
        state(SHAPES[name], strings.say(`text.state.${name}`)),
    );
    mark({ key: number, state: name }, element);
    if (onTheFloor.has(number)) {
        element.setAttribute('aria-current', 'true');
        element.append(make('span', 'unseen', strings.say('texts.here')));
    }
    return element;
}

/// The numbers that "24", "24 and 25" or "24 to 30, 32" mean, of all in the order of the text.
function meant(floors, all) {
    const parts = floors.flatMap(({ text }) => text.paragraphs.split(/, | and /));
    return new Set(
        parts.flatMap((part) => {
            const [first, last = first] = part.split(' to ').map((number) => all.indexOf(number));
            return first < 0 ? [] : all.slice(first, last + 1);
        }),
    );
}
