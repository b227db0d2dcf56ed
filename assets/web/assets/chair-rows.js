// The rows of the Chair's page: who is next, requests, points of order.

import './hold-element.js';
import { setText } from './common.js';
import { make } from './elements.js';
import { factsOf, showFacts } from './spoken-facts.js';

/// "Say: the Republic of Kenya · sounds like KEN-yuh", where it is not simply the name above it. The
/// hints are spelled for readers of English.
export function spokenWords({ strings }, { spoken = '', spoken_in: others = {}, hint = '' }, name) {
    const english = strings.language === 'en';
    const form = english ? spoken : (others?.[strings.language] ?? '');
    const parts = [
        form && form !== strings.name(name) ? strings.say('chair.spoken', { spoken: form }) : '',
        english && hint ? strings.say('chair.hint', { hint: hint.replaceAll('-', '\u2011') }) : '',
    ];
    return parts.filter(Boolean).join(strings.say('list.dot'));
}

/// Who waits, built anew where it changed: there is nothing to press in it. The class is said where
/// another one begins.
export function nextRow(session, entry, position, before) {
    const { strings, phrases } = session;
    const name = make('p', 'who');
    name.append(phrases.speaker(entry.speaker));
    const spoken = spokenWords(session, entry, entry.speaker.name);
    const facts = factsOf(session, { ...entry, text_received_us: entry.text_received ? 0 : undefined }).filter(({ kind }) => kind !== 'language' && kind !== 'no-text');
    if (entry.class_name && entry.class_name !== before?.class_name) facts.unshift({ kind: 'class', word: strings.known('class', entry.class_name) ?? entry.class_name });
    if (entry.reply) facts.unshift({ kind: 'reply', word: strings.say('chair.reply', { number: entry.reply }) });
    const person = personWords(entry.people?.[0]);
    const what = make('div', '', name);
    if (spoken) what.append(make('p', 'spoken', spoken));
    if (person) what.append(make('p', 'person', person));
    what.append(make('div', 'facts', ...showFacts(facts)));
    return make('li', '', make('span', 'position', strings.digits(String(position))), what);
}

function personWords(person) {
    if (!person?.name) return '';
    return [[person.address, person.name].filter(Boolean).join(' '), person.title].filter(Boolean).join(', ');
}

/// A point of order, with the key that recognizes it.
export class PointRow {
    #session;
    #acts;
    #name = make('p', 'who');
    #about = make('p', 'quiet');
    #hold = document.createElement('dais-hold');

    constructor(session, acts) {
        this.#session = session;
        this.#acts = acts;
        this.element = make('li', '', this.#name, this.#about, this.#hold);
    }

    show({ key, point, name, recognized, raised_us: raised, ...forms }) {
        const { strings } = this.#session;
        const shown = strings.name(name);
        const clock = this.#session.wallTimeAt(raised)?.clock;
        setText(this.#name, shown);
        const parts = [spokenWords(this.#session, forms, name)];
        parts.push(recognized ? strings.say('chair.recognized') : clock ? strings.say('chair.raised', { clock }) : '');
        setText(this.#about, parts.filter(Boolean).join(strings.say('list.dot')));
        this.#hold.hidden = recognized;
        this.#acts.hold(this.#hold, {
            key,
            label: strings.say('chair.recognize', { name: shown }),
            command: () => ({ type: 'RecognizePointOfOrder', point }),
            done: strings.say('chair.recognized-now', { name: shown }),
        });
    }
}

/// A request that waits for the Chair's decision: granted, or refused with a reason.
export class RequestRow {
    #session;
    #acts;
    #name = make('p', 'who');
    #about = make('p', 'quiet');
    #grant = document.createElement('dais-hold');
    #refuse = document.createElement('dais-hold');
    #ask = make('button', 'plain');
    #cancel = make('button', 'plain');
    #label = make('label');
    #reason = document.createElement('input');
    #form = make('div', 'reason');

    constructor(session, acts, { key }) {
        this.#session = session;
        this.#acts = acts;
        this.#reason.id = `reason-${key}`;
        this.#reason.maxLength = 300;
        this.#reason.autocomplete = 'off';
        this.#label.htmlFor = this.#reason.id;
        this.#ask.type = this.#cancel.type = 'button';
        this.#ask.addEventListener('click', () => this.#open(true));
        this.#cancel.addEventListener('click', () => this.#open(false));
        this.#form.append(this.#label, this.#reason, this.#refuse, this.#cancel);
        this.#form.hidden = true;
        this.element = make('li', '', this.#name, this.#about, this.#grant, this.#ask, this.#form);
    }

    show({ key, inscription, name, list_name: list, kind, asked_us: asked, ...forms }) {
        const { strings } = this.#session;
        const shown = strings.name(name);
        const clock = this.#session.wallTimeAt(asked)?.clock;
        setText(this.#name, shown);
        const parts = [
            strings.has(`kind.${kind}`) ? strings.say(`kind.${kind}`) : '',
            list ?? '',
            clock ? strings.say('chair.asked', { clock }) : '',
            spokenWords(this.#session, forms, name),
        ];
        setText(this.#about, parts.filter(Boolean).join(strings.say('list.dot')));
        setText(this.#ask, strings.say('chair.refuse-ask'));
        setText(this.#cancel, strings.say('chair.cancel'));
        setText(this.#label, strings.say('chair.refuse-reason'));
        this.#ask.hidden = !this.#form.hidden;
        this.#acts.hold(this.#grant, {
            key: `grant ${key}`,
            label: strings.say('chair.grant', { name: shown }),
            command: () => ({ type: 'GrantRequest', inscription }),
            done: strings.say('chair.granted', { name: shown }),
        });
        this.#acts.hold(this.#refuse, {
            key: `refuse ${key}`,
            label: strings.say('chair.refuse', { name: shown }),
            command: () => this.#refusal(inscription),
            done: strings.say('chair.refused', { name: shown }),
        });
    }

    #refusal(inscription) {
        const reason = this.#reason.value.trim();
        return reason ? { type: 'RefuseRequest', inscription, reason } : this.#session.strings.say('chair.refuse-needs');
    }

    #open(open) {
        this.#form.hidden = !open;
        this.#ask.hidden = open;
        (open ? this.#reason : this.#ask).focus();
    }
}
