// Which day of the record a reader wants: kept in the address, which can be sent to somebody.

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class DayChoice {
    #select;
    #shown = '';
    /// "2021-07-28"; null: all of them.
    day;

    constructor(select, changed) {
        this.#select = select;
        const asked = new URLSearchParams(location.search).get('day') ?? '';
        this.day = DAY.test(asked) ? asked : null;
        select.addEventListener('change', () => {
            this.day = select.value || null;
            remember(this.day);
            changed();
        });
    }

    /// The days that there are, and one that was asked for and is not there.
    list(days, allWords) {
        const options = [{ key: '', title: allWords }, ...days.map(({ key, title }) => ({ key, title }))];
        if (this.day !== null && !options.some(({ key }) => key === this.day)) options.push({ key: this.day, title: this.day });
        const shown = JSON.stringify(options);
        if (shown !== this.#shown) {
            this.#shown = shown;
            this.#select.replaceChildren(...options.map(({ key, title }) => new Option(title, key)));
        }
        this.#select.value = this.day ?? '';
    }
}

function remember(day) {
    const address = new URL(location.href);
    if (day === null) address.searchParams.delete('day');
    else address.searchParams.set('day', day);
    history.replaceState(null, '', address);
}
