// One question at a time, in words, with its consequence: a dialog that Escape and "Not now" leave.

import { byId, setText } from './common.js';
import { make } from './elements.js';

/// Resolves with true, or with false. body are elements; complete() says whether "yes" may be said.
export function question({ title, about = '', yes, no, body = [], complete = () => true }) {
    const dialog = byId('dialog');
    if (dialog.open) return Promise.resolve(false);
    setText(byId('dialog-title'), title);
    setText(byId('dialog-about'), about);
    setText(byId('dialog-yes'), yes);
    setText(byId('dialog-no'), no);
    byId('dialog-body').replaceChildren(...body);
    const look = () => (byId('dialog-yes').disabled = !complete());
    look();
    return new Promise((resolve) => {
        let answer = false;
        const end = (said) => () => {
            answer = said;
            dialog.close();
        };
        byId('dialog-body').onchange = look;
        byId('dialog-yes').onclick = end(true);
        byId('dialog-no').onclick = end(false);
        dialog.onclose = () => resolve(answer);
        dialog.showModal();
    });
}

/// A set of choices: {element, value}. choices are {value, label, about, disabled}.
export function choice(name, legend, choices, chosen) {
    const element = make('fieldset', '', make('legend', '', legend));
    for (const { value, label, about = '', disabled = false } of choices) {
        const input = Object.assign(document.createElement('input'), { type: 'radio', name, value, disabled });
        input.checked = value === chosen && !disabled;
        const words = make('span', '', make('b', '', label), about && make('span', 'quiet', about));
        element.append(make('label', 'choice', input, words));
    }
    return {
        element,
        get value() {
            return element.querySelector('input:checked')?.value;
        },
    };
}
