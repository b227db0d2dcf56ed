// <dais-state>: a state's word with a shape of its own, so that no state is told by colour alone.

const SVG = 'http://www.w3.org/2000/svg';
const SHAPES = {
    standing: 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20zm0 3.6a6.4 6.4 0 1 1 0 12.8a6.4 6.4 0 0 1 0-12.8z',
    running: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16z',
    warning: 'M12 1.5L23.5 22H.5z',
    over: 'M12 .5L23.5 12L12 23.5L.5 12z',
    paused: 'M4 2h6v20H4zm10 0h6v20h-6z',
    done: 'M9 20L1 12L4 9L9 14L20 3L23 6z',
    half: 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20zm0 3v14a7 7 0 0 1 0-14z',
    brackets: 'M3 2h7v3H6v14h4v3H3zm18 0h-7v3h4v14h-4v3h7z',
    postponed: 'M1 9H12V2.5L23 12L12 21.5V15H1z',
    lost: 'M5 1.5L12 8.5L19 1.5L22.5 5L15.5 12L22.5 19L19 22.5L12 15.5L5 22.5L1.5 19L8.5 12L1.5 5z',
};

export class StateElement extends HTMLElement {
    #path = null;
    #word = null;

    /// No text: nothing to say.
    show(shape, text) {
        this.hidden = !text;
        if (!this.#path) this.#build();
        if (this.dataset.shape !== shape) {
            this.dataset.shape = shape;
            this.#path.setAttribute('d', SHAPES[shape] ?? '');
        }
        if (this.#word.textContent !== text) this.#word.textContent = text;
    }

    #build() {
        const picture = document.createElementNS(SVG, 'svg');
        picture.setAttribute('viewBox', '0 0 24 24');
        picture.setAttribute('aria-hidden', 'true');
        this.#path = document.createElementNS(SVG, 'path');
        picture.append(this.#path);
        this.#word = document.createElement('span');
        this.append(picture, this.#word);
    }
}

customElements.define('dais-state', StateElement);
