import type {Reply} from '../contract/transport.ts';
import {foreignEndpoint} from '../guards/endpoint.ts';
import {pathAt} from '../guards/path-fields.ts';
import type {PathGrants} from '../guards/path-grants.ts';
import type {EngineHost} from './engine-host.ts';
import {shellTexts} from './native-texts.ts';
import {type Recents, toldBy} from './recents.ts';
import {ShellError} from './shell-error.ts';
import type {StoredKeyring} from './stored-keys.ts';

export type EngineCallDeps = {
  readonly engine: Pick<EngineHost, 'call'>;
  readonly grants: PathGrants;
  readonly recents: Recents;
  readonly keys: Pick<StoredKeyring, 'take'>;
  /** Asks a person whether calls may go to a host instead of to AWS. */
  readonly confirmEndpoint: (host: string) => Promise<boolean>;
};

/** Carries calls to the engine: asks before one goes elsewhere than to AWS, adds the keys that a target names, and learns from the answer which folders are assessments. */
export const createEngineCalls = ({engine, grants, recents, keys, confirmEndpoint}: EngineCallDeps) => {
  const confirmed = new Set<string>();

  /** What was done is done: that it cannot be noted here as well does not make it undone. */
  const learn = (method: string, value: unknown): void => {
    const told = toldBy(method, value);
    if (!told) return;
    grants.grant(told.folder, {below: true, write: false});
    try {
      recents.learn(told);
    } catch (error) {
      console.error(error);
    }
  };

  /** Errors: ShellError `endpoint-refused`. */
  const confirm = async (host: string | undefined): Promise<void> => {
    if (host === undefined || confirmed.has(host)) return;
    if (!(await confirmEndpoint(host))) throw new ShellError('endpoint-refused', shellTexts.endpoint.refused(host));
    confirmed.add(host);
  };

  return async (method: string, input: unknown): Promise<Reply> => {
    const name = keptName(pathAt(input, 'target.key'));
    try {
      await confirm(foreignEndpoint(input));
      const given = name === undefined ? undefined : {[name]: await keys.take(name)};
      const reply = await engine.call(method, input, given);
      if (reply.ok) learn(method, reply.value);
      return reply;
    } catch (error) {
      if (!(error instanceof ShellError)) throw error;
      return {ok: false, code: error.code, message: error.message};
    }
  };
};

/** The sample company's keys are the engine's own; no name that a person gives has a colon. */
const keptName = (name: string | undefined): string | undefined => (name?.startsWith('sample:') ? undefined : name);
