// The seconds of /hall come at their moments. It measures, so nothing else runs beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage, text, untilMarked } from './support/browser.mjs';
import { fill, floor, statement } from './support/sample.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const S = 1_000_000;

test('started, it counts: each second at its moment, with nothing running in between', async (context) => {
    const server = await StandInServer.start();
    context.after(() => server.stop());
    fill(server);
    const browser = await launch();
    context.after(() => browser.close());
    const page = await openPage(browser, server.url('/hall?room=main'));
    server.set('floor', floor({ statement: statement() }));
    await untilMarked(page, { link: 'up', state: 'standing', shown: '3:00' });
    await page.evaluate(async () => {
        const frame = window.requestAnimationFrame;
        window.frames_asked = 0;
        window.requestAnimationFrame = (draw) => {
            window.frames_asked += 1;
            return frame.call(window, draw);
        };
        window.setInterval = () => {
            throw new Error('no page runs an interval');
        };
        const { session } = await import('/assets/session.js');
        window.seen = [];
        new MutationObserver(() => {
            window.seen.push({ shown: document.documentElement.dataset.shown, now: session.clock.nowUs() });
        }).observe(document.documentElement, { attributeFilter: ['data-shown'] });
    });
    const since = server.nowUs;
    server.set('floor', floor({ statement: statement({ clock: 'running', running_since_us: since }) }));
    await untilMarked(page, { state: 'running', phase: 'normal', shown: '2:57' });
    const { seen, frames } = await page.evaluate(() => ({ seen: window.seen, frames: window.frames_asked }));
    assert.deepEqual(
        seen.map(({ shown }) => shown),
        ['2:59', '2:58', '2:57'],
    );
    seen.forEach(({ now }, index) => {
        const late = now - since - (index + 1) * S;
        assert.ok(
            late >= -S / 1000 && late < S / 5,
            `second ${index + 1} was shown ${late} microseconds after its moment`,
        );
    });
    assert.ok(frames <= 6, `${frames} frames were asked for in three seconds`);
    assert.equal(await text(page, '#state'), 'Time left');
});
