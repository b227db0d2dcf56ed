// /programme: the public programme of work, live, in the conference's zone and in anyone's.

import './banner-element.js';
import { byId, mark, paintMarks, setText } from './common.js';
import { jump, reveal } from './elements.js';
import { withPin } from './own-pin.js';
import { PrintFoot } from './print-foot.js';
import { ProgrammeDays } from './programme-days.js';
import { hasProgramme, ProgrammeView } from './programme-view.js';
import { startSession } from './session.js';
import { cityOf, ZoneChoice } from './zone-choice.js';

/// It is for everyone who may see this page: no token goes into another program.
const CALENDAR = '/programme.ics';

let zones = null;
let days = null;
let view = null;
let announced = null;
const foot = new PrintFoot();

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    const { conference, strings } = session;
    begin(session);
    const wall = paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    setText(byId('short-title'), conference?.short_title ?? '');
    setText(byId('title'), conference?.title ?? '');
    const ready = hasProgramme(session);
    setText(byId('message'), ready ? '' : strings.say(`link.${session.link === 'lost' ? 'lost' : 'connecting'}`));
    byId('tools').hidden = !ready;
    byId('banner').show(session);
    document.title = strings.say('programme.title', { what: conference?.short_title ?? '' });
    if (ready) paintProgramme(session, wall);
    mark({ link: session.link, version: session.programme?.version, zone: zones.zone });
    return Infinity;
}

function paintProgramme(session, wall) {
    const { conference, strings } = session;
    zones.list(conference.zone);
    const { version, changes, days: all } = view.read();
    setText(byId('version'), version);
    const onPaper = view.version({ onPaper: true });
    setText(byId('version-on-paper'), onPaper);
    setText(byId('zones'), zoneWords(strings, conference.zone));
    setText(byId('printed'), view.printed());
    paintChanges(session, changes);
    days.show(all, wall ? strings.say('programme.now', { clock: wall.clock }) : '');
    paintTools(strings);
    foot.write(conference.short_title, onPaper);
    announce([version, ...changes.map(({ text }) => text)]);
}

function paintTools(strings) {
    setText(document.querySelector('label[for="zone"]'), strings.say('programme.zone-label'));
    setText(byId('print'), strings.say('programme.print'));
    setText(byId('to-now'), days.present ? strings.say('programme.to-now') : '');
    byId('subscribe').href = `webcal://${location.host}${withPin(CALENDAR)}`;
    byId('download').href = withPin(CALENDAR);
    setText(byId('subscribe'), strings.say('programme.subscribe'));
    setText(byId('download'), strings.say('programme.download'));
}

function zoneWords(strings, zone) {
    const values = { zone: cityOf(zone), other: zones.zone ? cityOf(zones.zone) : '' };
    return strings.say(zones.zone ? 'programme.zones' : 'programme.zone', values);
}

/// Built anew only where it changed, so that a button keeps the focus.
function paintChanges({ strings, programme }, changes) {
    byId('changes').hidden = changes.length === 0;
    setText(byId('changes-title'), strings.say('programme.changed', { version: programme.version ?? 1 }));
    const list = byId('changes-list');
    const now = JSON.stringify(changes);
    if (list.dataset.changes === now) return;
    list.dataset.changes = now;
    list.replaceChildren(
        ...changes.map(({ key, text }) => {
            const row = document.createElement('li');
            row.append(key === undefined ? text : jump(text, () => days.meeting(key)));
            return row;
        }),
    );
}

/// A new version is said to whoever cannot see it; the one found on arrival is on the page.
function announce(lines) {
    const text = lines.join('. ');
    if (announced !== null && announced !== text) setText(byId('announcer'), text);
    announced = text;
}

function begin(session) {
    if (zones) return;
    const { strings } = session;
    zones = new ZoneChoice(byId('zone'), strings, () => session.redraw());
    days = new ProgrammeDays(byId('days'));
    view = new ProgrammeView(session, zones);
    byId('print').addEventListener('click', () => print());
    byId('to-now').addEventListener('click', () => reveal(days.present));
}

startSession('programme', draw, { wants: ['conference', 'programme'] });
