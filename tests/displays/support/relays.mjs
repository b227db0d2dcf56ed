// A NATS server and relays as processes of their own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstLine, PROGRAM } from './real-server.mjs';

/// Debian puts it where only root looks.
const DEBIAN = '/usr/sbin/nats-server';
const NATS = existsSync(DEBIAN) ? DEBIAN : 'nats-server';

/// Whether nats-server is installed.
export const HAS_NATS = !spawnSync(NATS, ['--version']).error;

async function ended(child) {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
}

function freePort() {
    return new Promise((resolve) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

function answers(port) {
    return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
        socket.once('connect', () => socket.destroy());
    });
}

export class NatsServer {
    #child = null;

    static async start() {
        const nats = new NatsServer();
        nats.folder = await mkdtemp(join(tmpdir(), 'dais-nats-'));
        nats.port = await freePort();
        await nats.serve();
        return nats;
    }

    get url() {
        return `nats://127.0.0.1:${this.port}`;
    }

    async serve() {
        const words = ['-a', '127.0.0.1', '-p', String(this.port), '-js', '-sd', this.folder];
        this.#child = spawn(NATS, words, { stdio: 'ignore' });
        while (!(await answers(this.port))) {
            if (this.#child.exitCode !== null) throw new Error('nats-server ended at once');
        }
    }

    kill() {
        return ended(this.#child);
    }

    async remove() {
        await this.kill();
        await rm(this.folder, { recursive: true, force: true });
    }
}

export class Relay {
    #child = null;

    static async start(nats) {
        const relay = new Relay();
        const words = ['relay', '--nats', nats.url, '--port', '0', '--json'];
        relay.#child = spawn(PROGRAM, words, { stdio: ['ignore', 'pipe', 'pipe'] });
        let complaint = '';
        relay.#child.stderr.on('data', (chunk) => (complaint += chunk));
        const { http, ws } = await firstLine(relay.#child, () => complaint);
        return Object.assign(relay, { http, ws });
    }

    url(path) {
        return new URL(path, this.http).href;
    }

    kill() {
        return ended(this.#child);
    }
}
