// Pages of relays in a real browser: they show what the desk does, go to another relay when theirs
// dies, and never show a clock that nobody vouches for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, shoot, until, untilMarked, visibleText } from './support/browser.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';
import { HAS_NATS, NatsServer, Relay } from './support/relays.mjs';

const MEETING = '2021-07-28-morning';
const SAYS_STALE_MS = 12_000;
const MOVES_MS = 3_000;
const skip = PROGRAM && HAS_NATS ? false : 'DAIS_PROGRAM names no program, or there is no nats-server';

let nats;
let server;
let relays = [];
let browser;
let officer;
let page;

before(async () => {
    if (skip) return;
    nats = await NatsServer.start();
    server = await RealServer.start(undefined, ['--nats', nats.url]);
    relays = [await Relay.start(nats), await Relay.start(nats)];
    browser = await launch();
    officer = await server.officer();
    await officer.act({ type: 'SetRehearsalClock', utc: '2021-07-28T14:05:00Z' });
    await officer.act({ type: 'OpenMeeting', meeting: MEETING });
    page = await openPage(browser, relays[0].url('/hall?room=main'));
    await untilMarked(page, { link: 'up', state: 'chair' });
});

after(async () => {
    await browser?.close();
    await Promise.all(relays.map((relay) => relay.kill()));
    await server?.remove();
    await nats?.remove();
});

async function giveFloor(delegation, replacing) {
    const { action } = await officer.act({ type: 'InscribeSpeaker', list: '7', delegation });
    const given = await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription: action, replacing });
    await officer.act({ type: 'StartStatement', statement: given.action });
    return given.action;
}

let first;

test('a page of a relay shows what the desk does', { skip }, async () => {
    first = await giveFloor('KEN');
    await untilMarked(page, { link: 'up', state: 'running' });
    assert.match(await visibleText(page), /Kenya/);
    assert.ok(page.hosts.has(new URL(relays[0].http).host));
});

test('when its relay is killed it is right at the other within three seconds', { skip }, async () => {
    const target = new URL(relays[1].http).host;
    const killedAt = performance.now();
    await relays[0].kill();
    await until(page, () => document.documentElement.dataset.link !== 'up');
    await untilMarked(page, { link: 'up' });
    const took = performance.now() - killedAt;
    assert.ok(took < MOVES_MS, `took ${took} ms`);
    assert.ok(page.hosts.has(target));
    assert.match(await visibleText(page), /Kenya/);
    await giveFloor('DEU', first);
    await until(page, () => document.body.innerText.includes('Germany'));
    await shoot(page, 'relay-moved');
});

test('without NATS it says that it is not connected, and comes back by itself', { skip }, async () => {
    await nats.kill();
    const killedAt = performance.now();
    await until(page, () => document.documentElement.dataset.link === 'lost');
    assert.ok(performance.now() - killedAt < SAYS_STALE_MS);
    assert.match(await visibleText(page), /Not connected/);
    await nats.serve();
    await untilMarked(page, { link: 'up', state: 'running' });
    const refused = page.complaints.filter((each) => /Content Security Policy/.test(each));
    assert.deepEqual(refused, []);
});
