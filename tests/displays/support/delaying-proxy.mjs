// A line between a page and the server that is slow, unsteady, and now and then stands still. What
// is sent stays in order, as on any TCP connection.
import { connect, createServer } from 'node:net';

export class DelayingProxy {
    #server;
    #sockets = new Set();

    /// delayMs() says how long the next piece travels, one way.
    static async start(port, delayMs) {
        const proxy = new DelayingProxy();
        proxy.#server = createServer((near) => {
            const far = connect({ port, host: '127.0.0.1' });
            for (const socket of [near, far]) {
                socket.setNoDelay(true);
                proxy.#sockets.add(socket);
                socket.on('error', () => socket.destroy());
                socket.on('close', () => proxy.#sockets.delete(socket));
            }
            carry(near, far, delayMs);
            carry(far, near, delayMs);
        });
        await new Promise((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
        proxy.port = proxy.#server.address().port;
        return proxy;
    }

    async stop() {
        for (const socket of this.#sockets) socket.destroy();
        await new Promise((resolve) => this.#server.close(resolve));
    }
}

function carry(from, to, delayMs) {
    // One timer for the first that is due: timers of their own would overtake each other.
    const underWay = [];
    let latestMs = 0;
    const plan = () => setTimeout(arrive, Math.max(0, underWay[0].dueMs - performance.now()));
    const arrive = () => {
        while (underWay.length && underWay[0].dueMs <= performance.now()) underWay.shift().act();
        if (underWay.length) plan();
    };
    const later = (act) => {
        latestMs = Math.max(latestMs, performance.now() + delayMs());
        underWay.push({ dueMs: latestMs, act });
        if (underWay.length === 1) plan();
    };
    from.on('data', (chunk) => later(() => to.writable && to.write(chunk)));
    from.on('end', () => later(() => to.end()));
    from.on('close', () => later(() => to.destroy()));
}

/// A sequence that is the same for the same seed: numbers from 0 to 1 (mulberry32).
export function seeded(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
