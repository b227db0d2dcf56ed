// The keyed form of a slice's value, in which patches are made (RFC 7396 replaces an array as a
// whole): a list of things with an identity stands as {$order: ['12', '15'], $by: {12: {...}}}.
// The desk has the same: net/keyed.h.

/// Names of fields by which a thing in a list is known, the surest first.
const IDENTITIES = [
    'id', 'key', 'inscription', 'statement', 'action', 'link',
    'list', 'number', 'meeting', 'delegation', 'at_us', 'name',
];

export function keyed(value) {
    if (Array.isArray(value)) return keyedList(value) ?? value;
    return isObject(value) ? mapped(value, keyed) : value;
}

export function plain(value) {
    if (!isObject(value)) return value;
    return Object.hasOwn(value, '$order') ? value.$order.map((identity) => plain(value.$by[identity])) : mapped(value, plain);
}

/// RFC 7396. What is there stays as it is; what has not changed is shared with what comes out.
export function merged(target, patch) {
    if (!isObject(patch)) return patch;
    const members = new Map(isObject(target) ? Object.entries(target) : []);
    for (const [name, value] of Object.entries(patch)) {
        if (value === null) members.delete(name);
        else members.set(name, merged(members.get(name), value));
    }
    return Object.fromEntries(members);
}

function keyedList(list) {
    if (list.length === 0 || !list.every(isObject)) return null;
    for (const name of IDENTITIES) {
        const order = list.map((element) => identityIn(element, name));
        if (order.includes(null) || new Set(order).size < order.length) continue;
        return { $order: order, $by: Object.fromEntries(list.map((element, index) => [order[index], keyed(element)])) };
    }
    return null;
}

function identityIn(element, name) {
    const value = Object.hasOwn(element, name) ? element[name] : null;
    if (typeof value === 'string') return value;
    return Number.isInteger(value) ? String(value) : null;
}

/// From entries: a member may be called __proto__.
function mapped(object, each) {
    return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, each(value)]));
}

function isObject(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}
