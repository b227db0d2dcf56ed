// Values of the slice `delegation`, as Kenya's link gets it, to be varied by a test.
import { fill, ITEM, item, MEETING, programme, queue, THREE_NEXT } from './sample.mjs';

export const TOKEN = 'kenya-3f9a';

export function place(changes = {}) {
    return {
        inscription: 12,
        list: '7',
        list_name: 'Item 7 (B)',
        kind: 'speakers',
        items: [ITEM],
        state: 'waiting',
        reason: '',
        asked_us: 1_000_000,
        late: false,
        on_behalf_of: '',
        on_behalf_of_short: '',
        modality: 'remote',
        limit_us: 180_000_000,
        language: 'en',
        people: [{ name: 'Ms. A. Otieno', title: 'Permanent Representative', address: 'Her Excellency' }],
        words_fit: 360,
        too_many_words: false,
        readiness: 'tested',
        readiness_since_us: 2_000_000,
        tested_us: 2_000_000,
        ahead: 2,
        meeting: MEETING,
        starts: { early: '2021-07-28T16:30:00Z', likely: '2021-07-28T16:33:00Z', late: '2021-07-28T16:36:00Z' },
        connect_by: '2021-07-28T16:18:00Z',
        ...changes,
    };
}

export function list(changes = {}) {
    return { list: '8', name: 'Item 8 (C)', kind: 'speakers', items: [item(8)], status: 'open', asked: false, ...changes };
}

export const LISTS = [
    list({ list: '7', name: 'Item 7 (B)', items: [ITEM], asked: true }),
    list(),
    list({ list: '9', name: 'Item 9 (D)', items: [item(9)], status: 'frozen', opens: '2021-07-29T13:00:00Z' }),
    list({ list: '10', name: 'Item 10 (E)', items: [item(10)], status: 'closed' }),
    list({ list: '7/replies', name: 'Item 7 (B), replies', kind: 'right-of-reply', items: [ITEM] }),
];

export function delegation(changes = {}) {
    return {
        delegation: 'KEN',
        name: 'Kenya',
        may: ['request-floor', 'right-of-reply', 'point-of-order', 'hand-in-text'],
        places: [place()],
        lists: LISTS,
        points: [],
        floor: [{ meeting: MEETING, room: 'main', live: false }],
        ...changes,
    };
}

/// A stand-in server on which Kenya's link is good and Kenya waits behind two others.
export function fillForKenya(server, changes = {}) {
    server.grants.set(TOKEN, { role: 'delegation', delegation: 'KEN', name: 'Kenya' });
    fill(server, {
        programme: programme({ link: 'https://speech.example/room/7', guide: 'Use a headset.\nJoin with the name Kenya.', released_next: 3 }),
        queue: queue(THREE_NEXT, { released: true }),
    });
    server.set('delegation', delegation(changes));
}
