import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {access, lstat, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, isAbsolute, join} from 'node:path';
import type {PeerTools, PythonTools, RunOptions, RunResult} from './peer.ts';

/** The tools of one peer, working in `scratch`. */
export const createPeerTools = (scratch: string): PeerTools => ({scratch, python, command, run});

/** The folder kept between runs, private to this user. Errors: if somebody else owns it. */
export const openCache = async (): Promise<string> => {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `fieldwork-peers-${uid ?? 'user'}`);
  await mkdir(folder, {recursive: true, mode: 0o700});
  const stat = await lstat(folder);
  if (!stat.isDirectory() || (uid !== undefined && stat.uid !== uid)) {
    throw new Error(`${folder} is not a folder of ours; remove it and run the peers again.`);
  }
  return folder;
};

const command = async (name: string): Promise<string | undefined> => {
  const folders = isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(delimiter);
  for (const folder of folders) {
    const path = folder === '' ? name : join(folder, name);
    if (!isAbsolute(path)) continue;
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not here: look in the next folder.
    }
  }
  return undefined;
};

const run = (name: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> =>
  new Promise(resolve => {
    const child = spawn(name, args, {
      cwd: options.cwd,
      env: {...process.env, ...options.env},
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 600_000,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    const end = (code: number, note = '') =>
      resolve({code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() + note});
    child.on('error', error => end(-1, error.message));
    child.on('close', (code, signal) => end(code ?? -1, signal ? `killed by ${signal}` : ''));
    // A command that ends before it has read its input closes the pipe: its exit code tells, not the pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });

const python = async (packages: readonly string[]): Promise<PythonTools> => {
  const base = (await command('python3')) ?? (await command('python'));
  if (base === undefined) return {unavailable: 'no python3 on PATH'};
  const wanted = [...packages].sort();
  const key = createHash('sha256')
    .update(JSON.stringify([base, wanted]))
    .digest('hex');
  const folder = join(await openCache(), `python-${key.slice(0, 16)}`);
  const bin = join(folder, 'bin');
  const tools = {python: join(bin, 'python'), bin};
  const ready = join(folder, 'ready.json');
  if ((await isReady(ready, wanted)) && (await run(tools.python, ['-m', 'pip', 'check'])).code === 0) return tools;
  await rm(folder, {recursive: true, force: true});
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [base, ['-m', 'venv', folder]],
    [tools.python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted]],
  ];
  for (const [step, args] of steps) {
    const result = await run(step, args);
    if (result.code !== 0) return {unavailable: `${args.slice(0, 3).join(' ')} failed: ${lastLine(result.stderr)}`};
  }
  await writeFile(ready, JSON.stringify(wanted));
  return tools;
};

const isReady = async (file: string, wanted: readonly string[]): Promise<boolean> => {
  try {
    return (await readFile(file, 'utf8')) === JSON.stringify(wanted);
  } catch {
    return false;
  }
};

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
