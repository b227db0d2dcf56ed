// For everybody: WCAG 2.2 AA as axe-core checks it, a screen reader's announcements, the keyboard,
// narrow and enlarged pages, screens that stay awake, and pages that can be installed.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, painted, text, until, untilMarked } from './support/browser.mjs';
import { delegation, TOKEN } from './support/delegate-sample.mjs';
import { LANGUAGES, nameOf, PAGES, stringsOf } from './support/languages.mjs';
import { edition, fill, floor, speaker, statement, withLeft } from './support/sample.mjs';
import { fillPodium, TOKENS } from './support/podium-sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';
import { road } from './support/texts-sample.mjs';

/// What opens with a link of its own.
const OWN = [
    `/chair?room=main#token=${TOKENS.chair}`,
    `/booth?room=main#token=${TOKENS.interpreter}`,
    `/booth?room=main&theme=light#token=${TOKENS.interpreter}`,
];
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DELEGATE = `/delegate#token=${TOKEN}`;
let server;
let browser;

before(async () => {
    server = await StandInServer.start();
    server.set('texts', road());
    fillPodium(server);
    server.grants.set(TOKEN, { role: 'delegation', delegation: 'KEN', name: 'Kenya' });
    server.set('delegation', delegation());
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(() => fill(server, { programme: edition() }));

async function open(path, options) {
    const page = await openPage(browser, server.url(path), options);
    await untilMarked(page, { link: 'up' });
    return page;
}

/// What axe finds wrong. It comes in through the debugger's door: the pages' policy lets nothing in.
async function violations(page) {
    await painted(page);
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
    return page.evaluate(async (levels) => {
        const { violations: found, passes } = await window.axe.run(document, {
            runOnly: { type: 'tag', values: levels },
            resultTypes: ['violations'],
        });
        if (passes.length === 0) return ['nothing was checked'];
        return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`);
    }, LEVELS);
}

async function speak(page, language) {
    await page.evaluate(async (wanted) => {
        const { session } = await import('/assets/session.js');
        await session.choose(wanted);
    }, language);
    await until(page, (wanted) => document.documentElement.lang === wanted, language);
}

for (const path of [...PAGES, DELEGATE, ...OWN, '/lower-third', '/lower-third?control']) {
    test(`${path} in every language: nothing for axe to find`, async () => {
        const page = await open(path, { width: 1280, height: 800 });
        if (path === DELEGATE) await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
        for (const language of LANGUAGES) {
            await speak(page, language);
            assert.deepEqual(await violations(page), [], language);
        }
        // What is folded away on a phone, or only there.
        await page.setViewportSize({ width: 320, height: 640 });
        assert.deepEqual(await violations(page), [], 'narrow');
        await page.context().close();
    });
}

test('axe finds what is planted', async () => {
    const page = await open('/');
    await page.evaluate(() => document.body.append(document.createElement('img'), document.createElement('select')));
    const found = (await violations(page)).map((each) => each.split(':')[0]);
    assert.deepEqual(found.sort(), ['image-alt', 'select-name']);
    await page.context().close();
});

for (const path of ['/hall?room=main', '/queue?room=main', ...OWN]) {
    test(`${path} in every state of the floor: nothing for axe to find`, async () => {
        const page = await open(path, { width: 1280, height: 800 });
        const states = {
            running: withLeft(server, 100),
            warning: withLeft(server, 25),
            over: withLeft(server, -10),
            paused: withLeft(server, 100, { clock: 'paused' }),
            chair: floor(),
            suspended: floor({ state: 'suspended' }),
            adjourned: floor({ state: 'adjourned' }),
        };
        for (const [state, value] of Object.entries(states)) {
            server.set('floor', value);
            await untilMarked(page, { state });
            assert.deepEqual(await violations(page), [], state);
        }
        await page.context().close();
    });
}

test('/delegate while it is live, while it asks, and with a link that is no good: nothing for axe to find', async () => {
    const page = await open(DELEGATE, { width: 390, height: 844 });
    await page.click('#ask');
    assert.deepEqual(await violations(page), [], 'asking');
    await page.keyboard.press('Escape');
    for (const [state, left] of [['running', 100], ['warning', 25], ['over', -10]]) {
        server.set('floor', withLeft(server, left));
        const live = { meeting: '2021-07-28-morning', room: 'main', statement: 412, live: true, slower_asked_us: server.nowUs };
        server.set('delegation', delegation({ floor: [live] }));
        await untilMarked(page, { live: 'yes' });
        assert.deepEqual(await violations(page), [], state);
    }
    server.set('delegation', delegation());
    await page.context().close();
    const stranger = await open('/delegate');
    await untilMarked(stranger, { trouble: 'missing' });
    assert.deepEqual(await violations(stranger), [], 'no link');
    await stranger.context().close();
});

test('a page without a link: nothing for axe to find', async () => {
    const pages = await Promise.all([...PAGES, DELEGATE].map((path) => open(path)));
    await server.stop();
    for (const page of pages) {
        await untilMarked(page, { link: 'lost' });
        assert.deepEqual(await violations(page), [], page.url());
        await page.context().close();
    }
    await server.restart();
});

test('a screen reader hears who has the floor and the last 30 seconds, politely and in its language', async () => {
    for (const language of ['ar', 'fr']) {
        const strings = await stringsOf(language);
        const page = await open(`/queue?room=main&lang=${language}`);
        const said = () => page.textContent('#announcer');
        assert.equal(await page.getAttribute('#announcer', 'aria-live'), 'polite');
        assert.equal(await page.getAttribute('#clock', 'aria-live'), 'off');
        server.set('floor', floor({ statement: statement({ id: 8, speaker: speaker('Kenya') }) }));
        await untilMarked(page, { statement: 8 });
        assert.ok((await said()).includes(nameOf('KEN', language)));
        const count = new Intl.PluralRules(language).select(30);
        const duration = strings[`seconds.${count}`].replace('{count}', '30');
        server.set('floor', withLeft(server, 25));
        await untilMarked(page, { state: 'warning' });
        const warning = strings['announce.warning'].replace('{duration}', duration).replace('{who}', nameOf('PHL', language));
        assert.equal(await said(), warning);
        // Seconds pass unheard.
        const before = await page.getAttribute('html', 'data-shown');
        await until(page, (shown) => document.documentElement.dataset.shown !== shown, before);
        assert.equal(await said(), warning);
        server.set('floor', withLeft(server, 100));
        await untilMarked(page, { state: 'running' });
        await page.context().close();
    }
});

/// Tab through the page: where the focus went, and whether it could be seen there.
async function tabbed(page) {
    await page.evaluate(() => document.activeElement.blur());
    const found = [];
    for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body || element.dataset.met) return null;
            element.dataset.met = 'yes';
            const { outlineStyle, opacity } = getComputedStyle(element);
            const shown = opacity !== '0' && getComputedStyle(element.parentElement).opacity !== '0';
            return { name: element.id || element.localName, seen: shown && outlineStyle !== 'none' };
        });
        if (!at) break;
        found.push(at);
    }
    return found;
}

test('every control is reached by the keyboard, and seen there', async () => {
    for (const path of [...PAGES, DELEGATE, ...OWN]) {
        const page = await open(path, { width: 1280, height: 800 });
        const controls = await page.evaluate(
            () =>
                [...document.querySelectorAll('a[href], button, select, input, summary')].filter(
                    (element) => element.checkVisibility() && !element.disabled,
                ).length,
        );
        const found = await tabbed(page);
        assert.ok(found.length >= Math.min(controls, 60), `${path}: ${found.length} of ${controls}`);
        assert.deepEqual(found.filter(({ seen }) => !seen), [], path);
        await page.context().close();
    }
});

test('the language is chosen by the keyboard alone', async () => {
    const index = await open('/');
    await index.focus('dais-language button[lang="es"]');
    await index.keyboard.press('Enter');
    await until(index, () => document.documentElement.lang === 'es');
    await index.context().close();
    const hall = await open('/hall?room=main');
    const seen = () => hall.evaluate(() => getComputedStyle(document.querySelector('dais-language')).opacity);
    assert.equal(await seen(), '0', 'nothing of it on the wall');
    await hall.keyboard.press('Tab');
    assert.equal(await seen(), '1');
    await hall.keyboard.press('ArrowDown');
    await until(hall, () => document.documentElement.lang === 'fr');
    await hall.context().close();
});

test('320 pixels, and 400 % of a small screen: all there, nothing beside the page', async () => {
    for (const path of [...PAGES, DELEGATE, ...OWN]) {
        const page = await open(path, { width: 320, height: 256 });
        for (const language of ['ar', 'ru', 'fr']) {
            await speak(page, language);
            assert.deepEqual(await cutOff(page), [], `${path} ${language}`);
        }
        await page.context().close();
    }
});

test('larger letters, and more room between them, cut nothing off', async () => {
    for (const path of ['/queue?room=main', '/programme', '/texts', '/record', DELEGATE, ...OWN]) {
        const page = await open(path, { width: 1280, height: 800 });
        // WCAG 1.4.12, through a sheet of the page's own making: the policy refuses a style element.
        await page.evaluate(() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(
                '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
            );
            document.adoptedStyleSheets.push(sheet);
        });
        assert.deepEqual(await cutOff(page), [], path);
        await page.context().close();
    }
});

test('the screen of the hall and of a delegate who waits stays awake', async () => {
    for (const [path, asked] of [['/hall', 1], ['/queue', 1], ['/chair', 1], ['/booth', 1], [DELEGATE, 1], ['/programme', 0]]) {
        const context = await browser.newContext();
        await context.addInitScript(() => {
            window.asked = [];
            Object.defineProperty(navigator, 'wakeLock', {
                value: { request: (what) => (window.asked.push(what), Promise.reject(new Error('battery'))) },
            });
        });
        const page = await context.newPage();
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(error));
        await page.goto(server.url(path));
        await untilMarked(page, { link: 'up' });
        assert.deepEqual(await page.evaluate(() => window.asked), Array(asked).fill('screen'), path);
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        assert.equal(await page.evaluate(() => window.asked.length), asked * 2, 'again when it is seen again');
        assert.deepEqual(complaints, []);
        await context.close();
    }
});

test('the pages can be installed', async () => {
    for (const path of PAGES) {
        const page = await open(path);
        const session = await page.context().newCDPSession(page);
        const { errors, data } = await session.send('Page.getAppManifest');
        assert.deepEqual(errors, [], path);
        const manifest = JSON.parse(data);
        assert.equal(manifest.start_url, '/');
        for (const { src, sizes, type } of manifest.icons) {
            const icon = await page.request.get(server.url(src));
            assert.equal(icon.status(), 200, src);
            assert.equal(icon.headers()['content-type'], type);
            if (type === 'image/png') assert.equal(`${(await icon.body()).readUInt32BE(16)}x${(await icon.body()).readUInt32BE(20)}`, sizes);
        }
        await page.context().close();
    }
});
