import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {createInterface} from 'node:readline/promises';
import type {MessageBoxOptions, OpenDialogOptions, SaveDialogOptions} from 'electron';

type Tool = 'zenity' | 'kdialog' | 'terminal';

/** The desktop's own dialogs where there are some (zenity, kdialog), otherwise the terminal that the app was started from. */
const tool = (): Tool => {
  const folders = process.platform === 'linux' ? (process.env.PATH ?? '').split(delimiter) : [];
  const desktop = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const found = (['zenity', 'kdialog'] as const).find(name => folders.some(folder => existsSync(join(folder, name))));
  return desktop && found ? found : 'terminal';
};

/** Runs a dialog's program; its output's lines, or undefined where it was cancelled. */
const run = (program: string, args: readonly string[]): Promise<string[] | undefined> =>
  new Promise(resolve => {
    execFile(program, args, (error, stdout) =>
      resolve(error ? undefined : stdout.split('\n').filter(line => line !== '')),
    );
  });

const ask = async (question: string): Promise<string> => {
  const terminal = createInterface({input: process.stdin, output: process.stdout});
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
};

/** The files or folders a person chooses. */
export const askForPaths = async ({
  title = 'Open',
  properties = [],
  defaultPath = '',
}: OpenDialogOptions): Promise<string[]> => {
  const folder = properties.includes('openDirectory');
  const many = properties.includes('multiSelections');
  const program = tool();
  if (program === 'zenity') {
    const start = defaultPath === '' ? [] : [`--filename=${defaultPath}/`];
    const kind = [...(folder ? ['--directory'] : []), ...(many ? ['--multiple', '--separator=\n'] : [])];
    return (await run('zenity', ['--file-selection', `--title=${title}`, ...kind, ...start])) ?? [];
  }
  if (program === 'kdialog') {
    const kind = folder ? '--getexistingdirectory' : '--getopenfilename';
    return (await run('kdialog', ['--title', title, kind, defaultPath === '' ? '.' : defaultPath])) ?? [];
  }
  const path = await ask(`${title}: path of the ${folder ? 'folder' : 'file'} (empty: none): `);
  return path === '' ? [] : [path];
};

/** Where a person wants a file to be; empty: nowhere. */
export const askToSave = async ({title = 'Save', defaultPath = ''}: SaveDialogOptions): Promise<string> => {
  const program = tool();
  if (program === 'zenity')
    return (
      (await run('zenity', ['--file-selection', '--save', `--title=${title}`, `--filename=${defaultPath}`]))?.[0] ?? ''
    );
  if (program === 'kdialog')
    return (await run('kdialog', ['--title', title, '--getsavefilename', defaultPath]))?.[0] ?? '';
  return await ask(`${title}: path of the new file (empty: none): `);
};

/** The button a person presses. */
export const askForMessage = async ({
  message,
  detail = '',
  buttons = ['OK'],
  cancelId = 0,
}: MessageBoxOptions): Promise<number> => {
  const text = detail === '' ? message : `${message}\n\n${detail}`;
  if (tool() === 'zenity') {
    const extra = buttons.flatMap(button => ['--extra-button', button]);
    return await new Promise(resolve => {
      execFile('zenity', ['--question', '--switch', '--text', text, ...extra], (_, stdout) => {
        const pressed = buttons.indexOf(stdout.trim());
        resolve(pressed < 0 ? cancelId : pressed);
      });
    });
  }
  const choices = buttons.map((button, index) => `${index + 1} ${button}`).join(', ');
  const chosen = Number(await ask(`${text}\n${choices}: `)) - 1;
  return buttons[chosen] === undefined ? cancelId : chosen;
};
