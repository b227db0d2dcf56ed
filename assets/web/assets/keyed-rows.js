// The rows of a list by what they are about: a row stays the same element for as long as it is
// there, so that a key that is being pressed, or a text that is being written, stays too.

export class KeyedRows {
    #element;
    #make;
    #rows = new Map();

    /// make(entry) makes a row: {element, show(entry)}.
    constructor(element, make) {
        this.#element = element;
        this.#make = make;
    }

    /// Each entry has a key.
    show(entries) {
        const wanted = new Set(entries.map(({ key }) => key));
        for (const [key, { element }] of this.#rows) {
            if (wanted.has(key)) continue;
            element.remove();
            this.#rows.delete(key);
        }
        entries.forEach((entry, index) => {
            if (!this.#rows.has(entry.key)) this.#rows.set(entry.key, this.#make(entry));
            const row = this.#rows.get(entry.key);
            const there = this.#element.children[index];
            if (there !== row.element) this.#element.insertBefore(row.element, there ?? null);
            row.show(entry);
        });
    }
}
