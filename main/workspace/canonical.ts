import {createHash} from 'node:crypto';

/** JSON with sorted keys and no spaces: equal values give equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, inner) => sorted(inner));

/** SHA-256 (hex) of a value's canonical JSON. */
export const hashCanonical = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : value;
