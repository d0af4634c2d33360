import {fork} from 'node:child_process';
import {EventEmitter} from 'node:events';
import {constants} from 'node:os';
import type {ForkOptions, UtilityProcess} from 'electron';
import {emitting} from './events.ts';
import {running} from './running.ts';

const entry = new URL('./utility-entry.ts', import.meta.url).href;

/** Electron's `utilityProcess`: a Node process with a port to this one. It ends when this one does. */
export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) => {
    const {execArgv = [], stdio = 'inherit', env = process.env, cwd} = options;
    const output = stdio === 'pipe' || stdio === 'ignore' ? stdio : 'inherit';
    const child = fork(modulePath, args, {
      execArgv: ['--import', entry, ...execArgv],
      stdio: ['ignore', output, output, 'ipc'],
      serialization: 'advanced',
      env: env as NodeJS.ProcessEnv,
      ...(cwd === undefined ? {} : {cwd}),
    });
    let alive = true;
    if (child.pid !== undefined) running.utilities.add(child.pid);
    const emitter = new EventEmitter();
    child.on('spawn', () => emitter.emit('spawn'));
    child.on('message', message => emitter.emit('message', message));
    child.on('error', cause => console.error(cause));
    child.on('exit', (code, signal) => {
      alive = false;
      if (child.pid !== undefined) running.utilities.delete(child.pid);
      emitter.emit('exit', code ?? (signal ? constants.signals[signal] : 1));
    });
    return emitting(emitter, {
      get pid() {
        return alive ? child.pid : undefined;
      },
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage: (message: unknown) => {
        if (child.connected) child.send(message as object);
      },
      kill: () => child.kill(),
    } satisfies Partial<UtilityProcess>);
  },
};
