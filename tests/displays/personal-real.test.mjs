// The whole road of personal links: `dais links` grants them, the real program decides what each may
// do, real browsers show a delegation's page, the Chair's and the booths'.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { cutOff, launch, openPage, shoot, text, until, untilMarked } from './support/browser.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';

const MEETING = '2021-07-28-morning';
const ITEM = '7';
const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';
const PHONE = { width: 390, height: 844, timezoneId: 'Africa/Nairobi' };
const TABLET = { width: 1024, height: 768 };

let server;
let browser;
let officer;
let links;

before(async () => {
    if (skip) return;
    server = await RealServer.start();
    browser = await launch();
    officer = await server.officer();
    await officer.act({ type: 'SetRehearsalClock', utc: '2021-07-28T14:05:00Z' });
    await officer.act({ type: 'OpenMeeting', meeting: MEETING });
    for (const delegation of ['FRA', 'JPN']) await officer.act({ type: 'InscribeSpeaker', list: ITEM, delegation });
    await officer.act({ type: 'ShowTurns', meeting: MEETING, show: 'times' });
    links = new Map([
        ...(await granted('--for', 'KEN,JAM')),
        ...(await granted('--role', 'chair', '--name', 'Chair')),
        ...(await granted('--role', 'interpreter', '--name', 'Booths')),
    ]);
});

after(async () => {
    await browser?.close();
    await server?.remove();
});

function dais(...words) {
    return promisify(execFile)(PROGRAM, ['links', server.http, '--token', server.token, ...words]);
}

/// Name -> address, as the command writes it.
async function granted(...words) {
    const { stdout } = await dais(...words);
    const [head, ...rows] = stdout.trim().split('\r\n');
    assert.equal(head, 'role,delegation,name,until,address');
    return rows.map((row) => row.split(',')).map((fields) => [fields[2], fields[4]]);
}

async function open(name, options) {
    const page = await openPage(browser, links.get(name), options);
    await untilMarked(page, { link: 'up' });
    return page;
}

const contains = (page, selector, words) =>
    until(page, ([where, wanted]) => document.querySelector(where)?.innerText.includes(wanted), [selector, words]);

/// Pressed and held, as the Chair does it.
async function hold(page, selector) {
    await page.locator(selector).hover();
    await page.mouse.down();
    await until(page, (key) => !document.querySelector(key).closest('dais-hold').dataset.pressing, selector);
    await page.mouse.up();
}

let kenya;
let chair;
let booth;

test('each link opens its own page', { skip }, async () => {
    assert.match(links.get('Kenya'), /\/delegate#token=[0-9a-f]{32}$/);
    assert.match(links.get('Chair'), /\/chair#token=/);
    assert.match(links.get('Booths'), /\/booth#token=/);
    kenya = await open('Kenya', PHONE);
    chair = await open('Chair', TABLET);
    booth = await open('Booths', TABLET);
    assert.equal(await text(kenya, '#who'), 'Kenya');
    for (const page of [kenya, chair, booth]) assert.deepEqual(await cutOff(page), []);
});

test('a delegation asks for the floor, sees its receipt and its turn', { skip }, async () => {
    await kenya.click('#ask');
    await kenya.check(`#dialog input[name=list][value="${ITEM}"]`);
    await kenya.check('#dialog input[name=how][value=remote]');
    await shoot(kenya, 'personal-asking');
    await kenya.click('#dialog-yes');
    const { lists } = await officer.sees('lists', ({ lists: all }) =>
        all.some(({ key, waiting }) => key === ITEM && waiting.some(({ delegation }) => delegation === 'KEN')),
    );
    const own = lists.find(({ key }) => key === ITEM).waiting.find(({ delegation }) => delegation === 'KEN');
    await contains(kenya, '#requests-list', String(own.id));
    await contains(kenya, '#turn', '2 speakers ahead of you');
    await shoot(kenya, 'personal-kenya');
});

test('what it may not do is refused at the desk, whatever the page offers', { skip }, async () => {
    const answers = await kenya.evaluate(async () => {
        const { session } = await import('/assets/session.js');
        const said = [
            { type: 'CloseList', list: '7' },
            { type: 'InscribeSpeaker', list: '7', delegation: 'IND' },
        ];
        return Promise.all(
            said.map(
                (command, index) =>
                    new Promise((resolve) => {
                        const id = `forbidden-${index}`;
                        session.connection.addEventListener('answer', ({ detail }) => detail.id === id && resolve(detail.rule));
                        session.connection.send({ type: 'command', id, command });
                    }),
            ),
        );
    });
    assert.deepEqual(answers, ['access.not-for-role', 'access.not-yours']);
});

test('the text it hands in is read in the booths', { skip }, async () => {
    await kenya.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    await kenya.fill('#text', 'We thank you, Chair, and support the draft.');
    await kenya.click('#hand-in');
    await officer.sees('lists', ({ lists }) =>
        lists.some(({ waiting }) => waiting.some(({ delegation, words }) => delegation === 'KEN' && words === 8)),
    );
    await until(booth, () => document.body.innerText.includes('Kenya'));
});

test('the Chair calls the next by a held key; the booths ask for a slower speaker', { skip }, async () => {
    await hold(chair, '#call');
    const floor = await officer.sees('floor/main', ({ statement }) => statement?.speaker.name === 'France');
    await officer.act({ type: 'StartStatement', statement: floor.statement.id });
    const history = await officer.sees('history', ({ actions }) => actions.some(({ actor }) => actor.name === 'Chair'));
    assert.equal(history.actions.find(({ actor }) => actor.name === 'Chair').what, 'action.floor-given');
    await shoot(chair, 'personal-chair');

    await until(booth, () => !document.querySelector('#ask').disabled);
    await booth.click('#ask');
    const heard = await officer.sees('floor/main', ({ statement }) => statement?.slower_asked_us !== undefined);
    assert.equal(heard.statement.speaker.name, 'France');
    await shoot(booth, 'personal-booth');
});

test('"you are live" on its own page, and nobody else is', { skip }, async () => {
    const { lists } = await officer.sees('lists', () => true);
    const own = lists.find(({ key }) => key === ITEM).waiting.find(({ delegation }) => delegation === 'KEN');
    const floor = await officer.sees('floor/main', () => true);
    const { action } = await officer.act({
        type: 'GiveFloor',
        meeting: MEETING,
        inscription: own.id,
        replacing: floor.statement.id,
    });
    await officer.act({ type: 'StartStatement', statement: action });
    await until(kenya, () => !document.querySelector('#live').hidden);
    await until(booth, () => !document.querySelector('#ask').disabled);
    await booth.click('#ask');
    await until(kenya, () => !document.querySelector('#slower').hidden);
    await shoot(kenya, 'personal-live');
    const jamaica = await open('Jamaica', PHONE);
    assert.ok(await jamaica.evaluate(() => document.querySelector('#live').hidden));
    await jamaica.context().close();
});

test('a link that is taken back closes its page with a sentence', { skip }, async () => {
    const { stdout } = await dais();
    const row = stdout.split('\r\n').find((each) => each.includes(',KEN,'));
    await dais('--revoke', row.split(',')[0]);
    await until(kenya, () => !document.querySelector('#trouble').hidden);
    assert.match(await text(kenya, '#trouble'), /ask|Secretariat/);
    const again = await dais('--revoke', row.split(',')[0]).catch(({ code, stderr }) => ({ code, stderr }));
    assert.equal(again.code, 1);
    assert.match(again.stderr, /was revoked before/);
});
