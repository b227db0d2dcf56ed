// /hall in each state, on a server that says what the test wants.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import {
    cutOff,
    launch,
    openPage,
    overlaps,
    shoot,
    text,
    until,
    untilMarked,
    visibleText,
} from './support/browser.mjs';
import {
    closedFloor,
    conference,
    fill,
    floor,
    MEETING,
    programme,
    queue,
    speaker,
    statement,
    withLeft,
} from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';
import { road } from './support/texts-sample.mjs';

const S = 1_000_000;
const SIZES = {
    hd: [1920, 1080],
    uhd: [3840, 2160],
    phone: [320, 640],
    tall: [1080, 1920],
    wide: [3840, 1080],
    zoomed: [320, 180],
};
const PARTS = ['#place', '#item', '.when', '#name', '#beneath', '#kind', '#state', '#headline', '#details', '#next'];

let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    fill(server);
    browser = await launch();
    page = await openPage(browser, server.url('/hall?room=main'));
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    fill(server);
    await untilMarked(page, { state: 'standing', statement: 412, link: 'up' });
    page.complaints.length = 0;
});

test('the floor is given: name, kind, and the full time standing', async () => {
    await untilMarked(page, { state: 'standing', phase: 'ready', shown: '3:00', room: 'main', meeting: MEETING });
    assert.equal(await text(page, '#name'), 'Philippines');
    assert.equal(await text(page, '#kind'), 'National statement, 3 minutes');
    assert.equal(await text(page, '#item'), 'Item 7 (B): International Tracing Instrument');
    assert.equal(await text(page, '#state'), 'Ready');
    assert.equal(await text(page, '#next'), 'Next Jamaica (CARICOM), then Germany, then Kenya (remote)');
    assert.equal(await text(page, '#time'), '12:22', 'the conference zone decides, not the browser');
    assert.equal((await page.locator('#clock span').allInnerTexts()).join(''), '3:00');
    assert.deepEqual(page.complaints, []);
    await shoot(page, 'hall-standing');
});

test('the rehearsal is marked, and only a rehearsal', async () => {
    await page.waitForSelector('#rehearsal:visible');
    assert.equal(await text(page, '#rehearsal'), 'REHEARSAL');
    server.set('conference', conference({ rehearsal: false }));
    await page.waitForSelector('#rehearsal', { state: 'hidden' });
});

test('a room without a known name says so and shows the meeting', async () => {
    assert.equal(await text(page, '#place'), '5th meeting');
    assert.equal(await text(page, '#place-note'), 'room name not known');
    server.set('floor', floor({ room_name: 'Trusteeship Council', room_name_known: true, statement: statement() }));
    await until(page, () => document.querySelector('#place').innerText === 'Trusteeship Council');
    assert.equal(await text(page, '#place-note'), '5th meeting');
});

test('under the warning time: a word and a shape of its own', async () => {
    const shapes = new Set();
    const shape = () => page.getAttribute('#state path', 'd');
    shapes.add(await shape());
    server.set('floor', withLeft(server, 20.9));
    await untilMarked(page, { state: 'warning', phase: 'warning' });
    assert.equal(await text(page, '#state'), 'Under 30 seconds');
    shapes.add(await shape());
    await shoot(page, 'hall-warning');
    server.set('floor', withLeft(server, 100, { clock: 'paused' }));
    await untilMarked(page, { state: 'paused', phase: 'normal', shown: '1:40' });
    assert.equal(await text(page, '#state'), 'Paused');
    shapes.add(await shape());
    server.set('floor', withLeft(server, 100));
    await untilMarked(page, { state: 'running' });
    shapes.add(await shape());
    server.set('floor', withLeft(server, -12.2));
    await untilMarked(page, { state: 'over' });
    shapes.add(await shape());
    assert.equal(shapes.size, 5, 'each state has its own shape');
});

test('the warning is any number of seconds', async () => {
    const words = [
        [60 * S, 'Under 1 minute'],
        [120 * S, 'Under 2 minutes'],
        [45 * S, 'Under 45 seconds'],
        [90 * S, 'Under 90 seconds'],
    ];
    for (const [warning_us, word] of words) {
        server.set('floor', withLeft(server, 20.9, { warning_us }));
        await page.waitForSelector(`#state:has-text("${word}")`);
    }
});

test('at the end: the time, then over time counting up', async () => {
    await page.evaluate(() => {
        window.seen = [];
        const look = ({ dataset } = document.documentElement) =>
            window.seen.push(`${dataset.state} ${dataset.shown} ${document.querySelector('#state').textContent}`);
        new MutationObserver(() => look()).observe(document.documentElement, { attributeFilter: ['data-shown'] });
    });
    server.set('floor', withLeft(server, 0.7));
    await untilMarked(page, { state: 'over', shown: '+0:02' });
    const seen = await page.evaluate(() => window.seen);
    assert.deepEqual(seen.slice(-3), ['over 0:00 Time', 'over +0:01 Over time', 'over +0:02 Over time']);
    await shoot(page, 'hall-over');
});

test('paused in the warning and in overtime, it says both', async () => {
    server.set('floor', withLeft(server, 25, { clock: 'paused' }));
    await untilMarked(page, { state: 'paused', phase: 'warning', shown: '0:25' });
    assert.equal(await text(page, '#state'), 'Paused. Under 30 seconds');
    server.set('floor', withLeft(server, -5, { clock: 'paused' }));
    await untilMarked(page, { state: 'paused', phase: 'over', shown: '+0:05' });
    assert.equal(await text(page, '#state'), 'Paused. Over time');
    await shoot(page, 'hall-paused');
});

test('the digits keep their size and their cells from the full time to over time', async () => {
    const layout = () =>
        page.evaluate(() => {
            const cells = [...document.querySelectorAll('#clock .digit')].map(
                (cell) => cell.getBoundingClientRect().width,
            );
            return {
                size: getComputedStyle(document.querySelector('#clock .digit')).fontSize,
                width: Math.max(...cells) - Math.min(...cells),
            };
        });
    for (const size of ['hd', 'tall', 'phone']) {
        await page.setViewportSize({ width: SIZES[size][0], height: SIZES[size][1] });
        server.set('floor', floor({ statement: statement() }));
        await untilMarked(page, { shown: '3:00' });
        const standing = await layout();
        server.set('floor', withLeft(server, -71, { clock: 'paused' }));
        await untilMarked(page, { shown: '+1:11' });
        assert.deepEqual(await layout(), standing, size);
        assert.ok(standing.width < 0.5, 'all cells are of one width');
    }
});

test('on behalf of a group, by a remote speaker', async () => {
    const jamaica = speaker('Jamaica', {
        on_behalf_of: 'Caribbean Community',
        on_behalf_of_short: 'CARICOM',
        modality: 'remote',
    });
    server.set(
        'floor',
        floor({ statement: statement({ id: 500, kind: 'group', allotted_us: 300 * S, speaker: jamaica }) }),
    );
    await untilMarked(page, { statement: 500, shown: '5:00' });
    assert.equal(await text(page, '#beneath'), 'on behalf of Caribbean Community (CARICOM)');
    assert.equal(await text(page, '#kind'), 'Statement on behalf of a group, 5 minutes, remote');
});

test('presiders: with a clock, without one, with a name and without', async () => {
    const presider = (changes) => floor({ statement: statement({ kind: 'presider', ...changes }) });
    server.set(
        'floor',
        presider({ id: 501, office: 'secretariat', speaker: speaker('Ms. Ana Rossi'), clock: 'none', allotted_us: 0 }),
    );
    await untilMarked(page, { state: 'untimed', statement: 501, shown: null });
    assert.equal(await text(page, '#name'), 'The Secretariat');
    assert.equal(await text(page, '#beneath'), 'Ms. Ana Rossi');
    assert.equal(await page.locator('#clock span').count(), 0);
    await shoot(page, 'hall-secretariat');
    server.set('floor', presider({ id: 502, office: 'chair', speaker: speaker('Chair'), allotted_us: 600 * S }));
    await untilMarked(page, { state: 'standing', statement: 502, shown: '10:00' });
    assert.equal(await text(page, '#name'), 'The Chair');
    assert.equal(await page.locator('#beneath').isVisible(), false);
    assert.equal(await text(page, '#kind'), '10 minutes');
    server.set(
        'floor',
        presider({ id: 503, office: 'presenter', speaker: speaker('Institute for Disarmament Research') }),
    );
    await untilMarked(page, { statement: 503 });
    assert.equal(await text(page, '#name'), 'Institute for Disarmament Research');
    assert.equal(await text(page, '#beneath'), 'Presenter');
});

test('the floor is with the Chair', async () => {
    server.set('floor', floor());
    await untilMarked(page, { state: 'chair', shown: null, statement: null });
    assert.equal(await text(page, '#headline'), 'The floor is with the Chair');
    assert.equal(await text(page, '#details'), '5th meeting, 10:00 to 13:00 (hours assumed)');
    assert.equal(await page.locator('#name').isVisible(), false);
    assert.ok(await page.locator('#next').isVisible());
    await shoot(page, 'hall-chair');
});

test('suspended and adjourned: said, and no speaker shown any more', async () => {
    server.set('programme', programme({ state: 'suspended', changed_at_us: -600 * S }));
    server.set('floor', floor({ state: 'suspended', statement: statement() }));
    await untilMarked(page, { state: 'suspended', shown: null, statement: null });
    assert.equal(await text(page, '#headline'), 'The meeting is suspended');
    assert.equal(await text(page, '#details'), '5th meeting, suspended today at 12:12');
    await shoot(page, 'hall-suspended');
    server.set('programme', programme({ state: 'adjourned', changed_at_us: -86_400 * S }));
    server.set('floor', floor({ state: 'adjourned', statement: statement() }));
    await untilMarked(page, { state: 'adjourned', shown: null, statement: null });
    assert.equal(await text(page, '#headline'), 'The meeting is adjourned');
    assert.equal(
        await text(page, '#details'),
        '5th meeting, adjourned Tuesday 27 July at 12:22\nNext public meeting here: 6th meeting, today at 15:00 (hour assumed)',
    );
    assert.doesNotMatch(await visibleText(page), /Philippines|Jamaica/);
    await shoot(page, 'hall-adjourned');
});

test('no meeting in session: the next public one, by the programme', async () => {
    server.set('floor', closedFloor());
    await untilMarked(page, { state: 'idle', shown: null, meeting: null });
    assert.equal(await text(page, '#headline'), 'No meeting in session');
    const { meetings } = programme({ state: 'adjourned' });
    server.set('programme', { meetings });
    await page.waitForSelector('#details:has-text("6th meeting, today at 15:00 (hour assumed)")');
    server.set('programme', { meetings: meetings.filter(({ ordinal }) => ordinal === 7) });
    await page.waitForSelector('#details:has-text("7th meeting, Thursday 29 July at 10:00")');
    assert.doesNotMatch(await text(page, '#details'), /assumed/);
    server.set('programme', { meetings: [] });
    await page.waitForSelector('#details:has-text("No further public meeting is planned here")');
    assert.equal(await text(page, '#place'), 'BMS7');
    await shoot(page, 'hall-idle');
});

test('nothing released: no word of who is next', async () => {
    server.set('queue', queue([]));
    await until(page, () => document.querySelector('#next').innerText === '');
});

test('a page opened by an officer shows no more of the list than was released', async () => {
    server.set('programme', programme({ released_next: 1 }));
    await until(page, () => document.querySelector('#next').innerText === 'Next Jamaica (CARICOM)');
});

test('joint debates and many items', async () => {
    const item = (number, letter, short_title) => ({ key: number, number, letter, title: short_title, short_title });
    const table = [
        [
            [item('9', 'D', 'Exchange of views'), item('10', 'E', 'Other issues')],
            'Items 9 (D) and 10 (E): Exchange of views; Other issues',
        ],
        [['1', '2', '3', '4', '5'].map((number) => item(number, '', 'x')), 'Items 1 to 5'],
        [[item('6', 'A', 'x'), item('7', 'B', 'x'), item('8', 'C', 'x')], 'Items 6 (A), 7 (B) and 8 (C)'],
        [[item('3', '', 'Adoption of the agenda')], 'Item 3: Adoption of the agenda'],
        [[], ''],
    ];
    for (const [items, words] of table) {
        server.set('floor', floor({ items, statement: statement() }));
        await until(page, (wanted) => document.querySelector('#item').textContent === wanted, words);
    }
});

test('names are data, never markup', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>&amp;{name}';
    let dialogs = 0;
    page.on('dialog', (dialog) => {
        dialogs += 1;
        return dialog.dismiss();
    });
    const bad = speaker(hostile, { on_behalf_of: hostile, on_behalf_of_short: hostile, modality: 'remote' });
    server.set('conference', conference({ short_title: hostile, title: hostile }));
    server.set('queue', queue([{ speaker: bad, class_name: hostile }]));
    server.set(
        'floor',
        floor({
            meeting_name: hostile,
            items: [{ key: 'x', number: hostile, letter: hostile, title: hostile, short_title: hostile }],
            statement: statement({ id: 600, kind: 'group', speaker: bad }),
        }),
    );
    await untilMarked(page, { statement: 600 });
    assert.equal(await text(page, '#name'), hostile);
    assert.equal(await page.locator('#name script, #name img, #next img, #item img, main script').count(), 0);
    assert.equal(dialogs, 0);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(await cutOff(page), []);
    assert.deepEqual(await overlaps(page, PARTS), []);
    await shoot(page, 'hall-hostile');
});

test('what is announced: the floor and the warning, politely; never the seconds', async () => {
    const said = () => page.textContent('#announcer');
    assert.equal(await page.getAttribute('#announcer', 'aria-live'), 'polite');
    assert.equal(await page.getAttribute('#clock', 'aria-live'), 'off');
    assert.equal(await said(), 'Philippines has the floor. National statement, 3 minutes');
    await page.evaluate(() => {
        window.announced = [];
        new MutationObserver(() => window.announced.push(document.querySelector('#announcer').textContent)).observe(
            document.querySelector('#announcer'),
            { childList: true, characterData: true, subtree: true },
        );
    });
    server.set('floor', withLeft(server, 31.9));
    await untilMarked(page, { state: 'warning', shown: '0:29' });
    server.set('floor', withLeft(server, 0.5));
    await untilMarked(page, { state: 'over', shown: '+0:01' });
    server.set('floor', floor());
    await untilMarked(page, { state: 'chair' });
    assert.deepEqual(await page.evaluate(() => window.announced), [
        'Under 30 seconds left: Philippines.',
        'Time is over: Philippines.',
        'The floor is with the Chair',
    ]);
});

test('without a room in the address: the first with a meeting in session, and it stays', async () => {
    const virtual = { room: 'virtual', room_name: 'Virtual meeting', room_name_known: true };
    const inVirtual = floor({
        ...virtual,
        meeting: 'v',
        meeting_name: 'Briefing',
        statement: statement({ id: 700, speaker: speaker('Ghana') }),
    });
    server.set('floor', closedFloor());
    server.set('floor', inVirtual);
    const other = await openPage(browser, server.url('/hall'));
    await untilMarked(other, { room: 'virtual', statement: 700 });
    server.set('floor', floor({ statement: statement() }));
    server.set('floor', { ...inVirtual, state: 'suspended' });
    await untilMarked(other, { room: 'virtual', state: 'suspended' });
    server.set('floor', { ...inVirtual, state: 'adjourned' });
    await untilMarked(other, { room: 'main', statement: 412 });
    server.set('floor', closedFloor());
    server.set('floor', closedFloor(virtual));
    await untilMarked(other, { room: 'main', state: 'idle' });
    await other.context().close();
});

test('a room that does not exist is named', async () => {
    const other = await openPage(browser, server.url('/hall?room=%3Cb%3Eattic'));
    await untilMarked(other, { state: 'idle', room: null });
    await other.waitForSelector('#headline:has-text("There is no room “<b>attic” here")');
    await other.context().close();
});

test('the longest names fit on every screen, whole', async () => {
    const data = JSON.parse(await readFile(new URL('../../assets/delegations.json', import.meta.url)));
    const names = [...new Set(data.delegations.flatMap(({ names: all }) => all.map(({ en }) => en.list)))];
    const longest = names.sort((a, b) => b.length - a.length).slice(0, 20);
    assert.ok(longest.includes('United Kingdom of Great Britain and Northern Ireland'));
    const group = 'Like-minded States for the full and effective implementation of the Programme of Action';
    for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        for (const [index, name] of longest.entries()) {
            const id = 1000 + index;
            const who = speaker(name, { on_behalf_of: index % 2 ? group : '' });
            server.set(
                'floor',
                floor({ statement: statement({ id, kind: index % 2 ? 'group' : 'national', speaker: who }) }),
            );
            await untilMarked(page, { statement: id });
            assert.equal((await text(page, '#name')).replaceAll('\n', ' '), name);
            assert.deepEqual(await cutOff(page), [], `${name} at ${size}`);
            assert.deepEqual(await overlaps(page, PARTS), [], `${name} at ${size}`);
            const drawn = await page.evaluate(() =>
                parseFloat(getComputedStyle(document.querySelector('#name span')).fontSize),
            );
            const least = Math.min(height / 14, width / 15);
            assert.ok(size === 'zoomed' || drawn >= least, `${name} is drawn at ${drawn}px at ${size}`);
        }
        if (size !== 'zoomed') await shoot(page, `hall-long-${size}`);
    }
});

test('every state fits on every screen', async () => {
    const long = 'United Kingdom of Great Britain and Northern Ireland';
    const states = {
        standing: () => floor({ statement: statement() }),
        warning: () => withLeft(server, 20.5),
        over: () => withLeft(server, -754.5),
        paused: () => withLeft(server, 25, { clock: 'paused' }),
        untimed: () =>
            floor({
                statement: statement({ kind: 'presider', office: 'presenter', speaker: speaker(long), clock: 'none' }),
            }),
        chair: () => floor(),
        suspended: () => floor({ state: 'suspended' }),
        adjourned: () => floor({ state: 'adjourned' }),
        idle: () => closedFloor(),
    };
    server.set(
        'queue',
        queue(
            [long, "Democratic People's Republic of Korea", 'Bolivia (Plurinational State of)'].map((name) => ({
                speaker: speaker(name, { modality: 'remote' }),
            })),
        ),
    );
    for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        for (const [state, value] of Object.entries(states)) {
            server.set('programme', programme({ state: 'in-session', changed_at_us: -600 * S }));
            server.set('floor', value());
            await untilMarked(page, { state });
            assert.deepEqual(await cutOff(page), [], `${state} at ${size}`);
            assert.deepEqual(await overlaps(page, PARTS), [], `${state} at ${size}`);
        }
    }
});

test('a point of order, a vote, a dialogue and a right of reply are named', async () => {
    server.set('floor', floor({ statement: statement({ id: 900, clock: 'paused' }), point_of_order: 'Kenya' }));
    await untilMarked(page, { state: 'paused', statement: 900 });
    assert.equal(await text(page, '#state'), 'Point of order: Kenya');
    server.set('floor', floor({ voting: 'amendment' }));
    await page.waitForSelector('#headline:has-text("Voting: amendment")');
    server.set('floor', floor({ point_of_order: 'Kenya' }));
    await page.waitForSelector('#headline:has-text("Point of order: Kenya")');
    server.set('floor', floor({ statement: statement({ id: 901, list: 'right-of-reply' }) }));
    await untilMarked(page, { statement: 901 });
    assert.equal(await text(page, '#kind'), 'Right of reply, 3 minutes');
    const turn = { batch: 1, question: true, name: 'Brazil' };
    server.set('floor', floor({ statement: statement({ id: 902, kind: 'dialogue', speaker: speaker('Experts'), turn }) }));
    await untilMarked(page, { statement: 902 });
    assert.equal(await text(page, '#name'), 'Brazil');
    assert.equal(await text(page, '#beneath'), 'Question - Experts');
});

test('a suspension with an expected end says about when', async () => {
    const meetings = programme().meetings.map((each) =>
        each.key === MEETING ? { ...each, state: 'suspended', expected_until_us: each.changed_at_us ?? 0 } : each,
    );
    server.set('programme', { meetings });
    server.set('floor', floor({ state: 'suspended' }));
    await untilMarked(page, { state: 'suspended' });
    await page.waitForSelector('#details:has-text("Expected to resume at about")');
});

const CONSIDERED = {
    document: 'draft-3',
    name: 'Draft 3 (A/CONF.192/BMS/2021/CRP.2)',
    paragraphs: '24 to 30',
    label: 'International level',
    state: 'provisionally-agreed',
};

test('the text under consideration stands where the items stood, and who presides beneath', async () => {
    server.set('texts', road());
    server.set('floor', floor({ text: CONSIDERED, statement: statement() }));
    const item = (wanted) => until(page, (words) => document.querySelector('#item').innerText === words, wanted);
    await item('Draft 3, paragraphs 24 to 30 · International level · provisionally agreed');
    server.set('floor', floor({ text: { ...CONSIDERED, paragraphs: '24', state: 'open' }, presiding: 'Latvia, Vice-Chair' }));
    await item('Draft 3, paragraph 24 · International level\nPresiding: Latvia, Vice-Chair');
    await shoot(page, 'hall-text');
    server.set('floor', floor({ text: { ...CONSIDERED, paragraphs: '', label: '', state: undefined } }));
    await item('Draft 3');
    server.set('texts', road({ documents: [] }));
    await item('Draft 3 (A/CONF.192/BMS/2021/CRP.2)');
    server.set('floor', floor());
    await item('Item 7 (B): International Tracing Instrument');
});

test('a decision is shown as it was announced, while the floor is with the Chair', async () => {
    const announced = (changes) => ({ on: 'Draft 7', outcome: 'adopted', by_vote: false, orally_amended: false, ...changes });
    const table = [
        [{}, 'Adopted by consensus: Draft 7'],
        [{ by_vote: true }, 'Adopted by vote: Draft 7'],
        [{ outcome: 'rejected', by_vote: true }, 'Not adopted: Draft 7'],
        [{ outcome: 'deferred' }, 'Deferred: Draft 7'],
        [{ outcome: 'taken-note' }, 'Note taken: Draft 7'],
        [{ on: '' }, 'Adopted by consensus'],
    ];
    for (const [changes, words] of table) {
        server.set('floor', floor({ announced: announced(changes) }));
        await until(page, (wanted) => document.querySelector('#headline').innerText === wanted, words);
    }
    server.set('floor', floor({ announced: announced({ orally_amended: true }) }));
    await page.waitForSelector('#details:has-text("as orally amended")');
    assert.match(await text(page, '#details'), /^as orally amended\nThe floor is with the Chair\n5th meeting, 10:00 to 13:00/);
    await shoot(page, 'hall-announced');
    server.set('floor', floor({ announced: announced(), voting: 'the amendment' }));
    await until(page, () => document.querySelector('#headline').innerText === 'Voting: the amendment');
    server.set('floor', floor({ announced: announced(), statement: statement() }));
    await untilMarked(page, { statement: 412 });
    assert.doesNotMatch(await visibleText(page), /Adopted/);
});

test('a long text, a long decision and a long name fit together on every screen', async () => {
    const long = 'United Kingdom of Great Britain and Northern Ireland';
    const text_ = { ...CONSIDERED, label: 'Means of implementation, cooperation and assistance, including capacity-building' };
    const on = 'Draft outcome document of the Seventh Biennial Meeting of States (A/CONF.192/BMS/2021/CRP.2)';
    const states = {
        standing: floor({ text: text_, presiding: `${long}, Vice-Chair`, statement: statement({ speaker: speaker(long) }) }),
        chair: floor({
            text: text_,
            presiding: `${long}, Vice-Chair`,
            announced: { on, outcome: 'adopted', by_vote: false, orally_amended: true },
        }),
    };
    for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        for (const [state, value] of Object.entries(states)) {
            server.set('floor', value);
            await untilMarked(page, { state });
            assert.deepEqual(await cutOff(page), [], `${state} at ${size}`);
            assert.deepEqual(await overlaps(page, PARTS), [], `${state} at ${size}`);
            await shoot(page, `hall-text-${state}-${size}`);
        }
    }
});
