// What an officer tells this screen: who it is, what to show instead of its page, which page to go
// to. The server remembers what was told and says it again with each hello; the screen itself keeps
// only its name, and an id by which it is known again.

import './fit-element.js';
import { mark } from './common.js';
import { make } from './elements.js';
import { own, rename } from './screen-name.js';

const IDENTIFY_MS = 5_000;
/// What stands still for hours is moved a little, now and then, so that nothing burns in.
const MOVE_MS = 60_000;
const PLACES = 4;
/// What another page is asked for, too.
const KEPT = ['room', 'lang'];

/// hello is the server's last answer to it.
export async function screenOrders(strings, hello) {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/assets/ordered.css' });
    await new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
    });
    return new ScreenOrders(strings, hello);
}

class ScreenOrders {
    #strings;
    #told = { message: '', blank: false };
    #identified = null;
    #number = 0;
    #layer = layer();
    #hiding = 0;
    #moving = 0;
    #place = 0;

    constructor(strings, hello) {
        this.#strings = strings;
        this.take(hello);
    }

    /// An order, or the answer to a hello, which says how things stand.
    take(told) {
        if (told.type === 'hello') this.#greeted(told);
        else this.#obey(told);
        this.#paint();
    }

    #greeted({ screen, name = own.name, message = '', blank = false }) {
        this.#number = screen;
        this.#told = { message, blank };
        if (name !== own.name) rename(name);
    }

    #obey({ do: what, text = '', address = '' }) {
        if (what === 'identify') this.#identify(address);
        if (what === 'rename') rename(text);
        if (what === 'page') this.#go(text);
        if (what === 'message') this.#told = { message: text, blank: false };
        if (what === 'blank') this.#told = { message: '', blank: true };
        if (what === 'restore') this.#told = { message: '', blank: false };
    }

    #identify(address) {
        this.#identified = { address };
        clearTimeout(this.#hiding);
        this.#hiding = setTimeout(() => {
            this.#identified = null;
            this.#paint();
        }, IDENTIFY_MS);
    }

    /// Another page of the same server, in the same room and language, with the link's token.
    #go(text) {
        const target = new URL(text, location.origin);
        if (target.origin !== location.origin) return;
        const here = new URLSearchParams(location.search);
        for (const name of KEPT) {
            if (here.has(name) && !target.searchParams.has(name)) target.searchParams.set(name, here.get(name));
        }
        target.hash = location.hash;
        if (target.href !== location.href) location.assign(target.href);
    }

    get #shows() {
        if (this.#identified) return 'identify';
        if (this.#told.blank) return 'blank';
        return this.#told.message ? 'message' : '';
    }

    #paint() {
        const shows = this.#shows;
        mark({ ordered: shows, screenName: own.name });
        this.#layer.hidden = shows === '';
        const [large, small] = this.#words(shows);
        this.#layer.firstElementChild.show(large);
        this.#layer.lastElementChild.show(small);
        clearTimeout(this.#moving);
        if (shows === 'message' || shows === 'blank') this.#moving = setTimeout(() => this.#move(), MOVE_MS);
    }

    #words(shows) {
        if (shows === 'message') return [this.#told.message, ''];
        if (shows !== 'identify') return ['', ''];
        const name = own.name || this.#strings.say('screen.unnamed');
        const values = { number: this.#number, address: this.#identified.address, page: location.host + location.pathname };
        return [name, this.#strings.say('screen.where', values)];
    }

    #move() {
        this.#place = (this.#place + 1) % PLACES;
        this.#layer.dataset.place = this.#place;
        this.#moving = setTimeout(() => this.#move(), MOVE_MS);
    }
}

function layer() {
    const made = make('section', 'ordered', document.createElement('dais-fit'), document.createElement('dais-fit'));
    made.setAttribute('role', 'status');
    made.hidden = true;
    document.body.append(made);
    return made;
}
