// The words people see: sentences by key, with {names} to fill in, one file a language.

export class Strings {
    #texts;
    #plural;

    constructor(texts, language = 'en') {
        this.#texts = texts;
        this.#plural = new Intl.PluralRules(language);
    }

    /// Comes back for as long as it takes: a screen without words is of no use.
    static async load(language = 'en') {
        for (let attempt = 0; ; attempt += 1) {
            try {
                const answer = await fetch(`/strings/${language}.json`);
                if (answer.ok) return new Strings(await answer.json(), language);
            } catch {
                // The server is away: the same as any other answer that is not the words.
            }
            await new Promise((resolve) => setTimeout(resolve, Math.min(8_000, 500 * 2 ** attempt)));
        }
    }

    has(key) {
        return Object.hasOwn(this.#texts, key);
    }

    /// A key that is missing is shown as itself, so that a gap is seen.
    say(key, values = {}) {
        return this.#pieces(key, values).join('');
    }

    /// The same with elements in it: a value may be a node.
    fill(key, values = {}) {
        const fragment = document.createDocumentFragment();
        fragment.append(...this.#pieces(key, values));
        return fragment;
    }

    count(key, count, values = {}) {
        return this.say(`${key}.${this.#plural.select(count)}`, { count, ...values });
    }

    #pieces(key, values) {
        const text = this.has(key) ? this.#texts[key] : key;
        return text.split(/\{(\w+)\}/).map((piece, index) => {
            if (index % 2 === 0) return piece;
            return Object.hasOwn(values, piece) ? values[piece] : `{${piece}}`;
        });
    }
}
