// "Slower, please": asked without a name, and not again for a while.

import { byId, setText } from './common.js';

const AGAIN_AFTER_US = 20_000_000;
const SECOND_US = 1_000_000;

export class Slower {
    #session;
    #commands;
    #statement;
    #sending = false;
    #asked = null;
    #refused = '';

    constructor(session, commands) {
        this.#session = session;
        this.#commands = commands;
        byId('ask').addEventListener('click', () => this.#ask());
    }

    /// now is the slice's entry of who speaks. Returns the milliseconds until it says something else.
    show(now) {
        const { strings, role } = this.#session;
        byId('slower').hidden = role === 'technician';
        setText(byId('ask'), strings.say('booth.slower'));
        if (now?.statement !== this.#statement) {
            this.#statement = now?.statement;
            this.#refused = '';
            this.#say('');
        }
        const waitUs = this.#waitUs(now);
        byId('ask').setAttribute('aria-disabled', String(waitUs > 0 || !this.#able));
        setText(byId('ask-about'), this.#words(waitUs));
        return waitUs > 0 ? (waitUs % SECOND_US || SECOND_US) / 1000 : Infinity;
    }

    get #able() {
        return this.#statement !== undefined && !this.#sending;
    }

    #waitUs(now) {
        const nowUs = this.#session.clock.nowUs();
        const asked = now?.slower_asked_us;
        return asked === undefined || nowUs === null ? 0 : Math.max(0, asked + AGAIN_AFTER_US - nowUs);
    }

    #words(waitUs) {
        const { strings, phrases, connection } = this.#session;
        if (this.#statement === undefined) return strings.say('booth.slower-nobody');
        if (this.#sending) return connection.up ? strings.say('booth.slower-sending') : strings.say('chair.offline');
        if (waitUs > 0) {
            const mine = this.#asked === this.#statement;
            const what = strings.say(mine ? 'booth.slower-sent' : 'booth.slower-asked');
            return `${what} ${strings.say('booth.slower-again', { duration: phrases.duration(waitUs) })}`;
        }
        return this.#refused || strings.say('booth.slower-about');
    }

    async #ask() {
        if (byId('ask').getAttribute('aria-disabled') === 'true') return;
        const { strings } = this.#session;
        const statement = this.#statement;
        this.#sending = true;
        this.#refused = '';
        this.#session.redraw();
        const answer = await this.#commands.send({ type: 'AskSlower', statement });
        this.#sending = false;
        if (answer.accepted) this.#asked = statement;
        else this.#refused = answer.text;
        this.#say(answer.accepted ? strings.say('booth.slower-sent') : answer.text);
        this.#session.redraw();
    }

    #say(text) {
        if (byId('ask-said').textContent !== text) byId('ask-said').textContent = text;
    }
}
