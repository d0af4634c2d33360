import {expect, it} from 'vitest';
import {z} from 'zod';
import {methods} from '../../main/contract/methods.ts';
import {shellMethods} from '../../main/contract/shell.ts';
import {pathAt, pathFields} from '../../main/guards/path-fields.ts';

type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly type?: string;
};

/** Names by which a field of the contract says that it is a path. */
const pathLike = /path|folder|file|dir|kubeconfig|against|location|root/i;
/** Fields that sound like one and name something inside the record. */
const noPaths: ReadonlySet<string> = new Set([
  'evidence.body file',
  'evidence.export file',
  'collect.preflight target.profile',
  'collect.start target.profile',
  'papers.save paper.location',
]);

/** Every text field of an input, dotted; through lists and choices. */
const textFields = (schema: JsonSchema, name = '', seen: readonly JsonSchema[] = []): string[] => {
  if (seen.includes(schema)) return [];
  const below = (inner: JsonSchema, at = name) => textFields(inner, at, [...seen, schema]);
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
      below(inner, name === '' ? key : `${name}.${key}`),
    ),
    ...(schema.items ? below(schema.items, `${name}[]`) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(inner => below(inner)),
    ...(schema.properties === undefined && name !== '' ? [name] : []),
  ];
};

const all = {...methods, ...shellMethods};
const fieldsOf = (method: keyof typeof all): string[] => [
  ...new Set(
    textFields(
      z.toJSONSchema(all[method].input, {io: 'input', unrepresentable: 'any', reused: 'inline'}) as JsonSchema,
    ),
  ),
];
const names = Object.keys(all) as (keyof typeof all)[];

it('the walk sees nested fields', () => {
  expect(fieldsOf('collect.start')).toContain('target.kubeconfig');
  expect(fieldsOf('evidence.attach')).toContain('path');
  expect(fieldsOf('papers.save').length).toBeGreaterThan(20);
});

it.each(names)('every path of %s is in the table', method => {
  const listed = (pathFields[method] ?? []).map(({field}) => field);
  const found = fieldsOf(method).filter(
    field => pathLike.test(field.split('.').at(-1) ?? '') && !noPaths.has(`${method} ${field}`),
  );
  expect(found.filter(field => !listed.includes(field))).toEqual([]);
});

it('the table names only methods and fields that are there', () => {
  for (const [method, fields] of Object.entries(pathFields)) {
    expect(names).toContain(method);
    for (const {field} of fields) expect(fieldsOf(method as keyof typeof all)).toContain(field);
  }
});

it('a path is read where it stands, and from nowhere else', () => {
  expect(pathAt({target: {kubeconfig: '/k'}}, 'target.kubeconfig')).toBe('/k');
  expect(pathAt({target: null}, 'target.kubeconfig')).toBeUndefined();
  expect(pathAt(Object.create({path: '/inherited'}), 'path')).toBeUndefined();
  expect(pathAt({path: ['/a']}, 'path')).toBeUndefined();
});
