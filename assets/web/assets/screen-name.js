// By what the server knows this screen again: an id that it made once, and the name it was given.

const STORED = 'dais-screen';

function read() {
    try {
        const { id, name } = JSON.parse(localStorage.getItem(STORED));
        if (id) return { id, name };
    } catch {
        // A browser that keeps nothing is a new screen each time.
    }
    // At most 40 digits.
    return { id: crypto.getRandomValues(new Uint32Array(4)).join('') };
}

export const own = read();
rename(own.name);

export function rename(name) {
    own.name = name;
    try {
        localStorage.setItem(STORED, JSON.stringify(own));
    } catch {
        // The server remembers it.
    }
}
