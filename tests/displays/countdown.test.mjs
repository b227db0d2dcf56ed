// The page's arithmetic, in the browser that does it. The tables are those of timing/countdown.h.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage } from './support/browser.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const S = 1_000_000;
let server;
let browser;
let page;

before(async () => {
    server = await StandInServer.start();
    browser = await launch();
    page = await openPage(browser, server.url('/queue'));
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

const statement = (changes) => ({ allotted_us: 180 * S, warning_us: 30 * S, used_before_us: 0, ...changes });

test('what is left, and how it is shown', async () => {
    const running = (used_before_us = 0) => statement({ used_before_us, running_since_us: 1000 * S });
    const table = [
        // what                                   statement     now                phase      shown
        ['nothing used, standing', statement({}), 5000 * S, 'ready', '3:00'],
        ['just begun', running(), 1000 * S, 'normal', '3:00'],
        ['one microsecond', running(), 1000 * S + 1, 'normal', '3:00'],
        ['a second', running(), 1001 * S, 'normal', '2:59'],
        ['just over a second', running(), 1001 * S + 1, 'normal', '2:59'],
        ['before the warning', running(), 1150 * S - 1, 'normal', '0:31'],
        ['the warning', running(), 1150 * S, 'warning', '0:30'],
        ['the last microsecond', running(), 1180 * S - 1, 'warning', '0:01'],
        ['the end', running(), 1180 * S, 'over', '0:00'],
        ['under a second over', running(), 1181 * S - 1, 'over', '0:00'],
        ['a second over', running(), 1181 * S, 'over', '+0:01'],
        ['twelve and a half over', running(), 1192.5 * S, 'over', '+0:12'],
        ['an hour over', running(), 4780 * S, 'over', '+60:00'],
        ['paused', statement({ used_before_us: 100.5 * S }), 9000 * S, 'normal', '1:20'],
        ['paused in overtime', statement({ used_before_us: 185 * S }), 9000 * S, 'over', '+0:05'],
        ['resumed', running(100 * S), 1010 * S, 'normal', '1:10'],
        ['begins in a moment', running(), 999 * S, 'normal', '3:00'],
        ['no time at all', statement({ allotted_us: 0, running_since_us: 0 }), 0, 'over', '0:00'],
    ];
    const results = await page.evaluate(async (rows) => {
        const { clockText, read, shown } = await import('/assets/countdown.js');
        return rows.map(([what, value, now]) => {
            const { phase, remaining } = read(value, now);
            return [what, phase, clockText(shown(remaining))];
        });
    }, table);
    assert.deepEqual(
        results,
        table.map(([what, , , phase, shown]) => [what, phase, shown]),
    );
});

test('the moment at which the picture changes next', async () => {
    const running = (changes = {}) => statement({ running_since_us: 0, ...changes });
    const table = [
        ['standing', statement({}), 7 * S, null],
        ['at the start', running(), 0, 1 * S],
        ['in a second', running(), 0.25 * S, 0.75 * S],
        ['before it begins', running(), -2 * S, 3 * S],
        ['warning inside a second', running({ warning_us: 29.5 * S }), 150 * S, 0.5 * S],
        ['last second', running(), 179.5 * S, 0.5 * S],
        ['at the end', running(), 180 * S, 1 * S],
        ['in overtime', running(), 190.25 * S, 0.75 * S],
    ];
    const results = await page.evaluate(async (rows) => {
        const { untilChange } = await import('/assets/countdown.js');
        return rows.map(([what, value, now]) => [what, untilChange(value, now)]);
    }, table);
    const finite = results.map(([what, wait]) => [what, Number.isFinite(wait) ? wait : null]);
    assert.deepEqual(
        finite,
        table.map(([what, , , wait]) => [what, wait]),
    );
});

test('the shown second changes exactly when the page says it will', async () => {
    const wrong = await page.evaluate(async () => {
        const { read, shown, untilChange } = await import('/assets/countdown.js');
        const value = { allotted_us: 5_000_000, warning_us: 1_700_000, used_before_us: 123_457, running_since_us: 77 };
        const picture = (now) => JSON.stringify([read(value, now).phase, shown(read(value, now).remaining)]);
        const found = [];
        for (let now = 77; now < 9_000_000;) {
            const wait = untilChange(value, now);
            if (!(wait > 0) || picture(now) !== picture(now + wait - 1) || picture(now) === picture(now + wait))
                found.push(now);
            now += Math.max(1, wait);
        }
        return found;
    });
    assert.deepEqual(wrong, []);
});
