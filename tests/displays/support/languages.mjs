// The pages, the languages they speak, and what the sample data call delegations in each.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const ASSETS = new URL('../../../assets/', import.meta.url);
const { delegations } = JSON.parse(readFileSync(new URL('delegations.json', ASSETS), 'utf8'));

export const PAGES = ['/', '/hall', '/queue', '/programme', '/texts', '/record', '/chair', '/booth'];
export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

export async function stringsOf(language) {
    return JSON.parse(await readFile(new URL(`strings/${language}/displays.json`, ASSETS), 'utf8'));
}

/// The list name of a delegation in a language.
export function nameOf(key, language) {
    return inLanguage(delegations.find((each) => each.key === key), language);
}

/// All of them: {english, shown}.
export function allNames(language) {
    return delegations.map((each) => ({ english: inLanguage(each, 'en'), shown: inLanguage(each, language) }));
}

function inLanguage({ names }, language) {
    const { en, lists } = names.at(-1);
    return language === 'en' ? en.list : lists[language];
}
