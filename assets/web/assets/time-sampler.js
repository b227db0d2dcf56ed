// Asks the server for the time: often at first, then every ten seconds; often again when the device
// may have slept or the clock leapt. Gives up on a link that does not answer.

import { SAMPLES, SILENT_AFTER_MS } from './meeting-clock.js';

const FAST_MS = 250;
const SLOW_MS = 10_000;
/// After waking, a link that does not answer within this is taken for dead.
const WAKE_ANSWER_MS = 2_000;
/// A timer this late means that the device slept, or the browser held the page back.
const LATE_MS = 1_500;

export class TimeSampler {
    #connection;
    #clock;
    #timer = 0;
    #dueAt = 0;
    #fastLeft = 0;
    #validFrom = -Infinity;
    #answeredAt = -Infinity;

    constructor(connection, clock) {
        this.#connection = connection;
        this.#clock = clock;
        connection.addEventListener('hello', () => {
            this.#answeredAt = performance.now();
            this.burst();
        });
        connection.addEventListener('time', ({ detail }) => this.#answer(detail));
        connection.addEventListener('clock', ({ detail }) => {
            this.#validFrom = detail.receivedAt;
            this.burst();
        });
        connection.addEventListener('link', () => connection.up || clearTimeout(this.#timer));
        clock.addEventListener('jump', () => this.burst());
    }

    /// Measure anew: ask at once, then often until there are twenty.
    burst() {
        if (!this.#connection.up) return;
        this.#fastLeft = SAMPLES;
        this.#ask();
    }

    /// The device is back from a sleep, or may be.
    wake() {
        this.#connection.hurry();
        if (!this.#connection.up) return;
        const askedAt = performance.now();
        // An answer that waited in a buffer while the counter stood still says nothing.
        this.#validFrom = askedAt;
        this.burst();
        setTimeout(() => {
            if (this.#connection.up && this.#answeredAt < askedAt) this.#connection.restart();
        }, WAKE_ANSWER_MS);
    }

    #ask() {
        const question = { type: 'time', sent: performance.now() };
        const { roundTripMs } = this.#clock;
        if (Number.isFinite(roundTripMs)) question.rtt_ms = Math.round(roundTripMs);
        this.#connection.send(question);
        if (this.#fastLeft > 0) this.#fastLeft -= 1;
        this.#plan(this.#fastLeft > 0 ? FAST_MS : SLOW_MS);
    }

    #plan(delay) {
        clearTimeout(this.#timer);
        // While an answer is owed, look earlier: at twelve seconds of silence the link is dropped.
        const silentIn = SILENT_AFTER_MS - (performance.now() - this.#answeredAt);
        const wait = Math.max(FAST_MS, Math.min(delay, silentIn));
        this.#dueAt = performance.now() + wait;
        this.#timer = setTimeout(() => this.#due(), wait);
    }

    #due() {
        const now = performance.now();
        if (now - this.#dueAt > LATE_MS) this.wake();
        else if (now - this.#answeredAt >= SILENT_AFTER_MS) this.#connection.restart();
        else this.#ask();
    }

    #answer({ sent, now_us: nowUs, receivedAt }) {
        this.#answeredAt = receivedAt;
        // Asked before a leap: nobody knows on which side of it the answer was written.
        if (sent < this.#validFrom) return;
        this.#clock.addRoundTrip(sent, receivedAt, nowUs);
    }
}
