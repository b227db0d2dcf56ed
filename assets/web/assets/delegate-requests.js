// Everything that this delegation asked for, newest first: the number, when, and what became of it.

import { byId, mark, setText } from './common.js';
import { make, state } from './elements.js';
import { morph } from './morph.js';

const NAMES = {
    InscribeSpeaker: 'delegate.did.request',
    WithdrawInscription: 'delegate.did.withdrawal',
    DescribeSpeaker: 'delegate.did.speaker',
    HandInText: 'delegate.did.text',
    TakeInWriting: 'delegate.did.in-writing',
    SayReady: 'delegate.did.ready',
    RaisePointOfOrder: 'delegate.point',
    WithdrawPointOfOrder: 'delegate.point-withdraw',
};
const LISTS = { 'right-of-reply': 'kind.right-of-reply', explanations: 'kind.explanations', motion: 'kind.motion' };
const SHAPES = {
    sent: 'half',
    accepted: 'done',
    refused: 'lost',
    unanswered: 'warning',
    waiting: 'done',
    pending: 'half',
    speaking: 'running',
    spoken: 'done',
    withdrawn: 'postponed',
    passed: 'postponed',
    'in-writing': 'done',
    raised: 'half',
    recognized: 'running',
    ruled: 'done',
};
const CAN_LEAVE = ['waiting', 'pending'];
const MOST = 20;

let context = null;

export function paintRequests(all) {
    context = all;
    const { strings } = context;
    setText(byId('requests-title'), strings.say('delegate.requests'));
    const rows = entries(context).slice(0, MOST);
    setText(byId('requests-none'), rows.length ? '' : strings.say('delegate.requests-none'));
    morph(byId('requests-list'), rows.map((entry) => row(entry)));
    byId('requests-list').onclick = ({ target }) => {
        const place = context.view.places.find(({ inscription }) => String(inscription) === target.dataset?.withdraw);
        if (place) context.withdraw(place);
    };
}

/// {key, number, what, utcMs, state, words, place}. What made a place on a list, or a point of order,
/// is told by that.
function entries({ session, strings, view, receipts }) {
    const shown = new Set([...view.places.map((place) => place.inscription), ...view.points.map(({ point }) => point)]);
    const at = (instantUs) => (session.conference && instantUs !== undefined ? session.utcAt(instantUs) : null);
    const places = view.places.map((place) => ({
        key: `p${place.inscription}`,
        number: place.inscription,
        what: requestName(place),
        utcMs: at(place.asked_us),
        state: place.state,
        words: placeWords(strings, place),
        place,
    }));
    const points = view.points.map((point) => ({
        key: `o${point.point}`,
        number: point.point,
        what: strings.say('delegate.point'),
        utcMs: at(point.raised_us),
        state: point.state,
        words: [strings.say(`delegate.point-state.${point.state}`), point.ruling].filter(Boolean).join(': '),
    }));
    const others = receipts.all
        .filter(({ state: how, type, action }) => !(how === 'accepted' && makes(type) && shown.has(action)))
        .map((receipt) => ({
            key: `r${receipt.id}`,
            number: receipt.action,
            what: receiptName(receipt),
            utcMs: receipt.utcMs,
            state: receipt.state,
            words: becameWords(receipt, strings),
        }));
    return [...places, ...points, ...others].sort((a, b) => (b.utcMs ?? Infinity) - (a.utcMs ?? Infinity) || (b.number ?? 0) - (a.number ?? 0));
}

function makes(type) {
    return type === 'InscribeSpeaker' || type === 'RaisePointOfOrder';
}

function row({ key, number, what, utcMs, state: how, words, place }) {
    const { session, strings, turn, nowMs } = context;
    const clock = utcMs === null || utcMs === undefined ? '' : turn.clock(utcMs, nowMs);
    const head = [number === undefined ? '' : strings.say('delegate.number', { number }), clock].filter(Boolean);
    const line = make('li', '', make('p', '', make('b', '', what), make('small', '', head.join(strings.say('list.dot')))), make('p', '', state(SHAPES[how] ?? 'standing', words)));
    line.dataset.key = key;
    mark({ state: how }, line);
    if (place && CAN_LEAVE.includes(place.state)) {
        const leave = make('button', 'small', strings.say('delegate.withdraw'));
        leave.type = 'button';
        leave.disabled = !session.connection.up;
        leave.dataset.withdraw = place.inscription;
        leave.setAttribute('aria-label', `${strings.say('delegate.withdraw')}: ${what}`);
        line.append(leave);
    }
    return line;
}

function requestName({ kind, items, list_name: name, listName = name }) {
    const { strings, phrases } = context;
    const what = LISTS[kind] ? strings.say(LISTS[kind]) : strings.say('delegate.did.request');
    return [what, phrases.itemNumbers(items ?? []) || listName].filter(Boolean).join(strings.say('list.dot'));
}

function receiptName(receipt) {
    if (receipt.type === 'InscribeSpeaker') return requestName(receipt);
    const what = context.strings.say(NAMES[receipt.type]);
    return [what, receipt.items ? context.phrases.itemNumbers(receipt.items) : ''].filter(Boolean).join(context.strings.say('list.dot'));
}

function placeWords(strings, { state: how, reason }) {
    const words = strings.say(`delegate.state.${how}`);
    return how === 'refused' && reason ? strings.say('delegate.with-reason', { what: words, reason }) : words;
}

/// What became of a request, by its receipt alone.
function becameWords(receipt, strings) {
    if (receipt.state === 'refused') return refusalWords(receipt, strings);
    return strings.say(`delegate.became.${receipt.state}`);
}

/// The newest receipt in one line, under the buttons.
export function receiptWords(receipt, { strings, view }) {
    const place = view.places.find(({ inscription }) => inscription === receipt.action && receipt.type === 'InscribeSpeaker');
    const became = place ? placeWords(strings, place) : becameWords(receipt, strings);
    const number = receipt.action === undefined ? '' : strings.say('delegate.number', { number: receipt.action });
    return [receiptName(receipt), number, became].filter(Boolean).join(strings.say('list.dot'));
}

/// The page's own sentence where it has one, in the reader's language; else the desk's.
function refusalWords({ rule, text, names }, strings) {
    const key = `refusal.${rule}`;
    if (strings.has(key)) return strings.say(key, names);
    return text || strings.say('delegate.became.refused');
}
