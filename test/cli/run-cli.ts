import {spawn} from 'node:child_process';
import {join} from 'node:path';

export type CliResult = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

const entry = join(import.meta.dirname, '../../main/cli/main.ts');

/** Runs the command line as a process of its own. */
export const runCli = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], {
      env: {PATH: process.env.PATH, HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...environment},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', chunk => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', code => resolve({code, stdout, stderr}));
  });
