import {CommanderError} from 'commander';
import {exitCode, exitCodeOf} from '../../main/cli/exit-codes.ts';
import {createProgram} from '../../main/cli/program.ts';
import type {Client} from '../../main/contract/client.ts';
import type {CliResult} from './run-cli.ts';

/**
 * Runs the command line over a client of this process, with the codes that `main/cli/main.ts` gives: for what needs many commands
 * and not a process for each.
 */
export const runInProcess = async (client: Client, args: readonly string[]): Promise<CliResult> => {
  let [code, stdout, stderr] = [exitCode.fine as number, '', ''];
  const program = createProgram({
    client,
    console: json => ({
      json,
      result: (value, lines) => {
        stdout += json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`;
      },
      say: () => {},
      fail: () => {},
      bar: () => ({update: () => {}, stop: () => {}}),
    }),
    version: '0.0.0-test',
    exit: given => {
      code = given;
    },
    confirm: async () => false,
    onInterrupt: () => () => {},
  });
  for (const command of [program, ...program.commands, ...program.commands.flatMap(c => c.commands)])
    command.exitOverride().configureOutput({
      writeErr: text => {
        stderr += text;
      },
    });
  try {
    await program.parseAsync([...args], {from: 'user'});
  } catch (error) {
    if (error instanceof CommanderError) code = error.exitCode === 0 ? exitCode.fine : exitCode.usage;
    else {
      stderr += error instanceof Error ? error.message : String(error);
      code = exitCodeOf(error);
    }
  }
  return {code, stdout, stderr};
};
