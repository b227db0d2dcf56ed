// When the line under the webcast's picture is on: a function of the floor and of the time.

/// mode: { hand } with the statement that was taken by hand (or null), else { hold, stays } in
/// seconds: shown so long after the floor was given, and for so long (null: while the floor is
/// held). A slip that is taken back within the hold never goes on air. Returns { shown, untilMs }.
export function lowerThird(now, nowUs, mode) {
    const { statement } = now;
    if (nowUs === null || !statement) return off();
    if (mode.hand) return mode.taken === statement.id ? on() : off();
    const heldMs = (nowUs - statement.given_at_us) / 1000;
    const from = mode.hold * 1000;
    if (heldMs < from) return off(from - heldMs);
    if (mode.stays === null) return on();
    const until = from + mode.stays * 1000;
    return heldMs < until ? on(until - heldMs) : off();
}

/// What the page's address asks for; what is not understood is as if it were not there.
export function lowerThirdMode(search) {
    const asked = new URLSearchParams(search);
    if (asked.get('take') === 'hand') return { hand: true, taken: null };
    return { hand: false, hold: seconds(asked.get('hold')) ?? 3, stays: seconds(asked.get('for')) };
}

function seconds(text) {
    return /^\d{1,3}(\.\d)?$/.test(text ?? '') ? Number(text) : null;
}

function on(untilMs = Infinity) {
    return { shown: true, untilMs };
}

function off(untilMs = Infinity) {
    return { shown: false, untilMs };
}
