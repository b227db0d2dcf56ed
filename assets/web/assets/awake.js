// Keeps the screen from going dark, where the browser allows it (only pages over HTTPS, or on the
// same machine, may ask), for as long as somebody can see the page.

export function keepAwake() {
    const ask = () => {
        if (document.visibilityState !== 'visible') return;
        // Refused when the battery is low: the device knows better.
        navigator.wakeLock?.request('screen').catch(() => {});
    };
    ask();
    document.addEventListener('visibilitychange', ask);
}
