// "Now" on the meeting's time line, measured by round trips and counted with performance.now().
// The device's wall clock is never asked.

export const SAMPLES = 20;
/// So long may nothing be heard before a screen has to say that it is not connected.
export const SILENT_AFTER_MS = 12_000;
/// Two counters may drift apart by this much while twenty samples are held, and a timer may be read
/// late: samples that disagree by more cannot both be of one time line.
const SLACK_MS = 25;

export class MeetingClock extends EventTarget {
    #counter;
    #samples = [];
    #best = null;
    #heardAt = -Infinity;

    constructor(counter = () => performance.now()) {
        super();
        this.#counter = counter;
    }

    /// An answer that says what the meeting's time was somewhere between sent and received.
    addRoundTrip(sentMs, receivedMs, nowUs) {
        const roundTripMs = receivedMs - sentMs;
        if (!(roundTripMs >= 0) || !Number.isFinite(nowUs)) return;
        const sample = { roundTripMs, offsetUs: nowUs + roundTripMs * 500 - receivedMs * 1000 };
        const jumped = this.#samples.some((other) => contradict(sample, other));
        if (jumped) this.#samples = [];
        this.#samples.push(sample);
        if (this.#samples.length > SAMPLES) this.#samples.shift();
        // Of equals the newest: it has drifted least.
        this.#best = this.#samples.reduce((best, next) => (next.roundTripMs <= best.roundTripMs ? next : best));
        this.#heardAt = receivedMs;
        // The counter stood still (a device that slept) or the server's line moved.
        if (jumped) this.dispatchEvent(new Event('jump'));
    }

    /// The server says that its clock leapt. Its message is a first, rough sample: it travelled one
    /// way, so any round trip is better.
    leap(nowUs, receivedMs) {
        this.#samples = [];
        this.#best = { roundTripMs: Infinity, offsetUs: nowUs - receivedMs * 1000 };
        this.#heardAt = receivedMs;
    }

    /// Another clock epoch: nothing measured before means anything.
    reset() {
        this.#samples = [];
        this.#best = null;
        this.#heardAt = -Infinity;
    }

    /// The device may have slept, with or without its counter: unsure until the next answer. The
    /// samples stay; if they still hold, the next answer will not contradict them.
    distrust() {
        this.#heardAt = -Infinity;
    }

    /// False before the first sample, and when the last answer is too old.
    get sure() {
        return this.#best !== null && this.silentMs() < SILENT_AFTER_MS;
    }

    silentMs() {
        return this.#counter() - this.#heardAt;
    }

    /// Microseconds; null where that would be a guess.
    nowUs() {
        return this.sure ? Math.floor(this.#counter() * 1000 + this.#best.offsetUs) : null;
    }

    get sampleCount() {
        return this.#samples.length;
    }

    /// Shortest of those held; Infinity before the first.
    get roundTripMs() {
        return this.#best?.roundTripMs ?? Infinity;
    }
}

/// The true offset lies within half a round trip of each measured one.
function contradict(a, b) {
    const apartMs = Math.abs(a.offsetUs - b.offsetUs) / 1000;
    return apartMs > (a.roundTripMs + b.roundTripMs) / 2 + SLACK_MS;
}
