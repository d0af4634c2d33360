import type {Reply} from '../contract/transport.ts';
import {pathAt} from '../guards/path-fields.ts';
import type {PathGrants} from '../guards/path-grants.ts';
import type {EngineHost} from './engine-host.ts';
import type {Recents} from './recents.ts';
import {ShellError} from './shell-error.ts';
import type {StoredKeyring} from './stored-keys.ts';

/** Carries calls to the engine: adds the keys that a target names, and learns from the answer which folders are assessments. */
export const createEngineCalls =
  ({
    engine,
    grants,
    recents,
    keys,
  }: {
    readonly engine: EngineHost;
    readonly grants: PathGrants;
    readonly recents: Recents;
    readonly keys: StoredKeyring;
  }) =>
  async (method: string, input: unknown): Promise<Reply> => {
    const name = pathAt(input, 'target.key');
    try {
      const given = name === undefined ? undefined : {[name]: await keys.take(name)};
      const reply = await engine.call(method, input, given);
      const folder = reply.ok ? recents.learn(method, reply.value) : undefined;
      if (folder !== undefined) grants.grant(folder, {below: true, write: false});
      return reply;
    } catch (error) {
      if (!(error instanceof ShellError)) throw error;
      return {ok: false, code: error.code, message: error.message};
    }
  };
