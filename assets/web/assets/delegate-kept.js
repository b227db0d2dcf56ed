// What the page keeps on the device for when there is no line: the last state, the receipts, the
// notices that were given. By a hash of the link's token; the token itself is never kept.

const STORED = 'dais-delegate';

/// The device's own count, for how old something is and for nothing else.
export function deviceMs() {
    return performance.timeOrigin + performance.now();
}

export class Kept {
    #key;
    #value;

    constructor(token) {
        this.#key = `${STORED} ${hash(token ?? '')}`;
        this.#value = this.#read();
    }

    get(name) {
        return this.#value[name];
    }

    put(values) {
        Object.assign(this.#value, values);
        try {
            localStorage.setItem(this.#key, JSON.stringify(this.#value));
        } catch {
            // A device that keeps nothing, or is full: the page works while there is a line.
        }
    }

    /// The link is no longer good: nothing of it stays.
    forget() {
        this.#value = {};
        try {
            localStorage.removeItem(this.#key);
        } catch {
            // Nothing was kept.
        }
    }

    #read() {
        try {
            return JSON.parse(localStorage.getItem(this.#key)) ?? {};
        } catch {
            return {};
        }
    }
}

/// FNV-1a, 32 bits: tells the links of one device apart, and says nothing of a token.
function hash(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
    return (value >>> 0).toString(16);
}
