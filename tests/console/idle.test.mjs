// The window draws when something changes, and then only that: with a clock that runs it takes at
// most three hundredths of a core, also where the processor does the drawing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fill, MEETING, Podium, skip, speaking } from './support/podium.mjs';

const MOST_PERCENT = 3;
const SECONDS = 12;
const TICKS_A_SECOND = 100; // USER_HZ, which Linux has fixed for what it says in /proc

describe('a window with a clock that runs', { skip, timeout: 120_000 }, () => {
    let podium;
    before(async () => {
        podium = await Podium.open();
        const { officer } = podium;
        await fill(officer);
        const [first] = officer.slice('lists').lists.find((list) => list.key === '7').waiting;
        await officer.act({ type: 'GiveFloor', meeting: MEETING, inscription: first.id });
        const { statement } = await officer.sees('floor/main', speaking(first.speaker.name, 'standing'));
        await officer.act({ type: 'StartStatement', statement: statement.id });
        await podium.pointAway();
        await podium.drawn();
        await podium.drawn();
    });
    after(async () => {
        assert.equal(podium.complaints, '');
        assert.equal(await podium.close(), 0);
    });

    /// What the whole process took of a core so far, in seconds: with its threads, in and out of the
    /// kernel.
    function taken() {
        const fields = readFileSync(`/proc/${podium.program.pid}/stat`, 'utf8').split(') ')[1].split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
    }

    test(`takes at most ${MOST_PERCENT} % of a core`, async () => {
        const [began, before] = [performance.now(), taken()];
        await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
        const percent = ((taken() - before) / (performance.now() - began)) * 100_000;
        console.log(`# the idle window with a clock that runs: ${percent.toFixed(2)} % of a core`);
        assert.ok(percent <= MOST_PERCENT, `${percent.toFixed(2)} % of a core`);
    });
});
