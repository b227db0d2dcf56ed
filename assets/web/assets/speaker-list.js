// The released speakers, in bands by class. Built anew only when it changed.

export class SpeakerList {
    #element;
    #phrases;
    #shown = null;

    constructor(element, phrases) {
        this.#element = element;
        this.#phrases = phrases;
    }

    /// The entries of the `queue` slice.
    show(entries) {
        const now = `${this.#phrases.strings.edition} ${JSON.stringify(entries)}`;
        if (now === this.#shown) return;
        this.#shown = now;
        this.#element.replaceChildren(...inBands(entries).flatMap((band) => this.#band(band)));
    }

    #band({ name, entries }) {
        const heading = document.createElement('h3');
        heading.dir = 'auto';
        heading.textContent = this.#phrases.strings.known('class', name) ?? name;
        const rows = document.createElement('ol');
        rows.append(...entries.map((entry) => this.#row(entry)));
        return name ? [heading, rows] : [rows];
    }

    #row({ position, speaker }) {
        const row = document.createElement('li');
        const number = document.createElement('span');
        number.className = 'position';
        number.textContent = this.#phrases.strings.digits(String(position));
        const words = document.createElement('span');
        words.append(this.#phrases.speaker(speaker));
        row.append(number, words);
        return row;
    }
}

/// Neighbours of one class stand together; the order is the list's own.
function inBands(entries) {
    const bands = [];
    for (const entry of entries) {
        if (bands.at(-1)?.name !== entry.class_name) bands.push({ name: entry.class_name, entries: [] });
        bands.at(-1).entries.push(entry);
    }
    return bands;
}
