// The pages' client against the table that the one in C++ is held to, too:
// tests/protocol/client-cases.json. A real page with its real session; only its WebSocket is the
// test's, and says what a case tells it to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, until } from './support/browser.mjs';
import { Checker } from './support/schema.mjs';
import { StandInServer } from './support/stand-in-server.mjs';

const checker = new Checker();
const TABLE = JSON.parse(readFileSync(new URL('../protocol/client-cases.json', import.meta.url), 'utf8'));
/// Those are wrong on purpose.
const NOT_OF_THE_PROTOCOL = ['weather', 'later'];

let server;
let browser;

before(async () => {
    server = await StandInServer.start();
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await server?.stop();
});

/// Stands in the page where the browser's WebSocket would.
function scriptedSockets() {
    window.sockets = [];
    window.said = [];
    window.told = [];
    window.WebSocket = class {
        static OPEN = 1;
        readyState = 0;

        constructor() {
            window.sockets.push(this);
        }

        send(text) {
            window.said.push(JSON.parse(text));
        }

        close() {
            this.readyState = 3;
        }
    };
}

class Case {
    #page;
    #opened = 0;
    #read = 0;
    #id = '';

    constructor(page) {
        this.#page = page;
    }

    async play(steps) {
        for (const step of steps) {
            const [[name, value]] = Object.entries(step);
            await this[name](this.#filled(value));
        }
    }

    #filled(value) {
        if (value === '@id') return this.#id;
        if (typeof value === 'string' && value.startsWith('@')) return TABLE.values[value.slice(1)];
        if (Array.isArray(value)) return value.map((each) => this.#filled(each));
        if (value === null || typeof value !== 'object') return value;
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#filled(each)]));
    }

    async opens() {
        this.#opened += 1;
        await until(this.#page, (count) => window.sockets.length >= count, this.#opened);
        await this.#page.evaluate(() => {
            const socket = window.sockets.at(-1);
            socket.readyState = 1;
            socket.onopen();
        });
    }

    lost() {
        return this.#page.evaluate(() => {
            const socket = window.sockets.at(-1);
            socket.readyState = 3;
            socket.onclose?.({ code: 1006, reason: '' });
        });
    }

    ends() {
        // By its number: the next one may be there already.
        return until(this.#page, (number) => window.sockets[number - 1].readyState === 3, this.#opened);
    }

    async says(wanted) {
        let said;
        do {
            said = await until(this.#page, (at) => window.said[at], this.#read);
            this.#read += 1;
        } while (said.type === 'time');
        if (said.type === 'command') this.#id = said.id;
        assert.deepEqual(checker.from(said), []);
        for (const [name, value] of Object.entries(wanted)) {
            if (value === null) assert.equal(said[name], undefined, name);
            else if (name === 'have') assert.deepEqual(said.have, value);
            else within(value, said[name], name);
        }
    }

    comes(message) {
        return this.comes_text(JSON.stringify(message));
    }

    comes_text(text) {
        return this.#page.evaluate((data) => window.sockets.at(-1).onmessage({ data }), text);
    }

    async holds(wanted) {
        const { slices, have } = await this.#page.evaluate(async (names) => {
            const { session } = await import('/assets/session.js');
            return {
                slices: Object.fromEntries(names.map((name) => [name, session.slices.get(...name.split('/'))])),
                have: session.slices.greeting().have,
            };
        }, Object.keys(wanted));
        for (const [name, { version, value }] of Object.entries(wanted)) {
            assert.equal(have[name], version, name);
            within(value, slices[name], name);
        }
    }

    /// The time goes on while the case is played, for as long as a busy machine takes.
    async now_us(wanted) {
        const [nowUs, playedUs] = await this.#page.evaluate(async () => {
            const { session } = await import('/assets/session.js');
            return [session.clock.nowUs(), performance.now() * 1000];
        });
        const wrong = nowUs - wanted;
        assert.ok(wrong > -2_000_000 && wrong < 2_000_000 + playedUs, `it takes ${nowUs} for the time, not ${wanted}`);
    }

    asks(command) {
        return this.#page.evaluate(async (what) => {
            const { session } = await import('/assets/session.js');
            const { Commands } = await import('/assets/commands.js');
            window.commands ??= new Commands(session.connection);
            window.commands.send(what).then((answer) => window.told.push(answer));
        }, command);
    }

    async is_told(wanted) {
        const answer = await until(this.#page, () => window.told.shift());
        within(wanted, answer, 'answer');
    }
}

/// All that is wanted is there.
function within(wanted, there, where) {
    if (wanted === null || typeof wanted !== 'object') {
        assert.deepEqual(there, wanted, where);
        return;
    }
    if (Array.isArray(wanted)) assert.equal(there?.length, wanted.length, where);
    for (const [name, value] of Object.entries(wanted)) within(value, there?.[name], `${where}.${name}`);
}

for (const { name, steps } of TABLE.cases) {
    test(name, async () => {
        const context = await browser.newContext();
        await context.addInitScript(scriptedSockets);
        const page = await context.newPage();
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(server.url('/hall'));
        await new Case(page).play(steps);
        assert.deepEqual(complaints, []);
        await context.close();
    });
}

test('what the cases let the server say is the protocol, but for what is wrong on purpose', () => {
    const officers = new Checker('officer');
    for (const { name, steps } of TABLE.cases) {
        for (const { comes } of steps) {
            if (!comes || NOT_OF_THE_PROTOCOL.some((word) => JSON.stringify(comes).includes(word))) continue;
            const message = comes.value === undefined ? comes : { ...comes, value: TABLE.values[comes.value.slice(1)] };
            assert.deepEqual(officers.to(message), [], name);
        }
    }
});
