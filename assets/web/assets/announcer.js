// Tells a screen reader, politely, what changed: the floor, the warning, the end of the time. The
// seconds are never announced.

export class Announcer {
    #element;
    #phrases;
    #said = '';

    constructor(element, phrases) {
        this.#element = element;
        this.#phrases = phrases;
    }

    /// now is a floorState(); other is what to say where nobody's statement is shown.
    tell(now, other) {
        const text = now.statement ? this.#statement(now) : other;
        if (text === this.#said) return;
        this.#said = text;
        this.#element.textContent = text;
    }

    #statement(now) {
        const { strings } = this.#phrases;
        const { statement, state, phase } = now;
        const beneath = this.#phrases.beneath(statement);
        const name = this.#phrases.holder(statement);
        const who = beneath ? strings.say('announce.speaker', { name, beneath }) : name;
        if (phase === 'over') return strings.say('announce.over', { who });
        if (state === 'paused') return strings.say('announce.paused', { who });
        if (phase === 'warning') {
            return strings.say('announce.warning', { who, duration: this.#phrases.duration(statement.warning_us) });
        }
        return strings.say('announce.floor', { who, kind: this.#phrases.kind(statement) });
    }
}
