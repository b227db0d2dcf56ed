// What the page /programme says, as plain texts and values; programme-days.js puts them on the page.

import { isPlanned } from './programme.js';
import { sameDay } from './wall-time.js';
import { cityOf } from './zone-choice.js';

const DAY_MS = 24 * 60 * 60_000;
const UNDER_WAY = ['in-session', 'suspended'];
const SHAPES = {
    scheduled: 'standing',
    'in-session': 'running',
    suspended: 'paused',
    adjourned: 'done',
    postponed: 'postponed',
    cancelled: 'lost',
};

export class ProgrammeView {
    #session;
    #zones;
    #strings;

    /// zones is the reader's ZoneChoice.
    constructor(session, zones) {
        this.#session = session;
        this.#zones = zones;
        this.#strings = session.strings;
    }

    /// {version, changes (lines with the meeting's key), days (with their meetings)}. A page opened
    /// by an officer is sent closed meetings, too: a screen shows the public programme.
    read() {
        const { programme } = this.#session;
        const shown = programme.meetings.filter((meeting) => meeting.open_to_public);
        return {
            version: this.version(),
            changes: this.#changes(programme, shown),
            days: this.#days(shown),
        };
    }

    /// "Programme of work, version 4, Tuesday 11:20"; on paper, which outlives the week, with the
    /// whole date. When the first version was made tells nothing.
    version({ onPaper = false } = {}) {
        const { programme } = this.#session;
        const version = programme.version ?? 1;
        const published = version > 1 ? this.#wall(programme.published) : null;
        if (!published) return this.#strings.say('programme.version', { version });
        const moment = onPaper ? this.#moment(published) : this.#published(programme.published, published);
        return this.#strings.say('programme.version-of', { version, moment });
    }

    /// The moment for which a printed page holds.
    printed() {
        const now = this.#session.wallTime(this.#session.utcNow());
        return now ? this.#strings.say('programme.printed', { moment: this.#moment(now) }) : '';
    }

    // ---- what changed

    /// What the version in force changed, a line a meeting.
    #changes({ version = 1, changes = [], meetings }, shown) {
        // Of a meeting that is gone nobody can tell here whether it was public: an officer's page
        // leaves it out.
        const allPublic = meetings.length === shown.length;
        return changes
            .filter((change) => change.version === version)
            .map((change) => ({ change, meeting: shown.find(({ key }) => key === change.meeting) }))
            .filter(({ change, meeting }) => meeting || (allPublic && change.what === 'removed'))
            .map(({ change, meeting }) => ({
                key: meeting?.key,
                text: this.#strings.say('programme.change-of', {
                    meeting: this.#session.phrases.meeting(change.name),
                    change: this.#change(change, meeting),
                }),
            }));
    }

    /// The newest change of a meeting, for as long as it is news: until the next version, and a day.
    #news(meeting) {
        const { programme } = this.#session;
        const change = programme.changes?.find((each) => each.meeting === meeting.key);
        if (!change) return '';
        const now = this.#session.utcNow();
        const recent = now !== null && now - Date.parse(change.published) < DAY_MS;
        return recent || change.version === programme.version ? this.#change(change, meeting) : '';
    }

    #change(change, meeting) {
        if (change.what !== 'moved' || !meeting) return this.#strings.say(`programme.change.${change.what}`);
        const [was, starts] = [change.was_starts, meeting.starts].map((utc) => this.#wall(utc));
        const parts = [];
        if (was && starts && Date.parse(change.was_starts) !== Date.parse(meeting.starts)) {
            const dated = { weekday: this.#long(was), clock: was.clock };
            const from = sameDay(was, starts) ? was.clock : this.#strings.say('programme.weekday-clock', dated);
            parts.push(this.#strings.say('programme.moved', { from }));
        } else if (change.was_ends && Date.parse(change.was_ends) !== Date.parse(meeting.ends)) {
            const [ends, before] = [meeting.ends, change.was_ends].map((utc) => this.#wall(utc)?.clock ?? '');
            parts.push(this.#strings.say('programme.ends', { ends, before }));
        }
        if (change.was_room && change.was_room !== meeting.room) {
            parts.push(this.#strings.say('programme.moved-room', { from: this.#room(change.was_room) }));
        }
        return parts.join(this.#strings.say('list.comma')) || this.#strings.say('programme.change.changed');
    }

    // ---- days and meetings

    #days(meetings) {
        const days = [];
        const next = this.#nextOf(meetings);
        for (const meeting of meetings) {
            const day = this.#wall(meeting.starts);
            if (!day) continue;
            if (!days.length || !sameDay(days.at(-1).date, day)) {
                days.push({ date: day, title: this.#long(day), year: day.year, meetings: [] });
            }
            days.at(-1).meetings.push({ ...this.#meeting(meeting, day), beforeIt: meeting === next });
        }
        return days.map(({ title, year, meetings: rows }) => ({ title, year, meetings: rows }));
    }

    /// The meeting before which the line of the present stands; none before the first and after the
    /// last, and none while a meeting goes on, which is marked instead.
    #nextOf(meetings) {
        const now = this.#session.utcNow();
        if (now === null || meetings.some((meeting) => this.#isNow(meeting))) return null;
        const next = meetings.findIndex(({ starts }) => Date.parse(starts) > now);
        return next > 0 ? meetings[next] : null;
    }

    #isNow(meeting) {
        return this.#session.utcNow() !== null && UNDER_WAY.includes(meeting.state);
    }

    #meeting(meeting, day) {
        return {
            key: meeting.key,
            name: this.#session.phrases.meeting(meeting.name),
            hours: this.#hours(meeting, day),
            ...this.#state(meeting),
            now: this.#isNow(meeting),
            news: this.#news(meeting),
            reason: isPlanned(meeting) ? '' : (meeting.reason ?? ''),
            about: this.#about(meeting),
            slots: this.#slots(meeting, day),
        };
    }

    /// What goes on is not said while the page cannot know it.
    #state(meeting) {
        const live = this.#session.utcNow() !== null;
        const state = isPlanned(meeting) ? meeting.state : meeting.plan;
        if (!live && UNDER_WAY.includes(state)) return { state: 'unknown', stateWord: '' };
        return { state, shape: SHAPES[state], stateWord: this.#strings.say(`programme.state.${state}`) };
    }

    #about(meeting) {
        const parts = [this.#room(meeting.room)];
        if (meeting.modality !== 'in-person') parts.push(this.#strings.say(`programme.modality.${meeting.modality}`));
        if (meeting.webcast) parts.push(this.#strings.say('programme.webcast'));
        if (meeting.hours_assumed) parts.push(this.#strings.say('programme.hours-assumed'));
        if (meeting.presiding) parts.push(this.#presiding(meeting));
        return parts.join(this.#strings.say('list.comma'));
    }

    #presiding({ presiding }) {
        return this.#strings.say('programme.presiding', { name: this.#session.phrases.presider(presiding) });
    }

    #room(key) {
        const room = this.#session.conference.rooms.find((each) => each.key === key);
        if (!room || room.name_known) return room?.name ?? key;
        return this.#strings.say('programme.room-unknown', { room: room.name });
    }

    // ---- slots

    #slots(meeting, day) {
        const [only] = meeting.slots;
        const whole = meeting.slots.length === 1 && only.starts === meeting.starts && only.ends === meeting.ends;
        return meeting.slots.map((slot) => ({
            hours: whole ? null : this.#hours(slot, day),
            title:
                slot.title ||
                this.#session.phrases.items(slot.items) ||
                this.#strings.say(`programme.slot.${slot.kind}`),
            items: slot.title && slot.items.length ? this.#itemNumbers(slot.items) : '',
            now: !whole && this.#isNow(meeting) && this.#isSlotNow(meeting, slot),
        }));
    }

    #itemNumbers(items) {
        return this.#strings.say('programme.slot-items', { items: this.#session.phrases.itemNumbers(items) });
    }

    /// The item under consideration decides, where the officer said which; else the hour.
    #isSlotNow(meeting, slot) {
        const items = ({ items: all }) => all.map(({ key }) => key);
        if (meeting.item && meeting.slots.some((each) => items(each).includes(meeting.item))) {
            return items(slot).includes(meeting.item);
        }
        const now = this.#session.utcNow();
        return Date.parse(slot.starts) <= now && now < Date.parse(slot.ends);
    }

    // ---- times

    #wall(utc) {
        return this.#session.wallTime(Date.parse(utc));
    }

    /// {own: "10:00–13:00", other: "17:00–20:00 Nairobi"}; other only where the reader chose a zone
    /// whose clocks show something else.
    #hours({ starts, ends }, day) {
        const moments = [starts, ends].map((utc) => Date.parse(utc));
        const own = moments.map((utc) => this.#session.wallTime(utc));
        const other = moments.map((utc) => this.#zones.at(utc));
        const differ = other.every(Boolean) && other.some((wall, index) => !same(wall, own[index]));
        const place = differ ? { place: cityOf(this.#zones.zone) } : {};
        return {
            own: this.#span(own, day),
            other: differ ? this.#strings.say('programme.in-zone', { hours: this.#span(other, day), ...place }) : '',
        };
    }

    /// With the weekday wherever the day is another than the one before.
    #span(walls, day) {
        let before = day;
        const [starts, ends] = walls.map((wall) => {
            const text = sameDay(wall, before)
                ? wall.clock
                : this.#strings.say('programme.weekday-clock', this.#short(wall));
            before = wall;
            return text;
        });
        return this.#strings.say('programme.span', { starts, ends });
    }

    #short({ weekday, clock }) {
        return { weekday: this.#strings.say(`weekday-short.${weekday}`), clock };
    }

    /// "Tuesday 11:20" in the same week, else with the day and month.
    #published(utc, wall) {
        const now = this.#session.utcNow();
        const near = now !== null && Math.abs(now - Date.parse(utc)) < 6 * DAY_MS;
        const day = near ? this.#strings.say(`weekday.${wall.weekday}`) : this.#long(wall);
        return this.#strings.say('programme.weekday-clock', { weekday: day, clock: wall.clock });
    }

    #moment(wall) {
        const { year, clock } = wall;
        return this.#strings.say('programme.moment', { day: this.#long(wall), year, clock });
    }

    #long({ weekday, day, month }) {
        return this.#strings.say('programme.day', {
            weekday: this.#strings.say(`weekday.${weekday}`),
            day,
            month: this.#strings.say(`month.${month}`),
        });
    }
}

function same(a, b) {
    return a.clock === b.clock && sameDay(a, b);
}

/// Whether the slices that the page shows have come.
export function hasProgramme({ conference, programme }) {
    return Boolean(conference && programme);
}

