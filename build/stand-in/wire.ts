/**
 * Values between page and main process as text. What JSON has no form for is `{$: kind, v: …}`. Both functions stand alone: their
 * text is also run in the page.
 */
type Bytes = {readonly toText: (bytes: Uint8Array) => string; readonly fromText: (text: string) => Uint8Array};

/** A value as JSON. Errors: it holds what cannot be cloned (a function, a symbol, itself). */
export const encode = (value: unknown, bytes: Pick<Bytes, 'toText'>): string => {
  const open: unknown[] = [];
  const mark = (kind: string, v: unknown) => ({$: kind, v});
  const inside = <T>(container: object, make: () => T): T => {
    if (open.includes(container)) throw new Error('An object could not be cloned.');
    open.push(container);
    const made = make();
    open.pop();
    return made;
  };
  const pack = (x: unknown): unknown => {
    if (x === undefined) return mark('undefined', 0);
    if (typeof x === 'bigint') return mark('bigint', String(x));
    if (typeof x === 'number')
      return Number.isFinite(x) && !Object.is(x, -0) ? x : mark('number', Object.is(x, -0) ? '-0' : String(x));
    if (typeof x === 'function' || typeof x === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof x !== 'object' || x === null) return x;
    if (Array.isArray(x)) return inside(x, () => x.map(pack));
    const tag = Object.prototype.toString.call(x).slice(8, -1);
    if (x instanceof ArrayBuffer) return mark('ArrayBuffer', bytes.toText(new Uint8Array(x)));
    if (ArrayBuffer.isView(x))
      return mark('view', [tag, bytes.toText(new Uint8Array(x.buffer, x.byteOffset, x.byteLength))]);
    if (x instanceof Date) return mark('Date', x.getTime());
    if (x instanceof Map)
      return inside(x, () =>
        mark(
          'Map',
          [...x].map(([k, v]) => [pack(k), pack(v)]),
        ),
      );
    if (x instanceof Set) return inside(x, () => mark('Set', [...x].map(pack)));
    if (x instanceof Error) return mark('Error', [x.name, x.message]);
    if (tag !== 'Object') throw new Error('An object could not be cloned.');
    const record = inside(x, () => Object.fromEntries(Object.entries(x).map(([k, v]) => [k, pack(v)])));
    return Object.hasOwn(x, '$') ? mark('Object', record) : record;
  };
  return JSON.stringify(pack(value));
};

/** The value again. */
export const decode = (text: string, bytes: Pick<Bytes, 'fromText'>): unknown => {
  const views: Readonly<Record<string, new (buffer: ArrayBuffer) => unknown>> = {
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  const buffer = (data: unknown): ArrayBuffer => new Uint8Array(bytes.fromText(String(data))).buffer as ArrayBuffer;
  const entries = (record: object) => Object.fromEntries(Object.entries(record).map(([k, v]) => [k, unpack(v)]));
  const special = (kind: string, v: unknown): unknown => {
    const list = Array.isArray(v) ? (v as unknown[]) : [];
    if (kind === 'undefined') return undefined;
    if (kind === 'bigint') return BigInt(String(v));
    if (kind === 'number') return Number(v);
    if (kind === 'ArrayBuffer') return buffer(v);
    if (kind === 'view') {
      const view = views[String(list[0])];
      return view ? new view(buffer(list[1])) : new Uint8Array(buffer(list[1]));
    }
    if (kind === 'Date') return new Date(Number(v));
    if (kind === 'Map')
      return new Map(list.map(pair => (pair as [unknown, unknown]).map(unpack) as [unknown, unknown]));
    if (kind === 'Set') return new Set(list.map(unpack));
    if (kind === 'Error') return Object.assign(new Error(String(list[1])), {name: String(list[0])});
    return entries(v as object);
  };
  const unpack = (x: unknown): unknown => {
    if (typeof x !== 'object' || x === null) return x;
    if (Array.isArray(x)) return x.map(unpack);
    if (!Object.hasOwn(x, '$')) return entries(x);
    const marked = x as {readonly $: string; readonly v: unknown};
    return special(marked.$, marked.v);
  };
  return unpack(JSON.parse(text));
};
