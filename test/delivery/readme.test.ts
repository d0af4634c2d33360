import {spawnSync} from 'node:child_process';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {custodyLog, edit, packedFolder, put, sha} from './fixture.ts';

/** Runs the Linux steps exactly as README-VERIFY.txt has them, indentation and all. */
const follow = async (root: string) => {
  const readme = await readFile(join(root, 'README-VERIFY.txt'), 'utf8');
  const linux = readme.slice(readme.indexOf('LINUX'), readme.indexOf('macOS'));
  const script = linux
    .split('\n')
    .filter(line => line.startsWith('     '))
    .join('\n');
  expect(script.split('\n')).toHaveLength(9);
  const {stdout, stderr} = spawnSync('bash', ['-c', script], {cwd: root, encoding: 'utf8'});
  return {
    stdout,
    stderr,
    findings: `${stdout}${stderr}`.split('\n').filter(line => !/: OK$|^$|^(found|expected):|^Custody-/.test(line)),
  };
};

const linux = process.platform === 'linux' && spawnSync('sha256sum', ['--version']).status === 0;

describe.skipIf(!linux)('the steps of README-VERIFY.txt, typed as they stand (Linux)', () => {
  it('pass on an honest package, and show its identity and custody head', async () => {
    const root = await packedFolder();
    const {findings, stdout, stderr} = await follow(root);
    const {head, entries} = custodyLog().head;
    expect(stderr).toBe('');
    expect(findings).toEqual([
      `${sha('sha256', await readFile(join(root, 'tagmanifest-sha256.txt')))}  tagmanifest-sha256.txt`,
    ]);
    expect(stdout).toContain(`found:    Custody-Head-SHA256: ${head}, Custody-Entries: ${entries}\n`);
    expect(stdout).toContain(`Custody-Head-SHA256: ${head}\nCustody-Entries: ${entries}\n`);
  });

  it.each<[string, (root: string) => Promise<unknown>, RegExp]>([
    ['a changed payload file', r => put(r, 'data/report/report.pdf', 'x'), /report\.pdf: FAILED/],
    ['a changed tag file', r => edit(r, 'bag-info.txt', t => `${t}X: y\n`), /bag-info\.txt: FAILED/],
    ['a removed file', r => rm(join(r, 'data/report/report.pdf')), /report\.pdf: FAILED open or read/],
    ['an extra payload file', r => put(r, 'data/extra.txt', 'x'), /^> data\/extra\.txt/m],
    ['an extra file in the root', r => put(r, 'extra.txt', 'x'), /^> extra\.txt/m],
    [
      'a changed custody line',
      r => edit(r, 'data/custody/custody.jsonl', t => t.replace('Zoë', 'Zoe')),
      /BROKEN at line 2/,
    ],
    [
      'a custody log without its end',
      r => writeFile(join(r, 'data/custody/custody.jsonl'), custodyLog().text.split(/(?<=\n)/)[0] ?? ''),
      /Custody-Entries: 1\n/,
    ],
  ])('show %s', async (_what, tamper, expected) => {
    const root = await packedFolder();
    await tamper(root);
    const {stdout, stderr} = await follow(root);
    expect(stdout + stderr).toMatch(expected);
  });
});
