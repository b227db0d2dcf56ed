// Sentences about a room: who speaks and for how long, and since when. For the pages that show one.

import { Phrases } from './phrases.js';
import { sameDay } from './wall-time.js';

const SECOND = 1_000_000;
// Presiders who are known by their name rather than by their office.
const BY_NAME = new Set(['presenter', 'panellist', 'facilitator']);
// Lists whose statements are called by the list rather than by the capacity.
const NAMED_LISTS = new Set(['right-of-reply', 'explanations', 'motion']);

export class SpeakerPhrases extends Phrases {
    /// "3 minutes", "90 seconds".
    duration(us) {
        const seconds = Math.ceil(us / SECOND);
        if (seconds % 60 === 0 && seconds > 0) return this.strings.count('minutes', seconds / 60);
        return this.strings.count('seconds', seconds);
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
        const { name } = statement.speaker;
        if (statement.kind === 'dialogue') return this.strings.name(statement.turn?.name ?? name);
        if (statement.kind !== 'presider') return this.strings.name(name);
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
        name.textContent = this.strings.name(speaker.name);
        const notes = [this.groupShort(speaker.on_behalf_of_short || speaker.on_behalf_of), this.#modality(speaker)]
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
        if (pointOfOrder) return strings.say('clock.point-of-order', { name: strings.name(pointOfOrder) });
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

    #turn({ turn, speaker }) {
        if (!turn) return '';
        return this.strings.say(turn.question ? 'dialogue.question' : 'dialogue.answer', { title: speaker.name });
    }

    #modality({ modality }) {
        return modality && modality !== 'in-person' ? this.strings.say(`modality.${modality}`) : '';
    }

    #group({ on_behalf_of: name, on_behalf_of_short: short }) {
        return name && this.onBehalfOf(name, short);
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
function isolated(text) {
    const element = document.createElement('bdi');
    element.textContent = text;
    return element;
}
