// Lost links, silent servers, leaping clocks, sleeping devices: never a confident wrong clock.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { fill, floor, speaker, statement, withLeft } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const S = 1_000_000;
const DIGITS = /\d:\d\d/;
let browser;
let server;
let page;

before(async () => {
    browser = await launch();
});

after(() => browser?.close());

beforeEach(async () => {
    server = await StandInServer.start();
    fill(server);
    page = await openPage(browser, server.url('/hall?room=main'));
    await untilMarked(page, { link: 'up', state: 'standing' });
});

afterEach(async () => {
    await page?.context().close();
    await server?.stop();
});

/// What the page's own clock says, against the server's.
async function clockErrorMs() {
    const before = server.nowUs;
    const nowUs = await page.evaluate(async () => {
        const { session } = await import('/assets/session.js');
        return session.clock.nowUs();
    });
    // Of the way there and back nothing is known but that the answer was made on it.
    return nowUs === null ? null : Math.max(0, before - nowUs, nowUs - server.nowUs) / 1000;
}

test('the hello says what the screen is; the link is public without a token', async () => {
    const hello = await server.hello(1);
    assert.equal(hello.page, 'hall');
    assert.equal(hello.room, 'main');
    assert.equal(hello.have, undefined);
    assert.deepEqual(hello.protocols, ['dais.v1']);
});

test('a page says which slices it draws, and is sent no others', async () => {
    const wants = {
        '/hall': ['conference', 'floor', 'programme', 'queue', 'texts'],
        '/queue': ['conference', 'floor', 'programme', 'queue', 'texts'],
        '/lower-third': ['conference', 'floor'],
        '/programme': ['conference', 'programme'],
        '/texts': ['conference', 'floor', 'programme', 'texts'],
        '/record': ['conference', 'proceedings'],
        '/chair': ['chair', 'conference', 'floor', 'podium', 'programme', 'queue', 'script', 'texts'],
        '/booth': ['booth', 'conference', 'floor', 'programme', 'texts'],
        '/': ['conference', 'floor', 'programme', 'texts'],
    };
    for (const [path, wanted] of Object.entries(wants)) {
        const count = server.hellos.length + 1;
        const other = await openPage(browser, server.url(path));
        const hello = await server.hello(count);
        assert.deepEqual([...hello.wants].sort(), wanted, path);
        assert.ok(hello.answeredWith.every((key) => wanted.includes(key.split('/')[0])));
        await other.context().close();
    }
});

test('a token in the fragment goes into the sub-protocol, never into an address', async () => {
    const other = await openPage(browser, server.url('/queue#token=3f9aB-_'));
    await untilMarked(other, { link: 'up' });
    const hello = await server.hello(2);
    assert.deepEqual(hello.protocols, ['dais.v1', 'token.3f9aB-_']);
    assert.equal(hello.room, undefined);
    assert.ok(server.asked.every((path) => !path.includes('3f9a')));
    await other.context().close();
});

test('a link that never comes about is said too: a token that no grant knows', async () => {
    server.refused = 'token.revoked';
    const other = await openPage(browser, server.url('/hall#token=revoked'));
    await untilMarked(other, { link: 'lost', state: 'stale' });
    assert.match(await visibleText(other), /Not connected, reconnecting/);
    await other.context().close();
});

test('a lost link is said at once; the clock goes on only while it is surely right', async () => {
    server.set('floor', withLeft(server, 100));
    await untilMarked(page, { state: 'running' });
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    assert.equal(await text(page, '#banner'), 'Not connected, reconnecting');
    await shoot(page, 'hall-lost');
    await untilMarked(page, { state: 'stale', shown: null });
    assert.match(await visibleText(page), /Not connected, reconnecting/);
    assert.doesNotMatch(await visibleText(page), DIGITS);
    assert.doesNotMatch(await visibleText(page), /Philippines/);
    assert.equal(await page.locator('#clock span').count(), 0);
    await shoot(page, 'hall-stale');
    await server.restart();
    await untilMarked(page, { link: 'up', state: 'running' });
    assert.equal(await page.locator('#banner').isVisible(), false);
});

test('coming back, it says what it holds and gets only what is missing', async () => {
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    server.set('floor', floor({ statement: statement({ id: 500, speaker: speaker('Latvia') }) }));
    await server.restart();
    await untilMarked(page, { link: 'up', statement: 500 });
    const hello = await server.hello(2);
    assert.equal(hello.epoch, 1);
    assert.deepEqual(Object.keys(hello.have).sort(), ['conference', 'floor/main', 'programme', 'queue/main']);
    assert.deepEqual(hello.answeredWith, ['floor/main']);
    assert.equal(await text(page, '#name'), 'Latvia');
    assert.match(await text(page, '#next'), /Jamaica/, 'what was held is still shown');
});

test('a desk that was started again: samples and slices of the old epoch are dropped', async () => {
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    server.epoch = 7;
    server.advance(5_000 * S, { announced: false });
    server.set('floor', withLeft(server, 60));
    await server.restart();
    await untilMarked(page, { link: 'up', state: 'running' });
    const hello = await server.hello(2);
    assert.equal(hello.answeredWith.length, 4);
    assert.ok((await clockErrorMs()) < 50);
    await untilMarked(page, { shown: '0:58' });
});

test('the clock leaps: the shown time leaps with it', async () => {
    server.set('floor', withLeft(server, 100));
    await untilMarked(page, { state: 'running' });
    server.advance(112 * S);
    await untilMarked(page, { state: 'over', link: 'up' });
    await until(page, () => /^\+0:1\d$/.test(document.documentElement.dataset.shown));
    assert.ok((await clockErrorMs()) < 50);
    await untilMarked(page, { state: 'over', shown: '+0:15' });
});

test('it asks often at first, until it has twenty samples', async () => {
    const handle = await page.evaluateHandle(() => import('/assets/session.js'));
    const samples = await until(
        page,
        (module) => module.session.clock.sampleCount >= 20 && module.session.clock.sampleCount,
        handle,
    );
    assert.equal(samples, 20);
    assert.ok((await clockErrorMs()) < 20);
});

test('a server that takes everything and says nothing: said within twelve seconds, then recovered', async () => {
    server.set('floor', withLeft(server, 170));
    await untilMarked(page, { state: 'running' });
    server.silent = true;
    const since = process.hrtime.bigint();
    await untilMarked(page, { state: 'stale', shown: null });
    const seconds = Number(process.hrtime.bigint() - since) / 1e9;
    assert.ok(seconds < 13, `it took ${seconds} seconds`);
    await untilMarked(page, { link: 'lost' });
    assert.doesNotMatch(await visibleText(page), DIGITS);
    server.silent = false;
    await untilMarked(page, { link: 'up', state: 'running' });
});

test('a device whose counter stood still while it slept is right again within a second of waking', async () => {
    server.set('floor', withLeft(server, 100));
    await untilMarked(page, { state: 'running' });
    // To the page it looks the same: the meeting's line has moved, its own counter has not.
    server.advance(40 * S, { announced: false });
    const took = await page.evaluate(async () => {
        const woke = performance.now();
        const right = new Promise((resolve) => {
            const look = () => {
                const shown = document.documentElement.dataset.shown;
                if (/^0:[45]\d$|^1:00$/.test(shown)) resolve(performance.now() - woke);
                else requestAnimationFrame(look);
            };
            look();
        });
        document.dispatchEvent(new Event('visibilitychange'));
        return right;
    });
    assert.ok(took < 1_000, `it took ${took} ms`);
    assert.ok((await clockErrorMs()) < 50);
});

test('a link that died in the sleep is given up soon after waking', async () => {
    server.silent = true;
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await untilMarked(page, { state: 'stale', shown: null });
    await untilMarked(page, { link: 'lost' });
    server.silent = false;
    await untilMarked(page, { link: 'up', state: 'standing' });
});

test('a device whose wall clock is stepped in mid-statement shows the same time', async () => {
    await page.addInitScript(() => {
        const Real = Date;
        let stepped = 0;
        window.step = (hours) => {
            stepped = hours * 3_600_000;
        };
        window.Date = class extends Real {
            constructor(...given) {
                super(...(given.length > 0 ? given : [Real.now() + stepped]));
            }
            static now() {
                return Real.now() + stepped;
            }
        };
    });
    await page.reload();
    await untilMarked(page, { link: 'up', state: 'standing', shown: '3:00' });
    const since = server.nowUs;
    server.set('floor', floor({ statement: statement({ clock: 'running', running_since_us: since }) }));
    await untilMarked(page, { state: 'running' });
    for (const hours of [1, -1, 26]) {
        const [before, was] = await page.evaluate(() => [Date.now(), document.documentElement.dataset.shown]);
        const stepped = await page.evaluate((by) => {
            window.step(by);
            return Date.now();
        }, hours);
        assert.ok(Math.abs(stepped - before) > 1_800_000, 'the wall clock was stepped');
        await page.waitForFunction((shown) => document.documentElement.dataset.shown < shown, was);
        const [now, shown] = await page.evaluate(async () => {
            const { session } = await import('/assets/session.js');
            return [session.clock.nowUs(), document.documentElement.dataset.shown];
        });
        const left = 180 - (now - since) / S;
        const [minutes, seconds] = shown.split(':').map(Number);
        assert.ok(Math.abs(minutes * 60 + seconds - left) <= 1, `${shown} is shown with ${left} s left`);
        assert.ok((await clockErrorMs()) < 50);
    }
});
