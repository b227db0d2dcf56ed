// "What if": a question to the desk, which answers how the meeting would end and changes nothing.

import { byId, setText } from './common.js';
import { newId } from './commands.js';

const MINUTE_US = 60_000_000;
const ASK_AFTER_MS = 250;

export class WhatIf {
    #session;
    #limit = null;
    #id = null;
    #asked = '';
    #timer = 0;
    /// The projection that answers; null while nothing was asked, or none came.
    projection = null;
    refused = '';

    constructor(session) {
        this.#session = session;
        const { connection } = session;
        byId('limit').addEventListener('input', () => {
            this.#limit = Number(byId('limit').value);
            session.redraw();
        });
        for (const id of ['close-list', 'without-breaks']) byId(id).addEventListener('change', () => session.redraw());
        byId('as-it-is').addEventListener('click', () => this.#reset());
        connection.addEventListener('what_if', ({ detail }) => this.#answered(detail.id, detail.projection, ''));
        connection.addEventListener('answer', ({ detail }) => this.#answered(detail.id, null, detail.text));
        // What was asked over a link that was lost is asked again.
        connection.addEventListener('hello', () => (this.#asked = ''));
    }

    /// Whether anything is asked.
    get active() {
        return Object.keys(this.#question).length > 0;
    }

    /// usual is the limit in force, where it is known; end what is predicted now: when that changes,
    /// the question is asked anew.
    show(meeting, usual, end) {
        const { strings, phrases } = this.#session;
        setText(byId('what-if-title'), strings.say('chair.what-if'));
        setText(byId('what-if-about'), strings.say('chair.only-question'));
        const limit = this.#limit ?? (usual ? Math.min(10, Math.max(1, Math.round(usual / MINUTE_US))) : 3);
        if (Number(byId('limit').value) !== limit) byId('limit').value = limit;
        const duration = phrases.duration(limit * MINUTE_US);
        const words = this.#limit === null ? strings.say('chair.limit-same') : strings.say('chair.limit', { duration });
        setText(byId('limit-label'), words);
        byId('limit').setAttribute('aria-valuetext', this.#limit === null ? words : duration);
        setText(byId('close-list-label'), strings.say('chair.close-list'));
        setText(byId('without-breaks-label'), strings.say('chair.without-breaks'));
        setText(byId('as-it-is'), this.active ? strings.say('chair.reset') : '');
        this.#askLater(meeting, JSON.stringify([meeting, this.#question, end]));
    }

    get #question() {
        return {
            ...(this.#limit === null ? {} : { limit_us: this.#limit * MINUTE_US }),
            ...(byId('close-list').checked ? { close_list: true } : {}),
            ...(byId('without-breaks').checked ? { without_breaks: true } : {}),
        };
    }

    /// A slider that is drawn along asks once.
    #askLater(meeting, asked) {
        if (!this.active) {
            this.#forget();
            return;
        }
        if (asked === this.#asked || !this.#session.connection.up || !meeting) return;
        this.#asked = asked;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#id = newId();
            this.#session.connection.send({ type: 'what_if', id: this.#id, meeting, what_if: this.#question });
        }, ASK_AFTER_MS);
    }

    #answered(id, projection, refused) {
        if (id !== this.#id) return;
        this.projection = projection;
        this.refused = refused;
        this.#session.redraw();
    }

    #reset() {
        this.#limit = null;
        byId('close-list').checked = false;
        byId('without-breaks').checked = false;
        byId('limit').focus();
        this.#session.redraw();
    }

    #forget() {
        clearTimeout(this.#timer);
        this.#asked = '';
        this.#id = null;
        this.projection = null;
        this.refused = '';
    }
}
