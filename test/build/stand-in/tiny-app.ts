import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createHome, type Home} from '../../e2e/window/home.ts';
import {forkMain, type LaunchedApp, type LaunchOptions, launchMain} from '../../e2e/window/launch.ts';
import {stageStandIn} from '../../e2e/window/stage.ts';

/** What the tiny app's preload script gives its page. */
export type Tiny = {
  ask(channel: string, ...values: unknown[]): Promise<unknown>;
  tell(...values: unknown[]): void;
  on(listener: (...values: unknown[]) => void): () => void;
  pathOf(file: unknown): Promise<unknown>;
  sum(a: number, b: number): number;
  fails(): never;
  readonly facts: {readonly process: string; readonly node: string};
};

const place = (home: Home): string => {
  const text = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  home.file('tiny/preload.cjs', text('tiny-preload.cjs'));
  home.file('tiny/utility.mjs', text('tiny-utility.mjs'));
  return home.file('tiny/main.mjs', text('tiny-main.mjs'));
};

/** Starts the tiny app over the stand-in and waits for its window. */
export const launchTiny = async (home: Home = createHome()): Promise<LaunchedApp> =>
  await launchMain({main: place(home), door: 'tiny', stage: await stageStandIn()}, {home});

/** Starts the tiny app over a home, where another one may run already, without waiting for a window. */
export const startTinyAgain = async (home: Home, options: Omit<LaunchOptions, 'home'>) =>
  forkMain({main: place(home), stage: await stageStandIn()}, home, options);
