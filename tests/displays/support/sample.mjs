// Values of the slices as the server sends them, to be varied by a test.

export const ITEM = {
    key: '7',
    number: '7',
    letter: 'B',
    title: 'Implementation of the International Tracing Instrument',
    short_title: 'International Tracing Instrument',
};

export const MEETING = '2021-07-28-morning';
const SECOND = 1_000_000;

export function conference(changes = {}) {
    return {
        short_title: 'BMS7',
        title: 'Seventh Biennial Meeting of States to Consider the Implementation of the Programme of Action to Prevent, Combat and Eradicate the Illicit Trade in Small Arms and Light Weapons in All Its Aspects',
        venue: 'United Nations Headquarters, New York',
        zone: 'America/New_York',
        rehearsal: true,
        utc_at_zero: '2021-07-28T16:22:07Z',
        clock_epoch: 1,
        rooms: [
            { key: 'main', name: 'Conference room', name_known: false },
            { key: 'virtual', name: 'Virtual meeting', name_known: true },
        ],
        ...changes,
    };
}

export function meeting(changes = {}) {
    return {
        key: MEETING,
        name: '5th meeting',
        ordinal: 5,
        kind: 'plenary',
        room: 'main',
        starts: '2021-07-28T14:00:00Z',
        ends: '2021-07-28T17:00:00Z',
        modality: 'hybrid',
        webcast: true,
        open_to_public: true,
        hours_assumed: true,
        state: 'in-session',
        slots: [],
        ...changes,
    };
}

/// The meeting in session, and the afternoon's, the day's closed one and tomorrow's.
export function programme(changes = {}) {
    return {
        meetings: [
            meeting(changes),
            meeting({
                key: 'closed',
                name: 'Informal consultations',
                ordinal: 0,
                open_to_public: false,
                state: 'scheduled',
                starts: '2021-07-28T18:00:00Z',
                ends: '2021-07-28T18:45:00Z',
            }),
            meeting({
                key: '2021-07-28-afternoon',
                name: '6th meeting',
                ordinal: 6,
                state: 'scheduled',
                starts: '2021-07-28T19:00:00Z',
                ends: '2021-07-28T22:00:00Z',
            }),
            meeting({
                key: '2021-07-29-morning',
                name: '7th meeting',
                ordinal: 7,
                state: 'scheduled',
                hours_assumed: false,
                starts: '2021-07-29T14:00:00Z',
                ends: '2021-07-29T17:00:00Z',
            }),
        ],
    };
}

export function speaker(name, changes = {}) {
    return { name, iso2: '', on_behalf_of: '', on_behalf_of_short: '', modality: 'in-person', ...changes };
}

export function statement(changes = {}) {
    return {
        id: 412,
        kind: 'national',
        speaker: speaker('Philippines', { iso2: 'PH' }),
        given_at_us: 0,
        clock: 'standing',
        allotted_us: 180 * SECOND,
        warning_us: 30 * SECOND,
        used_before_us: 0,
        ...changes,
    };
}

export function floor(changes = {}) {
    return {
        room: 'main',
        room_name: 'Conference room',
        room_name_known: false,
        meeting: MEETING,
        meeting_name: '5th meeting',
        state: 'in-session',
        items: [ITEM],
        ...changes,
    };
}

/// A room in which nothing public was opened yet.
export function closedFloor(changes = {}) {
    const value = floor({ state: 'scheduled', items: [], meeting_name: '', ...changes });
    delete value.meeting;
    return value;
}

export function queue(next = [], changes = {}) {
    return {
        room: 'main',
        items: [ITEM],
        next: next.map((entry, index) => ({ position: index + 1, class_name: 'States', ...entry })),
        ...changes,
    };
}

export const THREE_NEXT = [
    {
        speaker: speaker('Jamaica', { iso2: 'JM', on_behalf_of: 'Caribbean Community', on_behalf_of_short: 'CARICOM' }),
        class_name: 'On behalf of groups',
    },
    { speaker: speaker('Germany', { iso2: 'DE' }) },
    { speaker: speaker('Kenya', { iso2: 'KE', modality: 'remote' }) },
];

/// Fills a stand-in server: the Philippines hold the floor, three are released.
export function fill(server, changes = {}) {
    server.set('conference', changes.conference ?? conference());
    server.set('programme', changes.programme ?? programme());
    server.set('floor', changes.floor ?? floor({ statement: statement() }));
    server.set('floor', closedFloor({ room: 'virtual', room_name: 'Virtual meeting', room_name_known: true }));
    server.set('queue', changes.queue ?? queue(THREE_NEXT));
    server.set('queue', queue([], { room: 'virtual', items: [] }));
}

/// The floor with a statement that has so many seconds left now, running or not.
export function withLeft(server, seconds, changes = {}) {
    const used = 180 * SECOND - seconds * SECOND;
    const running = { clock: 'running', used_before_us: 0, running_since_us: server.nowUs - used };
    const still = { clock: 'paused', used_before_us: used };
    return floor({ statement: statement({ ...(changes.clock === 'paused' ? still : running), ...changes }) });
}
