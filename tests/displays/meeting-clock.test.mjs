// The page's clock, with a counter that the test turns.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage } from './support/browser.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    browser = await launch();
    page = await openPage(browser, server.url('/queue'));
    await page.evaluate(async () => {
        const { MeetingClock } = await import('/assets/meeting-clock.js');
        // The meeting's line is the counter plus 5,000 ms; a round trip takes what it says, with its
        // answer written when `share` of it is over.
        window.withClock = (play) => {
            const counter = { ms: 0 };
            const clock = new MeetingClock(() => counter.ms);
            const jumps = [];
            clock.addEventListener('jump', () => jumps.push(counter.ms));
            const trip = (ms, share = 0.5, lineMs = 5_000) => {
                const sent = counter.ms;
                counter.ms += ms;
                clock.addRoundTrip(sent, counter.ms, (sent + ms * share + lineMs) * 1000);
            };
            return play({ clock, counter, trip, jumps });
        };
    });
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

test('unsure before the first sample, and after twelve seconds of silence', async () => {
    const seen = await page.evaluate(() =>
        window.withClock(({ clock, counter, trip }) => {
            const first = [clock.sure, clock.nowUs()];
            trip(40);
            const then = [clock.sure, clock.nowUs()];
            counter.ms += 11_999;
            const late = clock.sure;
            counter.ms += 1;
            return { first, then, late, silent: [clock.sure, clock.nowUs()] };
        }),
    );
    assert.deepEqual(seen, {
        first: [false, null],
        then: [true, 5_040_000],
        late: true,
        silent: [false, null],
    });
});

test('the shortest round trip of the last twenty is believed', async () => {
    const errors = await page.evaluate(() =>
        window.withClock(({ clock, counter, trip }) => {
            const errorUs = () => clock.nowUs() - (counter.ms + 5_000) * 1000;
            trip(200, 0.9);
            const rough = errorUs();
            trip(10, 0.6);
            const good = errorUs();
            trip(300, 0.1);
            const kept = errorUs();
            for (let index = 0; index < 18; index += 1) trip(100, 0.7);
            const stillKept = errorUs();
            trip(100, 0.7);
            return { rough, good, kept, stillKept, gone: errorUs(), samples: clock.sampleCount };
        }),
    );
    assert.deepEqual(errors, { rough: 80_000, good: 1_000, kept: 1_000, stillKept: 1_000, gone: 20_000, samples: 20 });
});

test('a leap drops all samples; its own message is a first, rough one', async () => {
    const seen = await page.evaluate(() =>
        window.withClock(({ clock, counter, trip }) => {
            trip(20);
            clock.leap((counter.ms + 900_000) * 1000, counter.ms);
            const rough = clock.nowUs() - (counter.ms + 900_000) * 1000;
            trip(30, 0.5, 900_000);
            return { rough, good: clock.nowUs() - (counter.ms + 900_000) * 1000, samples: clock.sampleCount };
        }),
    );
    assert.deepEqual(seen, { rough: 0, good: 0, samples: 1 });
});

test('a counter that stood still while the device slept is found out by the next answer', async () => {
    const seen = await page.evaluate(() =>
        window.withClock(({ clock, counter, trip, jumps }) => {
            for (let index = 0; index < 20; index += 1) trip(20);
            trip(90, 0.5, 35_000);
            return {
                error: clock.nowUs() - (counter.ms + 35_000) * 1000,
                samples: clock.sampleCount,
                jumps: jumps.length,
            };
        }),
    );
    assert.deepEqual(seen, { error: 0, samples: 1, jumps: 1 });
});

test('a slow line alone is no jump', async () => {
    const jumps = await page.evaluate(() =>
        window.withClock(({ trip, jumps: found }) => {
            [20, 2_000, 15, 5_000, 30].forEach((ms, index) => trip(ms, index % 2 ? 0.95 : 0.05));
            return found.length;
        }),
    );
    assert.equal(jumps, 0);
});

test('screens do not come back in one moment, nor ever more often than they should', async () => {
    const delays = await page.evaluate(async () => {
        const { delayMs } = await import('/assets/dais-connection.js');
        return [0, 1, 2, 5, 30].map((attempt) => [delayMs(attempt, () => 0), delayMs(attempt, () => 1)]);
    });
    assert.deepEqual(delays, [
        [0, 250],
        [250, 500],
        [500, 1_000],
        [4_000, 8_000],
        [4_000, 8_000],
    ]);
});
