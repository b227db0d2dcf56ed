// My turn: the answer first, in the reader's zone, the reasons under it.

import { sameDay } from './wall-time.js';
import { cityOf } from './zone-choice.js';

export class TurnWords {
    #session;
    #zones;
    #strings;

    constructor(session, zones) {
        this.#session = session;
        this.#zones = zones;
        this.#strings = session.strings;
    }

    /// {title, large, reasons}; nowMs is the conference's UTC, as far as it is known.
    read({ place, may }, nowMs) {
        const strings = this.#strings;
        const title = strings.say('delegate.turn');
        if (!place) {
            const about = may('request-floor') ? [strings.say('delegate.nothing-about')] : [];
            return { title, large: strings.say('delegate.nothing'), reasons: about };
        }
        const what = this.#session.phrases.itemNumbers(place.items ?? []) || place.list_name;
        if (place.state === 'pending') {
            return { title, large: strings.say('delegate.pending'), reasons: [what, strings.say('delegate.pending-about')] };
        }
        if (place.state === 'speaking') return { title, large: strings.say('delegate.live-about'), reasons: [what] };
        return this.#waiting(place, nowMs, what);
    }

    #waiting({ ahead, starts, not_before: notBefore }, nowMs, what) {
        const strings = this.#strings;
        const place = ahead === undefined ? '' : this.ahead(ahead);
        const title = strings.say('delegate.turn');
        const limit = notBefore && strings.say('delegate.not-before', { clock: this.clock(notBefore, nowMs) });
        if (!starts) {
            const large = place || strings.say('delegate.on-list');
            const about = place ? limit : (limit ?? strings.say('delegate.no-times'));
            return { title, large, reasons: [about, what] };
        }
        const likelyMs = Date.parse(starts.likely);
        const soon = nowMs !== null && likelyMs - nowMs < 60_000;
        const clock = this.clock(starts.likely, nowMs);
        const between = strings.say('delegate.between', {
            early: this.clock(starts.early, nowMs),
            late: this.clock(starts.late, nowMs),
        });
        return {
            title: strings.say('delegate.turn-in', { place: cityOf(this.#zones.zone ?? this.#session.conference?.zone ?? '') }),
            large: soon ? strings.say('delegate.soon') : strings.say('delegate.about', { clock }),
            reasons: [[between, place].filter(Boolean).join(strings.say('list.comma')), limit, this.#elsewhere(likelyMs), what],
        };
    }

    /// "Two speakers ahead of you", "You are next".
    ahead(count) {
        return count === 0 ? this.#strings.say('delegate.next-you') : this.#strings.count('delegate.ahead', count);
    }

    /// "22:14" there, with the weekday where it is not today's.
    clock(utc, nowMs = null) {
        const ms = typeof utc === 'number' ? utc : Date.parse(utc);
        const wall = this.#at(ms);
        if (!wall) return '';
        const today = nowMs === null ? null : this.#at(nowMs);
        if (!today || sameDay(wall, today)) return wall.clock;
        const weekday = this.#strings.say(`weekday-short.${wall.weekday}`);
        return this.#strings.say('programme.weekday-clock', { weekday, clock: wall.clock });
    }

    /// At an instant of the meeting.
    clockAt(instantUs, nowMs = null) {
        return this.#session.conference ? this.clock(this.#session.utcAt(instantUs), nowMs) : '';
    }

    #at(ms) {
        return this.#zones.at(ms) ?? this.#session.wallTime(ms);
    }

    /// The conference's own clock, where the reader's is another.
    #elsewhere(ms) {
        const there = this.#zones.zone && this.#session.wallTime(ms);
        if (!there || there.clock === this.#zones.at(ms).clock) return '';
        return this.#strings.say('moments.in-place', { clock: there.clock, place: cityOf(this.#session.conference.zone) });
    }
}
