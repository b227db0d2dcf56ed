// The days of the record as elements. Built anew only when what they say changed.

import { line, make } from './elements.js';

export function showDays(element, days) {
    const now = JSON.stringify(days);
    if (element.dataset.shown === now) return;
    element.dataset.shown = now;
    element.replaceChildren(...days.map(dayOf));
}

function dayOf({ key, title, year, meetings }) {
    const section = make('section', 'day');
    const heading = make('h2', '', title);
    heading.id = `day-${key}`;
    heading.append(' ', make('span', 'year', String(year)));
    section.setAttribute('aria-labelledby', heading.id);
    section.append(heading, ...meetings.map(meetingOf));
    return section;
}

function meetingOf({ key, name, about, between, entries, empty }) {
    const article = make('article', 'card', make('h3', '', name), parts(about, between), line('quiet', empty));
    article.dataset.meeting = key;
    if (entries.length) article.append(make('ol', '', ...entries.map(entryOf)));
    return article;
}

/// Each in a direction of its own: a room's name must not turn the hours after it.
function parts(texts, between) {
    const element = make('p', 'quiet');
    texts.forEach((text, index) => element.append(index ? between : '', make('bdi', '', text)));
    return element;
}

function entryOf({ at, heading, kind, text, more, about }) {
    const what = make('div', 'what');
    if (heading) what.append(make('h4', '', heading));
    const name = make('p', 'who', make('b', '', text));
    if (more) name.append(' ', make('span', '', more));
    what.append(name);
    if (about) what.append(make('p', 'quiet', about));
    const row = make('li', '', make('span', 'at', at), what);
    row.dataset.kind = kind;
    return row;
}
