// /record, on a server that says what the test wants.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { proceedings } from './support/podium-sample.mjs';
import { conference, fill } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    fill(server);
    server.set('proceedings', proceedings());
    browser = await launch();
    page = await openPage(browser, server.url('/record'), { width: 1024, height: 768 });
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    server.set('conference', conference());
    server.set('proceedings', proceedings());
    await untilMarked(page, { link: 'up', meetings: 2, day: null });
});

const oneLine = (words) => words.replace(/\s+/g, ' ').trim();
const rowsOf = (meeting) => page.locator(`article[data-meeting="${meeting}"] li`).allInnerTexts().then((all) => all.map(oneLine));

test('the newest day first; in a meeting everything as it happened, in the conference’s hours', async () => {
    assert.deepEqual((await page.locator('.day h2').allInnerTexts()).map(oneLine), ['Wednesday 28 July 2021', 'Tuesday 27 July 2021']);
    assert.equal(await text(page, '#zone'), 'Times are those of New York.');
    const about = await text(page, 'article[data-meeting="2021-07-28-morning"] > .quiet');
    assert.equal(oneLine(about), 'Trusteeship Council · 10:22–11:22, from 11:32');
    assert.deepEqual(await rowsOf('2021-07-28-morning'), [
        '10:22 Consideration began: Item 7 (B): International Tracing Instrument',
        '10:24 Item 7 (B): International Tracing Instrument Jamaica on behalf of Caribbean Community (CARICOM) Statement on behalf of a group · 5:12 of 5:00',
        '10:30 Kenya National statement, remote · 2:51 of 3:00',
        '10:31 Tuvalu National statement · handed in, not delivered',
        '10:34 Cuba Right of reply · 2:51 of 3:00',
        '10:42 Adopted by consensus: Draft 3 as orally amended in paragraph 24 Decision',
        '10:43 Announcement The exhibition opens at 1:15 p.m.',
    ]);
    assert.deepEqual((await rowsOf('2021-07-27-morning')).slice(0, 3), [
        '10:22 Opened by Kenya',
        '10:23 The agenda was adopted',
        '10:27 Item 6 (A): Programme of Action Ms. A. Example Presenter 10:05',
    ]);
    await shoot(page, 'record');
});

test('one day, chosen on the page and kept in the address', async () => {
    await page.selectOption('#day', '2021-07-27');
    await untilMarked(page, { day: '2021-07-27', meetings: 1 });
    assert.equal(new URL(page.url()).searchParams.get('day'), '2021-07-27');
    assert.doesNotMatch(await visibleText(page), /Jamaica/);
    await page.selectOption('#day', '');
    await untilMarked(page, { day: null, meetings: 2 });
    assert.equal(new URL(page.url()).searchParams.get('day'), null);
});

test('a day from the address; one without a meeting, and what is no day', async () => {
    const other = await openPage(browser, server.url('/record?day=2021-07-28'));
    await untilMarked(other, { meetings: 1, day: '2021-07-28' });
    await other.goto(server.url('/record?day=2021-07-30'));
    await untilMarked(other, { meetings: 0 });
    assert.equal(await text(other, '#message'), 'No public meeting was held on Friday 30 July.');
    await other.goto(server.url('/record?day=%3Cb%3E'));
    await untilMarked(other, { meetings: 2, day: null });
    await other.context().close();
});

test('nothing yet: it says so, and what ends appears by itself', async () => {
    server.set('proceedings', { meetings: [] });
    await untilMarked(page, { meetings: 0 });
    assert.match(await text(page, '#message'), /^Nothing public has been recorded yet/);
    server.set('proceedings', proceedings());
    await untilMarked(page, { meetings: 2 });
    assert.equal(await page.locator('#message').isVisible(), false);
});

test('a meeting that went on past midnight stands under its first day, with the weekday', async () => {
    const value = proceedings();
    const day = 86_400_000_000;
    value.meetings[1].entries.push({ at_us: value.meetings[1].held[0].from_us + day, kind: 'step', step: 'closing' });
    server.set('proceedings', value);
    await until(page, () => document.querySelector('article li:last-child').textContent.includes('closed'));
    assert.equal((await rowsOf('2021-07-28-morning')).at(-1), 'Thu 10:22 The conference was closed');
});

test('names are data, never markup; nothing leaves the screen', async () => {
    const value = proceedings();
    const hostile = '<img src=x onerror=alert(1)>'.repeat(3);
    value.meetings[0].room_name = 'W'.repeat(90);
    value.meetings[0].entries.push({ at_us: 0, kind: 'decision', outcome: 'deferred', on: hostile, text: hostile });
    server.set('proceedings', value);
    await until(page, () => document.body.textContent.includes('onerror'));
    assert.equal(await page.locator('main img').count(), 0);
    for (const width of [320, 820, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await cutOff(page), [], width);
    }
    assert.deepEqual(page.complaints, []);
});

test('on paper: black on white, no tools, the moment for which it holds', async () => {
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['#tools', '#time', 'dais-language', '#about']) assert.equal(await page.locator(hidden).isVisible(), false, hidden);
    assert.match(await text(page, '#printed'), /^As of Wednesday 28 July 2021 12:2\d$/);
    assert.match(await visibleText(page), /Jamaica/);
    await page.emulateMedia({ media: 'screen' });
});

test('no link is needed, and none is sent on; the index page leads here', async () => {
    const index = await openPage(browser, server.url('/'));
    await untilMarked(index, { link: 'up' });
    assert.match(await visibleText(index), /Delegations, interpreters and presiding officers get personal links from the Secretariat\./);
    assert.doesNotMatch(await index.content(), /href="\/(chair|booth|delegate)/);
    await index.click('#record');
    await untilMarked(index, { link: 'up', meetings: 2 });
    assert.deepEqual(index.complaints, []);
    await index.context().close();
});

test('the link is lost: it says so, and what was read stays', async () => {
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    assert.ok(await page.locator('#banner').isVisible());
    assert.match(await visibleText(page), /Jamaica/);
    await server.restart();
    await untilMarked(page, { link: 'up' });
});
