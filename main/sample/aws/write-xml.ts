import type {Shape} from './shapes.ts';
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
export const writeMembers = (shape: Shape, value: unknown): string =>
  membersOf(shape, value)
    .filter(([, member]) => !isHeader(member) && member.traits.xmlAttribute === undefined)
    .map(([name, member, set]) => writeMember(member.traits.xmlName ?? name, member, set))
    .join('');

/** A struct as one element. */
export const writeStruct = (name: string, shape: Shape, value: unknown, attributes = ''): string => {
  let start = `${name}${attributes}`;
  for (const [memberName, member, set] of membersOf(shape, value)) {
    const traits = member.traits;
    if (traits.xmlAttribute === undefined) continue;
    start += ` ${traits.xmlName ?? memberName}="${escapeXml(scalarText(member, set, 'date-time'))}"`;
  }
  const [prefix, uri] = shape.traits.xmlNamespace ?? [];
  if (uri !== undefined) start += ` xmlns${prefix ? `:${prefix}` : ''}="${escapeXml(uri)}"`;
  return `<${start}>${writeMembers(shape, value)}</${name}>`;
};

/** The members of an answer that travel as headers. */
export const headerMembers = (shape: Shape, value: Plain): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [, member, set] of membersOf(shape, value)) {
    const header = member.traits.httpHeader;
    if (header !== undefined) headers[header.toLowerCase()] = scalarText(member, set, 'date-time');
  }
  return headers;
};

const isHeader = (member: Shape): boolean => member.traits.httpHeader !== undefined;

const writeMember = (name: string, shape: Shape, value: unknown): string => {
  if (shape.kind === 'list') return writeList(name, shape, value);
  if (shape.kind === 'map') return writeMap(name, shape, value);
  if (shape.kind === 'structure') return writeStruct(name, shape, value);
  return element(name, scalarText(shape, value, 'date-time'));
};

const writeList = (name: string, shape: Shape, value: unknown): string => {
  const item = shape.entry();
  const flat = shape.traits.xmlFlattened !== undefined;
  const itemName = flat ? name : (item.traits.xmlName ?? 'member');
  const items = asList(shape, value)
    .map(entry => writeMember(itemName, item, entry))
    .join('');
  return flat ? items : `<${name}>${items}</${name}>`;
};

const writeMap = (name: string, shape: Shape, value: unknown): string => {
  const keyName = shape.key().traits.xmlName ?? 'key';
  const item = shape.entry();
  const itemName = item.traits.xmlName ?? 'value';
  const entries = Object.entries(isPlain(value) ? value : {})
    .map(([key, entry]) => `<entry>${element(keyName, key)}${writeMember(itemName, item, entry)}</entry>`)
    .join('');
  return `<${name}>${entries}</${name}>`;
};
