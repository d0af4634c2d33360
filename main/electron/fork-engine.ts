import {utilityProcess} from 'electron';
import {engineEnvironment} from './engine-environment.ts';
import type {EngineChild} from './engine-host.ts';

/** Starts the engine's process. `entry`: its bundle; `root`: the folder with `templates/` and `package.json`. */
export const forkEngine = (entry: string, root: string, packaged: boolean): EngineChild => {
  const child = utilityProcess.fork(entry, [root], {
    serviceName: 'Fieldwork engine',
    env: engineEnvironment(process.env),
    stdio: packaged ? 'ignore' : 'inherit',
  });
  return {
    postMessage: message => child.postMessage(message),
    onMessage: listener => void child.on('message', listener),
    onExit: listener => void child.once('exit', () => listener()),
    kill: () => {
      // A process that was stopped or hangs does not end by SIGTERM. What the engine has acknowledged outlives SIGKILL.
      if (process.platform === 'win32' || child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
};
