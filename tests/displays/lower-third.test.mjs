// /lower-third over the picture of the webcast: when it comes and goes, and that it is never wrong.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, painted, shoot, text, until, untilMarked } from './support/browser.mjs';
import { fill, floor, speaker, statement } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const S = 1_000_000;
const GERMANY = { id: 413, speaker: speaker('Germany', { iso2: 'DE' }) };
const JAMAICA = speaker('Jamaica', {
    iso2: 'JM',
    on_behalf_of: 'Caribbean Community',
    on_behalf_of_short: 'CARICOM',
});

let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});
beforeEach(() => {
    fill(server);
    give(null);
});
afterEach(async () => {
    await page?.context().close();
    page = null;
});

/// Gives the floor now, or (null) leaves it with the Chair.
function give(changes) {
    server.set('floor', floor(changes && { statement: statement({ given_at_us: server.nowUs, ...changes }) }));
}
async function overlay(search) {
    page = await openPage(browser, server.url(`/lower-third?room=main${search}`));
    await untilMarked(page, { link: 'up', state: 'chair' });
}
const shown = (name) =>
    until(page, (wanted) => document.querySelector('.third[data-shown] #name')?.textContent === wanted, name);
const gone = () => until(page, () => getComputedStyle(document.querySelector('.third')).opacity === '0');
const onAir = () => page.evaluate(() => document.querySelector('.third').dataset.shown === 'yes');

test('follows the floor after the hold, with who, on whose behalf and on what', async () => {
    await overlay('&hold=60');
    give({ speaker: JAMAICA });
    await untilMarked(page, { statement: 412 });
    assert.equal(await onAir(), false, 'not before the hold is over');
    server.advance(60 * S);
    await shown('Jamaica');
    assert.equal(await text(page, '#beneath'), 'on behalf of Caribbean Community (CARICOM)');
    assert.equal(await text(page, '#about'), 'Item 7 (B): International Tracing Instrument');
    await until(page, () => getComputedStyle(document.querySelector('.third')).opacity === '1');
    await shoot(page, 'lower-third');
    give(null);
    await gone();
});

test('a slip that is taken back within the hold is never on air', async () => {
    await overlay('&hold=60');
    await page.evaluate(() => {
        window.seen = [];
        new MutationObserver(() => window.seen.push(document.querySelector('#name').textContent)).observe(
            document.querySelector('.third'),
            { attributes: true, childList: true, subtree: true },
        );
    });
    give({});
    await untilMarked(page, { statement: 412 });
    give(null);
    await untilMarked(page, { state: 'chair' });
    server.advance(70 * S);
    await painted(page);
    assert.deepEqual(await page.evaluate(() => window.seen), []);
});

test('the next name comes only when the one before is gone', async () => {
    await overlay('&hold=0');
    give({});
    await shown('Philippines');
    await page.evaluate(() => {
        window.changes = [];
        const name = document.querySelector('#name');
        new MutationObserver(() =>
            window.changes.push([name.textContent, getComputedStyle(name.parentElement).opacity]),
        ).observe(name, { childList: true, characterData: true, subtree: true });
    });
    await until(page, () => getComputedStyle(document.querySelector('.third')).opacity === '1');
    give(GERMANY);
    await shown('Germany');
    const [[name, opacity], ...more] = await page.evaluate(() => window.changes);
    assert.deepEqual([name, more], ['Germany', []]);
    assert.ok(Number(opacity) < 0.2, 'the last frame of the going may still be to come');
});

test('stays for as long as the address says', async () => {
    await overlay('&hold=2&for=8');
    give({});
    server.advance(2 * S);
    await shown('Philippines');
    server.advance(8 * S);
    await gone();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.statement), '412', 'and speaks on');
});

test('by hand: Space and a click take it and clear it; another speaker clears it', async () => {
    await overlay('&take=hand');
    give({});
    await untilMarked(page, { statement: 412 });
    server.advance(60 * S);
    await painted(page);
    assert.equal(await onAir(), false);
    await page.keyboard.press('Space');
    await shown('Philippines');
    await page.mouse.click(100, 100);
    await gone();
    await page.keyboard.press('Space');
    await shown('Philippines');
    give(GERMANY);
    await gone();
    await untilMarked(page, { statement: 413 });
    assert.equal(await onAir(), false, 'the next one waits to be taken');
});

test('by hand: from the page ?control of the same browser', async () => {
    await overlay('&take=hand');
    const control = await page.context().newPage();
    await control.goto(server.url('/lower-third?room=main&control'));
    await untilMarked(control, { link: 'up', overlay: 'hand', on: null });
    const [take, clear] = [control.getByRole('button', { name: 'Take' }), control.getByRole('button', { name: 'Clear' })];
    assert.deepEqual([await take.isDisabled(), await clear.isDisabled()], [true, true]);
    give({});
    await untilMarked(control, { statement: 412 });
    assert.equal(await text(control, '#name'), 'Philippines');
    await shoot(control, 'lower-third-control');
    await take.click();
    await shown('Philippines');
    await untilMarked(control, { on: 'Philippines' });
    assert.match(await text(control, '[role=status]'), /On air: Philippines/);
    await clear.click();
    await gone();
    await untilMarked(control, { on: null });
    await page.close();
    await untilMarked(control, { overlay: 'gone' });
    assert.match(await text(control, '[role=status]'), /No overlay is open/);
    assert.equal(await take.isDisabled(), true);
    page = control;
});

test('without a sure time nothing is on air, and no word about it', async () => {
    await overlay('&hold=0');
    give({});
    await shown('Philippines');
    await server.stop();
    await untilMarked(page, { state: 'stale' });
    await gone();
    assert.equal(await page.evaluate(() => document.querySelector('dais-banner')), null);
    await server.restart();
    await shown('Philippines');
});

test('transparent in each style; the longest name is whole at each place and size', async () => {
    const longest = speaker('United Kingdom of Great Britain and Northern Ireland', {
        on_behalf_of: 'States of the Economic Community of West African States and of the Central African States',
        on_behalf_of_short: 'ECOWAS and ECCAS',
    });
    for (const [look, place, size, width, height] of [
        ['dark', 'left', 1, 1920, 1080],
        ['light', 'center', 1, 1920, 1080],
        ['plain', 'right', 1, 1920, 1080],
        ['dark', 'center', 1.6, 1280, 720],
        ['light', 'right', 1, 3840, 2160],
    ]) {
        give(null);
        await overlay(`&hold=0&style=${look}&place=${place}&size=${size}`);
        await page.setViewportSize({ width, height });
        give({ speaker: longest });
        await shown(longest.name);
        await until(page, () => getComputedStyle(document.querySelector('.third')).opacity === '1');
        assert.deepEqual(await cutOff(page), []);
        const seen = await page.evaluate(() => ({
            box: document.querySelector('.third').getBoundingClientRect().toJSON(),
            grounds: [document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor),
        }));
        assert.deepEqual(seen.grounds, ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
        const { top, left, right } = seen.box;
        assert.ok(top > height / 3 && left >= 0 && right <= width, `${look} ${place} ${size}`);
        await shoot(page, `lower-third-${look}-${place}-${width}`);
        await page.context().close();
        page = null;
    }
});

test('speaks the language of its address, from the right in Arabic', async () => {
    for (const [language, name, about] of [
        ['fr', 'Jamaïque', /^Point 7 \(B\) :/],
        ['ar', 'جامايكا', /7/],
    ]) {
        give(null);
        await overlay(`&hold=0&lang=${language}`);
        give({ speaker: JAMAICA });
        await shown(name);
        assert.match(await text(page, '#about'), about);
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        await until(page, () => getComputedStyle(document.querySelector('.third')).opacity === '1');
        assert.deepEqual(await cutOff(page), []);
        await shoot(page, `lower-third-${language}`);
        await page.context().close();
        page = null;
    }
});

test('names are never markup, and what the address does not mean is as if it were not there', async () => {
    await overlay('&hold=-1&for=x&style=red&place=top&size=99&item=no');
    give({ speaker: speaker('<img src=x onerror=alert(1)>') });
    server.advance(60 * S);
    await shown('<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.locator('#about').isVisible(), false);
    assert.deepEqual(page.complaints, []);
});

test('the size that the address asks for is the size of the words', async () => {
    const sizes = [];
    for (const size of [1, 2]) {
        await overlay(`&hold=0&size=${size}`);
        sizes.push(await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.third')).fontSize)));
        await page.context().close();
        page = null;
    }
    assert.ok(Math.abs(sizes[1] - 2 * sizes[0]) < 0.1, String(sizes));
});

test('right is the right of the picture, in Arabic too', async () => {
    await overlay('&hold=0&place=right&lang=ar');
    give({ speaker: JAMAICA });
    await until(page, () => document.querySelector('.third').dataset.shown === 'yes');
    const { left, right } = await page.evaluate(() => {
        const box = document.querySelector('.third').getBoundingClientRect();
        return { left: box.left / innerWidth, right: box.right / innerWidth };
    });
    assert.ok(left > 0.3 && Math.abs(right - 0.95) < 0.01, `${left} ${right}`);
});
