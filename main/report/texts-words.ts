import {z} from 'zod';

/** Words of the report; `{name}` places are filled in. */
export const Text = z.string().min(1);
/** A text for one and for any other number. */
export const Counted = z.strictObject({one: Text, other: Text});
/** An object with a text for each key. */
export const words = <K extends string>(...keys: readonly K[]) =>
  z.strictObject(Object.fromEntries(keys.map(k => [k, Text])) as Record<K, typeof Text>);
