import {setTimeout as wait} from 'node:timers/promises';
import {test} from 'vitest';
import {type LaunchedApp, launchApp} from './launch.ts';
import {noWindow, windowRequired} from './window-support.ts';

const reason = noWindow();
if (reason !== undefined && windowRequired) throw new Error(`The window tests must run here. ${reason}`);

/** A test of the window; skipped, with the reason, where there is no browser. */
export const windowTest = test.extend<{support: undefined}>({
  support: [
    async ({skip}, use) => {
      if (reason !== undefined) skip(reason);
      await use(undefined);
    },
    {auto: true},
  ],
});

/** A test of the window with an app that all tests of a file share, closed after the last. */
export const sharedAppTest = windowTest.extend<{app: LaunchedApp}>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest wants to see what a fixture needs, here nothing
    async ({}, use) => {
      if (reason !== undefined) return;
      const app = await launchApp();
      try {
        await use(app);
      } finally {
        // Not by quitting: a test that failed may have left something that the app asks about.
        await app.kill();
        app.home.remove();
      }
    },
    {scope: 'file'},
  ],
});

/** Quits. A test that failed may have left something that the app asks about and waits for: then it is killed. */
const closeOrKill = async (app: LaunchedApp): Promise<void> => {
  const closing = app.close();
  if ((await Promise.race([closing, wait(15_000, 'asking', {ref: false})])) !== 'asking') return;
  await app.kill();
  await closing;
};

/** A test of the window with an app of its own, closed when the test ends. */
export const appTest = windowTest.extend<{app: LaunchedApp}>({
  app: async ({support: _}, use) => {
    const app = await launchApp();
    try {
      await use(app);
    } finally {
      if (app.process.exitCode === null && app.process.signalCode === null) await closeOrKill(app);
      else app.home.remove();
    }
  },
});
