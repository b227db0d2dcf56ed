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
        key: 'bms7',
        short_title: 'BMS7',
        title: 'Seventh Biennial Meeting of States to Consider the Implementation of the Programme of Action to Prevent, Combat and Eradicate the Illicit Trade in Small Arms and Light Weapons in All Its Aspects',
        venue: 'United Nations Headquarters, New York',
        zone: 'America/New_York',
        rehearsal: true,
        utc_at_zero: '2021-07-28T16:22:02Z',
        clock_epoch: 1,
        rooms: [
            { key: 'main', name: 'Conference room', name_known: false },
            { key: 'virtual', name: 'Virtual meeting', name_known: true },
        ],
        agenda_adopted: false,
        closed: false,
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
        informal: false,
        presiding: '',
        plan: 'planned',
        reason: '',
        languages: [],
        without_interpretation: false,
        changed_in: 1,
        changed: '2021-07-26T13:50:00Z',
        ...changes,
    };
}

/// The meeting in session, and the afternoon's, the day's closed one and tomorrow's.
export function programme(changes = {}) {
    return {
        version: 1,
        published: '2021-07-26T13:50:00Z',
        changes: [],
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
    return { name, iso2: '', on_behalf_of: '', on_behalf_of_short: '', modality: 'in-person', person: '', ...changes };
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
        extension_us: 0,
        list: 'speakers',
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
        point_of_order: '',
        voting: '',
        presiding: '',
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
        released: next.length > 0,
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

const ITEMS = [
    ['6', 'A', 'Programme of Action'],
    ['7', 'B', 'International Tracing Instrument'],
    ['8', 'C', 'Cooperation and assistance'],
    ['9', 'D', 'Exchange of views on BMS8'],
    ['10', 'E', 'Other issues'],
].map(([number, letter, title]) => ({ key: number, number, letter, title, short_title: title }));

export function item(number) {
    return ITEMS.find((each) => each.number === String(number));
}

export function slot(key, starts, ends, changes = {}) {
    return { key, kind: 'debate', items: [], title: '', starts, ends, assumed: false, ...changes };
}

/// Version 4 of a programme: three days, of each kind of meeting and of change one.
export function edition(changes = {}) {
    const day = (number) => `2021-07-${number}T`;
    return {
        version: 4,
        published: '2021-07-27T15:20:00Z',
        meetings: [
            meeting({
                key: 'past',
                name: '4th meeting',
                ordinal: 4,
                state: 'adjourned',
                hours_assumed: false,
                starts: `${day(27)}19:00:00Z`,
                ends: `${day(27)}22:00:00Z`,
                slots: [
                    slot('s1', `${day(27)}19:00:00Z`, `${day(27)}22:00:00Z`, {
                        items: [item(6)],
                        title: 'Thematic debate: Programme of Action',
                    }),
                ],
            }),
            meeting({
                plan: 'planned',
                changed_in: 4,
                slots: [
                    slot('s1', `${day(28)}14:00:00Z`, `${day(28)}16:00:00Z`, { items: [item(7)] }),
                    slot('s2', `${day(28)}16:00:00Z`, `${day(28)}16:45:00Z`, { items: [item(8), item(9), item(10)] }),
                    slot('s3', `${day(28)}16:45:00Z`, `${day(28)}17:00:00Z`, { kind: 'break' }),
                ],
            }),
            meeting({
                key: 'closed',
                name: 'Closed consultations',
                ordinal: 0,
                open_to_public: false,
                state: 'scheduled',
                starts: `${day(28)}18:00:00Z`,
                ends: `${day(28)}18:45:00Z`,
            }),
            meeting({
                key: 'moved',
                name: '6th meeting',
                ordinal: 6,
                state: 'scheduled',
                hours_assumed: false,
                presiding: 'Latvia, Vice-Chair',
                starts: `${day(28)}19:00:00Z`,
                ends: `${day(28)}22:00:00Z`,
                slots: [
                    slot('s1', `${day(28)}19:00:00Z`, `${day(28)}20:00:00Z`, {
                        kind: 'presentation',
                        title: 'Secretariat: trends in implementation',
                    }),
                    slot('s2', `${day(28)}20:00:00Z`, `${day(28)}22:00:00Z`, { items: [item(8)] }),
                ],
            }),
            meeting({
                key: 'added',
                name: 'Briefing for delegations',
                ordinal: 0,
                kind: 'briefing',
                state: 'scheduled',
                room: 'virtual',
                modality: 'virtual',
                webcast: false,
                hours_assumed: false,
                starts: `${day(29)}02:00:00Z`,
                ends: `${day(29)}04:30:00Z`,
            }),
            meeting({
                key: 'cancelled',
                name: '7th meeting',
                ordinal: 7,
                state: 'scheduled',
                plan: 'cancelled',
                reason: 'The thematic debate ran ahead',
                hours_assumed: false,
                starts: `${day(29)}14:00:00Z`,
                ends: `${day(29)}17:00:00Z`,
            }),
            meeting({
                key: 'postponed',
                name: 'Presentation of the fellowship programme',
                ordinal: 0,
                kind: 'presentation',
                state: 'scheduled',
                plan: 'postponed',
                hours_assumed: false,
                starts: `${day(29)}19:00:00Z`,
                ends: `${day(29)}20:00:00Z`,
            }),
        ],
        changes: [
            {
                version: 4,
                published: '2021-07-27T15:20:00Z',
                meeting: 'cancelled',
                name: '7th meeting',
                what: 'cancelled',
            },
            {
                version: 4,
                published: '2021-07-27T15:20:00Z',
                meeting: 'moved',
                name: '6th meeting',
                what: 'moved',
                was_starts: `${day(28)}14:00:00Z`,
                was_ends: `${day(28)}17:00:00Z`,
                was_room: 'main',
            },
            {
                version: 4,
                published: '2021-07-27T15:20:00Z',
                meeting: 'added',
                name: 'Briefing for delegations',
                what: 'added',
            },
            { version: 3, published: '2021-07-25T15:20:00Z', meeting: 'past', name: '4th meeting', what: 'slots' },
        ],
        ...changes,
    };
}
