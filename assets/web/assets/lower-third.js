// /lower-third: who speaks, over the picture of the webcast. OBS and mixers take it as a web page:
// it is transparent, and empty where there is nothing sure to say. By its address:
//   room=KEY      the room; without it the one in session
//   hold=SECONDS  follows the floor, so long after it was given (3)
//   for=SECONDS   shown for so long; without it while the floor is held
//   take=hand     shown only when it is taken, here by Space or a click, or on the page ?control
//   style=dark|light|plain, place=left|center|right, size=0.5 to 3, item=no

import { byId, mark, markRoom, setText } from './common.js';
import { lowerThird, lowerThirdMode } from './lower-third-state.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';

/// A little longer than the way out takes in lower-third.css.
const OUT_MS = 450;

const asked = new URLSearchParams(location.search);
const mode = lowerThirdMode(location.search);
const channel = new BroadcastChannel(`dais-lower-third ${asked.get('room') ?? ''}`);

let session = null;
let ready = null; // the statement that can be taken
let onAir = null; // the statement on the picture, while it comes, stays and goes
let leaving = 0;

function draw(now) {
    session = now;
    const view = roomView(session);
    ready = view.now.statement ? { id: view.now.statement.id, name: view.name } : null;
    const { shown, untilMs } = lowerThird(view.now, session.clock.nowUs(), mode);
    markRoom(session, view);
    show(shown ? view : null);
    document.title = session.strings.say('third.title', { what: view.name ?? '' });
    tell();
    return untilMs;
}

/// Texts change only while nothing is to be seen: the one before goes first.
function show(view) {
    const id = view?.now.statement.id ?? null;
    if (onAir === id) {
        if (view) write(view);
        return;
    }
    if (onAir !== null) {
        mark({ shown: '' }, byId('third'));
        leaving ||= setTimeout(() => {
            leaving = 0;
            onAir = null;
            session.redraw();
        }, OUT_MS);
        return;
    }
    onAir = id;
    write(view);
    void byId('third').offsetWidth; // laid out with the new texts before it comes in
    mark({ shown: 'yes' }, byId('third'));
}

function write(view) {
    setText(byId('name'), view.name);
    setText(byId('beneath'), view.beneath ?? '');
    setText(byId('about'), asked.get('item') === 'no' ? '' : view.items);
}

function take() {
    mode.taken = ready?.id ?? null;
    session?.redraw();
}

function clear() {
    mode.taken = null;
    session?.redraw();
}

function tell() {
    const shown = byId('third').dataset.shown === 'yes';
    channel.postMessage({ overlay: mode.hand ? 'hand' : 'follows', on: shown ? byId('name').textContent : null });
}

function listen() {
    channel.addEventListener('message', ({ data }) => {
        if (data.do === 'take' && mode.hand) take();
        if (data.do === 'clear' && mode.hand) clear();
        if (data.do === 'say') tell();
    });
    addEventListener('pagehide', () => channel.postMessage({ overlay: 'gone' }));
    if (!mode.hand) return;
    const toggle = () => (mode.taken !== null && mode.taken === ready?.id ? clear() : take());
    addEventListener('click', toggle);
    addEventListener('keydown', (event) => event.code === 'Space' && !event.repeat && toggle());
}

function dress() {
    const one = (name, choices) => (choices.includes(asked.get(name)) ? asked.get(name) : choices[0]);
    mark({ look: one('style', ['dark', 'light', 'plain']), place: one('place', ['left', 'center', 'right']) });
    const size = Number(asked.get('size'));
    if (size >= 0.5 && size <= 3) document.documentElement.style.setProperty('--size', size);
}

if (asked.has('control')) {
    const { startControl } = await import('./lower-third-control.js');
    startControl(channel);
} else {
    dress();
    listen();
    startRoomSession('lower-third', draw, ['conference', 'floor']);
}
