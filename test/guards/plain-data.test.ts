import {describe, expect, it} from 'vitest';
import {dataFault, depthLimit} from '../../main/guards/plain-data.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : {a: nested(depth - 1)});
const circle: Record<string, unknown> = {};
circle.again = circle;
const wide: Record<string, unknown> = {};
for (let key = 0; key < 1_000; key += 1) wide[`k${key}`] = wide;

describe('plain data passes', () => {
  it.each([
    ['words', 'a'],
    ['nothing', undefined],
    ['null', null],
    ['a nested list', [{a: [1, true, 'x', null, undefined]}]],
    ['bytes', {bytes: new Uint8Array(1_000)}],
    ['an object without a prototype', Object.assign(Object.create(null), {a: 1})],
    ['what is just deep enough', nested(depthLimit)],
  ])('%s', (_what, data) => {
    expect(dataFault(data)).toBeUndefined();
  });
});

describe('anything else does not', () => {
  it.each([
    ['a key that reaches for the prototype', JSON.parse('{"a": {"__proto__": {"admin": true}}}')],
    ['a key that reaches for the constructor', JSON.parse('{"constructor": {"prototype": {}}}')],
    ['a date', new Date()],
    ['a map', new Map()],
    ['a set', new Set([1])],
    ['an error', new Error('x')],
    ['a pattern', /x/],
    ['a large integer', 10n],
    ['a function', () => undefined],
    ['a symbol', Symbol('x')],
    ['a buffer without a view', new ArrayBuffer(8)],
    ['an object of a class', new (class A {})()],
    ['what is too deep', nested(depthLimit + 1)],
    ['a circle', circle],
  ])('%s', (_what, data) => {
    expect(dataFault(data)).toBe('not-plain');
  });

  it.each([
    ['a long text', 'x'.repeat(101)],
    ['many texts', Array.from({length: 20}, () => 'xxxxxx')],
    ['bytes', new Uint8Array(101)],
    ['many numbers', Array.from({length: 20}, () => 1)],
    ['a long key', {['k'.repeat(101)]: 1}],
  ])('too large: %s', (_what, data) => {
    expect(dataFault(data, 100)).toBe('too-large');
  });

  it('50 MB of text are too large, and a circle that branches is as well, soon', () => {
    expect(dataFault([{method: 'a', input: {text: 'x'.repeat(50_000_000)}}])).toBe('too-large');
    const before = performance.now();
    expect(dataFault(wide)).toBeDefined();
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
