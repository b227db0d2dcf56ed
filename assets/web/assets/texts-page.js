// /texts: the road of the text in public: silence procedures, the drafts, the text in force, proposals,
// decisions, the bureau and the Chair's letters. Live, to read and to print.

import './banner-element.js';
import { byId, mark, paintMarks, setText } from './common.js';
import { jump, make } from './elements.js';
import { Moments } from './moments.js';
import { morph } from './morph.js';
import { PrintFoot } from './print-foot.js';
import { publicTexts } from './public-text.js';
import { startSession } from './session.js';
import { decisions } from './texts-decisions.js';
import { ladder, others } from './texts-documents.js';
import { drafts } from './texts-draft.js';
import { bureau, circulars } from './texts-notes.js';
import { proposals } from './texts-proposals.js';
import { silences } from './texts-silences.js';
import { cityOf, ZoneChoice } from './zone-choice.js';

/// In the order of the page. Each gives the elements of what is public; none: it is not shown.
const PARTS = { silences, ladder, drafts, proposals, decisions, bureau, circulars, others };

const foot = new PrintFoot();
let zones = null;
let context = null;
/// What was said to whoever cannot see the page; null before the first.
let said = null;

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    const { conference, strings, texts } = session;
    begin(session);
    paintTools(strings);
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    setText(byId('short-title'), conference?.short_title ?? '');
    setText(byId('title'), conference?.title ?? '');
    document.title = strings.say('texts.title', { what: conference?.short_title ?? '' });
    byId('banner').show(session);
    const ready = Boolean(conference && texts);
    byId('tools').hidden = !ready;
    let changesMs = Infinity;
    context.wakeIn = (ms) => (changesMs = Math.min(changesMs, ms));
    const shown = ready ? paintTexts(session) : null;
    const link = `link.${session.link === 'lost' ? 'lost' : 'connecting'}`;
    setText(byId('message'), strings.say(shown ? 'texts.nothing' : link));
    byId('message').hidden = shown?.length > 0;
    mark({ link: session.link, zone: zones.zone });
    return changesMs;
}

function paintTools(strings) {
    setText(byId('about'), strings.say('texts.heading'));
    setText(document.querySelector('label[for="zone"]'), strings.say('programme.zone-label'));
    byId('changes-switch').lastElementChild.textContent = strings.say('texts.show-changes');
    byId('contents').setAttribute('aria-label', strings.say('texts.contents'));
    setText(byId('print'), strings.say('programme.print'));
}

/// Returns the parts that have something to show.
function paintTexts(session) {
    const { conference, strings } = session;
    zones.list(conference.zone);
    const all = publicTexts(session);
    const shown = Object.entries(PARTS).filter(([part, build]) => {
        const nodes = build(all, context);
        const section = byId(part);
        section.hidden = nodes.length === 0;
        morph(section, [make('h2', '', strings.say(`texts.part.${part}`)), ...nodes]);
        return nodes.length > 0;
    });
    const contents = byId('contents');
    contents.hidden = shown.length < 3;
    morph(contents, shown.map(([part]) => part).map(toPart));
    byId('changes-switch').hidden = !document.querySelector('.with-changes');
    const values = { zone: cityOf(conference.zone), other: cityOf(zones.zone ?? '') };
    setText(byId('zones'), strings.say(zones.zone ? 'programme.zones' : 'programme.zone', values));
    const now = session.utcNow();
    const printed = now === null ? '' : strings.say('programme.printed', { moment: context.moments.at(now) });
    setText(byId('printed'), printed);
    foot.write(conference.short_title, strings.say('texts.heading'), printed);
    announce();
    return shown;
}

/// What is new, said once; never what is left of a time.
function announce() {
    const lines = [...document.querySelectorAll('.silence :is(h3, .ended, .outcome), .decision h3, .on-the-floor:not(.quiet) span')]
        .map(({ textContent }) => textContent)
        .filter(Boolean);
    const news = said === null ? [] : lines.filter((line) => !said.includes(line));
    if (news.length) setText(byId('announcer'), news.join('. '));
    said = lines;
}

function toPart(part) {
    const button = jump(context.strings.say(`texts.part.${part}`), () => byId(part), 'start');
    button.dataset.key = part;
    return button;
}

function begin(session) {
    if (zones) return;
    const { strings, phrases } = session;
    zones = new ZoneChoice(byId('zone'), strings, () => session.redraw());
    const name = (document, otherwise) => (document ? phrases.document(document) : otherwise);
    context = { session, strings, phrases, name, moments: new Moments(session, zones) };
    byId('changes').addEventListener('change', ({ target }) => mark({ changes: target.checked ? 'shown' : '' }));
    byId('print').addEventListener('click', () => print());
    // Paper cannot be unfolded.
    addEventListener('beforeprint', () => fold('details:not([open])', true));
    addEventListener('afterprint', () => fold('details[data-unfolded]', false));
}

function fold(which, open) {
    for (const details of document.querySelectorAll(which)) {
        details.open = open;
        mark({ unfolded: open ? 'yes' : '' }, details);
    }
}

startSession('texts', draw, { wants: ['conference', 'programme', 'floor', 'texts'] });
