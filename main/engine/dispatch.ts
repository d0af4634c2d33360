import type {z} from 'zod';
import {type Handlers, methods} from '../contract/methods.ts';
import type {Reply} from '../contract/transport.ts';

type MethodSpecs = Readonly<Record<string, {readonly input: z.ZodType; readonly output: z.ZodType}>>;

/** Handlers of a map of methods. */
export type HandlersOf<M extends MethodSpecs> = {
  readonly [K in keyof M]: (
    input: z.output<M[K]['input']>,
  ) => Promise<z.output<M[K]['output']>> | z.output<M[K]['output']>;
};

/** The engine's one door: only own methods of the contract are reachable. */
export const createDispatcher = (handlers: Handlers): Dispatch => createDispatcherOf(methods, handlers);

export type Dispatch = (method: string, input: unknown) => Promise<Reply>;

/**
 * A door to the methods of a map, and to no other; input and output are parsed by their schemas.
 * Never rejects: every failure is a reply with a stable code (`unknown-method`, `bad-input`, an error's own, or `failed`).
 */
export const createDispatcherOf =
  <M extends MethodSpecs>(specs: M, handlers: HandlersOf<M>): Dispatch =>
  async (method, input) => {
    if (!Object.hasOwn(specs, method)) {
      return {
        ok: false,
        code: 'unknown-method',
        message: `There is no method ${JSON.stringify(method.slice(0, 100))}.`,
      };
    }
    const spec = specs[method] as M[string];
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) return {ok: false, code: 'bad-input', message: explainMisfit(parsed.error)};
    const handle = handlers[method] as (input: unknown) => unknown;
    try {
      return {ok: true, value: spec.output.parse(await handle(parsed.data))};
    } catch (error) {
      return {ok: false, code: codeOf(error), message: error instanceof Error ? error.message : String(error)};
    }
  };

/** What does not fit, and where, for people. */
export const explainMisfit = (error: z.ZodError): string =>
  error.issues
    .map(issue => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ');

const codeOf = (error: unknown): string => {
  const code = (error as {code?: unknown} | null)?.code;
  return typeof code === 'string' && /^[a-z][a-z-]*$/.test(code) ? code : 'failed';
};
