// /queue: who speaks now and who is next, for phones and for a screen beside the hall.

import './banner-element.js';
import { Announcer } from './announcer.js';
import { keepAwake } from './awake.js';
import { byId, mark, markRoom, paintMarks, setText } from './common.js';
import { paintNow } from './now-speaking.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';
import { SpeakerList } from './speaker-list.js';

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
    const changesMs = paintNow(session, view);
    paintNext(strings, view);
    byId('banner').show(session);
    announcer.tell(now, view.headline);
    document.title = strings.say('queue.title', { what: view.place ?? view.headline });
    markRoom(session, view);
    mark({ released: view.next?.length });
    return changesMs;
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
