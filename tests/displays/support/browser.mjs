// A real Chromium for the tests, and waiting for conditions in its pages.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { within } from './waiting.mjs';

const SHOTS = process.env.DAIS_SHOTS || tmpdir();
const WAIT = { timeout: 20_000 };

export function launch() {
    return chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}

/// A page in a context of its own, with what it complained about and which hosts it asked.
export async function openPage(browser, url, { width = 1920, height = 1080, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT.timeout);
    page.complaints = [];
    page.hosts = new Set();
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text());
    });
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    page.on('request', (request) => page.hosts.add(new URL(request.url()).host));
    page.on('websocket', (socket) => page.hosts.add(new URL(socket.url()).host));
    await page.goto(url);
    return page;
}

/// Waits until the root element carries these data values; null: that it carries none. However short
/// it does: each change is looked at, also after the page went elsewhere meanwhile.
export async function untilMarked(page, values) {
    const conditions = Object.entries(values).map(([name, value]) =>
        value === null ? `:not([data-${name}])` : `[data-${name}="${value}"]`,
    );
    const selector = `html${conditions.join('')}`;
    for (let met = false; !met; ) {
        met = await within(page.evaluate(marked, selector), selector).catch((error) => {
            if (/context was destroyed|navigation/.test(error.message)) return false;
            throw error;
        });
    }
}

function marked(selector) {
    return new Promise((resolve) => {
        const look = () => document.querySelector(selector) && resolve(true);
        new MutationObserver(look).observe(document.documentElement, { attributes: true });
        look();
    });
}

/// Waits until a function of the page is true; returns what it returned.
export async function until(page, condition, argument) {
    const handle = await page.waitForFunction(condition, argument, WAIT);
    return handle.jsonValue();
}

export function text(page, selector) {
    return page.locator(selector).innerText();
}

/// Waits until what the page has changed so far was painted. Texts are fitted to boxes before a
/// painting, so measuring in between would see what nobody can.
export function painted(page) {
    return page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
}

/// What is on the screen, in words.
export function visibleText(page) {
    return page.evaluate(() => document.body.innerText);
}

/// Texts that stick out of their box, or of the screen. Empty: nothing is cut off.
export async function cutOff(page) {
    await painted(page);
    return page.evaluate(() => {
        const found = [];
        const { innerWidth: width } = window;
        if (document.documentElement.scrollWidth > width)
            found.push(`page is ${document.documentElement.scrollWidth} wide`);
        for (const element of document.querySelectorAll('body *')) {
            if (element.closest('.unseen, svg, img, select, input, textarea') || element.getClientRects().length === 0) continue;
            const name = `${element.localName}#${element.id || element.className}`;
            const { left, right } = element.getBoundingClientRect();
            if (left < -1 || right > width + 1) found.push(`${name} leaves the screen`);
            const { overflow } = getComputedStyle(element);
            const inner = element.localName === 'dais-fit' ? element.firstElementChild : element;
            if (overflow === 'visible' || !inner) continue;
            if (inner.scrollWidth > element.clientWidth + 1 || inner.offsetHeight > element.clientHeight + 1) {
                found.push(`${name} cuts off: ${element.textContent}`);
            }
        }
        return found;
    });
}

/// Boxes that lie on each other though they must not.
export async function overlaps(page, selectors) {
    await painted(page);
    return page.evaluate((names) => {
        const boxes = names
            .map((name) => [name, document.querySelector(name)])
            .filter(([, element]) => element && element.getClientRects().length > 0 && element.textContent.trim())
            .map(([name, element]) => {
                const range = document.createRange();
                range.selectNodeContents(element);
                return [name, range.getBoundingClientRect()];
            });
        const found = [];
        boxes.forEach(([a, one], index) => {
            for (const [b, other] of boxes.slice(index + 1)) {
                const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
                const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
                if (across > 1 && down > 1) found.push(`${a} and ${b}`);
            }
        });
        return found;
    }, selectors);
}

export async function shoot(page, name) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
