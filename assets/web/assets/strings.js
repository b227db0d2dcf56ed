// The words people see: sentences by key, with {names} to fill in, one file a language; and what the
// conference calls its delegations in that language. A page has one Strings for good: a change of
// language changes what it says.

import { directionOf, localeOf } from './language.js';

const FIRST = 'en';
const LONGEST_DELAY_MS = 8_000;
/// The letters that run the other way than the page's.
const AGAINST = {
    rtl: /[^\P{L}\p{Script=Arabic}\p{Script=Hebrew}]/u,
    ltr: /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
};
const TIME_OF_DAY = /^\d?\d:\d\d$/;

export class Strings {
    #texts;
    #names;
    #plural;
    #order;
    #number;
    #digits;
    #direction;
    #edition = 0;

    #parts;

    constructor(texts, language = FIRST, names = null, parts = []) {
        this.#parts = parts;
        this.#take(texts, language, names);
    }

    /// parts: tables that one page alone needs ('script').
    static async load(language = FIRST, parts = []) {
        const [texts, names] = await Promise.all([fetchTexts(language, parts), fetchNames(language)]);
        return new Strings(texts, language, names, parts);
    }

    /// Comes true once everything is there: a page never speaks two languages. False where another
    /// was asked for meanwhile (wanted() says which).
    async speak(language, wanted) {
        const [texts, names] = await Promise.all([fetchTexts(language, this.#parts), fetchNames(language)]);
        if (wanted() !== language) return false;
        this.#take(texts, language, names);
        return true;
    }

    /// Another conference may have begun, or its names did not come the first time. True: they differ.
    async refreshNames() {
        const { language } = this;
        const names = await fetchNames(language);
        if (!names || language !== this.language || JSON.stringify(names) === JSON.stringify(this.#names)) return false;
        this.#names = names;
        this.#edition += 1;
        return true;
    }

    #take(texts, language, names) {
        const locale = localeOf(language);
        this.#texts = texts;
        this.language = language;
        this.#names = names;
        this.#edition += 1;
        this.#plural = new Intl.PluralRules(locale);
        this.#order = new Intl.PluralRules(locale, { type: 'ordinal' });
        this.#number = new Intl.NumberFormat(locale, { useGrouping: false });
        this.#digits = [...'0123456789'].map((digit) => this.#number.format(digit));
        this.#direction = directionOf(language);
        /// Whether hours are those of half a day, with a.m. and p.m.
        this.halfDays = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12;
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
        return this.#form(this.#plural, key, count, values);
    }

    /// "1st", "2nd", ...
    order(key, count, values = {}) {
        return this.#form(this.#order, key, count, values);
    }

    /// What the words are for a text of the conference that is known by its English form; null where
    /// it is not: somebody wrote it for this conference.
    known(prefix, english) {
        const key = `${prefix}.${english.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
        return this.has(key) ? this.say(key) : null;
    }

    /// Whether the names of this language came.
    get named() {
        return this.#names !== null;
    }

    /// A delegation by its English list name, as the United Nations list has it in this language.
    /// What is not the name of one stays as it was written.
    name(english) {
        return this.knows(english) ? this.#names[english] : english;
    }

    /// Whether it is a name of the list, also one that is spelt alike in this language.
    knows(english) {
        return this.#names !== null && Object.hasOwn(this.#names, english);
    }

    /// Counts what was said anew: another language, or names that came late.
    get edition() {
        return this.#edition;
    }

    /// With the digits of the language.
    digits(text) {
        return this.#digits[1] === '1' ? text : text.replace(/\d/g, (digit) => this.#digits[digit]);
    }

    #form(rules, key, count, values) {
        const form = `${key}.${rules.select(count)}`;
        return this.say(this.has(form) ? form : `${key}.other`, { count, ...values });
    }

    #pieces(key, values) {
        const text = this.has(key) ? this.#texts[key] : key;
        return text.split(/\{(\w+)\}/).map((piece, index) => {
            if (index % 2 === 0) return piece;
            return Object.hasOwn(values, piece) ? this.#shown(values[piece]) : `{${piece}}`;
        });
    }

    #shown(value) {
        if (typeof value === 'number') return this.#number.format(value);
        if (typeof value !== 'string') return value;
        return TIME_OF_DAY.test(value) ? this.digits(value) : this.#isolated(value);
    }

    /// A name in another script must not turn the words around it: Unicode's isolates, where there
    /// can be no element.
    #isolated(text) {
        return AGAINST[this.#direction].test(text) ? `\u2068${text}\u2069` : text;
    }
}

async function fetchTexts(language, parts) {
    const addresses = [`/strings/${language}.json`, ...parts.map((part) => `/strings/${language}/${part}.json`)];
    return Object.assign({}, ...(await Promise.all(addresses.map(fetchTable))));
}

/// Comes back for as long as it takes: a screen without words is of no use.
async function fetchTable(address) {
    for (let attempt = 0; ; attempt += 1) {
        const texts = await fetchJson(address);
        if (texts) return texts;
        await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_DELAY_MS, 500 * 2 ** attempt)));
    }
}

/// The slices name in English. Null where they cannot be had now: the English ones do meanwhile.
function fetchNames(language) {
    return language === FIRST ? {} : fetchJson(`/names/${language}.json`);
}

async function fetchJson(address) {
    try {
        const answer = await fetch(address);
        return answer.ok ? await answer.json() : null;
    } catch {
        // The server is away: the same as any other answer that is not the words.
        return null;
    }
}
