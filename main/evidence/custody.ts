/** The custody log: JSON Lines, each line bound to the one before (see `verifyCustody`). Pure; storage is the workspace's. */
import {createHash} from 'node:crypto';
import {z} from 'zod';
import {Instant, Sha256} from '../contract/ids.ts';
import {EvidenceError} from './errors.ts';

/** What happened to what; `subject` is an evidence id with its SHA-256, or what else changed. */
export type CustodyDraft = {
  readonly time: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: {readonly kind: string; readonly id: string; readonly sha256?: string};
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type CustodyEntry = CustodyDraft & {readonly seq: number; readonly prev: string};

/** Where a chain ends: SHA-256 of its last raw line and the number of its lines. */
export type CustodyHead = {readonly sha256: string; readonly entries: number};

/** The head of an empty log: what the first line names as `prev`. */
export const emptyCustody: CustodyHead = {sha256: '0'.repeat(64), entries: 0};

/** The longest line, LF included, in bytes: a reader never needs more memory than this. */
export const maxCustodyLine = 1024 * 1024;

const Entry = z.strictObject({
  seq: z.int().positive(),
  time: Instant,
  actor: z.string().min(1),
  action: z.string().min(1),
  subject: z.strictObject({kind: z.string().min(1), id: z.string().min(1), sha256: Sha256.exactOptional()}),
  detail: z.record(z.string(), z.unknown()).exactOptional(),
  prev: Sha256,
});

/** SHA-256 (hex) of one raw line, its LF included: the `prev` of the next line. */
export const hashCustodyLine = (rawLine: Uint8Array | string): string =>
  createHash('sha256').update(rawLine).digest('hex');

/** The next raw line (LF included), its entry and the new head. Errors: EvidenceError `bad-custody-entry`. */
export const nextCustodyLine = (
  head: CustodyHead,
  draft: CustodyDraft,
): {line: string; entry: CustodyEntry; head: CustodyHead} => {
  const seq = head.entries + 1;
  const line = serialise({...draft, detail: draft.detail ?? {}, seq, prev: head.sha256});
  if (Buffer.byteLength(line) > maxCustodyLine) {
    throw refuse(draft, `it is longer than ${maxCustodyLine} bytes; keep large content as evidence and name its hash`);
  }
  const entry = parseCustodyLine(line);
  if (typeof entry === 'string') throw refuse(draft, entry);
  return {line, entry, head: {sha256: hashCustodyLine(line), entries: seq}};
};

/** The entry of one raw line (LF included), or what is wrong with it. A line must be written exactly as `nextCustodyLine` writes it. */
export const parseCustodyLine = (rawLine: string): CustodyEntry | string => {
  if (!rawLine.endsWith('\n')) return 'has no line end: the log was cut off inside this line';
  let value: unknown;
  try {
    value = JSON.parse(rawLine);
  } catch {
    return 'is not JSON';
  }
  const parsed = Entry.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `is not a custody entry: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unreadable'}`;
  }
  // The raw value, not zod's copy: a copy would lose a key such as __proto__ and hide it.
  const entry = value as CustodyEntry;
  return serialise(entry) === rawLine
    ? entry
    : 'is not written as the log writes it (key order, spacing, escapes or a repeated key)';
};

const serialise = ({seq, time, actor, action, subject, detail, prev}: CustodyEntry): string => {
  const {kind, id, sha256} = subject;
  return `${JSON.stringify({seq, time, actor, action, subject: {kind, id, sha256}, detail, prev})}\n`;
};

const refuse = (draft: CustodyDraft, why: string) =>
  new EvidenceError(
    'bad-custody-entry',
    `The custody entry "${draft.action}" of ${draft.subject.kind} ${draft.subject.id} was not written: ${why}.`,
  );

/** One thing that does not hold; `line` counts from 1. */
export type CustodyProblem = {readonly line: number; readonly message: string};

export type CustodyVerification = {
  /** SHA-256 of the last raw line. */
  readonly head: string;
  readonly entries: number;
  readonly problems: readonly CustodyProblem[];
  readonly last?: CustodyEntry;
};

const maxProblems = 100;

/**
 * Checks a custody log line by line in bounded memory. `push` takes each raw line with its LF, in order; `end` gives the
 * head, the count and every problem: broken link, gap, malformed line, and, against `expected`, a cut-off or rewritten end.
 */
export const createCustodyVerifier = (
  expected?: CustodyHead,
): {push(rawLine: Uint8Array | string): void; end(): CustodyVerification} => {
  const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
  const problems: CustodyProblem[] = [];
  let unlisted = 0;
  let lines = 0;
  let head = emptyCustody.sha256;
  let nextSeq = 1;
  let last: CustodyEntry | undefined;

  const report = (line: number, message: string) => {
    if (problems.length < maxProblems) problems.push({line, message});
    else unlisted++;
  };

  const read = (rawLine: Uint8Array | string): CustodyEntry | string => {
    if (rawLine.length > maxCustodyLine) return `is longer than ${maxCustodyLine} bytes`;
    try {
      return parseCustodyLine(typeof rawLine === 'string' ? rawLine : decoder.decode(rawLine));
    } catch {
      return 'is not UTF-8';
    }
  };

  return {
    push: rawLine => {
      lines++;
      const entry = read(rawLine);
      if (typeof entry === 'string') {
        report(lines, `line ${lines} ${entry}`);
        nextSeq++;
      } else {
        if (entry.seq !== nextSeq) report(lines, `line ${lines} has seq ${entry.seq} where ${nextSeq} was due`);
        if (entry.prev !== head) {
          report(lines, `line ${lines} names ${entry.prev} as the line before; that line's SHA-256 is ${head}`);
        }
        nextSeq = entry.seq + 1;
        last = entry;
      }
      head = hashCustodyLine(rawLine);
    },
    end: () => {
      if (expected && lines !== expected.entries) {
        const what = lines < expected.entries ? 'it was cut off' : 'lines were added';
        report(
          Math.min(lines, expected.entries) + 1,
          `the log has ${lines} lines and should have ${expected.entries}: ${what}`,
        );
      } else if (expected && head !== expected.sha256) {
        report(lines, `the last line's SHA-256 is ${head} and should be ${expected.sha256}: the log was rewritten`);
      }
      const more = unlisted > 0 ? [{line: lines, message: `${unlisted} more problems are not listed`}] : [];
      return {head, entries: lines, problems: [...problems, ...more], ...(last && {last})};
    },
  };
};

/** Checks a whole custody log, given as raw lines with their LF; see `createCustodyVerifier`. */
export const verifyCustody = async (
  rawLines: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>,
  expected?: CustodyHead,
): Promise<CustodyVerification> => {
  const verifier = createCustodyVerifier(expected);
  for await (const line of rawLines) verifier.push(line);
  return verifier.end();
};

/** Cuts bytes into raw lines, LF kept. A line is given up on after `maxCustodyLine` bytes: it comes in pieces, which the verifier reports. */
export async function* splitRawLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let data =
      rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    for (let end = data.indexOf(10); end !== -1; end = data.indexOf(10)) {
      yield data.subarray(0, end + 1);
      data = data.subarray(end + 1);
    }
    if (data.length > maxCustodyLine) {
      yield data;
      data = Buffer.alloc(0);
    }
    rest = Buffer.from(data);
  }
  if (rest.length > 0) yield rest;
}
