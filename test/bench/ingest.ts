/**
 * Takes 500 MB in 2,000 files into evidence (hash, copy, every file and folder synced) against `cp` plus one `openssl dgst -sha256` pass over
 * the same files. Beside it the honest yardstick: the same `cp` followed by `sync`, since what we call kept is on the disk.
 */
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import pLimit from 'p-limit';
import {createBlobStore, prepareBlobFolders} from '../../main/workspace/blobs.ts';

export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly ratio?: number;
  readonly note?: string;
};

const files = 2000;
const fileBytes = 250_000;
const rounds = 3;

/** Measures the intake; the limits are those of the issue. Needs 2 GB free in the temporary folder and `cp`, `sync`, `openssl`. */
export const run = async (): Promise<Measurement[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-ingest-'));
  try {
    const sources = makeFiles(join(folder, 'source'));
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await measureOnce(folder, sources));
    return report(results);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
};

type Round = {ours: number; copy: number; sync: number; digest: number; peak: number};

const measureOnce = async (folder: string, sources: readonly string[]): Promise<Round> => {
  const copied = join(folder, 'copied');
  const store = join(folder, 'store');
  execFileSync('sync');
  const copy = await seconds(() => execFileSync('cp', ['-r', join(folder, 'source'), copied]));
  const sync = await seconds(() => execFileSync('sync', ['-f', copied]));
  const digest = await seconds(() => execFileSync('openssl', ['dgst', '-sha256', ...sources], {maxBuffer: 1e9}));
  rmSync(copied, {recursive: true});
  execFileSync('sync');
  const memory = watchMemory();
  const ours = await seconds(() => intake(store, sources));
  const peak = memory.stop();
  rmSync(store, {recursive: true});
  return {ours, copy, sync, digest, peak};
};

const intake = async (folder: string, sources: readonly string[]): Promise<void> => {
  mkdirSync(folder);
  prepareBlobFolders(folder);
  let n = 0;
  const blobs = createBlobStore(folder, () => String(n++));
  const limit = pLimit(8);
  await Promise.all(sources.map(source => limit(() => blobs.putFile(source))));
};

const report = (results: readonly Round[]): Measurement[] => {
  const best = (pick: (round: Round) => number) => Math.min(...results.map(pick));
  const ours = best(r => r.ours);
  const baseline = best(r => r.copy + r.digest);
  const synced = best(r => r.copy + r.sync + r.digest);
  const note = `best of ${rounds}; 500 MB, ${files} files, every one synced`;
  return [
    {
      name: 'intake against cp + openssl, which sync nothing',
      value: round(ours),
      unit: 's',
      limit: round(1.3 * baseline),
      ratio: round(ours / baseline),
      note,
    },
    {
      name: 'intake against cp + sync + openssl',
      value: round(ours),
      unit: 's',
      limit: round(1.3 * synced),
      ratio: round(ours / synced),
      note,
    },
    {
      name: 'intake, peak memory',
      value: Math.round(Math.max(...results.map(r => r.peak)) / 1e6),
      unit: 'MB',
      limit: 200,
    },
  ];
};

const makeFiles = (folder: string): string[] => {
  mkdirSync(folder);
  const content = randomBytes(fileBytes);
  return Array.from({length: files}, (_, n) => {
    const path = join(folder, `file-${n}`);
    content.writeUInt32LE(n);
    writeFileSync(path, content);
    return path;
  });
};

const seconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const watchMemory = () => {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
};

const round = (n: number) => Math.round(n * 1000) / 1000;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
