// Ten journeys of an officer in the real window, by keyboard and mouse; what came of them is looked
// at over the protocol.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fill, MEETING, Podium, skip, speaking } from './support/podium.mjs';

const list = (officer, key = '7') => officer.slice('lists').lists.find((each) => each.key === key);
const waiting = (officer, key) => list(officer, key).waiting.map((each) => each.speaker.name);
const meeting = (officer) => officer.slice('programme').meetings.find((each) => each.key === MEETING);

describe('an officer at the podium', { skip, timeout: 600_000 }, () => {
    let podium;
    let officer;
    before(async () => {
        podium = await Podium.open();
        officer = podium.officer;
        await fill(officer);
        await podium.drawn();
    });
    beforeEach(async () => {
        await podium.key('Escape', 'Escape', 'Escape');
        await podium.key('ctrl+f');
    });
    /// A picture of what it looked like when it went wrong.
    const journey = (name, run) =>
        test(name, async () => {
            try {
                await run();
            } catch (error) {
                await podium.shoot(`journey-failed-${name.split(' ').slice(0, 3).join('-')}`);
                throw error;
            }
        });
    after(async () => {
        assert.equal(podium.complaints, '');
        assert.equal(await podium.close(), 0);
    });

    journey('inscribes with a slip of the finger, on behalf of a group, and takes it back', async () => {
        await podium.burst('jamiaca for caricom', 'Return');
        await officer.sees('lists', () => waiting(officer)[0] === 'Jamaica');
        assert.equal(list(officer).waiting[0].speaker.on_behalf_of_short, 'CARICOM');
        await podium.key('ctrl+z');
        await officer.sees('lists', () => !waiting(officer).includes('Jamaica'));
        await podium.key('ctrl+y');
        await officer.sees('lists', () => waiting(officer)[0] === 'Jamaica');
    });

    journey('gives the floor, starts, stops, gives half a minute more, concludes', async () => {
        await podium.key('space');
        await officer.sees('floor/main', speaking('Jamaica', 'standing'));
        await podium.key('space');
        await officer.sees('floor/main', speaking('Jamaica', 'running'));
        await podium.key('F2');
        await officer.sees('floor/main', speaking('Jamaica', 'paused'));
        await podium.key('F2');
        await officer.sees('floor/main', speaking('Jamaica', 'running'));
        await podium.key('ctrl+p');
        await podium.burst('30 s more', 'Return');
        await officer.sees('floor/main', (floor) => floor.statement.extension_us === 30_000_000);
        await podium.key('Return');
        await officer.sees('floor/main', (floor) => !floor.statement);
    });

    journey('moves a speaker down by keys, on the authority that is asked for', async () => {
        const [first, second] = waiting(officer);
        await podium.key('Down');
        await podium.key('alt+Down');
        await podium.drawn();
        await podium.type('2');
        await officer.sees('lists', () => waiting(officer)[0] === second);
        assert.equal(waiting(officer)[1], first);
        assert.equal(list(officer).waiting[1].moved_by, 'mutual-agreement');
        await podium.key('ctrl+z');
        await officer.sees('lists', () => waiting(officer)[0] === first);
    });

    journey('takes a point of order from raising to ruling, with the clock standing', async () => {
        await podium.key('space', 'space');
        await officer.sees('floor/main', (floor) => floor.statement?.clock === 'running');
        await officer.act({ type: 'RaisePointOfOrder', meeting: MEETING, delegation: 'CUB' });
        await podium.drawn();
        await podium.key('ctrl+p');
        await podium.burst('recognize', 'Return');
        await officer.sees('floor/main', (floor) => floor.point_of_order === 'Cuba');
        assert.equal(officer.slice('floor/main').statement.clock, 'paused');
        await podium.key('ctrl+p');
        await podium.burst('rule on', 'Return', 'denied', 'Return');
        await officer.sees('floor/main', (floor) => floor.point_of_order === '');
        assert.equal(officer.slice('floor/main').statement.clock, 'paused', 'until it is resumed');
        await podium.key('F2');
        await officer.sees('floor/main', (floor) => floor.statement?.clock === 'running');
        await podium.key('Return');
        await officer.sees('floor/main', (floor) => !floor.statement);
    });

    journey('notes a nameplate with one key and inscribes it with the mouse', async () => {
        await podium.type('peru');
        await podium.key('ctrl+n');
        await officer.sees('podium', ({ meetings }) => meetings[0]?.nameplates[0]?.name === 'Peru');
        await podium.key('ctrl+o');
        await podium.drawn();
        await podium.click(633, 870); // Inscribe, beside the first nameplate
        await officer.sees('lists', () => waiting(officer).includes('Peru'));
        await officer.sees('podium', ({ meetings }) => meetings.length === 0);
    });

    journey('says a line to the Chair and puts a text before them, until the floor changes', async () => {
        await podium.key('ctrl+i');
        await podium.burst('two more then we break', 'Return');
        await officer.sees('podium', ({ line }) => line.at(-1)?.text === 'two more then we break');
        await podium.key('ctrl+shift+i');
        await podium.burst(' Thank you.', 'Return');
        await officer.sees('podium', ({ meetings }) => meetings[0]?.shown?.text.endsWith('Thank you.'));
        await podium.key('space');
        await officer.sees('floor/main', (floor) => floor.statement?.clock === 'standing');
        await officer.sees('podium', ({ meetings }) => meetings.length === 0);
        await podium.key('ctrl+z');
        await officer.sees('floor/main', (floor) => !floor.statement);
    });

    journey('releases three names to the public from beside what the public sees', async () => {
        await podium.key('ctrl+a', 'F8');
        await officer.sees('programme', () => meeting(officer).released_next === 3);
        await podium.key('F8');
        await officer.sees('programme', () => meeting(officer).released_next === 0);
    });

    journey('finds what happened by a word and undoes it from there', async () => {
        await podium.burst('iceland', 'Return');
        await officer.sees('lists', () => waiting(officer).includes('Iceland'));
        await podium.key('ctrl+shift+h');
        await podium.drawn();
        await podium.burst('iceland', 'Return');
        await officer.sees('lists', () => !waiting(officer).includes('Iceland'));
    });

    journey('takes paragraphs up and marks them agreed, provisionally', async () => {
        await podium.key('ctrl+t');
        await podium.drawn();
        await podium.burst('take up draft 3', 'Return', '24-26', 'Return');
        await officer.sees('floor/main', (floor) => floor.text?.paragraphs === '24 to 26');
        await podium.key('Escape', 'Escape');
    });

    journey('suspends at the second press, resumes, adjourns: the unspoken go over', async () => {
        await podium.key('F6');
        await podium.drawn();
        assert.equal(meeting(officer).state, 'in-session', 'the first press only asks');
        await podium.key('F6');
        await officer.sees('programme', () => meeting(officer).state === 'suspended');
        await podium.key('F5');
        await officer.sees('programme', () => meeting(officer).state === 'in-session');
        const before = waiting(officer);
        await podium.key('F7', 'F7');
        await officer.sees('programme', () => meeting(officer).state === 'adjourned');
        assert.deepEqual(waiting(officer), before);
        assert.equal(meeting(officer).held.length, 2);
    });
});
