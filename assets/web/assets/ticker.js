// One timer, set for the moment when the picture will next change; nothing runs in between.

const LONGEST_MS = 60_000;

export class Ticker {
    #draw;
    #timer = 0;
    #frame = 0;

    /// draw() paints what is true now and returns the milliseconds until that changes by itself.
    constructor(draw) {
        this.#draw = draw;
    }

    /// Something changed: paint at once and plan again.
    kick() {
        clearTimeout(this.#timer);
        cancelAnimationFrame(this.#frame);
        const wait = Math.max(0, Math.min(this.#draw(), LONGEST_MS));
        this.#timer = setTimeout(() => {
            this.#frame = requestAnimationFrame(() => this.kick());
        }, wait);
    }
}
