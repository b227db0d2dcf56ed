// A statement's clock as plain arithmetic, exactly as timing/countdown.h has it: what is left, and
// how that is to be shown. All instants and durations are whole microseconds of the meeting's own
// time line; a statement is the one of the `floor` slice.

const SECOND = 1_000_000;

export function used(statement, now) {
    if (statement.running_since_us === undefined) return statement.used_before_us;
    // "As of N seconds ago" may lie after a reading taken earlier: then nothing has run yet.
    return statement.used_before_us + Math.max(0, now - statement.running_since_us);
}

/// phase: ready, normal, warning, over. remaining is negative in overtime.
export function read(statement, now) {
    const spent = used(statement, now);
    const remaining = statement.allotted_us - spent;
    const untouched = statement.running_since_us === undefined && spent === 0;
    let phase = 'normal';
    if (untouched) phase = 'ready';
    else if (remaining <= 0) phase = 'over';
    else if (remaining <= statement.warning_us) phase = 'warning';
    return { phase, used: spent, remaining };
}

/// Time left rounds up, so that the clock begins at the full time and reaches 0:00 exactly at the
/// end; overtime rounds down, so that it begins at 0:00.
export function shown(remaining) {
    if (remaining <= 0) return { over: true, seconds: Math.floor(Math.abs(remaining) / SECOND) };
    return { over: false, seconds: Math.ceil(remaining / SECOND) };
}

/// "3:00", "0:00" at the very end, "+0:12" in overtime.
export function clockText({ over, seconds }) {
    const sign = over && seconds > 0 ? '+' : '';
    const minutes = Math.floor(seconds / 60);
    return `${sign}${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

/// Microseconds until the shown second or the phase changes; Infinity while the clock stands.
export function untilChange(statement, now) {
    if (statement.running_since_us === undefined) return Infinity;
    const lead = Math.max(0, statement.running_since_us - now);
    const { remaining } = read(statement, now);
    const { over, seconds } = shown(remaining);
    const tick = over ? remaining + (seconds + 1) * SECOND : remaining - (seconds - 1) * SECOND;
    const toWarning = remaining - statement.warning_us;
    return lead + (toWarning > 0 ? Math.min(tick, toWarning) : tick);
}
