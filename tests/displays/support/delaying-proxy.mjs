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
    let arrivesMs = 0;
    const later = (act) => {
        const now = performance.now();
        arrivesMs = Math.max(arrivesMs, now + delayMs());
        setTimeout(act, arrivesMs - now);
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
