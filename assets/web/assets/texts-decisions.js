// Decisions and votes as the Chair announced them, the newest first, with what delegations put on
// record about them.

import { mark } from './common.js';
import { line, make, state, wording } from './elements.js';

const SHAPES = { adopted: 'done', rejected: 'lost', deferred: 'postponed', 'taken-note': 'running' };
const CHOICES = ['in-favour', 'against', 'abstaining', 'absent'];

export function decisions(all, context) {
    const decided = new Set(all.decisions.map(({ vote }) => vote));
    // A vote on an amendment or on procedure is no decision on a text.
    const alone = all.votes.filter(({ id }) => !decided.has(id));
    return [...all.decisions, ...alone]
        .sort((a, b) => b.id - a.id)
        .map((each) => (alone.includes(each) ? voteAlone(each, context) : decision(each, all, context)));
}

function decision(taken, { documents, votes }, context) {
    const { moments, phrases, session, strings } = context;
    const title = phrases.announced({ ...taken, by_vote: taken.vote !== undefined }, documents);
    const when = [phrases.meeting(taken.meeting_name), moments.at(session.utcAt(taken.at_us))].filter(Boolean);
    const positions = taken.positions.map((each) => position(each, context));
    return card(
        taken.id,
        taken.outcome,
        title,
        taken.orally_amended && line('amended', strings.say('announced.orally-amended')),
        wording(taken.amendments),
        line('quiet', when.join(strings.say('list.dot'))),
        ...ballot(votes.find(({ id }) => id === taken.vote), strings),
        positions.length > 0 && make('ul', 'positions', ...positions),
    );
}

function voteAlone(vote, context) {
    const { phrases, session, strings } = context;
    const meeting = session.programme?.meetings.find(({ key }) => key === vote.meeting);
    const result = strings.say(vote.carried ? 'texts.carried' : 'texts.not-carried');
    const title = vote.on ? strings.say('announced.on', { decision: result, on: vote.on }) : result;
    const where = line('quiet', phrases.meeting(meeting?.name));
    return card(vote.id, vote.carried ? 'adopted' : 'rejected', title, where, ...ballot(vote, strings));
}

function card(id, outcome, title, ...about) {
    const article = make('article', 'card decision', make('h3', '', state(SHAPES[outcome], title)), ...about);
    mark({ key: id, outcome }, article);
    return article;
}

/// "Iran (Islamic Republic of): dissociation from paragraph 9".
function position({ by, kind, paragraphs, text }, { phrases, strings }) {
    const what = phrases.paragraphs(paragraphs);
    const words = what
        ? strings.say(`texts.position-on.${kind}`, { paragraphs: what })
        : strings.say(`texts.position.${kind}`);
    const who = phrases.voice(by);
    return make('li', '', line('', strings.say('texts.position', { who, position: words })), wording(text));
}

function ballot(vote, strings) {
    if (!vote) return [];
    const words = [strings.say('texts.vote-result', vote), strings.say(`texts.vote.${vote.method}`)];
    if (vote.two_thirds) words.push(strings.say('texts.two-thirds'));
    const choices = CHOICES.map((choice) => {
        const names = vote.cast.filter((each) => each.choice === choice).map(({ name }) => strings.name(name));
        const title = strings.say('texts.choice', { choice: strings.say(`texts.choice.${choice}`), count: names.length });
        return names.length > 0 && make('p', 'choice', make('b', '', title), ' ', names.join(strings.say('list.dot')));
    });
    const who = vote.cast.length > 0 && make('details', '', make('summary', '', strings.say('texts.who-voted')), ...choices);
    return [line('result', words.join(strings.say('list.dot'))), who];
}
