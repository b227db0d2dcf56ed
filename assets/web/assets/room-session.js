// The session of a page that shows a room.

import { RoomChoice, wantedRoom } from './rooms.js';
import { startSession } from './session.js';
import { SpeakerPhrases } from './speaker-phrases.js';

export function startRoomSession(page, draw, wants, parts = []) {
    return startSession(page, draw, { Words: SpeakerPhrases, choice: new RoomChoice(wantedRoom(location)), wants, parts });
}
