import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {writePackage} from '../../main/delivery/package.ts';
import type {PackageContents, PayloadFile} from '../../main/delivery/types.ts';
import {emptyCustody, nextCustodyLine} from '../../main/evidence/custody.ts';

/** A fresh folder, removed when the test is over. */
export const freshFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldwork-delivery-'));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
};

export const bytesFile = (path: string, content: string | Uint8Array): PayloadFile => {
  const bytes = Buffer.from(content);
  return {path, bytes: bytes.length, source: {kind: 'bytes', bytes}};
};

/** A sealed custody log of `entries` lines. */
export const custodyLog = (entries = 3, lastAction = 'sealed') => {
  let head = emptyCustody;
  let text = '';
  for (let i = 1; i <= entries; i++) {
    const next = nextCustodyLine(head, {
      time: `2026-03-01T10:00:0${i % 10}.000Z`,
      actor: 'Zoë Auditor',
      action: i === entries ? lastAction : 'read',
      subject: {kind: 'evidence', id: `E-${i}`},
    });
    text += next.line;
    head = next.head;
  }
  return {text, head: {head: head.sha256, entries: head.entries}};
};

/** What a small package holds; `more` comes on top. */
export const sampleContents = (more: readonly PayloadFile[] = []): PackageContents => {
  const custody = custodyLog();
  return {
    name: 'EP-2026-001',
    sealedAt: '2026-03-01T10:20:30.000Z',
    custody: custody.head,
    toolVersion: '0.1.0',
    info: [['External-Description', 'Röst & Söhne']],
    payload: [
      bytesFile('report/report.pdf', '%PDF-1.7\n'),
      bytesFile('evidence/E-000001/body.json', '{"Buckets":[]}\n'),
      bytesFile('evidence/E-000002/empty.txt', ''),
      bytesFile('index/evidence.csv', 'id\r\nE-000001\r\n'),
      bytesFile('custody/custody.jsonl', custody.text),
      ...more,
    ],
  };
};

/** A sample package as a folder, to be tampered with. */
export const packedFolder = async (): Promise<string> =>
  (await writePackage(sampleContents(), await freshFolder(), {format: 'folder'})).path;

/** A sample package as a zip. */
export const packedZip = async (): Promise<string> => (await writePackage(sampleContents(), await freshFolder())).path;

/** Every file below a folder with the SHA-256 of its content. */
export const snapshot = async (folder: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    found[path] = entry.isFile() ? sha('sha256', await readFile(path)) : 'folder';
  }
  return found;
};

export const sha = (algorithm: string, content: string | Uint8Array): string =>
  createHash(algorithm).update(content).digest('hex');

/** What a forger does after a change: writes all manifests anew, so that only the identity tells. */
export const reseal = async (root: string): Promise<void> => {
  const all = (await readdir(root, {recursive: true, withFileTypes: true}))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const lines = async (algorithm: string, paths: readonly string[]) => {
    const rows = await Promise.all(
      paths.map(async path => `${sha(algorithm, await readFile(join(root, path)))}  ${path}\n`),
    );
    return rows.join('');
  };
  const payload = all.filter(path => path.startsWith('data/'));
  const octets = (await Promise.all(payload.map(path => readFile(join(root, path))))).reduce((n, b) => n + b.length, 0);
  const info = join(root, 'bag-info.txt');
  await writeFile(
    info,
    (await readFile(info, 'utf8')).replace(/Payload-Oxum: .*/, `Payload-Oxum: ${octets}.${payload.length}`),
  );
  for (const algorithm of ['sha256', 'sha512']) {
    await writeFile(join(root, `manifest-${algorithm}.txt`), await lines(algorithm, payload));
  }
  const tags = all.filter(path => !path.startsWith('data/') && !/^(tagmanifest-|signatures\/)/.test(path));
  for (const algorithm of ['sha256', 'sha512']) {
    await writeFile(join(root, `tagmanifest-${algorithm}.txt`), await lines(algorithm, tags));
  }
};

export const edit = async (root: string, path: string, change: (text: string) => string): Promise<void> => {
  const before = await readFile(join(root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`The edit of ${path} changed nothing.`);
  await writeFile(join(root, path), after);
};

export const put = async (root: string, path: string, content: string): Promise<void> => {
  await mkdir(join(root, path, '..'), {recursive: true});
  await writeFile(join(root, path), content);
};
