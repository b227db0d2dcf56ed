// What the programme of work says to a screen.

export function meetingOf(programme, key) {
    return programme?.meetings.find((meeting) => meeting.key === key);
}

/// Whether a meeting is to be held: neither postponed nor cancelled.
export function isPlanned(meeting) {
    return (meeting.plan ?? 'planned') === 'planned';
}

/// The public meeting that is to come next in a room; one that should have begun still counts.
export function nextMeeting(programme, room, utcMs) {
    return (programme?.meetings ?? [])
        .filter((meeting) => meeting.room === room && meeting.open_to_public && meeting.state === 'scheduled')
        .filter((meeting) => isPlanned(meeting) && Date.parse(meeting.ends) > utcMs)
        .sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts))[0];
}
