// Asks for the PIN, in place of the page, until it is right.

import { mark, setText } from './common.js';
import { make } from './elements.js';
import { heldPin, holdPin, worthOf } from './own-pin.js';

const DIGITS = /^\d{4,12}$/;

export async function pinDoor(session) {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/assets/pin.css' });
    await new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
    });
    return new PinDoor(session);
}

class PinDoor {
    #session;
    #title = make('h1');
    #label = make('label');
    #input = Object.assign(make('input'), { id: 'pin', inputMode: 'numeric', autocomplete: 'off', maxLength: 12, dir: 'ltr' });
    #enter = Object.assign(make('button'), { type: 'submit' });
    #trouble = make('p', 'pin-trouble');
    #layer;
    #asking = false;
    #worth = '';

    constructor(session) {
        this.#session = session;
        this.#label.htmlFor = 'pin';
        this.#trouble.setAttribute('role', 'alert');
        const form = make('form', '', this.#title, this.#label, this.#input, this.#enter, this.#trouble);
        form.noValidate = true;
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.#try(this.#input.value.trim());
        });
        this.#layer = make('section', 'pin', form);
        this.#layer.hidden = true;
        document.body.append(this.#layer);
    }

    /// The server did not let the page in: missing, wrong or wait.
    show(worth) {
        const anew = this.#layer.hidden;
        // That it is missing is known while it is typed again.
        if (anew || worth !== 'missing') this.#worth = worth;
        this.#layer.hidden = false;
        this.paint();
        if (anew) this.#input.focus();
    }

    close() {
        this.#layer.hidden = true;
        this.#worth = '';
        this.paint();
    }

    paint() {
        const { strings } = this.#session;
        setText(this.#title, strings.say('pin.title'));
        setText(this.#label, strings.say('pin.label'));
        setText(this.#enter, strings.say('pin.enter'));
        setText(this.#trouble, ['wrong', 'wait'].includes(this.#worth) ? strings.say(`pin.${this.#worth}`) : '');
        mark({ pin: this.#worth });
    }

    async #try(pin) {
        if (this.#asking) return;
        this.#asking = true;
        const worth = DIGITS.test(pin) ? await worthOf(pin) : 'wrong';
        this.#asking = false;
        if (['open', 'right'].includes(worth)) {
            holdPin(pin);
            this.#input.value = '';
            this.#session.connection.enterWith(heldPin());
            return;
        }
        if (worth !== 'unknown') this.show(worth);
        this.#input.select();
    }
}
