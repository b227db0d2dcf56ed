// One page's whole connection to the meeting: words, clock, slices. A page starts it once.

import { addressOf, DaisConnection } from './dais-connection.js';
import { chosenLanguage, rememberLanguage, setDirection } from './language.js';
import { MeetingClock, SILENT_AFTER_MS } from './meeting-clock.js';
import { heldPin, holdPin, worthOf } from './own-pin.js';
import { Phrases } from './phrases.js';
import { own } from './screen-name.js';
import { Slices } from './slices.js';
import { Strings } from './strings.js';
import { Ticker } from './ticker.js';
import { TimeSampler } from './time-sampler.js';
import { conferenceUtc, untilNextMinute, WallTime } from './wall-time.js';

/// Names that could not be had are asked for again so often.
const NAMES_AGAIN_MS = 8_000;

/// The page's session, for whoever else lives on the page (a test, for one).
export let session = null;

/// draw(session) paints and returns the milliseconds until the picture changes by itself; what all
/// pages have in common (the minute, the silence) is watched here. A page of a room has phrases and
/// a RoomChoice of its own: room-session.js. wants are the slices that it draws: no others are sent; parts
/// are tables of words that it alone needs.
export async function startSession(page, draw, { Words = Phrases, choice = null, wants = [], parts = [] } = {}) {
    const language = chosenLanguage(page);
    const strings = await Strings.load(language, parts);
    setDirection(language);
    session = new Session({ page, wants, choice }, strings, new Words(strings));
    session.begin(draw);
    return session;
}

class Session {
    #page;
    #wants;
    #choice;
    #wall = null;
    #ticker;
    #roomRefused = false;
    #hello = null;
    #orders = null;
    #door = null;
    #asking = false;
    #wantedLanguage;
    #naming = 0;

    constructor({ page, wants, choice }, strings, phrases) {
        this.#page = page;
        this.#wants = wants;
        this.#choice = choice;
        this.strings = strings;
        this.#wantedLanguage = strings.language;
        this.phrases = phrases;
        this.clock = new MeetingClock();
        this.slices = new Slices();
        this.connection = new DaisConnection(addressOf(location), () => this.#greeting());
        this.sampler = new TimeSampler(this.connection, this.clock);
    }

    begin(draw) {
        this.#ticker = new Ticker(() => {
            this.#door?.paint();
            return Math.min(draw(this), this.#untilCommonChangeMs());
        });
        this.#listen();
        this.#watchSleep();
        this.redraw();
        this.connection.open();
    }

    redraw() {
        this.#ticker.kick();
    }

    /// The language that was asked for last; the page speaks it as soon as it can.
    get language() {
        return this.#wantedLanguage;
    }

    /// Another language: the link, the clock and what is held stay as they are.
    async choose(language) {
        this.#wantedLanguage = language;
        rememberLanguage(language);
        if (!(await this.strings.speak(language, () => this.#wantedLanguage))) return;
        setDirection(language);
        this.redraw();
    }

    /// connecting (the first try), up, checking (up, but the time is not known yet), lost.
    get link() {
        if (this.connection.up) return this.clock.sure ? 'up' : 'checking';
        return this.connection.failed ? 'lost' : 'connecting';
    }

    get conference() {
        return this.slices.get('conference');
    }

    get programme() {
        return this.slices.get('programme');
    }

    get texts() {
        return this.slices.get('texts');
    }

    floor(room) {
        return this.slices.get('floor', room);
    }

    queue(room) {
        return this.slices.get('queue', room);
    }

    /// What the link lets its holder be: officer, chair, delegation, interpreter, technician, public;
    /// and a delegation's key. Empty before the first hello.
    get role() {
        return this.#hello?.role ?? '';
    }

    get delegation() {
        return this.#hello?.delegation ?? '';
    }

    /// The key of the room that the page shows; null where there is none (yet).
    get room() {
        return this.#choice && this.#choice.of(this.conference, (key) => this.floor(key));
    }

    /// The room that the page's address asks for; null where it asks for none.
    get wantedRoom() {
        return this.#choice && this.#choice.wanted;
    }

    /// The conference's UTC now, in milliseconds; null while it is not known.
    utcNow() {
        const nowUs = this.clock.nowUs();
        return nowUs === null || !this.conference ? null : this.utcAt(nowUs);
    }

    /// The conference's UTC at an instant of the meeting, in milliseconds.
    utcAt(instantUs) {
        return conferenceUtc(this.conference, instantUs);
    }

    /// The time of day in the conference's zone, of a UTC in milliseconds; null where it is not known.
    wallTime(utcMs) {
        const zone = this.conference?.zone;
        if (!zone || utcMs === null) return null;
        if (this.#wall?.zone !== zone) this.#wall = { zone, time: new WallTime(zone) };
        return this.#wall.time.at(utcMs);
    }

    /// The time of day at an instant of the meeting.
    wallTimeAt(instantUs) {
        return this.conference ? this.wallTime(this.utcAt(instantUs)) : null;
    }

    #greeting() {
        const room = this.wantedRoom === null || this.#roomRefused ? {} : { room: this.wantedRoom };
        const wants = this.#wants.length ? { wants: this.#wants } : {};
        return { page: this.#page, patches: true, ...room, ...wants, screen: own.id, name: own.name, ...this.slices.greeting() };
    }

    #listen() {
        const { connection, clock, slices } = this;
        connection.addEventListener('hello', ({ detail }) => {
            if (slices.epoch !== detail.epoch) {
                // A desk that was started again, perhaps with another file: everything comes anew.
                const anew = slices.epoch !== undefined;
                slices.clear();
                clock.reset();
                slices.epoch = detail.epoch;
                if (anew && this.strings.named) this.#nameAnew();
            }
            if (!this.strings.named) this.#nameAnew();
            clock.addRoundTrip(detail.sentAt, detail.receivedAt, detail.now_us);
            this.#hello = detail;
            this.#door?.close();
            if (this.#orders || detail.name || detail.message || detail.blank) this.#order(detail);
        });
        connection.addEventListener('closed', ({ detail }) => detail.up || connection.personal || this.#askWhy());
        connection.addEventListener('screen', ({ detail }) => this.#order(detail));
        connection.addEventListener('clock', ({ detail }) => {
            slices.epoch = detail.epoch;
            clock.leap(detail.now_us, detail.receivedAt);
            this.redraw();
        });
        connection.addEventListener('slice', ({ detail }) => {
            slices.put(detail);
            this.redraw();
        });
        connection.addEventListener('patch', ({ detail }) => {
            if (!slices.patch(detail)) connection.restart();
            this.redraw();
        });
        connection.addEventListener('trouble', () => {
            if (connection.up || this.wantedRoom === null || this.#roomRefused) return;
            // No such room: with all rooms told, the page can say so.
            this.#roomRefused = true;
            connection.greet();
        });
        connection.addEventListener('link', () => this.redraw());
        // After the sampler has put the answer into the clock: it listens first.
        connection.addEventListener('time', () => this.redraw());
    }

    /// A browser does not tell a page why it was not let in.
    async #askWhy() {
        if (this.#asking) return;
        this.#asking = true;
        try {
            const worth = await worthOf(heldPin());
            if (worth === 'wrong') {
                // Said again and again it would count as guessing.
                holdPin(null);
                this.connection.enterWith(null);
            }
            if (['missing', 'wrong', 'wait'].includes(worth) && !this.connection.up) {
                this.#door ??= await import('./pin-door.js').then((module) => module.pinDoor(this));
                if (this.connection.up) this.#door.close();
                else this.#door.show(worth);
            }
        } catch {
            // The server is away again; the next try asks again.
        }
        this.#asking = false;
    }

    /// What an officer tells this screen; most never get an order.
    async #order(detail) {
        this.#orders ??= import('./screen-orders.js')
            .then((module) => module.screenOrders(this.strings, this.#hello))
            .catch(() => (this.#orders = null));
        (await this.#orders)?.take(detail);
    }

    /// Another conference may name others; and what did not come with the page comes now, or later.
    async #nameAnew() {
        clearTimeout(this.#naming);
        if (await this.strings.refreshNames()) this.redraw();
        if (!this.strings.named) this.#naming = setTimeout(() => this.#nameAnew(), NAMES_AGAIN_MS);
    }

    #watchSleep() {
        const slept = () => {
            this.clock.distrust();
            this.sampler.wake();
            this.redraw();
        };
        document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && slept());
        document.addEventListener('resume', slept);
        addEventListener('pageshow', (event) => event.persisted && slept());
        addEventListener('focus', () => this.sampler.wake());
        addEventListener('online', () => this.sampler.wake());
    }

    #untilCommonChangeMs() {
        const utcMs = this.utcNow();
        if (utcMs === null) return Infinity;
        return Math.min(untilNextMinute(utcMs), SILENT_AFTER_MS - this.clock.silentMs());
    }
}
