// An officer at the protocol: acts, and sees every slice.
import { randomUUID } from 'node:crypto';
import { within } from './waiting.mjs';
import { WsClient } from './ws-client.mjs';

const ANSWER_WITHIN_MS = 10_000;
/// Who says nothing for 25 seconds is closed.
const HEARD_EVERY_MS = 10_000;

export class Officer {
    #socket;
    #slices = new Map();
    #answers = new Map();
    #watchers = new Set();
    #heard;

    static async connect(url, token, name = 'Ana') {
        const officer = new Officer();
        const greeted = new Promise((resolve) => {
            officer.#watchers.add({ met: () => officer.hello, resolve });
        });
        officer.#socket = await WsClient.open(url, ['dais.v1', `token.${token}`], (message) =>
            officer.#receive(message),
        );
        officer.#socket.send({ type: 'hello', page: 'test', name });
        await within(greeted, 'the server answers the hello', ANSWER_WITHIN_MS);
        officer.#heard = setInterval(() => officer.#socket.send({ type: 'time', sent: 0 }), HEARD_EVERY_MS).unref();
        return officer;
    }

    /// Sends one command; resolves with the answer, accepted or not.
    async ask(command) {
        const id = randomUUID();
        const answered = new Promise((resolve) => this.#answers.set(id, resolve));
        this.#socket.send({ type: 'command', id, command });
        return within(answered, `an answer to ${command.type}`, ANSWER_WITHIN_MS);
    }

    /// The same, for a command that must be accepted.
    async act(command) {
        const answer = await this.ask(command);
        if (!answer.accepted) throw new Error(`${command.type} was refused: ${answer.rule}: ${answer.text}`);
        return answer;
    }

    /// Tells displays what to do; resolves with the answer, refused or not.
    async order(order) {
        const id = randomUUID();
        const answered = new Promise((resolve) => this.#answers.set(id, resolve));
        this.#socket.send({ type: 'screens', id, ...order });
        return within(answered, `an answer to ${order.do}`, ANSWER_WITHIN_MS);
    }

    /// Who says nothing for long is taken to be gone.
    stillHere() {
        this.#socket.send({ type: 'time', sent: 0 });
    }

    slice(key) {
        return this.#slices.get(key);
    }

    /// Resolves with the slice's value once it is as wanted.
    sees(key, wanted) {
        const met = () => this.#slices.has(key) && wanted(this.#slices.get(key)) && this.#slices.get(key);
        const seen = new Promise((resolve) => this.#watchers.add({ met, resolve }));
        this.#look();
        return within(seen, `the slice ${key} to be as wanted`, ANSWER_WITHIN_MS);
    }

    close() {
        clearInterval(this.#heard);
        return this.#socket.close();
    }

    #receive(message) {
        if (message.type === 'hello') this.hello = message;
        if (message.type === 'slice')
            this.#slices.set(message.room ? `${message.name}/${message.room}` : message.name, message.value);
        if (message.type === 'answer' || message.type === 'screens') {
            this.#answers.get(message.id)?.(message);
            this.#answers.delete(message.id);
        }
        this.#look();
    }

    #look() {
        for (const watcher of this.#watchers) {
            const value = watcher.met();
            if (!value) continue;
            this.#watchers.delete(watcher);
            watcher.resolve(value);
        }
    }
}
