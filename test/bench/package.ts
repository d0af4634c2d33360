/**
 * Packages 500 MB in 2,000 files as a stored zip against `zip -0 -r` of the same files, and verifies it against one
 * `openssl dgst` pass a digest. Ours hashes three ways and syncs to the disk; theirs do not. Best of three, each side.
 */
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writePackage} from '../../main/delivery/package.ts';
import type {PackageContents} from '../../main/delivery/types.ts';
import {verifyPackage} from '../../main/delivery/verify.ts';
import {emptyCustody, nextCustodyLine} from '../../main/evidence/custody.ts';

export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly note?: string;
};

const files = 2000;
const fileBytes = 250_000;
const rounds = 3;

/** Measures packaging and verification; the limits are those of the issue. Needs 2 GB free in the temporary folder, `zip`, `openssl`. */
export const run = async (): Promise<Measurement[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-bench-package-'));
  try {
    const sources = makeFiles(join(folder, 'source'));
    const contents = contentsOf(sources);
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await measureOnce(folder, sources, contents));
    return report(results, process.resourceUsage().maxRSS * 1024);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
};

type Round = {zip: number; packaged: number; openssl: number; verifiedZip: number; verifiedFolder: number};

const measureOnce = async (folder: string, sources: readonly string[], contents: PackageContents): Promise<Round> => {
  const theirs = join(folder, 'theirs.zip');
  const zip = await seconds(() => execFileSync('zip', ['-q', '-0', '-r', theirs, 'source'], {cwd: folder}));
  rmSync(theirs);
  execFileSync('sync', ['-f', folder]);
  const ours = join(folder, 'ours');
  const packaged = await seconds(() => writePackage(contents, ours));
  await writePackage(contents, ours, {format: 'folder'});
  const openssl = await seconds(() => {
    for (const digest of ['-sha256', '-sha512'])
      execFileSync('openssl', ['dgst', digest, ...sources], {maxBuffer: 1e9});
  });
  const verifiedZip = await seconds(() => verified(join(ours, `${contents.name}.zip`)));
  const verifiedFolder = await seconds(() => verified(join(ours, contents.name)));
  rmSync(ours, {recursive: true});
  return {zip, packaged, openssl, verifiedZip, verifiedFolder};
};

const verified = async (path: string): Promise<void> => {
  const {ok, problems} = await verifyPackage(path);
  if (!ok) throw new Error(`The package does not verify: ${JSON.stringify(problems)}`);
};

const report = (results: readonly Round[], peakBytes: number): Measurement[] => {
  const best = (pick: (round: Round) => number) => Math.min(...results.map(pick));
  const [zip, openssl] = [best(r => r.zip), best(r => r.openssl)];
  const ratio = (name: string, ours: number, theirs: number, limit: number): Measurement => ({
    name,
    value: ours / theirs,
    unit: '×',
    limit,
    note: `${ours.toFixed(2)} s against ${theirs.toFixed(2)} s; 500 MB, ${files} files, best of ${rounds}`,
  });
  return [
    ratio(
      'package (store), against zip -0 -r',
      best(r => r.packaged),
      zip,
      1.6,
    ),
    ratio(
      'verify the zip, against openssl dgst',
      best(r => r.verifiedZip),
      openssl,
      1.5,
    ),
    ratio(
      'verify the folder, against openssl dgst',
      best(r => r.verifiedFolder),
      openssl,
      1.5,
    ),
    {name: 'package and verify, peak memory', value: peakBytes / 1e6, unit: 'MB', limit: 200},
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

const contentsOf = (sources: readonly string[]): PackageContents => {
  const {line, head} = nextCustodyLine(emptyCustody, {
    time: '2026-03-01T10:00:00.000Z',
    actor: 'bench',
    action: 'sealed',
    subject: {kind: 'assessment', id: 'bench'},
  });
  const log = Buffer.from(line);
  return {
    name: 'BENCH',
    sealedAt: '2026-03-01T10:00:00.000Z',
    custody: {head: head.sha256, entries: head.entries},
    toolVersion: '0.1.0',
    info: [],
    payload: [
      ...sources.map((path, n) => ({path: `evidence/${n}`, bytes: fileBytes, source: {kind: 'file', path} as const})),
      {path: 'custody/custody.jsonl', bytes: log.length, source: {kind: 'bytes', bytes: log}},
    ],
  };
};

const seconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

if (import.meta.main) console.table(await run());
