// /queue and the index page, on a server that says what the test wants.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import {
    closedFloor,
    conference,
    fill,
    floor,
    programme,
    queue,
    speaker,
    statement,
    THREE_NEXT,
    withLeft,
} from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const SIZES = { phone: [320, 640], tablet: [820, 1180], hd: [1920, 1080] };
let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    fill(server);
    browser = await launch();
    page = await openPage(browser, server.url('/queue?room=main'), { width: 390, height: 844 });
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    fill(server);
    await untilMarked(page, { state: 'standing', released: 3, link: 'up' });
});

test('now and next: positions, bands by class, group and modality', async () => {
    assert.equal(await text(page, '#name'), 'Philippines');
    assert.equal(await text(page, '#item'), 'Item 7 (B): International Tracing Instrument');
    assert.equal(await page.getAttribute('html', 'data-shown'), '3:00');
    assert.deepEqual(
        await page
            .locator('#list h3, #list li')
            .allInnerTexts()
            .then((rows) => rows.map((row) => row.replace(/\s+/g, ' '))),
        ['On behalf of groups', '1 Jamaica (CARICOM)', 'States', '2 Germany', '3 Kenya (remote)'],
    );
    assert.equal(await page.locator('#empty').isVisible(), false);
    await shoot(page, 'queue-phone');
});

test('the same clock as in the hall', async () => {
    server.set('floor', withLeft(server, 22.9));
    await untilMarked(page, { state: 'warning', shown: '0:22' });
    assert.equal(await text(page, '#state'), 'Under 30 seconds');
    server.set('floor', withLeft(server, -12.9));
    await until(page, () => document.documentElement.matches('[data-state=over]') && /^\+0:1\d$/.test(document.documentElement.dataset.shown));
});

test('a list that was not released is not shown, and that is said', async () => {
    server.set('queue', queue([]));
    await untilMarked(page, { released: 0 });
    assert.equal(await text(page, '#empty'), 'The list has not been released to screens.');
    assert.equal(await page.locator('#list li').count(), 0);
    await shoot(page, 'queue-not-released');
});

test('a released list on which nobody is left says so', async () => {
    server.set('queue', queue([], { released: true }));
    await page.waitForFunction(
        () => document.querySelector('#empty').textContent === 'Nobody is waiting to speak.',
    );
});

test('a page opened by an officer shows no more of the list than was released', async () => {
    server.set('programme', programme({ released_next: 2 }));
    await untilMarked(page, { released: 2 });
    assert.doesNotMatch(await visibleText(page), /Kenya/);
});

test('no meeting, a suspended and an adjourned one', async () => {
    server.set('floor', closedFloor());
    await untilMarked(page, { state: 'idle' });
    assert.equal(await text(page, '#name'), 'No meeting in session');
    assert.equal(await page.locator('#next').isVisible(), false);
    server.set('floor', floor({ state: 'suspended' }));
    await untilMarked(page, { state: 'suspended' });
    assert.ok(await page.locator('#next').isVisible());
    server.set('floor', floor({ state: 'adjourned', statement: statement() }));
    await untilMarked(page, { state: 'adjourned', statement: null });
    assert.doesNotMatch(await visibleText(page), /Philippines|Jamaica/);
});

test('names are data, never markup, and nothing leaves the screen', async () => {
    const hostile = '<img src=x onerror=alert(1)>'.repeat(4);
    const unbroken = 'W'.repeat(120);
    for (const name of [hostile, unbroken]) {
        const who = speaker(name, { on_behalf_of: name, on_behalf_of_short: name });
        server.set('queue', queue([{ speaker: who, class_name: name }]));
        server.set(
            'floor',
            floor({ meeting_name: name, statement: statement({ id: name.length, kind: 'group', speaker: who }) }),
        );
        await untilMarked(page, { statement: name.length, released: 1 });
        assert.equal(await page.locator('main img').count(), 0);
        for (const [width, height] of Object.values(SIZES)) {
            await page.setViewportSize({ width, height });
            assert.deepEqual(await cutOff(page), []);
        }
    }
    assert.deepEqual(page.complaints, []);
});

test('fits a phone, a tablet and a screen', async () => {
    const long = 'United Kingdom of Great Britain and Northern Ireland';
    server.set('queue', queue([...THREE_NEXT, { speaker: speaker(long, { modality: 'pre-recorded' }) }]));
    server.set('floor', floor({ statement: statement({ id: 413, speaker: speaker(long) }) }));
    await untilMarked(page, { statement: 413, released: 4 });
    for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        assert.deepEqual(await cutOff(page), [], size);
        await shoot(page, `queue-${size}`);
    }
});

test('index: the conference, its rooms with their state, and links to their displays', async () => {
    const index = await openPage(browser, server.url('/#token=abc'), { width: 1280, height: 800 });
    await untilMarked(index, { link: 'up', rooms: 2 });
    const main = 'dais-room[data-room="main"]';
    await index.waitForSelector(`${main}[data-state="standing"]`);
    assert.equal(await text(index, '#short-title'), 'BMS7');
    assert.match(await text(index, '#title'), /^Seventh Biennial Meeting of States/);
    assert.equal(await text(index, '#rehearsal'), 'REHEARSAL');
    assert.equal(await text(index, `${main} h3`), 'Conference room room name not known');
    assert.equal(await text(index, `${main} .state`), 'Philippines has the floor');
    const links = await index.locator('dais-room a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual(links, [
        '/hall?room=main#token=abc',
        '/queue?room=main#token=abc',
        '/hall?room=virtual#token=abc',
        '/queue?room=virtual#token=abc',
    ]);
    server.set('floor', floor({ state: 'suspended' }));
    await index.waitForSelector(`${main}[data-state="suspended"]`);
    server.set('conference', conference({ rooms: [{ key: 'a&b', name: '<b>Hall</b>', name_known: true }] }));
    await untilMarked(index, { rooms: 1 });
    assert.equal(await index.locator('dais-room b b').count(), 0);
    assert.equal(await index.locator('dais-room a').first().getAttribute('href'), '/hall?room=a%26b#token=abc');
    assert.deepEqual(index.complaints, []);
    await index.context().close();
});

test('index: fits a phone, and says when it is not connected', async () => {
    const index = await openPage(browser, server.url('/'), { width: 320, height: 640 });
    await untilMarked(index, { link: 'up', rooms: 2 });
    assert.deepEqual(await cutOff(index), []);
    await shoot(index, 'index-phone');
    await server.stop();
    await untilMarked(index, { link: 'lost' });
    assert.match(await visibleText(index), /Not connected, reconnecting/);
    await server.restart();
    await untilMarked(index, { link: 'up' });
    await until(index, () => document.querySelector('#banner').hidden);
    await index.context().close();
});

test('the text under consideration stands under the items', async () => {
    const considered = { document: 'draft-3', name: 'Draft 3', paragraphs: '24 to 30', label: 'International level', state: 'bracketed' };
    server.set('floor', floor({ text: considered, presiding: 'Latvia, Vice-Chair', statement: statement() }));
    await page.waitForSelector('#text:has-text("Draft 3, paragraphs 24 to 30 · International level · in brackets")');
    assert.equal(await text(page, '#item'), 'Item 7 (B): International Tracing Instrument');
    assert.equal(await text(page, '#presiding'), 'Presiding: Latvia, Vice-Chair');
    assert.deepEqual(await cutOff(page), []);
    await shoot(page, 'queue-text');
});
