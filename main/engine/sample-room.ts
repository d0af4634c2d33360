import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {AwsKeys} from '../../collectors/collector.ts';
import type {AwsTarget, KubernetesTarget, Target} from '../../collectors/targets.ts';
import {EngineError} from './errors.ts';

/** The sample company's account and cluster while they run on loopback. */
export type SampleHost = {
  readonly aws: AwsTarget;
  readonly kubernetes: KubernetesTarget;
  close(): Promise<void>;
};

/** Where the sample company comes from. */
export type SampleDeps = {
  /** Starts account and cluster on free ports; what they need of the disk lies in `folder`. */
  start(folder: string): Promise<SampleHost>;
  /** The folder of the assessment made when the app was built; it need not be there. */
  readonly prebuilt: string;
  /** Makes that assessment in a folder, on the spot. */
  make(folder: string): Promise<void>;
};

/** The file that makes an assessment folder the sample's: opening it starts account and cluster. Never part of a package. */
export const sampleMarker = 'sample.json';

/** The name by which targets mean the sample's; no name that the shell keeps has a colon. */
export const sampleName = 'sample:company';

/**
 * The sample's targets as they stand on the record: by name, not by port or path, so that an interrupted collection is resumed after a
 * restart, wherever account and cluster then run.
 */
const targets = [
  {name: 'AWS account of the sample company', target: {kind: 'aws', key: sampleName}},
  {name: 'Kubernetes cluster of the sample company', target: {kind: 'kubernetes', context: sampleName}},
] as const satisfies readonly {name: string; target: Target}[];

/** Runs the sample's account and cluster while its assessment is open. */
export type SampleRoom = {
  /** An assessment was opened, or none is open any more. */
  enter(folder: string | undefined): void;
  /** Empty where the sample is not open, or cannot run. */
  targets(): Promise<readonly {readonly name: string; readonly target: Target}[]>;
  /** Where a target really is. Errors: EngineError `no-sample`. */
  resolve(target: Target): Promise<Target>;
  /** The sample's own keys, worth nothing elsewhere. */
  keys(name: string): AwsKeys | undefined;
};

export const createSampleRoom = (deps: SampleDeps | undefined): SampleRoom => {
  let running: {readonly folder: string; readonly host: Promise<SampleHost>} | undefined;

  const isSample = (target: Target): boolean =>
    target.kind === 'aws' ? target.key === sampleName : target.context === sampleName;

  return {
    enter: folder => {
      if (folder !== undefined && folder === running?.folder) return;
      // A server that did not start has nothing to close.
      running?.host.then(host => host.close()).catch(() => undefined);
      running = undefined;
      if (folder === undefined || !deps || !existsSync(join(folder, sampleMarker))) return;
      // `tmp` is emptied whenever the assessment is opened: what a killed process leaves there goes with it.
      const host = deps.start(join(folder, 'tmp'));
      host.catch(() => undefined);
      running = {folder, host};
    },
    targets: async () => {
      const host = await running?.host.catch(() => undefined);
      return host ? targets : [];
    },
    resolve: async target => {
      if (!isSample(target)) return target;
      if (!running) {
        throw new EngineError(
          'no-sample',
          'The account and cluster of the sample company run only while its own assessment is open. Open the sample, or choose another target.',
        );
      }
      const {aws, kubernetes} = await running.host;
      if (target.kind === 'kubernetes') return kubernetes;
      return {...target, ...(aws.endpoint === undefined ? {} : {endpoint: aws.endpoint})};
    },
    keys: name => (name === sampleName ? {accessKeyId: 'sample', secretAccessKey: 'sample'} : undefined),
  };
};
