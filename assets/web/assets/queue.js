// /queue: who speaks now and who is next, for phones and for a screen beside the hall.

import './bar-element.js';
import './banner-element.js';
import './clock-element.js';
import './state-element.js';
import { Announcer } from './announcer.js';
import { keepAwake } from './awake.js';
import { byId, mark, markRoom, paintMarks, setLines, setText } from './common.js';
import { SpeakerList } from './speaker-list.js';
import { hasClock } from './floor-state.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';

let announcer = null;
let list = null;

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    const view = roomView(session);
    const { now } = view;
    const { strings } = session;
    announcer ??= new Announcer(byId('announcer'), session.phrases);
    list ??= new SpeakerList(byId('list'), session.phrases);

    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    setText(byId('place'), view.place ?? '');
    setText(byId('place-note'), view.placeNote ?? '');
    setText(byId('item'), view.items ?? '');
    setText(byId('text'), view.text ?? '');
    setText(byId('presiding'), view.presiding ?? '');
    setText(byId('now-title'), strings.say('queue.now'));
    setText(byId('name'), view.name ?? view.headline);
    setText(byId('beneath'), view.beneath ?? '');
    setText(byId('kind'), view.kind ?? '');
    setLines(byId('details'), view.details ?? []);
    byId('clock').read(strings, now);
    byId('state').show(now.state, view.stateWord ?? '');
    byId('bar').hidden = !hasClock(now);
    byId('bar').read(now);
    paintNext(strings, view);
    byId('banner').show(session);
    announcer.tell(now, view.headline);
    document.title = strings.say('queue.title', { what: view.place ?? view.headline });
    markRoom(session, view);
    mark({ released: view.next?.length });
    return now.untilChangeUs === undefined ? Infinity : now.untilChangeUs / 1000;
}

/// Where no meeting goes on there is no list to speak of.
function paintNext(strings, { now, released, next = [] }) {
    byId('next').hidden = ['stale', 'idle', 'adjourned'].includes(now.state);
    setText(byId('next-title'), strings.say('queue.next'));
    const empty = released ? 'queue.nobody' : 'queue.not-released';
    setText(byId('empty'), next.length === 0 ? strings.say(empty) : '');
    list.show(next);
}

keepAwake();
startRoomSession('queue', draw, ['conference', 'programme', 'floor', 'queue', 'texts']);
