// What the page /record says, as plain texts and values; record-elements.js puts them on the page.

import { clockText } from './countdown.js';
import { sameDay } from './wall-time.js';

const SECOND = 1_000_000;

export class RecordView {
    #session;
    #strings;
    #phrases;

    constructor(session) {
        this.#session = session;
        this.#strings = session.strings;
        this.#phrases = session.phrases;
    }

    /// The newest day first, and in it the newest meeting; in a meeting everything as it happened. A
    /// meeting that was held on two days stands under the one on which it began.
    days() {
        const days = [];
        const { meetings } = this.#session.slices.get('proceedings');
        for (const meeting of [...meetings].reverse()) {
            const began = meeting.held?.[0]?.from_us ?? meeting.entries[0]?.at_us;
            const wall = began === undefined ? null : this.#session.wallTimeAt(began);
            if (!wall) continue;
            const key = keyOf(wall);
            let day = days.find((each) => each.key === key);
            if (!day) days.push((day = { key, title: this.#long(wall), year: wall.year, meetings: [] }));
            day.meetings.push(this.#meeting(meeting, wall));
        }
        return days.sort((a, b) => (a.key < b.key ? 1 : -1));
    }

    /// "Wednesday 28 July" of a day's key.
    dayWords(key) {
        const [year, month, day] = key.split('-').map(Number);
        return this.#long({ month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() });
    }

    /// The moment for which a printed page holds.
    printed() {
        const now = this.#session.wallTime(this.#session.utcNow());
        if (!now) return '';
        const moment = this.#strings.say('programme.moment', { day: this.#long(now), year: now.year, clock: now.clock });
        return this.#strings.say('programme.printed', { moment });
    }

    #meeting(meeting, day) {
        return {
            key: meeting.meeting,
            name: this.#phrases.meeting(meeting.name),
            about: this.#about(meeting, day),
            between: this.#strings.say('list.dot'),
            entries: this.#entries(meeting.entries, day),
            empty: meeting.entries.length === 0 ? this.#strings.say('record.no-entries') : '',
        };
    }

    /// "Trusteeship Council", "10:00–11:00, from 11:10"
    #about({ room_name: room, held = [] }, day) {
        const hours = held.map(({ from_us: from, to_us: to }) => this.#span(from, to, day)).filter(Boolean);
        return [room, hours.join(this.#strings.say('list.comma'))].filter(Boolean);
    }

    #span(from, to, day) {
        const starts = this.#clock(from, day);
        if (to === undefined) return this.#strings.say('record.from', { starts });
        return this.#strings.say('programme.span', { starts, ends: this.#clock(to, day) });
    }

    /// Items are said where they change.
    #entries(entries, day) {
        let before = '';
        return entries.map((entry) => {
            const items = entry.kind === 'step' ? '' : this.#phrases.items(entry.items ?? []);
            const heading = items && items !== before ? items : '';
            before = items || before;
            return { at: this.#clock(entry.at_us, day), heading, kind: entry.kind, ...this.#entry(entry) };
        });
    }

    #entry(entry) {
        if (entry.kind === 'statement' || entry.kind === 'in-writing') return this.#statement(entry);
        if (entry.kind === 'decision') return this.#decision(entry);
        return this.#step(entry);
    }

    #statement(entry) {
        const { speaker } = entry;
        const said = { kind: entry.kind_of, office: entry.office, speaker, list: entry.list, clock: 'none' };
        const about = [this.#phrases.kind(said), this.#time(entry)].filter(Boolean);
        return {
            text: this.#phrases.holder(said),
            more: this.#phrases.beneath(said),
            about: about.join(this.#strings.say('list.dot')),
        };
    }

    /// "2:51 of 3:00"
    #time({ kind, used_us: usedUs, allotted_us: allottedUs }) {
        if (kind === 'in-writing') return this.#strings.say('record.in-writing');
        if (usedUs === undefined) return '';
        const used = length(usedUs);
        return allottedUs ? this.#strings.say('record.used', { used, allotted: length(allottedUs) }) : this.#strings.digits(used);
    }

    #decision({ outcome, on = '', text = '', by_vote: byVote }) {
        return { text: this.#phrases.announced({ on, outcome, by_vote: byVote }), more: text, about: this.#strings.say('record.decision') };
    }

    #step({ step, name = '', elected = '', items = [], text = '' }) {
        const who = name && this.#phrases.presider(name);
        const known = this.#strings.known('texts.office', elected) ?? elected;
        const values = { name: who, office: known, item: this.#phrases.items(items) };
        return { text: this.#strings.say(`record.step.${step}`, values), more: text, about: '' };
    }

    /// With the weekday where it is another day's.
    #clock(instantUs, day) {
        const wall = this.#session.wallTimeAt(instantUs);
        if (!wall) return '';
        const clock = this.#strings.digits(wall.clock);
        if (sameDay(wall, day)) return clock;
        return this.#strings.say('programme.weekday-clock', { weekday: this.#strings.say(`weekday-short.${wall.weekday}`), clock });
    }

    #long({ weekday, day, month }) {
        return this.#strings.say('programme.day', {
            weekday: this.#strings.say(`weekday.${weekday}`),
            day,
            month: this.#strings.say(`month.${month}`),
        });
    }
}

/// "2:51": how long somebody spoke, to the second.
function length(us) {
    return clockText({ over: false, seconds: Math.round(us / SECOND) });
}

function keyOf({ year, month, day }) {
    return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
