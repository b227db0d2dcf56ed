// The private line between the Chair and the officers.

import { byId, setText } from './common.js';
import { make } from './elements.js';

const READY = ['come', 'who', 'time', 'link'];

export class PrivateLine {
    #session;
    #acts;
    #buttons;

    constructor(session, acts) {
        this.#session = session;
        this.#acts = acts;
        byId('line-form').addEventListener('submit', (event) => {
            event.preventDefault();
            this.#send(byId('line-text').value.trim(), true);
        });
        this.#buttons = READY.map((which) => {
            const button = make('button');
            button.type = 'button';
            button.addEventListener('click', () => this.#send(this.#session.strings.say(`chair.line.${which}`), false));
            return { which, button };
        });
        byId('line-ready').append(...this.#buttons.map(({ button }) => button));
    }

    /// Lines as the slice `podium` has them, the oldest first.
    show(lines) {
        const { strings } = this.#session;
        setText(byId('line-title'), strings.say('chair.line'));
        setText(byId('line-label'), strings.say('chair.line-label'));
        setText(byId('line-send'), strings.say('chair.send'));
        byId('line-ready').setAttribute('aria-label', strings.say('chair.line-ready'));
        for (const { which, button } of this.#buttons) setText(button, strings.say(`chair.line.${which}`));
        this.#list(lines);
    }

    #list(lines) {
        const { strings, wallTimeAt } = this.#session;
        const element = byId('line');
        const now = `${strings.language} ${JSON.stringify(lines)}`;
        if (element.dataset.shown === now) return;
        element.dataset.shown = now;
        const rows = lines.map(({ at_us: at, by, text }) => {
            const clock = wallTimeAt.call(this.#session, at)?.clock ?? '';
            const said = strings.say('chair.said', { by: by?.name || strings.say('office.secretariat'), clock });
            return make('p', '', make('small', '', said), ' ', make('bdi', '', text));
        });
        element.replaceChildren(...(rows.length ? rows : [make('p', 'quiet', strings.say('chair.line-empty'))]));
        element.scrollTop = element.scrollHeight;
    }

    /// What was written stays until it was taken.
    async #send(text, written) {
        if (!text) {
            byId('line-text').focus();
            return;
        }
        const done = this.#session.strings.say('chair.line-sent', { text });
        const taken = await this.#acts.act(`line ${text}`, { type: 'SayPrivately', text }, done);
        if (taken && written && byId('line-text').value.trim() === text) byId('line-text').value = '';
    }
}
