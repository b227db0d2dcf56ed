// Which of the six official languages the page speaks. The address decides (?lang=fr), then what was
// chosen on this device before, then what the device is set to.

/// By their own names, in the order in which the United Nations lists them.
export const LANGUAGES = new Map([
    ['ar', 'العربية'],
    ['zh', '中文'],
    ['en', 'English'],
    ['fr', 'Français'],
    ['ru', 'Русский'],
    ['es', 'Español'],
]);
const FIRST = 'en';
const STORED = 'dais-language';

export function chosenLanguage(page) {
    const asked = known(new URLSearchParams(location.search).get('lang')) ?? known(remembered());
    // A hall's screen and the webcast speak to everybody: what a computer happens to be set to means
    // nothing.
    if (asked || page === 'hall' || page === 'lower-third') return asked ?? FIRST;
    return navigator.languages.map(known).find(Boolean) ?? FIRST;
}

/// Kept in the address, which can be reloaded and sent to somebody, and on this device.
export function rememberLanguage(language) {
    const address = new URL(location.href);
    address.searchParams.set('lang', language);
    history.replaceState(null, '', address);
    try {
        localStorage.setItem(STORED, language);
    } catch {
        // The address has it.
    }
}

/// Another page in the language that this one's address asks for.
export function inThisLanguage(path) {
    const language = known(new URLSearchParams(location.search).get('lang'));
    return language ? `${path}${path.includes('?') ? '&' : '?'}lang=${language}` : path;
}

/// Arabic is read from the right, and with it the whole page.
export function setDirection(language) {
    const root = document.documentElement;
    root.lang = language;
    root.dir = directionOf(language);
}

/// The direction of a text's element: a sentence of the page begins with an isolate where it begins
/// with a name, and reads like the page; what else there is decides for itself.
export function directionOfText(text) {
    return text.startsWith('\u2068') ? '' : 'auto';
}

export function directionOf(language) {
    return language === 'ar' ? 'rtl' : 'ltr';
}

/// The locale of numbers and hours: a reader's own where the device names its country ("ar-EG"
/// writes other digits than "ar-MA"). Otherwise, in Arabic, the digits of United Nations documents,
/// which are also those of symbols, paragraphs and the clock.
export function localeOf(language) {
    const own = navigator.languages.find((each) => each.startsWith(`${language}-`));
    return own ?? (language === 'ar' ? 'ar-u-nu-latn' : language);
}

function known(text) {
    const language = (text ?? '').slice(0, 2).toLowerCase();
    return LANGUAGES.has(language) ? language : null;
}

function remembered() {
    try {
        return localStorage.getItem(STORED);
    } catch {
        return null;
    }
}
