// The line: what the desk noted of the speech platform's, and a test of the one to this server.

import { byId, mark, setText } from './common.js';
import { make, state } from './elements.js';
import { testLine } from './line-test.js';
import { morph } from './morph.js';

const SHAPES = { 'not-tested': 'standing', tested: 'done', connected: 'running', lost: 'lost', good: 'done', fair: 'half', poor: 'warning' };
let testing = null;
let result = null;

export function startLine({ session }) {
    byId('line-test').addEventListener('click', async () => {
        if (testing !== null) return;
        result = null;
        testing = 0;
        session.redraw();
        const found = await testLine(session.connection, (done) => {
            testing = done;
            session.redraw();
        });
        testing = null;
        result = session.connection.up || found.median !== undefined ? found : null;
        session.redraw();
    });
}

export function paintLine({ session, strings, turn, view, nowMs }) {
    const { place } = view;
    setText(byId('line').querySelector('summary'), strings.say('delegate.line'));
    const readiness = place?.modality === 'remote' ? (place.readiness ?? 'not-tested') : '';
    const atUs = readiness === 'tested' ? place.tested_us : place?.readiness_since_us;
    const clock = atUs === undefined || readiness === 'not-tested' ? '' : turn.clockAt(atUs, nowMs);
    const tested = place?.tested_us !== undefined && readiness !== 'tested' ? strings.say('delegate.tested', { clock: turn.clockAt(place.tested_us, nowMs) }) : '';
    const lines = readiness ? [state(SHAPES[readiness], strings.say(`delegate.readiness.${readiness}`)), clock && make('span', 'quiet', ` ${strings.digits(clock)}`), tested && make('span', 'quiet', ` ${tested}`)] : [];
    byId('line-readiness').hidden = lines.length === 0;
    morph(byId('line-readiness'), lines.filter(Boolean));
    mark({ readiness }, byId('line'));
    const button = byId('line-test');
    setText(button, testing === null ? strings.say('delegate.test') : strings.say('delegate.testing', { done: testing }));
    button.setAttribute('aria-disabled', String(testing !== null));
    button.disabled = testing === null && !session.connection.up;
    morph(byId('line-result'), result ? resultLines(strings) : []);
    setText(byId('line-about'), strings.say('delegate.test-about'));
}

function resultLines(strings) {
    const { verdict, median, worst, slow, lost, all } = result;
    const lines = [make('p', '', state(SHAPES[verdict], strings.say(`delegate.test.${verdict}`)))];
    if (median !== undefined) lines.push(make('p', 'quiet', strings.say('delegate.test-times', { median, worst })));
    lines.push(make('p', 'quiet', strings.say('delegate.test-lost', { all, slow, lost })));
    return lines;
}
