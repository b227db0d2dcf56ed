// What the programme of work says to a screen.

export function meetingOf(programme, key) {
    return programme?.meetings.find((meeting) => meeting.key === key);
}

/// The public meeting that is to come next in a room; one that should have begun still counts.
export function nextMeeting(programme, room, utcMs) {
    return (programme?.meetings ?? [])
        .filter((meeting) => meeting.room === room && meeting.open_to_public && meeting.state === 'scheduled')
        .filter((meeting) => Date.parse(meeting.ends) > utcMs)
        .sort((a, b) => Date.parse(a.starts) - Date.parse(b.starts))[0];
}
