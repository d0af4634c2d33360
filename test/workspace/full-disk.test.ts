import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';
import {answer, draft, read} from './fixtures/records.ts';
import {custodyActions, freshFolder} from './fixtures/workspace.ts';

/** A file system of `size`, or undefined where this user may not mount one. */
const smallDisk = (size: string): string | undefined => {
  const folder = join(freshFolder(), 'disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
  if (mounted) onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return mounted ? folder : undefined;
};

const disks = (test: (disk: string) => Promise<void>) => async (context: {skip: (reason: string) => void}) => {
  const disk = smallDisk('2m');
  if (disk) await test(disk);
  else context.skip('a small disk can only be mounted by root');
};

it(
  'a disk that fills up loses nothing acknowledged, says what to do, and goes on once there is room',
  disks(async disk => {
    const folder = join(disk, 'w');
    const workspace = createWorkspace(folder, draft);
    onTestFinished(() => workspace.close());
    const {id} = workspace.collections.begin('aws', {kind: 'aws'}, 'A');
    const full = expect.objectContaining({code: 'disk-full', message: expect.stringContaining('Free some space')});

    const saved: string[] = [];
    const fill = () => {
      for (let n = 0; ; n++) {
        workspace.answers.save(answer({question: `q${n}`, text: 'x'.repeat(5000)}));
        saved.push(`q${n}`);
      }
    };
    expect(fill).toThrowError(full);
    expect(saved.length).toBeGreaterThan(10);
    await expect(workspace.blobs.put(Buffer.alloc(3_000_000, 1))).rejects.toEqual(full);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    expect(() => workspace.reads.record(id, read('k'.repeat(200_000), []), 'A')).toThrowError(full);
    expect(
      workspace.answers
        .list()
        .map(a => a.question)
        .toSorted(),
    ).toEqual(saved.toSorted());
    await custodyActions(workspace);

    execFileSync('mount', ['-o', 'remount,size=20m', disk]);
    workspace.answers.save(answer({question: 'after'}));
    expect((await workspace.blobs.put(Buffer.alloc(3_000_000, 1))).bytes).toBe(3_000_000);
    expect(await custodyActions(workspace)).toHaveLength(saved.length + 3);
    workspace.close();
    const opened = openWorkspace(folder);
    expect(opened.answers.list()).toHaveLength(saved.length + 1);
    opened.close();
  }),
);

it(
  'a disk too small for an assessment is left as it was',
  disks(async disk => {
    writeFileSync(join(disk, 'others'), Buffer.alloc(1_990_000));
    expect(() => createWorkspace(join(disk, 'w'), draft)).toThrowError(expect.objectContaining({code: 'disk-full'}));
    expect(readdirSync(disk)).toEqual(['others']);
    rmSync(join(disk, 'others'));
    createWorkspace(join(disk, 'w'), draft).close();
  }),
);

it(
  'a read-only file system is named as such',
  disks(async disk => {
    createWorkspace(join(disk, 'w'), draft).close();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const readOnly = expect.objectContaining({code: 'read-only', message: expect.stringContaining('Copy the folder')});
    expect(() => openWorkspace(join(disk, 'w'))).toThrowError(readOnly);
    expect(() => createWorkspace(join(disk, 'v'), draft)).toThrowError(readOnly);
  }),
);
