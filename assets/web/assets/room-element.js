// <dais-room>: one room on the index page: its name, what goes on in it, its displays.

import { mark, setLines, setText } from './common.js';
import { withPin } from './own-pin.js';
import { pageOfRoom } from './rooms.js';
import { roomView } from './room-view.js';

const DISPLAYS = ['hall', 'queue'];

export class RoomElement extends HTMLElement {
    #parts = null;

    show(session, room) {
        const { strings } = session;
        this.#parts ??= this.#build();
        const { name, note, state, about, links } = this.#parts;
        const view = roomView(session, room.key);
        setText(name, room.name);
        setText(note, room.name_known ? '' : strings.say('room.name-unknown'));
        setText(state, view.name ? strings.say('room.floor', { name: view.name }) : view.headline);
        setLines(about, view.name ? [view.meetingName, view.about, view.presiding].filter(Boolean) : (view.details ?? []));
        mark({ room: room.key, state: view.now.state }, this);
        DISPLAYS.forEach((page, index) => this.#link(links[index], page, room.key, strings));
        this.#code(strings, room);
    }

    /// For a telephone that is held before the screen: the room's public page, at this very host.
    #code(strings, room) {
        const { code } = this.#parts;
        const [picture, words] = code.children;
        const source = withPin(`/qr.svg?room=${encodeURIComponent(room.key)}`);
        if (picture.getAttribute('src') !== source) picture.src = source;
        picture.alt = strings.say('index.code', { room: room.name });
        setText(words, strings.say('index.code-about'));
    }

    #link(link, page, room, strings) {
        link.href = pageOfRoom(`/${page}`, room, location);
        setText(link.firstElementChild, strings.say(`index.${page}`));
        setText(link.lastElementChild, strings.say(`index.${page}-about`));
    }

    #build() {
        this.className = 'card';
        const heading = add(this, 'h3');
        heading.dir = 'auto';
        const parts = { name: add(heading, 'span') };
        heading.append(' ');
        parts.note = add(heading, 'small');
        parts.state = add(this, 'p', 'state');
        parts.about = add(this, 'div', 'quiet');
        const nav = add(this, 'nav');
        parts.links = DISPLAYS.map(() => {
            const link = add(nav, 'a');
            add(link, 'b');
            add(link, 'span');
            return link;
        });
        parts.code = add(this, 'figure');
        add(parts.code, 'img');
        add(parts.code, 'figcaption');
        return parts;
    }
}

function add(parent, name, className = '') {
    const element = document.createElement(name);
    if (className) element.className = className;
    parent.append(element);
    return element;
}

customElements.define('dais-room', RoomElement);
