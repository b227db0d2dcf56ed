// RFC 6455 frames, as far as these tests need them: text, ping, pong, close; no extensions.
import { createHash, randomBytes } from 'node:crypto';

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export function acceptKey(key) {
    return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/// One whole frame; clients mask theirs.
export function encodeFrame(opcode, payload, { masked = false } = {}) {
    const body = Buffer.from(payload);
    const length = body.length < 126 ? [body.length] : body.length < 65536 ? [126, 2] : [127, 8];
    const header = Buffer.alloc(2 + (length[1] ?? 0));
    header[0] = 0x80 | opcode;
    header[1] = (masked ? 0x80 : 0) | length[0];
    if (length[1] === 2) header.writeUInt16BE(body.length, 2);
    if (length[1] === 8) header.writeBigUInt64BE(BigInt(body.length), 2);
    if (!masked) return Buffer.concat([header, body]);
    const mask = randomBytes(4);
    return Buffer.concat([header, mask, applyMask(body, mask)]);
}

function applyMask(body, mask) {
    return Buffer.from(body.map((byte, index) => byte ^ mask[index % 4]));
}

/// Feed it what arrives; it calls onMessage(opcode, payload) for each whole message.
export class FrameReader {
    #waiting = Buffer.alloc(0);
    #fragments = [];
    #onMessage;

    constructor(onMessage) {
        this.#onMessage = onMessage;
    }

    push(chunk) {
        this.#waiting = Buffer.concat([this.#waiting, chunk]);
        while (this.#takeFrame());
    }

    #takeFrame() {
        const data = this.#waiting;
        if (data.length < 2) return false;
        let length = data[1] & 0x7f;
        let at = 2;
        if (length >= 126) {
            const bytes = length === 126 ? 2 : 8;
            if (data.length < at + bytes) return false;
            length = bytes === 2 ? data.readUInt16BE(at) : Number(data.readBigUInt64BE(at));
            at += bytes;
        }
        const masked = (data[1] & 0x80) !== 0;
        const bodyAt = at + (masked ? 4 : 0);
        if (data.length < bodyAt + length) return false;
        const raw = data.subarray(bodyAt, bodyAt + length);
        const body = masked ? applyMask(raw, data.subarray(at, at + 4)) : Buffer.from(raw);
        this.#waiting = data.subarray(bodyAt + length);
        this.#deliver(data[0] & 0x0f, (data[0] & 0x80) !== 0, body);
        return true;
    }

    #deliver(opcode, final, body) {
        if (opcode >= CLOSE) return this.#onMessage(opcode, body);
        this.#fragments.push(body);
        if (!final) return undefined;
        const whole = Buffer.concat(this.#fragments);
        this.#fragments = [];
        return this.#onMessage(TEXT, whole);
    }
}
