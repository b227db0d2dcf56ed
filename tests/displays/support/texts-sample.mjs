// Values of the slice `texts` as the public gets it, to be varied by a test.

export const DRAFT = 'draft-3';

export function voice(name = '', onBehalfOf = '') {
    return { name, on_behalf_of: onBehalfOf, ...(name ? { delegation: name.slice(0, 3).toUpperCase() } : {}) };
}

export function document(changes = {}) {
    return {
        key: DRAFT,
        kind: 'outcome',
        name: 'Draft 3 (A/CONF.192/BMS/2021/CRP.2)',
        symbol: 'A/CONF.192/BMS/2021/CRP.2',
        title: 'Draft outcome document',
        draft: 3,
        issued: '2021-07-19T20:30:00Z',
        issued_assumed: false,
        link: 'https://meetings.example/crp2',
        languages: [],
        orally_amended: false,
        count: 0,
        sections: [],
        paragraphs: [],
        ...changes,
    };
}

export function paragraph(number, changes = {}) {
    return { number, label: '', text: '', section: '', item: '', state: 'open', changed: [], ...changes };
}

export const CHANGED = [
    { kind: 'same', text: 'To promote the ' },
    { kind: 'removed', text: 'full ' },
    { kind: 'added', text: 'full and effective ' },
    { kind: 'same', text: 'implementation of the Instrument.' },
];

/// What the runs make: the wording of before, or of now.
export function worded(runs, without) {
    return runs
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('');
}

export function proposal(key, changes = {}) {
    return {
        key,
        by: voice(),
        paragraphs: '',
        item: '',
        item_title: '',
        title: '',
        text: '',
        link: '',
        received: '2021-04-16T16:00:00Z',
        explained: false,
        withdrawn: false,
        taken_up: '',
        changed: [],
        ...changes,
    };
}

export function silence(changes = {}) {
    return {
        id: 500,
        document: DRAFT,
        document_name: 'Draft 3 (A/CONF.192/BMS/2021/CRP.2)',
        on: '',
        opened_us: 0,
        ends: '2021-07-30T21:00:00Z',
        extensions: 0,
        letter: '',
        ...changes,
    };
}

export function vote(changes = {}) {
    return {
        id: 610,
        meeting: '2021-07-28-morning',
        on: 'the amendment of Mexico',
        method: 'recorded',
        two_thirds: true,
        closed: true,
        in_favour: 2,
        against: 1,
        abstaining: 1,
        carried: true,
        cast: [
            { delegation: 'BRA', name: 'Brazil', choice: 'in-favour' },
            { delegation: 'DEU', name: 'Germany', choice: 'abstaining' },
            { delegation: 'KEN', name: 'Kenya', choice: 'in-favour' },
            { delegation: 'USA', name: 'United States of America', choice: 'against' },
        ],
        ...changes,
    };
}

export function decision(changes = {}) {
    return {
        id: 600,
        meeting: '2021-07-28-morning',
        meeting_name: '5th meeting',
        on: 'Draft 3 (A/CONF.192/BMS/2021/CRP.2)',
        document: DRAFT,
        outcome: 'adopted',
        orally_amended: true,
        amendments: 'In paragraph 9, replace “may” with “should”.',
        at_us: -60_000_000,
        positions: [
            {
                by: voice('Iran (Islamic Republic of)'),
                kind: 'dissociation',
                paragraphs: '9',
                text: 'Iran does not associate itself with this paragraph.',
                at_us: -50_000_000,
            },
            { by: voice('Cuba'), kind: 'explanation', paragraphs: '', text: '', at_us: -40_000_000 },
        ],
        ...changes,
    };
}

export function nothing(changes = {}) {
    return {
        documents: [],
        proposals: [],
        silences: [],
        votes: [],
        decisions: [],
        circulars: [],
        bureau: [],
        ...changes,
    };
}

export const SECTIONS = [
    { key: 's1', heading: 'A. Programme of Action', level: 1, item: '6' },
    { key: 's2', heading: '1. National level', level: 2, item: '6' },
    { key: 's3', heading: 'B. International Tracing Instrument', level: 1, item: '7' },
];

export const PARAGRAPHS = [
    paragraph('1', { label: 'Purpose of BMS7', state: 'provisionally-agreed' }),
    paragraph('2', { label: 'Twentieth anniversary of the Programme', state: 'provisionally-agreed' }),
    paragraph('9', { section: 's2', label: 'National coordination', text: worded(CHANGED, 'removed'), changed: CHANGED }),
    paragraph('9 bis', { section: 's2', label: 'Craft production', state: 'bracketed', text: 'To take note of craft production.' }),
    paragraph('10', { section: 's2', label: 'Ammunition', state: 'deleted' }),
    ...Array.from({ length: 7 }, (_, index) =>
        paragraph(String(24 + index), { section: 's3', label: `Marking, part ${index + 1}` }),
    ),
];

/// The whole road: drafts, a silence procedure, proposals, the bureau, a letter; nothing decided.
export function road(changes = {}) {
    const older = (draft, issued, more = {}) =>
        document({
            key: `draft-${draft}`,
            draft,
            name: draft === 0 ? 'Zero draft' : `Draft ${draft}`,
            symbol: '',
            issued,
            link: '',
            count: 101,
            superseded_by: `draft-${draft + 1}`,
            ...more,
        });
    const formulation = 'Commit to strengthening the implementation of the Instrument';
    return nothing({
        documents: [
            older(0, '2021-02-15T17:00:00Z', { issued_assumed: true }),
            older(1, '2021-03-30T16:00:00Z', { issued_assumed: true }),
            older(2, '2021-06-14T13:15:00Z'),
            document({
                supersedes: 'draft-2',
                count: PARAGRAPHS.length,
                sections: SECTIONS,
                paragraphs: PARAGRAPHS,
                languages: [
                    { language: 'en', issued: '2021-07-19T20:30:00Z', link: 'https://meetings.example/en' },
                    { language: 'fr', issued: '2021-07-20T20:30:00Z', link: 'https://meetings.example/fr' },
                    { language: 'zh', link: '' },
                ],
            }),
            document({
                key: 'note',
                kind: 'other',
                draft: undefined,
                name: 'A/CONF.192/BMS/2021/CRP.1',
                symbol: 'A/CONF.192/BMS/2021/CRP.1',
                title: 'Information note: logistics, timetable, organization',
                issued: '2021-07-16T16:00:00Z',
                issued_assumed: true,
            }),
        ],
        silences: [silence()],
        proposals: [
            proposal('chair', { item: '7', item_title: 'International Tracing Instrument', title: 'Compromise of the Chair', text: `${formulation}.` }),
            proposal('eu', {
                by: voice('European Union'),
                item: '7',
                item_title: 'International Tracing Instrument',
                text: `${formulation}, including new technologies.`,
                changed: [
                    { kind: 'same', text: formulation },
                    { kind: 'removed', text: '.' },
                    { kind: 'added', text: ', including new technologies.' },
                ],
                received: '2021-03-16T18:40:00Z',
                explained: true,
                taken_up: 'Draft 3 (A/CONF.192/BMS/2021/CRP.2)',
            }),
            proposal('like-minded', {
                by: voice('Iran (Islamic Republic of)', 'Like-minded States'),
                item: '7',
                item_title: 'International Tracing Instrument',
                title: 'Like-minded States wording of agenda item B',
                text: 'Recall the Instrument.',
                changed: [
                    { kind: 'removed', text: `${formulation}.` },
                    { kind: 'added', text: 'Recall the Instrument.' },
                ],
                received: '2021-03-16T16:00:00Z',
                withdrawn: true,
            }),
            proposal('mex', {
                by: voice('Mexico'),
                document: DRAFT,
                paragraphs: '9 bis',
                text: 'To take note of craft production and of 3D printing.',
                link: 'https://meetings.example/mexico',
            }),
        ],
        circulars: [
            { id: 90, title: 'Road map to the Meeting', text: 'Dear colleagues,\nplease find the road map attached.', link: 'https://meetings.example/letter', sent_us: -3_600_000_000 },
        ],
        bureau: [
            { office: 'chair-designate', group: '', name: 'Kenya', status: 'designate' },
            { office: 'vice-chair', group: 'African States', name: 'Algeria', status: 'nominated' },
            { office: 'vice-chair', group: 'Eastern European States', name: 'Hungary', status: 'elected' },
            { office: 'vice-chair', group: 'Eastern European States', name: 'Latvia', status: 'elected' },
            { office: 'vice-chair', group: 'Latin American and Caribbean States', name: '', status: 'vacant' },
        ],
        ...changes,
    });
}

/// The same once draft 3 was adopted: what was agreed provisionally is agreed.
export function adopted() {
    const value = road({ decisions: [decision()], votes: [vote()], silences: [silence({ outcome: 'unbroken', letter: 'A/75/1023', concluded_us: 0 })] });
    const documents = value.documents.map((each) =>
        each.key === DRAFT
            ? {
                  ...each,
                  adopted: 600,
                  orally_amended: true,
                  paragraphs: each.paragraphs.map((one) => (one.state === 'deleted' ? one : { ...one, state: 'agreed' })),
              }
            : each,
    );
    return { ...value, documents };
}
