/** A column of few different values: each is kept once, the rows hold its number. */
export type Column = {readonly values: readonly string[]; readonly codes: Uint32Array};

/** Numbers values as they come. */
export type Dictionary = {readonly values: readonly string[]; code(value: string): number};

export const createDictionary = (first: readonly string[] = []): Dictionary => {
  const values = [...first];
  const codes = new Map(values.map((value, code) => [value, code]));
  return {
    values,
    code: value => {
      const known = codes.get(value);
      if (known !== undefined) return known;
      codes.set(value, values.length);
      return values.push(value) - 1;
    },
  };
};

/** A text as it is compared and searched: case and composition do not count. */
export const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Adds to one of many counts. */
export const addTo = (counts: Uint32Array, at: number, by = 1): void => {
  counts[at] = (counts[at] ?? 0) + by;
};

/** Numbers that come one after another, kept as narrowly as they can be. */
export type Growing = {push(value: number): void; done(): Uint32Array};

export const createGrowing = (): Growing => {
  let values = new Uint32Array(4_096);
  let count = 0;
  return {
    push: value => {
      if (count === values.length) {
        const larger = new Uint32Array(count * 2);
        larger.set(values);
        values = larger;
      }
      values[count++] = value;
    },
    done: () => values.slice(0, count),
  };
};
