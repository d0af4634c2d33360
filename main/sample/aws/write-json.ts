import type {NormalizedSchema} from '@smithy/core/schema';
import {asList, isPlain, membersOf, scalarText} from './wire-value.ts';

/** A value as AWS JSON 1.1 has it: times are numbers in seconds, blobs base64. The result is ready for `JSON.stringify`. */
export const toJson = (schema: NormalizedSchema, value: unknown): unknown => {
  if (schema.isStructSchema()) {
    return Object.fromEntries(membersOf(schema, value).map(([name, member, set]) => [name, toJson(member, set)]));
  }
  if (schema.isListSchema()) return asList(schema, value).map(item => toJson(schema.getValueSchema(), item));
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(isPlain(value) ? value : {}).map(([key, entry]) => [key, toJson(item, entry)]),
    );
  }
  const text = scalarText(schema, value, 'epoch');
  if (schema.isTimestampSchema() || schema.isNumericSchema()) return Number(text);
  return schema.isBooleanSchema() ? text === 'true' : text;
};
