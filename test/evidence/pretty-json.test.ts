import {expect, test} from 'vitest';
import {prettyJson} from '../../main/evidence/pretty-json.ts';

test.each([
  '{}',
  '[]',
  '"a"',
  '{"a":[1,2,{"b":null}],"c":{},"d":[[]],"e":"x, y: {z} [w]"}',
  '{"quote":"\\"","back":"\\\\","both":"\\\\\\"{"}',
  '["ł","\\u0142","🙂"]',
])('%s is laid out as JSON.stringify would', text => {
  const spaced = JSON.stringify(JSON.parse(text), null, 2);
  expect(prettyJson(text.replaceAll('\\u0142', 'ł'), 1e6)).toEqual({text: spaced, truncated: false});
  expect(prettyJson(spaced, 1e6)?.text).toBe(spaced);
});

test('only white space changes: long numbers, escapes, repeated keys and their order stay', () => {
  const text = '{"b":12345678901234567890.10,"a":"\\u0041\\/","b":1E400,"__proto__":{}}';
  expect(prettyJson(text, 1e6)?.text.replaceAll(/\s/g, '')).toBe(text);
});

test.each(['', '{', '{"a":}', "{'a':1}", 'NaN', '[1,]', 'plain words'])('%j is no JSON', text => {
  expect(prettyJson(text, 1e6)).toBeUndefined();
});

test('a long text is cut at the limit and not inside a character', () => {
  const cut = prettyJson(JSON.stringify(Array(1000).fill('🙂')), 101);
  expect(cut?.truncated).toBe(true);
  expect(cut?.text.length).toBeLessThanOrEqual(101);
  expect(cut?.text.isWellFormed()).toBe(true);
});

test('a string of many megabytes and a deep nest are laid out in little more than their own size', () => {
  const long = JSON.stringify(['x'.repeat(8_000_000)]);
  expect(prettyJson(long, 9_000_000)?.text.length).toBe(long.length + 4);
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  expect(prettyJson(deep, 2_000_000)?.text.length).toBeLessThan(1_300_000);
});
