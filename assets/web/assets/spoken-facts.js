// What an interpreter wants to know of a speaker beside the name: language, text, pace, link; as
// words with shapes.

import { make, state } from './elements.js';

const LINK_SHAPES = { 'not-tested': 'standing', tested: 'half', connected: 'running', lost: 'lost' };

/// What is known of one of the slice `booth`, as plain texts: [{kind, shape, word}].
export function factsOf({ strings, phrases }, spoken) {
    const facts = [{ kind: 'language', word: languageOf(strings, spoken.language) }];
    facts.push(textFact(strings, spoken));
    if (spoken.pace) facts.push(paceFact(strings, spoken));
    if (spoken.limit_us) facts.push({ kind: 'limit', word: phrases.duration(spoken.limit_us) });
    const modality = spoken.modality ?? spoken.speaker?.modality;
    if (modality === 'remote' && LINK_SHAPES[spoken.readiness]) {
        const { readiness } = spoken;
        facts.push({ kind: readiness, shape: LINK_SHAPES[readiness], word: strings.say(`booth.readiness.${readiness}`) });
    }
    if (spoken.ready_us !== undefined) facts.push({ kind: 'ready', shape: 'done', word: strings.say('booth.ready') });
    return facts;
}

/// The same as elements.
export function showFacts(facts) {
    return facts.map(({ kind, shape, word }) => {
        const element = shape ? state(shape, word, 'fact') : make('span', 'fact', word);
        element.dataset.fact = kind;
        return element;
    });
}

/// By its name in the page's language; one that is not of the six as it was written.
function languageOf(strings, language) {
    if (!language) return strings.say('booth.language-unknown');
    return strings.has(`language.${language}`) ? strings.say(`language.${language}`) : language;
}

function textFact(strings, { text_received_us: received, words }) {
    if (received === undefined) return { kind: 'no-text', shape: 'standing', word: strings.say('booth.no-text') };
    const parts = [strings.say('booth.text-received'), words ? strings.say('booth.words', { count: words }) : ''];
    return { kind: 'text', shape: 'done', word: parts.filter(Boolean).join(strings.say('list.comma')) };
}

function paceFact(strings, { pace, fast }) {
    const word = strings.say('booth.pace', { count: Math.round(pace) });
    if (!fast) return { kind: 'pace', word };
    return { kind: 'fast', shape: 'warning', word: strings.say('booth.fast', { pace: word }) };
}
