// /delegate: one delegation's page, opened by its personal link: when my turn is, in my time; what I
// asked for and what became of it; my statement; my line.

import './bar-element.js';
import './banner-element.js';
import './clock-element.js';
import './state-element.js';
import { keepAwake } from './awake.js';
import { Commands } from './commands.js';
import { byId, mark, paintMarks, setText } from './common.js';
import { addressOf } from './dais-connection.js';
import { paintAsking, startAsking } from './delegate-asking.js';
import { paintFloor } from './delegate-floor.js';
import { deviceMs, Kept } from './delegate-kept.js';
import { paintLine, startLine } from './delegate-line.js';
import { paintMore } from './delegate-more.js';
import { Notices } from './delegate-notices.js';
import { Receipts } from './delegate-receipts.js';
import { paintRequests } from './delegate-requests.js';
import { paintStatement, startStatement } from './delegate-statement.js';
import { TurnWords } from './delegate-turn.js';
import { delegateView } from './delegate-view.js';
import { make, state } from './elements.js';
import { morph } from './morph.js';
import { OwnLink } from './own-link.js';
import { RoomChoice } from './rooms.js';
import { startSession } from './session.js';
import { SpeakerPhrases } from './speaker-phrases.js';
import { ZoneChoice } from './zone-choice.js';

const WANTS = ['conference', 'programme', 'floor', 'queue', 'texts', 'delegation'];
/// The last state is kept so often, while the line is good.
const KEEP_MS = 15_000;

const { token } = addressOf(location);
const kept = new Kept(token);
/// What the parts of the page share.
let context = null;
let keptAt = -Infinity;
let keptValues = {};

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    begin(session);
    const { strings, conference } = session;
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    const mine = session.slices.get('delegation') ?? kept.get('delegation');
    const trouble = troubleWords(session, mine);
    setText(byId('trouble'), trouble);
    byId('page').hidden = trouble !== '' || !mine;
    setText(byId('who'), trouble || !mine ? (conference?.short_title ?? '') : strings.name(mine.name));
    document.title = strings.say('delegate.title', { name: mine && !trouble ? strings.name(mine.name) : 'Dais' });
    byId('banner').show(session);
    mark({ link: session.link, trouble: trouble && (context.link.trouble ?? 'other') });
    if (trouble || !mine) return Infinity;
    context.view = delegateView(session, mine);
    context.nowMs = session.utcNow() ?? kept.get('utcMs') ?? null;
    keep(session);
    return paint(session);
}

function paint(session) {
    const { notices, view, zones } = context;
    if (session.conference) zones.list(session.conference.zone);
    paintZone(session);
    notices.look(view.place, view.live);
    const changesMs = [paintTurn(session), paintFloor(context)];
    paintNotice(session);
    paintStanding(session);
    paintRequests(context);
    paintAsking(context);
    paintStatement(context);
    paintLine(context);
    paintMore(context);
    mark({ live: view.live ? 'yes' : '', place: view.place?.inscription, turn: view.place?.state ?? 'none', ahead: view.place?.ahead });
    return Math.min(...changesMs);
}

/// Why the page shows nothing of a delegation, and what to do about it; empty where it does.
function troubleWords(session, mine) {
    const { strings, role } = session;
    const { trouble } = context.link;
    if (trouble) {
        kept.forget();
        session.slices.clear();
        return strings.say(`delegate.link.${trouble}`);
    }
    if (role && role !== 'delegation') return strings.say('delegate.link.another');
    if (mine) return '';
    return strings.say(session.link === 'lost' ? 'delegate.never' : 'link.connecting');
}

/// The reader's own clock beside the name: the page speaks of my turn in my time.
function paintZone(session) {
    const { turn, zones } = context;
    const now = session.utcNow();
    const items = context.view.place?.items ?? session.floor(context.view.room)?.items ?? [];
    const what = [session.phrases.itemNumbers(items), session.conference?.short_title].filter(Boolean);
    setText(byId('where'), what.join(session.strings.say('list.comma')));
    setText(byId('time'), now === null ? '' : session.strings.digits(turn.clock(now)));
    mark({ zone: zones.zone });
}

function paintTurn(session) {
    const { turn, view } = context;
    const { title, large, reasons } = turn.read(view, context.nowMs);
    setText(byId('turn-title'), title);
    setText(byId('turn-large'), large);
    morph(byId('turn-reasons'), reasons.filter(Boolean).map((line) => make('p', '', line)));
    byId('turn').hidden = Boolean(view.live);
    setText(byId('as-of'), session.link === 'lost' ? asOf(session) : '');
    return session.link === 'lost' ? 10_000 : Infinity;
}

/// How old the picture is: by the meeting's clock when it was, by the device's count how long ago.
function asOf({ strings }) {
    const [at, utcMs] = [kept.get('at'), kept.get('utcMs')];
    const minutes = Math.floor((deviceMs() - at) / 60_000);
    const clock = utcMs ? context.turn.clock(utcMs) : '';
    if (!(minutes >= 0)) return strings.say('delegate.as-of', { clock });
    const age = minutes < 60 ? strings.count('minutes', minutes) : strings.count('hours', Math.floor(minutes / 60));
    return strings.say(minutes < 1 ? 'delegate.as-of-now' : 'delegate.as-of-ago', { clock, age });
}

/// All three as soon as they are there: the page draws nothing of a delegation without its conference.
function keep(session) {
    const delegation = session.slices.get('delegation');
    const { conference, programme } = session;
    if (session.link !== 'up' || !delegation || !conference) return;
    const values = { delegation, conference, programme };
    const now = performance.now();
    const same = Object.keys(values).every((name) => values[name] === keptValues[name]);
    if (same && now - keptAt < KEEP_MS) return;
    keptAt = now;
    keptValues = values;
    kept.put({ ...values, utcMs: session.utcNow(), at: deviceMs() });
}

function paintNotice({ strings }) {
    const { notices, turn, view } = context;
    const shown = notices.shown !== null && view.place?.inscription === notices.shown;
    byId('notice').hidden = !shown;
    byId('notice-text').textContent = shown ? strings.say('delegate.notice', { ahead: turn.ahead(view.place.ahead) }) : '';
    setText(byId('notice-close'), strings.say('delegate.close'));
}

/// What is in order, and what is still to do, in one look.
function paintStanding(session) {
    const { turn, nowMs, view } = context;
    const { strings, clock } = session;
    const { place, meeting } = view;
    const lines = [];
    if (session.link === 'up' && Number.isFinite(clock.roundTripMs)) {
        const ms = Math.max(1, Math.round(clock.roundTripMs));
        lines.push(state('done', strings.say('delegate.connected', { ms }), 'good'));
    } else lines.push(state('lost', strings.say(`link.${session.link === 'lost' ? 'lost' : 'checking'}`), 'bad'));
    if (place?.text_received_us !== undefined) lines.push(textLine(strings, place));
    if (place?.connect_by && place.modality === 'remote') {
        lines.push(strings.say('delegate.connect-by', { clock: turn.clock(place.connect_by, nowMs) }));
    }
    if (place?.ready_us !== undefined) lines.push(strings.say('delegate.ready-said', { clock: turn.clockAt(place.ready_us, nowMs) }));
    const nodes = lines.map((line) => (typeof line === 'string' ? make('p', 'quiet', line) : make('p', '', line)));
    if (place?.modality === 'remote' && (meeting?.link || meeting?.guide)) nodes.push(...wayIn(strings, meeting));
    byId('standing').replaceChildren(...sameOr(nodes));
}

/// The nodes that are there already where nothing changed: a link keeps the focus.
function sameOr(nodes) {
    const now = [...byId('standing').childNodes];
    const same = now.length === nodes.length && now.every((node, index) => node.isEqualNode(nodes[index]));
    return same ? now : nodes;
}

function textLine(strings, place) {
    const words = strings.count('delegate.words', place.words ?? 0);
    if (place.too_many_words) return state('warning', strings.say('delegate.text-long', { words }), 'warn');
    return strings.say('delegate.text-received', { words });
}

function wayIn(strings, { link: address, guide }) {
    const nodes = [];
    if (/^https?:\/\//i.test(address ?? '')) {
        const open = Object.assign(make('a', 'button', strings.say('delegate.open-link')), { href: address, target: '_blank', rel: 'noopener' });
        nodes.push(make('p', '', open));
    }
    if (/^https?:\/\//i.test(guide ?? '')) {
        const open = Object.assign(make('a', '', strings.say('delegate.guide')), { href: guide, target: '_blank', rel: 'noopener' });
        nodes.push(make('p', '', open));
    } else if (guide) nodes.push(make('p', 'quiet guide', guide));
    return nodes;
}

function begin(session) {
    if (context) return;
    const redraw = () => session.redraw();
    const zones = new ZoneChoice(byId('zone'), session.strings, redraw, { own: true });
    context = { session, strings: session.strings, phrases: session.phrases, zones, kept, view: null, nowMs: null };
    context.turn = new TurnWords(session, zones);
    context.notices = new Notices(kept);
    context.link = new OwnLink(session.connection, token, redraw);
    // What was kept stands in until the server has answered.
    for (const name of ['conference', 'programme']) {
        if (kept.get(name)) session.slices.put({ name, version: 0, value: kept.get(name) });
    }
    context.receipts = new Receipts(new Commands(session.connection), kept, redraw);
    byId('notice-close').addEventListener('click', () => {
        context.notices.close();
        redraw();
    });
    startAsking(context);
    startStatement(context);
    startLine(context);
    byId('sound').addEventListener('change', ({ target }) => context.notices.choose(target.checked));
}

/// A page that is opened again without a line is still a page, where the browser allows it.
async function serveOffline() {
    if (!window.isSecureContext || !navigator.serviceWorker) return;
    try {
        await navigator.serviceWorker.register('/delegate-worker.js', { scope: '/delegate' });
        const { active } = await navigator.serviceWorker.ready;
        // What came before the worker was there.
        active.postMessage(performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    } catch {
        // Then it works while there is a line.
    }
}

keepAwake();
addEventListener('load', serveOffline);
startSession('delegate', draw, { Words: SpeakerPhrases, choice: new RoomChoice(null), wants: WANTS });
