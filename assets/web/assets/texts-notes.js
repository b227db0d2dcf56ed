// The bureau, group by group, and the Chair's letters to all.

import { mark } from './common.js';
import { isWebAddress, link, make, wording } from './elements.js';

/// The offices of no group first.
export function bureau({ bureau: seats }, { phrases, strings }) {
    const groups = [...new Set(['', ...seats.map(({ group }) => group)])];
    const sections = groups.map((group) => {
        const own = seats.filter((seat) => seat.group === group).map((each) => seat(each, strings));
        const name = strings.known('group-full', group) ?? phrases.groupShort(group);
        return own.length > 0 && make('section', '', name && make('h3', '', name), ...own);
    });
    return seats.length ? [make('div', 'columns bureau', ...sections)] : [];
}

function seat({ office, name, status }, strings) {
    const word = (key, text) => (strings.has(key) ? strings.say(key) : text);
    const words = [word(`texts.office.${office}`, office)];
    // "Chair-designate, designate" would say it twice.
    if (name && !office.endsWith(`-${status}`)) words.push(word(`texts.status.${status}`, status));
    const who = make('b', '', strings.name(name) || strings.say('texts.vacant'));
    const row = make('p', 'seat', who, ' ', make('span', 'quiet', words.join(strings.say('list.comma'))));
    mark({ vacant: name ? '' : 'yes' }, row);
    return row;
}

export function circulars({ circulars: letters }, { moments, session, strings }) {
    return letters
        .map(({ title, text, link: address, sent_us: sent }) => {
            const open = isWebAddress(address) && link(strings.say('texts.open-document'), address);
            const foot = make('p', 'quiet', moments.at(session.utcAt(sent)), ' ', open);
            return make('article', 'card circular', make('h3', '', title), wording(text), foot);
        })
        .reverse();
}
