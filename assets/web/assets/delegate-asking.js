// What the delegation may ask for now: the buttons, the questions before, the answers after.

import { byId, mark, setText } from './common.js';
import { choice, question } from './delegate-dialog.js';
import { receiptWords } from './delegate-requests.js';

const FLOOR_LISTS = ['speakers', 'explanations', 'ad-hoc'];

export function startAsking(context) {
    context.send = (command, about = {}) => send(context, command, about);
    context.withdraw = (place) => withdraw(context, place);
    byId('ready').addEventListener('click', () => {
        const { place } = context.view;
        context.send({ type: 'SayReady', inscription: place.inscription }, aboutPlace(place));
    });
    byId('ask').addEventListener('click', () => ask(context, 'ask', FLOOR_LISTS));
    byId('reply').addEventListener('click', () => ask(context, 'reply', ['right-of-reply']));
    byId('point').addEventListener('click', () => point(context));
}

export function paintAsking({ session, strings, view, receipts }) {
    const { place, may, point: open, live } = view;
    const canReady = place?.state === 'waiting' && place.ready_us === undefined && place.modality !== 'pre-recorded' && !live;
    button('ready', canReady ? strings.say('delegate.ready') : '');
    button('ask', may('request-floor') && listsOf(view, FLOOR_LISTS).length ? strings.say('delegate.ask') : '');
    button('reply', may('right-of-reply') && listsOf(view, ['right-of-reply']).length ? strings.say('kind.right-of-reply') : '');
    const pointWords = open ? 'delegate.point-withdraw' : 'delegate.point';
    button('point', open || (may('point-of-order') && view.meetingOn) ? strings.say(pointWords) : '');
    const main = canReady ? 'ready' : !place && 'ask';
    for (const each of byId('deeds').children) {
        mark({ main: each.id === main ? 'yes' : '' }, each);
        each.disabled = !session.connection.up || busy(receipts, each.id);
    }
    const { newest } = receipts;
    const offline = session.connection.up ? '' : strings.say('delegate.offline');
    setText(byId('said'), offline || (newest ? receiptWords(newest, { strings, view }) : ''));
}

/// While the desk has not answered yet, the same is not asked twice by an impatient finger.
function busy({ all }, id) {
    const type = { ready: 'SayReady', point: 'RaisePointOfOrder' }[id];
    return all.some((receipt) => receipt.type === type && receipt.state === 'sent');
}

function button(id, words) {
    setText(byId(id), words);
}

function listsOf({ lists }, kinds) {
    return lists.filter(({ kind, asked }) => kinds.includes(kind) && !asked);
}

export function aboutPlace({ list, list_name: name, items, kind }) {
    return { list, listName: name, items, kind };
}

function send({ session, strings, receipts }, command, about) {
    if (!session.connection.up) {
        setText(byId('said'), strings.say('delegate.offline'));
        return Promise.resolve(null);
    }
    return receipts.say(command, { ...about, utcMs: session.utcNow() });
}

async function ask(context, id, kinds) {
    const { session, strings, phrases, turn, view } = context;
    const lists = listsOf(view, kinds);
    const about = (list) => {
        if (list.status === 'closed') return strings.say('delegate.list-closed');
        if (list.status !== 'frozen') return list.closes ? strings.say('delegate.list-closes', { clock: turn.clock(list.closes, context.nowMs) }) : '';
        return list.opens
            ? strings.say('delegate.list-opens', { clock: turn.clock(list.opens, context.nowMs) })
            : strings.say('delegate.list-frozen');
    };
    const usable = lists.filter(({ status }) => status !== 'frozen');
    const which = choice(
        'list',
        strings.say('delegate.ask-list'),
        lists.map((list) => ({
            value: list.list,
            label: phrases.items(list.items ?? []) || list.name,
            about: [list.kind === 'explanations' ? strings.say('kind.explanations') : '', about(list)].filter(Boolean).join(strings.say('list.dot')),
            disabled: list.status === 'frozen',
        })),
        usable.length === 1 ? usable[0].list : undefined,
    );
    const how = choice(
        'how',
        strings.say('delegate.ask-how'),
        ['in-person', 'remote'].map((value) => ({ value, label: strings.say(`delegate.how.${value}`) })),
        view.places[0]?.modality,
    );
    const title = strings.say(id === 'reply' ? 'kind.right-of-reply' : 'delegate.ask');
    const yes = await question({
        title,
        about: strings.say('delegate.ask-about'),
        yes: title,
        no: strings.say('delegate.cancel'),
        body: [which.element, how.element],
        complete: () => Boolean(which.value && how.value),
    });
    const list = lists.find((each) => each.list === which.value);
    if (!yes || !list) return;
    const delegation = view.mine.delegation || session.delegation;
    const command = { type: 'InscribeSpeaker', list: list.list, delegation, modality: how.value };
    context.send(command, { list: list.list, listName: list.name, items: list.items, kind: list.kind });
}

/// A slip here stops a meeting: it is asked once more, in words.
async function point(context) {
    const { strings, view } = context;
    const open = view.point;
    const yes = await question({
        title: strings.say(open ? 'delegate.point-withdraw-title' : 'delegate.point-title'),
        about: open ? '' : strings.say('delegate.point-about'),
        yes: strings.say(open ? 'delegate.point-withdraw' : 'delegate.point-raise'),
        no: strings.say('delegate.cancel'),
    });
    if (!yes) return;
    if (open) context.send({ type: 'WithdrawPointOfOrder', point: open.point });
    else context.send({ type: 'RaisePointOfOrder', meeting: view.meetingOn, delegation: view.mine.delegation });
}

async function withdraw(context, place) {
    const { strings, phrases } = context;
    const what = phrases.itemNumbers(place.items ?? []) || place.list_name;
    const yes = await question({
        title: strings.say('delegate.withdraw-title'),
        about: strings.say('delegate.withdraw-about', { what }),
        yes: strings.say('delegate.withdraw'),
        no: strings.say('delegate.cancel'),
    });
    if (yes) context.send({ type: 'WithdrawInscription', inscription: place.inscription }, aboutPlace(place));
}
