// Building elements. What comes from the conference is text, never markup, and a link only where it
// is an address of the web.

import './state-element.js';
import { directionOfText } from './language.js';

/// Children are elements and texts; what is empty is left out.
export function make(name, className = '', ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    const shown = children.filter(Boolean);
    const text = shown.find((child) => typeof child === 'string');
    if (text !== undefined) element.dir = directionOfText(text);
    element.append(...shown);
    return element;
}

/// A paragraph; without text none.
export function line(className, text) {
    return text && make('p', className, text);
}

export function isWebAddress(text) {
    return /^https?:\/\//i.test(text ?? '');
}

/// The text as a link; without an address of the web the text alone.
export function link(text, address) {
    if (!isWebAddress(address)) return make('span', '', text);
    return Object.assign(make('a', '', text), { href: address, target: '_blank', rel: 'noopener' });
}

/// A wording; where it is compared, with what was taken out and what was put in.
export function wording(text, changed = []) {
    const runs = changed.map((run) => (run.kind === 'same' ? run.text : make(run.kind === 'added' ? 'ins' : 'del', '', run.text)));
    return text && make('p', 'wording', ...(runs.length ? runs : [text]));
}

export function state(shape, word, className = '') {
    const element = make('dais-state', className);
    element.show(shape, word);
    return element;
}

/// A button and no link: the address's fragment holds the reader's token.
export function jump(text, target, block = 'center') {
    const button = make('button', 'jump', text);
    button.type = 'button';
    button.addEventListener('click', () => reveal(target(), block));
    return button;
}

/// Brings an element to the reader's eye, and a keyboard's or a screen reader's place with it.
export function reveal(element, block = 'center') {
    if (!element) return;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block });
}
