// Sentences about the conference, put together from the strings. Facts, never the Chair's words.

export class Phrases {
    constructor(strings) {
        this.strings = strings;
    }

    /// "Item 7 (B): International Tracing Instrument"; of many items only the numbers.
    items(items) {
        const { strings } = this;
        const numbers = items.map((item) => this.#itemNumber(item));
        const titles = items.map((item) => item.short_title || item.title);
        if (items.length === 0) return '';
        if (items.length === 1) return strings.say('items.one', { number: numbers[0], title: titles[0] });
        if (items.length === 2) {
            return strings.say('items.two', {
                first: numbers[0],
                second: numbers[1],
                title: strings.say('items.two-titles', { first: titles[0], second: titles[1] }),
            });
        }
        return this.itemNumbers(items);
    }

    /// "Item 7 (B)", "Items 9 (D) and 10 (E)", "Items 1 to 5"; without items nothing.
    itemNumbers(items) {
        const { strings } = this;
        const numbers = items.map((item) => this.#itemNumber(item));
        const [first, last] = [numbers[0], numbers.at(-1)];
        if (numbers.length === 0) return '';
        if (numbers.length === 1) return strings.say('items.number', { number: first });
        if (numbers.length > 2 && inOneRun(items)) return strings.say('items.run', { first, last });
        return strings.say('items.many', { numbers: numbers.slice(0, -1).join(strings.say('list.comma')), last });
    }

    /// "Draft 3", "Zero draft"; of what is no draft the name it has.
    document({ draft, name }) {
        if (draft === undefined) return name;
        return draft === 0 ? this.strings.say('text.draft-zero') : this.strings.say('text.draft', { number: draft });
    }

    /// "paragraph 24 bis", "paragraphs 24 to 30"; of the whole nothing.
    paragraphs(numbers) {
        if (!numbers) return '';
        const many = /, | and | to /.test(numbers);
        return this.strings.say(many ? 'text.paragraphs' : 'text.paragraph', { numbers: this.numbers(numbers) });
    }

    /// "24 to 30, 32 and 33": the wire has the numbers of paragraphs in English words.
    numbers(text) {
        const { strings } = this;
        const words = { ', ': strings.say('list.comma'), ' and ': strings.say('list.and'), ' to ': strings.say('list.to') };
        return text.replace(/, | and | to /g, (word) => words[word]);
    }

    /// "5th meeting", which is how the wire calls it; a meeting with a name of its own keeps that.
    meeting(name) {
        const numbered = /^(\d+)(?:st|nd|rd|th) meeting$/.exec(name ?? '');
        return numbered ? this.strings.order('meeting.numbered', Number(numbered[1])) : (name ?? '');
    }

    /// "Latvia, Vice-Chair", or somebody's name.
    presider(name) {
        const { strings } = this;
        const [who, ...offices] = name.split(', ');
        if (strings.knows(name) || !strings.knows(who)) return strings.name(name);
        const known = offices.map((office) => strings.known('texts.office', office) ?? office);
        return [strings.name(who), ...known].join(strings.say('list.comma'));
    }

    /// "on behalf of the Caribbean Community (CARICOM)". A group of this conference alone has only
    /// the name that somebody gave it, and the words before it do not bend to that.
    onBehalfOf(name, short = '') {
        const { strings } = this;
        const known = strings.known('group', name);
        const long = known ?? this.groupShort(name);
        const shown = short && short !== name ? this.groupShort(short) : '';
        const group = shown && shown !== long ? strings.say('group.with-short', { name: long, short: shown }) : long;
        return strings.say(known ? 'on-behalf-of' : 'on-behalf-of-other', { group });
    }

    groupShort(name) {
        return this.strings.known('group-short', name) ?? this.strings.name(name);
    }

    /// "Draft 3, paragraphs 24 to 30 · International level · provisionally agreed". An open paragraph
    /// is what everybody expects, and goes without saying.
    considered(text, documents = []) {
        const document = this.document(documents.find(({ key }) => key === text.document) ?? text);
        const what = [document, this.paragraphs(text.paragraphs)].filter(Boolean).join(this.strings.say('list.comma'));
        const state = text.state && text.state !== 'open' ? this.strings.say(`text.state.${text.state}`) : '';
        // "1. National level" is not torn after its number.
        const label = text.label.replace(/^(\S{1,3}) /, '$1\u00a0');
        return [what, label, state].filter(Boolean).join(this.strings.say('list.dot'));
    }

    /// "Jamaica, on behalf of Caribbean Community"; without a delegation the Chair.
    voice({ name, on_behalf_of: group }) {
        const who = this.strings.name(name) || this.strings.say('office.chair');
        if (!group) return who;
        return this.strings.say('voice.on-behalf', { who, group: this.onBehalfOf(group) });
    }

    /// "Adopted by consensus: Draft 7", "Note taken"; as the Chair announced it.
    announced({ on, outcome, by_vote: byVote }, documents = []) {
        const key = outcome === 'adopted' && byVote ? 'adopted-by-vote' : outcome;
        const decision = this.strings.say(`announced.${key}`);
        const document = documents.find(({ name }) => name === on);
        return on
            ? this.strings.say('announced.on', { decision, on: document ? this.document(document) : on })
            : decision;
    }

    #itemNumber({ number, letter }) {
        return letter ? this.strings.say('item.number-letter', { number, letter }) : number;
    }
}

function inOneRun(items) {
    return items.every(({ number, letter }, index) => !letter && Number(number) === Number(items[0].number) + index);
}
