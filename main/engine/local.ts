import {join} from 'node:path';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {createEngine, type Engine} from './engine.ts';
import {type EngineDeps, readVersion} from './session.ts';

/** What a shell adds to the engine. */
export type LocalOptions = Pick<EngineDeps, 'keys'>;

/** The engine with the real collectors and the system clock. `root` is the folder that holds `package.json` and `templates/`. */
export const createLocalEngine = async (
  root: string,
  options: LocalOptions = {},
): Promise<Engine & {readonly version: string}> => {
  const version = await readVersion(root);
  const engine = createEngine({
    templates: join(root, 'templates'),
    version,
    clock: () => new Date(),
    collectors: {aws: awsCollector, kubernetes: kubernetesCollector},
    ...options,
  });
  return {...engine, version};
};
