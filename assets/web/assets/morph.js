// Makes what an element holds like the new nodes, and touches nothing that is the same already: what
// a reader looks at, opened or put the cursor in stays where it is.

/// What stands in an element with data-own is its own doing; these are the reader's.
const KEPT = new Set(['open', 'tabindex', 'data-unfolded']);

/// Nodes with a data-key are the same only if they have the same one.
export function morph(holder, nodes) {
    const wanted = new Set(nodes.map(keyOf));
    for (const child of [...holder.children]) if (!wanted.has(keyOf(child))) child.remove();
    nodes.forEach((next, index) => {
        let now = holder.childNodes[index] ?? null;
        if (keyOf(now) !== keyOf(next)) {
            const moved = [...holder.children].find((child) => keyOf(next) && keyOf(child) === keyOf(next));
            holder.insertBefore(moved ?? next, now);
            now = moved ?? next;
        }
        if (!now) holder.append(next);
        else if (now.isEqualNode(next) || now.dataset?.own) return;
        else if (now.nodeType === Node.ELEMENT_NODE && now.localName === next.localName) {
            copyAttributes(now, next);
            morph(now, [...next.childNodes]);
        } else now.replaceWith(next);
    });
    while (holder.childNodes.length > nodes.length) holder.lastChild.remove();
}

function keyOf(node) {
    return node?.dataset?.key;
}

function copyAttributes(now, next) {
    for (const { name } of [...now.attributes]) {
        if (!KEPT.has(name) && !next.hasAttribute(name)) now.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
        if (now.getAttribute(name) !== value) now.setAttribute(name, value);
    }
}
