import type {} from 'electron';
import {createLocalEngine} from '../engine/local.ts';
import {serveEngine} from './engine-service.ts';

/** The entry of the engine's process: `engine.js <root>`, where `templates/` and `package.json` lie. */
const start = async (root: string | undefined): Promise<void> => {
  if (root === undefined) throw new Error('The engine was started without the folder of its templates.');
  const port = process.parentPort;
  const service = serveEngine(message => port.postMessage(message));
  port.on('message', ({data}) => service.receive(data));
  const engine = await createLocalEngine(root, {keys: service.keys, searchAhead: true});
  service.serve(engine);
  // The window is drawn meanwhile; the first assessment opens the sooner.
  setTimeout(() => void engine.prepare(), 1_000);
};

start(process.argv.at(-1)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
