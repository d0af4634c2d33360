import type {z} from 'zod';
import {type Handlers, type Method, methods} from '../contract/methods.ts';
import type {Reply} from '../contract/transport.ts';

/**
 * The engine's one door. Only own methods of the contract are reachable; input and output are parsed by their schemas.
 * Never rejects: every failure is a reply with a stable code (`unknown-method`, `bad-input`, an error's own, or `failed`).
 */
export const createDispatcher =
  (handlers: Handlers) =>
  async (method: string, input: unknown): Promise<Reply> => {
    if (!Object.hasOwn(methods, method)) {
      return {
        ok: false,
        code: 'unknown-method',
        message: `There is no method ${JSON.stringify(method.slice(0, 100))}.`,
      };
    }
    const spec = methods[method as Method];
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) return {ok: false, code: 'bad-input', message: describe(parsed.error)};
    const handle = handlers[method as Method] as (input: unknown) => unknown;
    try {
      return {ok: true, value: spec.output.parse(await handle(parsed.data))};
    } catch (error) {
      return {ok: false, code: codeOf(error), message: error instanceof Error ? error.message : String(error)};
    }
  };

const describe = (error: z.ZodError): string =>
  error.issues
    .map(issue => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
    .join('; ');

const codeOf = (error: unknown): string => {
  const code = (error as {code?: unknown} | null)?.code;
  return typeof code === 'string' && /^[a-z][a-z-]*$/.test(code) ? code : 'failed';
};
