// The window owns no deadline: while it is dragged, hidden, or stands still for longer than five
// seconds, statements end on time, commands are answered, and the screens in the room count on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPage, untilMarked } from '../displays/support/browser.mjs';
import { fill, Podium, skip, speaking } from './support/podium.mjs';

const LIMIT_S = 10; // the shortest that there is; twice as long as a window may stall
const NOTICED_WITHIN_US = 1_000_000;
const ANSWERED_WITHIN_MS = 1_000;

describe('a window that stands still', { skip, timeout: 300_000 }, () => {
    let podium;
    let officer;
    let hall;
    before(async () => {
        podium = await Podium.open();
        officer = podium.officer;
        await officer.act({ type: 'SetTimeLimit', speaker_class: 'states', limit_us: LIMIT_S * 1_000_000 });
        await fill(officer);
        hall = await podium.hall();
        await untilMarked(hall, { link: 'up' });
    });
    after(async () => {
        assert.equal(podium.complaints, '');
        assert.equal(await podium.close(), 0);
    });

    /// A statement of ten seconds, from its start to its end, as those see it who are not stalled.
    async function throughAStatement(during) {
        const { id: inscription, speaker } = officer.slice('lists').lists.find((list) => list.key === '7').waiting[0];
        const { meeting } = officer.slice('floor/main');
        await officer.act({ type: 'GiveFloor', meeting, inscription });
        const { statement } = await officer.sees('floor/main', speaking(speaker.name, 'standing'));
        await during.begin();
        await officer.act({ type: 'StartStatement', statement: statement.id });
        await untilMarked(hall, { phase: 'over', statement: statement.id });
        const asked = performance.now();
        await officer.act({ type: 'ConcludeStatement', statement: statement.id });
        const answered = performance.now() - asked;
        assert.ok(answered < ANSWERED_WITHIN_MS, `answered after ${answered} ms`);
        await untilMarked(hall, { statement: null });
        await during.end();
        const rows = await podium.record();
        const { payload } = rows.findLast((row) => row.type === 'StatementTimeElapsed');
        assert.equal(payload.statement, statement.id, 'the desk noted the end of the time by itself');
        assert.ok(payload.noticed_after_us < NOTICED_WITHIN_US, `noted ${payload.noticed_after_us} us late`);
    }
    /// The window shows what happened meanwhile, and its keys act on it.
    async function itGoesOn(window) {
        await podium.focus(window);
        await podium.drawn();
        await podium.key('space');
        const { statement } = await officer.sees('floor/main', (floor) => floor.statement?.clock === 'standing');
        await officer.act({ type: 'ConcludeStatement', statement: statement.id });
        await officer.sees('floor/main', (floor) => !floor.statement);
    }

    test('dragged to and fro', async () => {
        let dragging;
        let on = true;
        const drag = async () => {
            for (let step = 0; on; step++) await podium.place('move', podium.window, `${step % 200}`, `${step % 90}`);
            await podium.place('move', podium.window, '0', '0');
        };
        await throughAStatement({
            begin: () => void (dragging = drag()),
            end: () => ((on = false), dragging),
        }).finally(() => (on = false));
        await itGoesOn(podium.window);
    });

    test('hidden', async () => {
        await throughAStatement({
            begin: () => podium.place('unmap', podium.window),
            end: () => podium.place('map', podium.window),
        });
        await itGoesOn(podium.window);
    });

    // The window's thread waits for the screen it draws on, as it does for a driver that hangs.
    test('the screen it draws on hangs', async () => {
        await throughAStatement({
            begin: () => podium.xvfb.kill('SIGSTOP'),
            end: () => podium.xvfb.kill('SIGCONT'),
        });
        await itGoesOn(podium.window);
    });

    test("a second officer's window hangs as a whole", async () => {
        const window = await podium.second('Ben');
        await officer.sees('screens', ({ screens }) => screens.some((screen) => screen.name === 'Ben'));
        await throughAStatement({
            begin: () => podium.other.kill('SIGSTOP'),
            end: () => podium.other.kill('SIGCONT'),
        });
        await itGoesOn(window);
    });
});
