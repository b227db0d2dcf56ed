// The public pages where the conference asks for a PIN, and over TLS, by the real program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { cutOff, launch, openPage, painted, shoot, until, untilMarked } from './support/browser.mjs';
import { LANGUAGES, stringsOf } from './support/languages.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';

const PIN = '471147';
const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';

let server;
let browser;

before(async () => {
    if (skip) return;
    server = await RealServer.start(undefined, ['--tls-self-made', '--pin', PIN]);
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await server?.remove();
});

const open = (path, options) => openPage(browser, server.url(path), { ignoreHTTPSErrors: true, ...options });

async function enter(page, pin) {
    await page.fill('#pin', pin);
    await page.click('.pin button');
}

test('a page asks for the PIN, says when it is wrong, and opens with the right one', { skip }, async () => {
    assert.match(server.http, /^https:/);
    const page = await open('/hall', { width: 390, height: 844 });
    await untilMarked(page, { pin: 'missing' });
    const words = await stringsOf('en');
    assert.equal(await page.innerText('.pin h1'), words['pin.title']);
    assert.deepEqual(await cutOff(page), []);
    await shoot(page, 'pin-phone');
    await enter(page, '12');
    await untilMarked(page, { pin: 'wrong' });
    const looked = page.waitForResponse((answer) => answer.request().headers().authorization === 'Pin 000000');
    await enter(page, '000000');
    await (await looked).finished(); // that it is wrong is said already, of the one before
    await painted(page);
    assert.equal(await page.innerText('.pin-trouble'), words['pin.wrong']);
    await enter(page, PIN);
    await untilMarked(page, { link: 'up', pin: null });
    assert.equal(await page.isVisible('.pin'), false);
    // Another page of the same window is open at once.
    await page.goto(server.url('/queue'));
    await untilMarked(page, { link: 'up', pin: null });
    await page.context().close();
});

test('a link that carries the PIN opens the page and hides it from the address', { skip }, async () => {
    const page = await open(`/#pin=${PIN}`);
    await untilMarked(page, { link: 'up' });
    assert.equal(new URL(page.url()).hash, '');
    assert.equal(await page.locator('.pin').count(), 0);
    const code = await until(page, () => document.querySelector('dais-room img')?.getAttribute('src'));
    assert.match(code, new RegExp(`pin=${PIN}`));
    await page.goto(server.url('/programme'));
    await untilMarked(page, { link: 'up' });
    const calendar = await until(page, () => document.querySelector('#download').getAttribute('href'));
    assert.equal(calendar, `/programme.ics?pin=${PIN}`);
    await page.context().close();
});

test('a wrong PIN in a link is dropped, and asked for', { skip }, async () => {
    const page = await open('/hall#pin=0000');
    await untilMarked(page, { pin: /* dropped, then asked for */ 'wrong' });
    await enter(page, PIN);
    await untilMarked(page, { link: 'up', pin: null });
    await page.context().close();
});

test('a personal link needs no PIN', { skip }, async () => {
    const page = await open(`/hall#token=${server.token}`);
    await untilMarked(page, { link: 'up' });
    assert.equal(await page.locator('.pin').count(), 0);
    await page.context().close();
});

test('the PIN is asked for in six languages', { skip }, async () => {
    for (const language of LANGUAGES) {
        const page = await open(`/queue?lang=${language}`, { width: 390, height: 844 });
        await page.waitForSelector('.pin h1');
        const words = await stringsOf(language);
        assert.equal(await page.innerText('.pin h1'), words['pin.title']);
        assert.deepEqual(await cutOff(page), [], language);
        if (language === 'ar') await shoot(page, 'pin-arabic');
        await page.context().close();
    }
});

test('the form for the PIN has no fault of accessibility', { skip }, async () => {
    const page = await open('/queue');
    await untilMarked(page, { pin: 'missing' });
    await enter(page, '12');
    await untilMarked(page, { pin: 'wrong' });
    await page.evaluate(await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
    const faults = await page.evaluate(async () => (await window.axe.run('.pin')).violations.map(({ id }) => id));
    assert.deepEqual(faults, []);
    await page.context().close();
});
