import {expect, test} from 'vitest';
import {checkedLines} from '../../../renderer/screens/verify/checked-lines.ts';

const checked = [
  'every file is listed in all its manifests, and every listed file is there',
  'every SHA-256 and SHA-512',
  'the number and size of the payload files',
  'the custody log: each entry names the one before, and the last one is sealed',
  'not signed and without a time stamp: compare the identity with the one you were told',
];
const states = (...problems: readonly [code: string, path: string][]) =>
  checkedLines({
    ok: problems.length === 0,
    name: 'x',
    files: 1,
    bytes: 1,
    checked,
    problems: problems.map(([code, path]) => ({code, path, message: ''})),
  }).map(({state}) => state);

test('a sound package: everything that was looked at holds, what is not there is said', () => {
  expect(states()).toEqual(['held', 'held', 'held', 'held', 'note']);
});

test.each([
  ['changed-payload', 'data/report.pdf', ['held', 'failed', 'failed', 'held', 'note']],
  ['missing-file', 'data/report.pdf', ['failed', 'held', 'failed', 'held', 'note']],
  ['custody-head', 'data/custody/custody.jsonl', ['held', 'held', 'held', 'failed', 'note']],
  ['zip-crc', 'data/custody/custody.jsonl', ['held', 'failed', 'failed', 'failed', 'note']],
] as const)('%s is laid at the door of the lines it belongs to', (code, path, expected) => {
  expect(states([code, path])).toEqual(expected);
});

test.each(['zip-structure', 'bad-bagit', 'more-problems', 'a-code-of-the-future'])(
  'with %s nothing is said to hold',
  code => {
    expect(states([code, ''])).not.toContain('held');
  },
);
