// What a room's floor is at one instant, in one word for every page.

import { clockText, read, shown, untilChange } from './countdown.js';

/// state: stale, idle, suspended, adjourned, chair, untimed (somebody speaks without a limit), or of
/// a statement's clock: standing, running, warning, over, paused. With a clock also phase, reading,
/// text ("3:00") and untilChangeUs. nowUs is null while the meeting's time is not known.
export function floorState(floor, nowUs) {
    if (nowUs === null || !floor) return { state: 'stale' };
    if (!floor.meeting || floor.state === 'scheduled') return { state: 'idle' };
    if (floor.state !== 'in-session') return { state: floor.state };
    const { statement } = floor;
    if (!statement || statement.clock === 'concluded') return { state: 'chair' };
    if (statement.clock === 'none') return { state: 'untimed', statement };
    return { statement, ...statementState(statement, nowUs) };
}

function statementState(statement, nowUs) {
    const reading = read(statement, nowUs);
    const phaseState = { ready: 'standing', normal: 'running', warning: 'warning', over: 'over' };
    const still = statement.clock === 'standing' || statement.clock === 'paused';
    const time = shown(reading.remaining);
    return {
        state: still ? statement.clock : phaseState[reading.phase],
        phase: reading.phase,
        reading,
        shown: time,
        text: clockText(time),
        untilChangeUs: untilChange(statement, nowUs),
    };
}

/// States in which a clock is on the screen.
export function hasClock({ reading }) {
    return reading !== undefined;
}
