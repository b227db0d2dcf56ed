// Whether the page's personal link is good. A browser sees only that the connection was closed, so
// the page asks over HTTP, with the token in a header and never in an address.

const REVOKED = /revoked/;
const EXPIRED = /expired/;

export class OwnLink {
    #connection;
    #token;
    #changed;
    #asking = false;
    /// missing (no token in the address), wrong, revoked, expired; null while nothing is wrong.
    trouble = null;

    /// changed() is called when there is something new to say.
    constructor(connection, token, changed) {
        this.#connection = connection;
        this.#token = token;
        this.#changed = changed;
        if (!token) this.trouble = 'missing';
        connection.addEventListener('hello', () => this.#note(token ? null : 'missing'));
        connection.addEventListener('closed', ({ detail }) => this.#closed(detail));
    }

    #closed({ reason, up }) {
        if (!this.#token) return;
        if (REVOKED.test(reason)) this.#note('revoked');
        else if (EXPIRED.test(reason)) this.#note('expired');
        else if (!up) this.#ask();
    }

    async #ask() {
        if (this.#asking) return;
        this.#asking = true;
        try {
            const answer = await fetch('/link', { headers: { authorization: `Bearer ${this.#token}` }, cache: 'no-store' });
            if (answer.status === 403 && !this.#connection.up) this.#note(this.trouble ?? kindOf(await answer.text()));
        } catch {
            // The server is away: nothing is known about the link.
        }
        this.#asking = false;
    }

    #note(trouble) {
        if (this.trouble === trouble) return;
        this.trouble = trouble;
        this.#changed();
    }
}

function kindOf(sentence) {
    if (REVOKED.test(sentence)) return 'revoked';
    return EXPIRED.test(sentence) ? 'expired' : 'wrong';
}
