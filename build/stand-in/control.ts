import type {ChildProcess} from 'node:child_process';

/** What a person would choose in a dialog. No paths, no path: they think better of it. */
export type DialogAnswer =
  | {readonly dialog: 'open'; readonly paths: readonly string[]}
  | {readonly dialog: 'save'; readonly path: string}
  | {readonly dialog: 'message'; readonly response: number};

/** A dialog that the app showed. `answered`: a test had an answer for it; otherwise it was cancelled. */
export type DialogShown = {
  readonly dialog: 'open' | 'save' | 'message' | 'error';
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly properties: readonly string[];
  readonly defaultPath: string;
  readonly filters: readonly {readonly name: string; readonly extensions: readonly string[]}[];
  readonly answered: boolean;
};

/** What the app did at its edges, in order. `refused`: requests that no handler of the app serves; none left the machine. */
export type StandInLog = {
  readonly dialogs: DialogShown[];
  readonly opened: string[];
  readonly revealed: string[];
  readonly refused: {readonly url: string; readonly type: string}[];
  readonly crashes: string[];
};

/** An entry of the application menu; `path` names it: its label after those of the menus it is in. */
export type MenuEntry = {
  readonly path: readonly string[];
  readonly id: string;
  readonly role: string;
  readonly accelerator: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
};

/** What a test may do to an app that it started. */
export type Controls = {
  /** Puts an answer behind those that wait. */
  answer(answer: DialogAnswer): void;
  log(): StandInLog;
  menu(): readonly MenuEntry[];
  /** Clicks an entry of the application menu, found by its id or its path. Errors: there is none, or it is disabled. */
  click(entry: string | readonly string[]): void;
  /** As if the app were started again. */
  startAgain(argv: readonly string[], workingDirectory: string): void;
  /** As if the system asked the app to open a file (macOS). */
  openFile(path: string): void;
  /** As if the person quit by the system. */
  quit(): void;
  /** Process ids of the utility processes that run. */
  utilities(): readonly number[];
  /** The process id of Chromium, once there is one. */
  chromium(): number;
  /** Where the DevTools protocol is served on this machine, once it is. */
  devTools(): string;
};

export type Call = {readonly standIn: number; readonly name: keyof Controls; readonly args: readonly unknown[]};
export type Answer = {readonly standIn: number; readonly value?: unknown; readonly error?: string};

type Remote = {
  readonly [K in keyof Controls]: (...args: Parameters<Controls[K]>) => Promise<ReturnType<Controls[K]>>;
};

const names: readonly (keyof Controls)[] = [
  'answer',
  'log',
  'menu',
  'click',
  'startAgain',
  'openFile',
  'quit',
  'utilities',
  'chromium',
  'devTools',
];

/** The controls of an app that was started with a channel. Errors: what the app answers, or that it has ended. */
export const controlsOf = (app: ChildProcess): Remote => {
  const waiting = new Map<number, {resolve(value: unknown): void; reject(error: Error): void}>();
  let last = 0;
  app.on('message', (message: Answer) => {
    const call = waiting.get(message.standIn);
    waiting.delete(message.standIn);
    if (message.error === undefined) call?.resolve(message.value);
    else call?.reject(new Error(message.error));
  });
  app.on('exit', () => {
    for (const {reject} of waiting.values()) reject(new Error('The app has ended.'));
    waiting.clear();
  });
  const call = (name: keyof Controls, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (!app.connected) {
        reject(new Error('The app has ended.'));
        return;
      }
      last += 1;
      waiting.set(last, {resolve, reject});
      const message: Call = {standIn: last, name, args};
      app.send(message);
    });
  return Object.fromEntries(names.map(name => [name, (...args: unknown[]) => call(name, args)])) as unknown as Remote;
};
