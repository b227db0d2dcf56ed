// What an officer tells the displays to do, with two of them: one is told, the other is unaffected.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cutOff, launch, openPage, painted, shoot, text, until, untilMarked } from './support/browser.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';

const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';
const MARKUP = '<b>Back at 3 p.m.</b>';

let server;
let browser;
let officer;
let left;
let right;

before(async () => {
    if (skip) return;
    server = await RealServer.start();
    browser = await launch();
    officer = await server.officer();
    left = await openPage(browser, server.url('/hall?room=main'));
    right = await openPage(browser, server.url('/queue'));
    await untilMarked(left, { link: 'up' });
    await untilMarked(right, { link: 'up' });
});

after(async () => {
    await browser?.close();
    await server?.remove();
});

/// What the officers' list says of the display on a page, once there is one as wanted.
async function listed(wanted) {
    const { screens } = await officer.sees('screens', ({ screens: all }) => all.some(wanted));
    return screens.find(wanted);
}

/// Tells the display that is on this page now.
async function tell(page, order) {
    const { id } = await listed((screen) => screen.page === page && screen.role === 'public');
    const answer = await officer.order({ ...order, screens: [id] });
    assert.notEqual(answer.accepted, false, answer.text);
    return answer;
}

async function unaffected(page) {
    await painted(page);
    assert.equal(await page.locator('html').getAttribute('data-ordered'), null);
    assert.equal(await page.locator('.ordered').isVisible(), false, 'nothing lies over the page');
}

test('identify: name, number and address, large, for five seconds', { skip }, async () => {
    assert.equal((await tell('hall', { do: 'identify' })).told, 1);
    await untilMarked(left, { ordered: 'identify' });
    assert.match(await text(left, '.ordered'), /This screen has no name yet/);
    assert.match(await text(left, '.ordered'), /Screen \d+ · 127\.0\.0\.1 · 127\.0\.0\.1:\d+\/hall/);
    assert.deepEqual(await cutOff(left), []);
    await shoot(left, 'screen-identify');
    await unaffected(right);
    await untilMarked(left, { ordered: null });
});

test('rename: the display is called so, and says so itself', { skip }, async () => {
    await tell('hall', { do: 'rename', text: 'Left of the podium' });
    await untilMarked(left, { 'screen-name': 'Left of the podium' });
    await tell('hall', { do: 'identify' });
    await until(left, () => document.querySelector('.ordered').innerText.includes('Left of the podium'));
    await untilMarked(left, { ordered: null });
    assert.equal((await listed((screen) => screen.page === 'hall')).name, 'Left of the podium');
});

test('a second window of the same computer is a display of its own', { skip }, async () => {
    const second = await left.context().newPage();
    await second.goto(server.url('/queue?room=main'));
    await untilMarked(second, { link: 'up', 'screen-name': null });
    await second.close();
    const again = await left.context().newPage();
    await again.goto(left.url());
    await untilMarked(again, { link: 'up', 'screen-name': 'Left of the podium' });
    await again.close();
    await officer.sees('screens', ({ screens: all }) => all.filter((screen) => screen.page === 'hall').length === 1);
});

test('message: as text, over the page; the list says so', { skip }, async () => {
    await tell('hall', { do: 'message', text: MARKUP });
    await untilMarked(left, { ordered: 'message' });
    assert.equal((await text(left, '.ordered')).trim(), MARKUP);
    assert.deepEqual(await cutOff(left), []);
    await shoot(left, 'screen-message');
    await unaffected(right);
    assert.equal((await listed((screen) => screen.page === 'hall' && screen.message)).message, MARKUP);
});

test('a display that reloads shows its message again', { skip }, async () => {
    const before = await listed((screen) => screen.page === 'hall');
    await left.reload();
    await untilMarked(left, { ordered: 'message', 'screen-name': 'Left of the podium' });
    // The next orders name a display by its number, which is another one now.
    await officer.sees('screens', ({ screens: all }) => {
        const halls = all.filter((screen) => screen.page === 'hall');
        return halls.length === 1 && halls[0].id !== before.id;
    });
    assert.equal((await text(left, '.ordered')).trim(), MARKUP);
});

test('the longest message is not cut off, on a telephone neither', { skip }, async () => {
    const long = 'Interpretation ends in a moment. '.repeat(9).trim();
    await tell('hall', { do: 'message', text: long });
    await until(left, (wanted) => document.querySelector('.ordered').innerText.trim() === wanted, long);
    assert.deepEqual(await cutOff(left), []);
    await left.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await cutOff(left), []);
    await left.setViewportSize({ width: 1920, height: 1080 });
});

test('blank: black, with a dot that says it is on; restore: the page again', { skip }, async () => {
    await tell('hall', { do: 'blank' });
    await untilMarked(left, { ordered: 'blank' });
    const look = await left.evaluate(() => {
        const layer = document.querySelector('.ordered');
        const dot = getComputedStyle(layer, '::after');
        return { ground: getComputedStyle(layer).backgroundColor, dot: parseFloat(dot.width), words: layer.innerText };
    });
    assert.equal(look.ground, 'rgb(0, 0, 0)');
    assert.ok(look.dot > 3 && look.dot < 12, `the dot is ${look.dot} pixels wide`);
    assert.equal(look.words.trim(), '');
    await shoot(left, 'screen-blank');
    await unaffected(right);
    await tell('hall', { do: 'restore' });
    await untilMarked(left, { ordered: null });
    await unaffected(left);
});

test('page: goes there and keeps its room, its name and the fragment', { skip }, async () => {
    await left.evaluate(() => history.replaceState(null, '', '#kept=1'));
    await tell('hall', { do: 'page', text: '/programme' });
    await left.waitForURL(server.url('/programme?room=main#kept=1'));
    await untilMarked(left, { link: 'up', 'screen-name': 'Left of the podium' });
    const seen = await listed((screen) => screen.page === 'programme');
    assert.equal(seen.name, 'Left of the podium');
    assert.equal(new URL(right.url()).pathname, '/queue');
    await tell('programme', { do: 'page', text: '/hall?room=virtual' });
    await left.waitForURL(/\/hall\?room=virtual/);
    await untilMarked(left, { link: 'up', room: 'virtual' });
});

test('to all: both displays; a page that is not served is refused', { skip }, async () => {
    assert.equal((await officer.order({ do: 'message', text: 'Lunch until 3 p.m.' })).told, 2);
    await untilMarked(left, { ordered: 'message' });
    await untilMarked(right, { ordered: 'message' });
    const refused = await officer.order({ do: 'page', text: 'https://example.org/hall' });
    assert.equal(refused.accepted, false);
    assert.match(refused.text, /There is no page/);
    await officer.order({ do: 'restore' });
    await untilMarked(right, { ordered: null });
});

test('over the webcast a message is not shown, and blank is empty; identify is seen', { skip }, async () => {
    const webcast = await openPage(browser, server.url('/lower-third?room=main'));
    await untilMarked(webcast, { link: 'up' });
    const seen = () => webcast.locator('.ordered').isVisible();
    for (const order of [{ do: 'message', text: 'Lunch until 3 p.m.' }, { do: 'blank' }]) {
        await tell('lower-third', order);
        await untilMarked(webcast, { ordered: order.do });
        assert.equal(await seen(), false, order.do);
    }
    await tell('lower-third', { do: 'restore' });
    await tell('lower-third', { do: 'identify' });
    await untilMarked(webcast, { ordered: 'identify' });
    assert.equal(await seen(), true);
    assert.deepEqual(await cutOff(webcast), []);
    await webcast.context().close();
});

test('after a restart of the server a display shows its page and still knows its name', { skip }, async () => {
    await officer.order({ do: 'blank' });
    await untilMarked(left, { ordered: 'blank' });
    await server.kill();
    await server.serve();
    officer = await server.officer();
    await untilMarked(left, { link: 'up', ordered: null });
    await listed((screen) => screen.name === 'Left of the podium');
});

test('no display complained', { skip }, () => {
    for (const page of [left, right]) {
        // The restart is seen as lost connections; nothing else may be said.
        const others = page.complaints.filter((line) => !/ERR_CONNECTION_REFUSED|WebSocket connection/.test(line));
        assert.deepEqual(others, []);
    }
});
