import {join} from 'node:path';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {createClient} from '../contract/client.ts';
import {createEngine, type Engine} from './engine.ts';
import type {SampleDeps} from './sample-room.ts';
import {type EngineDeps, readVersion} from './session.ts';

/** What a shell adds to the engine. */
export type LocalOptions = Pick<EngineDeps, 'keys' | 'environment' | 'searchAhead'> & {
  /** Where the sample company lies, where that is not `out/sample`. */
  readonly sample?: Partial<SampleDeps>;
};

export type LocalEngine = Engine & {
  readonly version: string;
  /** Makes the sample company's assessment in a new folder; nothing is left open. */
  makeSample(folder: string): Promise<void>;
};

/** The engine with the real collectors and the system clock. `root` is the folder that holds `package.json` and `templates/`. */
export const createLocalEngine = async (root: string, options: LocalOptions = {}): Promise<LocalEngine> => {
  const version = await readVersion(root);
  const templates = join(root, 'templates');
  const sample: SampleDeps = {
    prebuilt: join(root, 'out/sample'),
    start: async folder => {
      const {startSampleCloud} = await import('../sample/cloud.ts');
      return startSampleCloud({sample: join(templates, 'sample'), folder});
    },
    make: async folder => {
      const {makeSample} = await import('../sample/make.ts');
      const engine = createEngine(deps);
      try {
        await makeSample(createClient(engine.transport), {sample: join(templates, 'sample'), folder});
      } finally {
        engine.close();
      }
    },
    ...options.sample,
  };
  const deps: EngineDeps = {
    templates,
    version,
    clock: () => new Date(),
    collectors: {aws: awsCollector, kubernetes: kubernetesCollector},
    ...options,
    sample,
  };
  return {...createEngine(deps), version, makeSample: sample.make};
};
