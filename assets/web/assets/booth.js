// /booth: for interpreters: who speaks and who is next, in which language, with which text.

import './banner-element.js';
import { Announcer } from './announcer.js';
import { keepAwake } from './awake.js';
import { byId, mark, markRoom, paintMarks, setText } from './common.js';
import { Commands } from './commands.js';
import { make } from './elements.js';
import { paintNow } from './now-speaking.js';
import { OwnPage } from './own-page.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';
import { Slower } from './slower.js';
import { factsOf, showFacts } from './spoken-facts.js';
import { TextReader } from './text-reader.js';

const MOST = 6;
const ROLES = ['officer', 'interpreter', 'technician'];

let parts = null;

function begin(session) {
    const commands = new Commands(session.connection);
    parts = {
        page: new OwnPage(session, ROLES, 'booth.not-for-you'),
        announcer: new Announcer(byId('announcer'), session.phrases),
        slower: new Slower(session, commands),
        reader: new TextReader(session.strings, () => session.redraw()),
    };
}

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    if (!parts) begin(session);
    const { strings } = session;
    const view = roomView(session);
    const { page } = parts;
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    document.title = strings.say('booth.title', { what: view.place ?? view.headline });
    byId('banner').show(session);
    markRoom(session, view);
    setText(byId('message'), page.open ? '' : page.barred || strings.say(`link.${session.link === 'lost' ? 'lost' : 'connecting'}`));
    setText(byId('place'), page.open ? (view.place ?? '') : '');
    setText(byId('place-note'), page.open ? (view.placeNote ?? '') : '');
    setText(byId('item'), page.open ? (view.about ?? '') : '');
    for (const id of ['now', 'next', 'reader']) byId(id).hidden = !page.open;
    if (!page.open) return Infinity;
    const booth = session.slices.get('booth', session.room) ?? { next: [] };
    const next = booth.next.slice(0, MOST);
    const changesMs = Math.min(paintNow(session, view), paintSpoken(session, view.now, booth.now));
    paintNext(session, view.now, next);
    paintReader(session, [booth.now, ...next].filter(Boolean));
    parts.announcer.tell(view.now, view.headline);
    mark({ next: next.length, reading: parts.reader.key });
    return changesMs;
}

function paintSpoken(session, now, spoken) {
    // What the desk says of one statement never stands under another.
    const same = spoken && spoken.statement === now.statement?.id ? spoken : null;
    paintFacts(session, byId('now-facts'), same);
    return parts.slower.show(same);
}

function paintNext(session, now, next) {
    const { strings } = session;
    byId('next').hidden = parts.reader.key !== null || ['stale', 'idle', 'adjourned'].includes(now.state);
    setText(byId('next-title'), strings.say('queue.next'));
    setText(byId('empty'), next.length === 0 ? strings.say('queue.nobody') : '');
    const list = byId('list');
    const shown = `${strings.language} ${strings.named} ${JSON.stringify(next)}`;
    if (list.dataset.shown === shown) return;
    list.dataset.shown = shown;
    const focused = document.activeElement?.closest('#list')?.contains(document.activeElement) ? document.activeElement.dataset.read : null;
    list.replaceChildren(...next.map((spoken, index) => row(session, spoken, index + 1)));
    if (focused) readButton(focused)?.focus();
}

function row(session, spoken, position) {
    const words = make('span', 'who');
    words.append(session.phrases.speaker(spoken.speaker));
    const facts = make('div', 'facts', ...showFacts(factsOf(session, spoken)));
    const [button] = reading(session, spoken);
    const number = make('span', 'position', session.strings.digits(String(position)));
    const what = make('div', '', words, facts);
    if (button) what.append(button);
    return make('li', '', number, what);
}

/// Of who speaks now, too.
function paintFacts(session, element, spoken) {
    const { strings } = session;
    const shown = `${strings.language} ${JSON.stringify(spoken)}`;
    if (element.dataset.shown === shown) return;
    element.dataset.shown = shown;
    const focused = element.contains(document.activeElement);
    element.replaceChildren(
        ...(spoken ? [make('div', 'facts', ...showFacts(factsOf(session, spoken))), ...reading(session, spoken)] : []),
    );
    if (focused) element.querySelector('button')?.focus();
}

/// The button that opens a text; none where there is nothing to read.
function reading({ strings }, spoken) {
    if (!spoken.text) return [];
    const button = make('button', 'read', strings.say('booth.read'));
    button.type = 'button';
    button.dataset.read = keyOf(spoken);
    button.setAttribute('aria-label', strings.say('booth.read-of', { name: strings.name(spoken.speaker.name) }));
    button.addEventListener('click', () => parts.reader.open(keyOf(spoken)));
    return [button];
}

function readButton(key) {
    return [...document.querySelectorAll('button[data-read]')].find(({ dataset }) => dataset.read === key);
}

/// A speaker who is given the floor keeps the text that is open.
function paintReader(session, all) {
    const spoken = all.find((each) => keyOf(each) === parts.reader.key) ?? null;
    parts.reader.show(spoken, spoken && session.strings.name(spoken.speaker.name));
    paintReaderFacts(session, spoken);
}

function paintReaderFacts(session, spoken) {
    const element = byId('reader-facts');
    const facts = spoken ? factsOf(session, spoken) : [];
    const shown = JSON.stringify(facts);
    if (element.dataset.shown === shown) return;
    element.dataset.shown = shown;
    element.replaceChildren(make('div', 'facts', ...showFacts(facts)));
}

function keyOf({ inscription, statement }) {
    return inscription === undefined ? `statement-${statement}` : `inscription-${inscription}`;
}

document.documentElement.dataset.theme = new URLSearchParams(location.search).get('theme') === 'light' ? 'light' : 'dark';
keepAwake();
startRoomSession('booth', draw, ['conference', 'programme', 'floor', 'texts', 'booth']);
