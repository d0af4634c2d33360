import type {Shape} from './shapes.ts';
import type {Plain} from './wire-value.ts';

type Tree = {text?: string; readonly children: Map<string, Tree>};

/**
 * The parameters of an AWS Query request by the names of the service's model: `Filter.1.Value.1=x` becomes
 * `{Filters: [{Values: ['x']}]}`. Parameters that the model does not know are left out.
 */
export const readQuery = (shape: Shape, form: URLSearchParams, dialect: 'query' | 'ec2'): Plain => {
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
  return readStruct(shape, root, dialect);
};

const readStruct = (shape: Shape, tree: Tree, dialect: 'query' | 'ec2'): Plain => {
  const result: Record<string, unknown> = {};
  if (shape.kind !== 'structure') return result;
  for (const [name, member] of shape.members()) {
    const traits = member.traits;
    const wire = traits.xmlName ?? name;
    const key = dialect === 'ec2' ? (traits.ec2QueryName ?? wire.charAt(0).toUpperCase() + wire.slice(1)) : wire;
    const found = tree.children.get(key);
    if (found !== undefined) result[name] = readValue(member, found, dialect);
  }
  return result;
};

const readValue = (shape: Shape, tree: Tree, dialect: 'query' | 'ec2'): unknown => {
  if (shape.kind === 'structure') return readStruct(shape, tree, dialect);
  if (shape.kind === 'list') {
    const item = shape.entry();
    const flat = dialect === 'ec2' || shape.traits.xmlFlattened !== undefined;
    const items = flat ? tree : tree.children.get(item.traits.xmlName ?? 'member');
    return [...(items?.children ?? [])]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, entry]) => readValue(item, entry, dialect));
  }
  return readScalar(shape, tree.text ?? '');
};

/** A scalar of a form or of a query string. */
export const readScalar = (shape: Shape, text: string): unknown => {
  if (shape.kind === 'number') return Number(text);
  if (shape.kind === 'boolean') return text === 'true';
  return text;
};
