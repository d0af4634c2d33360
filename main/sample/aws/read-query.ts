import type {NormalizedSchema} from '@smithy/core/schema';
import type {Plain} from './wire-value.ts';

type Tree = {text?: string; readonly children: Map<string, Tree>};

/**
 * The parameters of an AWS Query request by the names of the service's model: `Filter.1.Value.1=x` becomes
 * `{Filters: [{Values: ['x']}]}`. Parameters that the model does not know are left out.
 */
export const readQuery = (schema: NormalizedSchema, form: URLSearchParams, dialect: 'query' | 'ec2'): Plain => {
  const root: Tree = {children: new Map()};
  for (const [key, text] of form) {
    let place = root;
    for (const part of key.split('.')) {
      const next = place.children.get(part) ?? {children: new Map()};
      place.children.set(part, next);
      place = next;
    }
    place.text = text;
  }
  return readStruct(schema, root, dialect);
};

const readStruct = (schema: NormalizedSchema, tree: Tree, dialect: 'query' | 'ec2'): Plain => {
  const result: Record<string, unknown> = {};
  if (!schema.isStructSchema()) return result;
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    const wire = traits.xmlName ?? name;
    const key = dialect === 'ec2' ? String(traits.ec2QueryName ?? wire.charAt(0).toUpperCase() + wire.slice(1)) : wire;
    const found = tree.children.get(key);
    if (found !== undefined) result[name] = readValue(member, found, dialect);
  }
  return result;
};

const readValue = (schema: NormalizedSchema, tree: Tree, dialect: 'query' | 'ec2'): unknown => {
  if (schema.isStructSchema()) return readStruct(schema, tree, dialect);
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const flat = dialect === 'ec2' || schema.getMergedTraits().xmlFlattened !== undefined;
    const items = flat ? tree : tree.children.get(item.getMergedTraits().xmlName ?? 'member');
    return [...(items?.children ?? [])]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, entry]) => readValue(item, entry, dialect));
  }
  return readScalar(schema, tree.text ?? '');
};

/** A scalar of a form or of a query string. */
export const readScalar = (schema: NormalizedSchema, text: string): unknown => {
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isBooleanSchema()) return text === 'true';
  return text;
};
