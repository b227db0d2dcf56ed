// /texts on a server that says what the test wants: what is said of a silence, of what is agreed, of
// proposals and decisions; anyone's zone; paper; small screens. The real program: texts-real.test.mjs.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { closedFloor, conference, fill, floor } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';
import {
    adopted,
    CHANGED,
    decision,
    document,
    DRAFT,
    nothing,
    paragraph,
    proposal,
    road,
    silence,
    vote,
    voice,
    worded,
} from './support/texts-sample.mjs';

const S = 1_000_000;
const HOUR = 3600 * S;
const BERLIN = 'Europe/Berlin';
const SIZES = { narrow: [320, 640], phone: [360, 740], tablet: [820, 1180], desk: [1400, 900] };
/// What nobody may say before the Chair's outcome.
const VERDICTS = /broken|passed|adopted|no objection|agreed to/i;
let server;
let browser;
let page;
let turn = 0;

function open(options = {}) {
    return openPage(browser, server.url('/texts'), { width: 1400, height: 900, timezoneId: BERLIN, ...options });
}

before(async () => {
    server = await StandInServer.start();
    fill(server);
    server.set('texts', road());
    browser = await launch();
    page = await open();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

/// Shows these texts, and waits until the page has taken in everything that was sent before.
async function show(value, on = page) {
    turn += 1;
    if (value) server.set('texts', value);
    server.set('conference', conference({ short_title: `BMS7 ${turn}` }));
    await until(on, (wanted) => window.document.querySelector('#short-title').innerText === wanted, `BMS7 ${turn}`);
}

beforeEach(async () => {
    await untilMarked(page, { link: 'up' });
    fill(server);
    await page.selectOption('#zone', 'America/New_York');
    if (!(await page.isChecked('#changes'))) await page.check('#changes');
    await show(road());
    page.complaints.length = 0;
});

const paragraphAt = (number, inner = '') => `.paragraphs > li[data-key="${number}"] ${inner}`.trim();

async function lines(selector, on = page) {
    const all = await on.locator(selector).allInnerTexts();
    return all.map((each) => each.replace(/\s+/g, ' ').trim());
}

// ---- silence

test('a silence under way: its end in both zones, and coarsely what is left', async () => {
    assert.deepEqual(await lines('.silence h3'), [
        'Silence on Draft 3 until 5:00 p.m. Friday 30 July, New York 23:00 your time',
    ]);
    assert.equal(await text(page, '.left'), '2 days 4 hours left');
    assert.deepEqual(await lines('.outcome'), ['Under way']);
    assert.doesNotMatch(await text(page, '#silences'), VERDICTS);
    assert.deepEqual(page.complaints, []);
    await shoot(page, 'texts-silence');
});

test('what is left is said no finer than it is of use', async () => {
    const ends = (seconds) => new Date(Date.parse(conference().utc_at_zero) + server.nowUs / 1000 + seconds * 1000);
    const table = [
        [86_400 * 3 + 30, '3 days left'],
        [86_400 + 3600 + 30, '1 day 1 hour left'],
        [5 * 3600 + 720 + 30, '5 hours 12 minutes left'],
        [2 * 3600 + 30, '2 hours left'],
        [60 + 30, '1 minute left'],
        [40, 'Less than a minute left'],
    ];
    for (const [seconds, words] of table) {
        await show(road({ silences: [silence({ ends: ends(seconds).toISOString() })] }));
        assert.equal(await text(page, '.left'), words);
    }
});

test('at its end it ends, by the meeting clock and by itself: nothing is called unbroken', async () => {
    const end = new Date(Date.parse(conference().utc_at_zero) + server.nowUs / 1000 + 50_000).toISOString();
    await show(road({ silences: [silence({ ends: end })] }));
    assert.equal(await text(page, '.left'), 'Less than a minute left');
    server.advance(49 * S);
    await page.waitForSelector('.silence[data-state="awaited"]');
    assert.deepEqual(await lines('.silence h3'), ['Silence on Draft 3']);
    assert.match(await text(page, '.silence .ended'), /^Ended at .* New York · 18:22 your time – the Chair’s letter is awaited$/);
    assert.doesNotMatch(await text(page, '#silences'), VERDICTS);
    assert.match(await page.textContent('#announcer'), /the Chair’s letter is awaited/);
    await shoot(page, 'texts-silence-awaited');
});

test('an hour after the end there is still no verdict; a leap of the clock is followed', async () => {
    await show(road({ silences: [silence({ ends: '2021-07-28T17:00:00Z' })] }));
    await page.waitForSelector('.silence[data-state="open"]');
    server.advance(2 * HOUR);
    await page.waitForSelector('.silence[data-state="awaited"]');
    assert.doesNotMatch(await text(page, '#silences'), VERDICTS);
    server.advance(-2 * HOUR);
    await page.waitForSelector('.silence[data-state="open"]');
});

test('the outcome is what the Chair announced, with the letter', async () => {
    const outcome = (changes) => show(road({ silences: [silence({ concluded_us: 0, ...changes })] }));
    await outcome({ outcome: 'unbroken', letter: 'A/75/1023', extensions: 1 });
    assert.deepEqual(await lines('.outcome'), ['Not broken (letter A/75/1023)']);
    assert.equal(await page.locator('.outcome a').count(), 0);
    assert.match(await text(page, '.silence'), /Extended once/);
    assert.match(await text(page, '.silence'), /Announced 28 July 2021 12:22/);
    await outcome({ outcome: 'broken', letter: 'https://meetings.example/letter' });
    assert.deepEqual(await lines('.outcome'), ['Broken (the Chair’s letter)']);
    assert.equal(await page.getAttribute('.outcome a', 'href'), 'https://meetings.example/letter');
    assert.equal(await page.getAttribute('.outcome a', 'rel'), 'noopener');
    assert.match(await text(page, '.silence'), /It was to end at 5:00 p\.m\. Friday 30 July/);
    await outcome({ outcome: 'withdrawn' });
    assert.deepEqual(await lines('.outcome'), ['Withdrawn']);
});

test('each state of a silence has a shape of its own', async () => {
    const shapes = new Set();
    for (const changes of [{}, { ends: '2021-07-28T10:00:00Z' }, { outcome: 'unbroken' }, { outcome: 'broken' }]) {
        await show(road({ silences: [silence(changes)] }));
        shapes.add(await page.getAttribute('.outcome path', 'd'));
    }
    assert.equal(shapes.size, 4);
});

test('noon and midnight leave no doubt', async () => {
    const table = [
        ['2021-07-30T16:00:00Z', 'until 12 noon Friday 30 July'],
        ['2021-07-30T04:00:00Z', 'until midnight (00:00) Friday 30 July'],
        ['2021-07-30T16:30:00Z', 'until 12:30 p.m. Friday 30 July'],
        ['2021-07-30T04:05:00Z', 'until 12:05 a.m. Friday 30 July'],
    ];
    for (const [ends, words] of table) {
        await show(road({ silences: [silence({ ends })] }));
        assert.ok((await text(page, '.silence h3')).includes(words), words);
    }
});

test('the zone changes: the chosen one instead of the device', async () => {
    await page.selectOption('#zone', 'Asia/Tokyo');
    await page.waitForSelector('.silence .other:has-text("Sat 06:00 Tokyo")');
    assert.equal(await text(page, '#zones'), 'Times are those of New York; beside them those of Tokyo.');
    assert.match(await text(page, '#circulars'), /28 July 2021 11:22 · Thu 00:22 Tokyo/);
    assert.match(page.url(), /zone=Asia%2FTokyo/);
    await page.selectOption('#zone', 'America/New_York');
    await page.waitForSelector('.silence .other:has-text("23:00 your time")');
    const here = await open({ timezoneId: 'America/New_York' });
    await untilMarked(here, { link: 'up' });
    await here.waitForSelector('.silence h3');
    assert.equal(await here.locator('.silence .other').count(), 0, 'the same time is said once');
    await here.context().close();
});

test('without a connection no time is said to be left, and nothing to be over', async () => {
    const other = await StandInServer.start();
    fill(other);
    other.set('texts', road());
    const alone = await openPage(browser, other.url('/texts'), { timezoneId: BERLIN });
    await untilMarked(alone, { link: 'up' });
    await alone.waitForSelector('.left');
    await other.stop();
    await untilMarked(alone, { link: 'lost' });
    await alone.waitForSelector('.silence[data-state="unknown"]');
    assert.equal(await alone.locator('.left').count(), 0);
    assert.match(await visibleText(alone), /Silence on Draft 3 until 5:00 p\.m\./);
    assert.match(await visibleText(alone), /Not connected, reconnecting/);
    await alone.context().close();
});

// ---- documents and the text

test('the ladder: each draft with its date, languages, and which is in force', async () => {
    assert.deepEqual(await lines('#ladder .rung'), ['Zero draft', 'Draft 1', 'Draft 2', 'Draft 3 A/CONF.192/BMS/2021/CRP.2']);
    assert.deepEqual(await lines('#ladder .rung-when'), [
        '15 February 2021 (day only)',
        '30 March 2021 (day only)',
        '14 June 2021 09:15',
        '19 July 2021 16:30',
    ]);
    assert.deepEqual(await lines('#ladder .rung-mark'), ['In force']);
    assert.equal(await page.getAttribute('#ladder [aria-current]', 'data-key'), DRAFT);
    assert.deepEqual(await lines('#ladder .languages li'), ['English', 'French', 'Chinese (not there yet)']);
    assert.equal(await page.locator('#ladder .languages a').count(), 2);
    assert.deepEqual(await lines('#others .rung'), ['Information note: logistics, timetable, organization A/CONF.192/BMS/2021/CRP.1']);
});

test('paragraphs: number, label, state by word and shape; how many are agreed', async () => {
    assert.deepEqual(await lines('.counts li'), ['2 of 12 provisionally agreed', '1 in brackets', '8 open', '1 deleted']);
    assert.deepEqual(await lines('.draft h4, .draft h5'), [
        'A. Programme of Action',
        '1. National level',
        'B. International Tracing Instrument',
    ]);
    assert.deepEqual(await lines(paragraphAt('1')), ['1 Purpose of BMS7 provisionally agreed']);
    const rows = await page.locator('.paragraphs li').evaluateAll((all) => all.map(({ dataset }) => dataset.key));
    assert.deepEqual(rows.slice(0, 5), ['1', '2', '9', '9 bis', '10']);
    const shapes = new Set();
    for (const number of ['1', '9', '9 bis', '10']) shapes.add(await page.getAttribute(paragraphAt(number, 'path'), 'd'));
    assert.equal(shapes.size, 4, 'each state has its own shape');
    assert.equal(
        await page.locator(paragraphAt('10', '.what')).evaluate((each) => getComputedStyle(each).textDecorationLine),
        'line-through',
    );
    await shoot(page, 'texts');
});

test('agreed is said only once the whole is adopted', async () => {
    const words = () => page.locator('#drafts').innerText();
    assert.doesNotMatch((await words()).replaceAll('provisionally agreed', ''), /agreed/);
    await show(adopted());
    assert.deepEqual(await lines('.counts li'), ['11 of 12 agreed', '1 deleted']);
    assert.doesNotMatch(await words(), /provisionally/);
    assert.deepEqual(await lines('#ladder .rung-mark'), ['Adopted']);
    assert.deepEqual(await lines('#ladder .rung').then((all) => all.at(-1)), 'Adopted by consensus');
    assert.match(await text(page, '#ladder li[data-mark="adopted"]'), /as orally amended, 5th meeting/);
    await shoot(page, 'texts-adopted');
});

test('changes are marked word by word, by more than colour, and can be hidden', async () => {
    const wording = page.locator(paragraphAt('9', '.wording'));
    assert.equal(await wording.locator('del').innerText(), 'full ');
    assert.equal(await wording.locator('ins').innerText(), 'full and effective ');
    const line = (name) => wording.locator(name).evaluate((each) => getComputedStyle(each).textDecorationLine);
    assert.equal(await line('ins'), 'underline');
    assert.equal(await line('del'), 'line-through');
    assert.match(await text(page, '.draft'), /Marked: what changed against Draft 2\./);
    await page.uncheck('#changes');
    assert.equal(await wording.innerText(), worded(CHANGED, 'removed'));
    assert.equal(await line('ins'), 'none');
    assert.doesNotMatch(await text(page, '.draft'), /Marked/);
    assert.equal(await wording.evaluate((each) => [...each.childNodes].filter(({ localName }) => localName !== 'ins').map(({ textContent }) => textContent).join('')), worded(CHANGED, 'added'));
});

test('a paragraph is found by its number', async () => {
    await page.fill('.find input', ' 9  BIS ');
    await page.press('.find input', 'Enter');
    assert.equal(await page.evaluate(() => window.document.activeElement.dataset.key), '9 bis');
    await page.fill('.find input', '300');
    await page.click('.find button');
    assert.equal(await text(page, '.find .answer'), 'There is no paragraph 300 in Draft 3.');
    assert.equal(new URL(page.url()).pathname, '/texts');
});

test('what is on the floor of any room is marked, and the page does not jump', async () => {
    server.set('floor', closedFloor());
    await show();
    assert.equal(await page.locator('.paragraphs [aria-current]').count(), 0);
    assert.equal(await text(page, '.on-the-floor'), 'Not on the floor now');
    await page.evaluate(() => window.scrollTo(0, 500));
    const seen = () => page.evaluate(() => window.document.querySelector('.paragraphs [data-key="9"]').getBoundingClientRect().top);
    const before = await seen();
    const considered = { document: DRAFT, name: 'Draft 3 (…)', paragraphs: '9, 24 to 26 and 30', label: '', state: 'open' };
    server.set('floor', floor({ room: 'virtual', room_name: 'Virtual meeting', meeting_name: '9th meeting', text: considered }));
    await page.waitForSelector('.paragraphs [aria-current]');
    const marked = () => page.locator('.paragraphs [aria-current]').evaluateAll((all) => all.map(({ dataset }) => dataset.key));
    assert.deepEqual(await marked(), ['9', '24', '25', '26', '30']);
    assert.equal(await text(page, '.on-the-floor span'), 'On the floor, 9th meeting: Draft 3, paragraphs 9, 24 to 26 and 30');
    assert.equal(await seen(), before);
    server.set('floor', floor({ room: 'virtual', text: { ...considered, paragraphs: '24' } }));
    await until(page, () => window.document.querySelectorAll('.paragraphs [aria-current]').length === 1);
    await page.click('.on-the-floor button');
    assert.equal(await page.evaluate(() => window.document.activeElement.dataset.key), '24');
    server.set('floor', closedFloor({ room: 'virtual' }));
    await until(page, () => !window.document.querySelector('.paragraphs [aria-current]'));
});

test('a change of one paragraph leaves the others alone, and the cursor where it is', async () => {
    await page.evaluate(() => (window.kept = window.document.querySelector('.paragraphs [data-key="2"]').firstChild));
    await page.fill('.find input', '2');
    const value = road();
    const draft = value.documents.find(({ key }) => key === DRAFT);
    const paragraphs = draft.paragraphs.map((each) => (each.number === '9' ? { ...each, state: 'provisionally-agreed' } : each));
    await show({ ...value, documents: [...value.documents.filter((each) => each !== draft), { ...draft, paragraphs }] });
    assert.deepEqual(await lines('.counts li').then(([first]) => first), '3 of 12 provisionally agreed');
    assert.equal(await page.evaluate(() => window.kept.isConnected), true);
    assert.equal(await page.inputValue('.find input'), '2');
    assert.equal(await page.evaluate(() => window.document.activeElement.localName), 'input');
});

// ---- proposals

test('formulations stand side by side: who, when, explained, taken up, withdrawn', async () => {
    assert.deepEqual(await lines('#proposals h3'), ['Item 7: International Tracing Instrument', 'Draft 3, paragraph 9 bis']);
    assert.deepEqual(await lines('.proposal h4'), [
        'The Chair',
        'European Union',
        'Iran (Islamic Republic of), on behalf of Like-minded States',
        'Mexico',
    ]);
    const tops = await page.locator('.group:first-of-type .proposal').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, 'three columns');
    assert.match(await text(page, '[data-key="eu"]'), /Taken up in Draft 3\s+Explained/);
    assert.match(await text(page, '[data-key="eu"]'), /Received 16 March 2021 14:40/);
    assert.match(await text(page, '[data-key="chair"]'), /Received 16 April 2021$/m, 'no invented hour');
    assert.equal(await text(page, '[data-key="eu"] ins'), ', including new technologies.');
    assert.equal(await text(page, '#proposals .with-changes'), 'Marked: what differs from the first (The Chair).');
    const struck = await page.locator('[data-key="like-minded"] .wording').evaluate((each) => [each.innerText, getComputedStyle(each).textDecorationLine]);
    assert.deepEqual(struck, ['Recall the Instrument.', 'line-through']);
    assert.equal(await page.getAttribute('[data-key="mex"] a', 'href'), 'https://meetings.example/mexico');
    await page.setViewportSize({ width: 390, height: 844 });
    const lefts = await page.locator('.group:first-of-type .proposal').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
    assert.equal(new Set(lefts).size, 1, 'stacked on a phone');
    await page.setViewportSize({ width: 1400, height: 900 });
});

// ---- decisions, bureau, letters

test('decisions: by consensus or by vote, amendments, positions, who voted how', async () => {
    await show(adopted());
    assert.deepEqual(await lines('.decision h3'), [
        'Carried: the amendment of Mexico',
        'Adopted by consensus: Draft 3',
    ]);
    assert.match(await text(page, '[data-key="600"]'), /as orally amended\s+In paragraph 9, replace “may” with “should”\.\s+5th meeting · 28 July 2021 12:21/);
    assert.deepEqual(await lines('.positions li > p:first-child'), [
        'Iran (Islamic Republic of): dissociation from paragraph 9',
        'Cuba: explanation of position',
    ]);
    assert.equal(await text(page, '.result'), '2 in favour, 1 against, 1 abstaining · recorded vote · two-thirds majority needed');
    assert.equal(await page.locator('.choice').first().isVisible(), false, 'folded');
    await page.click('summary');
    assert.deepEqual(await lines('.choice'), [
        'In favour (2) Brazil · Kenya',
        'Against (1) United States of America',
        'Abstaining (1) Germany',
    ]);
    await show({ ...adopted(), decisions: [decision(), decision({ id: 700, outcome: 'deferred', on: 'the dates' })] });
    assert.equal(await page.locator('.choice').first().isVisible(), true, 'it stays open');
    assert.deepEqual(await lines('.decision h3').then(([first]) => first), 'Deferred: the dates');
    await show({ ...adopted(), decisions: [decision({ vote: 610 })] });
    assert.deepEqual(await lines('.decision h3'), ['Adopted by vote: Draft 3']);
    assert.equal(await page.locator('.decision .result').count(), 1);
});

test('the bureau by group, with what is vacant; letters with their links', async () => {
    assert.deepEqual(await lines('.bureau section'), [
        'Kenya Chair-designate',
        'African States Algeria Vice-Chair, nominated',
        'Eastern European States Hungary Vice-Chair, elected Latvia Vice-Chair, elected',
        'Latin American and Caribbean States vacant Vice-Chair',
    ]);
    assert.deepEqual(await lines('.circular'), [
        'Road map to the Meeting Dear colleagues, please find the road map attached. 28 July 2021 11:22 Open the document',
    ]);
    assert.equal(await page.getAttribute('.circular a', 'rel'), 'noopener');
});

// ---- what holds for all of it

test('nothing there: one calm sentence; parts without content are not shown', async () => {
    await show(nothing());
    assert.deepEqual(await lines('#message'), ['No text has been released yet. What the Chair releases appears here by itself.']);
    assert.equal(await page.locator('main h2:visible').count(), 0);
    assert.equal(await page.locator('#contents').isVisible(), false);
    await shoot(page, 'texts-nothing');
    await show(nothing({ circulars: road().circulars }));
    assert.deepEqual(await lines('main h2:visible'), ['Letters of the Chair']);
    assert.equal(await page.locator('#message').isVisible(), false);
});

test('data is never markup, and only an address of the web is a link', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>{name}';
    const bad = ['javascript:alert(1)', 'data:text/html,x', ' https://x.example', '//x.example', 'ftp://x'];
    let dialogs = 0;
    page.on('dialog', (dialog) => {
        dialogs += 1;
        return dialog.dismiss();
    });
    const run = [{ kind: 'added', text: hostile }];
    const evil = (link) =>
        document({
            key: DRAFT,
            title: hostile,
            symbol: hostile,
            link,
            languages: [{ language: hostile, issued: '2021-07-19T20:30:00Z', link }],
            count: 1,
            sections: [{ key: 's', heading: hostile, level: 1, item: '' }],
            paragraphs: [paragraph('1', { label: hostile, text: hostile, changed: run, section: 's' })],
        });
    for (const link of bad) {
        await show(
            nothing({
                documents: [evil(link)],
                proposals: [proposal('p', { by: voice(hostile, hostile), title: hostile, text: hostile, changed: run, link, item: '7', item_title: hostile })],
                silences: [silence({ outcome: 'unbroken', letter: link, on: hostile })],
                votes: [vote({ on: hostile, cast: [{ name: hostile, choice: 'in-favour' }] })],
                decisions: [decision({ on: hostile, amendments: hostile })],
                circulars: [{ id: 1, title: hostile, text: hostile, link, sent_us: 0 }],
                bureau: [{ office: hostile, group: hostile, name: hostile, status: hostile }],
            }),
        );
        assert.equal(await page.locator('main a').count(), 0, link);
        assert.equal(await page.locator('main img, main script').count(), 0);
    }
    assert.equal(dialogs, 0);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(await cutOff(page), []);
});

test('a page opened by an officer shows the public texts alone', async () => {
    const value = road();
    const secret = 'Not to be seen';
    await show({
        ...value,
        documents: [
            ...value.documents.map((each) => ({ ...each, released: true })),
            document({ key: 'draft-4', draft: 4, title: secret, released: false, paragraphs: [paragraph('1', { label: secret })] }),
        ],
        proposals: [proposal('secret', { by: voice(secret), item: '7', circulated: false })],
        circulars: [{ id: 1, title: secret, text: '', link: '', sent_us: 0, open_to_public: false }],
        silences: [
            silence({ broken: true, objections: [{ by: voice(secret), received: '2021-07-28T16:00:00Z', reason: secret }] }),
            silence({ id: 2, document: 'draft-4', document_name: secret }),
        ],
        votes: [vote({ closed: false, on: secret, next_name: secret })],
        decisions: [decision({ meeting: 'closed', on: secret })],
        sticking_points: [{ key: 'x', title: secret }],
    });
    server.set('floor', floor({ text: { document: 'draft-4', name: secret, paragraphs: '1', label: secret } }));
    await show();
    assert.doesNotMatch(await page.evaluate(() => window.document.body.textContent), /Not to be seen|Draft 4/);
    assert.doesNotMatch(await text(page, '#silences'), VERDICTS);
});

test('nothing leaves a screen of any width, in any state', async () => {
    const long = 'United Kingdom of Great Britain and Northern Ireland';
    const value = adopted();
    value.proposals = [
        ...road().proposals,
        proposal('long', { by: voice(long, 'Like-minded States for the full and effective implementation of the Programme of Action'), item: '7', text: 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4) }),
    ];
    value.silences.push(silence({ id: 501, on: 'paragraphs 24 to 30' }), silence({ id: 502, ends: '2021-07-28T10:00:00Z' }));
    await show(value);
    for (const [size, [width, height]] of Object.entries(SIZES)) {
        await page.setViewportSize({ width, height });
        for (const zone of ['America/New_York', 'Pacific/Auckland']) {
            await page.selectOption('#zone', zone);
            assert.deepEqual(await cutOff(page), [], `${size} ${zone}`);
            assert.ok(await page.evaluate(() => window.document.documentElement.scrollWidth <= window.innerWidth), size);
        }
        await shoot(page, `texts-${size}`);
    }
    await page.setViewportSize({ width: 1400, height: 900 });
});

test('on paper: A4, what is folded is open, and for which moment it holds', async () => {
    const alone = await open();
    await untilMarked(alone, { link: 'up' });
    await show(adopted(), alone);
    await alone.emulateMedia({ media: 'print' });
    for (const gone of ['#tools', '#contents', '.find', '.on-the-floor', '#time']) {
        assert.equal(await alone.locator(gone).first().isVisible(), false, gone);
    }
    assert.match(await text(alone, '#printed'), /^As of 28 July 2021 \d\d:\d\d/);
    await alone.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    assert.equal(await alone.locator('.choice').first().isVisible(), true);
    await alone.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await alone.locator('details[open]').count(), 0);
    const pdf = await alone.pdf({ preferCSSPageSize: true });
    const [, width, height] = /MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf.toString('latin1')).map(Number);
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} x ${height}`);
    await alone.context().close();
});

test('the parts are reached from the top, and from the index', async () => {
    const names = await lines('#contents button');
    assert.deepEqual(names, await lines('main h2:visible'));
    await page.click('#contents button:has-text("Bureau")');
    assert.equal(await page.evaluate(() => window.document.activeElement.id), 'bureau');
    const index = await openPage(browser, server.url('/#token=abc'));
    await untilMarked(index, { link: 'up' });
    assert.equal(await index.getAttribute('#texts', 'href'), '/texts#token=abc');
    assert.match(await text(index, '#texts'), /^Texts and decisions/);
    await index.context().close();
});
