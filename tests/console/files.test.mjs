// Files at the real window: what is saved holds what it should, what is read is shown before
// anything comes of it, and what takes long can be cancelled.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { fill, MEETING, Podium, skip } from './support/podium.mjs';

const run = promisify(execFile);
const PROGRAM = process.env.DAIS_PROGRAM;
const WITHIN_MS = 20_000;

describe('files at the window', { skip, timeout: 600_000 }, () => {
    let podium;
    let officer;
    let here;
    const path = (name) => join(podium.folder, name);
    const text = (name) => readFileSync(path(name), 'utf8');
    const list = (key) => officer.slice('lists').lists.find((each) => each.key === key);
    const names = (key) => list(key).waiting.map((each) => each.speaker.name);

    async function until(what, why) {
        const late = Date.now() + WITHIN_MS;
        while (!what()) {
            assert.ok(Date.now() < late, `waited in vain for ${why}`);
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
    /// The dialog about what these words find on the page of files.
    async function open(words) {
        await podium.key('Escape', 'Escape', 'Escape');
        await podium.key('ctrl+shift+f');
        await podium.drawn();
        await podium.burst(words, 'Return');
        await podium.drawn();
    }
    /// Saves under a name in the conference's folder.
    async function save(words, name) {
        await open(words);
        await podium.type(name);
        await podium.key('Return');
        await until(() => existsSync(path(name)), name);
    }
    const file = (name, check) =>
        test(name, async () => {
            try {
                await check();
            } catch (error) {
                await podium.shoot(`files-failed-${name.split(' ').slice(0, 3).join('-')}`);
                throw error;
            }
        });

    before(async () => {
        podium = await Podium.open();
        officer = podium.officer;
        await fill(officer);
        await podium.pointAway();
        await podium.drawn();
        here = setInterval(() => officer.stillHere(), 3_000);
    });
    after(async () => {
        clearInterval(here);
        assert.equal(podium.complaints, '');
        assert.equal(await podium.close(), 0);
    });

    file('saves the list where it is proposed, and says where it is', async () => {
        await podium.key('ctrl+shift+f');
        await podium.shoot('files-page');
        await podium.burst('list of speakers', 'Return');
        await podium.shoot('files-save');
        await podium.key('Return');
        await until(() => existsSync(path('bms7-list-7.csv')), 'the list');
        const [heads, ...rows] = text('bms7-list-7.csv').trim().split(/\r?\n/);
        assert.match(heads, /delegation/);
        assert.equal(rows.length, list('7').waiting.length);
        assert.match(rows[0], new RegExp(names('7')[0]));
        await podium.shoot('files-saved');
    });

    file('replaces a file only on a yes', async () => {
        const before = statSync(path('bms7-list-7.csv')).ino;
        await open('list of speakers');
        await podium.key('Return');
        await podium.shoot('files-replace');
        assert.equal(statSync(path('bms7-list-7.csv')).ino, before);
        await podium.key('Escape');
        await podium.drawn();
        await podium.key('Return');
        await podium.drawn();
        await podium.key('Return');
        await until(() => statSync(path('bms7-list-7.csv')).ino !== before, 'the new file');
        assert.deepEqual(readdirSync(podium.folder).filter((name) => name.includes('.part')), []);
    });

    file('imports what was saved into another list, as one action', async () => {
        await podium.key('Escape', 'Escape', 'ctrl+Tab');
        await podium.drawn();
        const before = new Map(officer.slice('lists').lists.map(({ key, waiting }) => [key, waiting.length]));
        await open('import speakers');
        await podium.type('bms7-list-7.csv');
        await podium.key('Return');
        await podium.shoot('files-import');
        for (const { key, waiting } of officer.slice('lists').lists) {
            assert.equal(waiting.length, before.get(key), 'nothing is written before the officer agrees');
        }
        await podium.key('Return');
        const grown = () => officer.slice('lists').lists.find(({ key, waiting }) => waiting.length > before.get(key));
        await until(grown, 'the other list');
        const other = grown().key;
        assert.notEqual(other, '7');
        assert.deepEqual(names(other).toSorted(), names('7').toSorted());
        await podium.key('ctrl+z');
        await until(() => list(other).waiting.length === before.get(other), 'the undoing');
    });

    file('says which lines it does not know, and takes none', async () => {
        writeFileSync(path('wrong.csv'), 'delegation,modality\nKenja,in person\nPeru,in person\nTuvalu,by post\n');
        const before = officer.slice('lists').lists.map(({ waiting }) => waiting.length);
        await open('import speakers');
        await podium.type('wrong.csv');
        await podium.key('Return');
        await podium.shoot('files-wrong');
        await podium.key('Return', 'Escape');
        await podium.drawn();
        assert.deepEqual(officer.slice('lists').lists.map(({ waiting }) => waiting.length), before);
    });

    file('saves the record, the summary, the programme and a backup', async () => {
        await save('summary pdf', 'meeting.pdf');
        assert.equal(readFileSync(path('meeting.pdf')).subarray(0, 5).toString(), '%PDF-');
        await save('summary markdown', 'meeting.md');
        assert.match(text('meeting.md'), /^# /m);
        await save('record json', 'record.json');
        assert.match(JSON.parse(text('record.json')).title, /./);
        await save('statements csv', 'statements.csv');
        await save('programme calendar', 'programme.ics');
        assert.match(text('programme.ics'), /^BEGIN:VCALENDAR/);
        await save('programme csv', 'programme.csv');
        await save('back', 'copy.dais');
        const { stdout } = await run(PROGRAM, ['verify', path('copy.dais')]);
        assert.match(stdout, /is sound/);
        assert.deepEqual(readdirSync(podium.folder).filter((name) => /part|^copy.dais-/.test(name)), []);
        await podium.shoot('files-backed-up');
    });

    file('imports a programme after showing what changes', async () => {
        const meetings = () => officer.slice('programme').meetings;
        assert.match(text('programme.csv'), /10:00/);
        writeFileSync(path('moved.csv'), text('programme.csv').replaceAll('10:00', '10:05'));
        const starts = () => meetings().map(({ starts }) => starts);
        const before = starts();
        await open('import programme');
        await podium.type('moved.csv');
        await podium.key('Return');
        await podium.shoot('files-programme');
        assert.deepEqual(starts(), before);
        await podium.key('Escape');
    });

    file('says in one sentence what is wrong with a place', async () => {
        await open('list of speakers');
        await podium.type('/nowhere/at/all.csv');
        await podium.key('Return');
        await podium.shoot('files-nowhere');
        await podium.key('ctrl+u');
        await podium.type('bms7.dais');
        await podium.key('Return');
        await podium.shoot('files-own');
        await podium.key('Escape');
        const { stdout } = await run(PROGRAM, ['verify', path('bms7.dais')]);
        assert.match(stdout, /is sound/);
    });

    // The summary of a long morning takes a while to set: Escape comes long before its end.
    file('leaves nothing of what was cancelled', async () => {
        await podium.key('Escape');
        const waiting = () => list('7').waiting;
        const all = officer.slice('directory').delegations.map(({ key }) => ({ delegation: key }));
        const listed = new Set(waiting().map(({ delegation }) => delegation));
        const speakers = all.filter(({ delegation }) => !listed.has(delegation)).slice(0, 100);
        await officer.act({ type: 'ImportSpeakers', list: '7', speakers });
        await officer.sees('lists', () => waiting().length > 100);
        let replacing;
        while (waiting().length > 0) {
            const inscription = waiting()[0].id;
            await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription, ...(replacing && { replacing }) });
            await officer.sees('floor/main', (floor) => floor.statement?.inscription === inscription);
            await officer.sees('lists', () => waiting()[0]?.id !== inscription);
            replacing = officer.slice('floor/main').statement.id;
        }
        await open('summary pdf');
        await podium.type('long.pdf');
        await podium.key('Return', 'Escape');
        await podium.shoot('files-cancelled');
        const left = readdirSync(podium.folder).filter((name) => name.startsWith('long'));
        assert.deepEqual(left, []);
        await save('summary pdf', 'long.pdf');
        assert.ok(statSync(path('long.pdf')).size > 2 * statSync(path('meeting.pdf')).size);
    });
});
