// Days and hours as a page of documents says them: in the conference's zone, and beside that in the
// reader's.

import { sameDay } from './wall-time.js';
import { cityOf } from './zone-choice.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export class Moments {
    #session;
    #zones;
    #strings;

    /// zones is the reader's ZoneChoice.
    constructor(session, zones) {
        this.#session = session;
        this.#zones = zones;
        this.#strings = session.strings;
    }

    /// "19 July 2021", of the conference's calendar.
    day(utcMs) {
        const wall = this.#session.wallTime(utcMs);
        if (!wall) return '';
        const { day, month, year } = wall;
        return this.#strings.say('moments.date', { day, month: this.#strings.say(`month.${month}`), year });
    }

    /// "30 July 2021 17:20", with the chosen zone's after it where that is another.
    at(utcMs) {
        const wall = this.#session.wallTime(utcMs);
        if (!wall) return '';
        const moment = this.#strings.say('moments.at', { day: this.day(utcMs), clock: wall.clock });
        const other = this.#elsewhere(utcMs, wall, this.#zones.zone);
        return other ? this.#strings.say('moments.with-other', { moment, other }) : moment;
    }

    /// "5:00 p.m. Friday 30 July, New York", as the Chair's letters have it; other is "23:00 your
    /// time": in the chosen zone, without one in the device's. Whoever is far away needs no click.
    deadline(utcMs) {
        const wall = this.#session.wallTime(utcMs);
        if (!wall) return { own: '', other: '' };
        const own = this.#strings.say('moments.deadline', {
            clock: this.#halfDay(wall),
            day: this.#long(wall),
            place: cityOf(this.#session.conference.zone),
        });
        return { own, other: this.#elsewhere(utcMs, wall, this.#zones.zone ?? this.#zones.own) };
    }

    /// What is left, no finer than is of use: {text, changesMs}, the milliseconds until it says
    /// something else.
    left(leftMs) {
        const whole = (unitMs) => Math.floor(leftMs / unitMs);
        const strings = this.#strings;
        if (leftMs < MINUTE_MS) return { text: strings.say('moments.left-last'), changesMs: leftMs };
        const [large, small, unitMs] =
            leftMs >= DAY_MS
                ? [strings.count('days', whole(DAY_MS)), whole(HOUR_MS) % 24, HOUR_MS]
                : [whole(HOUR_MS) ? strings.count('hours', whole(HOUR_MS)) : '', whole(MINUTE_MS) % 60, MINUTE_MS];
        const rest = unitMs === HOUR_MS ? strings.count('hours', small) : strings.count('minutes', small);
        const duration = [large, small ? rest : ''].filter(Boolean).join(' ');
        return { text: strings.say('moments.left', { duration }), changesMs: (leftMs % unitMs) + 1 };
    }

    /// The same moment in another zone, where clocks there show something else: "23:00 your time",
    /// with the weekday where it is another day's.
    #elsewhere(utcMs, wall, zone) {
        const there = this.#zones.at(utcMs, zone);
        if (!there || (there.clock === wall.clock && sameDay(there, wall))) return '';
        const weekday = this.#strings.say(`weekday-short.${there.weekday}`);
        const clock = sameDay(there, wall)
            ? there.clock
            : this.#strings.say('programme.weekday-clock', { weekday, clock: there.clock });
        if (zone === this.#zones.own) return this.#strings.say('moments.yours', { clock });
        return this.#strings.say('moments.in-place', { clock, place: cityOf(zone) });
    }

    /// "5:00 p.m."; "12 noon" and "midnight", of which the letters p.m. would leave a doubt.
    #halfDay({ clock }) {
        const [hour, minute] = clock.split(':');
        if (minute === '00' && hour % 12 === 0) return this.#strings.say(hour > 0 ? 'moments.noon' : 'moments.midnight');
        const values = { hour: this.#strings.halfDays ? hour % 12 || 12 : Number(hour), minute: this.#strings.digits(minute) };
        return this.#strings.say(hour < 12 ? 'moments.am' : 'moments.pm', values);
    }

    #long({ weekday, day, month }) {
        return this.#strings.say('programme.day', {
            weekday: this.#strings.say(`weekday.${weekday}`),
            day,
            month: this.#strings.say(`month.${month}`),
        });
    }
}
