// The real window on a screen of its own (Xvfb), with an officer at the protocol and, where a test
// wants one, a browser for the room.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch, openPage } from '../../displays/support/browser.mjs';
import { Officer } from '../../displays/support/officer.mjs';
import { within } from '../../displays/support/waiting.mjs';

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAM = process.env.DAIS_PROGRAM;
const SHOTS = process.env.DAIS_SHOTS || tmpdir();
const WITHIN_MS = 60_000;
export const MEETING = '2021-07-28-morning';
const run = promisify(execFile);

const missing = ['Xvfb', 'xdotool', 'import'].filter((name) => !there(name));
export const skip = !PROGRAM
    ? 'DAIS_PROGRAM names no program; ./dais test does'
    : missing.length > 0
      ? `not installed: ${missing.join(', ')}`
      : false;

export function there(command) {
    try {
        execFileSync('sh', ['-c', `command -v ${command}`]);
        return true;
    } catch {
        return false;
    }
}

function firstLine(stream, what) {
    return within(new Promise((resolve) => createInterface({ input: stream }).once('line', resolve)), what, WITHIN_MS);
}

function ended(child) {
    return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/// A screen, the program's window on it, an officer at the protocol, and a browser for the room.
export class Podium {
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
        this.file = join(this.folder, 'bms7.dais');
        await run(PROGRAM, ['new', this.file, '--from', 'assets/conferences/bms7.json'], { cwd: CHECKOUT });
        this.complaints = '';
        this.program = this.#console(this.file, '--port', '0', '--json');
        const ready = JSON.parse(await firstLine(this.program.stdout, `the program: ${this.complaints}`));
        this.http = ready.http;
        this.token = ready.officer_token;
        this.officer = await Officer.connect(ready.ws, ready.officer_token, 'Test');
        this.window = await this.#shown();
        await this.focus(this.window);
    }

    #console(...options) {
        const started = spawn(PROGRAM, ['console', ...options], {
            cwd: CHECKOUT,
            env: this.env,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        started.stderr.on('data', (chunk) => (this.complaints += chunk));
        return started;
    }
    /// A window that was not there before. It has drawn its first frame once its title names the
    /// conference.
    async #shown(before = '') {
        const name = ['search', '--sync', '--onlyvisible', '--name', 'Dais: BMS7'];
        const found = async () => (await run('xdotool', name, { env: this.env })).stdout.trim().split('\n');
        for (const until = Date.now() + WITHIN_MS; Date.now() < until; await this.drawn()) {
            const other = (await within(found(), 'the window', WITHIN_MS)).find((each) => each !== before);
            if (other) return other;
        }
        throw new Error('waited in vain for a window');
    }
    focus(window) {
        return run('xdotool', ['windowraise', window, 'windowfocus', '--sync', window], { env: this.env });
    }
    /// A second officer's window on the same screen; its id.
    async second(officer) {
        this.other = this.#console('--connect', this.http, '--token', this.token, '--officer', officer);
        return this.#shown(this.window);
    }
    /// Moves a window to a place, hides it (unmap) or shows it (map).
    place(what, window, ...where) {
        return run('xdotool', [`window${what}`, ...(where.length ? [] : ['--sync']), window, ...where], { env: this.env });
    }
    /// Every row of the record, as the file has it now.
    async record() {
        const { stdout } = await run(PROGRAM, ['export', this.file], { cwd: CHECKOUT, maxBuffer: 1 << 28 });
        return stdout.trim().split('\n').map((line) => JSON.parse(line));
    }

    key(...keys) {
        return run('xdotool', ['key', '--clearmodifiers', ...keys], { env: this.env });
    }
    /// Where something stands on a screen of 1920 x 1080.
    click(x, y) {
        return run('xdotool', ['mousemove', '--sync', `${x}`, `${y}`, 'sleep', '0.2', 'click', '1'], { env: this.env });
    }
    /// The mouse where it rests on nothing that has more to say.
    pointAway() {
        return run('xdotool', ['mousemove', '--sync', '2', '2'], { env: this.env });
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
    async keeps(what) {
        const file = join(this.folder, 'dais', 'window.json');
        const kept = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
        const until = Date.now() + WITHIN_MS;
        while (!what(kept())) {
            if (Date.now() > until) {
                throw new Error('waited in vain for the settings to be kept');
            }
            await this.drawn();
        }
    }
    async hall() {
        this.browser = await launch();
        return openPage(this.browser, new URL('/hall?room=main', this.http).href);
    }

    async close() {
        await this.browser?.close();
        await this.officer?.close();
        if (this.other) {
            const gone = ended(this.other);
            this.other.kill('SIGTERM');
            await within(gone, 'the second window to end', WITHIN_MS);
        }
        const code = this.program ? ended(this.program) : Promise.resolve(0);
        this.program?.kill('SIGTERM');
        const result = await within(code, 'the program to end', WITHIN_MS);
        this.xvfb?.kill();
        rmSync(this.folder, { recursive: true, force: true });
        return result;
    }
}

export function speaking(name, clock) {
    return (floor) => floor.statement?.speaker.name === name && floor.statement.clock === clock;
}

/// As a meeting looks after an hour: a list with groups, States and observers.
export async function fill(officer) {
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
