// <dais-clock>: the digits, each in a cell of its own, so that nothing jumps as seconds pass.

import { hasClock } from './floor-state.js';

const KINDS = { ':': 'colon', '+': 'sign' };

export class ClockElement extends HTMLElement {
    #cells = [];

    connectedCallback() {
        // Read when asked for; never announced by itself, least of all every second.
        this.setAttribute('role', 'timer');
        this.setAttribute('aria-live', 'off');
    }

    /// Shows a floorState(); nothing where that has no clock.
    read(strings, now) {
        if (!hasClock(now)) {
            this.#clear();
            return;
        }
        // Room for the digits of the full time, so that the size stays the same to the end.
        const digits = String(Math.floor(now.statement.allotted_us / 60_000_000)).length;
        const label = strings.say(now.shown.over ? 'clock.label-over' : 'clock.label-left', { time: now.text });
        this.#show(now.text, label, digits);
    }

    #show(text, label, digits) {
        if (this.dataset.text === text && this.getAttribute('aria-label') === label) return;
        this.dataset.text = text;
        this.setAttribute('aria-label', label);
        const minutes = Math.max(digits, text.replace('+', '').indexOf(':'));
        this.style.setProperty('--digits', minutes + 2);
        this.#resize(text.length);
        [...text].forEach((sign, index) => {
            const cell = this.#cells[index];
            if (cell.textContent === sign) return;
            cell.textContent = sign;
            cell.className = KINDS[sign] ?? 'digit';
        });
    }

    #clear() {
        if (this.#cells.length === 0) return;
        delete this.dataset.text;
        this.removeAttribute('aria-label');
        this.#resize(0);
    }

    #resize(count) {
        while (this.#cells.length > count) this.#cells.pop().remove();
        while (this.#cells.length < count) {
            const cell = document.createElement('span');
            cell.setAttribute('aria-hidden', 'true');
            this.#cells.push(cell);
            this.append(cell);
        }
    }
}

customElements.define('dais-clock', ClockElement);
