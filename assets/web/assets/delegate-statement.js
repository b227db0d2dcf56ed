// The delegation's own statement: who will speak and how, in which language, and its text.

import { byId, mark, setText } from './common.js';
import { aboutPlace } from './delegate-asking.js';
import { question } from './delegate-dialog.js';

const MOST_BYTES = 12_000;
const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
const OPEN = ['waiting', 'pending', 'speaking'];

let context = null;
/// The inscription whose details stand in the fields, and how they were when they were put there.
let filled = null;
let file = null;

export function startStatement(all) {
    context = all;
    for (const id of ['swap', 'describe', 'hand-in', 'in-writing']) byId(id).addEventListener('click', () => DEEDS[id]());
    // What was written and not handed in yet outlives the page.
    byId('text').value = context.kept.get('draft') ?? '';
    byId('text').addEventListener('input', () => written());
    byId('text-file').addEventListener('change', ({ target }) => read(target.files[0]));
}

export function paintStatement({ session, strings, phrases, view }) {
    const place = view.place && OPEN.includes(view.place.state) ? view.place : null;
    byId('statement').hidden = !place;
    if (!place) return;
    words(strings);
    const what = phrases.itemNumbers(place.items ?? []) || place.list_name;
    const limit = place.limit_us ? phrases.duration(place.limit_us) : '';
    setText(byId('statement-of'), [what, limit].filter(Boolean).join(strings.say('list.dot')));
    setText(byId('how'), strings.say(`delegate.speaks.${place.modality}`));
    const other = { 'in-person': 'delegate.to-remote', remote: 'delegate.to-room' }[place.modality];
    setText(byId('swap'), other && place.state !== 'speaking' ? strings.say(other) : '');
    fill(strings, place);
    byId('text-part').hidden = !view.may('hand-in-text');
    const received = place.text_received_us !== undefined;
    const count = strings.count('delegate.words', place.words ?? 0);
    setText(byId('text-state'), received ? strings.say('delegate.text-received', { words: count }) : strings.say('delegate.text-none'));
    setText(byId('hand-in'), strings.say(received ? 'delegate.replace' : 'delegate.hand-in'));
    setText(byId('in-writing'), received && place.state !== 'speaking' ? strings.say('delegate.in-writing') : '');
    const away = !session.connection.up;
    for (const id of ['swap', 'describe', 'in-writing']) byId(id).disabled = away;
    paintCount();
}

function words(strings) {
    setText(byId('statement').querySelector('summary'), strings.say('delegate.statement'));
    setText(byId('who-title'), strings.say('delegate.who'));
    label('person', 'delegate.person');
    label('function', 'delegate.function');
    label('spoken', 'delegate.spoken');
    label('text-file', 'delegate.file');
    label('text', 'delegate.paste');
    setText(byId('describe'), strings.say('delegate.save'));
    setText(byId('text-title'), strings.say('delegate.text'));
    setText(byId('text-note'), strings.say('delegate.count-note'));
}

function label(id, key) {
    setText(document.querySelector(`label[for="${id}"]`), context.strings.say(key));
}

/// What the desk knows goes into the fields, but never over what the reader is writing.
function fill(strings, place) {
    const select = byId('spoken');
    if (select.dataset.language !== strings.language) {
        select.dataset.language = strings.language;
        const chosen = select.value;
        const options = ['', ...LANGUAGES].map((code) => new Option(strings.say(code ? `language.${code}` : 'delegate.spoken-none'), code));
        select.replaceChildren(...options);
        select.value = chosen;
    }
    const [first = {}] = place.people ?? [];
    const known = JSON.stringify([place.inscription, first.name ?? '', first.title ?? '', place.language ?? '']);
    if (filled === known) return;
    const before = filled === null ? null : JSON.parse(filled);
    filled = known;
    const fields = [['person', first.name], ['function', first.title], ['spoken', place.language]];
    fields.forEach(([id, value = ''], index) => {
        const field = byId(id);
        const untouched = before === null || before[0] !== place.inscription || field.value === before[index + 1];
        if (untouched) {
            // A language beside the six official ones is kept as it is.
            if (id === 'spoken' && value && !LANGUAGES.includes(value)) field.add(new Option(value, value));
            field.value = value;
        }
    });
}

/// A sign of a script that does not part its words.
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const LETTER = /[\p{L}\p{N}]/u;

/// Words as people count them; where a script does not part them, its signs.
export function countWords(text) {
    return text.replace(SIGN, ' $& ').split(/\s+/).filter((word) => LETTER.test(word)).length;
}

function written() {
    context.kept.put({ draft: byId('text').value });
    paintCount();
}

function paintCount() {
    const { session, strings, view, phrases } = context;
    const text = byId('text').value.trim();
    const place = view?.place;
    if (!place) return;
    const count = countWords(text);
    const tooLarge = new TextEncoder().encode(text).length > MOST_BYTES;
    const fit = place.words_fit;
    const tooMany = fit !== undefined && count > fit;
    const limit = place.limit_us ? phrases.duration(place.limit_us) : '';
    let said = '';
    if (file === 'unreadable') said = strings.say('delegate.not-text');
    else if (tooLarge) said = strings.say('delegate.too-large');
    else if (text && fit) said = strings.say(tooMany ? 'delegate.too-many' : 'delegate.fits', { words: strings.count('delegate.words', count), fit, limit });
    else if (text) said = strings.count('delegate.words', count);
    setText(byId('text-count'), said);
    mark({ count: file === 'unreadable' || tooLarge ? 'bad' : tooMany ? 'many' : '' }, byId('text-count'));
    byId('hand-in').disabled = !text || tooLarge || !session.connection.up;
}

async function read(chosen) {
    file = null;
    if (!chosen) return;
    try {
        if (chosen.size > 4 * MOST_BYTES) file = 'large';
        const bytes = await chosen.slice(0, 4 * MOST_BYTES).arrayBuffer();
        const text = new TextDecoder(encodingOf(new Uint8Array(bytes)), { fatal: file === null }).decode(bytes);
        if (text.includes('\0')) throw new TypeError('not a text');
        byId('text').value = text;
    } catch {
        file = 'unreadable';
    }
    byId('text-file').value = '';
    written();
}

/// Word processors write UTF-16 with a mark in front.
function encodingOf([first, second]) {
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const DEEDS = {
    /// All of it as it shall be: what this page does not ask for stays as it is.
    describe() {
        const { place } = context.view;
        const [first, ...others] = place.people ?? [];
        const [name, title] = [byId('person').value.trim(), byId('function').value.trim()];
        const people = name ? [person({ ...first, name, title }), ...others.map(person)] : others.map(person);
        describe(place, { people, language: byId('spoken').value });
    },
    swap() {
        const { place } = context.view;
        describe(place, { modality: place.modality === 'remote' ? 'in-person' : 'remote' });
    },
    async 'hand-in'() {
        const { place } = context.view;
        const text = byId('text').value.trim();
        const answer = await context.send({ type: 'HandInText', inscription: place.inscription, text }, aboutPlace(place));
        if (answer?.accepted && byId('text').value.trim() === text) byId('text').value = '';
        written();
    },
    async 'in-writing'() {
        const { strings, view } = context;
        const { place } = view;
        const yes = await question({
            title: strings.say('delegate.in-writing-title'),
            about: strings.say('delegate.in-writing-about'),
            yes: strings.say('delegate.in-writing'),
            no: strings.say('delegate.cancel'),
        });
        if (yes) context.send({ type: 'TakeInWriting', inscription: place.inscription }, aboutPlace(place));
    },
};

function describe(place, { modality = place.modality, people = (place.people ?? []).map(person), language = place.language ?? '' }) {
    context.send({ type: 'DescribeSpeaker', inscription: place.inscription, modality, language, people }, aboutPlace(place));
}

function person({ name, title, address }) {
    return { name, ...(title ? { title } : {}), ...(address ? { address } : {}) };
}
