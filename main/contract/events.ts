import {z} from 'zod';

/** What the engine tells its clients while it works. Events are hints to redraw, never the record. */
export const events = {
  'collect.progress': z.strictObject({
    collection: z.string(),
    operation: z.string(),
    region: z.string(),
    outcome: z.string(),
    recalled: z.boolean(),
    done: z.number(),
    planned: z.number(),
  }),
  /** A collection began, was paused, went on or ended. */
  'collect.state': z.strictObject({collection: z.string(), state: z.enum(['running', 'paused', 'ended'])}),
  /** Bytes of a file being taken in. */
  'evidence.progress': z.strictObject({path: z.string(), bytes: z.number(), total: z.number()}),
  'evaluate.progress': z.strictObject({verdicts: z.number()}),
  'package.progress': z.strictObject({bytes: z.number(), total: z.number()}),
  'verify.progress': z.strictObject({bytes: z.number()}),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type Event<E extends EventName> = z.output<Events[E]>;
