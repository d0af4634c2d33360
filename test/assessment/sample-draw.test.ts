import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {canonicalPopulation, comparePopulations, drawKeys} from '../../main/assessment/sample-draw.ts';
import {readPopulationList} from '../../main/assessment/sample-list.ts';

const people = [
  'zoë',
  'Ångström',
  'zoe',
  '𝒜da',
  'ﬁnn',
  'bob',
  'Bob',
  '陈晓梅',
  'a b',
  'arn:aws:iam::111122223333:user/ada',
];

/** Numbers that look random and are the same in every run: mulberry32. */
const randomNumbers = (start: number) => () => {
  start = (start + 0x6d2b79f5) | 0;
  let t = Math.imul(start ^ (start >>> 15), 1 | start);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map(item => ({item, at: random()}))
    .sort((a, b) => a.at - b.at)
    .map(({item}) => item);

const seeds = (count: number, random: () => number) =>
  Array.from({length: count}, () =>
    Array.from({length: 4}, () =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join(''),
  );

test('the same seed draws the same items, in whatever order the population came', () => {
  const random = randomNumbers(1);
  for (const seed of seeds(50, random)) {
    const size = Math.floor(random() * (people.length + 1));
    const [a, b] = [canonicalPopulation(shuffled(people, random)), canonicalPopulation(shuffled(people, random))];
    expect(a).toEqual(b);
    expect(drawKeys(seed, a.keys, size)).toEqual(drawKeys(seed, shuffled(b.keys, random), size));
  }
});

test('a draw is without replacement, from the population alone, and a larger one begins with the smaller one', () => {
  for (const seed of seeds(50, randomNumbers(2))) {
    const all = drawKeys(seed, people, people.length);
    expect([...all].sort()).toEqual([...people].sort());
    expect(drawKeys(seed, people, 3)).toEqual(all.slice(0, 3));
  }
});

test('every item is as likely as any other, and so is every pair (chi-square, one in a thousand)', () => {
  const keys = Array.from({length: 10}, (_, index) => `item-${index}`);
  const draws = seeds(20_000, randomNumbers(3)).map(seed => drawKeys(seed, keys, 2));
  const count = (names: readonly string[]) => [...Map.groupBy(names, name => name).values()].map(group => group.length);
  const chiSquare = (counts: readonly number[], expected: number) =>
    counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  const single = count(draws.flat());
  expect(single).toHaveLength(10);
  expect(chiSquare(single, 4_000)).toBeLessThan(27.9);
  const pairs = count(draws.map(pair => pair.join(' then ')));
  expect(pairs).toHaveLength(90);
  expect(chiSquare(pairs, 20_000 / 90)).toBeLessThan(135);
});

test('the draw can be repeated with sha256sum and sort', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-draw-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const {text, sha256, keys} = canonicalPopulation(people);
  const seed = '00112233445566778899aabbccddeeff';
  writeFileSync(join(folder, 'given.txt'), `${[...people].reverse().join('\n')}\n`);
  const shell = (script: string) => execFileSync('bash', ['-c', script], {cwd: folder, encoding: 'utf8'});
  expect(shell('LC_ALL=C sort given.txt | tee population.txt')).toBe(text);
  expect(shell('sha256sum population.txt').slice(0, 64)).toBe(sha256);
  const drawn = shell(`
    while IFS= read -r key; do
      printf '%s %s\\n' "$(printf '%s\\n%s' ${seed} "$key" | sha256sum | cut -c1-64)" "$key"
    done < population.txt | LC_ALL=C sort | head -n 4 | cut -c66-`);
  expect(drawn.trimEnd().split('\n')).toEqual(drawKeys(seed, keys, 4));
});

test('a population that grew or shrank has another hash, and what came and went is named', () => {
  const before = canonicalPopulation(people);
  const after = canonicalPopulation([...people.slice(1), 'new']);
  expect(after.sha256).not.toBe(before.sha256);
  expect(comparePopulations(before.keys, after.keys)).toEqual({added: ['new'], removed: ['zoë']});
});

test('more items than there are, and an item that stands twice, are refused by name', () => {
  expect(() => drawKeys('0011223344556677', people, 11)).toThrowError(
    expect.objectContaining({code: 'sample-too-large', message: expect.stringContaining('10 items')}),
  );
  expect(() => canonicalPopulation(['b', 'a', 'b', 'c', 'c', 'c'])).toThrowError(
    expect.objectContaining({code: 'duplicate-items', message: expect.stringMatching(/2 items .*: b, c\./)}),
  );
  expect(() => canonicalPopulation(['a\nb'])).toThrowError(expect.objectContaining({code: 'bad-list'}));
});

const csv = 'Person;Kind\r\nS-1 ;leaver\r\n\r\n"S-2";mover\r\n';

test('a list is the lines of a text, or a column of a CSV as Excel writes it', () => {
  expect(readPopulationList('a.txt', Buffer.from('\ufeffS-1\r\n\r\n S-2 \r\n'))).toEqual(['S-1', 'S-2']);
  expect(readPopulationList('a.csv', Buffer.from(csv), 'person')).toEqual(['S-1', 'S-2']);
  expect(readPopulationList('a.CSV', Buffer.from('Person\nS-1\n'))).toEqual(['S-1']);
});

test.each<[string, string, string | Uint8Array, string | undefined, RegExp]>([
  ['no column chosen', 'a.csv', csv, undefined, /2 columns.*Person, Kind/],
  ['a column that is not there', 'a.csv', csv, 'Name', /no column "Name".*Person, Kind/],
  ['a column that is there twice', 'a.csv', 'A,A\n1,2\n', 'a', /more than one column/],
  ['a row without a key', 'a.csv', 'A,B\n1,2\n,3\n', 'A', /line 3/],
  ['a quote that is never closed', 'a.csv', 'A,B\n"1,2\n', 'A', /quote/],
  ['a key of two lines', 'a.csv', 'A,B\n"1\n2",2\n', 'A', /line break/],
  ['a column of a text', 'a.txt', 'S-1\n', 'Person', /no columns/],
  ['an old code page', 'a.txt', Buffer.from([0x53, 0xfc, 0x0a]), undefined, /not UTF-8/],
  ['a key too long', 'a.txt', 'x'.repeat(2_001), undefined, /2000/],
  ['a file too large', 'a.txt', Buffer.alloc(16 * 1024 * 1024 + 1), undefined, /16 MiB/],
])('a list that cannot be drawn from is refused: %s', (_what, file, content, column, message) => {
  expect(() => readPopulationList(file, Buffer.from(content), column)).toThrowError(
    expect.objectContaining({code: 'bad-list', message: expect.stringMatching(message)}),
  );
});
