// What the screen holds: the newest whole value of each slice, and which version it is.

export class Slices {
    #held = new Map();
    /// The clock's epoch under which they were sent.
    epoch;

    put({ name, room, version, value }) {
        this.#held.set(key(name, room), { version, value });
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
