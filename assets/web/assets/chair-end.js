// Whether the list ends in time: what is predicted, and beside it what would be.

import { make, state } from './elements.js';

const MINUTE_MS = 60_000;

/// {verdict, shape, lines}; null where nothing is predicted. end has list_ends, ends,
/// ends_with_interpretation, not_fitting and perhaps_fitting, as the slice and a what-if have them.
export function endWords(session, end) {
    const { strings } = session;
    if (!end?.list_ends || !end.ends) return null;
    const [early, likely, late, ends] = [end.list_ends.early, end.list_ends.likely, end.list_ends.late, end.ends].map((utc) => Date.parse(utc));
    const clock = (utcMs) => session.wallTime(utcMs)?.clock ?? '';
    const lines = [
        strings.say('chair.list-ends', { likely: clock(likely), early: clock(early), late: clock(late) }),
        strings.say(end.ends_with_interpretation ? 'chair.ends-interpretation' : 'chair.ends', { ends: clock(ends) }),
        fitting(strings, end),
    ];
    return { ...verdictOf(session, likely - ends, late > ends), lines: lines.filter(Boolean) };
}

function verdictOf({ strings, phrases }, overMs, perhaps) {
    const minutes = Math.round(Math.abs(overMs) / MINUTE_MS);
    const duration = phrases.duration(minutes * MINUTE_MS * 1000);
    if (minutes === 0) return { verdict: strings.say('chair.on-time'), shape: 'warning' };
    if (overMs > 0) return { verdict: strings.say('chair.over', { duration }), shape: 'over' };
    return { verdict: strings.say('chair.under', { duration }), shape: perhaps ? 'warning' : 'done' };
}

function fitting(strings, { not_fitting: not = 0, perhaps_fitting: perhaps = 0 }) {
    const parts = [not ? strings.say('chair.not-fitting', { count: not }) : '', perhaps ? strings.say('chair.perhaps-fitting', { count: perhaps }) : ''];
    return parts.filter(Boolean).join(strings.say('list.comma'));
}

/// Puts it on the page, where it changed.
export function showEnd(element, heading, words, otherwise = '') {
    const now = JSON.stringify([heading, words, otherwise]);
    if (element.dataset.shown === now) return;
    element.dataset.shown = now;
    element.hidden = !words && !otherwise;
    const title = heading ? make('h3', '', heading) : '';
    if (!words) element.replaceChildren(...[title, otherwise && make('p', 'quiet', otherwise)].filter(Boolean));
    else {
        const verdict = make('p', 'verdict', state(words.shape, words.verdict));
        verdict.dataset.shape = words.shape;
        element.replaceChildren(...[title, verdict, ...words.lines.map((text) => make('p', '', text))].filter(Boolean));
    }
}
