// <dais-banner>: says that the page is not connected, for as long as it is not.

import './state-element.js';

export class BannerElement extends HTMLElement {
    #state = null;

    connectedCallback() {
        this.setAttribute('role', 'status');
        this.hidden = true;
    }

    show(session) {
        const { link, strings } = session;
        if (!this.#state) {
            this.#state = document.createElement('dais-state');
            this.append(this.#state);
        }
        this.hidden = link !== 'lost';
        this.#state.show('lost', this.hidden ? '' : strings.say('link.lost'));
    }
}

customElements.define('dais-banner', BannerElement);
