import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {
  type CustodyDraft,
  type CustodyHead,
  createCustodyVerifier,
  emptyCustody,
  hashCustodyLine,
  maxCustodyLine,
  nextCustodyLine,
  parseCustodyLine,
  splitRawLines,
  verifyCustody,
} from '../../main/evidence/custody.ts';

const draft = (n: number): CustodyDraft => ({
  time: `2026-11-21T10:00:0${n % 10}.000Z`,
  actor: 'Zoë Ἀθηνᾶ <zoe@example.com>',
  action: 'captured',
  subject: {kind: 'evidence', id: `E-00000${n}`, sha256: hashCustodyLine(`body ${n}`)},
  detail: {operation: 's3:GetBucketAcl', n, nested: {a: [1, 'two\n', null]}},
});

const chain = (length: number): {lines: string[]; head: CustodyHead} => {
  let head = emptyCustody;
  const lines: string[] = [];
  for (let n = 1; n <= length; n++) {
    const next = nextCustodyLine(head, draft(n));
    lines.push(next.line);
    head = next.head;
  }
  return {lines, head};
};

const check = (bytes: Uint8Array, expected?: CustodyHead) => verifyCustody(splitRawLines([bytes]), expected);

describe('a custody chain', () => {
  it('starts with 64 zeros, binds every line to the raw line before, and keeps its key order', async () => {
    const {lines, head} = chain(4);
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual([
      'seq',
      'time',
      'actor',
      'action',
      'subject',
      'detail',
      'prev',
    ]);
    expect(JSON.parse(lines[0] ?? '').prev).toBe('0'.repeat(64));
    expect(JSON.parse(lines[2] ?? '').prev).toBe(hashCustodyLine(lines[1] ?? ''));
    const result = await verifyCustody(lines, head);
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({head: head.sha256, entries: 4, last: {seq: 4, subject: {id: 'E-000004'}}});
  });

  it('can be checked with a few lines of shell', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldwork-custody-'));
    try {
      const {lines, head} = chain(6);
      writeFileSync(join(folder, 'custody.jsonl'), lines.join(''));
      const script = `p=$(printf '0%.0s' $(seq 64))
while IFS= read -r l; do case "$l" in *"\\"prev\\":\\"$p\\"}") ;; *) echo broken; exit 1;; esac
p=$(printf '%s\\n' "$l" | sha256sum | cut -c1-64); done < custody.jsonl; echo "$p"`;
      expect(execFileSync('bash', ['-c', script], {cwd: folder, encoding: 'utf8'}).trim()).toBe(head.sha256);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it('is found out for every single flipped byte', async () => {
    const {lines, head} = chain(3);
    const good = Buffer.from(lines.join(''));
    const missed: string[] = [];
    for (let at = 0; at < good.length; at++) {
      for (const mask of [0x01, 0x20, 0x80]) {
        const bad = Buffer.from(good);
        bad[at] = (bad[at] ?? 0) ^ mask;
        const {problems} = await check(bad, head);
        if (problems.length === 0) missed.push(`${at}^${mask}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('is found out for every removed, doubled, inserted or swapped line, and names the line', async () => {
    const {lines, head} = chain(6);
    for (let at = 0; at < lines.length; at++) {
      const removed = lines.toSpliced(at, 1);
      expect((await verifyCustody(removed, head)).problems[0]?.line, `removed ${at}`).toBe(at + 1);
      const doubled = lines.toSpliced(at, 0, lines[at] ?? '');
      expect((await verifyCustody(doubled, head)).problems[0]?.line, `doubled ${at}`).toBe(at + 2);
      const blank = lines.toSpliced(at, 0, '\n');
      expect((await verifyCustody(blank, head)).problems[0]?.line, `blank ${at}`).toBe(at + 1);
      if (at === 0) continue;
      const swapped = lines.with(at, lines[at - 1] ?? '').with(at - 1, lines[at] ?? '');
      expect((await verifyCustody(swapped, head)).problems[0]?.line, `swapped ${at}`).toBe(at);
    }
  });

  it('is found out for every truncation', async () => {
    const {lines, head} = chain(3);
    const good = Buffer.from(lines.join(''));
    for (let length = 0; length < good.length; length++) {
      expect((await check(good.subarray(0, length), head)).problems.length, `${length} bytes`).toBeGreaterThan(0);
    }
  });

  it('says that the end was rewritten, when a consistent chain has another head', async () => {
    const {head} = chain(3);
    const forged = nextCustodyLine(chain(2).head, {...draft(3), actor: 'someone else'});
    const {problems} = await verifyCustody([...chain(2).lines, forged.line], head);
    expect(problems).toEqual([{line: 3, message: expect.stringContaining('rewritten')}]);
  });

  it('is read whatever the size of the chunks', async () => {
    const {lines, head} = chain(5);
    const bytes = Buffer.from(lines.join(''));
    for (const size of [1, 7, 300, 5000]) {
      const chunks = Array.from({length: Math.ceil(bytes.length / size)}, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(await verifyCustody(splitRawLines(chunks), head)).toMatchObject({entries: 5, problems: []});
    }
  });
});

describe('a line', () => {
  const good = chain(1).lines[0] ?? '';
  it.each([
    ['no LF', good.trimEnd(), 'cut off'],
    ['CRLF', good.replace('\n', '\r\n'), 'as the log writes it'],
    ['a space more', good.replace('"seq":', '"seq": '), 'as the log writes it'],
    ['another key order', good.replace(/("seq":1),("time":"[^"]+")/, '$2,$1'), 'as the log writes it'],
    ['a repeated key', good.replace('"seq":1', '"seq":2,"seq":1'), 'as the log writes it'],
    ['an unknown key', good.replace('"seq":1', '"seq":1,"x":1'), 'not a custody entry'],
    ['a hidden __proto__', good.replace('"seq":1', '"seq":1,"__proto__":{"a":1}'), 'custody'],
    ['seq 0', good.replace('"seq":1', '"seq":0'), 'seq'],
    ['a time without zone', good.replace('00.000Z', '00.000').replace('01.000Z', '01.000'), 'time'],
    ['an array', '[]\n', 'not a custody entry'],
    ['nothing', '\n', 'not JSON'],
  ])('with %s is refused', (_, line, message) => {
    expect(parseCustodyLine(good)).toMatchObject({seq: 1});
    const result = parseCustodyLine(line);
    if (line.includes('__proto__')) expect(typeof result).toBe('string');
    else expect(result).toContain(message);
  });

  it('that is not UTF-8 or has no end is reported, without growing memory', async () => {
    const verifier = createCustodyVerifier();
    verifier.push(Buffer.from([0xff, 0xfe, 10]));
    expect(verifier.end().problems[0]?.message).toContain('not UTF-8');
    const endless = await verifyCustody(splitRawLines(Array.from({length: 40}, () => Buffer.alloc(100_000, 120))));
    expect(endless.problems[0]?.message).toContain('longer than');
    const many = await verifyCustody(Array.from({length: 500}, () => 'x\n'));
    expect(many.problems).toHaveLength(101);
  });

  it.each([
    ['a time in another zone', {...draft(1), time: '2026-11-21T10:00:00+01:00'}],
    ['no actor', {...draft(1), actor: ''}],
    ['a wrong hash', {...draft(1), subject: {kind: 'evidence', id: 'E-1', sha256: 'ABC'}}],
    ['too much', {...draft(1), detail: {text: 'x'.repeat(maxCustodyLine)}}],
  ])('is not written with %s', (_, bad) => {
    expect(() => nextCustodyLine(emptyCustody, bad)).toThrowError(expect.objectContaining({code: 'bad-custody-entry'}));
  });
});
