// By what the server knows this screen again: an id that it made once, and the name it was given.
// A window keeps both while it is open, whichever page it is sent to. A computer that is started
// again finds them by the address it opens: with two windows, say a hall screen and a queue, each
// has its own.

const STORED = 'dais-screen';
const BY_ADDRESS = `${STORED} ${location.pathname}${location.search}`;

function read() {
    try {
        const window = JSON.parse(sessionStorage.getItem(STORED));
        if (window?.id) return window;
        const { id, name } = JSON.parse(localStorage.getItem(BY_ADDRESS));
        if (id) return { id, name, opened: BY_ADDRESS };
    } catch {
        // A browser that keeps nothing is a new screen each time.
    }
    // At most 40 digits.
    return { id: crypto.getRandomValues(new Uint32Array(4)).join(''), opened: BY_ADDRESS };
}

export const own = read();
rename(own.name);

export function rename(name) {
    own.name = name;
    try {
        sessionStorage.setItem(STORED, JSON.stringify(own));
        localStorage.setItem(own.opened, JSON.stringify({ id: own.id, name }));
    } catch {
        // The server remembers it.
    }
}
