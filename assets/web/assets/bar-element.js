// <dais-bar>: how much of the time is used.

import { hasClock } from './floor-state.js';

export class BarElement extends HTMLElement {
    #fill = null;

    connectedCallback() {
        this.setAttribute('aria-hidden', 'true');
    }

    /// Shows a floorState().
    read(now) {
        if (!hasClock(now)) return;
        const { allotted_us: allotted } = now.statement;
        this.#show(allotted > 0 ? now.reading.used / allotted : 1);
    }

    #show(fraction) {
        if (!this.#fill) {
            this.#fill = document.createElement('i');
            this.append(this.#fill);
        }
        const part = Math.min(1, Math.max(0, fraction));
        this.#fill.style.setProperty('transform', `scaleX(${part.toFixed(4)})`);
    }
}

customElements.define('dais-bar', BarElement);
