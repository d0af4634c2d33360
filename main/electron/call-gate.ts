import {z} from 'zod';
import {methods} from '../contract/methods.ts';
import {shellMethods} from '../contract/shell.ts';
import type {Reply} from '../contract/transport.ts';
import {explainMisfit} from '../engine/dispatch.ts';
import type {PathGrants} from '../guards/path-grants.ts';
import {dataFault} from '../guards/plain-data.ts';
import {gateTexts} from './gate-texts.ts';

const Message = z.strictObject({method: z.string().max(100), input: z.unknown()});

export type Gate = {
  readonly grants: PathGrants;
  /** Answers what the shell itself answers. */
  readonly shell: (method: string, input: unknown) => Promise<Reply>;
  /** Carries a call to the engine. */
  readonly engine: (method: string, input: unknown) => Promise<Reply>;
};

const refuse = (code: string, message: string): Reply => ({ok: false, code, message});

/**
 * What a page sends is looked at here before anything else sees it: its size, that it is plain data, its form, that the method is
 * one of the contract, that the input fits, and that a person chose every path in it. What was checked is what is handed on.
 */
export const createGate =
  ({grants, shell, engine}: Gate) =>
  async (...args: readonly unknown[]): Promise<Reply> => {
    const fault = dataFault(args);
    if (fault) return refuse(fault === 'too-large' ? 'too-large' : 'bad-input', gateTexts[fault]);
    const message = args.length === 1 ? Message.safeParse(args[0]) : undefined;
    if (!message?.success) return refuse('bad-input', gateTexts['bad-message']);
    const {method, input} = message.data;
    const own = Object.hasOwn(shellMethods, method);
    if (!own && !Object.hasOwn(methods, method)) return refuse('unknown-method', gateTexts.unknown(method));
    const spec = own ? shellMethods[method as keyof typeof shellMethods] : methods[method as keyof typeof methods];
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) return refuse('bad-input', explainMisfit(parsed.error));
    const path = grants.refused(method, parsed.data);
    if (path !== undefined) return refuse('path-refused', gateTexts.path(path));
    try {
      return await (own ? shell : engine)(method, parsed.data);
    } catch (error) {
      return refuse('failed', error instanceof Error ? error.message : String(error));
    }
  };
