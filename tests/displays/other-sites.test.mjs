// What a page of another site gets of this server: nothing. Its own pages read the public state.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from './support/browser.mjs';
import { PROGRAM, RealServer } from './support/real-server.mjs';

const skip = PROGRAM ? false : 'DAIS_PROGRAM names no program; ./dais test does';

let server;
let browser;
let other;

before(async () => {
    if (skip) return;
    server = await RealServer.start();
    browser = await launch();
    other = createServer((request, response) => {
        response.setHeader('Content-Type', 'text/html');
        response.end('<!doctype html><title>Another site</title>');
    });
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
});

after(async () => {
    await browser?.close();
    await server?.remove();
    other?.close();
});

/// What a page at `from` reads of an address: its status, or why it cannot.
async function fetched(from, address, mode) {
    const page = await browser.newPage();
    await page.goto(from);
    const answer = await page.evaluate(
        async ([url, how]) => {
            try {
                const response = await fetch(url, { mode: how });
                return { status: response.status, body: await response.text() };
            } catch (error) {
                return { error: error.name };
            }
        },
        [address, mode],
    );
    await page.close();
    return answer;
}

test('the server’s own pages read the public state', { skip }, async () => {
    const answer = await fetched(server.url('/hall'), server.url('/api/state'), 'cors');
    assert.equal(answer.status, 200);
    const state = JSON.parse(answer.body);
    assert.equal(state.protocol, 'dais.v1');
    assert.ok(state.slices.floor.main.version > 0);
});

test('a page of another site cannot read the state or the figures', { skip }, async () => {
    const elsewhere = `http://127.0.0.1:${other.address().port}/`;
    for (const path of ['/api/state', '/metrics']) {
        for (const mode of ['cors', 'no-cors']) {
            const answer = await fetched(elsewhere, server.url(path), mode);
            assert.deepEqual(answer, { error: 'TypeError' }, `${path}, ${mode}`);
        }
    }
});

test('whoever watches at this machine reads the figures, commits to disk among them', { skip }, async () => {
    const commits = async () => {
        const response = await fetch(server.url('/metrics'));
        assert.equal(response.status, 200);
        const found = /^dais_journal_commit_seconds_count (\d+)$/m.exec(await response.text());
        return Number(found[1]);
    };
    const before = await commits();
    const officer = await server.officer();
    await officer.act({ type: 'OpenMeeting', meeting: '2021-07-26-morning' });
    const deadline = Date.now() + 10_000;
    while ((await commits()) <= before && Date.now() < deadline) {
        await pause(50);
    }
    assert.ok((await commits()) > before);
});
