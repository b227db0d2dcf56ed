// What is to be said about a room, as plain texts and values; the pages put it on the screen.

import { floorState, hasClock } from './floor-state.js';
import { meetingOf, nextMeeting } from './programme.js';
import { publicText } from './public-text.js';

/// now is the floorState(); where somebody's statement is shown also name, beneath, kind, stateWord;
/// else headline and details (lines). about: what is on the floor, in one line: the text under
/// consideration, else the items. next: the speakers released.
export function roomView(session, room = session.room) {
    const { conference, wantedRoom, clock, strings } = session;
    const floor = room === null ? undefined : session.floor(room);
    const now = floorState(floor, clock.nowUs());
    if (conference && room === null && wantedRoom !== null && clock.sure) {
        return { now: { state: 'idle' }, headline: strings.say('room.none', { room: wantedRoom }) };
    }
    if (now.state === 'stale') return { now, headline: connectionWords(session), lost: session.link === 'lost' };
    return {
        now,
        room,
        meeting: floor.meeting,
        meetingName: session.phrases.meeting(floor.meeting_name),
        ...aboutWords(session, floor, now),
        next: ['idle', 'adjourned'].includes(now.state) ? [] : released(session, floor),
        released: session.queue(floor.room)?.released === true,
        ...placeWords(session, floor),
        ...(now.statement ? speakerWords(session, now, floor) : messageWords(session, floor, now)),
    };
}

/// What the floor is about, and who presides where it is not the Chair.
function aboutWords({ phrases, strings, texts }, floor, { state }) {
    if (state === 'idle') return { items: '', text: '', about: '', presiding: '' };
    const items = phrases.items(floor.items ?? []);
    const considered = state === 'adjourned' ? undefined : publicText(floor, texts);
    const text = considered ? phrases.considered(considered, texts?.documents) : '';
    const presiding = floor.presiding ? strings.say('floor.presiding', { name: phrases.presider(floor.presiding) }) : '';
    return { items, text, about: text || items, presiding };
}

function speakerWords({ phrases }, now, floor) {
    const { statement } = now;
    return {
        name: phrases.holder(statement),
        beneath: phrases.beneath(statement),
        kind: phrases.kind(statement),
        stateWord: hasClock(now) ? phrases.clockState(now, floor.point_of_order) : '',
    };
}

function messageWords(session, floor, now) {
    return { headline: headline(session, floor, now), details: details(session, floor, now) };
}

function headline({ phrases, strings, texts }, floor, { state }) {
    if (state === 'chair' && floor.point_of_order) {
        return strings.say('clock.point-of-order', { name: strings.name(floor.point_of_order) });
    }
    if (state === 'chair' && floor.voting) return strings.say('state.voting', { on: floor.voting });
    if (announcedNow(floor, state)) return phrases.announced(floor.announced, texts?.documents);
    return strings.say(`state.${state}`);
}

/// What the Chair announced last stands until the floor is given; what goes on now comes first.
function announcedNow(floor, state) {
    return state === 'chair' && floor.announced && !floor.voting && !floor.point_of_order;
}

/// A page opened by an officer's link is sent the whole list; a screen shows what was released.
function released(session, floor) {
    const next = session.queue(floor.room)?.next ?? [];
    return next.slice(0, meetingOf(session.programme, floor.meeting)?.released_next);
}

/// What is left to say under the headline when nobody's statement is on the screen.
function details(session, floor, now) {
    const { strings } = session;
    const meeting = meetingOf(session.programme, floor.meeting);
    const today = session.wallTime(session.utcNow());
    const lines = [];
    if (announcedNow(floor, now.state)) {
        if (floor.announced.orally_amended) lines.push(strings.say('announced.orally-amended'));
        lines.push(strings.say('state.chair'));
    }
    if (now.state === 'chair' && meeting) lines.push(plannedHours(session, meeting));
    if (['suspended', 'adjourned'].includes(now.state)) {
        const since = meeting?.changed_at_us === undefined ? null : session.wallTimeAt(meeting.changed_at_us);
        const name = session.phrases.meeting(floor.meeting_name);
        lines.push(
            since && today
                ? strings.say(`${now.state}.since`, { meeting: name, moment: session.phrases.moment(since, today) })
                : name,
        );
    }
    if (now.state === 'suspended' && meeting?.expected_until_us !== undefined) {
        const expected = session.wallTimeAt(meeting.expected_until_us);
        if (expected) lines.push(strings.say('suspended.expected', { clock: expected.clock }));
    }
    if (['idle', 'adjourned'].includes(now.state)) lines.push(nextMeetingWords(session, floor.room, today));
    return lines.filter(Boolean);
}

function plannedHours(session, meeting) {
    const [starts, ends] = [meeting.starts, meeting.ends].map((utc) => session.wallTime(Date.parse(utc)));
    const name = session.phrases.meeting(meeting.name);
    if (!starts || !ends) return name;
    const key = meeting.hours_assumed ? 'meeting.hours-assumed' : 'meeting.hours';
    return session.strings.say(key, { meeting: name, starts: starts.clock, ends: ends.clock });
}

function nextMeetingWords(session, room, today) {
    const { strings, programme } = session;
    if (!programme || !today) return '';
    const next = nextMeeting(programme, room, session.utcNow());
    if (!next) return strings.say('meeting.no-next');
    const starts = session.wallTime(Date.parse(next.starts));
    const moment = starts ? session.phrases.moment(starts, today) : '';
    const meeting = session.phrases.meeting(next.name);
    return strings.say(next.hours_assumed ? 'meeting.next-assumed' : 'meeting.next', { meeting, moment });
}

/// The room's name; where it is not known the meeting's, and a small word that says so.
function placeWords(session, floor) {
    const { strings, conference } = session;
    const meeting = floor.meeting ? session.phrases.meeting(floor.meeting_name) : '';
    if (floor.room_name_known) return { place: floor.room_name, placeNote: meeting };
    return { place: meeting || conference?.short_title || '', placeNote: strings.say('room.name-unknown') };
}

/// Instead of a clock that might be wrong.
function connectionWords({ link, strings }) {
    return strings.say(`link.${link === 'up' ? 'connecting' : link}`);
}
