import {z} from 'zod';
import type {Reply} from '../contract/transport.ts';

/** A pair of AWS keys as the system's keyring kept it. Travels from shell to engine only, never to the window. */
export const AwsKeys = z.strictObject({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string().exactOptional(),
});
export type AwsKeys = z.infer<typeof AwsKeys>;

/** What the shell tells the engine's process. `keys`: for this call alone, by name. */
export const ToEngine = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('call'),
    id: z.int(),
    method: z.string(),
    input: z.unknown(),
    keys: z.record(z.string(), AwsKeys).optional(),
  }),
  z.strictObject({type: z.literal('ping'), id: z.int()}),
  z.strictObject({type: z.literal('close')}),
]);
export type ToEngine = z.infer<typeof ToEngine>;

const AnyReply: z.ZodType<Reply> = z.discriminatedUnion('ok', [
  z.strictObject({ok: z.literal(true), value: z.unknown()}),
  z.strictObject({ok: z.literal(false), code: z.string(), message: z.string()}),
]);

/** What the engine's process tells the shell. `closed`: the assessment is closed, the process may end. */
export const FromEngine = z.discriminatedUnion('type', [
  z.strictObject({type: z.literal('ready'), version: z.string()}),
  z.strictObject({type: z.literal('reply'), id: z.int(), reply: AnyReply}),
  z.strictObject({type: z.literal('event'), name: z.string(), payload: z.unknown()}),
  z.strictObject({type: z.literal('pong'), id: z.int()}),
  z.strictObject({type: z.literal('closed')}),
]);
export type FromEngine = z.infer<typeof FromEngine>;
