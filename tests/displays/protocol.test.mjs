// net/protocol.schema.json against what is really said: the kept examples, the real program's words
// to each role, and the samples that the other tests here show to the pages.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { delegation, fillForKenya, LISTS, place } from './support/delegate-sample.mjs';
import { booth, chair, fillPodium, podium, proceedings, script, spoken, waiting } from './support/podium-sample.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';
import { closedFloor, conference, edition, fill, floor, programme, queue, statement, THREE_NEXT } from './support/sample.mjs';
import { Checker, COMMANDS, mutations, omissions, SLICES } from './support/schema.mjs';
import { adopted, nothing, road } from './support/texts-sample.mjs';
import { WsClient } from './support/ws-client.mjs';

const KEPT = new URL('../protocol/', import.meta.url);
const ROLES = ['officer', 'chair', 'delegation', 'interpreter', 'technician', 'public'];
const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';

function kept(name) {
    const lines = readFileSync(new URL(name, KEPT), 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line));
}

test('every kept example obeys, for the role that gets it', () => {
    for (const role of ROLES) {
        const checker = new Checker(role);
        for (const message of kept(`to-${role}.jsonl`)) {
            assert.deepEqual(checker.to(message), [], `${role}: ${message.name}`);
            assert.deepEqual(checker.any('to', message), [], `${role}: ${message.name}`);
        }
    }
    const checker = new Checker();
    for (const message of kept('to-screen.jsonl')) assert.deepEqual(checker.to(message), [], JSON.stringify(message));
    for (const message of kept('from-screen.jsonl')) assert.deepEqual(checker.from(message), [], JSON.stringify(message));
});

test('there is an example of every slice and of every command', () => {
    const slices = ROLES.flatMap((role) => kept(`to-${role}.jsonl`)).map(({ name }) => name);
    assert.deepEqual([...new Set(slices)].sort(), [...SLICES].sort());
    const said = kept('from-screen.jsonl').flatMap(({ command }) => (command ? [command.type] : []));
    assert.deepEqual(said.sort(), [...COMMANDS].sort());
});

test('an unknown field and a wrong type are found, wherever they stand', () => {
    const checker = new Checker('officer');
    // In a map (names, have) every key is as good as another.
    const free = /[ .](names|have)$/;
    // A patch may say anything; what comes of it is the slice, which is held to the schema.
    const within = /^an unknown field in patch(\.|$)|^another type of patch\./;
    let tried = 0;
    const hold = (judge) => (message) => {
        for (const { what, message: wrong } of mutations(message)) {
            if ((what.startsWith('an unknown') && free.test(what)) || within.test(what)) continue;
            tried += 1;
            assert.notDeepEqual(judge(wrong), [], `${what}: ${JSON.stringify(wrong).slice(0, 300)}`);
        }
    };
    kept('to-officer.jsonl').forEach(hold((message) => checker.to(message)));
    kept('to-screen.jsonl').forEach(hold((message) => checker.to(message)));
    kept('from-screen.jsonl').forEach(hold((message) => checker.from(message)));
    assert.ok(tried > 2_000, `${tried} changes were tried`);
});

test('a missing field is found where the field must be there, and each message must have some', () => {
    const checker = new Checker('officer');
    const found = (judge) => (message) => {
        const missed = [...omissions(message)].filter(({ message: without }) => judge(without).length > 0);
        const top = missed.filter(({ path }) => path.length === 1).map(({ what }) => what);
        assert.ok(top.includes('type'), JSON.stringify(message).slice(0, 200));
        if (message.type === 'slice') {
            assert.deepEqual(top.sort(), Object.keys(message).sort());
            assert.ok(missed.some(({ path }) => path.length > 1), message.name);
        }
    };
    kept('to-officer.jsonl').forEach(found((message) => checker.to(message)));
    kept('to-screen.jsonl').forEach(found((message) => checker.to(message)));
    kept('from-screen.jsonl').forEach(found((message) => checker.from(message)));
});

test('what is not for a role is found: an officer’s slices would not do for the public', () => {
    const checker = new Checker('public');
    const open = new Set(kept('to-public.jsonl').map(({ name }) => name));
    for (const message of kept('to-officer.jsonl')) {
        const wrong = checker.to(message);
        const same = JSON.stringify(kept('to-public.jsonl').find(({ name }) => name === message.name)) === JSON.stringify(message);
        assert.equal(wrong.length > 0, !same, message.name);
        if (!open.has(message.name)) assert.match(wrong.join(), /not for public/);
    }
});

// ---- the samples of the other tests -----------------------------------------------------------

/// What a sample's function puts on the stand-in server.
function shownBy(fillServer) {
    const shown = [];
    const server = { nowUs: 1_000_000, grants: new Map(), set: (name, value) => shown.push({ name, value }), project: null, value: () => undefined };
    fillServer(server);
    return shown;
}

test('the samples that the pages are shown in these tests obey, too', () => {
    const samples = [
        ...shownBy(fill),
        ...shownBy(fillForKenya),
        ...shownBy(fillPodium),
        { name: 'conference', value: conference() },
        { name: 'programme', value: programme() },
        { name: 'programme', value: edition() },
        { name: 'floor', value: floor({ statement: statement() }) },
        { name: 'floor', value: closedFloor() },
        { name: 'queue', value: queue(THREE_NEXT) },
        { name: 'delegation', value: delegation({ places: [place()], lists: LISTS }) },
        { name: 'booth', value: booth({ now: spoken('Kenya') }) },
        { name: 'chair', value: chair({ next: [waiting(1, 'KEN', 'Kenya')] }) },
        { name: 'podium', value: podium() },
        { name: 'script', value: script([]) },
        { name: 'proceedings', value: proceedings() },
        { name: 'texts', value: road() },
        { name: 'texts', value: nothing() },
        { name: 'texts', value: adopted() },
    ];
    const checker = new Checker();
    const wrong = new Set();
    for (const { name, value } of samples) {
        const message = { type: 'slice', name, version: 1, value: JSON.parse(JSON.stringify(value)) };
        if (value.room !== undefined) message.room = value.room;
        for (const sentence of checker.to(message)) wrong.add(sentence);
    }
    assert.deepEqual([...wrong], []);
});

// ---- the real program -------------------------------------------------------------------------

const MEETING = '2021-07-28-morning';
let server;
let officer;
const heard = new Map();

/// Connects with a link, and keeps every message that comes.
async function listen(role, token, more = {}) {
    const messages = [];
    heard.set(role, messages);
    const socket = await WsClient.open(server.ws, token ? ['dais.v1', `token.${token}`] : ['dais.v1'], (message) => messages.push(message));
    socket.send({ type: 'hello', page: 'test', ...more });
    return socket;
}

async function came(role, wanted) {
    const deadline = Date.now() + 10_000;
    while (!heard.get(role).some(wanted)) {
        assert.ok(Date.now() < deadline, `${role} waited in vain for ${wanted}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}

async function granted(...words) {
    const { stdout } = await promisify(execFile)(PROGRAM, ['links', server.http, '--token', server.token, ...words]);
    return new URL(stdout.trim().split('\r\n')[1].split(',')[4]).hash.split('=')[1];
}

const sockets = [];

before(async () => {
    if (skip) return;
    server = await RealServer.start();
    officer = await server.officer();
});

after(async () => {
    for (const socket of sockets) await socket.close();
    await server?.remove();
});

test('the real program, while a meeting goes on: every message to every role obeys', { skip }, async () => {
    sockets.push(await listen('officer', server.token, { name: 'Olga' }));
    sockets.push(await listen('chair', await granted('--role', 'chair', '--name', 'Chair')));
    const kenya = await listen('delegation', await granted('--for', 'KEN'));
    sockets.push(kenya);
    sockets.push(await listen('interpreter', await granted('--role', 'interpreter', '--name', 'Booths')));
    sockets.push(await listen('technician', await granted('--role', 'technician', '--name', 'Cabin')));
    const hall = await listen('public', null, { room: 'main', screen: 'f3a9', wants: ['conference', 'floor'], have: { 'floor/main': 1 }, epoch: 1 });
    sockets.push(hall);
    for (const role of ROLES) await came(role, ({ type }) => type === 'hello');

    const act = async (command) => {
        assert.deepEqual(new Checker().from({ type: 'command', id: 'a', command }), [], command.type);
        return (await officer.act(command)).action;
    };
    await act({ type: 'SetRehearsalClock', utc: '2021-07-28T14:05:00Z' });
    await act({ type: 'OpenMeeting', meeting: MEETING });
    const jamaica = await act({ type: 'InscribeSpeaker', list: '7', delegation: 'JAM', on_behalf_of: { group: 'caricom' } });
    await act({ type: 'InscribeSpeaker', list: '7', delegation: 'DEU', details: { people: [{ name: 'Ms A', title: 'Minister' }], language: 'fr', note: 'late' } });
    await act({ type: 'ReleaseSpeakers', meeting: MEETING, count: 3 });
    await act({ type: 'ShowTurns', meeting: MEETING, show: 'times' });
    const say = { type: 'command', id: 'k-1', command: { type: 'InscribeSpeaker', list: '7', delegation: 'KEN', modality: 'remote' } };
    assert.deepEqual(new Checker().from(say), []);
    kenya.send(say);
    await came('delegation', ({ type, accepted }) => type === 'answer' && accepted === true);
    kenya.send({ ...say, id: 'k-2', command: { type: 'OpenMeeting', meeting: MEETING } });
    await came('delegation', ({ type, accepted }) => type === 'answer' && accepted === false);
    const given = await act({ type: 'GiveFloor', meeting: MEETING, inscription: jamaica });
    await act({ type: 'StartStatement', statement: given });
    await act({ type: 'RaisePointOfOrder', meeting: MEETING, delegation: 'FRA' });
    await act({ type: 'MakeMotion', meeting: MEETING, delegation: 'FRA', kind: 'suspend-meeting' });
    await act({ type: 'SayPrivately', text: 'Kenya is on the line.' });
    await act({ type: 'NoteNameplate', meeting: MEETING, delegation: 'BRA' });
    const concluded = await act({ type: 'ConcludeStatement', statement: given });
    await officer.act({ type: 'UndoAction', action: concluded });
    await officer.order({ do: 'message', text: 'We resume at 3 p.m.' });
    await officer.order({ do: 'identify' });
    await act({ type: 'AdvanceRehearsal', by_us: 60_000_000 });
    hall.send({ type: 'time', sent: 1234.5, rtt_ms: 3 });
    hall.send({ type: 'time', sent: 1, unknown: 1 });
    await came('public', ({ type }) => type === 'trouble');
    await came('public', ({ type }) => type === 'time');
    await came('public', ({ type }) => type === 'screen');
    await came('public', ({ type }) => type === 'clock');
    await came('officer', ({ type, name, value }) => type === 'slice' && name === 'screens' && value.screens.length > 5);

    for (const role of ROLES) {
        const checker = new Checker(role);
        const wrong = new Set(heard.get(role).flatMap((message) => checker.to(message)));
        assert.deepEqual([...wrong], [], role);
    }
    const seen = (role) => [...new Set(heard.get(role).filter(({ type }) => type === 'slice').map(({ name }) => name))].sort();
    assert.deepEqual(seen('public'), ['conference', 'floor']);
    assert.deepEqual(seen('officer'), SLICES.filter((name) => name !== 'delegation').sort());
    for (const role of ['chair', 'delegation', 'interpreter', 'technician']) {
        assert.deepEqual(seen(role), kept(`to-${role}.jsonl`).map(({ name }) => name).sort(), role);
    }
});

test('a field that is not known is refused in each message from a screen', { skip }, async () => {
    const checker = new Checker();
    const first = new Map(kept('from-screen.jsonl').map((message) => [message.type, message]));
    assert.equal(first.size, 5);
    for (const message of first.values()) {
        const wrong = { ...message, 'no such field': 1 };
        assert.notDeepEqual(checker.from(wrong), []);
        const answers = [];
        const socket = await WsClient.open(server.ws, ['dais.v1', `token.${server.token}`], (answer) => answers.push(answer));
        if (message.type !== 'hello') socket.send({ type: 'hello', page: 'test' });
        socket.send(wrong);
        const deadline = Date.now() + 10_000;
        const refusal = () => answers.find(({ type, accepted }) => type === 'trouble' || (type === 'answer' && !accepted));
        while (!refusal() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
        assert.match(refusal()?.text ?? '', /no such field/, message.type);
        await socket.close();
    }
});

test('the kept schema and document are those that the program prints', { skip }, async () => {
    const print = (...words) => promisify(execFile)(PROGRAM, ['schema', ...words], { maxBuffer: 1 << 24 });
    const file = (name) => readFileSync(new URL(`../../net/${name}`, import.meta.url), 'utf8');
    assert.ok((await print()).stdout === file('protocol.schema.json'), './dais schema > net/protocol.schema.json renews it');
    assert.ok((await print('--asyncapi')).stdout === file('asyncapi.json'), './dais schema --asyncapi > net/asyncapi.json renews it');
});

test('the AsyncAPI document refers to messages that there are, all of them', () => {
    const document = JSON.parse(readFileSync(new URL('../../net/asyncapi.json', import.meta.url), 'utf8'));
    const schema = JSON.parse(readFileSync(new URL('../../net/protocol.schema.json', import.meta.url), 'utf8'));
    const named = Object.values(document.components.messages).map(({ payload }) => payload.$ref.split('#/$defs/')[1]);
    const there = ['from', 'to'].flatMap((direction) => schema.$defs[direction].oneOf.map(({ $ref }) => $ref.split('/').at(-1)));
    assert.deepEqual(named.sort(), there.sort());
    const used = Object.values(document.operations).flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split('/').at(-1)));
    assert.deepEqual(used.sort(), there.sort());
});
