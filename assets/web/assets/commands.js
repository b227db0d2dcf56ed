// What a page asks the desk to do. A command is said until it is answered: after a lost link again,
// with the id it had, so that it has one effect however often it had to be said.

/// So many may wait for their answer; whoever presses once more is told to wait instead.
const MOST = 4;

export class Commands extends EventTarget {
    #connection;
    #waiting = new Map();

    constructor(connection) {
        super();
        this.#connection = connection;
        connection.addEventListener('hello', () => {
            for (const id of this.#waiting.keys()) this.#say(id);
        });
        connection.addEventListener('answer', ({ detail }) => this.#answered(detail));
    }

    /// How many wait for their answer.
    get waiting() {
        return this.#waiting.size;
    }

    /// Whether another command would be taken.
    get open() {
        return this.#waiting.size < MOST;
    }

    /// Resolves with the answer: {accepted: true, action} or {accepted: false, rule, text, names}.
    /// With the id of a command that a page before this one said, it is that command said again.
    send(command, id = newId()) {
        if (!this.#waiting.has(id) && !this.open) {
            return Promise.resolve({ id, accepted: false, rule: 'page.too-many', text: '', names: {} });
        }
        return new Promise((resolve) => {
            this.#waiting.set(id, { message: { type: 'command', id, command }, resolve });
            this.#changed();
            if (this.#connection.up) this.#say(id);
        });
    }

    #say(id) {
        this.#connection.send(this.#waiting.get(id).message);
    }

    #answered({ id, accepted, action, last, rule = '', text = '', names = {} }) {
        const waiting = this.#waiting.get(id);
        if (!waiting) return;
        this.#waiting.delete(id);
        waiting.resolve(accepted ? { id, accepted, action, last } : { id, accepted: false, rule, text, names });
        this.#changed();
    }

    #changed() {
        this.dispatchEvent(new Event('change'));
    }
}

/// 32 hexadecimal digits. crypto.randomUUID() is there on secure pages only; this is everywhere.
export function newId() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
