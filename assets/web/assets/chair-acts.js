// What the Chair does: each act is said once, waits for its answer, and says what became of it.

import { byId } from './common.js';

const SEEN_MS = 20_000;

export class ChairActs {
    #session;
    #commands;
    #waiting = new Set();
    #timer = 0;

    constructor(session, commands) {
        this.#session = session;
        this.#commands = commands;
    }

    /// For a <dais-hold>: key, label, the command (or a sentence that says why there is none), and
    /// what is said once it is done.
    hold(element, { key, label, command, done }) {
        const { strings } = this.#session;
        element.show(strings, {
            key,
            label,
            busy: this.#waiting.has(key) ? strings.say('chair.sending') : '',
            prepare: () => {
                const wanted = command();
                return typeof wanted === 'string' ? wanted : () => this.act(key, wanted, done);
            },
        });
    }

    /// Says that what was asked waits for the link.
    show() {
        const { strings, connection } = this.#session;
        if (this.#waiting.size > 0 && !connection.up) this.#tell('lost', strings.say('chair.offline'));
    }

    /// Resolves with whether it was done.
    async act(key, command, done) {
        if (this.#waiting.has(key)) return false;
        this.#waiting.add(key);
        this.#tell('', '');
        this.#session.redraw();
        const { accepted, text } = await this.#commands.send(command);
        this.#waiting.delete(key);
        this.#tell(accepted ? 'done' : 'over', accepted ? done : text);
        this.#session.redraw();
        return accepted;
    }

    /// What was refused stands until the next act; what was done, for a while.
    #tell(shape, text) {
        clearTimeout(this.#timer);
        byId('became-state').show(shape, text);
        byId('became').dataset.became = text && shape;
        if (shape === 'done') this.#timer = setTimeout(() => this.#tell('', ''), SEEN_MS);
    }
}
