// A receipt for everything that was asked: its number, when, and what became of it. What the desk has
// recorded is in the slice; what was not answered, was refused or left nothing in the slice is kept here.

import { newId } from './commands.js';
import { deviceMs } from './delegate-kept.js';

const MOST = 30;
/// What was said longer ago than this, before the page was opened again, is not said again by itself.
const AGAIN_WITHIN_MS = 10 * 60_000;
/// A point of order is of the moment.
const POINT_AGAIN_WITHIN_MS = 60_000;

export class Receipts {
    #commands;
    #kept;
    #changed;
    #all;

    /// changed() is called when there is something new to show.
    constructor(commands, kept, changed) {
        this.#commands = commands;
        this.#kept = kept;
        this.#changed = changed;
        this.#all = kept.get('receipts') ?? [];
        for (const receipt of this.#all) if (receipt.state === 'sent') this.#again(receipt);
    }

    /// Newest first: {id, type, items, list, utcMs, state (sent, accepted, refused, unanswered),
    /// action, rule, text, names}.
    get all() {
        return this.#all;
    }

    get newest() {
        return this.#all[0];
    }

    /// about: {items, list, utcMs}, for the words of the receipt.
    say(command, about) {
        const receipt = { id: newId(), type: command.type, ...about, at: deviceMs(), state: 'sent', command };
        this.#all = [receipt, ...this.#all].slice(0, MOST);
        this.#keep();
        return this.#send(receipt);
    }

    #again(receipt) {
        const within = receipt.type === 'RaisePointOfOrder' ? POINT_AGAIN_WITHIN_MS : AGAIN_WITHIN_MS;
        const age = deviceMs() - receipt.at;
        if (age >= 0 && age < within) this.#send(receipt);
        else this.#end(receipt, { state: 'unanswered' });
    }

    async #send(receipt) {
        const answer = await this.#commands.send(receipt.command, receipt.id);
        const { accepted, action, rule, text, names } = answer;
        this.#end(receipt, accepted ? { state: 'accepted', action } : { state: 'refused', rule, text, names });
        return answer;
    }

    #end(receipt, values) {
        delete receipt.command;
        Object.assign(receipt, values);
        this.#keep();
    }

    #keep() {
        this.#kept.put({ receipts: this.#all });
        this.#changed();
    }
}
