// What the Chair may say, in the page's language. The desk offers lines by key, with names; how a
// delegation is named is each language's own.

/// The sentence of a line of the slice `script`; known are those whom the slice `chair` names.
export function scriptSentence(session, { key, names }, known) {
    const { strings, phrases } = session;
    const line = key.slice('script.'.length);
    const variants = [`@${names.profile}`, ''];
    if (names.presiding) variants.unshift(`@${names.profile}@presiding`, '@presiding');
    const variant = variants.find((each) => strings.has(`script.${line}${each}`)) ?? '';
    return strings.say(`script.${line}${variant}`, {
        ...names,
        speaker: speakerName(strings, names, known),
        group: groupName(session, names),
        meeting: phrases.meeting(names.meeting),
        document: documentName(session, names.document),
        on: documentName(session, names.on),
        paragraphs: phrases.numbers(names.paragraphs ?? ''),
    });
}

/// In English as it is said; in French and elsewhere as the list has it.
function speakerName(strings, { speaker = '', speaker_fr: french, speaker_list: list }, known) {
    if (strings.language === 'en') return speaker;
    if (strings.language === 'fr' && french) return french;
    const found = list ?? known.find(({ spoken }) => spoken === speaker)?.name;
    return strings.name(found ?? speaker.replace(/^the /, ''));
}

function groupName({ strings, phrases }, { group = '', group_fr: short }) {
    return strings.language === 'en' ? group : phrases.groupShort(short ?? group);
}

function documentName({ phrases, texts }, name = '') {
    const document = texts?.documents.find((each) => each.name === name);
    return document ? phrases.document(document) : name;
}
