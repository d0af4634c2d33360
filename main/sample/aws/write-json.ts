import type {Shape} from './shapes.ts';
import {asList, isPlain, membersOf, scalarText} from './wire-value.ts';

/** A value as AWS JSON 1.1 has it: times are numbers in seconds, blobs base64. The result is ready for `JSON.stringify`. */
export const toJson = (shape: Shape, value: unknown): unknown => {
  if (shape.kind === 'structure') {
    return Object.fromEntries(membersOf(shape, value).map(([name, member, set]) => [name, toJson(member, set)]));
  }
  if (shape.kind === 'list') return asList(shape, value).map(item => toJson(shape.entry(), item));
  if (shape.kind === 'map') {
    const item = shape.entry();
    return Object.fromEntries(
      Object.entries(isPlain(value) ? value : {}).map(([key, entry]) => [key, toJson(item, entry)]),
    );
  }
  const text = scalarText(shape, value, 'epoch');
  if (shape.kind === 'time' || shape.kind === 'number') return Number(text);
  return shape.kind === 'boolean' ? text === 'true' : text;
};
