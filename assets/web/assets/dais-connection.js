// The protocol dais.v1 of a screen: connects, says what it holds, hands on what comes, and comes
// back by itself, at another relay where its own is gone. Events: hello, clock, time, slice, patch,
// answer, trouble (detail: the message), closed (detail: the server's code and reason, and whether
// the link was up) and link (up or down).

import { heldPin } from './own-pin.js';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;
const HELLO_WITHIN_MS = 6_000;
/// A link that held this long was a good one: the next trouble starts from the shortest delay.
const STEADY_AFTER_MS = 10_000;
/// When a relay dies its screens go to the others within this, not all in one moment.
const MOVE_WITHIN_MS = 1_500;

/// The server beside which the page lives, with the token of its link's fragment, if any, and else
/// the PIN that the window holds, if any.
export function addressOf(location) {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    return { url: `${scheme}://${location.host}/ws`, token, pin: heldPin() };
}

export class DaisConnection extends EventTarget {
    #home;
    #url;
    /// Where to try next, and after that; never where it is connected now.
    #others = [];
    #protocols;
    #greeting;
    #socket = null;
    #timer = 0;
    #attempt = 0;
    #helloSentAt = 0;
    #upSince = null;
    /// It is somebody's own link: no PIN is asked for.
    personal;
    /// A link was lost, or never came about.
    failed = false;

    /// greeting() is what the hello says beside its type: page, room, wants, have, epoch.
    constructor({ url, token = null, pin = null }, greeting) {
        super();
        this.#home = this.#url = url;
        this.personal = Boolean(token);
        this.#protocols = token ? ['dais.v1', `token.${token}`] : protocolsWith(pin);
        this.#greeting = greeting;
    }

    get up() {
        return this.#upSince !== null;
    }

    open() {
        clearTimeout(this.#timer);
        const socket = new WebSocket(this.#url, this.#protocols);
        this.#socket = socket;
        this.#timer = setTimeout(() => this.restart(), HELLO_WITHIN_MS);
        socket.onopen = () => this.greet();
        socket.onmessage = (event) => this.#receive(event.data, performance.now());
        socket.onclose = ({ code, reason }) => {
            const { up } = this;
            this.#lost(socket);
            this.dispatchEvent(new CustomEvent('closed', { detail: { code, reason, up } }));
        };
    }

    /// Says hello; again only where the server could not take the first one.
    greet() {
        this.#helloSentAt = performance.now();
        this.send({ type: 'hello', ...this.#greeting() });
    }

    /// Drops a link that seems dead and starts anew.
    restart() {
        const socket = this.#socket;
        this.#lost(socket);
        socket?.close();
    }

    /// For when there is reason to think that it would work now: the device woke, the network is
    /// back. A try that is under way is left alone.
    hurry() {
        if (this.#socket) return;
        this.#attempt = 0;
        this.#openLater();
    }

    /// With another PIN, or with none, from the next try on; a new one is tried at once.
    enterWith(pin) {
        this.#protocols = protocolsWith(pin);
        if (!pin) return;
        this.#attempt = 0;
        if (this.#socket) this.restart();
        else this.#openLater();
    }

    send(message) {
        if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
    }

    #openLater() {
        clearTimeout(this.#timer);
        const first = this.#attempt === 0;
        const delay = this.#goOn() && first ? MOVE_WITHIN_MS * Math.random() : delayMs(this.#attempt);
        this.#timer = setTimeout(() => this.open(), delay);
        this.#attempt += 1;
    }

    /// To the next of several servers, in turn; false where there is but one.
    #goOn() {
        if (this.#others.length === 0) return false;
        this.#others.push(this.#url);
        this.#url = this.#others.shift();
        return true;
    }

    /// What a relay says of the others, a desk of its standbys, a standby of its desk. A personal link
    /// goes along: it is taken by desks and standbys alone, so that no relay ever greeted it, and what
    /// is named here came from a server that knew it.
    #learn(elsewhere) {
        if (!Array.isArray(elsewhere)) return;
        const scheme = this.#home.startsWith('wss:') ? /^wss:/ : /^wss?:/;
        const known = elsewhere.filter((url) => scheme.test(url) && url !== this.#url && url !== this.#home);
        this.#others = shuffled(known);
        if (this.#url !== this.#home) this.#others.push(this.#home);
    }

    #receive(text, receivedAt) {
        let message;
        try {
            message = JSON.parse(text);
        } catch {
            return;
        }
        if (message.type === 'hello') {
            clearTimeout(this.#timer);
            this.#upSince = receivedAt;
            message.sentAt = this.#helloSentAt;
            this.#learn(message.elsewhere ?? []);
        }
        if (message.type === 'elsewhere') this.#learn(message.elsewhere);
        message.receivedAt = receivedAt;
        this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
        if (message.type === 'hello') this.dispatchEvent(new Event('link'));
    }

    #lost(socket) {
        if (!socket || socket !== this.#socket) return;
        this.#socket = null;
        socket.onopen = socket.onmessage = socket.onclose = null;
        this.failed = true;
        if (this.up && performance.now() - this.#upSince > STEADY_AFTER_MS) this.#attempt = 0;
        this.#upSince = null;
        this.#openLater();
        this.dispatchEvent(new Event('link'));
    }
}

function protocolsWith(pin) {
    return pin ? ['dais.v1', `pin.${pin}`] : ['dais.v1'];
}

/// So that the screens of one relay spread over all the others.
function shuffled(list, random = Math.random) {
    return list
        .map((each) => ({ each, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
}

/// Longer each time, and never the same for two screens: thousands must not come back in one moment.
export function delayMs(attempt, random = Math.random) {
    const limit = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    return attempt === 0 ? limit * random() : limit * (0.5 + random() / 2);
}
