// /: what is here: the conference, its rooms with their state, and the displays of each.

import './banner-element.js';
import './room-element.js';
import { byId, mark, paintMarks, setText } from './common.js';
import { inThisLanguage } from './language.js';
import { startRoomSession } from './room-session.js';

/// What is not of one room.
const DOCUMENTS = ['programme', 'texts', 'record'];

/// Returns the milliseconds until the picture changes by itself.
function draw(session) {
    const { conference, strings } = session;
    paintMarks(session, { rehearsal: byId('rehearsal'), time: byId('time') });
    setText(byId('short-title'), conference?.short_title ?? '');
    setText(byId('title'), conference?.title ?? '');
    setText(byId('venue'), conference?.venue ?? '');
    setText(byId('rooms-title'), strings.say('index.rooms'));
    setText(byId('personal'), strings.say('index.personal'));
    setText(byId('message'), conference ? '' : strings.say(`link.${session.link === 'lost' ? 'lost' : 'connecting'}`));
    document.title = conference?.short_title || strings.say('index.title');
    for (const page of DOCUMENTS) paintLink(strings, page);
    paintRooms(session);
    byId('banner').show(session);
    mark({ link: session.link, rooms: conference?.rooms.length });
    return Infinity;
}

function paintLink(strings, page) {
    const link = byId(page);
    // With the link's token, which is kept in the fragment.
    link.href = `${inThisLanguage(`/${page}`)}${location.hash}`;
    setText(link.firstElementChild, strings.say(`index.${page}`));
    setText(link.lastElementChild, strings.say(`index.${page}-about`));
}

function paintRooms(session) {
    const rooms = session.conference?.rooms ?? [];
    const holder = byId('rooms');
    while (holder.children.length > rooms.length) holder.lastElementChild.remove();
    while (holder.children.length < rooms.length) holder.append(document.createElement('dais-room'));
    rooms.forEach((room, index) => holder.children[index].show(session, room));
}

startRoomSession('index', draw, ['conference', 'programme', 'floor', 'texts']);
