// What else a delegation needs: its zone, the sound, the programme and its calendar, the Chair's letters.

import { byId, setText } from './common.js';
import { isWebAddress, link, make } from './elements.js';
import { inThisLanguage } from './language.js';
import { morph } from './morph.js';
import { withPin } from './own-pin.js';

const CALENDAR = '/programme.ics';
const MOST = 5;

export function paintMore({ session, strings, notices, turn, view, nowMs }) {
    setText(byId('more').querySelector('summary'), strings.say('delegate.more'));
    setText(document.querySelector('label[for="zone"]'), strings.say('delegate.zone'));
    setText(document.querySelector('label[for="sound"]'), strings.say('delegate.sound'));
    byId('sound').checked = notices.sound(view.place);
    byId('programme').href = `${inThisLanguage('/programme')}${location.hash}`;
    setText(byId('programme'), strings.say('index.programme'));
    // The calendar is for everyone: no token goes into another program.
    byId('calendar').href = `webcal://${location.host}${withPin(CALENDAR)}`;
    setText(byId('calendar'), strings.say('delegate.calendar'));
    const letters = [...(session.texts?.circulars ?? [])].reverse().slice(0, MOST);
    const rows = letters.map(({ title, text, link: address, sent_us: sent }) => {
        const foot = make('p', 'quiet', turn.clockAt(sent, nowMs), ' ', isWebAddress(address) && link(strings.say('texts.open-document'), address));
        return make('article', 'letter', make('h4', '', title), text && make('p', 'wording', text), foot);
    });
    morph(byId('letters'), letters.length ? [make('h3', '', strings.say('texts.part.circulars')), ...rows] : []);
}
