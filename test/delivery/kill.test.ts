import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {writePackage} from '../../main/delivery/package.ts';
import {verifyPackage} from '../../main/delivery/verify.ts';
import {freshFolder, sampleContents} from './fixture.ts';

const makeSource = async (folder: string) => {
  await mkdir(folder);
  for (let i = 0; i < 40; i++) await writeFile(join(folder, `f${i}.bin`), randomBytes(250_000));
  return folder;
};

/** Starts packaging in a loop and kills it after so many milliseconds. */
const runAndKill = async (source: string, destination: string, format: string, after: number) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), source, destination, format], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await setTimeout(after);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
};

describe('kill -9 in the middle of packaging', () => {
  it.each([
    ['zip', 'EP-1.zip', 30],
    ['folder', 'EP-1', 10],
  ])(
    'a %s under its final name is always whole, whatever the moment',
    async (format, name, rounds) => {
      const source = await makeSource(join(await freshFolder(), 'source'));
      const destination = await freshFolder();
      let left = 0;
      let complete = 0;
      for (let round = 0; round < rounds; round++) {
        await runAndKill(source, destination, format, Math.random() * 250);
        const found = await readdir(destination);
        left += found.filter(file => file !== name).length;
        // Each run begins by cleaning what the one before left: it can never be more than its own.
        expect(found.filter(file => file !== name).length).toBeLessThanOrEqual(2);
        if (!found.includes(name)) continue;
        complete++;
        expect(await verifyPackage(join(destination, name))).toMatchObject({ok: true, problems: []});
      }
      // The moments were well chosen: some fell into a run, some runs came to their end.
      expect(left).toBeGreaterThan(0);
      expect(complete).toBeGreaterThan(0);
      await writePackage({...sampleContents(), name: 'EP-1'}, destination, {
        replace: true,
        format: format === 'zip' ? 'zip' : 'folder',
      });
      expect(await readdir(destination)).toEqual([name]);
    },
    120_000,
  );
});
