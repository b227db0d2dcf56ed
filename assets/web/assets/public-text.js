// A page opened by an officer's link is sent what is not public, too: a screen shows what is.

/// The text under consideration in a room.
export function publicText({ text }, texts) {
    const document = texts?.documents.find(({ key }) => key === text?.document);
    return document?.released === false ? undefined : text;
}

/// What /texts may show, and the floors with a text on them.
export function publicTexts(session) {
    const { texts, programme, conference } = session;
    const open = (meeting) => programme?.meetings.find(({ key }) => key === meeting)?.open_to_public !== false;
    const documents = texts.documents.filter(({ released }) => released !== false);
    return {
        documents,
        proposals: texts.proposals.filter(({ circulated }) => circulated !== false),
        silences: texts.silences.filter(({ document }) => documents.some(({ key }) => key === document)),
        votes: texts.votes.filter(({ closed, meeting }) => closed && open(meeting)),
        decisions: texts.decisions.filter(({ meeting }) => open(meeting)),
        circulars: texts.circulars.filter(({ open_to_public: told }) => told !== false),
        bureau: texts.bureau,
        floors: conference.rooms
            .map(({ key }) => session.floor(key))
            .filter((floor) => ['in-session', 'suspended'].includes(floor?.state) && publicText(floor, texts)),
    };
}
