// What stands at the foot of each printed page, where only a style sheet can write.

export class PrintFoot {
    #sheet = new CSSStyleSheet();
    #text = '';

    constructor() {
        document.adoptedStyleSheets.push(this.#sheet);
    }

    write(...words) {
        const text = JSON.stringify(words.join(' - ').replace(/[\\"\n\r<]/g, ' '));
        if (text === this.#text) return;
        this.#text = text;
        this.#sheet.replaceSync(`@page { @bottom-left { content: ${text}; font-size: 9pt; } }`);
    }
}
