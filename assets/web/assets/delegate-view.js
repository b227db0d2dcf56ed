// What of the slices is of this delegation's turn: plain values, for the parts of the page.

import { meetingOf } from './programme.js';

const FIRST = ['speaking', 'waiting', 'pending'];

/// mine is the slice `delegation`. place is the inscription whose turn comes first, room where that
/// will be (or where the delegation speaks now); live and point only where there is one.
export function delegateView(session, mine) {
    const places = mine.places ?? [];
    const floors = mine.floor ?? [];
    const place = firstOf(places);
    const live = session.clock.sure ? floors.find((floor) => floor.live) : undefined;
    const meeting = meetingOf(session.programme, place?.meeting);
    const own = live ?? floors.find((floor) => floor.meeting === place?.meeting) ?? floors[0];
    return {
        mine,
        places,
        floors,
        place,
        live,
        meeting,
        lists: mine.lists ?? [],
        points: mine.points ?? [],
        point: (mine.points ?? []).find(({ state }) => ['raised', 'recognized'].includes(state)),
        may: (what) => (mine.may ?? []).includes(what),
        room: live?.room ?? meeting?.room ?? own?.room ?? session.room,
        meetingOn: own?.meeting,
    };
}

/// Of several places that wait, the one that is expected first.
function firstOf(places) {
    const all = FIRST.map((state) => places.filter((place) => place.state === state)).find((some) => some.length) ?? [];
    const expected = ({ starts, ahead }) => (starts ? Date.parse(starts.likely) : (ahead ?? Infinity));
    return [...all].sort((a, b) => Number(!a.starts) - Number(!b.starts) || before(expected(a), expected(b)))[0] ?? null;
}

function before(a, b) {
    return a === b ? 0 : a - b;
}
