import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);
const commandLine = join(import.meta.dirname, '../../../main/cli/main.ts');

/** What the command line answers as JSON, and its exit code: another program over the same record. */
export const fieldwork = async <T>(...args: readonly string[]): Promise<{readonly code: number; readonly value: T}> => {
  const {code, stdout} = await run(process.execPath, [commandLine, '--json', ...args], {maxBuffer: 64 << 20}).then(
    ({stdout}) => ({code: 0, stdout}),
    (error: {code?: unknown; stdout?: string; stderr?: string}) => {
      if (typeof error.code !== 'number' || !error.stdout) throw new Error(error.stderr ?? String(error));
      return {code: error.code, stdout: error.stdout};
    },
  );
  return {code, value: JSON.parse(stdout) as T};
};

/** The versions of an answer on the record of a closed assessment. */
export const historyOf = async (folder: string, question: string) =>
  (await fieldwork<RecordedAnswer[]>('-C', folder, 'history', question)).value;

type RecordedAnswer = {
  readonly conclusion: string;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly answeredBy: string;
};

/** The working papers of a kind on the record of a closed assessment. */
export const papersOf = async (folder: string, kind: string) =>
  (await fieldwork<RecordedPaper[]>('-C', folder, 'paper', 'list', kind)).value;

type RecordedPaper = {
  readonly id: string;
  readonly version: number;
  readonly savedBy: string;
  readonly paper: Readonly<Record<string, unknown>>;
};

/** The whole of a closed assessment in numbers. */
export const statusOf = async (folder: string) => (await fieldwork<RecordedStatus>('-C', folder, 'status')).value;

type RecordedStatus = {
  readonly custody: {readonly head: string; readonly entries: number};
  readonly families: readonly {readonly id: string; readonly open: readonly string[]}[];
  readonly collections: readonly {readonly id: string; readonly state: string}[];
};
