// Who speaks now, with the clock; who is next, with "you" marked; and, unmistakable, that it is us.

import { byId, setText } from './common.js';
import { make } from './elements.js';
import { floorState, hasClock } from './floor-state.js';
import { morph } from './morph.js';
import { roomView } from './room-view.js';

/// The interpreters' wish is on the screen for so long.
const SLOWER_US = 20_000_000;

/// Returns the milliseconds until the picture changes by itself.
export function paintFloor({ session, strings, phrases, view }) {
    const floor = session.floor(view.room);
    const now = floorState(floor, session.clock.nowUs());
    const shown = roomView(session, view.room);
    const slowerMs = paintLive({ strings, phrases, session, view }, floor, now);
    paintNow(strings, shown, now, view);
    paintNext(strings, phrases, shown, view);
    const untilMs = now.untilChangeUs === undefined ? Infinity : now.untilChangeUs / 1000;
    return Math.min(untilMs, slowerMs);
}

function paintLive({ strings, phrases, session, view }, floor, now) {
    const { live } = view;
    const own = live && now.statement ? now : {};
    byId('live').hidden = !live;
    byId('live').dataset.phase = own.phase ?? '';
    setText(byId('live-title'), strings.say('delegate.live'));
    setText(byId('live-about'), strings.say('delegate.live-about'));
    byId('live-clock').read(strings, own);
    byId('live-state').show(own.state, hasClock(own) ? phrases.clockState(own, floor.point_of_order) : '');
    byId('live-bar').hidden = !hasClock(own);
    if (hasClock(own)) byId('live-bar').read(own);
    const leftUs = live?.slower_asked_us === undefined ? 0 : live.slower_asked_us + SLOWER_US - (session.clock.nowUs() ?? Infinity);
    const asked = leftUs > 0;
    setText(byId('slower'), asked ? strings.say('delegate.slower') : '');
    return asked ? leftUs / 1000 : Infinity;
}

function paintNow(strings, shown, now, { live }) {
    byId('now').hidden = Boolean(live) || now.state === 'stale';
    setText(byId('now-title'), strings.say('delegate.now'));
    setText(byId('now-name'), shown.name ?? shown.headline);
    setText(byId('now-beneath'), shown.beneath || (shown.details ?? []).join(strings.say('list.dot')));
    byId('now-state').show(now.state, shown.stateWord ?? '');
    byId('now').dataset.phase = now.phase ?? '';
    byId('clock').read(strings, live ? {} : now);
}

function paintNext(strings, phrases, { next = [] }, { mine }) {
    byId('next').hidden = next.length === 0;
    setText(byId('next-title'), strings.say('delegate.then'));
    const rows = next.map(({ position, speaker }) => {
        const own = speaker.name === mine.name;
        const name = own ? make('b', '', strings.say('delegate.you', { name: strings.name(speaker.name) })) : phrases.speaker(speaker);
        const row = make('li', own ? 'you' : '', make('span', 'position', strings.digits(String(position))), make('span', '', name));
        if (own) row.setAttribute('aria-current', 'true');
        return row;
    });
    morph(byId('next-list'), rows);
}
