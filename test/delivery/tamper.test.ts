import {execFileSync} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {DeliveryError} from '../../main/delivery/errors.ts';
import {verifyPackage} from '../../main/delivery/verify.ts';
import {custodyLog, edit, freshFolder, packedFolder, packedZip, put, reseal, sha, snapshot} from './fixture.ts';
import {tamperings} from './tamperings.ts';

const found = (problems: readonly {code: string; path: string}[]) =>
  problems.map(({code, path}) => `${code} ${path}`).sort();

describe('a package that was tampered with is refused, naming file and difference', () => {
  it.each(tamperings)('%s', async (_what, tamper, expected) => {
    const root = await packedFolder();
    const before = await verifyPackage(root);
    await tamper(root);
    const after = await verifyPackage(root);
    expect(before.problems).toEqual([]);
    expect(before.ok).toBe(true);
    expect(after.ok).toBe(false);
    expect(found(after.problems)).toEqual([...expected].sort());
    for (const {message} of after.problems) expect(message.length).toBeGreaterThan(10);
  });

  it('says what was expected and what was found', async () => {
    const root = await packedFolder();
    await edit(root, 'data/report/report.pdf', text => `${text}!`);
    const {problems} = await verifyPackage(root);
    const [want, have] = [sha('sha256', '%PDF-1.7\n'), sha('sha256', '%PDF-1.7\n!')];
    expect(problems[0]?.message).toContain(`Its sha256 should be ${want} (manifest-sha256.txt) and is ${have}.`);
  });

  it('gives another identity when everything was forged consistently', async () => {
    const root = await packedFolder();
    const before = await verifyPackage(root);
    await put(root, 'data/report/report.pdf', 'forged');
    await reseal(root);
    const after = await verifyPackage(root);
    expect(after.problems).toEqual([]);
    expect(after.identity).not.toBe(before.identity);
  });
});

describe('verification', () => {
  it('gives the identity, the custody head and the counts', async () => {
    const root = await packedFolder();
    const verification = await verifyPackage(root);
    expect(verification).toMatchObject({
      ok: true,
      name: 'EP-2026-001',
      identity: sha('sha256', await readFile(join(root, 'tagmanifest-sha256.txt'))),
      files: 13,
      custody: custodyLog().head,
    });
    expect(verification.checked.join()).toContain('not signed');
  });

  it('writes nothing, neither for a folder nor for a zip', async () => {
    const [root, zip] = [await packedFolder(), await packedZip()];
    const before = [await snapshot(dirname(root)), await snapshot(dirname(zip))];
    await verifyPackage(root);
    await verifyPackage(zip);
    expect([await snapshot(dirname(root)), await snapshot(dirname(zip))]).toEqual(before);
  });

  it('does not wait for a pipe that lies in the folder', async () => {
    const root = await packedFolder();
    execFileSync('mkfifo', [join(root, 'data/pipe')]);
    expect(found((await verifyPackage(root)).problems)).toEqual(['special-file data/pipe']);
  });

  it('says so when a signature is there, which it does not check', async () => {
    const root = await packedFolder();
    await put(root, 'signatures/tagmanifest-sha256.txt.sig', 'sig');
    const {ok, checked} = await verifyPackage(root);
    expect(ok).toBe(true);
    expect(checked.at(-1)).toBe('not checked here: signatures/tagmanifest-sha256.txt.sig');
  });

  it('makes names printable', async () => {
    const root = await packedFolder();
    await put(root, 'data/a\u001b[31m\u202e.txt', '');
    const {problems} = await verifyPackage(root);
    expect(found(problems)).toContain('extra-file data/a\\u{1b}[31m\\u{202e}.txt');
  });

  it('lists a thousand problems and counts the rest', async () => {
    const root = await packedFolder();
    const lies = Array.from({length: 1500}, (_, i) => `${'0'.repeat(64)}  data/x${i}\n`).join('');
    await writeFile(join(root, 'manifest-sha256.txt'), lies);
    const {problems} = await verifyPackage(root);
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)?.code).toBe('more-problems');
  });

  it('throws only for what cannot be read at all, and when it is cancelled', async () => {
    const root = await packedFolder();
    await expect(verifyPackage(join(root, 'nowhere'))).rejects.toThrow(DeliveryError);
    await expect(verifyPackage('/dev/null')).rejects.toMatchObject({code: 'unreadable'});
    const signal = AbortSignal.abort();
    await expect(verifyPackage(root, {signal})).rejects.toMatchObject({code: 'cancelled'});
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    const {bytes} = await verifyPackage(await packedZip(), {onBytes: total => seen.push(total)});
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThanOrEqual(bytes);
    expect(seen.at(-1)).toBeGreaterThan(bytes / 2);
  });

  it('takes a folder that is no bag for what it is', async () => {
    expect(found((await verifyPackage(await freshFolder())).problems)).toEqual(['missing-bagit bagit.txt']);
  });
});
