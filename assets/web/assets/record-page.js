// /record: the public part of the record, by day and meeting, to read and to print.

import './banner-element.js';
import { byId, mark, paintMarks, setText } from './common.js';
import { PrintFoot } from './print-foot.js';
import { DayChoice } from './record-days.js';
import { showDays } from './record-elements.js';
import { RecordView } from './record-view.js';
import { startSession } from './session.js';
import { SpeakerPhrases } from './speaker-phrases.js';
import { cityOf } from './zone-choice.js';

let days = null;
let view = null;
const foot = new PrintFoot();

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    const { conference, strings } = session;
    begin(session);
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    setText(byId('short-title'), conference?.short_title ?? '');
    setText(byId('title'), conference?.title ?? '');
    setText(byId('heading'), strings.say('record.heading'));
    setText(byId('about'), strings.say('record.about'));
    byId('banner').show(session);
    document.title = strings.say('record.title', { what: conference?.short_title ?? '' });
    const ready = Boolean(conference && session.slices.get('proceedings'));
    byId('tools').hidden = !ready;
    if (ready) paintRecord(session);
    else setText(byId('message'), strings.say(`link.${session.link === 'lost' ? 'lost' : 'connecting'}`));
    mark({ link: session.link });
    return Infinity;
}

function paintRecord(session) {
    const { conference, strings } = session;
    const all = view.days();
    setText(byId('zone'), strings.say('programme.zone', { zone: cityOf(conference.zone) }));
    setText(byId('printed'), view.printed());
    setText(document.querySelector('label[for="day"]'), strings.say('record.day'));
    setText(byId('print'), strings.say('programme.print'));
    days.list(all, strings.say('record.all-days'));
    const shown = all.filter(({ key }) => days.day === null || key === days.day);
    showDays(byId('days'), shown);
    setText(byId('message'), emptyWords(strings, all, shown));
    foot.write(conference.short_title, strings.say('record.heading'));
    mark({ meetings: shown.reduce((sum, { meetings }) => sum + meetings.length, 0), day: days.day });
}

function emptyWords(strings, all, shown) {
    if (all.length === 0) return strings.say('record.nothing');
    return shown.length === 0 ? strings.say('record.nothing-day', { day: view.dayWords(days.day) }) : '';
}

function begin(session) {
    if (view) return;
    view = new RecordView(session);
    days = new DayChoice(byId('day'), () => session.redraw());
    byId('print').addEventListener('click', () => print());
}

startSession('record', draw, { Words: SpeakerPhrases, wants: ['conference', 'proceedings'] });
