// Values of the slices for those who work at the podium and in the booths, and of the public record.
import { item, MEETING, speaker } from './sample.mjs';

export const TOKENS = { chair: 'chair-token', interpreter: 'booth-token', technician: 'tech-token', officer: 'ana-token' };
const MINUTE = 60_000_000;
const SECOND = 1_000_000;

export const TEXT = [
    'Mr. Chair, Kenya aligns itself with the statement of the African Group and wishes to add the following in its national capacity.',
    'Marking at import and tracing across borders remain the two things that work.',
    'We ask that the outcome document says so.',
].join('\n\n');

export function spoken(name, changes = {}, who = {}) {
    return {
        speaker: speaker(name, who),
        language: 'en',
        modality: 'in-person',
        readiness: 'not-tested',
        limit_us: 3 * MINUTE,
        fast: false,
        text: '',
        ...changes,
    };
}

/// Who speaks, and six who are next: with and without a text, fast, remote, ready.
export function booth(changes = {}) {
    return {
        room: 'main',
        meeting: MEETING,
        words_a_minute: 120,
        now: spoken('Philippines', { inscription: 40, statement: 412, text_received_us: 0, words: 340, pace: 113, text: 'Thank you, Mr. Chair.' }),
        next: [
            spoken(
                'Jamaica',
                { inscription: 41, text_received_us: 0, words: 710, pace: 142, fast: true, text: TEXT, limit_us: 5 * MINUTE },
                { on_behalf_of: 'Caribbean Community', on_behalf_of_short: 'CARICOM' },
            ),
            spoken('Germany', { inscription: 42, text_received_us: 0, words: 330, pace: 110 }),
            spoken('Kenya', { inscription: 43, language: 'en', modality: 'remote', readiness: 'connected', ready_us: 0, text_received_us: 0, words: 352, pace: 117, text: TEXT }, { modality: 'remote' }),
            spoken('Senegal', { inscription: 44, language: 'fr', modality: 'remote', readiness: 'lost' }, { modality: 'remote' }),
            spoken('Egypt', { inscription: 45, language: 'ar', text_received_us: 0, words: 300, pace: 100, text: 'شكراً السيد الرئيس.' }),
            spoken('Brazil', { inscription: 46, language: 'pt', modality: 'pre-recorded' }, { modality: 'pre-recorded' }),
        ],
        ...changes,
    };
}

export function waiting(inscription, delegation, name, changes = {}, who = {}) {
    return {
        inscription,
        delegation,
        position: 1,
        speaker: speaker(name, who),
        spoken: name,
        spoken_in: {},
        hint: '',
        class_name: 'States',
        list_name: 'Item 7 (B)',
        limit_us: 3 * MINUTE,
        modality: 'in-person',
        readiness: 'not-tested',
        text_received: false,
        language: 'en',
        people: [],
        reply: 0,
        ...changes,
    };
}

export function ending(changes = {}) {
    return {
        list_ends: { early: '2021-07-28T16:51:00Z', likely: '2021-07-28T17:08:00Z', late: '2021-07-28T17:22:00Z' },
        ends: '2021-07-28T17:00:00Z',
        ends_with_interpretation: true,
        not_fitting: 3,
        perhaps_fitting: 1,
        meeting_behind_us: 0,
        waiting: 14,
        ...changes,
    };
}

/// What the Chair sees while the Philippines hold the floor: six who are next, one of each kind of
/// thing that waits.
export function chair(changes = {}) {
    return {
        room: 'main',
        meeting: MEETING,
        waiting: 14,
        next: [
            waiting('41', 'JAM', 'Jamaica', { class_name: 'On behalf of groups', text_received: true, limit_us: 5 * MINUTE }, { on_behalf_of: 'Caribbean Community', on_behalf_of_short: 'CARICOM' }),
            waiting(42, 'CIV', "Côte d'Ivoire", { spoken: "Côte d'Ivoire", hint: 'koht dee-VWAR' }),
            waiting(43, 'KEN', 'Kenya', { spoken: 'the Republic of Kenya', hint: 'KEN-yuh', modality: 'remote', readiness: 'connected', ready_us: 0 }, { modality: 'remote' }),
            waiting(44, 'KIR', 'Kiribati', { hint: 'KIRR-i-bas' }),
            waiting(45, 'BOL', 'Bolivia (Plurinational State of)', { spoken: 'the Plurinational State of Bolivia' }),
            waiting(46, 'BRA', 'Brazil'),
        ].map((each, index) => ({ ...each, inscription: Number(each.inscription), position: index + 1 })),
        requests: [
            { inscription: 51, delegation: 'TUR', name: 'Türkiye', spoken: 'Türkiye', list_name: 'Item 7 (B)', kind: 'speakers', asked_us: 0 },
        ],
        points: [{ point: 33, delegation: 'CUB', name: 'Cuba', spoken: 'Cuba', raised_us: 0, recognized: false }],
        motions: [{ motion: 34, kind: 'close-debate', name: 'Mexico' }],
        presiding: 'Latvia, Vice-Chair',
        presides_next: { name: 'Kenya, Chair', meeting: '2021-07-28-afternoon', meeting_name: '6th meeting', starts: '2021-07-28T19:00:00Z' },
        statement_spoken: 'the Philippines',
        statement_spoken_in: {},
        statement_hint: '',
        end: ending(),
        ...changes,
    };
}

export function script(lines) {
    const names = { meeting: '5th meeting', conference: 'Seventh Biennial Meeting of States', presiding: '', profile: 'biennial-meeting' };
    const usual = [
        { key: 'script.thank', names: { ...names, speaker: 'the Philippines', speaker_fr: 'Philippines' } },
        { key: 'script.give-floor-group', names: { ...names, speaker: 'Jamaica', speaker_fr: 'Jamaïque', group: 'the Caribbean Community', group_fr: 'CARICOM' } },
        { key: 'script.adjourn-meeting', names },
    ];
    return { meetings: [{ meeting: MEETING, lines: lines ?? usual }] };
}

export function podium(changes = {}) {
    return { meetings: [{ meeting: MEETING, nameplates: [], ...changes }], line: [] };
}

/// A row of the record, with all that every row is sent with.
function entry(changes) {
    return {
        speaker: speaker(''),
        kind_of: 'national',
        list: 'speakers',
        items: [],
        name: '',
        elected: '',
        text: '',
        by_vote: false,
        on: '',
        ...changes,
    };
}

function spoke(at, name, changes = {}, who = {}) {
    return entry({
        at_us: at,
        kind: 'statement',
        speaker: speaker(name, who),
        kind_of: 'national',
        list: 'speakers',
        items: [item(7)],
        used_us: 171 * SECOND,
        allotted_us: 180 * SECOND,
        ...changes,
    });
}

/// Two meetings of two days, in the order in which they happened.
export function proceedings() {
    const hour = 60 * MINUTE;
    // utc_at_zero of the sample is 16:22:07Z on the 28th: 12:22 in New York.
    const morning = -2 * hour;
    const before = -26 * hour;
    return {
        meetings: [
            {
                meeting: '2021-07-27-morning',
                name: '3rd meeting',
                room: 'main',
                room_name: 'Trusteeship Council',
                held: [{ from_us: before, to_us: before + 2 * hour }],
                entries: [
                    entry({ at_us: before, kind: 'step', step: 'opened-by', name: 'Kenya' }),
                    entry({ at_us: before + MINUTE, kind: 'step', step: 'adoption-of-agenda' }),
                    entry({ at_us: before + 5 * MINUTE, kind: 'statement', speaker: speaker('Ms. A. Example'), kind_of: 'presider', office: 'presenter', list: 'ad-hoc', items: [item(6)], used_us: 605 * SECOND }),
                    spoke(before + 20 * MINUTE, 'Mexico', { items: [item(6)] }),
                ],
            },
            {
                meeting: MEETING,
                name: '5th meeting',
                room: 'main',
                room_name: 'Trusteeship Council',
                held: [{ from_us: morning, to_us: morning + hour }, { from_us: morning + 70 * MINUTE }],
                entries: [
                    entry({ at_us: morning, kind: 'step', step: 'item-opened', items: [item(7)] }),
                    spoke(morning + 2 * MINUTE, 'Jamaica', { kind_of: 'group', used_us: 312 * SECOND, allotted_us: 300 * SECOND }, { on_behalf_of: 'Caribbean Community', on_behalf_of_short: 'CARICOM' }),
                    spoke(morning + 8 * MINUTE, 'Kenya', {}, { modality: 'remote' }),
                    spoke(morning + 9 * MINUTE, 'Tuvalu', { kind: 'in-writing', used_us: undefined, allotted_us: undefined }),
                    spoke(morning + 12 * MINUTE, 'Cuba', { list: 'right-of-reply' }),
                    entry({ at_us: morning + 20 * MINUTE, kind: 'decision', outcome: 'adopted', on: 'Draft 3', text: 'as orally amended in paragraph 24' }),
                    entry({ at_us: morning + 21 * MINUTE, kind: 'step', step: 'announcement', text: 'The exhibition opens at 1:15 p.m.' }),
                ],
            },
        ],
    };
}

/// Lets the tokens of the podium and the booths in, and fills what they see.
export function fillPodium(server) {
    for (const [role, token] of Object.entries(TOKENS)) server.grants.set(token, { role, name: role });
    server.set('booth', booth());
    server.set('script', script());
    server.set('podium', podium());
    server.set('chair', chair()); // the last: whoever has it has the others
    server.set('proceedings', proceedings());
}
