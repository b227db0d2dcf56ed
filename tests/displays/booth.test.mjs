// /booth, on a server that says what the test wants.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { LANGUAGES, nameOf, stringsOf } from './support/languages.mjs';
import { booth, fillPodium, spoken, TOKENS } from './support/podium-sample.mjs';
import { fill, floor, statement, withLeft } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const BOOTH = `/booth?room=main#token=${TOKENS.interpreter}`;
const SECOND = 1_000_000;
let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    fill(server);
    fillPodium(server);
    browser = await launch();
    page = await openPage(browser, server.url(BOOTH), { width: 1024, height: 768 });
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    server.decide = () => ({ accepted: true });
    fill(server, { floor: withLeft(server, 100) });
    server.set('booth', booth());
    await untilMarked(page, { state: 'running', next: 6, link: 'up' });
});

const rows = () => page.locator('#list li').allInnerTexts().then((all) => all.map((row) => row.replace(/\s+/g, ' ')));

test('who is next: language by name, text and words, the pace, link and readiness', async () => {
    const [jamaica, germany, kenya, senegal, egypt, brazil] = await rows();
    assert.match(jamaica, /1 Jamaica \(CARICOM\) .*English Text received, words: 710 Fast: 142 words a minute 5 minutes/);
    assert.match(germany, /Germany English Text received, words: 330 110 words a minute/);
    assert.doesNotMatch(germany, /Read the text|Fast/);
    assert.match(kenya, /Kenya \(remote\).*Link up Ready/);
    assert.match(senegal, /Senegal \(remote\) French No text 3 minutes Link lost/);
    assert.match(egypt, /Egypt .*Arabic/);
    assert.match(brazil, /Brazil \(pre-recorded\) pt No text/, 'a language that is none of the six as it was written');
    assert.match(await text(page, '#now'), /Philippines[\s\S]*English[\s\S]*Text received, words: 340/);
    await shoot(page, 'booth');
});

test('the same clock as in the hall, and nothing of one statement under another', async () => {
    server.set('floor', withLeft(server, 22, { clock: 'paused' }));
    await untilMarked(page, { phase: 'warning', shown: '0:22' });
    server.set('floor', floor({ statement: statement({ id: 500 }) }));
    await untilMarked(page, { statement: 500 });
    assert.equal(await text(page, '#now-facts'), '', 'the desk has not said yet what language that is');
});

test('a text opens on demand, beside the clock, larger and smaller, all by keyboard', async () => {
    await page.focus('button[data-read="inscription-41"]');
    await page.keyboard.press('Enter');
    await untilMarked(page, { reading: 'inscription-41' });
    assert.equal(await text(page, '#reader-title'), 'Text: Jamaica');
    assert.equal(await page.locator('#reader-text p').count(), 3);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'reader-text');
    assert.ok(await page.locator('#clock').isVisible());
    const size = () => page.$eval('#reader-text', (element) => parseFloat(getComputedStyle(element).fontSize));
    const before = await size();
    await page.keyboard.press('+');
    await until(page, (was) => parseFloat(getComputedStyle(document.querySelector('#reader-text')).fontSize) > was, before);
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('+');
    assert.equal(await text(page, '#letters'), 'Letters 300 %');
    assert.deepEqual(await cutOff(page), []);
    await shoot(page, 'booth-text-large');
    for (let press = 0; press < 5; press += 1) await page.click('#smaller');
    assert.equal(await size(), before);
    await page.keyboard.press('Escape');
    await untilMarked(page, { reading: null });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.read), 'inscription-41');
});

test('a text stays open when its speaker is given the floor, and says when it is gone', async () => {
    await page.click('button[data-read="inscription-41"]');
    const { now, next } = booth();
    server.set('floor', floor({ statement: statement({ id: 600 }) }));
    server.set('booth', booth({ now: { ...next[0], statement: 600 }, next: next.slice(1) }));
    await untilMarked(page, { statement: 600, next: 5 });
    assert.equal(await text(page, '#reader-title'), 'Text: Jamaica');
    server.set('booth', booth({ now, next: next.slice(1) }));
    await page.waitForSelector('#reader-title:has-text("This text is no longer there.")');
    assert.equal(await text(page, '#reader-text'), '');
    await page.click('#close');
});

test('a text in another script runs its own way; it is text and never markup', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    server.set('booth', booth({ next: [spoken('Egypt', { inscription: 1, language: 'ar', text: 'شكراً' }), spoken('Germany', { inscription: 2, text: hostile })] }));
    await untilMarked(page, { next: 2 });
    await page.click('button[data-read="inscription-1"]');
    assert.equal(await page.$eval('#reader-text', ({ dir, lang }) => `${dir} ${lang}`), 'rtl ar');
    await page.click('#close');
    await page.click('button[data-read="inscription-2"]');
    assert.equal(await text(page, '#reader-text'), hostile);
    assert.equal(await page.locator('main img').count(), 0);
    await page.click('#close');
    assert.deepEqual(page.complaints, []);
});

test('slower, please: one command, said where it went, and again only after 20 seconds', async () => {
    const count = server.commands.length;
    await page.click('#ask');
    const { command } = await server.command(count + 1);
    assert.deepEqual(command, { type: 'AskSlower', statement: 412 });
    await until(page, () => document.querySelector('#ask-said').textContent.startsWith('Sent to the speaker’s own screen and to the conference officer'));
    server.set('booth', booth({ now: { ...booth().now, slower_asked_us: server.nowUs } }));
    await page.waitForSelector('#ask[aria-disabled="true"]');
    assert.match(await text(page, '#ask-about'), /^Sent .* You can ask again in (20|1\d) seconds\.$/);
    assert.equal(await page.getAttribute('#ask', 'aria-describedby'), 'ask-about');
    await page.click('#ask', { force: true });
    await page.keyboard.press('Enter');
    server.advance(20 * SECOND);
    await page.waitForSelector('#ask[aria-disabled="false"]');
    assert.equal(server.commands.length, count + 1);
    assert.match(await text(page, '#ask-about'), /Nobody is told who asked/);
});

test('slower: asked by another booth, refused in the desk’s words, nobody speaking', async () => {
    server.set('floor', floor({ statement: statement({ id: 700 }) }));
    server.set('booth', booth({ now: { ...booth().now, statement: 700, slower_asked_us: server.nowUs - 5 * SECOND } }));
    await untilMarked(page, { statement: 700 });
    await until(page, () => /^Asked by a booth\. You can ask again in \d+ seconds/.test(document.querySelector('#ask-about').textContent));
    server.decide = () => ({ accepted: false, rule: 'slower.just-asked', text: 'A booth asked 3 seconds ago.' });
    server.set('booth', booth({ now: { ...booth().now, statement: 700 } }));
    await page.waitForSelector('#ask[aria-disabled="false"]');
    await page.click('#ask');
    await page.waitForSelector('#ask-about:has-text("A booth asked 3 seconds ago.")');
    const { now: _, ...none } = booth();
    server.set('floor', floor());
    server.set('booth', none);
    await untilMarked(page, { state: 'chair' });
    assert.equal(await text(page, '#ask-about'), 'Nobody is speaking now.');
    assert.equal(await page.getAttribute('#ask', 'aria-disabled'), 'true');
});

test('what was asked while the link was away is asked once it is back, once', async () => {
    const count = server.commands.length;
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    assert.ok(await page.locator('#banner').isVisible());
    await server.restart();
    await untilMarked(page, { link: 'up' });
    await page.click('#ask');
    await server.command(count + 1);
    assert.equal(new Set(server.commands.slice(count).map(({ id }) => id)).size, 1);
});

test('dark for dim booths; light where the address asks for it', async () => {
    const ground = (which) => which.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    assert.equal(await ground(page), 'rgb(11, 15, 20)');
    const light = await openPage(browser, server.url(`/booth?room=main&theme=light#token=${TOKENS.technician}`));
    await untilMarked(light, { link: 'up', next: 6 });
    assert.equal(await ground(light), 'rgb(245, 247, 249)');
    assert.equal(await light.locator('#slower').isVisible(), false, 'a technician is not asked to');
    await light.context().close();
});

test('without a link for it, one sentence and nothing else', async () => {
    for (const token of ['', `#token=${TOKENS.chair}`]) {
        const other = await openPage(browser, server.url(`/booth?room=main${token}`));
        await untilMarked(other, { link: 'up' });
        await other.waitForSelector('#message:has-text("This page is for interpreters and technicians")');
        assert.doesNotMatch(await visibleText(other), /Jamaica|Philippines|Slower/);
        await other.context().close();
    }
});

test('every language, narrow and wide: nothing cut off', async () => {
    for (const language of LANGUAGES) {
        const strings = await stringsOf(language);
        const other = await openPage(browser, server.url(`/booth?room=main&lang=${language}#token=${TOKENS.interpreter}`), { width: 1024, height: 768 });
        await untilMarked(other, { link: 'up', next: 6 });
        const words = await visibleText(other);
        for (const each of [strings['booth.slower'], strings['booth.read'], strings['language.fr'], nameOf('KEN', language)]) assert.ok(words.includes(each), `${language} ${each}`);
        assert.doesNotMatch(words, /\{\w+\}|\bbooth\./);
        for (const [width, height] of [[1024, 768], [390, 844], [320, 640]]) {
            await other.setViewportSize({ width, height });
            assert.deepEqual(await cutOff(other), [], `${language} ${width}`);
            await shoot(other, `booth-${language}-${width}`);
        }
        await other.context().close();
    }
});
