import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {counted, fillIn, packagedTexts, parseReportTexts} from '../../main/report/texts.ts';

const source = readFileSync(new URL('../../templates/report/en.yaml', import.meta.url), 'utf8');

describe('the catalogue of texts', () => {
  it('is complete', () => expect(packagedTexts().language).toBe('en'));
  it('names line and column of a text that is missing or unknown', () => {
    const unknown = source.replace('contents:\n  title: Contents', 'contents:\n  titel: Contents');
    expect(() => parseReportTexts('en.yaml', unknown)).toThrow(/en\.yaml:\d+:\d+: .*titel/s);
  });
  it('fills in values once, and leaves unknown places as they are', () => {
    expect(fillIn('{a} of {b} {c}', {a: '{b}', b: '2'})).toBe('{b} of 2 {c}');
    expect(fillIn('{constructor}', {})).toBe('{constructor}');
    expect(counted({one: '{count} read', other: '{count} reads'}, 2000)).toBe('2,000 reads');
  });
});

describe('the steps to verify the custody log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custody-'));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const chain = (length: number): string[] => {
    const lines: string[] = [];
    let prev = '0'.repeat(64);
    for (let seq = 1; seq <= length; seq++) {
      const line = `${JSON.stringify({seq, actor: 'Ελένη \\n "x"', detail: {note: 'a\\b %s'}, prev})}\n`;
      lines.push(line);
      prev = sha256(line);
    }
    return lines;
  };
  const run = (step: number, lines: readonly string[]): string => {
    writeFileSync(join(folder, 'custody.jsonl'), lines.join(''));
    const command = fillIn(packagedTexts().custody.steps[step]?.command ?? '', {entries: '3'});
    return execFileSync('sh', ['-c', command], {cwd: folder, encoding: 'utf8'});
  };
  const possible = (() => {
    try {
      execFileSync('sh', ['-c', 'printf x | sha256sum && printf x | cut -d" " -f1'], {stdio: 'ignore'});
      return true;
    } catch {
      return false;
    }
  })();

  it.skipIf(!possible)('find the head that the report states', () => {
    const lines = chain(4);
    expect(run(3, lines)).toBe(`${sha256(lines[2] ?? '')}  -\n`);
  });
  it.skipIf(!possible)('are silent on a chain that holds, and name the first line that does not', () => {
    const lines = chain(5);
    expect(run(4, lines)).toBe('');
    const changed = lines.map((l, i) => (i === 1 ? l.replace('Ελένη', 'Eve') : l));
    expect(run(4, changed)).toContain('"seq":3');
    expect(run(4, lines.toSpliced(2, 1))).toContain('"seq":4');
  });
});
