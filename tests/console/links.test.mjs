// A personal link in the real window: granted from the palette, its code read off the screen as a
// telephone would, and the page opened by it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPage, until } from '../displays/support/browser.mjs';
import { fill, Podium, skip } from './support/podium.mjs';

const reader = spawnSync('zbarimg', ['--version']).error ? 'not installed: zbarimg (zbar-tools)' : false;

test('a link for Kenya is scanned off the window and opens its page', { skip: skip || reader, timeout: 120_000 }, async () => {
    const podium = await Podium.open();
    const folder = mkdtempSync(join(tmpdir(), 'dais-code-'));
    try {
        await fill(podium.officer);
        const browser = await podium.hall().then((hall) => hall.context().browser());
        await podium.focus(podium.window);
        await podium.key('ctrl+k');
        await podium.type('personal link delegation');
        await podium.drawn();
        await podium.key('Return');
        await podium.type('kenya');
        await podium.drawn();
        await podium.key('Return');
        const { links } = await podium.officer.sees('access', ({ links: all }) => all.some(({ delegation }) => delegation === 'KEN'));
        assert.equal(links[0].name, 'Kenya');
        await podium.shoot('link-card');
        const picture = join(folder, 'screen.png');
        spawnSync('import', ['-window', 'root', picture], { env: podium.env });
        const address = spawnSync('zbarimg', ['--quiet', '--raw', picture]).stdout.toString().trim();
        assert.match(address, /\/delegate#token=[0-9a-f]{32}$/);
        const page = await openPage(browser, address, { width: 390, height: 844 });
        await until(page, () => document.querySelector('#who').innerText === 'Kenya');

        await podium.key('Escape');
        await page.click('#point');
        await page.click('#dialog-yes');
        await podium.officer.sees('procedure', ({ meetings }) => meetings.some(({ points }) => points.length > 0));
        await podium.shoot('link-announced');
    } finally {
        assert.equal(await podium.close(), 0);
        rmSync(folder, { recursive: true, force: true });
    }
});
