// The programme as iCalendar, read by a second implementation: for each sample, every event's hours
// in UTC, its zone, its status and what it says, against what the same file holds.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ICAL from 'ical.js';

const CHECKOUT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const CONFERENCES = join(CHECKOUT, 'assets/conferences');
const PROGRAM = process.env.DAIS_PROGRAM || join(CHECKOUT, 'build/release/dais');
const run = promisify(execFile);

let folder;

before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dais-calendar-'));
});

after(async () => {
    await rm(folder, { recursive: true, force: true });
});

// Every line within 75 bytes, every component closed, every property of an event known and once.
function checkForm(text) {
    const lines = text.split('\r\n');
    assert.equal(lines.pop(), '', 'the last line is ended');
    for (const line of lines) {
        assert.ok(Buffer.byteLength(line) <= 75, `longer than 75 bytes: ${line}`);
        assert.doesNotMatch(line, /[\n\r\x00-\x08]/);
    }
    assert.doesNotMatch(text, /X-LIC/, 'nothing that libical complains of');
}

// The moment that clocks of a zone show a wall time: what the runtime's own tables say.
function utcOf(zone, day, hour) {
    const wanted = Date.parse(`${day}T${hour}:00Z`);
    const format = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
        hour: '2-digit', minute: '2-digit',
    });
    const shown = (moment) => {
        const part = Object.fromEntries(format.formatToParts(moment).map((p) => [p.type, p.value]));
        return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`);
    };
    const guess = wanted - (shown(wanted) - wanted);
    return guess - (shown(guess) - wanted);
}

// The calendar, with the zone that it brings along and no other.
function read(text) {
    ICAL.TimezoneService.reset();
    const calendar = new ICAL.Component(ICAL.parse(text));
    const zones = calendar.getAllSubcomponents('vtimezone');
    assert.equal(zones.length, 1);
    ICAL.TimezoneService.register(zones[0]);
    const events = new Map();
    for (const component of calendar.getAllSubcomponents('vevent')) {
        for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'status', 'sequence', 'summary']) {
            assert.equal(component.getAllProperties(name).length, 1, name);
        }
        const event = new ICAL.Event(component);
        assert.ok(!events.has(event.uid), `${event.uid} is there once`);
        events.set(event.uid, event);
    }
    return { calendar, zone: zones[0].getFirstPropertyValue('tzid'), events };
}

const moment = (time) => time.toJSDate().getTime();

async function samples() {
    const found = [];
    for (const file of await readdir(CONFERENCES)) {
        if (file.endsWith('.json')) {
            const sample = JSON.parse(await readFile(join(CONFERENCES, file), 'utf8'));
            if (sample.format === 'dais-conference') found.push({ file, sample });
        }
    }
    return found;
}

for (const { file, sample } of await samples()) {
    test(`the calendar of ${file}`, async () => {
        const conference = join(folder, `${sample.key}.dais`);
        const out = join(folder, `${sample.key}.ics`);
        await run(PROGRAM, ['new', conference, '--from', join(CONFERENCES, file)]);
        await run(PROGRAM, ['export', conference, '--ics', out]);
        const text = await readFile(out, 'utf8');
        checkForm(text);
        const { calendar, zone, events } = read(text);
        assert.equal(zone, sample.zone);
        assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
        assert.match(calendar.getFirstPropertyValue('x-wr-calname'), new RegExp(sample.short_title));
        assert.equal(events.size, sample.meetings.length);
        const rooms = new Map(sample.rooms.map((room) => [room.key, room.name]));
        for (const meeting of sample.meetings) {
            const event = events.get(`${meeting.key}@${sample.key}.dais`);
            assert.ok(event, meeting.key);
            assert.equal(moment(event.startDate), utcOf(sample.zone, meeting.day, meeting.starts));
            assert.equal(moment(event.endDate), utcOf(sample.zone, meeting.day, meeting.ends));
            const held = (meeting.plan ?? 'planned') === 'planned';
            const component = event.component;
            assert.equal(component.getFirstPropertyValue('status'), held ? 'CONFIRMED' : 'CANCELLED');
            assert.equal(event.sequence, 0);
            assert.equal(event.location, rooms.get(meeting.room));
            assert.ok(event.summary.startsWith(`${sample.short_title}: `), event.summary);
            for (const slot of meeting.slots) {
                assert.ok(event.description.includes(slot.title), slot.title);
                assert.ok(event.description.includes(`${slot.starts}-${slot.ends}`), slot.title);
            }
        }
    });

    test(`the public calendar of ${file} holds the public meetings alone`, async () => {
        const conference = join(folder, `public-${sample.key}.dais`);
        await run(PROGRAM, ['new', conference, '--from', join(CONFERENCES, file)]);
        const { stdout } = await run(PROGRAM, ['export', conference, '--ics', '--public']);
        const { events } = read(stdout);
        const open = sample.meetings.filter((meeting) => meeting.public);
        assert.deepEqual(
            [...events.keys()].sort(),
            open.map((meeting) => `${meeting.key}@${sample.key}.dais`).sort(),
        );
    });

    test(`what ${file} gives as a calendar is nothing new to it`, async () => {
        const conference = join(folder, `again-${sample.key}.dais`);
        const out = join(folder, `again-${sample.key}.ics`);
        await run(PROGRAM, ['new', conference, '--from', join(CONFERENCES, file)]);
        await run(PROGRAM, ['export', conference, '--ics', out]);
        const { stdout } = await run(PROGRAM, ['import', conference, out]);
        assert.match(stdout, new RegExp(`unchanged: ${sample.meetings.length}\\.`));
        assert.match(stdout, /nothing was changed/);
    });
}
