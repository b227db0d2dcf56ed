// /delegate: one delegation's page by its personal link, on a server that says what the test wants.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { delegation, fillForKenya, list, LISTS, place, TOKEN } from './support/delegate-sample.mjs';
import { LANGUAGES, nameOf, stringsOf } from './support/languages.mjs';
import { conference, floor, MEETING, queue, speaker, THREE_NEXT, withLeft } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const PHONE = { width: 390, height: 844, timezoneId: 'Africa/Nairobi', locale: 'en-GB', serviceWorkers: 'block' };
const ADDRESS = `/delegate#token=${TOKEN}`;
let browser;
let server;
let page;

before(async () => {
    browser = await launch();
});

after(() => browser?.close());

beforeEach(async () => {
    server = await StandInServer.start();
    fillForKenya(server);
    page = await openPage(browser, server.url(ADDRESS), PHONE);
    await untilMarked(page, { link: 'up', place: 12 });
});

afterEach(async () => {
    await page?.context().close();
    await server?.stop();
});

/// But for the worker, which only the test of the page without a line lets in.
function complaintsOf({ complaints }) {
    return complaints.filter((each) => !each.includes('Service Worker registration blocked'));
}

function set(changes) {
    server.set('delegation', delegation(changes));
}

function said(wanted) {
    return until(page, (words) => document.querySelector('#said').textContent.includes(words), wanted);
}

function requests() {
    return page.locator('#requests-list li').allInnerTexts().then((rows) => rows.map((row) => row.replace(/\s+/g, ' ')));
}

/// Not by until(): a browser that is asked for a function takes a promise for true.
function untilFilesAreKept(page) {
    return page.evaluate(async () => {
        const store = await caches.open('dais-delegate-1');
        for (;;) {
            const kept = (await store.keys()).map(({ url }) => url);
            const files = performance.getEntriesByType('resource').map(({ name }) => name);
            if (files.filter((name) => /assets|strings/.test(name)).every((name) => kept.includes(name))) return;
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    });
}

async function unfold() {
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
}

test('my turn first, in my own zone, with the reasons under it', async () => {
    assert.equal(await text(page, '#who'), 'Kenya');
    assert.equal(await text(page, '#turn-title'), 'Your turn, in Nairobi time');
    assert.equal(await text(page, '#turn-large'), 'about 19:33');
    const reasons = await page.locator('#turn-reasons p').allInnerTexts();
    assert.deepEqual(reasons, ['between 19:30 and 19:36, 2 speakers ahead of you', '12:33 New York', 'Item 7 (B)']);
    assert.equal(await text(page, '#time'), '19:22');
    const hello = await server.hello(1);
    assert.deepEqual(hello.wants, ['conference', 'programme', 'floor', 'queue', 'texts', 'delegation']);
    assert.deepEqual(hello.protocols, ['dais.v1', `token.${TOKEN}`]);
    assert.deepEqual(await cutOff(page), []);
    assert.deepEqual(complaintsOf(page), []);
    await shoot(page, 'delegate-phone');
});

test('another zone is chosen, and the conference zone as well', async () => {
    await unfold();
    await page.selectOption('#zone', 'Asia/Tokyo');
    await until(page, () => document.querySelector('#turn-large').textContent === 'about 01:33');
    assert.equal(await text(page, '#turn-title'), 'Your turn, in Tokyo time');
    await page.selectOption('#zone', 'America/New_York');
    await until(page, () => document.querySelector('#turn-large').textContent === 'about 12:33');
    assert.doesNotMatch(await text(page, '#turn-reasons'), /New York/);
    assert.match(page.url(), /zone=America%2FNew_York#token=/);
});

test('only the place is told; or nothing yet; or an hour before which it will not be', async () => {
    set({ places: [place({ starts: undefined })] });
    await until(page, () => document.querySelector('#turn-large').textContent === '2 speakers ahead of you');
    set({ places: [place({ starts: undefined, ahead: undefined })] });
    await until(page, () => document.querySelector('#turn-large').textContent === 'You are on the list');
    assert.match(await text(page, '#turn-reasons'), /not shown yet/);
    set({ places: [place({ starts: undefined, ahead: undefined, not_before: '2021-07-28T19:00:00Z' })] });
    await until(page, () => document.querySelector('#turn-reasons').textContent.includes('not before 22:00'));
    set({ places: [place({ ahead: 0, starts: { early: '2021-07-28T16:22:00Z', likely: '2021-07-28T16:22:10Z', late: '2021-07-28T16:24:00Z' } })] });
    await until(page, () => document.querySelector('#turn-large').textContent === 'any moment now');
    assert.match(await text(page, '#turn-reasons'), /You are next/);
});

test('a request that waits for the Chair, and no request at all', async () => {
    set({ places: [place({ state: 'pending', late: true })] });
    await untilMarked(page, { turn: 'pending' });
    assert.equal(await text(page, '#turn-large'), 'Waiting for the Chair');
    set({ places: [] });
    await untilMarked(page, { turn: 'none' });
    assert.equal(await text(page, '#turn-large'), 'You are on no list');
    assert.equal(await page.getAttribute('#ask', 'data-main'), 'yes');
    assert.equal(await page.locator('#statement').isVisible(), false);
    assert.match(await text(page, '#requests'), /Nothing yet/);
});

test('of two places the one that comes first is large', async () => {
    const later = { early: '2021-07-28T20:00:00Z', likely: '2021-07-28T20:10:00Z', late: '2021-07-28T20:30:00Z' };
    set({ places: [place({ inscription: 11, list: '8', ahead: 14, starts: later }), place()] });
    await until(page, () => document.querySelectorAll('#requests-list li').length === 2);
    assert.equal(await page.getAttribute('html', 'data-place'), '12');
});

test('who speaks now with the clock, and the released next speakers with "you"', async () => {
    server.set('floor', withLeft(server, 111, { clock: 'paused' }));
    await until(page, () => document.querySelector('#clock').dataset.text === '1:51');
    assert.equal(await text(page, '#now-name'), 'Philippines');
    const rows = await page.locator('#next-list li').allInnerTexts();
    assert.deepEqual(rows.map((row) => row.replace(/\s+/g, ' ')), ['1 Jamaica (CARICOM)', '2 Germany', '3 Kenya, you']);
    assert.equal(await page.getAttribute('#next-list .you', 'aria-current'), 'true');
    server.set('floor', floor());
    await until(page, () => document.querySelector('#now-name').textContent === 'The floor is with the Chair');
    server.set('queue', queue([]));
    await page.waitForSelector('#next', { state: 'hidden' });
});

test('requesting the floor: which list, how; sent, then a number, then on the list', async () => {
    server.decide = () => null;
    await page.click('#ask');
    const offered = await page.locator('input[name="list"]').evaluateAll((all) => all.map((each) => [each.value, each.disabled]));
    assert.deepEqual(offered, [['8', false], ['9', true], ['10', false]], 'not the one where it waits already');
    assert.match(await text(page, '#dialog'), /closed: the Chair decides on your request/);
    assert.equal(await page.isDisabled('#dialog-yes'), true, 'no list was chosen');
    await page.check('input[value="8"]');
    await page.check('input[value="in-person"]');
    await page.click('#dialog-yes');
    const { id, command } = await server.command(1);
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.deepEqual(command, { type: 'InscribeSpeaker', list: '8', delegation: 'KEN', modality: 'in-person' });
    await said('Request for the floor · Item 8 (C) · Sent, waiting for the desk');
    assert.match((await requests()).join('\n'), /Request for the floor · Item 8 \(C\) 19:22 Sent, waiting for the desk/);
    // The link breaks before the answer: said again with the same id, and answered then.
    server.decide = () => ({ accepted: true, action: 77 });
    await server.restart();
    const again = await server.command(2);
    assert.equal(again.id, id);
    await said('No. 77 · Recorded');
    set({ places: [place(), place({ inscription: 77, list: '8', items: LISTS[1].items, ahead: undefined, starts: undefined })] });
    await said('No. 77 · On the list');
    const rows = (await requests()).filter((row) => row.includes('No. 77'));
    assert.equal(rows.length, 1, 'one receipt, not two');
});

test('"Not now" and Escape send nothing', async () => {
    await page.click('#point');
    await page.click('#dialog-no');
    await page.click('#point');
    await page.keyboard.press('Escape');
    await page.click('#requests-list button');
    await page.click('#dialog-no');
    assert.equal(server.commands.length, 0);
});

test('a point of order is asked once more in words; then it can be withdrawn', async () => {
    // The number makes the receipt and the point one row; two rows would lie in the order of two clocks.
    server.decide = () => ({ accepted: true, action: 33 });
    await page.click('#point');
    assert.equal(await text(page, '#dialog-title'), 'Raise a point of order?');
    assert.equal(await text(page, '#dialog-about'), 'It goes to the presiding officer and the desk only.');
    await page.click('#dialog-yes');
    assert.deepEqual((await server.command(1)).command, { type: 'RaisePointOfOrder', meeting: MEETING, delegation: 'KEN' });
    set({ points: [{ point: 33, meeting: MEETING, raised_us: server.nowUs, state: 'raised' }] });
    await until(page, () => document.querySelector('#point').textContent === 'Withdraw the point of order');
    assert.match((await requests())[0], /Point of order No\. 33 · 19:22 The presiding officer has been told/);
    await page.click('#point');
    await page.click('#dialog-yes');
    assert.deepEqual((await server.command(2)).command, { type: 'WithdrawPointOfOrder', point: 33 });
    set({ points: [{ point: 33, meeting: MEETING, raised_us: 5, state: 'ruled', ruling: 'Not well taken' }] });
    await until(page, () => document.querySelector('#requests-list').textContent.includes('Ruled on: Not well taken'));
});

test('a right of reply, and a withdrawal', async () => {
    await page.click('#reply');
    await page.click('#dialog-yes');
    assert.equal((await server.command(1)).command.list, '7/replies');
    await page.click('#requests-list button');
    assert.match(await text(page, '#dialog-about'), /You give up your place: Item 7 \(B\)/);
    await page.click('#dialog-yes');
    assert.deepEqual((await server.command(2)).command, { type: 'WithdrawInscription', inscription: 12 });
});

test('only what the delegation may is offered', async () => {
    set({ may: [], places: [place()] });
    await page.waitForSelector('#ask', { state: 'hidden' });
    for (const id of ['reply', 'point', 'text-part']) assert.equal(await page.locator(`#${id}`).isVisible(), false, id);
    set({ lists: [list({ asked: true })], floor: [] });
    await untilMarked(page, { place: 12 });
    assert.equal(await page.locator('#ask').isVisible(), false, 'it waits on every list');
    assert.equal(await page.locator('#point').isVisible(), false, 'no meeting is on');
});

test('"I am ready" is the one filled button, until it was said', async () => {
    assert.equal(await page.locator('[data-main]').count(), 1);
    await page.click('#ready');
    assert.deepEqual((await server.command(1)).command, { type: 'SayReady', inscription: 12 });
    set({ places: [place({ ready_us: server.nowUs })] });
    await page.waitForSelector('#ready', { state: 'hidden' });
    assert.match(await text(page, '#standing'), /You said that you are ready, 19:22/);
});

test('refusals have sentences of their own; others keep the desk\'s', async () => {
    const rules = [
        ['list.already-waiting', 'Kenya is on this list already.', /You are on this list already; nothing changed\./],
        ['access.not-for-role', 'x', /Your link does not allow this/],
        ['access.not-yours', 'x', /another delegation’s/],
        ['point-of-order.already-raised', 'x', /before the presiding officer already/],
        ['something.new', 'The desk’s own sentence.', /The desk’s own sentence\./],
    ];
    for (const [index, [rule, sentence, shown]] of rules.entries()) {
        server.decide = () => ({ accepted: false, rule, text: sentence, names: {} });
        await page.click('#ready');
        await server.command(index + 1);
        await until(page, (wanted) => new RegExp(wanted).test(document.querySelector('#said').textContent), shown.source);
    }
    assert.equal((await requests()).filter((row) => /Ready|ready/.test(row)).length, rules.length, 'each has its receipt');
});

test('every rule that a delegation can meet has its sentence in six languages', async () => {
    const rules = [
        'access.not-for-role', 'access.not-yours', 'access.revoked', 'list.already-waiting', 'list.frozen', 'list.closed',
        'list.unknown', 'debate.closed', 'reply.no-right', 'reply.no-meeting', 'reply.too-many', 'inscription.unknown',
        'inscription.not-waiting', 'inscription.over', 'details.too-many-people', 'text.too-long', 'text.empty',
        'meeting.not-in-session', 'point-of-order.no-right', 'point-of-order.already-raised', 'point-of-order.unknown',
        'point-of-order.closed', 'voting.under-way', 'desk.busy', 'desk.frozen', 'desk.set-aside', 'record.unavailable',
    ];
    for (const language of LANGUAGES) {
        const strings = await stringsOf(language);
        for (const rule of rules) assert.ok(strings[`refusal.${rule}`], `${language} ${rule}`);
    }
});

test('at most four wait for an answer', async () => {
    const answer = await page.evaluate(async () => {
        const [{ Commands }, { session }] = await Promise.all([import('/assets/commands.js'), import('/assets/session.js')]);
        const commands = new Commands(session.connection);
        const ends = Array.from({ length: 5 }, () => commands.send({ type: 'Nothing' }));
        return [commands.open, (await ends[4]).rule, (await Promise.all(ends.slice(0, 4))).every(({ accepted }) => accepted)];
    });
    assert.deepEqual(answer, [false, 'page.too-many', true]);
});

test('who will speak, in which language: all of it as it shall be', async () => {
    await unfold();
    assert.equal(await page.inputValue('#person'), 'Ms. A. Otieno');
    await page.fill('#person', 'Mr. B. Kamau');
    set({ places: [place({ words: 3 })] });
    await page.selectOption('#spoken', 'fr');
    assert.equal(await page.inputValue('#person'), 'Mr. B. Kamau', 'what is being written is left alone');
    await page.click('#describe');
    assert.deepEqual((await server.command(1)).command, {
        type: 'DescribeSpeaker',
        inscription: 12,
        modality: 'remote',
        language: 'fr',
        people: [{ name: 'Mr. B. Kamau', title: 'Permanent Representative', address: 'Her Excellency' }],
    });
    await page.click('#swap');
    assert.equal((await server.command(2)).command.modality, 'in-person');
    set({ places: [place({ modality: 'in-person' })] });
    await until(page, () => document.querySelector('#swap').textContent === 'We speak by remote link');
    await page.click('#swap');
    assert.equal((await server.command(3)).command.modality, 'remote');
});

test('a text: words counted while it is written, a calm warning, a file, and its receipt', async () => {
    await unfold();
    await page.fill('#text', 'word '.repeat(350));
    assert.equal(await text(page, '#text-count'), '350 words; about 360 fit 3 minutes.');
    await page.fill('#text', 'word '.repeat(361));
    assert.match(await text(page, '#text-count'), /^361 words; about 360 fit 3 minutes\. Shorten it if you can/);
    assert.equal(await page.isDisabled('#hand-in'), false, 'a warning forbids nothing');
    await page.fill('#text', 'ж'.repeat(6_001));
    assert.equal(await text(page, '#text-count'), 'This is too long to be sent: shorten it.');
    assert.equal(await page.isDisabled('#hand-in'), true);
    await page.setInputFiles('#text-file', { name: 'a.docx', mimeType: 'text/plain', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe]) });
    await until(page, () => document.querySelector('#text-count').textContent.startsWith('This file is not plain text'));
    await page.setInputFiles('#text-file', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('\ufeffMadam Chair, thank you.') });
    await until(page, () => document.querySelector('#text').value === 'Madam Chair, thank you.');
    await page.click('#hand-in');
    assert.deepEqual((await server.command(1)).command, { type: 'HandInText', inscription: 12, text: 'Madam Chair, thank you.' });
    await until(page, () => document.querySelector('#text').value === '');
    set({ places: [place({ text_received_us: server.nowUs, words: 372, too_many_words: true })] });
    await until(page, () => document.querySelector('#standing').textContent.includes('372 words: more than fits your time'));
    await page.click('#in-writing');
    assert.match(await text(page, '#dialog-about'), /You then do not speak/);
    await page.click('#dialog-yes');
    assert.deepEqual((await server.command(2)).command, { type: 'TakeInWriting', inscription: 12 });
});

test('a text that is not handed in yet outlives the page; one that was does not come back', async () => {
    await unfold();
    await page.locator('#text').pressSequentially('Madam Chair,');
    await page.reload();
    await untilMarked(page, { link: 'up', place: 12 });
    await unfold();
    assert.equal(await page.inputValue('#text'), 'Madam Chair,');
    assert.equal(await text(page, '#text-count'), '2 words; about 360 fit 3 minutes.');
    await page.click('#hand-in');
    await until(page, () => document.querySelector('#text').value === '');
    await page.reload();
    await untilMarked(page, { link: 'up', place: 12 });
    assert.equal(await page.inputValue('#text'), '');
});

test('words in scripts that do not part them are counted sign by sign', async () => {
    const counts = await page.evaluate(async () => {
        const { countWords } = await import('/assets/delegate-statement.js');
        return ['', ' — ', 'l’Assemblée générale, 2021', '主席先生，谢谢。', 'السيد الرئيس', 'ITI第7项'].map(countWords);
    });
    assert.deepEqual(counts, [0, 0, 3, 6, 2, 4]);
});

test('you are live: unmistakable, with the own clock, and the interpreters\' wish', async () => {
    server.set('floor', withLeft(server, 100.9, { id: 500, speaker: speaker('Kenya', { modality: 'remote' }) }));
    const live = (changes) => set({ places: [place({ state: 'speaking' })], floor: [{ meeting: MEETING, room: 'main', statement: 500, live: true, ...changes }] });
    live();
    await untilMarked(page, { live: 'yes', turn: 'speaking' });
    assert.equal(await text(page, '#live-title'), 'You are live');
    assert.match(await page.getAttribute('#live-clock', 'data-text'), /^1:\d\d$/);
    assert.equal(await page.locator('#turn').isVisible(), false);
    assert.equal(await page.locator('#slower').isVisible(), false);
    live({ slower_asked_us: server.nowUs });
    await until(page, () => document.querySelector('#slower').textContent === 'Slower, please: the interpreters ask');
    await shoot(page, 'delegate-live');
    await page.evaluate(() => scrollTo(0, 2_000));
    assert.ok(await page.locator('#live-clock').evaluate((element) => element.getBoundingClientRect().top >= 0), 'wherever one has scrolled to');
    live({ slower_asked_us: server.nowUs - 21_000_000 });
    await page.waitForSelector('#slower', { state: 'hidden' });
});

test('a notice at five, two and one ahead: each once, also after a reload', async () => {
    const notice = () => text(page, '#notice-text');
    assert.equal(await notice(), '2 speakers ahead of you. Please be ready.');
    await page.click('#notice-close');
    await page.waitForSelector('#notice', { state: 'hidden' });
    await page.reload();
    await untilMarked(page, { link: 'up', place: 12, ahead: 2 });
    assert.equal(await page.locator('#notice').isVisible(), false, 'it was given');
    set({ places: [place({ ahead: 1 })] });
    await page.waitForSelector('#notice:not([hidden])');
    assert.equal(await notice(), '1 speaker ahead of you. Please be ready.');
    await page.click('#notice-close');
    set({ places: [place({ inscription: 20, ahead: 6 })] });
    await untilMarked(page, { place: 20 });
    assert.equal(await page.locator('#notice').isVisible(), false);
    set({ places: [place({ inscription: 20, ahead: 5 })] });
    await page.waitForSelector('#notice:not([hidden])');
    assert.equal(await page.getAttribute('#notice', 'role'), 'status');
});

test('a sound and a movement where the reader touched the page and wants them; the choice is kept', async () => {
    await page.evaluate(() => {
        window.felt = [];
        navigator.vibrate = (how) => window.felt.push(how);
        AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, {
            apply: (make, on, all) => (window.felt.push('tone'), Reflect.apply(make, on, all)),
        });
    });
    await page.click('#notice-close');
    set({ places: [place({ ahead: 1 })] });
    await until(page, () => window.felt.length === 3);
    await unfold();
    assert.equal(await page.isChecked('#sound'), true, 'far away: on');
    await page.uncheck('#sound');
    await page.reload();
    await untilMarked(page, { link: 'up', place: 12 });
    assert.equal(await page.isChecked('#sound'), false);
});

test('when to connect, the way in, and what the desk noted of the line', async () => {
    assert.match(await text(page, '#standing'), /Connected to this meeting, \d+ ms/);
    assert.match(await text(page, '#standing'), /Be on the speech platform by 19:18/);
    assert.match(await text(page, '#standing'), /Use a headset/);
    assert.equal(await page.getAttribute('#standing a', 'href'), 'https://speech.example/room/7');
    await unfold();
    assert.match(await text(page, '#line-readiness'), /The desk has tested your link to the speech platform/);
    set({ places: [place({ readiness: 'lost', readiness_since_us: server.nowUs })] });
    await page.waitForSelector('#line[data-readiness="lost"]');
    assert.match(await text(page, '#line-readiness'), /is lost: join again\.\s+19:22/);
    set({ places: [place({ modality: 'in-person' })] });
    await page.waitForSelector('#line-readiness', { state: 'hidden' });
    assert.doesNotMatch(await text(page, '#standing'), /speech platform/);
});

test('the line is tested: twenty round trips, and what that does not say', async () => {
    await unfold();
    await page.click('#line-test');
    await until(page, () => document.querySelector('#line-result').textContent.includes('Median'));
    assert.match(await text(page, '#line-result'), /The line (is good|will do|is poor).*\s+Median \d+ ms, worst \d+ ms\.\s+Of 20: took too long \d+, lost \d+\./);
    assert.match(await text(page, '#line-about'), /this server, not the speech platform’s/);
    const verdicts = await page.evaluate(async () => {
        const { summary } = await import('/assets/line-test.js');
        const times = (count, ms) => Array(count).fill(ms);
        return [times(20, 40), [...times(18, 40), 900, 900], [...times(18, 40), null, null], times(20, null)].map((all) => summary(all).verdict);
    });
    assert.deepEqual(verdicts, ['good', 'fair', 'poor', 'poor']);
});

test('programme, calendar without a token, the Chair\'s letters', async () => {
    const letter = { id: 90, title: 'To all delegations', text: 'Draft 4 is out.', link: 'https://letters.example/1', sent_us: 0 };
    server.set('texts', { documents: [], proposals: [], silences: [], votes: [], decisions: [], bureau: [], circulars: [letter] });
    await unfold();
    await page.waitForSelector('#letters h4:has-text("To all delegations")');
    assert.equal(await page.getAttribute('#programme', 'href'), `/programme#token=${TOKEN}`);
    assert.equal(await page.getAttribute('#calendar', 'href'), `webcal://127.0.0.1:${server.port}/programme.ics`);
});

test('a bad line: the last state stays, with how old it is, and nothing can be sent', async () => {
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    assert.equal(await text(page, '#turn-large'), 'about 19:33');
    assert.equal(await text(page, '#as-of'), 'As of 19:22, less than a minute ago');
    assert.equal(await page.isDisabled('#point'), true);
    assert.equal(await text(page, '#said'), 'Not connected: nothing can be sent now.');
    await shoot(page, 'delegate-offline');
    await server.restart();
    await untilMarked(page, { link: 'up' });
    await page.waitForSelector('#as-of', { state: 'hidden' });
});

test('opened again without a line it still shows what it knew; the token is nowhere on the device', async () => {
    await page.context().close();
    page = await openPage(browser, server.url(ADDRESS), { ...PHONE, serviceWorkers: 'allow' });
    await untilMarked(page, { link: 'up', place: 12 });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await untilFilesAreKept(page);
    await server.stop();
    await page.reload();
    await untilMarked(page, { link: 'lost', place: 12 });
    assert.equal(await text(page, '#turn-large'), 'about 19:33');
    assert.match(await text(page, '#as-of'), /^As of 19:22/);
    assert.equal(await page.locator('#now').isVisible(), false, 'no clock that might be wrong');
    const stored = await page.evaluate(async () => {
        const paths = (await (await caches.open('dais-delegate-1')).keys()).map(({ url }) => url);
        return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, paths]);
    });
    assert.doesNotMatch(stored, new RegExp(TOKEN));
    await shoot(page, 'delegate-reopened');
    await server.restart();
    await untilMarked(page, { link: 'up', place: 12 });
});

test('a request that was sent and not answered is said again when the page is opened again', async () => {
    server.decide = () => null;
    await page.click('#ready');
    const { id } = await server.command(1);
    server.decide = () => ({ accepted: true, action: 90 });
    await page.reload();
    assert.equal((await server.command(2)).id, id);
    await said('No. 90 · Recorded');
});

test('a link that is missing, wrong, expired, revoked or another\'s: one sentence that says what to do', async () => {
    const open = async (address) => {
        const other = await openPage(browser, server.url(address), PHONE);
        await other.waitForSelector('#trouble:not(:empty)');
        return other;
    };
    const cases = [
        ['missing', '/delegate', null, /opens only by your personal link/],
        ['wrong', '/delegate#token=nobody', 'This link is not known here.', /This link is not valid/],
        ['expired', '/delegate#token=old', 'This link has expired.', /has expired: ask the Secretariat/],
        ['revoked', '/delegate#token=gone', 'This link was revoked.', /was revoked: ask the Secretariat/],
    ];
    for (const [trouble, address, refusal, shown] of cases) {
        server.refused = `token.${address.split('=')[1]}`;
        server.refusal = refusal;
        const other = await open(address);
        await untilMarked(other, { trouble });
        assert.match(await text(other, '#trouble'), shown);
        assert.equal(await other.locator('#page').isVisible(), false);
        await other.context().close();
    }
    server.grants.set('ours', { role: 'officer', name: 'Ana' });
    const officer = await open('/delegate#token=ours');
    await untilMarked(officer, { trouble: 'other' });
    await officer.context().close();
    assert.ok(server.asked.every((path) => !/token|nobody/.test(path)));
});

test('revoked while it is open: it says so, and nothing of the delegation stays', async () => {
    server.refused = `token.${TOKEN}`;
    server.refusal = 'This link was revoked.';
    server.end(TOKEN, 'this link was revoked');
    await untilMarked(page, { trouble: 'revoked' });
    assert.doesNotMatch(await visibleText(page), /Otieno|19:33/);
    const stored = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dais-delegate ')));
    assert.deepEqual(stored, []);
});

for (const language of LANGUAGES) {
    test(`in ${language}: direction, words, no gap, nothing cut off on a narrow phone and a desk`, async () => {
        const strings = await stringsOf(language);
        set({ places: [place({ text_received_us: 5, words: 352 }), place({ inscription: 9, state: 'refused', reason: 'Late' })] });
        const other = await openPage(browser, 'about:blank', { ...PHONE, width: 320, height: 700 });
        const requests = [];
        other.on('requestfinished', (request) => requests.push(request));
        await other.goto(server.url(`/delegate?lang=${language}#token=${TOKEN}`));
        await untilMarked(other, { link: 'up', place: 12 });
        await other.waitForLoadState('load');
        // What crosses the network, which may be a phone's.
        const sizes = await Promise.all(requests.map((request) => request.sizes()));
        const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
        assert.ok(bytes > 1_000 && bytes < 100_000, `${bytes} bytes`);
        await other.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
        assert.equal(await other.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr');
        assert.equal(await text(other, '#who'), nameOf('KEN', language));
        assert.equal(await text(other, '#ready'), strings['delegate.ready']);
        assert.doesNotMatch(await visibleText(other), /\{\w+\}|\b(delegate|refusal|link|kind)\.[a-z]/, 'a gap');
        for (const [width, height] of [[320, 700], [1024, 768]]) {
            await other.setViewportSize({ width, height });
            assert.deepEqual(await cutOff(other), [], `${width}`);
            await shoot(other, `delegate-${language}-${width}`);
        }
        await other.setViewportSize({ width: 320, height: 700 });
        await other.click('#ask');
        assert.deepEqual(await cutOff(other), []);
        assert.deepEqual(complaintsOf(other), []);
        await other.context().close();
    });
}

test('names are data, never markup, and may be long', async () => {
    const hostile = '<img src=x onerror=alert(1)>'.repeat(6);
    set({
        name: hostile,
        places: [place({ list_name: hostile, items: [], state: 'waiting', people: [{ name: hostile, title: 'W'.repeat(90) }] }), place({ inscription: 3, state: 'refused', reason: hostile })],
        lists: [list({ name: hostile, items: [] })],
    });
    await until(page, () => document.querySelector('#who').textContent.startsWith('<img'));
    server.set('conference', conference({ short_title: hostile }));
    await unfold();
    await page.click('#ask');
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(await cutOff(page), []);
});

test('targets are large enough for a thumb', async () => {
    await unfold();
    const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, a, select, input:not([type="checkbox"]), textarea, summary, .switch label')]
            .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 43.5)
            .map((element) => `${element.id || element.localName} ${element.getBoundingClientRect().height}`),
    );
    assert.deepEqual(small, []);
});

test('what is new is said politely, and the question keeps the keyboard inside', async () => {
    for (const id of ['said', 'notice', 'slower', 'trouble']) assert.equal(await page.getAttribute(`#${id}`, 'role'), 'status', id);
    await page.click('#point');
    for (let step = 0; step < 5; step += 1) {
        await page.keyboard.press('Tab');
        const inside = await page.evaluate(() => document.activeElement === document.body || document.querySelector('#dialog').contains(document.activeElement));
        assert.ok(inside);
    }
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'point', 'back where one was');
});

test('the released list is shown as it is; nobody else is marked', async () => {
    server.set('queue', queue(THREE_NEXT.slice(0, 2)));
    await until(page, () => document.querySelectorAll('#next-list li').length === 2);
    assert.equal(await page.locator('#next-list .you').count(), 0);
});
