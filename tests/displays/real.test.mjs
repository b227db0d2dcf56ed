// The whole path: an officer acts over the protocol, the real program decides, a real browser shows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { allNames, LANGUAGES } from './support/languages.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';

const S = 1_000_000;
const MEETING = '2021-07-28-morning';
const LIST = '7';
const DIGITS = /\d:\d\d/;
const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';

let server;
let browser;
let officer;
let hall;
let queue;
const inscribed = {};

before(async () => {
    if (skip) return;
    server = await RealServer.start();
    browser = await launch();
    officer = await server.officer();
    await officer.act({ type: 'SetRehearsalClock', utc: '2021-07-28T14:05:00Z' });
    await officer.act({ type: 'OpenMeeting', meeting: MEETING });
    const speakers = [
        { delegation: 'PHL' },
        { delegation: 'JAM', on_behalf_of: { group: 'caricom' } },
        { delegation: 'DEU' },
        { delegation: 'KEN', modality: 'remote' },
    ];
    for (const speaker of speakers) {
        const { action } = await officer.act({ type: 'InscribeSpeaker', list: LIST, ...speaker });
        inscribed[speaker.delegation] = action;
    }
    hall = await openPage(browser, server.url('/hall?room=main'));
    queue = await openPage(browser, server.url('/queue?room=main'), { width: 390, height: 844 });
    await untilMarked(hall, { link: 'up', state: 'chair' });
    await untilMarked(queue, { link: 'up', state: 'chair' });
});

after(async () => {
    await browser?.close();
    await server?.remove();
});

/// From now on the page notes at which instant of the meeting it had painted a new statement.
async function notePaint(page) {
    await page.evaluate(async () => {
        const { session } = await import('/assets/session.js');
        window.painted = new Promise((resolve) => {
            const watcher = new MutationObserver(() => {
                watcher.disconnect();
                // The frame after the next has been drawn with it.
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(session.clock.nowUs())));
            });
            watcher.observe(document.documentElement, { attributeFilter: ['data-statement'] });
        });
    });
}

function heldBy(statement) {
    return officer.sees('floor/main', (floor) => floor.statement?.id === statement);
}

test('the floor is given: the name and 3:00 standing, at once', { skip }, async () => {
    const handle = await hall.evaluateHandle(() => import('/assets/session.js'));
    await until(hall, (module) => module.session.clock.sampleCount >= 5, handle);
    await notePaint(hall);
    const { action } = await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription: inscribed.PHL });
    await untilMarked(hall, { state: 'standing', statement: action, shown: '3:00' });
    assert.equal(await text(hall, '#name'), 'Philippines');
    assert.equal(await text(hall, '#kind'), 'National statement, 3 minutes');
    assert.equal(await text(hall, '#item'), 'Item 7 (B): International Tracing Instrument');
    assert.equal(await text(hall, '#rehearsal'), 'REHEARSAL');
    assert.equal(await text(hall, '#time'), '10:05');
    const { statement } = await heldBy(action);
    const lateMs = ((await hall.evaluate(() => window.painted)) - statement.given_at_us) / 1000;
    // Two frames of the browser's are among it.
    assert.ok(lateMs > -20 && lateMs < 250, `painted ${lateMs} ms after the desk's act`);
    await untilMarked(queue, { state: 'standing', statement: action, shown: '3:00' });
    await shoot(hall, 'real-hall-standing');
});

test('a list that was not released stays at the desk; released, three are shown', { skip }, async () => {
    assert.equal(await text(queue, '#empty'), 'The list has not been released to screens.');
    assert.equal(await queue.locator('#list li').count(), 0);
    const told = await queue.evaluate(async () => {
        const { session } = await import('/assets/session.js');
        return JSON.stringify(
            ['conference', 'programme'].map((name) => session.slices.get(name)).concat(session.queue('main')),
        );
    });
    assert.doesNotMatch(told, /Jamaica|Germany|Kenya/, 'the page was not even told');
    await officer.act({ type: 'ReleaseSpeakers', meeting: MEETING, count: 3 });
    await untilMarked(queue, { released: 3 });
    assert.deepEqual(
        await queue
            .locator('#list li')
            .allInnerTexts()
            .then((rows) => rows.map((row) => row.replace(/\s+/g, ' '))),
        ['1 Jamaica (CARICOM)', '2 Germany', '3 Kenya (remote)'],
    );
    await until(
        hall,
        () => document.querySelector('#next').innerText === 'Next Jamaica (CARICOM), then Germany, then Kenya (remote)',
    );
    await shoot(queue, 'real-queue');
});

test('started, it counts, alike on every screen; past 3:00 it counts up', { skip }, async () => {
    const { statement } = await officer.sees('floor/main', (floor) => floor.statement?.clock === 'standing');
    await officer.act({ type: 'StartStatement', statement: statement.id });
    await untilMarked(hall, { state: 'running', shown: '2:59' });
    await untilMarked(queue, { state: 'running', shown: '2:58' });
    await untilMarked(hall, { state: 'running', shown: '2:57' });
    await officer.act({ type: 'PauseStatement', statement: statement.id });
    await untilMarked(hall, { state: 'paused' });
    await officer.act({ type: 'ResumeStatement', statement: statement.id });
    await untilMarked(hall, { state: 'running' });
    await officer.act({ type: 'AdvanceRehearsal', by_us: 150 * S });
    await untilMarked(hall, { state: 'warning', phase: 'warning' });
    assert.equal(await text(hall, '#state'), 'Under 30 seconds');
    await officer.act({ type: 'AdvanceRehearsal', by_us: 35 * S });
    for (const page of [hall, queue]) {
        await untilMarked(page, { state: 'over', phase: 'over', link: 'up' });
        await until(page, () => /^\+0:\d\d$/.test(document.documentElement.dataset.shown));
    }
    const first = await hall.getAttribute('html', 'data-shown');
    await until(hall, (before) => document.documentElement.dataset.shown > before, first);
    assert.equal(await text(hall, '#state'), 'Over time');
    await shoot(hall, 'real-hall-over');
});

test('the program killed: no digits, and said so; started again on its port: it goes on', { skip }, async () => {
    const statement = await hall.getAttribute('html', 'data-statement');
    await server.kill();
    for (const page of [hall, queue]) {
        await untilMarked(page, { link: 'lost' });
        await untilMarked(page, { state: 'stale', shown: null });
        assert.match(await visibleText(page), /Not connected, reconnecting/);
        assert.doesNotMatch(await visibleText(page), DIGITS);
    }
    await shoot(hall, 'real-hall-lost');
    await server.serve();
    for (const page of [hall, queue]) await untilMarked(page, { link: 'up', state: 'over', statement });
    assert.equal(await text(hall, '#name'), 'Philippines');
    officer = await server.officer();
    const { statement: held } = await officer.sees('floor/main', (floor) => floor.statement);
    assert.equal(String(held.id), statement);
    const drift = await hall.evaluate(async () => {
        const { session } = await import('/assets/session.js');
        const { read } = await import('/assets/countdown.js');
        const { statement: shown } = session.floor('main');
        return { page: read(shown, session.clock.nowUs()).phase, since: shown.running_since_us };
    });
    assert.deepEqual(drift, { page: 'over', since: held.running_since_us });
});

test('the next speaker, on behalf of a group; concluded, the floor is with the Chair', { skip }, async () => {
    const { statement: held } = await officer.sees('floor/main', (floor) => floor.statement);
    const { action } = await officer.act({
        type: 'GiveFloor',
        meeting: MEETING,
        inscription: inscribed.JAM,
        replacing: held.id,
    });
    await untilMarked(hall, { state: 'standing', statement: action, shown: '5:00' });
    assert.equal(await text(hall, '#name'), 'Jamaica');
    assert.match(await text(hall, '#beneath'), /^on behalf of .*\(CARICOM\)$/);
    await officer.act({ type: 'StartStatement', statement: action });
    await untilMarked(hall, { state: 'running' });
    await officer.act({ type: 'ConcludeStatement', statement: action });
    await untilMarked(hall, { state: 'chair', statement: null, shown: null });
    await officer.act({ type: 'GiveFloorToPresider', meeting: MEETING, office: 'secretariat', name: 'Ms. Ana Rossi' });
    await untilMarked(hall, { state: 'untimed', shown: null });
    assert.equal(await text(hall, '#name'), 'The Secretariat');
    assert.equal(await text(hall, '#beneath'), 'Ms. Ana Rossi');
});

test('what a page holds because of patches is what a new page is sent as a whole', { skip }, async () => {
    const look = async (page) => {
        await untilMarked(page, { link: 'up' }); // before, there is no session
        await page.evaluate(async () => {
            const { session } = await import('/assets/session.js');
            Object.assign(window, { session, patches: 0 });
            session.connection.addEventListener('patch', () => (window.patches += 1));
        });
    };
    await look(queue);
    await officer.act({ type: 'InscribeSpeaker', list: LIST, delegation: 'FJI' });
    const { statement } = await officer.sees('floor/main', (floor) => floor.statement);
    const presider = (office, replacing) => officer.act({ type: 'GiveFloorToPresider', meeting: MEETING, office, replacing });
    const { action } = await presider('presenter', statement.id);
    const { last } = await presider('secretariat', action);
    const anew = await openPage(browser, server.url('/queue?room=main'), { width: 390, height: 844 });
    await look(anew);
    const held = async (page) => {
        await until(page, (version) => window.session.slices.greeting().have?.['floor/main'] >= version, last);
        return page.evaluate(() => [window.session.slices.greeting(), window.session.floor('main'), window.session.queue('main'), window.session.programme]);
    };
    assert.deepEqual(await held(queue), await held(anew));
    assert.ok((await queue.evaluate(() => window.patches)) >= 2);
    await anew.context().close();
});

test('suspended, resumed, adjourned: said, and no speaker stays on the screen', { skip }, async () => {
    const concluding = (await officer.sees('floor/main', (floor) => floor.statement)).statement.id;
    await officer.act({ type: 'SuspendMeeting', meeting: MEETING, concluding });
    await untilMarked(hall, { state: 'suspended' });
    await officer.act({ type: 'ResumeMeeting', meeting: MEETING });
    await untilMarked(hall, { state: 'chair' });
    await officer.act({ type: 'AdjournMeeting', meeting: MEETING });
    await untilMarked(hall, { state: 'adjourned' });
    await untilMarked(queue, { state: 'adjourned' });
    assert.doesNotMatch(await visibleText(hall), /Jamaica|Philippines|Germany/);
    assert.match(await text(hall, '#details'), /Next public meeting here: 6th meeting, today at 15:00/);
});

test('in another language: the words, and the names of this conference', { skip }, async () => {
    for (const language of LANGUAGES.filter((each) => each !== 'en')) {
        const names = await (await fetch(server.url(`/names/${language}.json`))).json();
        const wanted = allNames(language);
        assert.equal(Object.keys(names).length, wanted.length, language);
        // Some are called otherwise since: the conference has the names of its time.
        for (const { english, shown } of wanted) assert.ok([shown, undefined].includes(names[english]), `${language} ${english}`);
        assert.ok(names.Turkey && !names['Türkiye'], 'in July 2021');
    }
    await hall.selectOption('dais-language select', 'zh');
    await until(hall, () => document.documentElement.lang === 'zh');
    assert.match(await text(hall, '#details'), /此处下一次公开会议：第6次会议，今天 15:00/);
});

const reader = spawnSync('zbarimg', ['--version']).error ? 'not installed: zbarimg (zbar-tools)' : false;
test("a telephone reads the way to each room's page from the index", { skip: skip || reader }, async () => {
    const index = await openPage(browser, server.url('/'));
    await untilMarked(index, { link: 'up', rooms: '2' });
    for (const room of ['main', 'virtual']) {
        const picture = index.locator(`dais-room[data-room=${room}] img`);
        await picture.evaluate((image) => image.decode());
        const read = spawnSync('zbarimg', ['--quiet', '--raw', '-'], { input: await picture.screenshot() });
        assert.equal(read.stdout.toString().trim(), server.url(`/queue?room=${room}`));
    }
    await shoot(index, 'index');
    await index.context().close();
});

for (const path of ['/', '/hall', '/lower-third', '/queue', '/programme', '/texts', '/record', '/delegate', '/chair', '/booth']) {
    test(`${path}: under 100 kB, strict, alone, without a complaint`, { skip }, async () => {
        const context = await browser.newContext();
        const page = await context.newPage();
        const requests = [];
        const complaints = [];
        const hosts = new Set();
        page.on('requestfinished', (request) => requests.push(request));
        page.on('request', (request) => hosts.add(new URL(request.url()).host));
        page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        const answer = await page.goto(server.url(path));
        const policy = answer.headers()['content-security-policy'] ?? '';
        assert.match(policy, /default-src 'self'/);
        assert.doesNotMatch(policy, /unsafe|\*|https?:/);
        await untilMarked(page, { link: 'up' });
        // What is only for paper comes last.
        await page.waitForLoadState('networkidle');
        // What crosses the network: the pages are sent packed.
        const sizes = await Promise.all(requests.map((request) => request.sizes()));
        const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
        assert.ok(bytes > 1_000 && bytes < 100_000, `${bytes} bytes`);
        assert.deepEqual([...hosts], [new URL(server.http).host]);
        assert.deepEqual(complaints, []);
        await context.close();
    });
}
