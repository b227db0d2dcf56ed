// <dais-language>: in which language the page speaks. Quietly, as a list to choose from; with the
// class "open" all six at a glance.

import { LANGUAGES } from './language.js';

/// Where it hides (a hall's screen), a moved mouse shows it so long.
const AWAKE_MS = 4_000;

export class LanguageElement extends HTMLElement {
    #session = null;
    #select = null;
    #buttons = null;
    #sleeping = 0;

    show(session) {
        if (!this.#session) this.#build(session);
        const { strings } = session;
        const label = strings.say('language.choose');
        this.hidden = false;
        (this.#select ?? this).setAttribute('aria-label', label);
        if (this.#select && this.#select.value !== session.language) this.#select.value = session.language;
        this.#buttons?.forEach((button) => button.setAttribute('aria-pressed', String(button.lang === session.language)));
    }

    #build(session) {
        this.#session = session;
        if (this.classList.contains('open')) this.#buildButtons();
        else this.#buildSelect();
        if (this.classList.contains('hiding')) addEventListener('pointermove', () => this.#wake());
    }

    #buildSelect() {
        this.#select = Object.assign(document.createElement('select'), { id: 'language' });
        for (const [language, name] of LANGUAGES) {
            const option = Object.assign(document.createElement('option'), { value: language, lang: language });
            option.textContent = name;
            this.#select.append(option);
        }
        this.#select.addEventListener('change', () => this.#session.choose(this.#select.value));
        this.append(this.#select);
    }

    #buildButtons() {
        this.setAttribute('role', 'group');
        this.#buttons = [...LANGUAGES].map(([language, name]) => {
            const button = Object.assign(document.createElement('button'), { type: 'button', lang: language });
            button.textContent = name;
            button.addEventListener('click', () => this.#session.choose(language));
            return button;
        });
        this.append(...this.#buttons);
    }

    #wake() {
        this.dataset.awake = 'yes';
        clearTimeout(this.#sleeping);
        this.#sleeping = setTimeout(() => delete this.dataset.awake, AWAKE_MS);
    }
}

customElements.define('dais-language', LanguageElement);
