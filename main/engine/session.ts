import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {AwsKeys, Collector, Operation} from '../../collectors/collector.ts';
import type {AwsTarget, KubernetesTarget} from '../../collectors/targets.ts';
import type {Event, EventName} from '../contract/events.ts';
import type {Workspace} from '../workspace/types.ts';
import {EngineError} from './errors.ts';
import {type Library, loadLibrary, packFolder} from './library.ts';
import {createSampleRoom, type SampleDeps, type SampleRoom} from './sample-room.ts';

/** The effects and plugs an engine is made from. */
export type EngineDeps = {
  /** The folder of `templates/`. */
  readonly templates: string;
  readonly version: string;
  readonly clock: () => Date;
  readonly collectors: {readonly aws: Collector<AwsTarget>; readonly kubernetes: Collector<KubernetesTarget>};
  /** The AWS keys that the shell keeps under a name; they stay in memory, for the run that names them. */
  readonly keys?: (name: string) => Promise<AwsKeys | undefined>;
  /** Absent: there is no sample company. */
  readonly sample?: SampleDeps;
  /** Whether an assessment is made searchable as soon as it is open, and not only once somebody searches. */
  readonly searchAhead?: boolean;
  /** Where this machine's own configuration is looked up. */
  readonly environment?: NodeJS.ProcessEnv;
};

/** What the services share: the templates, the one open assessment, and the way to tell clients. */
export type Session = {
  readonly deps: EngineDeps;
  readonly operations: ReadonlyMap<string, Pick<Operation, 'permissions' | 'service' | 'name'>>;
  /** The sample company's account and cluster, while its assessment is open. */
  readonly sample: SampleRoom;
  /** The AWS keys of a name. */
  keys(name: string): Promise<AwsKeys | undefined>;
  /** The templates and the packs that the open assessment uses; loaded once, at first use. Errors: TemplateError. */
  library(): Promise<Library>;
  /** Forgets the library, after the packs of the assessment have changed. */
  reload(): void;
  /** The open assessment. Errors: EngineError `no-assessment`. */
  workspace(): Workspace;
  /** The open assessment, or undefined where none is. */
  current(): Workspace | undefined;
  opened(workspace: Workspace): void;
  /** Tells which assessment is open now, whenever that changes. */
  onOpen(listener: (open: Workspace | undefined) => void): void;
  close(): void;
  /** UTC ISO 8601 with milliseconds. */
  now(): string;
  emit<E extends EventName>(event: E, payload: Event<E>): void;
};

export const createSession = (deps: EngineDeps, emit: Session['emit']): Session => {
  let open: Workspace | undefined;
  let library: {readonly packs: string | undefined; readonly loading: Promise<Library>} | undefined;
  const all = [...deps.collectors.aws.operations, ...deps.collectors.kubernetes.operations];
  const sample = createSampleRoom(deps.sample);
  const listeners = new Set<(open: Workspace | undefined) => void>();
  const become = (next: Workspace | undefined) => {
    open?.close();
    open = next;
    sample.enter(next?.folder);
    for (const listener of listeners) listener(next);
  };
  return {
    deps,
    sample,
    keys: async name => sample.keys(name) ?? (await deps.keys?.(name)),
    operations: new Map(all.map(operation => [operation.id, operation])),
    library: () => {
      const packs = open && packFolder(open.folder);
      if (!library || library.packs !== packs) {
        const operations = new Set(all.map(operation => operation.id));
        library = {packs, loading: loadLibrary(deps.templates, operations, packs)};
      }
      return library.loading;
    },
    reload: () => {
      library = undefined;
    },
    workspace: () => {
      if (!open) throw new EngineError('no-assessment', 'No assessment is open. Open or create one first.');
      return open;
    },
    current: () => open,
    opened: workspace => become(workspace),
    onOpen: listener => void listeners.add(listener),
    close: () => become(undefined),
    now: () => deps.clock().toISOString(),
    emit,
  };
};

/** The version in package.json, the one place where it stands. */
export const readVersion = async (root: string): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return String((manifest as {version?: unknown}).version);
};
