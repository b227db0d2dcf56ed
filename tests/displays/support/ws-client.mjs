// A small WebSocket client over node:http, since Node 18 has none: text messages in JSON.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { acceptKey, CLOSE, encodeFrame, FrameReader, PING, PONG, TEXT } from './ws-frames.mjs';

const MASKED = { masked: true };

export class WsClient {
    #socket;

    /// Rejects with { status } where the upgrade is refused.
    static open(url, protocols, onMessage) {
        const key = randomBytes(16).toString('base64');
        const headers = {
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-version': '13',
            'sec-websocket-key': key,
            ...(protocols.length > 0 ? { 'sec-websocket-protocol': protocols.join(', ') } : {}),
        };
        return new Promise((resolve, reject) => {
            const asked = request(url.replace(/^ws/, 'http'), { headers });
            asked.on('error', reject);
            asked.on('response', (response) => {
                response.resume();
                reject(
                    Object.assign(new Error(`refused with ${response.statusCode}`), { status: response.statusCode }),
                );
            });
            asked.on('upgrade', (response, socket, head) => {
                if (response.headers['sec-websocket-accept'] !== acceptKey(key)) {
                    reject(new Error('the upgrade was answered with a wrong key'));
                    return;
                }
                resolve(new WsClient(socket, head, onMessage));
            });
            asked.end();
        });
    }

    constructor(socket, head, onMessage) {
        this.#socket = socket;
        this.closed = new Promise((resolve) => socket.on('close', resolve));
        const reader = new FrameReader((opcode, payload) => {
            if (opcode === PING) socket.write(encodeFrame(PONG, payload, MASKED));
            if (opcode === CLOSE) socket.end(encodeFrame(CLOSE, payload.subarray(0, 2), MASKED));
            if (opcode === TEXT) onMessage(JSON.parse(payload.toString()));
        });
        socket.on('data', (chunk) => reader.push(chunk));
        socket.on('error', () => socket.destroy());
        if (head.length > 0) reader.push(head);
    }

    send(message) {
        this.#socket.write(encodeFrame(TEXT, JSON.stringify(message), MASKED));
    }

    close() {
        this.#socket.destroy();
        return this.closed;
    }
}
