import type {NormalizedSchema} from '@smithy/core/schema';
import {asList, isPlain, membersOf, type Plain, scalarText} from './wire-value.ts';

/** Text safe in element content and attribute values. Control characters that XML 1.0 forbids are left out. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 §2.2 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;');

/** One element with text. */
export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** The members of a struct as child elements; members bound to headers are left to `headerMembers`. */
export const writeMembers = (schema: NormalizedSchema, value: unknown): string =>
  membersOf(schema, value)
    .filter(([, member]) => !isHeader(member) && member.getMergedTraits().xmlAttribute === undefined)
    .map(([name, member, set]) => writeMember(member.getMergedTraits().xmlName ?? name, member, set))
    .join('');

/** A struct as one element. */
export const writeStruct = (name: string, schema: NormalizedSchema, value: unknown, attributes = ''): string => {
  let start = `${name}${attributes}`;
  for (const [memberName, member, set] of membersOf(schema, value)) {
    const traits = member.getMergedTraits();
    if (traits.xmlAttribute === undefined) continue;
    start += ` ${traits.xmlName ?? memberName}="${escapeXml(scalarText(member, set, 'date-time'))}"`;
  }
  const [prefix, uri] = schema.getMergedTraits().xmlNamespace ?? [];
  if (uri !== undefined) start += ` xmlns${prefix ? `:${prefix}` : ''}="${escapeXml(uri)}"`;
  return `<${start}>${writeMembers(schema, value)}</${name}>`;
};

/** The members of an answer that travel as headers. */
export const headerMembers = (schema: NormalizedSchema, value: Plain): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [, member, set] of membersOf(schema, value)) {
    const header = member.getMergedTraits().httpHeader;
    if (header !== undefined) headers[header.toLowerCase()] = scalarText(member, set, 'date-time');
  }
  return headers;
};

const isHeader = (member: NormalizedSchema): boolean => member.getMergedTraits().httpHeader !== undefined;

const writeMember = (name: string, schema: NormalizedSchema, value: unknown): string => {
  if (schema.isListSchema()) return writeList(name, schema, value);
  if (schema.isMapSchema()) return writeMap(name, schema, value);
  if (schema.isStructSchema()) return writeStruct(name, schema, value);
  return element(name, scalarText(schema, value, 'date-time'));
};

const writeList = (name: string, schema: NormalizedSchema, value: unknown): string => {
  const item = schema.getValueSchema();
  const flat = schema.getMergedTraits().xmlFlattened !== undefined;
  const itemName = flat ? name : (item.getMergedTraits().xmlName ?? 'member');
  const items = asList(schema, value)
    .map(entry => writeMember(itemName, item, entry))
    .join('');
  return flat ? items : `<${name}>${items}</${name}>`;
};

const writeMap = (name: string, schema: NormalizedSchema, value: unknown): string => {
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const item = schema.getValueSchema();
  const itemName = item.getMergedTraits().xmlName ?? 'value';
  const entries = Object.entries(isPlain(value) ? value : {})
    .map(([key, entry]) => `<entry>${element(keyName, key)}${writeMember(itemName, item, entry)}</entry>`)
    .join('');
  return `<${name}>${entries}</${name}>`;
};
