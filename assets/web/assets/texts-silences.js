// Silence procedures. The clock says that the time is over, and no more: what came of it is what the
// Chair announced.

import { mark } from './common.js';
import { isWebAddress, line, link, make, state } from './elements.js';

const SHAPES = { open: 'running', awaited: 'paused', unbroken: 'done', broken: 'lost', withdrawn: 'postponed' };

/// Those that run first, then the newest.
export function silences(all, context) {
    const cards = all.silences.map((each) => card(each, standing(each, context), all, context)).reverse();
    return cards.sort((a, b) => (b.dataset.state === 'open') - (a.dataset.state === 'open'));
}

/// unknown: what goes on is not said while the page cannot know it.
function standing({ outcome, ends }, { session }) {
    const now = session.utcNow();
    if (outcome || now === null) return { is: outcome ?? 'unknown' };
    const leftMs = Date.parse(ends) - now;
    return leftMs > 0 ? { is: 'open', leftMs } : { is: 'awaited' };
}

function card(silence, { is, leftMs }, { documents }, context) {
    const { moments, name, phrases, strings } = context;
    const document = name(documents.find(({ key }) => key === silence.document), silence.document_name);
    // The wire says it in English: "paragraphs 24 to 30".
    const [, numbers] = /^paragraphs? (.+)$/.exec(silence.on) ?? [];
    const what = [document, numbers ? phrases.paragraphs(numbers) : silence.on].filter(Boolean).join(strings.say('list.comma'));
    const { own, other } = moments.deadline(Date.parse(silence.ends));
    const ahead = ['open', 'unknown'].includes(is);
    const title = ahead
        ? strings.say('texts.silence-until', { what, deadline: own })
        : strings.say('texts.silence-on', { what });
    const deadline = other ? strings.say('moments.with-other', { moment: own, other }) : own;
    const article = make(
        'article',
        'card silence',
        make('h3', '', title, ahead && other && ' ', ahead && other && make('span', 'other', other)),
        leftMs && line('left', left(leftMs, context)),
        is === 'awaited' && line('ended', strings.say('texts.silence-ended', { deadline })),
        SHAPES[is] &&
            make('p', 'outcome', state(SHAPES[is], strings.say(`texts.silence.${is}`)), ' ', letter(silence, strings)),
        silence.extensions > 0 && line('quiet', strings.count('texts.silence-extended', silence.extensions)),
        silence.outcome && line('quiet', announced(silence, context)),
        silence.outcome && line('quiet', strings.say('texts.silence-was', { deadline })),
    );
    mark({ key: silence.id, state: is }, article);
    return article;
}

function left(leftMs, { moments, wakeIn }) {
    const { text, changesMs } = moments.left(leftMs);
    wakeIn(changesMs);
    return text;
}

/// The letter in which the Chair said what came of it.
function letter({ letter: given, outcome }, strings) {
    if (!outcome || !given) return null;
    return link(strings.say(isWebAddress(given) ? 'texts.letter-link' : 'texts.letter', { letter: given }), given);
}

function announced({ concluded_us: at }, { moments, session, strings }) {
    return at === undefined ? '' : strings.say('texts.announced-at', { moment: moments.at(session.utcAt(at)) });
}
