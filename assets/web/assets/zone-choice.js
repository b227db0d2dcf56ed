// The time zone in which a reader wants the hours, beside the conference's: any IANA zone. It stays
// in the page's address, so that it survives a reload and can be sent to somebody.

import { WallTime } from './wall-time.js';

/// The place a zone is named after: "America/New_York" is "New York".
export function cityOf(zone) {
    return zone.split('/').at(-1).replaceAll('_', ' ');
}

export class ZoneChoice {
    #select;
    #strings;
    #own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    #listed = null;
    #listedIn = null;
    #times = new Map();
    #wanted;

    /// own: a page of one reader begins in the device's zone, without a choice.
    constructor(select, strings, changed, { own = false } = {}) {
        this.#select = select;
        this.#strings = strings;
        this.#wanted = known(new URLSearchParams(location.search).get('zone')) ?? (own ? this.#own : null);
        select.addEventListener('change', () => {
            this.#wanted = select.value === this.#listed && !own ? null : select.value;
            remember(this.#wanted);
            changed();
        });
    }

    /// The zones to choose from: the reader's own on top, then the conference's, then all others.
    list(conferenceZone) {
        const { language } = this.#strings;
        if (!conferenceZone || (this.#listed === conferenceZone && this.#listedIn === language)) return;
        this.#listed = conferenceZone;
        this.#listedIn = language;
        const first = [...new Set([this.#own, conferenceZone, this.#wanted].filter(Boolean))];
        this.#select.replaceChildren(
            ...first.map((zone) => option(zone, this.#label(zone))),
            ...regions(first).map(([region, zones]) => group(region, zones)),
        );
        this.#select.value = this.#wanted ?? conferenceZone;
    }

    /// The zone beside the conference's; null where there is none.
    get zone() {
        return this.#wanted === this.#listed ? null : this.#wanted;
    }

    /// The zone that the reader's device is in.
    get own() {
        return this.#own;
    }

    /// The time of day in a zone, without one named in the chosen; null without one.
    at(utcMs, zone = this.zone) {
        if (!zone) return null;
        if (!this.#times.has(zone)) this.#times.set(zone, new WallTime(zone));
        return this.#times.get(zone).at(utcMs);
    }

    #label(zone) {
        const values = { zone: cityOf(zone) };
        if (zone === this.#listed) return this.#strings.say('programme.zone-conference', values);
        return zone === this.#own ? this.#strings.say('programme.zone-own', values) : values.zone;
    }
}

function known(zone) {
    return zone && new WallTime(zone).at(0) ? zone : null;
}

function remember(zone) {
    const address = new URL(location.href);
    if (zone) address.searchParams.set('zone', zone);
    else address.searchParams.delete('zone');
    history.replaceState(null, '', address);
}

/// All other zones this browser knows, by the first part of their names.
function regions(without) {
    const zones = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];
    const found = new Map();
    for (const zone of new Set(['UTC', ...zones])) {
        if (without.includes(zone)) continue;
        const region = zone.split('/')[0];
        found.set(region, [...(found.get(region) ?? []), zone]);
    }
    return [...found];
}

function group(region, zones) {
    const element = document.createElement('optgroup');
    element.label = region;
    element.append(...zones.map((zone) => option(zone, zone.replace(`${region}/`, '').replaceAll('_', ' '))));
    return element;
}

function option(zone, label) {
    const element = document.createElement('option');
    element.value = zone;
    element.textContent = label;
    return element;
}
