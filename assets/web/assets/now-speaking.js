// Who speaks now, with the clock: the part that /queue, /chair and /booth have in common.

import './bar-element.js';
import './clock-element.js';
import './state-element.js';
import { byId, setLines, setText } from './common.js';
import { hasClock } from './floor-state.js';

/// `view` is the roomView(). Returns the milliseconds until the picture changes by itself.
export function paintNow({ strings }, view) {
    const { now } = view;
    setText(byId('now-title'), strings.say('queue.now'));
    setText(byId('name'), view.name ?? view.headline);
    setText(byId('beneath'), view.beneath ?? '');
    setText(byId('kind'), view.kind ?? '');
    setLines(byId('details'), view.details ?? []);
    byId('clock').read(strings, now);
    byId('state').show(now.state, view.stateWord ?? '');
    byId('bar').hidden = !hasClock(now);
    byId('bar').read(now);
    return now.untilChangeUs === undefined ? Infinity : now.untilChangeUs / 1000;
}
