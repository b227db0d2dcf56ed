// A server for the pages alone: the pages' files, and a dais.v1 that says what a test tells it to.
// It has no rules and no memory; what the real program does is tested in real.test.mjs.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { within } from './waiting.mjs';
import { acceptKey, CLOSE, encodeFrame, FrameReader, PING, PONG, TEXT } from './ws-frames.mjs';

const ASSETS = fileURLToPath(new URL('../../../assets/', import.meta.url));
const DELEGATIONS = JSON.parse(readFileSync(join(ASSETS, 'delegations.json'), 'utf8')).delegations;
const PAGES = {
    '/': 'index.html',
    '/hall': 'hall.html',
    '/lower-third': 'lower-third.html',
    '/queue': 'queue.html',
    '/programme': 'programme.html',
    '/texts': 'texts.html',
    '/delegate': 'delegate.html',
    '/chair': 'chair.html',
    '/booth': 'booth.html',
    '/record': 'record.html',
};
/// Who is sent what is not for everybody.
const ROLES = {
    chair: ['officer', 'chair'],
    script: ['officer', 'chair'],
    podium: ['officer', 'chair'],
    booth: ['officer', 'interpreter', 'technician'],
};
const TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.json': 'application/json',
    '.webmanifest': 'application/manifest+json',
    '.png': 'image/png',
};

/// A code is made by the real program.
const NO_CODE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37"/>';

/// The meeting is older than the first instants of the samples (1 and 2 s), however fast a page opens.
const BEGUN_NS = 5_000_000_000n;

export class StandInServer {
    #http = createServer((request, response) => this.#serve(request, response));
    #links = new Set();
    #slices = new Map();
    #zeroNs = process.hrtime.bigint() - BEGUN_NS;
    #version = 100;
    #waiting = [];
    port = 0;
    epoch = 1;
    /// Each hello that came.
    hellos = [];
    /// Each path that was asked for.
    asked = [];
    /// Takes everything and answers nothing, as a desk that hangs.
    silent = false;
    /// A sub-protocol that is refused, as the token of a revoked grant.
    refused = null;
    /// What tokens let their holders be: {role, delegation, name}. Others, and none, are the public's.
    grants = new Map();
    /// What GET /link says of the token that is refused.
    refusal = 'This link is not known here.';
    /// Each command that came: {id, command}.
    commands = [];
    /// What becomes of a command: an answer without type and id; null is none at all. Left as it is,
    /// everything is accepted.
    decide = () => ({ accepted: true });
    #answers = new Map();
    /// Each what-if that came: {id, meeting, what_if}.
    whatIfs = [];
    /// The projection that answers one; null is a refusal.
    project = () => null;

    static async start(port = 0) {
        const server = new StandInServer();
        await server.listen(port);
        return server;
    }

    async listen(port = this.port) {
        await new Promise((resolve, reject) => {
            this.#http.once('error', reject);
            this.#http.listen(port, '127.0.0.1', resolve);
        });
        this.#http.on('upgrade', (request, socket) => this.#upgrade(request, socket));
        this.port = this.#http.address().port;
    }

    url(path) {
        return `http://127.0.0.1:${this.port}${path}`;
    }

    /// As if the process had been killed: every link breaks.
    async stop() {
        for (const link of this.#links) link.socket.destroy();
        this.#links.clear();
        this.#http.closeAllConnections?.();
        await new Promise((resolve) => this.#http.close(resolve));
    }

    /// As another process of the desk would start: nothing held, the same port.
    async restart() {
        await this.stop();
        this.#http = createServer((request, response) => this.#serve(request, response));
        await this.listen(this.port);
    }

    get nowUs() {
        return Number((process.hrtime.bigint() - this.#zeroNs) / 1000n);
    }

    /// Moves the time line. A leap is announced, as after AdvanceRehearsal; without one it is what a
    /// screen sees whose counter stood still while it slept.
    advance(us, { announced = true } = {}) {
        this.#zeroNs -= BigInt(Math.round(us)) * 1000n;
        if (!announced) return;
        this.epoch += 1;
        this.#toAll({ type: 'clock', epoch: this.epoch, now_us: this.nowUs });
    }

    /// The slice as it now is, sent to every screen that sees it.
    set(name, value) {
        const key = value.room ? `${name}/${value.room}` : name;
        const slice = { type: 'slice', name, version: ++this.#version, value };
        if (value.room) slice.room = value.room;
        this.#slices.set(key, slice);
        for (const link of this.#links) if (link.greeted && sees(link, slice)) send(link, slice);
    }

    /// Every link with this token ends, as when its grant was revoked.
    end(token, reason) {
        const payload = Buffer.concat([Buffer.from([0x03, 0xf0]), Buffer.from(reason)]);
        for (const link of this.#links) {
            if (link.protocols.includes(`token.${token}`)) link.socket.end(encodeFrame(CLOSE, payload));
        }
    }

    /// Resolves with the command number `count` (from 1) of those that ever came.
    command(count) {
        return this.#nth(this.commands, count, 'command');
    }

    value(key) {
        return this.#slices.get(key)?.value;
    }

    /// Resolves with the hello number `count` (from 1) of those that ever came.
    hello(count) {
        return this.#nth(this.hellos, count, 'hello');
    }

    #nth(came, count, what) {
        const met = new Promise((resolve) => this.#waiting.push({ came, count, resolve }));
        this.#look();
        return within(met, `${what} number ${count}`);
    }

    #look() {
        this.#waiting = this.#waiting.filter(({ came, count, resolve }) => {
            if (came.length < count) return true;
            resolve(came[count - 1]);
            return false;
        });
    }

    #toAll(message) {
        for (const link of this.#links) if (link.greeted) send(link, message);
    }

    async #serve(request, response) {
        const path = new URL(request.url, 'http://x').pathname;
        this.asked.push(path);
        const file = fileOf(path);
        const headers = {
            'content-security-policy':
                "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
        };
        if (path === '/link') {
            this.#sayLink(request, response, headers);
            return;
        }
        if (path === '/qr.svg') {
            response.writeHead(200, { ...headers, 'content-type': TYPES['.svg'] }).end(NO_CODE);
            return;
        }
        try {
            const names = /^\/names\/([a-z]{2})\.json$/.exec(path);
            const body = names ? namesIn(names[1]) : await readFile(join(ASSETS, file));
            const type = names ? TYPES['.json'] : TYPES[extname(file)];
            // As the program sends them.
            headers['content-encoding'] = 'gzip';
            response.writeHead(200, { ...headers, 'content-type': type }).end(gzipSync(body));
        } catch {
            response.writeHead(404, headers).end();
        }
    }

    #sayLink(request, response, headers) {
        const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
        const bad = !token || this.refused === `token.${token}`;
        const body = bad ? this.refusal : JSON.stringify(this.grants.get(token) ?? { role: 'public', name: '' });
        const type = bad ? 'text/plain; charset=utf-8' : TYPES['.json'];
        response.writeHead(bad ? 403 : 200, { ...headers, 'content-type': type }).end(body);
    }

    #upgrade(request, socket) {
        const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
        if (new URL(request.url, 'http://x').pathname !== '/ws' || !offered.includes('dais.v1')) {
            socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
            return;
        }
        if (this.refused && offered.includes(this.refused)) {
            socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
            return;
        }
        socket.write(
            'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n' +
                `sec-websocket-accept: ${acceptKey(request.headers['sec-websocket-key'])}\r\n` +
                'sec-websocket-protocol: dais.v1\r\n\r\n',
        );
        const token = offered.find((name) => name.startsWith('token.'))?.slice('token.'.length);
        const grant = this.grants.get(token) ?? { role: 'public' };
        const link = { socket, greeted: false, room: undefined, wants: null, protocols: offered, ...grant };
        this.#links.add(link);
        const reader = new FrameReader((opcode, payload) => this.#frame(link, opcode, payload));
        socket.on('data', (chunk) => reader.push(chunk));
        socket.on('close', () => this.#links.delete(link));
        socket.on('error', () => socket.destroy());
    }

    #frame(link, opcode, payload) {
        if (opcode === CLOSE) link.socket.end(encodeFrame(CLOSE, payload.subarray(0, 2)));
        if (opcode === PING) link.socket.write(encodeFrame(PONG, payload));
        if (opcode === TEXT) this.#message(link, JSON.parse(payload.toString()));
    }

    #message(link, message) {
        if (this.silent) return;
        if (message.type === 'hello') this.#greet(link, message);
        if (message.type === 'time') send(link, { type: 'time', sent: message.sent, now_us: this.nowUs });
        if (message.type === 'command') this.#obey(link, message);
        if (message.type === 'what_if') this.#foresee(link, message);
    }

    /// The same id gets the first answer again, as long as this server lives.
    #obey(link, { id, command }) {
        this.commands.push({ id, command });
        if (!this.#answers.has(id)) {
            const answer = this.decide(command, id);
            if (answer?.accepted) answer.action ??= ++this.#version;
            if (answer) this.#answers.set(id, { type: 'answer', id, ...answer });
        }
        if (this.#answers.has(id)) send(link, this.#answers.get(id));
        this.#look();
    }

    #foresee(link, { id, meeting, what_if: whatIf }) {
        this.whatIfs.push({ id, meeting, what_if: whatIf });
        const projection = this.project(whatIf);
        const refused = { type: 'answer', id, accepted: false, rule: 'meeting.not-on', text: 'This meeting is not on.', names: {} };
        send(link, projection ? { type: 'what_if', id, projection } : refused);
    }

    #greet(link, hello) {
        const rooms = this.value('conference')?.rooms ?? [];
        if (hello.room !== undefined && !rooms.some(({ key }) => key === hello.room)) {
            send(link, { type: 'trouble', text: `there is no room "${hello.room}" in this conference.` });
            return;
        }
        link.greeted = true;
        link.room = hello.room;
        link.wants = hello.wants ?? null;
        send(link, {
            type: 'hello',
            protocol: 'dais.v1',
            role: link.role,
            ...(link.delegation ? { delegation: link.delegation } : {}),
            screen: this.hellos.length + 1,
            epoch: this.epoch,
            now_us: this.nowUs,
            version: this.#version,
        });
        const have = hello.epoch === this.epoch ? (hello.have ?? {}) : {};
        const sent = [];
        for (const [key, slice] of this.#slices) {
            if (!sees(link, slice) || have[key] === slice.version) continue;
            send(link, slice);
            sent.push(key);
        }
        this.hellos.push({ ...hello, protocols: link.protocols, answeredWith: sent });
        this.#look();
    }
}

/// The names of the sample delegations, as the program serves those of its conference.
function namesIn(language) {
    const names = {};
    for (const { names: all } of DELEGATIONS) names[all.at(-1).en.list] = all.at(-1).lists[language];
    return JSON.stringify(names);
}

function fileOf(path) {
    if (PAGES[path]) return join('web', PAGES[path]);
    const strings = /^\/strings\/([a-z]{2})\.json$/.exec(path);
    if (strings) return join('strings', strings[1], 'displays.json');
    const script = /^\/strings\/([a-z]{2})\/script\.json$/.exec(path);
    if (script) return join('strings', script[1], 'script.json');
    return join('web', normalize(path));
}

function sees(link, slice) {
    if (link.wants && !link.wants.includes(slice.name)) return false;
    if (slice.name === 'delegation' && slice.value.delegation !== link.delegation) return false;
    if (ROLES[slice.name] && !ROLES[slice.name].includes(link.role)) return false;
    return link.room === undefined || slice.room === undefined || link.room === slice.room;
}

function send(link, message) {
    link.socket.write(encodeFrame(TEXT, JSON.stringify(message)));
}
