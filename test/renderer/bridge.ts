import type {Bridge, Reply} from '../../main/contract/transport.ts';

type Answer = unknown | ((input: never) => unknown);

/** A preload's bridge whose other side is a map of answers; an Error with a `code` is a refusal. */
export const fakeBridge = (answers: Record<string, Answer>) => {
  const calls: {readonly method: string; readonly input: unknown}[] = [];
  const listeners = new Set<(event: string, payload: unknown) => void>();
  const bridge: Bridge = {
    call: async (method, input): Promise<Reply> => {
      calls.push({method, input});
      const answer = answers[method];
      try {
        const value = await (typeof answer === 'function' ? answer(input as never) : answer);
        if (value === undefined) return {ok: false, code: 'unknown-method', message: `no answer to ${method}`};
        return {ok: true, value};
      } catch (error) {
        const {code, message} = error as {code?: string; message: string};
        return {ok: false, code: code ?? 'internal', message};
      }
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathOf: async () => '',
  };
  return {
    bridge,
    calls,
    answers,
    emit: (event: string, payload: unknown) => {
      for (const listener of [...listeners]) listener(event, payload);
    },
  };
};

/** A refusal as the engine gives it. */
export const refusal = (code: string, message: string): Error => Object.assign(new Error(message), {code});
