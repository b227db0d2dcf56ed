// The line to this server, measured: some twenty round trips, one after the other.

const TRIPS = 20;
const BETWEEN_MS = 120;
const LOST_AFTER_MS = 2_000;
/// Longer than this, and two people begin to speak at once.
const SLOW_MS = 400;

/// {all, lost, slow, median, worst, verdict (good, fair, poor)}; median and worst in milliseconds,
/// missing where nothing came back. progress(done, all) is called after each.
export async function testLine(connection, progress = () => {}) {
    const times = [];
    for (let trip = 1; trip <= TRIPS; trip += 1) {
        times.push(await roundTrip(connection));
        progress(trip, TRIPS);
        await pause(BETWEEN_MS);
    }
    return summary(times);
}

/// null stands for an answer that never came.
export function summary(times) {
    const came = times.filter((time) => time !== null).sort((a, b) => a - b);
    const lost = times.length - came.length;
    const slow = came.filter((time) => time > SLOW_MS).length;
    const result = { all: times.length, lost, slow, verdict: 'good' };
    if (lost > 1 || slow > times.length / 4) result.verdict = 'poor';
    else if (lost > 0 || slow > 1) result.verdict = 'fair';
    if (came.length) Object.assign(result, { median: Math.round(came[Math.floor(came.length / 2)]), worst: Math.round(came.at(-1)) });
    return result;
}

function roundTrip(connection) {
    return new Promise((resolve) => {
        const sent = performance.now();
        const end = (time) => {
            clearTimeout(timer);
            connection.removeEventListener('time', hear);
            resolve(time);
        };
        const hear = ({ detail }) => detail.sent === sent && end(detail.receivedAt - sent);
        const timer = setTimeout(() => end(null), LOST_AFTER_MS);
        connection.addEventListener('time', hear);
        connection.send({ type: 'time', sent });
    });
}

function pause(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
