// Keeps the files of /delegate on the device, so that the page opens again without a line. First the
// network, then what is kept: an old page never hides a new one. What the meeting says comes over the
// page's own connection and is no concern of this file; no address with a token reaches it.

const STORE = 'dais-delegate-1';
const PAGE = '/delegate';
const OWN = /^\/(assets|strings|names)\//;

addEventListener('install', (event) => {
    event.waitUntil(caches.open(STORE).then((store) => store.add(PAGE)).then(() => skipWaiting()));
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    const own = pathname === PAGE || OWN.test(pathname);
    if (request.method === 'GET' && origin === location.origin && own) event.respondWith(answer(event, pathname));
});

/// The page says what it is made of: its files came before this worker was there, and what the
/// browser still has of them is not asked for twice.
addEventListener('message', (event) => {
    const paths = [...new Set(event.data)].filter((path) => OWN.test(path));
    event.waitUntil(Promise.allSettled(paths.map(keep)));
});

async function keep(path) {
    const answer = await fetch(path, { cache: 'force-cache' });
    if (answer.ok) await (await caches.open(STORE)).put(path, answer);
}

/// Kept by its path alone: a language or a zone in the address is the page's own business.
async function answer(event, path) {
    try {
        const fresh = await fetch(event.request);
        if (fresh.ok) event.waitUntil(put(path, fresh.clone()));
        return fresh;
    } catch (error) {
        const kept = await (await caches.open(STORE)).match(path);
        if (kept) return kept;
        throw error;
    }
}

/// A device that keeps nothing, or is full: the page works while there is a line.
async function put(path, answer) {
    try {
        await (await caches.open(STORE)).put(path, answer);
    } catch {
        // See above.
    }
}
