// Which room a page shows.

import { inThisLanguage } from './language.js';

/// The rooms of the conference, as the first slice names them.
export function roomKeys(conference) {
    return (conference?.rooms ?? []).map((room) => room.key);
}

/// The room named in the page's address (wanted); without one the first that has a meeting in
/// session, else the first of the conference. A room that is shown stays as long as its meeting is
/// not over, so that a pause in one room never puts another one's speaker on the wall.
export class RoomChoice {
    #shown = null;

    constructor(wanted) {
        this.wanted = wanted;
    }

    /// The room's key; null while there is none, or none of the wanted name.
    of(conference, floorOf) {
        const keys = roomKeys(conference);
        if (this.wanted !== null) return keys.includes(this.wanted) ? this.wanted : null;
        const state = (key) => floorOf(key)?.state;
        if (keys.includes(this.#shown) && ['in-session', 'suspended'].includes(state(this.#shown))) return this.#shown;
        const room = keys.find((key) => state(key) === 'in-session') ?? keys[0] ?? null;
        // Floors come one by one: nothing is settled before all are here.
        this.#shown = keys.every((key) => floorOf(key)) ? room : null;
        return room;
    }
}

export function wantedRoom(location) {
    return new URLSearchParams(location.search).get('room') || null;
}

/// The same page for a room, with the link's token kept in the fragment.
export function pageOfRoom(path, room, location) {
    return `${inThisLanguage(`${path}?room=${encodeURIComponent(room)}`)}${location.hash}`;
}
