import type {NormalizedSchema} from '@smithy/core/schema';
import {SampleError} from './errors.ts';

/** Plain data as it stands in YAML, with `Date` where a time is relative. */
export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/**
 * The members of a struct that are set, with their schemas, in the order of the schema. Keys that begin with a small letter are notes
 * of the sample's own and are left out. Errors: SampleError `unknown-member` where the service knows no such member: the
 * SDK would drop it in silence, and a typing error in the data would look like a missing setting.
 */
export const membersOf = (schema: NormalizedSchema, value: unknown): [string, NormalizedSchema, unknown][] => {
  if (!isPlain(value)) throw wrongValue(schema, value);
  const members: [string, NormalizedSchema, unknown][] = [];
  const known = new Set<string>();
  for (const [name, member] of schema.structIterator()) {
    known.add(name);
    const set = value[name];
    if (set !== undefined && set !== null) members.push([name, member, set]);
  }
  for (const name of Object.keys(value)) {
    if (!known.has(name) && !/^[a-z]/.test(name)) {
      throw new SampleError('unknown-member', `${schema.getName()} has no member ${name}; correct the sample's data.`);
    }
  }
  return members;
};

export const asList = (schema: NormalizedSchema, value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw wrongValue(schema, value);
  return value;
};

/** A time as a date-time or in seconds; `format` counts only where the schema leaves it open. */
const formatTime = (schema: NormalizedSchema, time: Date, format: 'date-time' | 'epoch'): string => {
  const own = schema.getSchema();
  if (own === 6) return time.toUTCString();
  if (own === 7 || (own === 4 && format === 'epoch')) return String(time.getTime() / 1000);
  return time.toISOString().replace('.000Z', 'Z');
};

/** The text of a scalar. A string member takes an object too (a policy document) and gives its JSON. */
export const scalarText = (schema: NormalizedSchema, value: unknown, format: 'date-time' | 'epoch'): string => {
  if (schema.isTimestampSchema()) {
    const time = value instanceof Date ? value : new Date(String(value));
    if (Number.isNaN(time.getTime())) throw wrongValue(schema, value);
    return formatTime(schema, time, format);
  }
  if (schema.isBlobSchema()) return Buffer.from(String(value)).toString('base64');
  if (schema.isStringSchema()) {
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  if (typeof value === 'boolean' ? !schema.isBooleanSchema() : typeof value !== 'number') {
    throw wrongValue(schema, value);
  }
  return String(value);
};

const wrongValue = (schema: NormalizedSchema, value: unknown): SampleError =>
  new SampleError(
    'wrong-value',
    `${schema.isMemberSchema() ? schema.getMemberName() : schema.getName()} cannot be ${JSON.stringify(value)}; correct the sample's data.`,
  );
