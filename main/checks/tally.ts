import type {VerdictValue} from '../contract/ids.ts';
import type {Verdict} from './types.ts';

/** Verdicts by value; a value that does not occur stands there as 0. */
export type Counts = Record<VerdictValue, number>;

/** A kind of read that verdicts lack: `verdicts` says how many it left open. */
export type MissingRead = {
  readonly operation: string;
  readonly region: string;
  readonly outcome: string;
  readonly errorCode?: string;
  readonly verdicts: number;
};

/** Counts verdicts for one cell of the coverage. */
export type Tally = {
  /** Says that a check informs the cell, whether or not it ever gives a verdict. */
  expect(check: string): void;
  add(verdict: Verdict, resource: number | undefined, missing: readonly Omit<MissingRead, 'verdicts'>[]): void;
  /** By check id; a check without verdicts stands there with zeros. */
  checks(): {check: string; counts: Counts}[];
  counts(): Counts;
  resources(): number;
  /** The kinds that left most verdicts open first. */
  missing(): MissingRead[];
};

/** A tally with nothing counted. */
export const newTally = (): Tally => {
  const byCheck = new Map<string, Counts>();
  const missing = new Map<string, MissingRead>();
  const seen = newBitSet();
  return {
    expect: check => {
      if (!byCheck.has(check)) byCheck.set(check, noCounts());
    },
    add: (verdict, resource, reads) => {
      const counts = byCheck.get(verdict.check);
      if (!counts) return;
      counts[verdict.verdict]++;
      if (resource !== undefined) seen.add(resource);
      for (const read of reads) {
        const key = JSON.stringify([read.operation, read.region, read.outcome, read.errorCode]);
        missing.set(key, {...read, verdicts: (missing.get(key)?.verdicts ?? 0) + 1});
      }
    },
    checks: () =>
      [...byCheck].sort(([a], [b]) => (a < b ? -1 : 1)).map(([check, counts]) => ({check, counts: {...counts}})),
    counts: () => {
      const total = noCounts();
      for (const counts of byCheck.values()) {
        for (const value of Object.keys(total) as VerdictValue[]) total[value] += counts[value];
      }
      return total;
    },
    resources: () => seen.size(),
    missing: () =>
      [...missing.values()].sort(
        (a, b) => b.verdicts - a.verdicts || order(a.operation, b.operation) || order(a.region, b.region),
      ),
  };
};

const noCounts = (): Counts => ({pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0});

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A set of small numbers at a bit each: 100,000 resources in 200 cells stay under three megabytes. */
const newBitSet = () => {
  let bits = new Uint8Array(64);
  let size = 0;
  return {
    add: (value: number): void => {
      const byte = value >> 3;
      if (byte >= bits.length) {
        const larger = new Uint8Array(Math.max(byte + 1, bits.length * 2));
        larger.set(bits);
        bits = larger;
      }
      const bit = 1 << (value & 7);
      const old = bits[byte] ?? 0;
      if (old & bit) return;
      bits[byte] = old | bit;
      size++;
    },
    size: (): number => size,
  };
};
