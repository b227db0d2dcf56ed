// <dais-fit>: text as large as its box allows, wrapped rather than cut off. The box comes from the
// page's layout; the largest size is the element's own font size.

import { directionOfText } from './language.js';

const SMALLEST_PX = 8;
const STEPS = 9;

export class FitElement extends HTMLElement {
    #text = null;
    #watcher = new ResizeObserver(() => this.fit());

    connectedCallback() {
        this.#watcher.observe(this);
    }

    disconnectedCallback() {
        this.#watcher.disconnect();
    }

    /// A text, or a node with names marked in it.
    show(content) {
        const words = typeof content === 'string' ? content : (content?.textContent ?? '');
        if (this.textContent === words && this.#text) return;
        if (!this.#text) {
            this.#text = document.createElement('span');
            this.append(this.#text);
        }
        this.#text.dir = directionOfText(words);
        this.#text.replaceChildren(content ?? '');
        this.fit();
    }

    fit() {
        if (!this.#text || this.clientHeight === 0) return;
        const largest = parseFloat(getComputedStyle(this).fontSize);
        this.#text.classList.remove('broken');
        if (this.#largestThatFits(largest) !== null) return;
        // One word wider than the box at the smallest size: break it rather than lose it.
        this.#text.classList.add('broken');
        this.#largestThatFits(largest);
    }

    #largestThatFits(largest) {
        if (this.#fits(largest)) return largest;
        if (!this.#fits(SMALLEST_PX)) return null;
        let [fits, tooLarge] = [SMALLEST_PX, largest];
        for (let step = 0; step < STEPS; step += 1) {
            const middle = (fits + tooLarge) / 2;
            if (this.#fits(middle)) fits = middle;
            else tooLarge = middle;
        }
        return this.#fits(Math.floor(fits)) ? Math.floor(fits) : fits;
    }

    #fits(size) {
        this.#text.style.setProperty('font-size', `${size}px`);
        return this.#text.scrollWidth <= this.clientWidth && this.#text.offsetHeight <= this.clientHeight;
    }
}

customElements.define('dais-fit', FitElement);
