// /programme on a server that says what the test wants: days and states, changes, anyone's zone,
// paper. And what other pages make of a meeting that will not be held.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { closedFloor, conference, edition, fill, meeting, programme, slot } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const SIZES = { phone: [360, 740], narrow: [320, 640], tablet: [820, 1180], hd: [1920, 1080] };
const TOKYO = 'Asia/Tokyo';
const NAIROBI = 'Africa/Nairobi';
let server;
let browser;
let page;

function open(path = '/programme', options = {}) {
    return openPage(browser, server.url(path), { width: 1280, height: 900, timezoneId: NAIROBI, ...options });
}

before(async () => {
    server = await StandInServer.start();
    fill(server, { programme: edition() });
    browser = await launch();
    page = await open();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    fill(server, { programme: edition() });
    await page.selectOption('#zone', 'America/New_York').catch(() => {});
    await untilMarked(page, { link: 'up', version: 4, zone: null });
});

const article = (key, inner = '') => `article[data-meeting="${key}"] ${inner}`;

async function texts(of, selector) {
    const all = await of.locator(selector).allInnerTexts();
    return all.map((each) => each.replace(/\s+/g, ' ').trim());
}

test('days in order, meetings with their hours, rooms, slots and items', async () => {
    assert.deepEqual(await texts(page, '.day h2'), ['Tuesday 27 July', 'Wednesday 28 July', 'Thursday 29 July']);
    assert.deepEqual(await texts(page, 'article h3'), [
        '4th meeting',
        '5th meeting',
        '6th meeting',
        'Briefing for delegations',
        '7th meeting',
        'Presentation of the fellowship programme',
    ]);
    assert.deepEqual(await texts(page, '.hours'), [
        '15:00–18:00',
        '10:00–13:00',
        '15:00–18:00',
        '22:00–Thu 00:30',
        '10:00–13:00',
        '15:00–16:00',
    ]);
    assert.deepEqual(await texts(page, article('2021-07-28-morning', '.slots li')), [
        '10:00–12:00 Item 7 (B): International Tracing Instrument',
        '12:00–12:45 Items 8 (C), 9 (D) and 10 (E)',
        '12:45–13:00 Break',
    ]);
    assert.deepEqual(await texts(page, article('past', '.slots li')), [
        'Thematic debate: Programme of Action – Item 6 (A)',
    ]);
    assert.equal(
        await text(page, article('moved', '.what > .quiet')),
        'Conference room (name not known), hybrid, webcast, presided over by Latvia, Vice-Chair',
    );
    assert.match(await text(page, article('2021-07-28-morning', '.what > .quiet')), /hours assumed/);
    assert.deepEqual(page.complaints, []);
    await shoot(page, 'programme');
});

test('a page opened by an officer shows the public programme alone', async () => {
    const value = edition();
    value.changes.push({ version: 4, published: value.published, meeting: 'closed', name: 'Closed', what: 'added' });
    value.changes.push({ version: 4, published: value.published, meeting: 'gone', name: 'Gone', what: 'removed' });
    server.set('programme', { ...value, version: 4 });
    server.set('conference', conference({ short_title: 'Seen' }));
    await until(page, () => document.querySelector('#short-title').innerText === 'Seen');
    assert.doesNotMatch(await visibleText(page), /Closed|Gone/);
    server.set('programme', { ...value, meetings: value.meetings.filter((each) => each.open_to_public) });
    await until(page, () => /Gone: no longer in the programme/.test(document.querySelector('#changes').innerText));
    assert.doesNotMatch(await visibleText(page), /Closed/);
});

test('each state has a word and a shape of its own', async () => {
    const states = await page.locator('article .state').evaluateAll((all) =>
        all.map((line) => [line.innerText.split('\n')[0].trim(), line.querySelector('path').getAttribute('d')]),
    );
    const words = states.map(([word]) => word);
    assert.deepEqual(words, [
        'Adjourned',
        'In session',
        'Scheduled',
        'Scheduled',
        'Cancelled',
        'Postponed, no new date yet',
    ]);
    server.set('programme', edition({ meetings: [meeting({ state: 'suspended' })] }));
    await page.waitForSelector(article('2021-07-28-morning', '[data-state="suspended"]'));
    assert.match(await text(page, article('2021-07-28-morning', '.state')), /^Suspended/);
    const shapes = new Map(states.map(([word, shape]) => [word, shape]));
    shapes.set('Suspended', await page.getAttribute('article path', 'd'));
    assert.equal(new Set(shapes.values()).size, 6, 'six states, six shapes');
});

test('why a meeting is not held is said, and its hours are struck', async () => {
    assert.equal(await text(page, article('cancelled', '.reason')), 'The thematic debate ran ahead');
    for (const key of ['cancelled', 'postponed']) {
        const line = await page
            .locator(article(key, '.own').trim())
            .first()
            .evaluate((element) => getComputedStyle(element).textDecorationLine);
        assert.equal(line, 'line-through');
    }
});

test('the version and its changes; on the meetings concerned what is news', async () => {
    assert.equal(await text(page, '#version'), 'Programme of work, version 4, Tuesday 11:20');
    assert.equal(await text(page, '#changes-title'), 'Changed in version 4');
    assert.deepEqual(await texts(page, '#changes-list li'), [
        '7th meeting: now cancelled',
        '6th meeting: moved from 10:00',
        'Briefing for delegations: new',
    ]);
    const news = await page
        .locator('article')
        .evaluateAll((all) => all.map((each) => [each.dataset.meeting, each.querySelector('.news')?.innerText]));
    const marked = news.filter(([, words]) => words).map(([key, words]) => [key, words.toLowerCase()]);
    assert.deepEqual(Object.fromEntries(marked), {
        moved: 'moved from 10:00',
        added: 'new',
        cancelled: 'now cancelled',
    });
});

test('what was moved is said so that one can see whether it concerns one', async () => {
    const was = { version: 5, published: '2021-07-28T16:00:00Z', meeting: 'moved', name: '6th meeting', what: 'moved' };
    const same = { was_starts: '2021-07-28T19:00:00Z', was_ends: '2021-07-28T22:00:00Z', was_room: 'main' };
    for (const [change, words] of [
        [{ was_starts: '2021-07-27T19:00:00Z' }, 'moved from Tuesday 27 July 15:00'],
        [{ was_starts: '2021-07-28T18:30:00Z', was_room: 'virtual' }, 'moved from 14:30, moved from Virtual meeting'],
        [{ was_room: 'virtual' }, 'moved from Virtual meeting'],
        [{ was_ends: '2021-07-28T21:00:00Z' }, 'ends at 18:00 instead of 17:00'],
        [{ what: 'slots' }, 'items changed'],
        [{ what: 'changed' }, 'details changed'],
        [{ what: 'reinstated' }, 'takes place after all'],
        [{ what: 'postponed' }, 'now postponed'],
    ]) {
        server.set('programme', edition({ version: 5, changes: [{ ...was, ...same, ...change }] }));
        await until(
            page,
            (expected) => document.querySelector('#changes-list').innerText === `6th meeting: ${expected}`,
            words,
        );
    }
});

test('the first version has no moment and no changes; an old one has its date', async () => {
    server.set('programme', edition({ version: 1, changes: [] }));
    await untilMarked(page, { version: 1 });
    assert.equal(await text(page, '#version'), 'Programme of work, version 1');
    assert.equal(await page.locator('#changes').isVisible(), false);
    assert.equal(await page.locator('.news').count(), 0);
    server.set('programme', edition({ version: 2, published: '2021-07-01T15:20:00Z', changes: [] }));
    await untilMarked(page, { version: 2 });
    assert.equal(await text(page, '#version'), 'Programme of work, version 2, Thursday 1 July 11:20');
});

test("any zone: the reader's own on top, both shown, the weekday where the day differs", async () => {
    const options = await page
        .locator('#zone option')
        .evaluateAll((all) => all.map(({ value, text: label }) => [value, label]));
    assert.deepEqual(options.slice(0, 2), [
        [NAIROBI, 'Nairobi (yours)'],
        ['America/New_York', 'New York (the conference)'],
    ]);
    assert.ok(options.length > 300);
    assert.equal(await page.inputValue('#zone'), 'America/New_York');
    assert.equal(await page.locator('.other').count(), 0);

    await page.selectOption('#zone', NAIROBI);
    await untilMarked(page, { zone: NAIROBI });
    assert.equal(await text(page, article('moved', '.hours .other')), '22:00–Thu 01:00 Nairobi');
    assert.equal(await text(page, '#zones'), 'Times are those of New York; beside them those of Nairobi.');
    assert.equal(await text(page, article('moved', '.hours .own')), '15:00–18:00', "the conference's stays");

    await page.selectOption('#zone', TOKYO);
    await untilMarked(page, { zone: TOKYO });
    assert.equal(await text(page, article('moved', '.hours .other')), 'Thu 04:00–07:00 Tokyo');
    assert.deepEqual(await texts(page, article('moved', '.slot-hours .other')), [
        'Thu 04:00–05:00 Tokyo',
        'Thu 05:00–07:00 Tokyo',
    ]);
    assert.deepEqual(await texts(page, '.day h2'), ['Tuesday 27 July', 'Wednesday 28 July', 'Thursday 29 July']);
    await shoot(page, 'programme-tokyo');

    await page.selectOption('#zone', 'America/Toronto');
    await untilMarked(page, { zone: 'America/Toronto' });
    assert.equal(await page.locator('.other').count(), 0, 'the same hours are not said twice');
});

test('after the clocks were set back the distance is another: 10:00 is 18:00 in Nairobi', async () => {
    server.set(
        'programme',
        edition({
            meetings: [
                meeting({ key: 'july', starts: '2021-07-28T14:00:00Z', ends: '2021-07-28T17:00:00Z' }),
                meeting({ key: 'november', starts: '2021-11-08T15:00:00Z', ends: '2021-11-08T18:00:00Z' }),
            ],
        }),
    );
    await page.selectOption('#zone', NAIROBI);
    await page.waitForSelector(article('november', '.other'));
    assert.deepEqual(await texts(page, '.hours'), [
        '10:00–13:00 17:00–20:00 Nairobi',
        '10:00–13:00 18:00–21:00 Nairobi',
    ]);
});

test('the zone stays in the address: over a reload, beside the token, unknown ones left out', async () => {
    const own = await open('/programme#token=abc');
    await untilMarked(own, { link: 'up', version: 4 });
    await own.selectOption('#zone', TOKYO);
    await untilMarked(own, { zone: TOKYO });
    assert.equal(own.url(), server.url('/programme?zone=Asia%2FTokyo#token=abc'));
    await own.reload();
    await untilMarked(own, { link: 'up', zone: TOKYO });
    assert.equal(await own.inputValue('#zone'), TOKYO);
    await own.selectOption('#zone', 'America/New_York');
    assert.equal(own.url(), server.url('/programme#token=abc'));
    await own.goto(server.url('/programme?zone=Mars/Olympus'));
    await untilMarked(own, { link: 'up', version: 4, zone: null });
    assert.deepEqual(own.complaints, []);
    await own.context().close();
});

test('the meeting that goes on is marked, with what is being taken up', async () => {
    const current = article('2021-07-28-morning').trim();
    assert.equal(await page.getAttribute(current, 'aria-current'), 'true');
    assert.equal(await page.locator('article[aria-current]').count(), 1);
    assert.match(await text(page, `${current} .state`), /Now 12:22/);
    assert.match(await text(page, `${current} li[aria-current]`), /^12:00–12:45/);
    assert.equal(await page.locator('.now-line').count(), 0);
    const value = edition();
    value.meetings[1].item = '7';
    server.set('programme', value);
    await page.waitForFunction(() => /^10:00/.test(document.querySelector('li[aria-current]')?.innerText));
});

test('between meetings a line says where the present is', async () => {
    const value = edition();
    value.meetings[1].state = 'adjourned';
    server.set('programme', value);
    await page.waitForSelector('.now-line');
    assert.equal(await text(page, '.now-line'), 'Now 12:22');
    const next = await page.locator('.now-line + article').getAttribute('data-meeting');
    assert.equal(next, 'moved');
    await shoot(page, 'programme-between');
    value.meetings = value.meetings.slice(3);
    server.set('programme', value);
    await page.waitForSelector('.now-line', { state: 'detached' });
});

test('a new version comes by itself, and is told to whoever cannot see it', async () => {
    server.set('programme', edition({ version: 5, published: '2021-07-28T16:20:00Z' }));
    await untilMarked(page, { version: 5 });
    assert.equal(await text(page, '#version'), 'Programme of work, version 5, Wednesday 12:20');
    const value = edition({ version: 6, published: '2021-07-28T16:21:00Z' });
    value.meetings.find(({ key }) => key === 'moved').plan = 'cancelled';
    value.changes.unshift({
        version: 6,
        published: '2021-07-28T16:21:00Z',
        meeting: 'moved',
        name: '6th meeting',
        what: 'cancelled',
    });
    server.set('programme', value);
    await untilMarked(page, { version: 6 });
    assert.equal(
        await page.textContent('#announcer'),
        'Programme of work, version 6, Wednesday 12:21. 6th meeting: now cancelled',
    );
    assert.equal(await page.getAttribute(article('moved').trim(), 'data-state'), 'cancelled');
});

test('to subscribe and to download; no token goes to another program', async () => {
    const own = await open('/programme#token=abc');
    await untilMarked(own, { link: 'up', version: 4 });
    assert.equal(await own.getAttribute('#subscribe', 'href'), `webcal://127.0.0.1:${server.port}/programme.ics`);
    assert.equal(await own.getAttribute('#download', 'href'), '/programme.ics');
    await own.context().close();
});

test('all of it by the keyboard', async () => {
    const own = await open();
    await untilMarked(own, { link: 'up', version: 4 });
    const reached = [];
    for (let press = 0; press < 9; press += 1) {
        await own.keyboard.press('Tab');
        reached.push(await own.evaluate(() => document.activeElement.id || document.activeElement.innerText));
    }
    assert.deepEqual(reached, [
        'language',
        'zone',
        'to-now',
        'print',
        'subscribe',
        'download',
        '7th meeting: now cancelled',
        '6th meeting: moved from 10:00',
        'Briefing for delegations: new',
    ]);
    await own.keyboard.press('Enter');
    assert.equal(await own.evaluate(() => document.activeElement.dataset.meeting), 'added');
    await own.focus('#to-now');
    await own.keyboard.press('Enter');
    assert.equal(await own.evaluate(() => document.activeElement.dataset.meeting), '2021-07-28-morning');
    assert.equal(own.url(), server.url('/programme'), "the address's fragment is the token's");
    await own.context().close();
});

test('letters can be told from their ground: WCAG AA', async () => {
    await page.selectOption('#zone', TOKYO);
    await untilMarked(page, { zone: TOKYO });
    const value = edition();
    value.meetings[0].state = 'suspended';
    server.set('programme', value);
    await page.waitForSelector('[data-state="suspended"]');
    assert.deepEqual(await page.evaluate(tooFaint), []);
});

/// In the page: texts whose contrast is under 4.5.
function tooFaint() {
    const numbers = (color) => color.match(/[\d.]+/g).map(Number);
    const light = (color) => {
        const [r, g, b] = numbers(color).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        const { backgroundColor: color } = getComputedStyle(element);
        return numbers(color)[3] === 0 && element.parentElement ? ground(element.parentElement) : color;
    };
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        if (!own || element.getClientRects().length === 0 || element.closest('.unseen')) continue;
        const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) found.push(`${element.className || element.id}: ${ratio.toFixed(2)}`);
    }
    return found;
}

test('fits a phone, a tablet and a screen, whatever the names', async () => {
    for (const name of ['Ω'.repeat(90), '<img src=x onerror=alert(1)>'.repeat(4), 'Briefing']) {
        const value = edition();
        Object.assign(value.meetings[3], { name, presiding: name });
        Object.assign(value.meetings[5], { reason: name });
        value.meetings[3].slots[0].title = name;
        value.changes[1].name = name;
        server.set('programme', value);
        await page.selectOption('#zone', TOKYO);
        await until(page, (wanted) => document.querySelectorAll('h3')[2].textContent === wanted, name);
        assert.equal(await page.locator('main img').count(), 0);
        for (const [size, [width, height]] of Object.entries(SIZES)) {
            await page.setViewportSize({ width, height });
            assert.deepEqual(await cutOff(page), [], `${name} on ${size}`);
            if (name === 'Briefing') await shoot(page, `programme-${size}`);
        }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual(page.complaints, []);
});

test('cut off from the server it says so, and says nothing that it cannot know', async () => {
    const own = await open();
    await untilMarked(own, { link: 'up', version: 4 });
    await server.stop();
    await untilMarked(own, { link: 'lost' });
    await until(own, () => !/In session|Now \d/.test(document.body.innerText));
    assert.match(await visibleText(own), /Not connected, reconnecting/);
    assert.match(await visibleText(own), /5th meeting/, 'what was planned stays');
    assert.equal(await own.locator('[aria-current]').count(), 0);
    await server.restart();
    server.set('programme', edition({ version: 7 }));
    await untilMarked(own, { link: 'up', version: 7 });
    await until(own, () => document.querySelector('#banner').hidden && /In session/.test(document.body.innerText));
    await own.context().close();
});

// ---- paper

/// A week of four meetings a day, so that there is more than one sheet.
function week() {
    const meetings = [26, 27, 28, 29, 30].flatMap((day) =>
        [13, 14, 19, 22].map((hour) => {
            const [starts, ends] = [`2021-07-${day}T${hour}:00:00Z`, `2021-07-${day}T${hour}:50:00Z`];
            const half = `2021-07-${day}T${hour}:20:00Z`;
            return meeting({
                key: `${day}-${hour}`,
                name: `Meeting ${day} ${hour}`,
                starts,
                ends,
                slots: [
                    slot('s1', starts, half, { title: 'First part' }),
                    slot('s2', half, ends, { title: 'Second part' }),
                ],
                state: 'scheduled',
            });
        }),
    );
    return edition({ meetings, changes: edition().changes.slice(0, 1) });
}

test('on paper: A4, black on white, nothing that lives, no meeting torn apart', async () => {
    const own = await open();
    server.set('programme', week());
    await until(own, () => document.querySelectorAll('article').length === 20);
    const pdf = (await own.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
        Math.round(width),
        Math.round(height),
    ]);
    assert.ok(boxes.length >= 2 && boxes.length <= 4, `${boxes.length} sheets`);
    for (const box of boxes) assert.deepEqual(box, [595, 842]);

    await own.emulateMedia({ media: 'print' });
    await own.setViewportSize({ width: 680, height: 960 });
    const styles = await own.evaluate(() => {
        const shown = [...document.querySelectorAll('body *')].filter(
            (element) =>
                element.getClientRects().length > 0 && element.innerText?.trim() && !element.closest('#rehearsal'),
        );
        return {
            colors: [...new Set(shown.map((element) => getComputedStyle(element).color))],
            ground: getComputedStyle(document.body).backgroundColor,
            torn: [...document.querySelectorAll('article')].filter(
                (element) => getComputedStyle(element).breakInside !== 'avoid',
            ).length,
            lonely: [...document.querySelectorAll('h2')].filter(
                (element) => element.closest('.day') && getComputedStyle(element).breakAfter !== 'avoid',
            ).length,
        };
    });
    assert.deepEqual(styles, { colors: ['rgb(0, 0, 0)'], ground: 'rgb(255, 255, 255)', torn: 0, lonely: 0 });
    for (const gone of ['#tools', '#time', '#version', '#banner', '.now-line'])
        assert.equal(await own.locator(`${gone}:visible`).count(), 0, gone);
    const words = await visibleText(own);
    assert.doesNotMatch(words, /Scheduled|In session|Now \d/);
    assert.match(words, /Programme of work, version 4, Tuesday 27 July 2021 11:20/);
    assert.match(words, /As of Wednesday 28 July 2021 12:2\d/);
    assert.match(words, /REHEARSAL/);
    assert.deepEqual(await texts(own, '.day h2'), [26, 27, 28, 29, 30].map((day, index) =>
        `${['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'][index]} ${day} July 2021`,
    ));
    assert.deepEqual(await cutOff(own), []);
    await shoot(own, 'programme-paper');
    assert.deepEqual(own.complaints, []);
    await own.context().close();
});

test('each sheet names the version at its foot; no title can break out of it', async () => {
    const own = await open();
    await untilMarked(own, { version: 4 });
    server.set('conference', conference({ short_title: 'A"; } body { display: none } \\' }));
    await until(own, () => /^A"/.test(document.querySelector('#short-title').innerText));
    const foot = await own.evaluate(() => [...document.adoptedStyleSheets[0].cssRules].map((rule) => rule.cssText));
    assert.equal(foot.length, 1);
    assert.match(foot[0], /A ; \} body \{ display: none \}/);
    assert.match(foot[0], / - Programme of work, version 4, Tuesday 27 July 2021 11:20/);
    assert.ok(await own.locator('#version').isVisible());
    await own.context().close();
});

// ---- the other pages

test('a cancelled or postponed meeting is never the next one', async () => {
    const hall = await open('/hall?room=main');
    for (const plan of ['cancelled', 'postponed']) {
        const value = programme();
        value.meetings[2].plan = plan;
        server.set('programme', value);
        server.set('floor', closedFloor());
        await untilMarked(hall, { state: 'idle' });
        await until(hall, () =>
            /7th meeting, Thursday 29 July at 10:00/.test(document.querySelector('#details').innerText),
        );
        assert.doesNotMatch(await text(hall, '#details'), /6th/);
    }
    await hall.context().close();
});

test('the index page leads here', async () => {
    const index = await open('/#token=abc');
    await untilMarked(index, { link: 'up', rooms: 2 });
    assert.equal(await index.getAttribute('#programme', 'href'), '/programme#token=abc');
    assert.match(await text(index, '#programme'), /^Programme of work/);
    await index.click('#programme');
    await untilMarked(index, { page: 'programme', link: 'up', version: 4 });
    await index.context().close();
});
