// What the screen holds: the newest whole value of each slice, and which version it is.

import { keyed, merged, plain } from './keyed.js';

export class Slices {
    #held = new Map();
    /// The clock's epoch under which they were sent.
    epoch;

    put({ name, room, version, value }) {
        this.#held.set(key(name, room), { version, value });
    }

    /// What changed since the version before. False: it does not fit what is held, and the slice,
    /// which is forgotten, must come as a whole.
    patch({ name, room, from, version, patch }) {
        const held = this.#held.get(key(name, room));
        if (held?.version !== from) {
            this.#held.delete(key(name, room));
            return false;
        }
        const form = merged(held.form ?? keyed(held.value), patch);
        this.#held.set(key(name, room), { version, form, value: plain(form) });
        return true;
    }

    get(name, room) {
        return this.#held.get(key(name, room))?.value;
    }

    clear() {
        this.#held.clear();
    }

    /// For the hello after a lost link: nothing held, nothing said.
    greeting() {
        if (this.#held.size === 0 || this.epoch === undefined) return {};
        const have = {};
        for (const [name, { version }] of this.#held) have[name] = version;
        return { have, epoch: this.epoch };
    }
}

function key(name, room) {
    return room === undefined ? name : `${name}/${room}`;
}
