// The real program, as a test starts it: a conference file of its own, any free port.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Officer } from './officer.mjs';

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url));
const SAMPLE = 'assets/conferences/bms7.json';
const READY_WITHIN_MS = 20_000;

/// Path of the program; undefined where the tests were started without one.
export const PROGRAM = process.env.DAIS_PROGRAM;

export class RealServer {
    #folder;
    #options = [];
    #child = null;
    #env = process.env;
    #officers = [];

    /// options: what `dais serve` is given besides; env: what its surroundings say, as where its
    /// assets are.
    static async start(conference = SAMPLE, options = [], env = {}) {
        const server = new RealServer();
        server.#options = options;
        server.#env = { ...process.env, ...env };
        server.#folder = await mkdtemp(join(tmpdir(), 'dais-displays-'));
        server.file = join(server.#folder, 'conference.dais');
        await promisify(execFile)(PROGRAM, ['new', server.file, '--from', join(CHECKOUT, conference)], {
            cwd: CHECKOUT,
        });
        await server.serve();
        return server;
    }

    /// Starts the program on the file; on the port it had before, if it had one.
    async serve() {
        const port = this.http ? new URL(this.http).port : '0';
        const child = spawn(PROGRAM, ['serve', this.file, '--port', port, '--json', ...this.#options], {
            cwd: CHECKOUT,
            // A certificate that is made is this test's own.
            env: { ...this.#env, XDG_STATE_HOME: this.#folder },
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        this.#child = child;
        let complaint = '';
        child.stderr.on('data', (chunk) => (complaint += chunk));
        const first = await firstLine(child, () => complaint);
        if (!first.ready) throw new Error(`not ready: ${JSON.stringify(first)}`);
        this.http = first.http;
        this.ws = first.ws;
        this.token = first.officer_token;
    }

    url(path) {
        return new URL(path, this.http).href;
    }

    async officer(name) {
        const officer = await Officer.connect(this.ws, this.token, name);
        this.#officers.push(officer);
        return officer;
    }

    /// As a crash would end it.
    async kill() {
        const child = this.#child;
        this.#child = null;
        await Promise.all(this.#officers.splice(0).map((officer) => officer.close()));
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
    }

    async remove() {
        await this.kill();
        await rm(this.#folder, { recursive: true, force: true });
    }
}

export function firstLine(child, complaint) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no first line came: ${complaint()}`)), READY_WITHIN_MS);
        const settle = (act) => (value) => {
            clearTimeout(timer);
            act(value);
        };
        createInterface({ input: child.stdout }).once(
            'line',
            settle((line) => resolve(JSON.parse(line))),
        );
        child.once('error', settle(reject));
        child.once(
            'exit',
            settle((code, signal) => reject(new Error(`ended at once (${code ?? signal}): ${complaint()}`))),
        );
    });
}
