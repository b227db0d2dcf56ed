// What holds for every page: small, alone, strict, and without a word of its own.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, openPage, untilMarked } from './support/browser.mjs';
import { fillForKenya, TOKEN } from './support/delegate-sample.mjs';
import { fillPodium, TOKENS } from './support/podium-sample.mjs';
import { road } from './support/texts-sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const WEB = new URL('../../assets/web/', import.meta.url);
const STRINGS = new URL('../../assets/strings/en/displays.json', import.meta.url);
const PAGES = [
    '/',
    '/hall',
    '/lower-third',
    '/queue',
    '/programme',
    '/texts',
    `/delegate#token=${TOKEN}`,
    '/record',
    '/chair',
    '/booth',
];
let server;
let browser;

before(async () => {
    server = await StandInServer.start();
    fillForKenya(server);
    server.set('texts', road());
    fillPodium(server);
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

async function files(ending) {
    const names = [
        ...(await readdir(WEB)),
        ...(await readdir(new URL('assets/', WEB))).map((name) => `assets/${name}`),
    ];
    const wanted = names.filter((name) => name.endsWith(ending));
    return Promise.all(wanted.map(async (name) => [name, await readFile(new URL(name, WEB), 'utf8')]));
}

for (const path of [...PAGES, `/chair#token=${TOKENS.chair}`, `/booth#token=${TOKENS.interpreter}`]) {
    test(`${path} is under 100 kB in all, asks no other host and complains of nothing`, async () => {
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
        await page.goto(server.url(path));
        await untilMarked(page, { link: 'up' });
        // What is only for paper comes last.
        await page.waitForLoadState('networkidle');
        // What crosses the network: the pages are sent packed.
        const sizes = await Promise.all(requests.map((request) => request.sizes()));
        const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
        assert.ok(bytes > 1_000 && bytes < 100_000, `${bytes} bytes`);
        assert.deepEqual([...hosts], [`127.0.0.1:${server.port}`]);
        assert.deepEqual(complaints, []);
        await context.close();
    });
}

test('no inline script or style, and nothing from elsewhere', async () => {
    for (const [name, page] of await files('.html')) {
        assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\/assets\/)/i, name);
        for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g)) assert.match(address, /^\/assets\//, name);
    }
    for (const [name, sheet] of await files('.css')) assert.doesNotMatch(sheet, /@import|url\(|@font-face/, name);
});

test("the device's wall clock is never asked, names never become markup", async () => {
    for (const [name, script] of await files('.js')) {
        assert.doesNotMatch(
            script,
            /Date\.now|new Date\(\)|setInterval|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|DisplayNames/,
            name,
        );
    }
});

test('every word is in the strings: none in the pages, none missing, none left over', async () => {
    const strings = JSON.parse(await readFile(STRINGS, 'utf8'));
    for (const [name, page] of await files('.html')) {
        const words = page
            .replace(/<title>Dais<\/title>/, '')
            .replace(/<[^>]*>/g, '')
            .trim();
        assert.equal(words, '', `${name} has words of its own`);
    }
    const scripts = (await files('.js')).map(([, script]) => script).join('\n');
    const whole = new Set();
    const begun = new Set();
    for (const [, , key, rest] of scripts.matchAll(/(['"`])([a-z]+(?:[.-][a-z-]*)+)(\$\{)?/g))
        (rest ? begun : whole).add(key);
    for (const [, key] of scripts.matchAll(/(?:say|fill)\('([^']+)'/g)) assert.ok(strings[key], `${key} is missing`);
    for (const [, key] of scripts.matchAll(/count\('([^']+)'/g)) {
        assert.ok(strings[`${key}.one`] && strings[`${key}.other`], `${key} is missing a form`);
        whole.add(`${key}.one`).add(`${key}.other`);
    }
    for (const [, key] of scripts.matchAll(/order\('([^']+)'/g)) begun.add(`${key}.`);
    for (const [, prefix] of scripts.matchAll(/known\('([^']+)'/g)) begun.add(`${prefix}.`);
    for (const key of [...scripts.matchAll(/say\(`\$\{now\.state\}\.since`/g)].flatMap(() => [
        'suspended.since',
        'adjourned.since',
    ]))
        whole.add(key);
    whole.add('rehearsal');
    const idle = Object.keys(strings).filter(
        (key) => !whole.has(key) && ![...begun].some((start) => key.startsWith(start)),
    );
    assert.deepEqual(idle, []);
});

test('each page moves nothing where motion is not wanted', async () => {
    for (const path of PAGES) {
        const page = await openPage(browser, server.url(path), { reducedMotion: 'reduce' });
        await untilMarked(page, { link: 'up' });
        assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
        await page.context().close();
    }
});
