// What every page does the same way.

import './language-element.js';

/// Sets text only where it differs; empty text hides the element.
export function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
    element.hidden = text === '';
}

/// The marks that every page carries: rehearsal, the time of day, the language. Returns the wall time now.
export function paintMarks(session, { rehearsal, time }) {
    setText(rehearsal, session.conference?.rehearsal ? session.strings.say('rehearsal') : '');
    const wall = session.wallTime(session.utcNow());
    setText(time, session.strings.digits(wall?.clock ?? ''));
    document.querySelector('dais-language')?.show(session);
    return wall;
}

/// Data values for tests and styles; nothing removes one.
export function mark(values, element = document.documentElement) {
    for (const [name, value] of Object.entries(values)) {
        if (value === undefined || value === null || value === '') delete element.dataset[name];
        else if (element.dataset[name] !== String(value)) element.dataset[name] = String(value);
    }
}

/// What a test, or a style, may ask of any page about a room.
export function markRoom(session, { now, room, meeting }) {
    mark({
        state: now.state,
        phase: now.phase,
        statement: now.statement?.id,
        shown: now.text,
        room,
        meeting,
        link: session.link,
    });
}

export const byId = (id) => document.getElementById(id);

/// One paragraph a line.
export function setLines(element, lines) {
    const now = lines.join('\n');
    if (element.dataset.lines === now) return;
    element.dataset.lines = now;
    element.replaceChildren(
        ...lines.map((line) => {
            const paragraph = document.createElement('p');
            paragraph.textContent = line;
            return paragraph;
        }),
    );
}
