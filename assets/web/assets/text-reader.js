// A statement's text as it was handed in, in large letters, beside the clock and never over it.

import { byId, setText } from './common.js';
import { directionOf, LANGUAGES } from './language.js';

const SIZES = [100, 125, 150, 175, 200, 250, 300];
const STORED = 'dais-letters';

export class TextReader {
    #strings;
    #redraw;
    #key = null;
    #shown = '';
    #size = storedSize();

    constructor(strings, redraw) {
        this.#strings = strings;
        this.#redraw = redraw;
        byId('close').addEventListener('click', () => this.close());
        byId('larger').addEventListener('click', () => this.#step(1));
        byId('smaller').addEventListener('click', () => this.#step(-1));
        document.addEventListener('keydown', (event) => this.#pressed(event));
    }

    /// The key of whose text is open; null while none is.
    get key() {
        return this.#key;
    }

    open(key) {
        this.#key = key;
        this.#redraw();
        byId('reader-text').scrollTop = 0;
        byId('reader-text').focus({ preventScroll: true });
        byId('reader').scrollIntoView({ block: 'nearest' });
    }

    /// The keyboard goes back to where it came from.
    close() {
        const key = this.#key;
        this.#key = null;
        this.#redraw();
        [...document.querySelectorAll('button[data-read]')].find(({ dataset }) => dataset.read === key)?.focus();
    }

    /// spoken is whose text is open, with its name; null where it is no longer there.
    show(spoken, name) {
        const strings = this.#strings;
        byId('reader').hidden = this.#key === null;
        if (this.#key === null) return;
        setText(byId('reader-title'), name ? strings.say('booth.text-of', { name }) : strings.say('booth.gone'));
        setText(byId('close'), strings.say('booth.close'));
        setText(byId('letters'), strings.say('booth.letters', { percent: this.#size }));
        this.#label('smaller', 'A−', strings.say('booth.smaller'), this.#size === SIZES[0]);
        this.#label('larger', 'A+', strings.say('booth.larger'), this.#size === SIZES.at(-1));
        this.#write(spoken?.text ?? '', spoken?.language);
    }

    #label(id, text, label, end) {
        const button = byId(id);
        setText(button, text);
        button.setAttribute('aria-label', label);
        button.title = label;
        // Not disabled: the keyboard would lose its place at the last size.
        button.setAttribute('aria-disabled', String(end));
    }

    #write(text, language) {
        const element = byId('reader-text');
        element.style.setProperty('--letters', this.#size / 100);
        if (this.#shown === `${language} ${text}`) return;
        this.#shown = `${language} ${text}`;
        element.lang = language ?? '';
        element.dir = LANGUAGES.has(language) ? directionOf(language) : 'auto';
        element.setAttribute('aria-labelledby', 'reader-title');
        element.setAttribute('role', 'region');
        element.replaceChildren(
            ...text.split(/\n\s*\n|\r?\n/).map((each) => {
                const paragraph = document.createElement('p');
                paragraph.textContent = each;
                return paragraph;
            }),
        );
    }

    #step(by) {
        const index = SIZES.indexOf(this.#size) + by;
        this.#size = SIZES[Math.min(SIZES.length - 1, Math.max(0, index))];
        remember(this.#size);
        this.#redraw();
    }

    #pressed(event) {
        if (this.#key === null || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Escape') this.close();
        else if (event.key === '+' || event.key === '=') this.#step(1);
        else if (event.key === '-') this.#step(-1);
    }
}

function storedSize() {
    try {
        const size = Number(localStorage.getItem(STORED));
        return SIZES.includes(size) ? size : 125;
    } catch {
        return 125;
    }
}

function remember(size) {
    try {
        localStorage.setItem(STORED, size);
    } catch {
        // The next visit begins with the usual size.
    }
}
