import {SampleError} from './errors.ts';
import type {Shape} from './shapes.ts';

/** Plain data as it stands in YAML, with `Date` where a time is relative. */
export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/**
 * The members of a struct that are set, with their schemas, in the order of the shape. Keys that begin with a small letter are notes
 * of the sample's own and are left out. Errors: SampleError `unknown-member` where the service knows no such member: the
 * SDK would drop it in silence, and a typing error in the data would look like a missing setting.
 */
export const membersOf = (shape: Shape, value: unknown): [string, Shape, unknown][] => {
  if (!isPlain(value)) throw wrongValue(shape, value);
  const members: [string, Shape, unknown][] = [];
  const known = new Set<string>();
  for (const [name, member] of shape.members()) {
    known.add(name);
    const set = value[name];
    if (set !== undefined && set !== null) members.push([name, member, set]);
  }
  for (const name of Object.keys(value)) {
    if (!known.has(name) && !/^[a-z]/.test(name)) {
      throw new SampleError('unknown-member', `${shape.name} has no member ${name}; correct the sample's data.`);
    }
  }
  return members;
};

export const asList = (shape: Shape, value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw wrongValue(shape, value);
  return value;
};

/** A time as a date-time or in seconds; `format` counts only where the shape leaves it open. */
const formatTime = (shape: Shape, time: Date, format: 'date-time' | 'epoch'): string => {
  switch (shape.timeFormat ?? format) {
    case 'http-date':
      return time.toUTCString();
    case 'epoch':
      return String(time.getTime() / 1000);
    case 'date-time':
      return time.toISOString().replace('.000Z', 'Z');
  }
};

/** The text of a scalar. A string member takes an object too (a policy document) and gives its JSON. */
export const scalarText = (shape: Shape, value: unknown, format: 'date-time' | 'epoch'): string => {
  if (shape.kind === 'time') {
    const time = value instanceof Date ? value : new Date(String(value));
    if (Number.isNaN(time.getTime())) throw wrongValue(shape, value);
    return formatTime(shape, time, format);
  }
  if (shape.kind === 'bytes') return Buffer.from(String(value)).toString('base64');
  if (shape.kind === 'text') {
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  if (typeof value === 'boolean' ? shape.kind !== 'boolean' : typeof value !== 'number') {
    throw wrongValue(shape, value);
  }
  return String(value);
};

const wrongValue = (shape: Shape, value: unknown): SampleError =>
  new SampleError(
    'wrong-value',
    `${shape.member ?? shape.name} cannot be ${JSON.stringify(value)}; correct the sample's data.`,
  );
