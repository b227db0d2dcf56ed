// Sentences about the conference, put together from the strings. Facts, never the Chair's words.

import { sameDay } from './wall-time.js';

const SECOND = 1_000_000;
// Presiders who are known by their name rather than by their office.
const BY_NAME = new Set(['presenter', 'panellist', 'facilitator']);
// Lists whose statements are called by the list rather than by the capacity.
const NAMED_LISTS = new Set(['right-of-reply', 'explanations', 'motion']);

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

    /// "3 minutes", "90 seconds".
    duration(us) {
        const seconds = Math.ceil(us / SECOND);
        if (seconds % 60 === 0 && seconds > 0) return this.strings.count('minutes', seconds / 60);
        return this.strings.count('seconds', seconds);
    }

    /// "National statement, 3 minutes, remote".
    kind(statement) {
        const { strings } = this;
        const parts = [];
        if (statement.kind !== 'presider') parts.push(strings.say(`kind.${kindOf(statement)}`));
        if (statement.clock !== 'none') parts.push(this.duration(statement.allotted_us));
        const modality = this.#modality(statement.speaker);
        if (modality) parts.push(modality);
        return parts.join(strings.say('list.comma'));
    }

    /// Who holds the floor, as the large line says it: a delegation, the Chair, the Secretariat; of
    /// a presenter or panellist the name; in a dialogue whose turn it is.
    holder(statement) {
        if (statement.kind === 'dialogue') return statement.turn?.name ?? statement.speaker.name;
        if (statement.kind !== 'presider') return statement.speaker.name;
        const office = this.strings.say(`office.${statement.office}`);
        return BY_NAME.has(statement.office) ? this.#ownName(statement) || office : office;
    }

    /// The line under it: the group, or what the large line does not say of a presider.
    beneath(statement) {
        if (statement.kind === 'dialogue') return this.#turn(statement);
        if (statement.kind !== 'presider') return this.#group(statement.speaker);
        const name = this.#ownName(statement);
        if (!BY_NAME.has(statement.office)) return name;
        return name ? this.strings.say(`office.${statement.office}`) : '';
    }

    /// "Jamaica (CARICOM, remote)" with the name marked; a fragment, since names are data.
    speaker(speaker) {
        const name = document.createElement('b');
        name.dir = 'auto';
        name.textContent = speaker.name;
        const notes = [speaker.on_behalf_of_short || speaker.on_behalf_of, this.#modality(speaker)]
            .filter(Boolean)
            .join(this.strings.say('list.comma'));
        return notes ? this.strings.fill('speaker.with-notes', { name, notes: isolated(notes) }) : name;
    }

    /// "Next Jamaica (CARICOM), then Germany"; null where nothing was released.
    next(entries) {
        let line = null;
        for (const { speaker } of entries) {
            line = line
                ? this.strings.fill('next.then', { before: line, speaker: this.speaker(speaker) })
                : this.strings.fill('next.first', { speaker: this.speaker(speaker) });
        }
        return line;
    }

    /// Beside the clock: what its state is called; under a point of order, whose that is.
    clockState({ state, phase, shown, statement }, pointOfOrder) {
        const { strings } = this;
        if (pointOfOrder) return strings.say('clock.point-of-order', { name: pointOfOrder });
        if (state === 'standing') return strings.say('clock.standing');
        const elapsed = this.#clockPhase(phase, shown, statement);
        if (state !== 'paused') return elapsed;
        return phase === 'normal' || phase === 'ready'
            ? strings.say('clock.paused')
            : strings.say('clock.paused-in', { phase: elapsed });
    }

    #clockPhase(phase, shown, statement) {
        if (phase === 'over') return this.strings.say(shown.seconds === 0 ? 'clock.end' : 'clock.over');
        if (phase !== 'warning') return this.strings.say('clock.running');
        return this.strings.say('clock.warning', { duration: this.duration(statement.warning_us) });
    }

    /// "today at 15:00", "Wednesday 28 July at 10:00"; both are {year, month, day, weekday, clock}.
    moment(moment, now) {
        const { clock } = moment;
        if (sameDay(moment, now)) return this.strings.say('moment.today', { clock });
        return this.strings.say('moment.day', {
            weekday: this.strings.say(`weekday.${moment.weekday}`),
            day: moment.day,
            month: this.strings.say(`month.${moment.month}`),
            clock,
        });
    }

    #itemNumber({ number, letter }) {
        return letter ? this.strings.say('item.number-letter', { number, letter }) : number;
    }

    #turn({ turn, speaker }) {
        if (!turn) return '';
        return this.strings.say(turn.question ? 'dialogue.question' : 'dialogue.answer', { title: speaker.name });
    }

    #modality({ modality }) {
        return modality && modality !== 'in-person' ? this.strings.say(`modality.${modality}`) : '';
    }

    #group({ on_behalf_of: name, on_behalf_of_short: short }) {
        if (!name) return '';
        const group = short && short !== name ? this.strings.say('group.with-short', { name, short }) : name;
        return this.strings.say('on-behalf-of', { group });
    }

    /// A presider's name where one was given; without one the speaker's name repeats the office.
    #ownName({ office, speaker }) {
        const plain = (text) => text.toLowerCase().replace(/^the /, '');
        const offices = [office, this.strings.say(`office.${office}`)].map(plain);
        return offices.includes(plain(speaker.name)) ? '' : speaker.name;
    }
}

function kindOf({ kind, list }) {
    return NAMED_LISTS.has(list) ? list : kind;
}

/// Text of unknown direction that must not turn its surroundings.
export function isolated(text) {
    const element = document.createElement('bdi');
    element.textContent = text;
    return element;
}

function inOneRun(items) {
    return items.every(({ number, letter }, index) => !letter && Number(number) === Number(items[0].number) + index);
}
