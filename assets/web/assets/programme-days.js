// The days of the programme as elements. Built anew only when what they say changed.

import './state-element.js';
import { mark, setText } from './common.js';
import { make } from './elements.js';

export class ProgrammeDays {
    #element;
    #shown = '';
    #nowWords = [];

    constructor(element) {
        this.#element = element;
    }

    /// The days of a ProgrammeView; nowWord is what marks the present: "Now 12:22".
    show(days, nowWord) {
        const next = JSON.stringify(days);
        if (next !== this.#shown) {
            this.#shown = next;
            this.#nowWords = [];
            this.#element.replaceChildren(...days.map((day, index) => this.#day(day, `day-${index}`)));
        }
        for (const element of this.#nowWords) setText(element, nowWord);
    }

    /// Where the present is: the meeting that goes on, or the line before the next one.
    get present() {
        return this.#element.querySelector('[aria-current], .now-line');
    }

    meeting(key) {
        return [...this.#element.querySelectorAll('article')].find(({ dataset }) => dataset.meeting === key);
    }

    #day({ title, year, meetings }, id) {
        const section = make('section', 'day');
        section.setAttribute('aria-labelledby', id);
        const heading = make('h2', '', title);
        heading.id = id;
        heading.append(' ', make('span', 'paper', year));
        section.append(heading);
        for (const meeting of meetings) {
            if (meeting.beforeIt) section.append(this.#nowLine());
            section.append(this.#meeting(meeting));
        }
        return section;
    }

    #nowLine() {
        const line = make('p', 'now-line');
        this.#nowWords.push(line.appendChild(make('span')));
        return line;
    }

    #meeting(meeting) {
        const article = make('article', 'card');
        mark({ meeting: meeting.key, state: meeting.state, news: meeting.news ? 'yes' : '' }, article);
        if (meeting.now) article.setAttribute('aria-current', 'true');
        const text = make('div', 'what');
        const heading = make('h3', '', meeting.name);
        heading.dir = 'auto';
        text.append(heading, this.#state(meeting));
        if (meeting.news) text.append(make('p', 'news', meeting.news));
        if (meeting.reason) text.append(make('p', 'reason', meeting.reason));
        text.append(make('p', 'quiet', meeting.about));
        if (meeting.slots.length) text.append(slots(meeting.slots));
        article.append(hours(meeting.hours, 'hours'), text);
        return article;
    }

    #state({ state, shape, stateWord, now }) {
        const line = make('p', 'state');
        const element = document.createElement('dais-state');
        element.show(shape ?? '', stateWord);
        mark({ state }, line);
        line.append(element);
        if (now) this.#nowWords.push(line.appendChild(make('span', 'now-mark')));
        return line;
    }
}

function slots(all) {
    const list = make('ul', 'slots');
    for (const { hours: times, title, items, now } of all) {
        const row = make('li');
        if (now) row.setAttribute('aria-current', 'true');
        if (times) row.append(hours(times, 'slot-hours'));
        const text = make('span', 'slot-text');
        text.append(make('span', '', title));
        if (items) text.append(' ', make('span', 'quiet', items));
        row.append(text);
        list.append(row);
    }
    return list;
}

/// The conference's time, and the reader's under it.
function hours({ own, other }, className) {
    const element = make('p', className);
    element.append(make('span', 'own', own));
    if (other) element.append(' ', make('span', 'other', other));
    return element;
}
