// "Five, two, one ahead of you": each once for a place on the list, with a movement of the device and
// a soft sound where the browser and the reader allow it. Never while the delegation is live.

const AT = [1, 2, 5];
const STORED = 'dais-delegate-sound';
const TONES_HZ = [587, 784];
const TONE_S = 0.35;

export class Notices {
    #kept;
    #audio = null;
    #shown = null;

    constructor(kept) {
        this.#kept = kept;
    }

    /// The inscription that a notice is shown of.
    get shown() {
        return this.#shown;
    }

    close() {
        this.#shown = null;
    }

    /// place is the one whose turn comes first; null or live: nothing to tell.
    look(place, live) {
        if (live || place?.state !== 'waiting' || place.inscription !== this.#shown) this.#shown = null;
        if (live || place?.state !== 'waiting' || place.ahead === undefined) return;
        const threshold = AT.find((count) => place.ahead <= count);
        const given = this.#kept.get('noticed') ?? {};
        if (threshold === undefined || given[place.inscription] <= threshold) return;
        this.#kept.put({ noticed: { ...given, [place.inscription]: threshold } });
        this.#shown = place.inscription;
        // A browser lets a page make itself felt only after it was touched.
        if (!navigator.userActivation?.hasBeenActive) return;
        navigator.vibrate?.([200, 100, 200]);
        if (this.sound(place)) this.#chime();
    }

    /// Until the reader says so: a sound for whoever is far away, none in the meeting's room.
    sound(place) {
        const said = remembered();
        return said === null ? place?.modality === 'remote' : said === 'on';
    }

    choose(on) {
        try {
            localStorage.setItem(STORED, on ? 'on' : 'off');
        } catch {
            // For this time only.
        }
        if (on) this.#chime();
    }

    #chime() {
        const Audio = window.AudioContext;
        if (!Audio) return;
        this.#audio ??= new Audio();
        this.#audio.resume().catch(() => {});
        TONES_HZ.forEach((frequency, index) => tone(this.#audio, frequency, this.#audio.currentTime + index * TONE_S));
    }
}

function tone(audio, frequency, at) {
    const [source, volume] = [audio.createOscillator(), audio.createGain()];
    source.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.04);
    volume.gain.exponentialRampToValueAtTime(0.001, at + TONE_S);
    source.connect(volume).connect(audio.destination);
    source.start(at);
    source.stop(at + TONE_S);
}

function remembered() {
    try {
        return localStorage.getItem(STORED);
    } catch {
        return null;
    }
}
