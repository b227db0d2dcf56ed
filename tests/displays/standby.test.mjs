// Pages when the desk's machine dies, in a real browser: they are at the standby, with their personal
// links, and right there as soon as it has taken over.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { execFile, spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { launch, openPage, shoot, until, untilMarked, visibleText } from './support/browser.mjs';
import { Officer } from './support/officer.mjs';
import { firstLine, PROGRAM, RealServer } from './support/real-server.mjs';

const MEETING = '2021-07-28-morning';
const MOVES_MS = 3_000;
const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program';

let server;
let follower;
let standby;
let browser;
let officer;
let hall;
let chair;

before(async () => {
    if (skip) return;
    server = await RealServer.start();
    officer = await server.officer();
    await officer.act({ type: 'SetRehearsalClock', utc: '2021-07-28T14:05:00Z' });
    await officer.act({ type: 'OpenMeeting', meeting: MEETING });
    const words = ['follow', server.http, `${server.file}.standby`, '--token', server.token, '--port', '0', '--json'];
    follower = spawn(PROGRAM, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    follower.stderr.on('data', (chunk) => (complaint += chunk));
    standby = await firstLine(follower, () => complaint);
    await officer.sees('record', ({ standbys }) => standbys?.some(({ there, behind }) => there && behind === 0));
    browser = await launch();
    const token = randomBytes(16).toString('hex');
    const hash = createHash('sha256').update(token).digest('hex');
    await officer.act({ type: 'GrantAccess', links: [{ role: 'chair', name: 'Chair', token_hash: hash }] });
    // Pages may go where the server named when they were fetched.
    hall = await openPage(browser, server.url('/hall?room=main'));
    chair = await openPage(browser, server.url(`/chair?room=main#token=${token}`));
    await untilMarked(hall, { link: 'up', state: 'chair' });
    await until(chair, () => document.documentElement.dataset.link === 'up');
});

after(async () => {
    await browser?.close();
    follower?.kill('SIGKILL');
    await server?.remove();
});

async function giveFloor(by, delegation, replacing) {
    const { action } = await by.act({ type: 'InscribeSpeaker', list: '7', delegation });
    const given = await by.act({ type: 'GiveFloor', meeting: MEETING, inscription: action, replacing });
    await by.act({ type: 'StartStatement', statement: given.action });
    return given.action;
}

let first;

test('when the desk dies its pages are at the standby within three seconds', { skip }, async () => {
    first = await giveFloor(officer, 'KEN');
    await untilMarked(hall, { link: 'up', state: 'running' });
    await officer.sees('record', ({ standbys }) => standbys.some(({ there, behind }) => there && behind === 0));
    const killedAt = performance.now();
    await server.kill();
    for (const page of [hall, chair]) {
        await until(page, () => document.documentElement.dataset.link !== 'up');
    }
    for (const page of [hall, chair]) {
        await until(page, () => document.documentElement.dataset.link === 'up');
    }
    const took = performance.now() - killedAt;
    console.log(`pages at the standby after ${Math.round(took)} ms`);
    assert.ok(took < MOVES_MS, `took ${took} ms`);
    for (const page of [hall, chair]) {
        assert.ok(page.hosts.has(new URL(standby.http).host));
        assert.match(await visibleText(page), /Kenya/);
    }
});

test('after the take-over they show what the new desk does within three seconds', { skip }, async () => {
    const words = ['take-over', standby.http, '--token', server.token, '--name', 'Ana'];
    await promisify(execFile)(PROGRAM, words);
    const ana = await Officer.connect(standby.ws, server.token, 'Ana');
    const begun = performance.now();
    await giveFloor(ana, 'DEU', first);
    for (const page of [hall, chair]) {
        await until(page, () => document.body.innerText.includes('Germany'));
    }
    const took = performance.now() - begun;
    console.log(`pages right ${Math.round(took)} ms after an act of the new desk`);
    assert.ok(took < MOVES_MS, `took ${took} ms`);
    await untilMarked(hall, { link: 'up', state: 'running' });
    await shoot(hall, 'standby-leads');
    const refused = [hall, chair].flatMap((page) => page.complaints.filter((each) => /Content Security Policy/.test(each)));
    assert.deepEqual(refused, []);
    await ana.close();
});
