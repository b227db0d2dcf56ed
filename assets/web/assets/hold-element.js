// <dais-hold>: a key that acts when it is kept pressed, so that a sleeve on a tablet gives nobody the
// floor. By finger, pen, mouse, Space or Enter; whoever cannot keep it pressed confirms by another
// press. What was shown when the press began is what is done, or nothing is.

const HELD_MS = 800;
const STEPS = 4;
const CONFIRM_WITHIN_MS = 12_000;
const KEYS = new Set([' ', 'Enter']);
const CALM = matchMedia('(prefers-reduced-motion: reduce)');

export class HoldElement extends HTMLElement {
    #button = null;
    #label;
    #how;
    #said;
    #confirm;
    #strings;
    #shown = { key: null };
    #pressed = null;
    #confirmTimer = 0;

    /// key: what it is about; label: what it does; prepare(): what is to be done (a function), or a
    /// sentence that says what is missing; busy: what it says while an answer is awaited.
    show(strings, { key, label, prepare, busy = '' }) {
        if (!this.#button) this.#build();
        this.#strings = strings;
        if (this.#shown.key !== null && this.#shown.key !== key) this.#changed();
        this.#shown = { key, label, prepare, busy };
        put(this.#label, label);
        if (!this.#pressed) put(this.#how, busy || strings.say('chair.hold'));
        put(this.#confirm, strings.say('chair.confirm', { what: label }));
        this.#button.setAttribute('aria-disabled', String(Boolean(busy)));
    }

    #build() {
        this.#button = document.createElement('button');
        this.#button.type = 'button';
        this.#button.className = 'hold';
        const fill = document.createElement('i');
        fill.setAttribute('aria-hidden', 'true');
        this.#label = document.createElement('span');
        this.#how = document.createElement('small');
        this.#button.append(fill, this.#label, ' ', this.#how);
        this.#said = document.createElement('p');
        this.#said.setAttribute('role', 'status');
        this.#said.hidden = true;
        this.#confirm = document.createElement('button');
        this.#confirm.type = 'button';
        this.#confirm.className = 'confirm';
        this.#confirm.hidden = true;
        this.append(this.#button, this.#said, this.#confirm);
        this.#listen();
    }

    #listen() {
        const button = this.#button;
        button.addEventListener('pointerdown', (event) => {
            if (event.isPrimary && event.button === 0) this.#press('pointer');
        });
        button.addEventListener('pointerup', () => this.#release('pointer'));
        button.addEventListener('pointerleave', () => this.#release('pointer'));
        button.addEventListener('pointermove', (event) => this.#pressed && !holds(button, event) && this.#release('pointer'));
        // The finger began to scroll: nothing was meant.
        button.addEventListener('pointercancel', () => this.#stop());
        button.addEventListener('contextmenu', (event) => event.preventDefault());
        button.addEventListener('keydown', (event) => {
            if (event.key === 'Escape') this.#stop();
            if (!KEYS.has(event.key)) return;
            event.preventDefault();
            if (!event.repeat) this.#press(event.key);
        });
        button.addEventListener('keyup', (event) => {
            if (!KEYS.has(event.key)) return;
            event.preventDefault();
            this.#release(event.key);
        });
        button.addEventListener('blur', () => this.#stop());
        // A click without a pointer or a key: a screen reader's or a voice's.
        button.addEventListener('click', (event) => event.detail === 0 && this.#clicked());
        this.#confirm.addEventListener('click', () => this.#confirmed());
        document.addEventListener('visibilitychange', () => this.#stop());
    }

    #press(by) {
        if (this.#pressed || this.#shown.busy) return;
        const act = this.#prepared();
        if (!act) return;
        this.#say('');
        this.#offer(false);
        this.#pressed = { by, timers: [] };
        this.dataset.pressing = 'yes';
        for (let step = 1; CALM.matches && step < STEPS; step += 1) {
            this.#later((HELD_MS * step) / STEPS, () => put(this.#how, `${this.#strings.say('chair.hold')} ${(100 * step) / STEPS} %`));
        }
        this.#later(HELD_MS, () => {
            this.#stop();
            act();
        });
    }

    #release(by) {
        if (this.#pressed?.by !== by) return;
        this.#stop();
        this.#say(this.#strings.say('chair.hold-early'));
        this.#offer(true);
    }

    #stop() {
        if (!this.#pressed) return;
        this.#pressed.timers.forEach(clearTimeout);
        this.#pressed = null;
        delete this.dataset.pressing;
        put(this.#how, this.#shown.busy || this.#strings.say('chair.hold'));
    }

    #later(ms, act) {
        this.#pressed.timers.push(setTimeout(act, ms));
    }

    /// What it stood for is gone: a press that began before must not reach what took its place.
    #changed() {
        const underWay = this.#pressed !== null;
        const offered = !this.#confirm.hidden;
        this.#stop();
        this.#offer(false);
        this.#say(underWay || offered ? this.#strings.say('chair.hold-changed') : '');
    }

    #clicked() {
        if (!this.#confirm.hidden) {
            this.#confirmed();
            return;
        }
        if (this.#shown.busy || !this.#prepared()) return;
        this.#offer(true);
        this.#say(this.#strings.say('chair.hold-again'));
    }

    #confirmed() {
        const focused = this.#confirm === document.activeElement;
        this.#offer(false);
        this.#say('');
        if (focused) this.#button.focus();
        if (!this.#shown.busy) this.#prepared()?.();
    }

    #prepared() {
        const act = this.#shown.prepare();
        if (typeof act === 'function') return act;
        this.#say(act);
        return null;
    }

    #offer(open) {
        clearTimeout(this.#confirmTimer);
        this.#confirm.hidden = !open;
        if (!open) return;
        this.#confirmTimer = setTimeout(() => {
            // Whoever is on it just now is not robbed of it.
            if (this.#confirm === document.activeElement) return;
            this.#offer(false);
            this.#say('');
        }, CONFIRM_WITHIN_MS);
    }

    #say(text) {
        put(this.#said, text);
        this.#said.hidden = text === '';
    }
}

function put(element, text) {
    if (element.textContent !== text) element.textContent = text;
}

function holds(element, { clientX: x, clientY: y }) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
}

customElements.define('dais-hold', HoldElement);
