// /lower-third?control: takes the line onto the picture and off it, for an overlay that is open in
// the same browser on the same room (in OBS: as a dock).

import { byId, mark, markRoom, setText } from './common.js';
import { make } from './elements.js';
import { roomView } from './room-view.js';
import { startRoomSession } from './room-session.js';

export function startControl(channel) {
    mark({ control: 'yes' });
    let overlay = { overlay: 'gone', on: null };
    let session = null;
    const buttons = { take: button(channel, 'take'), clear: button(channel, 'clear') };
    const standing = make('p', 'quiet');
    standing.setAttribute('role', 'status');
    byId('third').append(make('div', 'deeds', buttons.take, buttons.clear), standing);
    channel.addEventListener('message', ({ data }) => {
        if (!data.overlay) return;
        overlay = data;
        session?.redraw();
    });

    function draw(now) {
        session = now;
        const { strings } = session;
        const view = roomView(session);
        markRoom(session, view);
        setText(byId('name'), view.name ?? view.headline ?? '');
        setText(byId('beneath'), view.beneath ?? '');
        setText(byId('about'), view.items ?? '');
        setText(buttons.take, strings.say('third.take'));
        setText(buttons.clear, strings.say('third.clear'));
        buttons.take.disabled = overlay.overlay !== 'hand' || !view.now.statement;
        buttons.clear.disabled = overlay.overlay !== 'hand' || overlay.on === null;
        setText(standing, standingWords(strings));
        mark({ overlay: overlay.overlay, on: overlay.on ?? '' });
        document.title = strings.say('third.control-title');
        return Infinity;
    }

    function standingWords(strings) {
        if (overlay.overlay === 'gone') return strings.say('third.no-overlay');
        const on = overlay.on === null ? strings.say('third.off') : strings.say('third.on', { name: overlay.on });
        return overlay.overlay === 'follows' ? `${on} ${strings.say('third.follows')}` : on;
    }

    startRoomSession('lower-third', draw, ['conference', 'floor', 'texts']);
    channel.postMessage({ do: 'say' });
}

function button(channel, what) {
    const made = make('button');
    made.type = 'button';
    made.addEventListener('click', () => channel.postMessage({ do: what }));
    return made;
}
