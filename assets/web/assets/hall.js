// /hall: who speaks and how long is left, to be read from twenty metres.

import './bar-element.js';
import './banner-element.js';
import './clock-element.js';
import './fit-element.js';
import './state-element.js';
import { Announcer } from './announcer.js';
import { keepAwake } from './awake.js';
import { byId, mark, markRoom, paintMarks, setText } from './common.js';
import { hasClock } from './floor-state.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';

/// So many of those released; all of them are on /queue.
const NEXT_SPEAKERS = 3;

let announcer = null;

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    const view = roomView(session);
    const { now } = view;
    announcer ??= new Announcer(byId('announcer'), session.phrases);

    // First: which parts are laid out at all decides how large their texts can be.
    markRoom(session, view);
    mark({ view: viewOf(now), beneath: view.beneath ? 'yes' : undefined, about: view.text || view.presiding ? 'long' : '' });
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    byId('place').show(view.place ?? '');
    setText(byId('place-note'), view.placeNote ?? '');
    byId('item').show([view.about, view.presiding].filter(Boolean).join('\n'));
    byId('name').show(view.name ?? '');
    byId('beneath').show(view.beneath ?? '');
    setText(byId('kind'), view.kind ?? '');
    paintClock(session, view);
    byId('headline').show(view.headline ?? '');
    byId('details').show((view.details ?? []).join('\n'));
    byId('message-shape').show('lost', view.lost ? ' ' : '');
    byId('next').show(session.phrases.next((view.next ?? []).slice(0, NEXT_SPEAKERS)) ?? '');
    byId('banner').show(session);
    announcer.tell(now, view.headline);
    document.title = session.strings.say('hall.title', { what: view.name ?? view.headline });
    return now.untilChangeUs === undefined ? Infinity : now.untilChangeUs / 1000;
}

function viewOf(now) {
    if (hasClock(now)) return 'count';
    return now.statement ? 'name' : 'message';
}

function paintClock(session, { now, stateWord }) {
    byId('state').show(now.state, stateWord ?? '');
    byId('clock').read(session.strings, now);
    byId('bar').read(now);
}

keepAwake();
startRoomSession('hall', draw, ['conference', 'programme', 'floor', 'queue', 'texts']);
