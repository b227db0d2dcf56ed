// The conference's time of day, from its own UTC and zone. Numbers only: the words of days and
// months are in the strings, and names of countries never come from the browser.

const MINUTE_MS = 60_000;

/// The conference's UTC at an instant, in milliseconds.
export function conferenceUtc(conference, instantUs) {
    return Date.parse(conference.utc_at_zero) + instantUs / 1000;
}

export class WallTime {
    #format = null;

    constructor(zone) {
        try {
            this.#format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
                timeZone: zone,
                hourCycle: 'h23',
                year: 'numeric',
                month: 'numeric',
                day: 'numeric',
                hour: '2-digit',
                minute: '2-digit',
                second: '2-digit',
            });
        } catch {
            // A zone that this browser does not know: better no time than a wrong one.
        }
    }

    /// {year, month, day, weekday (0 Sunday), clock "12:23"}, or null for an unknown zone.
    at(utcMs) {
        if (!this.#format || !Number.isFinite(utcMs)) return null;
        const found = {};
        for (const { type, value } of this.#format.formatToParts(utcMs)) found[type] = value;
        const [year, month, day] = [found.year, found.month, found.day].map(Number);
        const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
        return { year, month, day, weekday, clock: `${found.hour}:${found.minute}` };
    }
}

export function sameDay(a, b) {
    return a.year === b.year && a.month === b.month && a.day === b.day;
}

/// Every zone in use now turns its minute with UTC's.
export function untilNextMinute(utcMs) {
    return MINUTE_MS - (((utcMs % MINUTE_MS) + MINUTE_MS) % MINUTE_MS);
}
