// /chair: what the Chair needs while presiding, and the few acts that are the Chair's own.

import './banner-element.js';
import './hold-element.js';
import { Announcer } from './announcer.js';
import { keepAwake } from './awake.js';
import { ChairActs } from './chair-acts.js';
import { endWords, showEnd } from './chair-end.js';
import { nextRow, PointRow, RequestRow, spokenWords } from './chair-rows.js';
import { scriptSentence } from './chair-script.js';
import { WhatIf } from './chair-what-if.js';
import { byId, mark, markRoom, paintMarks, setLines, setText } from './common.js';
import { Commands } from './commands.js';
import { make } from './elements.js';
import { KeyedRows } from './keyed-rows.js';
import { paintNow } from './now-speaking.js';
import { OwnPage } from './own-page.js';
import { PrivateLine } from './private-line.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';

const MOST = 6;
const ROLES = ['officer', 'chair'];
const NOTHING = { next: [], requests: [], points: [], motions: [] };

let parts = null;

function begin(session) {
    const acts = new ChairActs(session, new Commands(session.connection));
    parts = {
        acts,
        page: new OwnPage(session, ROLES, 'chair.not-for-you'),
        announcer: new Announcer(byId('announcer'), session.phrases),
        points: new KeyedRows(byId('points-list'), () => new PointRow(session, acts)),
        requests: new KeyedRows(byId('requests-list'), (entry) => new RequestRow(session, acts, entry)),
        whatIf: new WhatIf(session),
        line: new PrivateLine(session, acts),
    };
}

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    if (!parts) begin(session);
    const { strings } = session;
    const view = roomView(session);
    const { open, barred } = parts.page;
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    document.title = strings.say('chair.title', { what: view.place ?? view.headline });
    byId('banner').show(session);
    markRoom(session, view);
    setText(byId('message'), open ? '' : barred || strings.say(`link.${session.link === 'lost' ? 'lost' : 'connecting'}`));
    setText(byId('place'), open ? (view.place ?? '') : '');
    setText(byId('place-note'), open ? (view.placeNote ?? '') : '');
    setText(byId('item'), open ? (view.about ?? '') : '');
    setText(byId('presiding'), open ? (view.presiding ?? '') : '');
    byId('main').hidden = !open;
    byId('became').hidden = !open;
    if (!open) return Infinity;
    const chair = { ...NOTHING, ...session.slices.get('chair', session.room) };
    const changesMs = paintNow(session, view);
    paintSpoken(session, view.now, chair);
    paintActs(session, view, chair);
    paintScript(session, view, chair);
    paintNext(session, chair);
    paintWaiting(session, chair);
    paintEnd(session, view, chair);
    parts.acts.show();
    parts.line.show(session.slices.get('podium')?.line ?? []);
    parts.announcer.tell(view.now, view.headline);
    mark({ next: chair.next.length, points: chair.points.length, requests: chair.requests.length });
    return changesMs;
}

/// How the name is said.
function paintSpoken(session, now, chair) {
    const forms = { spoken: chair.statement_spoken, hint: chair.statement_hint, spoken_in: chair.statement_spoken_in };
    setText(byId('spoken'), now.statement ? spokenWords(session, forms, now.statement.speaker.name) : '');
}

/// The next speaker is called in place of whoever the Chair saw: the desk refuses where that changed.
function paintActs(session, view, chair) {
    const { strings, phrases } = session;
    const { statement } = view.now;
    const next = chair.next.find(({ pending }) => !pending);
    const on = session.floor(session.room)?.state === 'in-session' && view.now.state !== 'stale';
    byId('acts').hidden = !on || (!next && !statement);
    byId('call').hidden = !on || !next;
    byId('conclude').hidden = !on || !statement;
    const holder = statement ? phrases.holder(statement) : '';
    setText(byId('call-about'), on && next && statement ? strings.say('chair.call-replacing', { name: holder }) : '');
    const meeting = view.meeting ?? chair.meeting;
    if (next) {
        const name = strings.name(next.speaker.name);
        const replacing = statement ? { replacing: statement.id } : {};
        parts.acts.hold(byId('call'), {
            key: `call ${next.inscription} ${statement?.id ?? ''}`,
            label: strings.say('chair.call', { name }),
            command: () => ({ type: 'GiveFloor', meeting, inscription: next.inscription, ...replacing }),
            done: strings.say('room.floor', { name }),
        });
    }
    if (statement) {
        parts.acts.hold(byId('conclude'), {
            key: `conclude ${statement.id}`,
            label: strings.say('chair.conclude'),
            command: () => ({ type: 'ConcludeStatement', statement: statement.id }),
            done: strings.say('state.chair'),
        });
    }
}

/// What an officer put before the Chair stands in place of the script.
function paintScript(session, view, chair) {
    const { strings } = session;
    const meeting = view.meeting ?? chair.meeting;
    const of = (slice) => session.slices.get(slice)?.meetings.find((each) => each.meeting === meeting);
    const shown = of('podium')?.shown;
    const known = [...chair.next.map(({ spoken, speaker }) => ({ spoken, name: speaker.name })), ...chair.points, ...chair.requests];
    if (chair.statement_spoken && view.now.statement) known.push({ spoken: chair.statement_spoken, name: view.now.statement.speaker.name });
    const lines = (of('script')?.lines ?? nextScript(session)).map((line) => scriptSentence(session, line, known));
    const [first = strings.say('chair.script-empty'), ...others] = shown ? [shown.text, ...lines] : lines;
    setText(byId('script-title'), shown ? strings.say('chair.shown', { by: shown.by?.name || strings.say('office.secretariat') }) : strings.say('chair.script'));
    setText(byId('script-first'), first);
    byId('script').dataset.shown = shown ? 'yes' : 'no';
    byId('script-more').hidden = others.length === 0;
    setText(byId('script-summary'), strings.say('chair.script-more'));
    const list = byId('script-list');
    const now = JSON.stringify(others);
    if (list.dataset.shown === now) return;
    list.dataset.shown = now;
    list.replaceChildren(...others.map((text) => make('li', '', text)));
}

/// Before the first meeting the floor names none: then what opens this room's next one.
function nextScript(session) {
    if (session.floor(session.room)?.meeting) return [];
    const here = (session.programme?.meetings ?? []).filter(({ room }) => room === session.room).map(({ key }) => key);
    return session.slices.get('script')?.meetings.find(({ meeting }) => here.includes(meeting))?.lines ?? [];
}

function paintNext(session, { next, waiting }) {
    const { strings } = session;
    const title = [strings.say('queue.next'), waiting ? strings.say('chair.waiting', { count: waiting }) : ''];
    setText(byId('next-title'), title.filter(Boolean).join(strings.say('list.dot')));
    setText(byId('empty'), next.length === 0 ? strings.say('queue.nobody') : '');
    const list = byId('list');
    const shown = `${strings.language} ${strings.named} ${JSON.stringify(next)}`;
    if (list.dataset.shown === shown) return;
    list.dataset.shown = shown;
    list.replaceChildren(...next.slice(0, MOST).map((entry, index) => nextRow(session, entry, entry.position ?? index + 1, next[index - 1])));
}

function paintWaiting(session, { points, requests, motions }) {
    const { strings } = session;
    byId('points').hidden = points.length === 0;
    setText(byId('points-title'), strings.say('chair.points'));
    parts.points.show(points.map((each) => ({ key: `point-${each.point}`, ...each })));
    byId('requests').hidden = requests.length === 0;
    setText(byId('requests-title'), strings.say('chair.requests'));
    parts.requests.show(requests.map((each) => ({ key: `request-${each.inscription}`, ...each })));
    byId('motions').hidden = motions.length === 0;
    setText(byId('motions-title'), strings.say('chair.motions'));
    setLines(
        byId('motions-list'),
        motions.map(({ kind, name }) => strings.say('chair.motion-by', { motion: strings.say(`chair.motion.${kind}`), name: strings.name(name) })),
    );
}

function paintEnd(session, view, chair) {
    const { strings } = session;
    const { whatIf } = parts;
    const { end } = chair;
    setText(byId('finish-title'), strings.say('chair.finish'));
    whatIf.show(view.meeting ?? chair.meeting, chair.next[0]?.limit_us, end);
    const heading = whatIf.active ? strings.say('chair.as-it-is') : '';
    showEnd(byId('end-now'), heading, endWords(session, end), strings.say('chair.no-prediction'));
    const then = whatIf.active ? endWords(session, whatIf.projection) : null;
    const waiting = whatIf.active ? whatIf.refused || strings.say('link.checking') : '';
    showEnd(byId('end-then'), whatIf.active ? strings.say('chair.then') : '', then, waiting);
    byId('what-if').hidden = !end && !whatIf.active;
    setText(byId('presides-next'), chair.presides_next ? presidesNext(session, chair.presides_next) : '');
}

/// "Presides next: Kenya, Chair · 6th meeting · today at 15:00"
function presidesNext(session, { name, meeting_name: meeting, starts }) {
    const { strings, phrases } = session;
    const [when, today] = [session.wallTime(Date.parse(starts)), session.wallTime(session.utcNow())];
    const words = [strings.say('chair.presides-next', { name: phrases.presider(name) }), phrases.meeting(meeting)];
    if (when && today) words.push(phrases.moment(when, today));
    return words.filter(Boolean).join(strings.say('list.dot'));
}

keepAwake();
startRoomSession('chair', draw, ['conference', 'programme', 'floor', 'queue', 'texts', 'chair', 'script', 'podium'], ['script']);
