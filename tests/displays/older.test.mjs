// Clients of an earlier day with the server of today: its pages, and a client that says no more than
// was said then. See older/README.md.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020.js';
import { launch, openPage, text, until, untilMarked } from './support/browser.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';
import { WsClient } from './support/ws-client.mjs';

const ARCHIVE = fileURLToPath(new URL('older/first.tar.gz', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url));
const MEETING = '2021-07-28-morning';
const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';

let folder;
let server;
let browser;
let officer;
const inscribed = [];

before(async () => {
    if (skip) return;
    folder = await mkdtemp(join(tmpdir(), 'dais-older-'));
    await promisify(execFile)('tar', ['-xzf', ARCHIVE, '-C', folder]);
    // All but the pages is of today: words, names, samples.
    for (const name of await readdir(ASSETS)) if (name !== 'web') await symlink(join(ASSETS, name), join(folder, name));
    server = await RealServer.start(undefined, [], { DAIS_ASSETS: folder });
    browser = await launch();
    officer = await server.officer();
    await officer.act({ type: 'SetRehearsalClock', utc: '2021-07-28T14:05:00Z' });
    await officer.act({ type: 'OpenMeeting', meeting: MEETING });
    for (const delegation of ['PHL', 'DEU', 'KEN']) {
        inscribed.push((await officer.act({ type: 'InscribeSpeaker', list: '7', delegation })).action);
    }
    await officer.act({ type: 'ReleaseSpeakers', meeting: MEETING, count: 3 });
});

after(async () => {
    await browser?.close();
    await server?.remove();
    if (folder) await rm(folder, { recursive: true, force: true });
});

test('the pages that are served are the older ones', { skip }, async () => {
    const response = await fetch(server.url('/assets/slices.js'));
    assert.equal(await response.text(), readFileSync(join(folder, 'web/assets/slices.js'), 'utf8'));
    assert.doesNotMatch(await (await fetch(server.url('/assets/session.js'))).text(), /patch/);
});

test('/hall and /queue show the floor, the clock and each change', { skip }, async () => {
    const hall = await openPage(browser, server.url('/hall?room=main'));
    const queue = await openPage(browser, server.url('/queue?room=main'), { width: 390, height: 844 });
    await untilMarked(hall, { link: 'up', state: 'chair' });
    await untilMarked(queue, { link: 'up', state: 'chair', released: 3 });

    const { action } = await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription: inscribed[0] });
    await untilMarked(hall, { statement: action, state: 'standing', shown: '3:00' });
    await untilMarked(queue, { statement: action, state: 'standing', released: 2 });
    assert.equal(await text(hall, '#name'), 'Philippines');

    await officer.act({ type: 'StartStatement', statement: action });
    await untilMarked(hall, { state: 'running', shown: '2:58' });
    await untilMarked(queue, { state: 'running' });
    await officer.act({ type: 'AdvanceRehearsal', by_us: 160_000_000 });
    await untilMarked(hall, { state: 'warning' });

    await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription: inscribed[1], replacing: action });
    await until(hall, () => document.querySelector('#name').innerText === 'Germany');
    await until(queue, () => document.querySelectorAll('#list li').length === 1);

    // A restart of the desk, as after an update: the pages stay open and come back.
    await server.kill();
    await untilMarked(hall, { link: 'lost' });
    await server.serve();
    officer = await server.officer();
    await untilMarked(hall, { link: 'up' });
    await until(hall, () => document.querySelector('#name').innerText === 'Germany');
    for (const page of [hall, queue]) {
        assert.deepEqual(page.complaints.filter((words) => !/WebSocket|ERR_CONNECTION/.test(words)), []);
        await page.context().close();
    }
});

/// The schema of that day; a field that came later is nothing to an older client.
function checkerOfThatDay() {
    const schema = JSON.parse(readFileSync(join(folder, 'protocol.schema.json'), 'utf8'), (name, value) =>
        name === 'additionalProperties' && value === false ? undefined : value,
    );
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    ajv.addSchema(schema);
    return (message) => {
        const name = message.type === 'slice' ? `to.slice.${message.name}` : `to.${message.type}`;
        if (!(name in schema.$defs)) return [`a message that nobody knew then: ${name}`];
        const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
        return validate(message) ? [] : validate.errors.map(({ instancePath, message: what }) => `${name}${instancePath} ${what}`);
    };
}

test('who says no more than was said then gets whole slices, and nothing that was not known', { skip }, async () => {
    for (const token of [null, server.token]) {
        const messages = [];
        const socket = await WsClient.open(server.ws, token ? ['dais.v1', `token.${token}`] : ['dais.v1'], (message) => messages.push(message));
        socket.send({ type: 'hello', page: 'console' });
        const seen = async (wanted) => {
            const deadline = Date.now() + 10_000;
            while (!messages.some(wanted)) {
                assert.ok(Date.now() < deadline, `waited in vain for ${wanted}`);
                await new Promise((resolve) => setTimeout(resolve, 10));
            }
        };
        await seen(({ name }) => name === 'floor');
        const { statement } = await officer.sees('floor/main', (floor) => floor.statement !== undefined);
        const before = messages.length;
        const asked = statement.clock === 'running' ? 'PauseStatement' : statement.clock === 'paused' ? 'ResumeStatement' : 'StartStatement';
        await officer.act({ type: asked, statement: statement.id });
        const changed = (message) => message.name === 'floor' && message.value?.statement?.clock !== statement.clock;
        await seen((message) => messages.indexOf(message) >= before && changed(message));
        const check = checkerOfThatDay();
        assert.deepEqual([...new Set(messages.flatMap(check))], []);
        assert.ok(messages.every(({ type }) => ['hello', 'slice', 'clock'].includes(type)));
        await socket.close();
        await officer.sees('floor/main', (floor) => floor.statement?.clock !== statement.clock);
    }
});
