// What a page holds of the slices, and how a patch is put into it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyed, merged, plain } from '../../assets/web/assets/keyed.js';
import { Slices } from '../../assets/web/assets/slices.js';

test('a list of things stands by their identity, the surest that all have', () => {
    assert.deepEqual(keyed({ waiting: [{ id: 12, name: 'Kenya' }, { id: 7, name: 'Fiji' }] }), {
        waiting: { $order: ['12', '7'], $by: { 12: { id: 12, name: 'Kenya' }, 7: { id: 7, name: 'Fiji' } } },
    });
    assert.deepEqual(keyed([{ id: 1, name: 'x' }, { id: 1, name: 'y' }]).$order, ['x', 'y']);
});

test('what has no identity stays as it is', () => {
    const others = [[], [1, 2], ['a'], [{ id: 1 }, 2], [{ id: 1 }, { id: 1 }], [{ id: 1.5 }], [{ id: true }], [{ id: 1 }, { key: 'a' }], [[{ id: 1 }]], 'text', null];
    for (const value of others) assert.deepEqual(keyed(value), value);
});

test('the order of a list is the one that was said, whatever its identities', () => {
    const list = [{ id: 12 }, { id: 7 }, { id: 300 }];
    assert.deepEqual(plain(keyed({ list })), { list });
});

test('a merge patch adds, changes and removes, and touches nothing else', () => {
    const target = { a: 1, b: { c: 2, d: [1, 2] }, e: { f: 3 } };
    const after = merged(target, { a: null, b: { c: 5, d: [3] }, g: { h: { i: 1, j: null } } });
    assert.deepEqual(after, { b: { c: 5, d: [3] }, e: { f: 3 }, g: { h: { i: 1 } } });
    assert.deepEqual(target, { a: 1, b: { c: 2, d: [1, 2] }, e: { f: 3 } });
    assert.equal(after.e, target.e);
    assert.deepEqual(merged([1], { a: 1 }), { a: 1 });
});

test('a thing may be called __proto__', () => {
    const value = JSON.parse('{"next":[{"key":"__proto__","n":1},{"key":"constructor","n":2}],"__proto__":{"x":1}}');
    assert.deepEqual(plain(keyed(value)), value);
    const after = merged(keyed(value), JSON.parse('{"next":{"$by":{"__proto__":{"n":3}}}}'));
    assert.equal(plain(after).next[0].n, 3);
    assert.equal({}.x, undefined);
});

test('a patch is put into what is held, several in a row', () => {
    const slices = new Slices();
    slices.epoch = 3;
    slices.put({ name: 'queue', room: 'main', version: 4, value: { released: false, next: [{ position: 1, speaker: { name: 'Kenya' } }, { position: 2, speaker: { name: 'Fiji' } }] } });
    const lists = { name: 'lists', version: 4, value: { waiting: [{ id: 1, position: 1 }, { id: 2, position: 2 }] } };
    slices.put(lists);
    assert.equal(slices.patch({ name: 'lists', from: 4, version: 6, patch: { waiting: { $order: ['2', '3'], $by: { 1: null, 2: { position: 1 }, 3: { id: 3, position: 2 } } } } }), true);
    assert.deepEqual(slices.get('lists'), { waiting: [{ id: 2, position: 1 }, { id: 3, position: 2 }] });
    assert.equal(slices.patch({ name: 'lists', from: 6, version: 7, patch: { waiting: [] } }), true);
    assert.deepEqual(slices.get('lists'), { waiting: [] });
    assert.equal(slices.patch({ name: 'queue', room: 'main', from: 4, version: 7, patch: { released: true } }), true);
    assert.equal(slices.get('queue', 'main').released, true);
    assert.equal(slices.get('queue', 'main').next[1].speaker.name, 'Fiji');
    assert.deepEqual(slices.greeting(), { have: { 'queue/main': 7, lists: 7 }, epoch: 3 });
    assert.deepEqual(lists.value, { waiting: [{ id: 1, position: 1 }, { id: 2, position: 2 }] });
});

test('a patch that does not fit makes it forget the slice, which then comes as a whole', () => {
    const slices = new Slices();
    slices.epoch = 3;
    assert.equal(slices.patch({ name: 'lists', from: 4, version: 6, patch: {} }), false);
    slices.put({ name: 'lists', version: 5, value: {} });
    assert.equal(slices.patch({ name: 'lists', from: 4, version: 6, patch: {} }), false);
    assert.equal(slices.get('lists'), undefined);
    assert.deepEqual(slices.greeting(), {});
});
