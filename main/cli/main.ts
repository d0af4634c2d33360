#!/usr/bin/env node
import {join} from 'node:path';
import {createInterface} from 'node:readline/promises';
import {CommanderError} from 'commander';
import {CallError, createClient} from '../contract/client.ts';
import {createLocalEngine} from '../engine/local.ts';
import {createConsole} from './console.ts';
import {exitCode, exitCodeOf} from './exit-codes.ts';
import {createProgram} from './program.ts';

// Whoever reads our output may stop reading (`| head`): that is no error of ours.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  process.exit();
});

const engine = await createLocalEngine(join(import.meta.dirname, '../..'));
const json = process.argv.includes('--json');

const program = createProgram({
  client: createClient(engine.transport),
  console: createConsole,
  version: engine.version,
  exit: code => {
    process.exitCode = code;
  },
  confirm: async question => {
    if (!process.stdin.isTTY || json) return false;
    const prompt = createInterface({input: process.stdin, output: process.stderr});
    const answer = await prompt.question(`${question} [y/N] `);
    prompt.close();
    return /^y(es)?$/i.test(answer.trim());
  },
  onInterrupt: listener => {
    process.once('SIGINT', listener);
    return () => process.off('SIGINT', listener);
  },
});

try {
  for (const command of [program, ...program.commands, ...program.commands.flatMap(c => c.commands)])
    command.exitOverride();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.fine : exitCode.usage;
  } else {
    const code = error instanceof CallError ? error.code : 'failed';
    createConsole(json).fail(code, error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodeOf(error);
  }
} finally {
  engine.close();
}
