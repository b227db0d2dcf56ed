// The real window on a screen of its own (Xvfb): what an officer types and presses changes what the
// room sees. Also takes the window's pictures, into the folder that DAIS_SHOTS names.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch, openPage, text, untilMarked } from '../displays/support/browser.mjs';
import { Officer } from '../displays/support/officer.mjs';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = process.env.DAIS_PROGRAM;
const SHOTS = process.env.DAIS_SHOTS || tmpdir();
const WITHIN_MS = 60_000;
const MEETING = '2021-07-28-morning';
const run = promisify(execFile);

const missing = ['Xvfb', 'xdotool', 'import'].filter((name) => !there(name));
const skip = !PROGRAM
    ? 'DAIS_PROGRAM names no program; ./dais test does'
    : missing.length > 0
      ? `not installed: ${missing.join(', ')}`
      : false;

function there(command) {
    try {
        execFileSync('sh', ['-c', `command -v ${command}`]);
        return true;
    } catch {
        return false;
    }
}

function within(promise, what) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), WITHIN_MS);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function firstLine(stream, what) {
    return within(new Promise((resolve) => createInterface({ input: stream }).once('line', resolve)), what);
}

function ended(child) {
    return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/// A screen, the program's window on it, an officer at the protocol, and a browser for the room.
class Podium {
    static async open({ size = '1920x1080', dpi = null } = {}) {
        const podium = new Podium();
        podium.folder = mkdtempSync(join(tmpdir(), 'dais-window-'));
        podium.xvfb = spawn('Xvfb', ['-displayfd', '3', '-noreset', '-nolisten', 'tcp', '-screen', '0', `${size}x24`], {
            stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
        });
        podium.display = `:${await firstLine(podium.xvfb.stdio[3], 'a screen')}`;
        podium.env = {
            ...process.env,
            DISPLAY: podium.display,
            LC_ALL: 'C.UTF-8',
            XDG_CONFIG_HOME: podium.folder, // this machine's settings are not the test's
        };
        if (dpi) {
            const property = ['-root', '-format', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER'];
            await run('xprop', [...property, `Xft.dpi: ${dpi}\n`], { env: podium.env });
        }
        await podium.#start();
        return podium;
    }

    async #start() {
        const file = join(this.folder, 'bms7.dais');
        await run(PROGRAM, ['new', file, '--from', 'assets/conferences/bms7.json'], { cwd: CHECKOUT });
        this.program = spawn(PROGRAM, ['console', file, '--port', '0', '--json'], {
            cwd: CHECKOUT,
            env: this.env,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        this.complaints = '';
        this.program.stderr.on('data', (chunk) => (this.complaints += chunk));
        const ready = JSON.parse(await firstLine(this.program.stdout, `the program: ${this.complaints}`));
        this.http = ready.http;
        this.officer = await Officer.connect(ready.ws, ready.officer_token, 'Test');
        // The window has drawn its first frame once its title names the conference.
        const name = ['search', '--sync', '--onlyvisible', '--name', 'Dais: BMS7'];
        const window = (await within(run('xdotool', name, { env: this.env }), 'the window')).stdout.trim();
        await run('xdotool', ['windowfocus', '--sync', window], { env: this.env });
    }

    key(...keys) {
        return run('xdotool', ['key', '--clearmodifiers', ...keys], { env: this.env });
    }
    type(words) {
        return run('xdotool', ['type', '--delay', '3', words], { env: this.env });
    }
    /// Words and keys without a pause between them: ['kenya', 'Return'] types one and presses one.
    burst(...parts) {
        const pressed = (part) => part === 'Return';
        const typed = ['type', '--delay', '2', '--args', '1'];
        return run('xdotool', parts.flatMap((part) => (pressed(part) ? ['key', part] : [...typed, part])), {
            env: this.env,
        });
    }
    /// Keys act on what the window shows: until it shows what was done elsewhere.
    drawn() {
        return new Promise((resolve) => setTimeout(resolve, 700));
    }
    async shoot(name) {
        mkdirSync(SHOTS, { recursive: true });
        await this.drawn();
        await run('import', ['-window', 'root', join(SHOTS, `${name}.png`)], { env: this.env });
    }
    /// Until this machine's settings are so, in the file that the next start reads.
    keeps(what) {
        const file = join(this.folder, 'dais', 'window.json');
        const kept = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
        const poll = async () => {
            while (!what(kept())) {
                await this.drawn();
            }
        };
        return within(poll(), 'the settings to be kept');
    }
    async hall() {
        this.browser = await launch();
        return openPage(this.browser, new URL('/hall?room=main', this.http).href);
    }

    async close() {
        await this.browser?.close();
        await this.officer?.close();
        const code = this.program ? ended(this.program) : Promise.resolve(0);
        this.program?.kill('SIGTERM');
        const result = await within(code, 'the program to end');
        this.xvfb?.kill();
        rmSync(this.folder, { recursive: true, force: true });
        return result;
    }
}

function speaking(name, clock) {
    return (floor) => floor.statement?.speaker.name === name && floor.statement.clock === clock;
}

/// As a meeting looks after an hour: a list with groups, States and observers.
async function fill(officer) {
    const inscribe = (delegation, more = {}) =>
        officer.act({ type: 'InscribeSpeaker', list: '7', delegation, ...more });
    await officer.act({ type: 'SetRehearsalClock', utc: '2021-07-28T16:20:00Z' });
    await officer.act({ type: 'OpenMeeting', meeting: MEETING });
    for (const delegation of ['PHL', 'DEU', 'KEN', 'LVA', 'DZA', 'MEX', 'HUN', 'CRI', 'CIV', 'VNM', 'GHA', 'IRN', 'GBR']) {
        await inscribe(delegation, ['KEN', 'VNM'].includes(delegation) ? { modality: 'remote' } : {});
    }
    await inscribe('JPN', { modality: 'pre-recorded' });
    await inscribe('VAT');
}

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
            await podium.key('ctrl+d', 'ctrl+b');
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
