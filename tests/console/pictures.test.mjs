// Pictures of every panel and page of the window, in the dark and in the light, to be looked at for
// what overlaps, is cut off or has no letters. The guide shows some of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, MEETING, Podium, skip, speaking } from './support/podium.mjs';

/// What is pressed to see each, and what puts the window back.
const VIEWS = [
    ['history', ['ctrl+h']],
    ['refused', ['ctrl+r']],
    ['podium', ['ctrl+o']],
    ['public', ['ctrl+a']],
    ['figures', ['ctrl+w']],
    ['screens', ['ctrl+s']],
    ['remote', ['ctrl+d']],
    ['palette', ['ctrl+k'], ['Escape']],
    ['procedure', ['ctrl+p'], ['Escape']],
    ['programme', ['ctrl+e'], ['Escape']],
    ['texts', ['ctrl+t'], ['Escape', 'Escape']],
    ['search', ['ctrl+shift+h'], ['Escape']],
    ['clock-set', ['F12'], ['Escape']],
    ['help', ['F1'], ['Escape']],
    ['script', ['ctrl+l'], ['ctrl+l']],
    ['private-line', ['ctrl+i'], ['Escape', 'Escape']],
];

/// A meeting with something to be seen in every panel.
async function lively(podium) {
    const { officer } = podium;
    await fill(officer);
    await officer.act({ type: 'InscribeSpeaker', list: '7', delegation: 'JAM', on_behalf_of: { group: 'caricom' }, modality: 'remote' });
    const waiting = () => officer.slice('lists').lists.find((each) => each.key === '7').waiting;
    const row = (key) => waiting().find((each) => each.delegation === key).id;
    await officer.sees('lists', () => waiting().some((each) => each.delegation === 'JAM'));
    await officer.act({ type: 'NoteReadiness', inscription: row('KEN'), readiness: 'tested' });
    await officer.act({ type: 'NoteTextReceived', inscription: row('DEU'), words: 412 });
    for (const delegation of ['PER', 'DNK', 'ISL']) {
        await officer.act({ type: 'NoteNameplate', meeting: MEETING, delegation });
    }
    await officer.act({ type: 'SayPrivately', text: 'Two more, then we break.' });
    for (const speaker of ['JAM', 'PHL', 'DEU']) {
        const given = await officer.act({
            type: 'GiveFloor',
            meeting: MEETING,
            inscription: row(speaker),
            replacing: officer.slice('floor/main').statement?.id,
        });
        await officer.act({ type: 'StartStatement', statement: given.action });
        await officer.act({ type: 'AdvanceRehearsal', by_us: 200_000_000 });
        await officer.sees('floor/main', (floor) => floor.statement?.id === given.action);
    }
    await officer.act({ type: 'ReleaseSpeakers', meeting: MEETING, count: 3 });
    await officer.sees('floor/main', speaking('Germany', 'running'));
}

for (const { name, size } of [
    { name: 'view', size: '1920x1080' },
    { name: 'view-small', size: '1366x768' },
]) {
    test(`every panel at ${size}, in the dark and in the light`, { skip, timeout: 240_000 }, async () => {
        const podium = await Podium.open({ size });
        try {
            await lively(podium);
            await podium.pointAway();
            const hall = await podium.hall();
            assert.ok(hall);
            for (const theme of ['dark', 'light']) {
                for (const [view, keys, back] of VIEWS) {
                    await podium.key(...keys);
                    await podium.shoot(`${name}-${theme}-${view}`);
                    if (back) await podium.key(...back);
                }
                await podium.key('ctrl+h', 'ctrl+shift+d');
            }
            await podium.keeps((kept) => kept.theme === 'dark');
        } finally {
            assert.equal(await podium.close(), 0);
        }
    });
}

test('names in other letters; who asked late; several rows at once', { skip, timeout: 120_000 }, async () => {
    const podium = await Podium.open({ size: '1920x1080' });
    try {
        const { officer } = podium;
        await fill(officer);
        const list = () => officer.slice('lists').lists.find((each) => each.key === '7');
        const named = (name) => ({ details: { people: [{ name }] } });
        await officer.act({ type: 'InscribeSpeaker', list: '7', delegation: 'CHN', ...named('王小明先生') });
        await officer.act({ type: 'InscribeSpeaker', list: '7', delegation: 'GRC', ...named('Ελένη Παπαδοπούλου') });
        await officer.act({ type: 'CloseList', list: '7', consent: true });
        await officer.act({ type: 'InscribeSpeaker', list: '7', delegation: 'BRA' });
        await officer.sees('lists', () => list().pending.length === 1);
        await officer.act({ type: 'GrantRequest', inscription: list().pending[0].id });
        await officer.sees('lists', () => list().waiting.some((each) => each.late));
        const row = (key) => list().waiting.find((each) => each.delegation === key).id;
        const given = await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription: row('CHN') });
        await officer.act({ type: 'StartStatement', statement: given.action });
        await podium.pointAway();
        await podium.shoot('letters-floor');
        await podium.key('Down', 'Down', 'shift+Down', 'shift+Down', 'ctrl+k');
        await podium.type('link');
        await podium.shoot('several-palette');
        await podium.key('Escape');
        await officer.act({ type: 'SayPrivately', text: 'السيد الرئيس' });
        await podium.shoot('letters-not-written');
    } finally {
        assert.equal(await podium.close(), 0);
    }
});
