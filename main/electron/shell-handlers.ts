import type {Purpose, shellMethods} from '../contract/shell.ts';
import type {HandlersOf} from '../engine/dispatch.ts';
import type {PathGrants} from '../guards/path-grants.ts';
import {choices} from './choices.ts';
import type {EngineHost} from './engine-host.ts';
import type {Recents} from './recents.ts';
import type {SettingsInForce} from './settings.ts';
import type {StoredKeyring} from './stored-keys.ts';

export type ShellDeps = {
  readonly about: {
    readonly version: string;
    readonly platform: 'linux' | 'darwin' | 'win32';
    readonly runtime: 'electron' | 'stand-in';
    readonly documents: string;
  };
  readonly engine: EngineHost;
  readonly grants: PathGrants;
  readonly recents: Recents;
  readonly settings: SettingsInForce;
  readonly keys: StoredKeyring;
  /** Asks a person in a native dialog. */
  readonly choose: (purpose: Purpose, suggested: string | undefined) => Promise<readonly string[]>;
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => void;
};

/** What the shell itself answers. */
export const shellHandlers = (deps: ShellDeps): HandlersOf<typeof shellMethods> => ({
  'shell.info': () => ({...deps.about, engine: deps.engine.state()}),
  'shell.choose': async ({purpose, suggested}) => {
    const paths = await deps.choose(purpose, suggested);
    for (const path of paths) deps.grants.grant(path, choices[purpose].reach);
    return {paths: [...paths]};
  },
  'shell.reveal': ({path}) => {
    deps.reveal(path);
    return {};
  },
  'shell.recent': () => deps.recents.list(),
  'shell.forget': ({folder}) => {
    deps.recents.forget(folder);
    return {};
  },
  'shell.settings': () => deps.settings.get(),
  'shell.configure': ({settings}) => deps.settings.configure(withoutAbsent(settings)),
  'shell.keys': async () => ({available: await deps.keys.available(), names: deps.keys.names()}),
  'shell.keepKey': async ({name, sessionToken, ...pair}) => {
    await deps.keys.keep(name, {...pair, ...(sessionToken === undefined ? {} : {sessionToken})});
    return {};
  },
  'shell.dropKey': ({name}) => {
    deps.keys.drop(name);
    return {};
  },
  'shell.restartEngine': () => {
    deps.engine.restart();
    return {};
  },
});

const withoutAbsent = <T extends object>(value: T): {[K in keyof T]?: Exclude<T[K], undefined>} =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
