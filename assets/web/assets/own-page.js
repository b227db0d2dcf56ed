// A page for those who hold a link of their own: who may see it, and what it says to anybody else.

import { addressOf } from './dais-connection.js';
import { OwnLink } from './own-link.js';

export class OwnPage {
    #session;
    #roles;
    #otherwise;
    #link;

    /// otherwise: the key of what it says to those who hold another link, or none.
    constructor(session, roles, otherwise) {
        this.#session = session;
        this.#otherwise = otherwise;
        this.#roles = roles;
        this.#link = new OwnLink(session.connection, addressOf(location).token, () => session.redraw());
    }

    /// One sentence for whoever may not see the page; empty for those who may, and while it is not
    /// known yet.
    get barred() {
        const { role, strings } = this.#session;
        const { trouble } = this.#link;
        if (['wrong', 'revoked', 'expired'].includes(trouble)) return strings.say(`personal.${trouble}`);
        return role && !this.#roles.includes(role) ? strings.say(this.#otherwise) : '';
    }

    /// Whether what is for the link's holder alone may stand on the screen.
    get open() {
        return this.#session.role !== '' && this.barred === '';
    }
}
