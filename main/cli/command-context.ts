import type {Command} from 'commander';
import type {Client} from '../contract/client.ts';
import type {Output} from '../contract/methods.ts';
import type {Console} from './console.ts';

/** What every command works with. */
export type CommandContext = {
  readonly client: Client;
  /** Where this command writes: JSON or text, as its options say. */
  readonly out: (command: Command) => Console;
  /** Opens the assessment that the command line names. Errors: CallError. */
  readonly open: (command: Command) => Promise<Output<'assessment.open'>>;
  /** Sets the process's exit code. */
  readonly exit: (code: number) => void;
  /** Asks the person at the terminal; false where nobody can be asked. */
  readonly confirm: (question: string) => Promise<boolean>;
  /** Calls back at the first interrupt (Ctrl-C); returns the way to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

/** The examples below a command's help. */
export const examples = (...lines: string[]): string => `\nExamples:\n${lines.map(line => `  ${line}`).join('\n')}\n`;
