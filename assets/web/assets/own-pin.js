// The PIN of the public view, where the conference asks for one. It comes in the link's fragment
// (#pin=4711), which browsers do not send, or is typed; the window keeps it while it is open.

const STORED = 'dais-pin';

function read() {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const given = fragment.get('pin');
    try {
        if (!given) return sessionStorage.getItem(STORED);
        sessionStorage.setItem(STORED, given);
        // It is kept: nobody need read it in the address any more.
        fragment.delete('pin');
        const rest = fragment.toString();
        history.replaceState(history.state, '', `${location.pathname}${location.search}${rest && `#${rest}`}`);
    } catch {
        // A browser that keeps nothing has it from the address each time.
    }
    return given;
}

let pin = read();

export function heldPin() {
    return pin;
}

/// null: it was not right.
export function holdPin(next) {
    pin = next;
    try {
        if (next) sessionStorage.setItem(STORED, next);
        else sessionStorage.removeItem(STORED);
    } catch {
        // Then it is held by this page alone.
    }
}

/// An address that is for those alone who know the PIN: a calendar, a code.
export function withPin(address) {
    return pin ? `${address}${address.includes('?') ? '&' : '?'}pin=${encodeURIComponent(pin)}` : address;
}

/// What a PIN is worth; without one whether the server asks for it: open, right, missing, wrong, wait
/// (too many were wrong); unknown where the server does not say.
export async function worthOf(asked) {
    try {
        const headers = asked ? { authorization: `Pin ${asked}` } : {};
        const answer = await fetch('/link', { headers, cache: 'no-store' });
        if (answer.status === 429) return 'wait';
        if (asked && answer.status === 403) return 'wrong';
        if (!answer.ok) return 'unknown';
        const { pin: needed } = await answer.json();
        if (!needed) return 'open';
        return asked ? 'right' : 'missing';
    } catch {
        return 'unknown';
    }
}
