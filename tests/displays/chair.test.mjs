// /chair, on a server that says what the test wants.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { cutOff, launch, openPage, shoot, text, until, untilMarked, visibleText } from './support/browser.mjs';
import { LANGUAGES, nameOf, stringsOf } from './support/languages.mjs';
import { chair, ending, fillPodium, podium, script, TOKENS } from './support/podium-sample.mjs';
import { closedFloor, fill, floor, MEETING, statement, withLeft } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const CHAIR = `/chair?room=main#token=${TOKENS.chair}`;
const HELD_MS = 800;
let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    fill(server);
    fillPodium(server);
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

beforeEach(async () => {
    server.decide = () => ({ accepted: true });
    server.project = () => null;
    fill(server, { floor: withLeft(server, 100) });
    fillPodium(server);
    await page?.context().close();
    page = await openPage(browser, server.url(CHAIR), { width: 1024, height: 768 });
    await untilMarked(page, { state: 'running', next: 6, points: 1, requests: 1, link: 'up' });
});

const oneLine = (words) => words.replace(/\s+/g, ' ').trim();
const rows = () => page.locator('#list > li').allInnerTexts().then((all) => all.map(oneLine));
const became = () => page.textContent('#became');
const commands = (from) => server.commands.slice(from).map(({ command }) => command);

/// Keeps it pressed until the key has taken it.
async function hold(selector) {
    await page.locator(selector).scrollIntoViewIfNeeded();
    const box = await page.locator(`${selector} .hold`).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await until(page, (key) => !document.querySelector(key).dataset.pressing, selector);
    await page.mouse.up();
}

/// Lets go too early, by the page's own timers: however slow the machine is, they keep their order.
function letGoEarly(selector) {
    return page.$eval(`${selector} .hold`, async (key) => {
        const pointer = (type) => key.dispatchEvent(new PointerEvent(type, { isPrimary: true, bubbles: true }));
        pointer('pointerdown');
        await new Promise((done) => setTimeout(done, 300));
        pointer('pointerup');
    });
}

test('the clock is the largest; who speaks, how to say it, who is next with spoken forms and hints', async () => {
    const sizes = await page.$$eval('main *', (all) => all.map((element) => [parseFloat(getComputedStyle(element).fontSize), element.closest('dais-clock') ? 'clock' : 'other']));
    const largest = (which) => Math.max(...sizes.filter(([, kind]) => kind === which).map(([size]) => size));
    assert.ok(largest('clock') > 2.5 * largest('other'));
    assert.equal(await text(page, '#spoken'), 'Say: the Philippines');
    const [jamaica, ivoire, kenya, kiribati] = await rows();
    assert.match(jamaica, /1 Jamaica \(CARICOM\) On behalf of groups Text received 5 minutes/);
    assert.match(ivoire, /Côte d'Ivoire sounds like koht dee‑VWAR States 3 minutes/);
    assert.match(kenya, /Kenya \(remote\) Say: the Republic of Kenya · sounds like KEN‑yuh 3 minutes Link up Ready/);
    assert.match(kiribati, /Kiribati sounds like KIRR‑i‑bas/);
    assert.equal(await text(page, '#next-title'), 'Next · waiting: 14');
    assert.equal(await text(page, '#motions-list'), 'Closure of the debate, Mexico');
    assert.equal(await text(page, '#presides-next'), 'Presides next: Kenya, Chair · 6th meeting · today at 15:00');
    await shoot(page, 'chair');
});

test('what to say: the script, in its variants; what an officer put before the Chair in its place', async () => {
    assert.equal(await text(page, '#script-first'), 'I thank the distinguished representative of the Philippines for the statement.');
    await page.click('#script-summary');
    assert.deepEqual(await page.locator('#script-list li').allInnerTexts(), [
        'I give the floor to the distinguished representative of Jamaica, who will speak on behalf of the Caribbean Community.',
        'Thank you all, and thank you to the interpreters. The meeting is adjourned.',
    ]);
    const names = { meeting: '5th meeting', presiding: 'Latvia, Vice-Chair', profile: 'informal', document: 'Draft 3' };
    server.set('script', script([{ key: 'script.adoption', names }]));
    await page.waitForSelector('#script-first:has-text("On behalf of the Chair, may I take it that the meeting wishes to adopt Draft 3")');
    server.set('podium', podium({ shown: { text: 'Please announce the exhibition.', at_us: 0, by: { link: 2, name: 'Ana' } } }));
    await page.waitForSelector('#script-first:has-text("Please announce the exhibition.")');
    assert.equal(await text(page, '#script-title'), 'From Ana');
    server.set('podium', podium());
    await page.waitForSelector('#script-title:has-text("You may say")');
});

test('the next speaker is called by a key that is held, in place of whom the Chair saw', async () => {
    const count = server.commands.length;
    assert.equal(oneLine(await text(page, '#call .hold')), 'Call Jamaica Keep pressed');
    assert.equal(await text(page, '#call-about'), 'Philippines has the floor until then.');
    await hold('#call');
    assert.deepEqual((await server.command(count + 1)).command, { type: 'GiveFloor', meeting: MEETING, inscription: 41, replacing: 412 });
    await until(page, () => document.querySelector('#became').textContent === 'Jamaica has the floor');
    server.set('floor', floor());
    await untilMarked(page, { state: 'chair' });
    await hold('#call');
    assert.deepEqual((await server.command(count + 2)).command, { type: 'GiveFloor', meeting: MEETING, inscription: 41 });
    assert.equal(await page.locator('#conclude').isVisible(), false);
});

test('let go early nothing is done, and it says so; a second press elsewhere confirms', async () => {
    const count = server.commands.length;
    await letGoEarly('#call');
    await page.waitForTimeout(HELD_MS);
    assert.deepEqual(commands(count), []);
    assert.match(await text(page, '#call'), /Let go too early, nothing was done\. Keep pressed, or confirm\./);
    await page.click('#call .confirm');
    assert.equal((await server.command(count + 1)).command.type, 'GiveFloor');
    await until(page, () => document.querySelector('#became').textContent === 'Jamaica has the floor');
    assert.equal(await page.locator('#call .confirm').isVisible(), false);
});

test('sliding off the key is letting go', async () => {
    const count = server.commands.length;
    const box = await page.locator('#call .hold').boundingBox();
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y - 60);
    await page.waitForTimeout(HELD_MS + 100);
    await page.mouse.up();
    assert.deepEqual(commands(count), []);
});

test('by Space or Enter held; a tap of it does nothing', async () => {
    const count = server.commands.length;
    for (const [index, key] of ['Space', 'Enter'].entries()) {
        await page.focus('#call .hold');
        await page.keyboard.press(key);
        await page.waitForTimeout(HELD_MS + 100);
        assert.equal(commands(count).length, index, 'a tap');
        await page.keyboard.down(key);
        await page.waitForTimeout(300);
        await page.keyboard.down(key);
        await page.waitForTimeout(HELD_MS - 100);
        await page.keyboard.up(key);
        await server.command(count + index + 1);
        await until(page, () => document.querySelector('#call .hold').getAttribute('aria-disabled') === 'false');
    }
    assert.equal(commands(count).length, 2);
});

test('whoever cannot hold, as with a screen reader, presses twice', async () => {
    const count = server.commands.length;
    await page.$eval('#call .hold', (key) => key.click());
    assert.match(await text(page, '#call [role="status"]'), /Press again to confirm/);
    assert.deepEqual(commands(count), []);
    await page.$eval('#call .hold', (key) => key.click());
    assert.equal((await server.command(count + 1)).command.inscription, 41);
});

test('a press never reaches what took its place meanwhile', async () => {
    const count = server.commands.length;
    const box = await page.locator('#call .hold').boundingBox();
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    server.set('chair', chair({ next: chair().next.slice(1) }));
    await untilMarked(page, { next: 5 });
    await page.waitForTimeout(HELD_MS);
    await page.mouse.up();
    assert.deepEqual(commands(count), []);
    assert.match(await text(page, '#call'), /It changed while you pressed\. Nothing was done\./);
    assert.match(await text(page, '#call'), /Call Côte d'Ivoire/);
    await page.$eval('#call .hold', (key) => key.click());
    server.set('chair', chair());
    await untilMarked(page, { next: 6 });
    assert.equal(await page.locator('#call .confirm').isVisible(), false, 'nor does a confirmation');
});

test('a refusal is said in the desk’s words, and stands', async () => {
    const sentence = 'The floor is held by Germany, to whom Ana gave it.';
    server.decide = () => ({ accepted: false, rule: 'floor.held-by-another', text: sentence });
    await hold('#call');
    await until(page, (wanted) => document.querySelector('#became').textContent === wanted, sentence);
    assert.equal(await page.getAttribute('#became', 'data-became'), 'over');
    assert.equal(await page.getAttribute('#became', 'role'), 'status');
    assert.equal(await page.getAttribute('#call .hold', 'aria-disabled'), 'false');
});

test('an act of which the answer was lost is said again with its id; meanwhile the key waits', async () => {
    server.decide = () => null;
    const count = server.commands.length;
    await hold('#call');
    const { id } = await server.command(count + 1);
    assert.match(await text(page, '#call .hold'), /Sending/);
    await hold('#call');
    await server.stop();
    await untilMarked(page, { link: 'lost' });
    assert.equal(await became(), 'Not connected. It is sent as soon as the connection is back.');
    server.decide = () => ({ accepted: true });
    await server.restart();
    assert.equal((await server.command(count + 2)).id, id);
    await until(page, () => document.querySelector('#became').textContent === 'Jamaica has the floor');
    assert.equal(server.commands.length, count + 2);
});

test('a point of order is recognized; once it is, there is nothing to press', async () => {
    const count = server.commands.length;
    assert.match(oneLine(await text(page, '#points')), /Points of order Cuba raised at 12:22 Recognize Cuba Keep pressed/);
    await hold('#points-list dais-hold');
    assert.deepEqual((await server.command(count + 1)).command, { type: 'RecognizePointOfOrder', point: 33 });
    await until(page, () => document.querySelector('#became').textContent.startsWith('Recognized: Cuba'));
    server.set('chair', chair({ points: [{ ...chair().points[0], recognized: true }] }));
    await page.waitForSelector('#points-list p:has-text("Recognized")');
    assert.equal(await page.locator('#points-list dais-hold').isVisible(), false);
    server.set('chair', chair({ points: [] }));
    await untilMarked(page, { points: 0 });
    assert.equal(await page.locator('#points').isVisible(), false);
});

test('a request is granted, or refused with a reason', async () => {
    const count = server.commands.length;
    assert.match(oneLine(await text(page, '#requests')), /Türkiye Item 7 \(B\) · asked at 12:22/);
    await page.click('#requests-list li > .plain');
    await hold('.reason dais-hold');
    assert.match(await text(page, '.reason'), /Write the reason first\./);
    await page.fill('.reason input', 'The debate on this item has ended.');
    server.set('chair', chair({ waiting: 15 }));
    await page.waitForSelector('#next-title:has-text("waiting: 15")');
    assert.equal(await page.inputValue('.reason input'), 'The debate on this item has ended.', 'what was written stays');
    await hold('.reason dais-hold');
    const refused = { type: 'RefuseRequest', inscription: 51, reason: 'The debate on this item has ended.' };
    assert.deepEqual((await server.command(count + 1)).command, refused);
    await page.click('.reason > .plain');
    await hold('#requests-list li > dais-hold');
    assert.deepEqual((await server.command(count + 2)).command, { type: 'GrantRequest', inscription: 51 });
    await until(page, () => document.querySelector('#became').textContent === 'Granted: Türkiye is on the list.');
});

test('the floor back to the Chair', async () => {
    const count = server.commands.length;
    await hold('#conclude');
    assert.deepEqual((await server.command(count + 1)).command, { type: 'ConcludeStatement', statement: 412 });
});

test('will we finish: over, under, and nothing to predict from', async () => {
    const lines = async () => oneLine(await text(page, '#end-now'));
    assert.equal(await lines(), '8 minutes too long List ends about 13:08, between 12:51 and 13:22 Interpretation ends at 13:00 Speakers who do not fit: 3, perhaps: 1');
    const early = { early: '2021-07-28T16:40:00Z', likely: '2021-07-28T16:45:00Z', late: '2021-07-28T16:50:00Z' };
    server.set('chair', chair({ end: ending({ list_ends: early, ends_with_interpretation: false, not_fitting: 0, perhaps_fitting: 0 }) }));
    await page.waitForSelector('#end-now:has-text("15 minutes to spare")');
    assert.match(await lines(), /The meeting ends at 13:00$/);
    server.set('chair', chair({ end: undefined }));
    await page.waitForSelector('#end-now:has-text("No prediction now.")');
});

test('what if: asked once the slider rests, shown beside what is, and taken back', async () => {
    const likely = { early: '2021-07-28T16:38:00Z', likely: '2021-07-28T16:44:00Z', late: '2021-07-28T16:52:00Z' };
    const asked = { limit_us: 120_000_000, close_list: true };
    server.project = (whatIf) => whatIf.limit_us === asked.limit_us && whatIf.close_list && { ...ending({ list_ends: likely, not_fitting: 0, perhaps_fitting: 0 }) };
    const count = server.whatIfs.length;
    await page.click('#what-if-title');
    assert.equal(await page.inputValue('#limit'), '5', 'where the next speaker’s limit is');
    await page.focus('#limit');
    // In one go, as a finger would: the slider does not rest in between.
    await page.evaluate(() => {
        const limit = document.querySelector('#limit');
        for (let step = 0; step < 3; step += 1) {
            limit.stepDown();
            limit.dispatchEvent(new Event('input', { bubbles: true }));
        }
        document.querySelector('#close-list').click();
    });
    await page.waitForSelector('#end-then:has-text("16 minutes to spare")');
    assert.deepEqual(server.whatIfs.slice(count).at(-1).what_if, asked);
    assert.equal(server.whatIfs.at(-1).meeting, MEETING);
    assert.equal(server.whatIfs.length - count, 1);
    assert.match(oneLine(await text(page, '#end-now')), /^As it is 8 minutes too long/);
    assert.equal(await text(page, '#limit-label'), 'Limit for each speaker: 2 minutes');
    await shoot(page, 'chair-what-if');
    await page.click('#as-it-is');
    await page.waitForSelector('#end-then', { state: 'hidden' });
    assert.doesNotMatch(await text(page, '#end-now'), /As it is/);
    server.project = () => null;
    await page.check('#without-breaks');
    await page.waitForSelector('#end-then:has-text("This meeting is not on.")');
});

test('the private line: ready lines, a text that stays until it was taken', async () => {
    const count = server.commands.length;
    await page.click('#line-ready button:has-text("Who is next?")');
    assert.deepEqual((await server.command(count + 1)).command, { type: 'SayPrivately', text: 'Who is next?' });
    server.decide = () => ({ accepted: false, rule: 'podium.too-long', text: 'This is too long.' });
    await page.fill('#line-text', 'May we extend to 1:15?');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('#became').textContent === 'This is too long.');
    assert.equal(await page.inputValue('#line-text'), 'May we extend to 1:15?');
    server.decide = () => ({ accepted: true });
    await page.click('#line-send');
    await until(page, () => document.querySelector('#line-text').value === '');
    server.set('podium', { ...podium(), line: [{ at_us: 0, by: { link: 2, name: 'Ana' }, text: '<b>Kenya</b> is next' }] });
    await page.waitForSelector('#line:has-text("<b>Kenya</b> is next")');
    assert.match(oneLine(await text(page, '#line')), /^Ana, 12:22 /);
    assert.deepEqual(page.complaints, []);
});

test('with reduced motion the progress is told in words', async () => {
    const calm = await openPage(browser, server.url(CHAIR), { width: 1024, height: 768, reducedMotion: 'reduce' });
    await untilMarked(calm, { link: 'up', next: 6 });
    await calm.evaluate(() => {
        window.told = [];
        const how = document.querySelector('#call small');
        new MutationObserver(() => window.told.push(how.textContent)).observe(how, { childList: true, characterData: true, subtree: true });
    });
    await calm.focus('#call .hold');
    await calm.keyboard.down('Space');
    assert.equal(await calm.evaluate(() => document.getAnimations().length), 0);
    await until(calm, () => window.told.includes('Keep pressed 75 %'));
    await calm.keyboard.up('Space');
    assert.deepEqual(await calm.evaluate(() => window.told.slice(0, 3)), ['Keep pressed 25 %', 'Keep pressed 50 %', 'Keep pressed 75 %']);
    await calm.context().close();
});

test('no meeting, and an adjourned one: nothing to call', async () => {
    server.set('floor', closedFloor());
    server.set('chair', { room: 'main', waiting: 0, next: [], requests: [], points: [], motions: [] });
    await untilMarked(page, { state: 'idle', next: 0 });
    assert.equal(await page.locator('#acts').isVisible(), false);
    assert.equal(await text(page, '#empty'), 'Nobody is waiting to speak.');
    assert.equal(await text(page, '#script-first'), 'I thank the distinguished representative of the Philippines for the statement.');
    server.set('floor', floor({ state: 'adjourned', statement: statement() }));
    await untilMarked(page, { state: 'adjourned' });
    assert.equal(await page.locator('#acts').isVisible(), false);
});

test('whoever is not the Chair reads one sentence, and nothing that is private', async () => {
    for (const token of ['', `#token=${TOKENS.interpreter}`]) {
        const other = await openPage(browser, server.url(`/chair?room=main${token}`));
        await untilMarked(other, { link: 'up' });
        await other.waitForSelector('#message:has-text("This page is for the Chair")');
        assert.equal(oneLine(await text(other, '#message')), 'This page is for the Chair. Open it with the link that the Secretariat gave you.');
        assert.doesNotMatch(await visibleText(other), /Jamaica|Philippines|Türkiye|Keep pressed/);
        await other.context().close();
    }
});

test('a link that is revoked takes everything private away', async () => {
    server.refused = `token.${TOKENS.chair}`;
    server.refusal = 'This link was revoked.';
    server.end(TOKENS.chair, 'this link was revoked');
    await page.waitForSelector('#message:has-text("This link was revoked. Ask the Secretariat for a new one.")');
    assert.doesNotMatch(await visibleText(page), /Jamaica|Türkiye/);
    server.refused = null;
});

test('every language, tablet and phone: its words, nothing cut off', async () => {
    for (const language of LANGUAGES) {
        const strings = await stringsOf(language);
        const other = await openPage(browser, server.url(`/chair?room=main&lang=${language}#token=${TOKENS.chair}`), { width: 1024, height: 768 });
        await untilMarked(other, { link: 'up', next: 6 });
        const words = await visibleText(other);
        for (const each of [strings['chair.points'], strings['chair.hold'], strings['chair.finish'], nameOf('KIR', language)]) assert.ok(words.includes(each), `${language} ${each}`);
        if (language !== 'en') {
            assert.ok((await text(other, '#script-first')).includes(nameOf('PHL', language)), `${language} names delegations as its list does`);
            assert.doesNotMatch(words, /sounds like|KEN.yuh/, 'hints are for readers of English');
        }
        assert.doesNotMatch(words, /\{\w+\}|\b(chair|script)\.[a-z]/);
        for (const [width, height] of [[1024, 768], [768, 1024], [390, 844], [320, 640]]) {
            await other.setViewportSize({ width, height });
            assert.deepEqual(await cutOff(other), [], `${language} ${width}`);
            await shoot(other, `chair-${language}-${width}`);
        }
        await other.context().close();
    }
});

test('keys are large enough for a finger', async () => {
    const small = await page.$$eval('button, input, select, summary', (all) =>
        all
            .filter((element) => element.getClientRects().length > 0 && !element.closest('header'))
            .map((element) => [element.id || element.className || element.localName, (element.closest('.check') ?? element).getBoundingClientRect().height])
            .filter(([, height]) => height < 44),
    );
    assert.deepEqual(small, []);
});
