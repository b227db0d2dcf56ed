// The six official languages: every word is there, the pages speak each of them, and change without a
// reload.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, overlaps, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { LANGUAGES, allNames, nameOf, PAGES, stringsOf } from './support/languages.mjs';
import { edition, fill, floor, queue, speaker, statement, withLeft } from './support/sample.mjs';
import { proceedings } from './support/podium-sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';
import { road } from './support/texts-sample.mjs';

const LIMIT = 100_000;
const PARTS = ['#place', '#item', '.when', '#name', '#beneath', '#kind', '#state', '#headline', '#details', '#next'];
let server;
let browser;

before(async () => {
    server = await StandInServer.start();
    server.set('texts', road());
    server.set('proceedings', proceedings());
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(() => fill(server, { programme: edition() }));

async function open(path, language, options) {
    const page = await openPage(browser, server.url(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`), options);
    await untilMarked(page, { link: 'up' });
    return page;
}

function placeholders(sentence) {
    return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
}

/// The forms that whole numbers need in a language.
function formsOf(language, type) {
    const rules = new Intl.PluralRules(language, { type });
    return new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
}

// A family of forms is counted ("days.one") or ordered ("meeting.numbered.one").
const FORM = /^(.*)\.(zero|one|two|few|many|other)$/;

test('each language says everything that English says, and no more', async () => {
    const english = await stringsOf('en');
    const all = Object.keys(english).flatMap((key) => FORM.exec(key)?.[1] ?? []);
    const families = new Set(all.filter((family) => english[`${family}.other`]));
    assert.ok(families.has('minutes') && families.has('meeting.numbered'));
    for (const language of LANGUAGES) {
        const strings = await stringsOf(language);
        const plain = (all) => Object.keys(all).filter((key) => !families.has(FORM.exec(key)?.[1])).sort();
        assert.deepEqual(plain(strings), plain(english), language);
        for (const key of plain(english)) {
            assert.ok(strings[key].trim() || english[key].trim() === '', `${language} ${key} is empty`);
            assert.deepEqual(placeholders(strings[key]), placeholders(english[key]), `${language} ${key}`);
        }
        for (const family of families) {
            const forms = formsOf(language, family === 'meeting.numbered' ? 'ordinal' : 'cardinal').add('other');
            const found = Object.keys(strings).filter((key) => FORM.exec(key)?.[1] === family);
            assert.deepEqual(found.sort(), [...forms].map((form) => `${family}.${form}`).sort(), language);
            // "once" needs no number, but nothing else may stand there.
            for (const key of found) assert.ok(placeholders(strings[key]).every((name) => name === 'count'), key);
            assert.deepEqual(placeholders(strings[`${family}.other`]), ['count'], `${language} ${family}`);
        }
    }
});

test('every group and class that the sample data name has its words', async () => {
    const { groups } = JSON.parse(await readFile(new URL('../../assets/delegations.json', import.meta.url), 'utf8'));
    const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const english = await stringsOf('en');
    for (const { kind, names } of groups) {
        const { list, short } = names.at(-1).en;
        assert.equal(english[`group.${slug(list)}`], list);
        assert.equal(english[`group-short.${slug(short)}`], short);
        if (kind === 'regional') assert.equal(english[`group-full.${slug(list)}`], list);
    }
    for (const profile of ['biennial-meeting', 'general-assembly-committee', 'informal']) {
        const file = new URL(`../../assets/profiles/${profile}.json`, import.meta.url);
        for (const { name } of JSON.parse(await readFile(file, 'utf8')).classes) {
            assert.equal(english[`class.${slug(name)}`], name);
        }
    }
});

for (const language of LANGUAGES) {
    test(`each page in ${language}: its direction, its words, nothing cut off`, async () => {
        const strings = await stringsOf(language);
        const here = {
            '/': [strings['index.rooms'], strings['state.idle']],
            '/hall': [strings['clock.standing'], nameOf('PHL', language), nameOf('DEU', language)],
            '/queue': [strings['queue.next'], strings['class.states'], nameOf('KEN', language)],
            '/programme': [strings['programme.print'], strings['programme.state.cancelled']],
            '/texts': [strings['texts.part.silences'], nameOf('MEX', language)],
            '/record': [strings['record.heading'], nameOf('TUV', language)],
            '/chair': [strings['chair.not-for-you']],
            '/booth': [strings['booth.not-for-you']],
        };
        for (const path of PAGES) {
            const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
            const page = await context.newPage();
            const requests = [];
            const complaints = [];
            page.on('requestfinished', (request) => requests.push(request));
            page.on('console', (message) => complaints.push(message.text()));
            await page.goto(server.url(`${path}?lang=${language}`));
            await untilMarked(page, { link: 'up' });
            await page.waitForLoadState('load');
            assert.equal(await page.getAttribute('html', 'lang'), language);
            assert.equal(await page.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr');
            await until(page, (wanted) => wanted.every((each) => document.body.innerText.includes(each)), here[path]);
            const words = await visibleText(page);
            assert.doesNotMatch(words, /\{\w+\}|\b(clock|state|texts|programme|queue|index|record|chair|booth)\.[a-z]/, 'a gap');
            for (const [name, width, height] of [['', 1280, 800], ['-phone', 320, 640]]) {
                await page.setViewportSize({ width, height });
                assert.deepEqual(await cutOff(page), [], `${path} ${width}`);
                if (path === '/hall') assert.deepEqual(await overlaps(page, PARTS), []);
                await shoot(page, `${path.slice(1) || 'index'}-${language}${name}`);
            }
            assert.deepEqual(complaints, []);
            // What crosses the network, which may be a phone's.
            const sizes = await Promise.all(requests.map((request) => request.sizes()));
            const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
            assert.ok(bytes > 1_000 && bytes < LIMIT, `${path}: ${bytes} bytes`);
            const files = requests.map((request) => new URL(request.url()).pathname).filter((name) => /^.(strings|names)/.test(name));
            const script = path === '/chair' ? [`/strings/${language}/script.json`] : [];
            const own = [`/strings/${language}.json`, ...(language === 'en' ? [] : [`/names/${language}.json`]), ...script];
            assert.deepEqual(files.sort(), own.sort(), 'one language alone');
            await context.close();
        }
    });

    test(`no name is cut off on the hall page: the 20 longest in ${language}`, async () => {
        const names = allNames(language).sort((a, b) => b.shown.length - a.shown.length).slice(0, 20);
        const page = await open('/hall?room=main', language, { width: 1920, height: 1080 });
        for (const [width, height] of [[1920, 1080], [320, 640]]) {
            await page.setViewportSize({ width, height });
            for (const [index, { english, shown }] of names.entries()) {
                const others = [1, 2, 3].map((step) => ({ speaker: speaker(names[(index + step) % 20].english) }));
                server.set('queue', queue(others));
                server.set('floor', floor({ statement: statement({ id: 1000 + index, speaker: speaker(english) }) }));
                await untilMarked(page, { statement: 1000 + index });
                await until(page, (name) => document.querySelector('#name').textContent === name, shown);
                assert.deepEqual(await cutOff(page), [], `${shown} at ${width}`);
            }
            await shoot(page, `hall-longest-${language}-${width}`);
        }
        await page.context().close();
    });
}

test('another language is spoken at once: no reload, the same link, the same clock', async () => {
    server.set('floor', withLeft(server, 100));
    const page = await openPage(browser, server.url('/queue?room=main'), { width: 390, height: 844 });
    await untilMarked(page, { state: 'running', link: 'up' });
    assert.equal(await text(page, '#name'), 'Philippines');
    await page.evaluate(() => (window.stayed = true));
    const hellos = server.hellos.length;
    for (const language of [...LANGUAGES, 'en']) {
        await page.selectOption('dais-language select', language);
        await until(page, (wanted) => document.documentElement.lang === wanted, language);
        assert.equal(await text(page, '#name'), nameOf('PHL', language));
        assert.equal(await text(page, '#next-title'), (await stringsOf(language))['queue.next']);
        assert.ok((await visibleText(page)).includes(nameOf('JAM', language)));
        await untilMarked(page, { state: 'running', link: 'up' });
    }
    assert.equal(await page.evaluate(() => window.stayed), true);
    assert.equal(server.hellos.length, hellos, 'the link was kept');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

for (const path of ['/', '/hall', '/programme', '/texts', '/record']) {
    test(`${path}: what was English is gone after a change to Arabic`, async () => {
        const [english, arabic] = await Promise.all([stringsOf('en'), stringsOf('ar')]);
        const page = await open(path, 'en');
        if (path === '/') await page.click('dais-language button[lang="ar"]');
        else await page.selectOption('dais-language select', 'ar');
        await until(page, () => document.documentElement.dir === 'rtl');
        const words = await visibleText(page);
        for (const [key, sentence] of Object.entries(english)) {
            if (/\{|^(group|language|list|month|weekday)/.test(key) || sentence.length < 6 || sentence === arabic[key]) continue;
            assert.ok(!words.split('\n').includes(sentence), `${key}: ${sentence}`);
        }
        await page.context().close();
    });
}

test('the choice stays: in the address, on the device, and in links to other pages', async () => {
    const page = await openPage(browser, server.url('/'), { width: 1000, height: 800 });
    await untilMarked(page, { link: 'up', rooms: 2 });
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.click('dais-language button[lang="fr"]');
    await until(page, () => document.documentElement.lang === 'fr');
    assert.equal(new URL(page.url()).searchParams.get('lang'), 'fr');
    assert.equal(await page.getAttribute('dais-language button[lang="fr"]', 'aria-pressed'), 'true');
    assert.match(await page.getAttribute('#texts', 'href'), /^\/texts\?lang=fr/);
    await page.click('dais-room a[href^="/queue"]');
    await untilMarked(page, { link: 'up' });
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    for (const path of ['/programme', '/hall']) {
        await page.goto(server.url(path));
        await untilMarked(page, { link: 'up' });
        assert.equal(await page.getAttribute('html', 'lang'), 'fr', `${path} remembers it`);
    }
    await page.context().close();
});

test("a reader's page begins in the device's language, a hall's screen in English", async () => {
    for (const [path, language] of [['/queue', 'es'], ['/hall', 'en']]) {
        const page = await openPage(browser, server.url(path), { locale: 'es-MX' });
        await untilMarked(page, { link: 'up' });
        assert.equal(await page.getAttribute('html', 'lang'), language);
        await page.context().close();
    }
});

test("digits are those of the reader's country; those of the clock are the same for all", async () => {
    for (const [locale, digits] of [['ar', /بيان وطني، 3 دقائق/], ['ar-EG', /بيان وطني، ٣ دقائق/]]) {
        const page = await open('/hall?room=main', 'ar', { locale });
        await untilMarked(page, { statement: 412 });
        assert.match(await visibleText(page), digits, locale);
        assert.equal((await page.locator('#clock span').allInnerTexts()).join(''), '3:00');
        await page.context().close();
    }
});

test('a name that no list knows stays as it was written, in a direction of its own', async () => {
    const free = speaker('Dr. Ada Example', { on_behalf_of: 'Friends of the Instrument', on_behalf_of_short: '' });
    server.set('floor', floor({ statement: statement({ id: 7, kind: 'group', speaker: free }) }));
    const page = await open('/hall?room=main', 'ar');
    await untilMarked(page, { statement: 7 });
    assert.equal(await text(page, '#name'), 'Dr. Ada Example');
    assert.equal(await page.getAttribute('#name span', 'dir'), 'auto');
    assert.match(await text(page, '#beneath'), /باسم \u2068Friends of the Instrument\u2069/);
    await page.context().close();
});

test('a sentence that begins with a name in another script reads like the page', async () => {
    const page = await open('/programme', 'ar');
    const line = page.locator('#changes-list button', { hasText: 'Briefing for delegations' });
    assert.equal(await line.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    const own = page.locator('article h3', { hasText: 'Briefing for delegations' });
    assert.equal(await own.evaluate((element) => getComputedStyle(element).direction), 'ltr');
    await page.context().close();
});

test('names that could not be had come with the next link', async () => {
    let away = true;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/names/*.json', (route) => (away ? route.abort() : route.continue()));
    await page.goto(server.url('/hall?room=main&lang=ru'));
    await untilMarked(page, { link: 'up', statement: 412 });
    assert.equal(await text(page, '#name'), 'Philippines', 'the English name does meanwhile');
    away = false;
    server.epoch += 1;
    await server.restart();
    await until(page, (name) => document.querySelector('#name').textContent === name, nameOf('PHL', 'ru'));
    await context.close();
});

test('names that could not be had come by themselves, on the same link and into what stands already', async () => {
    let away = true;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/names/*.json', (route) => (away ? route.abort() : route.continue()));
    await page.goto(server.url('/queue?room=main&lang=ru'));
    await untilMarked(page, { link: 'up', released: 3 });
    assert.match(await text(page, '#list'), /Germany/, 'the English name does meanwhile');
    const hellos = server.hellos.length;
    away = false;
    await until(page, (name) => document.querySelector('#list').textContent.includes(name), nameOf('DEU', 'ru'));
    assert.equal(await text(page, '#name'), nameOf('PHL', 'ru'));
    assert.equal(server.hellos.length, hellos);
    await context.close();
});

test("a presider's office is in the page's language, also where the State is spelt alike in English", async () => {
    const alike = allNames('es').find(({ english, shown }) => english === shown && !english.includes(','));
    server.set('floor', floor({ presiding: `${alike.english}, Vice-Chair`, statement: statement() }));
    const page = await open('/queue?room=main', 'es');
    const strings = await stringsOf('es');
    await until(page, (office) => document.querySelector('#presiding').textContent.includes(office), strings['texts.office.vice-chair']);
    assert.doesNotMatch(await text(page, '#presiding'), /Vice-Chair/);
    await page.context().close();
});
