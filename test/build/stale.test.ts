import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {isStale, newestChange} from '../../build/stale.ts';

let folder = '';
let source = '';
let stamp = '';
const at = (path: string, seconds: number) => utimesSync(path, seconds, seconds);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldwork-stale-'));
  const made = folder;
  onTestFinished(() => rmSync(made, {recursive: true}));
  source = join(folder, 'src');
  stamp = join(folder, 'stamp');
  mkdirSync(join(source, 'deep'), {recursive: true});
  writeFileSync(join(source, 'deep/a.ts'), '');
  writeFileSync(stamp, '');
  for (const path of ['deep/a.ts', 'deep', '.']) at(join(source, path), 1000);
});

describe('a bundle is stale', () => {
  test('not when everything is older than its stamp', () => {
    at(stamp, 1001);
    expect(isStale(stamp, [source])).toBe(false);
  });

  test('when it has no stamp', () => {
    expect(isStale(join(folder, 'none'), [source])).toBe(true);
  });

  test('when a file deep in a folder is newer, or changed in the moment of the stamp', () => {
    at(stamp, 1001);
    at(join(source, 'deep/a.ts'), 1001);
    expect(isStale(stamp, [source])).toBe(true);
  });

  test('when a file is removed', () => {
    at(stamp, 1001);
    rmSync(join(source, 'deep/a.ts'));
    expect(isStale(stamp, [source])).toBe(true);
  });

  test('not because of a source that is not there', () => {
    expect(newestChange(join(folder, 'none'))).toBe(0);
  });
});
