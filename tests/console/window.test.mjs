// The real window on a screen of its own (Xvfb): what an officer types and presses changes what the
// room sees. Also takes the window's pictures, into the folder that DAIS_SHOTS names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text, untilMarked } from '../displays/support/browser.mjs';
import { fill, MEETING, Podium, skip, speaking, there } from './support/podium.mjs';

test('typing a delegation, Enter, Space, Space changes what the hall shows', { skip, timeout: 180_000 }, async () => {
    const podium = await Podium.open();
    try {
        const { officer } = podium;
        const hall = await podium.hall();
        await podium.key('F5');
        await officer.sees('floor/main', (floor) => floor.state === 'in-session');
        await untilMarked(hall, { link: 'up', state: 'chair' });

        await podium.type('philip');
        await podium.key('Return', 'space');
        await officer.sees('floor/main', speaking('Philippines', 'standing'));
        await untilMarked(hall, { state: 'standing', shown: '3:00' });
        assert.match(await text(hall, 'body'), /Philippines[^]*3:00/);

        await podium.key('space');
        await officer.sees('floor/main', speaking('Philippines', 'running'));
        await untilMarked(hall, { state: 'running' });

        // A burst, as fast as keys come: nothing of it is lost, and nothing acts on what it did not see.
        await podium.burst('kenya', 'Return', 'jamaica for caricom', 'Return', ' ', ' ');
        await officer.sees('floor/main', speaking('Jamaica', 'running'));
        const { statement } = officer.slice('floor/main');
        assert.equal(statement.speaker.on_behalf_of_short, 'CARICOM');
        assert.equal(statement.allotted_us, 300_000_000);
        await officer.sees('lists', ({ lists }) => lists.some((list) => list.waiting.length === 1));

        await podium.key('F2');
        await officer.sees('floor/main', speaking('Jamaica', 'paused'));
        await podium.key('ctrl+z');
        await officer.sees('floor/main', speaking('Jamaica', 'running'));
        await podium.key('Return');
        await officer.sees('floor/main', (floor) => !floor.statement);
        await untilMarked(hall, { state: 'chair' });

        // What has no key of its own is found by typing, and asks for what it needs.
        await podium.key('ctrl+p');
        await podium.burst('quorum', 'Return', '48', 'Return');
        await officer.sees('procedure', ({ meetings }) => meetings[0].steps.at(-1)?.present === 48);

        // Another officer at the same time: the window shows and does what is now so.
        await officer.act({ type: 'GiveFloorToPresider', meeting: officer.slice('floor/main').meeting, office: 'chair' });
        await podium.drawn();
        await podium.key('space');
        await officer.sees('floor/main', speaking('Kenya', 'standing'));
        assert.equal(podium.complaints, '');
    } catch (error) {
        await podium.shoot('console-failed');
        throw error;
    } finally {
        assert.equal(await podium.close(), 0);
    }
});

for (const { name, size, dpi } of [
    { name: 'console', size: '1920x1080' },
    { name: 'console-small', size: '1366x768' },
    { name: 'console-2x', size: '2732x1536', dpi: 192 },
]) {
    const cannot = skip || (dpi && !there('xprop') ? 'not installed: xprop' : false);
    test(`a picture of the window, ${size}${dpi ? ' at 2x' : ''}`, { skip: cannot, timeout: 180_000 }, async () => {
        const podium = await Podium.open({ size, dpi });
        try {
            await fill(podium.officer);
            await podium.officer.sees('floor/main', (floor) => floor.meeting === MEETING);
            await podium.drawn();
            await podium.key('space', 'space');
            await podium.officer.sees('floor/main', speaking('Philippines', 'running'));
            await podium.type('jamaica / caricom');
            await podium.key('ctrl+m', 'Return');
            await podium.officer.sees('lists', ({ lists }) =>
                lists.some((list) => list.waiting[0]?.speaker.name === 'Jamaica'),
            );
            await podium.key('F8', 'F10', 'F9');
            await podium.officer.sees('programme', ({ meetings }) =>
                meetings.some((meeting) => meeting.released_next === 3),
            );
            await podium.shoot(name);
            await podium.key('ctrl+shift+d', 'ctrl+b');
            await podium.keeps(({ theme, two_rooms: both }) => theme === 'light' && both);
            await podium.shoot(`${name}-light-rooms`);
            await podium.key('ctrl+b', 'ctrl+j');
            await podium.keeps(({ two_rooms: both }) => !both);
            await podium.shoot(`${name}-light-large`);
        } finally {
            assert.equal(await podium.close(), 0);
        }
    });
}
