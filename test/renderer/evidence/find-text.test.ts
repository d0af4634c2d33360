import {describe, expect, test} from 'vitest';
import {findIn, keyOf, mostMatches, piecesOf} from '../../../renderer/components/body/find-text.ts';

describe('finding words', () => {
  test('takes them as they are written, without regard to case', () => {
    expect(findIn('Arn: arn:aws:iam::1:role/a.b*c', 'A.B*C')).toEqual([{start: 25, end: 30}]);
    expect(findIn('axb', 'a.b')).toEqual([]);
    expect(findIn('x', '')).toEqual([]);
    expect(findIn('İstanbul istanbul', 'istanbul')).toEqual([{start: 9, end: 17}]);
  });

  test.each(['(', '[', '\\', 'a{2', '^$', '+?|', '/', '-'])('is not broken by %s', words => {
    expect(findIn(`x${words}y`, words)).toEqual([{start: 1, end: 1 + words.length}]);
  });

  test('stops at a number that can be drawn', () => {
    expect(findIn('a'.repeat(mostMatches * 2), 'a')).toHaveLength(mostMatches);
  });
});

describe('pieces of a row', () => {
  const text = '  "name": "surname"';
  const row = {start: 0, end: text.length};

  test('are the row, cut where keys and matches begin and end', () => {
    const pieces = piecesOf(text, row, keyOf(text, 0), findIn(text, 'name'), 0);
    expect(pieces.map(piece => piece.text).join('')).toBe(text);
    expect(pieces.filter(({match}) => match !== undefined).map(piece => [piece.text, piece.match])).toEqual([
      ['name', 0],
      ['name', 1],
    ]);
    expect(pieces.filter(({key}) => key).map(piece => piece.text)).toEqual(['"', 'name', '"']);
  });

  test('mark a match that runs over the end of the row', () => {
    const pieces = piecesOf('abcdef', {start: 0, end: 3}, undefined, [{start: 2, end: 5}], 0);
    expect(pieces).toEqual([
      {text: 'ab', key: false},
      {text: 'c', key: false, match: 0},
    ]);
  });

  test('know a key from a value that looks like one', () => {
    expect(keyOf('"a\\":b": 1', 0)).toEqual({start: 0, end: 7});
    expect(keyOf('"value",', 0)).toBeUndefined();
  });
});
