/** What a shape's traits say about its place on the wire (Smithy's trait names). */
export type Traits = {
  readonly xmlName?: string;
  readonly xmlFlattened?: 1;
  readonly xmlAttribute?: 1;
  readonly xmlNamespace?: readonly [prefix: string, uri: string];
  readonly ec2QueryName?: string;
  readonly httpHeader?: string;
  readonly httpQuery?: string;
  readonly httpPayload?: 1;
  readonly http?: readonly [method: string, path: string, status: number];
};

export type Kind = 'structure' | 'list' | 'map' | 'text' | 'number' | 'boolean' | 'time' | 'bytes' | 'nothing';

/** A shape of a service's model; of a member, its own traits go before those of the shape it points at. */
export type Shape = {
  readonly kind: Kind;
  readonly name: string;
  /** The name of the member, where this is one. */
  readonly member?: string;
  readonly traits: Traits;
  /** How a time is written where the model fixes it. */
  readonly timeFormat?: 'date-time' | 'http-date' | 'epoch';
  /** The members of a structure in the model's order; none of anything else. */
  members(): readonly (readonly [name: string, shape: Shape])[];
  /** Of the keys of a map, and of the entries of a list or map. */
  key(): Shape;
  entry(): Shape;
};

/** A schema as the SDK's clients export it: a number for simple types, else an array (`@smithy/types`, static-schemas). */
export type StaticRef = StaticSchema | (() => StaticSchema);
type StaticSchema = number | string | readonly unknown[];

const simple = (code: number): Pick<Shape, 'kind' | 'timeFormat'> => {
  switch (code) {
    case 1:
    case 17:
    case 19:
      return {kind: 'number'};
    case 2:
      return {kind: 'boolean'};
    case 4:
      return {kind: 'time'};
    case 5:
      return {kind: 'time', timeFormat: 'date-time'};
    case 6:
      return {kind: 'time', timeFormat: 'http-date'};
    case 7:
      return {kind: 'time', timeFormat: 'epoch'};
    case 21:
    case 42:
      return {kind: 'bytes'};
    default:
      return {kind: 'text'};
  }
};

const membersOfStructure = new WeakMap<object, ReturnType<Shape['members']>>();

/** Reads an exported schema. `outer` are the traits of the member that points at it, which win. */
export const readShape = (ref: StaticRef, outer: Traits = {}, member?: string): Shape => {
  const schema = typeof ref === 'function' ? ref() : ref;
  const about = member === undefined ? {} : {member};
  if (typeof schema === 'number') return {...numbered(schema, member), traits: outer, ...about};
  // "unit": an operation without input or output.
  if (typeof schema === 'string') return {...leaf('nothing', schema), traits: outer, ...about};
  // A pair is a member: what it points at, and its traits.
  if (schema.length === 2) return readShape(asRef(schema[0]), {...readTraits(schema[1]), ...outer}, member);
  const [code, , name, own, first, second] = schema;
  const traits = {...readTraits(own), ...outer};
  const shapeName = String(name);
  switch (code) {
    case 0:
      return {...readShape(asRef(first), traits, member), name: shapeName};
    case 1:
      return {...leaf('list', shapeName), traits, ...about, entry: once(() => readShape(asRef(first), {}, 'member'))};
    case 2:
      return {
        ...leaf('map', shapeName),
        traits,
        ...about,
        key: once(() => readShape(asRef(first), {}, 'key')),
        entry: once(() => readShape(asRef(second), {}, 'value')),
      };
    default:
      return {...leaf('structure', shapeName), traits, ...about, members: () => readMembers(schema)};
  }
};

const leaf = (kind: Kind, name: string): Omit<Shape, 'traits'> => ({
  kind,
  name,
  members: () => [],
  key: () => readShape(0),
  entry: () => readShape(0),
});

/** Shapes point at each other in circles, so they are read when first asked for. */
const once = (read: () => Shape): (() => Shape) => {
  let shape: Shape | undefined;
  return () => {
    shape ??= read();
    return shape;
  };
};

/** Lists and maps of simple types are the type's number plus 64 or 128. */
const numbered = (code: number, name = ''): Omit<Shape, 'traits'> => {
  if (code >= 128) return {...leaf('map', name), entry: () => readShape(code - 128, {}, 'value')};
  if (code >= 64) return {...leaf('list', name), entry: () => readShape(code - 64, {}, 'member')};
  return {...leaf('text', name), ...simple(code)};
};

const readMembers = (schema: readonly unknown[]): ReturnType<Shape['members']> => {
  const known = membersOfStructure.get(schema);
  if (known !== undefined) return known;
  const [, , , , names, refs] = schema;
  const list: readonly unknown[] = Array.isArray(refs) ? refs : [];
  const members = (Array.isArray(names) ? names : []).map(
    (name, index) => [String(name), readShape(asRef(list[index]), {}, String(name))] as const,
  );
  membersOfStructure.set(schema, members);
  return members;
};

/** Traits are an object, or a number whose bits stand for frequent ones; of those only the fifth, the payload, matters here. */
export const readTraits = (traits: unknown): Traits => {
  if (typeof traits === 'number') return (traits & 16) === 0 ? {} : {httpPayload: 1};
  return typeof traits === 'object' && traits !== null ? traits : {};
};

const isRef = (value: unknown): value is StaticRef =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'function' || Array.isArray(value);

const asRef = (value: unknown): StaticRef => {
  if (isRef(value)) return value;
  throw new TypeError('The SDK exports a schema of a kind that the sample does not know.');
};
